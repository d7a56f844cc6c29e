"""Places that a user loads: checked, compiled once, found like the program's own, with where they came from."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from fairwitness import gazetteering
from fairwitness.collect import geonames
from fairwitness.config import Options
from fairwitness.errors import CollectError, UsageError, VocabularyError
from fairwitness.vocab import gazetteer_loaded as loaded
from fairwitness.vocab.gazetteer import Gazetteer, loaded_files, loaded_mark
from fairwitness.vocab.pcodes import is_pcode


def line(number: int, name: str, feature: str, at: tuple[float, float], people: int = 0, **more: str) -> str:
    """One invented line of GeoNames' form, in Idlib province unless told otherwise."""
    cells = [str(number), name, name, more.get("others", ""), str(at[0]), str(at[1]), feature[0], feature, "SY", ""]
    cells += [more.get("province", "12"), more.get("district", "77"), "", "", str(people), "", "300", "Asia/Damascus"]
    return "\t".join([*cells, "2026-01-01"])


DUMP = "\n".join(
    [
        line(990000001, "Qasr Amun", "PPL", (35.81, 36.61), 900, others="Qasr Amoun,قصر"),
        line(990000002, "Tell Nahr District", "ADM2", (35.8, 36.6)),
        line(990000003, "Wadi Sorr Dam", "DAM", (35.82, 36.62)),
        line(990000004, "Amun Well", "WLL", (35.83, 36.63)),
    ]
)
PCODES = (
    "ADM1_EN,ADM1_PCODE,ADM2_EN,ADM2_PCODE,ADM3_EN,ADM3_PCODE,latitude,longitude\n"
    "#adm1+name,#adm1+code,#adm2+name,#adm2+code,#adm3+name,#adm3+code,#geo+lat,#geo+lon\n"
    "Idleb,SY07,Ariha,SY0705,Qasr Nahr,SY070599,35.7,36.5\n"
    "Idleb,SY07,Lower Amun,SY0799,,,,\n"
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FAIRWITNESS_PLACES", str(tmp_path / "places"))
    return tmp_path


def load(text: str, name: str = "geonames-SY", form: str = "geonames") -> tuple[loaded.Origin, bool]:
    return loaded.load(loaded.Source(name, form, f"https://example.org/{name}", text, "2026-11-22"))


def everything() -> Gazetteer:
    return Gazetteer(*(index for index in _own_and_loaded()))


def _own_and_loaded() -> Iterator[Path]:
    from fairwitness.vocab import compiled, gazetteer

    Gazetteer.open()
    own = compiled.find(gazetteer._file_name())
    assert own is not None
    yield own
    yield from loaded_files()


def test_loaded_places_are_found_with_what_holds_them() -> None:
    load(DUMP)
    place = everything().find("Qasr Amoun")[0]
    assert (place.id, place.name, place.kind) == ("gn990000001", "Qasr Amun, Syria", "village")
    assert place.within == ("Tell Nahr District, Syria", "Idlib province, Syria", "Syria")
    assert everything().find("Wadi Sorr dam")[0].precision == "site"
    assert everything().find("Amun Well") == ()


def test_loading_the_same_bytes_again_changes_nothing(folder: Path) -> None:
    first, was_new = load(DUMP)
    before = next((folder / "places").glob("*.sqlite")).stat().st_mtime_ns
    again, is_new = load(DUMP)
    assert (was_new, is_new, again) == (True, False, first)
    assert next((folder / "places").glob("*.sqlite")).stat().st_mtime_ns == before


def test_a_newer_file_of_the_same_name_takes_the_place_of_the_older() -> None:
    load(DUMP)
    load(DUMP.replace("Qasr Amun", "Port Ambar"))
    assert everything().find("Qasr Amun") == () and everything().find("Port Ambar")
    assert len(loaded.origins()) == 1


def test_what_is_read_with_other_places_is_read_by_another_reader() -> None:
    assert loaded_mark() == ""
    load(DUMP)
    before = loaded_mark()
    load(DUMP.replace("Qasr Amun", "Port Ambar"))
    assert before.startswith(" places-") and loaded_mark() not in ("", before)


def test_where_a_file_came_from_is_kept() -> None:
    load(DUMP)
    origin = loaded.origins()[0]
    assert (origin.location, origin.taken, origin.countries) == ("https://example.org/geonames-SY", "2026-11-22", "SY")
    assert origin.places == 3 and len(origin.sha256) == 64


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "holds no line"),
        ("1\tQasr Amun\t35.8", "line 1 has 3 columns"),
        (DUMP.replace("35.81", "north"), "could not convert"),
        (DUMP.replace("35.81", "135.81"), "no name, country or point"),
        (line(1, "Amun Well", "WLL", (1.0, 2.0)), "holds no town"),
    ],
)
def test_a_file_of_another_form_is_refused_whole(text: str, said: str, folder: Path) -> None:
    with pytest.raises(VocabularyError, match=said):
        load(text)
    assert not list(folder.glob("places/*"))


def test_a_known_division_gets_its_pcode_and_keeps_its_id() -> None:
    load(PCODES, "syria", "pcodes")
    assert everything().find("SY07")[0].id == everything().find("Idlib province")[0].id == "fw:sy.12"
    district = everything().find("SY0705")[0]
    assert district.id == everything().find("Ariha district")[0].id
    assert everything().find("Ariha district")[0].pcode == "SY0705"


