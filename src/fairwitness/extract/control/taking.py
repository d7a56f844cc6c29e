"""Control told by a verb that takes, holds or loses a place: "captured X", "X was taken", "X, lost on Friday"."""

from __future__ import annotations

from fairwitness.extract.control.actors import actor_after, actor_of, agent, agent_end, auxiliary, is_actor, subject
from fairwitness.extract.control.drafts import Draft
from fairwitness.extract.control.holders import is_told_apart
from fairwitness.extract.control.places import BE, Item, Sight, head, inner, list_before, places, places_before
from fairwitness.extract.phrases import Word, Words
from fairwitness.extract.stance import Stance, stance, words_are_wished
from fairwitness.vocab import sites
from fairwitness.vocab.control import Verb


def is_passive(words: Words, i: int, verb: Verb) -> bool:
    return words[i].low in (verb.forms[3],) and auxiliary(words, i) in BE


def active(sight: Sight, i: int, verb: Verb, after: int) -> Draft | None:
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
    return Draft(_kind(words, i, verb), i, items, actor, begins, stance(sight.words, i))


def _kind(words: Words, i: int, verb: Verb) -> str:
    """The kind of a verb; in the perfect that which its row names ("have occupied the town": captured)."""
    return verb.perfect if verb.perfect and auxiliary(words, i) in ("has", "have") else verb.kind


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
    return items if items and words[inner(words, items[0].phrase).i].kind == "name" else ()


def _is_twin(word: Word, verb: Word) -> bool:
    """Whether the word is a second verb of the same form ("hold or sway", "seized and held")."""
    ending = next((e for e in ("ed", "ing", "s") if verb.low.endswith(e)), None)
    return word.kind == "noun" and (ending is None or word.low.endswith(ending))


def take(sight: Sight, i: int, verb: Verb, after: int) -> Draft | None:
    words = sight.words
    if is_passive(words, i, verb):
        return by_passive(sight, i, verb, after) if verb.strength != "site" else None
    if verb.strength == "site" and (share := _share(sight, i, verb, after)) is not None:
        return share
    return active(sight, i, verb, after) or gap(sight, i, verb, after) or _reduced(sight, i, verb, after)


def _share(sight: Sight, i: int, verb: Verb, after: int) -> Draft | None:
    """ "The rebels still have 60 percent of the city"."""
    words = sight.words
    items = places(sight, after, "weak")
    actor, begins = actor_of(words, i)
    if not items or actor is None or not is_actor(words, actor):
        return None
    if items[0].figure is None or items[0].figure.unit not in ("percent", "km2"):
        return None
    return Draft(verb.kind, i, items, actor, begins, stance(words, i))


def by_passive(sight: Sight, i: int, verb: Verb, after: int) -> Draft | None:
    """ "X and Y were captured (by A)"; a share that is liberated now is held (CODEBOOK section 5)."""
    words = sight.words
    found = places_before(sight, i)
    if found is None:
        return None
    items, begins = found
    share = auxiliary(words, i) in ("is", "are") and all(x.figure and x.figure.unit == "percent" for x in items)
    kind = "controls" if share else verb.kind
    return Draft(kind, i, items, agent(words, after), begins, stance(words, i), max(i + 1, agent_end(words, after)))


def gap(sight: Sight, i: int, verb: Verb, after: int) -> Draft | None:
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
    of_it = head(words, item.phrase).low
    if not relative and not (sites.is_place_noun(words[item.phrase.j - 1].low) or item.where or of_it in _SOME):
        return None
    if verb.frame == "hold" and not is_told_apart(words, item, item.phrase.i + 1 if relative else 0):
        return None
    item = Item(inner(words, item.phrase), item.where, item.figure) if relative else item
    return Draft(verb.kind, i, (item,), actor, start, stance(words, i), i + 1)


_SOME = frozenset("parts part areas area districts neighbourhoods neighborhoods villages half".split())


def _has_object(words: Words, i: int, verb: Verb, after: int) -> bool:
    """Whether the verb has what it governs behind it, and so none before."""
    if words[i].low == verb.forms[4]:
        return True
    return after < len(words) and (
        words[after].low in ("by", "of") or words[after].kind in ("det", "noun", "name", "num")
    )


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


def lose(sight: Sight, i: int, verb: Verb, after: int) -> Draft | None:
    words = sight.words
    if not is_passive(words, i, verb):
        return active(sight, i, verb, after) or gap(sight, i, verb, after)
    found = places_before(sight, i, strength="weak")
    if found is None:
        return None
    to = next((k for k in range(after, min(len(words), after + 3)) if words[k].low == "to"), None)
    taker = actor_after(words, to + 1) if to is not None else None
    kind = "captured" if taker else verb.kind
    return Draft(kind, i, found[0], taker, found[1], stance(words, i), taker.j if taker else i + 1)
