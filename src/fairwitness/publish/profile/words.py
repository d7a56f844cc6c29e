"""Which words of a document may be quoted, and the text that is made of them alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from ipaddress import ip_address
from urllib.parse import parse_qsl, unquote, urlsplit

from fairwitness.model import Document, Span
from fairwitness.publish.profile.names import Heard, Language, Names
from fairwitness.publish.profile.secret import Confided
from fairwitness.vocab.names import is_latin
from fairwitness.vocab.orgs import org_exactly
from fairwitness.vocab.withheld import names_refuge, tells_few

WITHHELD = Span(0, 0, "")
_GAP = "\n"
_HOME = frozenset("localhost local internal intranet lan home corp localdomain test invalid example onion".split())
_SECRET = re.compile(r"token|secret|passw|auth|session|sig|key|code|user|mail|credential|invite|share", re.IGNORECASE)
_SLUG_WORDS = re.compile(r"[^\W\d_]{3,}")
_OF_ADDRESSES = frozenset(
    "www http https html htm php asp aspx article articles story stories index com org net wiki".split()
)


class Guard:
    """What of one document may be said in public. ``hidden``: characters that no quotation may hold."""

    def __init__(
        self, document: Document, language: Language, heard: Heard, hidden: Iterable[Span], confided: Confided
    ) -> None:
        self._document, self._confided = document, confided
        self._language = language
        self._heard = replace(heard, speakers=())
        self._names = Names(document, language, heard)
        self._known = self._names.known_words
        self._hidden = tuple(hidden)
        self.victims, self.victim_names = self._names.victims, self._names.victim_names

    def quotes(self, span: Span) -> bool:
        """Whether these characters may be quoted: nobody's name, no refuge, no few, nothing that is hidden."""
        if not is_latin(span.text) or any(h.start < span.end and span.start < h.end for h in self._hidden):
            return False
        if self._confided.are_told_by(span.text):
            return False
        return not (names_refuge(span.text) or tells_few(span.text) or self._names.unknown(span.start, span.end))

    def names(self, name: str) -> bool:
        """Whether the name of a source or a body may be told: it is no victim's, no refuge's and not restricted."""
        if self._confided.are_told_by(name):
            return False
        if org_exactly(name) is not None:
            return True
        words = {w.lower() for w in _SLUG_WORDS.findall(name)}
        return not names_refuge(name) and not words & self.victims

    def title(self) -> str | None:
        """The title, where it may be quoted."""
        title = self._document.title
        return title if title and self.phrase(title) else None

    def phrase(self, words: str) -> bool:
        """Whether words that do not stand in the text may be told."""
        if not is_latin(words) or names_refuge(words) or tells_few(words) or self._confided.are_told_by(words):
            return False
        inside = Names(replace(self._document, text=words), self._language, self._heard)
        named = {w.lower() for w in _SLUG_WORDS.findall(words)} & self.victims
        return not named and not inside.unknown(0, len(words))

    def may_address(self, url: str) -> bool:
        """Whether the address of a page may be told: it is public, and no word of it may be a name."""
        if not is_public_address(url):
            return False
        parts = urlsplit(url)
        said = unquote(f"{parts.path} {parts.query}")
        plain = re.sub(r"[\W_]+", " ", said)
        if names_refuge(plain) or self._confided.are_told_by(plain) or not said.isascii():
            return False
        words = {w.lower() for w in _SLUG_WORDS.findall(re.sub(r"_", " ", said))}
        return all(self._is_plain(w) for w in words)

    def _is_plain(self, word: str) -> bool:
        if word in self.victims:
            return False
        return word in _OF_ADDRESSES or word in self._known or self._language.has(word)


def is_public_address(location: str) -> bool:
    """Whether a location is a page that anybody can open: no file, no network of one's own, no key in the address.

    >>> [is_public_address(u) for u in ("https://news.example.org/a?id=3", "http://10.0.0.5/a", "https://a:b@x.org/")]
    [True, False, False]
    """
    try:
        parts = urlsplit(location)
        port = parts.port
    except ValueError:
        return False
    host = (parts.hostname or "").rstrip(".")
    if parts.scheme not in ("http", "https") or parts.username or parts.password or port not in (None, 80, 443):
        return False
    if "." not in host or host.rpartition(".")[2] in _HOME or _is_number(host):
        return False
    return not any(_SECRET.search(name) for name, _ in parse_qsl(parts.query, keep_blank_values=True))


def host_of(location: str) -> str | None:
    """The host that an address names; None for what is none.

    >>> host_of("http://press.internal:8080/a"), host_of("/home/a.txt")
    ('press.internal', None)
    """
    try:
        return urlsplit(location).hostname
    except ValueError:
        return None


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Excerpts:
    """The quoted characters of a text, in order, and where each of them stands in what is made of them alone."""

    text: str
    _starts: tuple[int, ...]
    _ends: tuple[int, ...]
    _at: tuple[int, ...]

    def moved(self, span: Span) -> Span | None:
        """The span in the text of excerpts; None where it is not among them."""
        i = bisect_right(self._starts, span.start) - 1
        if i < 0 or span.end > self._ends[i]:
            return None
        start = self._at[i] + span.start - self._starts[i]
        return Span(start, start + span.end - span.start, span.text)


def excerpts(text: str, quoted: Iterable[Span]) -> Excerpts:
    """The text of these spans alone; what overlaps is one, and each stands on a line of its own."""
    merged: list[list[int]] = []
    for start, end in sorted({(s.start, s.end) for s in quoted if s.start < s.end}):
        if merged and start < merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    pieces = [text[a:b] for a, b in merged]
    at = [0]
    for piece in pieces:
        at.append(at[-1] + len(piece) + len(_GAP))
    return Excerpts(_GAP.join(pieces), tuple(a for a, _ in merged), tuple(b for _, b in merged), tuple(at[:-1]))
