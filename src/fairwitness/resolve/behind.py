"""Where the words behind a name say that it lies: "Amun village in Torv County", "Amun, Torv province"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from fairwitness.model import Place
from fairwitness.resolve.choice import apart, holds
from fairwitness.vocab.gazetteer import Candidate, Gazetteer
from fairwitness.vocab.own_places import own_keys

# So far (km) from the middle of a land a place may lie of which nobody has told the land.
_REACH = 150.0
_GREAT = 5.8
_WORD = r"[^\W\d_a-z][\w’'-]{1,30}+"
_LAND = rf"(?P<land>{_WORD}(?: {_WORD}){{0,3}})"
_KIND = r"(?: [Ss]tate| [Cc]ounty| [Pp]rovince| [Dd]epartment| [Gg]overnorate| [Rr]egion| [Dd]istrict| [Oo]blast)"
_PLAINLY = re.compile(
    rf" (?:village|hamlet|town|city|municipality|settlement|area|district|ward|township|commune)s?(?:,| in| of) {_LAND}"
)
_IN = re.compile(rf"(?:,| \(|,? in) {_LAND}")
# What may follow a land that stands behind a comma; "In Sanar, Torv police said" puts nothing into Torv.
_THEN = "on|by|in|after|when|while|as|and|last|this|during|early|late|where|since|at|with|from"
_ENDS = re.compile(rf"{_KIND}?(?:[,.;:)\n]|$| (?:{_THEN})\b)")
_ROW = re.compile(rf"(?:, {_WORD}(?: {_WORD}){{0,2}}){{0,4}},? (?:and|or) (?:the )?[A-Z]")
_KINDS = ("province", "district")


class Behind(NamedTuple):
    """The land that words put a name into, under each place it may be; ``plainly``: they say that it is a land."""

    lands: tuple[Place, ...]
    plainly: bool

    @property
    def country(self) -> str | None:
        """The one country of these lands (ISO 3166 alpha-2)."""
        return self.lands[0].country


def behind(text: str, end: int) -> Behind | None:
    """The land that the words from an offset on put a name into; None where they name none of one country alone."""
    plain = _PLAINLY.match(text, end, end + 120)
    m = plain or _IN.match(text, end, end + 100)
    if m is None or (not plain and not _ENDS.match(text, m.end())) or _ROW.match(text, m.end()):
        return None
    kind = re.search(rf"{_KIND}$", m["land"])
    found = _lands(m["land"]) or (_lands(m["land"][: kind.start()]) if kind else ())
    return Behind(found, bool(plain or kind)) if found else None


def kept(found: tuple[Candidate, ...], said: Behind | None) -> tuple[Candidate, ...]:
    """Those of the places of a name that lie where words put it; all of them where that is not plain."""
    if said is None:
        return found
    home = tuple(c for c in found if c.place.country == said.country)
    if inside := tuple(c for c in home if _lies_in(c.place, said.lands)):
        return inside
    if said.plainly:
        return found if any(own_keys(c.place.name) for c in found[:1]) else ()
    known = any(c.weight > _GREAT or own_keys(c.place.name) for c in home)
    return () if home and not known else home or found


def _lies_in(place: Place, lands: Iterable[Place]) -> bool:
    return any(land.name in place.within or apart(place, land) < _REACH for land in lands)


@lru_cache(maxsize=4096)
def _lands(name: str) -> tuple[Place, ...]:
    """The provinces and districts of a name, if they lie in one country and nothing greater elsewhere is called so."""
    found = Gazetteer.open().candidates(name)
    lands = tuple(c.place for c in found if c.place.kind in _KINDS)
    if not lands or len({land.country for land in lands}) > 1:
        return ()
    best = found[0].place
    return lands if best in lands or holds(lands[0].name, best) or apart(best, lands[0]) < _REACH else ()
