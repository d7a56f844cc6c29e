"""The pages of series and accounts: chart, table and shell tell the same numbers, and each leads to its words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from fairwitness import cli
from fairwitness.model import Interval
from fairwitness.publish import wording
from fairwitness.web.app import app
from fairwitness.web.desk import Desk
from fairwitness.web.library import Wanted
from fairwitness.web.shelf import Shelf
from fairwitness.web.views.series import Asked, series_page
from fairwitness.web.views.series_chart import series_chart
from fairwitness.web.views.standing import stood
from tests.chart_world import picture, world_client
from tests.demo_world import demo_casebook

html = pytest.importorskip("lxml.html")
Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo_casebook(tmp_path_factory.mktemp("series"))


@pytest.fixture(scope="module")
def demo(casebook: Path) -> TestClient:
    return TestClient(app(casebook))


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return world_client(tmp_path_factory.mktemp("world"))


@pytest.fixture(scope="module")
def shell(casebook: Path) -> Rows:
    """What ``fairwitness series --points --json`` prints, by series."""
    result = CliRunner().invoke(cli.app, ["series", "--points", "--json", "--casebook", str(casebook)])
    assert result.exit_code == 0, result.output
    found: Rows = {}
    for row in map(json.loads, result.stdout.splitlines()):
        found.setdefault(row["id"], []).append(row)
    return found


def page(client: TestClient, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return html.fromstring(answer.text)


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def numbers(tree: Any) -> list[list[str]]:
    """The rows of the table: day, low, best, high, origins, reports."""
    return [[words(cell) for cell in row] for row in tree.cssselect("table.days tr.numbers")]


def marks(tree: Any, of: str) -> list[Any]:
    return list(tree.cssselect(f".chart a.{of}"))


def shown(row: dict[str, Any]) -> list[str]:
    """A row of the shell as the table of a page says it."""
    low, best = (None if row[k] is None else wording.number(Decimal(str(row[k]))) for k in ("low", "best"))
    high = row["high"]
    told = high if high == "open" else None if high is None else wording.number(Decimal(str(high)))
    return [low or "unknown", best or "none stated", told or "unknown"]


def bare(cells: list[str]) -> list[str]:
    """Without what the shell has no place for: that an end is left out, and the sign of percent."""
    return [re.sub(r"^(over|under) | %$", "", c) for c in cells]


def test_every_series_of_the_demo_tells_the_numbers_of_the_shell(demo: TestClient, shell: Rows) -> None:
    assert len(shell) > 20
    for series_id, rows in shell.items():
        tree = page(demo, f"/series/{series_id}")
        table = numbers(tree)
        assert [bare(r[1:4]) for r in table] == [shown(r) for r in rows]
        assert [int(r[4].split()[0]) for r in table] == [r["origins"] for r in rows]
        assert [int(r[5]) for r in table] == [r["reports"] for r in rows]


def test_every_point_of_a_chart_says_the_numbers_of_its_row_and_leads_to_it(demo: TestClient, shell: Rows) -> None:
    for series_id, rows in shell.items():
        tree = page(demo, f"/series/{series_id}")
        points = marks(tree, "point")
        assert len(points) == len(rows)
        for point, row, cells in zip(points, rows, numbers(tree), strict=True):
            said = point.get("aria-label")
            assert said.startswith(f"{row['on'] or 'undated'}: ")
            assert wording.tally(row["origins"], row["reports"], row["unnamed"]) in said
            assert set(bare(cells[1:4])) <= set(re.split(r": | – |, (?=\d+ origin|no named)| %|over |under ", said))
            assert ("disputed" in said) == row["disputed"]


def links(tree: Any) -> Iterator[str]:
    yield from (a.get("href") for a in tree.cssselect(".chart a"))


@pytest.mark.parametrize("client", ["demo", "world"])
def test_every_mark_leads_to_what_is_there(client: str, request: pytest.FixtureRequest) -> None:
    asked: TestClient = request.getfixturevalue(client)
    found = {a.get("href") for a in page(asked, "/series").cssselect(".told h3 a")}
    assert len(found) > 3
    for address in sorted(found):
        tree = page(asked, address)
        ids = {e.get("id") for e in tree.iter() if e.get("id")}
        assert len(ids) == len([e for e in tree.iter() if e.get("id")])
        for href in links(tree):
            if href.startswith("#"):
                assert href[1:] in ids, (address, href)
            else:
                assert asked.get(href).status_code == 200, href


def test_words_stand_one_step_from_each_point(world: TestClient) -> None:
    told = Shelf(picture())
    for one in told.series(Wanted(limit=0)).rows:
        tree = page(world, f"/series/{one.series.id}")
        for row in tree.cssselect("table.days tbody"):
            here = {q.get("href") for q in row.cssselect("a")}
            assert row.cssselect("blockquote.words") or any(h.startswith(("#a-", "/account/")) for h in here if h), (
                one.series.id
            )
        for a in tree.cssselect("a[href^='#a-']"):
            (account,) = tree.cssselect(f"[id='{a.get('href')[1:]}']")
            assert account.cssselect("blockquote.words")
            assert account.cssselect("a[href^='/claim/']")


# -- doubt is drawn, and said


@pytest.fixture(scope="module")
def doubtful(world: TestClient) -> Any:
    """The page of the series in which sources deny, revise, take back, and leave ends open."""
    (toll,) = (s for s in picture().series if s.matter.kind == "killed" and s.matter.basis == "total")
    return page(world, f"/series/{toll.id}")


def test_open_and_unknown_ends_are_told_in_words(doubtful: Any) -> None:
    assert "open" in numbers(doubtful)[0][3]
    assert "none stated" in numbers(doubtful)[0][2]
    said = [a.get("aria-label") for a in marks(doubtful, "version")]
    assert any("unknown – none stated – 30" in s for s in said)
    assert any("over 60 – none stated – open" in s for s in said)
    assert {"band open"} <= {p.get("class") for p in doubtful.cssselect(".chart path")}


def test_denied_and_taken_back_accounts_stand_beside(doubtful: Any) -> None:
    beside = [a.get("aria-label") for a in doubtful.cssselect(".chart a") if a.cssselect(".crossed")]
    assert any("denies it" in s for s in beside)
    assert any("taken back" in s for s in beside)
    assert not any("denies" in a.get("aria-label") for a in marks(doubtful, "version"))


def test_parties_and_unnamed_sources_are_marked(doubtful: Any) -> None:
    key = {words(li) for li in doubtful.cssselect(".chart-key li")}
    assert "Northern Front party" in key
    assert any(k.startswith("doctors unnamed") for k in key)
    assert doubtful.cssselect(".chart .party-line")
    assert any("a party" in a.get("aria-label") for a in marks(doubtful, "version"))


def test_what_is_undated_stands_first_and_is_said_so(doubtful: Any) -> None:
    assert numbers(doubtful)[0][0] == "undated"
    assert marks(doubtful, "point")[0].get("aria-label").startswith("undated: ")
    assert "undated" in [words(t) for t in doubtful.cssselect(".chart text.day")]


def test_what_a_source_said_before_and_says_now(doubtful: Any) -> None:
    (society,) = (li for li in doubtful.cssselect("#sources ~ ul > li") if words(li).startswith("Harbour Relief"))
    versions = [words(v) for v in society.cssselect(".versions li")]
    assert versions[0] == "2031-05-02 “12” until 2031-05-06, when it said otherwise"
    assert any("taken back" in v for v in versions)
    assert versions[-1].endswith("in force")


def test_disputes_are_marked_and_led_to(doubtful: Any) -> None:
    assert doubtful.cssselect(".chart .in-dispute")
    assert doubtful.cssselect("#disputes ~ ul a[href^='/dispute/']")


def test_the_program_only_suggests(doubtful: Any) -> None:
    assert "Suggested by the program, by the number of independent origins; a grade is a person's: contested" in words(
        doubtful.cssselect("main")[0]
    )


def test_days_told_of_are_bars(doubtful: Any) -> None:
    assert "since 2031-05-01" in {words(t) for t in doubtful.cssselect(".chart text.bar-name")}


# -- parts


def test_a_long_series_is_shown_in_parts_each_reached_from_the_chart() -> None:
    shelf = Shelf(picture())
    (toll,) = (s for s in picture().series if s.matter.kind == "killed" and s.matter.basis == "total")
    whole = series_page(shelf, toll, Asked(limit=0))
    assert len(whole.days) == len(toll.points) > 8
    part = series_page(shelf, toll, Asked(limit=3, offset=4))
    assert [d.point for d in part.days] == list(toll.points[3:6])
    told = series_chart(shelf, part).links
    assert sorted(k.told.where for k in told if k.told.key == "chart.part") == [
        f"?offset={n}" for n in range(0, len(toll.points), 3) if n != 3
    ]
    assert [k.told.where for k in told if k.looks == "point"] == [f"#{p.on}" for p in toll.points[3:6]]
    newest = series_page(shelf, toll, Asked(limit=3))
    assert newest.days[-1].point == toll.points[-1]


def test_as_of_a_day_nothing_later_is_told(world: TestClient) -> None:
    (toll,) = (s for s in picture().series if s.matter.kind == "killed" and s.matter.basis == "total")
    tree = page(world, f"/series/{toll.id}?on=2031-05-05")
    for named in tree.cssselect(".chart text.day"):  # the axis goes on a little after the last day
        named.drop_tree()
    text = words(tree.cssselect("main")[0])
    assert "2031-05-05" in text
    assert not re.search(r"2031-05-(0[6-9]|1\d)", text)
    before = page(world, f"/series/{toll.id}?on=1990-01-01")
    assert [r[0] for r in numbers(before)] == ["undated"]


def test_powers_of_ten_are_drawn_only_where_asked(world: TestClient) -> None:
    (toll,) = (s for s in picture().series if s.matter.kind == "killed" and s.matter.basis == "total")
    even, powers = (
        [words(t) for t in page(world, f"/series/{toll.id}{q}").cssselect(".chart-scale text")]
        for q in ("", "?scale=log")
    )
    assert "0" in even
    assert set(powers) >= {"10", "100", "1,000"}
    assert "0" not in powers


def test_shares_are_drawn_to_a_hundred(world: TestClient) -> None:
    (share,) = (s for s in picture().series if s.matter.unit == "percent")
    tree = page(world, f"/series/{share.id}")
    assert [words(t) for t in tree.cssselect(".chart-scale text")][-1] == "100"
    assert numbers(tree)[-1][1:4] == ["85 %", "85 %", "85 %"]


def test_an_account_stands_from_where_it_came_to_where_it_went() -> None:
    for s in picture().series:
        when = stood(s.points)
        for p in s.points:
            here = {i for i, t in when.items() if t.since <= p.on and (t.until is None or p.on < t.until)}
            assert here == set(p.accounts)


# -- lists


def test_totals_standing_figures_events_and_rates_stand_apart(demo: TestClient, shell: Rows) -> None:
    tree = page(demo, "/series")
    assert [h.get("id") for h in tree.cssselect("section h2")] == ["total", "standing", "event", "rate"]
    told = [rows for rows in shell.values() if rows[-1]["reports"]]
    assert f"{len(told)} series" in words(tree.cssselect("main")[0])


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("kind=injured", lambda m, p: m.kind == "injured"),
        ("group=civilians", lambda m, p: m.group == "civilians"),
        ("basis=standing", lambda m, p: m.basis == "standing"),
        ("disputed=1", lambda m, p: p.disputed),
        ("least=2", lambda m, p: p.origins >= 2),
    ],
)
def test_series_are_found_by_what_is_asked(world: TestClient, asked: str, kept: Any) -> None:
    tree = page(world, f"/series?{asked}")
    found = {a.get("href") for a in tree.cssselect(".told h3 a")}
    assert found == {f"/series/{s.id}" for s in picture().series if kept(s.matter, s.points[-1])}
    assert found


def test_what_makes_no_sense_is_refused(world: TestClient) -> None:
    assert world.get("/series?basis=guess").status_code == 400
    assert world.get("/series?least=many").status_code == 400
    assert world.get("/series/nothing").status_code == 404
    assert world.get("/account/nothing").status_code == 404


# -- accounts


def test_every_account_has_its_page_with_its_words(demo: TestClient, casebook: Path) -> None:
    for a in Desk(casebook).library().accounts_by(Wanted(limit=0)).rows:
        tree = page(demo, f"/account/{a.id}")
        claims = [c.get("href") for c in tree.cssselect("a[href^='/claim/']")]
        assert claims == [f"/claim/{p.claim_id}" for p in a.appearances]
        assert len(tree.cssselect("blockquote.words")) == len(a.appearances)


def test_an_account_tells_who_disputes_it_and_what_its_source_said_besides(world: TestClient) -> None:
    (front,) = (a for a in picture().accounts if a.origin.name == "Northern Front" and a.denied)
    tree = page(world, f"/account/{front.id}")
    assert tree.cssselect(".denied")
    assert "Harbour Relief Society" in words(tree.cssselect("#disputes ~ ul")[0])
    assert "<=30" in words(tree.cssselect("#own ~ ul")[0])


def test_an_account_that_was_taken_back_says_so_and_where(world: TestClient) -> None:
    (wrong,) = (a for a in picture().accounts if a.corrected_by)
    tree = page(world, f"/account/{wrong.id}")
    assert tree.cssselect(f"a[href='/document/{wrong.corrected_by}']")
    assert "taken back on" in words(tree.cssselect("main")[0])


def test_words_of_an_interval_and_of_the_table_are_the_same() -> None:
    assert wording.bounds(Interval(None, Decimal(3), None)) == "unknown – none stated – 3"
