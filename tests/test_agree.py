"""When two names mean the same place or source: the measure that the figures of the extraction rest on."""

from __future__ import annotations

import pytest
from benchmarks.agree import nested_place, same_place, same_source


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Tel Abyad, Syria", "Tell Abyad, Syria", True),
        ("Ayn Issa, Syria", "Ain Issa, Syria", True),
        ("Kobanî, Syria", "Kobane, Syria", True),
        ("Gaza Strip, Palestinian territories", "Gaza Strip", True),
        ("the town of Homs, Syria", "Homs, Syria", True),
        ("Raqqa, Syria", "Aleppo, Syria", False),
        ("eastern Aleppo, Syria", "western Aleppo, Syria", False),
        ("Mosul, Iraq", "west Mosul, Iraq", False),
        ("Damascus, Syria", "Syria", False),
        ("Garunda, Nigeria", "Garunda, Chad", False),
        ("Syria", None, False),
        (None, None, True),
    ],
)
def test_places(one: str | None, other: str | None, same: bool) -> None:
    first, second = ({"name": name} if name else None for name in (one, other))
    assert same_place(first, second) is same_place(second, first) is same


@pytest.mark.parametrize(
    ("one", "other", "nested"),
    [
        ("National Hospital, Raqqa, Syria", "Raqqa, Syria", True),
        ("eastern Aleppo, Syria", "Aleppo, Syria", True),
        ("Raqqa, Syria", "Raqqa, Syria", True),
        ("Raqqa, Syria", "Syria", False),
        ("National Hospital, Raqqa, Syria", "Aleppo, Syria", False),
        ("market, Ostra, Chad", "Ostra, Mali", False),
        ("Raqqa, Syria", None, False),
    ],
)
def test_a_place_within_another(one: str, other: str | None, nested: bool) -> None:
    first, second = ({"name": name} if name else None for name in (one, other))
    assert nested_place(first, second) is nested_place(second, first) is nested


def _link(words: str, name: str | None = None, org: str | None = None, start: int = 0) -> dict[str, object]:
    return {"words": words, "name": name, "org": org, "start": start, "end": start + len(words)}


def test_sources() -> None:
    ministry = _link("the ministry", org="Lebanese Ministry of Public Health")
    assert same_source(ministry, _link("health ministry", org="Lebanese Health Ministry", start=90))
    assert not same_source(ministry, _link("the ministry", org="Spanish Defence Council"))
    assert same_source(_link("a guard"), _link("a guard", org="Prison Service"))
    assert not same_source(_link("it", org="Harbour Society"), _link("it", org="River Front"))
    assert not same_source(ministry, None)
    assert same_source(None, None)
