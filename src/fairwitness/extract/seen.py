"""What was seen in a document before any claim is read: the common ground of the readers of claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from fairwitness.extract.counted.lines import Line, lines
from fairwitness.extract.counted.spots import Spots, spots_in
from fairwitness.extract.counted.words import Track
from fairwitness.extract.learned.encoding import Encoded
from fairwitness.extract.phrases import Words, cut
from fairwitness.model import Figure, Mention, Span, Statement, Time


@dataclass(frozen=True, slots=True)
class Seen:
    """Sentences, figures, times, names and statements of one document, each in the order of the text.

    ``encoded``: what the trained encoder makes of it, where there is one.
    """

    sentences: tuple[Span, ...] = ()
    figures: tuple[Figure, ...] = ()
    times: tuple[Time, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    encoded: Encoded | None = None
    spots: Spots | None = None
    _lines: list[Line] = field(default_factory=list, repr=False, compare=False)
    _words: list[Words] = field(default_factory=list, repr=False, compare=False)

    def lines(self) -> Sequence[Line]:
        """The sentences that hold a figure as rows of items, cut once for all who ask."""
        if not self._lines:
            self._lines.extend(lines(self.sentences, self.figures, self.times))
        return self._lines

    def words(self) -> Sequence[Words]:
        """The words of each sentence with their classes, cut once for all who ask."""
        if not self._words:
            mentions, times = Track(self.mentions, lambda m: m.words), Track(self.times, lambda t: t.words)
            for s in self.sentences:
                self._words.append(cut(s, mentions.inside(s.start, s.end), times.inside(s.start, s.end)))
        return self._words

    def places(self, text: str) -> Spots:
        """Words of place, found once for all who ask."""
        return self.spots or spots_in(text, self.sentences, self.mentions, self.statements)
