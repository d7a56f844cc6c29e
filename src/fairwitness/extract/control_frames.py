"""Who holds, takes or leaves what, sentence by sentence: each cue of control.toml with its frame gives drafts of claims."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from fairwitness.extract.control_slots import (
    Item,
    Sight,
    Stance,
    actor_after,
    clause_actor,
    is_actor,
    is_place,
    is_wished,
    places,
    stance,
    subject,
)
from fairwitness.extract.phrases import Phrase, Word, Words, phrase_before, phrase_from, places_after
from fairwitness.vocab import control as vocab
from fairwitness.vocab import sites
from fairwitness.vocab.control import Verb

_BE = frozenset(
    ("is", "are", "was", "were", "be", "been", "being", "remains", "remain", "remained", "stays", "stayed", "'s")
)
_HELD = re.compile(r"^(.+)[-‑–](\w+)$")


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim as word numbers: the cue, the places under it, the actor, and where its clause begins."""

    kind: str
    cue: int
    items: tuple[Item, ...]
    actor: Phrase | None
    begins: int
    stance: Stance
    stop: int = 0


Frame = Callable[[Sight, int], "Draft | None"]


def drafts(sight: Sight) -> Iterator[Draft]:
    """Every draft of a sentence, in order of its cues; a word is the cue of one draft at most."""
    for i, word in enumerate(sight.words):
        if word.kind in ("punct", "time", "num"):
            continue
        for frame in _FRAMES:
            draft = frame(sight, i)
            if draft is not None:
                if draft.items and draft.stance.real:
                    yield draft
                break


# -- verbs ------------------------------------------------------------------------------------------------------------


def _by_verb(sight: Sight, i: int) -> Draft | None:
    words = sight.words
    if words[i].kind == "name" and i > 0 or _is_noun(words, i):
        return None
    for verb in vocab.verbs().get(words[i].low, ()):
        after = _particle(words, i, verb)
        if after is None:
            continue
        draft = _VERB_FRAMES[verb.frame](sight, i, verb, after)
        if draft is not None:
            return draft
    return None


def _is_noun(words: Words, i: int) -> bool:
    """Whether a word that can be a verb stands as a noun or adjective here ("the capture", "captured villages")."""
    if i == 0:
        return False
    before = words[i - 1]
    if before.kind == "poss" or (
        before.kind == "det" and before.low not in ("that", "all", "both", "her", "some", "this")
    ):
        return True
    return before.low in ("of", "under") and not words[i].low.endswith("ing")


def _particle(words: Words, i: int, verb: Verb) -> int | None:
    """The first word behind the verb and its particle; None if the particle is missing."""
    if not verb.after:
        return i + 1
    for k in range(i + 1, min(len(words), i + 3)):
        if words[k].low in verb.after:
            return k + 1 if k == i + 1 else i + 1
    return None


def _auxiliary(words: Words, i: int) -> str | None:
    """The nearest auxiliary before the verb, over adverbs."""
    k = i - 1
    while k >= 0 and (words[k].kind in ("adv", "time") or words[k].low == "not"):
        k -= 1
    return words[k].low if k >= 0 and (words[k].kind == "aux" or words[k].low in _BE) else None


def _passive(words: Words, i: int, verb: Verb) -> bool:
    return words[i].low in (verb.forms[3],) and _auxiliary(words, i) in _BE


def _actor_of(words: Words, i: int) -> tuple[Phrase | None, int]:
    """The actor of an active verb and where the clause begins."""
    found = subject(words, i)
    if found is None:
        return clause_actor(words, i), i
    phrase, begins = found
    one = phrase.j - phrase.i == 1
    if one and words[phrase.i].kind in ("pron", "rel", "conj", "det") or is_actor(words, phrase):
        return phrase, begins
    if is_place(words, phrase, "weak") and words[phrase.j - 1].mention is None:
        return clause_actor(words, i), i
    return phrase, begins


def _active(sight: Sight, i: int, verb: Verb, after: int) -> Draft | None:
    words = sight.words
    if after + 1 < len(words) and words[after].low in ("or", "and") and _is_twin(words[after + 1], words[i]):
        after += 2
    items = places(sight, after, verb.strength) or _named_by_actor(sight, i, verb, after)
    if not items:
        return None
    if words_are_wished(sight.words, i):
        return Draft(verb.kind, i, (), None, i, Stance(real=False))
    actor, begins = _actor_of(sight.words, i)
    return Draft(verb.kind, i, items, actor, begins, stance(sight.words, i))