def test_a_division_only_the_table_knows_stands_at_its_point_or_is_drawn_as_what_holds_it() -> None:
    load(PCODES, "syria", "pcodes")
    placed = everything().find("SY070599")[0]
    assert (placed.latitude, placed.precision, placed.id) == (35.7, "district", "pcode:SY070599")
    held = everything().find("Lower Amun")[0]
    assert (held.kind, held.precision, held.within[0]) == ("district", "province", "Idlib province, Syria")
    assert (placed.pcode, held.pcode) == ("SY070599", "SY0799")


def test_a_place_tells_its_pcode_where_a_table_has_one() -> None:
    load(PCODES, "syria", "pcodes")
    assert everything().find("Ariha district")[0].pcode == "SY0705"
    assert everything().find("Aleppo")[0].pcode is None


def test_a_toponym_in_a_text_is_shown_with_its_pcode(folder: Path) -> None:
    load(PCODES, "syria", "pcodes")
    (folder / "a.txt").write_text("Shelling killed 12 people in Ariha district in Syria on Friday, officials said.")
    done = subprocess.run(
        [str(Path(sys.executable).with_name("fairwitness")), "inspect", str(folder / "a.txt")],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    (seen,) = map(json.loads, done.stdout.splitlines())
    assert {p["words"]: p["pcode"] for p in seen["places"]} == {"Ariha district": "SY0705", "Syria": None}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a,b\n1,2\n", "no columns of p-codes"),
        ("ADM1_EN,ADM1_PCODE\n", "no row with a p-code"),
        ("ADM1_EN,ADM1_PCODE\nIdleb,none\n", "is no p-code"),
        ("ADM1_EN,ADM1_PCODE,lat,lon\nIdleb,SY07,200,1\n", "no point on Earth"),
    ],
)
def test_a_table_without_pcodes_is_refused(text: str, said: str) -> None:
    with pytest.raises(VocabularyError, match=said):
        load(text, "syria", "pcodes")


def test_pcodes_are_told_from_names() -> None:
    assert is_pcode("IQG01") and not is_pcode("M4") and not is_pcode("Idlib")


def test_a_file_that_another_version_compiled_is_named(folder: Path) -> None:
    import sqlite3

    load(DUMP)
    file = next((folder / "places").glob("*.sqlite"))
    with sqlite3.connect(file) as db:
        db.execute("PRAGMA user_version = 1")
    db.close()
    with pytest.raises(VocabularyError, match="load it anew"):
        loaded_files()


# -- over the network, and the command ---------------------------------------------------------------------------------


class _Server(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = io.BytesIO()
        with zipfile.ZipFile(body, "w") as packed:
            packed.writestr("readme.txt", "about the file")
            packed.writestr("SY.txt", DUMP)
        self.send_response(200 if self.path == "/SY.zip" else 404)
        self.end_headers()
        self.wfile.write(body.getvalue() if self.path == "/SY.zip" else b"")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    made = ThreadingHTTPServer(("127.0.0.1", 0), _Server)
    threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield f"http://127.0.0.1:{made.server_port}"
    made.shutdown()
    made.server_close()


def test_the_file_of_a_country_is_taken_and_unpacked(server: str) -> None:
    table = geonames.of_country("SY", Options(), server)
    assert (table.name, table.location, table.text) == ("geonames-SY", f"{server}/SY.zip", DUMP)


def test_a_country_that_the_server_lacks_is_told(server: str) -> None:
    with pytest.raises(CollectError, match="404"):
        geonames.of_country("IQ", Options(), server)


def test_places_are_loaded_listed_and_told_again(server: str) -> None:
    first = [part.lines[0] for part in gazetteering.told("add", ["geonames", "sy"], Options(), server)]
    again = [part.lines[0] for part in gazetteering.told("add", ["geonames", "SY"], Options(), server)]
    assert first[0].startswith(f"geonames-SY loaded 3 places (SY), from {server}/SY.zip, taken ")
    assert again[0].startswith("geonames-SY was loaded before, nothing changed: 3 places")
    assert next(gazetteering.told("list", [], Options())).lines == tuple(first)


@pytest.mark.parametrize("words", [[], ["geonames"], ["geonames", "XX"]])
def test_words_that_name_no_file_are_wrong_use(words: list[str]) -> None:
    with pytest.raises(UsageError):
        list(gazetteering.told("add", words, Options()))


def test_a_new_process_reads_with_the_loaded_places(folder: Path) -> None:
    (folder / "syria.csv").write_text(PCODES)
    (folder / "SY.txt").write_text(DUMP)
    run = [str(Path(sys.executable).with_name("fairwitness"))]
    added = subprocess.run(
        [*run, "gazetteer", "add", str(folder / "SY.txt"), str(folder / "syria.csv")],
        env=os.environ, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert [text.split()[0] for text in added.stdout.splitlines()] == ["SY", "syria"]
    found = subprocess.run(
        [*run, "gazetteer", "find", "Qasr", "Amun"], env=os.environ, capture_output=True, text=True, check=True
    )
    coded = subprocess.run(
        [*run, "gazetteer", "find", "SY0705"], env=os.environ, capture_output=True, text=True, check=True
    )
    assert coded.stdout.endswith("; p-code SY0705\n")
    assert found.stdout == "Qasr Amun, Syria: village, drawn as town at 35.810, 36.610; gn990000001\n"
