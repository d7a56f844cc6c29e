"""What is taken from files, folders, standard input and records, and what is said where it cannot be."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from fairwitness import collect
from fairwitness.config import Options
from fairwitness.errors import CollectError
from fairwitness.model import Capture, Given, Problem, identity

DEFAULT = Options()
STORY = "QASR AMUN — Four people were hurt on Monday, the town council said."


def taken(location: object, options: Options = DEFAULT) -> list[tuple[Capture, bytes]]:
    found = list(collect.captures(str(location), options=options))
    assert not [x for x in found if isinstance(x, Problem)]
    return [x for x in found if not isinstance(x, Problem)]


def refusal(location: object, options: Options = DEFAULT) -> str:
    with pytest.raises(CollectError) as caught:
        list(collect.captures(str(location), options=options))
    assert "\n" not in str(caught.value)
    return str(caught.value)


def problems(location: object) -> list[str]:
    return [x.message for x in collect.captures(str(location)) if isinstance(x, Problem)]


def test_a_file_is_kept_whole_with_its_hash_time_and_manner(tmp_path: Path) -> None:
    file = tmp_path / "a story.txt"
    file.write_bytes(body := b"\xef\xbb\xbf" + STORY.encode() + b"\r\n")
    at, given = datetime(2024, 5, 1, 12, tzinfo=UTC), Given(outlet="Harbour News", published=date(2024, 4, 30))
    ((capture, kept),) = collect.captures(str(file), given, now=lambda: at)  # type: ignore[misc]
    assert kept == body
    assert capture.body_sha256 == hashlib.sha256(body).hexdigest()
    assert capture.location == file.as_uri()
    assert capture.id == identity(capture.body_sha256, capture.location)
    assert [(t.at, t.manner, t.given) for t in capture.takings] == [(at, "file", given)]


def test_the_same_file_is_the_same_capture_however_it_is_named(tmp_path: Path) -> None:
    file = tmp_path / "s.txt"
    file.write_text(STORY)
    names = [file, tmp_path / "." / "x" / ".." / "s.txt", file.as_uri()]
    (tmp_path / "x").mkdir()
    assert len({taken(name)[0][0].id for name in names}) == 1


@pytest.mark.parametrize(
    ("name", "body", "media_type"),
    [
        ("a.txt", STORY, "text/plain"),
        ("a", STORY, "text/plain"),
        ("a.md", "# Calm\n\nText", "text/markdown"),
        ("a.md", "<div>x</div>\n\nText", "text/markdown"),
        ("a.txt", "\n<!DOCTYPE html><p>Calm", "text/html"),
        ("a.html", "<p>Calm</p>", "text/html"),
        ("a.html", "No tags at all here.", "text/plain"),
        ("a.xml", '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>x</body></html>', "text/html"),
        ("a.json", '{"text": "Calm"}', "application/json"),
        ("a", '{"text": "Calm"}', "application/json"),
        ("a", "---\ntitle: Calm\n---\nText", "text/markdown"),
    ],
)
def test_what_bytes_show_goes_before_their_name(tmp_path: Path, name: str, body: str, media_type: str) -> None:
    (tmp_path / name).write_text(body)
    assert taken(tmp_path / name)[0][0].media_type == media_type


def test_a_folder_gives_its_files_in_a_fixed_order_without_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden.txt", "sub/c.txt", ".git/d.txt", "sub/.e.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{STORY} {name}")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path)
    assert [Path(c.location).name for c, _ in taken(tmp_path)] == ["a.txt", "b.txt", "c.txt"]


def test_what_is_wrong_with_one_file_keeps_no_other_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_bytes(b" \n\xef\xbb\xbf")
    (tmp_path / "p.pdf").write_bytes(b"%PDF-1.4 \x00\x01")
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "bad.json").write_text('{"text": ')
    (tmp_path / "odd.xml").write_text('<?xml version="1.0"?><note>hello</note>')
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "z.txt").write_text(STORY)
    found = list(collect.captures(str(tmp_path)))
    assert [Path(x[0].location).name for x in found if not isinstance(x, Problem)] == ["a.txt", "z.txt"]
    said = " / ".join(x.message for x in found if isinstance(x, Problem))
    for words in (
        "empty.txt is empty",
        "blank.txt is empty",
        "p.pdf is a PDF",
        "noise.txt is not text",
        "not valid JSON",
    ):
        assert words in said
    for words in ("odd.xml is XML, but neither", "gone.txt cannot be read (no such file", "pipe is a pipe"):
        assert words in said


def test_refusals_say_what_on_what_and_the_way_out(tmp_path: Path) -> None:
    assert refusal(tmp_path / "no.txt").endswith("no.txt cannot be read (no such file or folder); check the spelling")
    assert "holds no files (hidden ones are left out); put texts" in refusal(tmp_path)
    assert "check the" in refusal("~nobody-here/a.txt")
    assert "is no name that a file can have" in refusal("a\0b")
    assert "file name too long" in refusal("a" * 5000)
    assert refusal("ftp://host/a.txt").startswith("ftp://host/a.txt: ftp addresses cannot be read; give")


def test_too_large_a_file_is_refused_unread(tmp_path: Path) -> None:
    with (big := tmp_path / "big.txt").open("wb") as file:
        file.truncate(50_000_000)
    assert "big.txt is 50.0 MB, larger than the 20 MB allowed; split it, or raise max_bytes" in refusal(big)


def test_what_is_closed_to_us_says_so_and_keeps_nothing_else_out() -> None:
    """As another user where we are root, who may read everything."""
    script = """
