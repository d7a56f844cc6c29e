"""Words of time on GUM's resolved dates: found, spans, types and days right, with intervals by document.

    python -m benchmarks.timex [--data FOLDER] [--half develop|held|all] [--genre news] [--hanging] [--misses FILE]

GUM marks dates that can be told (TEI ``date`` and ``time``), not durations, sets or "now": only what we read as a DATE
or TIME with a number in its value counts against it. GUM marks some amounts with days ("the past week") and some words
that hang on another time ("that day"), and leaves most: these count where they meet a mark; with --hanging, words that
hang count against it everywhere. A span of ours may hold two of GUM's ("from 1981 to 1984"): each is found, and right
where it is an end of ours. Relaxed: the spans meet. Strict: they are equal, but for a preposition, an article and "'s"
at the ends of either. Type: met, and a day or a time of day as told. Value: met, and the days that
GUM tells are those of our value or of our period; exact: the value itself is GUM's. Halves are by the hash of a
document's name; the held half is for looking at once. Intervals: 95 % of 1,000 draws of documents. The misses hold
corpus words, so write them outside the repository.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from fairwitness.extract.times.narrative import times
from fairwitness.model import Time
from fairwitness.resolve.following import anchored
from fairwitness.timex import days_of

Ends = tuple[date | None, date | None]
_TAG = re.compile(r'<(/?)(date|time)((?: \w+:::"[^"]*")*)>')
_ATTRIBUTE = re.compile(r'(\w+):::"([^"]*)"')
_ROW = re.compile(r"\d+(?:-\d+)?\t")
_LEAD = re.compile(
    r"^(?:(?:on|in|at|over|during|by|of|for|since|until|till|from|between|before|after|up|to|as|around|about|within"
    r"|throughout|the|a|an)\b\s*)+",
    re.IGNORECASE,
)
_DRAWS = 1000


@dataclass(frozen=True, slots=True)
class Marked:
    """One date as GUM marks it: its characters, ``date`` or ``time``, its value in TIMEX3's letters, and its days."""

    start: int
    end: int
    words: str
    element: str
    value: str
    ends: Ends


@dataclass(frozen=True, slots=True)
class Text:
    """One document: its text put together again, the day it was made, its title, and its marked dates."""

    name: str
    text: str
    published: date | None
    title: str | None
    marked: tuple[Marked, ...]


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    options.add_argument("--data", type=Path, default=os.environ.get("FAIRWITNESS_DATA"))
    options.add_argument("--half", choices=("develop", "held", "all"), default="develop")
    options.add_argument("--genre", help="only these texts, as in news or voyage")
    options.add_argument("--hanging", action="store_true", help="words that hang on another time count everywhere")
    options.add_argument("--misses", type=Path, help="write every miss here")
    given = options.parse_args()
    if given.data is None:
        print("no corpus: name its folder with --data or FAIRWITNESS_DATA", file=sys.stderr)
        return 2
    paths = sorted((given.data / "gum").glob(f"GUM_{given.genre or '*'}_*.conllu"))
    texts = [read_text(p) for p in paths if given.half in ("all", half_of(p.stem))]
    misses: list[str] = []
    genres = {text.name.split("_")[1] for text in texts}
    scored = [(text, score(text, misses, hanging=given.hanging)) for text in texts]
    print(f"{'':12}{'texts':>6}{'dates':>7}  " + "".join(f"{name:>24}" for name in MEASURES))
    for genre in ("news", *sorted(genres - {"news"}), "all"):
        rows = [counts for text, counts in scored if genre in ("all", text.name.split("_")[1])]
        if rows:
            print(_line(genre, rows))
    if given.misses:
        given.misses.write_text("".join(misses), encoding="utf-8")
    return 0


def half_of(name: str) -> str:
    """Which half a document is of, by the hash of its name."""
    return "held" if hashlib.sha256(name.encode()).digest()[0] % 2 else "develop"


# -- reading GUM ------------------------------------------------------------------------------------------------------


def read_text(path: Path) -> Text:
    """A document of GUM, its words put together as they were printed."""
    lines = path.read_text(encoding="utf-8").splitlines()
    created = next((line.partition("= ")[2] for line in lines if line.startswith("# meta::dateCreated")), "")
    title = next((line.partition("= ")[2] for line in lines if line.startswith("# meta::title")), None)
    text, gap, opened, marked = "", "", [], []
    for gap_before, form, misc in _words(lines):
        gap = gap_before or gap
        start = len(text) + len(gap if text else "")
        text += (gap if text else "") + form
        gap = "" if "SpaceAfter=No" in misc else " "
        for close, element, attributes in _TAG.findall(misc):
            if not close:
                opened.append((start, element, dict(_ATTRIBUTE.findall(attributes))))
            elif opened:
                first, kind, told = opened.pop()
                marked.append(Marked(first, len(text), text[first:], kind, *_worth(told)))
    return Text(path.stem, text, _day(created), title, tuple(sorted(marked, key=lambda m: m.start)))


