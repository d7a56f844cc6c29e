"""Which accounts are told in public, of which of their claims, and of which place."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from fairwitness.model import Account, Appearance, Figure, Matter, Place
from fairwitness.publish.picture import Picture
from fairwitness.publish.profile import figures
from fairwitness.publish.profile.fates import Fate, Rules, as_of_account
from fairwitness.publish.profile.places import is_below_town, is_refuge

_ARMED = frozenset({"combatants", "security_forces"})
_BETWEEN_FORCES = frozenset({"clash", "surrendered", "shelling"})


@dataclass(frozen=True, slots=True)
class Told:
    """An account that is told: in which appearances, with which figure, and of which place."""

    account: Account
    appearances: tuple[Appearance, ...]
    figure: Figure | None
    place: Place | None
    refuge: bool


def told(
    picture: Picture, fates: Mapping[str, Fate], remainders: Container[str], rules: Rules, last: date | None
) -> tuple[tuple[Told, ...], dict[str, Fate]]:
    """The accounts that are told, said by the last day, and the claims as they are told with them.

    A claim about a refuge is left out where its account is also told by claims that are not: the figure is the same,
    and the two together would say where the refuge is.
    """
    documents = {f.claim.document_id for f in fates.values()}
    said = [a for a in picture.accounts if last is None or (a.said is not None and a.said <= last)]
    plain = (a for a in said if not any(p.claim_id in remainders for p in a.appearances))
    accounts = tuple(t for a in plain if (t := _told(a, fates, rules, documents)))
    kept = dict(fates)
    for a in picture.accounts:
        for p in a.appearances:
            kept.pop(p.claim_id, None)
    for t in accounts:
        for p in t.appearances:
            masked = t.figure != t.account.figure
            place = _coarser(fates[p.claim_id].place, t)
            kept[p.claim_id] = as_of_account(fates[p.claim_id], refuge=t.refuge, place=place, masked=masked)
    return accounts, kept


def _coarser(place: Place | None, t: Told) -> Place | None:
    """The place of a claim, no finer than its account's where that was made coarser."""
    return t.place if place is not None and t.place != t.account.matter.place else place


def _told(a: Account, fates: Mapping[str, Fate], rules: Rules, documents: Container[str]) -> Told | None:
    kept = [p for p in a.appearances if p.claim_id in fates]
    if not kept:
        return None
    about = a.matter
    all_refuge = is_refuge(about.place) or about.group == "hospitals"
    plain = [] if all_refuge else [p for p in kept if not fates[p.claim_id].refuge]
    refuge = not plain
    few = figures.counts_few_alike(about.kind, about.group) or any(fates[p.claim_id].masked for p in kept)
    place = rules.shown_place(about.place, refuge=refuge, armed=_of_force(about))
    shown = tuple(_without_source(p, documents) for p in plain or kept)
    return Told(a, shown, figures.shown(a.figure) if few else a.figure, place, refuge)


def _without_source(p: Appearance, documents: Container[str]) -> Appearance:
    """The appearance, without the document that it is a copy of where that is not told of."""
    return p if p.copy_of is None or p.copy_of in documents else replace(p, copy_of=None)


def _of_force(about: Matter) -> bool:
    named = about.actor is not None or about.side is not None
    return named or about.group in _ARMED or about.kind in _BETWEEN_FORCES


def is_public_state(place: Place) -> bool:
    """Whether the public may see who holds a place: no single site, nothing finer than a town, no refuge."""
    return not (is_below_town(place) or is_refuge(place))


def by_matter(accounts: tuple[Told, ...]) -> Iterator[tuple[Matter, tuple[Told, ...]]]:
    """The accounts of each matter, those of refuges apart: they are told of another place."""
    found: dict[tuple[str, bool], list[Told]] = {}
    for t in accounts:
        found.setdefault((t.account.matter.id, t.refuge), []).append(t)
    for _, of_it in sorted(found.items()):
        yield of_it[0].account.matter, tuple(of_it)
