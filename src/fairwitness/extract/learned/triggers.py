"""Words that may tell of harm or force without a number: the model is asked about each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice, pairwise

from fairwitness.extract.learned.sheet import CONTROL, Signs
from fairwitness.extract.surroundings import InOrder
from fairwitness.model import Claim, Span
from fairwitness.vocab import harm

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_LONGEST = 3  # words of one name for a weapon or a deed
_MOST = 60  # of a sentence; what holds more is no prose
_LONG_CLAIM = 1000  # characters


class Triggers:
    """The triggers of a text, in order, with the kinds that the vocabulary gives each; ``spans``: their words."""

    def __init__(self, sentences: Sequence[Span], counted: Iterable[Span]) -> None:
        taken = {at for words in counted for at in range(words.start, words.end)}
        free = ((w for w in _told(sentence) if w[0].start not in taken) for sentence in sentences)
        self._signs = {words: signs for some in free for words, signs in islice(some, _MOST)}
        self.spans = tuple(self._signs)
        self._starts = {words.start: words for words in self.spans}

    def signs(self, words: Span) -> Signs:
        """What the vocabulary says of a trigger: "tells killed undergo past"."""
        return self._signs[words]

    def of(self, start: int, end: int, kind: str) -> Span | None:
        """The trigger that makes a claim of a kind within these offsets: the first that may tell it, else the first."""
        inside = [self._starts[at] for at in range(start, min(end, start + _LONG_CLAIM)) if at in self._starts]
        return next((w for w in inside if any(s.split()[1] == kind for s in self._signs[w])), next(iter(inside), None))


def _told(sentence: Span) -> Iterator[tuple[Span, Signs]]:
    words = list(_WORD.finditer(sentence.text))
    lows = [m.group().lower() for m in words]
    known, past = _known(), 0
    for i, low in enumerate(lows):
        for length in range(min(_LONGEST, len(lows) - i), 0, -1) if i >= past and low in known else ():
            signs = known[low].get(tuple(lows[i : i + length]))
            if signs and _hangs_together(sentence.text, words[i : i + length]):
                past = i + length
                start, end = words[i].start(), words[past - 1].end()
                yield Span(sentence.start + start, sentence.start + end, sentence.text[start:end]), signs
                break


def _hangs_together(text: str, words: Sequence[re.Match[str]]) -> bool:
    """Whether no mark parts the words: "the car bomb", not "the car, bomb in hand"."""
    return all(text[a.end() : b.start()] == " " for a, b in pairwise(words))


@cache
def _known() -> dict[str, dict[tuple[str, ...], Signs]]:
    """The words that tell of harm or force by the first of them."""
    found: dict[str, dict[tuple[str, ...], Signs]] = {}
    for words, told in harm.tellers().items():
        found.setdefault(words[0], {})[words] = tuple(f"tells {one}" for one in told)
    return found


def told_already(trigger: Span, kind: str, counted: InOrder[Claim]) -> bool:
    """Whether a claim with a number, or one of control, tells the same in the same words."""
    near = counted.between(trigger.start - _LONG_CLAIM, trigger.end)
    return any(c.words.start <= trigger.start < c.words.end and c.kind in (kind, *CONTROL) for c in near)
