"""The situation report: what sources have said by a day, each line with its source and a pointer to the words.

It is never "the toll": figures stand with low, best and high, with how many independent origins in how many reports,
and with whoever disputes them. The day is one told in the documents, never the clock.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from fairwitness.errors import UsageError
from fairwitness.model import Series
from fairwitness.publish.brief import lines, method
from fairwitness.publish.brief.annex import annexed
from fairwitness.publish.brief.as_html import html
from fairwitness.publish.brief.as_markdown import markdown
from fairwitness.publish.brief.highlights import changed, disputed, highlights
from fairwitness.publish.brief.record import KEY_FIGURES, Brief, Line, Section
from fairwitness.publish.brief.scope import Scope, heard, scoped
from fairwitness.publish.brief.sectors import SECTORS, is_key, sector
from fairwitness.publish.brief.written import all_plain
from fairwitness.publish.inspected.markup import Markup
from fairwitness.publish.picture import Picture

__all__ = ["Brief", "Line", "Scope", "Section", "brief", "html", "markdown", "text", "written"]

_KEY_FIGURES = 8


def text(report: Brief, form: str, drawing: Markup | None = None) -> str:
    """The report as "md" or "html"; ``drawing``: a map of its spots, for the page."""
    return html(report, drawing) if form == "html" else markdown(report)


def written(report: Brief, form: str, drawing: Markup | None = None) -> bytes:
    """The report as the bytes of a file: "md", "html" or "docx"."""
    if form != "docx":
        return text(report, form, drawing).encode("utf-8")
    from fairwitness.publish.brief.as_docx import docx  # a large library, for this alone

    return docx(report)


def brief(picture: Picture, scope: Scope) -> Brief:
    """The report of that scope; UsageError where nothing is known of the place, or the days are the wrong way round."""
    on = scope.on or picture.last_day
    since = scope.since or (on - timedelta(days=7) if on else None)
    if on and since and since > on:
        raise UsageError(f"what changed since {since} cannot be told as of {on}; give an earlier day")
    shown, places = scoped(picture, on, scope.place)
    told = heard(shown, on)
    unread = sum(d.language not in (None, "en") for d in told)
    sections = _sections(shown, on, since, scope.limit)
    sections = (*sections, method.limits(replace(shown, documents=told), unread), *_problems(shown, scope))
    sections, sources = annexed(shown, sections, every_one=not scope.limit)
    return all_plain(
        Brief(
            on,
            since,
            scope.place,
            len(told) - unread,
            unread,
            sections,
            places=places,
            sources=sources,
            public=scope.public,
            spots=method.spots(shown.series),
        )
    )


def _sections(shown: Picture, on: date | None, since: date | None, limit: int) -> tuple[Section, ...]:
    told = sorted(shown.series, key=_weight)
    parts: dict[str, list[Series]] = defaultdict(list)
    for s in told:
        parts[sector(shown, s)].append(s)
    held = lines.held(shown, on)
    key = [s for s in told if is_key(s)][:_KEY_FIGURES]
    disputes, changes = lines.disputes(shown), lines.changes(shown, since)
    others = (*(disputed(d) for d in disputes[:1]), *(changed(c) for c in changes[:1]))
    by_sector = (
        _section(
            title, [lines.state_line(shown, s) for s in held] if name == "control" else (), limit, shown, parts[name]
        )
        for name, title in SECTORS.items()
    )
    return (
        Section("Highlights", highlights(shown, parts, held, others)),
        Section(KEY_FIGURES, tuple(lines.series_line(shown, s) for s in key)),
        method.places(told, limit),
        *by_sector,
        _shortened(Section("What sources dispute", disputes, "No dispute was found."), limit),
        _shortened(Section(f"What changed since {since or 'the beginning'}", changes, "Nothing new was said."), limit),
        _shortened(Section("Also said (no figure)", lines.also_said(shown, on)), limit),
    )


def _section(title: str, first: Iterable[Line], limit: int, shown: Picture, series: list[Series]) -> Section:
    """A part of so many lines: what comes first, then series, made into lines only as far as they are shown."""
    first = tuple(first)
    room = max(0, limit - len(first)) if limit else len(series)
    told = (*first, *(lines.series_line(shown, s) for s in series[:room]))
    found = _shortened(Section(title, told), limit)
    return replace(found, left_out=found.left_out + len(series[room:]))


def _problems(shown: Picture, scope: Scope) -> tuple[Section, ...]:
    """What was hard; in public nothing is told of it."""
    found = Section("Problems", tuple(lines.problem(shown, p) for p in shown.problems), "None.")
    return () if scope.public else (_shortened(found, scope.limit),)


def _shortened(section: Section, limit: int) -> Section:
    if not limit or len(section.lines) <= limit:
        return section
    return replace(section, lines=section.lines[:limit], left_out=len(section.lines) - limit)


def _weight(s: Series) -> tuple[int, int, int, str, str]:
    last = s.points[-1]
    return (-last.origins, -last.reports, -last.on.toordinal(), s.matter.kind, s.id)
