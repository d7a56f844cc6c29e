"""Words and noun phrases of one sentence, cut by closed classes of words: no parser, linear in the sentence."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Generic, NamedTuple, TypeVar

from fairwitness.model import Mention, Span, Time
from fairwitness.vocab import control, harm, sites
from fairwitness.vocab import phrases as vocab

_WORD = re.compile(r"(?:[A-Z]\.){2,}(?:-\w+)*|['’]s?(?!\w)|\w+(?:(?:[-‑–.,](?=\w)|['’](?!s\b)(?=\w))\w+)*%?|[^\w\s]")
_MAX_PHRASE = 24
_MAX_WORDS = 2000  # of a sentence; what is longer is no sentence
_LONG_TIME = 3  # spaces in words of time; longer ones hold words of other classes
OPENERS = frozenset("\"“”'‘’«»")
_NOWHERE = (sys.maxsize, sys.maxsize)
T = TypeVar("T", Mention, Time)


class Word(NamedTuple):
    """One word with its class: name, noun, num, time, punct, poss, or a closed class of phrases.toml."""

    start: int
    end: int
    text: str
    low: str
    kind: str
    mention: Mention | None = None


Words = tuple[Word, ...]


class Phrase(NamedTuple):
    """Words i up to j (not inside) of a sentence."""

    i: int
    j: int


@lru_cache(maxsize=8192)
def _closed(low: str) -> str | None:
    for kind in ("modal", "aux", "rel", "det", "conj", "prep", "adv", "pron", "verb"):
        if low in vocab.words(kind):
            return kind
    return None


@lru_cache(maxsize=32768)
def _kind(text: str, low: str, first: bool) -> str:
    if text[0].isdigit():
        return "num"
    if not text[0].isalnum():
        return "poss" if low in ("'s", "’s", "'", "’") else "punct"
    capital = text[0].isupper() or ("-" in text and any(c.isupper() for c in text)) or low in ("al", "el")
    closed = _closed(low)
    if closed and not (capital and not first and len(text) > 1 and closed in ("verb", "adv", "noun")):
        return closed
    if capital and not (first and (low in vocab.actor_nouns() or sites.is_place_noun(low))):
        return "name"
    if low.endswith("ly") and len(low) > 5:
        return "adv"
    return "noun"


class Passing(Generic[T]):
    """Things in order, none overlapping, passed by on a walk along the text."""

    def __init__(self, things: Sequence[T]) -> None:
        self._coming: Iterator[T] = iter(things)
        self._go_on()

    def _go_on(self) -> None:
        self._here: T | None = next(self._coming, None)
        self._start, self._end = (self._here.words.start, self._here.words.end) if self._here else _NOWHERE

    def at(self, offset: int) -> T | None:
        """The thing that holds the offset; offsets are asked for in rising order."""
        while self._start <= offset:
            if offset < self._end:
                return self._here
            self._go_on()
        return None


def cut(sentence: Span, mentions: Sequence[Mention], times: Sequence[Time]) -> Words:
    """The words of a sentence; ``mentions`` and ``times`` are those that touch it, in order, none overlapping."""
    names, moments = Passing(mentions), Passing(times)
    found: list[Word] = []
    first = True
    for match in islice(_WORD.finditer(sentence.text), _MAX_WORDS):
        text, start = match.group(), sentence.start + match.start()
        low = text.lower()
        kind = _kind(text, low, first)
        when, whose = moments.at(start), names.at(start)
        if when and (when.words.text.count(" ") <= _LONG_TIME or kind == "num" or low in vocab.time_words()):
            kind = "time"
        elif found and found[-1].kind == "name" and text in vocab.words("compass"):
            kind = "prep"
        found.append(Word(start, start + len(text), text, low, kind, whose))
        first = (first and kind == "punct") or text in (":", ";", "•", "*")
    return tuple(found)


def span(text: str, words: Words, phrase: Phrase) -> Span:
    """The characters of a phrase; quotation marks that it only opens or only closes are left out."""
    i, j = phrase.i, phrase.j
    while i < j - 1 and words[i].low in OPENERS | {",", "(", "•", "-", "–", "—", "…"}:
        i += 1
    while j - 1 > i and words[j - 1].low in OPENERS | {",", "("}:
        j -= 1
    start, end = words[i].start, words[j - 1].end
    return Span(start, end, text[start:end])


# -- phrases to the right ---------------------------------------------------------------------------------------------


def is_verbal(word: Word) -> bool:
    """Whether a lower-case word has the ending of a participle and names no place."""
    return word.kind == "noun" and word.low.endswith(("ing", "ed")) and not sites.is_place_noun(word.low)


def phrase_from(words: Words, i: int) -> Phrase | None:
    """The noun phrase that begins at word i, with what "of" hangs on it and names in brackets; None if none does."""
    j = i
    while j < min(len(words), i + _MAX_PHRASE):
        word, before = words[j], words[j - 1] if j > i else None
        if not _goes_on(words, i, j, word, before):
            break
        if word.low == "(":
            close = _closing(words, j)
            if close is None:
                break
            j = close + 1
            continue
        j += 1
    while (
        j > i
        and words[j - 1].kind in ("det", "prep", "poss", "punct", "adv")
        and words[j - 1].low not in ("’s", "'s", ")")
    ):
        j -= 1
    return (
        Phrase(i, j) if any(w.kind in ("name", "noun", "num") or w.low in ("it", "them") for w in words[i:j]) else None
    )


def _goes_on(words: Words, i: int, j: int, word: Word, before: Word | None) -> bool:
    if before is None:
        return word.kind in ("det", "name", "noun", "num") or word.low in OPENERS
    if word.low == "of" or (before.low == "of" and word.low in ("it", "them")):
        return before.low not in ("it", "them")
    if word.low == "proper":
        return before.kind == "name"
    if word.low in vocab.words("compass") and before.kind in ("noun", "name"):
        return word.text[0].isupper() and j + 1 < len(words) and words[j + 1].kind == "name"
    if word.kind == "det":
        return before.low == "of" or before.kind == "det"
    if word.kind == "name":
        return True
    if word.kind == "num":
        return before.kind in ("det", "num", "noun", "prep") or before.kind == "name"
    if word.kind == "noun":
        return _noun_goes_on(words, j)
    if word.kind == "poss":
        return before.kind in ("name", "noun")
    if word.low in vocab.words("name_link"):
        return before.kind == "name" and j + 1 < len(words) and words[j + 1].kind == "name"
    if word.low == "(":
        return before.kind == "name"
    if word.kind == "adv":
        return before.kind == "det" and j + 1 < len(words) and words[j + 1].kind in ("noun", "name")
    if word.low in OPENERS:
        return j + 1 < len(words) and words[j + 1].kind in ("name", "noun")
    return (
        word.low in ("and", "or")
        and before.low in vocab.words("compass") | {"eastern", "western", "northern", "southern"}
        and j + 1 < len(words)
        and words[j + 1].low in vocab.words("compass") | {"eastern", "western", "northern", "southern", "central"}
    )


def _noun_goes_on(words: Words, j: int) -> bool:
    word, before = words[j], words[j - 1]
    if is_verbal(word):
        return before.kind in ("det", "poss")
    if word.low in control.past_forms() and before.low in vocab.actor_nouns():
        return False
    if before.kind == "name":
        known = sites.is_place_noun(word.low) or word.low in vocab.actor_nouns() or word.low in harm.persons("one")
        return known or _heads_place(words, j)
    return True


def _heads_place(words: Words, j: int) -> bool:
    """Whether a noun of place ends the nouns from word j ("Tanak oil field", "Hajanar guard post")."""
    if j + 1 >= len(words) or words[j + 1].kind != "noun" or is_verbal(words[j + 1]):
        return False
    return sites.is_place_noun(words[j + 1].low)


def _closing(words: Words, i: int) -> int | None:
    for j in range(i + 1, min(len(words), i + 7)):
        if words[j].low == ")":
            return j
    return None


def places_after(words: Words, j: int) -> Phrase | None:
    """The phrase of location that begins at word j ("near al-Bab", "east of the town", "12 km west of it")."""
    at = j
    while (
        at < len(words)
        and at - j < 6
        and (
            words[at].low
            in vocab.words("compass")
            | {
                "km",
                "kilometers",
                "kilometres",
                "miles",
                "to",
                "the",
                "about",
                "close",
                "adjacent",
                "just",
                "some",
                "far",
                "further",
                "nearby",
                "located",
                "situated",
            }
            or words[at].kind == "num"
        )
    ):
        at += 1
    if at >= len(words):
        return None
    if at > j and words[at].low not in ("of", "to", "from") and words[at].low not in vocab.words("place_prep"):
        return None
    if at == j and words[at].low not in vocab.words("place_prep"):
        return None
    inner = phrase_from(words, at + 1)
    if inner is None:
        return None
    end = inner.j
    if (
        end < len(words) - 1
        and words[at].low == "between"
        and words[end].low == "and"
        and (more := phrase_from(words, end + 1))
    ):
        end = more.j
    return Phrase(j, end)


# -- phrases to the left ----------------------------------------------------------------------------------------------


def phrase_before(words: Words, j: int) -> Phrase | None:
    """The noun phrase that ends just before word j, with "of" phrases and names joined by "and"."""
    i = j
    while i > 0 and j - i < _MAX_PHRASE and _goes_back(words, i, j):
        i -= 1
    while i < j and _cannot_begin(words, i, j):
        i += 1
    return Phrase(i, j) if any(w.kind in ("name", "noun", "num", "det") for w in words[i:j]) else None


def _cannot_begin(words: Words, i: int, j: int) -> bool:
    word = words[i]
    if word.kind in ("prep", "conj", "punct", "poss"):
        return word.low not in OPENERS
    return i < j - 1 and is_verbal(word)


def _goes_back(words: Words, i: int, j: int) -> bool:
    word, after = words[i - 1], words[i] if i < j else None
    if after is None:
        return (
            word.kind in ("name", "noun", "poss", "num")
            or word.low in (")", "both", "these", "those", "all")
            or word.low in OPENERS
        )
    if after.kind == "det" and word.low != "of" and word.kind not in ("det",):
        return word.low == "and" and i > 1 and words[i - 2].kind in ("name", "noun")
    if word.kind in ("name", "num", "poss", "det"):
        return True
    if word.kind == "noun":
        return not (is_verbal(word) and after.kind in ("det", "name") and "-" not in word.low)
    if word.low == "of":
        return True
    if word.low == "and":
        return i > 1 and words[i - 2].kind in ("name", "noun")
    if word.low in ("(", ")"):
        return True
    if word.text == "as" and (i < 2 or words[i - 2].kind != "name"):  # "the rebels as well as Torish troops"
        return False
    if word.low in vocab.words("name_link"):
        return after.kind == "name"
    return word.low in OPENERS and word.low not in ("'", "’")
