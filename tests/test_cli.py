"""The commands do what their help says, answer wrong use with one line and exit code 2, and failed inputs with 1."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from fairwitness import cli
from fairwitness.commands import telling
from fairwitness.store import Casebook, casebook

STORY = (
    "At least 12 people were killed and 30 wounded in shelling of Qasr Amun on Monday, "
    "the Harbour Relief Society said.\n"
    "The Northern Front denied that its forces had fired on the town.\n"
    "“Hundreds of families are trapped without water,” said Amal Rif, a spokeswoman for the society.\n"
)
LATER = (
    "At least 15 people were killed in the shelling of Qasr Amun on 10 May, "
    "the Harbour Relief Society said on Friday.\n"
    "The Qasr Amun Hospital said that 40 people had been killed in the shelling of Qasr Amun on 10 May.\n"
)


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


class Shell:
    """Runs commands in this process, as the console script does."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch, self._capsys = monkeypatch, capsys

    def __call__(self, *words: str | Path) -> Ran:
        self._monkeypatch.setattr(sys, "argv", ["fairwitness", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        told = self._capsys.readouterr()
        return Ran(int(ended.value.code or 0), told.out, told.err)


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Shell:
    monkeypatch.chdir(tmp_path)
    return Shell(monkeypatch, capsys)


@pytest.fixture
def filled(shell: Shell, tmp_path: Path) -> Shell:
    """A shell in a folder with a casebook of two stories."""
    (tmp_path / "one.txt").write_text(STORY)
    (tmp_path / "two.txt").write_text(LATER)
    assert shell("add", "one.txt", "--published", "2021-05-13", "--outlet", "The Qasr Courier").code == 0
    assert shell("add", "two.txt", "--published", "2021-05-15", "--outlet", "Gulf Demo Post").code == 0
    return shell


def json_lines(ran: Ran) -> list[dict[str, object]]:
    return [json.loads(line) for line in ran.out.splitlines()]


def test_every_command_has_help_with_an_example(shell: Shell) -> None:
    for command in cli.app.registered_commands:
        assert command.callback is not None
        ran = shell(command.callback.__name__, "--help")
        assert ran.code == 0
        assert f"Example: fairwitness {command.callback.__name__}" in " ".join(ran.out.split())


def test_the_package_runs_as_a_module() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "fairwitness", "--version"], capture_output=True, text=True, check=True
    )
    assert told.stdout.startswith("fairwitness ")


def test_the_version_is_told(shell: Shell) -> None:
    assert shell("--version").out.startswith("fairwitness ")


