"""Words of time on the annotated corpus: days right, and spans found, beside dateparser (dev-only) in the same run.

    python benchmarks/times.py [--data FOLDER] [--misses FILE]

Columns of the table: ``words`` is given the annotated words and the document's date and nothing else, as dateparser is;
``text`` has the document's text besides; ``claim`` is told what the figure counts and the document's other times as
they are annotated, which a reader of raw text must find itself. Right means that both from and to are. Spans are those
found in the raw text, and their days what they have there, nothing annotated being told. The misses are those of
``claim``; they hold corpus words, so write them outside the repository.
"""

from __future__ import annotations

import argparse
import calendar
import json
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from fairwitness.extract.times import parse_time, times
from fairwitness.extract.times.narrative import times as in_document
from fairwitness.model import Claim, Document, Figure, Period, Source, Span, Time
from fairwitness.resolve.dates import periods
from fairwitness.resolve.following import anchored

Ends = tuple[str | None, str | None]
DATED = ("own", "own2")


@dataclass(frozen=True, slots=True)
class When:
    """One annotated time: its words and days, what its claim counts, and what we made of it."""

    corpus: str
    published: date
    words: str
    basis: str
    gold: Ends
    alone: Ends
    in_text: Ends
    whole: Ends
    other: Ends


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    options.add_argument("--data", type=Path, default=os.environ.get("FAIRWITNESS_DATA"))
    options.add_argument("--misses", type=Path, help="write every miss here, with its likely reason")
    given = options.parse_args()
    if given.data is None:
        print("no corpus: name its folder with --data or FAIRWITNESS_DATA", file=sys.stderr)
        return 2
    texts = {name: list(texts_of(given.data, name)) for name in (*DATED, "open")}
    whens = [when for name in DATED for text in texts[name] for when in whens_of(name, text, _by_dateparser)]
    _print_days(whens)
    for name, rows in texts.items():
        _print_spans(name, rows)
    _print_speed([text["text"] for rows in texts.values() for text in rows])
    if given.misses:
        given.misses.write_text("".join(_miss_lines(whens)), encoding="utf-8")
    return 0


def texts_of(data: Path, name: str) -> Iterator[dict[str, Any]]:
    with (data / "claims" / f"{name}.jsonl").open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


# -- days -------------------------------------------------------------------------------------------------------------


def _unread(_words: str, _published: date) -> Ends:
    return None, None


def whens_of(corpus: str, text: dict[str, Any], other: Callable[[str, date], Ends] = _unread) -> Iterator[When]:
    """Every annotated time of a text, as annotated, as we read it, and as another reader does."""
    published = date.fromisoformat(text["date"])
    rows = [row for row in text["claims"] if row.get("when")]
    claims = tuple(_claim(n, row, published) for n, row in enumerate(rows))
    document = Document("d", "c", text["text"], published=published)
    read = {m.claim_id: m.value for m in periods(claims, document)}
    for claim, row in zip(claims, rows, strict=True):
        assert claim.when is not None
        when = row["when"]
        yield When(
            corpus=corpus,
            published=published,
            words=when["words"],
            basis=claim.figure.basis if claim.figure else "-",
            gold=(when["from"], when["to"]),
            alone=_ends(claim.when.period),
            in_text=_in_text(claim, document),
            whole=_ends(read.get(claim.id)),
            other=other(when["words"], published),
        )


def _in_text(claim: Claim, document: Document) -> Ends:
    """Our reading with nothing annotated but the words: not what the claim counts, who said it, or other times."""
    (only,) = periods((replace(claim, figure=None, chain=()),), document) or (None,)
    return _ends(only.value if only else None)


def _claim(n: int, row: dict[str, Any], published: date) -> Claim:
    """The annotated claim with our reading of its annotated time (and of when its source said it)."""
    figure = row["figure"] and Figure(Span(0, 0, ""), "exact", None, None, None, row["figure"]["basis"])
    said = (link["said"] for link in row["chain"] if link.get("said") and link["said"].get("start") is not None)
    chain = tuple(Source(None, None, None, said=_time(one, published)) for one in said)
    words = Span(row["start"], row["end"], row["words"])
    return Claim(str(n), "d", row["kind"], words, chain, figure, when=_time(row["when"], published))


def _time(row: dict[str, Any], published: date) -> Time:
    words = Span(row["start"], row["end"], row["words"])
    read = parse_time(row["words"], published)
    return replace(read, words=words) if read else Time(words, "DATE", "XXXX-XX-XX")


def _ends(period: object) -> Ends:
    if not isinstance(period, Period):
        return None, None
    return (
        period.start.isoformat() if period.start else None,
        period.end.isoformat() if period.end else None,
    )


_LEADING = re.compile(r"^(?:on|in|at|over|during|by|early on|late on|the|of|for)\s+", re.IGNORECASE)


