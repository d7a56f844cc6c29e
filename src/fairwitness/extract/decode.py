"""Claims: each figure that makes one, with everything the text says of it (CODEBOOK sections 1 to 5)."""

from __future__ import annotations

from fairwitness.extract.candidates import Link, links
from fairwitness.extract.lines import Line, lines
from fairwitness.extract.seen import Seen
from fairwitness.model import Claim, Document, Span, claim_id


def decode(document: Document, seen: Seen) -> tuple[Claim, ...]:
    """The claims of a document in the order of the text, one for each id."""
    claims: dict[str, Claim] = {}
    for line in lines(seen):
        for link in links(line):
            if not _is_repeat(document, link.counted.figure.words):
                claim = _claim(document, line, link)
                claims.setdefault(claim.id, claim)
    return tuple(sorted(claims.values(), key=lambda c: (c.words.start, c.words.end)))


def _is_repeat(document: Document, words: Span) -> bool:
    return any(r.start <= words.start and words.end <= r.end for r in document.repeats)


def _claim(document: Document, line: Line, link: Link) -> Claim:
    figure = link.counted.figure
    return Claim(
        id=claim_id(document.id, link.kind, figure.words),
        document_id=document.id,
        kind=link.kind,
        words=line.cut(link.at, link.at + 1),
        figure=figure,
        group=link.counted.group,
        score=min(1.0, link.score),
    )
