"""Names in a text: places, sites, actors, source organisations, persons, demonyms; and phrases that point to a place.

A mention's words are the name with what belongs to it ("northern Aleppo", "Raqqa province"), without article and
preposition; ``bare`` gives the name alone. Of names that overlap the longest wins.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from fairwitness.model import Mention, Span
from fairwitness.vocab import phrases, proper
from fairwitness.vocab.actors import actor_aliases, actor_named, begins_actor
from fairwitness.vocab.countries import demonyms
from fairwitness.vocab.name_evidence import Evidence, candidates, evidence_of, stands_as_place
from fairwitness.vocab.name_tokens import Words, first_and_count, words_of
from fairwitness.vocab.names import ARTICLES, name_key
from fairwitness.vocab.orgs import begins_body, longest_beginning_with, org_exactly
from fairwitness.vocab.sites import is_place_noun, plural, site_named
from fairwitness.vocab.toponyms import is_first_name

_LONGEST_PLACE = 5
_CUT = re.compile(r" at\b")  # no name holds it, though the key of a name leaves it out


@lru_cache(maxsize=64)
def mentions(text: str) -> tuple[Mention, ...]:
    """The names of a text in order, none overlapping.

    >>> [(m.words.text, m.type) for m in mentions("Syrian troops shelled northern Aleppo, Ali Haddad said.")]
    [('Syrian troops', 'actor'), ('northern Aleppo', 'place'), ('Ali Haddad', 'person')]
    """
    words = words_of(text)
    evidence = evidence_of(text).copy()
    found: list[Mention] = []
    i, end = 0, len(words)
    while i < end:
        if not words.tokens[i].capital and words.lows[i] not in _first_words():
            i += 1
            continue
        if found and _is_listed(words, found[-1], i):
            evidence.places[name_key(words.slice(i, words.run_end(i)))] = 2
        mention, i = _at(words, evidence, i)
        if mention and not (found and mention.words.start < found[-1].words.end):
            found.append(mention)
    return tuple(found)


def _is_listed(words: Words, last: Mention, i: int) -> bool:
    """Whether word i goes on with a list of places: "Zaytan, Birnah and Khalsah"."""
    token = words.tokens[i]
    if (
        last.type != "place"
        or not token.capital
        or token.text in demonyms()
        or words.low(i) in proper.words("closed", "words")
    ):
        return False
    end = words.run_end(i)
    if proper.is_personal(token.text) or words.low(end) in proper.words("person", "verbs"):
        return False
    gap = words.text[last.words.end : token.start]
    return len(gap) < 7 and gap in (", ", " and ", ", and ", " or ", "-", "–")


def _at(words: Words, evidence: Evidence, i: int) -> tuple[Mention | None, int]:
    """The name that begins at word i, if one does, and the word to go on from."""
    token = words.tokens[i]
    if words.lows[i] in ("the", "a", "an"):
        return None, i + 1
    known = _known(words, evidence, i)
    if not token.capital:
        return known or (None, i + 1)
    end = words.run_end(i)
    if known and (known[1] >= end or known[0].type in ("demonym", "actor", "source")):
        return (known[0].type == "place" and _site_of_place(words, i, known[1])) or known
    made = _made(words, evidence, i, end, known)
    return made or known or (None, i + 1)


# -- names that a vocabulary knows -------------------------------------------------------------------------------------


@cache
def _first_words() -> dict[str, int]:
    """The first word of every name of a body, in small letters, and how many words the longest of them has."""
    longest = dict(longest_beginning_with())
    for name in actor_aliases():
        first, count = first_and_count(name)
        longest[first] = max(longest.get(first, 0), count)
    return longest


def _known(words: Words, evidence: Evidence, i: int) -> tuple[Mention, int] | None:
    opening = words.slice(i, min(len(words), i + 3))
    bodies = begins_actor(opening) or begins_body(opening)
    reach = max(_first_words().get(words.lows[i], 1) if bodies else 1, _LONGEST_PLACE if words.tokens[i].capital else 1)
    for j in range(words.hanging_end(i, reach), i, -1):
        found = _named(words, evidence, i, j, bodies=bodies or j - i == 1)
        if found:
            return found
    return None


def _named(words: Words, evidence: Evidence, i: int, j: int, *, bodies: bool) -> tuple[Mention, int] | None:
    """The known name of words i to j - 1; ``bodies``: whether it may be that of a body."""
    name = words.slice(i, j)
    if j - i == 1 and name in demonyms() and not _is_country_here(words, i, name):
        return _mention(words, i, j, "demonym", demonyms()[name].name), j
    if j - i == 2 and name in demonyms():
        return _mention(words, i, j, "demonym", demonyms()[name].name), j
    place = _place(words, evidence, i, j, name)
    if not bodies:
        return place
    actor = actor_named(name)
    if (
        actor
        and not is_first_name(words, i, j)
        and not (place and place[0].type == "place" and actor.name != name and _is_land(name))
        and not _is_land(name)
    ):
        return _mention(words, i, j, "actor", actor.name), j
    may_speak = j - i > 1 or (words.tokens[i].capital and not place)
    if may_speak and " in " not in name and (body := org_exactly(name)):
        return _mention(words, i, j, "source", body.name), j
    return place


@lru_cache(maxsize=4096)
def _is_land(name: str) -> bool:
    found = candidates(name)
    return bool(found) and found[0].place.kind in ("country", "region", "province")


def _is_country_here(words: Words, i: int, name: str) -> bool:
    """ "US" and "U.S." name the country when no noun follows that they describe."""
    if name not in ("US", "U.S."):
        return False
    return i + 1 >= len(words) or not words.tokens[i + 1].joined or not words.tokens[i + 1].text[0].islower()


def _place(words: Words, evidence: Evidence, i: int, j: int, name: str) -> tuple[Mention, int] | None:
    if (
        not words.tokens[i].capital
        or not (words.tokens[j - 1].capital or j - i > 1)
        or (j - i == 1 and name.lower() in proper.words("closed", "words"))
        or (" at" in name and _CUT.search(name))
        or (words.lows[j - 1] in ARTICLES and not words.tokens[j - 1].capital)  # "Sanar as well as Torvik"
    ):
        return None
    found = candidates(name)
    if not found or not evidence.is_believable(found, name, stands_as_place(words, i, j)):
        return None
    if words.tokens[i].first and " " not in name and proper.is_doubtful(name) and stands_as_place(words, i, j) < 2:
        return None
    best = found[0].place
    kind = "site" if best.precision == "site" else "place"
    return _widened(words, i, j, kind, best.name)


def _widened(words: Words, i: int, j: int, kind: str, name: str | None) -> tuple[Mention, int]:
    """With the compass word before it and the noun after it that say which part or kind it is."""
    start, end = i, j
    while start > 0 and words.tokens[start].joined and words.tokens[start - 1].text in proper.words("place", "compass"):
        start -= 1
    follows = end < len(words) and words.tokens[end].joined and words.tokens[end].text in proper.words("place", "after")
    if follows and words.tokens[end].text not in ("front", "state", "region"):
        end += 1
    return _mention(words, start, end, kind, name), end


# -- names made of known parts -----------------------------------------------------------------------------------------


def _made(
    words: Words, evidence: Evidence, i: int, end: int, known: tuple[Mention, int] | None
) -> tuple[Mention, int] | None:
    """A name no vocabulary has, by its last word, by what stands around it, or by a first name."""
    start = i + 1 if words.tokens[i].first and words.low(i) in proper.words("closed", "words") else i
    if start >= end:
        return None
    return (
        _titled(words, start, end)
        or _body(words, start, end)
        or _site(words, start, end)
        or _place_by_part(words, start, end)
        or _person(words, evidence, start, end, known)
        or _unknown_place(words, evidence, start, end)
    )


def _titled(words: Words, i: int, end: int) -> tuple[Mention, int] | None:
    k = i
    while k < end and (
        words.tokens[k].text in proper.words("person", "titles")
        or words.slice(k, min(k + 2, end)) in proper.words("person", "titles")
    ):
        k += 1
    if k == i or k >= end:
        return None
    stop = _name_end(words, k, end)
    return _mention(words, k, stop, "person", None), stop


def _name_end(words: Words, i: int, end: int) -> int:
    """Where a person's name ends: it may hold "bin" or "van" in small letters."""
    if (
        end + 1 < len(words)
        and words.low(end) in ("bin", "ibn", "van", "von", "de", "al", "el", "abu")
        and words.tokens[end + 1].capital
    ):
        return words.run_end(end + 1)
    return end


