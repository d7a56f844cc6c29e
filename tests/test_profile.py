"""The public profile: what it leaves out, what it still tells, and that no number gives away what is withheld."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from fairwitness import casework
from fairwitness.codec import dumps
from fairwitness.model import Capture, Given, Interval, Judgement, Pin, Place, Problem, Reading, Span, Taking
from fairwitness.publish.picture import Picture
from fairwitness.publish.profile import public
from fairwitness.publish.profile.words import is_public_address
from fairwitness.reconcile import accounts, disputes, families, incidents, series, states
from fairwitness.store import Casebook
from tests import canary_world
from tests.judged_world import NOON
from tests.reconcile_world import (
    COUNCIL,
    FRONT,
    HOSPITAL,
    LEAGUE,
    MONITOR,
    REGISTRY,
    SOCIETY,
    TOWN,
    bounds,
    claim,
    report,
)

DISTRICT = Place("p8", "Amun district, Marram", "district", "district", within=("Marram",))
INSIDE = replace(TOWN, within=("Amun district, Marram", "Marram"), latitude=1.5, longitude=2.5)
WARD = Place("p6", "Mill quarter, Qasr Amun, Marram", "part", "neighbourhood", None, 1.51, 2.51,
             ("Qasr Amun, Marram", "Amun district, Marram", "Marram"))  # fmt: skip
CLINIC = replace(HOSPITAL, within=("Qasr Amun, Marram", "Amun district, Marram", "Marram"))
ON = {"when": "on 12 May", "days": (12, 12)}


def picture_of(*readings: Reading, **more: Any) -> Picture:
    """Everything of a world, reconciled, with the places that hold its places."""
    shared = families(r.document for r in readings)
    told = accounts(readings, shared, REGISTRY)
    return Picture(
        documents=tuple(r.document for r in readings),
        claims=tuple(c for r in readings for c in r.claims),
        meanings=tuple(m for r in readings for m in r.meanings),
        families=shared,
        accounts=told,
        series=series(told),
        disputes=disputes(told),
        incidents=incidents(told),
        states=states(told),
        **more,
    )


def known_places() -> Reading:
    """A report that names a town and a district, so that they are known."""
    told = (claim("displaced", "700", SOCIETY, place=p) for p in (INSIDE, DISTRICT))
    return report("Gull Weekly", 2, *told, text="Far from here. ")


def all_of(picture: Picture) -> str:
    """Every field of every record, as text."""
    records = (getattr(picture, f.name) for f in fields(picture))
    return "\n".join(dumps(r) for some in records for r in (some.items() if isinstance(some, dict) else some))


@pytest.fixture(scope="module")
def canaries(tmp_path_factory: pytest.TempPathFactory) -> Picture:
    with Casebook.open(canary_world.canary_casebook(tmp_path_factory.mktemp("canaries"))) as casebook:
        return casework.picture(casebook)


def test_no_canary_is_in_what_the_public_may_see(canaries: Picture) -> None:
    assert canary_world.found_in(all_of(canaries)) == set(canary_world.CANARIES) - {"Bylinka", "Hushmore"} | {
        c for c in ("Bylinka", "Hushmore") if c.casefold() in all_of(canaries).casefold()
    }
    assert canary_world.found_in(all_of(public(canaries))) == set()


def test_words_that_are_safe_are_still_told(canaries: Picture) -> None:
    seen = public(canaries)
    assert canary_world.OPEN_WORDS in {c.words.text for c in seen.claims}
    assert "Shelling in Qasr Amun" in {d.title for d in seen.documents}
    assert "https://news.example.org/2021/shelling" in {d.url for d in seen.documents}
    figures = {(c.kind, c.figure.best) for c in seen.claims if c.figure}
    assert {("killed", Decimal(n)) for n in (12, 11, 63)} <= figures


def test_every_span_of_a_public_document_stands_in_its_text(canaries: Picture) -> None:
    seen = public(canaries)
    for c in seen.claims:
        text = seen.document_by_id[c.document_id].text
        optional = (c.group, c.side, c.actor, c.means, c.place, *(link.words for link in c.chain))
        spans = [c.words, *(s for s in optional if s)] + ([c.figure.words] if c.figure else [])
        assert all(text[s.start : s.end] == s.text for s in spans)
    for s in seen.statements:
        text = seen.document_by_id[s.document_id].text
        assert all(text[x.start : x.end] == x.text for x in (*s.source, *s.cue, *s.content))


def test_nothing_points_at_what_is_not_there(canaries: Picture) -> None:
    seen = public(canaries)
    claims, documents, told = seen.claim_by_id, seen.document_by_id, seen.account_by_id
    assert len(claims) == len(seen.claims) and len(documents) == len(seen.documents) and len(told) == len(seen.accounts)
    assert all(c.document_id in documents and (c.part_of is None or c.part_of in claims) for c in seen.claims)
    assert all(m.claim_id in claims for m in seen.meanings)
    assert all(p.claim_id in claims and p.document_id in documents for a in seen.accounts for p in a.appearances)
    lists: list[tuple[str, ...]] = [p.accounts for s in seen.series for p in s.points]
    lists += [d.accounts for d in seen.disputes]
    lists += [i.accounts for i in seen.incidents] + [s.accounts for s in seen.states]
    assert all(i in told for ids in lists for i in ids)


def test_the_same_picture_is_public_in_the_same_way() -> None:
    world = picture_of(known_places(), report("Harbour Post", 13, claim("killed", "12", SOCIETY, place=CLINIC, **ON)))
    assert all_of(public(world)) == all_of(public(world))


def test_what_is_public_altogether_is_told_as_it_is() -> None:
    world = picture_of(
        report("Harbour Post", 13, claim("killed", "12", SOCIETY, group="civilians", **ON), name="a"),
        report("Gull Weekly", 14, claim("killed", "30", MONITOR, group="civilians", **ON), name="b"),
        report("Dune Post", 15, claim("killed", ">=12", COUNCIL, group="civilians", **ON), name="c"),
    )
    seen = public(world)
    assert [bounds(s) for s in seen.series] == [bounds(s) for s in world.series]
    assert [(s.origins, s.unnamed, s.reports, s.disputed, s.suggestion) for s in seen.series] == [
        (s.origins, s.unnamed, s.reports, s.disputed, s.suggestion) for s in world.series
    ]
    assert len(seen.disputes) == len(world.disputes) and len(seen.incidents) == len(world.incidents)


# -- private fields ----------------------------------------------------------------------------------------------------


def test_people_their_reasons_and_problems_stay_inside() -> None:
    world = picture_of(report("Harbour Post", 13, claim("killed", "12", SOCIETY, **ON)))
    pin = Pin("hash", 0, 1, "claim", "killed", True, "w", "before", "after", "cap", "told")
    judged = Judgement("j1", pin, "accept", None, "Judicia", NOON, "Whyzzle")
    world = replace(world, judgements=(judged,), problems=(Problem("read", "file:///xyzzypath", "hard"),))
    seen = public(world)
    assert (seen.judgements, seen.problems, seen.attachments) == ((), (), ())


def taken(location: str, manner: str, **given: Any) -> Capture:
    return Capture("cap1", location, "f" * 64, "text/html", (Taking(NOON, manner, Given(**given)),))


@pytest.mark.parametrize(
    ("location", "manner", "is_told"),
    [
        ("https://news.example.org/2031/7", "http 200", True),
        ("https://news.example.org/2031/7", "http 200, redirected to https://x.org/?token=xyzzy", True),
        ("https://news.example.org/2031/7?token=xyzzy", "http 200", False),
        ("https://anna:xyzzy@news.example.org/2031/7", "http 200", False),
        ("http://192.168.0.7/xyzzy", "http 200", False),
        ("http://press.internal/xyzzy", "http 200", False),
        ("file:///home/anna/xyzzy.html", "file", False),
        ("stdin:", "stdin", False),
    ],
)
def test_only_public_pages_say_where_they_were_taken(location: str, manner: str, is_told: bool) -> None:
    told = report("Harbour Post", 13, claim("killed", "12", SOCIETY, **ON))
    told = replace(told, document=replace(told.document, capture_id="cap1"))
    seen = public(picture_of(told, captures=(taken(location, manner, title="xyzzy"),)))
    assert [c.location for c in seen.captures] == ([location] if is_told else [])
    assert "xyzzy" not in all_of(seen)
    assert (seen.documents[0].id == told.document.id) is (is_public_address(location) and manner.startswith("http"))


def test_ids_that_hash_a_private_place_or_withheld_words_are_made_anew() -> None:
    withheld = report("Harbour Post", 13, claim("killed", "12", SOCIETY, place=CLINIC, **ON))
    world = picture_of(known_places(), withheld, captures=(taken("file:///home/anna/a.html", "file"),))
    seen = all_of(public(world))
    private = [withheld.document.id, withheld.document.capture_id, *(c.id for c in withheld.claims), "cap1"]
    private += [a.id for a in world.accounts] + [s.id for s in world.series] + [s.matter.id for s in world.series]
    assert not [i for i in private if i in seen]


def test_everything_of_a_restricted_capture_is_left_out_of_every_figure() -> None:
    open_ = report("Harbour Post", 13, claim("killed", "12", SOCIETY, group="civilians", **ON), name="a")
    shut = report("Gull Weekly", 14, claim("killed", "90", MONITOR, group="civilians", **ON), name="b")
    shut = replace(shut, document=replace(shut.document, capture_id="cap1"))
    world = picture_of(open_, shut, captures=(taken("https://x.org/a", "http 200", restricted=True),))
    assert [bounds(s)[-1] for s in world.series] == ["14: 12 - 51 - 90, 2 origins, 0 unnamed, 2 reports, disputed"]
    seen = public(world)
    assert [bounds(s) for s in seen.series] == [["13: 12 - 12 - 12, 1 origins, 0 unnamed, 1 reports"]]
    assert len(seen.documents) == 1 and not seen.disputes and MONITOR not in all_of(seen)


def test_the_newest_days_are_withheld_by_choice() -> None:
    days = (10, 12, 14)
    told = [report("Harbour Post", d, claim("killed", f"{d}0", SOCIETY, basis="total"), name=str(d)) for d in days]
    undated = report("Gull Weekly", None, claim("killed", "99", MONITOR, basis="total"), name="undated")
    world = picture_of(*told, undated)
    seen = public(world, embargo_days=3)
    assert [d.published for d in seen.documents] == [told[0].document.published]
    last = world.last_day
    assert last and all(p.on <= last - timedelta(days=3) for s in seen.series for p in s.points)
    assert "120" not in all_of(seen) and "140" not in all_of(seen)
    assert len(public(world).documents) == 4
    assert public(picture_of(undated), embargo_days=3).documents == ()


# -- places ------------------------------------------------------------------------------------------------------------


def test_a_claim_about_a_refuge_has_neither_name_nor_words_nor_a_place_below_the_district() -> None:
    seen = public(
        picture_of(known_places(), report("Harbour Post", 13, claim("killed", "12", SOCIETY, place=CLINIC, **ON)))
    )
    (told,) = (c for c in seen.claims if c.kind == "killed")
    assert told.words == Span(0, 0, "") and told.figure and told.figure.best == 12
    assert seen.best[told.id, "place"].value == DISTRICT
    assert {s.matter.place for s in seen.series if s.matter.kind == "killed"} == {DISTRICT}
    assert {i.place for i in seen.incidents} <= {DISTRICT}
    assert "Hospital" not in all_of(seen)


def test_a_sentence_that_tells_of_a_refuge_is_about_one() -> None:
    said = report("Harbour Post", 13, claim("killed", "12", SOCIETY, place=INSIDE, words="12 people died", **ON),
                  text="In the clinic of the town ")  # fmt: skip
    seen = public(picture_of(known_places(), said))
    assert {seen.best[c.id, "place"].value for c in seen.claims if c.kind == "killed"} == {DISTRICT}


def test_two_refuges_of_one_district_stay_two() -> None:
    other = replace(CLINIC, id="p9", name="New Hospital, Qasr Amun, Marram")
    told = [
        report("Harbour Post", 13, claim("killed", n, SOCIETY, place=p, **ON), name=n)
        for n, p in (("12", CLINIC), ("30", other))
    ]
    seen = public(picture_of(known_places(), *told))
    found = [s for s in seen.series if s.matter.kind == "killed"]
    assert len({s.id for s in found}) == 2 and {s.matter.place for s in found} == {DISTRICT}


def test_of_an_account_told_with_and_without_the_refuge_only_the_latter_is_shown() -> None:
    plain = claim("killed", "12", SOCIETY, place=INSIDE, **ON)
    told = [
        report("Harbour Post", 13, plain, name="a"),
        report("Gull Weekly", 13, {**plain, "words": "12 people died"}, name="b", text="In the clinic of the town "),
    ]
    seen = public(picture_of(known_places(), *told))
    killed = [c for c in seen.claims if c.kind == "killed"]
    assert len(killed) == 1 and seen.best[killed[0].id, "place"].value == INSIDE
    assert {p.reports for s in seen.series if s.matter.kind == "killed" for p in s.points} == {1}


def test_forces_are_neither_counted_nor_placed_finer_than_a_town() -> None:
    told = report(
        "Harbour Post",
        13,
        claim("present", "300", SOCIETY, group="combatants", side=FRONT, place=WARD),
        claim("arrived", "250", SOCIETY, group="combatants", side=FRONT, place=INSIDE),
        claim("withdrew", "500", SOCIETY, actor=FRONT, place=INSIDE),
        claim("clash", "6", SOCIETY, actor=LEAGUE, place=WARD, unit="attacks", **ON),
    )
    seen = public(picture_of(known_places(), told))
    assert {c.kind for c in seen.claims} == {"clash", "displaced"}
    assert {seen.best[c.id, "place"].value for c in seen.claims if c.kind == "clash"} == {INSIDE}
    assert not any(n in all_of(seen) for n in ("300", "250", "500", "Mill quarter"))


def test_civilians_are_told_of_as_finely_as_the_words_do() -> None:
    seen = public(
        picture_of(report("Harbour Post", 13, claim("killed", "12", SOCIETY, group="civilians", place=WARD, **ON)))
    )
    assert {m.value for m in seen.meanings if m.slot == "place"} == {WARD}


def test_who_holds_single_sites_is_not_told() -> None:
    mill = Place("p7", "mill, Qasr Amun, Marram", "site", "town", within=("Qasr Amun, Marram", "Marram"))
    told = report(
        "Harbour Post",
        13,
        *(
            claim("captured", None, SOCIETY, actor=FRONT, place=p, when="on 12 May", days=(12, 12))
            for p in (mill, WARD)
        ),
        claim("captured", None, SOCIETY, actor=FRONT, place=INSIDE, when="on 12 May", days=(12, 12), words="took it"),
    )
    seen = public(picture_of(told))
    assert {s.place for s in seen.states} == {INSIDE}
    assert len(seen.claims) == 1


# -- small counts ------------------------------------------------------------------------------------------------------

SMALL = ["1", "2", "3", "4", "~3", ">=2", ">3", "<=4", "<4", "2..4", "3..9", "4-", "2+"]


@pytest.mark.parametrize("said", SMALL)
@pytest.mark.parametrize(
    ("kind", "group"), [("detained", "civilians"), ("abducted", None), ("killed", "health_workers")]
)
def test_counts_of_one_to_four_are_nowhere(kind: str, group: str | None, said: str) -> None:
    told = report("Harbour Post", 13, claim(kind, said, SOCIETY, group=group, **ON), name="a")
    other = report("Gull Weekly", 13, claim(kind, "10", MONITOR, group=group, **ON), name="b")
    seen = public(picture_of(told, other))
    found: list[Decimal | None] = []
    for c in seen.claims:
        found += [c.figure.low, c.figure.best, c.figure.high] if c.figure else []
        assert c.count_hint is None
    for a in seen.accounts:
        found += [a.figure.low, a.figure.best, a.figure.high] if a.figure else []
    for i in (p.interval for s in seen.series for p in s.points):
        found += [i.low, i.best, i.high]
        assert i.best in (None, Decimal(10)), "a median of both would tell the small one"
    assert not [n for n in found if n is not None and 0 < n < 5]
    assert all(f"“{said}”" not in d.why for d in seen.disputes)
    assert sum(bool(c.words.text) for c in seen.claims) <= 1


def test_fewer_than_five_is_told_as_such() -> None:
    seen = public(picture_of(report("Harbour Post", 13, claim("detained", "3", SOCIETY, group="civilians", **ON))))
    assert [p.interval for s in seen.series for p in s.points] == [Interval(None, Decimal(5), high_excluded=True)]


def test_none_five_and_shares_are_told_as_they_are() -> None:
    told = [claim("detained", n, SOCIETY, group="civilians", place=p) for n, p in (("5", TOWN), ("40", INSIDE))]
    share = claim("detained", "3", SOCIETY, group="men", unit="percent", basis="standing")
    seen = public(picture_of(report("Harbour Post", 13, *told, share)))
    assert {c.figure.best for c in seen.claims if c.figure} == {5, 40, 3}


def test_no_sum_gives_a_small_count_away() -> None:
    made = report(
        "Harbour Post",
        13,
        claim("killed", "12", SOCIETY, group="people", **ON),
        claim("killed", "9", SOCIETY, group="civilians", **ON),
        claim("killed", "3", SOCIETY, group="health_workers", **ON),
    )
    whole = made.claims[0].id
    parts = tuple(replace(c, part_of=whole) for c in made.claims[1:])
    seen = public(picture_of(replace(made, claims=(made.claims[0], *parts))))
    assert sorted(str(c.figure.best or c.figure.high) for c in seen.claims if c.figure) == ["12", "5"]
    assert "9" not in {str(a.figure.best) for a in seen.accounts if a.figure}
    assert all(c.part_of is None for c in seen.claims)


def test_a_body_that_may_tell_a_victim_or_a_refuge_is_nowhere() -> None:
    clinic = "Ostrenka Clinic"
    told = report("Harbour Post", 13, claim("killed", "12", clinic, group="civilians", actor="Vashti Brumal", **ON),
                  text="Vashti Brumal was killed later. ")  # fmt: skip
    seen = public(picture_of(told))
    assert not {w for w in ("Ostrenka", "Vashti", "Brumal") if w in all_of(seen)}
    assert {a.origin.type for a in seen.accounts} == {"unnamed"}


def test_an_armed_body_that_nobody_knows_keeps_its_name() -> None:
    said = claim("killed", "12", SOCIETY, group="civilians", actor="Amun Brigade", words="Amun Brigade killed 12", **ON)
    seen = public(picture_of(report("Harbour Post", 13, said)))
    assert {s.matter.actor for s in seen.series} == {"Amun Brigade"}
