"""Claims without a number: harm to people, force, damage to what is protected (CODEBOOK section 1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from fairwitness.extract.phrases import Phrase, Words, phrase_before, span
from fairwitness.extract.second_layer.finds import finds
from fairwitness.extract.second_layer.phrases import SOLE, Find, people_from
from fairwitness.extract.seen import Seen
from fairwitness.extract.stance import stance
from fairwitness.extract.surroundings import InOrder, surrounded
from fairwitness.model import Claim, Document, Span, claim_id
from fairwitness.vocab import harm

_MAX_CLAIM = 1000  # characters; a claim does not reach further into later sentences


def unquantified(document: Document, seen: Seen, quantified: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Every claim without a figure that is no control claim, in order; none where a figure's claim tells the same."""
    found = {claim.id: claim for claim in alone(document, seen, quantified)}
    for claim in beside(document, seen, quantified):
        found.setdefault(claim.id, claim)
    return tuple(sorted(found.values(), key=lambda c: (c.words.start, c.words.end)))


def alone(document: Document, seen: Seen, quantified: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Those of the claims that a word of harm or force tells, in order."""
    counted = _counted(seen)
    found: dict[str, Claim] = {}
    times, told = InOrder(seen.times), InOrder(quantified)
    for sentence, words in zip(seen.sentences, seen.words(), strict=True):
        near = told.between(sentence.start - _MAX_CLAIM, sentence.end)
        dating = [t.words for t in times.between(sentence.start, sentence.end)]
        used: set[tuple[int, str]] = set()
        for find in finds(words):
            if _only_places_in_time(words[find.cue].start, dating):
                continue
            claim = _claim(document, words, find)
            if _is_new(claim, words, find, near, counted, used):
                found.setdefault(claim.id, claim)
    return _surrounded(document, seen, found)


def beside(document: Document, seen: Seen, quantified: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Those of the claims that are told as part of a figure or joined to it, in order."""
    counted = _counted(seen)
    found: dict[str, Claim] = {}
    told = InOrder(quantified)
    for sentence, words in zip(seen.sentences, seen.words(), strict=True):
        if near := told.between(sentence.start - _MAX_CLAIM, sentence.end):
            for claim in (*_parts(document, words, near, counted), *_joined(document, words, near, counted)):
                found.setdefault(claim.id, claim)
    return _surrounded(document, seen, found)


def _counted(seen: Seen) -> set[int]:
    return {at for f in seen.figures for at in range(f.words.start, f.words.end)}


def _surrounded(document: Document, seen: Seen, found: Mapping[str, Claim]) -> tuple[Claim, ...]:
    claims = surrounded(seen, document.text, found.values())
    return tuple(sorted(claims, key=lambda c: (c.words.start, c.words.end)))


def _only_places_in_time(cue: int, dating: list[Span]) -> bool:
    """Whether a word of harm only dates another claim: "since the offensive began in early June"."""
    return any(t.start <= cue < t.end for t in dating)


def _is_new(
    claim: Claim, words: Words, find: Find, taken: tuple[Claim, ...], counted: set[int], used: set[tuple[int, str]]
) -> bool:
    """Whether no figure tells this claim, and no earlier find of the sentence does."""
    cue = words[find.cue]
    if any(c.words.start <= cue.start < c.words.end and _tells(c, words, find, claim.kind) for c in taken):
        return False
    if find.group is not None and any(at in counted for at in range(*_bounds(words, find.group))):
        return False
    if find.means is not None and any(at in counted for at in range(*_bounds(words, find.means))):
        return False
    if any(w.low in ("times", "twice", "occasions", "thrice") for w in words[find.ends : find.ends + 8]):
        return False
    if words[find.begins].low == "many" and find.begins and words[find.begins - 1].low == "how":
        return False
    key = (find.cue, claim.kind)
    if key in used:
        return False
    used.add(key)
    return True


def _tells(counted: Claim, words: Words, find: Find, kind: str) -> bool:
    """Whether a counted claim around a find tells it already: the same kind, or no more than its means."""
    if counted.kind == kind or counted.kind in _CONTROL:
        return True
    before = words[find.begins - 1].low if find.begins else ""
    return kind not in _HARM and before in ("by", "from", "with", "of", "to", "in") and find.ends <= find.cue + 2


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
        denied=how.denied or find.denied,
        count_hint=_hint(words, find, kind),
    )


