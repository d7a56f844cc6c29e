"""Which figures make a claim, and of which kind: each figure is joined to the trigger that fits it best."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fairwitness.extract.counted.groups import Counted
from fairwitness.extract.counted.lines import Line
from fairwitness.extract.counted.triggers import Trigger, inner_triggers, triggers
from fairwitness.vocab.clauses import words
from fairwitness.vocab.groups import Group
from fairwitness.vocab.kinds import Row, present_row

DECAY = 0.88
LEAST = 0.36
# How well a figure fits a trigger by where it stands, before distance is counted.
OBJECT, PASSIVE, BARE, LATER_SUBJECT, SUBJECT = 1.0, 1.0, 0.95, 0.5, 0.95
WHOM = 0.9  # "two clerks whom they kidnapped"
_LINKS = frozenset(("that", "whom", "who"))
OF, BEFORE, FRAME, NOUN, ADJECTIVE = 0.95, 0.8, 1.05, 0.75, 0.6


@dataclass(frozen=True, slots=True)
class Link:
    """A figure joined to the row that makes it a claim; ``trigger`` is None where the group's own words do.

    ``at``: the figure's item; ``how``: object, subject, of, before, frame or noun; ``base``: the whole it is a part of;
    ``named``: the figure whose group a bare one or "of them" counts.
    """

    counted: Counted
    at: int
    row: Row
    score: float
    how: str
    trigger: Trigger | None = None
    base: Counted | None = None
    named: Counted | None = None

    @property
    def kind(self) -> str:
        """The kind of claim the figure makes."""
        return self.row.kind


def links(line: Line, context: Group | None = None) -> list[Link]:
    """The best link of each figure of a line; ``context``: what the last group before the line was."""
    found = triggers(line)
    best: list[Link] = []
    for at, item in enumerate(line.items):
        if item.counted is None or _no_figure(item.counted):
            continue
        options = [*_by_triggers(line, at, item.counted, found, context), *_by_group(at, item.counted)]
        context = item.counted.sort or context
        if options:
            top = max(options, key=lambda link: link.score)
            if top.score >= LEAST:
                best.append(top)
    return best


def options(line: Line) -> Iterator[tuple[Counted, list[Link]]]:
    """Each figure of a line with every link it might have, however weak."""
    found = triggers(line)
    for at, item in enumerate(line.items):
        if item.counted is not None and not _no_figure(item.counted):
            yield item.counted, [*_by_triggers(line, at, item.counted, found), *_by_group(at, item.counted)]


def _no_figure(group: Counted) -> bool:
    return group.sort is not None and group.sort.sort == "nothing"


def fits(row: Row, group: Counted, context: Group | None = None) -> float:
    """How well what is counted fits what the row counts, 0 to 1; a bare figure counts what the context names."""
    if group.sort is not None:
        return 1.0 if _counts(row, group.sort) else 0.0
    if group.inner:  # a noun nobody knows: mostly people
        return 0.85 if "person" in row.sorts else 0.3
    if group.figure.unit == "percent" and "share" in row.sorts:
        return 0.95
    if context is not None and _counts(row, context):
        return 0.95
    return 0.9 if "none" in row.sorts and ("person" in row.sorts or row.form not in ("undergo", "do")) else 0.3


def _counts(row: Row, group: Group) -> bool:
    return group.sort in row.sorts or f"{group.sort}:{group.name}" in row.sorts


def _by_triggers(
    line: Line, at: int, group: Counted, found: Sequence[Trigger], context: Group | None = None
) -> Iterator[Link]:
    for trigger in found:
        base, how = _relation(line, at, trigger)
        if base:
            left, right = (at, trigger.first) if at < trigger.first else (trigger.last - 1, at)
            apart = _frame_gap(line, at, trigger) if trigger.figure is not None else line.between(left, right)
            score = base * trigger.row.weight * fits(trigger.row, group, context) * DECAY**apart
            if score >= LEAST:
                yield Link(group, at, trigger.row, score, how, trigger)


def _frame_gap(line: Line, at: int, trigger: Trigger) -> float:
    """How far a figure stands from the end of its frame."""
    return line.between(at, trigger.last - 1) / 2 if trigger.first < at < trigger.last - 1 else 0.0


def _relation(line: Line, at: int, trigger: Trigger) -> tuple[float, str]:
    """How a figure stands to a trigger, as a score and a word; 0 when it cannot be its figure."""
    if trigger.figure is not None:
        framed = trigger.figure == at or trigger.first < at < trigger.last
        return (FRAME, "frame") if framed else (0.0, "")
    before = at < trigger.first
    if before and _is_second_verb(line, at, trigger):
        return 0.0, ""
    if trigger.row.form == "undergo":
        if before and trigger.voice == "active" and _is_whom(line, at, trigger):
            return WHOM, "subject"
        return _undergone(before, trigger)
    if trigger.row.form == "do":
        return (SUBJECT, "subject") if before and (trigger.voice != "noun" or trigger.verb is None) else (0.0, "")
    if trigger.row.form == "of":
        return (0.0, "") if before or _is_wished(line, trigger) else (OF, "of")
    if trigger.row.form == "before":
        return (0.0, "") if before else (BEFORE, "before")
    return _named(line, at, trigger)


def _is_wished(line: Line, trigger: Trigger) -> bool:
    """ "efforts to ensure the evacuation of 400" tells of no evacuation."""
    return any(i.low in words("wish") for i in line.items[max(0, trigger.first - 4) : trigger.first])


def _is_second_verb(line: Line, at: int, trigger: Trigger) -> bool:
    """Whether the figure is the object of a first verb and the trigger a second one ("shot two men and fled")."""
    if at == 0 or line.items[at - 1].kind not in ("trigger", "verb", "ed"):
        return False
    left = trigger.first - 1
    while left > at and line.items[left].kind == "adverb":
        left -= 1
    return line.items[left].low in ("and", "but", "then")


def _is_whom(line: Line, at: int, trigger: Trigger) -> bool:
    """Whether the verb tells what others did to those who are counted: "two clerks that the rebels kidnapped"."""
    start = max(at + 1, trigger.first - 6)
    link = next((n for n in range(trigger.first - 2, start - 1, -1) if line.items[n].low in _LINKS), None)
    if link is None or any(i.kind in ("counted", "punctuation") for i in line.items[link : trigger.first]):
        return False
    who = [i for i in line.items[link + 1 : trigger.first] if i.kind not in ("adverb", "have", "time")]
    return bool(who) and all(i.kind in ("word", "determiner", "possessive", "pronoun") for i in who)


def _undergone(before: bool, trigger: Trigger) -> tuple[float, str]:
    if trigger.voice == "noun":
        return 0.0, ""
    if before:
        return {"passive": (PASSIVE, "subject"), "bare": (BARE, "subject")}.get(trigger.voice, (0.0, ""))
    return (OBJECT, "object") if trigger.voice == "active" else (LATER_SUBJECT, "object")


def _named(line: Line, at: int, trigger: Trigger) -> tuple[float, str]:
    """A noun outside the group: only as what the figure is said to be ("12 were dead", "12 of them wounded")."""
    if at < trigger.first and line.between(at, trigger.first) < 1.0:
        return NOUN, "noun"
    return 0.0, ""


def _by_group(at: int, group: Counted) -> Iterator[Link]:
    if group.sort is not None and group.sort.sort == "person" and group.sort.name == "combatants":
        yield Link(group, at, present_row(), LEAST, "noun")  # soldiers of whom nothing else is said are somewhere
    for pattern, last in inner_triggers(group.inner):
        row = pattern.row
        if row.form == "noun":
            base = NOUN if last == len(group.inner) else ADJECTIVE
            yield Link(group, at, row, base * row.weight, "noun")
        elif row.form == "undergo" and last < len(group.inner):
            yield Link(group, at, row, ADJECTIVE * 0.9 * row.weight * fits(row, group), "noun")
