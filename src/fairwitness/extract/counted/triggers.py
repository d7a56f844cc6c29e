"""The words of kinds.toml where they stand in a line: verbs with their voice, nouns, and frames around a figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from fairwitness.extract.counted.lines import Item, Line
from fairwitness.vocab.groups import nouns
from fairwitness.vocab.kinds import Pattern, Piece, Row, needs, patterns

_GAP = 6
_GAP_ENDS = frozenset(".;:!?")


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words of a row at items ``first`` up to ``last``.

    ``voice``: active, passive, bare (a participle that is neither), or noun; ``figure``: the item of a frame's figure.
    """

    row: Row
    first: int
    last: int
    voice: str
    verb: int | None = None
    figure: int | None = None


class _Match(NamedTuple):
    last: int
    verb: int | None
    tags: frozenset[str]
    figure: int | None


@lru_cache(maxsize=256)
def triggers(line: Line) -> tuple[Trigger, ...]:
    """All triggers of a line, found once; of two of one kind and form at one place the longer stands."""
    found: list[Trigger] = []
    lows = [item.low for item in line.items]
    known = patterns()
    filled = {number for low in lows for number in needs().get(low, ())}
    for at, low in enumerate(lows):
        taken: set[tuple[str, str]] = set()
        for pattern in known.get(low, ()):
            if not pattern.needed <= filled:
                continue
            key = (pattern.row.kind, pattern.row.form)
            match = _match(pattern, lows, at) if key not in taken else None
            if match:
                taken.add(key)
                found.append(_trigger(line, pattern, at, match))
    return tuple(found)


def _trigger(line: Line, pattern: Pattern, at: int, match: _Match) -> Trigger:
    voice = _voice(line.items, match.verb, match.tags, match.last) if match.verb is not None else "noun"
    if match.verb is not None and _is_noun(line.items, match.verb, match.tags):
        voice = "noun"
    return Trigger(pattern.row, at, match.last, voice, match.verb, match.figure)


def _match(pattern: Pattern, lows: Sequence[str], at: int) -> _Match | None:
    """The pattern at a place; gaps take the fewest words that serve."""
    return _walk(pattern.pieces, 0, lows, at, None)


def _walk(pieces: tuple[Piece, ...], number: int, lows: Sequence[str], at: int, seen: _Match | None) -> _Match | None:
    seen = seen or _Match(at, None, frozenset(), None)
    if number == len(pieces):
        return _Match(at, seen.verb, seen.tags, seen.figure)
    piece = pieces[number]
    if "*" in piece.words:
        for skip in range(_GAP + 1):
            if at + skip > len(lows) or (skip and lows[at + skip - 1] in _GAP_ENDS):
                break
            if match := _walk(pieces, number + 1, lows, at + skip, seen):
                return match
        return None
    if at < len(lows) and lows[at] in piece.words:
        tags = dict(piece.tags).get(lows[at], frozenset())
        here = _Match(
            at,
            at if tags and seen.verb is None else seen.verb,
            tags if tags and seen.verb is None else seen.tags,
            at if lows[at] == "#" else seen.figure,
        )
        if match := _walk(pieces, number + 1, lows, at + 1, here):
            return match
    return _walk(pieces, number + 1, lows, at, seen) if piece.optional else None


def _voice(items: Sequence[Item], verb: int, tags: frozenset[str], last: int) -> str:
    """Whether the verb's subject does or undergoes it."""
    before = verb - 1
    while before >= 0 and items[before].kind in ("adverb", "time"):
        before -= 1
    left = items[before].kind if before >= 0 else ""
    if "participle" in tags and left == "be":
        return "passive"
    if left == "have" and tags & {"participle"}:
        return "active"
    if "ing" in tags or not tags & {"participle"}:
        return "active"
    if items[last - 1].low == "by":
        return "bare"
    return "active" if _object_follows(items, last) else "bare"


_NOUN_LEFT = frozenset({"determiner", "possessive", "preposition", "ed"})


def _is_noun(items: Sequence[Item], verb: int, tags: frozenset[str]) -> bool:
    """Whether a form that may be a noun ("strikes", "guard") is one here."""
    if not tags <= {"base", "third"}:
        return False
    left = items[verb - 1] if verb else None
    if left is not None and (left.low == "to" or left.kind in ("modal", "pronoun")):
        return False
    return items[verb].low in nouns() or (left is not None and left.kind in _NOUN_LEFT)


def _object_follows(items: Sequence[Item], at: int) -> bool:
    """Whether what follows looks like an object: a figure, a determiner, a noun or a name."""
    while at < len(items) and items[at].kind == "adverb":
        at += 1
    if at >= len(items):
        return False
    item = items[at]
    if item.kind in ("counted", "determiner", "possessive", "pronoun"):
        return True
    return item.kind in ("word", "ed") and not item.low.endswith("ing")


def inner_triggers(words_inside: tuple[str, ...]) -> Iterator[tuple[Pattern, int]]:
    """Rows whose words stand inside a group ("12 air strikes", "12 wounded soldiers"), with where they end."""
    known = patterns()
    for at, low in enumerate(words_inside):
        for pattern in known.get(low, ()):
            match = _match(pattern, words_inside, at)
            if match and match.figure is None:
                yield pattern, match.last
