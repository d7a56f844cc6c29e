"""What the package offers to Python programs; see ``help(fairwitness)``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fairwitness import casework, extract, judging, pipeline, resolve, store
from fairwitness.config import Options
from fairwitness.errors import CollectError, UsageError
from fairwitness.model import Claim, Document, Given, Judgement, Meaning, Problem, Statement
from fairwitness.publish import notebook
from fairwitness.publish.export import as_frame, typed
from fairwitness.publish.tables import TABLES
from fairwitness.read import document as read_document
from fairwitness.read import plain_document

if TYPE_CHECKING:
    import pandas

notebook.install()


def read(path_or_text: str | Path, published: date | None = None, outlet: str | None = None) -> Document:
    """The document in a file or at an address (a Path, or a str that is one line and names one), or in a text.

    CollectError or ReadError say why a file or page could not be read.
    """
    given = Given(outlet=outlet, published=published)
    if isinstance(path_or_text, Path) or _names_something(path_or_text):
        return _first_document(str(path_or_text), given)
    return plain_document(path_or_text, given)


def _names_something(words: str) -> bool:
    if words.startswith(("http://", "https://")):
        return "\n" not in words and " " not in words
    if "\n" in words or len(words) > 1000:
        return False
    # One word with a suffix is a file's name, there or not: a text of one such word says nothing.
    return Path(words).is_file() or (not any(c.isspace() for c in words) and bool(Path(words).suffix))


def _first_document(location: str, given: Given) -> Document:
    for taken in pipeline.taken_from(location, given, Options()):
        if isinstance(taken, Problem):
            raise CollectError(taken.message)
        return read_document(*taken)[0]
    raise CollectError(f"{location} holds nothing to read")


def claims(document: Document) -> tuple[Claim, ...]:
    """The claims of a document, in the order of their words."""
    return extract.claims(document)


def statements(document: Document) -> tuple[Statement, ...]:
    """What sources are reported to have said or believed in a document."""
    return extract.statements(document)


def meanings(claims: Iterable[Claim], document: Document | None = None) -> tuple[Meaning, ...]:
    """What the words of claims stand for; the document, where given, helps to tell places and bodies apart."""
    return resolve.meanings(tuple(claims), document)


class Casebook(store.Casebook):
    """A casebook that can also add (collect, read, extract, resolve, reconcile), be judged, and be rebuilt."""

    def add(
        self, *locations: str | Path, given: Given | None = None, options: Options | None = None
    ) -> list[casework.Step]:
        """Add locations (files, folders, addresses); idempotent. What became of each capture."""
        how = given or Given(), options or Options()
        steps = list(casework.adding(self, [str(place) for place in locations], *how))
        casework.reconcile_casebook(self)
        return steps

    def judge(self, claim_id: str, decision: str, *, by: str, because: str, at: datetime | None = None) -> Judgement:
        """Keep what a person decided about a claim: "accept", "reject", or what is right, as "place=Qasr Amun, Syria".

        It takes effect at once, and holds on to the claim's characters when they are read anew. UsageError says what
        cannot be decided so. ``at``: UTC; now, where not given.
        """
        made = judging.judged(self, claim_id, decision, judging.signature(by, because, at))
        casework.reconcile_casebook(self)
        return made

    def undo(self, judgement_id: str, *, by: str, because: str | None = None, at: datetime | None = None) -> Judgement:
        """Undo a judgement; both are kept."""
        made = judging.undone(self, judgement_id, judging.signature(by, because, at))
        casework.reconcile_casebook(self)
        return made

    def rebuild(self, options: Options | None = None) -> list[casework.Step]:
        """Read anew, from the bytes that are kept, what an older reader read; judgements find their claims again."""
        steps = list(casework.rebuilding(self, options or Options()))
        casework.reconcile_casebook(self)
        return steps

    def frame(self, name: str, *, public: bool = False, embargo_days: int = 0) -> pandas.DataFrame:
        """A table of docs/files.md (``claims``, ``accounts``, ``series``, ``incidents`` ...) as a pandas DataFrame.

        Days are datetime64, counts Int64, figures float64; what each column holds is in ``frame.attrs["columns"]``.
        ``public``: only what the public may see, without its newest ``embargo_days``. Other names (``documents``,
        ``statements``, ``captures`` ...) give the records as they are, never public. Pandas must be there.
        """
        if name in TABLES:
            told = casework.picture(self)
            shown = casework.public_picture(told, embargo_days) if public else told
            return as_frame.frame(typed.sheet(TABLES[name](shown)))
        if public:
            raise UsageError(f"{name} is no table that is told in public; known are {', '.join(TABLES)}")
        records: Iterator[Any] = getattr(self, name)()
        return as_frame.frame_of_records(records)
