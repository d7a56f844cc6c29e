"""The words of a text as names need them: with capitals, articles inside names, and what stands before and after."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(
    r"[a-z]++(?![\w'’ʿʾ–‑-])|"  # most words: plain, with nothing hung on them
    r"(?:[A-Z]\.){2,}|[^\W\d_](?:[^\W_]|['’ʿʾ](?!s\b)(?=[^\W\d_])|[-–‑](?:[‘’'ʿʾ](?=[^\W\d_])|(?=[^\W_])))*|\d[\d.,]*"
)
_ARTICLE = re.compile(r"(?:al|ar|as|ash|az|an|ad|at|el|ez|es|er|ed|ul|ur|us)[-–‑][‘’'ʿʾ]?[A-Z]")
_DESCRIBING = re.compile(
    r"-(?:[a-z]{3,}(?:ed|ing|led|held|run|era|born|wide|made|ist|ern|style|linked|speaking)|led|held|run|era|born|built)$"
)
_CALENDAR = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec".split()
)
_INSIDE = frozenset(" -–‑\u00a0")
_STOPS = frozenset('.!?…:“"')


class Token(NamedTuple):
    """One word; ``capital``: it may be part of a name; ``first``: it opens a sentence, a line or a quotation."""

    start: int
    end: int
    text: str
    capital: bool
    first: bool
    joined: bool  # only a space or a hyphen parts it from the word before


def name_tokens(text: str) -> list[Token]:
    """All words and numbers of a text, in order.

    >>> [t.text for t in name_tokens("Raqqa's al-Mansour, U.S.-led") if t.capital]
    ['Raqqa', 'al-Mansour', 'U.S.']
    """
    tokens: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(text):
        start, word = match.start(), match.group()
        gap = text[end:start]
        tokens.append(
            Token(start, match.end(), word, is_capital(word), _opens(text, start, tokens, gap), gap in _INSIDE)
        )
        end = match.end()
    return tokens


def first_and_count(name: str) -> tuple[str, int]:
    """The first word of a name in small letters, and how many words it has.

    >>> first_and_count("the Harbour Relief Society"), first_and_count("")
    (('the', 4), ('', 0))
    """
    words = _TOKEN.findall(name)
    return (words[0].lower() if words else ""), len(words)


def is_capital(word: str) -> bool:
    """True for "Homs" and "al-Bab", not for "rebel", "al" and "SDF-held"."""
    if word in _CALENDAR:
        return False
    if word[0].isupper():
        return "-" not in word or not _DESCRIBING.search(word)
    return not word.isalpha() and bool(_ARTICLE.match(word))  # with its hyphen


def _opens(text: str, start: int, before: list[Token], gap: str) -> bool:
    if not before or "\n" in gap:
        return True
    if gap != " " and not _STOPS.isdisjoint(gap):
        return not (gap.startswith(".") and _is_short(before[-1].text) and gap == ". ")
    return False


def _is_short(word: str) -> bool:
    return len(word) <= 3 or word in {"Gen", "Prof", "Capt", "Brig"}


@lru_cache(maxsize=8)
def words_of(text: str) -> Words:
    """The words of a text, cut once for all who ask."""
    return Words(text)


class Words:
    """The tokens of a text with the questions that the finder of names asks of them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = name_tokens(text)
        self.lows = [token.text.lower() for token in self.tokens]
        self._run_ends = _ends([token.capital and token.joined and not token.first for token in self.tokens])
        self._hanging_ends = _ends([token.joined or self._is_inner(k) for k, token in enumerate(self.tokens)])

    def __len__(self) -> int:
        return len(self.tokens)

    def slice(self, i: int, j: int) -> str:
        """The text from word i to the end of word j - 1."""
        return self.text[self.tokens[i].start : self.tokens[j - 1].end]

    def low(self, i: int) -> str:
        """Word i in small letters; "" outside the text."""
        return self.lows[i] if 0 <= i < len(self.lows) else ""

    def run_end(self, i: int, limit: int = 8) -> int:
        """Where the row of capitalised words that begins at word i ends."""
        return min(self._run_ends[i], i + limit)

    def hanging_end(self, i: int, limit: int) -> int:
        """Where the words from i on, at most ``limit`` of them, stop to hang together."""
        return min(self._hanging_ends[i], i + limit)

    def hangs_together(self, i: int, j: int) -> bool:
        """Whether nothing parts words i to j - 1 but what may stand inside a name: "Cox's Bazar", "St. Louis"."""
        return j <= self._hanging_ends[i]

    def _is_inner(self, k: int) -> bool:
        gap = self.gap(k)
        return gap in ("'s ", "’s ", "/", " (") or (
            gap == ". " and self.tokens[k - 1].text in ("St", "Ste", "Mt", "Ft")
        )

    def gap(self, i: int) -> str:
        """What stands between word i - 1 and word i."""
        return self.text[self.tokens[i - 1].end : self.tokens[i].start] if 0 < i < len(self.tokens) else ""


def _ends(goes_on: list[bool]) -> list[int]:
    """Where the row that begins at each word ends, when ``goes_on`` says which words go on with the row before them.

    >>> _ends([False, True, True, False])
    [3, 3, 3, 4]
    """
    ends = [len(goes_on)] * len(goes_on)
    for i in range(len(goes_on) - 2, -1, -1):
        ends[i] = ends[i + 1] if goes_on[i + 1] else i + 1
    return ends
