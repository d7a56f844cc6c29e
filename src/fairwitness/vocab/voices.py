"""Who speaks without a name, and which texts take back an earlier one (``voices.toml``)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from fairwitness.vocab import table

_ARTICLES = re.compile(r"^(?:the|an?|some|two|three|four|five|several|many|other|local)\s+", re.IGNORECASE)
# What follows one of these belongs to the noun before it: "officials of the Northern Front", "residents who fled".
_TAIL = re.compile(r"\s(?:of|in|from|at|near|with|on|inside|around|who|that|close to|familiar|within|for)\s.*$|[,(].*$")
# What a report says of why it names nobody: "an official, who would not be named".
_WHO = re.compile(r"(?:,? who\b|, (?:speaking|whose|which)\b| on condition of\b| speaking on\b).*$")
# "its own count", "the ministry's report": the word of whoever owns it.
_OWNED = re.compile(r"(?:its|their|his|her) (own )?(?:[\w-]+ )*?([\w-]+)")
_OWNER = re.compile(r"(.+?)(?:['’]s|(?<=s)['’]) (?:[\w-]+ )*?([\w-]+)")


@lru_cache(maxsize=8192)
def is_unnamed(words: str) -> bool:
    """Do these words name no one in particular? ("a US official" yes, "a spokesman of the Northern Front" no.)

    >>> is_unnamed("two security sources in the town"), is_unnamed("the Harbour Relief Society")
    (True, False)
    """
    head = _TAIL.sub("", words.strip()).casefold()
    if owned := _OWNED.fullmatch(head):
        return owned.group(2) not in _listed("papers") and _ends_in(head, "heads")
    if (paper := _OWNER.fullmatch(head)) and paper.group(2) in _listed("papers"):
        return is_unnamed(paper.group(1))
    if _ends_in(head, "bodies"):
        return False
    return head in _listed("pronouns") or _ends_in(head, "heads")


def is_unnamed_body(words: str) -> bool:
    """Do these words, that name no one, tell of one body ("an aid group"), not of people ("activists")?"""
    return _ends_in(words.strip().casefold(), "one_body")


def speaks_by_office(words: str) -> bool:
    """Do these words tell of who speaks for a body ("the command", "a spokesman"), and not of which?"""
    return _ends_in(words.strip().casefold(), "bodies")


def is_pronoun(words: str) -> bool:
    """Do these words only point back at somebody ("it", "he")?"""
    return words.strip().casefold() in _listed("pronouns")


@lru_cache(maxsize=8192)
def unnamed_as(words: str) -> str:
    """What an unnamed source is called: its words without article, or "unnamed source" where a pronoun stands.

    >>> unnamed_as("The activists"), unnamed_as("He")
    ('activists', 'unnamed source')
    """
    plain = _WHO.sub("", " ".join(words.split()))
    while (shorter := _ARTICLES.sub("", plain)) != plain:
        plain = shorter
    if not plain or plain.casefold() in _listed("pronouns"):
        return "unnamed source"
    return plain[0].lower() + plain[1:] if plain.split()[0].casefold() in _listed("heads") else plain


def is_correction(text: str) -> bool:
    """Does the text say that it takes something back?"""
    low = text.casefold()
    may_hold = any(word in low for word in table("voices")["correction"]["words"])
    return may_hold and any(pattern.search(low) for pattern in _correction("notice"))


def is_taken_back(sentence: str) -> bool:
    """Does the sentence, in a text that corrects, state what was wrong?"""
    low = sentence.casefold()
    return any(pattern.search(low) for pattern in _correction("taken_back"))


def tells_of_earlier(before: str) -> bool:
    """Do the words straight before a figure say that it was an earlier one ("up from", "had first counted")?"""
    low = " ".join(before.casefold().split()) + " "
    return any(pattern.search(low) for pattern in _earlier())


def is_beginning(words: str) -> bool:
    """Do these words of time give a beginning ("since June") and no stretch ("in June")?"""
    low = words.strip().casefold()
    return any(low == w or low.startswith(w + " ") for w in table("voices")["beginning"]["words"])


@cache
def _earlier() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern + r"\Z") for pattern in table("voices")["earlier"]["before"])


@cache
def begun() -> frozenset[str]:
    """The words of a beginning that do not say what began ("since", "the", "start")."""
    return frozenset(table("voices")["beginning"]["loose"])


def _ends_in(head: str, name: str) -> bool:
    words = head.split()
    return any(" ".join(words[-n:]) in _listed(name) for n in (1, 2) if len(words) >= n)


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(table("voices")["unnamed"][name])


@cache
def _correction(name: str) -> tuple[re.Pattern[str], ...]:
    """Pattern by pattern: one that begins with plain letters is looked for much faster alone."""
    return tuple(re.compile(pattern, re.MULTILINE) for pattern in table("voices")["correction"][name])
