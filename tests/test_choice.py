"""Which of the places of one name is meant: what the text says around it decides, and too little decides nothing."""

from __future__ import annotations

import pytest

from fairwitness.model import Place
from fairwitness.resolve.atlas import Atlas, kinds_beside
from fairwitness.resolve.choice import Around, apart, chosen, signs
from fairwitness.vocab.gazetteer import Candidate
from fairwitness.vocab.precision import ACLED, UCDP, acled, ucdp
from fairwitness.vocab.toponyms import toponyms
from fairwitness.vocab.whereabouts import choice


def candidate(country: str, at: tuple[float, float], weight: float = 4.5, number: int = 1) -> Candidate:
    place = Place(f"x{number}{country}", f"Nor, {country}", "town", "town", country, *at, within=(country,))
    return Candidate(place, weight, 1000)


HERE, THERE = candidate("AA", (10.0, 10.0)), candidate("BB", (50.0, 50.0))


def meant(around: Around, *found: Candidate) -> str | None:
    best = chosen(found, around)
    return best[0].country if best else None


def test_the_country_that_the_text_speaks_of_decides() -> None:
    assert meant(Around("nor", {"BB": 0.8}), HERE, THERE) == "BB"


def test_a_neighbour_that_is_surely_told_of_decides() -> None:
    other = Place("y", "Lower Nor, BB", "town", "town", "BB", 50.1, 50.1, ("BB",))
    assert meant(Around("nor", {}, others=(other,)), HERE, THERE) == "BB"


def test_the_name_after_the_comma_decides() -> None:
    assert meant(Around("nor", {"AA": 0.5}, holder="BB"), HERE, THERE) == "BB"


def test_what_cannot_be_told_apart_stays_unplaced() -> None:
    alike = [candidate("AA", (10.0 * n, 10.0), number=n) for n in range(1, 5)]
    assert meant(Around("nor", {"AA": 0.9}), *alike) is None


def test_a_country_that_the_words_behind_a_name_put_it_into_decides() -> None:
    larger = candidate("BB", (50.0, 50.0), weight=5.5)
    assert meant(Around("nor", {"AA": 0.3, "BB": 0.3}), HERE, larger) == "BB"
    assert meant(Around("nor", {"AA": 0.3, "BB": 0.3}, put="AA"), HERE, larger) == "AA"


def test_places_at_one_spot_are_one() -> None:
    alike = [candidate("AA", (10.0, 10.0 + n / 100), number=n) for n in range(1, 5)]
    assert meant(Around("nor", {"AA": 0.9}), *alike) == "AA"


def test_a_small_place_of_a_country_never_spoken_of_is_not_meant() -> None:
    assert meant(Around("nor", {"AA": 0.9}), candidate("BB", (50.0, 50.0), weight=3.0)) is None


def test_a_large_place_elsewhere_is_not_meant_where_the_text_surely_speaks_of_one_country() -> None:
    large = candidate("BB", (50.0, 50.0), weight=5.4)
    assert meant(Around("nor", {"AA": 1.0}), large) is None
    assert meant(Around("nor", {"AA": 0.5, "BB": 0.4}), large) == "BB"


def test_a_well_known_place_elsewhere_yields_to_a_small_one_of_the_country_spoken_of() -> None:
    known = candidate("BB", (14.0, 14.0), weight=6.5)
    around = Around("nor", {"AA": 0.9, "BB": 0.05}, others=(HERE.place,), ours=frozenset({"Nor, BB"}))
    assert meant(around, known, candidate("AA", (10.1, 10.1), weight=1.5)) == "AA"


def test_a_name_of_our_list_counts_for_more_than_one_of_the_gazetteer_alone() -> None:
    camp = Candidate(Place("c", "Nor camp, AA", "camp", "site", "AA", 30.0, 30.0, ("AA",)), 5.8, 0)
    around = Around("nor", {"AA": 0.6, "BB": 0.15})
    assert signs(camp, around)["other name"] == 1.0
    found = signs(camp, Around("nor", {"AA": 0.6, "BB": 0.15}, ours=frozenset({"Nor camp, AA"})))
    assert (found["ours"], found["also"], "other name" in found) == (1.0, 1.0, False)


def test_the_order_of_candidates_changes_nothing() -> None:
    around = Around("nor", {"AA": 0.6, "BB": 0.3})
    assert chosen((HERE, THERE), around) == chosen((THERE, HERE), around)


def test_every_sign_has_a_weight() -> None:
    other = Place("y", "Lower Nor, BB", "town", "town", "BB", 50.1, 50.1, ("BB",))
    places = [THERE, candidate("AA", (10.0, 10.0))]
    arounds = [
        Around("nor", {"AA": 0.9}, "BB", "BB", frozenset({"province"}), (other,), strange=frozenset({"Nor, BB"})),
        Around("nor", {"AA": 0.9}),
        Around("other", {}, "AA", "AA", frozenset({"town", "camp"}), ours=frozenset({"Nor, AA"})),
    ]
    found = {sign for place in places for around in arounds for sign in signs(place, around)}
    assert found == set(choice())


def test_a_hamlet_that_nobody_knows_is_none_of_another_country() -> None:
    assert (
        Atlas("Men from the hamlet of Nor are missing, a judge in Port Ledra was told.").told.sited[0].place.country
        is None
    )


def test_a_city_is_no_village() -> None:
    small = frozenset({"town", "village"})
    assert kinds_beside("the village of Nor", 15, 18) == kinds_beside("Nor village", 0, 3) == small
    assert "city" in (kinds_beside("the town of Nor", 12, 15) or ())


def test_an_outlet_named_for_a_province_tells_of_its_country() -> None:
    text = "Armed men overran Palma on Friday."
    assert [Atlas(text, outlet=o).told.sited[0].place.country for o in ("", "Cabo Delgado Digest")] == ["ES", "MZ"]


def test_distances_do_not_stop_at_the_date_line() -> None:
    east, west = (Place(i, i, "town", "town", None, 0.0, lon) for i, lon in (("e", 179.9), ("w", -179.9)))
    assert apart(east, west) == pytest.approx(22.2, abs=0.1)


def test_a_people_is_no_name_of_a_place() -> None:
    text = "Syrian forces and Iraqi troops shelled Homs; Afghans and a Sudanese doctor were hurt."
    assert [t.name for t in toponyms(text)] == ["Homs"]


def test_a_name_of_many_towns_in_one_country_keeps_the_country_and_no_point() -> None:
    atlas = Atlas("Ten people died in Springfield in the United States on Monday.")
    place = atlas.told.sited[0].place
    assert (place.name, place.precision, place.latitude) == ("Springfield, United States", "none", None)


@pytest.mark.parametrize(
    ("kind", "precision", "codes"),
    [
        ("hospital", "site", (1, 1)),
        ("town", "near_town", (2, 2)),
        ("district", "district", (2, 3)),
        ("province", "province", (3, 4)),
        ("part", "country", (3, 5)),
        ("country", "country", (3, 6)),
        ("sea", "region", (3, 7)),
        ("unknown", "none", (None, None)),
    ],
)
def test_precision_has_acleds_and_ucdps_code(kind: str, precision: str, codes: tuple[int | None, int | None]) -> None:
    place = Place("x", "Nor", kind, precision)
    assert (acled(place), ucdp(place)) == codes
    assert codes[0] in (*ACLED, None) and codes[1] in (*UCDP, None)
