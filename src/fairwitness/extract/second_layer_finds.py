"""Where a sentence tells of harm, force or damage: one function for each form of row in harm.toml."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fairwitness.extract.control_actors import clause_actor, is_actor, subject
from fairwitness.extract.phrases import Phrase, Words, phrase_from, places_after
from fairwitness.extract.second_layer_phrases import (
    BE,
    agent_of,
    has_owner,
    is_building,
    is_passive,
    is_people,
    is_protected,
    noun_at,
    people_from,
    phrase_befallen,
    phrase_start,
    tail_end,
    through,
    weapon_in,
)
from fairwitness.extract.stance import is_wished, stance
from fairwitness.vocab import control, harm, phrases
from fairwitness.vocab.harm import Row
from fairwitness.vocab.verbs import forms


@dataclass(frozen=True, slots=True)
class Find:
    """A second-layer claim as word numbers."""

    row: Row
    cue: int
    begins: int
    ends: int
    group: Phrase | None = None
    actor: Phrase | None = None
    means: Phrase | None = None
    kind: str | None = None
    denied: bool = False


def finds(words: Words) -> Iterator[Find]:
    told: dict[str, int] = {}
    for i in range(len(words)):
        find = _find(words, i)
        if find is None or not stance(words, find.cue).real or i < told.get(find.row.kind, 0):
            continue
        told[find.row.kind] = find.ends
        yield find


def _find(words: Words, i: int) -> Find | None:
    if words[i].low not in harm.beginnings():
        return None
    for look in (
        _disclaimed,
        _undergone,
        _befallen,
        _missing,
        _unseen,
        _of_people,
        _damaged,
        _ruined,
        _by_weapon,
        _acted,
        _noun,
    ):
        find = look(words, i)
        if find is not None:
            return find
    return None


def _disclaimed(words: Words, i: int) -> Find | None:
    """ "denied striking the convoy", "denies having fired on the crowd"."""
    k = i - 2 if i > 1 and words[i - 1].low == "having" else i - 1
    if k < 0 or words[k].low not in control.words("real", "denial_cues"):
        return None
    for form in ("act", "damage", "undergo"):
        for row, tag in harm.verbs(form).get(words[i].low, ()):
            whom = phrase_from(words, i + 1) or phrase_from(words, i + 2)
            if whom is None or tag not in ("ing", "participle"):
                continue
            kind = "attack" if row.kind == "damaged" and not is_protected(words, whom) else row.kind
            return Find(row, i, i, whom.j, None, clause_actor(words, k), None, kind, denied=True)
    return None


def _undergone(words: Words, i: int) -> Find | None:
    """ "A journalist was killed", "gunmen abducted a doctor"."""
    for row, tag in harm.verbs("undergo").get(words[i].low, ()):
        end = tail_end(words, i, row)
        if end is None:
            continue
        if tag == "participle" and is_passive(words, i):
            who = phrase_befallen(words, i, is_people)
            if who is not None:
                return Find(row, i, who.i, through(words, end), who, agent_of(words, end))
        elif (
            tag != "base"
            and not _describes(words, i)
            and not is_passive(words, i)
            and (whom := people_from(words, i + 1)) is not None
        ):
            doer = subject(words, i)
            actor = doer[0] if doer and is_actor(words, doer[0]) else None
            return Find(row, i, doer[1] if doer else i, max(end, whom.j), whom, actor)
    return None


def _describes(words: Words, i: int) -> bool:
    """Whether a participle only describes those behind it ("the jailed men", "60 injured people")."""
    return i > 0 and words[i - 1].kind in ("det", "num", "poss", "prep") and not words[i].low.endswith("ing")


def _befallen(words: Words, i: int) -> Find | None:
    """ "A rescuer died"."""
    for row, tag in harm.verbs("do").get(words[i].low, ()):
        end = tail_end(words, i, row)
        if end is None or tag == "base":
            continue
        who = phrase_befallen(words, i, is_people)
        if who is not None:
            return Find(row, i, who.i, through(words, end), who)
    return None


def _unseen(words: Words, i: int) -> Find | None:
    """ "A driver has not been seen since August"."""
    lows = tuple(w.low for w in words[max(0, i - 2) : i])
    row = next((r for r in harm.rows() if r.form == "unseen" and words[i].low in r.words), None)
    if row is None or lows != ("not", "been"):
        return None
    who = phrase_befallen(words, i, is_people)
    return Find(row, i, who.i, i + 1, who) if who is not None else None


def _missing(words: Words, i: int) -> Find | None:
    row = next((r for r in harm.rows() if r.form == "state" and words[i].low in {w.split()[0] for w in r.words}), None)
    if (
        row is None
        or i == 0
        or words[i - 1].low not in BE | {"still", "go", "went", "gone", "remain", "remained", "remains", "reported"}
    ):
        return None
    who = phrase_befallen(words, i, is_people)
    return Find(row, i, who.i, i + 1, who) if who is not None else None


def _of_people(words: Words, i: int) -> Find | None:
    """ "the killing of a journalist"."""
    row = harm.nouns("of").get((words[i].low,))
    if row is None or i + 2 >= len(words) or words[i + 1].low != "of" or is_wished(words, i):
        return None
    whom = people_from(words, i + 2)
    return Find(row, i, i, whom.j, whom, agent_of(words, whom.j)) if whom else None


def _damaged(words: Words, i: int) -> Find | None:
    """ "The hospital was hit", "shells hit the hospital"."""
    for row, tag in harm.verbs("damage").get(words[i].low, ()):
        if tag == "participle" and is_passive(words, i):
            what = phrase_befallen(words, i, is_building)
            if what is not None:
                return Find(row, i, what.i, through(words, i + 1), what, agent_of(words, i + 1))
        elif tag in ("past", "third", "ing"):
            what = phrase_from(words, i + 2 if words[i + 1 : i + 2] and words[i + 1].low == "into" else i + 1)
            if what is not None and is_protected(words, what):
                doer = subject(words, i)
                actor = doer[0] if doer and is_actor(words, doer[0]) else None
                means = weapon_in(words, doer[0]) if doer else None
                return Find(row, i, doer[1] if doer else i, what.j, what, actor, means)
    return None


def _ruined(words: Words, i: int) -> Find | None:
    """ "The school is rubble", "the clinic lost its roof"."""
    row = next((r for r in harm.rows() if r.form == "ruin" and words[i].low in r.words), None)
    if row is None or i < 2:
        return None
    k = i - 1
    if (
        (words[k].low in ("its", "their", "all") and words[k - 1].low in ("lost", "lose", "losing"))
        or words[k].low == "in"
        or words[k].kind in ("adv", "det")
    ):
        k -= 1
    if words[k].low not in BE | {"lost", "lose", "losing", "lies", "lay"}:
        return None
    what = phrase_befallen(words, k, is_building)
    return Find(row, i, what.i, i + 1, what) if what is not None else None


def _by_weapon(words: Words, i: int) -> Find | None:
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


def _acted(words: Words, i: int) -> Find | None:
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


def _noun(words: Words, i: int) -> Find | None:
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
    none = words[start].low == "no" or (start > 0 and words[start - 1].low == "no")
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


def _is_measured(words: Words, start: int, end: int) -> bool:
    """Whether a noun is only set against others ("the worst attack of the year") or burns by itself."""
    if end < len(words) and words[end].low == "of" and words[end - 1].low in ("explosion", "blast"):
        return True
    return any(w.low == "worst" or (w.low.endswith("iest") and w.kind == "noun") for w in words[start:end])


def _is_participle(words: Words, i: int) -> bool:
    """Whether "fighting" is what those before it do ("militiamen fighting beside it")."""
    return words[i].low == "fighting" and i > 0 and words[i - 1].low in phrases.actor_nouns()
