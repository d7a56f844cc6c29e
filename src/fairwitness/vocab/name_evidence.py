"""What speaks for a capitalised word being a place: the words around it, here or elsewhere in the text."""

from __future__ import annotations

from functools import lru_cache

from fairwitness.vocab import proper
from fairwitness.vocab.countries import demonyms
from fairwitness.vocab.gazetteer import Candidate, Gazetteer
from fairwitness.vocab.name_tokens import Words, words_of
from fairwitness.vocab.names import name_key

_STRONG = frozenset("in into near at outside inside around entering leaving reaching across throughout".split())
_KNOWN_ALONE = 4.9
_LETTERS = 5


@lru_cache(maxsize=20_000)
def candidates(name: str) -> tuple[Candidate, ...]:
    """The places of that name. Short acronyms ("U.N.") are none, but for those of countries."""
    if ("." in name or len(name) < 4) and name.replace(".", "").isupper():
        found = Gazetteer.open().candidates(name)
        return found[:1] if found and found[0].place.kind == "country" and name in found[0].place.other_names else ()
    found = Gazetteer.open().candidates(name)
    return () if len(name) < _LETTERS and any(_is_letters_of(name, c) for c in found) else found


def _is_letters_of(name: str, candidate: Candidate) -> bool:
    """Whether a word is only spelt like the letters that stand for a country: "Car" in "Car bombs"."""
    names = (candidate.place.name, *candidate.place.other_names)
    letters = {other.replace(".", "") for other in names if other.isupper()}
    return candidate.place.kind == "country" and name not in names and name.upper() in letters


def stands_as_place(words: Words, i: int, j: int) -> int:
    """How plainly the words around i..j-1 make it a place: 2 plainly, 1 perhaps, 0 not."""
    return 2 if _is_followed(words, j) else _led(words, i)


@lru_cache(maxsize=1024)
def _is_followed(words: Words, j: int) -> bool:
    """Whether the words from j on make what goes before a place: "X province", "X, Syria"."""
    after = words.low(j) if j < len(words) and words.tokens[j].joined else ""
    named = after in proper.words("place", "after") and not (words.tokens[j].capital and after == "state")
    return named or _is_held_by_next(words, j)


@lru_cache(maxsize=1024)
def _led(words: Words, i: int) -> int:
    """How plainly the words before i make what follows a place."""
    before = _preposition(words, i)
    if _is_of(words, i) or before in _STRONG or _is_goal(words, i, before):
        return 2
    return 1 if before in proper.words("place", "before") else 0


def _is_goal(words: Words, i: int, before: str) -> bool:
    """ "left X", "the raid on X", "the road to X", "driven out of X"."""
    if words.low(i - 1) == "of" and words.low(i - 2) == "out":
        return True
    if before in ("on", "for", "to", "against"):
        return words.low(i - 2) in proper.words("place", "struck")
    return words.low(i - 1) in proper.words("place", "taken")


def _preposition(words: Words, i: int) -> str:
    """The word before a name, past "the" and compass words."""
    k = i - 1
    while k >= 0 and i - k < 4 and (words.low(k) == "the" or words.low(k) in proper.words("place", "compass")):
        k -= 1
    parted = "," in words.text[words.tokens[k].end : words.tokens[i].start] if k >= 0 else True
    return "" if parted else words.low(k)


def _is_of(words: Words, i: int) -> bool:
    """ "the town of X", "north of X", "the bazaar of X"; a Department of X is an office."""
    if i > 1 and words.tokens[i - 2].text == "Department":
        return False
    lists = (proper.words("place", name) for name in ("of", "compass", "owned"))
    return words.low(i - 1) == "of" and any(words.low(i - 2) in nouns for nouns in lists)


def _is_held_by_next(words: Words, j: int) -> bool:
    """ "X, Syria": the next name holds it."""
    if j >= len(words) or words.gap(j).strip() != "," or not words.tokens[j].capital:
        return False
    return any(is_holder(words.slice(j, k)) for k in range(min(j + 3, words.run_end(j)), j, -1))


