"""Which days a claim's words of time stand for: the ``when`` meanings.

Most are already read against the day of publication (Claim.when.period). Here they are fitted to the claim (a running
total "by Friday" has an open beginning, one strike "by Friday" does not), and words that hang on another time of the
document ("the next day", "two days later", "since then") are read against the nearest earlier one that is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from fairwitness.model import Claim, Document, Meaning, Period, Time
from fairwitness.resolve.following import Anchors, hung, is_anchor
from fairwitness.vocab.times import lexicon

_NAMED_DAY = re.compile(r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[Yy]esterday|[Tt]oday)\b")


def periods(claims: tuple[Claim, ...], document: Document | None = None) -> tuple[Meaning, ...]:
    """The period of every claim that has words of time with days of their own or of the document.

    by: "published" (read against the day of publication), "basis" (fitted to what the figure counts) or "earlier time".
    """
    published = document.published if document else None
    anchors = Anchors()
    if document and published:
        for place, on in _weekdays(document.text, published):
            anchors.add(place, Period(on, on))
    for time in _told(claims):
        if time.period and is_anchor(time):
            anchors.add(time.words.start, time.period)
    found = []
    for claim in sorted((c for c in claims if c.when), key=lambda c: c.when.words.start if c.when else 0):
        meaning = _meaning(claim, anchors, published)
        if meaning:
            found.append(meaning)
    order = {claim.id: n for n, claim in enumerate(claims)}
    return tuple(sorted(found, key=lambda m: order[m.claim_id]))


def _weekdays(text: str, published: date) -> Iterator[tuple[int, date]]:
    """The plain weekdays of the text, each the last by publication; also "yesterday" and "today"."""
    for found in _NAMED_DAY.finditer(text):
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


def _meaning(claim: Claim, anchors: Anchors, published: date | None) -> Meaning | None:
    time = claim.when
    if time is None or time.type == "SET":
        return None
    words = " ".join(time.words.text.lower().split())
    hangs = hung(words, time, anchors, published)
    if hangs:
        anchors.add(time.words.start, hangs)
        return Meaning(claim.id, "when", hangs, 0.7, "earlier time")
    if time.period is None:
        return None
    fitted = _fitted(words, time.period, claim)
    return Meaning(claim.id, "when", fitted, 0.9, "published" if fitted == time.period else "basis")


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