def _parts(document: Document, words: Words, quantified: tuple[Claim, ...], counted: set[int]) -> Iterator[Claim]:
    """ "killed 12 people, including a journalist": the one named out of a figure."""
    if not words:
        return
    whole = [c for c in quantified if c.kind in _HARM and words[0].start <= c.words.start < words[-1].end]
    if not whole:
        return
    for i in range(len(words) - 1):
        before = [c for c in whole if c.words.start < words[i].start]
        part = _part_at(words, i)
        if (
            part is None
            or not before
            or part.j - part.i < 2
            or words[part.i].low == "the"
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


def _joined(document: Document, words: Words, told: tuple[Claim, ...], counted: set[int]) -> Iterator[Claim]:
    """ "killed five gunmen and a bystander": the one who is joined to a figure."""
    for i in range(1, len(words) - 1):
        if words[i].low != "and":
            continue
        whole = next((c for c in told if c.kind in _HARM and c.figure and _touches(c, words, i)), None)
        one = _one_at(words, i + 1) or (_one_before(words, i) if words[i + 1].start in counted else None)
        if whole is None or one is None or any(at in counted for at in range(*_bounds(words, one))):
            continue
        said = span(document.text, words, one)
        yield replace(
            whole,
            id=claim_id(document.id, whole.kind, said),
            words=said,
            figure=None,
            group=said,
            side=None,
            part_of=None,
            count_hint=1,
        )


def _touches(claim: Claim, words: Words, i: int) -> bool:
    return claim.words.start <= words[i].start <= claim.words.end + 1


def _one_at(words: Words, i: int) -> Phrase | None:
    return people_from(words, i) if words[i].low in ("a", "an", "another") else None


def _one_before(words: Words, i: int) -> Phrase | None:
    phrase = phrase_before(words, i)
    one = phrase is not None and words[phrase.i].low in ("a", "an", "another")
    return phrase if one and phrase and people_from(words, phrase.i) else None


_HARM = frozenset(("killed", "injured", "abducted", "detained", "missing"))
_CONTROL = frozenset(("controls", "captured", "withdrew"))


def _part_at(words: Words, i: int) -> Phrase | None:
    """The people behind "including" or "among them", or before "among them", at word i."""
    low, after = words[i].low, words[i + 1].low
    if low in ("including", "incl", "include", "includes"):
        return people_from(words, i + 1)
    if low == "among" and after == "them":
        return people_from(words, i + 2) or (phrase_before(words, i) if i and words[i - 1].kind != "punct" else None)
    return None


def _hint(words: Words, find: Find, kind: str) -> int | None:
    """1 for one person, thing or blow told in the singular; 2 for two joined by "and"."""
    phrase = find.group or find.means
    if phrase is None:
        return None
    if phrase.j - phrase.i == 1 and words[phrase.i].low in SOLE:
        return 1
    inside = words[phrase.i : phrase.j]
    begins = words[find.begins].low
    first = inside[0].low if find.group else begins
    if (find.group is None or kind == "damaged") and first in ("the", "its", "their", "his", "her"):
        return None
    singular = first in ("a", "an", "another", "one", "his", "her", "its", "the", "their")
    nouns = [w for w in inside if w.low in harm.persons("one") or (find.group is None and w.kind == "noun")]
    if not nouns or any(w.low in harm.persons("many") for w in inside) or inside[-1].low.endswith("s"):
        return 1 if kind == "damaged" and singular and not inside[-1].low.endswith("s") else None
    joined = sum(w.low == "and" for w in inside)
    if joined and find.group:
        return 1 + joined if len(nouns) == 1 + joined else None
    return 1 if singular else None
