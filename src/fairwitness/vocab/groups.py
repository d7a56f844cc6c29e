"""Typed access to ``groups.toml``: who or what a figure counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from fairwitness.vocab import table

_WORDS = re.compile(r"\w+(?:['’\-.]\w+)*")
_LONGEST = 4


@dataclass(frozen=True, slots=True)
class Group:
    """What a counted noun is: its class (CODEBOOK section 3) and its sort (what kinds may count it)."""

    name: str
    sort: str


@cache
def nouns() -> dict[str, Group]:
    """Every counted noun, singular and plural, in lower case; the first row that holds a word wins."""
    found: dict[str, Group] = {}
    for row in table("groups")["row"]:
        group = Group(row["class"], row["sort"])
        for word in row["words"]:
            for form in (word, _plural(word)):
                found.setdefault(form, group)
    return found


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "sh", "ch", "x")) else "s")


def noun_at(words: tuple[str, ...], end: int) -> tuple[int, Group] | None:
    """The longest counted noun that ends before ``end``: where it starts, and what it is."""
    known = nouns()
    for length in range(min(_LONGEST, end), 0, -1):
        group = known.get(" ".join(words[end - length : end]))
        if group:
            return end - length, group
    return None


@lru_cache(maxsize=4096)
def group_class(words: str, kind: str) -> str:
    """The class of a group from its words; ``kind`` settles words that say nothing of themselves.

    >>> group_class("ISIS militants", "killed"), group_class("women and children", "killed")
    ('combatants', 'women_and_children')
    >>> group_class("soldiers and villagers", "killed"), group_class("Sanar's mass graves", "other")
    ('people', 'other')
    >>> group_class("civilian losses", "killed"), group_class("losses", "killed")
    ('civilians', 'combatants')
    """
    low = _lower(words)
    if {"women", "woman"} & set(low) and {"children", "child", "minors", "girls", "infants"} & set(low):
        return "people" if {"men", "people"} & set(low) else "women_and_children"
    return _of_several(low, kind) or _of_one(low, kind)


def vague(words: str) -> str | None:
    """How a group's words leave it open who is counted: "pointing" to whom the text told of, or "vague" till it is told
    whose they are; None for words that say it.

    >>> vague("two others"), vague("its dead"), vague("guards")
    ('pointing', 'vague', None)
    """
    low = _lower(words)
    named = _heads().get(low[_cut(low) - 1]) if low else None
    return named if named in _OPEN else None


def arms(words: str) -> str | None:
    """Whose arms a group bears by its name: "regulars", "irregulars", or None where the name does not say.

    >>> arms("wounded soldiers"), arms("22 fighters of the front"), arms("combatants")
    ('regulars', 'irregulars', None)
    """
    low = _lower(words)
    return _arms().get(low[_cut(low) - 1]) if low else None


def is_person(name: str) -> bool:
    """Whether a class is one of people.

    >>> is_person("civilians"), is_person("homes")
    (True, False)
    """
    return name in _PERSONS


def is_some(name: str) -> bool:
    """Whether a class tells of some of those told of before: "34 people, 13 of them children".

    >>> is_some("children"), is_some("civilians")
    (True, False)
    """
    return name in _SOME


def _lower(words: str) -> tuple[str, ...]:
    return tuple(w.lower() for w in _WORDS.findall(words))


def _of_several(low: tuple[str, ...], kind: str) -> str | None:
    """The class of "soldiers and villagers": people, if theirs differ and not all of them bear arms."""
    if "and" not in low[1:-1]:
        return None
    at = low.index("and", 1)
    found = {_of_one(part, kind) for part in (low[:at], low[at + 1 :]) if _head(part)}
    return "people" if found & _ARMED and found & _UNARMED else None


def _of_one(low: tuple[str, ...], kind: str) -> str:
    cut = _cut(low)
    marks = table("groups")["marks"]
    told = next((marks[w] for w in low if w in marks), None)
    length, named = _listed(low)
    longer = noun_at(low, cut)
    if named and named not in _OPEN and not (longer and cut - longer[0] > length):
        return told if told and named in _PERSONS - _ARMED else named  # "foreign workers", but "foreign forces"
    if named in _OPEN and low[cut : cut + 1] == ("of",) and (whose := _of_one(low[cut + 1 :], kind)) in _PERSONS:
        return whose  # "bodies of soldiers"
    head = _head(low)
    if head is None:
        return str(told or table("groups")["kind"].get(kind, "people"))
    return str(told or "people") if head.name == "people" else head.name


def _listed(low: tuple[str, ...]) -> tuple[int, str | None]:
    """The last words that stand under heads: how many they are, and their class."""
    cut = _cut(low)
    ends = ((n, _heads().get(" ".join(low[max(0, cut - n) : cut]))) for n in (2, 1))
    return next(((n, name) for n, name in ends if name), (0, None))


_SOME = frozenset(("children", "women", "women_and_children", "men"))
_OPEN = frozenset(("pointing", "vague"))
_ARMED = frozenset(("combatants", "security_forces"))
_UNARMED = frozenset("civilians refugees foreigners health_workers aid_workers journalists".split())
_PERSONS = _ARMED | _UNARMED | frozenset("people men women children women_and_children prisoners".split())
_AFTER_HEAD = frozenset(
    "of in from who whom at on with carrying for near belonging inside including that which aboard under".split()
)


@cache
def _heads() -> dict[str, str]:
    listed = table("groups")["heads"]
    return {word.replace("_", " "): name for name, words in listed.items() for word in words.split()}


@cache
def _arms() -> dict[str, str]:
    return {word: name for name, words in table("groups")["arms"].items() for word in words.replace("_", " ").split()}


def _cut(low: tuple[str, ...]) -> int:
    """Where the words end that name the group itself: before "of the district", "who fled"."""
    return next((i for i, w in enumerate(low) if i and w in _AFTER_HEAD), len(low))


def _head(low: tuple[str, ...]) -> Group | None:
    for end in range(_cut(low), 0, -1):
        found = noun_at(low, end)
        if found:
            return found[1]
    return None


def sort_of(words: tuple[str, ...]) -> Group | None:
    """The group named by lower-case words, by their head; None if no word of them is known."""
    return _head(words)
