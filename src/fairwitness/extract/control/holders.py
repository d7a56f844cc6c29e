"""Control told by who has a place: "under A's control", "rebel-held X", "the A stronghold of X", "X is ours"."""

from __future__ import annotations

import re
from dataclasses import replace

from fairwitness.extract.control.actors import actor_after, auxiliary, is_actor, owner_before
from fairwitness.extract.control.drafts import Draft
from fairwitness.extract.control.places import (
    BE,
    Item,
    Sight,
    inner,
    is_counted_place,
    is_place,
    list_before,
    places,
    places_before,
)
from fairwitness.extract.phrases import Phrase, Words, phrase_from, places_after
from fairwitness.extract.stance import Stance, stance
from fairwitness.vocab import control as vocab
from fairwitness.vocab import sites

_HELD = re.compile(r"^(?:(then|once|formerly|previously)[-‑–])?(.+)[-‑–](\w+)$")


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


def by_hand(sight: Sight, i: int) -> Draft | None:
    """ "X is under the control of A", "X remained in rebel hands", "areas under A's control"."""
    words = sight.words
    if words[i].low not in ("under", "in", "into") or i == 0:
        return None
    holder = holder_at(words, i)
    if holder is None:
        return None
    found = _places_before_hand(sight, i)
    if found is None:
        return None
    items, begins = found
    items = (_named_by(sight, begins, i) or items[0], *items[1:])
    moved = any(w.low in _FELL for w in words[max(begins, i - 5) : i])
    stop = max(
        holder.j,
        next((k + 1 for k in range(i, min(len(words), i + 9)) if words[k].low in vocab.words("control", "under")), 0),
    )
    return Draft("captured" if moved else "controls", i, items, holder, begins, stance(words, i), stop)


def _named_by(sight: Sight, begins: int, i: int) -> Item | None:
    """The name before a comma, of which "the last town (in Sanar) under rebel control" is said; "under" is word i."""
    words = sight.words
    if any(w.kind in ("aux", "verb") or w.low in _FELL | BE for w in words[begins:i]):
        return None
    if begins < 2 or words[begins - 1].low != "," or words[begins].low not in ("the", "a", "one"):
        return None
    if words[begins - 2].kind != "name" or any(w.kind == "name" for w in words[begins : begins + 3]):
        return None
    listed = list_before(sight, begins - 1, "plain")
    return listed[0][-1] if listed else None


def holder_at(words: Words, i: int) -> Phrase | None:
    """The holder in "under the control of A", "under A's control", "in A hands"; the word i is "under" or "in"."""
    if i >= len(words) or words[i].low not in ("under", "in", "into"):
        return None
    for k in range(i + 1, min(len(words), i + 9)):
        if words[k].low in vocab.words("control", "under"):
            if k + 1 < len(words) and words[k + 1].low == "by" and (by := actor_after(words, k + 2)):
                return by
            if k + 1 < len(words) and words[k + 1].low == "of":
                return actor_after(words, k + 2) if words[i].low != "in" or words[k].low in ("hands", "hand") else None
            return _between(words, i + 1, k)
        if words[k].kind in ("punct", "aux", "conj", "verb", "rel") and words[k].low not in '"“”':
            return None
        if words[k].low == "under":  # "in Sanar province under rebel control"
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
        or words[j - 1].low in _FELL | BE | vocab.words("control", "before_under")
    ):
        j -= 1
    return places_before(sight, j, strength="plain")


def by_owner(sight: Sight, i: int) -> Draft | None:
    """ "the bazaar is ours"."""
    words = sight.words
    if words[i].low not in vocab.words("owned", "words") or auxiliary(words, i) not in BE:
        return None
    found = places_before(sight, i)
    return Draft("controls", i, found[0], Phrase(i, i + 1), found[1], stance(words, i), i + 1) if found else None


_AFTERWARDS = frozenset(("and", "but", ",", ".", ";", "again", "now", "too", "since", "on", "by", "at"))


def by_people(sight: Sight, i: int) -> Draft | None:
    """ "The city is Ukrainian", "the heights were again Kurdish"."""
    words = sight.words
    mention = words[i].mention
    if mention is None or mention.type != "demonym" or mention.words.text != words[i].text:
        return None
    if auxiliary(words, i) not in BE or i == 0 or words[i - 1].kind == "det":
        return None
    if i + 1 < len(words) and words[i + 1].low not in _AFTERWARDS and words[i + 1].kind != "time":
        return None
    found = places_before(sight, i, strength="weak")
    return Draft("controls", i, found[0], Phrase(i, i + 1), found[1], stance(words, i), i + 1) if found else None


