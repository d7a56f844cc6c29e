"""Names in a text: which are known bodies and places, and which may be victims'.

Words are quoted only where every capitalised word in them is explained: a body, a people or a state of our vocabulary,
a place, or a word of the language. What is left may be the name of a person. A name in the place of a victim ("X was
killed", "the funeral of X", "X, 34") is a victim's even where it is known as something else.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from fairwitness.model import Document
from fairwitness.text import sentences
from fairwitness.vocab import proper
from fairwitness.vocab.actors import actor_named
from fairwitness.vocab.countries import demonyms
from fairwitness.vocab.gazetteer import Gazetteer
from fairwitness.vocab.name_evidence import stands_as_place
from fairwitness.vocab.name_tokens import Words
from fairwitness.vocab.names import name_key
from fairwitness.vocab.orgs import org_exactly
from fairwitness.vocab.withheld import listed

_PLAIN = re.compile(r"(?<![\w@#./_:-])[a-z]{2,}(?![\w@./_:-])")
_CAPITAL = re.compile(r"(?<!\w)[A-Z][a-z]+(?!\w)")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_AGE = re.compile(r"\s*[,(]\s*(?:aged\s+)?\d{1,2}\s*[,.;)]|\s*[,(]\s*(?:aged\s|an?\s\d|\d{1,2}[- ]year)|\s+\(\d{1,2}\)")
_LONGEST = 6
_SETTLEMENTS = frozenset(
    "town towns village villages city cities hamlet hamlets suburb suburbs district districts neighbourhood "
    "neighborhood neighbourhoods neighborhoods province provinces governorate governorates region regions".split()
)
_ACRONYM = re.compile(r"[A-Z]{2,5}s?")


class Language:
    """The words of the language, as the documents themselves write them in small letters."""

    def __init__(self, documents: Iterable[Document]) -> None:
        small: Counter[str] = Counter()
        large: Counter[str] = Counter()
        for d in documents:
            if d.language in (None, "en"):
                small.update(_PLAIN.findall(d.text))
                large.update(w.lower() for w in _CAPITAL.findall(d.text))
        self._words = frozenset(w for w, n in small.items() if 4 * n >= large[w])

    def has(self, word: str) -> bool:
        """Whether a word is one of the language and nobody's name."""
        low = word.lower()
        if low in proper.words("closed", "words"):
            return True
        return low in self._words and not proper.is_personal(low)


@lru_cache(maxsize=65536)
def _is_body(name: str) -> bool:
    return name in demonyms() or org_exactly(name) is not None or actor_named(name) is not None


@dataclass(frozen=True, slots=True)
class Heard:
    """What is known of the names in a document: places as it calls them, those that we know (``places``) and those that
    we do not (``unknown``); and what its sources and those who did it are called (``speakers``).
    """

    places: frozenset[str] = frozenset()
    unknown: frozenset[str] = frozenset()
    speakers: tuple[str, ...] = ()


