"""Which days a claim's words of time stand for: the ``when`` meanings.

Most are already read against the day of publication (Claim.when.period). Here they are fitted to the claim (a running
total "by Friday" has an open beginning, one strike "by Friday" does not), and words that hang on another time of the
document ("the next day", "two days later", "since then") are read against the nearest earlier one that is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from fairwitness.model import Claim, Document, Figure, Meaning, Period, Span, Time
from fairwitness.resolve.following import Anchors, counted_back, hung, is_anchor
from fairwitness.resolve.written import written
from fairwitness.text import Rare
from fairwitness.vocab.times import context, counts_from, lexicon

_PERFECT = re.compile(r"\b(?:has|have)\b")
_COMES = re.compile(r"\b(?:comes?|coming)(?: [a-z]+){0,2} $")
_WHEN = re.compile(r",? when\b[^,;.\n]*")
_BACK, _ACROSS = 200, 300  # characters looked at before a time, and between it and a figure
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NAMED_DAY = Rare(rf"\b(?:{'|'.join(_DAYS)}|[Yy]esterday|[Tt]oday)\b", *map(str.lower, _DAYS), "yesterday", "today")


def periods(claims: tuple[Claim, ...], document: Document | None = None) -> tuple[Meaning, ...]:
    """The period of every claim that has words of time with days of their own or of the document.

    by: "published" (read against the day of publication), "basis" (fitted to what the figure counts) or "earlier time".
    """
    published = document.published if document else None
    known = _told(claims)
    anchors = _calendar(document.text, published, known) if document and published else Anchors()
    for time in known:
        if time.period and is_anchor(time):
            anchors.add(time.words.start, time.period)
    found = []
    for claim in sorted((c for c in claims if c.when), key=lambda c: c.when.words.start if c.when else 0):
        meaning = _meaning(claim, anchors, document)
        if meaning:
            found.append(_in_its_clause(meaning, claim, document) if document else meaning)
    order = {claim.id: n for n, claim in enumerate(claims)}
    return tuple(sorted(found, key=lambda m: order[m.claim_id]))


def _calendar(text: str, published: date, known: Iterable[Time]) -> Anchors:
    """The days and months that the text names itself, outside of the times that are known."""
    taken = {at for time in known for at in range(time.words.start, time.words.end)}
    days = ((place, Period(on, on)) for place, on in _weekdays(text, published))
    dates = ((place, period) for place, period in written(text, published) if place not in taken)
    told = sorted((*days, *dates), key=lambda pair: pair[0])
    return Anchors([place for place, _ in told], [period for _, period in told])


def _weekdays(text: str, published: date) -> Iterator[tuple[int, date]]:
    """The plain weekdays of the text, each the last by publication; also "yesterday" and "today"."""
    for found in _NAMED_DAY.found(text):
        word = lexicon()[found.group().lower()]
        back = -int(word.value) if word.kind == "deictic" else (published.isoweekday() - int(word.value)) % 7
        if published - date.min >= timedelta(days=back):
            yield found.start(), published - timedelta(days=back)


def _told(claims: Iterable[Claim]) -> dict[Time, None]:
    """Every time of the claims and of the sources' saying so, each once."""
    times: dict[Time, None] = {}
    for claim in claims:
        if claim.when:
            times[claim.when] = None
        times.update((source.said, None) for source in claim.chain if source.said)
    return times


def _meaning(claim: Claim, anchors: Anchors, document: Document | None) -> Meaning | None:
    time = claim.when
    if time is None or time.type == "SET":
        return None
    words, at = " ".join(time.words.text.lower().split()), (claim.figure or claim).words.start
    apart = counted_back(words, time.words.start, anchors) if document and _is_apart(document.text, time, at) else None
    hangs = apart or hung(words, time, anchors, document.published if document else None)
    if hangs:
        anchors.add(time.words.start, hangs)
        return Meaning(claim.id, "when", hangs, 0.7, "earlier time")
    if time.period is None:
        return None
    fitted = _fitted(words, time.period, claim)
    return Meaning(claim.id, "when", fitted, 0.9, "published" if fitted == time.period else "basis")


def _is_apart(text: str, time: Time, at: int) -> bool:
    """Whether a claim is told as so long before or after another day than that of publication."""
    is_now = _COMES.search(text, max(0, time.words.start - _BACK), time.words.start)
    return is_now is None and counts_from(text, time.words, at)


# -- fitted to the clause --------------------------------------------------------------------------------------------


def _in_its_clause(meaning: Meaning, claim: Claim, document: Document) -> Meaning:
    """The period: from a war's beginning on for what it has done since, and the one day of "since Monday, when ..."."""
    period, text, time = meaning.value, document.text, claim.when
    if not isinstance(period, Period) or time is None or claim.figure is None:
        return meaning
    if claim.figure.basis == "total" and (begun := _begun(claim.figure, time.words, text)):
        published = document.published
        if period.end and (published is None or period.end < published):
            start = None if begun["nth"] else period.start
            return replace(meaning, value=Period(start, published, period.precision), by="basis")
    if (
        _WHEN.fullmatch(text, time.words.end, claim.figure.words.start)
        and time.words.text.lower().startswith("since")
        and period.precision == "day"
    ):
        return replace(meaning, value=Period(period.start, period.start), by="basis")
    return meaning


def _begun(figure: Figure, time: Span, text: str) -> re.Match[str] | None:
    """Where a time says when a war began ("the war, which erupted in 2019, has killed 300"), how; else None."""
    low, high = sorted((figure.words, time), key=lambda s: s.start)
    if high.start - low.end > _ACROSS or not _PERFECT.search(text, low.end, high.start):
        return None
    is_open = time.text.lower().startswith("since")
    return None if is_open else _beginnings().search(text, max(0, time.start - _BACK), time.start)


@cache
def _beginnings() -> re.Pattern[str]:
    """A war and the verb of its beginning, up to where a time stands."""
    wars = "|".join(sorted(context("events")))
    verbs = r"began|begun|started|erupted|broke out|flared up|(?P<nth>entered)"
    return re.compile(rf"\b(?:{wars})\b[^.;\n]{{0,60}}?\b(?:{verbs})\b[^.,;\n]{{0,80}}$", re.IGNORECASE)


# -- fitted to the figure --------------------------------------------------------------------------------------------


def _fitted(words: str, period: Period, claim: Claim) -> Period:
    """As in "by Friday": up to then for a running total, that very day for one event ("as of": a state)."""
    basis = claim.figure.basis if claim.figure else None
    first = words.split()[0] if words else ""
    if period.end is None or first not in ("by", "as", "until"):
        return period
    if basis == "total" and (period.start is None or period.start == period.end):
        return Period(None, period.end, period.precision)
    single = (basis == "event" and first == "by") or (basis == "standing" and first == "as")
    if single and period.start is None and period.precision == "day":
        return Period(period.end, period.end, period.precision)
    return period
