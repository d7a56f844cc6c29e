"""The command review, and judgements in a casebook: kept at once, in force where claims are seen, undoable."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from fairwitness import face, pipeline, review
from fairwitness.errors import UsageError
from fairwitness.model import Problem, Reading
from fairwitness.store import Casebook
from tests.judged_world import TOWN, decided, with_claims
from tests.kept_world import LISTS
from tests.test_cli import STORY, Ran, Shell, filled, json_lines, shell
from tests.worlds import TEXT, capture, reading

__all__ = ["filled", "shell"]
SIGNED = ("--by", "A. Reader", "--because", "the words say so")


def claims(ran: Shell) -> list[dict[str, object]]:
    return json_lines(ran("export", "--format", "jsonl", "--table", "claims"))


def killed(ran: Shell, words: str = "At least 12") -> dict[str, object]:
    return next(c for c in claims(ran) if c["kind"] == "killed" and c["figure"] == words)


def judge(ran: Shell, *words: str) -> Ran:
    told = ran("review", *words, *SIGNED)
    assert told.code == 0, told.err
    return told


def judgements(ran: Shell, *flags: str) -> list[dict[str, object]]:
    return json_lines(ran("review", "--list", *flags, "--json"))


def test_a_rejected_claim_stands_in_no_account_and_is_still_listed(filled: Shell) -> None:
    claim = killed(filled)
    assert claim["account"]
    judge(filled, str(claim["id"])[:8], "--reject")
    after = killed(filled)
    assert (after["judged"], after["account"]) == ("reject", None)
    assert claim["account"] not in {a["id"] for a in json_lines(filled("export", "--format=jsonl", "--table=accounts"))}
    assert "rejected by A. Reader" in filled("why", str(claim["id"])).out


def test_an_accepted_claim_says_so_and_changes_no_account(filled: Shell) -> None:
    before = filled("series").out
    judge(filled, str(killed(filled)["id"]), "--accept")
    assert killed(filled)["judged"] == "accept"
    assert filled("series").out == before


def test_a_corrected_value_is_what_accounts_use_with_the_persons_name(filled: Shell) -> None:
    claim = killed(filled)
    told = judge(filled, str(claim["id"]), "--correct", "place=Raqqa, Syria", "--correct", "figure=14..16")
    assert "place = Raqqa, Syria" in told.out
    after = killed(filled)
    assert (after["place"], after["low"], after["high"], after["judged"]) == ("Raqqa, Syria", 14, 16, "correct")
    assert (after["words"], after["start"]) == (claim["words"], claim["start"])
    accounts = {a["id"]: a for a in json_lines(filled("export", "--format", "jsonl", "--table", "accounts"))}
    account = accounts[after["account"]]
    assert (account["place"], account["low"], account["high"]) == ("Raqqa, Syria", 14, 16)
    told = filled("why", str(claim["id"]))
    assert "place: Raqqa, Syria (by person:A. Reader, score 1.00)" in told.out
    assert "figure corrected to 14..16 by A. Reader" in told.out
    with Casebook.open(Path("fairwitness.casebook")) as casebook:
        kept = casebook.claim(str(claim["id"]))
    assert kept is not None
    assert kept.figure is not None
    assert kept.figure.low == 12
    assert kept.figure.high is None


def test_a_place_that_nobody_knows_keeps_its_name_and_has_no_point(filled: Shell) -> None:
    told = judge(filled, str(killed(filled)["id"]), "--correct", "place=Wadi Nowhere-at-all")
    assert "not in the gazetteer" in told.out
    after = killed(filled)
    assert (after["place"], after["latitude"]) == ("Wadi Nowhere-at-all", None)


def test_an_undone_judgement_has_no_effect_and_is_kept_with_its_undoing(filled: Shell) -> None:
    before = killed(filled)
    judge(filled, str(before["id"]), "--reject")
    (made,) = judgements(filled)
    assert filled("review", "--undo", str(made["id"])[:8], "--by", "B. Reader").code == 0
    assert killed(filled) == before
    rows = judgements(filled)
    assert [(r["verdict"], r["state"], r["by"]) for r in rows] == [
        ("reject", "undone", "A. Reader"),
        ("undo", "in_force", "B. Reader"),
    ]
    assert rows[1]["value"] == made["id"]
    assert filled("review", "--undo", str(made["id"]), "--by", "B. Reader").code == 2


def test_a_judgement_is_signed_dated_and_says_why(filled: Shell) -> None:
    judge(filled, str(killed(filled)["id"]), "--reject")
    (made,) = judgements(filled)
    assert (made["by"], made["why"], made["words"]) == ("A. Reader", "the words say so", "At least 12")
    assert str(made["at"]).endswith("+00:00")
    assert filled("review", "--list").out.count("\n") == 2


@pytest.mark.parametrize(
    "words",
    [
        ("--reject", "--because", "so"),
        ("--reject", "--by", "A. Reader"),
        ("--accept", "--reject", *SIGNED),
        ("--accept", "--correct", "kind=injured", *SIGNED),
        ("--correct", "kind=hurt", *SIGNED),
        ("--correct", "kind=injured", "--correct", "colour=red", *SIGNED),
        ("--correct", "kind", *SIGNED),
        ("--list", "--accept", *SIGNED),
        ("--undo", "abc", *SIGNED),
        SIGNED,
    ],
)
def test_wrong_use_is_exit_2_and_keeps_nothing(filled: Shell, words: tuple[str, ...]) -> None:
    ran = filled("review", str(killed(filled)["id"]), *words)
    assert ran.code == 2
    assert len(ran.err.splitlines()) == 1
    assert not judgements(filled)


@pytest.mark.parametrize("words", [("zzzz", "--accept"), ("", "--accept"), ("--undo", "zzzz")])
def test_an_unknown_id_is_exit_2(filled: Shell, words: tuple[str, ...]) -> None:
    assert filled("review", *words, *SIGNED).code == 2


def test_a_lost_judgement_is_listed_and_told_in_the_brief(filled: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    judge(filled, str(killed(filled)["id"]), "--reject")
    trapped = next(c for c in claims(filled) if c["kind"] == "trapped")
    judge(filled, str(trapped["id"]), "--accept")
    monkeypatch.setattr(pipeline, "READER", "another")
    seen = pipeline.reading

    def without_deaths(*given: object) -> Reading:
        made = seen(*given)  # type: ignore[arg-type]
        return with_claims(made, *(c for c in made.claims if c.kind != "killed"))

    monkeypatch.setattr(pipeline, "reading", without_deaths)
    ran = filled("rebuild", "--workers", "1")
    assert ran.code == 0
    assert "2 read anew, 0 failed" in ran.err
    assert "1 judgement finds no claim any more (fairwitness review --list --lost)" in ran.err
    assert [r["verdict"] for r in judgements(filled)] == ["reject", "accept"]
    (lost,) = judgements(filled, "--lost")
    assert (lost["verdict"], lost["state"], lost["claims"]) == ("reject", "lost", "")
    assert "review: a judgement of" in filled("brief").out
    assert "0 read anew" in filled("rebuild", "--workers", "1").err


def test_adding_again_with_another_reader_keeps_judgements(filled: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    judge(filled, str(killed(filled)["id"]), "--reject")
    monkeypatch.setattr(pipeline, "READER", "another")
    assert "1 added" in filled("add", "one.txt", "--published", "2021-05-13", "--outlet", "The Qasr Courier").err
    assert killed(filled)["judged"] == "reject"


def test_a_casebook_is_judged_from_python(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(STORY)
    with face.Casebook.open(tmp_path / "a.casebook") as casebook:
        casebook.add(tmp_path / "one.txt")
        claim = next(c for c in casebook.claims() if c.kind == "killed")
        made = casebook.judge(claim.id, "actor=Northern Front", by="A. Reader", because="told in the next line")
        (account,) = (a for a in casebook.accounts() if a.appearances[0].claim_id == claim.id)
        assert account.matter.actor == "Northern Front"
        assert "person:A. Reader" in {m.by for m in casebook.meanings(claim.document_id)}
        undo = casebook.undo(made.id, by="A. Reader")
        assert list(casebook.judgements()) == [made, undo]
        assert not any(m.by.startswith("person:") for m in casebook.meanings())
        with pytest.raises(UsageError):
            casebook.judge(claim.id, "actor=Northern Front", by="", because="so")


# -- in the store ------------------------------------------------------------------------------------------------------


def test_a_judgement_is_there_after_the_document_is_read_anew_or_not_at_all(tmp_path: Path) -> None:
    made = decided(reading(), "correct", "place", TOWN)
    with Casebook.open(tmp_path / "a.casebook") as casebook:
        casebook.put(capture(TEXT.encode()), TEXT.encode(), reading(), reader="r1")
        casebook.put_judgement(made)
        casebook.put_judgement(made)
        casebook.put(capture(TEXT.encode()), TEXT.encode(), None, [Problem("read", "x", "unreadable")], reader="r2")
        assert list(casebook.judgements()) == [made]
    with Casebook.open(tmp_path / "a.casebook") as casebook:
        assert list(casebook.judgements()) == [made]
        assert casebook.revision == 4


def test_a_meaning_for_a_claim_that_went_meanwhile_is_left_out(tmp_path: Path) -> None:
    made = decided(reading(), "correct", "place", TOWN)
    judged = review.judged([reading()], [made])
    with Casebook.open(tmp_path / "a.casebook") as casebook:
        casebook.put_judgement(made)
        with casebook.upkeep() as book:
            book.put_attachments(judged.attachments, ())
            book.put_persons(judged.meanings, ())
        assert not list(casebook.meanings())
        assert list(casebook.attachments()) == list(judged.attachments)


def test_a_casebook_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "old.casebook"
    with Casebook.open(path) as casebook:
        casebook.put(capture(TEXT.encode()), TEXT.encode(), reading(), reader="r1")
        kept = [replace(r, problems=()) for r in casebook.readings()]
    with sqlite3.connect(path) as connection:
        later = ("judgements", "attachments", "unreconciled", "pinned", *LISTS)
        connection.executescript("".join(f"DROP TABLE {name};" for name in later))
        connection.execute("UPDATE facts SET value = '1' WHERE name = 'version'")
    with Casebook.open(path) as casebook:
        assert list(casebook.readings()) == kept
        casebook.put_judgement(decided(reading(), "reject"))
        assert len(list(casebook.judgements())) == 1
