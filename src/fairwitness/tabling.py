"""The pipeline with a casebook, for tables: the file is kept first, then its rows, some hundreds at a time.

Stop at any moment and start again: the rows that are here are not put in twice, and the table counts as read only when
its last row is in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from fairwitness import pipeline, store
from fairwitness.config import Options
from fairwitness.model import Capture, Given, Problem, Reading

# Rows that go into the casebook in one transaction.
_BATCH = 500
# The reader of a table that is not yet read to its end.
_UNDER_WAY = ""


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one capture, or one row of a table: added (read anew), unchanged (already here), failed (nothing
    taken or read), or only noted: something is to be said of a table or a row.
    """

    location: str
    status: str
    problems: tuple[Problem, ...] = ()


def adding(
    casebook: store.Casebook, locations: Iterable[str], form: str, given: Given, options: Options
) -> Iterator[Step]:
    """Collect and read tables of a form into a casebook, row by row; each row is a step.

    What was already read by this reader, with the same said about it, is not read again.
    """
    readers = casebook.readers()
    for location in locations:
        for taken in pipeline.table_taken_from(location, form, given, options):
            if isinstance(taken, Problem):
                casebook.put_problems(taken.about, [taken])
                yield Step(taken.about, "failed", (taken,))
            else:
                yield from _added(casebook, *taken, readers)


def rebuilding(casebook: store.Casebook, captures: Iterable[Capture]) -> Iterator[Step]:
    """Read those of these captures that are tables anew, from the bytes that are kept."""
    for capture in captures:
        if pipeline.reader_of(capture) == pipeline.TABLE_READER:
            yield from _read(casebook, capture, casebook.body(capture.body_sha256), anew=True)


def _added(casebook: store.Casebook, capture: Capture, body: bytes, readers: Mapping[str, str]) -> Iterator[Step]:
    reader = readers.get(capture.id)
    known = casebook.capture(capture.id) if reader is not None else None
    if known is None:
        yield from _read(casebook, capture, body)
        return
    fresh = store.taken_again(capture, known)
    told_anew = fresh is not None and fresh.takings[-1].given not in {k.given for k in known.takings}
    capture = replace(capture, takings=known.takings + (fresh.takings if fresh else ()))
    if told_anew or reader != pipeline.TABLE_READER:
        yield from _read(casebook, capture, body, anew=told_anew or reader != _UNDER_WAY)
        return
    if fresh is not None:
        casebook.put_taking(fresh)
    yield from (Step(capture.location, "unchanged") for _ in casebook.documents_of(capture.id))


def _read(casebook: store.Casebook, capture: Capture, body: bytes, *, anew: bool = False) -> Iterator[Step]:
    here = casebook.begin_table(capture, body, anew=anew)
    problems: list[Problem] = []
    batch: list[Reading] = []
    for made in pipeline.row_outcomes(capture, body):
        if isinstance(made, Problem):
            problems.append(made)
            yield Step(capture.location, "noted", (made,))
            continue
        problems += made.problems
        if made.reading is None:
            yield Step(capture.location, "failed", made.problems)
        elif made.reading.document.id in here:
            yield Step(capture.location, "unchanged", made.problems)
        else:
            batch.append(made.reading)
            yield from (Step(capture.location, "noted", (p,)) for p in made.problems)
        if len(batch) == _BATCH:
            yield from _kept(casebook, capture, batch)
            batch = []
    yield from _kept(casebook, capture, batch)
    casebook.end_table(capture.id, problems, reader=pipeline.TABLE_READER)


def _kept(casebook: store.Casebook, capture: Capture, batch: list[Reading]) -> Iterator[Step]:
    """Put rows into the casebook; only then are they told to be there."""
    if batch:
        casebook.put_rows(batch)
    yield from (Step(capture.location, "added") for _ in batch)
