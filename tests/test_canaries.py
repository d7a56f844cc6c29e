"""Something stands in every private field of a casebook: it is in no byte of what the public gets, and in no log.

What is planted: tests/canary_fields.py (every field that is on no list of what is told, and every column besides
records) and tests/canary_world.py (names of victims, clinics and forces in texts; restricted captures and sources).
"""

from __future__ import annotations

import base64
import gzip
import io
import logging
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from dataclasses import make_dataclass
from pathlib import Path

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from fairwitness import Casebook, casework, cli, model
from fairwitness.publish.export import as_geojson
from fairwitness.publish.export.files import FORMATS
from fairwitness.publish.picture import Picture
from fairwitness.publish.tables import TABLES
from fairwitness.store import opening
from fairwitness.web import app as application
from fairwitness.web.desk import Desk
from fairwitness.web.guarding import on_this_computer, without_words
from fairwitness.web.languages import LANGUAGES
from fairwitness.web.shelf import Shelf
from tests import canary_world
from tests.canary_fields import BOUND, OWN, RECORDS, caught, planted, private_fields, reached, replanted, token

KEPT = {
    "documents": model.Document,
    "claims": model.Claim,
    "statements": model.Statement,
    "meanings": model.Meaning,
    "problems": model.Problem,
    "takings": model.Taking,
    "judgements": model.Judgement,
    "attachments": model.Attachment,
    "families": model.Family,
    "accounts": model.Account,
    "series": model.Series,
    "disputes": model.Dispute,
    "incidents": model.Incident,
    "states": model.State,
}
# By these columns rows are found; what else they hold is a record's, and planted there.
KEYS = frozenset(
    "id capture_id document_id claim_id account_id dispute_id sha256 body_sha256 family home name value record slot "
    "media_type published kind matter scope seat reader".split()
)
PAGE = "https://news.example.org/2021/shelling"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casebook with something in every private field and column."""
    made = canary_world.canary_casebook(tmp_path_factory.mktemp("canaries"))
    with Casebook.open(made) as opened:
        (page,) = (d.capture_id for d in opened.documents() if d.url == PAGE)
    with sqlite3.connect(made) as base:
        _plant_records(base)
        _plant_columns(base)
        base.execute("UPDATE captures SET location = ? WHERE id = ?", (PAGE, page))
    base.close()
    return made


def _plant_records(base: sqlite3.Connection) -> None:
    for name, kind in KEPT.items():
        for rowid, line in base.execute(f"SELECT rowid, record FROM {name}").fetchall():
            base.execute(f"UPDATE {name} SET record = ? WHERE rowid = ?", (replanted(kind, line), rowid))


def _columns(base: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Every column that holds text or bytes and is neither a key nor a record."""
    tables = base.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE TABLE%'").fetchall()
    for (table,) in tables:
        if table.startswith("sqlite_") or "_words_" in table:
            continue
        for _, column, sort, *_ in base.execute(f"PRAGMA table_info({table})").fetchall():
            if column not in KEYS and sort in ("VARCHAR", "TEXT", "BLOB"):
                yield table, column


def _plant_columns(base: sqlite3.Connection) -> None:
    base.execute("PRAGMA foreign_keys = OFF")
    for table, column in _columns(base):
        base.execute(f"UPDATE OR IGNORE {table} SET {column} = {column} || ?", (_column(table, column),))


def _column(table: str, column: str) -> str:
    return token(f"col{table}{column}")


@pytest.fixture(scope="module")
def words(path: Path) -> list[str]:
    """Everything that may be in nothing public."""
    with sqlite3.connect(path) as base:
        found = [_column(*c) for c in _columns(base)]
        own = [i for (i,) in base.execute("SELECT id FROM judgements UNION SELECT id FROM attachments")]
        restricted = [
            i
            for (i,) in base.execute(
                "SELECT d.id FROM documents d JOIN takings t ON t.capture_id = d.capture_id "
                "WHERE t.record LIKE '%\"restricted\": true%' OR t.record LIKE '%\"restricted\":true%'"
            )
        ]
    base.close()
    assert own and restricted
    return [*map(token, private_fields()), *found, *own, *restricted, *canary_world.CANARIES]


@pytest.fixture(scope="module")
def picture(path: Path) -> Picture:
    with Casebook.open(path) as opened:
        return casework.picture(opened)


# -- that everything is planted ----------------------------------------------------------------------------------------


def test_something_stands_in_every_private_field(path: Path) -> None:
    with sqlite3.connect(path) as base:
        lines = [line for name in KEPT for (line,) in base.execute(f"SELECT record FROM {name}")]
    base.close()
    whole, here = "\n".join(lines), {k.__name__ for k in reached(Picture)}
    assert set(BOUND) <= private_fields().keys() and set(OWN) <= set(BOUND)
    planted_in = {f for f in private_fields() if token(f) in whole}
    text = {f for f, hint in private_fields().items() if "str" in str(hint) or "Span" in str(hint)}
    assert {f for f in text if f.partition(".")[0] in here} - BOUND <= planted_in, "plant what is new"
    assert {k.__name__ for k in RECORDS} - here == {"Row", "Mention", "LearnedBody", "Reading"}, "kept in no casebook"


