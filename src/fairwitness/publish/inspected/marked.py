"""A text with its marks as HTML: marks may nest and overlap; one that another cuts goes on in a second piece.

Nothing but the text's own characters stands between the tags (labels and numbers are drawn by the style sheet), so
that what is copied, or read aloud, is the text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from fairwitness.publish.inspected.markup import Markup, html, joined, opening
from fairwitness.publish.inspected.record import RANK, ROLE, Mark

_LINES = re.compile(r"[^\n]+\n?|\n+")


def merged(marks: Iterable[Mark], length: int) -> tuple[Mark, ...]:
    """The marks in the order in which they open, outer before inner; one for each stretch and role.

    ``length``: of the text; empty marks, and what would lie outside it, are left out.
    """
    belongs: dict[tuple[int, int, str], dict[str, None]] = defaultdict(dict)
    labels: dict[tuple[int, int, str], str] = {}
    for m in marks:
        if 0 <= m.start < m.end <= length:
            key = (m.start, m.end, m.role)
            belongs[key] |= dict.fromkeys(m.belongs)
            if m.label:
                labels[key] = m.label
    order = sorted(belongs, key=lambda key: (key[0], -key[1], RANK[key[2]]))
    return _labelled([Mark(*key, tuple(belongs[key]), labels.get(key)) for key in order])


def _labelled(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Marks of one layer that begin together share one label, on the outermost: two would be drawn on each other."""
    together: dict[tuple[int, str], list[Mark]] = defaultdict(list)
    for m in marks:
        if m.label or ROLE[m.role].label:
            together[(m.start, ROLE[m.role].layer)].append(m)
    named = ((of[0], dict.fromkeys(m.label or ROLE[m.role].label or "" for m in of)) for of in together.values())
    label = {outermost: ", ".join(names) for outermost, names in named}
    return tuple(Mark(m.start, m.end, m.role, m.belongs, label.get(m)) for m in marks)


def marked(
    text: str,
    marks: Sequence[Mark],
    ids: Sequence[str],
    before: Mapping[int, Sequence[Markup]],
    lit: frozenset[str] = frozenset(),
) -> Markup:
    """The text as paragraphs; ``marks`` from ``merged`` with their ids; ``before``: links drawn at characters.

    ``lit``: marks that belong to any of these are lit.
    """
    return _Writer(marks, ids, lit).written(text, before)


class _Writer:
    """Writes once from left to right, with the marks that are open on a stack."""

    def __init__(self, marks: Sequence[Mark], ids: Sequence[str], lit: frozenset[str]) -> None:
        self._marks, self._ids, self._lit = marks, ids, lit
        self._out: list[str] = []
        self._open: list[tuple[int, int]] = []  # which mark, and where in _out its tag will stand
        self._begun: set[int] = set()

    def written(self, text: str, before: Mapping[int, Sequence[Markup]]) -> Markup:
        breaks = {m.start() for m in _LINES.finditer(text)} | {len(text)}
        starts: dict[int, list[int]] = defaultdict(list)
        for i, m in enumerate(self._marks):
            starts[m.start].append(i)
        stops = {m.end for m in self._marks} | starts.keys() | set(before) | breaks
        self._out.append(self._paragraph(text[:1]))
        for at, then in pairwise(sorted(stops | {0})):
            self._cross(at, self._paragraph(text[at]) if at in breaks and at > 0 else None)
            self._out += before.get(at, ())
            for i in starts[at]:
                self._begin(i)
            self._out.append(html(text[at:then]))
        self._cross(len(text))
        return Markup(joined(map(Markup, self._out)) + "</p>")

    @staticmethod
    def _paragraph(first: str) -> str:
        return '<p class="gap">' if first == "\n" else '<p dir="auto">'

    def _cross(self, at: int, paragraph: str | None = None) -> None:
        """Close what ends here, and for a while what stands inside that; before a new paragraph, everything."""
        ending = (k for k, (i, _) in enumerate(self._open) if paragraph or self._marks[i].end == at)
        lowest = next(ending, len(self._open))
        cut = self._open[lowest:]
        for i, place in reversed(cut):
            self._out[place] = self._tag(i, last=self._marks[i].end == at)
            self._out.append("</mark>")
        del self._open[lowest:]
        if paragraph:
            self._out.append(f"</p>{paragraph}")
        for i, _ in cut:
            if self._marks[i].end > at:
                self._begin(i)

    def _begin(self, i: int) -> None:
        self._open.append((i, len(self._out)))
        self._out.append("")

    def _tag(self, i: int, *, last: bool) -> str:
        mark, first = self._marks[i], i not in self._begun
        self._begun.add(i)
        hit = " hit" if self._lit.intersection(mark.belongs) else ""
        classes = f"{mark.role}{' b' if first else ''}{' e' if last else ''}{hit}"
        known: dict[str, object] = {"class": classes, "data_p": " ".join(mark.belongs) or None}
        if first:
            known |= {"id": self._ids[i], "data_l": mark.label}
        return opening("mark", known)
