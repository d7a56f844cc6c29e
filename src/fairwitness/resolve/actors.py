"""Which body a claim's words of actor or side stand for: by name, nation, or what the document told of before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache

from fairwitness.model import Actor, Claim, Document, Meaning, Span
from fairwitness.resolve.atlas import Atlas, atlas
from fairwitness.vocab import proper
from fairwitness.vocab.actors import actor_named, generic_actor, plain_actor, short_names, short_words
from fairwitness.vocab.countries import Country, countries, demonyms
from fairwitness.vocab.gazetteer import Gazetteer
from fairwitness.vocab.name_tokens import Words
from fairwitness.vocab.toponyms import bodies

_LONGEST = 8
_HELPED = re.compile(
    r",?\s+(?:backed|supported|aided|assisted|accompanied|helped)\b.*$|\s+(?:fighting|led by|allied with|loyal to)\b.*$"
)
_AND = re.compile(
    r"\s+(?:and|as well as|together with|along with|alongside|,)\s+(?:the\s+|its\s+|their\s+)?|,\s+(?:and\s+)?"
)
_LED = re.compile(r"^([\w.]+)-led\b")
_WHERE = re.compile(r"\s+(?:in|inside|outside|from|near|both|on|at|disguised|wearing)\b.*$")
_POSSESSIVE = re.compile(r"(?:'s|’s|'|’)$")


def meanings(claim: Claim, document: Document | None) -> Iterator[Meaning]:
    """The bodies of the slots actor and side."""
    text, title = (document.text, document.title or "") if document else (None, "")
    for slot, words in (("actor", claim.actor), ("side", claim.side)):
        found = body(words, text, title) if words else None
        if found:
            yield Meaning(claim.id, slot, *found)


Found = tuple[Actor, float, str]


@lru_cache(maxsize=4096)
def body(words: Span, text: str | None = None, title: str = "") -> Found | None:
    """The body that words stand for in a text, how surely, and by what; None for words that name no doer."""
    told = _told(text if text is not None else words.text, title)
    at = words.start if text is not None else 0
    bare = _stripped(words.text)
    return _single(bare, words.text, at, told) or _several(bare, at, told) or _written(bare, words.text, at, told)


def _stripped(words: str) -> str:
    bare = " ".join(words.split()).strip(" ,.;:\"“”'")
    while lead := next((w for w in _leads() if bare[: len(w)].lower() == w and len(bare) > len(w)), ""):
        bare = bare[len(lead) :]
    bare = re.sub(r"^\d[\d,.]*\s+", "", bare)
    return _POSSESSIVE.sub("", bare)


@cache
def _leads() -> tuple[str, ...]:
    return tuple(sorted((f"{w.lower()} " for w in proper.words("body", "before")), key=lambda w: (-len(w), w)))


# -- one body ----------------------------------------------------------------------------------------------------------


def _single(bare: str, words: str, at: int, told: Told) -> Found | None:
    if actor := actor_named(bare) or actor_named(_POSSESSIVE.sub("", words)):
        return actor, 0.95, "name"
    if nation := _nation_named(bare):
        return plain_actor(nation.government), 0.9, "nation"
    if actor := told.short(bare, at):
        return actor, 0.8, "short name"
    if generic := generic_actor(bare, told.atlas.country(at)):
        return plain_actor(generic), 0.7, "country of the text"
    if led := _LED.match(bare):
        actor = actor_named(f"{led.group(1)}-led coalition") or actor_named(led.group(1))
        if actor:
            return actor, 0.8, "name inside"
    if (short := _WHERE.sub("", bare)) != bare and (generic := generic_actor(short, told.atlas.country(at))):
        return plain_actor(generic), 0.6, "country of the text"
    return _inside(bare, at, told) or _pointed(words, at, told)


def _nation_named(bare: str) -> Country | None:
    """ "Israel", "Russian", "Kyiv": a country, its people, or its capital for its government."""
    if bare in demonyms():
        return demonyms()[bare]
    return _by_name().get(bare) or _by_capital().get(bare)


@cache
def _by_name() -> dict[str, Country]:
    return {name: c for c in countries().values() for name in (c.name, *c.other_names)}


@cache
def _by_capital() -> dict[str, Country]:
    towns = ((Gazetteer.open().capital(code), country) for code, country in countries().items())
    return {town.name.partition(", ")[0]: country for town, country in towns if town}


def _inside(bare: str, at: int, told: Told) -> Found | None:
    """A name inside longer words: "ISIL militants", "an Israeli air strike", "Khalifa Haftar's troops"."""
    bare = _HELPED.sub("", bare)
    if _AND.search(bare):
        return None
    words = Words(bare)
    for i in range(len(words)):
        if bare[words.tokens[i].end :][:1] == "-":
            continue
        for j in range(min(len(words), i + _LONGEST), i, -1):
            if found := _name_in(words, i, j, at, told):
                return found
    return None


def _name_in(words: Words, i: int, j: int, at: int, told: Told) -> Found | None:
    name = words.slice(i, j)
    if actor := actor_named(name):
        return actor, 0.85, "name inside"
    nation = demonyms().get(name) or _by_name().get(name)
    if nation:
        rest = _POSSESSIVE.sub("", words.slice(j, len(words)) if j < len(words) else "").strip()
        return _of_nation(nation, rest)
    if j - i < len(words) and (actor := told.short(name, at)):
        return actor, 0.6, "short name"
    return None


def _of_nation(nation: Country, rest: str) -> Found | None:
    """The body of a nation that a noun after its name means."""
    if generic := generic_actor(rest, nation.code) if rest else None:
        return plain_actor(generic), 0.9, "nation"
    words = rest.lower().split()
    if words and any(w in proper.words("body", "not_forces") for w in words):
        return plain_actor(f"{nation.adjective} {rest}"), 0.7, "as written"
    return plain_actor(nation.government), 0.85, "nation"


# -- several, and words that point back --------------------------------------------------------------------------------


def _several(bare: str, at: int, told: Told) -> Found | None:
    """ "the YPG and FSA": every one, joined with "and"."""
    parts = [p for p in _AND.split(_HELPED.sub("", bare)) if p.strip()]
    if len(parts) < 2:
        return None
    head = parts[-1].split(" ", 1)[1] if " " in parts[-1] else ""
    found = [
        _single(_stripped(p), p, at, told) or (_single(f"{p} {head}", p, at, told) if head else None) for p in parts
    ]
    known = [f for f in found if f]
    if len(known) != len(parts):
        return known[0] if known else None
    names = list(dict.fromkeys(f[0].name for f in known))
    if len(names) == 1:
        return known[0]
    joint = plain_actor(" and ".join(names))
    return joint, min(f[1] for f in known), "several"


_ANY = re.compile(
    r"^(?:they|it|them|we|its|their|he|both|the alliance|the forces?|"
    r"(?:its|their|his|our) (?:own )?(?:forces|fighters|troops|men|army|soldiers|jets|warplanes|"
    r"aircraft|units|militia))$",
    re.IGNORECASE,
)


def _pointed(words: str, at: int, told: Told) -> Found | None:
    """ "the group", "they": the body the document spoke of last."""
    plain = " ".join(words.split())
    low = plain.lower()
    if low.startswith("the ") and low.removeprefix("the ") in proper.words("body", "group"):
        actor = told.before(at, states=False)
        return (actor, 0.5, "latest body") if actor else None
    if _ANY.match(plain):
        actor = told.before(at, states=True)
        return (actor, 0.4, "latest body") if actor else None
    return None


_NOBODY = re.compile(
    r"(?:strikes?|airstrikes?|raids?|shelling|explosions?|blasts?|bombs?|shells?|mines?|missiles?|rockets?|fire|attacks?|bombings?)$"
)


def _written(bare: str, words: str, at: int, told: Told) -> Found | None:
    """Under the name the text gives it; words for a weapon or an attack are nobody."""
    if not bare or _NOBODY.search(bare) or _ANY.match(" ".join(words.split())):
        return None
    return plain_actor(bare), 0.3 if bare.islower() else 0.5, "as written"


# -- what the document told of -----------------------------------------------------------------------------------------


class Told:
    """The bodies named in a text, and where."""

    def __init__(self, text: str, title: str) -> None:
        self.atlas: Atlas = atlas(text, title)
        self._found = bodies(text)
        self._at = [at for at, _ in self._found]
        self._names = {actor.name for _, actor in self._found}

    def before(self, at: int, *, states: bool) -> Actor | None:
        """The last body named before an offset; without ``states`` governments are passed over."""
        for _, actor in reversed(self._found[max(0, bisect_left(self._at, at) - 12) : bisect_left(self._at, at)]):
            if states or not _is_state(actor):
                return actor
        return None

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


@cache
def _states() -> frozenset[str]:
    return frozenset(c.government for c in countries().values()) | {
        "United Nations",
        "NATO",
        "US-led coalition",
        "Saudi-led coalition",
    }


def _is_state(actor: Actor) -> bool:
    return actor.name in _states()


@lru_cache(maxsize=8)
def _told(text: str, title: str) -> Told:
    return Told(text, title)
