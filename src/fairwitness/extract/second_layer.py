"""Claims without a number: harm to people, force, damage to what is protected (CODEBOOK section 1)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from fairwitness.extract.control_actors import is_actor, subject
from fairwitness.extract.control_places import head, inner
from fairwitness.extract.phrases import Phrase, Words, cut, phrase_before, phrase_from, places_after, span
from fairwitness.extract.seen import Seen
from fairwitness.extract.stance import is_wished, stance
from fairwitness.extract.surroundings import surrounded
from fairwitness.model import Claim, Document, Span, claim_id
from fairwitness.vocab import groups, harm, sites
from fairwitness.vocab.harm import Row

_BE = frozenset("is are was were be been being got get gets 's".split())
_SOLE = frozenset("he she him her himself herself".split())
_THEY = frozenset("they them some others most many several".split())


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


def unquantified(document: Document, seen: Seen, quantified: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Every claim without a figure that is no control claim, in order; none where a figure's claim tells the same."""
    taken = [c.words for c in quantified]
    counted = {at for f in seen.figures for at in range(f.words.start, f.words.end)}
    found: dict[str, Claim] = {}
    for sentence in seen.sentences:
        mentions = tuple(m for m in seen.mentions if sentence.start <= m.words.start < sentence.end)
        times = tuple(t for t in seen.times if sentence.start <= t.words.start < sentence.end)
        words = cut(sentence, mentions, times)
        used: set[tuple[int, str]] = set()
        for find in _finds(words):
            claim = _claim(document, words, find)
            if _is_new(claim, words, find, taken, counted, used):
                found.setdefault(claim.id, claim)
        for claim in _parts(document, words, quantified, counted):
            found.setdefault(claim.id, claim)
    return tuple(sorted(surrounded(document, seen, tuple(found.values())), key=lambda c: (c.words.start, c.words.end)))


def _is_new(
    claim: Claim, words: Words, find: Find, taken: list[Span], counted: set[int], used: set[tuple[int, str]]
) -> bool:
    """Whether no figure tells this claim, and no earlier find of the sentence does."""
    cue = words[find.cue]
    if any(t.start <= cue.start < t.end for t in taken):
        return False
    if find.group is not None and any(at in counted for at in range(*_bounds(words, find.group))):
        return False
    if find.means is not None and any(at in counted for at in range(*_bounds(words, find.means))):
        return False
    key = (find.cue, claim.kind)
    if key in used:
        return False
    used.add(key)
    return True


def _bounds(words: Words, phrase: Phrase) -> tuple[int, int]:
    return words[phrase.i].start, words[phrase.j - 1].end


def _claim(document: Document, words: Words, find: Find) -> Claim:
    text = document.text
    kind = find.kind or find.row.kind
    said = span(text, words, Phrase(find.begins, find.ends))
    how = stance(words, find.cue)
    return Claim(
        id=claim_id(document.id, kind, said),
        document_id=document.id,
        kind=kind,
        words=said,
        group=span(text, words, find.group) if find.group else None,
        actor=span(text, words, find.actor) if find.actor else None,
        means=span(text, words, find.means) if find.means else None,
        degree=find.row.degree if kind == "damaged" else None,
        hedged=how.hedged,
        denied=how.denied,
        count_hint=_hint(words, find, kind),
    )


def _parts(document: Document, words: Words, quantified: tuple[Claim, ...], counted: set[int]) -> Iterator[Claim]:
    """ "killed 12 people, including a journalist": the one named out of a figure."""
    if not words:
        return
    whole = [c for c in quantified if c.kind in _HARM and words[0].start <= c.words.start < words[-1].end]
    for i in range(len(words) - 1):
        before = [c for c in whole if c.words.start < words[i].start]
        part = _part_at(words, i)
        if (
            part is None
            or not before
            or part.j - part.i < 2
            or any(at in counted for at in range(*_bounds(words, part)))
        ):
            continue
        said, main = span(document.text, words, part), before[-1]
        row = next(r for r in harm.rows() if r.kind == main.kind)
        hint = _hint(words, Find(row, part.i, part.i, part.j, part), main.kind)
        yield replace(
            main,
            id=claim_id(document.id, main.kind, said),
            words=said,
            figure=None,
            group=said,
            part_of=main.id,
            count_hint=hint,
        )


_HARM = frozenset(("killed", "injured", "abducted", "detained", "missing"))


def _part_at(words: Words, i: int) -> Phrase | None:
    """The people behind "including" or "among them", or before "among them", at word i."""
    low, after = words[i].low, words[i + 1].low
    if low in ("including", "incl", "include", "includes"):
        return people_from(words, i + 1)
    if low == "among" and after == "them":
        return people_from(words, i + 2) or (phrase_before(words, i) if i and words[i - 1].kind != "punct" else None)
    return None


