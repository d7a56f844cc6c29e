"""The names of places in a text, each with what it may mean. Used to read claims and to resolve them.

A name that no gazetteer has is among them where only a place can stand ("the village of X"): most villages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from fairwitness.model import Actor
from fairwitness.vocab import proper
from fairwitness.vocab.actors import actor_named, begins_actor
from fairwitness.vocab.countries import demonyms
from fairwitness.vocab.gazetteer import Candidate
from fairwitness.vocab.name_evidence import Evidence, candidates, evidence_of, is_holder, says_water, stands_as_place
from fairwitness.vocab.name_tokens import Words, words_of
from fairwitness.vocab.names import ARTICLES
from fairwitness.vocab.sites import is_place_noun

LONGEST = 5
_CREDIT = re.compile(r"\([A-Z]{2,6}\) ?[-–—]")


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name at text[start:end], what it may mean, best known first, and the name after the comma that follows."""

    start: int
    end: int
    name: str
    candidates: tuple[Candidate, ...]
    holder: str = ""


@lru_cache(maxsize=16)
def toponyms(text: str) -> tuple[Toponym, ...]:
    """The known names of places in a text, in order, the longest where they overlap.

    >>> [t.name for t in toponyms("Shells fell on Aleppo and Deir ez-Zor in Syria.")]
    ['Aleppo', 'Deir ez-Zor', 'Syria']
    """
    words = words_of(text)
    evidence = evidence_of(text)
    found: list[Toponym] = []
    i, end = 0, len(words)
    while i < end:
        name = _longest(words, evidence, i) if words.tokens[i].capital and not _is_opening(words, i) else None
        if name:
            found.append(name)
            while i < end and words.tokens[i].start < name.end:
                i += 1
        else:
            i += 1
    return tuple(found)


def _is_opening(words: Words, i: int) -> bool:
    """A word like "The" or "In" that has its capital from the sentence."""
    return words.tokens[i].first and words.low(i) in proper.words("closed", "words") and not _begins_longer(words, i)


def _begins_longer(words: Words, i: int) -> bool:
    """Whether the words from i on begin a name of two or more words ("East Timor")."""
    return any(candidates(words.slice(i, j)) for j in range(i + 2, words.run_end(i) + 1))


def _longest(words: Words, evidence: Evidence, i: int) -> Toponym | None:
    end = words.run_end(i)
    for j in range(words.hanging_end(i, max(end - i, LONGEST)), i, -1):
        name = words.slice(i, j)
        found = candidates(name)
        if (
            found
            and _is_whole(words, i, j)
            and not _is_torn(words, i, j, found)
            and evidence.is_believable(found, name, stands_as_place(words, i, j))
        ):
            return Toponym(words.tokens[i].start, words.tokens[j - 1].end, name, found, _holder(words, j))
    return _unknown(words, evidence, i, end)


def _is_whole(words: Words, i: int, j: int) -> bool:
    """Whether words neither end in an article nor begin with a small word that opens a sentence ("At the bridge").

    Nor do they end in a noun that goes on to another name: "Torland" in "the Torland city of Sanar".
    """
    if not words.tokens[j - 1].capital and (words.low(j - 1) in ARTICLES or _goes_on(words, j)):
        return False
    opens = j - i > 1 and words.low(i) in proper.words("closed", "words") and words.low(i) in ARTICLES
    return not opens or (words.tokens[i + 1].capital and not words.tokens[i + 1].text.isupper())


def _goes_on(words: Words, j: int) -> bool:
    """Whether the noun before word j is that of the name that follows: "city of Sanar", not "province of Torland"."""
    if words.low(j) != "of" or words.low(j - 1) not in proper.words("place", "of"):
        return False
    k = j + 1 + (words.low(j + 1) == "the")
    return k < len(words) and words.tokens[k].capital and not is_holder(words.slice(k, words.run_end(k, 3)))


def _is_torn(words: Words, i: int, j: int, found: tuple[Candidate, ...]) -> bool:
    """Whether a name is only a part of a longer one ("Dutse" of "Kurmin Dutse"), which a country's hardly is."""
    if j < len(words) and words.tokens[j].joined and says_water(words.low(j)) and not is_place_noun(words.low(j + 1)):
        return found[0].place.precision in ("town", "near_town")
    if found[0].place.kind in ("country", "region", "province") and " " not in words.slice(i, j):
        return False
    before, after = (words.tokens[k] if 0 <= k < len(words) else None for k in (i - 1, j))
    torn_left = before is not None and before.capital and words.tokens[i].joined and not _may_lead(words, i - 1)
    word = j - i == 1 and proper.is_doubtful(words.tokens[i].text)
    torn_right = after is not None and after.capital and after.joined and (word or not _may_follow(after.text))
    return torn_left or torn_right


def _may_lead(words: Words, k: int) -> bool:
    text = words.tokens[k].text
    return (
        text in proper.words("place", "compass")
        or text in demonyms()
        or words.low(k) in proper.words("place", "before")
        or words.low(k) in ("the", "and", "of")
        or bool(candidates(text) and candidates(text)[0].place.kind == "country")
    )


