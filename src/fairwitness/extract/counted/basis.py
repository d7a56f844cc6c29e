"""Whether a figure counts one occurrence, a stretch of time, or how things stand: weighed cues of its sentence.

The cues and their weights are in ``vocab/basis.toml``. Figures of one sentence mostly have one basis, so each leans
on what the others of its sentence look like.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from fairwitness.extract.counted.lines import Line
from fairwitness.extract.counted.scene import Clause
from fairwitness.extract.counted.sums import exact_sum
from fairwitness.model import Figure, Time
from fairwitness.vocab.basis import BASES, leaning, weights

_SIZES = (3, 10, 30, 100, 300, 1000, 10_000)
_BEGINS = frozenset("since between from over throughout during by as until within for".split())
_LAST_BACK = 3


def bases(group: Sequence[tuple[Clause, Time | None]]) -> list[str]:
    """The basis of each figure of a sentence, given with its time."""
    scores = [_scores(cues(clause, when)) for clause, when in group]
    return [_basis(clause, scores, n, _is_day(when)) for n, (clause, when) in enumerate(group)]


def _is_day(when: Time | None) -> bool:
    return when is not None and _length(when) == "day"


def _basis(clause: Clause, scores: Sequence[Mapping[str, float]], number: int, of_a_day: bool) -> str:
    figure = clause.link.counted.figure
    if figure.per or figure.basis == "rate":
        return "rate"
    own, others = scores[number], [s for n, s in enumerate(scores) if n != number]
    lean = sum(s["total"] - s["event"] for s in others) / len(others) * leaning() if others else 0.0
    lean = min(lean, 0.0) if of_a_day else lean  # what is dated to a day is no total because its neighbours are
    leant = {"event": own["event"] - lean / 2, "total": own["total"] + lean / 2, "standing": own["standing"]}
    return max(BASES, key=lambda basis: leant[basis])


def _scores(found: frozenset[str]) -> dict[str, float]:
    known = weights()
    rows = [known[cue] for cue in found if cue in known]
    return {basis: exact_sum(row[n] for row in rows) for n, basis in enumerate(BASES)}


def cues(clause: Clause, when: Time | None) -> frozenset[str]:
    """All cues of a claim, by name."""
    link = clause.link
    found = {"always", f"kind:{link.kind}", f"how:{link.how}", f"size:{_size(link.counted.figure)}"}
    found.add(f"sense:{link.counted.figure.sense}")
    found.add(f"verb:{_tense(clause)}")
    found |= {f"when:{c}" for c in _of_time(when)}
    found |= {f"times:{i.low.split()[0]}" for i in clause.line.items if i.kind == "time"}
    if link.row.basis:
        found.add(f"row:{link.row.basis}")
    if link.counted.figure.basis != "event":
        found.add(f"figure:{link.counted.figure.basis}")
    if link.counted.sort is not None:
        found.add(f"sort:{link.counted.sort.sort}")
    else:
        found.add("sort:other" if link.counted.inner else "sort:none")
    found |= {f"word:{w}" for w in _words(clause.line, max(0, clause.first - _LAST_BACK), clause.last)}
    found |= {f"line:{w}" for w in _words(clause.line, 0, len(clause.line.items))}
    found |= {f"group:{w}" for w in link.counted.inner}
    return frozenset(found)


def _words(line: Line, first: int, last: int) -> Iterator[str]:
    """The words of a line that are no names: names are no cues."""
    text, base = line.row.span.text, line.row.span.start
    return (
        i.low
        for n, i in enumerate(line.items[first:last], first)
        if i.kind not in ("counted", "time") and i.low.isalpha() and (n == 0 or text[i.start - base].islower())
    )


def _size(figure: Figure) -> str:
    known: Decimal | None = (
        figure.best if figure.best is not None else figure.low if figure.low is not None else figure.high
    )
    if known is None:
        return "unknown"
    if figure.unit == "percent":
        return "share"
    return str(next((n for n, top in enumerate(_SIZES) if known <= top), len(_SIZES)))


def _tense(clause: Clause) -> str:
    """How the verb stands: perfect, had, is, was, base or plain; none without a verb."""
    trigger = clause.link.trigger
    if trigger is None or trigger.verb is None:
        return "none"
    before = [i.low for i in clause.line.items[max(0, trigger.verb - 4) : trigger.verb] if i.kind in ("be", "have")]
    for name, helpers in (("perfect", ("has", "have", "'ve")), ("had", ("had",)), ("is", ("is", "are"))):
        if set(before) & set(helpers):
            return name
    return "was" if before else "plain"


def _of_time(when: Time | None) -> Iterator[str]:
    if when is None:
        yield "none"
        return
    first = when.words.text.lower().split()[0]
    if first in _BEGINS:
        yield first
    yield _length(when)


def _length(when: Time) -> str:
    if when.period is None:
        return f"undated {when.type}"
    start, end = when.period.start, when.period.end
    if start is None or end is None:
        return "open"
    days = (end - start).days
    return "day" if days <= 1 else "days" if days <= 4 else "weeks" if days <= 35 else "long"
