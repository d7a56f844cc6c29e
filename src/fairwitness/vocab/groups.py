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
    """
    low = tuple(w.lower() for w in _WORDS.findall(words))
    return _class_of_words(low, kind)


def _class_of_words(low: tuple[str, ...], kind: str) -> str:
    settled = table("groups")["kind"]
    if {"women", "woman"} & set(low) and {"children", "child", "minors", "girls", "infants"} & set(low):
        return "people" if {"men", "people"} & set(low) else "women_and_children"
    head = _head(low)
    marks = table("groups")["marks"]
    if head is None:
        return str(next((marks[w] for w in low if w in marks), settled.get(kind, "people")))
    if head.name == "people":
        return str(next((marks[w] for w in low if w in marks), "people"))
    return head.name


_AFTER_HEAD = frozenset(
    "of in from who whom at on with carrying for near belonging inside including that which aboard under".split()
)


def _head(low: tuple[str, ...]) -> Group | None:
    cut = next((i for i, w in enumerate(low) if i and w in _AFTER_HEAD), len(low))
    for end in range(cut, 0, -1):
        found = noun_at(low, end)
        if found:
            return found[1]
    return None


def sort_of(words: tuple[str, ...]) -> Group | None:
    """The group named by lower-case words, by their head; None if no word of them is known."""
    return _head(words)
