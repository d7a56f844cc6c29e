"""Lands that only the text tells of: a name with a people of its own, or with an army and sides, is no town's."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache

from fairwitness.model import Place
from fairwitness.vocab import proper
from fairwitness.vocab.actors import actor_named
from fairwitness.vocab.countries import demonyms
from fairwitness.vocab.gazetteer import Gazetteer
from fairwitness.vocab.toponyms import Toponym

_WORD = re.compile(r"\b[A-Z][\w’-]*[a-z](?![\w-])")
_PLACED = re.compile(
    r"\b(?:in|into|inside|across|from|to|leave|left|of|enter|entered) (?P<name>[A-Z][\w’-]*[a-z])(?![\w-]| [A-Z])"
)
_SIDE = re.compile(
    r"\b(?:north|south|east|west)[a-z-]* (?:of )?(?P<name>[A-Z][\w’-]*[a-z])(?![\w-]| [A-Z])", re.IGNORECASE
)
_LINE = re.compile(r"(?:^|\n)[A-Z][\w’' -]{2,40}, (?P<name>[A-Z][\w’-]*[a-z])\s*(?:\([^)\n]{1,40}\)\s*)?(?:--?|–|—)\s")
_MONTH = re.compile(r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*$")
_ENDS = tuple(f"{end}{s}" for end in ("n", "i", "an", "ian", "ese", "ish", "er") for s in ("", "s"))
_SHORT = 4  # letters of a name with which a people's is no accident


@lru_cache(maxsize=8)
def own_lands(text: str) -> dict[str, str]:
    """The names of the lands that only this text tells of, and of their people, with the land of each.

    >>> own_lands("Shells fell in Merabia. The Merabian army left eastern Merabia.")
    {'Merabia': 'Merabia', 'Merabian': 'Merabia'}
    """
    words = Counter(_WORD.findall(text))
    signs = Counter(m["name"] for m in _LINE.finditer(text))
    signs += signs
    for pattern in (_SIDE, _ruled()):
        signs.update({m["name"] for m in pattern.finditer(text)})
    found: dict[str, str] = {}
    for name in sorted({*signs, *(m["name"] for m in _PLACED.finditer(text))}):
        peoples = [p for p in _peoples(name) if p in words and p not in demonyms()]
        if (peoples or signs[name] > 1) and not _is_known(name):
            found |= dict.fromkeys((name, *peoples), name)
    return {called: found.get(name, name) for called, name in found.items()}


@lru_cache(maxsize=8)
def main_land(text: str) -> Place | None:
    """The land that a text speaks of most, as a place without a point; None where two are spoken of alike."""
    lands = own_lands(text)
    spoken = Counter(lands[word] for word in _WORD.findall(text) if word in lands) if lands else Counter[str]()
    if not spoken:
        return None
    (name, times), *rest = spoken.most_common(2)
    return None if rest and rest[0][1] == times else _place(name)


def land_in(words: str, text: str) -> Place | None:
    """Such a land whose people words name: "seven Merabian regions"."""
    lands = own_lands(text)
    return next((_place(lands[word]) for word in words.split() if word in lands), None)


def _place(name: str) -> Place:
    return Place(f"named:{name.lower()}", name, "unknown", "none")


def is_people_of_own_land(name: Toponym, text: str) -> bool:
    """Whether a name is that of the people of such a land, and of no place: "the Merabian army"."""
    return not name.candidates and own_lands(text).get(name.name, name.name) != name.name


@lru_cache(maxsize=4096)
def _is_known(name: str) -> bool:
    """Whether a name is that of a place, a person or a body that a list has, or a common word's."""
    known = Gazetteer.open().is_place(name) or actor_named(name) is not None or name in demonyms()
    word = proper.is_doubtful(name) or name.lower() in proper.words("closed", "words")
    return known or word or len(name) < _SHORT or _MONTH.match(name) is not None


@cache
def _ruled() -> re.Pattern[str]:
    owned = "|".join(sorted(proper.words("acting", "owned")))
    return re.compile(rf"\b(?P<name>[A-Z][\w’-]*[a-z])['’]s (?:[a-z]+ )?(?:{owned})\b")


def _peoples(name: str) -> tuple[str, ...]:
    """How the people of a land may be called by its name.

    >>> "Maresian" in _peoples("Maresia"), "Torlander" in _peoples("Torland")
    (True, True)
    """
    bases = dict.fromkeys(base for base in (name, name.rstrip("aeiouy")) if len(base) >= _SHORT)
    return tuple(dict.fromkeys(f"{base}{end}" for base in bases for end in _ENDS if f"{base}{end}" != name))
