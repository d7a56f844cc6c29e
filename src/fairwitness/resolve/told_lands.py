"""Countries that no list has and a text tells of: by their people, their government, the towns it puts into them.

A name is a country where the text gives it a people ("Torish" of "Torland" is not needed: "Maldanian" of "Maldania" is)
or a government, and speaks of it as of a land. Names that a list has for a place of note are never taken.
"""

from __future__ import annotations

import re
from collections import Counter
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
_ALONE = re.compile(r"(?<![\w’'-])[A-Z][a-zà-öø-ÿ]{3,}(?:['’][a-z]{3,})?(?![\w-]| (?:[a-z]{2,3}-)?[A-Z])")
_WORD = re.compile(r"(?<![\w’'-])[A-Z][a-zà-öø-ÿ]{3,}(?:['’][a-z]{3,})?(?![\w-])")
_ENDS = ("n", "i", "s", "ian", "an", "ese", "ish", "ite", "ar", "er")
_CUT = ("a", "ia", "e", "o", "an", "en", "land")
_SHORTEST = 4


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
    counts = Counter(_WORD.findall(whole))
    low = frozenset(re.findall(r"\b[a-z]{4,}\b", whole))
    names = [n for n in dict.fromkeys(_ALONE.findall(whole)) if n.lower() not in low and _may_be(n)]
    told = dict(_governed(whole)) if names else {}
    found: list[tuple[float, ToldLand]] = []
    for name in names:
        peoples = frozenset(p for p in _peoples(name) if counts[p] and p not in demonyms())
        strength = told.get(name, 0.0) + (_of_peoples(peoples, whole) if peoples else 0.0)
        if strength >= _least(name):
            every = (form for p in peoples for form in (p, f"{p}s"))
            found.append((strength, ToldLand(name, frozenset(p for p in every if counts[p]))))
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


def _governed(text: str) -> Iterator[tuple[str, float]]:
    """Names with how much the text says that they are countries."""
    found: dict[str, dict[str, float]] = {}
    for pattern, sort, weight in _patterns():
        for m in pattern.finditer(text):
            found.setdefault(m["name"], {})[sort] = weight
    for name, sorts in found.items():
        yield name, sum(sorts.values())


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str, float], ...]:
    name = r"(?P<name>[A-Z][a-zà-öø-ÿ]{3,})"
    alone, nouns, heads, verbs = (
        "|".join(sorted(proper.words(*key)))
        for key in (("told_land", "alone"), ("told_land", "has"), ("told_land", "of"), ("acting", "verbs"))
    )
    side = "(?:north|south|east|west|central)(?:-?(?:east|west))?(?:ern)?"
    return (
        (re.compile(rf"\b{name}['’]s? (?:[a-z-]+ ){{0,2}}(?:{alone})\b"), "alone", 2.0),
        (re.compile(rf"\b{name}['’]s? (?:[a-z-]+ ){{0,2}}(?:{nouns})\b"), "has", 1.0),
        (re.compile(rf"\b(?:{heads}) of (?:the )?{name}(?! [A-Z])"), "of", 1.5),
        (re.compile(rf"\b(?:far )?{side} {name}(?! [A-Z])"), "side", 1.0),
        (re.compile(rf"(?:^|\n)[A-ZÀ-Ý][A-ZÀ-Ý’' -]{{3,}}, {name}(?:,| ?\(| ?--?| ?–| ?—|:)"), "line", 2.0),
        (re.compile(rf"[a-z] [A-Z][\w’'-]+, {name}[,.]"), "held", 1.0),
        (re.compile(rf"\b(?:across|throughout|parts of|the {side} of) {name}(?! [A-Z])"), "across", 1.0),
        (re.compile(rf"(?:^|[.\n] |\n){name} (?:has )?(?:{verbs})\b"), "acts", 0.5),
        (re.compile(rf"\b[Ii]n {name}(?! [A-Z])"), "in", 0.5),
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
    return frozenset(m[1] for m in _people().finditer(text) if _may_be(m[1]) and not Gazetteer.open().is_place(m[1]))


@cache
def _people() -> re.Pattern[str]:
    nouns = "|".join(sorted((proper.words("acting", "owned") - {"mayor", "services"}) | {"capital", "soil"}))
    return re.compile(rf"(?<![\w’'-])([A-Z][a-zà-öø-ÿ]{{2,}}(?:an|i|ese|ish)) (?:[a-z]+ )?(?:{nouns})\b")


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
