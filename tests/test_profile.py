"""The public profile: what it leaves out, what it still tells, and that no number gives away what is withheld."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from fairwitness import casework
from fairwitness.model import Capture, Given, Judgement, Pin, Problem, Taking
from fairwitness.publish.picture import Picture
from fairwitness.publish.profile import public
from fairwitness.publish.profile.words import is_public_address
from fairwitness.store import Casebook
from tests import canary_world
from tests.judged_world import NOON
from tests.profile_world import CLINIC, ON, all_of, known_places, picture_of
from tests.reconcile_world import (
    COUNCIL,
    MONITOR,
    SOCIETY,
    bounds,
    claim,
    report,
)


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
