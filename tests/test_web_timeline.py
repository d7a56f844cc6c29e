"""The timeline counts each thing told of once, in the part in which its days lie, and leads to all of it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from fairwitness.model import Period, Place
from fairwitness.web.charts import lanes
from fairwitness.web.library import Wanted
from fairwitness.web.shelf import Shelf
from fairwitness.web.timing import Days, Happening, Spell, spells
from fairwitness.web.views.timeline import Timeline, timeline
from tests.chart_world import picture, world_client
from tests.test_web_series import page, words

ALL = Wanted(limit=0)


def shelf() -> Shelf:
    return Shelf(picture())


def shown(days: Days = Days(), wanted: Wanted = ALL) -> Timeline:  # noqa: B008
    return timeline(shelf(), wanted, days, lambda d: f"?{d.first}..{d.last}" + ("?" if d.unknown else ""))


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return world_client(tmp_path_factory.mktemp("world"))


def happening(start: date | None, end: date | None) -> Happening:
    return Happening("event", "e", None, Period(start, end), ("killed",), None, ())


# -- what is asked


def test_what_happened_is_told_once_and_in_its_order() -> None:
    told = shelf().happenings(ALL, Days()).rows
    assert len({(h.sort, h.id) for h in told}) == len(told) > 3
    known = [h.first for h in told if h.first]
    assert known == sorted(known, reverse=True)


def test_an_event_inside_an_incident_is_no_event_of_its_own() -> None:
    inside = {i for one in picture().incidents for i in one.accounts}
    of = {a.id: a.matter.id for a in picture().accounts}
    events = {h.id for h in shelf().happenings(ALL, Days()).rows if h.sort == "event"}
    assert inside
    assert events
    assert events.isdisjoint(of[i] for i in inside)


def test_counts_are_those_of_the_list() -> None:
    listed = shelf().happenings(ALL, Days()).rows
    assert shelf().happened(ALL, Days()) == spells(listed)
    assert sum(s.count for s in spells(listed)) == len(listed)


@pytest.mark.parametrize(
    ("start", "end", "held"),
    [
        (5, 5, True), (4, 4, False), (1, 9, True), (9, 12, False), (None, 5, True), (None, 9, False), (6, None, True),
        (1, None, False), (None, None, False),
    ],
)  # fmt: skip
def test_an_open_end_reaches_nowhere(start: int | None, end: int | None, held: bool) -> None:
    first, last = (None if n is None else date(2031, 5, n) for n in (start, end))
    assert Days(date(2031, 5, 5), date(2031, 5, 8)).hold(happening(first, last)) is held


def test_a_place_holds_what_lies_in_it_and_a_day_what_was_heard_by_then() -> None:
    of_town = shelf().happenings(Wanted(place="p1", limit=0), Days()).rows
    of_country = shelf().happenings(Wanted(place="p0", limit=0), Days()).rows
    assert 0 < len(of_town) < len(of_country)
    assert shelf().happenings(Wanted(on=date(2031, 5, 1), limit=0), Days()).total == 0
    assert {h.kinds for h in shelf().happenings(Wanted(kinds=("airstrike",), limit=0), Days()).rows} == {("airstrike",)}


# -- what is drawn


def marks(told: Timeline) -> list[lanes.LaneMark]:
    assert told.chart is not None
    return [m for lane in told.chart.lanes for m in lane.marks]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(("incident", "event", "held", "left")),
            st.none() | st.dates(date(2029, 1, 1), date(2033, 1, 1)),
            st.none() | st.integers(0, 900),
        ),
        min_size=1,
        max_size=40,
    )
)
def test_every_thing_is_counted_once(told: list[tuple[str, date | None, int | None]]) -> None:
    found = []
    for n, (sort, day, width) in enumerate(told):
        end = None if day is None or width is None else date.fromordinal(day.toordinal() + width)
        found.append(Happening(sort, str(n), None, Period(day, end) if day else None, (), None, ()))

    class Some(Shelf):
        def happened(self, wanted: Wanted, days: Days) -> tuple[Spell, ...]:
            return spells(h for h in found if days.hold(h))

    made = timeline(Some(picture()), ALL, Days(), str)
    if made.chart is None:
        assert all(day is None for _, day, _ in told)
    else:
        assert sum(m.count for m in marks(made)) == len(found)
        drawn = lanes.draw(made.chart)
        assert len(drawn.links) == len(marks(made))
        assert all(0 <= b.x <= 100 and b.x + b.width <= 100.01 for link in drawn.links for b in link.boxes)


def test_what_is_told_of_a_longer_stretch_is_a_bar_and_of_no_day_stands_apart() -> None:
    counted = Counter(m.shape for m in marks(shown()))
    assert counted[lanes.STRETCH] == 2
    assert counted[lanes.COLUMN] == 2


def test_a_range_without_anything_is_still_a_range() -> None:
    empty = shown(Days(date(1990, 1, 1), date(1990, 1, 9)))
    assert empty.chart is not None
    assert not empty.rows
    assert {z.key for z in empty.zooms} >= {"timeline.zoom.earlier", "timeline.zoom.all", "timeline.zoom.later"}


def test_a_quarter_of_a_million_things_are_a_few_marks() -> None:
    many = tuple(
        Spell("event", date.fromordinal(730_000 + n % 9_000), date.fromordinal(730_000 + n % 9_000 + n % 40), 9)
        for n in range(27_000)
    )

    class Full(Shelf):
        def happened(self, wanted: Wanted, days: Days) -> tuple[Spell, ...]:
            return () if days.unknown else many

    made = timeline(Full(picture()), ALL, Days(), str)
    assert sum(m.count for m in marks(made)) == 9 * len(many)
    assert len(marks(made)) < 60


# -- the page


def test_every_mark_leads_to_a_page_with_as_many(client: TestClient) -> None:
    tree = page(client, "/timeline")
    found = tree.cssselect(".chart a")
    assert len(found) == len(tree.cssselect("details tbody tr")) > 3
    for mark, row in zip(found, tree.cssselect("details tbody tr"), strict=True):
        count = words(row.cssselect("td.num")[0])
        assert count in mark.get("aria-label")
        assert mark.get("href") == row.cssselect("a")[0].get("href")
        there = page(client, "/timeline" + mark.get("href"))
        assert len(there.cssselect(".happened > li .kicker")) >= int(count)


def test_each_thing_told_of_leads_to_its_accounts(client: TestClient) -> None:
    for item in page(client, "/timeline").cssselect(".happened > li"):
        assert item.cssselect("a[href^='/account/']")


def test_a_day_without_sense_is_refused(client: TestClient) -> None:
    assert client.get("/timeline?from=soon").status_code == 400
    assert client.get("/timeline?from=2031-05-09&to=2031-05-01").status_code == 400
    assert client.get("/timeline?from=0001-01-01&to=9999-12-31").status_code == 200


def test_filters_are_kept_on_the_way(client: TestClient) -> None:
    hrefs = [a.get("href") for a in page(client, "/timeline?kind=injured").cssselect(".chart a, .tabs a")]
    assert hrefs
    assert all("kind=injured" in h for h in hrefs)


def test_places_are_offered_by_name(client: TestClient) -> None:
    offered: list[Any] = page(client, "/timeline").cssselect("select[name=place] option")
    names = [words(o) for o in offered[1:]]
    assert names == sorted(names, key=str.casefold)
    assert isinstance(shelf().place("p1"), Place)
