"""Which class a claim's group and means belong to: by vocabulary, by whose they are, by who was told of before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from fairwitness.model import Actor, Claim, Meaning, Span
from fairwitness.resolve.actors import body
from fairwitness.vocab.actors import type_of
from fairwitness.vocab.body_types import UNARMED, type_by_name
from fairwitness.vocab.groups import group_class, is_person, is_some, vague
from fairwitness.vocab.means import means_class

# How far before it, in characters, stands whom "two others" are more of.
_REACH = 160
_LATELY = 8  # groups looked back over: more do not stand so near
_OF_NAME = re.compile(r"\b(?:of|from) (?:the )?(?P<name>[A-Z].*)")
_ARMED = frozenset(("armed_group", "military", "side"))
_OWN = re.compile(r"(?:its|his|their|our)(?: own)?", re.IGNORECASE)
_HIS_MEN = re.compile(r"(?:his|her) (?:own )?men", re.IGNORECASE)  # who leads men leads them in arms
# "Two soldiers were killed. Nine others were hurt": nobody says that the nine bore arms.
_BEAR_ARMS = frozenset(("combatants", "security_forces"))
_ALIKE = frozenset(("people", "men"))


def means(claims: Iterable[Claim]) -> Iterator[Meaning]:
    """The classes of means, where claims have words for them."""
    for claim in claims:
        if claim.means:
            yield Meaning(claim.id, "means", means_class(claim.means.text), 0.8, "vocabulary")


def groups(claims: Iterable[Claim], found: Iterable[Meaning]) -> Iterator[Meaning]:
    """The classes of groups, where claims have words for them; ``found``: the meanings of the claims' sides."""
    sides = {m.claim_id: m.value for m in found if m.slot == "side" and isinstance(m.value, Actor)}
    told: dict[str, str] = {}
    before: list[tuple[int, str]] = []
    for claim in sorted(claims, key=lambda c: c.words.start):
        if claim.group is None:
            continue
        name = told[claim.id] = _class(claim, claim.group, sides.get(claim.id), told, before)
        if is_person(name):
            before.append((claim.group.start, name))
        yield Meaning(claim.id, "group", name, 0.8, "vocabulary")


def _class(
    claim: Claim, words: Span, side: Actor | None, told: Mapping[str, str], before: Sequence[tuple[int, str]]
) -> str:
    name, how = group_class(words.text, claim.kind), vague(words.text)
    if how is None or name not in _ALIKE:
        return name
    if own := _of_side(claim.side, side) or _of_body(words):
        return own
    if name == "men":
        bear_arms = claim.kind in ("present", "surrendered", "withdrew") or _HIS_MEN.fullmatch(words.text)
        return "combatants" if bear_arms else name
    if how == "vague":
        return name
    if claim.part_of and claim.part_of in told:
        return told[claim.part_of]
    lately = (n for at, n in reversed(before[-_LATELY:]) if 0 < words.start - at <= _REACH and not is_some(n))
    near = next(lately, name)
    return name if near in _BEAR_ARMS else near


def _of_body(words: Span) -> str | None:
    """The class by the body named in a group's words: "members of the Amun Front"."""
    found = body(words)
    if found and found[2] in ("name", "name inside"):
        return _armed(type_of(found[0]), found[0].name)
    named = _OF_NAME.search(words.text)
    return _armed(type_by_name(named["name"]), named["name"]) if named else None


def _of_side(words: Span | None, side: Actor | None) -> str | None:
    """The class of a side's people: who bear its arms, and "its men"; whose country it is says nothing of the kind.

    "Two Torish men" are no soldiers of Torland, nor are the members of its government.
    """
    if words is None or side is None:
        return None
    sort = type_of(side) or type_by_name(side.name)
    if _OWN.fullmatch(words.text) and sort not in UNARMED:
        return "combatants"
    return _armed(sort, side.name) or ("combatants" if group_class(words.text, "present") == "combatants" else None)


def _armed(sort: str | None, name: str) -> str | None:
    if "police" in name.lower():
        return "security_forces"
    return "combatants" if sort in _ARMED else None
