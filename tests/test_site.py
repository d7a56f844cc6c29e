"""The public site: nothing private in any byte, every link leads to what is there, the numbers are the exports'."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from typer.testing import CliRunner, Result

from fairwitness import Casebook, casework
from fairwitness.cli import app
from fairwitness.errors import UsageError
from fairwitness.publish import profile, wording
from fairwitness.publish.export import files
from fairwitness.publish.picture import Picture
from fairwitness.web import site, site_folder, site_pages
from fairwitness.web.site_links import Address, Offered
from tests.canary_world import OPEN_WORDS, canary_casebook, found_in
from tests.demo_world import demo_casebook

CONTACT = "errors@example.org"


def _picture(path: Path) -> Picture:
    with Casebook.open(path) as casebook:
        return casework.latest_picture(casebook)


def _written(picture: Picture, folder: Path, embargo: int = 0) -> Path:
    folder.mkdir()
    site.write(profile.public(picture, embargo), folder, site.Asked(embargo, CONTACT))
    return folder


def _publish(*words: object, keys: str = "") -> Result:
    return CliRunner().invoke(app, ["publish", *map(str, words)], input=keys)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Picture:
    return _picture(demo_casebook(tmp_path_factory.mktemp("site")))


@pytest.fixture(scope="module")
def folder(demo: Picture, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _written(demo, tmp_path_factory.mktemp("site") / "demo")


@pytest.fixture(scope="module")
def canaries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    there = tmp_path_factory.mktemp("site")
    return _written(_picture(canary_casebook(there)), there / "canaries")


def _pages(folder: Path) -> dict[Path, str]:
    return {p: p.read_text("utf-8") for p in sorted(folder.rglob("*.html"))}


def test_no_canary_stands_in_any_byte_or_name(canaries: Path) -> None:
    whole = []
    for path in sorted(p for p in canaries.rglob("*") if p.is_file()):
        whole.append(str(path.relative_to(canaries)))
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as book:
                whole += [book.read(name).decode("utf-8") for name in book.namelist()]
        else:
            whole.append(path.read_bytes().decode("utf-8"))
    assert found_in("\n".join(whole)) == set()
    assert any(OPEN_WORDS in text for text in whole), "what may be quoted is"


@pytest.mark.parametrize("which", ["folder", "canaries"])
def test_every_link_leads_to_what_is_there(which: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(which)
    pages = _pages(folder)
    ids = {p: set(map(unescape, re.findall(r'\sid="([^"]*)"', text))) for p, text in pages.items()}
    followed = 0
    for page, text in pages.items():
        for link in map(unescape, re.findall(r'\s(?:href|src|action|data-map)="([^"]*)"', text)):
            parts = urlsplit(link)
            if parts.scheme == "mailto":
                continue
            if not parts.path and not parts.fragment:
                continue
            assert not parts.scheme and not parts.netloc and not parts.query, (page, link)
            there = (page.parent / parts.path).resolve() if parts.path else page
            assert there.is_file(), (page, link)
            assert there.is_relative_to(folder.resolve())
            assert not parts.fragment or parts.fragment in ids[there], (page, link)
            followed += 1
    assert followed > 500


def test_every_page_is_reached_from_the_first(folder: Path) -> None:
    pages = _pages(folder)
    waiting = [folder / "index.html"]
    reached = set(waiting)
    for page in waiting:
        for link in re.findall(r'<a\b[^>]*?\shref="([^"#]+\.html)', pages[page]):
            there = (page.parent / unescape(link)).resolve()
            if there not in reached:
                reached.add(there)
                waiting.append(there)
    assert reached == {p.resolve() for p in pages}


def test_pages_need_no_script_no_form_and_no_other_host(folder: Path) -> None:
    for page, text in _pages(folder).items():
        assert "default-src 'none'" in text, page
        assert "<script" not in text and "<form" not in text and "style=" not in text, page
        assert "//" not in "".join(re.findall(r'(?:href|src)="([^"]*)"', text)), page
        assert f"mailto:{CONTACT}?subject=" in text, page
    assert not list(folder.rglob("*.js"))


def test_the_numbers_are_those_of_the_public_export(folder: Path, demo: Picture) -> None:
    shown = profile.public(demo, 0)
    wanted = files.file(shown, files.Wanted("csv", "series"))
    assert (folder / "files/series.csv").read_bytes() == wanted
    rows = list(csv.DictReader(io.StringIO(wanted.decode())))
    assert {p.stem for p in (folder / "series").glob("*.html") if not p.stem.startswith("by-")} >= {
        r["id"] for r in rows
    }
    told = 0
    for series in shown.series:
        page = unescape((folder / f"series/{series.id}.html").read_text("utf-8"))
        last = series.points[-1]
        row = next(r for r in reversed(rows) if r["id"] == series.id)
        assert row["best"] == (
            "" if last.interval.best is None else wording.number(last.interval.best).replace(",", "")
        )
        assert wording.bounds(last.interval, series.matter.unit) in page
        assert wording.tally(last.origins, last.reports, last.unnamed) in page
        told += 1
    assert told > 50


def test_what_was_taken_back_or_put_right_is_told_without_who_and_why(
    demo: Picture, canaries: Path, tmp_path: Path
) -> None:
    page = (canaries / "corrections.html").read_text("utf-8")
    assert page.count("<code>") == 1, "the one claim that was corrected"
    assert found_in(page) == set()
    shown = profile.public(demo, 0)
    account, document = shown.accounts[0], shown.documents[-1]
    taken = replace(account, corrected_by=document.id, corrected_on=document.published)
    (tmp_path / "site").mkdir()
    site.write(replace(shown, accounts=(taken, *shown.accounts[1:])), tmp_path / "site", site.Asked())
    page = (tmp_path / "site/corrections.html").read_text("utf-8")
    assert f'href="account/{account.id}.html"' in page
    assert f'href="document/{document.id}.html"' in page
    assert "mailto:" not in page


def test_days_have_pages_and_an_earlier_one_tells_nothing_later(folder: Path, demo: Picture) -> None:
    days = site_pages.days_shown(profile.public(demo, 0))
    assert len(days) > 3
    listed = (folder / "days.html").read_text("utf-8")
    for day in days[:-1]:
        assert f'href="day/{day}.html"' in listed
    first = (folder / f"day/{days[0]}.html").read_text("utf-8")
    assert days[0].isoformat() in first
    assert f'href="{days[1]}.html"' in first, "the next day told"


def test_many_days_become_weeks(demo: Picture, monkeypatch: pytest.MonkeyPatch) -> None:
    every = site_pages.days_shown(demo)
    monkeypatch.setattr(site_pages, "DAYS", len(every) - 1)
    fewer = site_pages.days_shown(demo)
    assert set(fewer) < set(every)
    assert fewer[-1] == every[-1]


def test_the_same_casebook_gives_the_same_bytes(demo: Picture, folder: Path, tmp_path: Path) -> None:
    again = _written(demo, tmp_path / "again")
    one, other = ({p.relative_to(f): p.read_bytes() for p in f.rglob("*") if p.is_file()} for f in (folder, again))
    assert one.keys() == other.keys()
    assert [p for p in one if one[p] != other[p]] == []


def test_an_embargo_is_held_and_told(demo: Picture, tmp_path: Path) -> None:
    made = _written(demo, tmp_path / "held", embargo=3)
    last = profile.public(demo, 3).last_day
    assert last is not None and demo.last_day is not None and (demo.last_day - last).days >= 3
    assert "newest 3 days" in (made / "method.html").read_text("utf-8")
    assert demo.last_day.isoformat() not in (made / "timeline.html").read_text("utf-8")


def test_the_command_shows_first_asks_and_never_takes_anothers_folder(tmp_path: Path) -> None:
    casebook, there = demo_casebook(tmp_path), tmp_path / "site"
    asked = _publish(there, "-c", casebook, keys="n\n")
    assert asked.exit_code == 1
    assert "The public will see" in asked.output and "Withheld" in asked.output
    assert not there.exists()
    assert [p.name for p in tmp_path.iterdir()] == [casebook.name], "nothing is left beside it"
    assert _publish(there, "-c", casebook, "--yes").exit_code == 0
    (there / "stale.html").write_text("old")
    assert _publish(there, "-c", casebook, keys="y\n").exit_code == 0
    assert not (there / "stale.html").exists()
    assert (there / "index.html").stat().st_mode & 0o044 == 0o044
    assert there.stat().st_mode & 0o055 == 0o055


def test_folders_of_others_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    site_folder.check(tmp_path / "mine")
    (tmp_path / "mine" / "letter.txt").write_text("dear")
    for name in ("mine", "mine/letter.txt", "no/such/site"):
        with pytest.raises(UsageError):
            site_folder.check(tmp_path / name)


@pytest.mark.parametrize("contact", ["javascript:alert(1)", "me", "http://example.org/"])
def test_an_address_that_is_none_is_refused(contact: str, tmp_path: Path) -> None:
    result = _publish(tmp_path / "site", "--contact", contact)
    assert isinstance(result.exception, UsageError)


def test_all_days_leads_from_a_range_of_the_timeline_to_the_whole() -> None:
    """A link that asks nothing ("?") is the page without what was asked; one to a place on the page is the page."""
    week = Address("/timeline", (("from", "2031-05-06"), ("to", "2031-05-12")))
    offered = Offered(None, (), {})
    assert offered.address("?", week) == (Address("/timeline"), "")
    assert offered.address("#list", week) == (week, "list")
