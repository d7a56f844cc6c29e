"""Examples as numbers: the signs that count, and batches of several texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from fairwitness.extract.learned.sheet import SLOTS
from fairwitness.extract.learned.tagging import PARTS
from training.examples import UNKNOWN, Example
from training.network import Batch, Pairs

KINDS = (
    "none killed injured missing detained abducted surrendered displaced evacuated arrived returned trapped present "
    "deprived aided airstrike shelling bombing clash attack damaged controls captured withdrew other"
).split()
BASES = ("event", "total", "rate", "standing")
FLAGS = ("hedged", "denied", "past")
_LEAST = 8


def sign_numbers(examples: Iterable[Example]) -> dict[str, int]:
    """A number from 1 for every sign that is met often enough; 0 is for all others."""
    counts: Counter[str] = Counter()
    for example in examples:
        for candidate in example.sheet.candidates:
            counts.update(candidate.signs)
        for slot in SLOTS:
            for pair in example.pairs[slot]:
                counts.update(f"{slot} {sign}" for sign in pair.signs)
    return {sign: n for n, sign in enumerate(sorted(s for s, c in counts.items() if c >= _LEAST), 1)}


@dataclass(slots=True)
class Coded:
    """One example as numbers, made once."""

    name: str
    source: str
    windows: list[list[int]]
    length: int
    tags: list[tuple[int, int, int]] | None
    spans: list[tuple[int, int]]
    signs: list[list[int]]
    kinds: list[int]
    bases: list[int]
    flags: list[list[int]]
    options: dict[str, list[tuple[int, int]]]
    pairs: dict[str, list[tuple[int, int, list[int], bool]]]
    asked: dict[str, list[bool]]


def coded(example: Example, numbers: dict[str, int]) -> Coded:
    """An example as numbers."""
    sheet, tokens = example.sheet, example.tokens
    right = {slot: _right(example, slot) for slot in SLOTS}
    return Coded(
        name=example.name,
        source=example.source,
        windows=[tokens.framed(w) for w in tokens.windows],
        length=len(tokens.ids),
        tags=None if example.parts is None else [(*tokens.of(span), part) for span, part in example.parts],
        spans=[tokens.of(c.words) for c in sheet.candidates],
        signs=[[numbers.get(s, 0) for s in c.signs] for c in sheet.candidates],
        kinds=[(KINDS.index(a.kind) if a.kind else 0) if a.known else UNKNOWN for a in example.answers],
        bases=[BASES.index(a.basis) if a.basis else UNKNOWN for a in example.answers],
        flags=[[int(a.flags[f]) if f in a.flags else -1 for f in FLAGS] for a in example.answers],
        options={slot: [tokens.of(w) for w in sheet.options(slot)] for slot in SLOTS},
        pairs={
            slot: [
                (p.candidate, p.option, [numbers.get(f"{slot} {s}", 0) for s in p.signs], n in right[slot])
                for n, p in enumerate(example.pairs[slot])
            ]
            for slot in SLOTS
        },
        asked={slot: [a.slots.get(slot) is not None for a in example.answers] for slot in SLOTS},
    )


def _right(example: Example, slot: str) -> set[int]:
    return {n for a in example.answers for n in (a.slots.get(slot) or ())}


def batch(texts: Sequence[Coded]) -> Batch:
    """Several texts as one batch."""
    windows = [w for t in texts for w in t.windows]
    width = max(len(w) for w in windows)
    ids, mask = (torch.zeros(len(windows), width, dtype=torch.long) for _ in range(2))
    rows: list[int] = []
    for n, window in enumerate(windows):
        ids[n, : len(window)] = torch.tensor(window)
        mask[n, : len(window)] = 1
        rows.extend(range(n * width + 1, n * width + len(window) - 1))
    token, candidate = 0, 0
    length = sum(t.length for t in texts)
    tags, tagged = torch.zeros(length, len(PARTS)), torch.zeros(length, dtype=torch.bool)
    spans: list[tuple[int, int]] = []
    pairs: dict[str, list[tuple[int, int, list[int], bool]]] = {slot: [] for slot in SLOTS}
    options: dict[str, list[tuple[int, int]]] = {slot: [] for slot in SLOTS}
    for text in texts:
        for slot in SLOTS:
            base = len(options[slot])
            pairs[slot] += [(c + candidate, o + base, s, r) for c, o, s, r in text.pairs[slot]]
            options[slot] += [(a + token, b + token) for a, b in text.options[slot]]
        tagged[token : token + text.length] = text.tags is not None
        for first, last, part in text.tags or ():
            tags[token + first : token + last, part] = 1
        spans += [(a + token, b + token) for a, b in text.spans]
        token += text.length
        candidate += len(text.spans)
    signs, offsets = _bags([s for t in texts for s in t.signs])
    return Batch(
        ids, mask, torch.tensor(rows), torch.tensor(spans).reshape(-1, 2), signs, offsets, tags, tagged,
        torch.tensor([k for t in texts for k in t.kinds]), torch.tensor([b for t in texts for b in t.bases]),
        torch.tensor([f for t in texts for f in t.flags], dtype=torch.float).reshape(-1, len(FLAGS)),
        {slot: _pairs(pairs[slot], options[slot], [a for t in texts for a in t.asked[slot]]) for slot in SLOTS},
    )  # fmt: skip


def _bags(signs: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    flat: list[int] = []
    offsets: list[int] = []
    for bag in signs:
        offsets.append(len(flat))
        flat.extend(bag)
    return torch.tensor(flat, dtype=torch.long), torch.tensor(offsets, dtype=torch.long)


def _pairs(pairs: list[tuple[int, int, list[int], bool]], options: list[tuple[int, int]], asked: list[bool]) -> Pairs:
    used = sorted({o for _, o, _, _ in pairs})
    place = {o: n for n, o in enumerate(used)}
    signs, offsets = _bags([s for _, _, s, _ in pairs])
    return Pairs(
        torch.tensor([c for c, _, _, _ in pairs], dtype=torch.long),
        torch.tensor([options[o] for o in used], dtype=torch.long).reshape(-1, 2),
        torch.tensor([place[o] for _, o, _, _ in pairs], dtype=torch.long), signs, offsets,
        torch.tensor([r for _, _, _, r in pairs], dtype=torch.bool), torch.tensor(asked, dtype=torch.bool),
    )  # fmt: skip
