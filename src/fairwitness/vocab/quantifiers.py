"""Typed access to quantifiers.toml: number words, hedges, ranges, rates, and numbers that count nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from fairwitness.errors import VocabularyError
from fairwitness.vocab import table
from fairwitness.vocab.times import context

Phrase = tuple[str, ...]
Phrases = Mapping[str, tuple[Phrase, ...]]  # by their first (or last) word, the longest first
SENSES = frozenset("exact about at_least more_than at_most less_than nearly between vague".split())


@dataclass(frozen=True, slots=True)
class Hedge:
    """Words that say how sure a number is.

    ``least``: the smallest number it hedges; ``gap``: it may stand a noun away; ``not_after``: words that undo it;
    ``only``: a word that the quantity must hold.
    """

    words: Phrase
    sense: str
    least: int = 0
    gap: bool = False
    not_after: frozenset[str] = frozenset()
    only: str | None = None


@dataclass(frozen=True, slots=True)
class NumberWord:
    """Words that are a number by themselves; ``found``: also looked for in running text."""

    words: Phrase
    value: Decimal
    found: bool = True
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Ranges:
    """What joins the two ends of a range, and the verbs that make "from 20 to 30" a change instead."""

    dashes: frozenset[str]
    openers: frozenset[str]
    joins: Phrases
    guesses: Phrases
    bounds: Phrases
    vaguer: Phrases
    softeners: frozenset[str]
    changes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Quantifiers:
    """All of quantifiers.toml; hedges before, modifiers and fillers by their last word, the rest by their first."""

    cardinals: Mapping[str, int]
    scales: Mapping[str, int]
    glued_scales: Mapping[str, int]
    vague: Mapping[str, int]
    vague_before: Phrases
    ordinals: Mapping[str, int]
    parts: Mapping[str, int]
    part_plurals: Mapping[str, int]
    percent: Phrases
    numbers: Mapping[str, tuple[NumberWord, ...]]
    before: Mapping[str, tuple[Hedge, ...]]
    after: Mapping[str, tuple[Hedge, ...]]
    modifiers: Phrases
    fillers: Phrases
    ranges: Ranges
    rates: Phrases
    per: Mapping[Phrase, str]
    no_count: Mapping[str, frozenset[str]]


def phrase(words: str) -> Phrase:
    """
    >>> phrase("no fewer than")
    ('no', 'fewer', 'than')
    """
    return tuple(words.split())


def by_first(phrases: Iterable[Phrase], place: int = 0) -> Phrases:
    """Phrases by their first word (or the one at ``place``), the longest first."""
    files: dict[str, list[Phrase]] = {}
    for words in sorted(phrases, key=len, reverse=True):
        files.setdefault(words[place], []).append(words)
    return {word: tuple(found) for word, found in files.items()}


def is_many(word: str) -> bool:
    """Whether a word in small letters may be a noun of more than one.

    >>> is_many("villagers"), is_many("people"), is_many("bus"), is_many("attack")
    (True, True, False, False)
    """
    many = word in _MANY or word.endswith("children") or (word.endswith("s") and not word.endswith(("ss", "is", "us")))
    return word.islower() and many


_MANY = frozenset({"people", "children", "women", "men", "police", "troops", "dead"})


def counts_some(words: Iterable[str]) -> bool:
    """Whether words in small letters go on to a noun of more than one, with nothing before it but what describes it.

    >>> counts_some(["armed", "men", "died"]), counts_some(["when", "men", "died"])
    (True, False)
    """
    counts = quantifiers().no_count
    for word in words:
        if word in counts["counted"]:
            return True
        if not word.isalpha() or word in counts["after_day"] or word in context("after_day"):
            return False
        if is_many(word):
            return True
    return False


def _phrases(rows: Iterable[str], place: int = 0) -> Phrases:
    return by_first(map(phrase, rows), place)


def _filed(rows: Iterable[Any], place: int) -> dict[str, tuple[Any, ...]]:
    """Rows by the word at ``place`` of their phrase, the longest phrase first."""
    files: dict[str, list[Any]] = {}
    for row in sorted(rows, key=lambda r: -len(r.words)):
        files.setdefault(row.words[place], []).append(row)
    return {word: tuple(found) for word, found in files.items()}


def _hedge(row: dict[str, Any]) -> Hedge:
    if row["sense"] not in SENSES:
        raise VocabularyError(f"quantifiers.toml: {row['words']!r} has the unknown sense {row['sense']!r}")
    not_after = frozenset(row.get("not_after", ()))
    return Hedge(
        phrase(row["words"]), row["sense"], row.get("least", 0), row.get("gap", False), not_after, row.get("only")
    )


def _number(row: dict[str, Any]) -> NumberWord:
    return NumberWord(phrase(row["words"]), Decimal(row["value"]), row.get("found", True), row.get("unit"))


def _ranges(rows: dict[str, list[str]]) -> Ranges:
    return Ranges(
        dashes=frozenset(rows["dashes"]),
        openers=frozenset(rows["openers"]),
        joins=_phrases(rows["joins"]),
        guesses=_phrases(rows["guesses"]),
        bounds=_phrases(rows["bounds"]),
        vaguer=_phrases(rows["vaguer"]),
        softeners=frozenset(rows["softeners"]),
        changes=frozenset(rows["changes"]),
    )


@cache
def quantifiers() -> Quantifiers:
    """The vocabulary of quantity, read once."""
    t = table("quantifiers")
    parts: dict[str, int] = t["parts"]
    per = {phrase(words): unit for unit, rows in t["rates"].items() for words in rows}
    return Quantifiers(
        cardinals=t["cardinals"],
        scales=t["scales"],
        glued_scales=t["glued_scales"],
        vague=t["vague"],
        vague_before=_phrases(t["vague_before"]["words"]),
        ordinals=t["ordinals"],
        parts=parts,
        part_plurals={"halves" if word == "half" else word + "s": n for word, n in parts.items()},
        percent=_phrases(t["percent"]["words"]),
        numbers=_filed(map(_number, t["numbers"]), 0),
        before=_filed(map(_hedge, t["before"]), -1),
        after=_filed(map(_hedge, t["after"]), 0),
        modifiers=_phrases(t["modifiers"]["words"], -1),
        fillers=_phrases(t["fillers"]["words"], -1),
        ranges=_ranges(t["ranges"]),
        rates=by_first(per),
        per=per,
        no_count={name: frozenset(words) for name, words in t["no_count"].items()},
    )
