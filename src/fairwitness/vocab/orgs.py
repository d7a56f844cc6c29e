"""Who speaks: the organisations of the registry and those that every state has, and whose word theirs counts as."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from fairwitness.vocab import table
from fairwitness.vocab.name_tokens import first_and_count
from fairwitness.vocab.org_keys import org_key, plain_name
from fairwitness.vocab.registry import TYPES as TYPES
from fairwitness.vocab.registry import VOICELESS, Body, bodies, held_on
from fairwitness.vocab.states import Country, capitals, countries, country_named, state_beginnings, states

# A hospital's or a charity's word is not a side's word, whoever runs the place.
_SIDES = frozenset({"government", "military", "armed_group", "agency", "outlet"})
_LONGEST = 12
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_ACRONYM = re.compile(r"\s*\([^()]{1,40}\)")
_POSSESSIVE = re.compile(r"'s?(?=\s|$)")
_OF_STATE = re.compile(r"(.{3,60}) (?:of|in|from) (?:the )?(.{3,40})")
_WORD = re.compile(r"[^\s,;:()\"“”]+")
_KINDS = frozenset(("observatory", "network", "monitor", "centre", "center"))
_ARTICLES = frozenset(("the", "a", "an"))


@dataclass(frozen=True, slots=True)
class Org:
    """An organisation under its canonical name; ``parent`` is the body it counts as for independence, or None."""

    name: str
    type: str
    parent: str | None = None
    party: bool = False
    aliases: tuple[str, ...] = ()


@cache
def orgs() -> tuple[Org, ...]:
    """Every organisation of the registry: those listed, and the bodies that every listed state has (thousands)."""
    composed = (_composed(country, organ) for country in countries() for organ in table("sources")["organs"])
    return (*listed(), *(_rooted(org) for org in composed if org))


@cache
def listed() -> tuple[Org, ...]:
    """The organisations that the registry names one by one, all agencies among them."""
    return tuple(_rooted(org) for org in _listed().values())


@cache
def _listed() -> dict[str, Org]:
    return {name: _org(body) for name, body in bodies().items() if body.type not in VOICELESS}


def _org(body: Body, on: date | None = None) -> Org:
    return Org(body.name, body.type, body.parent(on), bool(body.countries), body.aliases)


@cache
def _spoken() -> dict[str, str]:
    return {org_key(alias): org.name for org in _listed().values() for alias in (org.name, *org.aliases)}


@cache
def _composed(country: Country, organ: str) -> Org | None:
    """What a state has of the organs of states; None where that body is listed."""
    name = f"{country.adjective} {organ}"
    if org_key(name) in _spoken():
        return None
    row = table("sources")["organs"][organ]
    aliases = tuple(f"{word} {head}" for word in country.words for head in row["heads"])
    parent = row.get("parent", None if organ == "government" else f"{country.adjective} government") or None
    party = row.get("party", country.party and organ == "government")
    return Org(name, row["type"], _spoken().get(org_key(parent), parent) if parent else None, party, aliases)


@cache
def _composed_names() -> dict[str, tuple[Country, str]]:
    return {f"{c.adjective} {organ}": (c, organ) for c in countries() for organ in table("sources")["organs"]}


def _unrooted(name: str, on: date | None = None) -> Org | None:
    body, found = bodies().get(name), _composed_names().get(name)
    if body and body.type not in VOICELESS:
        return _listed()[name] if on is None else _org(body, on)
    return _composed(*found) if found else None


def org_on(org: Org, on: date | None) -> Org:
    """The organisation as it was on a day: whom it belonged to then.

    >>> forces = org_exactly("Rapid Support Forces")
    >>> org_on(forces, date(2020, 1, 1)).parent, org_on(forces, date(2024, 1, 1)).parent
    ('Sudanese government', None)
    """
    known = _unrooted(org.name, on)
    return _rooted(known, on) if known else org


def _rooted(org: Org, on: date | None = None) -> Org:
    """The same organisation with the topmost parent, and with that parent's side."""
    parent, seen = org.parent, {org.name}
    above = _unrooted(parent, on) if parent else None
    while above and above.parent and parent not in seen:
        seen.add(above.name)
        parent = above.parent
        above = _unrooted(parent, on)
    side = above is not None and org.type in _SIDES and above.party
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
    plain = plain_name(words)
    bare = _ACRONYM.sub("", plain).strip()
    return _exact(plain) or _exact(bare) or _of_state(bare) or _nested(plain)


