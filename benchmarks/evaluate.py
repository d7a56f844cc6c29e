"""`make evaluate`: claims of the whole program against the annotated corpus, by the codebook's terms.

python -m benchmarks.evaluate [--data FOLDER] [--split all|tune|dev|held] [--json FILE] [--errors KIND] [--no-rulings]

The folder (or $FAIRWITNESS_DATA) holds claims/*.jsonl, read with the rulings of training/rulings.md unless told not
to. A found claim meets an annotated one when the kinds are equal and the figures' words overlap; without figures, when
the kinds are equal and the words or the places overlap. Each is met once. Full: figure (sense, low, best, high), place
and origin right as well, where benchmarks/agree.py tells when two names are one; `nested`: where a site and its town
count as one too; `letters`: with names equal letter for letter. Kinds of fewer than 20 annotated claims are told
together, as "few". Intervals: 95 %, by document.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from training import corpus, passages
from training.parts import is_held, part_of

from benchmarks.agree import nested_place, same_place, same_source
from fairwitness import codec, extract, resolve
from fairwitness.model import Given
from fairwitness.read import plain_document

Claim = Mapping[str, Any]
CONTROL = frozenset({"controls", "captured", "withdrew"})
SLOTS = (
    "sense",
    "figure",
    "basis",
    "unit",
    "group",
    "side",
    "actor",
    "place",
    "place nested",
    "when",
    "origin",
    "place letters",
    "origin letters",
    "hedged",
    "denied",
    "past",
    "part_of",
)
ROUNDS = 1000
FEW = 20


@dataclass(frozen=True, slots=True)
class Compared:
    """One text: annotated claims, found claims, and which met (indices into both)."""

    name: str
    text: str
    gold: Sequence[Claim]
    found: Sequence[Claim]
    pairs: tuple[tuple[int, int], ...]
    second_layer: bool = True


@dataclass(slots=True)
class Tally:
    """Counts of one kind or of all: annotated, found, met, and met with the whole right."""

    gold: int = 0
    found: int = 0
    met: int = 0
    full: int = 0
    letters: int = 0
    nested: int = 0

    def add(self, other: Tally) -> None:
        """Adds another's counts to these."""
        self.gold, self.found = self.gold + other.gold, self.found + other.found
        self.met, self.full = self.met + other.met, self.full + other.full
        self.letters, self.nested = self.letters + other.letters, self.nested + other.nested

    def scores(self) -> dict[str, float]:
        """Precision, recall, F1 and full F1."""
        both = self.gold + self.found
        return {
            "precision": self.met / self.found if self.found else 0.0,
            "recall": self.met / self.gold if self.gold else 0.0,
            "f1": 2 * self.met / both if both else 0.0,
            "full_f1": 2 * self.full / both if both else 0.0,
            "nested_f1": 2 * self.nested / both if both else 0.0,
            "letters_f1": 2 * self.letters / both if both else 0.0,
        }


@dataclass(slots=True)
class Report:
    """Everything that is printed, per text, so that intervals can be drawn."""

    by_kind: list[dict[str, Tally]] = field(default_factory=list)
    slots: list[dict[str, tuple[int, int]]] = field(default_factory=list)


