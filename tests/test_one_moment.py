"""One process adds while another reads: what is read fits together, and nothing fails."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from fairwitness import casework
from fairwitness.publish import brief as report
from fairwitness.publish import tables, why
from fairwitness.publish.picture import Picture
from fairwitness.store import Casebook
from tests.worlds import TEXT, capture, reading

PLACES = tuple(f"file:///made/up/{n}.txt" for n in range(6))


def put(casebook: Casebook, location: str, text: str = TEXT) -> None:
    """Put in, or read anew, what is at a location; its bytes, and so its capture, stay the same."""
    taken, read = capture(TEXT.encode(), location), reading(text, location)
    read = replace(read, document=replace(read.document, capture_id=taken.id))
    casebook.put(taken, TEXT.encode(), read, reader="r1")


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Casebook, Casebook]]:
    """One casebook, opened twice: to write and to read."""
    with Casebook.open(tmp_path / "a.casebook") as writing, Casebook.open(tmp_path / "a.casebook") as reading_side:
        yield writing, reading_side


def show_everything(picture: Picture) -> int:
    """Make every table, the brief, and the explanation of every account; how many accounts there were."""
    for table in tables.TABLES.values():
        table(picture)
    report.markdown(report.brief(picture, report.Scope()))
    for account in picture.accounts:
        why.why(picture, account.id)
    return len(picture.accounts)


def test_what_is_read_at_one_moment_does_not_change_under_the_reader(two: tuple[Casebook, Casebook]) -> None:
    writing, reading_side = two
    put(writing, PLACES[0])
    with reading_side.at_one_moment() as contents:
        before = list(contents.documents())
        put(writing, PLACES[1])
        put(writing, PLACES[0], TEXT + " It gave no names.")
        assert list(contents.documents()) == before
        assert {c.document_id for c in contents.claims()} == {d.id for d in before}
        assert contents.revision == 1
    assert len(list(reading_side.documents())) == 2


def test_what_was_read_anew_and_not_yet_brought_together_is_left_out(two: tuple[Casebook, Casebook]) -> None:
    writing, reading_side = two
    put(writing, PLACES[0])
    assert show_everything(casework.latest_picture(reading_side)) == 1
    put(writing, PLACES[0], TEXT + " It gave no names.")
    assert show_everything(casework.picture(reading_side)) == 0
    assert show_everything(casework.latest_picture(reading_side)) == 1


def test_reading_while_another_writes_never_fails(two: tuple[Casebook, Casebook]) -> None:
    writing, reading_side = two
    for location in PLACES:
        put(writing, location)
    takes = 40
    writer = threading.Thread(target=write_on, args=(writing, takes))
    writer.start()
    while writer.is_alive():
        show_everything(casework.latest_picture(reading_side))
    assert writing.revision == len(PLACES) + takes
    assert show_everything(casework.latest_picture(reading_side)) == 1


def write_on(casebook: Casebook, takes: int) -> None:
    for n in range(takes):
        put(casebook, PLACES[n % len(PLACES)], f"{TEXT} Told in take {n}.")
