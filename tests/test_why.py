"""Every id that a table, a report or an explanation shows is explained, down to the bytes, with what was left out."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

import fairwitness
from fairwitness import casework, console
from fairwitness.commands.telling import TableName
from fairwitness.errors import UsageError
from fairwitness.model import Given
from fairwitness.publish import brief as report
from fairwitness.publish import tables
from fairwitness.publish.picture import Picture
from fairwitness.publish.why import Step, explain, why
from tests.test_cli import Shell, filled, shell

__all__ = ["filled", "shell"]

DISPATCHES = {
    "2021-05-13": (
        "At least 12 people were killed in shelling of Qasr Amun on 12 May, the Harbour Relief Society said. "
        "The Northern Front denied that it had shelled Qasr Amun."
    ),
    "2021-05-14": (
        "Fourteen people were killed in shelling of Qasr Amun on 12 May, the Harbour Relief Society said. "
        "Forty people were killed in shelling of Qasr Amun on 12 May, the Qasr Amun Hospital said."
    ),
    "2021-05-15": (
        "The Northern Front captured Qasr Amun on 14 May, its spokesman Ivo Senn said. "
        "A monitor said that about 300 people had fled Qasr Amun."
    ),
}
_SHOWN = re.compile(r"\b[0-9a-f]{20}\b")
_NAMED = re.compile(r"\b(?:account|claim|document|dispute|incident|state|family|series|capture) ([0-9a-f]{8})\b")


@pytest.fixture(scope="module")
def picture(tmp_path_factory: pytest.TempPathFactory) -> Picture:
    """Three dispatches, and a judgement that rejects one claim."""
    folder = tmp_path_factory.mktemp("why")
    with fairwitness.Casebook.open(folder / "a.casebook") as casebook:
        for day, text in DISPATCHES.items():
            (folder / f"{day}.txt").write_text(text)
            casebook.add(
                folder / f"{day}.txt", given=Given(outlet="The Qasr Courier", published=date.fromisoformat(day))
            )
        fled = next(c for c in casebook.claims() if c.kind == "displaced")
        casebook.judge(fled.id, "reject", by="A. Reader", because="the monitor is not named")
        return casework.latest_picture(casebook)


def every_step(step: Step) -> list[Step]:
    return [step, *(s for part in step.parts for s in every_step(part))]


def test_every_id_of_every_table_leads_to_bytes(picture: Picture) -> None:
    made = [*(table(picture) for table in tables.TABLES.values()), tables.judgements(picture)]
    ids = {i for table in made for row in table.rows for cell in row for i in _SHOWN.findall(str(cell))}
    assert len(ids) > 30
    for record_id in sorted(ids):
        told = why(picture, record_id)
        assert "SHA-256" in told
        for named in _NAMED.findall(told):
            assert explain(picture, named).id


def test_every_row_of_every_table_has_an_id(picture: Picture) -> None:
    for name, table in tables.TABLES.items():
        for row in table(picture).records():
            assert explain(picture, str(row["id"])), name


def test_every_line_of_the_brief_has_an_id(picture: Picture) -> None:
    lines = report.markdown(report.brief(picture, report.Scope(limit=0))).splitlines()
    entries = [line for line in lines if line.startswith("- ")]
    assert len(entries) > 5
    for line in entries:
        assert explain(picture, line.rsplit("`why ", 1)[1].rstrip("`")).parts


def test_what_an_origin_said_before_is_told_as_left_out(picture: Picture) -> None:
    told = [why(picture, s.id) for s in picture.series if s.matter.kind == "killed"]
    (change,) = [t for t in told if "no longer in force: its origin said otherwise since (rule 6)" in t]
    assert "says >=12" in change
    assert "says 14" in change


def test_a_denial_is_told_as_standing_beside(picture: Picture) -> None:
    (denial,) = [a for a in picture.accounts if a.denied]
    told = why(picture, denial.id)
    assert "Northern Front denies it" in told
    assert "beside, never inside: rule 6" in told
    assert why(picture, denial.matter.id).startswith("matter ")


def test_a_rejected_claim_says_who_left_it_out(picture: Picture) -> None:
    (judgement,) = picture.judgements
    (rejected,) = [c for c in picture.claims if picture.verdicts.get(c.id) == "reject"]
    told = why(picture, rejected.id)
    assert "left out of every account: a person rejected it" in told
    assert "rejected by A. Reader" in told
    assert f"claim {rejected.id[:8]}" in why(picture, judgement.id)


def test_an_account_and_a_claim_say_what_rests_on_them(picture: Picture) -> None:
    found = next(s for s in picture.series if s.disputed)
    (first, *_) = picture.accounts_of(found.points[-1].accounts)
    told = why(picture, first.id)
    assert f"stands in series {found.id[:8]}" in told
    assert "stands in dispute" in told
    assert f"stands in account {first.id[:8]}" in why(picture, first.appearances[0].claim_id)
    assert "(rule 7, intervals)" in why(picture, found.id)


def test_an_origin_tells_all_that_it_said(picture: Picture) -> None:
    row = next(r for r in tables.sources(picture).records() if r["origin"] == "Harbour Relief Society")
    step = explain(picture, str(row["id"]))
    assert len([s for s in step.parts if s.what == "account"]) == row["accounts"]


def test_json_holds_the_same_path(picture: Picture) -> None:
    step = explain(picture, picture.series[0].id)
    made = json.loads(json.dumps(step.json()))
    assert (made["what"], made["id"]) == ("series", picture.series[0].id)
    assert {"account", "claim", "document", "capture"} <= {s.what for s in every_step(step)}


def test_an_id_may_be_shortened_until_it_is_no_longer_one(picture: Picture) -> None:
    record = picture.series[0]
    assert why(picture, f" {record.id[:8].upper()} ") == why(picture, record.id)
    with pytest.raises(UsageError, match="no record has an id"):
        why(picture, "zz")
    digit = max("0123456789abcdef", key=lambda d: sum(c.id.startswith(d) for c in picture.claims))
    with pytest.raises(UsageError, match=r"give more of it: [0-9a-f]{20}, "):
        why(picture, digit)


@pytest.mark.parametrize("table", list(TableName))
def test_the_shell_explains_what_it_prints(filled: Shell, table: TableName) -> None:
    printed = [json.loads(line) for line in filled("export", "--format", "jsonl", "--table", table).out.splitlines()]
    for row in printed[:2]:
        ran = filled("why", row["id"][:10], "--json")
        assert ran.code == 0
        assert json.loads(ran.out)["parts"]


@pytest.mark.parametrize("width", ["100", "400"])
def test_a_drawn_table_cuts_every_id_and_breaks_none(
    picture: Picture, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], width: str
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", width)
    for made, column in ((tables.disputes(picture), "account"), (tables.incidents(picture), "accounts")):
        console.print_table(made)
        drawn = capsys.readouterr().out
        assert made.rows
        assert not _SHOWN.search(drawn)
        for row in made.records():
            for record_id in str(row[column]).split():
                assert record_id[:8] in drawn
