"""Whether a claim is doubted, rejected, or no claim at all because it is only planned, feared or supposed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fairwitness.extract.counted.lines import Item
from fairwitness.extract.counted.scene import Clause, Scene
from fairwitness.extract.doubts import denies_something_else
from fairwitness.vocab.clauses import words
from fairwitness.vocab.kinds import is_disaster

_NEVER = frozenset("will would shall should must 'll 'd".split())
_MAYBE = frozenset("may might could can".split())
_STANDING = frozenset({"trapped", "present", "missing", "deprived"})

# "It was not true that 20 died": what is so called stands at most so many words before the figure.
_UNTRUE = re.compile(
    r"\b(?:not true|not the case|untrue|false|no truth to \w+|not correct|incorrect) that(?: [\w'’-]+){0,4}$"
)
_BACK = 12
_PURPOSES = frozenset(
    "aimed intended meant directed designed linked related motivated involved responsible behind".split()
)
_DISPUTES = {"dispute"}  # as a verb of saying alone: "a dispute over land" denies nothing


def is_unreal(clause: Clause) -> bool:
    """A plan, threat, forecast or condition ("would kill 12", "to evacuate 500", "if 12 die")."""
    trigger = clause.link.trigger
    if trigger is None or trigger.verb is None:
        return False
    items, at = clause.line.items, trigger.verb - 1
    while at >= 0 and items[at].kind in ("adverb", "be", "have", "time"):
        at -= 1
    if at < 0:
        return False
    if items[at].low in _NEVER:
        return True
    if items[at].low in _MAYBE:
        return clause.link.kind not in _STANDING and not any(i.kind == "have" for i in items[at + 1 : trigger.verb])
    if items[at].low == "to" and at > 0:
        return _is_plan(clause, at)
    return any(i.low in ("if", "unless") for i in items[clause.first - 1 : clause.low] if clause.first)


def _is_plan(clause: Clause, to: int) -> bool:
    items, at = clause.line.items, to - 1
    trigger = clause.link.trigger
    base = trigger is not None and trigger.verb is not None and trigger.verb == to + 1
    while at >= 0 and items[at].kind in ("adverb", "counted", "time"):
        at -= 1
    if not base and any(i.kind == "have" for i in items[to + 1 : clause.high]):
        return False
    return at < 0 or items[at].low not in words("factual")


def is_hedged(clause: Clause) -> bool:
    """Whether the source itself doubts it: reportedly, believed, may have."""
    items = clause.line.items
    return any(
        items[n].low in words("hedge")
        for n in range(clause.first, clause.last)
        if items[n].kind != "counted" and not _of_a_noun(clause, n)
    )


def _of_a_noun(clause: Clause, at: int) -> bool:
    """ "suspected" and "likely" before a noun, "believed to be" behind one doubt the noun, not the claim."""
    items = clause.line.items
    ahead = items[at + 1] if at + 1 < len(items) else None
    if ahead is None:
        return False
    if items[at].low in ("suspected", "apparent", "alleged", "presumed") and ahead.kind == "word":
        return True
    if items[at].low in ("suspected", "alleged", "believed", "thought") and at:
        # "two men believed to be smugglers", "a man suspected of it": who they are is doubted, not what befell them
        is_theirs = items[at - 1].kind in ("word", "counted")
        return is_theirs and ahead.low in ("of", "to") and (ahead.low == "of" or _is_be(items, at + 2))
    return items[at].low in ("apparently", "allegedly", "seemingly", "possibly") and (
        ahead.low.endswith("ing") or ahead.low in _PURPOSES
    )


def _is_be(items: Sequence[Item], at: int) -> bool:
    return at < len(items) and items[at].low == "be"


def is_denied(clause: Clause, scene: Scene) -> bool:
    """Whether the source rejects it: "denied that 41 died", "not 41"."""
    if clause.link.counted.figure.best == 0:
        return False
    items = clause.line.items
    if clause.link.at > 0 and items[clause.link.at - 1].low == "not":
        return True
    if _UNTRUE.search(" ".join(i.low for i in items[max(0, clause.low - _BACK) : clause.low])):
        return True
    statement = scene.statement(clause.link.counted.figure.words)
    if statement is not None:
        return not denies_something_else(statement, scene.document.text) and any(
            not {*cue.text.lower().split()[:1], *cue.text.lower().split()[-1:]}.isdisjoint(words("deny") | _DISPUTES)
            for cue in statement.cue
            if cue.text.strip()
        )
    return any(items[n].low in words("deny") for n in range(max(0, clause.first - 3), clause.low))


def is_past(clause: Clause) -> bool:
    """A figure that no longer holds: "down from 600"."""
    items, at = clause.line.items, clause.link.at
    return at > 1 and items[at - 1].low == "from" and items[at - 2].low in ("down", "up")


def is_accident(clause: Clause) -> bool:
    """Harm by flood, disease or collision in a sentence that names no act of war."""
    return is_disaster(clause.link.kind, clause.line.row.span.text)
