"""The casebook keeps what it was given, whole or not at all, and says plainly when it cannot."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fairwitness import casework, codec, store
from fairwitness.errors import CasebookBusy, CasebookError, CasebookReadOnly, CasebookTooNew
from fairwitness.model import Family, Given, Problem, Taking
from fairwitness.store import Casebook, opening, schema
from tests.kept_world import LISTS, kept, listed
from tests.worlds import TEXT, capture, reading


def put(casebook: Casebook, location: str = "file:///made/up.txt") -> None:
    casebook.put(capture(TEXT.encode(), location), TEXT.encode(), reading(location=location), reader="r1")


@pytest.fixture
def casebook(tmp_path: Path) -> Casebook:
    return Casebook.open(tmp_path / "a.casebook")


def test_what_was_put_in_comes_out(casebook: Casebook) -> None:
    put(casebook)
    made = reading()
    (kept,) = casebook.readings()
    by_slot = tuple(sorted(made.meanings, key=lambda m: m.slot))
    assert kept == replace(made, problems=(), meanings=by_slot)
    assert tuple(casebook.problems()) == made.problems
    assert casebook.body(capture(TEXT.encode()).body_sha256) == TEXT.encode()
    assert casebook.capture(made.document.capture_id) == capture(TEXT.encode())
    assert casebook.document(made.document.id) == made.document
    assert casebook.claim(made.claims[0].id) == made.claims[0]
    assert casebook.readers() == {made.document.capture_id: "r1"}


def test_it_is_there_after_closing_and_opening(tmp_path: Path) -> None:
    with Casebook.open(tmp_path / "a.casebook") as casebook:
        put(casebook)
    with Casebook.open(tmp_path / "a.casebook", create=False) as again:
        assert len(tuple(again.claims())) == 1


def test_putting_twice_changes_nothing_but_the_revision(casebook: Casebook) -> None:
    put(casebook)
    before = tuple(casebook.readings()), tuple(casebook.captures()), tuple(casebook.problems())
    put(casebook)
    assert (tuple(casebook.readings()), tuple(casebook.captures()), tuple(casebook.problems())) == before
    assert casebook.revision == 2


def test_a_reading_that_breaks_half_way_leaves_nothing(casebook: Casebook) -> None:
    made = reading()
    broken = replace(made, claims=(*made.claims, *made.claims))
    with pytest.raises(CasebookError):
        casebook.put(capture(TEXT.encode()), TEXT.encode(), broken)
    assert not list(casebook.captures())
    assert not list(casebook.documents())


def test_bytes_that_held_no_text_are_kept_with_the_problem(casebook: Casebook) -> None:
    taken = capture(b"\x00\x01")
    casebook.put(taken, b"\x00\x01", None, [Problem("read", taken.location, "binary")], reader="r1")
    assert casebook.body(taken.body_sha256) == b"\x00\x01"
    assert [p.message for p in casebook.problems()] == ["binary"]
    assert casebook.readers() == {taken.id: "r1"}


def test_a_problem_of_a_location_goes_when_it_is_taken(casebook: Casebook) -> None:
    casebook.put_problems("file:///made/up.txt", [Problem("collect", "file:///made/up.txt", "missing")])
    casebook.put_problems("file:///made/up.txt", [Problem("collect", "file:///made/up.txt", "missing")])
    assert [p.message for p in casebook.problems()] == ["missing"]
    put(casebook)
    assert "missing" not in [p.message for p in casebook.problems()]


def test_upkeep_that_breaks_half_way_leaves_what_was_there(casebook: Casebook) -> None:
    put(casebook)
    with casebook.upkeep() as book:
        book.put(schema.families, [{"id": "f", "record": codec.dumps(Family("f", "d", "d", ("d",)))}])
        book.done()
    put(casebook, "file:///made/another.txt")
    with pytest.raises(RuntimeError, match="stopped"), casebook.upkeep() as book:
        book.drop_all()
        book.done()
        raise RuntimeError("stopped")
    assert [f.id for f in casebook.families()] == ["f"]
    assert (casebook.revision, casebook.reconciled) == (2, 1)
    with casebook.upkeep() as book:
        assert book.unreconciled() == [reading(location="file:///made/another.txt").document.id]


def test_a_casebook_of_version_2_is_opened_with_all_it_holds(tmp_path: Path) -> None:
    """Its reconciled records are there until they are made anew, with the places where they stand."""
    path = tmp_path / "old.casebook"
    with Casebook.open(path) as made:
        put(made)
        casework.reconcile_casebook(made)
        before = kept(made)
    _as_version_2(path)
    with Casebook.open(path, create=False) as again:
        assert kept(again) == before
        assert casework.reconcile_casebook(again)
        assert kept(again) == before
        assert not casework.reconcile_casebook(again)
        put(again, "file:///made/another.txt")
        assert casework.reconcile_casebook(again)
        assert [len(f.members) for f in again.families()] == [2]


def test_a_casebook_of_version_3_is_opened_with_lists_of_all_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "old.casebook"
    with Casebook.open(path) as made:
        put(made)
        put(made, "file:///made/another.txt")
        casework.reconcile_casebook(made)
    before = listed(path)
    assert all(rows for name, rows in before.items() if name not in ("listed_disputes", "listed_states"))
    _as_version_3(path)
    Casebook.open(path, create=False).close()
    assert listed(path) == before


def test_a_casebook_of_version_5_is_searched_by_the_indexes_of_a_new_one(tmp_path: Path) -> None:
    path = tmp_path / "old.casebook"
    with Casebook.open(path) as made:
        put(made)
    new = _indexes(path)
    assert "listed_series_since" in new
    _as_version_5(path)
    assert _indexes(path) != new
    Casebook.open(path, create=False).close()
    assert _indexes(path) == new


def _indexes(path: Path) -> dict[str, str]:
    with sqlite3.connect(path) as connection:
        return dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql <> ''"))


def _as_version_5(path: Path) -> None:
    """Take away what version 6 added, and put back what it took away."""
    with sqlite3.connect(path) as connection:
        for name in ("at", "kind", "class", "since", "actor", "side"):
            connection.execute(f"DROP INDEX listed_series_{name}")
        for name in ("said", "at"):
            connection.execute(f"DROP INDEX listed_accounts_{name}")
        connection.execute("CREATE INDEX listed_series_place ON listed_series (place, till)")
        connection.execute("CREATE INDEX listed_accounts_place ON listed_accounts (place)")
        connection.execute("UPDATE facts SET value = '5' WHERE name = 'version'")


def _as_version_3(path: Path) -> None:
    """Take away what version 4 added."""
    with sqlite3.connect(path) as connection:
        for name in LISTS:
            connection.execute(f"DROP TABLE {name}")
        connection.execute("UPDATE facts SET value = '3' WHERE name = 'version'")


def _as_version_2(path: Path) -> None:
    """Take away what versions 3 and 4 added."""
    _as_version_3(path)
    with sqlite3.connect(path) as connection:
        for name in ("unreconciled", "texts", "text_keys", "sayings", "shelved", "dispute_sides"):
            connection.execute(f"DROP TABLE {name}")
        for table in schema.RECONCILED:
            for index in table.indexes:
                connection.execute(f"DROP INDEX {index.name}")
            for column in set(table.columns.keys()) - {"id", "record"}:
                connection.execute(f'ALTER TABLE {table.name} DROP COLUMN "{column}"')
        connection.execute("DELETE FROM facts WHERE name IN ('rules', 'judged')")
        connection.execute("UPDATE facts SET value = '2' WHERE name = 'version'")


def test_looking_at_a_file_again_is_no_new_taking_but_a_page_is() -> None:
    known = capture(TEXT.encode())
    later = replace(known.takings[0], at=datetime(2031, 6, 1, tzinfo=UTC))
    assert store.taken_again(replace(known, takings=(later,)), known) is None
    page = Taking(later.at, "http 200", Given())
    fresh = store.taken_again(replace(known, takings=(page,)), known)
    assert fresh is not None
    assert fresh.takings == (page,)


def test_a_newer_casebook_is_refused_and_unharmed(tmp_path: Path) -> None:
    path = tmp_path / "new.casebook"
    Casebook.open(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE facts SET value = '99' WHERE name = 'version'")
    before = path.read_bytes()
    with pytest.raises(CasebookTooNew, match="install the newer program"):
        Casebook.open(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_casebook_is_named(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text("not a database, but long enough to be taken for one" * 100)
    with pytest.raises(CasebookError, match=r"story\.txt is not a casebook"):
        Casebook.open(path)
    assert path.read_text().startswith("not a database")


def test_a_missing_casebook_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(CasebookError, match="fairwitness add"):
        Casebook.open(tmp_path / "none.casebook", create=False)
    with pytest.raises(CasebookError, match="make it first"):
        Casebook.open(tmp_path / "no" / "folder" / "a.casebook")
    for create in (True, False):
        with pytest.raises(CasebookError, match="is a folder"):
            Casebook.open(tmp_path, create=create)


def test_a_casebook_in_use_for_writing_says_so(casebook: Casebook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "PATIENCE_S", 0.1)
    impatient = Casebook.open(casebook.path)
    with sqlite3.connect(casebook.path, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(CasebookBusy, match="another process"):
            put(impatient)
        other.execute("ROLLBACK")
    put(impatient)


def test_a_full_disk_is_named_and_harms_nothing(casebook: Casebook) -> None:
    put(casebook)
    with casebook._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    big = b"x" * 1_000_000
    with pytest.raises(CasebookReadOnly, match="no space"):
        casebook.put(capture(big, "file:///big"), big, None)
    assert len(list(casebook.claims())) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_read_only_casebook_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.casebook"
    Casebook.open(path).close()
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        with pytest.raises(CasebookReadOnly, match="permissions"):
            put(Casebook.open(path))
    finally:
        tmp_path.chmod(0o755)


def test_a_read_only_database_is_named(casebook: Casebook) -> None:
    with casebook._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")
    with pytest.raises(CasebookReadOnly, match="permissions"):
        put(casebook)
