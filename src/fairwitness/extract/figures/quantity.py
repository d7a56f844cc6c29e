"""Every kind of quantity, without the hedges around it (amounts.py): numbers, vague amounts, shares, tallies."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from fairwitness.extract.figures.lexed import Lexed, Quantity
from fairwitness.extract.figures.numerals import count, part, parts
from fairwitness.vocab.quantifiers import by_first, quantifiers

Q = quantifiers()
_STARTERS = frozenset(
    {*Q.cardinals, *Q.scales, *Q.vague, *Q.vague_before, *Q.ordinals, *Q.parts, *Q.numbers, "a", "an", "all"}
)


def may_start(word: str) -> bool:
    """Whether a quantity can begin with this word."""
    return word in _STARTERS or word[:1].isdigit()


def quantity(t: Lexed, i: int) -> Quantity | None:
    """The longest quantity that begins at word i."""
    if i not in t.seen:
        t.seen[i] = _quantity(t, i) if may_start(t.word(i)) else None
    return t.seen[i]


def _quantity(t: Lexed, i: int) -> Quantity | None:
    found = [q for read in (_share, _vague, count, _word, _ordinal) if (q := read(t, i))]
    best = max(found, key=lambda q: q.last, default=None)
    return _with_percent(t, best) if best else None


def _with_percent(t: Lexed, q: Quantity) -> Quantity:
    size = t.first_of(q.last, Q.percent)
    return replace(q, last=q.last + size, kind="share") if size and q.kind == "count" else q


def _vague(t: Lexed, i: int) -> Quantity | None:
    return _plural_scale(t, i) or _several(t, i)


def _plural_scale(t: Lexed, i: int) -> Quantity | None:
    """ "dozens", "tens of thousands", "hundreds and thousands"."""
    floor = Q.vague.get(t.word(i))
    if floor is None:
        return None
    j, low = i + 1, Decimal(floor)
    while t.word(j) == "of" and t.word(j + 1) in Q.vague:
        low, j = low * Q.vague[t.word(j + 1)] / 2, j + 2
    if t.word(j) == "and" and Q.vague.get(t.word(j + 1), 0) > low:
        low, j = Decimal(Q.vague[t.word(j + 1)]), j + 2
    return _or_more_vaguely(t, Quantity(i, j, low, None, kind="vague"))


def _or_more_vaguely(t: Lexed, q: Quantity) -> Quantity:
    """ "hundreds, if not thousands" keeps the lower floor; "tens or hundreds of thousands" shares what is counted."""
    at = q.last + t.first_of(q.last, Q.ranges.vaguer)
    second = Q.vague.get(t.word(at), 0)
    if at == q.last or second <= q.low:
        return q
    of = Q.vague.get(t.word(at + 2), 0) if t.word(at + 1) == "of" else 0
    return replace(q, last=at + (3 if of else 1), low=q.low * of / 2 if of else q.low)


def _several(t: Lexed, i: int) -> Quantity | None:
    """ "several hundred", "a few dozen", "a couple of hundred", "many thousands"."""
    size = t.first_of(i, Q.vague_before)
    if not size:
        return None
    j = i + size
    if t.word(j) in Q.vague:
        plural = _plural_scale(t, j)
        return replace(plural, first=i) if plural else None
    low = Decimal(2)
    while t.word(j) in Q.scales:
        low, j = low * Q.scales[t.word(j)], j + 1
    return Quantity(i, j, low, None, kind="vague") if low > 2 else None


def _share(t: Lexed, i: int) -> Quantity | None:
    return parts(t, i) or _n_in_m(t, i) or _all_but(t, i)


# "one in ten", "two out of three", "four of every five"; with one noun between: "one family in six".
_INS = by_first([("in", "every"), ("out", "of", "every"), ("out", "of"), ("of", "every"), ("in", "each"), ("in",)])
_WHOLES = frozenset(map(Decimal, (*range(2, 11), 12, 15, 16, 20, 25, 30, 40, 50, 60, 100, 200, 500, 1000)))


def _n_in_m(t: Lexed, i: int) -> Quantity | None:
    some = _small(t, i)
    if not some:
        return None
    for gap in (0, 1):
        if gap and not t.word(some.last).isalpha():
            return None
        joint = some.last + gap
        size = t.first_of(joint, _INS)
        if not size or (gap and t.word(joint) == "out"):
            continue
        whole = _small(t, joint + size) or _bare_hundred(t, joint + size)
        if whole and some.low < whole.low and whole.low in _WHOLES:
            return None if _is_a_time(t, whole.last) else part(i, whole.last, some.low, whole.low)
    return None


def _bare_hundred(t: Lexed, i: int) -> Quantity | None:
    """The whole of "97 in every hundred"."""
    value = Decimal(Q.scales.get(t.word(i), 0))
    return Quantity(i, i + 1, value, value) if value and t.word(i - 1) in ("every", "each") else None


def _small(t: Lexed, i: int) -> Quantity | None:
    found = count(t, i)
    return found if found and 0 < found.low <= 1000 and found.low == found.low.to_integral_value() else None


def _is_a_time(t: Lexed, i: int) -> bool:
    return t.word(i + (t.word(i) == "-")) in Q.no_count["time"] or t.word(i) in Q.no_count["months"]


def _all_but(t: Lexed, i: int) -> Quantity | None:
    """ "all but a tenth"; and "all" for figures.py, which takes it only after a hedge ("nearly all")."""
    if t.word(i) != "all":
        return None
    rest = parts(t, i + 2) if t.word(i + 1) == "but" else None
    if rest:
        return part(i, rest.last, 100 - rest.low, 100)
    return Quantity(i, i + 1, Decimal(100), Decimal(100), kind="share", found=False)


def _word(t: Lexed, i: int) -> Quantity | None:
    for row in Q.numbers.get(t.word(i), ()):
        if t.follows(i, row.words) and not (row.words[-1] == "one" and _n_in_m(t, i + len(row.words) - 1)):
            return Quantity(i, i + len(row.words), row.value, row.value, "word", unit=row.unit, found=row.found)
    return None


_IN_DIGITS = re.compile(r"\d{1,4}(?:,\d{3})?")


def _ordinal(t: Lexed, i: int) -> Quantity | None:
    """ "seventh", "twenty-third", "143rd": as a tally."""
    word, value, j = t.word(i), 0, i + 1
    if _IN_DIGITS.fullmatch(word) and t.glued(j) and t.word(j) in ("st", "nd", "rd", "th"):
        value, j = int(word.replace(",", "")), j + 1
    elif word in Q.ordinals:
        value = Q.ordinals[word]
    elif Q.cardinals.get(word, 0) >= 20 and t.word(j) == "-" and 0 < Q.ordinals.get(t.word(j + 1), 0) < 10:
        value, j = Q.cardinals[word] + Q.ordinals[t.word(j + 1)], j + 2
    return Quantity(i, j, Decimal(value), Decimal(value), kind="ordinal") if value else None
