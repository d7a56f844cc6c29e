"""Who did it, whose people they are, and with what: actor, side and means of a claim."""

from __future__ import annotations

import re

from fairwitness.extract.counted.lines import Line
from fairwitness.extract.counted.scene import Clause, Scene, names_of
from fairwitness.extract.losses import loser
from fairwitness.model import Span
from fairwitness.vocab.clauses import words
from fairwitness.vocab.groups import group_class, nouns, vague
from fairwitness.vocab.kinds import FORCE
from fairwitness.vocab.means import phrase_at
from fairwitness.vocab.phrases import actor_nouns
from fairwitness.vocab.states import country_named

_ACTORS = frozenset({"actor", "demonym"})
_NAME = r"[A-Z][\w-]+(?: (?:of (?:the )?)?[A-Z][\w-]+){0,4}"
_MEN = r"(?:fighters?|soldiers?|troops|militants?|gunmen|members|men|insurgents?|combatants?|recruits|forces)"
_OF_BODY = re.compile(rf"(?:[\w-]+ ){{0,3}}?{_MEN} (?:of|from) the ({_NAME})")
_BODYS = re.compile(rf"(?:[Tt]he )?({_NAME}|[Ii]ts|[Tt]heir)(?:['’]s)? (?:own )?(?:[a-z-]+ )?{_MEN}\b")
NO_ACTOR = frozenset({"present", "arrived", "returned", "missing"})
_SIDED = frozenset({"combatants", "security_forces", "vehicles", "buildings", "other", "prisoners"})
_BY_MEANS = frozenset({"killed", "injured", "damaged", "displaced", "attack"})
_CARRIES = frozenset({"adverb", "have", "be", "time", "modal", "verb", "say"})
_VERBS = frozenset({"trigger", "verb", "ed", "have", "be"})
_NP = frozenset({"word", "determiner", "possessive", "ed"})


def actor_of(clause: Clause, scene: Scene) -> Span | None:
    """Who did it: the agent after "by", else the subject of the active verb, else whose strikes they were."""
    if clause.link.kind in NO_ACTOR:
        return None
    if clause.link.kind == "surrendered":
        return _recipient(clause, scene)
    return _agent(clause, scene) or _subject(clause, scene) or _in_group(clause, scene) or _of_means(clause, scene)


def _agent(clause: Clause, scene: Scene) -> Span | None:
    items = clause.line.items
    for at in range(clause.high - 1, min(clause.last, clause.high + 14)):
        if (
            items[at].low == "by"
            and at + 1 < len(items)
            and items[at + 1].kind in ("word", "determiner", "possessive", "ed")
        ):
            return _named_in(clause, scene, at + 1, _phrase_end(clause.line, at + 1))
    return None


def _recipient(clause: Clause, scene: Scene) -> Span | None:
    """To whom they gave themselves up: "surrendered to the army"."""
    items, trigger = clause.line.items, clause.link.trigger
    start = trigger.last if trigger is not None else clause.high
    for at in range(start, min(clause.last, start + 4)):
        if items[at].low == "to" and at + 1 < len(items) and items[at + 1].kind in _NP:
            last = _phrase_end(clause.line, at + 1)
            name = next(
                (m.words for n, m in names_of(clause.line, scene) if at < n < last + 5 and m.type == "actor"), None
            )
            return name or _named_in(clause, scene, at + 1, last)
    return None


def _phrase_end(line: Line, first: int) -> int:
    last = first
    while last < len(line.items) and last - first < 8 and _in_phrase(line, last):
        last += 1
    while last > first and line.items[last - 1].kind != "word":
        last -= 1
    return last


def _in_phrase(line: Line, at: int) -> bool:
    """Whether an item belongs to a noun phrase: words, what stands before them, and "of" or "and" between them."""
    item = line.items[at]
    if item.kind in _NP or item.low in ("-", "'", "’"):
        return True
    return (
        item.low in ("of", "and")
        and 0 < at < len(line.items) - 1
        and line.items[at + 1].kind in _NP
        and line.items[at - 1].kind == "word"
    )


def _phrase_start(line: Line, last: int) -> int:
    first = last
    while first > 0 and last - first < 9 and _in_phrase(line, first - 1):
        first -= 1
    while first < last and line.items[first].low in ("of", "and", "-"):
        first += 1
    return first


def _named_in(clause: Clause, scene: Scene, first: int, last: int) -> Span | None:
    """Who a phrase names: an actor in it, else all of it if its head is somebody."""
    while first < last and clause.line.items[first].kind == "determiner":
        first += 1
    if first >= last:
        return None
    if _is_doer(clause.line, first, last):
        return clause.line.cut(first, last)
    name = next((m.words for at, m in names_of(clause.line, scene) if first <= at < last and m.type in _ACTORS), None)
    noun = next((n for n in range(first, last) if clause.line.items[n].low in actor_nouns()), None)
    while noun is not None and noun + 1 < last and clause.line.items[noun + 1].low in actor_nouns():
        noun += 1  # "security forces"
    return name or (clause.line.cut(first, noun + 1) if noun is not None else None)


def _is_doer(line: Line, first: int, last: int) -> bool:
    """Whether words name somebody, and not a thing such as a bomb."""
    head = line.items[last - 1]
    known = nouns().get(head.low)
    if known is not None:
        return known.sort in ("person", "unit")
    return head.low in actor_nouns() or line.cut(last - 1, last).text[0].isupper()