# -- finding ----------------------------------------------------------------------------------------------------------


def _finds(words: Words) -> Iterator[Find]:
    told: dict[str, int] = {}
    for i in range(len(words)):
        find = _find(words, i)
        if find is None or not stance(words, find.cue).real or i < told.get(find.row.kind, 0):
            continue
        told[find.row.kind] = find.ends
        yield find


def _find(words: Words, i: int) -> Find | None:
    for look in (_undergone, _befallen, _missing, _of_people, _damaged, _by_weapon, _acted, _noun):
        find = look(words, i)
        if find is not None:
            return find
    return None


def _tail(words: Words, i: int, row: Row) -> int | None:
    """The word behind the verb at i and its tail; None if a tail is wanted and missing, or is a wrong one."""
    after = tuple(w.low for w in words[i + 1 : i + 8])
    if any(after[: len(t)] == t for t in row.not_tail):
        return None
    if not row.tail:
        return i + 1
    for reach in range(5):
        for tail in row.tail:
            if after[reach : reach + len(tail)] == tail:
                return i + 1 + reach + len(tail)
    return None


def _is_passive(words: Words, i: int) -> bool:
    k = i - 1
    while k >= 0 and (words[k].kind in ("adv", "time") or words[k].low in ("not", "also")):
        k -= 1
    return k >= 0 and words[k].low in _BE


def _undergone(words: Words, i: int) -> Find | None:
    """ "A journalist was killed", "gunmen abducted a doctor"."""
    for row, tag in harm.verbs("undergo").get(words[i].low, ()):
        end = _tail(words, i, row)
        if end is None:
            continue
        if tag == "participle" and _is_passive(words, i):
            who = _before(words, i, is_people)
            if who is not None:
                return Find(row, i, who.i, _through(words, end), who, _agent(words, end))
        elif tag != "base" and not _is_passive(words, i) and (whom := people_from(words, i + 1)) is not None:
            doer = subject(words, i)
            actor = doer[0] if doer and is_actor(words, doer[0]) else None
            return Find(row, i, doer[1] if doer else i, max(end, whom.j), whom, actor)
    return None


def _befallen(words: Words, i: int) -> Find | None:
    """ "A rescuer died"."""
    for row, tag in harm.verbs("do").get(words[i].low, ()):
        end = _tail(words, i, row)
        if end is None or tag == "base":
            continue
        who = _before(words, i, is_people)
        if who is not None:
            return Find(row, i, who.i, _through(words, end), who)
    return None


def _missing(words: Words, i: int) -> Find | None:
    row = next((r for r in harm.rows() if r.form == "state" and words[i].low in {w.split()[0] for w in r.words}), None)
    if (
        row is None
        or i == 0
        or words[i - 1].low not in _BE | {"still", "go", "went", "gone", "remain", "remained", "remains", "reported"}
    ):
        return None
    who = _before(words, i, is_people)
    return Find(row, i, who.i, i + 1, who) if who is not None else None


def _of_people(words: Words, i: int) -> Find | None:
    """ "the killing of a journalist"."""
    row = harm.nouns("of").get((words[i].low,))
    if row is None or i + 2 >= len(words) or words[i + 1].low != "of" or is_wished(words, i):
        return None
    whom = people_from(words, i + 2)
    return Find(row, i, i, whom.j, whom, _agent(words, whom.j)) if whom else None


def _damaged(words: Words, i: int) -> Find | None:
    """ "The hospital was hit", "shells hit the hospital"."""
    for row, tag in harm.verbs("damage").get(words[i].low, ()):
        if tag == "participle" and _is_passive(words, i):
            what = _before(words, i, _is_building)
            if what is not None:
                return Find(row, i, what.i, _through(words, i + 1), what, _agent(words, i + 1))
        elif tag in ("past", "third", "ing"):
            what = phrase_from(words, i + 2 if words[i + 1 : i + 2] and words[i + 1].low == "into" else i + 1)
            if what is not None and _is_protected(words, what):
                doer = subject(words, i)
                actor = doer[0] if doer and is_actor(words, doer[0]) else None
                means = _weapon_in(words, doer[0]) if doer else None
                return Find(row, i, doer[1] if doer else i, what.j, what, actor, means)
    return None


