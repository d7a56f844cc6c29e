"""Numbers as English writes them: digits, words, parts, vague amounts; without the hedges around them (figures.py).

A text is lexed once; every reader below takes the lexed text and the place of a word, and gives a Quantity or None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from fairwitness.vocab.quantifiers import Phrase, Phrases, by_first, quantifiers

Q = quantifiers()
ONE = Decimal(1)
_LONGEST = 18  # digits; more than that is a serial number, not an amount

# Possessive quantifiers keep this linear on any text. In order: addresses and handles; dates and chains of digits
# (2017-10-13, 1-800-55); clock times; blank lines; words, with digits hung on them (T-72); numbers; anything else.
_LEX = re.compile(
    r"(?:https?://|www\.)\S++|[@#]\w++"
    r"|\d++(?:[-/]\d++){2,}+|\d{1,2}/\d{1,4}(?![\d,])|\d{1,2}\.\d{1,2}\.\d{2,4}(?!\d)|\d{1,2}:\d{2}(?::\d{2})?(?!\d)"
    r"|[AaPp]\.[Mm]\b\.?|\n(?:[^\S\n]*+\n)++"
    r"|[^\W\d_]++(?:['’][^\W\d_]++)?(?:[-‑]?\d[\w-]*+)?"
    r"|\d++(?:[.,]\d++)*+"
    r"|\S"
)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}|\d+(?:\.\d+)?")
_SPACES = frozenset(" \u00a0\u2009\u202f")


@dataclass(frozen=True, slots=True)
class Lexed:
    """A text as lower-case words with their places; ``word(i)`` is "" outside the text.

    ``seen`` keeps the quantity at a word once it is read: neighbours ask for it again and again.
    """

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    seen: dict[int, Quantity | None] = field(default_factory=dict, compare=False, repr=False)

    def word(self, i: int) -> str:
        return self.words[i] if 0 <= i < len(self.words) else ""

    def glued(self, i: int) -> bool:
        """Nothing stands between the word before and this one."""
        return 0 < i < len(self.words) and self.ends[i - 1] == self.starts[i]

    def follows(self, i: int, phrase: Phrase) -> bool:
        return self.words[i : i + len(phrase)] == phrase

    def precedes(self, i: int, phrase: Phrase) -> bool:
        """The phrase ends just before word i."""
        return i >= len(phrase) and self.words[i - len(phrase) : i] == phrase

    def first_of(self, i: int, phrases: Phrases) -> int:
        """How many words the longest of the phrases that follows at i has; 0 if none does."""
        return next((len(p) for p in phrases.get(self.word(i), ()) if self.follows(i, p)), 0)

    def last_of(self, i: int, phrases: Phrases) -> int:
        """The same for what ends just before word i; the phrases are filed by their last word."""
        return next((len(p) for p in phrases.get(self.word(i - 1), ()) if self.precedes(i, p)), 0)


@dataclass(frozen=True, slots=True)
class Quantity:
    """Words first to last (outside) and what they say; ``high`` None: vague.

    kind: count, vague, share, ordinal, or word (both, none, twice). ``found``: also looked for in running text.
    """

    first: int
    last: int
    low: Decimal
    high: Decimal | None
    kind: str = "count"
    scale: Decimal = ONE
    unit: str | None = None
    found: bool = True

    @property
    def span_is_range(self) -> bool:
        return self.high is not None and self.low != self.high


def lexed(text: str) -> Lexed:
    """
    >>> lexed("Some 1,100 T-72s").words
    ('some', '1,100', 't-72s')
    """
    found = list(_LEX.finditer(text))
    return Lexed(
        text,
        tuple([m.group().lower() for m in found]),
        tuple([m.start() for m in found]),
        tuple([m.end() for m in found]),
    )


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
    found = [q for read in (_share, _vague, _count, _word, _ordinal) if (q := read(t, i))]
    best = max(found, key=lambda q: q.last, default=None)
    return _with_percent(t, best) if best else None


def percent(part: int | Decimal, whole: int | Decimal) -> Decimal:
    """A share as the codebook writes it: to two places if that is all of it, else rounded to one.

    >>> str(percent(1, 3)), str(percent(1, 16)), str(percent(3, 4))
    ('33.3', '6.25', '75')
    """
    share = Decimal(part) * 100 / Decimal(whole)
    if share != round(share, 2):
        share = round(share, 1)
    return share.normalize() if share != share.to_integral_value() else share.quantize(ONE)


def _with_percent(t: Lexed, q: Quantity) -> Quantity:
    size = t.first_of(q.last, Q.percent)
    return replace(q, last=q.last + size, kind="share") if size and q.kind == "count" else q


# -- digits and number words ------------------------------------------------------------------------------------------


def _count(t: Lexed, i: int) -> Quantity | None:
    head = _digits(t, i) or _part_of_scale(t, i) or _spoken(t, i)
    if not head:
        return None
    return _and_a_half(t, head)


def _digits(t: Lexed, i: int) -> Quantity | None:
    word = t.word(i)
    if not word[:1].isdigit():
        return None
    if not word.isascii() or len(word) > _LONGEST or not _GROUPED.fullmatch(word):
        return None
    digits, last = _space_grouped(t, i)
    scale, end = _scale(t, last)
    if _is_dotted_thousand(digits) and scale == 1 and not t.first_of(last, Q.percent):
        digits = digits.replace(".", "")
    value = Decimal(digits.replace(",", "") if digits.count(".") < 2 else digits.replace(".", ""))
    return Quantity(i, end, value * scale, value * scale, scale=scale)


def _is_dotted_thousand(digits: str) -> bool:
    """4.000 for four thousand, as many European texts write it; 0.125 and 2.5 are decimals."""
    return bool(re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", digits))


def _space_grouped(t: Lexed, i: int) -> tuple[str, int]:
    """ "1 100" and "12 000 000": groups of three digits after single spaces."""
    digits, last = t.words[i], i + 1
    while (
        len(t.words[i]) <= 3
        and digits[0] != "0"
        and re.fullmatch(r"\d{3}", t.word(last))
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


def is_month(t: Lexed, i: int) -> bool:
    return t.word(i) in Q.no_count["months"] and t.text[t.starts[i]].isupper()


def follows_month(t: Lexed, i: int) -> bool:
    """Word i is the day of "October 13", "Oct. 13", "October the 13th"; not the 5 of "13 October 5 people"."""
    i -= t.word(i - 1) == "the"
    i -= t.word(i - 1) == "." and t.glued(i - 1)
    return is_month(t, i - 1) and not t.word(i - 2)[:1].isdigit()


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
    elif word == "hundred" and t.word(i + 1) == "and" and _below_hundred(t, i + 2):
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


_OF_A = by_first([("of", "a"), ("a",), ("-",)])


def _part_of_scale(t: Lexed, i: int) -> Quantity | None:
    """ "half a million", "half a dozen", "a quarter million", "three quarters of a million"."""
    part = _parts(t, i) or (_part(i, i + 1, 1, 4) if t.word(i) == "quarter" else None)
    if not part:
        return None
    j = part.last + t.first_of(part.last, _OF_A)
    scale = Q.scales.get(t.word(j))
    if not scale or (j == part.last and t.word(j - 1) not in ("half", "quarter")):
        return None
    value = part.low * scale / 100
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
    part = Decimal(3 if t.word(q.last + 1) == "three" else 1) / whole
    scale, end = _scale(t, j + 1)
    value = (q.low + part) * scale if q.scale == 1 else q.low + part * q.scale
    return replace(q, last=end, low=value, high=value, scale=max(scale, q.scale))


# -- vague amounts ----------------------------------------------------------------------------------------------------


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
    return Quantity(i, j, low, None, kind="vague")


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


# -- shares -----------------------------------------------------------------------------------------------------------


def _share(t: Lexed, i: int) -> Quantity | None:
    return _parts(t, i) or _n_in_m(t, i) or _all_but(t, i)


def _parts(t: Lexed, i: int) -> Quantity | None:
    """ "half", "a third", "two-thirds", "three quarters"."""
    word = t.word(i)
    if word == "half":
        return _part(i, i + 1, 1, 2)
    j = i + 1 + (t.word(i + 1) == "-" and t.glued(i + 1))
    if word in ("a", "one", "an") and t.word(j) in Q.parts:
        return _part(i, j + 1, 1, Q.parts[t.word(j)])
    number = Q.cardinals.get(word) or (int(word) if re.fullmatch(r"\d{1,2}", word) and word.isascii() else 0)
    if number and t.word(j) in Q.part_plurals and number <= Q.part_plurals[t.word(j)]:
        return _part(i, j + 1, number, Q.part_plurals[t.word(j)])
    return None


def _part(first: int, last: int, part: int | Decimal, whole: int | Decimal) -> Quantity:
    share = percent(part, whole)
    return Quantity(first, last, share, share, kind="share")


# "one in ten", "two out of three", "four of every five"; with one noun between: "one family in six".
_INS = by_first([("in", "every"), ("out", "of", "every"), ("out", "of"), ("of", "every"), ("in", "each"), ("in",)])
_WHOLES = frozenset(map(Decimal, (*range(2, 11), 12, 15, 16, 20, 25, 30, 40, 50, 60, 100, 200, 500, 1000)))


def _n_in_m(t: Lexed, i: int) -> Quantity | None:
    part = _small(t, i)
    if not part:
        return None
    for gap in (0, 1):
        if gap and not t.word(part.last).isalpha():
            return None
        joint = part.last + gap
        size = t.first_of(joint, _INS)
        if not size or (gap and t.word(joint) == "out"):
            continue
        whole = _small(t, joint + size) or _bare_hundred(t, joint + size)
        if whole and part.low < whole.low and whole.low in _WHOLES:
            return None if _is_a_time(t, whole.last) else _part(i, whole.last, part.low, whole.low)
    return None


def _bare_hundred(t: Lexed, i: int) -> Quantity | None:
    """The whole of "97 in every hundred"."""
    value = Decimal(Q.scales.get(t.word(i), 0))
    return Quantity(i, i + 1, value, value) if value and t.word(i - 1) in ("every", "each") else None


def _small(t: Lexed, i: int) -> Quantity | None:
    found = _count(t, i)
    return found if found and 0 < found.low <= 1000 and found.low == found.low.to_integral_value() else None


def _is_a_time(t: Lexed, i: int) -> bool:
    return t.word(i + (t.word(i) == "-")) in Q.no_count["time"] or t.word(i) in Q.no_count["months"]


def _all_but(t: Lexed, i: int) -> Quantity | None:
    """ "all but a tenth"; and "all" for figures.py, which takes it only after a hedge ("nearly all")."""
    if t.word(i) != "all":
        return None
    rest = _parts(t, i + 2) if t.word(i + 1) == "but" else None
    if rest:
        return _part(i, rest.last, 100 - rest.low, 100)
    return Quantity(i, i + 1, Decimal(100), Decimal(100), kind="share", found=False)


# -- single words and ordinals ----------------------------------------------------------------------------------------


def _word(t: Lexed, i: int) -> Quantity | None:
    for row in Q.numbers.get(t.word(i), ()):
        if t.follows(i, row.words):
            return Quantity(i, i + len(row.words), row.value, row.value, "word", unit=row.unit, found=row.found)
    return None


def _ordinal(t: Lexed, i: int) -> Quantity | None:
    """ "seventh", "twenty-third", "143rd": as a tally."""
    word, value, j = t.word(i), 0, i + 1
    if re.fullmatch(r"\d{1,4}(?:,\d{3})?", word) and t.glued(j) and t.word(j) in ("st", "nd", "rd", "th"):
        value, j = int(word.replace(",", "")), j + 1
    elif word in Q.ordinals:
        value = Q.ordinals[word]
    elif Q.cardinals.get(word, 0) >= 20 and t.word(j) == "-" and 0 < Q.ordinals.get(t.word(j + 1), 0) < 10:
        value, j = Q.cardinals[word] + Q.ordinals[t.word(j + 1)], j + 2
    return Quantity(i, j, Decimal(value), Decimal(value), kind="ordinal") if value else None
