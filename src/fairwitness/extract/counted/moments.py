"""When a claim says it happened: of the times around it, the one its cues speak for, or none.

Candidates are the times of its sentence, and the first one of the nearest earlier sentence that has any. The cues and
their weights are in ``vocab/moments.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fairwitness.extract.counted.lines import Line
from fairwitness.extract.counted.scene import Clause, Scene, times_of
from fairwitness.extract.counted.sums import exact_sum
from fairwitness.model import Time
from fairwitness.vocab.kinds import usual_basis
from fairwitness.vocab.moments import threshold, weights

_BACK = 4
_DAYS = 14
_STEPS = (0.5, 1.5, 3.0, 5.0, 8.0, 12.0)
_NOW = frozenset({"now", "still", "currently", "to date", "at present", "once", "already"})
_PARTS = frozenset({"counted", "trigger", "be", "have", "subordinator", "verb"})
_MARKS = frozenset({",", ";", "that", "."})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A time that may date a claim, with what speaks for and against it."""

    time: Time
    cues: frozenset[str]

    @property
    def score(self) -> float:
        """The sum of the weights of its cues."""
        known = weights()
        return exact_sum(known[cue] for cue in self.cues if cue in known)


def when_of(clause: Clause, scene: Scene) -> Time | None:
    """The time that dates the claim, None if none does."""
    best = max(candidates(clause, scene), key=lambda c: c.score, default=None)
    return best.time if best is not None and best.score > threshold() else None


def candidates(clause: Clause, scene: Scene) -> Iterator[Candidate]:
    """The times of the claim's sentence, then one from before it."""
    always = _of_claim(clause)
    found = {at: t for at, t in times_of(clause.line, scene).items() if t.type != "SET"}
    nearest = sorted(found, key=lambda at: (clause.apart(at), at))
    for rank, at in enumerate(nearest):
        cues = {
            "always",
            f"rank:{min(rank, 3)}",
            *_of_place(clause, at),
            *_of_time(found[at]),
            *_of_statement(clause, found[at], scene),
        }
        yield Candidate(found[at], _joined(cues, always, "own"))
    before = _before(clause, scene)
    if before is not None:
        time, cues = before
        cues |= {
            f"back length:{_length(time)}",
            f"others:{bool(found)}",
            f"first word:{clause.line.items[0].low}",
            *_of_time(time),
        }
        yield Candidate(time, _joined(cues, always, "back"))


def _joined(cues: set[str], always: frozenset[str], where: str) -> frozenset[str]:
    return frozenset(cues | {f"{where} {cue}" for cue in always})


def _of_claim(clause: Clause) -> frozenset[str]:
    """What speaks for or against any time: the kind's usual basis, a perfect tense, a part of a whole."""
    link = clause.link
    cues = {f"basis:{link.row.basis or usual_basis(link.kind)}", f"kind:{link.kind}"}
    if link.base is not None:
        cues.add("claim:part")
    trigger = link.trigger
    if trigger is not None and trigger.verb is not None:
        lows = {i.low for i in clause.line.items[max(0, trigger.verb - 4) : trigger.verb]}
        cues |= {f"verb:{low}" for low in lows & {"has", "have", "had", "are", "is", "were", "was"}}
    return frozenset(cues)


def _of_place(clause: Clause, at: int) -> Iterator[str]:
    """Where in the sentence a time stands to the claim."""
    apart = clause.apart(at)
    side = "left" if at < clause.low else "inside" if at < clause.high else "right"
    yield f"{side}:{next((n for n, step in enumerate(_STEPS) if apart <= step), len(_STEPS))}"
    yield f"clause:{clause.first <= at < clause.last}"
    if at <= 1:
        yield "opens:sentence"
    elif clause.line.items[at - 1].low in (",", "and", ";", ":"):
        yield f"opens:after {'comma' if clause.line.items[at - 1].low == ',' else 'mark'}"
    if _on_saying(clause.line, at):
        yield f"saying:{usual_basis(clause.link.kind)}"
    between = clause.line.items[at + 1 : clause.low] if at < clause.low else clause.line.items[clause.high : at]
    yield f"counts between:{min(2, sum(i.kind == 'counted' for i in between))}"
    nearest = min((abs(n - at) for n, i in enumerate(clause.line.items) if i.kind == "counted"), default=0)
    yield f"nearest:{nearest == abs(clause.link.at - at)}"
    verbs = [n for n, i in enumerate(clause.line.items) if i.kind == "trigger"]
    if verbs and clause.link.trigger is not None and clause.link.trigger.verb is not None:
        yield f"verb nearest:{min(abs(n - at) for n in verbs) >= abs(clause.link.trigger.verb - at)}"
    yield f"after:{clause.line.items[at + 1].low if at + 1 < len(clause.line.items) else 'end'}"
    yield f"verbs between:{min(2, sum(i.kind in ('trigger', 'verb') for i in between))}"
    if any(i.kind == "say" for i in between):
        yield "between:say"


def _of_statement(clause: Clause, time: Time, scene: Scene) -> Iterator[str]:
    """Whether the time is part of what is said, where the claim is."""
    statement = scene.statement(clause.link.counted.figure.words)
    if statement is None:
        yield "statement:none"
        return
    inside = any(c.start <= time.words.start < c.end for c in statement.content)
    yield f"statement:{'inside' if inside else 'outside'}"
    yield f"statement {'inside' if inside else 'outside'}:{usual_basis(clause.link.kind)}"


def _of_time(time: Time) -> Iterator[str]:
    low = time.words.text.lower()
    yield f"type:{time.type}"
    yield f"starts:{low.split()[0]}"
    if low in _NOW:
        yield f"now:{low}"
    yield f"length:{_length(time)}"


def _length(time: Time) -> str:
    """How long the stretch is: undated, open, day, days or long."""
    if time.period is None:
        return "undated"
    if time.period.start is None or time.period.end is None:
        return "open"
    days = (time.period.end - time.period.start).days
    return "day" if days <= 1 else "days" if days <= _DAYS else "long"


def _before(clause: Clause, scene: Scene) -> tuple[Time, set[str]] | None:
    """The first time of the nearest earlier sentence that has one, and how far back it stands."""
    start, text = clause.line.row.span.start, scene.document.text
    number = scene.sentence(start)
    for steps in range(1, min(_BACK, number) + 1):
        sentence = scene.seen.sentences[number - steps]
        found = [t for t in scene.times.inside(sentence.start, sentence.end) if _is_date(t)]
        if found:
            same = (
                "same"
                if "\n" not in text[sentence.end : start]
                else "near"
                if "\n\n" not in text[sentence.end : start]
                else "new"
            )
            place = "opening" if found[0].words.start - sentence.start < 4 else "within"
            return found[0], {"back", f"back:{steps}", f"paragraph:{same} {place}", f"times:{min(3, len(found))}"}
    return None


def _is_date(time: Time) -> bool:
    return time.type in ("DATE", "TIME", "DURATION") and time.words.text.lower() not in _NOW


def _on_saying(line: Line, at: int) -> bool:
    """Whether a time stands on a verb of saying: "said on Friday", "told reporters late on Friday"."""
    for before in range(at - 1, max(-1, at - 9), -1):
        item = line.items[before]
        if item.kind == "say":
            return True
        if item.kind in _PARTS or item.low in _MARKS:
            return False
    return False