def _by_weapon(words: Words, i: int) -> Find | None:
    """ "Shells fell on the town", "fired rockets at the town"."""
    found = _noun_at(words, i, "weapon")
    if found is None:
        return None
    row, end = found
    start = _phrase_start(words, i)
    k = end
    if k < len(words) and words[k].low in ("with", "packed", "laden", "loaded", "carrying", "full"):
        while k < min(len(words), end + 8) and words[k].low not in harm.weapon_verbs(row.kind):
            k += 1
    while k < len(words) and (words[k].kind in ("adv", "aux", "time") or words[k].low in ("kept",)):
        k += 1
    if k < len(words) and words[k].low in harm.weapon_verbs(row.kind) and words[k].kind != "name":
        if _hits_protected(words, k):
            return None
        phrase = Phrase(start, end)
        return Find(
            row, i, start, _through(words, k + 1), None, phrase if _has_owner(words, phrase) else None, Phrase(i, end)
        )
    before = start - 1
    if before >= 0 and words[before].low in harm.fired() and row.kind != "bombing":
        doer = subject(words, before)
        actor = doer[0] if doer and is_actor(words, doer[0]) else None
        return Find(row, i, doer[1] if doer else before, _through(words, end), None, actor, Phrase(start, end))
    return None


def _hits_protected(words: Words, k: int) -> bool:
    """Whether the verb at word k strikes what is protected: that is told as damage."""
    if words[k].low not in harm.verbs("damage"):
        return False
    start = k + 2 if k + 1 < len(words) and words[k + 1].low in ("into", "on") else k + 1
    what = phrase_from(words, start)
    return what is not None and _is_protected(words, what)


def _acted(words: Words, i: int) -> Find | None:
    """ "The village was shelled", "gunmen attacked the village"."""
    for row, tag in harm.verbs("act").get(words[i].low, ()):
        end = _tail(words, i, row) if row.tail else i + 1
        if end is None or tag == "base" or (words[i].kind == "name" and i > 0) or end > i + 2:
            continue
        if i > 0 and words[i - 1].kind in ("det", "poss"):
            continue
        if tag == "participle" and _is_passive(words, i):
            what = subject(words, i)
            if what is not None:
                return Find(row, i, what[1], _through(words, end), None, _agent(words, end), _own_means(row, i))
        elif tag in ("past", "third", "ing"):
            doer = subject(words, i)
            whom = phrase_from(words, end)
            if (
                (whom is not None or row.tail)
                and doer is not None
                and (is_actor(words, doer[0]) or _weapon_in(words, doer[0]) or words[doer[0].i].kind in ("pron", "rel"))
            ):
                actor = doer[0] if is_actor(words, doer[0]) else None
                return Find(
                    row,
                    i,
                    doer[1],
                    whom.j if whom else end,
                    None,
                    actor,
                    _weapon_in(words, doer[0]) or _own_means(row, i),
                )
    return None


def _own_means(row: Row, i: int) -> Phrase | None:
    """The verb itself, where it names the means ("shelled")."""
    return Phrase(i, i + 1) if row.kind in ("shelling", "airstrike") else None


_REACH = frozenset("on in at against near of outside between around inside with by upon to across".split())


def _noun(words: Words, i: int) -> Find | None:
    """ "An air strike on the market"."""
    found = _noun_at(words, i, "noun")
    if found is None:
        return None
    row, end = found
    if i > 0 and (words[i - 1].low == "-" or _noun_at(words, i - 1, "noun") is not None):
        return None
    start = _phrase_start(words, i)
    owner = Phrase(start, i) if start < i and _has_owner(words, Phrase(start, i)) else None
    follows = words[end].low if end < len(words) else ""
    if (follows not in _REACH and not (row.bare or owner)) or is_wished(words, start):
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
        owner or _agent(words, end),
        Phrase(i, end) if row.kind != "clash" else None,
    )


# -- phrases ----------------------------------------------------------------------------------------------------------


def _noun_at(words: Words, i: int, form: str) -> tuple[Row, int] | None:
    """The longest noun of a form that begins at word i, and the word behind it."""
    known = harm.nouns(form)
    for length in (3, 2, 1):
        row = known.get(tuple(w.low for w in words[i : i + length]))
        if row is not None and len(words[i : i + length]) == length:
            return row, i + length
    return None


def _phrase_start(words: Words, i: int) -> int:
    """Where the phrase around the noun at word i begins, in the same clause."""
    start = i
    while (
        start > 0
        and i - start < 5
        and words[start - 1].kind in ("det", "name", "noun", "poss")
        and not words[start - 1].low.endswith("ed")
    ):
        start -= 1
        if words[start].kind == "det":
            break
    return start


def _has_owner(words: Words, phrase: Phrase) -> bool:
    return any(w.mention and w.mention.type in ("actor", "demonym") for w in words[phrase.i : phrase.j])


def _weapon_in(words: Words, phrase: Phrase) -> Phrase | None:
    for k in range(phrase.i, phrase.j):
        found = _noun_at(words, k, "weapon")
        if found is not None:
            return Phrase(k, found[1])
    return None


