"""Bodies that a document itself introduces: an acronym in brackets, an apposition, who somebody speaks for.

They join short and long names inside that document, and are listed for a person to accept; nothing here tells another
document anything.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from functools import cache, lru_cache

from fairwitness.model import LearnedBody, Span
from fairwitness.text import Rare
from fairwitness.vocab import table
from fairwitness.vocab.actors import actor_named
from fairwitness.vocab.body_types import type_by_name
from fairwitness.vocab.orgs import org_exactly
from fairwitness.vocab.states import country_named

# Bounded, and what was matched is never given back: a text can be one long word.
_WORD = r"\b(?:(?:al|el|ul|ash|as|ad|ar|an|at|az)-)?[A-Z]\w{0,40}+(?:[-'’.]\w{1,40}+){0,6}+"
_LINK = r"(?:(?:of|for|and|the|in|on|de|al|du|to) ){0,2}"
_NAME = rf"{_WORD}(?: {_LINK}{_WORD}){{0,8}}"
_BRACKETED = re.compile(r"(?<=\w) \(([A-Z][A-Za-z0-9/-]{1,9})\)")
_RUN_BEFORE = re.compile(rf"{_NAME}$")
_ENDS = r"(?=,| that\b| which\b| based\b| run\b|\.)"
_PLACED = re.compile(r"\b(?:in|at|near|from|outside|around|to|into|inside|of|across|over)(?: the)? $", re.IGNORECASE)
# What may stand between article and noun: "an opposition-linked activist group", not "a man who told a newspaper".
_ADJECTIVES = (
    r"(?:(?!(?:an?|the|of|for|from|in|at|to|by|with|on|who|told|said|and|spokes\w+|director|head)\b)[\w’'-]+ ){0,3}?"
)
_LEAD = re.compile(r"^(?:The|A|An|In|On|At|And|But|For|Of|By) ")
_FAR = 120
_DAYS = frozenset((*calendar.day_name, *calendar.month_name))


@lru_cache(maxsize=8)
def learned(text: str) -> tuple[LearnedBody, ...]:
    """The bodies that a text introduces and no registry knows, or knows without that short name; in order, each once.

    >>> for body in learned("The Harbour Relief Society (HRS) counted twelve."):
    ...     print(body.name, body.aliases, body.type)
    Harbour Relief Society ('HRS',) ngo
    """
    found: dict[str, LearnedBody] = {}
    for body in sorted((*_spelled_out(text), *_described(text), *_spoken_for(text)), key=lambda b: b.words.start):
        known = found.get(body.name)
        found[body.name] = _joined(known, body) if known else body
    return tuple(found.values())


def _joined(first: LearnedBody, second: LearnedBody) -> LearnedBody:
    aliases = tuple(dict.fromkeys((*first.aliases, *second.aliases)))
    kind = second.type if first.type == "other" else first.type
    return LearnedBody(first.name, aliases, kind, first.parent or second.parent, first.words)


# -- an acronym in brackets --------------------------------------------------------------------------------------------


def _spelled_out(text: str) -> Iterator[LearnedBody]:
    for m in _BRACKETED.finditer(text):
        run = _RUN_BEFORE.search(text, max(0, m.start() - _FAR), m.start())
        name = _long_form(run.group(), m.group(1)) if run else None
        if run and name and not _is_known(m.group(1)):
            start = m.start() - len(name)
            yield _learned(text, name, (m.group(1),), (start, m.end()))


def _long_form(run: str, acronym: str) -> str | None:
    """The end of a run of capitalised words that an acronym abbreviates.

    >>> _long_form("The Amun Society for Human Relief", "ASHR"), _long_form("The Society", "HRS")
    ('Amun Society for Human Relief', None)
    """
    letters = [c for c in acronym if c.isupper()]
    words = run.split(" ")
    for start in range(len(words)):
        initials = [w[0] for w in words[start:] if w[0].isupper()]
        if words[start][0].isupper() and len(initials) > 1 and initials == letters:
            return " ".join(words[start:])
    return None


# -- what it is called -------------------------------------------------------------------------------------------------


def _described(text: str) -> Iterator[LearnedBody]:
    for m in _apposed().finditer(text) if _apposition().search(text) else ():
        if not _PLACED.search(text, max(0, m.start() - 12), m.start()) and (name := _plain(m["name"])):
            yield _learned(text, name, (), m.span(), _types()[m["noun"]])
    for m in _titled().finditer(text):
        if name := _plain(m["name"]):
            yield _learned(text, name, (), m.span(), _types()[m["noun"]])
    for m in _arm_of().found(text):
        name, parent = _plain(m["name"]), _LEAD.sub("", m["parent"])
        if name and not _PLACED.search(text, max(0, m.start() - 12), m.start()):
            yield _learned(text, name, (), m.span(), parent=_canonical(parent))


@cache
def _apposed() -> re.Pattern[str]:
    """ "the Qasr Amun Media Centre, an activist group," """
    return re.compile(rf"(?P<name>{_NAME}){_apposition().pattern}")


@cache
def _apposition() -> re.Pattern[str]:
    """What stands behind the name there: looked for first, as names stand everywhere and this seldom does."""
    return re.compile(rf", (?:an?|the|another) {_ADJECTIVES}(?P<noun>{_nouns()}){_ENDS}")


@cache
def _titled() -> re.Pattern[str]:
    """ "the activist group Qasr Amun Media Centre", "a rebel group called the Amun Falcons"."""
    called = r"(?:,? (?:called|named|known as) (?:the )?| (?=\S+ \S))"
    return re.compile(rf"\b(?:[Aa]n?|[Tt]he) {_ADJECTIVES}(?P<noun>{_nouns()}){called}(?P<name>{_NAME})")


@cache
def _arm_of() -> Rare:
    """ "the Amun Falcons, the armed wing of the Northern Front"."""
    words = table("actors")["learning"]["arms"]["words"]
    arms = "|".join(map(re.escape, words))
    return Rare(
        rf"(?P<name>{_NAME}), (?:an?|the) (?:[\w’'-]+ )?(?:{arms}) of (?:the |[a-z]+ group )?(?P<parent>{_NAME})",
        *(f" {arm} of " for arm in words),
    )


@cache
def _nouns() -> str:
    return "|".join(re.escape(noun) for noun in sorted(_types(), key=lambda noun: (-len(noun), noun)))


@cache
def _types() -> dict[str, str]:
    rows = table("actors")["learning"]["described"].items()
    return {noun: kind for kind, nouns in rows if not kind.startswith("examples") for noun in (*nouns,)}


# -- who speaks for it -------------------------------------------------------------------------------------------------


def _spoken_for(text: str) -> Iterator[LearnedBody]:
    for m in _spokesman().finditer(text):
        name = _plain(m["name"])
        if name and " " in name and type_by_name(name) != "other":
            yield _learned(text, name, (), m.span())


@cache
def _spokesman() -> re.Pattern[str]:
    """ "a spokesman for the Northern Front", "director of the Harbour Relief Society"."""
    roles = "|".join(table("actors")["learning"]["speaks"]["words"])
    return re.compile(rf"\b(?:{roles}) (?:of|for|with|at|from) (?:the )?(?P<name>{_NAME})")


# -- what is new -------------------------------------------------------------------------------------------------------


def _plain(name: str) -> str | None:
    """A name without article; None where it is known, a state's, or no name of a body."""
    bare = re.sub(r"['’]s?$", "", _LEAD.sub("", name))
    head, _, tail = bare.partition(" of the ")
    if tail and type_by_name(head) == "other" and type_by_name(tail) != "other":
        bare = tail  # "Amal Haddad of the Harbour Centre, a think tank,"
    owner = bare.partition("'s ")[0]
    if _is_known(bare) or country_named(bare) or (owner != bare and country_named(owner)):
        return None
    return bare if len(bare) > 3 and not _DAYS & set(bare.split()) else None


def _is_known(name: str) -> bool:
    return actor_named(name) is not None or org_exactly(name) is not None


def _canonical(name: str) -> str:
    org, actor = org_exactly(name), actor_named(name)
    return org.name if org else actor.name if actor else name


def _learned(
    text: str, name: str, aliases: tuple[str, ...], at: tuple[int, int], kind: str = "", parent: str | None = None
) -> LearnedBody:
    start, end = at
    return LearnedBody(_canonical(name), aliases, kind or type_by_name(name), parent, Span(start, end, text[start:end]))