def _by_dateparser(words: str, published: date) -> Ends:
    """Fairly adapted: its preposition cut off, "since X" up to publication, a month or year as its whole stretch."""
    from dateparser.date import DateDataParser

    since = words.lower().startswith("since ")
    until = re.match(r"(?:by|until|up to|as of) ", words, re.IGNORECASE)
    bare = words[6:] if since else words[until.end() :] if until else _LEADING.sub("", words)
    settings = {
        "RELATIVE_BASE": datetime(published.year, published.month, published.day, 12),
        "PREFER_DATES_FROM": "past",
        "RETURN_TIME_AS_PERIOD": False,
        "PREFER_DAY_OF_MONTH": "first",
        "PREFER_MONTH_OF_YEAR": "first",
    }
    read = DateDataParser(languages=["en"], settings=settings).get_date_data(bare.removesuffix("'s"))
    if read.date_obj is None:
        return None, None
    start, end = _whole(read.date_obj.date(), read.period)
    end = published if start <= published < end or since else end
    return (None if until else start.isoformat()), end.isoformat()


def _whole(on: date, period: str) -> tuple[date, date]:
    if period == "year":
        return date(on.year, 1, 1), date(on.year, 12, 31)
    if period == "month":
        return on.replace(day=1), on.replace(day=calendar.monthrange(on.year, on.month)[1])
    if period == "week":
        monday = on - timedelta(days=on.weekday())
        return monday, monday + timedelta(days=6)
    return on, on


def _print_days(whens: list[When]) -> None:
    print(f"{'from and to right':28}{'whens':>7}{'claim':>9}{'text':>9}{'words':>9}{'dateparser':>12}")
    groups = {name: [w for w in whens if w.corpus == name] for name in DATED}
    distinct = {(w.corpus, w.published, w.words, w.gold): w for w in whens}
    for name, rows in {**groups, "both": whens, "both, each once": list(distinct.values())}.items():
        shares = [
            sum(getattr(w, field) == w.gold for w in rows) / len(rows)
            for field in ("whole", "in_text", "alone", "other")
        ]
        print(f"{name:28}{len(rows):>7}{shares[0]:>9.1%}{shares[1]:>9.1%}{shares[2]:>9.1%}{shares[3]:>12.1%}")


# -- spans and speed --------------------------------------------------------------------------------------------------


def _print_spans(name: str, texts: list[dict[str, Any]]) -> None:
    found: Counter[str] = Counter()
    for text in texts:
        published = date.fromisoformat(text["date"]) if text.get("date") else None
        read = anchored(in_document(text["text"], published, text.get("title")), published)
        for row in text["claims"]:
            if when := row.get("when"):
                found.update(_meet(when, read))
    total = found["all"]
    exact, part, right = (f"{found[name] / total:.1%}" for name in ("exact", "part", "days"))
    print(f"spans, {name:21}{total:>7}  exact {exact}, overlapping {part}; from and to right {right}")


def _meet(when: dict[str, Any], read: tuple[Time, ...]) -> Iterator[str]:
    """How an annotated time meets those read in the raw text, and whether the days of one are its own."""
    yield "all"
    start, end = when["start"], when["end"]
    met = [t for t in read if t.words.start < end and start < t.words.end]
    if met:
        yield "exact" if any((t.words.start, t.words.end) == (start, end) for t in met) else "part"
    if any(_ends(t.period) == (when["from"], when["to"]) for t in met):
        yield "days"


def _print_speed(texts: list[str]) -> None:
    begun = time.process_time()
    for text in texts:
        times(text, date(2017, 10, 13))
    spent = time.process_time() - begun
    print(f"speed: {sum(len(text) for text in texts) / spent / 1000:.0f} kB/s")


# -- misses -----------------------------------------------------------------------------------------------------------


def _miss_lines(whens: list[When]) -> Iterator[str]:
    misses = Counter(w for w in whens if w.whole != w.gold)
    for when, count in sorted(misses.items(), key=lambda m: (_reason(m[0]), -m[1], m[0].words)):
        gold, ours = ("..".join(d or "open" for d in ends) for ends in (when.gold, when.whole))
        yield f"{count}\t{_reason(when)}\t{when.published}\t{when.words}\t{when.basis}\t{gold}\t{ours}\n"


_HANGS = re.compile(
    r"\b(?:that|same|those|its|then|later|earlier|before|after|following|previous|next|since)\b|^since$", re.IGNORECASE
)
_SPELL = re.compile(
    r"^(?:in|over|for|within|inside)?\s*(?:the |a |those |just )*[\w -]*"
    r"(?:day|hour|night|week|fortnight|month|year|decade)s?\b"
)


def _reason(when: When) -> str:
    """A rough sorting of the misses, to be checked by eye."""
    words = when.words.lower()
    if when.whole == (None, None) and when.alone == (None, None):
        return "ours: hangs on another time, or not read" if _HANGS.search(words) else "ours: not read"
    if re.match(r"since (?:the|its|a|it)\b", words) and when.whole[0] is None:
        return "outside the words: when the event began"
    if when.gold == (None, None):
        return "annotation: no days where the words give some"
    if re.match(r"(?:by|as of|until|at|before|since) ", words):
        return "either: open or closed, or which day a part of a day is of"
    if _SPELL.match(words):
        return "either: where an amount of time ends, or whether it is dated at all"
    return "ours: hangs on another time, or not read" if _HANGS.search(words) else "other"


if __name__ == "__main__":
    sys.exit(main())
