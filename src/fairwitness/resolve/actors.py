"""Which body a claim's words of actor or side stand for: by name, nation, or what the document told of before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache

from fairwitness.model import Actor, Claim, Document, Meaning, Span
from fairwitness.resolve.told_bodies import Told, points, told_of
from fairwitness.vocab import proper
from fairwitness.vocab.actors import (
    actor_in,
    actor_named,
    generic_actor,
    generic_at_head,
    governing,
    plain_actor,
    type_of,
)
from fairwitness.vocab.body_types import UNARMED, is_unarmed
from fairwitness.vocab.countries import Country, countries, demonyms
from fairwitness.vocab.fuller_names import fuller
from fairwitness.vocab.gazetteer import Gazetteer
from fairwitness.vocab.name_tokens import Words
from fairwitness.vocab.orgs import org_exactly

_LONGEST = 8
_HELPED = re.compile(
    r",?\s+(?:backed|supported|aided|assisted|accompanied|helped)\b.*$|\s+(?:fighting|led by|allied with|loyal to)\b.*$"
)
_AND = re.compile(
    r"\s+(?:and|as well as|together with|along with|alongside|,)\s+(?:the\s+|its\s+|their\s+)?|,\s+(?:and\s+)?"
)
_LED = re.compile(r"^([\w.]+)-led\b")
_WHERE = re.compile(r"\s+(?:in|inside|outside|from|near|both|on|at|disguised|wearing)\b.*$")
_COUNT = re.compile(
    r"^(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens of|scores of|hundreds of)\s+",
    re.I,
)
_HELD = re.compile(r"-(?:held|controlled|occupied|run|ruled|administered)$")
_LOYAL = re.compile(r"\b(?:loyal|allied|answering|belonging) (?:to|with) (?:the )?(.+)$")
_OF_NAME = re.compile(r"\b(?:of|for) (?:the )?[A-Z]")
_UNIT = re.compile(
    r"^(?:\d+(?:st|nd|rd|th)|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth)\b.*"
    r"\b(?:Division|Brigade|Battalion|Legion|Corps|Regiment|Army)\b"
)
_ITSELF = re.compile(
    r"(?!(?-i:US)$)(?:it|its|(?:its|our) (?:own )?(?:[a-z-]+ ){0,2}[a-z-]+|itself|we|us|ours?)$", re.IGNORECASE
)
_THEMSELVES = re.compile(r"(?:they|their (?:own )?(?:[a-z-]+ ){0,2}[a-z-]+)", re.IGNORECASE)
_SAYING = re.compile(
    r"\b(?:said|says?|saying|claim(?:s|ed|ing)?|announc(?:es|ed|ing)|report(?:s|ed|ing)|add(?:s|ed|ing)|stat(?:es|ed|ing)|"
    r"declar(?:es|ed|ing)|insist(?:s|ed|ing)|confirm(?:s|ed|ing)|acknowledg(?:es|ed|ing)|maintain(?:s|ed|ing))"
    r"(?: (?:on|late|early) \w+)?,? (?:that )?$"
)
_LEAD = 40  # characters before words in which the verb of saying stands
# Those who speak: nobody without the speaker's name ("US" is a state).
_WE = frozenset(("we", "We", "us", "our", "Our", "ours", "Ours"))
_POSSESSIVE = re.compile(r"(?:'s|’s|'|’)$")


def meanings(claim: Claim, document: Document | None) -> Iterator[Meaning]:
    """The bodies of the slots actor and side."""
    d = document
    text, title, on, outlet = (d.text, d.title or "", d.published, d.outlet or "") if d else (None, "", None, "")
    for slot, words in (("actor", claim.actor), ("side", claim.side)):
        speaks = words is not None and (_ITSELF.match(words.text) or _is_speakers(words, text or ""))
        speaker = _speaker(claim, on) if speaks else None
        found = (speaker or body(words, text, title, on, outlet)) if words else None
        if found:
            yield Meaning(claim.id, slot, *found)


Found = tuple[Actor, float, str]


def _is_speakers(words: Span, text: str) -> bool:
    """Whether "they" and "their forces" are what somebody says of those he speaks for: "officials said that they"."""
    if not _THEMSELVES.fullmatch(words.text):
        return False
    return _SAYING.search(text, max(0, words.start - _LEAD), words.start) is not None


def _speaker(claim: Claim, on: date | None) -> Found | None:
    """Whom "it" and "its troops" mean in what a body says of itself: that body, unless it is one that bears no arms."""
    name = claim.chain[0].org if claim.chain else None
    if name is None:
        return None
    actor = actor_named(name, on) or plain_actor(name)
    return None if type_of(actor) in UNARMED or is_unarmed(name) else (actor, 0.6, "speaker")


def under_whole_names(found: Iterable[Meaning], claims: Iterable[Claim]) -> tuple[Meaning, ...]:
    """The meanings, a body that only its words name under the one longer name of a body that these claims tell of."""
    told = tuple(found)
    names = {k.org for c in claims for k in c.chain if k.org}
    names |= {m.value.name for m in told if m.slot in ("actor", "side") and isinstance(m.value, Actor)}
    return tuple(_whole(m, names) if m.slot in ("actor", "side") and m.by == "as written" else m for m in told)


def _whole(m: Meaning, names: Iterable[str]) -> Meaning:
    full = fuller(m.value.name, names) if isinstance(m.value, Actor) else None
    if full is None:
        return m
    return replace(m, value=actor_named(full) or plain_actor(full), by="short name")


@lru_cache(maxsize=4096)
def body(
    words: Span, text: str | None = None, title: str = "", on: date | None = None, outlet: str = ""
) -> Found | None:
    """The body that words stand for in a text of a day, how surely, and by what; None for words that name no doer."""
    told = told_of(text if text is not None else words.text, title, on, outlet)
    at = words.start if text is not None else 0
    bare = _stripped(words.text)
    return _single(bare, words.text, at, told) or _several(bare, at, told) or _written(bare, words.text, at, told)


def _stripped(words: str) -> str:
    bare = " ".join(words.split()).strip(" ,.;:\"“”'")
    while lead := next((w for w in _leads() if bare[: len(w)].lower() == w and len(bare) > len(w)), ""):
        bare = bare[len(lead) :]
    bare = _COUNT.sub("", bare)
    return _POSSESSIVE.sub("", _HELD.sub("", bare))


@cache
def _leads() -> tuple[str, ...]:
    return tuple(sorted((f"{w.lower()} " for w in proper.words("body", "before")), key=lambda w: (-len(w), w)))


# -- one body ----------------------------------------------------------------------------------------------------------


def _single(bare: str, words: str, at: int, told: Told) -> Found | None:
    if named := _named(bare, words, at, told):
        return named
    if led := _LED.match(bare):
        actor = actor_named(f"{led.group(1)}-led coalition", told.on) or actor_named(led.group(1), told.on)
        if actor:
            return actor, 0.8, "name inside"
    if (short := _WHERE.sub("", bare)) != bare and (generic := generic_actor(short, told.country(at), told.on)):
        return plain_actor(generic), 0.6, "country of the text"
    return _inside(bare, at, told) or _pointed(words, at, told) or _headed(bare, at, told)


def _named(bare: str, words: str, at: int, told: Told) -> Found | None:
    """Whole words that are a name, a nation, or common words for a body of the country that the text speaks of."""
    if actor := told.learned(bare):
        return actor, 0.9, "short name"
    if actor := actor_in(bare, told.country(at)):
        return actor, 0.8, "short name"
    if actor := actor_named(bare, told.on) or actor_named(_POSSESSIVE.sub("", words), told.on):
        return actor, 0.95, "name"
    if nation := _nation_named(bare):
        return plain_actor(governing(nation.code, told.on)), 0.9, "nation"
    if actor := told.short(bare, at):
        return actor, 0.8, "short name"
    if generic := generic_actor(bare, told.country(at), told.on):
        return plain_actor(generic), 0.7, "country of the text"
    actor = told.tail(bare)
    return (actor, 0.6, "short name") if actor else None


def _headed(bare: str, at: int, told: Told) -> Found | None:
    """Common words with more behind them: "army helicopters", "rebel fire"; units by number: "the 3rd Battalion".

    Not what is somebody's by name: the "Army of Dravia" is not the army of the country that the text speaks of.
    """
    if _AND.search(bare) or _OF_NAME.search(bare):
        return None
    head = "army" if _UNIT.search(bare) else generic_at_head(bare)
    generic = generic_actor(head, told.country(at), told.on) if head else None
    return (plain_actor(generic), 0.5, "country of the text") if generic else None


def _pointed(words: str, at: int, told: Told) -> Found | None:
    found = told.pointed(words, at)
    return (*found, "latest body") if found else None


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
    if (loyal := _LOYAL.search(bare)) and (found := _named(loyal.group(1), loyal.group(1), at, told)):
        return found
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
    if actor := told.learned(name) or actor_named(name, told.on):
        return actor, 0.85, "name inside"
    nation = demonyms().get(name) or _by_name().get(name)
    if nation:
        rest = _POSSESSIVE.sub("", words.slice(j, len(words)) if j < len(words) else "").strip().removeprefix("s ")
        return _of_nation(nation, rest, told)
    if j - i < len(words) and (actor := told.short(name, at)):
        return actor, 0.6, "short name"
    return None


def _of_nation(nation: Country, rest: str, told: Told) -> Found | None:
    """The body of a nation that a noun after its name means."""
    if generic := generic_actor(rest, nation.code, told.on) if rest else None:
        return plain_actor(generic), 0.9, "nation"
    if rest and (actor := actor_named(rest, told.on)):  # "Torland's Amun Falcons" are no forces of Torland
        return actor, 0.85, "name inside"
    if (m := _OF_NAME.search(rest)) and (actor := actor_named(rest[m.end() - 1 :], told.on)):
        return actor, 0.8, "name inside"  # "the Torish Battalion of the Amber Front"
    words = rest.lower().split()
    if words and any(w in proper.words("body", "not_forces") for w in words):
        return plain_actor(f"{nation.adjective} {rest}"), 0.7, "as written"
    return plain_actor(governing(nation.code, told.on)), 0.85, "nation"


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


_NOBODY = re.compile(
    r"(?:strikes?|airstrikes?|raids?|shelling|explosions?|blasts?|bombs?|shells?|mines?|missiles?|rockets?|fire|attacks?|bombings?)$"
)


def _written(bare: str, words: str, at: int, told: Told) -> Found | None:
    """Under the name the text gives it; words for a weapon or an attack are nobody."""
    if not bare or _NOBODY.search(bare) or points(words) or bare in _WE:
        return None
    if org := org_exactly(bare):
        return plain_actor(org.name), 0.8, "name"
    return plain_actor(bare), 0.3 if bare.islower() else 0.5, "as written"