@lru_cache(maxsize=8192)
def org_exactly(words: str) -> Org | None:
    """The organisation that these words name as a whole, or None: "the Pentagon" yes, "a Pentagon spokesman" no."""
    if not _may_name(words):
        return None
    plain = plain_name(words)
    bare = _ACRONYM.sub("", plain).strip() if "(" in plain else plain
    return _exact(plain) or (_exact(bare) if bare != plain else None) or _of_state(bare)


def government_of(words: str) -> Org | None:
    """The government that a state's name, adjective or capital stands for: "Ankara" -> Turkish government.

    >>> government_of("Ankara").name, government_of("the Harbour Relief Society")
    ('Turkish government', None)
    """
    country = country_named(words) or capitals().get(org_key(plain_name(words)))
    return _by_key(org_key(f"{country.adjective} government")) if country else None


def _may_name(words: str) -> bool:
    """A quick look at words that begin plainly: a name begins as some name does, or ends with a state."""
    first, _, rest = words.partition(" ")
    if not first.isascii() or not first.isalpha() or first in _NOT_PLAIN:
        return True
    if any(mark in rest for mark in _NOT_IN_PLAIN):
        return True
    return _may_begin(first, rest.partition(" ")[0])


# Before names are compared, articles and brackets go and "United Nations" becomes one word; states may stand last.
_NOT_IN_PLAIN = ("(", "United", "of ", "in ", "from ")
_NOT_PLAIN = frozenset(a for word in ("the", "a", "an", "united") for a in (word, word.title(), word.upper()))


@lru_cache(maxsize=16384)
def _may_begin(first: str, second: str) -> bool:
    """Whether a name may begin with these words; ``second``: "" after a single one."""
    one, two = org_key(first.casefold()), org_key(second.casefold())
    if one not in _beginnings() or not (second.isascii() and second.isalpha()):
        return one in _beginnings()
    return f"{one} {two}" in _double_beginnings() or (one in state_beginnings() and two in _after_states())


@cache
def _double_beginnings() -> frozenset[str]:
    """The first two words of every listed name."""
    return frozenset(" ".join(key.casefold().split(" ")[:2]) for key in _listed_keys())


@cache
def _after_states() -> frozenset[str]:
    """What may stand second in the name of a state's body: a word of the state's name, or the first of an organ's."""
    own = (key.split(" ")[1] for key in (*states(), *_countries_by_word()) if " " in key)
    organs = (key.split(" ")[0] for key in (*_organs(), *_organs_by_head()))
    return frozenset(word.casefold() for word in (*own, *organs))


def begins_body(words: str) -> bool:
    """Whether the name, in two words or more, of a body that speaks begins as these do: a look at the first two.

    >>> begins_body("Syrian Observatory for"), begins_body("Ministry of Defence"), begins_body("Syrian towns fell")
    (True, True, False)
    """
    first, _, rest = words.partition(" ")
    second = rest.partition(" ")[0]
    if not first.isascii() or not first.isalpha() or first in _NOT_PLAIN or second == "United":
        return True
    return _may_begin(first, second) or org_key(first.casefold()) in _after_states()  # "Ministry of Defence of ..."


