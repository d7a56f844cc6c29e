"""Accounts (rule 3): one origin's version of one matter, however often and wherever it appears.

tellings (claims in reports) -> sayings (copies and own voice joined) -> matters -> versions over time -> accounts
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby

from fairwitness.interval import contains, meet, sharpness
from fairwitness.model import Account, Appearance, Family, Matter, Reading, identity
from fairwitness.reconcile.citing import credited
from fairwitness.reconcile.corrections import taken_back, with_versions
from fairwitness.reconcile.families import families as families_of
from fairwitness.reconcile.independence import Named, Registry, Voices
from fairwitness.reconcile.matter import grouped
from fairwitness.reconcile.sayings import Saying, sayings
from fairwitness.reconcile.telling import Telling, Version, tellings

# A standing figure told again after this many days is said anew, and no longer the old account.
_STANDS_DAYS = 7


def accounts(
    readings: Iterable[Reading],
    families: Iterable[Family] | None = None,
    registry: Registry | None = None,
    same: Mapping[Named, Named] | None = None,
) -> tuple[Account, ...]:
    """Every account of these readings, by the day it was said; the order of the readings plays no part.

    ``families``: those of the documents, where they are known already. A document in hand twice counts once. ``same``:
    the origins (name, type) that people said are one with another.
    """
    voices = Voices(registry or Registry(), same)
    found = folded(sayings(with_versions(_told(readings, families, voices)), voices), voices)
    return in_order(found)


def in_order(found: Iterable[Account]) -> tuple[Account, ...]:
    """Accounts by the day they were said."""
    return tuple(sorted(found, key=lambda a: (a.said or date.min, a.matter.kind, a.matter.id, a.id)))


def said_in_family(readings: Iterable[Reading], family: str, voices: Voices) -> list[Saying]:
    """What the documents of one family say, copies joined; ``family``: the id of its earliest document."""
    told = [t for r in sorted(readings, key=lambda r: r.document.id) for t in tellings(r, family, voices)]
    return sayings(with_versions(told), voices)


def folded(said: Iterable[Saying], voices: Voices) -> list[Account]:
    """The accounts of some sayings, matter by matter."""
    found = []
    for matter, of_matter in grouped(_by_one(s, voices) for s in said):
        versions = [v for by_origin in _by_origin(credited(of_matter, voices)) for v in _versions(by_origin)]
        away = taken_back([v.sayings for v in versions])
        found += [_account(matter, v, by) for v, by in zip(versions, away, strict=True)]
    return found


def _by_one(s: Saying, voices: Voices) -> Saying:
    """The saying under the origin that a person said its own is."""
    origin = voices.one(s.origin)
    return s if origin is s.origin else replace(s, origin=origin)


def _told(readings: Iterable[Reading], families: Iterable[Family] | None, voices: Voices) -> list[Telling]:
    if families is None:
        readings = tuple(readings)
        families = families_of(r.document for r in readings)
    star = {member: f.earliest for f in families for member in f.members}
    told: dict[str, list[Telling]] = {}
    for r in readings:
        if r.document.id not in told:
            told[r.document.id] = tellings(r, star.get(r.document.id, r.document.id), voices)
    return [t for _, group in sorted(told.items()) for t in group]


# -- versions: what one origin said of one matter, one after another ---------------------------------------------------


@dataclass(slots=True)
class _Version:
    """An account in the making: its first saying is the one it takes its figure from."""

    sayings: list[Saying] = field(default_factory=list)

    @property
    def first(self) -> Saying:
        return self.sayings[0]

    def says(self, s: Saying) -> bool:
        """Does the saying, on the same day, say nothing else?"""
        return meet(self.first.interval, s.interval)

    def says_already(self, s: Saying) -> bool:
        """Does the later saying add nothing: the same figure, or a vaguer one that holds it?"""
        if self.first.about.pace == "standing" and _days_between(self.first, s) > _STANDS_DAYS:
            return False
        return self.first.interval == s.interval or contains(s.interval, self.first.interval)


def _days_between(a: Saying, b: Saying) -> int:
    return abs((a.said - b.said).days) if a.said and b.said else 0


def _by_origin(said: Iterable[Saying]) -> list[list[Saying]]:
    """The sayings of each origin apart, and of these what it asserts, what it denies, and what it says is past."""
    tracks: dict[tuple[str, ...], list[Saying]] = defaultdict(list)
    for s in said:
        c = s.first.claim
        extent = c.extent if c.figure is None else ""  # a share says itself how much
        tracks[s.origin.type, s.origin.name, str(c.denied), str(c.past), str(extent)].append(s)
    return [tracks[key] for key in sorted(tracks)]


def _versions(said: list[Saying]) -> list[_Version]:
    """Sayings of a day whose figures meet are one version, under the sharpest; later ones that add nothing join it."""
    found: list[_Version] = []
    standing: list[_Version] = []
    for _, group in groupby(sorted(said, key=_by_day), key=lambda s: s.said):
        fresh: list[_Version] = []
        for s in group:
            old = standing[0] if len(standing) == 1 and standing[0].says_already(s) else None
            home = old or next((v for v in fresh if v.says(s)), None)
            if home is None:
                home = _Version()
                fresh.append(home)
            home.sayings.append(s)
        standing = fresh or standing
        found += fresh
    return found


def _by_day(s: Saying) -> tuple[Hashable, ...]:
    return s.said or date.min, s.first.taken_back, sharpness(s.interval), s.order


# -- the record --------------------------------------------------------------------------------------------------------


def _account(matter: Matter, version: _Version, corrected: Version | None) -> Account:
    s = version.first
    claim, day = s.first.claim, min((x.said for x in version.sayings if x.said), default=None)
    figure = claim.figure
    bounds = (str(s.interval.low), str(s.interval.best), str(s.interval.high), figure.sense if figure else "")
    flags = (str(claim.denied), str(claim.past), str(claim.extent if figure is None else ""))
    return Account(
        id=identity("account", matter.id, s.origin.type, s.origin.name, str(day), *bounds, *flags),
        origin=s.origin,
        matter=matter,
        figure=figure,
        said=day,
        appearances=_appearances(version),
        denied=claim.denied,
        hedged=claim.hedged,
        extent=claim.extent,
        past=claim.past,
        corrected_by=corrected.id if corrected else None,
        corrected_on=corrected.published if corrected else None,
    )


def _appearances(version: _Version) -> tuple[Appearance, ...]:
    """Every telling once: first the one that the figure is taken from, then by day."""
    first = version.first.first
    shown = {t.claim.id: (t, _how(t, s)) for s in version.sayings for t in s.tellings}
    rest = sorted((x for x in shown.values() if x[0].claim.id != first.claim.id), key=lambda x: x[0].order)
    ordered = [shown[first.claim.id], *rest]
    return tuple(
        Appearance(t.claim.id, r.id, r.outlet if r.given else None, r.published, how, r.copy_of)
        for t, how in ordered
        for r in (t.report,)
    )


def _how(t: Telling, s: Saying) -> str:
    """repeat: a passage or a copy that stands in an earlier place too."""
    copied = any(r.start <= t.claim.words.start < r.end for r in t.report.repeats)
    elsewhere = t.report.id != s.first.report.id and t.report.id != _first_own(s, t)
    if copied or elsewhere:
        return "repeat"
    return "own_voice" if t.own else "attributed"


def _first_own(s: Saying, t: Telling) -> str | None:
    """The report in which the own voice first says it, where the saying is attributed."""
    if not t.own:
        return None
    return next((x.report.id for x in s.tellings if x.own), None)
