"""The bodies that a document told of, and which of them words mean that only point: "the group", "its forces"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from operator import itemgetter

from fairwitness.model import Actor, LearnedBody
from fairwitness.resolve.atlas import Atlas, atlas
from fairwitness.resolve.learned_names import learned
from fairwitness.text import sentences
from fairwitness.vocab import proper
from fairwitness.vocab.actors import actor_named, plain_actor, short_names, short_words, type_of
from fairwitness.vocab.toponyms import bodies

_NEAR = 12
_ANY = re.compile(
    r"^(?:they|it|them|we|its|their|he|both|the alliance|the forces?|"
    r"(?:its|their|his|our) (?:own )?(?:forces|fighters|troops|men|army|soldiers|jets|warplanes|"
    r"aircraft|units|militia))$",
    re.IGNORECASE,
)
_UNARMED = frozenset({"un", "ngo"})


class Told:
    """The bodies named in a text, and where; ``on``: the day of the text."""

    def __init__(self, text: str, title: str, on: date | None, outlet: str) -> None:
        self.atlas: Atlas = atlas(text, title, outlet)
        self.on = on
        introduced = learned(text)
        self._found = sorted((*bodies(text), *_armed(introduced, text)), key=itemgetter(0))
        self._at = [at for at, _ in self._found]
        self._sentences = [s.start for s in sentences(text)] or [0]
        self._names = {actor.name for _, actor in self._found}
        self._learned = {short_words(name): b.name for b in introduced for name in (b.name, *b.aliases)}

    def country(self, at: int) -> str | None:
        """The country that the text speaks of there."""
        return self.atlas.country(at)

    def learned(self, words: str) -> Actor | None:
        """The body whose short name the text itself gave: "HRS" after "the Harbour Relief Society (HRS)"."""
        name = self._learned.get(short_words(words))
        return plain_actor(name) if name else None

    def tail(self, words: str) -> Actor | None:
        """The one body told of whose name ends in these capitalised words: "the Falcons" of the Amun Falcons."""
        if not words[:1].isupper() or words.isupper():
            return None
        names = {name for name in (*self._names, *self._learned.values()) if name.endswith(f" {words}")}
        return plain_actor(names.pop()) if len(names) == 1 else None

    def short(self, words: str, at: int) -> Actor | None:
        """What a short name ("the coalition", "Washington") means: a body told of, or one of a country told of."""
        rows = short_names().get(short_words(words), ())
        for actor, _ in rows:
            if actor.name in self._names:
                return actor
        weights = self.atlas.country_weights(at)
        fitting = [(max((weights.get(c, 0.0) for c in where), default=0.0), actor.name, actor) for actor, where in rows]
        fitting = [f for f in fitting if f[0] > 0.25]
        return max(fitting)[2] if fitting else None

    def pointed(self, words: str, at: int) -> tuple[Actor, float] | None:
        """The body that "the group", "they" or "its forces" stand for: the one the text spoke of last."""
        plain = " ".join(words.split())
        low = plain.lower()
        if low.startswith("the ") and low.removeprefix("the ") in proper.words("body", "group"):
            actor = self._before(at, _is_group) or self._after(at, _is_group)
            return (actor, 0.5) if actor else None
        if _ANY.match(plain):
            actor = self._before(at, _is_armed) or self._after(at, _is_armed)
            return (actor, 0.4) if actor else None
        return None

    def _before(self, at: int, fits: Callable[[Actor], bool]) -> Actor | None:
        """The first body of the nearest sentence before that names one: mostly the one that does what is told there."""
        end = bisect_left(self._at, at)
        near = [(start, actor) for start, actor in self._found[max(0, end - _NEAR) : end] if fits(actor)]
        opening = self._sentence(near[-1][0]) if near else 0
        return next((actor for start, actor in near if start >= opening), None)

    def _sentence(self, at: int) -> int:
        """Where the sentence around an offset begins."""
        return self._sentences[max(0, bisect_right(self._sentences, at) - 1)]

    def _after(self, at: int, fits: Callable[[Actor], bool]) -> Actor | None:
        """ "Before they left, the Northern Front ..."."""
        start = bisect_left(self._at, at)
        return next((actor for _, actor in self._found[start : start + 1] if fits(actor)), None)


def points(words: str) -> bool:
    """Whether words only point to a body told of, and name none."""
    return bool(_ANY.match(" ".join(words.split())))


def _is_group(actor: Actor) -> bool:
    return type_of(actor) in (None, "armed_group", "side")


def _is_armed(actor: Actor) -> bool:
    return type_of(actor) not in _UNARMED


def _armed(introduced: Iterable[LearnedBody], text: str) -> Iterator[tuple[int, Actor]]:
    """Where a text names the armed bodies that it introduced itself."""
    for body in (b for b in introduced if b.type == "armed_group" and actor_named(b.name) is None):
        named = "|".join(map(re.escape, (body.name, *body.aliases)))
        yield from ((m.start(), plain_actor(body.name)) for m in re.finditer(rf"\b(?:{named})\b", text))


@lru_cache(maxsize=8)
def told_of(text: str, title: str, on: date | None, outlet: str) -> Told:
    """What a text told of."""
    return Told(text, title, on, outlet)
