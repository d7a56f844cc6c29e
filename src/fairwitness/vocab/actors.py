"""Armed and political bodies under their canonical names (``actors.toml``), found by any of their names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from fairwitness.errors import VocabularyError
from fairwitness.model import Actor
from fairwitness.vocab import table
from fairwitness.vocab.countries import Country, countries
from fairwitness.vocab.names import name_key

_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_QUOTES = str.maketrans({"’": "'", "‘": "'", "–": "-", "‑": "-"})


def _words(name: str) -> str:
    """A name as compared: straight quotes, single spaces, no article; small letters unless it is an acronym."""
    plain = " ".join(_ARTICLE.sub("", name.translate(_QUOTES).strip()).split())
    return plain if is_acronym(plain) else plain.lower()


def is_acronym(name: str) -> bool:
    """True for names that count only in capitals: "IS", "U.S.", "LeT", "M23".

    >>> is_acronym("IS"), is_acronym("Isis River")
    (True, False)
    """
    return " " not in name and sum(c.isupper() for c in name) >= max(2, len(name.replace(".", "")) // 2)


@cache
def _rows() -> Mapping[str, Mapping[str, Any]]:
    rows: Mapping[str, Mapping[str, Any]] = table("actors")["actors"]
    for name, row in rows.items():
        if row.get("parent") and row["parent"] not in rows:
            raise VocabularyError(f"actors.toml: {name} has the parent {row['parent']}, which is no actor there")
    return rows


@cache
def _known() -> Mapping[str, Actor]:
    listed = {name: _actor(name, row) for name, row in _rows().items()}
    for country in countries().values():
        listed.setdefault(country.government, _government(country))
    return listed


def _actor(name: str, row: Mapping[str, Any]) -> Actor:
    party_to = tuple(countries()[c].name for c in row.get("in", ()))
    return Actor(_id(name), name, tuple(row["also"]), row.get("parent"), party_to)


def _government(country: Country) -> Actor:
    also = tuple(
        f"{adjective} {force}"
        for adjective in country.demonyms[:1]
        for force in ("forces", "army", "troops", "soldiers", "military", "government", "security forces", "air force")
    )
    return Actor(_id(country.government), country.government, also, None, (country.name,))


def _id(name: str) -> str:
    return "actor:" + "-".join(name_key(name).split())


@cache
def actor_aliases() -> Mapping[str, Actor]:
    """Every name that means one body wherever it stands, as written in the vocabulary.

    >>> actor_aliases()["Daesh"].name
    'Islamic State'
    """
    aliases: dict[str, Actor] = {}
    for actor in _known().values():
        for alias in (actor.name, *actor.other_names):
            aliases.setdefault(alias, actor)
    return aliases


@cache
def _by_words() -> Mapping[str, Actor]:
    found: dict[str, Actor] = {}
    for alias, actor in actor_aliases().items():
        found.setdefault(_words(alias), actor)
    return found


def actor_named(words: str) -> Actor | None:
    """The body of that name; case counts for acronyms ("IS" is one, "is" is not).

    >>> actor_named("the Syrian Democratic Forces").name, actor_named("SDF").name, actor_named("sdf")
    ('Syrian Democratic Forces', 'Syrian Democratic Forces', None)
    """
    first = words.split(None, 1)
    return _named(words) if first and begins_actor(first[0]) else None


@lru_cache(maxsize=8192)
def begins_actor(word: str) -> bool:
    """Whether any name, or an article before it, begins with this word."""
    return bool(_ARTICLE.match(word + " ")) or _words(word).lower() in _beginnings()


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(words.split(" ")[0].lower() for words in _by_words())


@lru_cache(maxsize=8192)
def _named(words: str) -> Actor | None:
    found = _by_words().get(_words(words))
    return found if found and not _is_lowered(words, found) else None


def _is_lowered(words: str, found: Actor) -> bool:
    """A name in small letters only, though the vocabulary writes it with capitals."""
    bare = _ARTICLE.sub("", words)
    return bare.islower() and not any(a.islower() for a in (found.name, *found.other_names) if a.lower() == bare)


def plain_actor(name: str) -> Actor:
    """A body that the vocabulary does not know, under the name that the text gives it."""
    return _known().get(name) or Actor(_id(name), name)


@cache
def short_names() -> Mapping[str, tuple[tuple[Actor, frozenset[str]], ...]]:
    """Names that mean a body only where the text has told of it or of one of its countries."""
    found: dict[str, list[tuple[Actor, frozenset[str]]]] = {}
    for name, row in _rows().items():
        for short in row.get("short", ()):
            found.setdefault(_words(short), []).append((_known()[name], frozenset(row.get("in", ()))))
    return {words: tuple(actors) for words, actors in found.items()}


def short_words(words: str) -> str:
    """Words as ``short_names`` has them."""
    return _words(words)


def generic_actor(words: str, country: str | None) -> str | None:
    """The body that common words ("the army", "rebels") mean in a country, or None.

    >>> generic_actor("the army", "SY"), generic_actor("rebels", "SY"), generic_actor("rebels", None)
    ('Syrian government', 'Syrian opposition', None)
    """
    row = _generic().get(_words(words).lower())
    if not row or not country or country not in countries():
        return None
    pattern = row.get(country) or row.get("default")
    land = countries()[country]
    return str(pattern).format(government=land.government, adjective=land.adjective) if pattern else None


@cache
def _generic() -> Mapping[str, Mapping[str, Any]]:
    return {_words(w).lower(): row for row in table("actors")["generic"].values() for w in row["words"]}