def _named_by_actor(sight: Sight, i: int, verb: Verb, after: int) -> tuple[Item, ...]:
    """The unknown names after a weak verb, if its subject plainly is one who can hold a place."""
    words = sight.words
    if verb.strength != "weak" or (found := subject(words, i)) is None:
        return ()
    who = words[found[0].i]
    if not (is_actor(words, found[0]) or (found[0].j - found[0].i == 1 and who.low in ("they", "who", "which"))):
        return ()
    items = places(sight, after, "plain")
    return items if items and words[items[0].phrase.i].kind == "name" else ()


def _is_twin(word: Word, verb: Word) -> bool:
    """Whether the word is a second verb of the same form ("hold or sway", "seized and held")."""
    ending = next((e for e in ("ed", "ing", "s") if verb.low.endswith(e)), None)
    return word.kind == "noun" and (ending is None or word.low.endswith(ending))


def words_are_wished(words: Words, i: int) -> bool:
    """Whether an -ing form hangs on a word of wishing ("the aim of retaking", "close to taking")."""
    return (
        words[i].low.endswith("ing")
        and i > 0
        and words[i - 1].low in ("of", "at", "for", "to", "from", "towards", "on", "in")
        and is_wished(words, i)
    )


def _take(sight: Sight, i: int, verb: Verb, after: int) -> Draft | None:
    words = sight.words
    if _passive(words, i, verb):
        return _by_passive(sight, i, verb, after)
    return _active(sight, i, verb, after) or _gap(sight, i, verb, after) or _reduced(sight, i, verb, after)


def _by_passive(sight: Sight, i: int, verb: Verb, after: int) -> Draft | None:
    """ "X and Y were captured (by A)"."""
    found = _places_before(sight, i)
    if found is None:
        return None
    items, begins = found
    return Draft(
        verb.kind, i, items, _agent(sight.words, after), begins, stance(sight.words, i), _agent_end(sight.words, after)
    )


def _places_before(sight: Sight, i: int, *, strength: str = "plain") -> tuple[tuple[Item, ...], int] | None:
    """The places that are the subject of the verb at word i."""
    words = sight.words
    j = i
    while j > 0 and (words[j - 1].kind in ("aux", "adv", "modal", "time") or words[j - 1].low in _BE | {"to", "not"}):
        j -= 1
    if j > 1 and words[j - 1].low in ("which", "that", "where"):
        j -= 1
        while j > 1 and words[j - 1].kind == "punct":
            j -= 1
    if j > 1 and words[j - 1].low == "," and (start := _bracket_start(words, j - 1)) is not None:
        j = start
    if j > 1 and words[j - 1].low == ":":
        j -= 1
    if j > 0 and words[j - 1].low == "itself":
        j -= 1
    if j > 0 and words[j - 1].low in ("it", "they", "these", "both"):
        return (Item(Phrase(j - 1, j)),), j - 1
    return _list_before(sight, j, strength)


def _bracket_start(words: Words, comma: int) -> int | None:
    """Where a part between commas that ends at ``comma`` began."""
    for k in range(comma - 1, max(-1, comma - 14), -1):
        if words[k].low == ",":
            return k
        if words[k].kind == "aux" and words[k - 1].kind != "rel":
            return None
    return None


