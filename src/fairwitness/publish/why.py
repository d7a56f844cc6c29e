"""The path from any id to the words: series -> accounts -> claims -> words -> document -> capture, with the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from fairwitness import notation
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
    Series,
    State,
    Statement,
)
from fairwitness.publish import wording
from fairwitness.publish.picture import Picture, short

_HOW = {
    "attributed": "attributed to it in the text",
    "own_voice": "said in the outlet's own voice (rule 3)",
    "repeat": "a text that stands in an earlier document too: an appearance, no origin (rule 2)",
}


def why(picture: Picture, wanted: str) -> str:
    """The explanation of the record whose id begins so; UsageError if there is none, or more than one."""
    found = {r.id: r for r in _records(picture) if r.id.startswith(wanted.lower())}
    # A matter has no page of its own: it is explained by its series.
    found |= {s.id: s for s in picture.series if s.matter.id.startswith(wanted.lower())}
    if not found:
        raise UsageError(f"no record has an id that begins with {wanted!r}; ids stand at the end of each line of brief")
    if len(found) > 1:
        raise UsageError(f"{len(found)} records have an id that begins with {wanted!r}; give more of it")
    record = next(iter(found.values()))
    return "\n".join(_EXPLAIN[type(record)](picture, record)) + "\n"


def _records(p: Picture) -> Iterator[Any]:
    for group in (p.series, p.accounts, p.claims, p.statements, p.documents, p.captures):
        yield from group
    for other in (p.disputes, p.states, p.incidents, p.families):
        yield from other


def _indented(lines: Iterable[str]) -> list[str]:
    return ["  " + line for line in lines]


def _series(picture: Picture, s: Series) -> list[str]:
    lines = [f"series {short(s.id)}: {wording.matter(s.matter)}", f"  {s.suggestion}; in force, by rules 5 and 6:"]
    for p in s.points:
        tally = wording.tally(p.origins, p.reports, p.unnamed)
        lines.append(f"  {wording.day(p.on)}: {wording.bounds(p.interval, s.matter.unit)} ({tally})")
    shown = dict.fromkeys(i for p in s.points for i in p.accounts)
    return lines + _each(picture, _account, picture.accounts_of(shown))


def _each(picture: Picture, explain: Callable[[Picture, Any], list[str]], records: Iterable[Any]) -> list[str]:
    return [line for record in records for line in _indented(explain(picture, record))]


def _account(picture: Picture, a: Account) -> list[str]:
    flags = [f for f in ("denied", "hedged") if getattr(a, f)]
    beside = " (shown beside, never inside: rule 6)" if a.denied else ""
    said = f", first said {a.said}" if a.said else ", said on an unknown day"
    lines = [
        f"account {short(a.id)}: {wording.origin(a.origin)} says {notation.figure(a.figure)}{said}"
        + "".join(f", {f}" for f in flags)
        + beside
    ]
    if a.origin.parent:
        lines.append(f"  counts as {a.origin.parent} (rule 4)")
    for p in a.appearances:
        lines.append(f"  {_HOW.get(p.how, p.how)}:")
        lines += _indented(_indented(_claim(picture, picture.claim_by_id[p.claim_id])))
    return lines


def _claim(picture: Picture, c: Claim) -> list[str]:
    lines = [
        f"claim {short(c.id)}: {notation.line(c, picture.best)}",
        f"  words, characters {c.words.start} to {c.words.end}: “{c.words.text}”",
    ]
    for slot in ("place", "when", "actor", "side", "group", "means"):
        meaning = picture.best.get((c.id, slot))
        if meaning:
            lines.append(f"  {slot}: {wording.value(meaning.value)} (by {meaning.by}, score {meaning.score:.2f})")
    lines += [f"  {_judged(j)}" for j in picture.judgements_of(c)]
    return lines + _indented(_document(picture, picture.document_by_id[c.document_id]))


def _judged(j: Judgement) -> str:
    """A judgement as a line: what was decided, by whom, when, why."""
    what = f"{j.about.slot} corrected to {wording.value(j.value)}" if j.verdict == "correct" else f"{j.verdict}ed"
    return f"judgement {short(j.id)}: {what} by {j.by}, {j.at:%Y-%m-%d}: {j.why}"


def _document(picture: Picture, d: Document) -> list[str]:
    dated = f"{d.published} (from {d.published_from})" if d.published else "undated"
    title = d.title or (f"row {d.row}" if d.row else "without a title")
    lines = [f"document {short(d.id)}: {title}, {d.outlet or 'outlet unknown'}, {dated}"]
    family = next((f for f in picture.families if d.id in f.members and len(f.members) > 1), None)
    if family:
        lines.append(f"  one of {len(family.members)} documents that share a text (rule 2)")
    capture = picture.capture_by_id.get(d.capture_id)
    return lines + (_indented(_capture(picture, capture)) if capture else [])


def _capture(_picture: Picture, c: Capture) -> list[str]:
    taken = [f"  taken {t.at:%Y-%m-%d %H:%M} UTC, {t.manner}" for t in c.takings]
    return [f"capture {short(c.id)}: {c.location}", f"  SHA-256 {c.body_sha256}, {c.media_type}", *taken]


def _statement(picture: Picture, s: Statement) -> list[str]:
    cue = " ".join(span.text for span in s.cue) or "no word of saying"
    told = [f"  characters {span.start} to {span.end}: “{span.text}”" for span in s.content]
    return [
        f"statement {short(s.id)}: {notation.chain(s.chain)}, {cue}:",
        *told,
        *_indented(_document(picture, picture.document_by_id[s.document_id])),
    ]


def _dispute(picture: Picture, d: Dispute) -> list[str]:
    head = [f"dispute {short(d.id)}: {d.why} (rule 7, {d.rule})"]
    return head + _each(picture, _account, picture.accounts_of(d.accounts))


def _state(picture: Picture, s: State) -> list[str]:
    until = f" until {s.until}" if s.until else ""
    since = s.since or "an unknown day"
    head = [f"state {short(s.id)}: {s.place.name} held by {s.holder} since {since}{until} (rule 9)"]
    return head + _each(picture, _account, picture.accounts_of(s.accounts))


def _incident(picture: Picture, i: Incident) -> list[str]:
    head = [f"incident {short(i.id)}: {i.place.name}, {notation.period(i.period)} (rule 8)"]
    return head + _each(picture, _account, picture.accounts_of(i.accounts))


def _family(picture: Picture, f: Family) -> list[str]:
    head = [f"family {short(f.id)}: {len(f.members)} documents that share a text; newest in force (rule 2)"]
    return head + _each(picture, _document, (picture.document_by_id[i] for i in f.members))


_EXPLAIN: dict[type, Callable[[Picture, Any], list[str]]] = {
    Series: _series,
    Account: _account,
    Claim: _claim,
    Statement: _statement,
    Document: _document,
    Capture: _capture,
    Dispute: _dispute,
    State: _state,
    Incident: _incident,
    Family: _family,
}
