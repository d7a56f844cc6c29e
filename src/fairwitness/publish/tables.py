"""Tables for the shell and for files: named columns, rows of plain values; every row carries an id for ``why``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from fairwitness import notation
from fairwitness.codec import claim_json, number
from fairwitness.model import Account, Claim, Pin, Place, Point, Series, Things
from fairwitness.publish import wording
from fairwitness.publish.picture import Picture, origin_id
from fairwitness.vocab.columns import names

Cell = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def records(self) -> list[dict[str, Cell]]:
        """Each row as column -> value."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day and day != date.min else None


def claims(picture: Picture) -> Table:
    """Every claim with its best meanings and the document it stands in; those that people rejected too."""
    by_document = defaultdict(list)
    for claim in picture.claims:
        by_document[claim.document_id].append(claim)
    rows = []
    for document in picture.documents:
        told = tuple(sorted(by_document[document.id], key=lambda c: (c.words.start, c.words.end, c.kind)))
        capture = picture.capture_by_id.get(document.capture_id)
        evidence = (capture.location, capture.body_sha256) if capture else (None, None)
        when = (_iso(document.published), document.published_at.isoformat() if document.published_at else None)
        head = (document.id, *evidence, document.title, document.outlet, *when, document.url)
        index = {c.id: i for i, c in enumerate(told)}
        rows += [
            (
                c.id,
                picture.account_of_claim.get(c.id),
                *head,
                *_claim_cells(c, claim_json(c, picture.best, index), picture),
                picture.verdicts.get(c.id),
            )
            for c in told
        ]
    return Table("claims", names("claims"), tuple(rows))


def _claim_cells(claim: Claim, j: dict[str, Any], picture: Picture) -> tuple[Cell, ...]:
    figure, when = j["figure"] or {}, j["when"] or {}
    place = picture.best.get((claim.id, "place"))
    where = place.value if place else None
    return (
        (claim.kind, claim.words.text, claim.words.start, claim.words.end)
        + tuple(figure.get(k) for k in ("words", "sense", "low", "best", "high", "basis", "unit", "per"))
        + ((j["group"] or {}).get("class"), j["group_side"])
        + tuple((j[k] or {}).get(f) for k, f in (("actor", "name"), ("means", "class"), ("place", "name")))
        + tuple(getattr(where, k, None) for k in ("pcode", "latitude", "longitude", "precision"))
        + (when.get("from"), when.get("to"), notation.chain(claim.chain))
        + (claim.hedged, claim.denied, claim.past, claim.extent, claim.degree, claim.part_of, j["score"])
    )


def accounts(picture: Picture) -> Table:
    """Each origin's version of each matter."""
    rows = []
    for a in picture.accounts:
        about = a.matter
        figure = tuple(number(v) for v in (a.figure.low, a.figure.best, a.figure.high)) if a.figure else (None,) * 3
        rows.append(
            (a.id, about.id, about.kind, wording.matter(about), *_where(about.place))
            + _ends(about.period)
            + (a.origin.name, a.origin.type, a.origin.party, a.origin.parent, _iso(a.said), picture.words_of(a))
            + figure
            + (a.denied, a.hedged, len({p.report for p in a.appearances}))
        )
    return Table("accounts", names("accounts"), tuple(rows))


def _where(place: Place | None) -> tuple[str | None, str | None]:
    return (place.name, place.pcode) if place else (None, None)


def _ends(period: object) -> tuple[str | None, str | None]:
    return _iso(getattr(period, "start", None)), _iso(getattr(period, "end", None))


def _interval(point: Point) -> tuple[Cell, ...]:
    i = point.interval
    high: Cell = "open" if i.open else number(i.high)
    return (number(i.low), number(i.best), high)


def series(picture: Picture, *, every_point: bool = False) -> Table:
    """The matters with their last point; with ``every_point`` one row for each day on which something was said."""
    rows = []
    for s in sorted(picture.series, key=_weight):
        for point in s.points if every_point else s.points[-1:]:
            rows.append(
                (s.id, s.matter.id, s.matter.kind, wording.matter(s.matter), *_where(s.matter.place), _iso(point.on))
                + _interval(point)
                + (point.origins, point.reports, point.unnamed, point.disputed, s.suggestion)
            )
    return Table("series", names("series"), tuple(rows))


