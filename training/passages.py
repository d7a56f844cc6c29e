"""Our own annotated passages: a light notation that a careful reader writes, and its reading into corpus records.

    python -m training.passages FILE...            check the files and count what they hold
    python -m training.passages FILE... --json F   write the records, one JSON object a line

A file holds passages. Everything in them is invented (countries, places, bodies, events), in our own words:

    #### p001 | The Corva Herald | 2021-03-04 | wire
    The headline
    <blank line>
    The body, in paragraphs.
    ----
    * killed | w at least 12 civilians were killed | f at least 12 event | g civilians =civilians | p Torvik =Torvik, X
    @ s the ministry | q said | k at least 12 civilians were killed

A claim line: `*`, the kind, then fields between bars: w words; f figure words, basis, if needed unit, `per:day`,
`sense:`, `low:`, `best:`, `high:`; g group =class; s side; a actor =name; m means =class; p place =name; t time
=from..to; c chain links `words =name ; org ; channel` joined by ` -> `, origin first; x extent; d degree; n count hint;
part N (the line number, from 1, of the whole); hedged; denied; past. An attribution line: `@`, s source, q cue,
k content, several spans joined by ` ++ `. Words are found within the claim, else nearest to it; `#2` picks the second
occurrence in the passage. The corpus' codebook says what to mark.

Files named light_* mark only claims with a figure and of control, and of them only figure, actor, place, time, first
speaker and flags. Files named told_* mark claims without a number as well, in the same way. Both train what they mark
and are never measured on. Files named peace_* mark as told_* do what a war has done in news of all else (matches,
budgets, storms); they only measure (benchmarks/peace.py).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from fairwitness.extract.figures import figures, parse_figure
from fairwitness.extract.times import parse_time

Record = dict[str, Any]
_ALL = sorted((Path(__file__).parent / "passages").glob("*.txt"))
LIGHT = [file for file in _ALL if file.stem.startswith("light_")]
TOLD = [file for file in _ALL if file.stem.startswith("told_")]
PEACE = [file for file in _ALL if file.stem.startswith("peace_")]
FILES = [file for file in _ALL if file not in (*LIGHT, *TOLD, *PEACE)]
KINDS = (
    "killed injured missing detained abducted surrendered displaced evacuated arrived returned trapped present "
    "deprived aided airstrike shelling bombing clash attack damaged controls captured withdrew other"
).split()
CLASSES = (
    "civilians combatants children women women_and_children men health_workers aid_workers journalists prisoners "
    "refugees foreigners security_forces people hospitals schools homes buildings vehicles other"
).split()
MEANS = (
    "airstrike drone shelling rocket_or_missile mine_or_ied car_or_suicide_bomb small_arms execution chemical fire "
    "siege other"
).split()
BASES = ("event", "total", "rate", "standing")
UNITS = "people households percent strikes attacks rounds objects places loads units times km km2 other".split()
USUAL_UNIT = {
    "airstrike": "strikes", "shelling": "rounds", "bombing": "attacks", "clash": "attacks", "attack": "attacks",
    "damaged": "objects", "controls": "percent", "captured": "places", "withdrew": "places",
}  # fmt: skip
CHANNELS = ("post", "statement", "interview", "briefing", "report", "broadcast")
HEADER = re.compile(r"^#### (.+)$", re.MULTILINE)
NTH = re.compile(r"#(\d)$")


class Fault(ValueError):
    """A line that cannot be read, and why."""


@dataclass(slots=True)
class Passage:
    """One passage: what its header says, its text, its records, and what is wrong or doubtful."""

    name: str
    outlet: str
    published: date
    manner: str
    text: str
    claims: list[Record] = field(default_factory=list)
    attributions: list[Record] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


def passages(source: str) -> Iterator[Passage]:
    """The passages of one file, in order. Raises Fault when a header or a divider is not there."""
    heads = list(HEADER.finditer(source))
    for head, after in zip(heads, [*heads[1:], None], strict=True):
        parts = [part.strip() for part in head[1].split("|")]
        if len(parts) != 4:
            raise Fault(f"header needs name | outlet | date | manner: {head[1]}")
        body = source[head.end() : after.start() if after else len(source)]
        text, divider, lines = body.partition("\n----\n")
        if not divider:
            raise Fault(f"{parts[0]}: no line '----'")
        passage = Passage(parts[0], parts[1], date.fromisoformat(parts[2]), parts[3], text.strip() + "\n")
        _read_lines(passage, [line.strip() for line in lines.splitlines() if line.strip()])
        yield passage


def _read_lines(passage: Passage, lines: Sequence[str]) -> None:
    for line in lines:
        try:
            if line.startswith("* "):
                passage.claims.append(_claim(passage, line[2:]))
            elif line.startswith("@ "):
                passage.attributions.append(_attribution(passage, line[2:]))
            elif not line.startswith("//"):
                raise Fault("a line begins with '* ', '@ ' or '// '")
        except (Fault, ValueError) as fault:
            passage.faults.append(f"{passage.name}: {fault}\n    {line}")
    _doubt_numbers(passage)


def _doubt_numbers(passage: Passage) -> None:
    marked = [c["figure"] for c in passage.claims if c["figure"]]
    for found in figures(passage.text):
        span = found.words
        if not any(m["start"] < span.end and span.start < m["end"] for m in marked):
            near = passage.text[max(0, span.start - 30) : span.end + 30].replace("\n", " ")
            passage.doubts.append(f"{passage.name}: not marked: ...{near}...")


def _fields(line: str) -> list[tuple[str, str]]:
    parts = [part.strip() for part in line.split(" | ")]
    return [(part.split(" ", 1) + [""])[:2] for part in parts]  # type: ignore[misc]


def _claim(passage: Passage, line: str) -> Record:
    kind, *parts = line.split(" | ")
    kind = kind.strip()
    _one_of("kind", kind, KINDS)
    fields = dict(_fields(" | ".join(parts)))
    floor = passage.claims[-1]["start"] if passage.claims else 0
    start, end = _find(passage.text, fields.pop("w", ""), (floor, floor), floor)
    claim: Record = {
        "words": passage.text[start:end], "kind": kind, "figure": None, "group": None, "group_side": None,
        "actor": None, "means": None, "place": None, "when": None, "chain": [], "hedged": False, "denied": False,
        "part_of": None, "start": start, "end": end,
    }  # fmt: skip
    for key, value in fields.items():
        _fill(passage, claim, key, value, (start, end))
    return claim


def _fill(passage: Passage, claim: Record, key: str, value: str, near: tuple[int, int]) -> None:
    text = passage.text
    if key in ("hedged", "denied", "past"):
        claim[key] = True
    elif key == "f":
        claim["figure"] = _figure(passage, claim["kind"], value, near)
    elif key == "s":
        claim["group_side"] = value
    elif key == "g":
        words, name = _named(value)
        _one_of("class", name, CLASSES)
        claim["group"] = (_spanned(text, words, near) if words != "-" else {"words": None}) | {"class": name}
    elif key == "m":
        words, name = _named(value)
        _one_of("means", name, MEANS)
        claim["means"] = _spanned(text, words, near) | {"class": name}
    elif key in ("a", "p"):
        words, name = _named(value)
        claim["actor" if key == "a" else "place"] = _spanned(text, words, near) | {"name": name}
    elif key == "t":
        claim["when"] = _when(passage, value, near)
    elif key == "c":
        claim["chain"] = [_link(text, link, near) for link in value.split(" -> ")]
    elif key == "part":
        if not 1 <= int(value) <= len(passage.claims):
            raise Fault(f"part {value}: no such earlier line")
        claim["part_of"] = int(value) - 1
    elif key in ("x", "d", "n"):
        claim[{"x": "extent", "d": "degree", "n": "count_hint"}[key]] = int(value) if key == "n" else value
    else:
        raise Fault(f"no field {key!r}")


def _figure(passage: Passage, kind: str, value: str, near: tuple[int, int]) -> Record:
    options, words = [], value.split(" ")
    while words and (words[-1] in BASES or words[-1] in UNITS or re.match(r"(per|sense|low|best|high):", words[-1])):
        if words[-1] in BASES:
            options.append(words.pop())
            break
        options.append(words.pop())
    basis = next((o for o in options if o in BASES), None)
    if basis is None or not words:
        raise Fault("a figure is its words, then the basis, then options")
    span = _spanned(passage.text, " ".join(words), near)
    unit = next((o for o in options if o in UNITS), USUAL_UNIT.get(kind, "people"))
    given = dict(o.split(":", 1) for o in options if ":" in o)
    read = parse_figure(span["words"])
    if read is None and "sense" not in given:
        raise Fault(f"the figure grammar cannot read {span['words']!r}: give sense:, low:, best:, high:")
    figure = span | {"sense": given.get("sense") or (read.sense if read else None)}
    for part in ("low", "best", "high"):
        if "sense" in given:
            figure[part] = _number(given.get(part))
        else:
            number = getattr(read, part)
            figure[part] = None if number is None else _number(str(number))
    figure |= {"basis": basis, "unit": unit}
    return figure | ({"per": given["per"]} if "per" in given else {})


def _number(words: str | None) -> float | int | None:
    if not words:
        return None
    number = float(words)
    return int(number) if number.is_integer() else number


def _when(passage: Passage, value: str, near: tuple[int, int]) -> Record:
    words, period = _named(value)
    first, _, last = period.partition("..")
    last = last if ".." in period else first
    when = _spanned(passage.text, words, near) | {"from": _day(first), "to": _day(last)}
    read = parse_time(when["words"], passage.published)
    if (
        read
        and read.period
        and (str(read.period.start or None), str(read.period.end or None))
        != (
            str(when["from"]),
            str(when["to"]),
        )
    ):
        seen = f"{read.period.start}..{read.period.end}"
        passage.doubts.append(f"{passage.name}: {words!r} given {period}, the grammar reads {seen}")
    return when


def _day(words: str) -> str | None:
    return date.fromisoformat(words).isoformat() if words not in ("", "null", "None") else None


def _link(text: str, value: str, near: tuple[int, int]) -> Record:
    words, names = _named(value)
    name, org, channel = ([part.strip() or None for part in names.split(";")] + [None, None, None])[:3]
    link = _spanned(text, words, near) | {"name": name, "org": org}
    if channel:
        _one_of("channel", channel, CHANNELS)
        link["channel"] = channel
    return link


def _attribution(passage: Passage, line: str) -> Record:
    fields = dict(_fields(line))
    content = [_find(passage.text, words, (0, 0), 0) for words in fields.get("k", "").split(" ++ ")]
    near = (content[0][0], content[-1][1])
    found: Record = {"content": [{"start": a, "end": b} for a, b in content]}
    for key, name in (("s", "source"), ("q", "cue")):
        parts = [words for words in fields.get(key, "").split(" ++ ") if words]
        found[name] = [dict(zip(("start", "end"), _nearest(passage.text, words, near), strict=True)) for words in parts]
    return found


def _named(value: str) -> tuple[str, str]:
    words, divider, name = value.rpartition("=")
    if not divider:
        raise Fault(f"'words =name' needs '=': {value!r}")
    return words.strip(), name.strip()


def _one_of(what: str, value: str, allowed: Sequence[str]) -> None:
    if value not in allowed:
        raise Fault(f"no {what} {value!r}")


def _spanned(text: str, words: str, near: tuple[int, int]) -> Record:
    start, end = _nearest(text, words, near)
    return {"words": text[start:end], "start": start, "end": end}


def _nearest(text: str, words: str, near: tuple[int, int]) -> tuple[int, int]:
    return _find(text, words, near, None)


def _find(text: str, words: str, near: tuple[int, int], floor: int | None) -> tuple[int, int]:
    """The words' place in the text: the nth if told, else the first after the floor, else nearest to `near`."""
    nth = NTH.search(words)
    words = NTH.sub("", words).strip()
    if not words:
        raise Fault("empty words")
    spots = [(m.start(), m.end()) for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    spots = spots or [(m.start(), m.end()) for m in re.finditer(re.escape(words), text)]
    if not spots:
        raise Fault(f"not in the text: {words!r}")
    if nth:
        if int(nth[1]) > len(spots):
            raise Fault(f"{words!r} stands only {len(spots)} times")
        return spots[int(nth[1]) - 1]
    if floor is not None:
        return next((spot for spot in spots if spot[0] >= floor), spots[-1])
    return min(spots, key=lambda s: (max(near[0] - s[0], s[1] - near[1], 0), s[0]))


def record(passage: Passage) -> Record:
    """The passage as a record of the corpus."""
    digest = hashlib.sha256(passage.text.encode()).hexdigest()
    return {
        "name": passage.name, "source": "passages", "outlet": passage.outlet, "title": passage.text.split("\n", 1)[0],
        "url": None, "date": passage.published.isoformat(), "licence": "project", "sha256": digest,
        "manner": passage.manner, "second_layer": True,
        "text": passage.text, "claims": passage.claims, "attributions": passage.attributions,
    }  # fmt: skip


def load(paths: Sequence[Path]) -> list[Passage]:
    """The passages of the files, in order."""
    return [passage for path in paths for passage in passages(path.read_text(encoding="utf-8"))]


def main(arguments: Sequence[str] | None = None) -> int:
    """Checks files, prints faults and doubts and counts; 1 when there is a fault."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--json", type=Path, help="write the records there")
    parser.add_argument("--doubts", action="store_true", help="print what a second look should settle")
    options = parser.parse_args(arguments)
    found = load(options.files)
    names = Counter(p.name for p in found)
    faults = [line for p in found for line in p.faults] + [f"{n}: named twice" for n, c in names.items() if c > 1]
    for line in faults + ([line for p in found for line in p.doubts] if options.doubts else []):
        print(line)
    kinds = Counter(c["kind"] if c["figure"] else f"{c['kind']} (no figure)" for p in found for c in p.claims)
    said = sum(len(p.attributions) for p in found)
    print(f"{len(found)} passages, {sum(kinds.values())} claims, {said} attributions, {len(faults)} faults")
    print(", ".join(f"{kind} {count}" for kind, count in kinds.most_common()))
    if options.json:
        options.json.write_text(
            "".join(json.dumps(record(p), ensure_ascii=False) + "\n" for p in found), encoding="utf-8"
        )
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
