"""Quantities with the hedges around them, and ranges: "at least about 300", "between 70 and 80 percent", "20 or so"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from fairwitness.extract.figures.lexed import Lexed, Quantity, follows_month
from fairwitness.extract.figures.quantity import quantity
from fairwitness.vocab.quantifiers import Hedge, Phrases, by_first, quantifiers

Q = quantifiers()
LOWER = frozenset(("at_least", "more_than"))
UPPER = frozenset(("at_most", "less_than", "nearly"))
_AND = by_first([("and",), ("to",)])
_SOFT = by_first([("about",), ("around",), ("some",), ("roughly",), ("nearly",), ("perhaps",), ("up", "to")])
_FEWER = by_first([("perhaps", "as", "few", "as"), ("as", "few", "as"), ("fewer", "than")])
_LOOSE = frozenset(
    "and or but of in on at to by the were was had have killed , .".split()
)  # never inside a hedge's gap


@dataclass(frozen=True, slots=True)
class Amount:
    """Words first to last (outside), hedges inside; ``senses``: of the hedges, outermost first."""

    first: int
    last: int
    core: Quantity
    senses: tuple[str, ...] = ()

    @property
    def sense(self) -> str:
        return next((s for s in self.senses if s != "about"), "about" if self.senses else "exact")


@dataclass(frozen=True, slots=True)
class Reading:
    """What an amount says: a sense, and the bounds that its words give."""

    sense: str
    low: Decimal | None
    best: Decimal | None
    high: Decimal | None


def amount(t: Lexed, i: int, free: int = 0) -> Amount | None:
    """The amount whose number begins at word i; no hedge before word ``free`` is taken."""
    core = quantity(t, i)
    if not core:
        return None
    if core.kind in ("count", "share"):
        core = _ranged(t, core)
    plain = _hedged(t, core, free)
    return _bounded(t, plain) if plain.core.kind in ("count", "share") else plain


def reading(a: Amount) -> Reading:
    """The sense and bounds of an amount, by the codebook; nothing is filled in by guess."""
    q, sense = a.core, a.sense
    if q.kind == "vague":
        low = None if sense in ("at_most", "less_than") else q.low
        return Reading(sense if sense in {*LOWER, "at_most", "less_than"} else "vague", low, None, None)
    if q.span_is_range:
        return Reading("between", q.low, None, q.high)
    if sense == "about" or (sense == "nearly" and not q.low):
        return Reading("about", None, q.low, None)
    if sense in LOWER:
        return Reading(sense, q.low, None, None)
    if sense in UPPER:
        return Reading(sense, None, None, q.low)
    return Reading("exact", q.low, q.low, q.low)


# -- hedges -----------------------------------------------------------------------------------------------------------


def _hedged(t: Lexed, core: Quantity, free: int) -> Amount:
    first, before = _before(t, core, free)
    last, after = _after(t, core)
    return Amount(first, last, core, (*before, *after))


def _before(t: Lexed, core: Quantity, free: int) -> tuple[int, tuple[str, ...]]:
    """Where the hedges before a quantity begin, and their senses, outermost first."""
    at, senses = core.first, tuple[str, ...]()
    while (hedge := _hedge_before(t, at, core, free)) and not (senses and hedge[1].least):
        at, senses = hedge[0], (hedge[1].sense, *senses)
        at -= min(t.last_of(at, Q.modifiers), at - free)
    return at, senses


def _hedge_before(t: Lexed, at: int, core: Quantity, free: int) -> tuple[int, Hedge] | None:
    the = core.kind == "ordinal" and t.word(at - 1) == "the"
    for end in (at, at - (1 if the else t.last_of(at, Q.fillers))):
        for hedge in Q.before.get(t.word(end - 1), ()):
            start = end - len(hedge.words)
            if start >= free and t.precedes(end, hedge.words) and _may_hedge(t, hedge, core):
                return (start, hedge) if _is_hedge_here(t, start, hedge) else None
    return None


def _is_hedge_here(t: Lexed, start: int, hedge: Hedge) -> bool:
    """Not "control over 2,000", and not the ">" that marks a quoted line."""
    quoting = hedge.words == (">",) and not t.glued(start + 1)
    return t.word(start - 1) not in hedge.not_after and not quoting


def _may_hedge(t: Lexed, hedge: Hedge, core: Quantity) -> bool:
    if hedge.only and hedge.only not in t.words[core.first : core.last]:
        return False
    if core.kind == "count":
        return core.low >= hedge.least
    if core.kind == "word":
        return hedge.sense in ("nearly", "about") if core.low == 0 else hedge.least == 0
    return True


def _after(t: Lexed, core: Quantity) -> tuple[int, tuple[str, ...]]:
    """Where the hedge after a quantity ends, and its sense: "20 or more", "nine soldiers at a minimum"."""
    if core.kind not in ("count", "share"):
        return core.last, ()
    for gap in range(3):
        at = core.last + gap
        if gap and (not t.word(at - 1).isalpha() or t.word(at - 1) in _LOOSE):
            break
        for hedge in Q.after.get(t.word(at), ()):
            if (hedge.gap or not gap) and t.follows(at, hedge.words) and _closes(t, at, at + len(hedge.words)):
                return at + len(hedge.words), (hedge.sense,)
    return core.last, ()


def _closes(t: Lexed, start: int, end: int) -> bool:
    """Nothing follows that the hedge belongs to instead ("12, at least three of them")."""
    if t.word(start) in ("+", "-") and not t.glued(start):
        return False
    return t.word(end) != "than" and not quantity(t, end) and t.word(end) != "a"


# -- ranges -----------------------------------------------------------------------------------------------------------


def _ranged(t: Lexed, low: Quantity) -> Quantity:
    """The quantity, with its other end if it is one end of a range."""
    if follows_month(t, low.first):
        return low
    opener = _opener(t, low.first)
    if opener is not None and t.word(opener) == "between":
        high = _end(t, low, low.last, _AND)
        return replace(high, first=opener) if high else low
    if opener is not None and any(t.word(k) in Q.ranges.changes for k in range(opener - 4, opener)):
        return low
    if high := _dashed(t, low) or _end(t, low, low.last, Q.ranges.joins):
        return replace(high, first=opener) if opener is not None else high
    return _guessed(t, low) or low


def _opener(t: Lexed, first: int) -> int | None:
    """The place of "between" or "from" before a number, over an "about"."""
    for at in (first - 1, first - 2, first - 3):
        if t.word(at) in Q.ranges.openers:
            return at
        if not any(h.sense == "about" for h in Q.before.get(t.word(at), ())) and t.word(at) != "an":
            return None
    return None


def _end(t: Lexed, low: Quantity, at: int, joins: Phrases) -> Quantity | None:
    """The range from ``low`` over a joining phrase at word ``at``."""
    size = t.first_of(at, joins)
    if not size:
        return None
    start = at + size
    start += t.first_of(start, _SOFT)
    return _range(t, low, quantity(t, start))


def _dashed(t: Lexed, low: Quantity) -> Quantity | None:
    """300-400, 300–400, 300 – 400."""
    at = low.last
    if t.word(at) not in Q.ranges.dashes or t.glued(at) != t.glued(at + 1):
        return None
    if not t.glued(at) and not (t.words[low.first][0].isdigit() and t.word(at + 1)[:1].isdigit()):
        return None
    return _range(t, low, quantity(t, at + 1))


def _guessed(t: Lexed, low: Quantity) -> Quantity | None:
    """ "six, perhaps seven"; up to three words may stand before the comma: "30 coffins a day, sometimes 40"."""
    for gap in range(4):
        at = low.last + gap
        if gap and (not t.word(at - 1).isalpha() or t.word(at - 1) in Q.cardinals):
            return None
        if size := t.first_of(at, Q.ranges.guesses):
            start = at + size
            fewer = t.first_of(start, _FEWER)
            other = quantity(t, start + fewer)
            if not other or other.kind != low.kind or t.word(other.last) in Q.no_count["time"]:
                return None
            found = _range(t, other, low) if fewer else _range(t, low, other)
            far = found and found.high is not None and found.high > 10 * found.low
            return None if not found or far else replace(found, first=low.first, last=other.last)
    return None


def _range(t: Lexed, low: Quantity, high: Quantity | None) -> Quantity | None:
    """Both as one, the first taking the scale or percent of the second ("1-2 million", "15 to 20 percent")."""
    if not high or high.high is None or high.kind not in ("count", "share") or low.span_is_range or high.span_is_range:
        return None
    if low.kind == "share" and high.kind == "count":
        return None
    start = low.low
    if _shares_thousands(t, low, high):
        start *= 1000
    elif high.scale > 1 and low.scale == 1 and start < high.low / high.scale:
        start *= high.scale
    if start >= high.low:
        return None
    return Quantity(low.first, high.last, start, high.low, high.kind, high.scale)


def _shares_thousands(t: Lexed, low: Quantity, high: Quantity) -> bool:
    """ "10-15,000" is 10,000 to 15,000; "50 to 1,000" is not."""
    joint, word = t.word(low.last), t.words[high.first]
    return (
        (joint in Q.ranges.dashes or joint == "to")
        and word.endswith(",000")
        and t.words[low.first].isdigit()
        and low.low < high.low / 1000 <= 3 * low.low
    )


def _bounded(t: Lexed, a: Amount) -> Amount:
    """ "at least 20 and perhaps as many as 30", "more than 1,000 but fewer than 2,000" as one range."""
    if a.core.span_is_range or a.sense not in LOWER | {"at_most"}:
        return a
    for gap in (0, 1):
        joined = a.last + gap + t.first_of(a.last + gap, Q.ranges.bounds)
        soft = t.word(joined) in Q.ranges.softeners
        if joined == a.last + gap or (gap and not soft):
            continue
        if b := _other_bound(t, a, joined):
            low, high = sorted((a.core, b.core), key=lambda q: q.low)
            core = replace(a.core, low=low.low, high=high.low, last=b.core.last, kind=b.core.kind)
            return Amount(a.first, b.last, core)
    return a


def _other_bound(t: Lexed, a: Amount, start: int) -> Amount | None:
    """An amount that begins at word ``start`` and bounds the other side."""
    for k in range(start + 1, start + 6):
        core = quantity(t, k)
        if not core:
            continue
        b = _hedged(t, core, start)
        below, above = (a, b) if a.sense in LOWER else (b, a)
        fits = b.first == start and core.kind == a.core.kind and below.sense in LOWER and above.sense in UPPER
        return b if fits and below.core.low < above.core.low else None
    return None
