"""Transcripts of briefings and interviews: who speaks stands in capitals before a colon, "COL. SOL: We struck it."."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from fairwitness.extract.attribution.register import Register
from fairwitness.extract.attribution.speakers import speaker
from fairwitness.model import Span, Statement, identity
from fairwitness.vocab import cues, proper

_WORD = r"[A-ZÀ-Þ][A-ZÀ-Þ'’-]*\.?"
_LABEL = re.compile(
    rf"(?:^|\n)[ \t]*(?P<who>{_WORD}(?: {_WORD}){{0,5}})(?: \([^)\n]{{2,40}}\))?(?P<colon>:)[ \t]+(?P<said>\S)"
)
_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?!\s*\n))*")
# those who ask, and the outlet's own voices
_ASKING = frozenset(
    "Q QUESTION REPORTER PRESS MODERATOR INTERVIEWER HOST ANCHOR PRESENTER NARRATOR CORRESPONDENT".split()
)
_TITLES = frozenset("MR MRS MS MISS DR GEN GENERAL COL COLONEL LT MAJ MAJOR CAPT CAPTAIN ADM ADMIRAL SGT BRIG".split())
_LEAST = 2


def transcribed(text: str, known: Register) -> Iterator[Statement]:
    """What each voice of a transcript says, as one statement for each time that it speaks; none in other texts.

    A text is a transcript where two such labels stand, one of them a question's, a person's with a title, or again.
    """
    headings = proper.words("dateline", "labels")
    labels = [m for m in _LABEL.finditer(text) if m["who"].lower() not in headings] if ":" in text else []
    names = Counter(m["who"].rstrip(".") for m in labels)
    if len(labels) < _LEAST or not any(name in _ASKING or n > 1 or _is_titled(name) for name, n in names.items()):
        return
    for m, after in zip(labels, [*labels[1:], None], strict=True):
        if m["who"].rstrip(".") in _ASKING:
            continue
        end = after.start() if after else len(text)
        said = tuple(Span(p.start(), p.end(), p.group()) for p in _PARAGRAPH.finditer(text, m.start("said"), end))
        words, cue = (Span(m.start(g), m.end(g), m[g]) for g in ("who", "colon"))
        chain = (replace(speaker(_spoken_of(words), known), words=words),)
        yield Statement(identity("", str(cue.start), str(said[0].start)), "", (words,), (cue,), said, chain)


def _is_titled(label: str) -> bool:
    first = label.split()[0].rstrip(".")
    return " " in label and (first in _TITLES or first.lower() in cues.listed("roles", "heads"))


def _spoken_of(label: Span) -> Span:
    """The words of a label as they would stand in a sentence: "Col. Sol"."""
    return Span(label.start, label.end, label.text.title())
