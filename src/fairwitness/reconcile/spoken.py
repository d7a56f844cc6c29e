"""The day on which something was said: as the text tells it, else the day of the report.

But for a report that tells of years long before its own day (an encyclopaedia's article, a look back): what it quotes
was said then, and the day on which its page appeared says nothing of it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date

from fairwitness.model import Claim, Meaning, Period, Reading
from fairwitness.vocab.times import looks_back, of_the_day

_MONTH = 31


class Spoken:
    """When each claim of one reading was said."""

    def __init__(self, reading: Reading, best: Mapping[tuple[str, str], Meaning]) -> None:
        self._published, self._text = reading.document.published, reading.document.text
        self._periods = {c.id: p for c in reading.claims if (p := period_of(c, best)) and p.end}
        ends = [p.end for p in self._periods.values() if p.end]
        day = self._published
        self._looks_back = day is not None and looks_back(ends, day, of_the_day(self._text))
        told = ((c.words.start, p) for c in reading.claims if (p := self._periods.get(c.id)) and _is_near(p))
        self._told = sorted(told, key=lambda pair: pair[0]) if self._looks_back else []

    def on(self, claim: Claim) -> date | None:
        """The day, or None where only the page's own is known and says nothing."""
        said = claim.chain[0].said if claim.chain else None
        day = said.period.end if said and said.period and said.period.start == said.period.end else None
        if day is not None and not (self._published and day > self._published):
            return day
        if not self._looks_back:
            return self._published
        own = self._periods.get(claim.id)
        if own is not None:
            return own.end if claim.chain else self._published
        return self._before(claim.words.start)

    def _before(self, at: int) -> date | None:
        """The last day told before these characters in their paragraph."""
        n = bisect_right(self._told, at, key=lambda pair: pair[0]) - 1
        if n < 0 or "\n\n" in self._text[self._told[n][0] : at]:
            return None
        return self._told[n][1].end


def period_of(claim: Claim, best: Mapping[tuple[str, str], Meaning]) -> Period | None:
    """The days that a claim is about, by its best meaning, else by its words."""
    found = best.get((claim.id, "when"))
    if found is not None and isinstance(found.value, Period):
        return found.value
    return claim.when.period if claim.when else None


def _is_near(p: Period) -> bool:
    """Is it known to the month or better?"""
    return p.start is not None and p.end is not None and (p.end - p.start).days < _MONTH
