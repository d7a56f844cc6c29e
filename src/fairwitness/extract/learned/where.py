"""Where it was: the words of place that the trained model chose, mended by the words around them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from fairwitness.extract.learned.no_places import is_whence, names_none
from fairwitness.extract.learned.own_clause import is_whose
from fairwitness.extract.learned.sheet import CONTROL, Candidate, Sheet
from fairwitness.extract.learned.whole_places import is_right_there, opens, parted, whole_place
from fairwitness.extract.seen import Seen
from fairwitness.model import Claim, Span, claim_id
from fairwitness.vocab.countries import demonyms
from fairwitness.vocab.states import country_named

_LEAD_OF_TIME = 9  # characters of "on the", "early": a longer clause may tell of a place too ("since X fell")
_TO = re.compile(r"\b(?:to|into|towards?) (?:the (?:town|city|village|camp|district) of )?(?:the )?$")
_FROM_THERE = re.compile(r"\b(in|from|at|on|around|outside|inside|near) (?:the )?(?:(?:town|city|village) of )?$")
_OWN_TIME = re.compile(r"(?:['’]s?)? ")
_LEAD = 60  # characters looked at before a number
_COUNTS = re.compile(
    r"(?:^|(?<=[.;:,] )|(?<=while )|(?<=and )|(?<=but ))(?P<land>[A-Z]\w+(?: [A-Z]\w+)?) "
    r"(?:(?:has|have|had|also|itself) ){0,2}"
    r"(?:report(?:ed|s)|count(?:ed|s)|record(?:ed|s)|registered|confirm(?:ed|s)|list(?:ed|s)) $"
)
_ITS_DEAD = re.compile(
    r" (?:civilian |military |more |new ){0,2}(?:dead|deaths|killed|fatalities|wounded|injured|casualties)\b"
    r"(?! (?:in|at|near|on|from|around) )"
)
_ROW = re.compile(r"(?:,| and|, and| as well as|, as well as) (?:the )?(?:(?:town|village|city)s? of )?")


class Where:
    """The places of one document."""

    def __init__(self, seen: Seen, sheet: Sheet) -> None:
        self.seen, self.sheet = seen, sheet
        self.starts = [s.start for s in seen.sentences]
        self.spots = [p.start for p in sheet.places]
        self.begins = [t.words.start for t in sheet.times]
        self.names = {m.words.start: m.words for m in seen.mentions if m.type == "place"}
        self.name_starts = sorted(self.names)

    def of(self, kind: str, candidate: Candidate, ranked: Sequence[Span | None]) -> Span | None:
        """Where a claim was: the first that is a place of what the model ranked, or what the words around tell."""
        text = self.sheet.text
        told = (p for p in ranked if p is None or not (names_none(p, text) or is_whence(kind, p, text)))
        chosen = next(told, None)
        if kind == "displaced" and chosen is not None:
            chosen = self._left(chosen, candidate)
        elif candidate.sort == "figure":
            chosen = self._at_home(kind, candidate) or self._there(chosen, candidate)
        return None if chosen is None or self._is_no_place(chosen) else self._untimed(chosen)

    def whole(self, place: Span) -> Span:
        """Words of place with the rest of what they name, in the sentence that they begin in."""
        number = bisect_right(self.starts, place.start) - 1
        return whole_place(place, self.seen.sentences[number]) if number >= 0 else place

    def each(self, claim: Claim) -> Iterator[Claim]:
        """A claim of control on each of the places of a list: the first in its clause, the others in their names."""
        where = claim.place
        named = self._places_in(where) if where and claim.kind in CONTROL and claim.figure is None else []
        if where is None or len(named) < 2 or not all(_ROW.fullmatch(where.text[a:b]) for a, b in _gaps(where, named)):
            yield claim
            return
        yield replace(claim, place=named[0])
        for name in named[1:]:
            yield replace(claim, id=claim_id(claim.document_id, claim.kind, name), words=name, place=name)

    def _places_in(self, words: Span) -> list[Span]:
        """The names of places that fill a list, in order; none where what is meant lies between them."""
        if self.sheet.text.endswith("between ", 0, words.start):
            return []
        first, last = (bisect_left(self.name_starts, at) for at in (words.start, words.end))
        named = [self.names[at] for at in self.name_starts[first:last]]
        return named if named and (named[0].start, named[-1].end) == (words.start, words.end) else []

    def _is_no_place(self, words: Span) -> bool:
        """Whether a name tells whose force it was, a time, or for or against whom: "Christmas Eve", "pro-Amun"."""
        if words.text in demonyms() and is_whose(words.end, self.sheet.text):
            return True
        if self.sheet.text.endswith(("pro-", "anti-"), max(0, words.start - 5), words.start):
            return True
        near = bisect_right(self.begins, words.start)
        held = (t.words for t in self.sheet.times[max(0, near - 1) : near] if t.words.end >= words.end)
        return any(len(w.text) - len(words.text) < _LEAD_OF_TIME for w in held)

    def _at_home(self, kind: str, candidate: Candidate) -> Span | None:
        """The country that counts its own dead and names no other place: "Torland has reported ten dead"."""
        sentence, told = self.seen.sentences[candidate.sentence], candidate.words
        before = sentence.text[max(0, told.start - sentence.start - _LEAD) : told.start - sentence.start]
        m = _COUNTS.search(before) if kind in ("killed", "injured") else None
        if (
            m is None
            or country_named(m["land"]) is None
            or not _ITS_DEAD.match(sentence.text, told.end - sentence.start)
        ):
            return None
        start = told.start - len(before) + m.start("land")
        return Span(start, start + len(m["land"]), m["land"])

    def _untimed(self, words: Span) -> Span:
        """Words of place without the time before them: "the market" of "Monday's market"."""
        near = bisect_left(self.begins, words.start)
        when = self.sheet.times[near].words if near < len(self.begins) else None
        if when is None or when.start != words.start or when.end >= words.end:
            return words
        own = _OWN_TIME.match(self.sheet.text, when.end)
        return Span(own.end(), words.end, self.sheet.text[own.end() : words.end]) if own else words

    def _left(self, chosen: Span, candidate: Candidate) -> Span:
        """Where people left from, if their sentence tells that too: "displaced 480 households to Sanar"."""
        sentence, text = self.seen.sentences[candidate.sentence], self.sheet.text
        if chosen.start < candidate.words.end or not _TO.search(text, max(0, chosen.start - 24), chosen.start):
            return chosen
        named = (p for p in self._spots_of(sentence) if p != chosen and not p.text.islower())
        leads = ((p, _FROM_THERE.search(text, max(0, p.start - 24), p.start)) for p in named)
        left = [p for p, lead in leads if lead and (p.start < chosen.start or lead[1] == "from")]
        return min(left, key=lambda p: abs(p.start - candidate.words.start), default=chosen)

    def _spots_of(self, sentence: Span) -> Sequence[Span]:
        """The words of place that begin in a sentence."""
        first, last = (bisect_left(self.spots, at) for at in (sentence.start, sentence.end))
        return self.sheet.places[first:last]

    def _there(self, chosen: Span | None, candidate: Candidate) -> Span | None:
        """Where the clause of a number says it was, though its sentence tells of another place first: "X was shut after
        gunmen killed six men in Y"; where the sentence begins "In X, ..." if nothing was chosen.
        """
        sentence, told, text = self.seen.sentences[candidate.sentence], candidate.words, self.sheet.text
        here = [p for p in self._spots_of(sentence) if p.end <= sentence.end]
        if chosen is None:
            return next((p for p in here if opens(p, told, sentence)), None)
        if not (sentence.start <= chosen.start and chosen.end <= sentence.end):
            return chosen
        first, last = sorted((chosen, told), key=lambda s: s.start)
        if not parted(text[first.end : last.start]):
            return chosen
        near = (p for p in here if p.start >= told.end and not p.text.islower() and not self._is_no_place(p))
        return next((p for p in near if is_right_there(text[told.end : p.start], p.text)), chosen)


def _gaps(words: Span, named: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Where, in words, each name ends and the next one begins."""
    return ((a.end - words.start, b.start - words.start) for a, b in pairwise(named))
