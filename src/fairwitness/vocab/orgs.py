"""Organisations that speak (``sources.toml``): who they are, and whose word theirs counts as."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from fairwitness.errors import VocabularyError
from fairwitness.vocab import table

TYPES = frozenset("government military armed_group un ngo monitor agency outlet hospital local_authority other".split())
# A hospital's or a charity's word is not a side's word, whoever runs the place.
_SIDES = frozenset({"government", "military", "armed_group", "agency", "outlet"})
_LONGEST = 12
_SPELLINGS = (("defence", "defense"), ("centre", "center"), ("organisation", "organization"), ("programme", "program"))
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_ACRONYM = re.compile(r"\s*\([^()]{1,40}\)")
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}")
_POSSESSIVE = re.compile(r"'s?(?=\s|$)")
_WORD = re.compile(r"[^\s,;:()\"“”]+")


@dataclass(frozen=True, slots=True)
class Org:
    """An organisation under its canonical name; ``parent`` is the body it counts as for independence, or None."""

    name: str
    type: str
    parent: str | None = None
    party: bool = False
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Country:
    """A state and the words for it: its name, its adjectives, its capital where that stands for its government."""

    name: str
    adjective: str
    words: tuple[str, ...]
    capital: str | None
    party: bool


@cache
def countries() -> tuple[Country, ...]:
    """The states of the registry."""
    return tuple(_country(name, row) for name, row in table("sources")["countries"].items())


def _country(name: str, row: dict[str, Any]) -> Country:
    words = tuple(dict.fromkeys((row["adjective"], name, *row.get("also", ()))))
    return Country(name, row["adjective"], words, row.get("capital"), row.get("party", False))


@cache
def orgs() -> tuple[Org, ...]:
    """Every organisation of the registry: those listed, and the bodies that every listed state has."""
    listed = [_listed(name, row) for name, row in table("sources")["orgs"].items()]
    known = {org.name: org for org in listed}
    spoken = {_key(alias): org.name for org in listed for alias in (org.name, *org.aliases)}
    composed = [
        replace(org, parent=spoken.get(_key(org.parent), org.parent) if org.parent else None)
        for org in _composed()
        if _key(org.name) not in spoken
    ]
    known |= {org.name: org for org in composed}
    return tuple(_rooted(org, known) for org in (*listed, *composed))


def _listed(name: str, row: dict[str, Any]) -> Org:
    if row["type"] not in TYPES:
        raise VocabularyError(f"sources.toml: {name} has the unknown type {row['type']!r}; known are {sorted(TYPES)}")
    return Org(name, row["type"], row.get("parent"), row.get("party", False), tuple(row["aliases"]))


def _composed() -> Iterator[Org]:
    for country in countries():
        for organ, row in table("sources")["organs"].items():
            aliases = tuple(f"{word} {head}" for word in country.words for head in row["heads"])
            parent = row.get("parent", None if organ == "government" else f"{country.adjective} government") or None
            party = row.get("party", country.party and organ == "government")
            yield Org(f"{country.adjective} {organ}", row["type"], parent, party, aliases)


def _rooted(org: Org, known: dict[str, Org]) -> Org:
    """The same organisation with the topmost parent, and with that parent's side."""
    parent, seen = org.parent, {org.name}
    while parent in known and known[parent].parent and parent not in seen:
        seen.add(parent)
        parent = known[parent].parent
    side = parent is not None and org.type in _SIDES and parent in known and known[parent].party
    return Org(org.name, org.type, parent, org.party or side, org.aliases)


@lru_cache(maxsize=8192)
def org_named(words: str) -> Org | None:
    """The organisation that these words name, or that they name inside (a spokesman of it), or None.

    >>> for words in ("the ICRC", "Russia's defence ministry", "a Pentagon spokesman", "SOHR"):
    ...     print(org_named(words).name)
    International Committee of the Red Cross
    Russian Defence Ministry
    US Department of Defense
    Syrian Observatory for Human Rights
    """
    plain = _plain(words)
    bare = _ACRONYM.sub("", plain).strip()
    return _exact(plain) or _exact(bare) or _of_state(bare) or _nested(plain)


@lru_cache(maxsize=8192)
def org_exactly(words: str) -> Org | None:
    """The organisation that these words name as a whole, or None: "the Pentagon" yes, "a Pentagon spokesman" no."""
    bare = _ACRONYM.sub("", _plain(words)).strip()
    return _exact(_plain(words)) or _exact(bare) or _of_state(bare)


def government_of(words: str) -> Org | None:
    """The government that a state's name, adjective or capital stands for: "Ankara" -> Turkish government.

    >>> government_of("Ankara").name, government_of("the Harbour Relief Society")
    ('Turkish government', None)
    """
    country = country_named(words) or _capitals().get(_key(_plain(words)))
    return _by_key().get(_key(f"{country.adjective} government")) if country else None


@lru_cache(maxsize=16384)
def country_named(words: str) -> Country | None:
    """The state that a name or adjective stands for."""
    key = _key(_POSSESSIVE.sub("", _plain(words)))
    return _states().get(key) or (_states().get(key[:-1]) if key.endswith("s") and len(key) > 4 else None)


