"""Families (rule 2): documents that share a text, as a star around the earliest.

Two documents share a text if most of their five-word shingles are the same (found by MinHash), or if passages that
stand word for word in both make up half of the shorter one (wire copy that one of them cut or framed). Documents are
taken by day; each joins the family of the earliest document whose text it shares, or may begin one. A member is never
itself a centre, so no chain of small changes joins two stories.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from fairwitness.model import Document, Family, identity
from fairwitness.reconcile.moments import age
from fairwitness.reconcile.sketches import PASSAGE_WORDS, Sketch, sketch

_SHARED = 0.5
# A passage that begins so many families is boilerplate ("Sign up for our newsletter ...").
BOILERPLATE = 8


def families(documents: Iterable[Document]) -> tuple[Family, ...]:
    """The families of two documents or more, whatever the order in which the documents come."""
    different: dict[str, Document] = {}
    for d in documents:
        if d.text.strip() and not d.row:
            different.setdefault(d.id, d)
    if len(different) < 2:
        return ()
    members: dict[str, list[Sketch]] = defaultdict(list)
    for t, centre in homes(sorted((sketch(d) for d in different.values()), key=_seat)):
        members[centre].append(t)
    return tuple(family(group) for _, group in sorted(members.items()) if len(group) > 1)


def homes(in_order: Iterable[Sketch]) -> Iterator[tuple[Sketch, str]]:
    """Each of some sketches, given by seat, with the centre of its family."""
    centres: dict[int, list[Sketch]] = defaultdict(list)
    for t in in_order:
        centre = home(t, centres)
        yield t, centre
        if centre == t.id:
            for key in t.found_under():
                centres[key].append(t)


def family(members: Iterable[Sketch]) -> Family:
    """The family that some documents are."""
    group = sorted(members, key=_seat)
    newest = max(group, key=lambda t: (age(t.published, t.at, correction=t.correction), t.id))
    return Family(identity("family", group[0].id), group[0].id, newest.id, tuple(t.id for t in group))


def _seat(t: Sketch) -> str:
    return t.seat


def home(t: Sketch, centres: Mapping[int, Sequence[Sketch]]) -> str:
    """The earliest of the centres whose text this one shares; else this one, a centre itself.

    ``centres``: under each key of the sketch those that come before it; under that of a passage, no more than
    ``BOILERPLATE`` + 1 of them need be given.
    """
    shared = [*(centres.get(t.whole) or _by_passages(t, centres)), *_alike(t, centres)]
    return min(shared, key=_seat).id if shared else t.id


def _by_passages(t: Sketch, centres: Mapping[int, Sequence[Sketch]]) -> Iterator[Sketch]:
    common: dict[str, int] = defaultdict(int)
    found = {}
    for passage, length in t.passages:
        holding = centres.get(passage, ())
        for centre in holding if len(holding) <= BOILERPLATE else ():
            found[centre.id] = centre
            common[centre.id] += length
    size = t.said
    for centre in found.values():
        n = common[centre.id]
        if n >= 2 * PASSAGE_WORDS and n >= _SHARED * min(size, centre.said):
            yield centre


def _alike(t: Sketch, centres: Mapping[int, Sequence[Sketch]]) -> Iterator[Sketch]:
    near = {centre.id: centre for band in t.bands() for centre in centres.get(band, ())}
    return (centre for centre in near.values() if t.likeness(centre) >= _SHARED)
