"""Sentences and tokens: pure functions on str. Offsets are code points of the text given."""

from __future__ import annotations

import re
from functools import lru_cache

from fairwitness.model import Span

# Abbreviations after which a full stop does not end a sentence when a capital follows.
_TITLES = frozenset(
    "mr mrs ms dr prof gen col maj capt lt sgt cpl sen rep gov st adm brig cmdr pres sheikh rev hon no nos vs etc "
    "jan feb mar apr jun jul aug sep sept oct nov dec al inc ltd co corp dept est approx".split()
)
_END = re.compile(r"""[.!?…]+["'”’»)\]]*(?=\s|$)|[؟۔]+(?=\s|$)|\n\s*\n|\n""")
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|\w+(?:['’]\w+)?|[^\w\s]")


def token_spans(text: str) -> tuple[Span, ...]:
    """Words, numbers and single punctuation marks, in order."""
    return tuple(Span(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(text))


def _ends_sentence(text: str, stop: re.Match[str]) -> bool:
    mark = stop.group()
    if "\n" in mark or not mark.startswith("."):
        return True
    before = re.search(r"(\w[\w.]*)$", text[max(0, stop.start() - 20) : stop.start()])
    word = before.group(1).lower() if before else ""
    after = text[stop.end() : stop.end() + 40].lstrip()
    if not after:
        return True
    if after[0].islower():
        return False
    # An initial ("J. Smith") or letters with stops ("U.S. forces") go on, unless the next word plainly opens a sentence.
    if len(word) == 1 and word.isalpha() or re.fullmatch(r"(\w\.)+\w", word):
        return bool(re.match(r"(The|He|She|It|They|In|On|At|But|And|A|An|This|That|These|We|I)\b", after)) and len(word) > 1
    return word not in _TITLES


@lru_cache(maxsize=256)
def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a text, without the white space around them; a line break always ends one.

    >>> [s.text for s in sentences("Gen. Ali spoke. U.S. forces left.\\nNo one stayed")]
    ['Gen. Ali spoke.', 'U.S. forces left.', 'No one stayed']
    """
    spans, start = [], 0
    for stop in _END.finditer(text):
        if _ends_sentence(text, stop):
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
