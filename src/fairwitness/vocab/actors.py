"""Who acts: the bodies of the registry under the names that their acts are told by, and common words for them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import Any

from fairwitness.errors import VocabularyError
from fairwitness.model import Actor
from fairwitness.vocab import table
from fairwitness.vocab.countries import Country, countries
from fairwitness.vocab.names import name_key
from fairwitness.vocab.registry import Body, acting, bodies, held_on

_ARTICLES = frozenset(("the", "a", "an"))
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_DOTTED = re.compile(r"\b[A-Z](?:\.[A-Z])+\b\.?")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "–": "-", "‑": "-"})


def _words(name: str) -> str:
    """A name as compared: straight quotes, single spaces, no article or stops; small letters unless an acronym."""
    plain = " ".join(_ARTICLE.sub("", name.translate(_QUOTES).strip()).split())
    if "." in plain:
        plain = _DOTTED.sub(lambda m: m.group().replace(".", ""), plain)
    return plain if is_acronym(plain) else plain.lower().replace("defense", "defence")


def is_acronym(name: str) -> bool:
    """True for names that count only in capitals: "IS", "U.S.", "LeT", "M23".

    >>> is_acronym("IS"), is_acronym("Isis River")
    (True, False)
    """
    return " " not in name and sum(c.isupper() for c in name) >= max(2, len(name.replace(".", "")) // 2)


@cache
def _known() -> Mapping[str, Actor]:
    own = acting(bodies().values())
    others: dict[str, list[str]] = {}
    for body in bodies().values():
        if body.acts_as:
            others.setdefault(body.acts_as, []).extend((body.name, *body.aliases, *body.doing))
    listed = {name: _actor(body, others.get(name, ())) for name, body in own.items()}
    for country in countries().values():
        listed.setdefault(country.government, _government(country))
    if missing := next((name for name in others if name not in listed), None):
        raise VocabularyError(f"registry.toml: a body acts as {missing}, which is no actor")
    return listed


def _actor(body: Body, others: Sequence[str]) -> Actor:
    party_to = tuple(countries()[code].name for code in body.countries)
    return Actor(_id(body.name), body.name, (*body.aliases, *body.doing, *others), _acting(body.parent()), party_to)


def _acting(parent: str | None) -> str | None:
    """Under which name a parent acts: the Russian government as Russia."""
    above = bodies().get(parent) if parent else None
    return (above.acts_as if above else None) or _states().get(parent or "", parent)


@cache
def _states() -> Mapping[str, str]:
    rows = countries().values()
    return {f"{word} government": c.government for c in rows for word in (*c.demonyms, c.name, *c.other_names)}


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
def _by_words() -> Mapping[str, tuple[Actor, ...]]:
    found: dict[str, tuple[Actor, ...]] = {}
    for actor in _known().values():
        for words in dict.fromkeys(map(_words, (actor.name, *actor.other_names))):
            found[words] = (*found.get(words, ()), actor)
    return found


@lru_cache(maxsize=16384)
def actor_named(words: str, on: date | None = None) -> Actor | None:
    """The body of that name; case counts for acronyms ("IS" is one, "is" is not).

    Of several that bore the name, the one that was there on the day; without a day, the first in the registry.

    >>> actor_named("the Syrian Democratic Forces").name, actor_named("SDF").name, actor_named("sdf")
    ('Syrian Democratic Forces', 'Syrian Democratic Forces', None)
    """
    return _named(words, on) if begins_actor(words) else None


def begins_actor(words: str) -> bool:
    """Whether any name, or an article before it, begins as these words do: a quick look at the first two.

    >>> begins_actor("Syrian Democratic Forces said"), begins_actor("Syrian towns fell")
    (True, False)
    """
    return _begins_actor(*words.split(None, 2)[:2])


@lru_cache(maxsize=16384)
def _begins_actor(first: str = "", second: str = "") -> bool:
    if not second or not _opens_name(first):
        return _opens_name(first)
    plain = first.isalpha() and second.isalpha() and first.lower() not in _ARTICLES
    return not plain or f"{first} {second}".lower().replace("defense", "defence") in _double_beginnings()


@lru_cache(maxsize=8192)
def _opens_name(word: str) -> bool:
    return bool(_ARTICLE.match(word + " ")) or _words(word).lower() in _beginnings()


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(words.split(" ")[0].lower() for words in _by_words())


@cache
def _double_beginnings() -> frozenset[str]:
    return frozenset(" ".join(words.split(" ")[:2]).lower() for words in _by_words())


def _named(words: str, on: date | None) -> Actor | None:
    bearers = _by_words().get(_words(words), ())
    found = next((a for a in bearers if len(bearers) == 1 or _lived(a, on)), next(iter(bearers), None))
    return found if found and not _is_lowered(words, found) else None


def _lived(actor: Actor, on: date | None) -> bool:
    body = bodies().get(actor.name)
    return body is None or body.lived(on)


def _is_lowered(words: str, found: Actor) -> bool:
    """A name in small letters only, though the vocabulary writes it with capitals."""
    bare = _ARTICLE.sub("", words)
    return bare.islower() and not any(a.islower() for a in (found.name, *found.other_names) if a.lower() == bare)


def plain_actor(name: str) -> Actor:
    """A body that the vocabulary does not know, under the name that the text gives it."""
    return _known().get(name) or Actor(_id(name), name)


def type_of(actor: Actor) -> str | None:
    """What the registry says an actor is: "armed_group", "state", "side", "un" ...; None for one it does not know.

    >>> type_of(actor_named("SDF")), type_of(actor_named("Kenyan army")), type_of(plain_actor("Amun Brigade"))
    ('armed_group', 'state', None)
    """
    body = bodies().get(actor.name)
    return body.type if body else "state" if actor.name in _known() else None


def actor_in(words: str, country: str | None) -> Actor | None:
    """The body that an acronym shared by several means in a text about a country: "the AFP" in the Philippines."""
    name = table("sources")["ambiguous"].get(_words(words), {}).get(country)
    return actor_named(name) if name else None


@cache
def short_names() -> Mapping[str, tuple[tuple[Actor, frozenset[str]], ...]]:
    """Names that mean a body only where the text has told of it or of one of its countries."""
    found: dict[str, list[tuple[Actor, frozenset[str]]]] = {}
    for body in bodies().values():
        for short in body.short:
            found.setdefault(_words(short), []).append((_known()[body.acts_as or body.name], frozenset(body.countries)))
    return {words: tuple(actors) for words, actors in found.items()}


def short_words(words: str) -> str:
    """Words as ``short_names`` has them."""
    return _words(words)


def generic_at_head(words: str) -> str | None:
    """The longest common words for a body that longer words begin with: "army" of "army helicopters", or None.

    >>> generic_at_head("government security branches"), generic_at_head("army"), generic_at_head("opposition-held")
    ('government', None, None)
    """
    parts = _words(words).lower().replace("'s ", " ").split()
    heads = (" ".join(parts[:n]) for n in range(min(4, len(parts) - 1), 0, -1))
    return next((head for head in heads if head in _generic()), None)


def generic_actor(words: str, country: str | None, on: date | None = None) -> str | None:
    """The body that common words ("the army", "rebels") mean in a country on a day, or None.

    Without a day, the one that is listed first.

    >>> generic_actor("the army", "SY"), generic_actor("rebels", "SY"), generic_actor("rebels", None)
    ('Syrian government', 'Syrian opposition', None)
    >>> generic_actor("government forces", "AF", date(2010, 1, 1)), generic_actor("the army", "AF", date(2023, 1, 1))
    ('Afghan government', 'Taliban')
    """
    row = _generic().get(_words(words).lower())
    if not row or not country or country not in countries():
        return None
    pattern = held_on(row.get(country), on) or held_on(row.get("default"), on)
    return (
        pattern.format(government=governing(country, on), adjective=countries()[country].adjective) if pattern else None
    )


def governing(country: str, on: date | None = None) -> str:
    """Under which name a country's government and forces act on a day.

    >>> governing("AF", date(2010, 1, 1)), governing("AF", date(2023, 1, 1)), governing("RU")
    ('Afghan government', 'Taliban', 'Russia')
    """
    return held_on(table("actors")["governing"].get(country), on) or countries()[country].government


@cache
def _generic() -> Mapping[str, Mapping[str, Any]]:
    return {_words(w).lower(): row for row in table("actors")["generic"].values() for w in row["words"]}
