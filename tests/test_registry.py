"""Promises of the registry: every line is sound and says where it comes from; no name is two bodies' on one day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import combinations

import pytest

from fairwitness.errors import VocabularyError
from fairwitness.vocab import table
from fairwitness.vocab.actors import actor_named, governing
from fairwitness.vocab.countries import countries
from fairwitness.vocab.org_keys import org_key, plain_name
from fairwitness.vocab.orgs import org_exactly, org_on
from fairwitness.vocab.registry import VOICELESS, Body, acting, bodies, body_of, days

FIRST, LAST = date(1900, 1, 1), date(2100, 1, 1)


def names(body: Body) -> Iterator[str]:
    """Every name that means the body wherever it stands."""
    yield from (body.name, *body.aliases, *body.doing)


def at_once(one: Body, other: Body) -> bool:
    """Whether two bodies were there on one day."""
    return max(one.since or FIRST, other.since or FIRST) <= min(one.until or LAST, other.until or LAST)


def test_there_are_bodies_of_every_sort_and_each_line_has_a_source() -> None:
    found = bodies().values()
    assert len(found) >= 950
    assert {b.type for b in found} >= {
        "armed_group",
        "military",
        "government",
        "un",
        "ngo",
        "monitor",
        "agency",
        "outlet",
    }
    assert all(b.source.split("; ")[-1] == "public record" for b in found)


def test_no_name_is_that_of_two_bodies_on_one_day() -> None:
    bearers: dict[str, list[Body]] = defaultdict(list)
    for body in bodies().values():
        for key in {org_key(plain_name(name)) for name in names(body)}:
            bearers[key].append(body)
    twice = [(key, a.name, b.name) for key, of in bearers.items() for a, b in combinations(of, 2) if at_once(a, b)]
    assert twice == []


def test_whom_a_line_names_is_in_the_registry_or_the_body_of_a_state() -> None:
    for body in bodies().values():
        for tie in body.ties:
            assert tie.name in bodies() or org_exactly(tie.name), (body.name, tie.name)
        assert body.became is None or body.became in bodies() or org_exactly(body.became), body.name
        assert body.acts_as is None or actor_named(body.acts_as), body.name
        assert all(code in countries() for code in body.countries), body.name


def test_days_are_in_order_and_nobody_belongs_to_himself() -> None:
    for body in bodies().values():
        for since, until in ((body.since, body.until), *((t.since, t.until) for t in body.ties)):
            assert since is None or until is None or since <= until, body.name
            assert until is None or until > date(1945, 1, 1), body.name
        for on in (None, body.since, body.until):
            seen, above = {body.name}, body.parent(on)
            while above and above in bodies():
                assert above not in seen, body.name
                seen.add(above)
                above = bodies()[above].parent(on)


def test_short_names_are_those_of_bodies_with_a_country() -> None:
    assert all(body.countries for body in bodies().values() if body.short)


def test_what_a_line_may_not_hold_is_told() -> None:
    sound = {"type": "ngo", "source": "public record"}
    wrong = [
        {**sound, "colour": "red"},
        {**sound, "type": "club"},
        {"type": "ngo"},
        {**sound, "since": "last spring"},
    ]
    for row in wrong:
        with pytest.raises(VocabularyError, match="Harbour Relief Society"):
            body_of("Harbour Relief Society", row, "here.toml")


@pytest.mark.parametrize(
    ("told", "first", "last"),
    [
        ("2014", date(2014, 1, 1), date(2014, 12, 31)),
        ("2014-02", date(2014, 2, 1), date(2014, 2, 28)),
        ("2014-06-15", date(2014, 6, 15), date(2014, 6, 15)),
    ],
)
def test_a_day_is_as_vague_as_it_is_known(told: str, first: date, last: date) -> None:
    assert days({"since": told, "until": told}) == (first, last)


def test_a_body_belongs_to_whom_it_belonged_that_day() -> None:
    row = {"type": "armed_group", "source": "here", "until": "2016", "became": "Northern Front"}
    row_2 = {**row, "parents": [{"name": "Southern Front", "until": "2014"}]}
    body = body_of("Qasr Amun Brigade", row_2, "here.toml")
    on: Callable[[int], str | None] = lambda year: body.parent(date(year, 6, 1))  # noqa: E731
    assert (on(2013), on(2015), on(2017), body.parent()) == ("Southern Front", None, "Northern Front", "Northern Front")


def test_what_a_state_does_its_forces_do_and_each_speaks_for_itself() -> None:
    acts, speaks = actor_named("Russian Defence Ministry"), org_exactly("Russian Defence Ministry")
    assert acts and acts.name == "Russia"
    assert speaks and (speaks.name, speaks.parent) == ("Russian Defence Ministry", "Russian government")


def test_states_and_sides_act_but_do_not_speak() -> None:
    for body in bodies().values():
        if body.type in VOICELESS:
            assert body.name in acting(bodies().values()), body.name


def test_who_governs_changes_on_a_day() -> None:
    for code, rows in table("actors")["governing"].items():
        for row in rows:
            first, last = days(row)
            assert all(governing(code, day) == row["name"] for day in (first, last) if day)
    assert governing("AF", date(2021, 8, 14) + timedelta(days=1)) == "Taliban"


def test_an_organisation_is_its_parent_of_the_day() -> None:
    forces = org_exactly("Rapid Support Forces")
    assert forces and not forces.parent
    assert org_on(forces, date(2018, 1, 1)).parent == "Sudanese government"
    front = org_exactly("Jabhat al-Nusra")
    assert front and front.parent == "Hayat Tahrir al-Sham"
    assert org_on(front, date(2015, 1, 1)).parent == "al-Qaida"
