"""Claims: each figure that makes one, with everything the text says of it (CODEBOOK sections 1 to 5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from fairwitness.extract.chains import Sayings
from fairwitness.extract.control import control_claims
from fairwitness.extract.counted.basis import bases
from fairwitness.extract.counted.candidates import Link
from fairwitness.extract.counted.carry import all_links
from fairwitness.extract.counted.doers import actor_of, means_of, side_of
from fairwitness.extract.counted.flags import is_accident, is_denied, is_hedged, is_past, is_unreal
from fairwitness.extract.counted.measures import measured
from fairwitness.extract.counted.moments import when_of
from fairwitness.extract.counted.places import place_of
from fairwitness.extract.counted.scene import Clause, Scene, clause_of
from fairwitness.extract.second_layer import beside, unquantified
from fairwitness.extract.seen import Seen
from fairwitness.model import Claim, Document, Figure, Span, Time, claim_id

_CONTROL = frozenset({"controls", "captured", "withdrew"})


def first_layer(document: Document, seen: Seen) -> tuple[Claim, ...]:
    """The claims with a number and those of control that the vocabulary reads, one for each id."""
    control = [c for c in control_claims(document, seen) if not _is_repeat(document, c.words)]
    held = {c.figure.words for c in control if c.figure}
    counted = [
        c
        for c in _quantified(Scene(document, seen))
        if c.kind not in _CONTROL or (c.figure and c.figure.words not in held)
    ]
    claims: dict[str, Claim] = {}
    for claim in (*control, *counted):
        claims.setdefault(claim.id, claim)
    return tuple(_told(claims.values(), seen))


def with_second_layer(
    document: Document, seen: Seen, first: tuple[Claim, ...], by_model: tuple[Claim, ...] | None = None
) -> tuple[Claim, ...]:
    """All claims in the order of the text, one for each id; of a repeated passage, the first alone.

    ``by_model``: what the model says that words of harm and force tell; None where it was not asked.
    """
    claims = {claim.id: claim for claim in (*first, *(by_model or ()))}
    further = unquantified(document, seen, first) if by_model is None else beside(document, seen, first)
    for claim in _told((c for c in further if not _is_repeat(document, c.words)), seen):
        claims.setdefault(claim.id, claim)
    return tuple(sorted(claims.values(), key=lambda c: (c.words.start, c.words.end, c.id)))


def _told(claims: Iterable[Claim], seen: Seen) -> Iterator[Claim]:
    """The claims with those on whose word they stand."""
    sayings = Sayings(seen)
    return (replace(c, chain=sayings.chain(c.words, c.figure.words if c.figure else None)) for c in claims)


def _quantified(scene: Scene) -> Iterator[Claim]:
    for line, pairs in groupby(all_links(scene.seen.lines(), scene.document.text), key=lambda pair: pair[0]):
        dated = [
            (clause, when_of(clause, scene))
            for clause in (clause_of(line, link) for _, link in pairs)
            if not (is_unreal(clause) or is_accident(clause) or _is_repeat(scene.document, _counted(clause).words))
        ]
        for (clause, when), basis in zip(dated, bases(dated), strict=True):
            yield _claim(clause, scene, when, basis)


def _counted(clause: Clause) -> Figure:
    return clause.link.counted.figure


def _is_repeat(document: Document, words: Span) -> bool:
    return any(r.start <= words.start and words.end <= r.end for r in document.repeats)


def _claim(clause: Clause, scene: Scene, when: Time | None, basis: str) -> Claim:
    link, figure = clause.link, _counted(clause)
    return Claim(
        id=claim_id(scene.document.id, link.kind, figure.words),
        document_id=scene.document.id,
        kind=link.kind,
        words=_words(clause),
        figure=measured(clause, basis),
        group=_group(link),
        side=side_of(clause, scene),
        actor=actor_of(clause, scene),
        means=means_of(clause),
        place=place_of(clause, scene),
        when=when,
        past=is_past(clause),
        degree=link.row.degree,
        hedged=is_hedged(clause),
        denied=is_denied(clause, scene),
        part_of=claim_id(scene.document.id, link.kind, link.base.figure.words) if link.base else None,
        score=min(1.0, link.score),
    )


def _words(clause: Clause) -> Span:
    """The clause from after the figure of another claim on: "injuring 34" of "killing 12 and injuring 34"."""
    items = clause.line.items
    others = (n + 1 for n in range(clause.low - 1, clause.first - 1, -1) if items[n].kind == "counted")
    first = next(others, clause.first)
    while first < clause.low and items[first].kind in ("coordinator", "punctuation"):
        first += 1
    return clause.line.cut(first, clause.last)


def _group(link: Link) -> Span | None:
    """Who or what is counted: the figure's own group, or for a bare figure the one named before."""
    return (link.named or link.counted).group
