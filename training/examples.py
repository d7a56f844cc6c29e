"""Annotated records as examples: the questions about each text, and the right answers to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from benchmarks.agree import folded, folded_parts

from fairwitness import extract
from fairwitness.extract.decode import first_layer
from fairwitness.extract.learned.asking import Asking
from fairwitness.extract.learned.sheet import CONTROL, SLOTS, Pair, Sheet
from fairwitness.extract.learned.tagging import PARTS
from fairwitness.extract.learned.windows import Tokens, tokens
from fairwitness.model import Document, Given, Span, Statement
from fairwitness.read import plain_document

Record = Mapping[str, Any]
UNKNOWN = -100  # no answer is known: this question does not train


@dataclass(slots=True)
class Answers:
    """The right answers about one candidate; ``slots``: per slot the right options (by number of pair), or None."""

    kind: str | None = None
    basis: str | None = None
    flags: dict[str, bool] = field(default_factory=dict)
    slots: dict[str, frozenset[int] | None] = field(default_factory=dict)
    known: bool = True


@dataclass(slots=True)
class Example:
    """One text: its questions, tokens and answers; ``parts``: sources, cues and contents, None where not annotated."""

    name: str
    source: str
    sheet: Sheet
    pairs: dict[str, tuple[Pair, ...]]
    tokens: Tokens
    answers: list[Answers]
    parts: list[tuple[Span, int]] | None


def document_of(record: Record) -> Document:
    """The record's text as a document."""
    published = date.fromisoformat(record["date"]) if record.get("date") else None
    given = Given(outlet=record.get("outlet"), published=published, title=record.get("title"))
    return plain_document(record["text"], given, record["name"])


def example(record: Record) -> Example:
    """One record as an example."""
    document = document_of(record)
    seen = extract.see(document)
    asking = Asking(document, seen, first_layer(document, seen))
    told, pairs = answers(record, asking)
    read = tokens(document.text, seen.sentences)
    parts = [
        (Span(s["start"], s["end"], ""), number)
        for said in record["attributions"]
        for number, part in enumerate(PARTS)
        for s in said.get(part, ())
    ]
    return Example(
        record["name"], record["source"], asking.sheet, pairs, read, told, None if record.get("light") else parts
    )


def answers(record: Record, asking: Asking) -> tuple[list[Answers], dict[str, tuple[Pair, ...]]]:
    """The right answers to the questions about a text, from the annotation, and the pairs that they choose from."""
    sheet = asking.sheet
    words_known = record.get("words", record.get("second_layer", True) and not record.get("light"))
    found = [Answers(known=words_known or c.sort != "word") for c in sheet.candidates]
    claims: dict[int, Record] = {}
    for claim in record["claims"]:
        candidate = _candidate(claim, asking)
        if candidate is not None and candidate not in claims:
            claims[candidate] = claim
            found[candidate] = _plain(claim, record)
    pairs = asking.all_pairs(sorted(claims))
    for candidate, claim in claims.items():
        for slot in SLOTS:
            own = [(n, p.option) for n, p in enumerate(pairs[slot]) if p.candidate == candidate]
            found[candidate].slots[slot] = _right(slot, claim, sheet, own)
        _hide_rivals(claim, sheet, found, candidate)
    return found, pairs


def _plain(claim: Record, record: Record) -> Answers:
    flags = {name: bool(claim.get(name)) for name in ("hedged", "denied")}
    if record.get("second_layer", True):  # where it was annotated by a reader
        flags["past"] = bool(claim.get("past"))
    return Answers(claim["kind"], claim["figure"]["basis"] if claim["figure"] else None, flags)


def _candidate(claim: Record, asking: Asking) -> int | None:
    """The candidate that makes the claim: that with the figure's words, of a control claim with the place's; of others
    that with the word that tells of it.
    """
    sheet = asking.sheet
    words, sort = (claim["figure"], "figure") if claim["figure"] else (claim["place"], "spot")
    if sort == "spot" and claim["kind"] not in CONTROL:
        trigger = asking.triggers.of(claim["start"], claim["end"], claim["kind"])
        every = (n for n, c in enumerate(sheet.candidates) if c.sort == "word" and c.words == trigger)
        return next(every, None)
    held = [(n, _shared(words, c.words)) for n, c in enumerate(sheet.candidates) if c.sort == sort]
    best = max(held, key=lambda h: h[1], default=(0, 0.0))
    return best[0] if best[1] > 0 else None


def _hide_rivals(claim: Record, sheet: Sheet, found: list[Answers], chosen: int) -> None:
    """Other candidates on the same words are asked nothing: whether they make the claim is a matter of taste."""
    words = claim["figure"] or (claim["place"] if claim["kind"] in CONTROL else claim)
    for n, c in enumerate(sheet.candidates):
        if (
            n != chosen
            and c.sort == sheet.candidates[chosen].sort
            and _shared(words, c.words) > 0
            and found[n].kind is None
        ):
            found[n].known = False


def _shared(words: Record | None, span: Span) -> float:
    """How much of two stretches is shared, 0 to 1."""
    if not words or words.get("start") is None:
        return 0.0
    common = min(words["end"], span.end) - max(words["start"], span.start)
    return max(0.0, common / (max(words["end"], span.end) - min(words["start"], span.start)))


def _right(slot: str, claim: Record, sheet: Sheet, pairs: Sequence[tuple[int, int]]) -> frozenset[int] | None:
    """The right options of a slot as numbers of pairs; empty: none of them is; None: not known."""
    if slot == "origin":
        return _right_sayings(claim, sheet, pairs)
    gold = claim[slot]
    if gold is None:
        return frozenset()
    options = sheet.options(slot)
    exact = [(n, _shared(gold, options[o])) for n, o in pairs]
    best = max((s for _, s in exact), default=0.0)
    right = {n for n, s in exact if s > 0 and s >= best - 0.2}
    if slot == "place" or (slot == "actor" and gold.get("words")):
        right |= _same_name(slot, gold, options, pairs)
    return frozenset(right) if right else None


def _same_name(slot: str, gold: Record, options: Sequence[Span], pairs: Sequence[tuple[int, int]]) -> set[int]:
    """Options elsewhere in the text that have the same words, or the narrowest part of the place's own name."""
    wanted = {frozenset(folded(gold["words"] or ""))}
    if slot == "place" and gold.get("name"):
        parts, _country = folded_parts(gold["name"])
        wanted |= {frozenset(parts[0])} if parts else {frozenset(folded(gold["name"]))}
    described = {frozenset(folded(w)) for w in ("the city", "the town", "there", "here", "the village", "the area")}
    wanted -= described | {frozenset()}
    return {n for n, o in pairs if frozenset(folded(options[o].text)) in wanted}


def _right_sayings(claim: Record, sheet: Sheet, pairs: Sequence[tuple[int, int]]) -> frozenset[int] | None:
    if not claim["chain"]:
        return frozenset()
    origin = claim["chain"][0]
    right = {n for n, o in pairs if _speaks(origin, sheet.sayings[o])}
    return frozenset(right) if right else None


def _speaks(origin: Record, statement: Statement) -> bool:
    first = statement.chain[0] if statement.chain else None
    spans = [*statement.source, *([first.words] if first and first.words else [])]
    if any(_shared(origin, s) > 0 for s in spans):
        return True
    names = {folded(n) for n in (origin.get("name"), origin.get("org")) if n}
    return first is not None and any(folded(n) in names for n in (first.name, first.org) if n)
