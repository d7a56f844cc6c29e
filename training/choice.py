"""Fit the weights of resolve/choice.py: which of the places of one name a text means.

python -m training.choice GEOVIRUS.xml DATA [--write]

Examples: toponyms of the first half of GeoVirus (right: the candidates near the marked point), and names of places in
the claims of the corpus' train texts (right: the candidates that agree with the annotators' name, or would if they
were spelled as in the text). A name of which no candidate is right teaches "none of these". The weights are drawn
towards those that a person set.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.agree import same_place
from benchmarks.places import NEAR_KM, articles, km

from fairwitness.resolve.atlas import Atlas, kinds_beside
from fairwitness.resolve.choice import CANDIDATES, signs
from fairwitness.vocab.gazetteer import Candidate
from fairwitness.vocab.names import name_key
from fairwitness.vocab.toponyms import Toponym
from training import corpus
from training.parts import part_of

PRIOR = {
    "any": -2.0, "size": 1.0, "country": 3.0, "elsewhere": -1.0, "abroad": -0.5, "small abroad": -1.0,
    "small alone": -1.4, "held": 4.0, "not held": 0.0, "put there": 1.5, "put elsewhere": -3.0, "kind": 4.0,
    "not kind": -1.0, "ours": 0.0, "also": -0.3, "strange": -1.5, "other name": -0.5, "near": 1.0, "together": 0.5,
}  # fmt: skip
NAMES = tuple(PRIOR)
WIDE_KM = 1200.0
PULL = 0.6
STEPS = 4000
PACE = 0.02
Example = tuple[np.ndarray, np.ndarray]  # signs of each candidate; which of them are right


def example(atlas: Atlas, name: Toponym, right: Sequence[bool]) -> Example:
    """The signs of a name's candidates, with which of them are right."""
    around = atlas.around(name, kinds_beside(atlas.text, name.start, name.end))
    found = name.candidates[:CANDIDATES]
    rows = [[signs(c, around).get(sign, 0.0) for sign in NAMES] for c in found]
    return np.array(rows), np.array(right[: len(found)], dtype=bool)


def of_geovirus(file: Path) -> Iterator[Example]:
    texts = list(articles(file))
    for text, marked in texts[: len(texts) // 2]:
        atlas = Atlas(text)
        for name in atlas.names:
            hit = next((m for m in marked if m.start < name.end and name.start < m.end), None)
            if hit and name.candidates:
                yield example(atlas, name, [_is_there(c, (hit.latitude, hit.longitude)) for c in name.candidates])


def _is_there(candidate: Candidate, point: tuple[float, float]) -> bool:
    place = candidate.place
    if place.latitude is None or place.longitude is None:
        return False
    reach = WIDE_KM if place.kind in ("country", "region", "province") else NEAR_KM
    return km((place.latitude, place.longitude), point) < reach


def of_corpus(data: Path) -> Iterator[Example]:
    for record in (r for r in corpus.load(data) if part_of(r["name"]) == "train"):
        atlas = Atlas(record["text"], record.get("title") or "", record.get("outlet") or "")
        seen: set[int] = set()
        for claim in record["claims"]:
            place = claim.get("place")
            if not place or not place.get("name") or "start" not in place:
                continue
            for name in atlas.names:
                inside = place["start"] <= name.start and name.end <= place["end"] and name.start not in seen
                right = _right(name, place) if inside and name.candidates else None
                if right is not None:
                    seen.add(name.start)
                    yield example(atlas, name, right)


def _right(name: Toponym, place: Mapping[str, Any]) -> list[bool] | None:
    """Which candidates agree with an annotated place; None where the name is not what the annotators named."""
    said = re.sub(r"['’]s$", "", name.name)
    known = [same_place({"name": c.place.name}, place) for c in name.candidates]
    if name_key(said) == name_key(place["name"].partition(", ")[0]):
        spelled = (", ".join((said, *c.place.name.split(", ")[1:])) for c in name.candidates)
        return [k or same_place({"name": full}, place) for k, full in zip(known, spelled, strict=True)]
    return known if any(known) else None


def fitted(examples: Sequence[Example]) -> np.ndarray:
    """The weights that make the right places likeliest, by gradient steps (Adam) on the mean of their log shares."""
    prior = np.array(list(PRIOR.values()))
    weights, first, second = prior.copy(), np.zeros(len(prior)), np.zeros(len(prior))
    starts = np.cumsum([0, *(len(x) for x, _ in examples[:-1])])
    rows, right = np.vstack([x for x, _ in examples]), np.concatenate([y for _, y in examples])
    owner = np.repeat(np.arange(len(examples)), [len(x) for x, _ in examples])
    none = ~np.logical_or.reduceat(right, starts)
    for step in range(1, STEPS + 1):
        power = np.exp(np.clip(rows @ weights, -50, 50))
        total = 1.0 + np.add.reduceat(power, starts)
        wanted = np.add.reduceat(power * right, starts) + none
        share = power / total[owner]
        due = power * right / wanted[owner]
        slope = ((share - due)[:, None] * rows).sum(0) + PULL * (weights - prior)
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        weights -= PACE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights


def main() -> None:
    """Print the weights; with --write, put them into whereabouts.toml."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("geovirus", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    examples = [*of_geovirus(given.geovirus), *of_corpus(given.data)]
    several = sum(len(x) > 1 for x, _ in examples)
    none = sum(not y.any() for _, y in examples)
    print(f"# {len(examples)} names, {several} with several candidates, {none} with none that is right")
    lines = [f'"{n}" = {w:.2f}' if " " in n else f"{n} = {w:.2f}" for n, w in zip(NAMES, fitted(examples), strict=True)]
    print("\n".join(lines))
    if given.write:
        file = Path(str(resources.files("fairwitness.vocab").joinpath("whereabouts.toml")))
        head, _, _ = file.read_text(encoding="utf-8").partition("[choice]\n")
        file.write_text(head + "[choice]\n" + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
