"""A document as the encoder sees it: one vector for each token."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from fairwitness.extract.learned.model_files import Floats, Weights
from fairwitness.extract.learned.windows import Frame, Ints, Tokens, tokens
from fairwitness.model import Span

_BATCH = 16  # windows


@dataclass(frozen=True, slots=True)
class Encoded:
    """``vectors``: [tokens, size]; ``sums``: their running sums from a row of zeros on, [tokens + 1, size].

    ``marked``: for each marked span the vectors of its two markers, [spans, 2 size]; ``rows``: its row by its
    characters.
    """

    tokens: Tokens
    vectors: Floats
    sums: Floats
    marked: Floats
    rows: Mapping[tuple[int, int], int]

    def means(self, spans: Ints) -> Floats:
        """The mean vector of each span, given as first and one past last token, [spans, size]."""
        lengths = np.maximum(spans[:, 1] - spans[:, 0], 1)[:, None]
        found: Floats = ((self.sums[spans[:, 1]] - self.sums[spans[:, 0]]) / lengths).astype(np.float32)
        return found


def encoded(text: str, sentences: Sequence[Span], spans: Sequence[Span], model: Weights) -> Encoded | None:
    """The text as the encoder sees it, with markers for the spans; None where it holds no token."""
    read = tokens(text, sentences)
    if not len(read.ids):
        return None
    vectors, marked = _vectors(read, [read.of(s) for s in spans], model)
    sums = np.concatenate([np.zeros((1, vectors.shape[1])), np.cumsum(vectors, axis=0, dtype=np.float64)])
    return Encoded(read, vectors, sums, marked, {(s.start, s.end): n for n, s in enumerate(spans)})


def _vectors(read: Tokens, spans: Sequence[tuple[int, int]], model: Weights) -> tuple[Floats, Floats]:
    """One vector for each token and two for each span; windows of like length are read together."""
    size = int(model.made["size"])
    vectors, marked = np.empty((len(read.ids), size), dtype=np.float32), np.empty((len(spans), 2 * size), np.float32)
    shared = read.shared(spans)
    frames = [read.framed(w, [spans[n] for n in own]) for w, own in zip(read.windows, shared, strict=True)]
    order = sorted(range(len(frames)), key=lambda n: len(frames[n].ids))
    for start in range(0, len(order), _BATCH):
        some = order[start : start + _BATCH]
        out = model.encoder.run(None, _padded([frames[n] for n in some]))[0]
        for row, n in enumerate(some):
            (first, last), own = read.windows[n], shared[n]
            vectors[first:last] = out[row, 1 : 1 + last - first]
            marks = out[row, 2 + last - first : 2 + last - first + 2 * len(own)]
            marked[own] = marks.reshape(len(own), 2 * size)
    return vectors, marked


def _padded(frames: Sequence[Frame]) -> dict[str, Ints]:
    """Several windows as the encoder's inputs, [windows, tokens] each."""
    width = max(len(f.ids) for f in frames)
    found = {name: np.zeros((len(frames), width), dtype=np.int64) for name in ("ids", "positions", "owners")}
    for row, frame in enumerate(frames):
        length = len(frame.ids)
        found["ids"][row, :length] = frame.ids
        found["positions"][row, :length] = frame.positions
        found["owners"][row, :length] = frame.owners
    return found
