"""Typed access to ``sites.toml``: which common nouns name a site or a settled place, and of which class."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from fairwitness.vocab import proper, table


@dataclass(frozen=True, slots=True)
class Site:
    """One kind of site: its singular nouns, its class as a damaged object, and whether harm to it is always told."""

    nouns: tuple[str, ...]
    group: str
    protected: bool
    example: str


@cache
def sites() -> tuple[Site, ...]:
    """Every row of the vocabulary, in file order."""
    return tuple(
        Site(tuple(row["nouns"]), row["class"], row.get("protected", False), row["example"])
        for row in table("sites")["site"]
    )


@cache
def _by_noun() -> dict[str, Site]:
    return {form: site for site in sites() for noun in site.nouns for form in (noun, plural(noun))}


@cache
def _settled() -> frozenset[str]:
    return frozenset(form for noun in table("sites")["settled"]["nouns"] for form in (noun, plural(noun)))


def plural(noun: str) -> str:
    """The regular plural of a noun.

    >>> [plural(n) for n in ("city", "church", "highway", "barracks")]
    ['cities', 'churches', 'highways', 'barracks']
    """
    if noun.endswith(("barracks", "headquarters", "crossroads", "works", "outskirts", "suburbs")):
        return noun
    if noun.endswith("y") and noun[-2] not in "aeou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "ch", "sh", "x")) else "s")


def site_named(noun: str) -> Site | None:
    """The kind of site that a common noun (one or more words, singular or plural) names.

    >>> site_named("Hospitals").group
    'hospitals'
    """
    return _by_noun().get(noun.lower())


def names_a_part(name: str) -> bool:
    """Whether a name is one that every town may have for a part of itself.

    >>> names_a_part("Old City"), names_a_part("Old Cairo")
    (True, False)
    """
    return name.lower() in proper.words("sites", "quarters")


def is_place_noun(noun: str) -> bool:
    """Whether the noun names a kind of place: a site, a settlement or a stretch of land.

    >>> is_place_noun("villages"), is_place_noun("soldiers")
    (True, False)
    """
    low = noun.lower()
    return low in _by_noun() or low in _settled()
