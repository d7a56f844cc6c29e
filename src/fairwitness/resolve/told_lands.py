"""Countries that no list has and a text tells of: by their people, their government, the towns it puts into them.

A name is a country where the text gives it a people ("Torish" of "Torland" is not needed: "Maldanian" of "Maldania" is)
or a government, and speaks of it as of a land. Names that a list has for a place of note are never taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from fairwitness.model import Place
from fairwitness.resolve.signs import Sign, at_home, how_placed
from fairwitness.vocab import proper
from fairwitness.vocab.actors import actor_named
from fairwitness.vocab.countries import demonyms
from fairwitness.vocab.gazetteer import Gazetteer
from fairwitness.vocab.names import name_key, sound_key
from fairwitness.vocab.sites import is_place_noun
from fairwitness.vocab.toponyms import Toponym

_ENOUGH = 2.0
# A name that the gazetteer has for some place must be told for a country more plainly; one of note never is one.
_ENOUGH_KNOWN = 3.5
_NOTED = 5.6
_WORD = re.compile(r"(?<![\w’'-])[A-Z][a-zà-öø-ÿ]{3,}(?:['’][a-z]{3,})?(?![\w-])")
_LONGER = re.compile(r" (?:[a-z]{2,3}-)?[A-Z]")
_MENTIONS = 12  # so many mentions of a name are looked at
_LEAD = 40
_ENDS = ("n", "i", "s", "ian", "an", "ese", "ish", "ite", "ar", "er")
_CUT = ("a", "ia", "e", "o", "an", "en", "land")
_SHORTEST = 4
_PEOPLES = ("an", "i", "ese", "ish")


@dataclass(frozen=True, slots=True)
class ToldLand:
    """A country by a text's own telling: its name and the names of its people."""

    name: str
    peoples: frozenset[str] = frozenset()

    @property
    def place(self) -> Place:
        """The country as a place that nobody can draw."""
        return Place("named:" + "-".join(name_key(self.name).split()), self.name, "country", "none")


@lru_cache(maxsize=16)
def told_lands(text: str, title: str = "") -> tuple[ToldLand, ...]:
    """The countries that a text tells of and no list has, those told of most first.

    >>> told_lands("Maldanian troops left northern Maldania.")
    (ToldLand(name='Maldania', peoples=frozenset({'Maldanian'})),)
    >>> told_lands("Syrian troops left northern Torvik.")
    ()
    """
    whole = f"{title}\n{text}"
    spots: dict[str, list[int]] = {}
    for m in _WORD.finditer(whole):
        spots.setdefault(m[0], []).append(m.start())
    found: list[tuple[float, ToldLand]] = []
    for name in (n for n in spots if n not in demonyms() and n.lower() not in proper.words("closed", "words")):
        peoples = frozenset(p for p in _peoples(name) if p in spots and p not in demonyms())
        strength = _governed(name, spots[name], whole) + (_of_peoples(peoples, whole) if peoples else 0.0)
        plain = strength >= _ENOUGH and _may_be(name) and strength >= _least(name)  # asking the gazetteer takes time
        if plain and not re.search(rf"\b{name.lower()}\b", whole):
            every = (form for p in peoples for form in (p, f"{p}s"))
            found.append((strength, ToldLand(name, frozenset(p for p in every if p in spots))))
    taken = frozenset(p for _, land in found for p in land.peoples)
    kept = [(s, land) for s, land in found if land.name not in taken]
    return tuple(land for _, land in sorted(kept, key=lambda k: (-k[0], k[1].name)))


@lru_cache(maxsize=4096)
def _may_be(name: str) -> bool:
    if name in demonyms() or actor_named(name) or name.lower() in proper.words("closed", "words"):
        return False
    if is_place_noun(name):
        return False
    known = Gazetteer.open().candidates(name)
    return not known or (known[0].weight < _NOTED and known[0].place.kind not in ("country", "region", "province"))


@lru_cache(maxsize=4096)
def _least(name: str) -> float:
    return _ENOUGH_KNOWN if Gazetteer.open().is_place(name) or proper.is_doubtful(name) else _ENOUGH


@lru_cache(maxsize=4096)
def _peoples(name: str) -> tuple[str, ...]:
    """What the people of a land may be called: "Maldanian" of "Maldania"."""
    stems = {name, *(name.removesuffix(cut) for cut in _CUT)}
    made = {stem + end for stem in stems if len(stem) >= _SHORTEST for end in _ENDS}
    return tuple(sorted(made - {name}))


