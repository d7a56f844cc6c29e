"""What a text has named so far: states, places, bodies, persons, and who has spoken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from fairwitness.model import Mention, Source
from fairwitness.vocab.orgs import Org, begins_org, org_exactly
from fairwitness.vocab.states import Country, begins_state, country_named

_CAPITAL = re.compile(r"\b[A-Z][\w.]*(?:[-'’]\w+)*")
_RUN = re.compile(r"\b[A-Z][\w.]*(?:[-'’]\w+)*(?: (?:(?:of|for|the|on|in|and|to) ){0,2}[A-Z][\w.]*(?:[-'’]\w+)*){0,9}")
_STATE_BODY = re.compile(
    r"\b[A-Z][\w.’'-]{0,30}(?: [a-z][\w-]{0,30}){0,2} "
    r"(?:ministry|military|army|police|government|agency|forces|media|television)\b"
)
_SPELLED_OUT = re.compile(r"\b((?:[A-Z][\w'’-]{1,40} |of |for |the |and |on |in ){2,10})\(([A-Z]{2,8})\)")
_LEADING = re.compile(r"^(?:The|the|In|On|of|and) ")
# States that act abroad are named in texts about others; a mention of them says less of where the text is.
_ABROAD = frozenset(("United States", "United Kingdom", "France", "Germany", "Russia", "China"))
_UNARMED = frozenset(("Gaza", "Palestine"))
_ARMED = re.compile(r"army|military|navy|air force|general staff")


@dataclass(slots=True)
class Register:
    """The speakers of one text so far, and what the whole text names, each with where it stands."""

    text: str
    places: list[tuple[int, str]] = field(default_factory=list)
    countries: list[tuple[int, Country]] = field(default_factory=list)
    bodies: list[tuple[int, Org]] = field(default_factory=list)
    acronyms: dict[str, str] = field(default_factory=dict)
    persons: dict[str, Source] = field(default_factory=dict)
    spoken: list[Source] = field(default_factory=list)

    def last_org(self) -> str | None:
        """The body that spoke last."""
        return next((s.org for s in reversed(self.spoken) if s.org), None)

    def orgs_before(self, position: int) -> Iterator[str]:
        """The bodies that spoke or were named, the latest first: speakers before others."""
        yield from (s.org for s in reversed(self.spoken) if s.org)
        yield from (org.name for at, org in reversed(self.bodies) if at < position)

    def place_before(self, position: int) -> str | None:
        """The place named last."""
        return next((name for at, name in reversed(self.places) if at < position), None)

    def state_at(self, position: int, head: str = "") -> Country | None:
        """The state that the text is about there: named near and often."""
        scores: dict[str, float] = {}
        for at, country in self.countries:
            if country.name in _UNARMED and _ARMED.search(head):
                continue
            near = 1 / (1 + abs(position - at) / (150 if at <= position else 60))
            scores[country.name] = scores.get(country.name, 0) + (0.4 if country.name in _ABROAD else 1) * (near + 0.1)
        best = max(scores, key=lambda name: scores[name], default=None)
        return country_named(best) if best else None


def register(text: str, mentions: tuple[Mention, ...] = ()) -> Register:
    """A register that knows the states and bodies which a text names, and the acronyms that it spells out."""
    found = Register(text)
    for mention in mentions:
        place, _, state = (mention.name or "").rpartition(", ")
        country = country_named(state) if place and mention.type in ("place", "site") else None
        if country:
            found.countries.append((mention.words.start, country))
            found.places.append((mention.words.start, place.split(", ")[0]))
    found.countries += _states(text)
    found.bodies = sorted(_bodies(text), key=lambda body: body[0])
    for m in _SPELLED_OUT.finditer(text):
        found.acronyms[m.group(2)] = _LEADING.sub("", m.group(1).strip())
    return found


def _states(text: str) -> Iterator[tuple[int, Country]]:
    for m in _CAPITAL.finditer(text):
        country = None
        if begins_state(m.group()):
            tail = text[m.end() : m.end() + 24].split(" ")
            country = country_named(f"{m.group()} {tail[1]}".rstrip(".,;:")) if len(tail) > 1 and not tail[0] else None
        if country := country or country_named(m.group()):
            yield m.start(), country


def _bodies(text: str) -> Iterator[tuple[int, Org]]:
    for m in _RUN.finditer(text):
        if begins_org(m.group()) and (org := org_exactly(m.group()) or org_exactly(m.group().split(" ")[0])):
            yield m.start(), org
    for m in _STATE_BODY.finditer(text):
        if begins_org(m.group()) and (org := org_exactly(m.group())):
            yield m.start(), org
