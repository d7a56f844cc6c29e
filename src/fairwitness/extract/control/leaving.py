"""Control told by a verb of leaving or driving out: "withdrew from X", "left X", "drove A out of X"."""

from __future__ import annotations

from fairwitness.extract.control.actors import actor_of, auxiliary, clause_actor, is_actor, subject
from fairwitness.extract.control.drafts import Draft
from fairwitness.extract.control.places import BE, Item, Sight, list_before, places
from fairwitness.extract.control.taking import active, by_passive, is_passive
from fairwitness.extract.phrases import Phrase, Words, phrase_from
from fairwitness.extract.stance import Stance, stance, words_are_wished
from fairwitness.vocab import control as vocab
from fairwitness.vocab import phrases
from fairwitness.vocab.control import Verb


def leave(sight: Sight, i: int, verb: Verb, after: int) -> Draft | None:
    words = sight.words
    if not verb.preps:
        return _leave_object(sight, i, verb, after)
    actor, begins = actor_of(words, i)
    holds = actor is not None and is_actor(words, actor)
    start = _behind_prep(words, after, verb)
    items = places(sight, start, "strong" if holds else "plain") if start is not None else ()
    if not items:
        return _left_where(sight, i, verb) or _left_there(sight, i, verb, after)
    if verb.actors and not (holds and actor and not _counts(sight, actor)):
        return None
    if words_are_wished(words, i):
        return Draft(verb.kind, i, (), None, i, Stance(real=False))
    return Draft(verb.kind, i, items, actor, begins, stance(words, i))


def _left_there(sight: Sight, i: int, verb: Verb, after: int) -> Draft | None:
    """ "The rebels then withdrew", "retreated to the river": from the place told of before."""
    words = sight.words
    particle = next((p[:-1] for p in verb.preps if len(p) > 1 and _lows(words, i + 1, len(p) - 1) == p[:-1]), ())
    if verb.actors or (any(len(p) > 1 for p in verb.preps) and not particle and not verb.after):
        return None
    after = max(after, i + 1 + len(particle))
    if after < len(words) and (words[after].kind not in _GOES_ON or words[after].low == "from"):
        return None
    found = subject(words, i) or _shared(words, i)
    if found is None or not is_actor(words, found[0]) or _counts(sight, found[0]) or words_are_wished(words, i):
        return None
    return pointing(words, i, verb.kind, found[0], found[1], after)


def _shared(words: Words, i: int) -> tuple[Phrase, int] | None:
    """The actor of the clause to which "but" or "before" joins the verb ("they entered X but withdrew")."""
    k = i
    while k > 0 and words[k - 1].kind in ("adv", "aux", "time"):
        k -= 1
    if k == 0 or words[k - 1].low not in ("and", "but", "before", "then", ","):
        return None
    actor = clause_actor(words, k - 1)
    return (actor, i) if actor else None


_GOES_ON = frozenset(("punct", "prep", "time", "adv", "conj", "rel"))


def _lows(words: Words, start: int, length: int) -> tuple[str, ...]:
    return tuple(w.low for w in words[start : start + length])


def pointing(words: Words, cue: int, kind: str, actor: Phrase, begins: int, stop: int) -> Draft:
    """The draft of a leaving whose place is told before."""
    item = Item(Phrase(cue, cue + 1))
    return Draft(kind, cue, (item,), actor, begins, stance(words, cue), stop, pointing=True)


def _leave_object(sight: Sight, i: int, verb: Verb, after: int) -> Draft | None:
    """ "abandoned the outpost": only of those who can hold a place, or of positions."""
    words = sight.words
    positions = any(w.low in verb.objects for w in words[after : after + 6])
    if verb.objects and not positions and not _are_last(words, i):
        return None
    if is_passive(words, i, verb):
        return by_passive(sight, i, verb, after) if verb.forms[0] in ("abandon", "vacate", "give") else None
    draft = active(sight, i, verb, after)
    if draft is None or not draft.items:
        return draft
    if (
        draft.actor is None
        or _counts(sight, draft.actor)
        or (words[i].low == verb.forms[4] and auxiliary(words, i) not in BE)
    ):
        return None
    never = vocab.words("left", "never")
    if any(words[x.phrase.j - 1].low in never for x in draft.items):
        return None
    pronoun = draft.actor.j - draft.actor.i == 1 and words[draft.actor.i].kind in ("pron", "rel")
    if pronoun:
        return draft if words[draft.actor.i].low == "we" or _speak_of_themselves(words, draft.actor.i) else None
    return draft if is_actor(words, draft.actor) else None


def _speak_of_themselves(words: Words, pronoun: int) -> bool:
    """Whether those who can hold a place say it of themselves: "the rebels said they had left"."""
    if words[pronoun].low not in ("they", "it"):
        return False
    k = pronoun - 1 - (words[pronoun - 1].low == "that")
    if k <= 0 or words[k].low not in _SAY:
        return False
    found = subject(words, k)
    return found is not None and is_actor(words, found[0])


