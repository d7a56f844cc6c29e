"""HTML made from values: whatever is not Markup already is escaped, and no character of a text acts on the page.

A character that HTML would drop or alter (NUL, a lone surrogate, a carriage return) or that would act unseen on what
stands around it (U+202E, zero-width spaces) is not written: an empty element names it, and the style sheet draws that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape as _escaped

_ACTING = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, but for tab and line feed
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f"  # soft hyphen, fillers, marks
    "\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"  # separators, overrides, isolates
    "\ud800-\udfff\U000e0000-\U000e0fff"  # lone surrogates, tags
)
# Accents: a language stacks two or three on a letter; a tower of them is drawn over the lines above and below.
_ACCENTS = "\u0300-\u034e\u0350-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_RUN = re.compile(f"([{_ACTING}]|(?<=[{_ACCENTS}]{{4}})[{_ACCENTS}])\\1*")
_TURNING = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]")
_VOID = frozenset({"input", "meta"})


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def tag(element: str, /, *inside: object, **attributes: object) -> Markup:
    """An element; ``class_`` gives class, ``data_kind`` data-kind; False and None leave an attribute out.

    >>> tag("a", "1 < 2", href="#c1", hidden=True)
    '<a href="#c1" hidden>1 &lt; 2</a>'
    """
    opened = opening(element, attributes)
    return opened if element in _VOID else Markup(f"{opened}{joined(inside)}</{element}>")


def opening(element: str, attributes: dict[str, object]) -> Markup:
    """The start of an element, for those whose content is written elsewhere."""
    return Markup(f"<{element}{''.join(_attribute(k, v) for k, v in attributes.items())}>")


def _attribute(name: str, value: object) -> str:
    if value is None or value is False:
        return ""
    written = name.rstrip("_").replace("_", "-")
    return f" {written}" if value is True else f' {written}="{_escaped(plain(str(value)))}"'


def joined(parts: Iterable[object]) -> Markup:
    """The parts one after the other; None is nothing."""
    return Markup("".join(html(p) for p in parts if p is not None))


def html(value: object) -> Markup:
    """The value as HTML that shows its characters and no others.

    >>> html("a<b\u202e\\0\\0")
    'a&lt;b<i class="x" data-x="U+202E"></i><i class="x" data-x="U+0000 ×2"></i>'
    """
    if isinstance(value, Markup):
        return value
    text = str(value)
    if not _RUN.search(text):
        return Markup(_escaped(text))
    pieces, at = [], 0
    for run in _RUN.finditer(text):
        pieces += [_escaped(text[at : run.start()]), tag("i", class_="x", data_x=_named(run))]
        at = run.end()
    return Markup("".join((*pieces, _escaped(text[at:]))))


def _named(run: re.Match[str]) -> str:
    times = f" ×{len(run.group())}" if len(run.group()) > 1 else ""
    return f"U+{ord(run.group(1)):04X}{times}"


def plain(text: str) -> str:
    """The text with such characters written out, for where no element can stand: attributes and the title.

    >>> plain("a\u202eb")
    'a[U+202E]b'
    """
    return _RUN.sub(lambda run: f"[{_named(run)}]", text)


def words(text: str) -> Markup:
    """Words of a document among ours: where some are written from right to left, they turn nothing around them."""
    return tag("bdi", text) if _TURNING.search(text) else html(text)
