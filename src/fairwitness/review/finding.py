"""Where judgements hold on: the claim of a document that stands on the characters of a pin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from fairwitness.model import Claim, Pin, Reading, Span
from fairwitness.text import token_spans

# How much of the neighbouring words must stand around the same words in a changed text.
_ALIKE = 0.5
# How much of the shorter of two stretches must lie in the other for them to be the same figure or clause.
_SHARED = 0.5


def anchor(claim: Claim) -> Span:
    """The characters a claim stands on: those of its figure, or without one its words."""
    return claim.figure.words if claim.figure else claim.words


def claim_at(pin: Pin, reading: Reading, kinds: frozenset[str], *, same_text: bool) -> Claim | None:
    """The claim of a document on the characters of the pin, or None.

    ``kinds``: those that the claim may be of; "" among them stands for any on exactly these characters. In another text
    (not ``same_text``) the characters are those of the same words with the most alike neighbours.
    """
    places = [(pin.start, pin.end)] if same_text else places_of(pin, reading.document.text)
    for start, end in places:
        fitting = [(rank, c) for c in reading.claims if (rank := _rank(c, pin, (start, end), kinds)) is not None]
        if fitting:
            return min(fitting, key=lambda f: (f[0], anchor(f[1]).start, f[1].kind))[1]
    return None


def _rank(claim: Claim, pin: Pin, place: tuple[int, int], kinds: frozenset[str]) -> tuple[bool, bool, int] | None:
    """How badly a claim fits a pin at a place: other characters, another kind, fewer characters shared; None: not."""
    (start, end), own = place, anchor(claim)
    exact = (own.start, own.end) == place
    named = claim.kind in kinds
    if (claim.figure is not None) != pin.figured or not (named or ("" in kinds and exact)):
        return None
    shared = min(end, own.end) - max(start, own.start)
    if shared < _SHARED * min(end - start, own.end - own.start) or shared <= 0:
        return None
    return not exact, claim.kind != pin.kind, -shared


def places_of(pin: Pin, text: str) -> list[tuple[int, int]]:
    """Where the words of a pin stand in a changed text among neighbours that are alike, the most alike first.

    Only words and numbers count: white space, quotes and letters' case may have changed.
    """
    wanted = _words(pin.words)
    before, after = _words(pin.before), _words(pin.after)
    if not wanted:
        return []
    tokens = [t for t in token_spans(text) if t.text[0].isalnum()]
    words = [t.text.casefold() for t in tokens]
    found = []
    for at in _occurrences(wanted, words):
        end = at + len(wanted)
        there = words[max(0, at - len(before)) : at] + words[end : end + len(after)]
        shared = _shared(before + after, there)
        if shared >= _ALIKE * min(len(before + after), len(there)):
            found.append((-shared, tokens[at].start, tokens[end - 1].end))
    return [(start, end) for _, start, end in sorted(found)]


def _words(text: str) -> list[str]:
    return [t.text.casefold() for t in token_spans(text) if t.text[0].isalnum()]


def _occurrences(wanted: list[str], words: list[str]) -> Iterator[int]:
    return (at for at, word in enumerate(words) if word == wanted[0] and words[at : at + len(wanted)] == wanted)


def _shared(told: list[str], there: list[str]) -> int:
    """How many of the told neighbours stand there in their order."""
    blocks: Iterable[tuple[int, int, int]] = SequenceMatcher(None, told, there, autojunk=False).get_matching_blocks()
    return sum(size for _, _, size in blocks)
