"""Extract: from a document to what it says, in its own words: claims and statements."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from fairwitness.extract.attribution import attributions
from fairwitness.extract.attribution.speakers import comparable
from fairwitness.extract.by_speaker import with_speakers
from fairwitness.extract.chains import Sayings
from fairwitness.extract.control.lying_in import without_containers
from fairwitness.extract.counted.spots import spots_in
from fairwitness.extract.decode import first_layer, with_second_layer
from fairwitness.extract.figures import figures
from fairwitness.extract.learned.deciding import decided
from fairwitness.extract.learned.encoding import Encoded, encoded
from fairwitness.extract.learned.model_files import model_hash, weights
from fairwitness.extract.learned.tagging import marks, with_tagged
from fairwitness.extract.mentions import mentions
from fairwitness.extract.seen import Seen
from fairwitness.extract.times.narrative import times
from fairwitness.extract.whole_names import with_whole_names
from fairwitness.extract.wholes import without_wholes
from fairwitness.extract.whom import with_groups
from fairwitness.model import Claim, Document, Source, Span, Statement, identity
from fairwitness.text import sentences
from fairwitness.vocab.body_types import type_of
from fairwitness.vocab.toponyms import is_credit

__all__ = ["Encoded", "Seen", "by_rule", "claims", "encoded_ahead", "model_name", "see", "statements"]

# Characters of a text that may be encoded before its turn to be read: so many take about ten megabytes.
_SHORT = 20_000


def encoded_ahead(document: Document) -> Encoded | None:
    """The document as the trained encoder sees it, for ``see``: the encoder reads several documents one after another
    faster than when each is read to its end first. None where it is too long to be held beside others.
    """
    text, model = document.text, weights()
    return encoded(text, sentences(text), model) if model is not None and len(text) <= _SHORT else None


def see(document: Document, read: Encoded | None = None) -> Seen:
    """Everything that is seen before claims are read: sentences, figures, times, names, statements.

    ``read``: the document as the encoder sees it, where it was encoded ahead.
    """
    text, model = document.text, weights()
    parts = sentences(text)
    names = tuple(m for m in mentions(text) if m.type != "actor" or not is_credit(text, m.words.start))
    moments = times(text, document.published, document.title)
    said = _own(document, attributions(text, names, moments))
    if read is None and model is not None:
        read = encoded(text, parts, model)
    if read is not None and model is not None:
        said = _own(document, with_tagged(text, parts, names, said, read, marks(read, model)))
    said = with_whole_names(said)
    return Seen(parts, figures(text), moments, names, said, read, spots_in(text, parts, names, said))


def _own(document: Document, statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """The statements as ones of this document, each once."""
    return tuple({s.id: s for s in (_of(document, s) for s in statements)}.values())


def _of(document: Document, statement: Statement) -> Statement:
    """The statement as one of this document, its id made from just the characters that it holds there."""
    chain = tuple(
        link
        for n, link in enumerate(statement.chain)
        if not _is_outlet(link, document.outlet) or (n == 0 and _tells(link))
    )
    held = (f"{s.start}-{s.end}" for part in _parts(statement) for s in part)
    return replace(statement, id=identity(document.id, *held), document_id=document.id, chain=chain)


def _tells(source: Source) -> bool:
    """Whether a body that publishes its own report speaks by name in it as any source does; the press does not."""
    return source.org is not None and type_of(source.org) not in ("agency", "outlet")


def _parts(statement: Statement) -> tuple[tuple[Span, ...], ...]:
    return statement.source, statement.cue, statement.content


def _is_outlet(source: Source, outlet: str | None) -> bool:
    """Whether a link is the publishing outlet itself, which stands in no chain ("told the Harbour Post", in it)."""
    if outlet is None or source.name is not None or source.org is None:
        return False
    return comparable(source.org) == comparable(outlet.partition(" (")[0])


def claims(document: Document, seen: Seen | None = None) -> tuple[Claim, ...]:
    """The claims of a document, in the order of the text: what the vocabulary reads, judged and filled by the model."""
    seen = seen or see(document)
    first, model = first_layer(document, seen), weights()
    if model is None:
        return _finished(with_second_layer(document, seen, first), seen)
    by_model = decided(document, seen, first, model)
    told = without_wholes(without_containers(by_model.claims, document.text), document.text)
    first = _told(told, Sayings(seen))
    return _finished(with_second_layer(document, seen, first, by_model.further), seen)


def _finished(claims: Iterable[Claim], seen: Seen) -> tuple[Claim, ...]:
    """The claims with what others around them tell: their groups, and speakers as the doers of what they tell."""
    return tuple(with_speakers(with_groups(claims, seen.sentences)))


def _told(claims: Iterable[Claim], sayings: Sayings) -> tuple[Claim, ...]:
    """The claims, with the source that their own words name where the model gave none."""
    return tuple(
        c if c.chain or c.figure is None else replace(c, chain=sayings.told_by(c.words, c.figure.words)) for c in claims
    )


def model_name() -> str:
    """Which trained model reads, by a hash of its weights; "no model" where the vocabulary reads alone."""
    return model_hash() or "no model"


def by_rule(document: Document, seen: Seen | None = None) -> tuple[Claim, ...]:
    """The claims that vocabulary and patterns read without the model: its baseline."""
    seen = seen or see(document)
    return _finished(with_second_layer(document, seen, first_layer(document, seen)), seen)


def statements(document: Document, seen: Seen | None = None) -> tuple[Statement, ...]:
    """What sources are reported to have said or believed, claims or not."""
    return (seen or see(document)).statements
