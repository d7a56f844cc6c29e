"""A document as the encoder sees it: one vector for each token."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from fairwitness.extract.learned.model_files import Floats, Weights
from fairwitness.extract.learned.windows import Ints, Tokens, tokens
from fairwitness.model import Span


@dataclass(frozen=True, slots=True)
class Encoded:
    """``vectors``: [tokens, size]; ``sums``: their running sums from a row of zeros on, [tokens + 1, size]."""

    tokens: Tokens
    vectors: Floats
    sums: NDArray[np.float64]

    def means(self, spans: Ints) -> Floats:
        """The mean vector of each span, given as first and one past last token, [spans, size]."""
        lengths = np.maximum(spans[:, 1] - spans[:, 0], 1)[:, None]
        found: Floats = ((self.sums[spans[:, 1]] - self.sums[spans[:, 0]]) / lengths).astype(np.float32)
        return found


def encoded(text: str, sentences: Sequence[Span], model: Weights) -> Encoded | None:
    """The text as the encoder sees it; None where it holds no token."""
    read = tokens(text, sentences)
    if not len(read.ids):
        return None
    vectors = _vectors(read, model)
    return Encoded(read, vectors, _running(vectors))


def _running(vectors: Floats) -> NDArray[np.float64]:
    """The running sums of rows, row by row: four times as fast as numpy's own over this axis."""
    sums = np.zeros((len(vectors) + 1, vectors.shape[1]))
    sums[1:] = vectors
    for before, row in pairwise(sums):
        row += before
    return sums


def _vectors(read: Tokens, model: Weights) -> Floats:
    """One vector for each token. Each window is read alone: the encoder's scale of numbers is that of what it is given,
    so a passage reads the same whatever stands around it; and a fifth faster than many padded to one length.
    """
    found = np.empty((len(read.ids), int(model.made["size"])), dtype=np.float32)
    for first, last in read.windows:
        ids = np.array([read.framed((first, last))], dtype=np.int64)
        found[first:last] = model.encoder.run(None, {"ids": ids, "mask": np.ones_like(ids)})[0][0, 1:-1]
    return found