def _list_before(sight: Sight, j: int, strength: str) -> tuple[tuple[Item, ...], int] | None:
    """The longest list of places that ends just before word j."""
    words = sight.words
    best = None
    for start in range(j - 1, max(-1, j - 30), -1):
        word = words[start]
        if word.low in (";", ":") or word.kind in ("modal", "rel") or (word.kind in ("aux", "verb") and best):
            break
        if word.kind not in ("name", "det", "num", "noun") and not _figure_starts(sight, start):
            continue
        items = places(sight, start, strength)
        if (
            items
            and (items[-1].where or items[-1].phrase).j == j
            and (start == 0 or words[start - 1].low != "of" or best is None)
        ):
            if (
                best is not None
                and len(items) == len(best[0])
                and words[start].kind not in ("name", "noun", "det", "num")
            ):
                break
            if best is None or items[0].phrase.i <= best[1]:
                best = (items, start)
        elif best is not None and word.kind in ("noun", "name") and words[start + 1].low not in (",", "and", "of", ")"):
            continue
    if best is not None and best[1] > 1 and words[best[1] - 1].low == "of":
        whole = phrase_before(words, best[0][0].phrase.j)
        if whole is None or not is_place(words, whole, strength):
            return None
        return (Item(whole, best[0][0].where, best[0][0].figure), *best[0][1:]), whole.i
    return best


def _figure_starts(sight: Sight, start: int) -> bool:
    return any(f.words.start == sight.words[start].start for f in sight.figures)


def _agent(words: Words, after: int) -> Phrase | None:
    for k in range(after, min(len(words), after + 8)):
        if words[k].low == "by" and (k + 1 >= len(words) or words[k + 1].kind != "time"):
            return actor_after(words, k + 1)
        if words[k].kind in ("punct", "aux", "rel") and words[k].low not in '"“”':
            return None
    return None


def _agent_end(words: Words, after: int) -> int:
    agent = _agent(words, after)
    return agent.j if agent else 0


def _gap(sight: Sight, i: int, verb: Verb, after: int) -> Draft | None:
    """ "the pocket (that) rebels still hold", "Qasr Amun, which the army took on Friday"."""
    words = sight.words
    follows = words[after] if after < len(words) else None
    if (
        follows
        and (follows.low in ("by", "of") or follows.kind in ("det", "noun", "name", "num"))
        or words[i].low == verb.forms[4]
    ):
        return None
    found = subject(words, i)
    if found is None:
        return None
    actor, begins = found
    pronoun = actor.j - actor.i == 1 and words[actor.i].low in ("they", "it", "he", "we")
    if not (pronoun or is_actor(words, actor)):
        return None
    j = begins
    relative = j > 0 and words[j - 1].low in ("which", "that", "where")
    if relative:
        j -= 1
        while j > 0 and (words[j - 1].kind == "punct" or words[j - 1].low == "of"):
            j -= 1
    elif not pronoun:
        return None
    listed = _list_before(sight, j, "plain" if relative else "weak")
    if listed is None:
        return None
    items, start = listed
    if not relative and not all(sites.is_place_noun(words[x.phrase.j - 1].low) or x.where for x in items):
        return None
    return Draft(verb.kind, i, items[-1:], actor, start, stance(words, i), i + 1)


_REDUCED_FOLLOWS = frozenset(("in", "on", "from", "earlier", "last", "during", "since", "after", "before", "at"))


def _reduced(sight: Sight, i: int, verb: Verb, after: int) -> Draft | None:
    """ "areas held by the army", "the airbase, taken on Monday"."""
    words = sight.words
    if words[i].low != verb.forms[3] or i == 0 or _auxiliary(words, i) in ("has", "have", "had", "having"):
        return None
    by = _agent(words, after)
    follows = words[after] if after < len(words) else None
    if by is None and not (
        words[i - 1].low == ","
        and follows
        and (follows.kind in ("time", "punct") or follows.low in ("in", "on", "from", "earlier", "last"))
    ):
        return None
    j = i
    while j > 0 and words[j - 1].kind in ("adv",):
        j -= 1
    while j > 0 and words[j - 1].low in (",", ":"):
        j -= 1
    listed = _list_before(sight, j, "plain" if by else "weak")
    if listed is None:
        return None
    items, start = listed
    return Draft(
        verb.kind,
        i,
        items[-1:] if words[i - 1].low == "," else items,
        by,
        items[-1].phrase.i if words[i - 1].low == "," else start,
        stance(words, i),
        _agent_end(words, after) or i + 1,
    )


def _lose(sight: Sight, i: int, verb: Verb, after: int) -> Draft | None:
    words = sight.words
    if not _passive(words, i, verb):
        return _active(sight, i, verb, after) or _gap(sight, i, verb, after)
    found = _places_before(sight, i, strength="weak")
    if found is None:
        return None
    to = next((k for k in range(after, min(len(words), after + 3)) if words[k].low == "to"), None)
    taker = actor_after(words, to + 1) if to is not None else None
    kind = "captured" if taker else verb.kind
    return Draft(kind, i, found[0], taker, found[1], stance(words, i), taker.j if taker else i + 1)