def by_adjective(sight: Sight, i: int) -> Draft | None:
    """ "rebel-held eastern Qasr Amun", "the Islamic State-held town"."""
    words = sight.words
    match = _HELD.match(words[i].text)
    if match is None or match[3].lower() not in vocab.words("adjective", "second"):
        return None
    first = match[2]
    if first.lower() in vocab.words("adjective", "first_not"):
        return None
    phrase = phrase_from(words, i + 1)
    if phrase is None or not is_place(words, phrase, "weak" if match[3].lower() == "run" else "plain"):
        return None
    start = i
    while start > 0 and words[start - 1].kind == "name" and first[0].isupper() and words[start - 1].mention is not None:
        start -= 1
    counted = _counted_before(sight, start, phrase)
    items = (counted,) if counted else places(sight, i + 1, "plain")[:1] or (_located(words, phrase),)
    if counted is None and not is_told_apart(words, items[0], i):
        return None
    kind = "captured" if match[3].lower() in vocab.words("adjective", "captured") else "controls"
    begins = start - 1 if start > 0 and words[start - 1].kind == "det" else start
    over = match[1] is not None or (start > 0 and words[start - 1].low in vocab.words("real", "over") | {"then"})
    return Draft(kind, i, items, Phrase(start, i + 1), begins, Stance(past=over))


def _located(words: Words, phrase: Phrase) -> Item:
    return Item(phrase, places_after(words, phrase.j))


def _counted_before(sight: Sight, start: int, phrase: Phrase) -> Item | None:
    """The places counted before the adjective ("54 rebel-held villages")."""
    words = sight.words
    site = sites.site_named(words[phrase.j - 1].low)
    if site is not None and site.group != "other":
        return None
    for figure in sight.figures:
        if start > 0 and figure.words.end == words[start - 1].end and is_counted_place(words, figure, phrase):
            first = next(k for k in range(start) if words[k].end > figure.words.start)
            return replace(_located(words, Phrase(first, phrase.j)), figure=figure)
    return None


def is_told_apart(words: Words, item: Item, i: int) -> bool:
    """Whether a phrase is one place ("the rebel-held enclave") and not any such place ("rebel-held areas")."""
    parts = (item.phrase, *((item.where,) if item.where else ()))
    if any(w.kind == "name" for part in parts for w in words[part.i : part.j]):
        return True
    definite = any(w.low in ("the", "its", "this") for w in words[max(0, i - 3) : i])
    if item.where is not None and is_place(words, Phrase(item.where.i + 1, item.where.j), "weak"):
        return True
    return (
        definite
        and not words[item.phrase.j - 1].low.endswith("s")
        and sites.site_named(words[item.phrase.j - 1].low) is None
    )


def by_stronghold(sight: Sight, i: int) -> Draft | None:
    """ "the rebel stronghold of X", "X, once the de facto capital of A"."""
    words = sight.words
    if words[i].low not in vocab.words("stronghold", "nouns") or (
        words[i].low == "capital" and not _is_de_facto(words, i)
    ):
        return None
    actor = owner_before(words, i - 2 if words[i].low == "capital" else i)
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
    return (i > 1 and words[i - 1].low == "facto") or (
        i > 0 and words[i - 1].low in ("self-declared", "self-proclaimed", "self-styled")
    )


def _held(words: Words, begins: int) -> Stance:
    near = [w.low for w in words[max(0, begins - 3) : begins + 4]]
    return Stance(past=any(w in ("former", "once", "formerly", "erstwhile", "ex") for w in near))


def _named_before(sight: Sight, i: int, actor: Phrase) -> Draft | None:
    """The place to which "a stronghold of A" stands in apposition or as predicate."""
    words = sight.words
    near = j = min(i, actor.i)
    while j > 0 and (words[j - 1].kind in ("det", "adv", "aux", "rel") or words[j - 1].low in _APPOSED):
        j -= 1
    listed = list_before(sight, j, "weak") if j < near else None
    if listed is None:
        return None
    item = listed[0][-1]
    item = Item(inner(words, item.phrase), item.where)
    return Draft("controls", i, (item,), actor, item.phrase.i, _held(words, j + 1), max(i + 1, actor.j))


_APPOSED = vocab.words("stronghold", "apposed")