_SAY = frozenset("said says say announced announces claimed claims claim confirmed confirms stated states".split())


def _are_last(words: Words, i: int) -> bool:
    """Whether the last who held out leave ("the last rebel fighters evacuated the town")."""
    found = subject(words, i)
    return found is not None and any(w.low in ("last", "remaining") for w in words[found[0].i : found[0].j])


def _counts(sight: Sight, phrase: Phrase) -> bool:
    """Whether a figure stands in the phrase: people who leave in numbers are displaced or evacuated."""
    start, end = sight.words[phrase.i].start, sight.words[phrase.j - 1].end
    return any(f.words.start < end and start < f.words.end for f in sight.figures)


def _behind_prep(words: Words, after: int, verb: Verb, reach: int = 10) -> int | None:
    """The word behind the preposition through which the verb reaches its place."""
    for k in range(after, min(len(words), after + reach)):
        if words[k].low in (";", ":") or (words[k].kind in ("rel", "conj") and words[k].low not in ("and", "or")):
            return None
        for prep in verb.preps:
            if tuple(w.low for w in words[k : k + len(prep)]) == prep:
                return k + len(prep)
    return None


def _left_where(sight: Sight, i: int, verb: Verb) -> Draft | None:
    """ "Qasr Amun, from which the rebels withdrew"."""
    words = sight.words
    found = subject(words, i)
    if found is None or found[1] < 2:
        return None
    actor, begins = found
    if words[begins - 1].low not in ("which", "where") or words[begins - 2].low != "from":
        return None
    j = begins - 2
    while j > 0 and words[j - 1].kind == "punct":
        j -= 1
    listed = list_before(sight, j, "plain")
    return Draft(verb.kind, i, listed[0], actor, listed[1], stance(words, i), i + 1) if listed else None


def expel(sight: Sight, i: int, verb: Verb, after: int) -> Draft | None:
    words = sight.words
    passive = is_passive(words, i, verb) or (i > 0 and words[i].low == verb.forms[3] and words[i - 1].low == ",")
    if passive:
        who = actor_of(words, i)[0]
        if (
            who is not None
            and _counts(sight, who)
            and not any(w.low in phrases.actor_nouns() for w in words[who.i : who.j])
        ):
            return None
        if (draft := _left_where(sight, i, verb)) is not None:
            return draft
        actor, begins = actor_of(words, i)
        start = _behind_prep(words, after, verb, reach=3)
    else:
        if after < len(words) - 1 and words[after].low in _AWAY:  # "drove out the rebels"
            return _driven_away(sight, i, verb, after)
        loser = phrase_from(words, after)
        actor = Phrase(after, after + 1) if after < len(words) and words[after].low in ("them", "it") else loser
        begins = (subject(words, i) or (None, i))[1]
        if actor is None or not (words[actor.i].low in ("them", "it") or is_actor(words, actor)):
            return None
        start = _behind_prep(words, actor.j, verb, reach=3)
    items = places(sight, start, "strong") if start is not None else ()
    if not items and actor is not None and is_actor(words, actor) and start is None:
        return _driven_back(sight, i, verb, actor, begins)
    if not items or actor is None:
        return None
    if words_are_wished(words, i):
        return Draft(verb.kind, i, (), None, i, Stance(real=False))
    return Draft(verb.kind, i, items, actor, begins, stance(words, i))


_AWAY = frozenset(("back", "out"))


def _driven_away(sight: Sight, i: int, verb: Verb, at: int) -> Draft | None:
    """ "drove out the rebels", "pushed back the army from Qasr Amun"; without a place, from the one told of before."""
    words = sight.words
    loser = phrase_from(words, at + 1)
    begins = (subject(words, i) or (None, i))[1]
    if loser is None or not is_actor(words, loser) or _counts(sight, loser) or words_are_wished(words, i):
        return None
    start = _behind_prep(words, loser.j, verb, reach=3)
    items = places(sight, start, "strong") if start is not None else ()
    if items:
        return Draft(verb.kind, i, items, loser, begins, stance(words, i))
    if any(w.low in _NO_TROOPS for w in words[loser.i : loser.j + 1]):
        return None
    return pointing(words, i, verb.kind, loser, begins, loser.j) if start is None else None


# "pushed back an army offensive" leaves everyone where they were
_NO_TROOPS = frozenset("attack attacks assault assaults offensive offensives advance advances raid raids".split())


def _driven_back(sight: Sight, i: int, verb: Verb, actor: Phrase, begins: int) -> Draft | None:
    """ "were driven back", "expelled the rebels": from the place told of before."""
    words = sight.words
    stop = max(i + 1, actor.j)
    if words_are_wished(words, i) or _counts(sight, actor):
        return None
    if stop < len(words) and words[stop].low in ("back", "out"):
        return pointing(words, i, verb.kind, actor, min(begins, actor.i), stop + 1)
    if verb.forms[0] not in ("expel", "evict", "dislodge"):
        return None
    return pointing(words, i, verb.kind, actor, min(begins, actor.i), stop)
