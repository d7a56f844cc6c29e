"""A document's tokens in windows of whole sentences, as the encoder reads them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from fairwitness.model import Span

MOST = 126  # tokens of text in a window, without the marks at its ends
_CLS, _SEP = 101, 102
_SURROGATE = re.compile("[\ud800-\udfff]")
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens of a text: ids, the code points where each starts and ends; windows as first and one past last token."""

    ids: Ints
    starts: Ints
    ends: Ints
    windows: tuple[tuple[int, int], ...]

    def of(self, words: Span) -> tuple[int, int]:
        """The first token of a span and the one after its last; never empty while the text has a token."""
        first, past = self.of_all([words])[0].tolist()
        return first, past

    def of_all(self, words: Sequence[Span]) -> Ints:
        """The first token of each span and the one after its last, [spans, 2]."""
        firsts = np.searchsorted(self.ends, np.array([w.start for w in words], dtype=np.int64), side="right")
        lasts = np.searchsorted(self.starts, np.array([w.end for w in words], dtype=np.int64), side="left")
        firsts = np.minimum(firsts, len(self.ids) - 1)
        return np.stack([firsts, np.maximum(lasts, firsts + 1)], axis=1)

    def framed(self, window: tuple[int, int]) -> list[int]:
        """The ids of a window between the encoder's marks."""
        return [_CLS, *self.ids[window[0] : window[1]].tolist(), _SEP]


@cache
def tokenizer() -> Tokenizer:
    """The encoder's own tokenizer."""
    with as_file(files("fairwitness.extract.learned") / "model" / "tokenizer.json") as path:
        found = Tokenizer.from_file(str(path))
    found.no_truncation()
    found.no_padding()
    return found


def tokens(text: str, sentences: Sequence[Span]) -> Tokens:
    """The tokens of a text, cut into windows at sentences, or within one that is longer than a window."""
    plain = _SURROGATE.sub("\ufffd", text)  # half a pair cannot be handed on; one for one keeps the offsets
    encoded = tokenizer().encode(plain, add_special_tokens=False)
    offsets = np.asarray(encoded.offsets, dtype=np.int64).reshape(-1, 2)
    starts = offsets[:, 0]
    return Tokens(np.asarray(encoded.ids, dtype=np.int64), starts, offsets[:, 1], _windows(starts, sentences))


def _windows(starts: Ints, sentences: Sequence[Span]) -> tuple[tuple[int, int], ...]:
    begins = np.searchsorted(starts, np.array([s.start for s in sentences], dtype=np.int64))
    cuts = sorted({*begins.tolist(), 0, len(starts)})
    found, first = [], 0
    while first < len(starts):
        reach = cuts[bisect_right(cuts, first + MOST) - 1]
        last = reach if reach > first else min(first + MOST, len(starts))
        found.append((first, last))
        first = last
    return tuple(found)
