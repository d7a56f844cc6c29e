"""Control told by a verb: which verb of control.toml stands at a word, and the frame that reads it."""

from __future__ import annotations

from collections.abc import Callable

from fairwitness.extract.control.actors import actor_after
from fairwitness.extract.control.drafts import Draft
from fairwitness.extract.control.holders import holder_at
from fairwitness.extract.control.leaving import expel, leave
from fairwitness.extract.control.places import Sight, is_place, places_before
from fairwitness.extract.control.taking import lose, take
from fairwitness.extract.phrases import Words
from fairwitness.extract.stance import stance
from fairwitness.vocab import control as vocab
from fairwitness.vocab.control import Verb


def by_verb(sight: Sight, i: int) -> Draft | None:
    words = sight.words
    if (words[i].kind == "name" and i > 0 and words[i - 1].low not in _OPENS) or _is_noun(words, i):
        return None
    for verb in vocab.verbs().get(words[i].low.removeprefix("re-"), ()):
        after = _particle(words, i, verb)
        if after is None:
            continue
        draft = _VERB_FRAMES[verb.frame](sight, i, verb, after)
        if draft is not None:
            return draft
    return None


_OPENS = frozenset((":", ";", "•"))  # "SANAR: Retaken by the army"


def _is_noun(words: Words, i: int) -> bool:
    """Whether a word that can be a verb stands as a noun or adjective here ("the capture", "captured villages")."""
    if i == 0:
        return False
    before = words[i - 1]
    if i > 1 and before.low in _LATELY and words[i - 2].kind == "det":  # "another newly liberated town"
        before = words[i - 2]
    follows = words[i + 1].low if i + 1 < len(words) else ""
    if (follows == "of" and not words[i].low.endswith("ing")) or (follows == "over" and words[i].low == "control"):
        return True
    if before.kind == "poss" or (
        before.kind == "det" and before.low not in ("that", "all", "both", "her", "some", "this")
    ):
        return True
    return before.low in ("of", "under") and not words[i].low.endswith("ing")


_LATELY = frozenset(("newly", "recently", "freshly"))


def _particle(words: Words, i: int, verb: Verb) -> int | None:
    """The first word behind the verb and its particle; None if the particle is missing."""
    if not verb.after:
        return i + 1
    for k in range(i + 1, min(len(words), i + 3)):
        if words[k].low in verb.after:
            onto = words[k].low == "on" and k + 1 < len(words) and words[k + 1].low == "to"
            return i + 1 if k != i + 1 else k + 2 if onto else k + 1
    return None


_FALL_FOLLOWS = frozenset("to into under after before when while and but in on without as , . ; again soon a".split())


def fall(sight: Sight, i: int, verb: Verb, after: int) -> Draft | None:
    words = sight.words
    follows = words[after] if after < len(words) else None
    if words[i].low == "falling" or (
        not verb.after and follows and follows.kind != "time" and follows.low not in _FALL_FOLLOWS
    ):
        return None
    if (
        follows
        and follows.low in ("in", "on", "a")
        and not (after + 1 < len(words) and words[after + 1].kind == "time")
    ):
        return None
    found = places_before(sight, i, strength="plain")
    wanted = "plain" if verb.after else "weak"
    if found is None or not all(
        is_place(words[:i], x.phrase, wanted) or words[x.phrase.i].low == "it" for x in found[0]
    ):
        return None
    taker = actor_after(words, after + 1) if follows and follows.low == "to" else holder_at(words, after)
    if follows and follows.low in ("to", "into", "under") and taker is None:
        return None
    return Draft(verb.kind, i, found[0], taker, found[1], stance(words, i), taker.j if taker else after)


def belong(sight: Sight, i: int, verb: Verb, after: int) -> Draft | None:
    if sight.words[i].low == verb.forms[4]:
        return None
    found = places_before(sight, i)
    holder = actor_after(sight.words, after)
    if found is None or holder is None:
        return None
    return Draft(verb.kind, i, found[0], holder, found[1], stance(sight.words, i), holder.j)


_VERB_FRAMES: dict[str, Callable[[Sight, int, Verb, int], Draft | None]] = {
    "take": take,
    "hold": take,
    "lose": lose,
    "leave": leave,
    "expel": expel,
    "fall": fall,
    "belong": belong,
}
