"""Typed access to ``kinds.toml``: what makes a figure a claim of a kind."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from fairwitness.errors import VocabularyError
from fairwitness.vocab import table
from fairwitness.vocab.verbs import forms

_WORD = re.compile(r"[^\W_]+")
# "1,800 dead, without counting those who died of malaria": those are what is not told
_LEFT_OUT = re.compile(r"\b(?:(?:without|not) (?:counting|including)|excluding|apart from|other than)\b[^,;.]*")
FORMS = ("undergo", "do", "noun", "of", "before", "frame")
TAGS = ("base", "third", "past", "participle", "ing")
# The kinds of force ("attack" may be any of them): their figures count themselves, "four attacks".
FORCE = frozenset(("airstrike", "shelling", "bombing", "clash", "attack"))


@dataclass(frozen=True, slots=True)
class Row:
    """One row of ``kinds.toml`` without its words."""

    number: int
    kind: str
    form: str
    sorts: frozenset[str]
    weight: float
    degree: str | None
    example: str
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """One place of a pattern: any of these words (with the forms each can be), a gap ``*``, or the figure ``#``."""

    words: frozenset[str]
    tags: tuple[tuple[str, frozenset[str]], ...] = ()
    optional: bool = False

    @property
    def is_verb(self) -> bool:
        """Whether the place holds a verb written with ``~``."""
        return bool(self.tags)


@dataclass(frozen=True, slots=True)
class Pattern:
    """The words of a row, place by place; ``needed``: the places after the first that a line must hold, as numbered in
    ``needs``.
    """

    row: Row
    pieces: tuple[Piece, ...]
    needed: frozenset[int] = frozenset()


@cache
def rows() -> tuple[Row, ...]:
    """All rows, in the order of the file."""
    kinds = table("kinds")["kind"]
    found = []
    for number, raw in enumerate(table("kinds")["row"]):
        if raw["kind"] not in kinds or raw["form"] not in FORMS:
            raise VocabularyError(
                f"kinds.toml: row {number + 1} has an unknown kind or form: {raw['kind']}, {raw['form']}"
            )
        sorts = frozenset(raw.get("sorts", kinds[raw["kind"]]["sorts"]))
        weight, degree = float(raw.get("weight", 1.0)), raw.get("degree")
        found.append(Row(number, raw["kind"], raw["form"], sorts, weight, degree, raw["example"], raw.get("basis")))
    return tuple(found)


@cache
def usual_basis(kind: str) -> str:
    """The basis a figure of this kind has when nothing in the text says otherwise."""
    return str(table("kinds")["kind"].get(kind, {}).get("basis", "event"))


@cache
def patterns() -> dict[str, tuple[Pattern, ...]]:
    """Patterns by each word they may begin with; one that begins with # is found under "#"."""
    found: dict[str, list[Pattern]] = defaultdict(list)
    for row, raw in zip(rows(), table("kinds")["row"], strict=True):
        for words in raw["words"]:
            pieces = _pieces(words)
            pattern = Pattern(row, pieces, frozenset(_numbers()[place] for place in _needed(pieces)))
            for first in _firsts(pattern.pieces):
                found[first].append(pattern)
    return {word: tuple(sorted(them, key=lambda p: -len(p.pieces))) for word, them in found.items()}


def _needed(pieces: tuple[Piece, ...]) -> list[frozenset[str]]:
    """The places after the first that a match cannot do without."""
    return [p.words for p in pieces[0 if pieces[0].optional else 1 :] if not p.optional and "*" not in p.words]


@cache
def _numbers() -> dict[frozenset[str], int]:
    """A number for each needed place; places of the same words share one."""
    places = (place for raw in table("kinds")["row"] for words in raw["words"] for place in _needed(_pieces(words)))
    return {place: number for number, place in enumerate(dict.fromkeys(places))}


@cache
def needs() -> Mapping[str, tuple[int, ...]]:
    """The numbers of the needed places that each word fills."""
    found: dict[str, list[int]] = defaultdict(list)
    for place, number in _numbers().items():
        for word in place:
            found[word].append(number)
    return {word: tuple(numbers) for word, numbers in found.items()}


def _firsts(pieces: tuple[Piece, ...]) -> frozenset[str]:
    """The words a match can begin with: those of the first place, and of the next ones after optional places."""
    words: set[str] = set()
    for piece in pieces:
        words |= piece.words
        if not piece.optional:
            break
    return frozenset(words)


def _pieces(words: str) -> tuple[Piece, ...]:
    return tuple(_piece(part) for part in words.split())


def _piece(part: str) -> Piece:
    optional = part.endswith("?") and len(part) > 1
    part = part[:-1] if optional else part
    if "~" not in part:
        return Piece(frozenset(part.split("|")), optional=optional)
    tags: dict[str, set[str]] = defaultdict(set)
    for verb in part.replace("~", "").split("|"):
        for tag, spellings in zip(TAGS, forms(verb), strict=True):
            for spelling in spellings:
                tags[spelling].add(tag)
    return Piece(frozenset(tags), tuple((w, frozenset(t)) for w, t in sorted(tags.items())), optional)


@cache
def present_row() -> Row:
    """The row by which fighters that are only named are a claim that they are somewhere."""
    return next(row for row in rows() if row.kind == "present" and row.form == "noun")


@cache
def accident(part: str) -> frozenset[str]:
    """The kinds and words by which harm is told to be an accident or disaster, and those to the contrary (``unless``,
    ``idioms``).
    """
    return frozenset(table("kinds")["accident"][part])


def is_disaster(kind: str, told: str) -> bool:
    """Whether a sentence tells of harm by flood, disease or collision, and names no act of war.

    >>> is_disaster("killed", "The storm killed 12 people."), is_disaster("killed", "Rebels killed 12 in the storm.")
    (True, False)
    """
    if kind not in accident("kinds"):
        return False
    words = _words_told(told)
    return bool(words & accident("words")) and not words & accident("unless")


@lru_cache(maxsize=16)  # asked for every number of a sentence, one after the other
def _words_told(sentence: str) -> frozenset[str]:
    low = _LEFT_OUT.sub(" ", sentence.lower())
    for idiom in sorted(accident("idioms")):
        low = low.replace(idiom, " ")
    return frozenset(_WORD.findall(low))
