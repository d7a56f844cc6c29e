"""The columns of UCDP's georeferenced events (GED): imported rows as they came, and incidents that reports tell of.

An imported row gives its own numbers back, but for what people corrected. An incident is written as far as its sources
tell: what nobody told is empty, never nought, and what is open or unknown above or below is said beside the number.
``same_as`` names the imported rows that are gathered in an incident, so that nobody adds the two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from fairwitness.model import Claim, Document, Figure, Incident, Interval, Meaning, Period, Place, Point
from fairwitness.publish import wording
from fairwitness.publish.picture import Picture
from fairwitness.publish.tables import Cell, Table
from fairwitness.vocab.countries import countries
from fairwitness.vocab.protected import names_protected
from fairwitness.vocab.tables import cells_of, form_named, number_of, place_code

_FORM = "ucdp"
_OURS = ("low_end", "high_end", "told_by", "same_as")
_TOTAL = ("low", "best", "high")

Row = dict[str, Cell]


def table(picture: Picture) -> Table:
    """Rows in UCDP's columns and four of ours: imported ones by file order of their ids, then incidents by day.

    low_end: at, above (more than), unknown. high_end: at, below (fewer than), open, unknown. told_by: the origins.
    """
    columns = (*form_named(_FORM).columns, *_OURS)
    rows = [*_imported(picture), *_incidents(picture)]
    return Table("ucdp", columns, tuple(tuple(row.get(c) for c in columns) for row in rows))


# -- imported rows -----------------------------------------------------------------------------------------------------


def _imported(picture: Picture) -> Iterator[Row]:
    documents = [d for d in picture.documents if d.row and d.row.startswith(f"{_FORM} ")]
    claims: dict[str, list[Claim]] = {d.id: [] for d in documents}
    for claim in picture.claims:
        if claim.document_id in claims:
            claims[claim.document_id].append(claim)
    for document in sorted(documents, key=lambda d: (d.row or "", d.id)):
        yield from _given_back(picture, document, claims[document.id])


def _given_back(picture: Picture, document: Document, claims: list[Claim]) -> Iterator[Row]:
    """The row of a document; none where people rejected its total."""
    spans = cells_of(document.text)
    row: Row = {column: span.text for column, span in spans.items()}
    columns = {span.start: column for column, span in spans.items()}
    for claim in claims:
        if claim.figure is None:
            continue
        column = columns[claim.figure.words.start]
        rejected = picture.verdicts.get(claim.id) == "reject"
        if rejected and claim.part_of is None:
            return
        row |= {column: None} if rejected else _numbers(claim.figure, column, row)
        row |= _corrected(picture, claim)
    yield row | {"low_end": _told(row, "low"), "high_end": _told(row, "high"), "told_by": document.outlet}


def _numbers(figure: Figure, column: str, row: Mapping[str, Cell]) -> Row:
    """The claim's numbers: written as the row writes them, wherever they are the same."""
    if column not in _TOTAL:
        return {column: _as_written(figure.best, row.get(column))}
    exact = figure.low == figure.best == figure.high
    told = {"low": figure.low, "best": figure.best, "high": figure.high}
    return {
        c: _as_written(n, row.get(c)) for c, n in told.items() if not exact or c == "best" or row.get(c) is not None
    }


def _as_written(number: Decimal | None, cell: Cell) -> Cell:
    same = isinstance(cell, str) and number_of(cell) == number
    return cell if same else _plain(number)


def _plain(number: Decimal | None) -> str | None:
    return None if number is None else f"{number.normalize():f}"


def _told(row: Row, column: str) -> str:
    return "unknown" if row.get(column) is None else "at"


def _corrected(picture: Picture, claim: Claim) -> Row:
    """What people said that the place and the days are, in the place of the row's own."""
    row: Row = {}
    for slot, made in (("place", _where), ("when", _days)):
        meaning = picture.best.get((claim.id, slot))
        if meaning and meaning.by.startswith("person:"):
            row |= made(meaning)
    return row


def _where(meaning: Meaning) -> Row:
    return _place(meaning.value) if isinstance(meaning.value, Place) else {}


def _days(meaning: Meaning) -> Row:
    return _period(meaning.value) if isinstance(meaning.value, Period) else {}


# -- incidents ---------------------------------------------------------------------------------------------------------


def _incidents(picture: Picture) -> Iterator[Row]:
    last = {s.matter.id: s.points[-1] for s in picture.series if s.points}
    for incident in picture.incidents:
        row = _incident(picture, incident, last)
        if row:
            yield row