def _is_protected(words: Words, phrase: Phrase) -> bool:
    for k in range(phrase.i, phrase.j):
        for length in (3, 2, 1):
            site = sites.site_named(" ".join(w.low for w in words[k : k + length]))
            if site is not None:
                return site.protected and (
                    k + length >= phrase.j
                    or words[k + length].low in ("in", "of", "at", "near", ",")
                    or words[k + length].kind != "noun"
                )
    return False


def _is_building(words: Words, phrase: Phrase) -> bool:
    """Whether a phrase names a site that is no military position."""
    site = sites.site_named(head(words, phrase).low)
    return _is_protected(words, phrase) or (site is not None and site.group != "other")


def _before(words: Words, i: int, test: Callable[[Words, Phrase], bool]) -> Phrase | None:
    """The phrase of a kind to which the verb at word i happens: over auxiliaries, brackets and prepositions."""
    j = i
    while j > 0 and (words[j - 1].kind in ("aux", "adv", "modal", "time") or words[j - 1].low in _CARRIERS):
        j -= 1
    if j > 1 and words[j - 1].low in ("who", "which", "that"):
        j -= 1
    if j > 1 and words[j - 1].low == ",":
        j = next((k for k in range(j - 2, max(0, j - 14), -1) if words[k].low == ","), j - 1)
    if j > 0 and test is is_people and words[j - 1].low in _SOLE | _THEY:
        return Phrase(j - 1, j)
    for _ in range(4):
        phrase = phrase_before(words, j)
        if phrase is None:
            return None
        if test(words, phrase):
            return phrase
        k = phrase.i - 1
        if k < 1 or not (
            words[k].kind in ("prep", "rel")
            or (words[k].kind == "aux" and words[k - 1].kind == "rel")
            or words[k].kind == "verb"
        ):
            return None
        j = k
    return None


_CARRIERS = _BE | frozenset(("not", "to", "reported", "went", "gone", "go", "badly", "feared", "believed", "half"))


def people_from(words: Words, i: int) -> Phrase | None:
    """The people whose phrase begins at word i."""
    if i < len(words) and words[i].low in _SOLE | _THEY:
        return Phrase(i, i + 1)
    phrase = phrase_from(words, i)
    return phrase if phrase is not None and is_people(words, phrase) else None


def is_people(words: Words, phrase: Phrase) -> bool:
    """Whether a phrase names people."""
    phrase = inner(words, phrase)
    inside = words[phrase.i : phrase.j]
    top = next((k for k in range(1, len(inside)) if inside[k].low in ("of", "(", "from")), len(inside))
    last = inside[max(0, top - 1)]
    if words[phrase.i].low in ("a", "an", "another", "his", "her", "their") and any(
        w.low in harm.persons("one") for w in inside
    ):
        return True
    if last.low in harm.persons("one") | harm.persons("many"):
        return True
    if last.mention is not None and last.mention.type == "person":
        return True
    found = groups.noun_at((last.low,), 1)
    return found is not None and found[1].sort == "person"


def _agent(words: Words, i: int) -> Phrase | None:
    for k in range(i, min(len(words), i + 6)):
        if words[k].low == "by":
            phrase = phrase_from(words, k + 1)
            return phrase if phrase and is_actor(words, phrase) else None
        if words[k].kind == "punct":
            return None
    return None


def _through(words: Words, i: int) -> int:
    """The end of what belongs to the claim behind word i: where, when, by whom."""
    end = i
    for _ in range(3):
        while end < len(words) and (words[end].kind == "time" or words[end].kind == "adv"):
            end += 1
        where = places_after(words, end)
        if where is None and end < len(words) and words[end].low in ("by", "from", "into", "on", "with"):
            phrase = phrase_from(words, end + 1)
            where = Phrase(end, phrase.j) if phrase else None
        if where is None:
            break
        end = where.j
    return end


def _hint(words: Words, find: Find, kind: str) -> int | None:
    """1 for one person, thing or blow told in the singular; 2 for two joined by "and"."""
    phrase = find.group or find.means
    if phrase is None:
        return None
    if phrase.j - phrase.i == 1 and words[phrase.i].low in _SOLE:
        return 1
    inside = words[phrase.i : phrase.j]
    begins = words[find.begins].low
    first = inside[0].low if find.group else begins
    singular = first in ("a", "an", "another", "one", "his", "her", "its", "the", "their")
    nouns = [w for w in inside if w.low in harm.persons("one") or (find.group is None and w.kind == "noun")]
    if not nouns or any(w.low in harm.persons("many") for w in inside) or inside[-1].low.endswith("s"):
        return 1 if kind == "damaged" and singular and not inside[-1].low.endswith("s") else None
    joined = sum(w.low == "and" for w in inside)
    if joined and find.group:
        return 1 + joined if len(nouns) == 1 + joined else None
    return 1 if singular else None