def _body(words: Words, i: int, end: int) -> tuple[Mention, int] | None:
    for j in range(end, i + 1, -1):
        last = words.tokens[j - 1].text
        if last in proper.words("body", "armed"):
            return _mention(words, i, j, "actor", None), j
        if last in proper.words("body", "speaking") and not is_place_noun(last):
            return _mention(words, i, j, "source", None), j
    return None


def _site(words: Words, i: int, end: int) -> tuple[Mention, int] | None:
    """ "Aleppo University", "the al-Rashid hospital", "Khirbet market"."""
    for j in range(min(end + 2, len(words)), max(i + 1, end - 1), -1):
        noun = words.low(j - 1)  # "in Aleppo 63 schools", not "Torvik 7 barracks"
        is_count = words.tokens[j - 2].text[0].isdigit() and noun.endswith("s") and plural(noun) != noun
        if is_count or not words.hangs_together(i, j):
            continue
        for k in (j - 2, j - 1):
            if (
                i < k < j
                and site_named(words.slice(k, j))
                and not any(_ends_name(words.low(n)) for n in range(end, k))
                and words.low(k) not in ("position", "line", "post", "office", "home", "house")
            ):
                return _mention(words, i, j, "site", None), j
    return None


def _site_of_place(words: Words, i: int, end: int) -> tuple[Mention, int] | None:
    """ "the Torvik detention centre", "Sanar general hospital": a place and the site that two words behind it name."""
    if end + 1 >= len(words) or not words.hangs_together(i, end + 2):
        return None
    noun = words.low(end + 1)
    kinds, nouns = (proper.words(*name) for name in (("pointing_site", "kinds"), ("sites", "second")))
    if words.low(end) not in kinds or not (noun in nouns or site_named(noun)) or noun.endswith("s"):
        return None
    return _mention(words, i, end + 2, "site", None), end + 2


