"""Accounts, and everything that rests on accounts: series, disputes, incidents, states, origins, families."""

from __future__ import annotations

from collections.abc import Iterable

from fairwitness import notation
from fairwitness.model import Account, Appearance, Dispute, Family, Incident, Origin, Point, Series, State
from fairwitness.publish import wording
from fairwitness.publish.picture import Picture, origin_id, short
from fairwitness.publish.why import evidence
from fairwitness.publish.why.step import Step, notes

_HOW = {
    "attributed": "attributed to it in the text",
    "own_voice": "said in the outlet's own voice (rule 3)",
    "repeat": "a text that stands in an earlier document too: an appearance, no origin (rule 2)",
}


def account(picture: Picture, a: Account) -> Step:
    """What its origin says, and each claim in which it appears."""
    parts = notes(f"counts as {a.origin.parent} (rule 4)" if a.origin.parent else "", _taken_back(a))
    appearances = tuple(_appearance(picture, p) for p in a.appearances)
    return Step(_said(a), "account", a.id, parts + appearances)


def _said(a: Account) -> str:
    when = f"first said {a.said}" if a.said else "said on an unknown day"
    flags = [f for f in ("hedged", "past") if getattr(a, f)]
    beside = " (shown beside, never inside: rule 6)" if a.denied else ""
    what = notation.figure(a.figure) if a.figure else "it" if a.denied else "so"
    said = f"account {short(a.id)}: {wording.origin(a.origin)} {'denies' if a.denied else 'says'} {what}"
    return ", ".join((said, when, *flags)) + beside


def _taken_back(a: Account) -> str:
    if a.corrected_by is None:
        return ""
    when = f" on {a.corrected_on}" if a.corrected_on else ""
    return (
        f"taken back by its own outlet{when}, in document {short(a.corrected_by)}: not in force since (rules 2 and 6)"
    )


def _appearance(picture: Picture, p: Appearance) -> Step:
    copy = f"; the same report as document {short(p.copy_of)}, counted once" if p.copy_of else ""
    return Step(f"{_HOW.get(p.how, p.how)}{copy}:", parts=(evidence.claim(picture, picture.claim_by_id[p.claim_id]),))


def series(picture: Picture, s: Series) -> Step:
    """Its points, the accounts they rest on, what was left out of the last one and why, and where it is disputed."""
    shown = dict.fromkeys(i for p in s.points for i in p.accounts)
    inside = tuple(account(picture, a) for a in picture.accounts_of(shown))
    last = s.points[-1].accounts if s.points else ()
    left = [a for a in picture.accounts_about(s.matter.id) if a.id not in last]
    parts = (
        Step(f"{s.suggestion} (rule 10); in force, by rules 5 and 6:"),
        *(_point(s, p) for p in s.points),
        *inside,
        *(_left_out(picture, a, told=a.id in shown) for a in left),
        *_disputed(picture, {*shown, *(a.id for a in left)}),
    )
    return Step(f"series {short(s.id)}: {wording.matter(s.matter)}", "series", s.id, parts)


def _point(s: Series, p: Point) -> Step:
    tally = wording.tally(p.origins, p.reports, p.unnamed)
    return Step(f"{wording.day(p.on)}: {wording.bounds(p.interval, s.matter.unit)} ({tally})")


def _left_out(picture: Picture, a: Account, *, told: bool) -> Step:
    """Why an account of the matter does not stand in its last point; unless told above, the way to its words."""
    words = () if told else (account(picture, a),)
    return Step(f"left out of the last point, account {short(a.id)}: {_reason(a, told=told)}", parts=words)


def _reason(a: Account, *, told: bool) -> str:
    if a.denied:
        return "it denies, and stands beside, never inside (rule 6)"
    if a.corrected_by is not None:
        return "its own outlet took it back (rules 2 and 6)"
    if a.past:
        return "it tells of what was so before, not of what is (rule 9)"
    if told:
        return "no longer in force: its origin said otherwise since (rule 6)"
    return "never in force: its origin says otherwise in what is newer, or of the same day (rules 2 and 6)"


def _disputed(picture: Picture, accounts: set[str]) -> tuple[Step, ...]:
    found = [d for d in picture.disputes if accounts.intersection(d.accounts)]
    return tuple(Step(_why(d), "dispute", d.id) for d in found)


def _why(d: Dispute) -> str:
    return f"dispute {short(d.id)}: {d.why} (rule 7, {d.rule})"


def matter(picture: Picture, accounts: tuple[Account, ...]) -> Step:
    """A matter of which nobody gives a figure, and so without a series: its accounts."""
    about = accounts[0].matter
    return Step(
        f"matter {short(about.id)}: {wording.matter(about)} (rule 1)", "matter", about.id, _each(picture, accounts)
    )


def origin(picture: Picture, o: Origin) -> Step:
    """Everything that one origin says."""
    told = tuple(a for a in picture.accounts if origin_id(a.origin) == origin_id(o))
    head = f"origin {short(origin_id(o))}: {wording.origin(o)}, {o.type}, in {len(told)} accounts (rule 3)"
    parent = notes(f"counts as {o.parent} (rule 4)" if o.parent else "")
    return Step(head, "origin", origin_id(o), parent + _each(picture, told))


def dispute(picture: Picture, d: Dispute) -> Step:
    """Why two accounts cannot both hold, and the two."""
    return Step(_why(d), "dispute", d.id, _each(picture, picture.accounts_of(d.accounts)))


def state(picture: Picture, s: State) -> Step:
    """Who holds a place, on whose word."""
    until = f" until {s.until}" if s.until else ""
    held = f"{s.place.name} held by {s.holder} since {s.since or 'an unknown day'}{until} (rule 9)"
    return Step(f"state {short(s.id)}: {held}", "state", s.id, _each(picture, picture.accounts_of(s.accounts)))


def incident(picture: Picture, i: Incident) -> Step:
    """Where and when, and the accounts that tell of it."""
    head = f"incident {short(i.id)}: {i.place.name}, {notation.period(i.period)} (rule 8)"
    return Step(head, "incident", i.id, _each(picture, picture.accounts_of(i.accounts)))


def family(picture: Picture, f: Family) -> Step:
    """The documents that share a text."""
    head = f"family {short(f.id)}: {len(f.members)} documents that share a text; newest in force (rule 2)"
    members = tuple(evidence.document(picture, picture.document_by_id[i]) for i in f.members)
    return Step(head, "family", f.id, members)


def _each(picture: Picture, accounts: Iterable[Account]) -> tuple[Step, ...]:
    return tuple(account(picture, a) for a in accounts)