def _leave(sight: Sight, i: int, verb: Verb, after: int) -> Draft | None:
    words = sight.words
    if not verb.preps:
        return _leave_object(sight, i, verb, after)
    start = _behind_prep(words, after, verb)
    items = places(sight, start, "plain") if start is not None else ()
    if not items:
        return _left_where(sight, i, verb)
    actor, begins = _actor_of(words, i)
    if words_are_wished(words, i):
        return Draft(verb.kind, i, (), None, i, Stance(real=False))
    return Draft(verb.kind, i, items, actor, begins, stance(words, i))


def _leave_object(sight: Sight, i: int, verb: Verb, after: int) -> Draft | None:
    """ "abandoned the outpost": only of those who can hold a place, or of positions."""
    words = sight.words
    if verb.objects and not any(w.low in verb.objects for w in words[after : after + 6]):
        return None
    if _passive(words, i, verb):
        return _by_passive(sight, i, verb, after) if verb.forms[0] in ("abandon", "vacate", "give") else None
    draft = _active(sight, i, verb, after)
    if draft is None or draft.actor is None or not draft.items:
        return draft
    pronoun = draft.actor.j - draft.actor.i == 1 and words[draft.actor.i].kind in ("pron", "rel")
    return draft if is_actor(words, draft.actor) and not pronoun or words[draft.actor.i].low == "we" else None


def _behind_prep(words: Words, after: int, verb: Verb, reach: int = 10) -> int | None:
    """The word behind the preposition through which the verb reaches its place."""
    for k in range(after, min(len(words), after + reach)):
        if words[k].low in (";", ":") or words[k].kind in ("rel", "conj") and words[k].low not in ("and", "or"):
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
    listed = _list_before(sight, j, "plain")
    return Draft(verb.kind, i, listed[0], actor, listed[1], stance(words, i), i + 1) if listed else None


def _expel(sight: Sight, i: int, verb: Verb, after: int) -> Draft | None:
    words = sight.words
    passive = _passive(words, i, verb) or (i > 0 and words[i].low == verb.forms[3] and words[i - 1].low == ",")
    if passive:
        if (draft := _left_where(sight, i, verb)) is not None:
            return draft
        actor, begins = _actor_of(words, i)
        start = _behind_prep(words, after, verb, reach=3)
    else:
        loser = phrase_from(words, after)
        actor = Phrase(after, after + 1) if after < len(words) and words[after].low in ("them", "it") else loser
        begins = (subject(words, i) or (None, i))[1]
        if actor is None or not (words[actor.i].low in ("them", "it") or is_actor(words, actor)):
            return None
        start = _behind_prep(words, actor.j, verb, reach=3)
    items = places(sight, start, "plain") if start is not None else ()
    if not items or actor is None:
        return None
    if words_are_wished(words, i):
        return Draft(verb.kind, i, (), None, i, Stance(real=False))
    return Draft(verb.kind, i, items, actor, begins, stance(words, i))


_FALL_FOLLOWS = frozenset(
    (
        "to",
        "into",
        "under",
        "after",
        "before",
        "when",
        "while",
        "and",
        "but",
        "in",
        "on",
        "without",
        "as",
        ",",
        ".",
        ";",
        "again",
        "soon",
        "a",
    )
)


def _fall(sight: Sight, i: int, verb: Verb, after: int) -> Draft | None:
    words = sight.words
    follows = words[after] if after < len(words) else None
    if words[i].low == "falling" or (follows and follows.kind != "time" and follows.low not in _FALL_FOLLOWS):
        return None
    if (
        follows
        and follows.low in ("in", "on", "a")
        and not (after + 1 < len(words) and words[after + 1].kind == "time")
    ):
        return None
    found = _places_before(sight, i, strength="plain")
    if found is None or any(not is_place(words, x.phrase, "weak") and words[x.phrase.i].low != "it" for x in found[0]):
        return None
    taker = actor_after(words, after + 1) if follows and follows.low == "to" else _hand(words, after)
    if follows and follows.low in ("to", "into", "under") and taker is None:
        return None
    return Draft(verb.kind, i, found[0], taker, found[1], stance(words, i), taker.j if taker else i + 1)


