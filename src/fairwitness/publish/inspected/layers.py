"""Which characters of a document belong to what: its claims, statements, times, places, mentions, sentences."""

from __future__ import annotations

from collections.abc import Iterator

from fairwitness.model import Claim, Place, Span, Statement
from fairwitness.publish.inspected.marked import merged
from fairwitness.publish.inspected.record import Inspected, Mark

# The parts of a claim that are spans, with their roles.
PARTS = {"group": "cg", "side": "cs", "actor": "ca", "means": "cm", "place": "cp"}


def marks(of: Inspected) -> tuple[Mark, ...]:
    """Every mark of the document, in the order in which they open."""
    reading = of.reading
    every = (
        *(m for i, c in enumerate(reading.claims, 1) for m in _of_claim(c, f"c{i}")),
        *(m for i, s in enumerate(reading.statements, 1) for m in _of_statement(s, f"s{i}")),
        *_beside(of),
    )
    return merged(every, len(reading.document.text))


def _beside(of: Inspected) -> Iterator[Mark]:
    """What was seen whether or not a claim has use for it."""
    for i, time in enumerate(of.times, 1):
        yield _mark(time.words, "tm", f"t{i}", f"{time.type.lower()} {time.value}")
    for i, (words, meaning) in enumerate(of.places, 1):
        known = meaning.value if meaning else None
        yield _mark(words, "pl", f"p{i}", known.name if isinstance(known, Place) else "not found")
    for i, mention in enumerate(of.mentions, 1):
        yield _mark(mention.words, "mn", f"m{i}", mention.type)
    for i, sentence in enumerate(of.sentences, 1):
        yield _mark(sentence, "sn", f"n{i}", str(i))
    for i, repeat in enumerate(of.reading.document.repeats, 1):
        yield _mark(repeat, "rp", f"r{i}")


def _mark(span: Span, role: str, belongs: str, label: str | None = None) -> Mark:
    return Mark(span.start, span.end, role, (belongs,), label)


def _of_claim(claim: Claim, key: str) -> Iterator[Mark]:
    yield _mark(claim.words, "cw", key)
    for role, span in claim_parts(claim):
        yield _mark(span, role, key)


def claim_parts(claim: Claim) -> Iterator[tuple[str, Span]]:
    """The roles and spans of a claim's parts, its clause left out."""
    if claim.figure:
        yield "cf", claim.figure.words
    for name, role in PARTS.items():
        span = getattr(claim, name)
        if span:
            yield role, span
    if claim.when:
        yield "ct", claim.when.words
    for link in claim.chain:
        if link.words:
            yield "ch", link.words
        if link.said:
            yield "cd", link.said.words


def _of_statement(statement: Statement, key: str) -> Iterator[Mark]:
    for role, spans in (("ss", statement.source), ("su", statement.cue), ("sc", statement.content)):
        yield from (_mark(span, role, key) for span in spans)


def anchor(claim: Claim) -> Span:
    """The words by which a claim is known: its figure's, or without one its own."""
    return claim.figure.words if claim.figure else claim.words


def held(statement: Statement, claims: tuple[Claim, ...]) -> tuple[int, ...]:
    """The numbers (from 1) of the claims that stand in a statement's content."""
    anchors = ((i, anchor(c)) for i, c in enumerate(claims, 1))
    return tuple(i for i, a in anchors if any(s.start <= a.start and a.end <= s.end for s in statement.content))
