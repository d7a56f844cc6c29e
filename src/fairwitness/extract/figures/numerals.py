"""Plain numbers as English writes them: digits, number words, parts of a scale ("two and a half million").

Every reader takes the lexed text and the place of a word, and gives a Quantity that begins there, or None.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from fairwitness.extract.figures.lexed import ONE, Lexed, Quantity
from fairwitness.vocab.quantifiers import by_first, quantifiers

Q = quantifiers()
_LONGEST = 18  # digits; more than that is a serial number, not an amount
_GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}|\d+(?:\.\d+)?")
_DOTTED_THOUSAND = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_THREE = re.compile(r"\d{3}")
_ZEROS = re.compile(r"0\d")  # 0930, 007
_SPACES = frozenset(" \u00a0\u2009\u202f")


def count(t: Lexed, i: int) -> Quantity | None:
    """A plain number at word i."""
    if i not in t.counts:
        t.counts[i] = _count(t, i)
    return t.counts[i]


def _count(t: Lexed, i: int) -> Quantity | None:
    head = _digits(t, i) or _part_of_scale(t, i) or _spoken(t, i)
    if not head:
        return None
    return _and_a_half(t, head)


def parts(t: Lexed, i: int) -> Quantity | None:
    """ "half", "a third", "two-thirds", "three quarters"."""
    word = t.word(i)
    if word == "half":
        return part(i, i + 1, 1, 2)
    j = i + 1 + (t.word(i + 1) == "-" and t.glued(i + 1))
    if word in ("a", "one", "an") and t.word(j) in Q.parts:
        return part(i, j + 1, 1, Q.parts[t.word(j)])
    number = Q.cardinals.get(word) or (int(word) if len(word) < 3 and word.isdecimal() and word.isascii() else 0)
    if number and t.word(j) in Q.part_plurals and number <= Q.part_plurals[t.word(j)]:
        return part(i, j + 1, number, Q.part_plurals[t.word(j)])
    return None


def part(first: int, last: int, some: int | Decimal, whole: int | Decimal) -> Quantity:
    """So much of the whole, as a share, in these words."""
    share = percent(some, whole)
    return Quantity(first, last, share, share, kind="share")


def percent(some: int | Decimal, whole: int | Decimal) -> Decimal:
    """A share as the codebook writes it: to two places if that is all of it, else rounded to one.

    >>> str(percent(1, 3)), str(percent(1, 16)), str(percent(3, 4))
    ('33.3', '6.25', '75')
    """
    share = Decimal(some) * 100 / Decimal(whole)
    if share != round(share, 2):
        share = round(share, 1)
    return share.normalize() if share != share.to_integral_value() else share.quantize(ONE)


def _digits(t: Lexed, i: int) -> Quantity | None:
    word = t.word(i)
    if not word[:1].isdigit():
        return None
    if not word.isascii() or len(word) > _LONGEST or not _GROUPED.fullmatch(word) or _ZEROS.match(word):
        return None
    digits, last = _space_grouped(t, i)
    scale, end = _scale(t, last)
    if _is_dotted_thousand(digits) and scale == 1 and not t.first_of(last, Q.percent):
        digits = digits.replace(".", "")
    value = Decimal(digits.replace(",", "") if digits.count(".") < 2 else digits.replace(".", ""))
    return Quantity(i, end, value * scale, value * scale, scale=scale)


def _is_dotted_thousand(digits: str) -> bool:
    """4.000 for four thousand, as many European texts write it; 0.125 and 2.5 are decimals."""
    return bool(_DOTTED_THOUSAND.fullmatch(digits))


def _space_grouped(t: Lexed, i: int) -> tuple[str, int]:
    """ "1 100" and "12 000 000": groups of three digits after single spaces."""
    digits, last = t.words[i], i + 1
    while (
        len(t.words[i]) <= 3
        and digits[0] != "0"
        and _THREE.fullmatch(t.word(last))
        and len(digits) < _LONGEST - 2
        and t.starts[last] - t.ends[last - 1] == 1
        and t.text[t.ends[last - 1]] in _SPACES
    ):
        digits, last = digits + t.words[last], last + 1
    return digits, last


def _scale(t: Lexed, i: int) -> tuple[Decimal, int]:
    """The scale word at i, written on to the digits or apart, and where it ends."""
    word = t.word(i)
    if t.glued(i) and word in Q.glued_scales and not _is_metres(t, i):
        return Decimal(Q.glued_scales[word]), i + 1
    j = i + 1 if word == "-" and t.glued(i) and t.word(i + 1) in Q.scales else i
    scale = Q.scales.get(t.word(j))
    return (Decimal(scale), j + 1) if scale else (ONE, i)


def _is_metres(t: Lexed, i: int) -> bool:
    """The m of "500m" and "5m deep", not of "5m people"."""
    if t.words[i] != "m":
        return False
    return t.word(i + 1) in Q.no_count["metres"] or (len(t.words[i - 1]) > 2 and "." not in t.words[i - 1])


def _spoken(t: Lexed, i: int) -> Quantity | None:
    """ "twenty-five", "one hundred and ten", "two thousand three hundred", "a dozen", "hundred and fifteen"."""
    chunk = _chunk(t, i)
    if not chunk:
        return None
    total, limit, scale = Decimal(0), None, ONE
    value, j = chunk
    while True:
        size, end = _scale(t, j)
        if size == 1 or (limit and size >= limit) or t.word(j) in Q.glued_scales:
            return Quantity(i, j, total + value, total + value, scale=_last_scale(t, j, scale))
        total, limit, scale, j = total + value * size, size, size, end
        further = _next_chunk(t, j, limit)
        if not further:
            return Quantity(i, j, total, total, scale=scale)
        value, j = further


def _last_scale(t: Lexed, j: int, scale: Decimal) -> Decimal:
    return Decimal(100) if t.word(j - 1) == "hundred" else scale


def _next_chunk(t: Lexed, j: int, limit: Decimal) -> tuple[Decimal, int] | None:
    """What adds to the sum so far: "three hundred" after thousand; after "and" only less than a hundred."""
    joined = t.word(j) == "and"
    further = _chunk(t, j + joined) if not t.word(j + joined).startswith("a") else None
    if not further or further[0] >= limit:
        return None
    value, end = further
    if joined and value >= 100 and value % 100 == 0:
        return None
    size, _ = _scale(t, end)
    return None if joined and size > 1 else further


def _chunk(t: Lexed, i: int) -> tuple[Decimal, int] | None:
    """A number below a thousand (or "twenty-one hundred") and where it ends; a bare scale word counts one."""
    word = t.word(i)
    if word in ("a", "an") and t.word(i + 1) in Q.scales:
        value, j = 1, i + 1
    elif _is_bare_scale(t, i):
        value, j = 1, i
    elif head := _below_hundred(t, i):
        value, j = head
    else:
        return None
    if t.word(j) != "hundred":
        return Decimal(value), j
    value, j = value * 100, j + 1
    joined = t.word(j) == "and"
    tail = _below_hundred(t, j + joined)
    if tail and t.word(tail[1]) != "hundred" and not (joined and t.word(tail[1]) == "in"):
        return Decimal(value + tail[0]), tail[1]
    return Decimal(value), j


def _is_bare_scale(t: Lexed, i: int) -> bool:
    """ "another dozen", "a further thousand", "hundred and fifteen"."""
    word, before = t.word(i), t.word(i - 1)
    if word == "hundred" and t.word(i + 1) == "and" and _below_hundred(t, i + 2):
        return True
    return word in Q.scales and word != "score" and before in ("another", "further", "additional", "extra", "some")


def _below_hundred(t: Lexed, i: int) -> tuple[int, int] | None:
    value = Q.cardinals.get(t.word(i))
    if value is None:
        return None
    j = i + 1
    if value >= 20:
        j += t.word(j) == "-" and t.glued(j)
        unit = Q.cardinals.get(t.word(j), 0)
        if 0 < unit < 10:
            return value + unit, j + 1
    return value, i + 1


_OF_A = by_first([("of", "a"), ("a",), ("-",), ("-", "a", "-")])


def _part_of_scale(t: Lexed, i: int) -> Quantity | None:
    """ "half a million", "half a dozen", "a quarter million", "three quarters of a million"."""
    share = parts(t, i) or (part(i, i + 1, 1, 4) if t.word(i) == "quarter" else None)
    if not share:
        return None
    j = share.last + t.first_of(share.last, _OF_A)
    scale = Q.scales.get(t.word(j))
    if not scale or (j == share.last and t.word(j - 1) not in ("half", "quarter")):
        return None
    value = share.low * scale / 100
    return Quantity(i, j + 1, value, value, scale=Decimal(scale))


def _and_a_half(t: Lexed, q: Quantity) -> Quantity:
    """ "two and a half million", "a million and a quarter", "five and a half"."""
    if not (t.word(q.last) == "and" and t.word(q.last + 1) in ("a", "one", "three")):
        return q
    j = q.last + 2
    j += t.word(j) == "-"
    whole = Q.parts.get(t.word(j)) or Q.part_plurals.get(t.word(j))
    if whole not in (2, 4):
        return q
    rest = Decimal(3 if t.word(q.last + 1) == "three" else 1) / whole
    scale, end = _scale(t, j + 1)
    value = (q.low + rest) * scale if q.scale == 1 else q.low + rest * q.scale
    return replace(q, last=end, low=value, high=value, scale=max(scale, q.scale))