def _belong(sight: Sight, i: int, verb: Verb, after: int) -> Draft | None:
    found = _places_before(sight, i)
    holder = actor_after(sight.words, after)
    if found is None or holder is None:
        return None
    return Draft(verb.kind, i, found[0], holder, found[1], stance(sight.words, i), holder.j)


_VERB_FRAMES: dict[str, Callable[[Sight, int, Verb, int], Draft | None]] = {
    "take": _take,
    "hold": _take,
    "lose": _lose,
    "leave": _leave,
    "expel": _expel,
    "fall": _fall,
    "belong": _belong,
}


# -- nouns ------------------------------------------------------------------------------------------------------------


def _by_noun(sight: Sight, i: int) -> Draft | None:
    """ "the rebels' capture of X", "the fall of X", "withdrawal from X"."""
    words = sight.words
    noun = vocab.nouns().get(words[i].low)
    if noun is None or i + 1 >= len(words):
        return None
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
    actor = _owner(words, i) or _agent(words, i + 1) or _agent(words, end) or _announcer(words, i)
    begins = i - 1 if i > 0 and words[i - 1].kind == "det" else i
    return Draft(noun.kind, i, items, actor, begins, stance(words, begins), end)


def _owner(words: Words, i: int) -> Phrase | None:
    """The actor right before a noun: "the rebels' capture", "SDF control", "Russian occupation"."""
    if i == 0 or words[i - 1].kind in ("punct", "verb", "conj"):
        return None
    if words[i - 1].low in ("its", "their", "his", "our"):
        return Phrase(i - 1, i)
    phrase = phrase_before(words, i)
    if phrase is None or not is_actor(words, phrase):
        return None
    return Phrase(phrase.i, phrase.j - 1) if words[phrase.j - 1].kind == "poss" else phrase


def _announcer(words: Words, i: int) -> Phrase | None:
    """Who announced, completed or claimed the capture that follows; or whose doing it was ("resulting in the capture")."""
    k = i - 1
    while (
        k >= 0
        and words[k].kind in ("det", "adv")
        or (k >= 0 and words[k].low in ("in", "with", "the", "complete", "full"))
    ):
        k -= 1
    if k > 0 and (words[k].low.endswith(("ed", "ing")) or words[k].kind == "verb"):
        return _actor_of(words, k)[0]
    return None


def _by_control(sight: Sight, i: int) -> Draft | None:
    """ "took control of X", "retains control over X", "SDF control of X", "in full control of X"."""
    words = sight.words
    if (
        words[i].low not in vocab.words("control", "nouns")
        or i + 1 >= len(words)
        or words[i + 1].low not in vocab.words("control", "preps")
    ):
        return None
    if words[i].low in ("command", "charge", "hold", "grip") and words[i + 1].low == "of" and words[i].low == "command":
        return None
    items = places(sight, i + 2, "plain")
    if not items:
        return None
    k = i - 1
    while (
        k >= 0
        and i - k < 6
        and words[k].low not in _CONTROL_VERBS
        and words[k].kind in ("det", "adv", "noun", "name", "poss", "num")
    ):
        k -= 1
    low = words[k].low if k >= 0 else ""
    kind = next((kind for kind, key in _CONTROL_KINDS if low in vocab.words("control", key)), None)
    if kind is None:
        owner = _owner(words, i)
        return (
            Draft("controls", i, items, owner, owner.i, stance(words, owner.i))
            if owner and not is_wished(words, owner.i)
            else None
        )
    if words_are_wished(words, k):
        return Draft(kind, i, (), None, i, Stance(real=False))
    owner = _owner(words, i) if kind == "controls" else None
    actor, begins = (owner, k) if owner and words[owner.i].low not in ("its", "their") else _actor_of(words, k)
    return Draft(kind, i, items, actor, begins, stance(words, k))


_CONTROL_KINDS = (("captured", "take"), ("controls", "hold"), ("withdrew", "lose"))
_CONTROL_VERBS = vocab.words("control", "take") | vocab.words("control", "hold") | vocab.words("control", "lose")


