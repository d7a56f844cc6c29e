"""Figures of people too large for the town that their claim was given: they are told of its country."""

from __future__ import annotations

from decimal import Decimal

from fairwitness.model import Claim, Place
from fairwitness.resolve.phrases import country_place
from fairwitness.vocab.countries import countries
from fairwitness.vocab.name_evidence import candidates

# Camps and small towns take in ten times those who lived there; no town took in millions and ten times its own.
_MANY, _TIMES = Decimal(1_000_000), 10
_TOWNS = frozenset(("city", "town", "village"))


def land_of_so_many(claim: Claim, place: Place) -> Place | None:
    """The country of a town that a claim of people was given, where its words do not name the town and it is far too
    small ("9 million displaced by the war", of which the text told in another sentence).
    """
    figure, words = claim.figure, claim.place
    if figure is None or words is None or figure.unit != "people" or place.kind not in _TOWNS:
        return None
    told = figure.best if figure.best is not None else figure.low if figure.low is not None else figure.high
    if told is None or told < _MANY or claim.words.start <= words.start < claim.words.end:
        return None
    if place.country is None or place.country not in countries():
        return None
    people = next((c.population for c in candidates(place.name.partition(",")[0]) if c.place.id == place.id), 0)
    return country_place(place.country) if people and told > _TIMES * people else None
