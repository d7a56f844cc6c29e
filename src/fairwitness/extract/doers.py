"""Who did it, whose people they are, and with what: actor, side and means of a claim."""

from __future__ import annotations

from fairwitness.extract.lines import Line
from fairwitness.extract.scene import Clause, Scene, names_of
from fairwitness.model import Span
from fairwitness.vocab.groups import group_class, nouns
from fairwitness.vocab.means import phrase_at

_ACTORS = frozenset({"actor", "demonym"})
NO_ACTOR = frozenset({"present", "arrived", "returned", "missing", "surrendered"})
_SIDED = frozenset({"combatants", "security_forces", "vehicles", "buildings", "other", "prisoners"})
_BY_MEANS = frozenset({"killed", "injured", "damaged", "displaced", "attack"})
_NP = frozenset({"word", "determiner", "possessive", "ed"})


def actor_of(clause: Clause, scene: Scene) -> Span | None:
    """The words of who did it: the agent after "by", else the subject of the active verb, else whose strikes they were."""
    if clause.link.kind in NO_ACTOR:
        return None
    return _agent(clause) or _subject(clause, scene) or _in_group(clause, scene)


def _agent(clause: Clause) -> Span | None:
    items = clause.line.items
    for at in range(clause.high, min(clause.last, clause.high + 8)):
        if items[at].low == "by" and at + 1 < len(items) and items[at + 1].kind in ("word", "determiner", "possessive"):
            return _phrase_from(clause.line, at + 1)
    return None


def _phrase_from(line: Line, first: int) -> Span | None:
    last = first
    while (
        last < len(line.items)
        and last - first < 8
        and (line.items[last].kind in _NP or line.items[last].low in ("-", "of"))
    ):
        last += 1
    while last > first and line.items[last - 1].kind != "word":
        last -= 1
    while first < last and line.items[first].kind == "determiner":
        first += 1
    return line.cut(first, last) if last > first and _is_doer(line, first, last) else None


def _is_doer(line: Line, first: int, last: int) -> bool:
    """Whether words name somebody, and not a thing such as a bomb."""
    words = [i.low for i in line.items[first:last]]
    known = nouns().get(words[-1])
    if known is not None:
        return known.sort in ("person", "unit") or any(
            i.end > i.start and line.cut(n, n + 1).text[0].isupper()
            for n, i in enumerate(line.items[first:last], first)
        )
    return line.cut(last - 1, last).text[0].isupper() or words[-1] in (
        "forces",
        "army",
        "police",
        "troops",
        "coalition",
        "government",
        "military",
        "regime",
        "authorities",
        "militia",
        "rebels",
    )


def _subject(clause: Clause, scene: Scene) -> Span | None:
    """The subject of an active verb: the phrase before it, or a name in it ("Russian jets")."""
    trigger = clause.link.trigger
    if (
        trigger is None
        or trigger.verb is None
        or trigger.voice != "active"
        or clause.link.how not in ("object", "frame", "before")
    ):
        return None
    items, last = clause.line.items, trigger.verb
    while last > 0 and items[last - 1].kind in ("adverb", "have", "be", "time", "modal"):
        last -= 1
    first = last
    while (
        first > 0 and last - first < 8 and (items[first - 1].kind in _NP or items[first - 1].low in ("-", "of", "by"))
    ):
        first -= 1
    if first == last:
        return None
    while first < last and items[first].kind == "determiner":
        first += 1
    names = [m for at, m in names_of(clause.line, scene) if first <= at < last and m.type in _ACTORS]
    if names:
        return names[0].words
    return clause.line.cut(first, last) if first < last and _is_doer(clause.line, first, last) else None


def _in_group(clause: Clause, scene: Scene) -> Span | None:
    """Whose strikes or attacks the counted ones are ("12 Russian air strikes")."""
    group = clause.link.counted.group
    if group is None or clause.link.kind not in ("airstrike", "shelling", "attack", "bombing", "clash"):
        return None
    return next((m.words for m in scene.names.inside(group.start, group.end) if m.type in _ACTORS), None)


def side_of(clause: Clause, scene: Scene) -> Span | None:
    """The name in a group of whose they are: "ISIS" of "ISIS militants"."""
    group = clause.link.counted.group
    if (
        group is None
        or group_class(group.text, clause.link.kind) not in _SIDED
        or clause.link.kind in ("airstrike", "shelling", "attack", "bombing", "clash")
    ):
        return None
    return next((m.words for m in scene.names.inside(group.start, group.end) if m.type in _ACTORS), None)


def means_of(clause: Clause) -> Span | None:
    """The words nearest to the claim that say with what it was done, in its sentence up to the next claim's verb."""
    if clause.link.kind not in _BY_MEANS:
        return None
    items = clause.line.items
    lows = tuple(i.low for i in items)
    options = []
    for at in range(len(items)):
        length = phrase_at(lows, at)
        if length and clause.apart(at) < 5.0:
            options.append((clause.apart(at), -length, at))
    if not options:
        return None
    _, length, at = min(options)
    return clause.line.cut(at, at - length)
