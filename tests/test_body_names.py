"""One unknown body under the names that different reports give it, and two that only sound alike."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from fairwitness.vocab.body_names import plain_body
from tests.reconcile_world import claim, report, told


@pytest.mark.parametrize(
    "names",
    [
        ("Amun Ford Monitor", "the Amun Ford Monitor", "Amun Ford Monitor for Human Rights", "Amun Ford Monitor (AFM)"),
        ("Salt Wind Centre", "Salt Wind Center"),
        ("Salt Wind Relief & Rescue", "Salt Wind Relief and Rescue"),
    ],
)
def test_one_body_has_one_name(names: tuple[str, ...]) -> None:
    assert {plain_body(name) for name in names} == {names[0].replace("&", "and")}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Northern Council", "Southern Council"),
        ("Yemeni Network for Human Rights", "Yemeni Network for Relief and Development"),
        ("Centre for Human Rights", "Centre for Relief and Development"),
        ("Amun Ford Monitor", "Amun Monitor"),
        ("Salt Wind Society", "Salt Wind Society for Seamen"),
    ],
)
def test_two_bodies_keep_two_names(one: str, other: str) -> None:
    assert plain_body(one) != plain_body(other)


def test_variants_of_a_name_in_three_reports_are_one_origin_in_whatever_order_they_come() -> None:
    names = ("Amun Ford Monitor", "Amun Ford Monitor for Human Rights", "The Amun Ford Monitor (AFM)")
    friday: dict[str, Any] = {"when": "on Friday", "days": (2, 2)}
    reports = [report(f"Post {n}", 3, claim(said="12", by=name, **friday)) for n, name in enumerate(names)]
    found = [told(*order) for order in permutations(reports)]
    assert all(one == found[0] for one in found)
    assert [a.origin.name for a in found[0]] == ["Amun Ford Monitor"]
