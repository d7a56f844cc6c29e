"""Which words of place harm and force without a number are given, and which places names without a town stand in."""

from __future__ import annotations

import pytest

from fairwitness import extract, resolve
from fairwitness.model import Given, Place
from fairwitness.read import plain_document
from fairwitness.resolve.sites import is_quarter

pytestmark = pytest.mark.usefixtures("no_model")


def places(text: str) -> list[str | None]:
    """The names of the places of a text's claims without a figure."""
    document = plain_document(text, Given(), "d")
    claims = [c for c in extract.claims(document, extract.see(document)) if c.figure is None]
    found = [resolve.place(c.place, document) if c.place else None for c in claims]
    return [m.value.name if m and isinstance(m.value, Place) else None for m in found]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shells fell on Homs in Syria. Russia denied that civilians were killed.", "Homs, Syria"),
        ("The clinic in Qasr Amun was hit and civilians were killed in Karim Sur.", "Karim Sur"),
        (
            "Shells fell on the town of Karim Sur, Syria. A child was killed, the ministry in Moscow said.",
            "Karim Sur, Syria",
        ),
    ],
)
def test_the_seat_of_a_speaker_is_not_where_it_happened(text: str, name: str) -> None:
    assert places(text)[-1] == name


def test_a_quarter_named_once_as_one_stands_in_its_town_from_then_on() -> None:
    text = "Troops in Homs, Syria, entered the Karm Nahr neighbourhood. On Sunday the army captured Karm Nahr."
    assert places(text)[-1] == "Karm Nahr, Homs, Syria"


def test_a_village_is_no_quarter() -> None:
    assert not is_quarter("Karm Nahr", "The army captured the village of Karm Nahr.")