def _ends_name(low: str) -> bool:
    """Whether no name goes on over a word: "Strike on school", "Shells hit hospital"."""
    return low in proper.words("closed", "words") or low in phrases.words("verb")


def _place_by_part(words: Words, i: int, end: int) -> tuple[Mention, int] | None:
    """ "Tell Huwash", "Mount Eiss", "Jareqli Hill": one word of it says that it is a place."""
    if end - i < 2 or end - i > 4:
        return None
    if words.tokens[end - 1].text in proper.words("place", "last"):
        kind = "site" if site_named(words.tokens[end - 1].text) else "place"
        return _widened(words, i, end, kind, None)
    if words.tokens[i].text in proper.words("place", "first") and not proper.is_personal(words.tokens[end - 1].text):
        return _widened(words, i, end, "place", None)
    return None


def _person(
    words: Words, evidence: Evidence, i: int, end: int, known: tuple[Mention, int] | None
) -> tuple[Mention, int] | None:
    size = end - i
    first = words.tokens[i].text
    if size == 1:
        named = first in evidence.people and not known
        return (_mention(words, i, end, "person", None), end) if named else None
    if first in proper.words("place", "compass") and candidates(words.slice(i + 1, end)):
        return None
    if size > 4 or max(stands_as_place(words, i, end), evidence.places.get(name_key(words.slice(i, end)), 0)) == 2:
        return None
    role = words.low(i - 1) in proper.words("person", "roles")
    said = words.low(end) in proper.words("person", "verbs")
    if proper.is_personal(first) or role or said or (not known and not words.tokens[i].first):
        stop = _name_end(words, i, end)
        return _mention(words, i, stop, "person", None), stop
    return None


def _unknown_place(words: Words, evidence: Evidence, i: int, end: int) -> tuple[Mention, int] | None:
    """A name that the gazetteer lacks, where only a place can stand: most villages."""
    name = words.slice(i, end)
    strength = max(stands_as_place(words, i, end), evidence.places.get(name_key(name), 0))
    if (
        strength < 2
        or end - i > 4
        or name.lower() in proper.words("closed", "words")
        or name.isupper()
        or name.partition("-")[0] in demonyms()
        or (end - i == 1 and proper.is_doubtful(name))
    ):
        return None
    return _widened(words, i, end, "place", None)


def _mention(words: Words, i: int, j: int, kind: str, name: str | None) -> Mention:
    start, end = words.tokens[i].start, words.tokens[j - 1].end
    return Mention(Span(start, end, words.text[start:end]), kind, name)


# -- the name alone ----------------------------------------------------------------------------------------------------


@cache
def _trimming() -> tuple[re.Pattern[str], re.Pattern[str]]:
    compass = "|".join(sorted(proper.words("place", "compass"), key=len, reverse=True))
    after = "|".join(sorted(proper.words("place", "after"), key=len, reverse=True))
    return re.compile(rf"(?:(?:{compass})\s+)+"), re.compile(rf"\s+(?:{after})$")


def bare(mention: Mention) -> Span:
    """The name of a place without the words that say which part or kind of place it is.

    >>> bare(mentions("They left northern Aleppo.")[0]).text
    'Aleppo'
    """
    lead, tail = _trimming()
    text = mention.words.text
    start = m.end() if (m := lead.match(text)) else 0
    end = m.start() if (m := tail.search(text)) else len(text)
    if start >= end or (start == 0 and end == len(text)):
        return mention.words
    if candidates(text) and (text[0].isupper() or not candidates(text[start:end])):
        return mention.words
    return Span(mention.words.start + start, mention.words.start + end, text[start:end])
