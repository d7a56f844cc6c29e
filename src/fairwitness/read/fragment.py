"""HTML to text with the standard library alone: for pieces of a page, and for pages no main text can be told in."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BLOCKS = frozenset(
    "p div br li ul ol table tr section article header footer aside main h1 h2 h3 h4 h5 h6 blockquote pre figure "
    "figcaption hr dl dt dd form nav body html title address fieldset caption option".split()
)
_UNSEEN = frozenset("script style noscript template svg head iframe object select".split())
_MARKUP = re.compile(r"</?(?:p|div|br|a|b|i|em|strong|span|ul|ol|li|h[1-6]|img|table|blockquote|figure)\b[^<>]*>", re.I)


class _Words(HTMLParser):
    """Collects the characters a reader would see, a line break for each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag in _BLOCKS:
            self.parts.append("\n")
        elif tag in ("td", "th"):
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.parts.append(re.sub(r"\s+", " ", data))


def is_markup(text: str) -> bool:
    """True where a text carries HTML tags.

    >>> is_markup("<p>Calm</p>"), is_markup("fewer than <5 dead")
    (True, False)
    """
    return bool(_MARKUP.search(text))


def text_of(html: str) -> str:
    """The words of a piece of HTML, a paragraph for each block; linear in its size, however deep it is nested.

    >>> text_of("<p>Calm &amp; quiet.<script>alert(1)</script></p><p>No fire.")
    'Calm & quiet.\\n\\nNo fire.'
    """
    words = _Words()
    words.feed(html)
    words.close()
    lines = (" ".join(line.split()) for line in "".join(words.parts).split("\n"))
    return "\n\n".join(line for line in lines if line)
