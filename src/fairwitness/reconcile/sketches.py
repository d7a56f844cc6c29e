"""Sketches: the few numbers of a text by which copies of it are found among any number of others (rule 2).

Two texts that share enough share a *key*: the number of all their words, of a passage that stands in both, or of a band
of their MinHash. So a new text is set beside those under its own keys only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import blake2b
from zlib import crc32

from fairwitness.model import Document
from fairwitness.reconcile.moments import seat
from fairwitness.text import sentences
from fairwitness.vocab.voices import is_correction

_WORD = re.compile(r"\w+")
_SHINGLE = 5
_BANDS, _ROWS = 21, 3
PASSAGE_WORDS = 10
# Texts with fewer words than this are copies only when they are the same.
_SHORT = 20


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is compared of a document.

    ``whole``: a number for all its words; ``passages``: for each longer sentence a number and how many words it has;
    ``hashes``: the MinHash of its five-word shingles, empty for a short text.
    """

    id: str
    published: date | None
    correction: bool
    whole: int
    passages: tuple[tuple[int, int], ...] = ()
    hashes: tuple[int, ...] = ()
    at: datetime | None = None

    @property
    def seat(self) -> str:
        """Earliest first; undated documents last, for what is undated may be a copy. Sorts as text."""
        return seat(self.published, self.at, self.id)

    @property
    def said(self) -> int:
        """How many words its passages have."""
        return sum(n for _, n in self.passages)

    def bands(self) -> list[int]:
        """A number for each band of its MinHash: those of texts with mostly the same shingles share one."""
        return [_number(3, repr((i, self.hashes[i : i + _ROWS])).encode()) for i in range(0, len(self.hashes), _ROWS)]

    def found_under(self) -> list[int]:
        """All the numbers under which it is found; a text that is no copy of any is found under none."""
        return [] if not self.whole else [self.whole, *(number for number, _ in self.passages), *self.bands()]

    def likeness(self, other: Sketch) -> float:
        """The share of their shingles that both have, as far as MinHash tells."""
        if not self.hashes or not other.hashes:
            return 0.0
        return sum(a == b for a, b in zip(self.hashes, other.hashes, strict=True)) / len(self.hashes)


def sketch(d: Document) -> Sketch:
    """The sketch of a document; a row of a table is a record, not a copy of others however alike they are."""
    if d.row is not None:
        return Sketch(d.id, d.published, correction=False, whole=0)
    words = _WORD.findall(d.text.casefold())
    passages = {}
    for s in sentences(d.text):
        said = _WORD.findall(s.text.casefold())
        if len(said) >= PASSAGE_WORDS:
            passages[_crc(said)] = len(said)
    whole = _number(2, " ".join(words).encode("utf-8", "surrogatepass")) if d.text.strip() and not d.row else 0
    hashes = _min_hashes(words) if len(words) >= _SHORT else ()
    return Sketch(d.id, d.published, is_correction(d.text), whole, tuple(passages.items()), hashes, d.published_at)


def _min_hashes(words: list[str]) -> tuple[int, ...]:
    from datasketch import MinHash  # takes a while to load, and one document alone needs none

    made = MinHash(num_perm=_BANDS * _ROWS, hashfunc=int)
    made.update_batch(sorted({_crc(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)}))
    return tuple(int(n) for n in made.hashvalues)


def _crc(words: Iterable[str]) -> int:
    """A number of 32 bits for some words, the same on any day."""
    return crc32(" ".join(words).encode("utf-8", "surrogatepass"))


def _number(family: int, content: bytes) -> int:
    """A number of 60 bits, apart from those of passages and of other families."""
    return (family << 56) | int.from_bytes(blake2b(content, digest_size=7).digest(), "big")
