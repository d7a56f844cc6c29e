"""Plain text: kept as it is but for its edges, long blank stretches, and lines broken by hand at a fixed width."""

from __future__ import annotations

import re
from itertools import pairwise

from fairwitness.read.page import Page

_ENDS = re.compile(r"""[.!?:;…]["'”’»)\]]*$""")
_LISTED = re.compile(r"\s*(?:[-*•·–—+]|\(?\d{1,3}[.)])\s")
_LONGEST_TITLE = 200


def page(text: str) -> Page:
    """A plain text as a page; its first line is the title where it looks like a headline."""
    cleaned = cleared(unwrapped(text))
    return Page(cleaned, title=headline(cleaned))


def cleared(text: str) -> str:
    """Without white space at line ends and at the edges, and with one blank line at most between lines."""
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip()


def headline(text: str) -> str | None:
    """The first line, where it stands alone above a text and does not end like a sentence.

    >>> headline("Bridge reopens after shelling\\n\\nThe bridge over the river reopened on Monday, officials said.")
    'Bridge reopens after shelling'
    """
    first, _, rest = text.strip().partition("\n")
    first = first.strip()
    if not rest.strip() or not 8 <= len(first) <= _LONGEST_TITLE or first.endswith((".", ",", ";", ":", "”", '"')):
        return None
    return first if len(rest) > len(first) else None


def unwrapped(text: str) -> str:
    """The text with each paragraph on one line, where lines were broken by hand at some width."""
    lines = text.split("\n")
    width = max(map(len, lines), default=0)
    if not _is_wrapped(lines, width):
        return text
    joined = [lines[0]]
    for line in lines[1:]:
        if _goes_on(joined[-1].rsplit("\n", 1)[-1], line, width):
            joined[-1] = f"{joined[-1].rstrip()}\n{line.strip()}"
        else:
            joined.append(line)
    return "\n".join(part.replace("\n", " ") for part in joined)


def _is_wrapped(lines: list[str], width: int) -> bool:
    """Lines of prose broken at a width end anywhere in a sentence, and the next begins in small letters often."""
    if not 40 <= width <= 120:
        return False
    pairs = [(a, b) for a, b in pairwise(lines) if _goes_on(a, b, width)]
    open_ends = sum(not _ENDS.search(a.rstrip()) for a, _ in pairs)
    small = sum(b.lstrip()[:1].islower() for _, b in pairs)
    return len(pairs) >= 3 and open_ends > len(pairs) / 2 and small > len(pairs) / 4


def _goes_on(line: str, following: str, width: int) -> bool:
    room = width - len(line.rstrip())
    first_word = following.split(maxsplit=1)[:1]
    if not line.strip() or not first_word or _LISTED.match(following):
        return False
    return len(line) >= width * 0.5 and room <= max(len(first_word[0]) + 12, width * 0.25)
