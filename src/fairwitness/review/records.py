"""What people's merges and splits make of accounts and incidents, and which records judgements now stand on.

They follow one another in the order in which they were made, each on what the ones before it left; so the later holds.
The order of the records plays no part. A thing is the record in which most of its claims stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from fairwitness.model import (
    Account,
    Appearance,
    Attachment,
    Claim,
    Incident,
    Judgement,
    Place,
    Series,
    Things,
    identity,
    incident_id,
    origin_id,
)
from fairwitness.review.judgements import topic_of
from fairwitness.review.making import REPLACING, undone

# Name and type of an origin.
Named = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Join:
    """A merge or a split that is in force; ``parts``: the claims of each thing, by their ids."""

    verdict: str
    parts: tuple[tuple[str, ...], ...]

    @property
    def claims(self) -> frozenset[str]:
        """All of its claims."""
        return frozenset(c for part in self.parts for c in part)


def joins(sort: str, made: Iterable[Judgement], attachments: Mapping[str, Attachment]) -> tuple[Join, ...]:
    """The merges and splits of records of a sort that are in force, in the order in which they were made."""
    return tuple(
        Join(j.verdict, attachments[j.id].parts)
        for j in made
        if j.verdict in ("merge", "split")
        and j.about.slot == sort
        and j.id in attachments
        and attachments[j.id].state != "undone"
    )


def same_origins(made: Sequence[Judgement]) -> dict[Named, Named]:
    """For each origin that people said is one with others, the one whose name they kept last."""
    gone, group, kept = undone(made), dict[Named, set[Named]](), dict[Named, Named]()
    for j in made:
        if j.verdict == "merge" and j.about.slot == "origin" and j.id not in gone and isinstance(j.about, Things):
            names = [(t.name or "", t.type or "") for t in j.about.things]
            whole = {n for name in names for n in group.get(name, {name})}
            for name in whole:
                group[name], kept[name] = whole, names[0]
    return kept


def restricted_origins(made: Sequence[Judgement]) -> frozenset[str]:
    """The names of origins of which nothing may be told in public, and of those that people said are one with them.

    What is said of one of them holds of all; of origins that were made one, all are restricted where one was.
    """
    gone, group, told = undone(made), dict[Named, set[Named]](), dict[Named, bool]()
    for j in made:
        if j.id in gone or j.verdict not in ("merge", "restricted") or not isinstance(j.about, Things):
            continue
        names = [(t.name or "", t.type or "") for t in j.about.things if t.sort == "origin"]
        whole = {n for name in names for n in group.get(name, {name})}
        said = j.value == "yes" if j.verdict == "restricted" else any(told.get(n, False) for n in whole)
        for name in whole:
            group[name], told[name] = whole, said
    return frozenset(name for (name, _), said in told.items() if said)


# -- accounts ----------------------------------------------------------------------------------------------------------


def accounts_as_judged(
    accounts: Iterable[Account], decided: Iterable[Join], claims: Mapping[str, Claim]
) -> list[Account]:
    """The accounts with those merged and split that people said; ``claims``: at least those of the accounts changed."""
    by_id = {a.id: a for a in accounts}
    decided = tuple(decided)
    pinned = frozenset(c for j in decided for c in j.claims)
    holder = {p.claim_id: a.id for a in by_id.values() for p in a.appearances if p.claim_id in pinned}
    for one in decided:
        made = (_merged if one.verdict == "merge" else _split)(one, by_id, holder, claims)
        for a in made:
            by_id[a.id] = a
            holder.update({p.claim_id: a.id for p in a.appearances if p.claim_id in pinned})
    return list(by_id.values())


def holder_of(part: Iterable[str], of: Mapping[str, str]) -> str | None:
    """The record in which most of some claims stand, of several the one of the first; None where none stands in any."""
    told = Counter(of[c] for c in part if c in of)
    return max(told, key=lambda i: told[i]) if told else None


def _merged(
    one: Join, by_id: dict[str, Account], holder: Mapping[str, str], _claims: Mapping[str, Claim]
) -> list[Account]:
    ids = list(dict.fromkeys(i for part in one.parts if (i := holder_of(part, holder))))
    if len(ids) < 2:
        return []
    kept, others = by_id[ids[0]], [by_id.pop(i) for i in ids[1:]]
    more = {p.claim_id: p for a in others for p in a.appearances}
    known = {p.claim_id for p in kept.appearances}
    fresh = sorted((p for c, p in more.items() if c not in known), key=_by_day)
    return [replace(kept, appearances=(*kept.appearances, *fresh))]


def _by_day(p: Appearance) -> tuple[date, str, str]:
    return p.published or date.max, p.document_id, p.claim_id


def _split(
    one: Join, by_id: dict[str, Account], holder: Mapping[str, str], claims: Mapping[str, Claim]
) -> list[Account]:
    """Of each account that holds some of the claims and others, two: what is taken out is of a matter of its own."""
    out = frozenset(one.parts[0])
    made: list[Account] = []
    for i in dict.fromkeys(holder[c] for c in one.parts[0] if c in holder):
        taken = tuple(p for p in by_id[i].appearances if p.claim_id in out)
        rest = tuple(p for p in by_id[i].appearances if p.claim_id not in out)
        if taken and rest:
            made += [_shown_by(by_id[i], rest, claims), _apart(by_id[i], taken, claims)]
    return made


def _apart(a: Account, taken: tuple[Appearance, ...], claims: Mapping[str, Claim]) -> Account:
    of = sorted(p.claim_id for p in taken)
    matter = replace(a.matter, id=identity("matter", a.matter.id, "apart", *of))
    said = min((p.published for p in taken if p.published), default=a.said)
    new = identity("account", matter.id, a.origin.type, a.origin.name, str(said), *of)
    return _shown_by(replace(a, id=new, matter=matter, said=said), taken, claims)


def _shown_by(a: Account, appearances: tuple[Appearance, ...], claims: Mapping[str, Claim]) -> Account:
    """The account with these appearances alone; what it says is what the first of them says."""
    if appearances[0] == a.appearances[0]:
        return replace(a, appearances=appearances)
    c = claims[appearances[0].claim_id]
    says = {"figure": c.figure, "denied": c.denied, "hedged": c.hedged, "extent": c.extent, "past": c.past}
    return replace(a, appearances=appearances, **says)  # type: ignore[arg-type]


# -- incidents ---------------------------------------------------------------------------------------------------------


def incidents_as_judged(
    incidents: Iterable[Incident], decided: Iterable[Join], accounts: Mapping[str, Account]
) -> list[Incident]:
    """The incidents with those merged and split that people said; ``accounts``: at least those of these incidents."""
    by_id = {i.id: i for i in incidents}
    decided = tuple(decided)
    pinned = frozenset(c for j in decided for c in j.claims)
    account_of = {p.claim_id: a.id for a in accounts.values() for p in a.appearances if p.claim_id in pinned}
    concerned = frozenset(account_of.values())
    incident_of = {a: i.id for i in by_id.values() for a in i.accounts if a in concerned}
    for one in decided:
        at = {c: incident_of[a] for c in one.claims if (a := account_of.get(c)) in incident_of and a}
        ids = list(dict.fromkeys(i for part in one.parts if (i := holder_of(part, at))))
        made: list[Incident] = []
        if one.verdict == "merge" and len(ids) > 1:
            made = [_one_incident([by_id.pop(i) for i in ids])]
        elif one.verdict == "split" and (whole := holder_of(one.parts[0], at)):
            made = _two_incidents(by_id, whole, {account_of[c] for c in one.parts[0] if c in account_of}, accounts)
        by_id.update({i.id: i for i in made})
        incident_of.update({a: i.id for i in made for a in i.accounts if a in concerned})
    return list(by_id.values())


def _one_incident(merged: list[Incident]) -> Incident:
    kept = merged[0]
    means = next((i.means for i in merged if i.means), None)
    actor = next((i.actor for i in merged if i.actor), None)
    told = tuple(sorted({a for i in merged for a in i.accounts}))
    return Incident(
        incident_id(kept.place, kept.period, means, actor, told), kept.place, kept.period, means, actor, told
    )


def _two_incidents(
    by_id: dict[str, Incident], whole: str, out: Iterable[str], accounts: Mapping[str, Account]
) -> list[Incident]:
    i = by_id[whole]
    taken = tuple(a for a in i.accounts if a in set(out))
    rest = tuple(a for a in i.accounts if a not in set(taken))
    if not taken or not rest:
        return []
    del by_id[whole]
    m = accounts[taken[0]].matter
    place, period = m.place or i.place, m.period or i.period
    return [
        Incident(incident_id(i.place, i.period, i.means, i.actor, rest), i.place, i.period, i.means, i.actor, rest),
        Incident(incident_id(place, period, m.means, m.actor, taken), place, period, m.means, m.actor, taken),
    ]


# -- where judgements about records stand ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Standing:
    """Where claims stand now, by the ids of records: claims in accounts, accounts in incidents and series.

    ``origins``: the ids of those that anything is told by.
    """

    accounts: Mapping[str, str] = field(default_factory=dict)
    incidents: Mapping[str, str] = field(default_factory=dict)
    series: Mapping[str, str] = field(default_factory=dict)
    origins: frozenset[str] = frozenset()


def held(
    attachments: Iterable[Attachment], made: Iterable[Judgement], standing: Standing, same: Mapping[Named, Named]
) -> tuple[Attachment, ...]:
    """The attachments with the record that each is about; of two that settle the same of one record the later holds."""
    by_id = {j.id: j for j in made}
    found = [_held(a, by_id[a.id], standing, same) for a in attachments]
    order = {i: n for n, i in enumerate(by_id)}
    latest: dict[tuple[str, str], str] = {}
    for a in sorted(found, key=lambda a: order[a.id]):
        if a.record and a.state == "in_force" and by_id[a.id].verdict in REPLACING:
            latest[a.record, topic_of(by_id[a.id])] = a.id
    return tuple(
        replace(a, state="superseded")
        if a.record and a.state == "in_force" and latest.get((a.record, topic_of(by_id[a.id])), a.id) != a.id
        else a
        for a in found
    )


def _held(a: Attachment, j: Judgement, standing: Standing, same: Mapping[Named, Named]) -> Attachment:
    about = j.about
    if not isinstance(about, Things) or j.verdict == "undo" or a.state == "undone":
        return a
    if about.slot == "place":
        there = a.state != "lost" and isinstance(j.value, Place)
        return replace(
            a, state="in_force" if there else "lost", record=j.value.id if isinstance(j.value, Place) else None
        )
    if about.slot == "origin":
        return _origin_held(a, about, standing, same)
    claims = tuple(dict.fromkeys(c for part in a.parts for c in part))
    at = {c: i for c in claims if (i := _record(about.slot, c, standing))}
    found = [i for part in a.parts if (i := holder_of(part, at))]
    least = min(2, len(about.things)) if j.verdict == "merge" else 1
    if len(found) < least or (j.verdict == "split" and not holder_of(a.parts[0], at)):
        return replace(a, state="lost", claims=(), record=None)
    return replace(a, state="in_force", claims=claims, record=found[0])


def _record(sort: str, claim: str, standing: Standing) -> str | None:
    account = standing.accounts.get(claim)
    if account is None or sort == "account":
        return account
    return (standing.incidents if sort == "incident" else standing.series).get(account)


def _origin_held(a: Attachment, about: Things, standing: Standing, same: Mapping[Named, Named]) -> Attachment:
    names = [(t.name or "", t.type or "") for t in about.things]
    ids = [identity("origin", *same.get(name, name)) for name in names]
    there = [i for i in ids if i in standing.origins]
    return replace(a, state="in_force" if there else "lost", record=there[0] if there else None)


def standing_of(accounts: Iterable[Account], incidents: Iterable[Incident], series: Iterable[Series]) -> Standing:
    """Where everything stands."""
    accounts, known = tuple(accounts), {s.matter.id: s.id for s in series}
    return Standing(
        accounts={p.claim_id: a.id for a in accounts for p in a.appearances},
        incidents={a: i.id for i in incidents for a in i.accounts},
        series={a.id: known[a.matter.id] for a in accounts if a.matter.id in known},
        origins=frozenset(origin_id(a.origin) for a in accounts),
    )