def _subject(clause: Clause, scene: Scene) -> Span | None:
    """The subject of an active verb: the phrase before it, or a name in it ("Russian jets")."""
    verb = _verb_of(clause)
    last = _before_verb(clause.line, verb) if verb is not None else None
    if last is None:
        return None
    return _named_in(clause, scene, _phrase_start(clause.line, last), last)


def _verb_of(clause: Clause) -> int | None:
    """The verb whose subject did it: the trigger, or the one before counted acts ("carried out 12 air strikes")."""
    trigger, how = clause.link.trigger, clause.link.how
    if trigger is not None and trigger.verb is not None:
        is_whom = how == "subject" and trigger.row.form == "undergo" and trigger.voice == "active"  # "whom they took"
        acts = is_whom or how in ("object", "frame") or (how == "before" and clause.link.kind != "displaced")
        return trigger.verb if acts and clause.line.items[trigger.verb].low not in words("recount") else None
    if clause.link.kind not in FORCE:
        return None
    items, at = clause.line.items, clause.link.at - 1
    while at > 0 and items[at].kind in ("adverb", "determiner"):
        at -= 1
    return at if at > 0 and items[at].low in words("carries_out") else None


def _before_verb(line: Line, verb: int, hops: int = 3) -> int | None:
    """Where the subject of a verb ends: before its auxiliaries, or for a second verb before the first one."""
    items, last = line.items, verb
    while last > 0 and (items[last - 1].kind in _CARRIES or items[last - 1].low in ("to", "not")):
        last -= 1
    if last == 0:
        return None
    left = items[last - 1]
    if left.kind == "relative" or left.low == "that":
        return last - 2 if last > 1 and items[last - 2].low == "," else last - 1
    if left.kind == "word" or left.low in ("'", "’"):
        return last
    if hops and (left.low in (",", "and", "but", "then") or left.kind in ("counted", "preposition", "time")):
        earlier = next(
            (n for n in range(last - 2, -1, -1) if items[n].kind in _VERBS or items[n].low in (";", ":")), None
        )
        if earlier is not None and items[earlier].kind in _VERBS:
            return _before_verb(line, earlier, hops - 1)
    return None


def _in_group(clause: Clause, scene: Scene) -> Span | None:
    """Whose strikes or attacks the counted ones are ("12 Russian air strikes")."""
    group = clause.link.counted.group
    if group is None or clause.link.kind not in FORCE:
        return None
    return next((m.words for m in scene.names.inside(group.start, group.end) if m.type in _ACTORS), None)


def _of_means(clause: Clause, scene: Scene) -> Span | None:
    """Whose strike or attack it was: the name before the word ("killed in Russian air strikes")."""
    items = clause.line.items
    lows = tuple(i.low for i in items)
    for at, mention in names_of(clause.line, scene):
        if mention.type in _ACTORS and clause.first <= at < clause.last:
            after = next((n for n in range(at, min(at + 3, len(items))) if items[n].start >= mention.words.end), None)
            if after is not None and any(
                phrase_at(lows, n) or lows[n] in ("attack", "ambush", "fire", "attacks")
                for n in range(after, min(after + 2, len(items)))
            ):
                return mention.words
    return None


def side_of(clause: Clause, scene: Scene) -> Span | None:
    """The name in a group of whose they are: "ISIS" of "ISIS militants"."""
    group = (clause.link.named or clause.link.counted).group
    if group is None or clause.link.kind in FORCE:
        return None
    is_sided = group_class(group.text, clause.link.kind) in _SIDED
    if not is_sided and vague(group.text) != "vague":
        return None
    if clause.link.kind == "killed" and (whose := loser(clause.link.counted.figure.words, clause.line.row.span)):
        return whose
    names = (m.words for m in scene.names.inside(group.start, group.end) if m.type in _ACTORS)
    # "two Torish men" are of a country, and on no side of it
    named = next((n for n in names if is_sided or country_named(n.text) is None), None)
    found = named or _unknown_side(group, clause.line.row.span)
    return found if found is None or is_sided or country_named(found.text) is None else None


def _unknown_side(group: Span, sentence: Span) -> Span | None:
    """Whose fighters they are by a name that nobody knows: "40 Amun Front soldiers", "nine of its men"."""
    at = group.start - sentence.start
    m = _OF_BODY.match(sentence.text, at) or _BODYS.match(sentence.text, at)
    return Span(sentence.start + m.start(1), sentence.start + m.end(1), m.group(1)) if m else None


_IN_FLIGHT = frozenset(("fleeing", "flee", "escaping", "escape"))  # what they ran from did not kill them


def means_of(clause: Clause) -> Span | None:
    """The words nearest to the claim that say with what it was done, in its sentence up to the next claim's verb."""
    if clause.link.kind not in _BY_MEANS:
        return None
    items = clause.line.items
    lows = tuple(i.low for i in items)
    options, at = [], 0
    stop = next((n for n in range(clause.link.at, len(lows)) if lows[n] in _IN_FLIGHT), len(lows))
    while at < stop:
        length = phrase_at(lows, at)
        downed = clause.link.kind == "damaged" and lows[at : at + 2] == ("shot", "down")  # by no rifle
        if length and not downed and clause.apart(at) < 5.0:
            options.append((clause.apart(at), -length, at))
        at += max(1, length)
    if not options:
        return None
    _, length, at = min(options)
    return clause.line.cut(at, at - length)
