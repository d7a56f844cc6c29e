"""The network that is trained and the one that reads give the same answers; it can learn. Needs the train extra."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import torch
from training import passages
from training.batches import BASES, FLAGS, KINDS, batch, coded, sign_numbers
from training.examples import Example, Record, document_of, example
from training.network import Network, blank_encoder
from training.train import losses, optimizer_of

from fairwitness import extract
from fairwitness.extract.decode import first_layer
from fairwitness.extract.learned.answering import answers
from fairwitness.extract.learned.asking import Asking
from fairwitness.extract.learned.encoding import encoded
from fairwitness.extract.learned.model_files import Weights
from fairwitness.extract.learned.sheet import SLOTS
from fairwitness.extract.learned.tagging import marks

pytestmark = pytest.mark.usefixtures("no_model")


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return [passages.record(p) for p in passages.load(passages.FILES[:1])[:6]]


@pytest.fixture(scope="module")
def examples(records: list[Record]) -> list[Example]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(extract, "weights", lambda: None)
        return [example(record) for record in records]


def _network(signs: dict[str, int]) -> Network:
    torch.manual_seed(3)
    return Network(blank_encoder(), len(KINDS), len(BASES), len(FLAGS), len(signs) + 1, SLOTS)


class _Encoder:
    """The encoder as the program runs it, without the detour over a file."""

    def __init__(self, network: Network) -> None:
        self._encoder = network.encoder

    def run(self, _: None, inputs: dict[str, Any]) -> list[Any]:
        with torch.no_grad():
            ids, mask = (torch.tensor(inputs[n]) for n in ("ids", "mask"))
            return [self._encoder(input_ids=ids, attention_mask=mask).last_hidden_state.numpy()]


def _weights(network: Network, signs: dict[str, int]) -> Weights:
    heads = {k: v.numpy() for k, v in network.state_dict().items() if not k.startswith("encoder.")}
    made = {"kinds": KINDS, "bases": BASES, "flags": FLAGS, "heat": 1.0, "least": 0.5, "size": 48}
    return Weights(_Encoder(network), heads, signs, json.loads(json.dumps(made)))


def test_a_text_without_annotated_statements_teaches_none(records: list[Record]) -> None:
    whole, light = (coded(example({**records[0], "light": light}), {}) for light in (False, True))
    both = batch([whole, light])
    assert both.tagged.tolist() == [True] * whole.length + [False] * light.length
    assert both.tags[: whole.length].any()
    torch.manual_seed(3)
    network = Network(blank_encoder(), len(KINDS), len(BASES), len(FLAGS), 1, SLOTS).eval()
    assert "tags" not in losses(network, batch([light]))
    assert losses(network, both)["tags"] == losses(network, batch([whole]))["tags"]


def test_what_is_trained_is_what_reads(records: list[Record], examples: list[Example]) -> None:
    signs = sign_numbers(examples)
    network = _network(signs).eval()
    model = _weights(network, signs)
    for record, one in zip(records, examples, strict=True):
        with torch.no_grad():
            trained = network(batch([coded(one, signs)]))
        document = document_of(record)
        seen = extract.see(document)
        asking = Asking(document, seen, first_layer(document, seen))
        reading = encoded(document.text, seen.sentences, model)
        assert reading is not None
        found = answers(asking, reading, model, 0.0)
        kinds = torch.softmax(trained.kinds, dim=1).numpy()
        assert np.allclose(np.array([a.kinds for a in found]), kinds, atol=1e-4)
        assert np.allclose(marks(reading, model), torch.sigmoid(trained.tags).numpy(), atol=1e-4)


@pytest.mark.long
def test_it_learns_a_few_passages_by_heart(examples: list[Example]) -> None:
    signs = sign_numbers(examples)
    network = _network(signs).train()
    many = batch([coded(e, signs) for e in examples])
    optimizer = optimizer_of(network, 3e-4, -1)
    first = last = 0.0
    for step in range(40):
        parts = losses(network, many)
        loss = torch.stack(list(parts.values())).sum()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        first, last = (float(loss.detach()),) * 2 if step == 0 else (first, float(loss.detach()))
    assert set(SLOTS) <= set(parts)
    assert last < first / 2


def test_the_same_seed_gives_the_same_network(examples: list[Example]) -> None:
    signs = sign_numbers(examples)
    many = batch([coded(examples[0], signs)])
    found = []
    for _ in range(2):
        network = _network(signs).train()
        torch.manual_seed(11)
        found.append(SimpleNamespace(**{k: float(v.detach()) for k, v in losses(network, many).items()}))
    assert found[0] == found[1]
