"""Sentences and tokens: pure functions on str. Offsets are code points of the text given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from fairwitness.model import Span

# After these a full stop never ends a sentence: a name or number follows.
_TITLES = frozenset(
    "mr mrs ms dr prof gen col maj capt lt sgt cpl pvt sen rep gov adm brig cmdr comdr pres sheikh rev hon st ste mt "
    "ft vs supt insp messrs mme mlle msgr amb atty sec asst".split()
)
# After these it does not when a number follows ("No. 3", "Oct. 7"), and the months go on before any small continuation.
_COUNTED = frozenset("no nos art fig figs vol pp p ch sect para approx est c ca tel ext op".split())
_MONTHS = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())
# These may end a sentence: they do when the next word plainly opens one.
_EITHER = frozenset("etc al inc ltd co corp dept jr sr bros a.m p.m am pm dist prov".split())
_OPENERS = frozenset(
    "the he she it they in on at but and a an this that these those we i there his her its their our as after when "
    "while since officials meanwhile however for from by if some several more most many two three four five six seven "
    "eight nine ten no not one another both all according earlier later last also so then what who how why where local "
    "police witnesses residents activists".split()
)
_END = re.compile(
    r"""(?<![.!?…])[.!?…]++["'”’»)\]]*+(?:[ ]?\[\d{1,3}\])*+(?=\s|$)"""  # a stop, closing quotes, footnote marks
    r"""|(?<=[a-z][a-z])\.(?=[A-Z][a-z]+[ ,])"""  # "left.The next", the space lost
    r"""|[؟۔।。]+|\n\s*+"""
)
_LETTERS_WITH_STOPS = re.compile(r"(?:\w\.)+\w")
_LAST_WORD = re.compile(r"(\w[\w.]*)$")
_FIRST_WORD = re.compile(r"""["'“‘(\[]*([^\W_]+)""")
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|\w+(?:['’]\w+)?|[^\w\s]")
_ITEM = 5  # the longest number of a list item, with the white space before it
_WRAPPED = 40  # a line this long may go on in the next; shorter ones are headlines and list items


class Rare:
    """A pattern that takes long and seldom matches: tried only where one of some words stands that all its matches
    hold, in small letters or capitals.

    >>> felt = Rare(r"\\b(?:a|the) (?:[a-z]+ ){0,3}earthquake", "earthquake")
    >>> [m.group() for m in felt.found("They felt a strong earthquake.")]
    ['a strong earthquake']
    """

    def __init__(self, pattern: str, *words: str, flags: int = 0) -> None:
        self._pattern, self._words = re.compile(pattern, flags), words

    def found(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """The matches in a part of a text."""
        end = len(text) if end is None else end
        part = text[start:end].lower()
        return self._pattern.finditer(text, start, end) if any(map(part.__contains__, self._words)) else iter(())


def token_spans(text: str) -> tuple[Span, ...]:
    """Words, numbers and single punctuation marks, in order.

    >>> [t.text for t in token_spans("It's 1,100 men.")]
    ["It's", '1,100', 'men', '.']
    """
    return tuple(Span(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(text))


def _ends_sentence(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether the mark ends the sentence that began at ``start``."""
    mark = stop.group()
    after = text[stop.end() : stop.end() + 40].lstrip()
    if mark.startswith("\n"):
        return not _wraps(text, start, stop, after)
    if not after:
        return True
    if after[0].islower():
        return False
    if not mark.startswith("."):
        return not (mark.startswith("…") and after[0] in ",;:–—-")
    before = _LAST_WORD.search(text, max(start, stop.start() - 20), stop.start())
    if stop.start() - start < _ITEM and text[start : stop.start()].strip().isdigit():  # "1. Water"
        return False
    return _stop_ends(before.group(1).lower() if before else "", after)


def _stop_ends(word: str, after: str) -> bool:
    """Whether a full stop after ``word`` ends a sentence when ``after`` follows."""
    opening = _FIRST_WORD.match(after)
    opens = opening is not None and opening.group(1).lower() in _OPENERS
    if word in _TITLES:
        return False
    if word in _COUNTED or word in _MONTHS:
        return not after[0].isdigit()
    if word in _EITHER or _LETTERS_WITH_STOPS.fullmatch(word) or (len(word) == 1 and word.isalpha()):
        return opens
    return True


def _wraps(text: str, start: int, stop: re.Match[str], after: str) -> bool:
    """Whether a line break stands inside a sentence: a long line goes on in small letters, no blank line between."""
    if stop.group().count("\n") > 1 or not after[:1].islower():
        return False
    line = text[max(start, text.rfind("\n", start, stop.start()) + 1) : stop.start()].rstrip()
    return len(line) >= _WRAPPED and line[-1] not in ".!?…:;"


@lru_cache(maxsize=256)
def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a text, without the white space around them; a line break ends one unless the line only wraps.

    >>> [s.text for s in sentences("Gen. Ali spoke. U.S. forces left.\\nNo one stayed")]
    ['Gen. Ali spoke.', 'U.S. forces left.', 'No one stayed']
    """
    spans, start = [], 0
    for stop in _END.finditer(text):
        if _ends_sentence(text, start, stop):
            spans.append((start, stop.end()))
            start = stop.end()
    spans.append((start, len(text)))
    return tuple(s for a, b in spans if (s := stripped(text, a, b)).text)


def stripped(text: str, start: int, end: int) -> Span:
    """The span from start to end without white space at its edges."""
    part = text[start:end]
    lead = len(part) - len(part.lstrip())
    body = part.strip()
    return Span(start + lead, start + lead + len(body), body)