# -- places in hands --------------------------------------------------------------------------------------------------

_FELL = frozenset(
    (
        "fell",
        "fallen",
        "came",
        "come",
        "brought",
        "passed",
        "put",
        "placed",
        "falls",
        "returned",
        "back",
        "bringing",
        "putting",
    )
)


def _by_hand(sight: Sight, i: int) -> Draft | None:
    """ "X is under the control of A", "X remained in rebel hands", "areas under A's control"."""
    words = sight.words
    if words[i].low not in ("under", "in", "into") or i == 0:
        return None
    holder = _hand(words, i)
    if holder is None:
        return None
    found = _places_before_hand(sight, i)
    if found is None:
        return None
    items, begins = found
    moved = any(w.low in _FELL for w in words[max(begins, i - 5) : i])
    stop = max(
        holder.j,
        next((k + 1 for k in range(i, min(len(words), i + 9)) if words[k].low in vocab.words("control", "under")), 0),
    )
    return Draft("captured" if moved else "controls", i, items, holder, begins, stance(words, i), stop)


def _hand(words: Words, i: int) -> Phrase | None:
    """The holder in "under/in (the) control/hands of A", "under A's control", "in A hands"; the word i is "under" or "in"."""
    if i >= len(words) or words[i].low not in ("under", "in", "into"):
        return None
    for k in range(i + 1, min(len(words), i + 9)):
        if words[k].low in vocab.words("control", "under"):
            if k + 1 < len(words) and words[k + 1].low == "of":
                return actor_after(words, k + 2) if words[i].low != "in" or words[k].low in ("hands", "hand") else None
            return _between(words, i + 1, k)
        if words[k].kind in ("punct", "aux", "conj", "verb", "rel") and words[k].low not in '"“”':
            return None
    return None


def _between(words: Words, i: int, k: int) -> Phrase | None:
    while i < k and words[i].low in (
        "the",
        "full",
        "complete",
        "firm",
        "partial",
        "total",
        "joint",
        "direct",
        "effective",
        "de",
        "facto",
    ):
        i += 1
    if k - i == 1 and words[i].low in ("its", "their", "our", "his"):
        return Phrase(i, k)
    j = k - 1 if words[k - 1].kind == "poss" else k
    if i >= j:
        return None
    phrase = Phrase(i, j)
    named = words[j - 1].kind == "name" or any(w.kind == "name" for w in words[i:j])
    return phrase if is_actor(words, phrase) or named else None


def _places_before_hand(sight: Sight, i: int) -> tuple[tuple[Item, ...], int] | None:
    words = sight.words
    j = i
    while j > 0 and (
        words[j - 1].kind in ("aux", "adv", "modal", "time")
        or words[j - 1].low in _FELL | _BE | {"not", "left", "still", "firmly", "to", "remaining"}
    ):
        j -= 1
    return _places_before(sight, j, strength="plain")


def _by_declaration(sight: Sight, i: int) -> Draft | None:
    """ "declared the town liberated"."""
    words = sight.words
    if words[i].low not in vocab.words("declared", "verbs"):
        return None
    items = places(sight, i + 1, "plain")
    end = (items[-1].where or items[-1].phrase).j if items else i + 1
    while end < len(words) and words[end].kind == "adv":
        end += 1
    if not items or end >= len(words) or words[end].low not in vocab.words("declared", "states"):
        return None
    actor, begins = _actor_of(words, i)
    return Draft(
        "captured", i, items, actor if actor and is_actor(words, actor) else None, begins, stance(words, i), end + 1
    )


def _by_owner(sight: Sight, i: int) -> Draft | None:
    """ "the bazaar is ours"."""
    words = sight.words
    if words[i].low not in vocab.words("owned", "words") or _auxiliary(words, i) not in _BE:
        return None
    found = _places_before(sight, i)
    return Draft("controls", i, found[0], Phrase(i, i + 1), found[1], stance(words, i), i + 1) if found else None


# -- adjectives and strongholds ---------------------------------------------------------------------------------------


