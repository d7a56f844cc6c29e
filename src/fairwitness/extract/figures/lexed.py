"""A text as words with their places, read once; and what a number reader gives: a Quantity."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from fairwitness.vocab.quantifiers import Phrase, Phrases, quantifiers

Q = quantifiers()
ONE = Decimal(1)
# Possessive quantifiers keep this linear on any text. In order: addresses and handles; dates and chains of digits
# (2017-10-13, 1-800-55); clock times; blank lines; words, with digits hung on them (T-72); numbers; anything else.
_LEX = re.compile(
    r"[a-z]++(?![\w.:'’‑-])|"  # most words: plain, with nothing hung on them
    r"(?:https?://|www\.)\S++|[@#]\w++"
    r"|\d++(?:[-/]\d++){2,}+|\d{1,2}/\d{1,4}(?![\d,])|\d{1,2}\.\d{1,2}\.\d{2,4}(?!\d)|\d{1,2}:\d{2}(?::\d{2})?(?!\d)"
    r"|[AaPp]\.[Mm]\b\.?|\n(?:[^\S\n]*+\n)++"
    r"|[^\W\d_]++(?:['’][^\W\d_]++)?(?:[-‑]?\d[\w-]*+)?"
    r"|\d++(?:[.,]\d++)*+"
    r"|\S"
)


@dataclass(frozen=True, slots=True)
class Lexed:
    """A text as lower-case words with their places; ``word(i)`` is "" outside the text.

    ``seen`` keeps the quantity at a word once it is read, ``counts`` the plain number: neighbours ask again and again.
    """

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    seen: dict[int, Quantity | None] = field(default_factory=dict, compare=False, repr=False)
    counts: dict[int, Quantity | None] = field(default_factory=dict, compare=False, repr=False)

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


def is_month(t: Lexed, i: int) -> bool:
    return t.word(i) in Q.no_count["months"] and t.text[t.starts[i]].isupper()


def follows_month(t: Lexed, i: int) -> bool:
    """Word i is the day of "October 13", "Oct. 13", "October the 13th"; not the 5 of "13 October 5 people"."""
    i -= t.word(i - 1) == "the"
    i -= t.word(i - 1) == "." and t.glued(i - 1)
    return is_month(t, i - 1) and not t.word(i - 2)[:1].isdigit()
