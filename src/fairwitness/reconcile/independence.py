"""Who speaks: the origin that a link of a chain, or an outlet, stands for (DESIGN section 5, rules 3 and 4)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from fairwitness.model import Actor, Origin, Source
from fairwitness.origins import body_of
from fairwitness.vocab.body_names import plain_body
from fairwitness.vocab.orgs import Org, org_exactly, org_named, org_on
from fairwitness.vocab.voices import is_pronoun, is_unnamed, is_unnamed_body, unnamed_as

_OWN_VOICE = frozenset({"agency", "outlet"})


def _actor_named(words: str) -> Actor | None:
    from fairwitness.vocab.actors import actor_named  # the vocabulary of actors is large; most names are organisations

    return actor_named(words)


@dataclass(frozen=True, slots=True)
class Registry:
    """Where names are looked up: organisations (as a whole name, or inside words), actors, whose a body was on a day.

    Tests pass small fakes.
    """

    exactly: Callable[[str], Org | None] = org_exactly
    inside: Callable[[str], Org | None] = org_named
    actor: Callable[[str], Actor | None] = _actor_named
    on: Callable[[Org, date | None], Org] = org_on


# Name and type of an origin.
Named = tuple[str, str]


class Voices:
    """The origins of a registry, each looked up once. ``same``: which a person said are one with which other."""

    def __init__(self, registry: Registry, same: Mapping[Named, Named] | None = None) -> None:
        self._registry = registry
        self._same = same or {}
        self.named = cache(self._named)
        self.outlet = cache(self._outlet)

    def knows(self, name: str) -> bool:
        """Is it the name of a body of the registry?"""
        return self._registry.exactly(name) is not None

    def one(self, origin: Origin) -> Origin:
        """The origin that a person said this one is, or itself."""
        kept = self._same.get((origin.name, origin.type))
        if kept is None or kept == (origin.name, origin.type):
            return origin
        name, sort = kept
        known = self.outlet(name, sort) if sort in _OWN_VOICE else self.named(name)
        return known if (known.name, known.type) == kept else Origin(name, sort)

    def of_link(self, link: Source, on: date | None = None) -> Origin:
        """The origin that the first link of a chain stands for: a spokesman is his organisation (rule 3).

        ``on``: the day it was said; forces that have parted since then were one.
        """
        words = link.words.text if link.words else ""
        if is_pronoun(words) and link.name is None and link.role and is_unnamed(link.role):
            words = link.role  # "he", of an official without a name, is no more named than that official
        body = link.org or link.name
        if body is None and words and not is_unnamed(words):
            found = self._registry.inside(words)
            body = found.name if found else None
        if body and (link.name is None or link.org is None) and self._is_common(body):
            return self._unnamed(body, None, on)
        nameless = link.name is None and is_unnamed(words) and not is_pronoun(words)
        if body is None or (nameless and not self._is_called(body, words)):
            return self._unnamed(words, link.org, on)
        return self.named(body, on)

    def _is_common(self, body: str) -> bool:
        """Is it "Aid group" or "Physicians" of "Physicians: 12 dead", that names none, whatever its capital?"""
        common = body[1:].islower() and (is_unnamed_body(body) or is_unnamed(body))
        return common and self._registry.exactly(body) is None

    def _is_called(self, body: str, words: str) -> bool:
        """Are words that end in one for people the body's own name ("the River Doctors")?"""
        known = self._registry.exactly(words.removeprefix("the ").removeprefix("The "))
        return known is not None and known.name == body

    def _unnamed(self, words: str, org: str | None, on: date | None) -> Origin:
        name = unnamed_as(words)
        parent = body_of(self.named(org, on)) if org else None
        return Origin(f"{name} ({org})" if org and org not in name else name, "unnamed", parent)

    def _named(self, name: str, on: date | None = None) -> Origin:
        known = self._registry.exactly(name)
        if known is None and (together := self._together(name)):
            return together
        if known is None:
            nested = self._registry.inside(name)
            actor = self._registry.actor(name)
            parent = (nested.parent or nested.name) if nested else actor.parent if actor else None
            return Origin(
                plain_body(name), "named", parent, bool((nested and self._party(nested)) or (actor and actor.party_to))
            )
        known = self._registry.on(known, on)
        return Origin(known.name, _type(known), known.parent, self._party(known))

    def _together(self, name: str) -> Origin | None:
        """Two bodies that speak as one: they count as the first; where both are one body, they are the first."""
        parts = [self._registry.exactly(part) for part in name.split(" and ")]
        known = [org for org in parts if org is not None]
        if len(parts) < 2 or len(known) < len(parts):
            return None
        bodies = {org.parent or org.name for org in known}
        first = known[0]
        shown = first.name if len(bodies) == 1 else name
        return Origin(shown, "named", first.parent or (None if shown == first.name else first.name), self._party(first))

    def _party(self, org: Org) -> bool:
        names = (org.name, org.parent) if org.type in ("government", "military", "armed_group") else (org.name,)
        return org.party or any((a := self._registry.actor(n)) is not None and bool(a.party_to) for n in names if n)

    def _outlet(self, name: str, kind: str) -> Origin:
        """An outlet or agency that speaks in its own voice; a body that publishes its own releases is itself."""
        known = self._registry.exactly(name)
        if known is None:
            return Origin(name, kind)
        return Origin(known.name, kind if _type(known) in _OWN_VOICE else "named", known.parent, self._party(known))


def _type(org: Org) -> str:
    """A state news agency is its government (rule 4); any other agency or outlet is counted apart."""
    return org.type if org.type in _OWN_VOICE and org.parent is None else "named"
