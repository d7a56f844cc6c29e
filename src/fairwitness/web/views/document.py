"""One document: its text with its spans, its claims and statements, what it shares with others, and its evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from fairwitness.model import Account, Capture, Claim, Document, Family, Reading, Span, Statement
from fairwitness.publish.inspected.layers import anchor, held, marks
from fairwitness.publish.inspected.marked import marked
from fairwitness.publish.inspected.markup import Markup, tag
from fairwitness.publish.inspected.record import ROLES, Inspected, Mark, Role
from fairwitness.web.library import Library
from fairwitness.web.speech import Speech
from fairwitness.web.views.claim import ClaimTold, Known, claim_told

WHOLE = 80  # claims that are told in full on one page; of more, those around the one that is open
_AROUND = 15
_VERSIONS = 60


@dataclass(frozen=True, slots=True)
class StatementTold:
    """A statement with its number on the page, where its parts stand in the text, and the claims that it holds."""

    number: int
    statement: Statement
    holds: tuple[Claim, ...]
    source: tuple[tuple[Span, str | None], ...]
    cue: tuple[tuple[Span, str | None], ...]
    content: tuple[tuple[Span, str | None], ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """A family as a document of it shows it: the members, the earliest first, and how many are not listed."""

    family: Family
    members: tuple[Document, ...]
    more: int


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """What stands on the page of a document. ``text`` is HTML already; ``opened``: the claim that is open.

    ``keys``: what the marks in this text mean; ``repeats``: the later copies of a passage, with their marks.
    """

    document: Document
    text: Markup
    keys: tuple[Role, ...]
    opened: Claim | None
    claims: tuple[ClaimTold, ...]
    statements: tuple[StatementTold, ...]
    repeats: tuple[tuple[Span, str | None], ...]
    capture: Capture | None
    shared: Shared | None


def document_page(
    library: Library, document: Document, opened: str | None, speech: Speech, *, whole: bool = False
) -> DocumentPage:
    """The page of a document with a claim open; ``whole``: every claim told in full, however many.

    ``speech``: in whose words.
    """
    claims, statements = library.claims_of(document.id), library.statements_of(document.id)
    of = Inspected(document.title or document.id, 1, Reading(document, claims, statements))
    found = marks(of)
    at = _Marked(found)
    numbers = {c.id: n for n, c in enumerate(claims, 1)}
    return DocumentPage(
        document=document,
        text=marked(document.text, found, at.ids, _badges(of, speech), _lit(numbers.get(opened or ""))),
        keys=tuple(r for r in ROLES if r.code in {m.role for m in found} and r.code != "cw"),
        opened=next((c for c in claims if c.id == opened), None),
        claims=_claims(library, document, claims, at, None if whole else numbers.get(opened or "", 0), speech),
        statements=tuple(_statement(s, n, claims, at) for n, s in enumerate(statements, 1)),
        repeats=tuple((r, at.id(r, "rp")) for r in document.repeats),
        capture=library.capture(document.capture_id),
        shared=_shared(library, document),
    )


class _Marked:
    """The marks of a text with their ids on the page."""

    def __init__(self, found: tuple[Mark, ...]) -> None:
        self.ids = [f"m{i}" for i in range(len(found))]
        self._at = {(m.start, m.end, m.role): i for m, i in zip(found, self.ids, strict=True)}

    def id(self, span: Span | None, role: str) -> str | None:
        """The id of the mark on a span; None where none is drawn."""
        return self._at.get((span.start, span.end, role)) if span else None


def _lit(opened: int | None) -> frozenset[str]:
    return frozenset({f"c{opened}"}) if opened else frozenset()


def _badges(of: Inspected, speech: Speech) -> Mapping[int, list[Markup]]:
    """The links from the text to its statements and claims, each before the first character of what it is known by."""
    found: dict[int, list[Markup]] = defaultdict(list)
    length = len(of.reading.document.text)
    for n, s in enumerate(of.reading.statements, 1):
        first = min((p.start for p in s.content if p.text and p.end <= length), default=None)
        if first is not None:
            known = {"id": f"s-{s.id}", "href": f"#d-{s.id}", "data_n": f"S{n}", "data_c": f"s{n}"}
            found[first].append(
                tag("a", class_="n told-by", aria_label=speech.words.told("document.statement_n", n=n), **known)
            )
    for n, c in enumerate(of.reading.claims, 1):
        if anchor(c).text and anchor(c).end <= length:
            known = {"id": f"c-{c.id}", "href": f"#o-{c.id}", "data_n": str(n), "data_c": f"c{n}"}
            name = speech.words.told("document.claim_n", n=n, kind=speech.words.word("kind", c.kind))
            found[anchor(c).start].append(tag("a", class_="n", aria_label=name, **known))
    return found


def _claims(
    library: Library,
    document: Document,
    claims: tuple[Claim, ...],
    at: _Marked,
    opened: int | None,
    speech: Speech,
) -> tuple[ClaimTold, ...]:
    accounts = library.accounts_in(document.id)
    disputed = {i for d in library.disputes_of(a.id for a in accounts) for i in d.accounts}
    known = Known(
        best=library.best(claims),
        order={c.id: n for n, c in enumerate(claims)},
        home=_home(accounts),
        disputed=frozenset(disputed),
        verdicts=library.verdicts(c.id for c in claims),
        at=at.id,
        speech=speech,
    )
    full = _in_full(len(claims), opened)
    return tuple(claim_told(library, c, known, in_full=n in full) for n, c in enumerate(claims))


def _home(accounts: Iterable[Account]) -> Mapping[str, Account]:
    """For each claim the account in which it appears."""
    return {p.claim_id: a for a in accounts for p in a.appearances}


def _in_full(total: int, opened: int | None) -> range:
    """Which claims, from 0, are told in full: all, or those around the one that is open."""
    if opened is None or total <= WHOLE:
        return range(total)
    return range(max(0, opened - 1 - _AROUND), opened + _AROUND)


def _statement(statement: Statement, number: int, claims: tuple[Claim, ...], at: _Marked) -> StatementTold:
    def placed(spans: tuple[Span, ...], role: str) -> Iterator[tuple[Span, str | None]]:
        return ((s, at.id(s, role)) for s in spans if s.text)

    return StatementTold(
        number=number,
        statement=statement,
        holds=tuple(claims[n - 1] for n in held(statement, claims)),
        source=tuple(placed(statement.source, "ss")),
        cue=tuple(placed(statement.cue, "su")),
        content=tuple(placed(statement.content, "sc")),
    )


def _shared(library: Library, document: Document) -> Shared | None:
    family = library.family_of(document.id)
    if family is None:
        return None
    ids = dict.fromkeys((family.earliest, family.newest, document.id, *family.members))
    shown = sorted(
        library.documents_by(list(ids)[:_VERSIONS]),
        key=lambda d: (d.id != family.earliest, d.published is None, d.published or 0, d.id),
    )
    return Shared(family, tuple(shown), len(ids) - len(shown))