import os, sys
from fairwitness import collect
from fairwitness.errors import CollectError
os.geteuid() or os.setuid(65534)
for name in sys.argv[1:]:
    try:
        print(*(getattr(x, "message", "taken") for x in collect.captures(name)), sep="\\n")
    except CollectError as e:
        print(e)
"""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "shut").mkdir(mode=0)
        (folder / "a.txt").write_text(STORY)
        (folder / "b.txt").write_text(STORY)
        (folder / "b.txt").chmod(0)
        folder.chmod(0o755)
        names = [name, str(folder / "b.txt"), str(folder / "shut")]
        done = subprocess.run([sys.executable, "-c", script, *names], capture_output=True, text=True, check=False)
        (folder / "shut").chmod(0o700)
    file = f"{name}/b.txt cannot be read (permission denied); ask for the right to read it (chmod), or copy it"
    shut = f"{name}/shut cannot be opened (permission denied); ask for the right to read it (chmod), or copy it"
    lines = done.stdout.splitlines()
    assert [line[: len(start)] for line, start in zip(lines, ["taken", file, shut, file, shut], strict=True)] == [
        *("taken", file, shut, file, shut)
    ], done.stderr


def test_standard_input_is_taken_by_what_it_shows() -> None:
    script = (
        "from fairwitness import collect\nfor c, b in collect.captures('-'): print(c.location, c.media_type, len(b))"
    )

    def run(body: bytes) -> str:
        done = subprocess.run([sys.executable, "-c", script], input=body, capture_output=True, check=False)
        return done.stdout.decode() or done.stderr.decode()

    assert run(STORY.encode()) == f"stdin: text/plain {len(STORY.encode())}\n"
    assert run(b'{"id": 7, "text": "Calm"}\n{"text": "No fire"}') == (
        "stdin:#7 application/json 25\nstdin:#2 application/json 19\n"
    )
    assert "standard input is empty; there is nothing to read in it" in run(b"")


def test_each_line_of_json_lines_is_its_own_capture(tmp_path: Path) -> None:
    lines = [
        '{"name": "n1", "text": "Calm"}',
        "",
        '{"text":  "No fire"}',
        '{"id": 3, "text": "Ü"}',
        '{"url": "http://x", "text": "y"}',
    ]
    file = tmp_path / "x.jsonl"
    file.write_text("\n".join(lines))
    found = taken(file)
    assert [c.location.removeprefix(file.as_uri()) for c, _ in found] == ["#n1", "#3", "#3", "#http://x"]
    assert [b.decode() for _, b in found] == [line for line in lines if line]
    assert {c.media_type for c, _ in found} == {"application/json"}


def test_bad_records_are_problems_and_the_others_go_in(tmp_path: Path) -> None:
    file = tmp_path / "x.jsonl"
    deep = b"[" * 200_000
    file.write_bytes(b'{"text": "a"}\n{"text": \n[1]\n"word"\n\xff\xfe{\n' + deep + b'\n{"text": "b"}\n')
    found = list(collect.captures(str(file)))
    assert [type(x).__name__ for x in found] == [
        "tuple",
        "Problem",
        "Problem",
        "Problem",
        "Problem",
        "Problem",
        "tuple",
    ]
    said = [x.message for x in found if isinstance(x, Problem)]
    assert "x.jsonl: record 2 is not valid JSON" in said[0]
    assert "record 3 is not a JSON object but a list" in said[1]
    assert "a string" in said[2]


def test_a_record_larger_than_allowed_is_a_problem_and_its_file_is_not(tmp_path: Path) -> None:
    file = tmp_path / "x.jsonl"
    file.write_text(json.dumps({"text": "a" * 5000}) + "\n" + '{"text": "b"}\n')
    found = list(collect.captures(str(file), options=replace(Options(), max_bytes=1000)))
    assert [type(x).__name__ for x in found] == ["Problem", "tuple"]


def test_json_lists_and_their_wrappers_give_each_record_its_own_bytes(tmp_path: Path) -> None:
    records = ['{"id": "a", "text": "Calm"}', '{ "id":"b",\n "body": "No fire ]}" }']
    listed = "[" + " ,\n".join(records) + "]"
    wrapped = '{"status": "ok", "n": [1], "description": "A list", "articles": ' + listed + "}"
    for name, text in (
        ("l.json", listed),
        ("w.json", wrapped),
        ("j.json", records[0] + "\n" + '{"id": "c", "text": "x"}'),
    ):
        (tmp_path / name).write_text(text)
    assert [b.decode() for _, b in taken(tmp_path / "l.json")] == records
    assert [b.decode() for _, b in taken(tmp_path / "w.json")] == records
    assert [c.location[-2:] for c, _ in taken(tmp_path / "j.json")] == ["#a", "#c"]


def test_json_that_holds_no_records_is_refused(tmp_path: Path) -> None:
    for text, words in (("[]", "holds no records"), ("3", "holds a number, not a record"), ("[1, 2]", "")):
        (tmp_path / "x.json").write_text(text)
        assert words in refusal(tmp_path / "x.json") if words else len(problems(tmp_path / "x.json")) == 2
