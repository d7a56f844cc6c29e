"""Several places of one figure as one: "Homs and Hama"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fairwitness.model import Place
from fairwitness.resolve.atlas import Atlas
from fairwitness.resolve.phrases import Found, Phrase, compass, sided
from fairwitness.resolve.told import Sited, is_kind
from fairwitness.vocab import proper
from fairwitness.vocab.countries import countries

_PLURAL = re.compile(r"\s(provinces|governorates|regions|districts|oblasts)$", re.IGNORECASE)
_BOTH = re.compile(
    r"(?:two|both) (?:(?!north|south|east|west)[a-z-]+ )?"
    r"(?P<noun>town|village|province|district|camp|region|hamlet|settlement)s$"
)
_NEAR_BY = 250  # characters from one of two places to the other


def last_two(low: str, phrase: Phrase, whole: Atlas) -> Found | None:
    """ "the two towns": the last two that were named and can be such, near each other."""
    definite = phrase.lead.lower().endswith(("the ", "these ", "those ")) or low.startswith("both ")
    m = _BOTH.match(low) if definite else None
    if m is None:
        return None
    kinds = proper.pointed_kinds().get(m["noun"], frozenset()) - {"any"}
    near = [s for s in whole.told.upto(phrase.start, 8) if is_kind(s, kinds)]
    last = next(iter(near), None)
    other = next((s for s in near if last and s.place.id != last.place.id), None)
    if last is None or other is None or last.start - other.end > _NEAR_BY:
        return None
    joined, score, _ = joint(Phrase(phrase.start, phrase.start, ""), [other, last])
    return joined, round(score * 0.6, 2), "places told of"


def _land_of(places: Iterable[Place]) -> str:
    """The country that all of these names end in; "" where they end in more than one, or one is the country."""
    ends = {p.name.rpartition(", ")[2] if ", " in p.name else "" for p in places}
    return ends.pop() if len(ends) == 1 else ""


def joint(phrase: Phrase, inside: list[Sited]) -> Found:
    """ "Homs and Hama": two places of one figure; the country is said once, and no point stands for both."""
    sides = [compass(phrase.before(s.start)) for s in inside]
    places = [
        sided(s, side) if side and not s.place.name.lower().startswith(side) else s.place
        for s, side in zip(inside, sides, strict=True)
    ]
    if len({p.id for p in places}) == 1:
        return places[0], inside[0].score, "name"
    tails = {p.name.partition(", ")[2] for p in places}
    tail = tails.pop() if len(tails) == 1 else _land_of(places)
    names = [p.name.partition(", ")[0] if tail else p.name for p in places]
    listed = " and ".join(names) if len(names) == 2 else ", ".join(names[:-1]) + " and " + names[-1]
    if plural := _PLURAL.match(phrase.after(inside[-1].end)):
        listed += f" {'provinces' if plural[1].lower() == 'governorates' else plural[1].lower()}"
    lands = {p.country for p in places}
    code = places[0].country if len(lands) == 1 else None
    within = (countries()[code].name,) if code and code in countries() else ()
    name = listed + (f", {tail}" if tail else "")
    joint = Place("+".join(p.id for p in places), name, "several", "none", code, None, None, within)
    return joint, min(s.score for s in inside), "several"
