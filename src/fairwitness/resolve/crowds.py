"""Figures of people too large, or counted too long, for the place that their claim was given: they are told of more."""

from __future__ import annotations

from decimal import Decimal

from fairwitness.model import Claim, Place
from fairwitness.resolve.phrases import country_place
from fairwitness.vocab.countries import countries
from fairwitness.vocab.gazetteer import Gazetteer
from fairwitness.vocab.name_evidence import candidates

# Camps and small towns take in ten times those who lived there; no town took in millions and ten times its own.
_MANY, _TIMES = Decimal(1_000_000), 10
_TOWNS = frozenset(("city", "town", "village"))
_DAYS = 7  # the dead of longer than a week are a town's or a land's, not a single building's


def wider(claim: Claim, place: Place) -> Place | None:
    """The place that a claim must be about, where its own words do not name the one it was given and that is too small.

    "9 million displaced by the war", of which the text told in a town; "11,000 killed since October", told at a clinic.
    """
    words = claim.place
    if claim.figure is None or words is None or claim.words.start <= words.start < claim.words.end:
        return None
    return _land_of_so_many(claim, place) or _around_a_site(claim, place)


def _land_of_so_many(claim: Claim, place: Place) -> Place | None:
    f = claim.figure
    if f is None or f.unit != "people" or place.kind not in _TOWNS or place.country not in countries():
        return None
    told = f.best if f.best is not None else f.low if f.low is not None else f.high
    if told is None or told < _MANY or place.country is None:
        return None
    people = next((c.population for c in candidates(place.name.partition(",")[0]) if c.place.id == place.id), 0)
    return country_place(place.country) if people and told > _TIMES * people else None


def _around_a_site(claim: Claim, place: Place) -> Place | None:
    period = claim.when.period if claim.when else None
    if period is None or period.start is None or period.end is None or "/" not in place.id or not place.within:
        return None
    if claim.figure is None or claim.figure.basis != "total" or (period.end - period.start).days < _DAYS:
        return None
    around = (p for p in Gazetteer.open().find(place.within[0].partition(",")[0]) if place.id.startswith(f"{p.id}/"))
    return next(around, None)
