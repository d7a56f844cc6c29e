"""Records are judged from the shell: merged, taken apart, graded, put on the map; and handed on as annotations."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from training.corpus import fill_words

from fairwitness import judging
from fairwitness.casework import reconcile_casebook
from fairwitness.errors import UsageError
from fairwitness.face import Casebook
from fairwitness.model import Attachment, Incident, Place, origin_id
from fairwitness.web.app import app
from fairwitness.web.guarding import on_this_computer
from tests.demo_world import demo_casebook
from tests.test_cli import Ran, Shell, shell
from tests.test_review import SIGNED

__all__ = ["shell"]
WHO = judging.signature("A. Reader", "the words say so")


@pytest.fixture
def demo(shell: Shell, tmp_path: Path) -> tuple[Shell, Path]:
    return shell, demo_casebook(tmp_path)


def ran(demo: tuple[Shell, Path], *words: str) -> Ran:
    told = demo[0]("review", *words, *SIGNED, "--casebook", str(demo[1]))
    assert told.code == 0, told.err
    with Casebook.open(demo[1]) as casebook:
        reconcile_casebook(casebook)
    return told


def incidents(path: Path) -> list[Incident]:
    with Casebook.open(path) as casebook:
        return sorted(casebook.incidents(), key=lambda i: i.id)


def attachments(path: Path) -> list[Attachment]:
    with Casebook.open(path) as casebook:
        held = {a.id: a for a in casebook.attachments()}
        return [held[j.id] for j in casebook.judgements()]


def test_incidents_that_are_one_stand_as_one_until_that_is_undone(demo: tuple[Shell, Path]) -> None:
    before = incidents(demo[1])
    told = ran(demo, before[0].id[:10], before[1].id[:10], "--merge")
    assert "incidents merged" in told.out
    assert len(incidents(demo[1])) == len(before) - 1
    (held,) = attachments(demo[1])
    assert held.state == "in_force"
    ran(demo, "--undo", held.id[:10])
    assert incidents(demo[1]) == before


def test_an_account_taken_out_of_an_incident_stands_for_one_of_its_own(demo: tuple[Shell, Path]) -> None:
    whole = next(i for i in incidents(demo[1]) if len(i.accounts) > 1)
    ran(demo, whole.id, "--take-out", whole.accounts[0])
    after = incidents(demo[1])
    assert (whole.accounts[0],) in {i.accounts for i in after}
    assert whole.accounts[1:] in {i.accounts for i in after}


def test_grades_are_persons_and_the_later_holds(demo: tuple[Shell, Path]) -> None:
    one = incidents(demo[1])[0]
    ran(demo, one.id, "--set", "grade=weak")
    ran(demo, one.id, "--set", "grade=fair", "--set", "status=settled")
    assert [(a.state, a.record) for a in attachments(demo[1])] == [
        ("superseded", one.id),
        ("in_force", one.id),
        ("in_force", one.id),
    ]
    wrong = demo[0]("review", one.id, "--set", "grade=splendid", *SIGNED, "--casebook", str(demo[1]))
    assert wrong.code == 2
    assert "confirmed, fair, weak, contested, discounted" in " ".join(wrong.err.split())


def test_sources_are_rated_in_the_admiralty_code(demo: tuple[Shell, Path]) -> None:
    with Casebook.open(demo[1]) as casebook:
        origin = next(iter(casebook.accounts())).origin
    told = ran(demo, origin_id(origin), "--set", "reliability=B")
    assert "reliability B" in told.out
    assert attachments(demo[1])[0].record == origin_id(origin)


def test_a_place_put_on_the_map_lies_there_wherever_it_is_named(demo: tuple[Shell, Path]) -> None:
    with Casebook.open(demo[1]) as casebook:
        named = [m for m in casebook.meanings() if m.slot == "place" and isinstance(m.value, Place)]
        place = named[0].value
        assert isinstance(place, Place)
        claims = {m.claim_id for m in named if isinstance(m.value, Place) and m.value.id == place.id}
    ran(demo, named[0].claim_id, "--set", "at=12.5, 40.25 near_town")
    with Casebook.open(demo[1]) as casebook:
        put = [m for m in casebook.meanings() if m.by == "person:A. Reader"]
        there = {a.matter.place for a in casebook.accounts() if a.matter.place}
    assert {m.claim_id for m in put} == claims
    (value,) = {m.value for m in put}
    assert isinstance(value, Place)
    assert (value.name, value.latitude, value.longitude, value.precision) == (place.name, 12.5, 40.25, "near_town")
    assert value in there
    assert place.id not in {p.id for p in there}


def test_a_point_by_hand_is_no_finer_than_it_says_and_lies_on_earth() -> None:
    made = judging.place("The old ford @ 12.5, 40.25 district")
    assert (made.name, made.precision, made.latitude) == ("The old ford", "district", 12.5)
    for wrong in ("The old ford @ 95, 40 town", "The old ford @ 12, 40 exactly", "The old ford @ there"):
        with pytest.raises(UsageError):
            judging.place(wrong)


def test_what_was_judged_is_handed_on_as_annotations_of_the_codebook(demo: tuple[Shell, Path], tmp_path: Path) -> None:
    with Casebook.open(demo[1]) as casebook:
        claims = sorted((c for c in casebook.claims() if c.figure), key=lambda c: (c.document_id, c.id))
    mine = [c for c in claims if c.document_id == claims[0].document_id]
    ran(demo, mine[0].id, "--correct", "figure=at least 31", "--correct", "place=Raqqa, Syria")
    ran(demo, mine[1].id, "--reject")
    demo[0]("review", "--export", str(tmp_path / "judged.jsonl"), "--casebook", str(demo[1]))
    (record,) = map(json.loads, (tmp_path / "judged.jsonl").read_text(encoding="utf-8").splitlines())
    told = {c["id"]: c for c in record["claims"]}
    assert mine[1].id not in told
    corrected = told[mine[0].id]
    assert (corrected["figure"]["sense"], corrected["figure"]["low"], corrected["judged"]) == (
        "at_least",
        31,
        "correct",
    )
    assert corrected["place"]["name"] == "Raqqa, Syria"
    assert record["text"][corrected["start"] : corrected["end"]] == corrected["words"]
    fill_words(record)


def test_an_older_casebook_is_opened_and_reconciled_anew(demo: tuple[Shell, Path]) -> None:
    before = incidents(demo[1])
    with closing(sqlite3.connect(demo[1])) as connection:
        connection.execute("DROP TABLE pinned")
        connection.execute("DROP INDEX ix_sayings_origin")
        connection.execute("ALTER TABLE sayings DROP COLUMN origin")
        connection.execute("UPDATE facts SET value = '4' WHERE name = 'version'")
        connection.commit()
    ran(demo, before[0].id, before[1].id, "--merge")
    assert len(incidents(demo[1])) == len(before) - 1


def test_the_application_answers_only_to_this_computers_names(demo: tuple[Shell, Path]) -> None:
    served = on_this_computer(app(demo[1]))
    assert TestClient(served, base_url="http://news.example").get("/").status_code == 400
    assert TestClient(served, base_url="http://127.0.0.1:8630").get("/").status_code == 200
