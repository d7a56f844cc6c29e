"""A beginning that a text dates once is known wherever it is told there again: "since the siege began" (rule 1)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from fairwitness.model import Claim, Meaning, Period
from fairwitness.reconcile.spoken import period_of
from fairwitness.vocab.voices import begun, is_beginning

_WORDS = re.compile(r"[^\W\d_]{2,}")


class Beginnings:
    """What began on a day that the claims of one reading tell, by the words for it."""

    def __init__(self, claims: Iterable[Claim], best: Mapping[tuple[str, str], Meaning]) -> None:
        self._dated: dict[str, set[tuple[frozenset[str], date, str]]] = defaultdict(set)
        for c in claims:
            if (words := _of(c)) and (p := period_of(c, best)) and p.start:
                for word in words:
                    self._dated[word].add((words, p.start, p.precision))

    def period(self, claim: Claim, told: Period | None) -> Period | None:
        """The period of a claim, begun where the same beginning is dated elsewhere; all that date it must agree."""
        words = _of(claim)
        if not words or (told is not None and told.start is not None):
            return told
        near = min((self._dated.get(word, set()) for word in words), key=len)
        known = {(start, precision) for dated, start, precision in near if words <= dated}
        if len(known) != 1:
            return told
        start, precision = known.pop()
        return Period(start, told.end, precision) if told else Period(start, None, precision)


def _of(claim: Claim) -> frozenset[str]:
    """What began, by the words of a beginning: "since the start of the siege", siege; empty where none is told."""
    if claim.when is None or not is_beginning(claim.when.words.text):
        return frozenset()
    return frozenset(_WORDS.findall(claim.when.words.text.casefold())) - begun()
