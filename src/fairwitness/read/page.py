"""What any kind of body gives before it is weighed: its text and what it says about itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """The readable text of a body, its headline as first line where it shows one, and its own word on itself.

    ``date`` is as printed; ``date_from`` says where: metadata or feed. ``problems`` are sentences about what was hard.
    """

    text: str
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    date: str | None = None
    date_from: str = "metadata"
    problems: tuple[str, ...] = ()


def under_headline(title: str | None, text: str) -> str:
    """The text with its headline as first line, once.

    >>> under_headline("Bridge reopens", "The bridge reopened.")
    'Bridge reopens\\n\\nThe bridge reopened.'
    >>> under_headline("Bridge reopens", "BRIDGE REOPENS\\n\\nThe bridge reopened.")
    'BRIDGE REOPENS\\n\\nThe bridge reopened.'
    """
    if not title:
        return text
    first = text.split("\n", 1)[0]
    return text if _same(first, title) else f"{title}\n\n{text}".rstrip()


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