def _words(lines: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Each printed word: what must stand before it (a paragraph's gap), its form, its notes.

    A word like "it's" is one printed word with two rows under it: the notes of all are its own.
    """
    gap, covered, held = "", 0, None
    for line in lines:
        if line.startswith("# newpar"):
            gap = "\n\n"
        if not _ROW.match(line):
            continue
        number, form, misc = (line.split("\t")[n] for n in (0, 1, 9))
        first, _, last = number.partition("-")
        if last:
            held, covered = (gap, form, misc), int(last)
            gap = ""
        elif held is not None and int(first) <= covered:
            held = (held[0], held[1], f"{held[2]}|{misc.replace('SpaceAfter=No', '')}")
            if int(first) == covered:
                yield held
                held = None
        else:
            yield gap, form, misc
            gap = ""


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words.strip())
    except ValueError:
        return None


def _worth(told: dict[str, str]) -> tuple[str, Ends]:
    """The value and the days of a mark: ``when``, or the outer ends of what is told."""
    if "when" in told:
        value = re.sub(r":00$", "", re.sub(r"^--", "XXXX-", told["when"]))
        return value, days_of(value)
    first, last = told.get("from", told.get("notBefore", "")), told.get("to", told.get("notAfter", ""))
    return f"{first}/{last}", (days_of(first)[0], days_of(last)[1])


# -- scoring ----------------------------------------------------------------------------------------------------------

MEASURES = ("relaxed", "strict", "type", "value", "exact value")


def score(text: Text, misses: list[str], *, hanging: bool = False) -> Counter[str]:
    """Counts of one document: marked, ours, and of either those that are right by each measure."""
    found = times(text.text, text.published, text.title)
    read = anchored(found, text.published)
    pairs = zip(found, read, strict=True)
    ours = [t for alone, t in pairs if _counts(t, text.marked, dated=hanging or _is_dated(alone))]
    counts: Counter[str] = Counter(marked=len(text.marked), ours=len(ours))
    for gold in text.marked:
        met = [t for t in ours if t.words.start < gold.end and gold.start < t.words.end]
        verdicts = [_verdict(gold, t) for t in met]
        for name in MEASURES:
            counts[f"found {name}"] += any(name in v for v in verdicts)
        if not any("value" in v for v in verdicts):
            shown = "; ".join(f"{t.words.text} = {t.value}" for t in met)
            misses.append(f"{text.name}\t{text.published}\t{gold.words}\t{gold.value}\t{shown}\n")
    for time in ours:
        met_by = [g for g in text.marked if time.words.start < g.end and g.start < time.words.end]
        right = [_verdict(g, time) for g in met_by]
        for name in MEASURES:
            counts[f"right {name}"] += any(name in v for v in right)
        if not met_by:
            around = text.text[max(0, time.words.start - 30) : time.words.end + 20].replace("\n", " ")
            misses.append(f"{text.name}\t{text.published}\t-\t-\t{time.words.text} = {time.value}\t{around}\n")
    return counts


def _counts(time: Time, marked: Sequence[Marked], *, dated: bool) -> bool:
    return (dated and _is_dated(time)) or ((_is_dated(time) or _is_closed(time)) and _meets(time, marked))


def _is_dated(time: Time) -> bool:
    told = time.type in ("DATE", "TIME") and any(c.isdigit() for c in time.value)
    return told and not time.value.startswith(("XXXX-XX", "XXXX-WXX"))


def _is_closed(time: Time) -> bool:
    """An amount with days of its own: "the past week"; GUM marks some of these."""
    return time.period is not None and time.period.start is not None and time.type == "DURATION"


def _meets(time: Time, marked: Sequence[Marked]) -> bool:
    return any(m.start < time.words.end and time.words.start < m.end for m in marked)


def _verdict(gold: Marked, ours: Time) -> set[str]:
    """The measures by which a span that meets a mark is right."""
    found = {"relaxed"}
    if _bare(gold.words) == _bare(ours.words.text):
        found.add("strict")
    if (gold.element == "time" or "T" in gold.value) == (ours.type == "TIME"):
        found.add("type")
    parts = ours.value.split("/")
    period = (ours.period.start, ours.period.end) if ours.period else (None, None)
    days = [days_of(p) for p in (ours.value, *parts)] + [period]
    told = gold.value.partition("T")[2] or (gold.value if gold.element == "time" else "")
    clock = not told or any(told in p for p in parts)
    same = gold.ends in days if any(gold.ends) else bool(told) or gold.value in parts
    if clock and same:
        found.add("value")
    if gold.value in (ours.value, *parts):
        found.add("exact value")
    return found


def _bare(words: str) -> str:
    return re.sub(r"['’]s$|[\])]$", "", _LEAD.sub("", words.strip()))


# -- the table --------------------------------------------------------------------------------------------------------


def _line(name: str, rows: list[Counter[str]]) -> str:
    total = sum(rows, Counter[str]())
    cells = []
    for measure in MEASURES:
        low, high = _interval(rows, lambda counts, m=measure: f1(counts, m))  # type: ignore[misc]
        cells.append(f"{f1(total, measure):>10.3f} [{low:.3f}, {high:.3f}]")
    return f"{name:12}{len(rows):>6}{total['marked']:>7}  {''.join(f'{cell:>24}' for cell in cells)}"


def f1(counts: Counter[str], measure: str) -> float:
    """The harmonic mean of the share of marks found and the share of ours that is right."""
    recall = counts[f"found {measure}"] / max(1, counts["marked"])
    precision = counts[f"right {measure}"] / max(1, counts["ours"])
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def _interval(rows: Sequence[Counter[str]], measure: Callable[[Counter[str]], float]) -> tuple[float, float]:
    """The 95 % of the middle over draws of documents, each as many as there are."""
    chance = random.Random(7)
    drawn = sorted(measure(sum(chance.choices(rows, k=len(rows)), Counter[str]())) for _ in range(_DRAWS))
    return drawn[_DRAWS // 40], drawn[-_DRAWS // 40 - 1]


if __name__ == "__main__":
    sys.exit(main())