def _incident(picture: Picture, incident: Incident, last: Mapping[str, Point]) -> Row | None:
    """An incident that a report tells of and in which people died, or None."""
    told = [a for a in picture.accounts_of(incident.accounts) if a.matter.kind == "killed" and not a.denied]
    accounts = [a for a in told if not picture.is_overtaken(a)]
    told_in = {p.document_id for a in told for p in a.appearances}
    rows = sorted(d for i in told_in if (d := picture.document_by_id[i].row))
    if not accounts or len(rows) == len(told_in):
        return None
    figures = _figures({a.matter.id: (a.matter.group, a.matter.side) for a in accounts}, last)
    total, best = _total(figures), {key: i.best for key, i in figures.items()}
    sides = sorted({side for (_, side) in figures if side and side != incident.actor})
    row: Row = {
        "id": incident.id,
        "side_a": incident.actor,
        "side_b": " and ".join(sides) or None,
        "number_of_sources": max((last[a.matter.id].origins for a in accounts if a.matter.id in last), default=None),
        "event_clarity": 1,
        "deaths_a": _plain(best.get(("combatants", incident.actor))) if incident.actor else None,
        "deaths_b": _plain(best.get(("combatants", sides[0]))) if len(sides) == 1 else None,
        "deaths_civilians": _plain(best.get(("civilians", None))),
        "told_by": wording.origins(tuple(accounts)),
        "same_as": "; ".join(r.partition(" ")[2] for r in rows) or None,
    }
    return row | _ends(total) | _place(incident.place) | _period(incident.period)


def _figures(
    about: Mapping[str, tuple[str | None, str | None]], last: Mapping[str, Point]
) -> dict[tuple[str | None, str | None], Interval]:
    """What sources say now of each group and side; of several matters of one, that with the largest figure."""
    found: dict[tuple[str | None, str | None], Interval] = {}
    for matter, key in sorted(about.items()):
        if matter in last and (key not in found or _size(last[matter].interval) > _size(found[key])):
            found[key] = last[matter].interval
    return found


def _size(i: Interval) -> Decimal:
    return max((n for n in (i.low, i.best, i.high) if n is not None), default=Decimal(-1))


def _total(figures: Mapping[tuple[str | None, str | None], Interval]) -> Interval:
    """What is told of all people; where only parts are, at least the largest of them: nobody told more."""
    told = figures.get(("people", None))
    if told is not None:
        return told
    return Interval(max((i.low for i in figures.values() if i.low is not None), default=None), None)


def _ends(i: Interval) -> Row:
    high = "open" if i.open else "unknown" if i.high is None else "below" if i.high_excluded else "at"
    low = "unknown" if i.low is None else "above" if i.low_excluded else "at"
    bounds = {"low": _plain(i.low), "best": _plain(i.best), "high": None if i.open else _plain(i.high)}
    return {**bounds, "low_end": low, "high_end": high}


def _place(place: Place) -> Row:
    """Where: the point of a shelter, a camp or a hospital is nobody's to draw."""
    hidden = names_protected(place.name)
    latitude, longitude = (None, None) if hidden else (place.latitude, place.longitude)
    known = countries().get(place.country or "")
    country = known.name if known else None
    inside = [w.partition(",")[0] for w in place.within if country and w != country]
    return {
        "where_prec": place_code(_FORM, place.precision),
        "where_coordinates": place.name.partition(",")[0],
        "adm_1": inside[-1] if inside else None,
        "latitude": latitude,
        "longitude": longitude,
        "geom_wkt": None if latitude is None else f"POINT ({longitude} {latitude})",
        "country": country,
    }


def _period(period: Period) -> Row:
    """When, with UCDP's code for how exactly that is known; a day that nobody told is empty."""
    start, end = period.start, period.end
    return {
        "year": end.year if end else None,
        "date_start": start.isoformat() if start else None,
        "date_end": end.isoformat() if end else None,
        "date_prec": _date_code((end - start).days) if start and end else None,
    }


def _date_code(length: int) -> int:
    """UCDP: 1 the day, 2 two to six days, 3 a week, 4 a month, 5 a year.

    >>> [_date_code(n) for n in (0, 1, 6, 30, 200)]
    [1, 2, 3, 4, 5]
    """
    return next((code for longest, code in ((0, 1), (5, 2), (6, 3), (30, 4)) if length <= longest), 5)
