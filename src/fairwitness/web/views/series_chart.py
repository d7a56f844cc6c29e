"""The chart of a series, from what stands on its page: the same numbers, and for each mark where it leads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from fairwitness.interval import interval_of
from fairwitness.model import Account, Claim, Meaning, Period, Point
from fairwitness.web.charts.drawing import Drawing, Stroke, Told
from fairwitness.web.charts.given import StepDays, StepLine, StepNote, StepPart, StepPoint, Steps, StepVersion
from fairwitness.web.charts.marks import key_of
from fairwitness.web.charts.steps import draw
from fairwitness.web.library import Library
from fairwitness.web.speech import IN_ENGLISH, Speech
from fairwitness.web.views.series import SeriesPage, SourceTold
from fairwitness.web.views.standing import beside

_LINES = 60
_NOTES = 40
_ASKED = 200
_PERCENT = 100


def series_chart(library: Library, page: SeriesPage, speech: Speech = IN_ENGLISH) -> Drawing:
    """The chart of a series as far as the page goes."""
    return draw(steps_of(page, speech, _days_told_of(library, page, speech)))


def lines_of(page: SeriesPage, speech: Speech = IN_ENGLISH) -> tuple[StepLine, ...]:
    """A line for each source that has one, in the order of their numbers."""
    return tuple(_line(page, s, speech) for s in page.sources if s.number is not None)[:_LINES]


def keys_of(page: SeriesPage) -> Mapping[int, tuple[Stroke, ...]]:
    """The mark of each source's line, by its number."""
    return {line.number: key_of(line) for line in lines_of(page)}


def steps_of(page: SeriesPage, speech: Speech = IN_ENGLISH, days: tuple[StepDays, ...] = ()) -> Steps:
    """What the chart is given."""
    rows = {d.point.on for d in page.days}
    unit = page.series.matter.unit
    return Steps(
        points=tuple(
            StepPoint(p.on, p.interval, p.disputed, _point_told(p, unit, speech) if p.on in rows else None)
            for p in page.points
        ),
        lines=lines_of(page, speech),
        beside=tuple(_notes(page, speech))[:_NOTES],
        days=days,
        parts=tuple(_parts(page, speech)),
        whole=_PERCENT if unit == "percent" else None,
        log=page.asked.log,
    )


def _point_told(p: Point, unit: str | None, speech: Speech) -> Told:
    values = {
        "day": speech.day(p.on),
        "figures": speech.bounds(p.interval, unit),
        "tally": speech.tally(p.origins, p.reports, p.unnamed),
    }
    return Told("chart.point_disputed" if p.disputed else "chart.point", values, where=f"#{p.on.isoformat()}")


def _line(page: SeriesPage, source: SourceTold, speech: Speech) -> StepLine:
    lined = [v.account for v in source.versions if v.account.id in page.stood]
    versions = tuple(_version(page, a, speech) for a in lined)
    return StepLine(source.number or 0, source.origin.name, source.origin.party, versions)


def _version(page: SeriesPage, a: Account, speech: Speech) -> StepVersion:
    told = _account_told("chart.version", page, a, speech) if a.id in page.shown else None
    times = page.stood[a.id]
    return StepVersion(times.since, times.until, interval_of(a.figure), told)


def _account_told(key: str, page: SeriesPage, a: Account, speech: Speech) -> Told:
    values = {
        "day": speech.day(a.said),
        "name": speech.origin(a.origin),
        "figures": speech.bounds(interval_of(a.figure), page.series.matter.unit) if a.figure else "–",
    }
    here = a.id in page.shown
    return Told(key, values, where=f"#a-{a.id}" if here else "", record=None if here else ("account", a.id))


def _notes(page: SeriesPage, speech: Speech) -> Iterator[StepNote]:
    """What stands beside: what is denied or of before from the day it was said, what was taken back from that day."""
    for a in page.accounts.values():
        why = beside(a)
        on = a.corrected_on if why == "corrected" and a.corrected_on else a.said or date.min
        if why and (page.asked.on is None or on <= page.asked.on):
            yield StepNote(on, _account_told(f"chart.{why}", page, a, speech))


def _parts(page: SeriesPage, speech: Speech) -> Iterator[StepPart]:
    """The points whose rows are shown on other pages, page by page."""
    size = page.asked.limit
    for first in range(0, len(page.points), size) if size else ():
        if first != page.offset:
            some = page.points[first : first + size]
            on = f"&on={page.asked.on}" if page.asked.on else ""
            where = f"?offset={first}{on}" + ("&scale=log" if page.asked.log else "")
            values = {"first": speech.day(some[0].on), "last": speech.day(some[-1].on), "count": f"{len(some):,}"}
            yield StepPart(some[0].on, some[-1].on, Told("chart.part", values, where=where))


def _days_told_of(library: Library, page: SeriesPage, speech: Speech) -> tuple[StepDays, ...]:
    """The days of which the accounts tell, as their words give them: those told most often first."""
    told = [a for a in page.accounts.values() if a.appearances][:_ASKED]
    claims = library.claims([a.appearances[0].claim_id for a in told])
    best = library.best(claims)
    when = {c.id: period for c in claims if (period := _when(c, best))}
    first: dict[Period, Account] = {}
    often: Counter[Period] = Counter()
    for a in told:
        if period := when.get(a.appearances[0].claim_id):
            first.setdefault(period, a)
            often[period] += 1
    order = sorted(often, key=lambda p: (-often[p], p.start or date.min, p.end or date.max))
    return tuple(StepDays(p, speech.when(p), _days_told(page, (p, often[p]), first[p], speech)) for p in order)


def _when(claim: Claim, best: Mapping[tuple[str, str], Meaning]) -> Period | None:
    """The days of a claim: as a person or a rule gave them, else as its words do."""
    meaning = best.get((claim.id, "when"))
    value = meaning.value if meaning else claim.when.period if claim.when else None
    return value if isinstance(value, Period) and (value.start or value.end) else None


def _days_told(page: SeriesPage, told: tuple[Period, int], account: Account, speech: Speech) -> Told:
    period, often = told
    here = account.id in page.shown
    return Told(
        "chart.told_of" if often == 1 else "chart.told_of_often",
        {"days": speech.when(period), "name": speech.origin(account.origin), "more": f"{often - 1:,}"},
        where=f"#a-{account.id}" if here else "",
        record=None if here else ("account", account.id),
    )
