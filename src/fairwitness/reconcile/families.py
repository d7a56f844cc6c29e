"""Families (rule 2): documents that share a text, as a star around the earliest.

Two documents share a text if most of their five-word shingles are the same (found by MinHash), or if passages that
stand word for word in both make up half of the shorter one (wire copy that one of them cut or framed). Documents are
taken by day; each joins the family of the earliest document whose text it shares, or may begin one. A member is never
itself a centre, so no chain of small changes joins two stories.
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any
from zlib import crc32

from fairwitness.model import Document, Family, identity
from fairwitness.text import sentences
from fairwitness.vocab.voices import is_correction

_WORD = re.compile(r"\w+")
_SHINGLE = 5
_SHARED = 0.5
_BANDS, _ROWS = 21, 3
_PASSAGE_WORDS = 10
# A passage that begins so many families is boilerplate ("Sign up for our newsletter ...").
_BOILERPLATE = 8
# Texts with fewer words than this are copies only when they are the same.
_SHORT = 20


@dataclass(frozen=True, slots=True)
class _Text:
    """What is compared of a document: the hash of all its words, of each shingle, and of each longer passage."""

    id: str
    published: date | None
    whole: bytes
    length: int
    shingles: array[int]
    passages: tuple[tuple[int, int], ...]


def families(documents: Iterable[Document]) -> tuple[Family, ...]:
    """The families of two documents or more, whatever the order in which the documents come."""
    different: dict[str, Document] = {}
    for d in documents:
        if d.text.strip():
            different.setdefault(d.id, d)
    if len(different) < 2:
        return ()
    texts = {d.id: _text(d) for d in different.values()}
    corrections = {d.id for d in different.values() if is_correction(d.text)}
    members: dict[str, list[_Text]] = defaultdict(list)
    centres = _Centres()
    for t in sorted(texts.values(), key=_earliest_first):
        members[centres.home(t)].append(t)
    return tuple(_family(centre, group, corrections) for centre, group in sorted(members.items()) if len(group) > 1)


def _text(d: Document) -> _Text:
    words = _WORD.findall(d.text.casefold())
    passages = {}
    for s in sentences(d.text):
        said = _WORD.findall(s.text.casefold())
        if len(said) >= _PASSAGE_WORDS:
            passages[_number(said)] = len(said)
    shingles = {_number(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)}
    whole = sha256(" ".join(words).encode("utf-8", "surrogatepass")).digest()
    return _Text(d.id, d.published, whole, len(words), array("I", sorted(shingles)), tuple(passages.items()))


def _number(words: Iterable[str]) -> int:
    """A number of 32 bits for some words, the same on any day."""
    return crc32(" ".join(words).encode("utf-8", "surrogatepass"))


def _earliest_first(t: _Text) -> tuple[date, str]:
    return t.published or date.max, t.id


def _family(centre: str, group: list[_Text], corrections: set[str]) -> Family:
    newest = max(group, key=lambda t: (t.published or date.min, t.id in corrections, t.id))
    return Family(identity("family", centre), centre, newest.id, tuple(t.id for t in group))


class _Centres:
    """The earliest documents, each the centre of what may become a family, found by text, passage and shingle."""

    def __init__(self) -> None:
        self._order: dict[str, int] = {}
        self._size: dict[str, int] = {}
        self._whole: dict[bytes, str] = {}
        self._by_passage: dict[int, list[str]] = defaultdict(list)
        self._sketches = _Sketches()

    def home(self, t: _Text) -> str:
        """The earliest centre whose text this one shares; else this one, from now on a centre itself."""
        shared = {self._whole[t.whole]} if t.whole in self._whole else {*self._by_passages(t)}
        if t.length >= _SHORT:
            shared |= self._sketches.like(t)
        if shared:
            return min(shared, key=self._order.__getitem__)
        self._add(t)
        return t.id

    def _add(self, t: _Text) -> None:
        self._order[t.id] = len(self._order)
        self._size[t.id] = sum(n for _, n in t.passages)
        self._whole[t.whole] = t.id
        for passage, _ in t.passages:
            self._by_passage[passage].append(t.id)
        if t.length >= _SHORT:
            self._sketches.add(t)

    def _by_passages(self, t: _Text) -> Iterator[str]:
        common: dict[str, int] = defaultdict(int)
        for passage, length in t.passages:
            found = self._by_passage.get(passage, ())
            for centre in found if len(found) <= _BOILERPLATE else ():
                common[centre] += length
        size = sum(n for _, n in t.passages)
        return (c for c, n in common.items() if n >= 2 * _PASSAGE_WORDS and n >= _SHARED * min(size, self._size[c]))


class _Sketches:
    """MinHash sketches of the centres. The library is loaded for the second text: one document alone needs none."""

    def __init__(self) -> None:
        self._first: _Text | None = None
        self._index: Any = None
        self._kept: dict[str, Any] = {}

    def add(self, t: _Text) -> None:
        """Keep the sketch of a new centre."""
        if self._first is None:
            self._first = t
        else:
            self._keep(t)

    def _keep(self, t: _Text) -> None:
        if t.id not in self._kept:
            self._kept[t.id] = _sketch(t)
        self._index.insert(t.id, self._kept[t.id])

    def like(self, t: _Text) -> set[str]:
        """The centres whose shingles are mostly those of this text."""
        if self._first is None:
            return set()
        if self._index is None:
            self._index = _index()
            self._keep(self._first)
        own = self._kept[t.id] = _sketch(t)
        found = {c for c in self._index.query(own) if own.jaccard(self._kept[c]) >= _SHARED}
        if found:
            del self._kept[t.id]
        return found


def _index() -> Any:
    from datasketch import MinHashLSH

    return MinHashLSH(num_perm=_BANDS * _ROWS, params=(_BANDS, _ROWS))


def _sketch(t: _Text) -> Any:
    from datasketch import MinHash

    sketch = MinHash(num_perm=_BANDS * _ROWS, hashfunc=int)
    sketch.update_batch(t.shingles.tolist())
    return sketch
