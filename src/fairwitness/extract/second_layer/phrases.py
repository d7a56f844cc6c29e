"""The phrases around a word of harm: whom it befalls, by what, and where the telling ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fairwitness.extract.control.actors import is_actor
from fairwitness.extract.control.places import head, inner
from fairwitness.extract.phrases import Phrase, Words, phrase_before, phrase_from, places_after
from fairwitness.vocab import groups, harm, sites
from fairwitness.vocab import phrases as vocab
from fairwitness.vocab.harm import Row


@dataclass(frozen=True, slots=True)
class Find:
    """A second-layer claim as word numbers."""

    row: Row
    cue: int
    begins: int
    ends: int
    group: Phrase | None = None
    actor: Phrase | None = None
    means: Phrase | None = None
    kind: str | None = None
    denied: bool = False


BE = frozenset("is are was were be been being got get gets 's".split())


SOLE = frozenset("he she him her himself herself".split())


THEY = frozenset("they them some others most many several".split())


_CARRIERS = BE | frozenset(("not", "to", "reported", "went", "gone", "go", "badly", "feared", "believed", "half"))


def phrase_befallen(words: Words, i: int, test: Callable[[Words, Phrase], bool]) -> Phrase | None:
    """The phrase of a kind to which the verb at word i happens: over auxiliaries, brackets and prepositions."""
    j = i
    while j > 0 and (words[j - 1].kind in ("aux", "adv", "modal", "time") or words[j - 1].low in _CARRIERS):
        j -= 1
    if j > 1 and words[j - 1].low in ("who", "which", "that"):
        j -= 1
    if j > 1 and words[j - 1].low == ",":
        j = next((k for k in range(j - 2, max(0, j - 14), -1) if words[k].low == ","), j - 1)
    if j > 0 and test is is_people and words[j - 1].low in SOLE | THEY:
        return Phrase(j - 1, j)
    for _ in range(4):
        phrase = phrase_before(words, j)
        if phrase is None:
            return None
        if test(words, phrase):
            return phrase
        k = phrase.i - 1
        if k < 1 or not (
            words[k].kind in ("prep", "rel")
            or (words[k].kind == "aux" and words[k - 1].kind == "rel")
            or words[k].kind == "verb"
        ):
            return None
        j = k
    return None


def people_from(words: Words, i: int) -> Phrase | None:
    """The people whose phrase begins at word i."""
    alone = i + 1 >= len(words) or words[i + 1].kind not in ("noun", "name", "num")
    if i < len(words) and words[i].low in SOLE | THEY and alone:
        return Phrase(i, i + 1)
    phrase = phrase_from(words, i)
    return phrase if phrase is not None and is_people(words, phrase) else None


def is_people(words: Words, phrase: Phrase) -> bool:
    """Whether a phrase names people."""
    phrase = inner(words, phrase)
    inside = words[phrase.i : phrase.j]
    top = next((k for k in range(1, len(inside)) if inside[k].low in ("of", "(", "from")), len(inside))
    last = inside[max(0, top - 1)]
    if words[phrase.i].low in ("a", "an", "another", "his", "her", "their") and any(
        w.low in harm.persons("one") for w in inside
    ):
        return True
    if last.low in harm.persons("one") | harm.persons("many"):
        return True
    if last.mention is not None and last.mention.type == "person":
        return True
    found = groups.noun_at((last.low,), 1)
    return found is not None and found[1].sort == "person"


def is_protected(words: Words, phrase: Phrase) -> bool:
    for k in range(phrase.i, phrase.j):
        for length in (3, 2, 1):
            site = sites.site_named(" ".join(w.low for w in words[k : k + length]))
            if site is not None:
                return site.protected and (
                    k + length >= phrase.j
                    or words[k + length].low in ("in", "of", "at", "near", ",")
                    or words[k + length].kind != "noun"
                )
    return False


def is_building(words: Words, phrase: Phrase) -> bool:
    """Whether a phrase names a site that is no military position."""
    site = sites.site_named(head(words, phrase).low)
    return is_protected(words, phrase) or (site is not None and site.group not in ("other", "vehicles"))


def noun_at(words: Words, i: int, form: str) -> tuple[Row, int] | None:
    """The longest noun of a form that begins at word i, and the word behind it."""
    known = harm.nouns(form)
    for length in (3, 2, 1):
        row = known.get(tuple(w.low for w in words[i : i + length]))
        if row is not None and len(words[i : i + length]) == length:
            return row, i + length
    return None


def weapon_in(words: Words, phrase: Phrase) -> Phrase | None:
    for k in range(phrase.i, phrase.j):
        found = noun_at(words, k, "weapon")
        if found is not None:
            return Phrase(k, found[1])
    return None


def agent_of(words: Words, i: int) -> Phrase | None:
    for k in range(i, min(len(words), i + 6)):
        if words[k].low == "by":
            phrase = phrase_from(words, k + 1)
            return phrase if phrase and is_actor(words, phrase) else None
        if words[k].kind == "punct":
            return None
    return None


def through(words: Words, i: int) -> int:
    """The end of what belongs to the claim behind word i: where, when, by whom."""
    end = i
    for _ in range(3):
        while end < len(words) and (words[end].kind == "time" or words[end].kind == "adv"):
            end += 1
        where = places_after(words, end)
        if where is None and end < len(words) and words[end].low in ("by", "from", "into", "on", "with"):
            phrase = phrase_from(words, end + 1)
            where = Phrase(end, phrase.j) if phrase else None
        if where is None:
            break
        end = where.j
    return end


def phrase_start(words: Words, i: int) -> int:
    """Where the phrase around the noun at word i begins, in the same clause."""
    start = i
    while (
        start > 0
        and i - start < 5
        and words[start - 1].kind in ("det", "name", "noun", "poss")
        and not words[start - 1].low.endswith("ed")
    ):
        start -= 1
        if words[start].kind == "det":
            break
    return start


def has_owner(words: Words, phrase: Phrase) -> bool:
    inside = words[phrase.i : phrase.j]
    return any((w.mention and w.mention.type in ("actor", "demonym")) or w.low in vocab.actor_nouns() for w in inside)


def tail_end(words: Words, i: int, row: Row) -> int | None:
    """The word behind the verb at i and its tail; None if a tail is wanted and missing, or is a wrong one."""
    after = tuple(w.low for w in words[i + 1 : i + 8])
    if any(after[: len(t)] == t for t in row.not_tail):
        return None
    if not row.tail:
        return i + 1
    for reach in range(5):
        for tail in row.tail:
            if after[reach : reach + len(tail)] == tail:
                return i + 1 + reach + len(tail)
    return None


def is_passive(words: Words, i: int) -> bool:
    k = i - 1
    while k >= 0 and (words[k].kind in ("adv", "time") or words[k].low in ("not", "also")):
        k -= 1
    return k >= 0 and words[k].low in BE
