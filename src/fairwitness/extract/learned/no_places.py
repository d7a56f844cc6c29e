"""Words that may be of place by their form and tell of none: peoples, rulers, sayings, where somebody came from."""

from __future__ import annotations

import re

from fairwitness.model import Span
from fairwitness.vocab.toponyms import is_no_place

_LEAVING = frozenset(("displaced", "evacuated", "withdrew", "returned", "arrived"))
_FAR = 60  # characters before a place in which those who did it may come from there
_CAME_FROM = re.compile(
    r"\b(?:c(?:a|o)m(?:e|ing)|went|crossed|crossing|flew|advanced|advancing|slipped|launched|fired) "
    r"(?:back |down |over |in |out |away )?from (?:the )?(?:[a-z-]+ ){0,2}$"
)
_HOME = re.compile(r"['’]s (?:home ?town|home village|birthplace|childhood home)\b")
_NONE_OF_THEM = re.compile(r"(?:no|every|any|each) ", re.IGNORECASE)
_DAY, _YEAR = re.compile(r"(?:^|\D)\d{1,2} $"), re.compile(r",? \d{4}\b")
_MADE = re.compile(r"\b(?:make|makes|made|making) $")


def names_none(words: Span, text: str) -> bool:
    """Whether words tell of no one place: of a people, of whose home it is, of none or all of some.

    >>> said = "Many made the crossing. Ten died in Aran Sol's hometown."
    >>> names_none(Span(10, 22, "the crossing"), said), names_none(Span(36, 44, "Aran Sol"), said)
    (True, True)
    """
    if is_no_place(words.text) or _NONE_OF_THEM.match(words.text) or _HOME.match(text, words.end):
        return True
    if _DAY.search(text, max(0, words.start - 8), words.start) and _YEAR.match(text, words.end):
        return True  # "23 Sunbula 1395"
    made = _MADE.search(text, max(0, words.start - 12), words.start) is not None
    return words.text == "the field" or (made and words.text.endswith("crossing"))


def is_whence(kind: str, words: Span, text: str) -> bool:
    """Whether those who did it only came from there: "gunmen came down from the outpost and killed 12"."""
    if kind in _LEAVING:
        return False
    return _CAME_FROM.search(text, max(0, words.start - _FAR), words.start) is not None