def test_a_new_field_would_be_planted() -> None:
    new = make_dataclass("Claimed", [("id", str), ("hushed", str | None, None)], frozen=True)
    assert planted(new("a")).hushed == token("Claimed.hushed")


def test_what_is_planted_is_found_however_it_is_written() -> None:
    word = "Qxgivenoutletxq"
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w") as package:
        package.writestr("a.xml", f"<w>{word[:5]}</w><w>{word[5:]}</w>")
    ways = [
        word.upper().encode(),
        "".join(f"%{ord(c):02x}" for c in word).encode(),
        "".join(f"&#{ord(c)};" for c in word).encode(),
        "".join(f"\\u{ord(c):04x}" for c in word).encode(),
        base64.b64encode(f"so {word} it is".encode()),
        gzip.compress(word.encode()),
        box.getvalue(),
    ]
    assert all(caught("a", way, [word]) == {word} for way in ways)
    assert caught(f"{word}.html", b"", [word]) == {word}
    assert caught("a", b"on 3 February 1903, 917,263,548", []) == {"3 february 1903", "917,263,548"}


# -- what the public gets ----------------------------------------------------------------------------------------------


@contextmanager
def everything_logged() -> Iterator[io.StringIO]:
    """All that any logger tells, however verbose it can be, and standard error."""
    told = io.StringIO()
    handler = logging.StreamHandler(told)
    root = logging.getLogger()
    loggers = [root, *(x for x in logging.root.manager.loggerDict.values() if isinstance(x, logging.Logger))]
    levels = [x.level for x in loggers]
    root.addHandler(handler)
    for x in loggers:
        x.setLevel(logging.DEBUG)
    try:
        with redirect_stderr(told):
            yield told
    finally:
        root.removeHandler(handler)
        for x, level in zip(loggers, levels, strict=True):
            x.setLevel(level)


def run(*asked: object) -> bytes:
    """What a command of ours wrote to its outputs, and to any log."""
    with everything_logged() as told:
        ran = CliRunner().invoke(cli.app, [*map(str, asked)])
    assert ran.exit_code == 0, ran.output
    return (ran.output + told.getvalue()).encode()


def leaked(folder: Path, words: list[str]) -> dict[str, set[str]]:
    """For each file below a folder that holds any of these, which."""
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    assert files
    found = {str(p.relative_to(folder)): caught(str(p.relative_to(folder)), p.read_bytes(), words) for p in files}
    return {name: some for name, some in found.items() if some}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_private_is_in_the_site_nor_in_what_its_making_tells(
    path: Path, words: list[str], tmp_path: Path, language: str
) -> None:
    told = run("publish", tmp_path / "site", "-c", path, "--yes", "--contact", "errors@example.org",
               "--language", language)  # fmt: skip
    assert caught("log", told, words) == set()
    assert leaked(tmp_path / "site", words) == {}
    whole = "".join(p.read_text("utf-8") for p in (tmp_path / "site").rglob("*.html"))
    assert canary_world.OPEN_WORDS in whole and PAGE in whole, "what is open is there"
    assert "atom" not in whole.casefold(), "the site has no feed; one that it gets is to be looked through here"


def _exports() -> list[tuple[str, ...]]:
    tables = {"geojson": as_geojson.PLACES, "acled": (), "ucdp": (), "annotations": (), "xlsx": ()}
    found = [(form, "--table", t) for form in FORMATS for t in tables.get(form, TABLES)]
    whole = [(form,) for form in FORMATS if form in ("acled", "ucdp", "annotations", "xlsx")]
    more = [(form, "--dictionary") for form in ("csv", "jsonl")] + [("csv", "--hxl", "--bom"), ("xlsx", "--hxl")]
    return [*found, *whole, *more]


def test_nothing_private_is_in_public_files_nor_in_what_their_making_tells(
    path: Path, words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, picture: Picture
) -> None:
    shown = casework.public_picture(picture)
    for n, (form, *more) in enumerate(_exports()):
        if n > 2:  # the command is the same; the public picture is made once for the rest
            monkeypatch.setattr(casework, "public_picture", lambda *_: shown)
        told = run("export", "--public", "-c", path, "--format", form, "--out", tmp_path / f"{n}.{form}", *more)
        assert caught("log", told.replace(str(tmp_path).encode(), b""), words) == set()
    assert leaked(tmp_path, words) == {}
    assert len(list(tmp_path.iterdir())) == len(_exports()) > 30


@pytest.mark.parametrize("form", ["md", "html", "docx"])
def test_nothing_private_is_in_public_reports(path: Path, words: list[str], tmp_path: Path, form: str) -> None:
    told = run("brief", "--public", "--limit", "0", "-c", path, "--format", form, "--out", tmp_path / f"report.{form}")
    assert caught("log", told.replace(str(tmp_path).encode(), b""), words) == set()
    assert leaked(tmp_path, words) == {}


