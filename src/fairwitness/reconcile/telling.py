"""A telling: one claim with what its words stand for, who says it, when, and in which report."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar
from urllib.parse import urlsplit

from fairwitness.codec import best_meanings
from fairwitness.interval import interval_of
from fairwitness.model import (
    Actor,
    Claim,
    Document,
    Interval,
    Meaning,
    Origin,
    Period,
    Place,
    Reading,
    Span,
    identity,
)
from fairwitness.reconcile.beginnings import Beginnings
from fairwitness.reconcile.bodies import Bodies
from fairwitness.reconcile.independence import Voices
from fairwitness.reconcile.moments import age, seat
from fairwitness.reconcile.overtaken import overtaken
from fairwitness.reconcile.spoken import Spoken, period_of
from fairwitness.text import sentences
from fairwitness.vocab.groups import arms
from fairwitness.vocab.means import is_bare
from fairwitness.vocab.voices import is_beginning, is_correction, is_taken_back

_STANDING = frozenset({"controls", "present", "trapped", "deprived"})
# With which names of bodies begin that are written small ("al-Shabaab").
_ARTICLE = re.compile(r"(?:al|el|an|ar|as|ash|at|ad|az|adh|ath)[- ](?=[A-Z])")
# What counts something that happened; a day or a length of time that is told says over what.
_COUNTED = frozenset({"event", "total"})
_ENDS_COUNT = re.compile(r"(?:as of|by|until|till|up to|through|to|so far|at)\b", re.IGNORECASE)
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a story among others."""

    id: str
    published: date | None
    correction: bool
    at: datetime | None = None

    @property
    def age(self) -> tuple[tuple[date, str, bool], str]:
        """Oldest first."""
        return age(self.published, self.at, correction=self.correction), self.id


@dataclass(frozen=True, slots=True)
class Report:
    """A document without its text. ``family``: the id of the earliest document whose text it shares, or its own.

    ``newer``: the newest version of this story by the same outlet, where this is an older one.
    ``row``: of a row of a table, its form and its name. ``text``: a short hash of it; ``copy_of``: the report that
    holds the same text of the same outlet and day.
    """

    id: str
    outlet: str
    given: bool
    agency: str | None
    published: date | None
    url: str | None
    family: str
    correction: bool
    repeats: tuple[Span, ...] = ()
    newer: Version | None = None
    row: str | None = None
    text: str = ""
    copy_of: str | None = None
    at: datetime | None = None

    @property
    def version(self) -> Version:
        """This report among others of its story."""
        return Version(self.id, self.published, self.correction, self.at)


@dataclass(frozen=True, slots=True)
class About:
    """What one claim is about: the slots of a matter, before matters are joined. Not given is None.

    ``pace``: event, total or standing (rates with it). ``begins``: the time words give a beginning ("since June").
    ``rolling``: a length of time up to the day of speaking ("in the past week"). ``thing``: the word for what is
    counted where no class holds it, since two things of the class "other" need not be the same. ``part``: of a whole
    that the same report tells of in the same slots ("40 killed, 25 of them at one table"). ``arms``: where no side is
    told, whether soldiers of a state are counted or others in arms, who are not the same.
    """

    kind: str
    place: Place | None
    group: str | None
    side: str | None
    actor: str | None
    means: str | None
    basis: str | None
    unit: str | None
    per: str | None
    period: Period | None
    pace: str
    begins: bool = False
    rolling: bool = False
    thing: str | None = None
    part: bool = False
    arms: str | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim in one report. ``own``: in the outlet's own voice. ``taken_back``: stated there as an error."""

    claim: Claim
    report: Report
    about: About
    origin: Origin
    said: date | None
    interval: Interval
    own: bool
    taken_back: bool = False

    @property
    def order(self) -> tuple[date, str, int, str]:
        """Earliest first; undated reports last, for what is undated may be a copy."""
        r, words = self.report, self.claim.words
        return self.said or r.published or date.max, seat(r.published, r.at, r.id), words.start, self.claim.id