def _weight(s: Series) -> tuple[int, int, str, str]:
    return (-s.origins, -s.reports, s.matter.kind, s.id)


def sources(picture: Picture) -> Table:
    """Each origin: what kind, whose side, how much it said, how often others differ."""
    by_origin: dict[tuple[str, str], list[Account]] = defaultdict(list)
    for a in picture.accounts:
        by_origin[(a.origin.name, a.origin.type)].append(a)
    disputed = {i for d in picture.disputes for i in d.accounts}
    rows = []
    for (name, kind), told in sorted(by_origin.items(), key=lambda item: (-len(item[1]), item[0])):
        first = told[0].origin
        days = sorted(a.said for a in told if a.said)
        reports = {p.report for a in told for p in a.appearances}
        contested = sum(a.id in disputed for a in told)
        rows.append(
            (origin_id(first), name, kind, first.parent, first.party, len(told), len(reports), contested)
            + (_iso(days[0]) if days else None, _iso(days[-1]) if days else None)
        )
    return Table("sources", names("sources"), tuple(rows))


def disputes(picture: Picture) -> Table:
    """Two accounts that cannot both hold, and why."""
    rows = []
    for d in picture.disputes:
        one, other = picture.accounts_of(d.accounts)
        rows.append(
            (d.id, *d.accounts, wording.matter(one.matter), d.rule, d.why)
            + (one.origin.name, wording.said_figure(one.figure), other.origin.name, wording.said_figure(other.figure))
        )
    return Table("disputes", names("disputes"), tuple(rows))


def control(picture: Picture) -> Table:
    """Who holds what, since when, until when, on whose word."""
    rows = [
        (s.id, *_where(s.place), s.holder, s.extent, _iso(s.since), _iso(s.until))
        + (wording.origins(picture.accounts_of(s.accounts)), " ".join(s.accounts))
        for s in sorted(picture.states, key=lambda s: (s.place.name, str(s.since or ""), s.holder, s.id))
    ]
    return Table("control", names("control"), tuple(rows))


def incidents(picture: Picture) -> Table:
    """Single occurrences with the accounts that tell of them."""
    rows = [
        (i.id, *_where(i.place), *_ends(i.period), i.means, i.actor)
        + ("; ".join(_told(picture, a) for a in told), wording.origins(told))
        + (" ".join(i.accounts),)
        for i in picture.incidents
        for told in [picture.accounts_of(i.accounts)]
    ]
    return Table("incidents", names("incidents"), tuple(rows))


def _told(picture: Picture, a: Account) -> str:
    """What an account tells, marked where it is no longer in force."""
    away = " (taken back)" if a.corrected_by else " (overtaken)" if picture.is_overtaken(a) else ""
    return f"{wording.matter(a.matter)} {notation.figure(a.figure)}{away}"


def problems(picture: Picture) -> Table:
    """What was hard; the id is that of the document, capture or judgement, where there is one."""
    rows = tuple(
        (picture.id_of(p), p.step, p.about, p.message, p.words.text if p.words else None) for p in picture.problems
    )
    return Table("problems", names("problems"), rows)


def judgements(picture: Picture, *, only_lost: bool = False) -> Table:
    """What people decided, in the order in which they did, and which claims it holds for now."""
    rows = []
    for j in picture.judgements:
        found = picture.attachment_by_id.get(j.id)
        state = found.state if found else None
        if not only_lost or state == "lost":
            rows.append(
                (j.id, j.at.isoformat(), j.by, j.verdict, j.about.slot, wording.value(j.value), j.why, state)
                + (" ".join(found.claims) if found else "", *_pinned(j.about), j.about.told)
                + (found.record if found else None,)
            )
    columns = "id at by verdict slot value why state claims words start end text_sha256 told record"
    return Table("judgements", tuple(columns.split()), tuple(rows))


def _pinned(about: Pin | Things) -> tuple[str | int | None, ...]:
    return (about.words, about.start, about.end, about.text_sha256) if isinstance(about, Pin) else (None,) * 4


TABLES: dict[str, Callable[[Picture], Table]] = {
    "claims": claims,
    "accounts": accounts,
    "series": lambda picture: series(picture, every_point=True),
    "sources": sources,
    "disputes": disputes,
    "control": control,
    "incidents": incidents,
    "problems": problems,
}
