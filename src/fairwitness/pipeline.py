"""The only file that joins steps: collect -> read -> extract -> resolve -> (store) -> reconcile.

captures -> documents -> claims, statements -> meanings -> (as people judged them) -> accounts, series, disputes ...
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

from fairwitness import engine, extract, resolve
from fairwitness.config import Options
from fairwitness.errors import CollectError, FairwitnessError, ReadError
from fairwitness.extract import tabular
from fairwitness.model import (
    Account,
    Attachment,
    Capture,
    Claim,
    Dispute,
    Document,
    Family,
    Given,
    Incident,
    Judgement,
    Meaning,
    Place,
    Problem,
    Reading,
    Row,
    Series,
    State,
)
from fairwitness.read import document as read_document
from fairwitness.read import rows as table_rows
from fairwitness.resolve import tabular as tabular_meanings
from fairwitness.vocab.gazetteer import loaded_mark
from fairwitness.vocab.registry import own_mark

if TYPE_CHECKING:
    from fairwitness.reconcile import Registry
    from fairwitness.review import Judged

T = TypeVar("T")

# Changes whenever the same bytes could be read otherwise: captures read by another reader are read anew.
READER = f"engine-3 {extract.model_name()}{loaded_mark()}{own_mark()}"
# The same of tables, whose cells are read by column: no model has a part in it.
TABLE_READER = "tables-1"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one capture: its bytes, what was read (None: nothing readable) and what was hard."""

    capture: Capture
    body: bytes
    reading: Reading | None
    problems: tuple[Problem, ...] = ()

    def all_problems(self) -> tuple[Problem, ...]:
        """Those of the capture and those of the reading."""
        return self.problems + (self.reading.problems if self.reading else ())


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """What became of one row of a table: what was read (None: nothing readable) and what was hard."""

    reading: Reading | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What sources say together, over any number of readings, and where people's judgements of them hold."""

    families: tuple[Family, ...]
    accounts: tuple[Account, ...]
    series: tuple[Series, ...]
    disputes: tuple[Dispute, ...]
    incidents: tuple[Incident, ...]
    states: tuple[State, ...]
    attachments: tuple[Attachment, ...] = ()
    meanings: tuple[Meaning, ...] = ()
    problems: tuple[Problem, ...] = ()

    def records(self) -> Iterator[Any]:
        """All of them, kind by kind."""
        said = chain(self.families, self.accounts, self.series, self.disputes, self.incidents, self.states)
        return chain(said, self.attachments, self.meanings, self.problems)


def taken_from(location: str, given: Given, options: Options) -> Iterator[tuple[Capture, bytes] | Problem]:
    """What can be taken from a location; where nothing can, a Problem says why."""
    from fairwitness import collect  # the network libraries are needed only here

    try:
        yield from collect.captures(location, given, options)
    except CollectError as e:
        yield Problem("collect", location, str(e))


def expected(locations: Iterable[str]) -> int | None:
    """How many captures locations will give; None where only taking them tells."""
    from fairwitness.collect.expected import expected as of_one

    known = [of_one(location) for location in locations]
    return None if None in known else sum(n for n in known if n is not None)


def reading(document: Document, problems: Iterable[Problem] = (), seen: extract.Seen | None = None) -> Reading:
    """Everything the program takes from one document."""
    seen = seen or extract.see(document)
    claims = extract.claims(document, seen)
    meanings = resolve.meanings(claims, document)
    unplaced = tuple(_unplaced(document, claims, meanings))
    return Reading(document, claims, extract.statements(document, seen), meanings, (*problems, *unplaced))


def _unplaced(document: Document, claims: Iterable[Claim], meanings: Iterable[Meaning]) -> Iterator[Problem]:
    """A problem for each place that a claim names and the gazetteer does not know."""
    unknown = {m.claim_id for m in meanings if isinstance(m.value, Place) and m.value.precision == "none"}
    words = {c.place.text: c.place for c in claims if c.place and c.id in unknown}
    for name, span in words.items():
        yield Problem("resolve", document.id, f"the place “{name}” was not found; it stays in the list", span)


def sound(made: Reading) -> Reading:
    """The reading, if all of it points at exact characters and no two things share an id; else ValueError."""
    text = made.document.text
    spans = [c.words for c in made.claims] + [s for m in made.statements for s in (*m.source, *m.cue, *m.content)]
    wrong = next((s for s in spans if text[s.start : s.end] != s.text), None)
    if wrong is not None:
        raise ValueError(f"characters {wrong.start} to {wrong.end} do not hold the words that were read there")
    ids = [c.id for c in made.claims] + [s.id for s in made.statements]
    if len(ids) != len(set(ids)):
        raise ValueError("two things that were read have the same id")
    return made


@dataclass(frozen=True, slots=True)
class _Begun:
    """A capture of which the document is read, and encoded."""

    capture: Capture
    body: bytes
    document: Document
    problems: tuple[Problem, ...]
    encoded: extract.Encoded | None


def outcome(taken: tuple[Capture, bytes]) -> Outcome:
    """Read one capture; whatever a foreign parser raises on it becomes a Problem, and the others go on."""
    return _ended(_begun(taken))


