"""When two readers' names mean the same place or source: how their free wording is compared.

The codebook's names are written by hand ("Old City, Damascus, Syria", "Lebanese Ministry of Public Health"), so equal
letters are asked for only in the strict figures. Two names agree when their narrowest parts share at least half of
their words (without articles, accents and words like "city"; "northern" is "north") or are spelled alike, name the
same side ("eastern Aleppo" is not Aleppo), and their countries do not differ.
Two sources agree when their names do, or when the same words of the text, not a pronoun, were taken for the speaker
and the names do not contradict (one of them is not given, or they share a word).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import cache
from typing import Any

from fairwitness.vocab.countries import countries, demonyms

_PLAIN = {
    "northern": "north", "southern": "south", "eastern": "east", "western": "west", "northeastern": "northeast",
    "northwestern": "northwest", "southeastern": "southeast", "southwestern": "southwest", "governorate": "province",
    "oblast": "province", "department": "ministry", "armed": "army", "military": "army", "forces": "army",
    "villages": "village", "camps": "camp", "defense": "defence", "saint": "st", "centre": "central",
}  # fmt: skip
_NOISE = frozenset(["the", "a", "an", "of", "in", "at", "and", "for", "near", "around", "city", "town", "village"])
_OFFICE = frozenset(
    ["office", "spokesman", "government", "authorities", "officials", "state", "the", "of", "for", "and"]
)
_PRONOUNS = frozenset(["he", "she", "it", "they", "who", "which", "him", "her", "them"])
_SIDES = frozenset(["north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "central"])
_HALF = 0.5
_ALIKE = 0.8


@cache
def folded(name: str) -> tuple[str, ...]:
    """A name's words in lower case, without accents, hyphens and the article "al-"."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    bare = re.sub(r"\b(north|south)[- ](east|west)", r"\1\2", bare.replace("u.n.", "un").replace("u.s.", "us"))
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’`ʿ]s?\b|['’`ʿ]|\b(?:al|el|ad|ar|as|ash|at|an|az)-", "", bare))
    return tuple(_PLAIN.get(w, w) for w in words)


@cache
def _country_of(words: tuple[str, ...]) -> str | None:
    """The code of a country so named, or None."""
    return _countries().get(words)


@cache
def _countries() -> Mapping[tuple[str, ...], str]:
    named = {folded(n): code for code, c in countries().items() for n in (c.name, *c.other_names)}
    more = {"palestinian territories": "PS", "palestine": "PS", "gaza strip": "PS", "west bank": "PS"}
    return named | {folded(name): code for name, code in more.items()}


def same_place(a: Mapping[str, Any] | None, b: Mapping[str, Any] | None) -> bool:
    """Whether two places of the codebook (``name``: "Place, Country") are one, wording aside."""
    first, second = (folded_parts(p["name"]) if p and p.get("name") else None for p in (a, b))
    if first is None or second is None:
        return first is second
    (heads, country), (others, other) = first, second
    if country and other and country != other:
        return False
    if not heads or not others:
        return not heads and not others
    if _agree(heads[0], others[0]) or _alike(heads[0], others[0]):
        return True
    return {w for h in heads for w in h} == {w for h in others for w in h}


def nested_place(a: Mapping[str, Any] | None, b: Mapping[str, Any] | None) -> bool:
    """Whether two places are one or one lies in the other by its name: a hospital and its town, a town and its east."""
    if same_place(a, b):
        return True
    if not (a and b and a.get("name") and b.get("name")):
        return False
    (heads, country), (others, other) = folded_parts(a["name"]), folded_parts(b["name"])
    if not heads or not others or (country and other and country != other):
        return False  # a country alone is too wide
    plain, bare = ([words - _SIDES or words for words in parts] for parts in (heads, others))
    return any(_agree(plain[0], b) for b in bare) or any(_agree(bare[0], p) for p in plain)


@cache
def folded_parts(name: str) -> tuple[tuple[frozenset[str], ...], str | None]:
    """The parts of a place's name, narrowest first, and its country's code where the last part is one."""
    parts = [folded(part) for part in name.split(",")]
    country = _country_of(parts[-1])
    if country:
        parts = parts[:-1]
    if country == "PS" and not parts:  # the Strip and the Bank are places, and stand where a country would
        parts = [folded(name)]
    heads = tuple(frozenset(p) - _NOISE or frozenset(p) for p in parts if p)
    return heads, country


def _alike(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two names are spellings of one: "Tel Abyad" and "Tell Abyad", "Ayn Issa" and "Ain Issa"."""
    if a & _SIDES != b & _SIDES:
        return False
    first, second = (re.sub(r"(.)\1", r"\1", "".join(sorted(words, key=lambda w: (len(w), w)))) for words in (a, b))
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= _ALIKE


def _agree(a: frozenset[str], b: frozenset[str]) -> bool:
    return a & _SIDES == b & _SIDES and bool(a & b) and len(a & b) >= _HALF * len(a | b)


def same_source(a: Mapping[str, Any] | None, b: Mapping[str, Any] | None) -> bool:
    """Whether two first links of chains are one speaker; None is the outlet's own voice."""
    if a is None or b is None:
        return a is b
    names, others = _names(a), _names(b)
    if any(_agree(x, y) for x in names for y in others):
        return True
    words = str(a.get("words") or "").casefold()
    if words in _PRONOUNS or not _overlap(a, b):
        return not names and not others and words == str(b.get("words") or "").casefold()
    return not names or not others or any(x & y for x in names for y in others)


def _names(link: Mapping[str, Any]) -> list[frozenset[str]]:
    named = (frozenset(_nation(w) for w in folded(link[key])) - _OFFICE for key in ("name", "org") if link.get(key))
    return [words for words in named if words]


@cache
def _nation(word: str) -> str:
    """A demonym as its country's code ("lebanese", "lebanon" are one)."""
    nation = demonyms().get(word.capitalize())
    return nation.code if nation else _country_of((word,)) or word


def _overlap(a: Mapping[str, Any], b: Mapping[str, Any]) -> bool:
    if a.get("start") is None or b.get("start") is None:
        return str(a.get("words")).casefold() == str(b.get("words")).casefold()
    return bool(a["start"] < b["end"] and b["start"] < a["end"])
