"""Trains the network.  python -m training.train --data FOLDER --out FOLDER [--passes N] [--seed N] ...

Checkpoints after every pass and every few minutes in the out folder and goes on from there; prints how long it will
take once 2 % is done. The same seed, data and number of threads give the same network.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import pickle
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from fairwitness.extract.learned.sheet import SLOTS
from fairwitness.extract.learned.tagging import PARTS
from training.batches import BASES, FLAGS, KINDS, Coded, batch, coded, sign_numbers
from training.examples import UNKNOWN, Example, example
from training.network import Batch, Network, Pairs, load_encoder
from training.parts import share

SLOT_WEIGHT = {"place": 1.0, "when": 0.5, "origin": 0.7, "actor": 0.3}
SAVE_EVERY = 180.0  # seconds
KEEP = 0.995  # what is shipped is the moving average of the weights: steadier than their last state


def losses(network: Network, many: Batch) -> dict[str, Tensor]:
    """The loss of every head on a batch."""
    scores = network(many)
    found = {
        "kind": functional.cross_entropy(scores.kinds, many.kinds, ignore_index=UNKNOWN),
    }
    if many.tagged.any():
        right = many.tags[many.tagged]
        found["tags"] = functional.binary_cross_entropy_with_logits(scores.tags[many.tagged], right)
    if (many.bases != UNKNOWN).any():
        found["basis"] = 0.4 * functional.cross_entropy(scores.bases, many.bases, ignore_index=UNKNOWN)
    known = many.flags >= 0
    if known.any():
        found["flags"] = 0.4 * functional.binary_cross_entropy_with_logits(scores.flags[known], many.flags[known])
    for slot, (some, none) in scores.slots.items():
        loss = chosen(many.pairs[slot], some, none, many.kinds)
        if loss is not None:
            found[slot] = SLOT_WEIGHT[slot] * loss
    return found


def spread(pairs: Pairs, scores: Tensor, none: Tensor) -> tuple[Tensor, Tensor]:
    """The log of the summed exponents over all options and none, and over the right ones, per candidate."""
    top = torch.full_like(none, -1e9).scatter_reduce(0, pairs.candidate, scores, "amax")
    top = torch.maximum(top, none).detach()
    every = torch.exp(none - top).index_add(0, pairs.candidate, torch.exp(scores - top[pairs.candidate]))
    chosen = torch.where(pairs.right, torch.exp(scores - top[pairs.candidate]), torch.zeros_like(scores))
    right = torch.zeros_like(none).index_add(0, pairs.candidate, chosen)
    has_right = torch.zeros_like(none).index_add(0, pairs.candidate, pairs.right.float()) > 0
    right = torch.where(has_right, right, torch.exp(none - top))
    return torch.log(every) + top, torch.log(right + 1e-12) + top


def chosen(pairs: Pairs, scores: Tensor, none: Tensor, kinds: Tensor) -> Tensor | None:
    """The loss of a slot: how unlikely the right options are, over candidates whose answer is known."""
    asked = pairs.asked & (kinds > 0)
    if not asked.any():
        return None
    every, right = spread(pairs, scores, none)
    return (every - right)[asked].mean()


def build(records: Sequence[dict[str, object]], cache: Path | None) -> list[Example]:
    """The examples of the records, kept in a file between runs."""
    if cache and cache.exists():
        with cache.open("rb") as file:
            return pickle.load(file)
    with ProcessPoolExecutor() as pool:
        found = list(pool.map(example, records, chunksize=20))
    if cache:
        cache.write_bytes(pickle.dumps(found))
    return found


@torch.no_grad()
def measure(network: Network, texts: Sequence[Coded]) -> dict[str, float]:
    """Plain scores on texts: F1 of kinds over candidates, and the share of right answers per slot."""
    network.eval()
    counts: Counter[str] = Counter()
    for start in range(0, len(texts), 8):
        many = batch(texts[start : start + 8])
        found = network(many)
        got, known = found.kinds.argmax(1), many.kinds != UNKNOWN
        for part, name in enumerate(PARTS):
            tagged, right = found.tags[:, part] > 0, many.tags[:, part] > 0
            counts[name] += 2 * int((tagged & right).sum())
            counts[f"{name} of"] += int(tagged.sum() + right.sum())
        counts["found"] += int(((got > 0) & known).sum())
        counts["gold"] += int((many.kinds > 0).sum())
        counts["met"] += int(((got == many.kinds) & (many.kinds > 0)).sum())
        asked = many.bases != UNKNOWN
        counts["basis"] += int((found.bases.argmax(1) == many.bases)[asked].sum())
        counts["basis of"] += int(asked.sum())
        for slot, (scores, none) in found.slots.items():
            pairs = many.pairs[slot]
            top = torch.full_like(none, -1e9).scatter_reduce(0, pairs.candidate, scores, "amax")
            is_right = (top > none).new_zeros(len(none))
            best = pairs.right & (scores >= top[pairs.candidate])
            is_right.index_put_((pairs.candidate[best],), torch.tensor(True))
            no_right = torch.ones_like(is_right).index_put((pairs.candidate[pairs.right],), torch.tensor(False))
            right = torch.where(none >= top, no_right, is_right)
            asked = pairs.asked & (many.kinds > 0)
            counts[slot] += int(right[asked].sum())
            counts[f"{slot} of"] += int(asked.sum())
    network.train()
    shares = {name: counts[name] / max(1, counts[f"{name} of"]) for name in ("basis", *SLOTS, *PARTS)}
    return {"kind f1": 2 * counts["met"] / max(1, counts["found"] + counts["gold"])} | shares


def optimizer_of(network: Network, rate: float, freeze: int) -> torch.optim.Optimizer:
    """AdamW with a small rate for the encoder, of which the embeddings and the first layers may stay as they are."""
    still: list[nn.Module] = (
        [network.encoder.embeddings, *network.encoder.encoder.layer[:freeze]] if freeze >= 0 else []
    )
    for module in still:
        for parameter in module.parameters():
            parameter.requires_grad = False
    encoder = [p for p in network.encoder.parameters() if p.requires_grad]
    ids = {id(p) for p in network.encoder.parameters()}
    signs = [m.weight for m in network.modules() if isinstance(m, nn.EmbeddingBag)]
    ids |= {id(p) for p in signs}
    heads = [p for p in network.parameters() if id(p) not in ids]
    rates = ((encoder, rate), (heads, 1e-3), (signs, 1e-2))  # a sign is met seldom: its table needs long strides
    return torch.optim.AdamW([{"params": p, "lr": own} for p, own in rates], weight_decay=0.01)


def train(network: Network, texts: Sequence[Coded], dev: Sequence[Coded], options: argparse.Namespace) -> None:
    """Trains to the end, or goes on from the checkpoint in the out folder."""
    size, passes = options.batch, options.passes
    steps = passes * math.ceil(len(texts) / size)
    optimizer = optimizer_of(network, options.rate, options.freeze)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min((n + 1) / (0.06 * steps), max(0.02, (steps - n) / (0.94 * steps)))
    )
    average = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(KEEP))
    checkpoint = options.out / "checkpoint.pt"
    step = 0
    if checkpoint.exists():
        kept = torch.load(checkpoint, weights_only=False)
        network.load_state_dict(kept["network"])
        average.load_state_dict(kept["average"])
        optimizer.load_state_dict(kept["optimizer"])
        schedule.load_state_dict(kept["schedule"])
        step = kept["step"]
        print(f"going on from step {step} of {steps}")
    began, first, saved = time.monotonic(), step, time.monotonic()
    network.train()
    sums: Counter[str] = Counter()
    for number in range(step // math.ceil(len(texts) / size), passes):
        order = list(texts)
        random.Random(f"{options.seed} {number}").shuffle(order)
        chunks = [order[n : n + size] for n in range(0, len(order), size)]
        for chunk in chunks[step - number * len(chunks) :]:
            torch.manual_seed(options.seed * 100_003 + step)
            parts = losses(network, batch(chunk))
            loss = torch.stack(list(parts.values())).sum()
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            average.update_parameters(network)
            schedule.step()
            step += 1
            sums.update({name: float(part.detach()) for name, part in parts.items()})
            spent = time.monotonic() - began
            if step - first == max(2, steps // 50):
                print(
                    f"2 % done in {spent:.0f} s: about {spent / (step - first) * (steps - first) / 60:.0f} minutes",
                    flush=True,
                )
            if time.monotonic() - saved > SAVE_EVERY:
                saved = time.monotonic()
                _save(checkpoint, network, average, optimizer, schedule, step)
        shown = ", ".join(f"{k} {v / len(chunks):.3f}" for k, v in sums.items())
        sums.clear()
        print(f"pass {number + 1}: {time.monotonic() - began:.0f} s; {shown}", flush=True)
        if dev:
            print("  dev: " + ", ".join(f"{k} {v:.3f}" for k, v in measure(average.module, dev).items()), flush=True)
        _save(checkpoint, network, average, optimizer, schedule, step)
    network.load_state_dict(average.module.state_dict())


def _save(
    path: Path, network: Network, average: AveragedModel, optimizer: torch.optim.Optimizer, schedule: object, step: int
) -> None:
    kept = {
        "network": network.state_dict(),
        "average": average.state_dict(),
        "optimizer": optimizer.state_dict(),
        "step": step,
    }
    torch.save(kept | {"schedule": schedule.state_dict()}, path.with_suffix(".new"))  # type: ignore[attr-defined]
    path.with_suffix(".new").replace(path)


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The options of the command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--passes", type=int, default=6)
    parser.add_argument("--batch", type=int, default=4)
    parser.add_argument("--rate", type=float, default=1.2e-4)
    parser.add_argument("--freeze", type=int, default=1, help="encoder layers that stay; -1: none, nor the embeddings")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--fraction", type=float, default=1.0, help="the part of the training texts to use")
    parser.add_argument("--without", default="", help="leave out texts whose source or manner begins so")
    parser.add_argument("--no-signs", action="store_true", help="ablation: the model is told nothing but the words")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Trains by the options; the network and its signs land in the out folder."""
    options = parse(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(2)
    os.environ["FAIRWITNESS_MODEL"] = "none"  # what the vocabulary alone sees is what a model is taught to judge
    from training.split import split  # the split reads the corpus

    examples = split(options.data, options.out / "examples.pickle")
    train_texts = [e for e in examples["train"] if not (options.without and e.source.startswith(options.without))]
    train_texts = [e for e in train_texts if share(e.name + "part") <= options.fraction]
    numbers = {} if options.no_signs else sign_numbers(train_texts)
    print(f"{len(train_texts)} texts to train on, {len(examples['dev'])} to watch, {len(numbers)} signs", flush=True)
    torch.manual_seed(options.seed)
    network = Network(load_encoder(), len(KINDS), len(BASES), len(FLAGS), len(numbers) + 1, SLOTS)
    texts, dev = ([coded(e, numbers) for e in part] for part in (train_texts, examples["dev"]))
    train(network, texts, dev, options)
    (options.out / "signs.json").write_text(json.dumps(numbers, indent=0), encoding="utf-8")
    torch.save(network.state_dict(), options.out / "network.pt")
    return 0


if __name__ == "__main__":
    sys.exit(main())