def outcomes(captures: Iterable[tuple[Capture, bytes]], workers: int) -> Iterator[Outcome]:
    """Read many captures over processes, in their order."""
    return engine.run(_begun, captures, workers, then=_ended)


def _begun(taken: tuple[Capture, bytes]) -> _Begun | Outcome:
    def begin() -> _Begun:
        document, problems = read_document(*taken)
        return _Begun(*taken, document, problems, extract.encoded_ahead(document))

    return _unless_hard(taken, begin)


def _ended(begun: _Begun | Outcome) -> Outcome:
    if isinstance(begun, Outcome):
        return begun
    capture, body, document = begun.capture, begun.body, begun.document

    def end() -> Outcome:
        seen = extract.see(document, begun.encoded)
        return Outcome(capture, body, sound(reading(document, begun.problems, seen)))

    return _unless_hard((capture, body), end)


def _unless_hard(taken: tuple[Capture, bytes], work: Callable[[], T]) -> T | Outcome:
    """What is made of a capture; where nothing can be, an Outcome that says why."""
    capture, body = taken
    try:
        return work()
    except ReadError as e:
        return Outcome(capture, body, None, (Problem("read", capture.location, str(e)),))
    except FairwitnessError:
        raise
    except Exception as e:  # noqa: BLE001  the one broad net: a document must not take the others down with it
        message = f"could not be read: {type(e).__name__}: {e}; the bytes are kept"
        return Outcome(capture, body, None, (Problem("read", capture.location, message),))


def reader_of(capture: Capture) -> str:
    """Which reader a capture is read by."""
    return TABLE_READER if table_rows.form_of(capture) else READER


def by_form(location: str) -> dict[str | None, list[str]]:
    """A location, or the files of a folder, by the form of tables that their columns show; None for anything else."""
    from fairwitness.collect.tables import by_form as of_one

    try:
        return of_one(location)
    except CollectError:
        return {None: [location]}  # what cannot be opened is told where it is taken


def table_taken_from(
    location: str, form: str, given: Given, options: Options
) -> Iterator[tuple[Capture, bytes] | Problem]:
    """The table at a location; where it cannot be taken, a Problem says why."""
    from fairwitness.collect.tables import tables

    try:
        yield from tables(location, form, given, options)
    except CollectError as e:
        yield Problem("collect", location, str(e))


def row_outcomes(capture: Capture, body: bytes) -> Iterator[RowOutcome | Problem]:
    """Everything taken from a table, row by row; a Problem by itself is about the table as a whole."""
    try:
        for found in table_rows.rows(capture, body):
            yield found if isinstance(found, Problem) else RowOutcome(_row_reading(found.row), found.problems)
    except ReadError as e:
        yield RowOutcome(None, (Problem("read", capture.location, str(e)),))


def _row_reading(row: Row | None) -> Reading | None:
    if row is None:
        return None
    found = tabular.claims(row)
    return sound(Reading(row.document, found, meanings=tabular_meanings.meanings(row, found)))


def reading_all(locations: Iterable[str], given: Given, options: Options) -> Iterator[Outcome | Problem]:
    """Read locations without keeping anything; what could not be taken comes as a Problem."""
    for location in locations:
        for taken in taken_from(location, given, options):
            yield taken if isinstance(taken, Problem) else outcome(taken)


def accounted(readings: Iterable[Reading]) -> tuple[Account, ...]:
    """The accounts of these readings alone: a part of what ``reconciled`` gives, at half of its cost."""
    from fairwitness import reconcile  # not needed to read

    return reconcile.accounts(readings)


def reconciled(
    readings: Iterable[Reading], judgements: Iterable[Judgement] = (), registry: Registry | None = None
) -> Reconciled:
    """What the sources of these readings say together, as far as people did not judge otherwise."""
    from fairwitness import review  # not needed to read

    made = tuple(judgements)
    return together(review.judged(readings, made), made, registry)


def together(judged: Judged, judgements: Iterable[Judgement], registry: Registry | None = None) -> Reconciled:
    """What the sources say together, of readings as people judged them."""
    from fairwitness import reconcile, review  # not needed to read

    made = tuple(judgements)
    found, same = {a.id: a for a in judged.attachments}, review.same_origins(made)
    families = reconcile.families(r.document for r in judged.readings)
    accounts = reconcile.accounts(judged.readings, families, registry, same)
    if decided := review.joins("account", made, found):
        claims = {c.id: c for r in judged.readings for c in r.claims}
        accounts = reconcile.in_order(review.accounts_as_judged(accounts, decided, claims))
    incidents, series = reconcile.incidents(accounts), reconcile.series(accounts)
    if decided := review.joins("incident", made, found):
        incidents = tuple(review.incidents_as_judged(incidents, decided, {a.id: a for a in accounts}))
    standing = review.standing_of(accounts, incidents, series)
    attachments = review.held(judged.attachments, made, standing, same)
    return Reconciled(
        families=families,
        accounts=accounts,
        series=series,
        disputes=reconcile.disputes(accounts),
        incidents=incidents,
        states=reconcile.states(accounts),
        attachments=attachments,
        meanings=judged.meanings,
        problems=review.problems_of(attachments, {j.id: j for j in made}),
    )