def test_feeds_over_what_is_public_hold_nothing_private(
    path: Path, picture: Picture, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = casework.public_picture(picture)
    assert _feeds(path, picture, words, monkeypatch), "the owner's own feeds do"
    assert _feeds(path, shown, words, monkeypatch) == set()


def _feeds(path: Path, of: Picture, words: list[str], monkeypatch: pytest.MonkeyPatch) -> set[str]:
    library = Shelf(of)
    monkeypatch.setattr(Desk, "library_for", lambda *_: library)
    client = TestClient(application.app(path), base_url="http://127.0.0.1")
    addresses = ["/feeds/search.atom?words=killed", *(f"/feeds/series/{s.id}.atom" for s in of.series)]
    answers = [client.get(a) for a in addresses]
    assert {a.status_code for a in answers} == {200} and any("<entry>" in a.text for a in answers)
    return {w for a in answers for w in caught("feed", a.content, words)}


# -- errors and logs ---------------------------------------------------------------------------------------------------

WRONG = ["/no/such", "/account/abcdef0123456789abcd", "/?on=yesterday", "/series?offset=x", "/document/zz",
         "/series/zz", "/api/v1/series?limit=many", "/api/v1/series/zz", "/api/v1/none",
         "/feeds/series/zz.atom"]  # fmt: skip


def test_error_pages_tell_nothing_of_the_casebook(path: Path, words: list[str]) -> None:
    client = TestClient(on_this_computer(application.app(path)), base_url="http://127.0.0.1")
    for address in WRONG:
        with everything_logged() as told:
            answer = client.get(address)
        assert answer.status_code in (400, 404, 422), address
        whole = f"{answer.text} {answer.headers} {told.getvalue()}"
        assert caught("page", whole.encode(), words) == set(), address
    refused = client.post("/review/claim/x", data={"by": "me"})
    assert refused.status_code in (403, 404, 422) and caught("page", refused.content, words) == set()


@pytest.mark.parametrize("address", ["/", "/series", "/documents", "/api/v1/series", "/search?words=killed"])
def test_a_fault_while_something_private_is_in_hand_tells_nothing_of_it(
    path: Path, words: list[str], address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        with Casebook.open(path) as opened:
            raise ValueError(" ".join([*map(str, opened.judgements()), *map(str, opened.claims())]))

    monkeypatch.setattr(Desk, "library_for", broken)
    monkeypatch.setattr(Desk, "state_for", broken)
    served = without_words(on_this_computer(application.app(path)))
    with everything_logged() as told:
        answer = TestClient(served, base_url="http://127.0.0.1", raise_server_exceptions=False).get(address)
        assert answer.status_code == 500
        with pytest.raises(RuntimeError) as raised:
            TestClient(served, base_url="http://127.0.0.1").get(address)
        logging.getLogger("uvicorn.error").error("Exception in ASGI application\n", exc_info=raised.value)
    assert "ValueError" in told.getvalue() and "Traceback" in told.getvalue()
    whole = f"{answer.text} {answer.headers} {told.getvalue()}"
    assert caught("page", whole.encode(), words) == set()


def test_a_fault_of_a_command_is_told_without_its_words(
    path: Path, words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(picture: Picture, *_: object) -> Picture:
        raise ValueError(f"{picture.judgements} {picture.captures}")

    monkeypatch.setattr(casework, "public_picture", broken)
    monkeypatch.setattr("sys.argv", ["fairwitness", "export", "--public", "-c", str(path), "--format", "csv"])
    with everything_logged() as logged, pytest.raises(SystemExit) as ended:
        cli.main()
    told = capsys.readouterr()
    assert ended.value.code == 1
    assert "a fault of ours: ValueError at" in told.err + logged.getvalue()
    assert caught("log", (told.out + told.err + logged.getvalue()).encode(), words) == set()


def test_adding_tells_how_much_and_nothing_of_what(tmp_path: Path, words: list[str]) -> None:
    (tmp_path / "a").mkdir()
    for n, (_, title, _, text) in enumerate(canary_world.STORIES[:5]):
        (tmp_path / "a" / f"{n}.txt").write_text(f"{title}\n\n{text}", "utf-8")
    (tmp_path / "a" / "page.html").write_text(canary_world.PAGE, "utf-8")
    with everything_logged() as told:
        ran = CliRunner().invoke(cli.app, ["add", str(tmp_path / "a"), "-c", str(tmp_path / "b.casebook"),
                                           "--restricted", "--workers", "1"])  # fmt: skip
    assert ran.exit_code == 0 and "6 added" in ran.output + told.getvalue()
    assert caught("log", (ran.output + told.getvalue()).encode(), words) == set()


def test_the_database_tells_nothing_of_its_rows_in_logs_and_messages(path: Path, words: list[str]) -> None:
    with everything_logged() as told, Casebook.open(path) as opened:
        assert list(opened.judgements())
        made = opening.engine(path, writable=True)
        with pytest.raises(sa.exc.IntegrityError) as refused, made.begin() as connection:
            connection.execute(sa.text("INSERT INTO facts VALUES (:a, NULL)"), {"a": "Judicia"})
        made.dispose()
    assert caught("log", f"{told.getvalue()} {refused.value}".encode(), words) == set()