@lru_cache(maxsize=4096)
def is_holder(name: str) -> bool:
    """Whether a name is a country's or a province's, so that others lie in it."""
    return any(c.place.kind in ("country", "province", "region") for c in candidates(name)[:2])


def says_land(name: str) -> bool:
    """Whether a name says itself that it is a province's, by its side or its noun: "North Torland", "Torv State".

    >>> says_land("North Torland"), says_land("Torv State"), says_land("Qasr Amun")
    (True, True, False)
    """
    first, _, rest = name.partition(" ")
    last = rest.rpartition(" ")[2].lower()
    return bool(rest) and (
        first in proper.words("place", "compass") or last in proper.words("place", "extent") | {"state"}
    )


def says_water(noun: str) -> bool:
    """Whether a noun behind a name says that it is no town's: "Torv River", "Torv Sea"."""
    return noun.lower() in proper.words("place", "water")


@lru_cache(maxsize=8)
def evidence_of(text: str) -> Evidence:
    """The evidence of a text, gathered once for all who ask; who adds to it takes a copy."""
    return Evidence(words_of(text))


class Evidence:
    """Gathered from the whole text before any name is decided: which keys stand as places, which words are people's."""

    def __init__(self, words: Words) -> None:
        self.places: dict[str, int] = {}
        self.people: set[str] = set()
        self.countries: set[str] = set()
        for i, token in enumerate(words.tokens):
            if token.capital:
                self._look(words, i)

    def copy(self) -> Evidence:
        """The same evidence, to be added to."""
        copied = Evidence.__new__(Evidence)
        copied.places, copied.people, copied.countries = dict(self.places), set(self.people), set(self.countries)
        return copied

    def _look(self, words: Words, i: int) -> None:
        text = words.tokens[i].text
        if text in demonyms():
            self.countries.add(demonyms()[text].code)
        end = words.run_end(i)
        if text in proper.words("person", "titles") and end - i > 1:
            self.people.update(t.text for t in words.tokens[i + 1 : end])
        elif words.low(end) in proper.words("person", "verbs") and 1 < end - i < 4:
            self.people.update(t.text for t in words.tokens[i:end] if proper.is_personal(t.text))
        if i > 0 and words.tokens[i - 1].capital and words.tokens[i].joined:
            return
        if words.tokens[i].first and words.low(i) in proper.words("closed", "words"):
            return
        for j in range(end, i, -1):
            strength = stands_as_place(words, i, j)
            key = name_key(words.slice(i, j))
            if strength > self.places.get(key, 0):
                self.places[key] = strength
        name = words.slice(i, end)
        found = candidates(name)
        if found and found[0].place.country and (found[0].place.kind == "country" or self._is_plain(found, name)):
            self.countries.add(found[0].place.country)

    def _is_plain(self, found: tuple[Candidate, ...], name: str) -> bool:
        return self.places.get(name_key(name)) == 2 and found[0].weight > _KNOWN_ALONE and not proper.is_doubtful(name)

    def strength(self, words: Words, i: int, j: int) -> int:
        """How plainly the words there, or anywhere else in the text, make a name a place."""
        return max(stands_as_place(words, i, j), self.places.get(name_key(words.slice(i, j)), 0))

    def is_believable(self, found: tuple[Candidate, ...], name: str, strength: int) -> bool:
        """Whether a name of the gazetteer means a place here; a name that is also a word or a person takes more."""
        best = max(c.weight for c in found)
        near = any(c.place.country in self.countries for c in found)
        if found[0].place.kind == "country" or (found[0].place.kind == "province" and says_land(name)):
            return True
        if found[0].place.kind == "river" and says_water(name.rpartition(" ")[2]):
            return True
        if " " not in name and name.lower() in proper.words("closed", "words"):
            return False
        strength = max(strength, self.places.get(name_key(name), 0))
        if " " not in name and proper.is_doubtful(name):
            return strength == 2 and (near or best > _KNOWN_ALONE or not proper.is_personal(name))
        if best >= (4.2 if near else _KNOWN_ALONE):
            return strength > 0 or best >= 5.3 or near
        return strength == 2 or (strength == 1 and (near or best > 4.2)) or (near and best > 3.3 and strength > 0)
