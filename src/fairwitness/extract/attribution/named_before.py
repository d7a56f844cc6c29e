"""Bodies that a text named before and only points back at: "the agency", "the ministry", "the children's agency"."""

from __future__ import annotations

import re

from fairwitness.extract.attribution.register import Register
from fairwitness.vocab.body_types import type_of
from fairwitness.vocab.orgs import coalition_in, org_exactly

_KINDS = {
    "group": ("monitor", "ngo", "armed_group"),
    "organisation": ("monitor", "ngo", "un"),
    "organization": ("monitor", "ngo", "un"),
    "agency": ("un", "agency"),
    "monitor": ("monitor",),
    "charity": ("ngo",),
    "alliance": ("military",),
    "mission": ("un",),
    "watchdog": ("monitor",),
    "coalition": ("military",),
    "militia": ("armed_group",),
    "movement": ("armed_group",),
    "ministry": ("government",),
    "newspaper": ("outlet",),
    "paper": ("outlet",),
    "daily": ("outlet",),
    "broadcaster": ("outlet",),
    "channel": ("outlet",),
    "body": ("un", "monitor"),
    "network": ("monitor", "outlet"),
    "force": ("military", "armed_group"),
    "regime": ("government",),
    "department": ("government",),
    "command": ("military",),
}


# What a body of a kind that its name does not tell may be called.
_ANY = frozenset(("group", "organisation", "organization", "charity", "watchdog", "network", "body"))


def kinds_of(noun: str) -> tuple[str, ...]:
    """The types of bodies that a noun such as "agency" may point back at; none for other nouns."""
    return _KINDS.get(noun, ())


def called(noun: str, before: int, known: Register) -> str | None:
    """ "the agency", "the ministry": the body of that noun, or of that kind, that spoke or was named last."""
    names = list(known.orgs_before(before))
    if same := next((name for name in names if noun in name.lower().split()), None):
        return same
    if noun == "coalition":
        country = known.state_at(before)
        known_there = coalition_in(country) if country else None
        return known_there or ("US-led coalition" if re.search(r"Iraq|Syria|Mosul|Raqqa", known.text) else None)
    kinds = _KINDS.get(noun, ())
    proper = (n for n in names if _is_proper(n) and (noun != "ministry" or "inistry" in n))
    spoke = known.last_org()
    return next((n for n in proper if type_of(n) in kinds or (n == spoke and noun in _ANY and _is_unknown(n))), None)


def _is_proper(name: str) -> bool:
    """Whether words are a name, and no title's "Rights group"."""
    return name[0].isupper() and (" " not in name or any(w[0].isupper() for w in name.split()[1:]))


def _is_unknown(name: str) -> bool:
    """Whether neither a registry nor its own words say of what kind a body is."""
    return " " in name and type_of(name) == "other" and org_exactly(name) is None


_OF_MANY = ("army", "military", "police", "ministry", "government", "council", "forces")


def named_before(words: str, at: int, known: Register) -> str | None:
    """ "the children's agency": a body named before, one of whose names ends so."""
    low = words.lower().replace("’", "'").replace("the same ", "the ")
    if not low.startswith("the ") or not 2 <= low.count(" ") <= 4 or low.endswith(_OF_MANY) or org_exactly(words):
        return None
    tail = low[3:]
    if low.endswith("agency") and (org := org_exactly(f"UN{tail}")):
        return org.name
    for name in dict.fromkeys(known.orgs_before(at)):
        org = org_exactly(name)
        if any(alias.lower().endswith(tail) for alias in (name, *(org.aliases if org else ()))):
            return name
    return None