def _may_follow(text: str) -> bool:
    return (
        text in proper.words("place", "after")
        or text in proper.words("place", "last")
        or text in demonyms()
        or is_place_noun(text)
    )


def _unknown(words: Words, evidence: Evidence, i: int, end: int) -> Toponym | None:
    """A name that the gazetteer lacks, after "the village of", "near" or the like."""
    name = words.slice(i, end)
    plain = end - i < 4 and not name.isupper() and not (end - i == 1 and proper.is_doubtful(name)) and len(name) > 2
    before = i > 0 and words.tokens[i - 1].capital and words.tokens[i].joined and not _may_lead(words, i - 1)
    if words.low(i) in proper.words("closed", "words") or is_common_site(name) or is_no_place(name):
        return None
    if not plain or before or name in demonyms() or actor_named(name) or name in evidence.people:
        return None
    first = name.partition("-")[0]
    land = first in demonyms() or any(c.place.kind == "country" for c in candidates(first))
    if land or evidence.strength(words, i, end) < 2:
        return None
    return Toponym(words.tokens[i].start, words.tokens[end - 1].end, name, (), _holder(words, end))


@lru_cache(maxsize=4096)
def is_no_place(name: str) -> bool:
    """Whether a name is a people's, a ruler's or a war's: "Yazidis", "King Aran", "the Torish War".

    >>> is_no_place("King Aran"), is_no_place("King Aran Hospital"), is_no_place("Torvik")
    (True, False, False)
    """
    first, *rest = name.split(" ")
    if not rest:
        return name in proper.words("peoples_at", "home") or name in proper.words("no_places", "alone")
    ruled = first in proper.words("no_places", "first") and not is_place_noun(rest[-1])
    return ruled or not proper.words("no_places", "any").isdisjoint(rest)


@lru_cache(maxsize=4096)
def is_common_site(name: str) -> bool:
    """Whether a name is no more than a common noun with a capital, or the people whose site it is.

    >>> is_common_site("Tomb"), is_common_site("Torish Tomb"), is_common_site("Somali Checkpoint")
    (True, False, True)
    """
    nation, _, rest = name.partition(" ")
    noun = (rest if nation in demonyms() else name).lower()
    return is_place_noun(noun) or noun in proper.words("sites", "rarer")


def _holder(words: Words, j: int) -> str:
    """ "Syria" of "Raqqa, Syria"; "" where no name follows after a comma or in brackets."""
    if j >= len(words) or words.gap(j).strip() not in (",", "(") or not words.tokens[j].capital:
        return ""
    return words.slice(j, min(words.run_end(j), j + 3))


@lru_cache(maxsize=16)
def nations(text: str) -> tuple[tuple[int, str], ...]:
    """Where a text speaks of a country by the name of its people or things: (offset, ISO 3166 alpha-2).

    >>> nations("Iraqi and Syrian troops")
    ((0, 'IQ'), (10, 'SY'))
    """
    tokens, of = words_of(text).tokens, demonyms()
    found: list[tuple[int, str]] = []
    paired = False
    for token, after in zip(tokens, [*tokens[1:], None], strict=False):
        pair = f"{token.text} {after.text}" if after else ""
        if not paired and token.capital and (pair in of or token.text in of):
            found.append((token.start, of[pair if pair in of else token.text].code))
        paired = pair in of
    return tuple(found)


@lru_cache(maxsize=16)
def bodies(text: str) -> tuple[tuple[int, Actor], ...]:
    """The armed and political bodies that a text names, and where.

    >>> [(at, actor.name) for at, actor in bodies("The SDF fought IS.")]
    [(4, 'Syrian Democratic Forces'), (15, 'Islamic State')]
    >>> bodies("TORVIK (SDF) - Rain fell.")
    ()
    """
    words = words_of(text)
    found: list[tuple[int, Actor]] = []
    i, end = 0, len(words)
    while i < end:
        named = _body_at(words, i) if words.tokens[i].capital else None
        if named and not is_credit(text, words.tokens[i].start):
            found.append((words.tokens[i].start, named[1]))
        i = named[0] if named else i + 1
    return tuple(found)


def is_credit(text: str, at: int) -> bool:
    """Whether the letters there are an agency's that a dateline credits ("TORVIK (SNA) -"), whoever else bears them."""
    return _CREDIT.match(text, max(0, at - 1)) is not None


def _body_at(words: Words, i: int) -> tuple[int, Actor] | None:
    token = words.tokens[i]
    alone = words.text[token.end : token.end + 1].isspace()
    if token.text.lower() == "the" or (alone and not begins_actor(token.text)):
        return None
    longest = 6 if not alone or begins_actor(words.slice(i, min(len(words), i + 3))) else 1
    spans = range(min(len(words), i + longest), i, -1)
    found = next(((j, actor) for j in spans if (actor := actor_named(words.slice(i, j)))), None)
    return None if found and is_first_name(words, i, found[0]) else found


def is_first_name(words: Words, i: int, j: int) -> bool:
    """Whether a body's name that people bear too stands before a last name there ("Amal Haddad")."""
    if j - i > 1 or j >= len(words) or not proper.is_personal(words.slice(i, j)):
        return False
    return words.tokens[j].joined and words.tokens[j].capital and actor_named(words.slice(i, j + 1)) is None
