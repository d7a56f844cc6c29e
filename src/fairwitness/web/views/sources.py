"""Sources: who says something; what each said, how others bear it out or differ, what it revised, who cites whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from fairwitness.interval import interval_of, meet
from fairwitness.model import Account, Claim, Document, Matter, Statement
from fairwitness.origins import independent
from fairwitness.publish.inspected.layers import held
from fairwitness.publish.picture import origin_id
from fairwitness.reconcile.force import comparable, day_of, in_force
from fairwitness.web.library import Library, Part, SourceTold, Wanted

LOOKED_AT = 200  # accounts, the latest, that are set against others
_DOCUMENTS = 40
_SHOWN = 25
_CHAINS = 500  # claims whose chains are looked through


@dataclass(frozen=True, slots=True)
class Heard:
    """An account with the first claim in which it appears; None where its words may not be shown."""

    account: Account
    claim: Claim | None
    disputed: bool


@dataclass(frozen=True, slots=True)
class Borne:
    """Of so many accounts that were looked at, the ids of those that independent sources bear out, and differ from.

    ``apart``: the source is independent of nothing, and nothing of it: it is counted apart.
    """

    looked_at: int
    borne_out: frozenset[str]
    differing: frozenset[str]
    apart: bool

    @property
    def both(self) -> frozenset[str]:
        """Borne out by one, in dispute with another."""
        return self.borne_out & self.differing

    @property
    def alone(self) -> int:
        """How many no independent source tells of."""
        return self.looked_at - len(self.borne_out | self.differing)


@dataclass(frozen=True, slots=True)
class Revised:
    """What a source said of one matter, one after the other."""

    matter: Matter
    versions: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """Who cites, or is cited: the name, how often, a claim that shows it; ``source``: the id of its own page."""

    name: str
    times: int
    claim_id: str
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Uttered:
    """A statement of the source, and the document in which it is reported."""

    statement: Statement
    document: Document


@dataclass(frozen=True, slots=True)
class SourcePage:
    """What stands on the page of a source."""

    told: SourceTold
    wanted: Wanted
    said: Part[Heard]
    borne: Borne
    revised: tuple[Revised, ...]
    taken_back: tuple[Heard, ...]
    cited_by: tuple[Cited, ...]
    cites: tuple[Cited, ...]
    statements: tuple[Uttered, ...]


def source_page(library: Library, told: SourceTold, wanted: Wanted) -> SourcePage:
    """The page of a source, with a part of its accounts."""
    part = library.accounts_by(replace(wanted, origin=told.id))
    looked = library.accounts_by(Wanted(origin=told.id, on=wanted.on, limit=LOOKED_AT)).rows
    about = library.accounts_about_each(dict.fromkeys(a.matter.id for a in looked))
    back = [a for a in looked if a.corrected_by][:_SHOWN]
    return SourcePage(
        told=told,
        wanted=wanted,
        said=Part(said(library, part.rows), part.total),
        borne=borne(library, looked, about),
        revised=tuple(islice(_revised(looked, about), _SHOWN)),
        taken_back=said(library, back),
        cited_by=_cited_by(library, told, looked),
        cites=_cites(library, told, looked),
        statements=tuple(islice(_statements(library, told, looked), _SHOWN)),
    )


def said(library: Library, accounts: Iterable[Account]) -> tuple[Heard, ...]:
    """Accounts with their first words."""
    told = tuple(accounts)
    disputed = {i for d in library.disputes_of(a.id for a in told) for i in d.accounts}
    first = [a.appearances[0].claim_id for a in told if a.appearances]
    claims = {c.id: c for c in library.claims(first)}
    return tuple(Heard(a, claims.get(a.appearances[0].claim_id), a.id in disputed) for a in told if a.appearances)


def borne(library: Library, accounts: Iterable[Account], about: Mapping[str, tuple[Account, ...]]) -> Borne:
    """How often independent sources bear accounts out or differ: those of the same matter that may be compared.

    ``about``: for each of their matters all that is said of it.
    Two bear each other out when both can be true; they differ when they are in dispute (DESIGN section 5, rule 7).
    """
    looked = [a for a in accounts if not a.past]
    differing = {i for d in library.disputes_of(a.id for a in looked) for i in d.accounts}
    return Borne(
        looked_at=len(looked),
        borne_out=frozenset(a.id for a in looked if _is_borne_out(a, about[a.matter.id])),
        differing=frozenset(differing & {a.id for a in looked}),
        apart=all(a.origin.type != "named" for a in looked),
    )


def _is_borne_out(account: Account, about: tuple[Account, ...]) -> bool:
    others = [o for o in about if independent(o.origin, account.origin) and _alike(o, account)]
    if not others:
        return False
    force = in_force(about)
    return account.id in force and any(o.id in force and comparable(account, o, force) for o in others)


def _alike(a: Account, b: Account) -> bool:
    told = (a.figure is None) == (b.figure is None) and a.denied == b.denied
    return told and meet(interval_of(a.figure), interval_of(b.figure))


def _revised(looked: Iterable[Account], about: Mapping[str, tuple[Account, ...]]) -> Iterator[Revised]:
    """Matters of which it gave more than one figure, or which it denied after it had said so."""
    by_matter: dict[str, Account] = {}
    for a in looked:
        by_matter.setdefault(a.matter.id, a)
    for matter_id, one in by_matter.items():
        own = [a for a in about[matter_id] if a.origin == one.origin and not a.past]
        if len({(str(interval_of(a.figure)), a.denied) for a in own}) > 1:
            yield Revised(one.matter, tuple(sorted(own, key=lambda a: (day_of(a), a.id))))


def _cited_by(library: Library, told: SourceTold, looked: Iterable[Account]) -> tuple[Cited, ...]:
    """The outlets that attribute to it, and those through whom it came to them."""
    passed: dict[str, list[str]] = defaultdict(list)
    for a in looked:
        for p in a.appearances:
            if p.how == "attributed" and p.outlet and p.outlet != told.origin.name:
                passed[p.outlet].append(p.claim_id)
    shown = (p.claim_id for a in looked for p in a.appearances)
    for c in library.claims(islice(shown, _CHAINS)):
        for link in c.chain[1:]:
            if name := link.org or link.name:
                passed[name].append(c.id)
    return _counted(passed, {})


def _cites(library: Library, told: SourceTold, looked: Iterable[Account]) -> tuple[Cited, ...]:
    """Whom its own reports cite, where it is an outlet that was read."""
    spoken = {p.outlet for a in looked for p in a.appearances if p.how == "own_voice" and p.outlet}
    outlets = {o for o in spoken if told.origin.type == "outlet" or o == told.origin.name}
    cited: dict[str, list[str]] = defaultdict(list)
    known: dict[str, str] = {}
    for outlet in sorted(outlets):
        read = [d.id for d in library.documents(Wanted(outlet=outlet, limit=_DOCUMENTS)).rows]
        for document, accounts in library.accounts_in_each(read).items():
            for a in accounts:
                if origin_id(a.origin) != told.id:
                    cited[a.origin.name] += [p.claim_id for p in a.appearances if p.document_id == document]
                    known[a.origin.name] = origin_id(a.origin)
    return _counted(cited, known)


def _counted(claims: Mapping[str, list[str]], known: Mapping[str, str]) -> tuple[Cited, ...]:
    rows = (Cited(name, len(ids), ids[0], known.get(name)) for name, ids in claims.items() if ids)
    return tuple(sorted(rows, key=lambda c: (-c.times, c.name))[:_SHOWN])


def _statements(library: Library, told: SourceTold, looked: Iterable[Account]) -> Iterator[Uttered]:
    """Its statements in the documents in which its latest accounts appear: under its name, or with its claims."""
    mine = {p.claim_id for a in looked for p in a.appearances}
    ids = list(islice(dict.fromkeys(p.document_id for a in looked for p in a.appearances), _DOCUMENTS))
    claims, statements = library.claims_of_each(ids), library.statements_of_each(ids)
    for document in library.documents_by(ids):
        own = claims[document.id]
        for s in statements[document.id]:
            named = bool(s.chain) and told.origin.name in (s.chain[0].org, s.chain[0].name)
            if named or mine & {own[n - 1].id for n in held(s, own)}:
                yield Uttered(s, document)
