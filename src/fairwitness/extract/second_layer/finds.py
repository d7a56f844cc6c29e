"""Where a sentence tells of harm, force or damage: one function for each form of row in harm.toml."""

from __future__ import annotations

from collections.abc import Iterator

from fairwitness.extract.control.actors import clause_actor, is_actor, subject
from fairwitness.extract.phrases import Phrase, Words, phrase_before, phrase_from
from fairwitness.extract.second_layer.force import acted, by_weapon, noun
from fairwitness.extract.second_layer.phrases import (
    BE,
    Find,
    agent_of,
    is_building,
    is_passive,
    is_people,
    is_protected,
    people_from,
    phrase_befallen,
    tail_end,
    through,
    weapon_in,
)
from fairwitness.extract.stance import is_wished, stance
from fairwitness.vocab import control, harm

# Deeds whose doer never stands before them without one more word, whom they befall ("a man abducted in May").
_ONLY_DONE_TO = frozenset(("kidnapped", "abducted", "detained", "arrested", "wounded", "killed"))


def finds(words: Words) -> Iterator[Find]:
    told: dict[str, int] = {}
    beginnings = harm.beginnings()
    for i, word in enumerate(words):
        find = _find(words, i) if word.low in beginnings else None
        if find is None or not stance(words, find.cue).real or i < told.get(find.row.kind, 0):
            continue
        told[find.row.kind] = find.ends
        yield find


def _find(words: Words, i: int) -> Find | None:
    for look in (
        _disclaimed,
        _undergone,
        _befallen,
        _missing,
        _unseen,
        _of_people,
        _damaged,
        _ruined,
        by_weapon,
        acted,
        noun,
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
            group = whom if kind in ("damaged", "killed", "injured", "detained", "abducted") else None
            return Find(row, i, i, whom.j, group, clause_actor(words, k), None, kind, denied=True)
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
        elif (only := _one_befallen(words, i, end)) is not None and tag == "participle":
            return Find(row, i, only.i, through(words, end), only, agent_of(words, end))
        elif (
            tag != "base"
            and not _describes(words, i)
            and not is_passive(words, i)
            and (whom := _whom(words, i + 1)) is not None
        ):
            doer = subject(words, i)
            if (taken := _taken_by(words, i, whom)) is not None:  # "a reporter held hostage by gunmen"
                return Find(row, i, taken.i, through(words, end), taken, agent_of(words, whom.j))
            actor = doer[0] if doer and is_actor(words, doer[0]) else None
            return Find(row, i, doer[1] if doer else i, max(end, whom.j), whom, actor)
    return None


def _one_befallen(words: Words, i: int, end: int) -> Phrase | None:
    """The one whom a participle right behind tells of: "a nurse kidnapped two weeks ago"; not "a nurse shot a man"."""
    if end >= len(words) or words[i].low not in _ONLY_DONE_TO:
        return None
    if words[end].kind != "time" and words[end].low not in ("in", "by", "near", "at", "on"):
        return None
    phrase = phrase_before(words, i)
    if phrase is not None:  # "a video of a nurse kidnapped in May"
        phrase = Phrase(
            max((k + 1 for k in range(phrase.i, phrase.j) if words[k].low == "of"), default=phrase.i), phrase.j
        )
    is_one = phrase is not None and words[phrase.i].low in ("a", "an", "another")
    return phrase if is_one and phrase is not None and is_people(words, phrase) else None


def _whom(words: Words, i: int) -> Phrase | None:
    """Whom a verb right before word i befalls: "(shot) dead a shepherd"."""
    behind = people_from(words, i + 1) if i < len(words) and words[i].low == "dead" else None
    return behind or people_from(words, i)


def _taken_by(words: Words, i: int, taken_as: Phrase) -> Phrase | None:
    """Who is "held hostage by" another, right before a participle whose doer stands behind "by"; None for a doer."""
    is_one = taken_as.j - taken_as.i == 1 and words[taken_as.i].low in ("hostage", "prisoner", "captive", "dead")
    is_told = taken_as.j < len(words) and words[taken_as.j].low == "by"
    return phrase_befallen(words, i, is_people) if is_one and is_told else None


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
    if words[k].low in ("its", "their", "all", "in") or words[k].kind in ("adv", "det"):
        k -= 1
    if words[k].low not in BE | {"lost", "lose", "losing", "lies", "lay"}:
        return None
    what = phrase_befallen(words, k, is_building)
    return Find(row, i, what.i, i + 1, what) if what is not None else None