def found_claims(record: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The claims that the program reads in a record of the corpus, as the codebook writes them."""
    published = date.fromisoformat(record["date"]) if record.get("date") else None
    given = Given(outlet=record.get("outlet"), published=published, title=record.get("title"))
    document = plain_document(record["text"], given, record["name"])
    claims = extract.claims(document, extract.see(document))
    return codec.claims_json(claims, resolve.meanings(claims, document))


def compare(record: Mapping[str, Any], found: Sequence[Claim]) -> Compared:
    """The two sides of one text, each claim met at most once, claims with the same figure words first."""
    gold = record["claims"]
    pairs, used, open_gold = [], set(), set(range(len(gold)))
    for test in (_same_span, _meets):
        for g in sorted(open_gold):
            hit = next((f for f in range(len(found)) if f not in used and test(gold[g], found[f])), None)
            if hit is not None:
                pairs.append((g, hit))
                used.add(hit)
                open_gold.discard(g)
    second = record.get("second_layer", any("means" in claim for claim in gold))
    return Compared(record["name"], record["text"], gold, found, tuple(sorted(pairs)), second)


def _same_span(gold: Claim, found: Claim) -> bool:
    a, b = gold["figure"] or gold, found["figure"] or found
    return _meets(gold, found) and (a["start"], a["end"]) == (b["start"], b["end"])


def _meets(gold: Claim, found: Claim) -> bool:
    if gold["kind"] != found["kind"] or bool(gold["figure"]) != bool(found["figure"]):
        return False
    if gold["figure"]:
        return _overlap(gold["figure"], found["figure"])
    return _overlap(gold, found) or _overlap(gold["place"], found["place"])


def _overlap(a: Claim | None, b: Claim | None) -> bool:
    if not a or not b or a.get("start") is None or b.get("start") is None:
        return False
    return bool(a["start"] < b["end"] and b["start"] < a["end"])


def slot_right(slot: str, gold: Claim, found: Claim, partner: Mapping[int, int]) -> bool | None:
    """Whether a slot of a met pair is right; None where the slot says nothing (no figure, not annotated)."""
    if slot in ("sense", "figure", "basis", "unit"):
        return _figure_right(slot, gold["figure"], found["figure"])
    if slot == "part_of":
        mine = gold["part_of"]
        return bool(found["part_of"] == (partner.get(mine) if mine is not None else None))
    if slot in ("hedged", "denied", "past"):
        return bool(gold.get(slot)) == bool(found.get(slot))
    if slot == "place":
        return same_place(gold["place"], found["place"])
    if slot == "place nested":
        return nested_place(gold["place"], found["place"])
    if slot == "origin":
        return same_source(*((c["chain"] or [None])[0] for c in (gold, found)))
    readers: dict[str, Callable[[Claim], object]] = {
        "group": lambda c: (c["group"] or {}).get("class"), "side": lambda c: _plain(c["group_side"]), "when": _when,
        "actor": lambda c: _name(c["actor"]), "place letters": lambda c: _name(c["place"]), "origin letters": origin,
    }  # fmt: skip
    return readers[slot](gold) == readers[slot](found)


def _figure_right(slot: str, gold: Claim | None, found: Claim | None) -> bool | None:
    if not gold or not found:
        return None
    if slot == "figure":
        return all(gold[part] == found[part] for part in ("sense", "low", "best", "high"))
    return bool(gold[slot] == found[slot])


def _plain(name: str | None) -> str | None:
    return name.casefold() if name else None


def _name(thing: Claim | None) -> str | None:
    return _plain(thing.get("name")) if thing else None


def _when(claim: Claim) -> object:
    when = claim["when"]
    return (when.get("from"), when.get("to")) if when else None


def origin(claim: Claim) -> str | None:
    """Who is first in the chain: the name, or the organisation that speaks; None for the outlet's own voice."""
    if not claim["chain"]:
        return None
    first = claim["chain"][0]
    return _plain(first.get("name") or first.get("org") or "(unnamed)")


def is_full(gold: Claim, found: Claim, how: str = "") -> bool:
    """Whether figure, place and origin of a met pair are all right; ``how``: " letters" or " nested"."""
    slots = ("figure", f"place{how}", "origin letters" if how == " letters" else "origin")
    return all(slot_right(slot, gold, found, {}) is not False for slot in slots)


def layer(claim: Claim) -> str:
    """The second layer holds harm and force without a number; all else is the first."""
    return "second" if not claim["figure"] and claim["kind"] not in CONTROL else claim["kind"]


def tally(texts: Iterable[Compared]) -> Report:
    """Counts per text and kind, and per slot over met pairs of the first layer."""
    report = Report()
    for text in texts:
        kinds: dict[str, Tally] = defaultdict(Tally)
        for claim in text.gold:
            kinds[layer(claim)].gold += 1
        for claim in text.found:
            kinds[layer(claim)].found += 1
        slots: dict[str, tuple[int, int]] = {}
        partner = dict(text.pairs)
        for g, f in text.pairs:
            gold, found = text.gold[g], text.found[f]
            kinds[layer(gold)].met += 1
            kinds[layer(gold)].full += is_full(gold, found)
            kinds[layer(gold)].letters += is_full(gold, found, " letters")
            kinds[layer(gold)].nested += is_full(gold, found, " nested")
            if layer(gold) != "second":
                _count_slots(slots, gold, found, partner)
        if not text.second_layer:  # both were read by people in the newest part only
            kinds.pop("second", None)
            slots.pop("past", None)
        report.by_kind.append(dict(kinds))
        report.slots.append(slots)
    return report


def _count_slots(slots: dict[str, tuple[int, int]], gold: Claim, found: Claim, partner: Mapping[int, int]) -> None:
    for slot in SLOTS:
        right = slot_right(slot, gold, found, partner)
        if right is not None:
            good, seen = slots.get(slot, (0, 0))
            slots[slot] = (good + right, seen + 1)


def summary(by_kind: Sequence[Mapping[str, Tally]]) -> dict[str, Any]:
    """Micro and mean scores, with and without `captured`, the table by kind, and the second layer apart."""
    total: dict[str, Tally] = defaultdict(Tally)
    for text in by_kind:
        for kind, counts in text.items():
            total[kind].add(counts)
    second = total.pop("second", Tally())
    return {
        "all": _micro_and_mean(total),
        "without_captured": _micro_and_mean({k: t for k, t in total.items() if k != "captured"}),
        "second_layer": second.scores() | {"gold": second.gold},
        "kinds": {k: t.scores() | {"gold": t.gold, "found": t.found} for k, t in _told_together(total)},
    }


def _told_together(total: Mapping[str, Tally]) -> list[tuple[str, Tally]]:
    """The kinds in order, those of fewer than FEW annotated claims as one, "few"."""
    few = Tally()
    for counts in (t for t in total.values() if t.gold < FEW):
        few.add(counts)
    kept = sorted((k, t) for k, t in total.items() if t.gold >= FEW)
    return [*kept, ("few", few)] if few.gold else kept


def _micro_and_mean(total: Mapping[str, Tally]) -> dict[str, float]:
    micro = Tally()
    for counts in total.values():
        micro.add(counts)
    means = [t.scores() for t in total.values() if t.gold]
    keys = ("f1", "full_f1", "nested_f1", "letters_f1") if means else ()
    mean = {f"mean_{key}": sum(m[key] for m in means) / len(means) for key in keys}
    return micro.scores() | mean | {"gold": micro.gold, "found": micro.found}


def intervals(report: Report, rounds: int = ROUNDS) -> dict[str, tuple[float, float]]:
    """95 % intervals of the main scores, drawing whole documents with a fixed seed."""
    draw, texts = random.Random(7), report.by_kind
    seen: dict[str, list[float]] = defaultdict(list)
    for _ in range(rounds if texts else 0):
        scores = summary([texts[draw.randrange(len(texts))] for _ in texts])
        for part in ("all", "without_captured"):
            for key in ("f1", "full_f1", "nested_f1", "letters_f1", "mean_f1", "mean_full_f1"):
                seen[f"{part}.{key}"].append(scores[part].get(key, 0.0))
        seen["second_layer.f1"].append(scores["second_layer"]["f1"])
    return {key: (sorted(v)[int(0.025 * len(v))], sorted(v)[int(0.975 * len(v)) - 1]) for key, v in seen.items()}


def slot_accuracy(report: Report, rounds: int = ROUNDS) -> dict[str, dict[str, float]]:
    """Share right of each slot over met pairs, with the ends of its 95 % interval."""
    whole, draw = _shares(report.slots), random.Random(11)
    drawn: dict[str, list[float]] = defaultdict(list)
    for _ in range(rounds if report.slots else 0):
        for slot, share in _shares([report.slots[draw.randrange(len(report.slots))] for _ in report.slots]).items():
            drawn[slot].append(share["accuracy"])
    ends = {slot: sorted(seen) for slot, seen in drawn.items()}
    return {
        slot: share
        | {"from": ends[slot][int(0.025 * len(ends[slot]))], "to": ends[slot][int(0.975 * len(ends[slot])) - 1]}
        for slot, share in whole.items()
    }


def _shares(texts: Sequence[Mapping[str, tuple[int, int]]]) -> dict[str, dict[str, float]]:
    good, seen = Counter[str](), Counter[str]()
    for text in texts:
        for slot, (g, n) in text.items():
            good[slot] += g
            seen[slot] += n
    return {slot: {"accuracy": good[slot] / seen[slot], "pairs": seen[slot]} for slot in SLOTS if seen[slot]}


def records(folder: Path, split: str, rulings: bool = True, texts: str = "corpus") -> list[dict[str, Any]]:
    """The corpus, our own passages or both; all, or the four fifths (tune) or the fifth (held) that a hash gives."""
    found = corpus.load(folder, rulings) if texts != "passages" else []
    if texts != "corpus":
        found += [passages.record(p) for p in passages.load(passages.FILES)]
    if split == "dev":
        return [r for r in found if part_of(r["name"]) == "dev"]
    return [r for r in found if split == "all" or is_held(r["name"]) == (split == "held")]


def table(result: Mapping[str, Any]) -> str:
    """The result as plain text."""
    out = [f"texts: {result['texts']}"]
    for part in ("all", "without_captured", "second_layer"):
        scores = result["scores"][part]
        line = "  ".join(f"{k} {v:.3f}" for k, v in scores.items() if isinstance(v, float))
        told = {k.rpartition(".")[2]: v for k, v in result["intervals"].items() if k.startswith(f"{part}.")}
        ends = "  ".join(f"{key} {low:.3f}-{high:.3f}" for key, (low, high) in told.items())
        out.append(f"{part:18s} {line}  gold {scores['gold']}  95 %: {ends}")
    out.append(f"{'kind':12s} {'gold':>5s} {'found':>5s}     P     R    F1  full  nested letters")
    for kind, s in result["scores"]["kinds"].items():
        out.append(
            f"{kind:12s} {s['gold']:5d} {s['found']:5d} "
            + " ".join(f"{s[k]:.3f}" for k in ("precision", "recall", "f1", "full_f1", "nested_f1", "letters_f1"))
        )
    slots = (f"{k} {v['accuracy']:.3f} ({v['from']:.3f}-{v['to']:.3f})" for k, v in result["slots"].items())
    out.append("slots: " + "  ".join(slots))
    return "\n".join(out)


def errors(texts: Iterable[Compared], kind: str) -> Iterable[str]:
    """Missed (-) and wrongly found (+) claims of a kind, in their surroundings."""
    for text in texts:
        met_gold, met_found = {g for g, _ in text.pairs}, {f for _, f in text.pairs}
        sides = (("-", text.gold, met_gold), ("+", text.found, met_found))
        for sign, claims, met in sides:
            for i, claim in enumerate(claims):
                if i not in met and kind in (claim["kind"], "all"):
                    at = claim["figure"] or claim
                    before, after = (
                        text.text[max(0, at["start"] - 110) : at["start"]],
                        text.text[at["end"] : at["end"] + 110],
                    )
                    shown = f"{before}[{text.text[at['start'] : at['end']]}]{after}".replace("\n", " / ")
                    yield f"{sign} {text.name} {claim['kind']}: {shown}"


def evaluate(texts: Sequence[Compared]) -> dict[str, Any]:
    """All figures of a comparison, ready for JSON."""
    report = tally(texts)
    return {
        "texts": len(texts),
        "scores": summary(report.by_kind),
        "intervals": intervals(report),
        "slots": slot_accuracy(report),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the comparison and prints it; 2 when there is no corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=os.environ.get("FAIRWITNESS_DATA"))
    parser.add_argument("--split", choices=("all", "tune", "dev", "held"), default="all")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--errors", metavar="KIND", help="list misses and false finds of a kind, or of all")
    parser.add_argument("--texts", choices=("corpus", "passages", "both"), default="corpus")
    parser.add_argument("--engine", choices=("model", "rules"), default="model", help="rules: no model")
    parser.add_argument("--no-rulings", action="store_true", help="the annotations as they were first made")
    options = parser.parse_args(arguments)
    if options.data is None or not (Path(options.data) / "claims").is_dir():
        print("no corpus: name its folder with --data or $FAIRWITNESS_DATA (it holds claims/*.jsonl)", file=sys.stderr)
        return 2
    if options.engine == "rules":
        os.environ["FAIRWITNESS_MODEL"] = "none"
    read = records(Path(options.data), options.split, not options.no_rulings, options.texts)
    with ProcessPoolExecutor() as pool:
        found = list(pool.map(found_claims, read, chunksize=10))
    texts = [compare(record, claims) for record, claims in zip(read, found, strict=True)]
    if options.errors:
        print("\n".join(errors(texts, options.errors)))
    result = evaluate(texts)
    print(table(result))
    if options.json:
        options.json.write_text(json.dumps(result, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