def test_claims_prints_a_line_a_claim(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(STORY)
    ran = shell("claims", "one.txt", "--published", "2021-05-13")
    assert ran.code == 0
    first = ran.out.splitlines()[0]
    assert first.startswith("killed >=12 people event")
    assert first.endswith("2021-05-10 | Harbour Relief Society")


def test_claims_as_json_are_those_of_the_codebook(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(STORY)
    told = json_lines(shell("claims", "one.txt", "--json"))
    assert {c["kind"] for c in told} >= {"killed", "injured"}
    for claim in told:
        assert STORY[int(str(claim["start"])) : int(str(claim["end"]))] == claim["words"]


def test_claims_of_a_missing_file_is_one_line_and_exit_1(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(STORY)
    ran = shell("claims", "none.txt", "one.txt", "--published", "2021-05-13")
    assert ran.code == 1
    assert len(ran.err.splitlines()) == 1
    assert "none.txt" in ran.err
    assert "killed >=12" in ran.out


@pytest.mark.parametrize(
    "words",
    [
        ("claims", "x.txt", "--published", "13 October"),
        ("claims",),
        ("no-such-command",),
        ("brief", "--on", "soon"),
        ("export", "--format", "docx"),
    ],
)
def test_wrong_use_is_exit_2(shell: Shell, tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "x.txt").write_text(STORY)
    ran = shell(*words)
    assert ran.code == 2
    assert ran.err
    assert "Traceback" not in ran.err


def test_inspect_gives_one_object_a_text_in_input_order(shell: Shell, tmp_path: Path) -> None:
    rows = [{"name": "b", "text": STORY, "published": "2021-05-13"}, {"text": "Nothing here."}, {"text": ""}]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows))
    seen = json_lines(shell("inspect", "in.jsonl"))
    assert [s["name"] for s in seen] == ["b", "2", "3"]
    wanted = {"document", "sentences", "mentions", "attributions", "times", "places", "claims", "accounts", "problems"}
    for s, row in zip(seen, rows, strict=True):
        assert wanted <= s.keys()
        for part in ("mentions", "times", "places", "claims"):
            for span in s[part]:  # type: ignore[attr-defined]
                assert row["text"][span["start"] : span["end"]] == span["words"]


def test_inspect_names_lines_that_hold_no_text(shell: Shell, tmp_path: Path) -> None:
    lines = ('{"name": "a"}', "not json", '{"text": "Fine."}', '{"text": "x", "published": "soon"}', "[1]")
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    ran = shell("inspect", "in.jsonl")
    assert ran.code == 1
    assert [row["name"] for row in json_lines(ran)] == ["3", "4"]
    assert len(ran.err.splitlines()) == 3


def test_adding_twice_adds_nothing(filled: Shell) -> None:
    with Casebook.open(Path("fairwitness.casebook")) as casebook:
        before = casebook.revision, tuple(casebook.readings()), tuple(casebook.accounts())
    ran = filled("add", "one.txt", "--published", "2021-05-13", "--outlet", "The Qasr Courier")
    assert "0 added, 1 unchanged, 0 failed" in ran.err
    with Casebook.open(Path("fairwitness.casebook")) as casebook:
        assert (casebook.revision, tuple(casebook.readings()), tuple(casebook.accounts())) == before


def test_a_date_told_later_is_heard(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(STORY)
    shell("add", "one.txt")
    assert "1 added" in shell("add", "one.txt", "--published", "2021-05-13").err
    with Casebook.open(Path("fairwitness.casebook")) as casebook:
        (document,) = casebook.documents()
        (capture,) = casebook.captures()
    assert str(document.published) == "2021-05-13"
    assert len(capture.takings) == 2


def test_bad_inputs_are_named_and_the_others_go_in(shell: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(STORY)
    (folder / "empty.txt").write_text("")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00" * 64)
    (folder / "bad.json").write_text('{"title": "no text here"}')
    (folder / "broken.html").write_text("<html><body><p>Cut off in the mid")
    ran = shell("add", "in", "missing.txt")
    assert ran.code == 1
    for name in ("empty.txt", "picture.png", "bad.json", "missing.txt"):
        assert name in ran.err
    with Casebook.open(Path("fairwitness.casebook")) as casebook:
        assert any("12 people" in d.text for d in casebook.documents())
        assert len(list(casebook.problems())) >= 4


def test_the_brief_has_every_part_and_points_at_words(filled: Shell) -> None:
    report = filled("brief").out
    for heading in (
        "Key figures",
        "Control",
        "Harm to civilians",
        "Health care and other protected objects",
        "Displacement and access",
        "What sources dispute",
        "What changed since",
        "Also said",
        "Problems",
    ):
        assert f"## {heading}" in report
    assert "As of 2021-05-15" in report
    pointers = [line.rsplit("`why ", 1)[1].rstrip("`") for line in report.splitlines() if "`why " in line]
    assert pointers
    for pointer in pointers:
        told = filled("why", pointer)
        assert told.code == 0
        assert "SHA-256" in told.out


def test_the_brief_of_an_earlier_day_does_not_know_what_came_later(filled: Shell) -> None:
    report = filled("brief", "--on", "2021-05-13").out
    assert "12" in report
    assert "40 people" not in report


@pytest.mark.parametrize("command", ["series", "incidents", "sources", "disputes", "control", "doctor"])
def test_tables_print_as_lines_and_as_json(filled: Shell, command: str) -> None:
    lines = filled(command).out.splitlines()
    rows = json_lines(filled(command, "--json"))
    assert len(lines) == len(rows) + 1
    for row in rows:
        assert list(row) == lines[0].split("\t")


@pytest.mark.parametrize("command", ["series", "incidents", "disputes", "control"])
def test_tables_of_a_day_and_a_place_know_no_other(filled: Shell, command: str, tmp_path: Path) -> None:
    (tmp_path / "three.txt").write_text(
        "The Northern Front took Tell Barud on Friday. Five soldiers were killed there."
    )
    assert filled("add", "three.txt", "--published", "2021-05-15", "--outlet", "Gulf Demo Post").code == 0
    every, here = json_lines(filled(command, "--json")), json_lines(filled(command, "--place", "Qasr Amun", "--json"))
    early = json_lines(filled(command, "--on", "2021-05-13", "--json"))
    assert len(here) < len(every) or command in ("incidents", "disputes")
    assert len(early) < len(every) or command == "incidents"
    assert all("Qasr Amun" in str(row) for row in here) and "Tell Barud" not in str(early)
    assert "40 people" not in str(early) and " 40" not in str(early)
    assert filled(command, "--place", "Nowhere at all").code == 2
    assert filled(command, "--on", "yesterday").code == 2


def test_a_public_export_says_how_many_rows_are_left(filled: Shell) -> None:
    told = filled("export", "--format", "csv", "--table", "series", "--public")
    rows = len(told.out.splitlines()) - 1
    assert (f"{rows:,} are left" in told.err or f"public: {rows:,} rows" in told.err) and "public" not in told.out
    assert "public:" not in filled("export", "--format", "csv", "--table", "series").err
    assert telling._withheld(3, 0).startswith("public: of 3 rows none is left. Withheld are")


def test_all_that_the_doctor_checks_works(shell: Shell) -> None:
    ran = shell("doctor", "--json")
    assert ran.code == 0
    assert all(row["works"] for row in json_lines(ran))


def test_two_bodies_with_two_tolls_of_one_day_are_disputed(filled: Shell) -> None:
    rows = json_lines(filled("sources", "--json"))
    assert {"Harbour Relief Society", "Qasr Amun Hospital"} <= {str(r["origin"]) for r in rows}


@pytest.mark.parametrize("form", ["csv", "jsonl"])
@pytest.mark.parametrize("table", list(telling.TableName))
def test_every_table_is_exported(filled: Shell, form: str, table: telling.TableName) -> None:
    printed = filled("export", "--format", form, "--table", table)
    assert printed.code == 0
    out = Path(f"{table}.{form}")
    assert filled("export", "--format", form, "--table", table, "--out", out).code == 0
    assert out.read_text(encoding="utf-8").splitlines() == printed.out.splitlines()


def test_an_export_that_cannot_be_written_says_so(filled: Shell) -> None:
    ran = filled("export", "--format", "csv", "--out", "no/such/folder/x.csv")
    assert ran.code == 1
    assert "could not write" in ran.err


def test_why_an_unknown_id_is_wrong_use(filled: Shell) -> None:
    assert filled("why", "zzzz").code == 2
    assert filled("why", "").code == 2


def test_a_report_without_a_casebook_says_how_to_make_one(shell: Shell) -> None:
    ran = shell("brief")
    assert ran.code == 1
    assert "fairwitness add" in ran.err


def test_the_demo_prints_a_brief(shell: Shell) -> None:
    ran = shell("demo", "--casebook", "d.casebook")
    assert ran.code == 0
    assert "# Situation report" in ran.out
    assert "Next:" in ran.err


def test_inspect_reads_pages_as_add_does_and_shows_their_text(shell: Shell, tmp_path: Path) -> None:
    page = f"<html><head><title>T</title></head><body><article><h1>Toll</h1><p>{STORY}</p></article></body></html>"
    (tmp_path / "page.html").write_text(page)
    (seen,) = json_lines(shell("inspect", "page.html"))
    text = str(seen["text"])
    assert "<p>" not in text
    for claim in seen["claims"]:  # type: ignore[attr-defined]
        assert text[claim["start"] : claim["end"]] == claim["words"]


def test_a_lone_surrogate_is_kept_and_stops_nobody(shell: Shell, tmp_path: Path) -> None:
    broken = '{"text": "Broken \\ud800 mark: at least 12 people were killed in Qasr Amun."}'
    (tmp_path / "in.jsonl").write_text(broken + "\n" + json.dumps({"text": STORY}))
    assert "2 added" in shell("add", "in.jsonl").err
    assert shell("brief").code == 0


def test_a_document_that_held_nothing_is_tried_again_and_said_again(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text('{"title": "no text"}')
    for _ in range(2):
        ran = shell("add", "bad.json")
        assert ran.code == 1
        assert "0 added, 0 unchanged, 1 failed" in ran.err
        assert "bad.json" in ran.err


def test_what_was_denied_does_not_stand_as_said(filled: Shell) -> None:
    lines = [line for line in filled("brief").out.splitlines() if "its forces had fired" in line]
    assert lines
    assert all("(denied)" in line or "denies it" in line for line in lines)


def test_a_brief_is_cut_to_its_limit_and_says_so(filled: Shell) -> None:
    assert "more (`--limit 0` shows all)" in filled("brief", "--limit", "1").out
    assert "more (`--limit 0` shows all)" not in filled("brief", "--limit", "0").out


@pytest.mark.parametrize("words", [("--place", "Nowhere at all"), ("--on", "2021-05-10", "--since", "2021-05-12")])
def test_a_brief_about_nothing_is_wrong_use(filled: Shell, words: tuple[str, ...]) -> None:
    assert filled("brief", *words).code == 2


def test_a_casebook_that_cannot_be_written_can_be_read(filled: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    report = filled("brief").out
    monkeypatch.setattr(casebook, "is_writable", lambda _path: False)
    assert filled("brief").out == report
    ran = filled("add", "two.txt", "--published", "2021-05-16")
    assert ran.code == 1
    assert "check the permissions" in ran.err


def test_an_export_writes_through_a_device_and_a_link(filled: Shell, tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    assert filled("export", "--format", "csv", "--out", "link.csv").code == 0
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text().startswith("id,")
    assert filled("export", "--format", "csv", "--out", "/dev/null").code == 0
    assert not Path("/dev/null").is_file()


def test_claims_accounts_and_series_can_be_joined(filled: Shell) -> None:
    tables = ("claims", "accounts", "series")
    rows = {name: json_lines(filled("export", "--format", "jsonl", "--table", name)) for name in tables}
    accounts = {str(row["id"]): str(row["matter"]) for row in rows["accounts"]}
    assert {str(row["account"]) for row in rows["claims"]} <= accounts.keys()
    assert {str(row["matter"]) for row in rows["series"]} <= set(accounts.values())
    assert all(row["sha256"] and row["location"] for row in rows["claims"])
