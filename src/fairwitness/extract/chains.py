"""On whose word a claim stands: the chain of the statement that covers it, or that the text goes on with."""

from __future__ import annotations

from bisect import bisect_right

from fairwitness.extract.seen import Seen
from fairwitness.model import Source, Span, Statement
from fairwitness.vocab import cues

_BACK = 40  # pieces of statements to look back over for one that holds the claim


class Sayings:
    """A document's statements, asked on whose word any words of the text stand."""

    def __init__(self, seen: Seen) -> None:
        self._pieces = sorted(((c, s) for s in seen.statements for c in s.content), key=lambda piece: piece[0].start)
        self._starts = [piece.start for piece, _ in self._pieces]
        self._sentences = seen.sentences
        self._sentence_starts = [s.start for s in seen.sentences]

    def over(self, words: Span) -> Statement | None:
        """The narrowest statement in whose content the words begin."""
        last = bisect_right(self._starts, words.start)
        holding = [(p, s) for p, s in self._pieces[max(0, last - _BACK) : last] if words.start < p.end]
        found = min(holding, key=lambda piece: piece[0].end - piece[0].start, default=None)
        return found[1] if found else None

    def chain(self, words: Span, figure: Span | None = None) -> tuple[Source, ...]:
        """Who says so, origin first; empty for the outlet's own voice.

        Attribution goes on to a next sentence only where that one plainly continues ("Another 16 were hurt."): in news
        prose nine of ten other sentences after a report are the outlet's own again.
        """
        statement = self.over(figure or words) or self._inside(words) or self._continued(words)
        return statement.chain if statement else ()

    def told_by(self, words: Span, figure: Span) -> tuple[Source, ...]:
        """Who a claim's own words name as telling its figure: "the Harbour Ledger recorded seven deaths"."""
        statement = self.over(figure)
        parts = (*statement.source, *statement.cue) if statement else ()
        if statement is None or not statement.source or not all(_holds(words, figure, p) for p in parts):
            return ()
        return statement.chain

    def _inside(self, words: Span) -> Statement | None:
        """The statement that the words hold with its cue: "51 were killed, the monitor says"."""
        first = bisect_right(self._starts, words.start - 1)
        for piece, statement in self._pieces[first : first + _BACK]:
            if piece.start >= words.end:
                return None
            if statement.cue and words.start <= statement.cue[0].start < words.end:
                return statement
        return None

    def _continued(self, words: Span) -> Statement | None:
        number = bisect_right(self._sentence_starts, words.start) - 1
        if number < 1 or not _continues(self._sentences[number].text):
            return None
        before, sentence = self._sentences[number - 1], self._sentences[number]
        last = bisect_right(self._starts, before.end) - 1
        if last < 0 or sentence.start - before.end > 2:
            return None
        piece, statement = self._pieces[last]
        goes_on = before.start <= piece.start and piece.end >= before.end - 2
        return statement if goes_on and statement.chain else None


def _holds(words: Span, figure: Span, part: Span) -> bool:
    """Do words hold a part of a report before their figure?"""
    return words.start <= part.start and part.end <= figure.start


def _continues(sentence: str) -> bool:
    """Whether a sentence only adds to the one before: "Another 16 were hurt", "The dead included five porters"."""
    first, second, third = (*sentence.lower().split()[:3], "", "", "")[:3]
    if first == "of":
        return second.rstrip(",") in ("these", "those", "them")
    if first == "another":
        return bool(second) and cues.is_number(second)
    return first == "the" and second in cues.listed("goes_on", "heads") and third in cues.listed("goes_on", "verbs")
