"""Control told by a noun: "the fall of X", "took control of X", "declared X liberated"."""

from __future__ import annotations

from fairwitness.extract.control.actors import actor_of, agent, auxiliary, clause_actor, is_actor, owner_before
from fairwitness.extract.control.drafts import Draft
from fairwitness.extract.control.leaving import pointing
from fairwitness.extract.control.places import BE, Item, Sight, is_place, places, places_before
from fairwitness.extract.phrases import Phrase, Words, phrase_before
from fairwitness.extract.stance import Stance, is_wished, stance, words_are_wished
from fairwitness.vocab import control as vocab
from fairwitness.vocab.control import Noun


def by_noun(sight: Sight, i: int) -> Draft | None:
    """ "the rebels' capture of X", "the fall of X", "withdrawal from X"."""
    words = sight.words
    noun = vocab.nouns().get(words[i].low)
    if noun is None or i + 1 >= len(words):
        return None
    if i > 0 and words[i - 1].kind == "poss" and (words[i + 1].low not in noun.preps):
        return _by_possessor(sight, i, noun)
    at = next((k for k in range(i + 1, min(len(words), i + 8)) if words[k].low in noun.preps), None)
    if at is None or any(w.kind in ("punct", "aux", "verb", "conj") for w in words[i + 1 : at]):
        return None
    if noun.preps == {"of"} and at != i + 1 and words[i + 1].low != "by":
        return None
    items = places(sight, at + 1, "weak" if noun.weak else "plain")
    if not items:
        return None
    if is_wished(words, i) or (i > 0 and words[i - 1].kind == "adv"):
        return Draft(noun.kind, i, (), None, i, Stance(real=False))
    end = (items[-1].where or items[-1].phrase).j
    actor = owner_before(words, i) or agent(words, i + 1) or agent(words, end) or _announcer(words, i)
    begins = i - 1 if i > 0 and words[i - 1].kind == "det" else i
    return Draft(noun.kind, i, items, actor, begins, stance(words, begins), end)


def _by_possessor(sight: Sight, i: int, noun: Noun) -> Draft | None:
    """ "the city's capture", "the army's withdrawal"."""
    words = sight.words
    whose = phrase_before(words, i - 1)
    if whose is None or is_wished(words, i):
        return None
    if noun.kind == "withdrew" and not noun.weak and is_actor(words, whose):
        return pointing(words, i, noun.kind, whose, whose.i, i + 1)
    if noun.kind != "captured" or is_actor(words, whose) or not is_place(words, whose, "weak"):
        return None
    return Draft(noun.kind, i, (Item(whose),), agent(words, i + 1), whose.i, stance(words, whose.i), i + 1)


def _announcer(words: Words, i: int) -> Phrase | None:
    """Who announced or completed the capture that follows, or did what led to it ("resulting in the capture")."""
    k = i - 1
    while (k >= 0 and words[k].kind in ("det", "adv")) or (
        k >= 0 and words[k].low in ("in", "with", "the", "complete", "full")
    ):
        k -= 1
    if k > 0 and (words[k].low.endswith(("ed", "ing")) or words[k].kind == "verb"):
        return actor_of(words, k)[0]
    return None


def by_control(sight: Sight, i: int) -> Draft | None:
    """ "took control of X", "retains control over X", "SDF control of X", "in full control of X"."""
    words = sight.words
    if (
        words[i].low not in vocab.words("control", "nouns")
        or i + 1 >= len(words)
        or words[i + 1].low not in vocab.words("control", "preps")
    ):
        return None
    if i and words[i - 1].low in ("more", "greater", "further", "some", "less"):
        return None  # "demanded more control over X": nobody's yet
    if i > 0 and words[i - 1].low == "fire":  # guns that reach a place do not hold it
        return None
    items = places(sight, i + 2, "strong")
    if not items or (words[i].low == "command" and items[0].figure is None):
        return None
    k = i - 1
    while (
        k >= 0
        and i - k < 6
        and words[k].low not in _CONTROL_VERBS
        and (words[k].kind in ("det", "adv", "noun", "name", "poss", "num") or words[k].low in ("over", "up"))
    ):
        k -= 1
    low = words[k].low if k >= 0 else ""
    kind = next((kind for kind, key in _CONTROL_KINDS if low in vocab.words("control", key)), None)
    if kind is None:
        owner = owner_before(words, i)
        return (
            Draft("controls", i, items, owner, owner.i, stance(words, owner.i))
            if owner and not is_wished(words, owner.i)
            else None
        )
    if words_are_wished(words, k):
        return Draft(kind, i, (), None, i, Stance(real=False))
    owner = owner_before(words, i) if kind == "controls" and k < i - 1 else None
    who = actor_of(words, k)[0] or clause_actor(words, k)
    if words[i].low != "control" and (who is None or not is_actor(words, who)):
        return None
    actor, begins = (owner, k) if owner and words[owner.i].low not in ("its", "their") else actor_of(words, k)
    return Draft(kind, i, items, actor, begins, stance(words, k))


_CONTROL_KINDS = (("captured", "take"), ("controls", "hold"), ("withdrew", "lose"))


_CONTROL_VERBS = vocab.words("control", "take") | vocab.words("control", "hold") | vocab.words("control", "lose")


def by_declaration(sight: Sight, i: int) -> Draft | None:
    """ "declared the town liberated", "the town was declared secure"."""
    words = sight.words
    if words[i].low not in vocab.words("declared", "verbs"):
        return None
    states = vocab.words("declared", "states")
    if auxiliary(words, i) in BE:
        found = places_before(sight, i, strength="weak") if i + 1 < len(words) and words[i + 1].low in states else None
        return Draft("captured", i, found[0], None, found[1], stance(words, i), i + 2) if found else None
    end = next((k for k in range(i + 2, min(len(words), i + 12)) if words[k].low in states), None)
    items = places(Sight(words[:end], sight.figures), i + 1, "plain") if end else ()
    if end is None or not items or any(w.kind != "adv" for w in words[(items[-1].where or items[-1].phrase).j : end]):
        return None
    actor, begins = actor_of(words, i)
    return Draft(
        "captured", i, items, actor if actor and is_actor(words, actor) else None, begins, stance(words, i), end + 1
    )
