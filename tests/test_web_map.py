"""The map draws nothing finer than it was told, and its plain form shows the same as the other."""

from __future__ import annotations

import math

import pytest

from fairwitness.model import Place, State
from fairwitness.web import shapes
from fairwitness.web.charts.plain_map import HEIGHT, WIDTH, box, plain_map
from fairwitness.web.library import PlaceTold
from fairwitness.web.views.map_data import map_data
from fairwitness.web.views.marks import RADIUS, Mark, circle, marks
from fairwitness.web.views.sectors import sectors

NOR = Place("t1", "Nor Vale, Ukraine", "city", "town", "UA", 48.5, 35.5, ("Ukraine",))
CLINIC = Place("t1/clinic", "clinic, Nor Vale, Ukraine", "site", "town", "UA", 48.5, 35.5, ("Nor Vale, Ukraine",))
OUTSKIRTS = Place("t1/near", "near Nor Vale, Ukraine", "part", "near_town", "UA", 48.5, 35.5, ("Ukraine",))
DISTRICT = Place("d1", "Ambar district, Ukraine", "district", "district", "UA", 49.2, 36.4, ("Ukraine",))
PROVINCE = Place("p1", "Kherson region, Ukraine", "province", "province", "UA", 46.6, 33.5, ("Ukraine",))
COUNTRY = Place("UA", "Ukraine", "country", "country", "UA", 49.0, 32.0)
SEA = Place("s1", "Ambar Sea", "sea", "region", None, 46.0, 36.0)
NOWHERE = Place("n1", "the northern villages", "unknown", "none", "UA")
ALL = (NOR, CLINIC, OUTSKIRTS, DISTRICT, PROVINCE, COUNTRY, SEA, NOWHERE)


def told(place: Place, holder: str = "", disputed: int = 0, **kinds: int) -> PlaceTold:
    states = (State(f"s-{place.id}", place, holder, None, None, None, ()),) if holder else ()
    return PlaceTold(place, kinds or {"killed": 1}, disputed, states)


def made() -> dict[str, Mark]:
    return {m.id: m for m in marks(told(p) for p in ALL)}


def apart(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Kilometres between two points."""
    (x, y), (u, v) = (tuple(map(math.radians, p)) for p in (a, b))
    h = math.sin((v - y) / 2) ** 2 + math.cos(y) * math.cos(v) * math.sin((u - x) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(h))


def test_a_shape_is_as_wide_as_its_place_is_uncertain() -> None:
    shape = {i: m.shape for i, m in made().items()}
    assert shape == {
        "t1": "point",
        "t1/near": "circle",
        "d1": "circle",
        "p1": "province",
        "UA": "country",
        "s1": "none",
        "n1": "none",
    }


def test_a_site_known_by_its_town_is_drawn_as_the_town() -> None:
    town = made()["t1"]
    assert town.name == "Nor Vale"
    assert {p.place.id for p in town.places} == {"t1", "t1/clinic"}
    assert dict(town.sectors) == {"harm": 1, "care": 1}
    assert town.told == 2


@pytest.mark.parametrize(("place", "km"), [(OUTSKIRTS, RADIUS["near_town"]), (DISTRICT, RADIUS["district"])])
def test_circles_have_the_radius_they_say(place: Place, km: float) -> None:
    middle = (place.longitude or 0, place.latitude or 0)
    assert all(abs(apart(middle, p) - km) < km * 0.02 for p in circle(middle, km))


def test_a_province_is_shaded_where_its_outline_has_its_name() -> None:
    mark = made()["p1"]
    assert shapes.holds(mark.rings, (33.5, 46.6))
    assert not shapes.holds(mark.rings, (35.5, 48.5))


def test_no_province_is_shaded_for_another() -> None:
    # An outline of "East Azarbaijan" is near, and that of a smaller province of the name's region holds its point.
    west = Place("w", "West Azerbaijan province, Iran", "province", "province", "IR", 37.9, 46.1)
    island = Place("i", "Northern Mindanao region, Philippines", "province", "province", "PH", 8.0, 124.8)
    assert shapes.province(west) is None
    assert shapes.province(island) is None
    assert [m.shape for m in marks([told(west), told(island)])] == ["none", "none"]


def test_another_spelling_finds_the_province_in_which_the_point_lies() -> None:
    place = Place("z", "Zaporizhzhia region, Ukraine", "province", "province", "UA", 47.3, 35.6)
    found = shapes.province(place)
    assert found is not None
    assert shapes.holds(found.rings, (35.6, 47.3))


def test_every_country_has_an_outline_that_closes() -> None:
    known = shapes.countries()
    assert {"UA", "SY", "SD", "SS", "PS", "IL", "MM", "XK"} <= set(known)
    assert all(ring[0] == ring[-1] for shape in known.values() for ring in shape.rings)
    assert shapes.holds(known["SY"].rings, (38.0, 35.0))


def test_data_for_browsers_hold_what_is_drawn_and_no_point_for_an_area() -> None:
    data = map_data(marks(told(p) for p in ALL))
    kinds = {f["properties"]["id"]: f["geometry"] and f["geometry"]["type"] for f in data["marks"]["features"]}
    assert kinds == {"t1": "Point", "t1/near": "Polygon", "d1": "Polygon", "p1": "Polygon", "UA": None}
    west, south, east, north = data["bounds"]
    assert west < 33.5 < 36.4 < east
    assert south < 46.6 < 49.2 < north


def test_a_map_of_nothing_has_no_box() -> None:
    assert box(marks([told(NOWHERE)])) is None
    assert plain_map(marks([told(NOWHERE)])) is None
    assert map_data(())["bounds"] is None


def test_the_plain_map_shows_every_mark_that_has_a_place() -> None:
    plain = plain_map(tuple(made().values()))
    assert plain is not None
    assert {s.mark.id for s in plain.symbols} == {"t1", "t1/near", "d1", "p1", "UA"}
    assert plain.lands
    for s in plain.symbols:
        assert bool(s.path) == (s.mark.shape != "point")
        if s.x is not None and s.y is not None:
            assert 0 <= s.x <= WIDTH
            assert 0 <= s.y <= HEIGHT


def test_labels_of_the_plain_map_lie_on_it_and_not_on_each_other() -> None:
    near = [
        told(Place(f"t{i}", f"Village Number {i}, Ukraine", "village", "town", "UA", 48.5 + i / 50, 35.5))
        for i in range(30)
    ]
    plain = plain_map(marks(near))
    assert plain is not None
    boxes = [(s.label, 6.4 * len(s.mark.name)) for s in plain.symbols if s.label]
    assert 1 < len(boxes) <= 30
    for i, ((x, y), wide) in enumerate(boxes):
        assert 0 <= x <= x + wide <= WIDTH
        for (u, v), other in boxes[i + 1 :]:
            assert x + wide < u or u + other < x or abs(y - v) >= 14


def test_who_holds_a_place_is_told_with_its_mark() -> None:
    (mark,) = marks([told(NOR, holder="Ambar Front", disputed=2)])
    assert mark.holders == ("Ambar Front",)
    assert mark.disputed == 2


def test_parts_of_the_situation_keep_their_order_and_counts() -> None:
    assert sectors({"shelling": 2, "killed": 3, "displaced": 1}) == (("harm", 3), ("moved", 1), ("force", 2))
    assert sectors({"damaged": 2, "captured": 1}, CLINIC) == (("care", 2), ("control", 1))