@lru_cache(maxsize=8192)
def begins_org(words: str) -> bool:
    """Whether a known body's name, or a state's, may begin as these words do; quick, to pass over most of a text."""
    plain = _ARTICLE.sub("", words) if words.isascii() else plain_name(words)
    first = _POSSESSIVE.sub("", plain.split(" ", 1)[0].replace(".", "").replace("’", "'"))
    return org_key(first.casefold()) in _beginnings()


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(key.split(" ")[0].casefold() for key in (*_listed_keys(), *states(), "united"))


@cache
def longest_beginning_with() -> dict[str, int]:
    """How many words the longest name of an organisation has that begins with a word (in small letters).

    >>> longest_beginning_with()["syrian"] >= len("Syrian Observatory for Human Rights".split())
    True
    """
    sizes = [first_and_count(name) for org in _listed().values() for name in (org.name, *org.aliases)]
    head = max(first_and_count(head)[1] for row in table("sources")["organs"].values() for head in row["heads"])
    states = [first_and_count(word) for country in countries() for word in country.words]
    return dict(sorted([*sizes, *((first, count + head) for first, count in states)]))


def organ_named(words: str, country: Country) -> Org | None:
    """The body that a state's words name without naming the state: "the Defence Ministry", in a report on Armenia."""
    return _organ(country, plain_name(words))


def org_in_state(acronym: str, country: Country) -> Org | None:
    """What an acronym that several bodies share stands for in a text about a state."""
    name = table("sources")["ambiguous"].get(acronym, {}).get(country.code)
    return _exact(name) if name else _organ(country, acronym)


def may_mean(words: str, org: Org, named: Iterable[Country]) -> bool:
    """Whether words may mean a body in a text that names these states: "the Observatory" is one only of its own.

    >>> syrian = org_exactly("Observatory")
    >>> may_mean("the Observatory", syrian, []), may_mean("the Observatory", syrian, [country_named("Chad")])
    (True, False)
    """
    common = table("sources")["common"].items()
    alias, code = next(((a, code) for a, code in common if a in words and _exact(a) == org), ("", ""))
    if not alias:
        return True
    longer = words.partition(alias)[2][:2].strip().isupper() and org.name == alias
    codes = {country.code for country in named}
    return not longer and (not codes or code in codes)


def is_ministry(acronym: str) -> bool:
    """Whether letters stand for a ministry of whatever state.

    >>> is_ministry("MoD"), is_ministry("Most")
    (True, False)
    """
    return acronym.startswith("Mo") and acronym in _organs()


def rebels_in(country: Country, on: date | None = None) -> Org | None:
    """Whom "the rebels" are in a text about a state, where nearly all reports mean one body that speaks."""
    name = held_on(table("actors")["generic"]["opposition"].get(country.code), on)
    return _exact(name) if name else None


@cache
def coalition_in(country: Country) -> str | None:
    """The one coalition of states that fights in a state, by the registry.

    >>> coalition_in(country_named("Yemen")), coalition_in(country_named("Chad"))
    ('Saudi-led coalition', None)
    """
    led = {b.name for b in bodies().values() if b.name.endswith("-led coalition") and country.code in b.countries}
    return led.pop() if len(led) == 1 else None


def _by_key(key: str) -> Org | None:
    name = _listed_keys().get(key)
    return _rooted(_listed()[name]) if name else _state_body(key)


@cache
def _listed_keys() -> dict[str, str]:
    found: dict[str, str] = {}
    for org in _listed().values():
        for alias in (org.name, *org.aliases):
            found.setdefault(org_key(plain_name(alias)), org.name)
    return found


@lru_cache(maxsize=8192)
def _state_body(key: str) -> Org | None:
    """The body of a state that a key names, adjective or name of the state first: all of them would be 60,000 names."""
    words = key.split(" ")
    for n in range(1, len(words)):
        organs = _organs_by_head().get(" ".join(words[n:]), ())
        for country in _countries_by_word().get(" ".join(words[:n]), ()) if organs else ():
            for organ in organs:
                if org := _composed(country, organ):
                    return _rooted(org)
    return None


