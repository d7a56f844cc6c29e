"""The situation report as a page and as a Word document, read back by readers of others; and its command."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import html as reader  # type: ignore[import-untyped]

from fairwitness import casework
from fairwitness.publish import brief, profile
from fairwitness.publish.brief.record import Spot
from fairwitness.publish.brief.sectors import SECTORS
from fairwitness.publish.picture import Picture
from fairwitness.store import Casebook
from fairwitness.web.charts.report_map import report_map
from tests import brief_world, canary_world
from tests.brief_world import PROVINCE, RTL, RTL_PLACE
from tests.demo_world import demo_casebook
from tests.reconcile_world import TOWN
from tests.test_cli import Shell, json_lines, shell

__all__ = ["shell"]

COLUMNS = ("What", "Low", "Best", "High", "Said by", "Who", "As of", "Sources")
_POINTER = re.compile(r"why ([0-9a-f]{8})")
Row = tuple[str, ...]


@cache
def made() -> brief.Brief:
    return brief.brief(brief_world.picture(), brief.Scope(limit=0))


def page(report: brief.Brief | None = None) -> Any:
    return reader.document_fromstring(brief.written(report or made(), "html"))


def paper(report: brief.Brief | None = None) -> Any:
    return Document(io.BytesIO(brief.written(report or made(), "docx")))


def expected() -> dict[str, Row]:
    """The figures by the id of their series, as the report has them."""
    told = (line for s in made().sections for line in s.lines if line.told)
    return {
        line.pointer: (line.told.low, line.told.best, line.told.high, line.told.tally, line.told.by, line.told.on)
        for line in told
        if line.told
    }


def flat(text: str) -> str:
    return " ".join(text.split())


def test_the_page_has_the_figures_of_the_report() -> None:
    found: dict[str, Row] = {}
    for row in page().iter("tr"):
        if row.getparent().tag == "tbody":
            (pointer,) = _POINTER.findall(flat(row[0].text_content()))
            cells = tuple(flat(c.text_content()) for c in row[1:7])
            assert found.setdefault(pointer, cells) == cells
    assert found == {i: tuple(map(flat, row)) for i, row in expected().items()}


def test_the_document_has_the_figures_of_the_report() -> None:
    found: dict[str, Row] = {}
    for table in paper().tables:
        assert tuple(c.text for c in table.rows[0].cells) == COLUMNS
        for row in table.rows[1:]:
            (pointer,) = _POINTER.findall(row.cells[0].text)
            cells = tuple(c.text for c in row.cells[1:7])
            assert found.setdefault(pointer, cells) == cells
    assert found == expected()


def test_the_markdown_has_the_figures_of_the_report() -> None:
    text = brief.markdown(made())
    rows = [re.split(r" \| ", line.removeprefix("| ")) for line in text.splitlines() if line.startswith("| ")]
    table = {_POINTER.findall(row[-1])[0]: tuple(row[1:7]) for row in rows[1:]}
    assert table == {i: expected()[i] for i in table}
    entries = {_POINTER.findall(line)[-1]: line for line in text.splitlines() if line.startswith("- ")}
    for pointer, (low, best, high, tally, who, on) in expected().items():
        figures = low if low == best == high else f"{low.removesuffix(' %')} – {best.removesuffix(' %')} – {high}"
        assert f": **{figures}**" in entries[pointer].replace(r"\<", "<")
        assert f" — {tally}: {who}; as of {on}." in entries[pointer]


def test_every_sentence_list_and_quotation_is_in_all_three() -> None:
    told = [line.what for s in made().sections for line in s.lines]
    told += [p for s in made().sections for p in s.paragraphs] + list(made().head)
    told += [q.words for c in made().sources for q in c.quotes]
    on_page = flat(page().text_content())
    body = paper().element.body
    on_paper = flat("".join(t.text or "" for t in body.iter(qn("w:t"))))
    in_markdown = re.sub(r"\\(.)|[\u2068\u2069]", r"\1", brief.markdown(made()))
    for text in told:
        assert flat(text) in on_page
        assert flat(text) in on_paper
        assert text in in_markdown


def test_the_page_asks_nobody_for_anything_and_its_links_lead_somewhere() -> None:
    root = page()
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    links = [a.get("href") for a in root.iter("a")]
    assert {h[1:] for h in links if h.startswith("#")} <= set(ids)
    assert {h for h in links if not h.startswith("#")} == {"https://gull.example.org/2031/count"}
    assert not [e for e in root.iter() if e.get("src") or e.tag in ("script", "link", "img", "iframe", "object")]
    assert root.find(".//meta[@http-equiv]").get("content").startswith("default-src 'none'; style-src 'sha256-")
    assert "url(" not in root.find(".//style").text


def test_the_page_can_be_heard_as_well_as_seen() -> None:
    root = page()
    assert root.get("lang") == "en"
    assert [h.text_content() for h in root.iter("h1")] == ["Situation report"]
    titles = [h.text_content() for h in root.iter("h2")]
    assert titles == [*(s.title for s in made().sections), "Sources"]
    assert set(SECTORS.values()) <= set(titles)
    for table in root.iter("table"):
        assert table.find("caption").text
        assert {th.get("scope") for th in table.iter("th")} == {"col", "row"}
    for section in root.iter("section"):
        assert root.get_element_by_id(section.get("aria-labelledby")).tag == "h2"


def test_words_from_right_to_left_stand_apart() -> None:
    root = page()
    isolated = sum(RTL in e.text_content() for e in root.iter("bdi"))
    assert isolated == brief.written(made(), "html").decode().count(RTL) > 2
    runs = [r for r in paper().element.body.iter(qn("w:r")) if RTL in "".join(t.text or "" for t in r.iter(qn("w:t")))]
    assert len(runs) > 2
    assert all(r.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None for r in runs)


def test_the_document_has_headings_header_rows_and_references_that_lead_somewhere() -> None:
    file = paper()
    styles = {p.text: p.style.name for p in file.paragraphs}
    assert styles["Situation report"] == "Title"
    assert all(styles[s.title] == "Heading 1" for s in made().sections)
    assert file.tables
    for table in file.tables:
        assert table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    marks = [m.get(qn("w:name")) for m in file.element.body.iter(qn("w:bookmarkStart"))]
    links = {a.get(qn("w:anchor")) for a in file.element.body.iter(qn("w:hyperlink"))}
    assert len(marks) == len(set(marks)) == sum(len(c.quotes) for c in made().sources)
    assert links == set(marks)


def test_the_document_tells_of_nobody_and_of_no_clock() -> None:
    told = paper().core_properties
    assert (told.title, told.subject) == ("Situation report", "As of 2031-05-13")
    assert {told.author, told.last_modified_by} == {"Fairwitness"}
    assert (told.comments, str(told.created)[:10], str(told.modified)[:10]) == ("", "2031-05-13", "2031-05-13")


@pytest.fixture(scope="module")
def canaries(tmp_path_factory: pytest.TempPathFactory) -> Picture:
    with Casebook.open(canary_world.canary_casebook(tmp_path_factory.mktemp("canaries"))) as casebook:
        return casework.picture(casebook)


@pytest.mark.parametrize("form", ["md", "html", "docx"])
def test_what_is_private_is_in_no_public_report(canaries: Picture, form: str) -> None:
    own = brief.brief(canaries, brief.Scope(limit=0))
    assert canary_world.found_in(text_of(own, form))
    seen = brief.brief(profile.public(canaries), brief.Scope(limit=0, public=True))
    text = text_of(seen, form)
    assert canary_world.found_in(text) == set()
    assert "Public edition" in text
    assert canary_world.OPEN_WORDS in text
    assert "why " not in text.replace("say why ", "")


def text_of(report: brief.Brief, form: str) -> str:
    """Everything in a file, its properties too."""
    written = brief.written(report, form)
    if form != "docx":
        return written.decode()
    package = Document(io.BytesIO(written)).part.package
    assert package is not None
    parts = (part.blob for part in package.iter_parts() if str(part.partname).endswith(".xml"))
    return "\n".join("".join(ElementTree.fromstring(blob).itertext()) for blob in parts)


def test_the_command_writes_each_form(shell: Shell, tmp_path: Path) -> None:
    book = demo_casebook(tmp_path)
    printed = shell("brief", "-c", book, "--place", "Mariupol")
    assert printed.code == 0
    assert "Scope: “Mariupol”, taken for " in printed.out
    for form, begins in (("md", b"# Sit"), ("html", b"<!DOC"), ("docx", b"PK\x03\x04")):
        assert shell("brief", "-c", book, "--place", "Mariupol", "--format", form, "--out", f"r.{form}").code == 0
        assert Path(f"r.{form}").read_bytes().startswith(begins)
    assert Path("r.md").read_text(encoding="utf-8") == printed.out
    page_of_it = Path("r.html").read_text(encoding="utf-8")
    assert "<circle" in page_of_it
    assert page_of_it == shell("brief", "-c", book, "--place", "Mariupol", "--format", "html").out
    (told,) = (
        json.loads(line) for line in shell("brief", "-c", book, "--place", "Mariupol", "--json").out.splitlines()
    )
    rows = {str(r["id"])[:8]: r for r in json_lines(shell("series", "-c", book, "--json"))}
    keys = next(s["lines"] for s in told["sections"] if s["title"] == "Key figures")
    assert keys
    for line in keys:
        low = line["told"]["low"].removeprefix("over ").removesuffix(" %").replace(",", "")
        assert float(low) == float(str(rows[line["pointer"]]["low"]))
    public = shell("brief", "-c", book, "--public").out
    assert "Public edition" in public
    assert "`why " not in public


def test_a_page_has_a_map_no_finer_than_what_was_told() -> None:
    town = replace(TOWN, latitude=35.0, longitude=38.0)
    province = replace(PROVINCE, latitude=35.5, longitude=38.5)  # of which no outline is known
    (dot,) = drawn(Spot(town, (("killed", 3),), 1), Spot(province, (("killed", 1),), 0)).iter("circle")
    assert 350 < float(dot.get("cx")) < 370  # the town alone is in the middle
    (told,) = drawn(Spot(replace(town, name=f"{RTL} <b>, Marram"), (("killed", 3),), 0)).iter("text")
    assert told.text == f"{RTL} <b>"
    assert report_map(made().spots) is None  # nothing in that world has a point
    assert {s.place.name for s in made().spots} >= {RTL_PLACE.name, PROVINCE.name}


def drawn(*spots: Spot) -> Any:
    (found,) = reader.document_fromstring(brief.written(made(), "html", report_map(spots))).iter("svg")
    assert found.get("role") == "img"
    assert found.getparent().find("h2").text == "Where"
    return found


def test_a_report_of_nothing_is_a_report_in_every_form() -> None:
    nothing = brief.brief(Picture(), brief.Scope())
    assert "As of an unknown day" in page(nothing).text_content()
    assert "As of an unknown day" in "\n".join(p.text for p in paper(nothing).paragraphs)
    assert "No claim was read." in brief.markdown(nothing)


@pytest.mark.parametrize("words", [("--format", "docx"), ("--json", "--format", "html"), ("--json", "--out", "x.md")])
def test_what_cannot_be_printed_is_wrong_use(shell: Shell, tmp_path: Path, words: tuple[str, ...]) -> None:
    ran = shell("brief", "-c", tmp_path / "none.casebook", *words)
    assert ran.code == 2
