"""Sites that a text has told of before: "the prison" after "Torvik Prison", "the gate" of the works told of last."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from fairwitness.resolve.atlas import Atlas
from fairwitness.resolve.phrases import Found, Phrase, made
from fairwitness.resolve.sites import hung, site
from fairwitness.resolve.told import TOWNS, Sited
from fairwitness.vocab import proper

_FAR = 4000
_TRUST = 0.6
_HOLDER_BEHIND = 24  # characters from a site to the name of the town that holds it: "the school on the hill at Torvik"
_HOLDERS = TOWNS | {"camp"}


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a text for a site: where they stand, its noun, and whether they hold a name of its own."""

    start: int
    end: int
    words: str
    noun: str
    named: bool


@lru_cache(maxsize=16)
def site_mentions(text: str) -> tuple[Mention, ...]:
    """The sites that a text names or introduces, in order.

    >>> [(m.words, m.named) for m in site_mentions("Guards left Torvik Prison and a field hospital.")]
    [('Torvik Prison', True), ('field hospital', False)]
    """
    found = (m for m in _mention().finditer(text) if m["named"] or m["plain"])
    return tuple(
        Mention(m.start(part), m.end(part), m[part], m[part].split()[-1].lower(), part == "named")
        for m in found
        if (part := "named" if m["named"] else "plain")
    )


@cache
def _mention() -> re.Pattern[str]:
    """A site with a name before its noun, or a common noun with what leads to it."""
    nouns = sorted((n.replace("_", " ") for n in proper.words("pointing_site", "nouns")), key=len, reverse=True)
    either = "|".join(f"[{n[0].upper()}{n[0]}]{n[1:]}" for n in nouns)
    kinds = "|".join(sorted(proper.words("pointing_site", "kinds")))
    named = rf"(?P<named>(?:(?:[a-z]{{2,3}}-)?[A-Z][\w’'-]+ ){{1,4}}(?:(?:{kinds}) ){{0,2}}(?:{either}))"
    plain = rf"(?P<plain>(?:[a-z][\w’'-]+ ){{0,3}}?(?:{'|'.join(nouns)}))"
    return re.compile(rf"\b(?:{named}|(?:[Aa]n?|[Tt]he|[Ii]ts|[Tt]heir|[Tt]his|\w+['’]s) {plain})\b")


def recalled(low: str, phrase: Phrase, whole: Atlas) -> Found | None:
    """The site told of last that such words may mean again; None where no site that fits was told of."""
    words = [w for w in low.split() if w not in proper.words("pointing_site", "same")]
    if not words or not _is_definite(phrase) or any(c.isupper() for c in phrase.text):
        return None
    noun = words[-1]
    told = [m for m in site_mentions(whole.text) if phrase.start - _FAR < m.start and m.end <= phrase.start]
    if (noun in _parts() and _parts().issuperset(words)) or (noun in _again() and len(words) == 1):
        start = _paragraph_before(whole.text, phrase.start)
        near = [m for m in told if m.start >= start]
        if near:
            last = near[-1]
            said = None if last.named else _latest(last.noun, "", told, whole)
            return _place_of(said or last, whole)
    found = _latest(noun, " ".join(words[:-1]), told, whole)
    return _place_of(found, whole) if found else None


def told_of_last(phrase: Phrase, whole: Atlas, back: int) -> Found | None:
    """The site that "there" means: told of within ``back`` characters, with no other place named since."""
    told = [m for m in site_mentions(whole.text) if phrase.start - back < m.start and m.end <= phrase.start]
    last = whole.told.before(phrase.start)
    if not told or (last is not None and last.start > told[-1].end + _HOLDER_BEHIND):
        return None
    return _place_of(told[-1], whole)


def _latest(noun: str, before: str, told: list[Mention], whole: Atlas) -> Mention | None:
    """The latest mention under such a noun that says which site is meant, by a name or by its town."""
    family = _families().get(noun, frozenset({noun}))
    alike = (m for m in reversed(told) if m.noun in family and all(w in m.words.lower() for w in before.split()))
    return next((m for m in alike if m.named or whole.told.after(m.end) or _owner(m, whole)), None)


def _parts() -> frozenset[str]:
    return proper.words("pointing_site", "parts")


def _again() -> frozenset[str]:
    return proper.words("pointing_site", "again")


def _is_definite(phrase: Phrase) -> bool:
    return bool(phrase.lead) and phrase.lead.lower().split()[-1] in ("the", "that", "this", "its", "their")


def _paragraph_before(text: str, at: int) -> int:
    return max(0, text.rfind("\n\n", 0, max(0, text.rfind("\n\n", 0, at))))


def _place_of(mention: Mention, whole: Atlas) -> Found | None:
    words = Phrase(mention.start, mention.end, mention.words)
    inside = whole.told.inside(mention.start, mention.end)
    if inside and mention.named:
        sited = inside[0]
        found = site(words, whole, sited) or hung(words, whole, sited)
        if found or sited.place.precision == "site":
            return found or (sited.place, sited.score * _TRUST, "site told of")
    said = whole.told.after(mention.end) or _owner(mention, whole) or _holder_inside(inside)
    holder = said or whole.told.salient(mention.start, _HOLDERS)
    return (made(mention.words, holder), round(holder.score * _TRUST, 2), "site told of") if holder else None


def _owner(mention: Mention, whole: Atlas) -> Sited | None:
    """Whose site it is: Torvik in "Torvik's main prison"."""
    last = next(iter(whole.told.upto(mention.start, 1)), None)
    return last if last and whole.text[last.end : mention.start] in ("'s ", "’s ") else None


def _holder_inside(inside: list[Sited]) -> Sited | None:
    return inside[0] if inside and inside[0].place.kind != "unknown" else None


@cache
def _families() -> dict[str, frozenset[str]]:
    """Nouns that may stand for one another when a site is told of again."""
    rows = proper.words("pointing_site", "families")
    return {noun: frozenset(row.split("/")) for row in rows for noun in row.split("/")}
