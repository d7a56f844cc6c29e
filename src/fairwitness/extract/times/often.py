"""How often: "daily", "every day", "per week", "twice a week", "every Tuesday", "on Fridays" (TIMEX3's SET)."""

from __future__ import annotations

from dataclasses import replace

from fairwitness.extract.times import stretches as st
from fairwitness.extract.times.amounts import SINGULAR, Amount, ago, amount, plain, rolling, single
from fairwitness.extract.times.dates import Found, Tokens, longest


def often(t: Tokens, i: int) -> Found | None:
    """As in "daily", "every day", "per week", "every two weeks", "every Tuesday", "1,000 a day", "twice a week"."""
    if t[i].kind == "often" or t[i + 1].low == "times":
        return _so_often(t, i)
    if t[i].kind == "set":
        value = str(t[i].value)
        return Found(i + 1, lambda ref: st.unknown(value, type="SET"))
    rate = t[i].low in ("a", "an") and t[i + 1].low in SINGULAR and t[i - 1].kind in ("", "number") and t[i - 1].low
    if (t[i].kind != "each" and not rate) or (rate and t[i + 1].low == "quarter"):
        return None
    j = i + 1
    quant = t[i].low.upper() if t[i].low in ("every", "each") else None
    if t[j].kind in ("weekday", "weekday_short"):
        weekly = f"XXXX-WXX-{t[j].value}"
        return Found(j + 1, lambda ref: replace(st.unknown(weekly, type="SET"), quant=quant))
    much = amount(t, j)
    if t[j].low in ("other", "second") and t[j + 1].low in SINGULAR:
        much = Amount(j + 2, 2.0, str(t[j + 1].value))
    if much is None and (t[j].low in SINGULAR or t[j].kind == "daypart"):
        much = Amount(j + 1, 1.0, str(t[j].value) if t[j].kind == "unit" else "day")
    if much is None:
        return None
    found = much
    return Found(found.end, lambda ref: replace(st.unknown(found.value, type="SET"), quant=quant))


def _so_often(t: Tokens, i: int) -> Found | None:
    """As in "twice a week", "three times every day": how often in each."""
    count = int(t[i].value) if t[i].kind == "often" else None
    j = i + 1
    if t[j].low == "times" and t[i].kind == "number" and str(t[i].value).isdecimal():
        count, j = int(t[i].value), j + 1
    if count is None or not (t[j].kind == "each" or t[j].low in ("a", "an")) or t[j + 1].low not in SINGULAR:
        return None
    each = Amount(j + 2, 1.0, str(t[j + 1].value)).value
    quant = t[j].low.upper() if t[j].low in ("every", "each") else None
    return Found(j + 2, lambda ref: replace(st.unknown(each, type="SET"), quant=quant, freq=f"{count}X"))


def spell(t: Tokens, i: int, *, led: bool = False) -> Found | None:
    """The longest amount of time that begins at token i."""
    return longest(rolling(t, i), ago(t, i), plain(t, i, led=led), single(t, i) if led else often(t, i))