def tellings(reading: Reading, family: str, voices: Voices) -> list[Telling]:
    """The claims of one reading, each once, in their order."""
    report = _report(reading.document, family)
    best = best_meanings(reading.meanings)
    bodies = Bodies(reading, voices.knows)
    told, spoken = _each(reading, report), Spoken(reading, best)
    beginnings = Beginnings(reading.claims, best)
    wrong = _taken_back(reading.document.text) if report.correction else ()
    found = {c.id: _telling(c, report, best, bodies, voices, wrong, spoken) for c in told.values()}
    known = [_begun(t, beginnings, best) for t in found.values()]
    return [_apart_from(found.get(t.claim.part_of or ""), _pointed(t, known, n)) for n, t in enumerate(known)]


def _each(reading: Reading, report: Report) -> dict[str, Claim]:
    """Each claim once; a figure that its text says was overtaken is past, if no correction takes it back."""
    told = {c.id: c for c in reading.claims}
    gone = () if report.correction else overtaken(tuple(told.values()), reading.document.text)
    return told | {i: replace(told[i], past=True) for i in gone}


def _begun(t: Telling, beginnings: Beginnings, best: Mapping[tuple[str, str], Meaning]) -> Telling:
    """A telling of a growing toll "since the siege began" with the day on which its report says that it did."""
    if t.about.pace != "total":
        return t
    period = beginnings.period(t.claim, period_of(t.claim, best))
    return t if period == t.about.period else replace(t, about=replace(t.about, period=period))


def _pointed(t: Telling, known: list[Telling], n: int) -> Telling:
    """A telling of "the bombing" with the one means that its report told before of that place and time."""
    if t.claim.means is None or not is_bare(t.claim.means.text):
        return t
    near = {b.about.means for b in known[:n] if (b.about.place, b.about.period) == (t.about.place, t.about.period)}
    told = near - {None}
    return replace(t, about=replace(t.about, means=told.pop())) if len(told) == 1 else t


def _apart_from(whole: Telling | None, t: Telling) -> Telling:
    """A part, marked where nothing else tells its matter from that of its whole."""
    if whole is None or _slots(whole.about) != _slots(t.about):
        return t
    return replace(t, about=replace(t.about, part=True, thing=f"{t.about.thing or ''} part".strip()))


def _slots(a: About) -> tuple[object, ...]:
    return a.kind, a.basis, a.unit, a.per, a.place, a.group, a.side, a.thing


def _report(d: Document, family: str) -> Report:
    host = urlsplit(d.url).hostname if d.url else None
    outlet = d.outlet or host
    name = outlet or f"unknown outlet {family[:8]}"
    correction = is_correction(d.text) or bool(d.title and is_correction(d.title))
    said, url, text = d.published, _address(d.url), identity(*d.text.split())
    known, at = outlet is not None, d.published_at
    return Report(d.id, name, known, d.agency, said, url, family, correction, d.repeats, row=d.row, text=text, at=at)


def _address(url: str | None) -> str | None:
    """An address without what changes from visit to visit."""
    return url.split("#")[0].split("?")[0].rstrip("/") if url else None


def _taken_back(text: str) -> tuple[Span, ...]:
    return tuple(s for s in sentences(text) if is_taken_back(s.text))


def _telling(
    claim: Claim,
    report: Report,
    best: Mapping[tuple[str, str], Meaning],
    bodies: Bodies,
    voices: Voices,
    wrong: tuple[Span, ...],
    spoken: Spoken,
) -> Telling:
    said = spoken.on(claim)
    origin = voices.of_link(bodies.speaking(claim.chain[0]), said) if claim.chain else own_voice(report, voices)
    slots = about(claim, best, said, in_table=report.row is not None)
    if report.row and claim.degree:  # a table counts what is destroyed and what is damaged in columns of their own
        slots = replace(slots, thing=f"{slots.thing or ''} {claim.degree}".strip())
    return Telling(
        claim,
        report,
        slots,
        origin,
        said,
        interval_of(claim.figure),
        own=not claim.chain,
        taken_back=any(s.start <= claim.words.start < s.end for s in wrong),
    )