def _governed(name: str, spots: Iterable[int], text: str) -> float:
    """How much a text says that a name, which stands at these offsets, is a country's."""
    found: dict[str, float] = {}
    for at in tuple(spots)[:_MENTIONS]:
        end = at + len(name)
        if _LONGER.match(text, end):
            continue
        if (m := _behind().match(text, end)) and m.lastgroup:
            found[m.lastgroup] = _WEIGHTS[m.lastgroup]
        if (m := _before().search(text, max(0, at - _LEAD), at)) and m.lastgroup:
            found[m.lastgroup] = _WEIGHTS[m.lastgroup]
    return sum(found.values())


# "Torland's parliament", "Torland's army", "Torland denied", "the army of Torland", "northern Torland",
# "TORVIK, Torland -", "Arvel, Torland.", "across Torland", "in Torland"
_WEIGHTS = {
    "alone": 2.0, "has": 1.0, "acts": 0.5, "of": 1.5, "side": 1.0, "line": 2.0, "held": 1.0, "across": 1.0, "in": 0.5,
}  # fmt: skip


@cache
def _behind() -> re.Pattern[str]:
    alone, has, acts = (
        "|".join(sorted(proper.words(*key)))
        for key in (("told_land", "alone"), ("told_land", "has"), ("acting", "verbs"))
    )
    return re.compile(
        rf"['’]s? (?:[a-z-]+ ){{0,2}}(?:(?P<alone>(?:{alone})\b)|(?P<has>(?:{has})\b))|(?P<acts> (?:has )?(?:{acts})\b)"
    )


@cache
def _before() -> re.Pattern[str]:
    heads = "|".join(sorted(proper.words("told_land", "of")))
    side = "(?:north|south|east|west|central)(?:-?(?:east|west))?(?:ern)?"
    return re.compile(
        rf"(?:(?P<of>\b(?:{heads}) of (?:the )?)|(?P<across>\b(?:across|throughout|parts of|the {side} of) )|"
        rf"(?P<side>\b{side} )|(?P<line>(?:^|\n)[A-ZÀ-Ý][A-ZÀ-Ý’' -]{{3,}}, )|(?P<held>[a-z] [A-Z][\w’'-]+, )|"
        r"(?P<in>\b[Ii]n ))$"
    )


def _of_peoples(peoples: frozenset[str], text: str) -> float:
    """How plainly the text speaks of peoples as of those of a country."""
    named = "|".join(sorted(map(re.escape, peoples)))
    home = "|".join(
        sorted(
            proper.words("acting", "home")
            | proper.words("acting", "owned")
            | proper.words("told_land", "has")
            | proper.words("told_land", "alone")
        )
    )
    if re.search(rf"\b(?:{named}) (?:[a-z-]+ )?(?:{home})\b", text):
        return 2.0
    return 1.5 if re.search(rf"\b(?:{named}) [a-z]|\b(?:{named})s\b", text) else 0.5


@lru_cache(maxsize=16)
def told_peoples(text: str) -> frozenset[str]:
    """The names of peoples that no list has, whose country a text may not name: "Maldanian" of "Maldanian troops"."""
    named = (m[0] for m in _WORD.finditer(text) if m[0].endswith(_PEOPLES) and _owning().match(text, m.end()))
    return frozenset(n for n in named if _may_be(n) and not Gazetteer.open().is_place(n))


@cache
def _owning() -> re.Pattern[str]:
    nouns = (proper.words("acting", "owned") - {"mayor", "services"}) | {"capital", "soil"}
    return re.compile(rf" (?:[a-z]+ )?(?:{'|'.join(sorted(nouns))})\b")


def with_lands(text: str, names: Iterable[Toponym], lands: Iterable[ToldLand]) -> list[Toponym]:
    """The names of a text with every mention of told countries, and without the names of peoples."""
    lands = tuple(lands)
    peoples = told_peoples(text) | {p for land in lands for p in land.peoples}
    told = frozenset(land.name for land in lands)
    kept = [n for n in names if n.name not in told and (n.name not in peoples or n.candidates)]
    if not lands:
        return kept
    taken = [(n.start, n.end) for n in kept]
    free = [
        Toponym(at, at + len(land.name), land.name, ())
        for land in lands
        for at in _standing(land.name, text)
        if not any(start <= at < end for start, end in taken)
    ]
    return sorted([*kept, *free], key=lambda n: n.start)


def land_signs(text: str, lands: Iterable[ToldLand]) -> list[Sign]:
    """Where a text speaks of told countries, by their names and their peoples; the name stands for the code."""
    found = []
    for land in lands:
        for at in _standing(land.name, text):
            found.append(Sign(at, land.name, sound_key(land.name), how_placed(text, at, at + len(land.name))))
        for people in land.peoples:
            found += [Sign(at, land.name, "", at_home(text, at)) for at in _standing(people, text)]
    return found


def _standing(name: str, text: str) -> Iterator[int]:
    """Where a word stands in a text by itself."""
    yield from (m.start() for m in re.finditer(rf"(?<![\w-]){re.escape(name)}(?!\w)", text))