class Names:
    """The names in one document."""

    def __init__(self, document: Document, language: Language, heard: Heard) -> None:
        self.words = Words(document.text)
        self._language = language
        self._starts = [t.start for t in self.words.tokens]
        self._shouted = _is_shouted(document.text)
        self._places = {name_key(p) for p in heard.places}
        self._unknown = {name_key(p) for p in heard.unknown}
        self._speakers = {w.lower() for s in heard.speakers for w in _LETTERS.findall(s)}
        self._known = self._explained()
        self._armed = frozenset(k for i in range(len(self.words)) for k in self._armed_body(i))
        self._exposed = frozenset(i for i in range(len(self.words)) if self._is_exposed(i))
        self.victims = frozenset(self._victims())
        self.victim_names = frozenset(
            name_key(self.words.slice(i, self.words.run_end(i))) for i in range(len(self.words)) if self._begins(i)
        )

    @property
    def known_words(self) -> frozenset[str]:
        """The words of all names here that are explained, in small letters."""
        return frozenset(self.words.low(i) for i in self._known) - self.victims

    def unknown(self, start: int, end: int) -> bool:
        """Whether a name that is not explained, or a victim's, stands in the text from start to end."""
        return any(
            self.words.tokens[i].capital and (i not in self._known or self.words.low(i) in self.victims)
            for i in self._within(start, end)
        )

    def _within(self, start: int, end: int) -> Iterator[int]:
        """The words of which any character lies there."""
        i = max(bisect_left(self._starts, start) - 1, 0)
        while i < len(self._starts) and self._starts[i] < end:
            if self.words.tokens[i].end > start:
                yield i
            i += 1

    # -- what explains a capital --------------------------------------------------------------------------------------

    def _explained(self) -> frozenset[int]:
        known: set[int] = set()
        i = 0
        while i < len(self.words):
            end = self._named_end(i) if self.words.tokens[i].capital else i
            known.update(range(i, end))
            i = max(end, i + 1)
        return frozenset(known)

    def _named_end(self, i: int) -> int:
        """Where the longest known name that begins with word i ends; i where none does."""
        for j in range(self.words.hanging_end(i, _LONGEST), i, -1):
            if self._is_known(i, j):
                return j
        return i

    def _is_known(self, i: int, j: int) -> bool:
        name = self.words.slice(i, j)
        if _is_body(name) or self._is_place(i, j, name):
            return True
        return j - i == 1 and self._is_word(i)

    def _is_place(self, i: int, j: int, name: str) -> bool:
        if name_key(name) in self._places or self._is_settlement(i):
            return True
        plain = stands_as_place(self.words, i, j) == 2 and not any(proper.is_personal(w) for w in name.split())
        return plain and (name_key(name) in self._unknown or Gazetteer.open().is_place(name))

    def _is_settlement(self, i: int) -> bool:
        """ "the villages of X"."""
        return self.words.low(i - 1) == "of" and self.words.low(i - 2) in _SETTLEMENTS

    def _is_word(self, i: int) -> bool:
        word = self.words.tokens[i].text
        if _ACRONYM.fullmatch(word) and not self._shouted and not proper.is_personal(word):
            return True
        return self._language.has(word) or word in proper.words("person", "titles")

    # -- bodies by how they stand --------------------------------------------------------------------------------------

    def _armed_body(self, i: int) -> range:
        """The words of an armed body's name that begins with word i; none where it may be a person's.

        "the Amber Brigade", "Amber Brigade fighters", "fighters of the Harbour Column": no person is called so.
        """
        end = self.words.run_end(i)
        if not self.words.tokens[i].capital or self.words.low(i) == "the":
            return range(0)
        owned = self.words.low(i - 1) == "the"
        headed = self.words.low(end - 1) in listed("body", "heads")
        manned = self.words.low(end) in listed("body", "members") and self._goes_on(end)
        of_them = owned and self.words.low(i - 2) == "of" and self.words.low(i - 3) in listed("body", "members")
        is_one = (headed and (owned or manned)) or (of_them and self.words.low(end) not in listed("victim", "lost"))
        return range(i, end) if is_one else range(0)

    def _goes_on(self, k: int) -> bool:
        return k < len(self.words) and self.words.gap(k).isspace()

    # -- victims ------------------------------------------------------------------------------------------------------

    def _is_exposed(self, i: int) -> bool:
        """Whether word i is a name in the place of a victim's."""
        token = self.words.tokens[i]
        if not token.capital or i in self._armed or (token.first and self._language.has(token.text)):
            return False
        end = self.words.run_end(i)
        name = self.words.slice(i, end)
        known = _is_body(name) or _is_body(token.text) or name_key(name) in self._places
        if known or stands_as_place(self.words, i, end):
            return False
        return self._is_aged(end) or self._is_lost(i) or self._suffered(end)

    def _is_aged(self, end: int) -> bool:
        return bool(_AGE.match(self.words.text, self.words.tokens[end - 1].end))

    def _is_lost(self, i: int) -> bool:
        """ "killed X", "the death of X", "killing Dr X"."""
        k = i - 1
        while k >= 0 and (self.words.low(k) in ("the", "dr") or self.words.tokens[k].text in _titles()):
            k -= 1
        if self.words.low(k) == "of":
            return self.words.low(k - 1) in listed("victim", "lost")
        return k >= 0 and self.words.low(k) in listed("victim", "before") and self.words.gap(k + 1).isspace()

    def _suffered(self, end: int) -> bool:
        """ "X was killed", "X's body"."""
        if self.words.text[self.words.tokens[end - 1].end :][:2] in ("'s", "’s"):
            return self.words.low(end) in listed("victim", "lost")
        k = end
        while k < len(self.words) and k - end < 4 and self.words.low(k) in listed("victim", "between"):
            k += 1
        suffered = k > end and self.words.low(k) in listed("victim", "after")
        return suffered or self.words.low(end) in ("died", "dies")

    def _victims(self) -> Iterator[str]:
        """Every word of a name that may be a victim's, in small letters."""
        listing = False
        for sentence in sentences(self.words.text):
            here = list(self._within(sentence.start, sentence.end))
            told_of = bool({self.words.low(i) for i in here} & _beside())
            listing = told_of or (listing and self._is_listing(here))
            for i in here:
                if i in self._exposed:
                    yield from self._parts(range(i, self.words.run_end(i)))
                elif listing and self._may_be_victims(i):
                    yield from (w for w in self._parts([i]) if w not in self._speakers)

    def _may_be_victims(self, i: int) -> bool:
        return self.words.tokens[i].capital and i not in self._known and i not in self._armed

    def _begins(self, i: int) -> bool:
        """Whether a name of two words or more begins here, of which one is a victim's."""
        end = self.words.run_end(i)
        opens = i == 0 or not (self.words.tokens[i - 1].capital and self.words.tokens[i].joined)
        low = {self.words.low(k) for k in range(i, end)}
        return bool(self.words.tokens[i].capital and opens and end - i > 1 and low & self.victims)

    def _is_listing(self, here: list[int]) -> bool:
        """Whether most words of a sentence are names: a line of a list."""
        return 2 * sum(self.words.tokens[i].capital for i in here) >= len(here) > 0

    def _parts(self, run: Iterable[int]) -> Iterator[str]:
        """The words of a name; titles, bodies and what is too short to tell anybody by are none."""
        for k in run:
            text = self.words.tokens[k].text
            ordinary = text in _titles() or _is_body(text) or self._language.has(text)
            if len(text) > 2 and not ordinary and name_key(text) not in self._places:
                yield text.lower()


def _is_shouted(text: str) -> bool:
    """Whether most of a text is in capitals."""
    found = _LETTERS.findall(text)
    return bool(2 * sum(w.isupper() for w in found) > len(found))


def _titles() -> frozenset[str]:
    return proper.words("person", "titles")


@cache
def _beside() -> frozenset[str]:
    found = listed("victim", "beside") | listed("victim", "before") | listed("victim", "after")
    return found - {"hit", "struck", "held", "found", "taken", "among", "including"}
