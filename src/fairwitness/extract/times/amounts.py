"""Amounts of time: "six days", "the past week", "two years ago", "the six days to Friday", "six-year war", "daily"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from fairwitness.extract.times import stretches as st
from fairwitness.extract.times.dates import Found, Reader, Tokens, glued
from fairwitness.extract.times.points import point
from fairwitness.extract.times.stretches import Ref, Stretch
from fairwitness.extract.times.tokens import Token
from fairwitness.vocab.times import context

_LEADS = frozenset({"the", "those", "just", "its", "this", "a"})
_BEFORE_AGO = frozenset("more less than around about over at least just".split())
_BEFORE_PLAIN = frozenset("more less than least well as long little not quite".split())
# An amount may begin with these, though they are no words of time by themselves.
OPENERS = _BEFORE_AGO | _BEFORE_PLAIN | frozenset("the these recent half a an".split())
SINGULAR = frozenset({"day", "hour", "week", "month", "year", "decade", "fortnight", "century", "minute", "quarter"})


class Amount(NamedTuple):
    """So many units of time; ``number`` None: not told ("several days"). ``end``: the token after them."""

    end: int
    number: float | None
    unit: str

    @property
    def value(self) -> str:
        """The TIMEX3 duration: P6D, PT24H, PXW."""
        unit, count = self.unit, self.number
        if unit == "fortnight" and count:
            unit, count = "week", count * 2
        if unit in ("weekend", "generation"):
            return f"P{_plain(count)}{'WE' if unit == 'weekend' else 'GE'}"
        clock = {"hour": "H", "minute": "M", "second": "S"}.get(unit)
        return f"PT{_plain(count)}{clock}" if clock else f"P{_plain(count)}{st.LETTERS.get(unit, 'W')}"

    @property
    def precision(self) -> str:
        rough = {"fortnight": "week", "quarter": "month", "decade": "year", "century": "year", "generation": "year"}
        return rough.get(self.unit, self.unit if self.unit in ("week", "month", "year") else "days")


def _plain(count: float | None) -> str:
    return "X" if count is None else f"{count:g}"


def _number(t: Tokens, i: int) -> tuple[int, float | None]:
    """A number in digits or words ("forty-six", "two and a half", "a"), and where it ends (i itself: there is none)."""
    token = t[i]
    if token.low in ("a", "an"):
        if t[i + 1].low in ("couple", "few"):
            return i + 2 + (t[i + 2].low == "of"), 2.0 if t[i + 1].low == "couple" else None
        return i + 1, 1.0
    if token.low == "half" and t[i + 1].low in ("a", "an"):
        return i + 2, 0.5
    if token.kind == "vague":
        return i + 1, None
    if token.kind not in ("number", "year") or token.low == "couple":
        return i, None
    value = _float(token)
    i += 1
    if value >= 20 and t[i].kind == "dash" and t[i + 1].kind == "number" and 0 < _float(t[i + 1]) < 10:
        value, i = value + _float(t[i + 1]), i + 2
    if t[i].low == "and" and t[i + 1].low == "a" and t[i + 2].low == "half":
        value, i = value + 0.5, i + 3
    return i, value


def _float(token: Token) -> float:
    return float(str(token.value).replace(",", ""))


def amount(t: Tokens, i: int) -> Amount | None:
    """As in "six days", "a week", "24h", "several months", "two and a half years", "six-year" (not "six-year-old")."""
    if t[i].kind == "hours":
        return Amount(i + 1, float(t[i].value), "hour")
    j, count = _number(t, i)
    if j == i and not (t[i].kind == "unit" and t[i].low not in SINGULAR):
        return None
    j += t[j].kind == "dash" and t[j + 1].kind == "unit"
    j += t[j].kind == "vague" and j > i
    if t[j].kind != "unit":
        return None
    if t[j + 1].low in context("no_age") or (t[j + 1].kind == "dash" and t[j + 2].low in context("no_age")):
        return None
    if t[j].low in SINGULAR and count not in (1.0, 0.5) and t[j - 1].kind != "dash":
        return None
    if t[j + 1].low == "and" and t[j + 2].low == "a" and t[j + 3].low == "half" and count:  # "a year and a half"
        return Amount(j + 4, count + 0.5, str(t[j].value))
    return Amount(j + 1, count, str(t[j].value))


def before(on_or_none: Ref, much: Amount) -> Stretch:
    """From so long before the day up to it; where the amount is vague or long gone, from an open end."""
    on = on_or_none.day
    if on is None:
        return st.unknown(much.value, much.precision, "DURATION")
    if much.number is None:
        return Stretch(None, on, "vague", much.value, "DURATION")
    return Stretch(back(much, on), on, much.precision, much.value, "DURATION")


def back(much: Amount, on: date) -> date:
    """The day so long before; half units are counted in the unit below."""
    count = much.number or 0
    if count != int(count):
        below, each = {"year": ("month", 12), "month": ("day", 30), "week": ("day", 7), "day": ("hour", 24)}.get(
            much.unit, ("hour", 1)
        )
        return st.later(on, -round(count * each), below)
    return st.later(on, -int(count), much.unit)


# -- past and coming amounts ----------------------------------------------------------------------------------------


def rolling(t: Tokens, i: int) -> Found | None:
    """As in "the past week", "the last three months", "past 24 hours", "previous two days", "next few days"."""
    definite = t[i].low in ("the", "these", "just") or (t[i].low == "this" and t[i + 1].low == "past")
    j = i + definite + (t[i].low == "just" and t[i + 1].low == "the")
    if t[j].low == "recent" and t[j + 1].kind == "unit":
        return _recent(t, j + 1)
    which = t[j].value if t[j].kind == "which" else None
    if which not in ("last", "past", "previous", "next", "following"):
        return None
    much = amount(t, j + 1)
    single = t[j + 1].kind == "unit" and t[j + 1].low in SINGULAR
    if much is None and single and (definite or which == "past") and which not in ("following",):
        if which == "next" or (which == "previous" and t[j + 1].low == "day"):
            return None
        much = Amount(j + 2, 1.0, str(t[j + 1].value))
    if much is None or (t[j + 1].low in ("a", "an")):
        return None
    return Found(much.end, _coming(much) if which in ("next", "following") else lambda ref: before(ref, much))


def _recent(t: Tokens, i: int) -> Found:
    vague = Amount(i + 1, None, str(t[i].value))
    return Found(i + 1, lambda ref: before(ref, vague))


def _coming(much: Amount) -> Reader:
    def read(ref: Ref) -> Stretch:
        if ref.day is None or much.number is None:
            return Stretch(ref.day, None, "vague", much.value, "DURATION")
        return Stretch(
            ref.day, st.later(ref.day, round(much.number), much.unit), much.precision, much.value, "DURATION"
        )

    return read


# -- ago, earlier, later --------------------------------------------------------------------------------------------


def ago(t: Tokens, i: int) -> Found | None:
    """As in "two days ago", "a decade ago"; "three days after", "five days into"; "two days later" (told elsewhere)."""
    j = i
    while t[j].kind == "hedge" or t[j].low in _BEFORE_AGO:
        j += 1
        if j > i + 3:
            return None
    much = amount(t, j)
    if much is None or (t[j].kind == "unit" and t[much.end].low not in ("ago", "earlier", "later")):
        return None
    k = much.end
    word = t[k].low
    if word == "ago":
        return Found(k + 1, lambda ref: _ago(much, ref))
    if word in ("later", "earlier", "before", "beforehand", "afterwards", "prior", "previously"):
        return Found(k + 1, lambda ref: st.unknown("XXXX-XX-XX"))
    if word in ("after", "following"):
        return Found(k + 1, lambda ref: _days_ago(much, ref))
    if word in ("into", "since"):
        return Found(k + 1, lambda ref: before(ref, much))
    if word == "from" and t[k + 1].low == "now":
        return Found(k + 2, lambda ref: _from_now(much, ref))
    return None


def _ago(much: Amount, ref: Ref) -> Stretch:
    """A day for days, weeks and single units; for several months the month, for several years the year."""
    if ref.day is None or much.number is None:
        return Stretch(None, ref.day, "vague", "PAST_REF")
    on = back(much, ref.day)
    if much.unit in ("decade", "century", "year") and (much.number > 1 or much.unit != "year"):
        return st.year(on.year)
    if much.unit in ("month", "quarter") and much.number > 1:
        return st.month(on.year, on.month)
    # the day for the period, but the value is no finer than the words
    value = st.around(on, much.unit).value if much.unit in ("week", "month", "year") else on.isoformat()
    return replace(st.day(on), precision=much.precision if much.unit in ("month", "year") else "day", value=value)


def _days_ago(much: Amount, ref: Ref) -> Stretch:
    """As in "Three days after the strike, ...": the strike was so long ago, told from the day of publication."""
    if ref.day is None or much.number is None or much.unit in ("hour", "minute", "second"):
        return st.unknown("XXXX-XX-XX")
    return st.day(back(much, ref.day))


def _from_now(much: Amount, ref: Ref) -> Stretch:
    if ref.day is None or much.number is None:
        return Stretch(ref.day, None, "vague", "FUTURE_REF")
    return st.day(st.later(ref.day, round(much.number), much.unit))


# -- plain amounts --------------------------------------------------------------------------------------------------


def plain(t: Tokens, i: int, *, led: bool = False) -> Found | None:
    """As in "six days" up to publication; "six-year war", "19 years": from an open end. ``led``: by a preposition."""
    j = i + (led and t[i].low in _LEADS and t[i + 1].kind in ("number", "hours"))
    while t[j].kind == "hedge" or t[j].low in _BEFORE_PLAIN:
        j += 1
        if j > i + 4:
            return None
    much = amount(t, j) if t[j - 1].low != "/" else None  # "33 1/2 months"
    if much is None or (not led and not _stands_alone(t, j)):
        return None
    if t[much.end - 2].kind == "dash" and glued(t, much.end - 1):
        named = led and t[much.end].low in context("events")
        return Found(much.end + named, lambda ref: _open(much, ref))
    if t[much.end].low == "to":
        to = point(t, much.end + 1)
        if to:
            return Found(to.end, _up_to(much, to.read))
    within = _within(t, much.end) if led else None
    if within:
        return within
    long = much.unit in ("year", "decade", "century", "generation")
    of = long and led and t[much.end].low == "of" and t[much.end + 1].low in context("events")
    if long:
        return Found(much.end + 2 * of, lambda ref: _open(much, ref))
    return Found(much.end, lambda ref: before(ref, much))


def _stands_alone(t: Tokens, j: int) -> bool:
    """Whether an amount needs no preposition: "six days", "several weeks", "a few months"; not "a week"."""
    few = t[j].kind == "article" and t[j + 1].low in ("few", "couple")
    return few or (t[j].kind == "vague" and t[j].low != "recent") or t[j].kind not in ("article", "vague", "unit")


def _within(t: Tokens, i: int) -> Found | None:
    """What "three weeks in 2015", "a single week in June", "four months of 2017" lie in: all of it may be meant."""
    if t[i].low not in ("in", "of") or t[i + 1].kind not in ("month", "year"):
        return None
    return point(t, i + 1)


def single(t: Tokens, i: int) -> Found | None:
    """As in "a single night", "one day", "one morning": a day that is not told; "its fifth week": so long a time."""
    if t[i].low == "its" and t[i + 1].kind == "ordinal":
        nth = amount(t, i + 2) or Amount(i + 3, float(t[i + 1].value), str(t[i + 2].value))
        return Found(nth.end, lambda ref: _open(nth, ref)) if t[nth.end - 1].kind == "unit" else None
    j = i + 2 if t[i].low == "a" and t[i + 1].low == "single" else i + 1 if t[i].low == "one" else i
    if j == i or not (t[j].kind == "daypart" or t[j].low == "day"):
        return None
    much = Amount(j + 1, 1.0, "day")
    return _within(t, j + 1) or Found(j + 1, lambda ref: _open(much, ref))


def _open(much: Amount, ref: Ref) -> Stretch:
    if ref.day is None:
        return st.unknown(much.value, "vague", "DURATION")
    return Stretch(None, ref.day, "vague", much.value, "DURATION")


def _up_to(much: Amount, last: Reader) -> Reader:
    """As in "the six days to Friday": Friday is the sixth."""

    def read(ref: Ref) -> Stretch:
        end = last(ref).end
        if end is None or much.number is None:
            return st.unknown(much.value, "days", "DURATION")
        first = back(much, end) + timedelta(days=1)
        return Stretch(min(first, end), end, "days", much.value, "DURATION")

    return read