@cache
def _countries_by_word() -> dict[str, tuple[Country, ...]]:
    found: dict[str, tuple[Country, ...]] = {}
    for country in countries():
        for key in {org_key(plain_name(word)).casefold() for word in country.words}:
            found[key] = (*found.get(key, ()), country)
    return found


@cache
def _organs_by_head() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for organ, row in table("sources")["organs"].items():
        for key in {org_key(head).casefold() for head in (organ, *row["heads"])}:
            found[key] = (*found.get(key, ()), organ)
    return found


@cache
def _organs() -> dict[str, str]:
    rows = table("sources")["organs"].items()
    return {org_key(head): organ for organ, row in rows for head in (organ, *row["heads"])}


def _exact(plain: str) -> Org | None:
    found = _by_key(org_key(plain))
    if found is None and " " not in plain and len(plain) > 4:  # a headline in capitals, "Unicef"
        found = _by_key(org_key(plain.capitalize() if plain.isupper() else plain.upper()))
    return found


def _of_state(plain: str) -> Org | None:
    """ "Russia's defence ministry", "Ministry of Defence of Russia", "officials in Afghanistan"."""
    if " " not in plain:
        return None
    words = plain.split(" ")
    may_begin = org_key(_POSSESSIVE.sub("", words[0])).casefold() in state_beginnings()
    for n in range(1, min(4, len(words))) if may_begin else ():
        if country := states().get(org_key(_POSSESSIVE.sub("", " ".join(words[:n])))):
            return _organ(country, " ".join(words[n:]))
    if m := _OF_STATE.fullmatch(plain):
        tail = states().get(org_key(m.group(2))) or capitals().get(org_key(m.group(2)))
        return _organ(tail, m.group(1)) if tail else None
    return None


def _organ(country: Country, head: str) -> Org | None:
    key = org_key(head)
    organ = _organs().get(key) or _organs().get(key.casefold())
    return _by_key(org_key(plain_name(f"{country.adjective} {organ}"))) if organ else None


def _nested(plain: str) -> Org | None:
    """The longest name inside; the first of two as long."""
    words = _WORD.findall(plain)[:24]
    bare = [_POSSESSIVE.sub("", w) for w in words]
    for n in range(min(_LONGEST, len(words)), 0, -1):
        for start in range(len(words) - n + 1):
            found = _exact(_ARTICLE.sub("", " ".join(bare[start : start + n]))) if n < len(words) else None
            alone = found and (n > 1 or _stands_alone(words, start, found))
            if (
                found
                and alone
                and not (_is_of_longer_name(words, start, start + n) or _is_of_another_land(bare, start, found))
            ):
                return found
    return None


def _is_of_another_land(words: list[str], start: int, found: Org) -> bool:
    """Whether the land named right before is not the body's: "the Syrian National Liberation Army"."""
    before = words[start - 1] if start else ""
    if not before[:1].isupper():
        return False
    if country_named(f"{before} {words[start]}") is not None:
        return True
    land, body = country_named(before), bodies().get(found.name)
    return land is not None and body is not None and bool(body.countries) and land.code not in body.countries


def _is_of_longer_name(words: list[str], start: int, end: int) -> bool:
    """Whether a name that begins with what every body could be ("Observatory") is part of another's.

    Before it stands whose it is, or behind it what for: "the Amun Observatory for Human Rights".
    """
    if words[start].casefold() not in _KINDS:
        return False
    further = words[end : end + 2]
    purpose = len(further) == 2 and further[0] in ("for", "of", "on") and further[1][:1].isupper()
    return purpose or (start > 0 and words[start - 1][:1].isupper() and words[start - 1].casefold() not in _ARTICLES)


def _stands_alone(words: list[str], at: int, org: Org) -> bool:
    """Whether one word is the body's name, and no part of a longer name ("Times" in "Harbour Times")."""
    if org.type in ("government", "military", "armed_group", "un"):
        return True
    before = words[at - 1] if at else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    return not after[:1].isupper() and (not before[:1].isupper() or before.endswith("'s"))
