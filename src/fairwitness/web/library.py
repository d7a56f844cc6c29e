"""The questions that pages ask: as of a day, filtered, a part at a time.

A Library has two forms: over a Picture in memory (web/shelf.py: the public site, tests), and over a casebook's own
tables (serve), which answer in time however many documents there are. Both give the same records in the same order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, Protocol, TypeVar

from fairwitness.model import (
    Account,
    Attachment,
    Capture,
    Claim,
    Dispute,
    Document,
    Family,
    Incident,
    Judgement,
    Meaning,
    Origin,
    Place,
    Point,
    Problem,
    Series,
    State,
    Statement,
    identity,
)
from fairwitness.web.timing import Days, Happening, Spell

R = TypeVar("R")

COUNTED = 2000  # documents that are counted for facets, the latest


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which records a page wants; what is None or empty does not narrow.

    ``on``: as of the end of that day. ``since``: only what was first said or changed on that day or later. ``place``:
    the id of a place; what lies in it counts. ``basis``: of series: event, total, standing or rate. ``actor``: the
    name of a body; of series, those of what it did or what was done to it; of states, those it holds. ``limit`` and
    ``offset``: the part of the rows that is shown; ``limit`` 0: all of them. ``at``: of series, those told of exactly
    one of these places, not of what lies in them. ``unread``: of documents, those in languages not read yet.

    ``words``: all of them stand, as whole words, in what the question names (sought.py: case and accents make no
    difference, ``raq*`` is every word that begins so, ``"old town"`` is two side by side): of series and accounts in
    the words in which an account first appears, its kind, place, bodies or origin; of documents in title, outlet or
    text; of places, origins and bodies in their names.
    """

    on: date | None = None
    since: date | None = None
    place: str | None = None
    at: tuple[str, ...] | None = None
    origin: str | None = None
    kinds: tuple[str, ...] = ()
    basis: str | None = None
    group: str | None = None
    actor: str | None = None
    disputed: bool = False
    unread: bool = False
    words: str = ""
    outlet: str | None = None
    least: int | None = None
    limit: int = 50
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Part(Generic[R]):
    """Some of the rows, and how many there are in all."""

    rows: tuple[R, ...]
    total: int


@dataclass(frozen=True, slots=True)
class SeriesOn:
    """A series, with the point that stands on the day asked about."""

    series: Series
    point: Point


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is as of a day."""

    documents: int
    unread: int
    claims: int
    accounts: int
    series: int
    disputes: int
    incidents: int


@dataclass(frozen=True, slots=True)
class SourceTold:
    """An origin and how much it said: accounts, reports, accounts in dispute, accounts it later changed; its days."""

    id: str
    origin: Origin
    accounts: int
    reports: int
    disputed: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class PlaceTold:
    """A place and what is told of it as of a day: how many series by kind, how many in dispute, who holds it."""

    place: Place
    kinds: Mapping[str, int]
    disputed: int
    states: tuple[State, ...]


@dataclass(frozen=True, slots=True)
class ActorTold:
    """A body and what is told of it as of a day: series by kind of what it did, and of what was done to it or its own;

    how many of them are in dispute, and how many places it holds. id: ``actor_id`` of its name.
    """

    id: str
    name: str
    did: Mapping[str, int]
    suffered: Mapping[str, int]
    disputed: int
    holds: int

    @property
    def total(self) -> int:
        """How many series tell of it."""
        return sum(self.did.values()) + sum(self.suffered.values())


def actor_id(name: str) -> str:
    """The id of a body: of its canonical name."""
    return identity("actor", name)


@dataclass(frozen=True, slots=True)
class Hit:
    """A claim found by words, with the document that it stands in."""

    claim: Claim
    document: Document


@dataclass(frozen=True, slots=True)
class Found:
    """A document with those of its claims that were asked for, in the order of their words."""

    document: Document
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Facets:
    """By what the documents found can be narrowed: how many tell of each kind and place, how many each outlet has.

    Most first, then by name. Each is counted as if it alone had not been asked for.
    """

    kinds: tuple[tuple[str, int], ...]
    places: tuple[tuple[Place, int], ...]
    outlets: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A record found by its id, and the sort and id of the page on which it stands, where ``fragment`` is.

    sort: series, account, claim, document, dispute, incident, source or place, which have pages of their own; matter
    (on its series, or without one on its first account), statement (on its document, "s-ID"), capture (on the first of
    its documents), family (on its newest document), state (on its place), judgement (on the first claim it holds on).
    """

    sort: str
    id: str
    page: tuple[str, str]
    fragment: str = ""


