"""The path from any id to the words: series -> accounts -> claims -> words -> document -> capture, with the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from fairwitness.errors import UsageError
from fairwitness.model import (
    Account,
    Capture,
    Claim,
    Dispute,
    Document,
    Family,
    Incident,
    Judgement,
    Origin,
    Pin,
    Series,
    State,
    Statement,
)
from fairwitness.publish.picture import Picture, short
from fairwitness.publish.why import evidence, told
from fairwitness.publish.why.step import Step, notes

__all__ = ["Step", "explain", "why"]
_CANDIDATES = 8


def why(picture: Picture, wanted: str) -> str:
    """The explanation of the record whose id begins so, as text; UsageError as ``explain``."""
    return "\n".join(explain(picture, wanted).lines()) + "\n"


def explain(picture: Picture, wanted: str) -> Step:
    """The explanation of the record whose id begins so; UsageError if there is none, or more than one.

    Ids are those of any table or report: series, matters, accounts, claims, statements, disputes, incidents, states,
    origins, families, documents, captures, judgements.
    """
    beginning = wanted.strip().lower()
    found = {i: record for i, record in _by_id(picture) if i.startswith(beginning)} if beginning else {}
    if not found:
        raise UsageError(
            f"no record has an id that begins with {wanted!r}; ids stand first in each row of a table (fairwitness "
            "series) and last in each line of fairwitness brief"
        )
    if len(found) > 1:
        some = ", ".join(sorted(found)[:_CANDIDATES]) + (" ..." if len(found) > _CANDIDATES else "")
        raise UsageError(f"{len(found)} records have an id that begins with {wanted!r}; give more of it: {some}")
    (record,) = found.values()
    return _EXPLAIN[type(record)](picture, record)


def _by_id(p: Picture) -> Iterator[tuple[str, Any]]:
    groups = (p.series, p.accounts, p.claims, p.statements, p.documents, p.captures, p.disputes, p.states)
    for group in (*groups, p.incidents, p.families, p.judgements):
        for record in group:
            yield record.id, record
    yield from p.origin_by_id.items()
    # A matter is explained by its series, or where nobody gives a figure by its accounts.
    yield from ((a.matter.id, (a,)) for a in p.accounts)
    yield from ((s.matter.id, s) for s in p.series)


def _claim(picture: Picture, c: Claim) -> Step:
    """A claim, and what rests on it."""
    step = evidence.claim(picture, c)
    home = picture.account_of_claim.get(c.id)
    if home:
        above = f"stands in account {short(home)}"
    elif picture.verdicts.get(c.id) == "reject":
        above = "left out of every account: a person rejected it"
    else:
        above = "stands in no account yet: it was read since the rest was brought together"
    return Step(step.text, step.what, step.id, notes(above) + step.parts)


def _account(picture: Picture, a: Account) -> Step:
    """An account, and what rests on it."""
    step = told.account(picture, a)
    above = [f"stands in {what} {short(r.id)}" for what, r in _resting_on(picture, a)]
    return Step(step.text, step.what, step.id, notes(*above) + step.parts)


def _resting_on(picture: Picture, a: Account) -> Iterator[tuple[str, Series | Dispute | Incident | State]]:
    yield from (("series", s) for s in picture.series if s.matter.id == a.matter.id)
    for what, records in (("dispute", picture.disputes), ("incident", picture.incidents), ("state", picture.states)):
        yield from ((what, r) for r in records if a.id in r.accounts)


def _judgement(picture: Picture, j: Judgement) -> Step:
    """What was decided, on which words, and where it holds now."""
    step = evidence.judgement_line(j)
    found = picture.attachment_by_id.get(j.id)
    a = j.about
    pinned = f"on characters {a.start} to {a.end} of a text: “{a.words}”; " if isinstance(a, Pin) else f"on {a.slot}s; "
    pinned += f"it was then: {a.told}"
    now = {"lost": "it finds no claim any more", "undone": "undone", "superseded": "a later judgement goes before it"}
    state = now.get(found.state, "in force") if found else "not yet brought together with the rest"
    claims = tuple(
        evidence.claim(picture, c) for i in (found.claims if found else ()) if (c := picture.claim_by_id.get(i))
    )
    return Step(step.text, step.what, step.id, notes(pinned, state) + claims)


def _matter(picture: Picture, one: tuple[Account]) -> Step:
    return told.matter(picture, picture.accounts_about(one[0].matter.id))


_EXPLAIN: Mapping[type, Callable[[Picture, Any], Step]] = {
    Series: told.series,
    Account: _account,
    Claim: _claim,
    Statement: evidence.statement,
    Document: evidence.document,
    Capture: evidence.capture,
    Dispute: told.dispute,
    State: told.state,
    Incident: told.incident,
    Family: told.family,
    Judgement: _judgement,
    Origin: told.origin,
    tuple: _matter,
}