def _by_adjective(sight: Sight, i: int) -> Draft | None:
    """ "rebel-held eastern Qasr Amun", "the Islamic State-held town"."""
    words = sight.words
    match = _HELD.match(words[i].text)
    if match is None or match.group(2).lower() not in vocab.words("adjective", "second"):
        return None
    first = match.group(1)
    if first.lower() in vocab.words("adjective", "first_not"):
        return None
    phrase = phrase_from(words, i + 1)
    if phrase is None or not is_place(words, phrase, "weak" if match.group(2).lower() == "run" else "plain"):
        return None
    start = i
    while start > 0 and words[start - 1].kind == "name" and first[0].isupper() and words[start - 1].mention is not None:
        start -= 1
    items = places(sight, i + 1, "plain")[:1] or (Item(phrase, places_after(words, phrase.j)),)
    if not _is_told_apart(words, items[0], i):
        return None
    kind = "captured" if match.group(2).lower() in vocab.words("adjective", "captured") else "controls"
    begins = start - 1 if start > 0 and words[start - 1].kind == "det" else start
    return Draft(kind, i, items, Phrase(start, i + 1), begins, Stance())


def _is_told_apart(words: Words, item: Item, i: int) -> bool:
    """Whether a phrase is one place ("the rebel-held enclave") and not any such place ("rebel-held areas")."""
    parts = (item.phrase, *((item.where,) if item.where else ()))
    if any(w.kind == "name" for part in parts for w in words[part.i : part.j]):
        return True
    definite = any(w.low in ("the", "its", "this") for w in words[max(0, i - 2) : i])
    return (
        definite
        and not words[item.phrase.j - 1].low.endswith("s")
        and sites.site_named(words[item.phrase.j - 1].low) is None
    )


def _by_stronghold(sight: Sight, i: int) -> Draft | None:
    """ "the rebel stronghold of X", "X, once the de facto capital of A"."""
    words = sight.words
    if (
        words[i].low not in vocab.words("stronghold", "nouns")
        or words[i].low == "capital"
        and not _is_de_facto(words, i)
    ):
        return None
    actor = _owner(words, i - 2 if words[i].low == "capital" else i)
    begins = actor.i if actor else i
    if actor and words[actor.i].low in ("the", "a", "an", "its"):
        begins = actor.i
    after = i + 1
    if after < len(words) and words[after].low == "of":
        items = places(sight, after + 1, "plain") if actor else ()
        if items and actor:
            return Draft("controls", i, items[:1], actor, begins, _held(words, begins))
        actor = actor or actor_after(words, after + 1)
    elif actor and after < len(words) and words[after].kind == "name" and (items := places(sight, after, "plain")):
        return Draft("controls", i, items[:1], actor, begins, _held(words, begins))
    return _named_before(sight, i, actor) if actor else None


def _is_de_facto(words: Words, i: int) -> bool:
    return (
        i > 1
        and words[i - 1].low == "facto"
        or i > 0
        and words[i - 1].low in ("self-declared", "self-proclaimed", "self-styled")
    )


def _held(words: Words, begins: int) -> Stance:
    near = [w.low for w in words[max(0, begins - 3) : begins + 4]]
    return Stance(past=any(w in ("former", "once", "formerly", "erstwhile", "ex") for w in near))


def _named_before(sight: Sight, i: int, actor: Phrase) -> Draft | None:
    """The place to which "a stronghold of A" stands in apposition or as predicate."""
    words = sight.words
    j = min(i, actor.i)
    while j > 0 and (
        words[j - 1].kind in ("det", "adv", "aux", "rel")
        or words[j - 1].low
        in (
            ",",
            "once",
            "as",
            "former",
            "main",
            "last",
            "key",
            "major",
            "traditional",
            "important",
            "a",
            "remaining",
            "de",
            "facto",
        )
    ):
        j -= 1
    listed = _list_before(sight, j, "weak") if j < i else None
    if listed is None or j == min(i, actor.i):
        return None
    items, _ = listed
    return Draft("controls", i, items[-1:], actor, items[-1].phrase.i, _held(words, j + 1), max(i + 1, actor.j))


_FRAMES: tuple[Frame, ...] = (
    _by_adjective,
    _by_declaration,
    _by_control,
    _by_noun,
    _by_verb,
    _by_hand,
    _by_owner,
    _by_stronghold,
)