def begins_state(word: str) -> bool:
    """Whether the name of a state of several words begins with this one: "Burkina"."""
    return _key(word.casefold()) in _beginnings()[0]


def begins_org(words: str) -> bool:
    """Whether a known body's name, or a state's, may begin as these words do; quick, to pass over most of a text."""
    plain = _ARTICLE.sub("", words)
    first = _POSSESSIVE.sub("", plain.split(" ", 1)[0].replace(".", "").replace("’", "'"))
    return _key(first.casefold()) in _beginnings()[1]


@cache
def _beginnings() -> tuple[frozenset[str], frozenset[str]]:
    states = {key.split(" ")[0] for key in _states() if " " in key}
    firsts = {key.split(" ")[0].casefold() for key in (*_by_key(), *_states(), "united")}
    return frozenset(s.casefold() for s in states), frozenset(firsts)


def organ_named(words: str, country: Country) -> Org | None:
    """The body that a state's words name without naming the state: "the Defence Ministry", in a report on Armenia."""
    return _organ(country, _plain(words))


def org_in_state(acronym: str, country: Country) -> Org | None:
    """What an acronym that several bodies share stands for in a text about a state."""
    name = table("sources")["ambiguous"].get(acronym, {}).get(country.name)
    return _exact(name) if name else None


def rebels_in(country: Country) -> Org | None:
    """Whom "the rebels" are in a text about a state, where nearly all reports mean one body."""
    name = table("sources")["rebels"].get(country.name)
    return _exact(name) if name else None


@cache
def _by_key() -> dict[str, Org]:
    found: dict[str, Org] = {}
    for org in orgs():
        for alias in (org.name, *org.aliases):
            found.setdefault(_key(_plain(alias)), org)
    return found


@cache
def _states() -> dict[str, Country]:
    return {_key(_plain(word)): country for country in countries() for word in country.words}


@cache
def _capitals() -> dict[str, Country]:
    return {_key(country.capital): country for country in countries() if country.capital}


@cache
def _organs() -> dict[str, str]:
    rows = table("sources")["organs"].items()
    return {_key(head): organ for organ, row in rows for head in (organ, *row["heads"])}


def _plain(words: str) -> str:
    """Words without article, stops in acronyms, accents, and a possessive at the end."""
    text = unicodedata.normalize("NFKD", " ".join(words[:200].split()).replace("’", "'"))
    text = "".join(c for c in text if not unicodedata.combining(c)).strip(' ,.;:"“”')
    text = _DOTTED.sub(lambda m: m.group().replace(".", ""), text + ".").rstrip(".")
    text = _ARTICLE.sub("", text.replace("United Nations", "UN").replace("United States", "US"))
    return text[:-2] if text.endswith("'s") else text


def _key(plain: str) -> str:
    """What two spellings of one name share. Single words keep their case: "Emergency" is a body, "emergency" is not."""
    key = plain.replace("’", "'")
    key = key.casefold() if " " in key else key
    for ours, other in _SPELLINGS:
        key = key.replace(ours, other).replace(ours.capitalize(), other.capitalize())
    return key


def _exact(plain: str) -> Org | None:
    found = _by_key().get(_key(plain))
    if found is None and " " not in plain and len(plain) > 4:  # a headline in capitals, "Unicef"
        found = _by_key().get(_key(plain.capitalize() if plain.isupper() else plain.upper()))
    return found


def _of_state(plain: str) -> Org | None:
    """ "Russia's defence ministry", "Ministry of Defence of Russia", "officials in Afghanistan"."""
    if " " not in plain:
        return None
    words = plain.split(" ")
    for n in range(1, min(4, len(words))):
        if country := _states().get(_key(_POSSESSIVE.sub("", " ".join(words[:n])))):
            return _organ(country, " ".join(words[n:]))
    if m := re.fullmatch(r"(.{3,60}) (?:of|in|from) (?:the )?(.{3,40})", plain):
        tail = _states().get(_key(m.group(2))) or _capitals().get(_key(m.group(2)))
        return _organ(tail, m.group(1)) if tail else None
    return None


def _organ(country: Country, head: str) -> Org | None:
    key = _key(head)
    organ = _organs().get(key) or _organs().get(key.casefold())
    return _by_key().get(_key(_plain(f"{country.adjective} {organ}"))) if organ else None


def _nested(plain: str) -> Org | None:
    """The longest name inside; the first of two as long."""
    words = _WORD.findall(plain)[:24]
    bare = [_POSSESSIVE.sub("", w) for w in words]
    for n in range(min(_LONGEST, len(words)), 0, -1):
        for start in range(len(words) - n + 1):
            found = _exact(_ARTICLE.sub("", " ".join(bare[start : start + n]))) if n < len(words) else None
            if found and (n > 1 or _stands_alone(words, start, found)):
                return found
    return None


def _stands_alone(words: list[str], at: int, org: Org) -> bool:
    """Whether one word is the body's name, and no part of a longer name ("Times" in "Harbour Times")."""
    if org.type in ("government", "military", "armed_group", "un"):
        return True
    before = words[at - 1] if at else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    return not after[:1].isupper() and (not before[:1].isupper() or before.endswith("'s"))
