"""Where a sentence tells of force: weapons that strike, verbs of force, nouns of force."""

from __future__ import annotations

from fairwitness.extract.control.actors import is_actor, subject
from fairwitness.extract.phrases import Phrase, Words, phrase_from, places_after
from fairwitness.extract.second_layer.phrases import (
    Find,
    agent_of,
    has_owner,
    is_passive,
    is_protected,
    noun_at,
    phrase_start,
    tail_end,
    through,
    weapon_in,
)
from fairwitness.extract.stance import is_wished
from fairwitness.vocab import harm, phrases
from fairwitness.vocab.harm import Row
from fairwitness.vocab.verbs import forms


def by_weapon(words: Words, i: int) -> Find | None:
    """ "Shells fell on the town", "fired rockets at the town"."""
    found = noun_at(words, i, "weapon")
    if found is None:
        return None
    row, end = found
    start = phrase_start(words, i)
    k = end
    if k < len(words) and words[k].low in ("with", "packed", "laden", "loaded", "carrying", "full"):
        while k < min(len(words), end + 8) and words[k].low not in harm.weapon_verbs(row.kind):
            k += 1
    while k < len(words) and (words[k].kind in ("adv", "aux", "time") or words[k].low in ("kept", "began")):
        k += 1
    if k < len(words) and words[k].low in harm.weapon_verbs(row.kind) and words[k].kind != "name":
        if _hits_protected(words, k) or _goes_nowhere(words, k):
            return None
        phrase = Phrase(start, end)
        return Find(
            row, i, start, through(words, k + 1), None, phrase if has_owner(words, phrase) else None, Phrase(i, end)
        )
    before = start - 1
    fired = harm.fired() if row.kind != "bombing" else harm.detonated()
    if before >= 0 and words[before].low in fired:
        doer = subject(words, before)
        actor = doer[0] if doer and is_actor(words, doer[0]) else None
        return Find(row, i, doer[1] if doer else before, through(words, end), None, actor, Phrase(start, end))
    return None


def _goes_nowhere(words: Words, k: int) -> bool:
    """Whether a verb that needs "off" or "up" to tell of a blast stands without it ("trucks went through")."""
    needs = words[k].low in {form for verb in ("go", "blow", "set") for spelled in forms(verb) for form in spelled}
    return needs and not (k + 1 < len(words) and words[k + 1].low in ("off", "up", "on", "fire", "itself", "himself"))


def _hits_protected(words: Words, k: int) -> bool:
    """Whether the verb at word k strikes what is protected: that is told as damage."""
    if words[k].low not in harm.verbs("damage"):
        return False
    start = k + 2 if k + 1 < len(words) and words[k + 1].low in ("into", "on") else k + 1
    what = phrase_from(words, start)
    return what is not None and is_protected(words, what)


def acted(words: Words, i: int) -> Find | None:
    """ "The village was shelled", "gunmen attacked the village"."""
    for row, tag in harm.verbs("act").get(words[i].low, ()):
        end = tail_end(words, i, row) if row.tail else i + 1
        if end is None or tag == "base" or (words[i].kind == "name" and i > 0) or end > i + 2:
            continue
        if i > 0 and (words[i - 1].kind in ("det", "poss") or (tag == "third" and noun_at(words, i, "weapon"))):
            continue
        if tag == "participle" and is_passive(words, i):
            what = subject(words, i)
            if what is not None:
                return Find(row, i, what[1], through(words, end), None, agent_of(words, end), _own_means(row, i))
        elif tag in ("past", "third", "ing"):
            doer = subject(words, i)
            whom = phrase_from(words, end)
            if (
                (whom is not None or row.tail)
                and doer is not None
                and (is_actor(words, doer[0]) or weapon_in(words, doer[0]) or words[doer[0].i].kind in ("pron", "rel"))
            ):
                if row.kind == "attack" and weapon_in(words, doer[0]):
                    continue
                actor = doer[0] if is_actor(words, doer[0]) else None
                means = weapon_in(words, doer[0]) or _own_means(row, i)
                return Find(row, i, doer[1], whom.j if whom else end, None, actor, means)
    return None


def _own_means(row: Row, i: int) -> Phrase | None:
    """The verb itself, where it names the means ("shelled")."""
    return Phrase(i, i + 1) if row.kind in ("shelling", "airstrike") else None


_REACH = frozenset("on in at against near of outside between around inside with by upon to across".split())


def noun(words: Words, i: int) -> Find | None:
    """ "An air strike on the market"."""
    found = noun_at(words, i, "noun")
    if found is None:
        return None
    row, end = found
    if i > 0 and (words[i - 1].low == "-" or noun_at(words, i - 1, "noun") is not None):
        return None
    start = phrase_start(words, i)
    if _is_measured(words, start, end) or _is_participle(words, i):
        return None
    owner = Phrase(start, i) if start < i and has_owner(words, Phrase(start, i)) else None
    follows = words[end].low if end < len(words) else ""
    none = _is_none(words, start)
    if (follows not in _REACH | harm.goings_on() and not (row.bare or owner or none)) or is_wished(words, start):
        return None
    if end < len(words) and words[end].kind in ("noun",) and not words[end].low.endswith(("ed", "ing")):
        return None
    where = places_after(words, end) or (phrase_from(words, end + 1) if follows in _REACH else None)
    return Find(
        row,
        i,
        start,
        where.j if where else end,
        None,
        owner or agent_of(words, end),
        Phrase(i, end) if row.kind != "clash" else None,
        "airstrike" if words[i].low == "bombing" and follows == "of" else None,
        denied=none,
    )


def _is_none(words: Words, start: int) -> bool:
    """Whether "no" stands before the phrase that begins at word ``start``: "no fighting or shelling" is neither."""
    if words[start].low == "no" or (start > 0 and words[start - 1].low == "no"):
        return True
    k = start - 1
    if k < 0 or words[k].low not in ("or", "nor"):
        return False
    while k >= max(0, start - 8) and (words[k].kind in ("noun", "name") or words[k].low in ("or", "nor", ",", "no")):
        if words[k].low == "no":
            return True
        k -= 1
    return False


def _is_measured(words: Words, start: int, end: int) -> bool:
    """Whether a noun is only set against others ("the worst attack of the year") or burns by itself."""
    if end < len(words) and words[end].low == "of" and words[end - 1].low in ("explosion", "blast"):
        return True
    return any(w.low == "worst" or (w.low.endswith("iest") and w.kind == "noun") for w in words[start:end])


def _is_participle(words: Words, i: int) -> bool:
    """Whether "fighting" is what those before it do ("militiamen fighting beside it")."""
    return words[i].low == "fighting" and i > 0 and words[i - 1].low in phrases.actor_nouns()
