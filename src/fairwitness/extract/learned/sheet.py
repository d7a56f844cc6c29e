"""What is asked of the model about one document: candidates, and for each slot the words it may choose among.

A sign is a short string, one thing that is plain about a candidate or about a candidate and an option ("rule killed",
"here before 2"). The model knows those it met in training; others say nothing to it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from fairwitness.model import Claim, Span, Statement, Time

Signs = tuple[str, ...]
SLOTS = ("place", "when", "origin", "actor")
CONTROL = frozenset({"controls", "captured", "withdrew"})  # what a place may claim without a number


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may make a claim; ``sort``: figure, spot (words of place), or word (that may tell of harm or force).

    ``rule``: the claim that the vocabulary reads there, if any.
    """

    words: Span
    sort: str
    sentence: int
    signs: Signs
    rule: Claim | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """A candidate (by number) and one option of a slot (by number), with what is plain about the two."""

    candidate: int
    option: int
    signs: Signs


@dataclass(frozen=True, slots=True)
class Offers:
    """The options of a slot for some candidates: how many each has, their numbers, what is plain about each pair."""

    counts: Sequence[int]
    options: Sequence[int]
    signs: Sequence[Signs]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What may make a claim in one document, and what may fill its slots."""

    text: str
    sentences: tuple[Span, ...]
    candidates: tuple[Candidate, ...]
    places: tuple[Span, ...]
    times: tuple[Time, ...]
    sayings: tuple[Statement, ...]
    actors: tuple[Span, ...]

    def options(self, slot: str) -> tuple[Span, ...]:
        """The words that stand for each option of a slot."""
        if slot == "place":
            return self.places
        if slot == "actor":
            return self.actors
        if slot == "when":
            return tuple(t.words for t in self.times)
        return tuple(speaker_words(s) for s in self.sayings)


def speaker_words(statement: Statement) -> Span:
    """The words that stand for a statement's speaker: its source's, else its cue's, else where its content begins."""
    return (statement.source or statement.cue or statement.content)[0]


def binned(value: int, bins: Sequence[int]) -> str:
    """The number of the first bin that holds the value."""
    return str(bisect_left(bins, value))
