"""Everything a page or a report may draw on, with the ways from any record to the ones it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from fairwitness.codec import best_meanings
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
    Problem,
    Series,
    State,
    Statement,
)
from fairwitness.model import origin_id as origin_id


@dataclass(frozen=True)
class Picture:
    """The records of one casebook, read once. The mappings by id are made when first asked for.

    ``verdicts``: for each claim that people judged: accept, reject, or correct. ``restricted``: the names of
    origins of which nothing may be told in public.
    """

    documents: tuple[Document, ...] = ()
    claims: tuple[Claim, ...] = ()
    statements: tuple[Statement, ...] = ()
    meanings: tuple[Meaning, ...] = ()
    problems: tuple[Problem, ...] = ()
    families: tuple[Family, ...] = ()
    accounts: tuple[Account, ...] = ()
    series: tuple[Series, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    incidents: tuple[Incident, ...] = ()
    states: tuple[State, ...] = ()
    captures: tuple[Capture, ...] = field(default=())
    judgements: tuple[Judgement, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    verdicts: Mapping[str, str] = field(default_factory=dict)
    restricted: frozenset[str] = frozenset()

    @cached_property
    def document_by_id(self) -> Mapping[str, Document]:
        """Documents by id."""
        return {d.id: d for d in self.documents}

    @cached_property
    def claim_by_id(self) -> Mapping[str, Claim]:
        """Claims by id."""
        return {c.id: c for c in self.claims}

    @cached_property
    def account_by_id(self) -> Mapping[str, Account]:
        """Accounts by id."""
        return {a.id: a for a in self.accounts}

    @cached_property
    def account_of_claim(self) -> Mapping[str, str]:
        """For each claim's id, the id of the account in which it appears."""
        return {p.claim_id: a.id for a in self.accounts for p in a.appearances}

    @cached_property
    def capture_by_id(self) -> Mapping[str, Capture]:
        """Captures by id."""
        return {c.id: c for c in self.captures}

    @cached_property
    def attachment_by_id(self) -> Mapping[str, Attachment]:
        """Where judgements hold, by their ids; a judgement made since the last reconciling is not there."""
        return {a.id: a for a in self.attachments}

    def that_stands(self) -> Picture:
        """Without what rests on claims and documents that are not here: they were read anew, and it not yet."""
        kept = {a.id for a in self.accounts if all(p.claim_id in self.claim_by_id for p in a.appearances)}
        here = self.document_by_id.keys()
        return replace(
            self,
            accounts=tuple(a for a in self.accounts if a.id in kept),
            series=tuple(s for s in self.series if all(kept.issuperset(p.accounts) for p in s.points)),
            disputes=tuple(d for d in self.disputes if kept.issuperset(d.accounts)),
            incidents=tuple(i for i in self.incidents if kept.issuperset(i.accounts)),
            states=tuple(s for s in self.states if kept.issuperset(s.accounts)),
            families=tuple(f for f in self.families if here >= {f.earliest, f.newest, *f.members}),
        )

    def judgements_of(self, claim: Claim) -> tuple[Judgement, ...]:
        """The judgements in force on a claim, in the order in which they were made."""
        here = {a.id for a in self.attachments if a.state == "in_force" and claim.id in a.claims}
        return tuple(j for j in self.judgements if j.id in here)

    @cached_property
    def best(self) -> Mapping[tuple[str, str], Meaning]:
        """For each (claim id, slot) the meaning in force."""
        return best_meanings(self.meanings)

    def id_of(self, problem: Problem) -> str | None:
        """The id of the document, judgement or capture that a problem is about; None where nothing could be taken."""
        known = problem.about in self.document_by_id or any(j.id == problem.about for j in self.judgements)
        return problem.about if known else self._capture_at.get(problem.about)

    @cached_property
    def _capture_at(self) -> Mapping[str, str]:
        return {c.location: c.id for c in self.captures}

    def location_of(self, document_id: str) -> str | None:
        """Where the capture of a document was taken from; None where that is not here."""
        document = self.document_by_id.get(document_id)
        capture = self.capture_by_id.get(document.capture_id) if document else None
        return capture.location if capture else None

    def meanings_of(self, claim: Claim) -> tuple[Meaning, ...]:
        """Everything that the words of a claim were taken for, in force or not."""
        return self._meanings_by_claim.get(claim.id, ())

    @cached_property
    def _meanings_by_claim(self) -> Mapping[str, tuple[Meaning, ...]]:
        found: dict[str, tuple[Meaning, ...]] = {}
        for m in self.meanings:
            found[m.claim_id] = (*found.get(m.claim_id, ()), m)
        return found

    @cached_property
    def family_of(self) -> Mapping[str, Family]:
        """For each document that shares its text with others, the family."""
        return {i: f for f in self.families if len(f.members) > 1 for i in f.members}

    @cached_property
    def origin_by_id(self) -> Mapping[str, Origin]:
        """Origins by id, as they are in the first account of each."""
        return {origin_id(a.origin): a.origin for a in reversed(self.accounts)}

    def accounts_about(self, matter_id: str) -> tuple[Account, ...]:
        """The accounts of one matter."""
        return self._accounts_by_matter.get(matter_id, ())

    @cached_property
    def _accounts_by_matter(self) -> Mapping[str, tuple[Account, ...]]:
        found: dict[str, list[Account]] = {}
        for a in self.accounts:
            found.setdefault(a.matter.id, []).append(a)
        return {matter: tuple(told) for matter, told in found.items()}

    def accounts_of(self, ids: Iterable[str]) -> tuple[Account, ...]:
        """The accounts with these ids."""
        return tuple(self.account_by_id[i] for i in ids)

    @cached_property
    def _in_force(self) -> Mapping[str, frozenset[str]]:
        """For each matter that has a series, the accounts in force at its end."""
        return {s.matter.id: frozenset(s.points[-1].accounts if s.points else ()) for s in self.series}

    def is_overtaken(self, account: Account) -> bool:
        """Is the account no longer in force: taken back, or its origin gave another figure since?"""
        held = self._in_force.get(account.matter.id)
        return account.corrected_by is not None or (held is not None and not account.denied and account.id not in held)

    def words_of(self, account: Account) -> str:
        """The words in which an account first appears."""
        return self.claim_by_id[account.appearances[0].claim_id].words.text

    @cached_property
    def last_day(self) -> date | None:
        """The latest day on which anything was said or published: the casebook's own "now"."""
        days = [d.published for d in self.documents if d.published] + [a.said for a in self.accounts if a.said]
        return max(days, default=None)


def short(record_id: str) -> str:
    """As much of an id as a person needs to type."""
    return record_id[:8]
