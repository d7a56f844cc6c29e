"""Passages that stand twice in one text: its later copies, so that what they say is counted once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from fairwitness.model import Span
from fairwitness.text import sentences

_SHORTEST = 40
_WORD = re.compile(r"\w+")


def repeats_in(text: str) -> tuple[Span, ...]:
    """The later copies of passages of some forty characters or more; neighbouring copies are one span.

    Copies may differ in capitals, marks, accents, spaces, and in an end cut off; never in a word or a number.

    >>> said = "The bridge over the river at Qasr Amun was hit on Monday."
    >>> [s.start for s in repeats_in(f"{said} No one was hurt.\\n{said.upper()}")]
    [75]
    """
    runs: list[tuple[int, int]] = []
    after_copy = False
    for start, end, is_copy in _copies(text):
        if is_copy and after_copy:
            runs[-1] = (runs[-1][0], end)
        elif is_copy:
            runs.append((start, end))
        after_copy = is_copy
    return tuple(Span(a, b, text[a:b]) for a, b in runs)


def _copies(text: str) -> Iterator[tuple[int, int, bool]]:
    """Each sentence, with whether it is a copy: long and seen before, or short and following in both places."""
    every = sentences(text)
    first: dict[str, int] = {}
    beginnings: dict[str, list[str]] = {}
    following = -1  # number of the sentence after the original of the last one
    for number, sentence in enumerate(every):
        original = None
        if len(sentence.text) >= _SHORTEST:
            key = _key(sentence.text)
            original = first.get(key, _cut_copy(key, beginnings, first))
            if key not in first:
                first[key] = number
                beginnings.setdefault(key[:_SHORTEST], []).append(key)
        elif 0 <= following < number and _key(sentence.text) == _key(every[following].text):
            original = following
        yield sentence.start, sentence.end, original is not None
        following = -1 if original is None else original + 1


def _cut_copy(key: str, beginnings: dict[str, list[str]], first: dict[str, int]) -> int | None:
    """The earlier sentence of which this one is the same but for a lost end, or the other way round."""
    for other in beginnings.get(key[:_SHORTEST], ())[-5:] if len(key) >= _SHORTEST else ():
        shorter, longer = sorted((key, other), key=len)
        if (
            longer.startswith(shorter)
            and len(shorter) >= 0.85 * len(longer)
            and not re.search(r"\d", longer[len(shorter) :])
        ):
            return first[other]
    return None


def _key(sentence: str) -> str:
    """What two copies of a sentence share."""
    if sentence.isascii():
        return " ".join(_WORD.findall(sentence.lower()))
    plain = unicodedata.normalize("NFKD", sentence).casefold()
    return " ".join(_WORD.findall("".join(c for c in plain if not unicodedata.combining(c))))