def own_voice(report: Report, voices: Voices) -> Origin:
    """Whose word the own voice of a report is: the agency that it credits, or its outlet (rule 3)."""
    return voices.outlet(report.agency, "agency") if report.agency else voices.outlet(report.outlet, "outlet")


def about(claim: Claim, best: Mapping[tuple[str, str], Meaning], said: date | None, *, in_table: bool = False) -> About:
    """The slots of a claim, from its best meanings; ``in_table``: its column, and no wording, says what it counts."""
    f = claim.figure
    period = period_of(claim, best)
    begins = claim.when is not None and is_beginning(claim.when.words.text)
    rolling = claim.when is not None and not begins and claim.when.value.startswith("P")
    kind, basis = _control_share(claim, period) if f and f.unit == "percent" else (claim.kind, f.basis if f else None)
    if basis in _COUNTED:
        basis = "total" if rolling else "event" if _is_day(claim, period) and not in_table else basis
    unit = f.unit if f else None
    group, side = _group(_value(best, claim, "group", str), unit), _actor(best, claim, "side")
    return About(
        kind,
        _value(best, claim, "place", Place),
        group,
        side,
        _actor(best, claim, "actor"),
        _means(best, claim),
        basis,
        unit,
        f.per if f else None,
        _as_of(period, said) if _pace(kind, basis) == "standing" else period,
        _pace(kind, basis),
        begins,
        rolling,
        _thing(claim) if "other" in (claim.kind, group) else None,
        arms=arms(claim.group.text) if claim.group and side is None and group == "combatants" else None,
    )


def _is_day(claim: Claim, period: Period | None) -> bool:
    """Is a single day told on which it happened? Then the count is of that day, however the verb puts it.

    Not where the day only ends the count ("as of Tuesday", "by 5 May").
    """
    if claim.when is None or period is None or period.start is None or period.start != period.end:
        return False
    return not _ENDS_COUNT.match(claim.when.words.text)


def _thing(claim: Claim) -> str:
    words = (claim.group or claim.words).text.casefold().split()
    return words[-1].rstrip("s.") if words else ""


def _control_share(claim: Claim, period: Period | None) -> tuple[str, str]:
    """Percent claims of one place are one series (rule 9), but for a share taken within days that are told."""
    basis = claim.figure.basis if claim.figure else "standing"
    if claim.kind == "controls" or (claim.kind == "captured" and (period is None or period.start is None)):
        return "controls", "standing"
    return claim.kind, basis


def _pace(kind: str, basis: str | None) -> str:
    if basis in ("standing", "rate"):
        return "standing"
    if basis is None:
        return "standing" if kind in _STANDING else "event"
    return "total" if basis == "total" else "event"


def _as_of(period: Period | None, said: date | None) -> Period | None:
    """Standing figures hold as of the day they were said (None), unless the words set them in an earlier time."""
    if period is None or period.end is None or said is None:
        return period if period is not None and period.end is not None and said is None else None
    return period if (said - period.end).days > 7 else None


def _group(given: str | None, unit: str | None) -> str | None:
    return given or ("people" if unit == "people" else None)


def _actor(best: Mapping[tuple[str, str], Meaning], claim: Claim, slot: str) -> str | None:
    """The actor's name; without a meaning, its words. Generic words ("gunmen") do not say who: not given."""
    found = _value(best, claim, slot, Actor)
    words = claim.actor if slot == "actor" else claim.side
    name = found.name if found else words.text.removeprefix("the ").removeprefix("The ") if words else ""
    return name if name and (not name[0].islower() or _ARTICLE.match(name)) else None


def _means(best: Mapping[tuple[str, str], Meaning], claim: Claim) -> str | None:
    """With what it was done; words that fit any blow ("the bombing") do not say: not given."""
    return None if claim.means and is_bare(claim.means.text) else _value(best, claim, "means", str)


def _value(best: Mapping[tuple[str, str], Meaning], claim: Claim, slot: str, kind: type[_T]) -> _T | None:
    found = best.get((claim.id, slot))
    return found.value if found and isinstance(found.value, kind) else None
