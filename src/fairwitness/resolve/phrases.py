"""The words of a place, taken apart: what leads into them, which side of a place they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from fairwitness.model import Place, Span
from fairwitness.resolve.told import Sited
from fairwitness.vocab import proper
from fairwitness.vocab.countries import countries
from fairwitness.vocab.gazetteer import Gazetteer
from fairwitness.vocab.names import name_key

_MIDDLE = 4.0
Found = tuple[Place, float, str]

_LEAD = re.compile(
    r"^(?:(?:the|a|an|its|their|this|that|in|inside|at|within|from|to|into|across|throughout|just|parts? of|most of|"
    r"much of|all of|the rest of|areas of|some|on)\s+)+",
    re.IGNORECASE,
)
# what was counted there, where the words of the place run into it: "Torvik 63 houses"
_COUNTED = re.compile(r"(?<=[a-z]) \d[\d,.]* (?:[a-z]+ )*[a-z]+(?:s|en|ple)$")
_WHOLE_WORDS = frozenset({"rural", "greater", "Greater", "mainland", "inner", "outer", "mid", "downtown"})
_PART_NOUNS = (
    r"(?:(?:parts?|half|halves|edges?|outskirts|districts?|portion|quarters?|section|end|suburbs|side|countryside|sector|reaches|"
    r"neighbou?rhoods?|fringes?|approaches) (?:of|in) )?(?:the )?(?:city of )?"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words of a place and where they stand; ``text`` is without what leads into them, which is ``lead``."""

    start: int
    end: int
    text: str
    lead: str = ""

    def before(self, at: int) -> str:
        """Its words up to an offset of the document."""
        return self.text[: max(0, at - self.start)]

    def after(self, at: int) -> str:
        """Its words from an offset on."""
        return self.text[max(0, at - self.start) :]

    def between(self, start: int, end: int) -> str:
        """Its words between two offsets."""
        return self.text[max(0, start - self.start) : max(0, end - self.start)]


def phrase_of(words: Span, at: int) -> Phrase:
    """The phrase of words that begin at an offset."""
    lead = m.end() if (m := _LEAD.match(words.text)) else 0
    text = _COUNTED.sub("", words.text[lead:]) if words.text[lead:][:1].isupper() else words.text[lead:]
    return Phrase(at + lead, at + lead + len(text), text, words.text[:lead])


_CITY_OF = re.compile(r"(?:ern|north|south|east|west|central)\s+city of\s*$")
_APART = re.compile(r"\b(north|south) (east|west)")


@cache
def _compass() -> re.Pattern[str]:
    return re.compile(rf"(?:^|\s|-)([A-Za-z-]+)\s+{_PART_NOUNS}$")


def compass(before: str) -> str:
    """The compass word that stands before a name: "the northern part of " gives "northern".

    >>> compass("northern "), compass("the southern countryside of "), compass("the city of ")
    ('northern', 'southern', '')
    """
    if not before or _CITY_OF.search(before):
        return ""
    if before.rstrip().lower().endswith(("center of", "centre of", "heart of")):
        return "central"
    found = _compass().search(_APART.sub(r"\1\2", before))
    word = found.group(1).removeprefix("far-") if found else ""
    return word.lower() if word in proper.words("place", "compass") - _WHOLE_WORDS else ""


def side_key(side: str) -> str:
    """One key for "northern" and "north", "north-eastern" and "northeast"."""
    return side.lower().replace("ern", "").replace("-", "").replace(" ", "-")


def sided(sited: Sited, side: str) -> Place:
    """A side of a place, drawn as the place."""
    return replace(
        sited.place,
        id=f"{sited.place.id}/{side_key(side)}",
        name=f"{side} {sited.place.name}",
        kind="part",
        within=(sited.place.name, *sited.place.within),
        other_names=(),
    )


def aside(sited: Sited, way: str) -> Place:
    """What lies beside a place ("south of", "outskirts of"): drawn near it."""
    fine = sited.place.precision in ("town", "site", "neighbourhood")
    return replace(
        sited.place,
        id=f"{sited.place.id}/{side_key(way)}",
        name=f"{way} {sited.place.name}",
        kind="part",
        precision="near_town" if fine else sited.place.precision,
        other_names=(),
    )


def lies_there(place: Place, side: str) -> bool:
    """Whether a place lies on that side of its country: "eastern Paktika province" says where Paktika is."""
    land = countries().get(place.country or "")
    if not land or place.latitude is None or place.longitude is None:
        return False
    north, east = place.latitude - land.latitude, place.longitude - land.longitude
    wanted = side_key(side)
    if wanted == "central":
        return max(abs(north), abs(east)) < _MIDDLE
    signs = {"north": north, "south": -north, "east": east, "west": -east}
    along = [v for d, v in signs.items() if d in wanted]
    return max(along, default=-1.0) > 0 and min(along) > (-_MIDDLE if len(along) > 1 else 0)


def country_place(code: str) -> Place:
    """A country as a place."""
    found = Gazetteer.open().find(countries()[code].name)
    return next(p for p in found if p.kind == "country" and p.country == code)


def cleaned(name: str) -> str:
    """The name of a site without the words before it that do not belong to it."""
    words = re.sub(r"\b[Aa]ir [Bb]ase\b", "airbase", name.strip(' ,"“”')).split()
    while len(words) > 1 and words[0].lower() in proper.words("sites", "before"):
        words = words[1:]
    return " ".join(words)


def made(name: str, holder: Sited) -> Place:
    """A site of that name in a place: drawn as its place."""
    where, bare = holder.place, cleaned(name)
    return Place(
        f"{where.id}/{'-'.join(name_key(bare).split())}",
        f"{bare}, {where.name}",
        "site",
        where.precision,
        where.country,
        where.latitude,
        where.longitude,
        (where.name, *where.within),
    )
