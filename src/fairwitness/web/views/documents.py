"""The list of documents, and two of a family compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from fairwitness.model import Document
from fairwitness.web.library import Library, Part, Wanted
from fairwitness.web.views.versions import Versions, versions

_OUTLETS = 300


@dataclass(frozen=True, slots=True)
class DocumentList:
    """The documents that are wanted, how many claims each holds, and the outlets that a form offers."""

    wanted: Wanted
    part: Part[Document]
    claims: Mapping[str, int]
    outlets: tuple[tuple[str, int], ...]

    @property
    def choices(self) -> list[tuple[str, str]]:
        """The outlets as a form offers them: the value, and its words."""
        return [(name, f"{name} ({count})") for name, count in self.outlets]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two documents, and how the second differs from the first; ``shared``: they are of one family."""

    one: Document
    other: Document
    versions: Versions
    shared: bool


def document_list(library: Library, wanted: Wanted) -> DocumentList:
    """The documents by outlet, day and words."""
    asked = replace(wanted, kinds=(), place=None, group=None, disputed=False)
    part = library.documents(asked)
    return DocumentList(
        wanted=wanted,
        part=part,
        claims=library.claim_counts(d.id for d in part.rows),
        outlets=tuple(sorted(library.outlets(replace(asked, words=""), _OUTLETS))),
    )


def compared(library: Library, one: Document, other: Document) -> Compared:
    """Two documents, the earlier first; of one day, the earliest of their family or that asked for first."""
    family = library.family_of(one.id)
    shared = family is not None and other.id in family.members
    earlier = bool(one.published and other.published and other.published < one.published)
    if earlier or (one.published == other.published and family is not None and other.id == family.earliest):
        one, other = other, one
    return Compared(one, other, versions(one.text, other.text), shared)
