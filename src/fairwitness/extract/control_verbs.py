"""Control told by a verb ("captured X", "X fell to A"): one function for each frame of control.toml."""

from __future__ import annotations

from collections.abc import Callable

from fairwitness.extract.control_actors import actor_after, actor_of, agent, agent_end, auxiliary, is_actor, subject
from fairwitness.extract.control_drafts import Draft
from fairwitness.extract.control_holders import holder_at, is_told_apart
from fairwitness.extract.control_places import BE, Item, Sight, inner, is_place, list_before, places, places_before
from fairwitness.extract.phrases import Phrase, Word, Words, phrase_from
from fairwitness.extract.stance import Stance, stance, words_are_wished
from fairwitness.vocab import control as vocab
from fairwitness.vocab import phrases, sites
from fairwitness.vocab.control import Verb


def by_verb(sight: Sight, i: int) -> Draft | None:
    words = sight.words
    if (words[i].kind == "name" and i > 0) or _is_noun(words, i):
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
    follows = words[i + 1].low if i + 1 < len(words) else ""
    if (follows == "of" and not words[i].low.endswith("ing")) or (follows == "over" and words[i].low == "control"):
        return True
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


def _passive(words: Words, i: int, verb: Verb) -> bool:
    return words[i].low in (verb.forms[3],) and auxiliary(words, i) in BE


def _active(sight: Sight, i: int, verb: Verb, after: int) -> Draft | None:
    words = sight.words
    if after + 1 < len(words) and words[after].low in ("or", "and") and _is_twin(words[after + 1], words[i]):
        after += 2
    if words[i].low == verb.forms[0] and not _has_base_subject(words, i):
        return None
    items = places(sight, after, verb.strength) or _named_by_actor(sight, i, verb, after)
    if not items:
        return None
    if words_are_wished(sight.words, i):
        return Draft(verb.kind, i, (), None, i, Stance(real=False))
    actor, begins = actor_of(sight.words, i)
    return Draft(verb.kind, i, items, actor, begins, stance(sight.words, i))


def _has_base_subject(words: Words, i: int) -> bool:
    """Whether a base form has what makes it a verb: "to", a modal, "and", or a subject."""
    if i == 0 or words[i].low in ("overrun", "quit", "run"):
        return True
    before = words[i - 1]
    if before.kind in ("modal", "conj", "adv", "aux", "pron", "rel") or before.low in ("to", ","):
        return True
    return subject(words, i) is not None


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


def _take(sight: Sight, i: int, verb: Verb, after: int) -> Draft | None:
    words = sight.words
    if _passive(words, i, verb):
        return _by_passive(sight, i, verb, after)
    return _active(sight, i, verb, after) or _gap(sight, i, verb, after) or _reduced(sight, i, verb, after)


def _by_passive(sight: Sight, i: int, verb: Verb, after: int) -> Draft | None:
    """ "X and Y were captured (by A)"; a share that is liberated now is held (CODEBOOK section 5)."""
    words = sight.words
    found = places_before(sight, i)
    if found is None:
        return None
    items, begins = found
    share = auxiliary(words, i) in ("is", "are") and all(x.figure and x.figure.unit == "percent" for x in items)
    kind = "controls" if share else verb.kind
    return Draft(kind, i, items, agent(words, after), begins, stance(words, i), max(i + 1, agent_end(words, after)))


def _gap(sight: Sight, i: int, verb: Verb, after: int) -> Draft | None:
    """ "the pocket near X (that) rebels still hold", "Qasr Amun, which the army took on Friday"."""
    words = sight.words
    found = subject(words, i)
    if found is None or verb.strength == "site" or _has_object(words, i, verb, after):
        return None
    actor, begins = found
    pronoun = actor.j - actor.i == 1 and words[actor.i].low in ("they", "it", "he", "we")
    relative = begins > 0 and words[begins - 1].low in ("which", "that", "where")
    if not (pronoun or (relative and is_actor(words, actor))):
        return None
    j = begins - 1 if relative else begins
    while relative and j > 0 and (words[j - 1].kind == "punct" or words[j - 1].low == "of"):
        j -= 1
    listed = list_before(sight, j, "plain" if relative else "weak")
    if listed is None:
        return None
    item, start = listed[0][-1], listed[1]
    if not relative and not (sites.is_place_noun(words[item.phrase.j - 1].low) or item.where):
        return None
    if verb.frame == "hold" and not is_told_apart(words, item, item.phrase.i + 1 if relative else 0):
        return None
    item = Item(inner(words, item.phrase), item.where, item.figure) if relative else item
    return Draft(verb.kind, i, (item,), actor, start, stance(words, i), i + 1)


def _has_object(words: Words, i: int, verb: Verb, after: int) -> bool:
    """Whether the verb has what it governs behind it, and so none before."""
    if words[i].low == verb.forms[4]:
        return True
    return after < len(words) and (
        words[after].low in ("by", "of") or words[after].kind in ("det", "noun", "name", "num")
    )


_REDUCED_FOLLOWS = frozenset(("in", "on", "from", "earlier", "last", "during", "since", "after", "before", "at"))


def _reduced(sight: Sight, i: int, verb: Verb, after: int) -> Draft | None:
    """ "areas held by the army", "the airbase, taken on Monday"."""
    words = sight.words
    if words[i].low != verb.forms[3] or i == 0 or auxiliary(words, i) in ("has", "have", "had", "having"):
        return None
    by = agent(words, after)
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
    listed = list_before(sight, j, "plain" if by else "weak")
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
        agent_end(words, after) or i + 1,
    )


def _lose(sight: Sight, i: int, verb: Verb, after: int) -> Draft | None:
    words = sight.words
    if not _passive(words, i, verb):
        return _active(sight, i, verb, after) or _gap(sight, i, verb, after)
    found = places_before(sight, i, strength="weak")
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
    actor, begins = actor_of(words, i)
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
    return draft if (is_actor(words, draft.actor) and not pronoun) or words[draft.actor.i].low == "we" else None


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


def _expel(sight: Sight, i: int, verb: Verb, after: int) -> Draft | None:
    words = sight.words
    passive = _passive(words, i, verb) or (i > 0 and words[i].low == verb.forms[3] and words[i - 1].low == ",")
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
    return Draft(verb.kind, i, found[0], taker, found[1], stance(words, i), taker.j if taker else i + 1)


def _belong(sight: Sight, i: int, verb: Verb, after: int) -> Draft | None:
    found = places_before(sight, i)
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