class Library(Protocol):
    """What pages may ask. Ids that are not there give None or nothing; rows come in the order named."""

    def days(self) -> tuple[date | None, date | None]:
        """The first and the last day on which anything was said or published."""

    def counts(self, on: date | None) -> Counts:
        """How much there is, as of a day."""

    # -- what sources say together

    def series(self, wanted: Wanted) -> Part[SeriesOn]:
        """Series as of a day: most origins first, then reports, then the latest, then kind and id."""

    def one_series(self, series_id: str) -> Series | None:
        """One series, with all its points."""

    def series_of(self, matter_id: str) -> Series | None:
        """The series of a matter."""

    def accounts(self, ids: Iterable[str]) -> tuple[Account, ...]:
        """The accounts with these ids, in their order; those that are not there are left out."""

    def accounts_about(self, matter_id: str) -> tuple[Account, ...]:
        """The accounts of one matter, by the day first said."""

    def accounts_about_each(self, matters: Iterable[str]) -> Mapping[str, tuple[Account, ...]]:
        """The same for each of several matters."""

    def accounts_in(self, document_id: str) -> tuple[Account, ...]:
        """The accounts that appear in a document."""

    def accounts_in_each(self, documents: Iterable[str]) -> Mapping[str, tuple[Account, ...]]:
        """The same for each of several documents."""

    def accounts_by(self, wanted: Wanted) -> Part[Account]:
        """Accounts (``wanted.origin``: of one origin), the latest first."""

    def disputes(self, wanted: Wanted) -> Part[Dispute]:
        """Disputes between accounts said by the day, the latest first."""

    def dispute(self, dispute_id: str) -> Dispute | None:
        """One dispute."""

    def disputes_of(self, accounts: Iterable[str]) -> tuple[Dispute, ...]:
        """The disputes in which any of these accounts stands."""

    def incidents(self, wanted: Wanted) -> Part[Incident]:
        """Incidents told of by the day, the latest first."""

    def incident(self, incident_id: str) -> Incident | None:
        """One incident."""

    def incidents_of(self, accounts: Iterable[str]) -> tuple[Incident, ...]:
        """The incidents to which any of these accounts belongs."""

    def states(self, wanted: Wanted) -> Part[State]:
        """Who holds what on the day, by place."""

    def happenings(self, wanted: Wanted, days: Days) -> Part[Happening]:
        """What is told of with a day that is asked for (timing.all_happenings), the latest day first, by sort and id.

        Heeded are ``on`` (heard by then), ``place`` and ``kinds``.
        """

    def happened(self, wanted: Wanted, days: Days) -> tuple[Spell, ...]:
        """How many happenings, of the same as above, have exactly which days."""

    def sources(self, wanted: Wanted) -> Part[SourceTold]:
        """Origins (``words``: in their names; nothing else narrows), those with most accounts first."""

    def source(self, origin_id: str) -> SourceTold | None:
        """One origin."""

    def places(self, wanted: Wanted) -> Part[PlaceTold]:
        """Places of which anything is told by the day (``words``: in their names), those with most series first."""

    def place(self, place_id: str) -> Place | None:
        """One place."""

    def actors(self, wanted: Wanted) -> Part[ActorTold]:
        """Bodies of which anything is told by the day (``wanted.words``: in their names), those of most series first.

        Then by name.
        """

    def actor(self, actor_id: str) -> ActorTold | None:
        """One body, with all that is told of it on any day."""

    # -- what was read

    def documents(self, wanted: Wanted) -> Part[Document]:
        """Documents, the latest first."""

    def document(self, document_id: str) -> Document | None:
        """One document."""

    def documents_by(self, ids: Iterable[str]) -> tuple[Document, ...]:
        """The documents with these ids, in their order; those that are not there are left out."""

    def outlets(self, wanted: Wanted, most: int) -> tuple[tuple[str, int], ...]:
        """The outlets of what ``found`` finds, as ``facets`` counts them."""

    def family_of(self, document_id: str) -> Family | None:
        """The family of a document that shares its text with others."""

    def capture(self, capture_id: str) -> Capture | None:
        """What a document was read from."""

    def claims_of(self, document_id: str) -> tuple[Claim, ...]:
        """The claims of a document, in the order of their words, as people corrected them."""

    def claims_of_each(self, documents: Iterable[str]) -> Mapping[str, tuple[Claim, ...]]:
        """The same for each of several documents."""

    def claims(self, ids: Iterable[str]) -> tuple[Claim, ...]:
        """The claims with these ids, in their order."""

    def best(self, claims: Iterable[Claim]) -> Mapping[tuple[str, str], Meaning]:
        """For each (claim id, slot) of these claims the meaning in force."""

    def statements_of(self, document_id: str) -> tuple[Statement, ...]:
        """The statements of a document, in the order of their words."""

    def statements_of_each(self, documents: Iterable[str]) -> Mapping[str, tuple[Statement, ...]]:
        """The same for each of several documents."""

    def search(self, wanted: Wanted) -> Part[Hit]:
        """Claims of the documents in which all of ``wanted.words`` stand, the latest document first."""

    def found(self, wanted: Wanted) -> Part[Found]:
        """Documents as ``documents`` gives them, with their claims that are of the kinds, place, group, or disputed.

        Where any of these is asked for, a document without such a claim is left out; else it comes with all its claims.
        A claim is disputed when the account in which it appears is.
        """

    def facets(self, wanted: Wanted, most: int) -> Facets:
        """The kinds, places and outlets of what ``found`` finds, at most so many of each.

        Of more than ``COUNTED`` documents the latest so many are counted.
        """

    def claim_counts(self, documents: Iterable[str]) -> Mapping[str, int]:
        """For each of these documents how many claims it holds."""

    # -- records by their ids

    def beginning(self, prefix: str, most: int) -> tuple[Named, ...]:
        """The records whose ids begin so, at most so many, by id; one without a page to stand on is left out."""

    def read_anew(self, old_id: str) -> tuple[str, str] | None:
        """What an id of an older reading stands for now, as (sort, id): the claim that a judgement on it holds on to.

        ``old_id``: of a claim, or of a document: then the document that its judged claim is in now. None where nobody
        judged it, or the judgement finds no claim any more. An id of a record that people merged or split leads to the
        record that a judgement in force made of it.
        """

    def problems(self, wanted: Wanted) -> Part[Problem]:
        """What was hard."""

    # -- what people decided

    def judgements_of(self, claim_id: str) -> tuple[tuple[Judgement, Attachment | None], ...]:
        """The judgements that hold or held on a claim, in the order in which they were made."""

    def verdict(self, claim_id: str) -> str | None:
        """accept, reject or correct, where a person judged the claim."""

    def verdicts(self, claims: Iterable[str]) -> Mapping[str, str]:
        """The same for each of several claims that a person judged."""
