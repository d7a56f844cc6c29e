"""An incident's page: every source side by side, denials and disputes beside, a position no finer than was told."""

from __future__ import annotations

import pytest

from fairwitness.model import Place
from fairwitness.web.library import Wanted
from fairwitness.web.shelf import Shelf
from fairwitness.web.views.incidents import IncidentPage, incident_page, position
from tests.inspected_pages import Page
from tests.reconcile_world import COUNCIL, FRONT, MONITOR, SOCIETY, TOWN, claim, report
from tests.web_world import client_over, picture_of

ON = {"when": "on that day", "days": (2, 2)}
READINGS = (
    report("Harbour Post", 3, claim("killed", "12", SOCIETY, **ON), claim("injured", "30", SOCIETY, **ON)),
    report("Harbour Post", 4, claim("killed", "14", SOCIETY, **ON), claim("killed", "~13", MONITOR, **ON)),
    report("Far Courier", 4, claim("killed", ">=40", COUNCIL, **ON), claim("killed", "12", FRONT, denied=True, **ON)),
)


def page_of(*readings: object) -> IncidentPage:
    shelf = Shelf(picture_of(*readings))  # type: ignore[arg-type]
    (incident,) = shelf.incidents(Wanted(limit=0)).rows
    return incident_page(shelf, incident)


def test_each_origin_is_one_row_with_what_it_said_last() -> None:
    page = page_of(*READINGS)
    killed = next(m for m in page.matters if m.matter.kind == "killed")
    rows = {r.origin.name: r for r in killed.rows}
    assert set(rows) == {SOCIETY, MONITOR, COUNCIL}
    assert rows[SOCIETY].interval.best == 14
    assert [s.account.figure.words.text for s in rows[SOCIETY].earlier if s.account.figure] == ["12"]
    assert rows[COUNCIL].interval.open
    assert (killed.interval.low, killed.interval.open) == (rows[MONITOR].interval.low, True)
    assert killed.rows[0].origin.name == COUNCIL  # the highest first
    assert page.origins == 3


def test_denials_and_disputes_stand_beside() -> None:
    page = page_of(*READINGS)
    assert [s.account.origin.name for s in page.denials] == [FRONT]
    assert page.disputes
    assert {d.outlet for d, _ in page.documents} == {"Harbour Post", "Far Courier"}


def test_every_figure_on_the_page_leads_to_its_words() -> None:
    client = client_over(picture_of(*READINGS))
    (there,) = {h.split("#")[0] for h in Page(client.get("/incidents").text).hrefs if h.startswith("/incident/")}
    page = Page(client.get(there).text)
    for reading in READINGS:
        for one in reading.claims:
            assert f"/claim/{one.id}" in page.hrefs
            assert one.words.text in page.words
    assert {h[1:] for h in page.hrefs if h.startswith("#")} <= page.ids
    assert client.get("/incident/none").status_code == 404


def test_two_hundred_sources_stand_on_one_page() -> None:
    many = [report("Harbour Post", 3, claim("killed", str(n), f"Body {n:03}", **ON), name=str(n)) for n in range(200)]
    client = client_over(picture_of(*many))
    (there,) = {h.split("#")[0] for h in Page(client.get("/incidents").text).hrefs if h.startswith("/incident/")}
    answer = client.get(there).text
    assert len({h for h in Page(answer).hrefs if h.startswith("/source/")}) == 200
    assert "200 origins in 200 reports" in answer
    assert len(answer) < 300_000


def test_incidents_are_found_by_kind_place_and_day() -> None:
    client = client_over(picture_of(*READINGS))

    def shown(question: str) -> bool:
        return "/incident/" in client.get(f"/incidents?{question}").text

    assert shown("")
    assert shown("kind=killed")
    assert not shown("kind=captured")
    assert shown(f"place={TOWN.id}")
    assert not shown("place=nowhere")
    assert not shown("on=2031-05-01")


@pytest.mark.parametrize(
    ("precision", "told"),
    [
        ("site", ("33.457° S", "36.123° W")), ("town", ("33.46° S", "36.12° W")), ("district", ("33.5° S", "36.1° W")),
        ("province", None), ("region", None), ("country", None), ("none", None),
    ],
)  # fmt: skip
def test_a_position_is_told_no_finer_than_the_place(precision: str, told: tuple[str, str] | None) -> None:
    assert position(Place("p", "P", "town", precision, latitude=-33.45678, longitude=-36.12345)) == told


def test_what_words_hold_acts_on_no_page() -> None:
    evil = '12 <script>alert(1)</script>"><img src=x>'
    made = report("<b>Post", 3, claim("killed", "12", "<i>Body", words=evil, **ON), title=evil)
    client = client_over(picture_of(made))
    (there,) = {h.split("#")[0] for h in Page(client.get("/incidents").text).hrefs if h.startswith("/incident/")}
    (source,) = {h for h in Page(client.get("/sources").text).hrefs if h.startswith("/source/")}
    for path in (there, source, "/sources", "/incidents", f"/document/{made.document.id}"):
        tags = Page(client.get(path).text).tags
        assert "img" not in tags
        assert tags.count("script") <= 2  # those of the interface
