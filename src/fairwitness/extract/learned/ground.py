"""What may make a claim in a text, before anybody is asked: free figures, words of place, names by verbs of control."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fairwitness.extract.counted.spots import Spot
from fairwitness.extract.counted.words import Track
from fairwitness.extract.learned.further import (
    is_bare,
    is_held,
    names_a_place,
    opening_name,
    pronouns,
    reach,
    told_places,
)
from fairwitness.extract.learned.hints import of_place
from fairwitness.extract.learned.sheet import Signs
from fairwitness.extract.seen import Seen
from fairwitness.model import Figure, Mention, Span, Time
from fairwitness.vocab.name_tokens import is_capital

_DAY = r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"
_PROPER = re.compile(rf"\b{_DAY}[A-Z][\w’'-]+(?:[ -](?:(?:of|al|el|de|du|la|the|ez|es) )?{_DAY}[A-Z][\w’'-]+){{0,4}}")
_TITLE = re.compile(r"\b(?:Sheikh|Sheik|Shaykh) $")
_LISTED = re.compile(r"(?:[^.;:,]{0,30}\))?(?:, ?(?:and |or )?| and | or )(?:the )?")
# How near a verb or noun of control must stand, by the number of the distance in ``hints``.
_REACH = {"other told": 2, "other it": 3, "other person": 1, "other proper": 3}
_GOES_ON = re.compile(r",? (?:and|or) (?:the )?(?=[A-Z])|, (?=[A-Z])")
_WIDE = frozenset(("country", "region"))
_LISTABLE = frozenset(("other proper", "other told", "other person"))
_TIME = 60  # characters back to where words of time may begin that hold a figure


@dataclass(frozen=True, slots=True)
class Ground:
    """``spots``: words of place and other names, in order; ``hints``: of those that may make a claim, by number.

    ``holding``: the numbers of those that only say where the one before them lies.
    """

    figures: tuple[Figure, ...]
    spots: tuple[Spot, ...]
    hints: dict[int, Signs]
    holding: frozenset[int]


def ground(text: str, seen: Seen) -> Ground:
    """The ground of a text in which these things were seen."""
    places, sentences = seen.places(text), seen.sentences
    moments = Track(seen.times, lambda t: t.words)
    # "three-quarters" is a share, also where the reader of times takes it for quarters of an hour
    free = tuple(f for f in seen.figures if f.unit == "percent" or not _is_time(f.words, moments))
    known = [s for n in range(len(sentences)) for s in places.of(n)]
    starts = [s.start for s in sentences]
    further = _further(text, sentences, starts, known, seen)
    spots = tuple(sorted((*known, *further), key=lambda s: (s.words.start, s.words.end)))
    outer = holding(text, spots)
    return Ground(free, spots, _hints(text, spots, sentences, outer), outer)


def holding(text: str, spots: Sequence[Spot]) -> frozenset[int]:
    """The numbers of the spots, in order, that only say where the one before them lies.

    >>> names = [Span(0, 6, "Torvik"), Span(8, 16, "Maldania"), Span(24, 28, "Rusk"), Span(33, 38, "Selma")]
    >>> spots = [Spot(words, 0, "", "unknown", "") for words in names]
    >>> sorted(holding("Torvik, Maldania, fell; Rusk and Selma held", spots))
    [1]
    """
    ends = {s.words.end: s for s in spots}
    found: dict[int, int] = {}
    for number in range(len(spots) - 1, 0, -1):
        outer = spots[number]
        inner = ends.get(outer.words.start - 2)
        if inner and text.startswith(", ", inner.words.end) and _ends_in_name(inner) and outer.words.text[0].isupper():
            on = _GOES_ON.match(text, outer.words.end)
            if on is None or on.end() in found or (outer.sort in _WIDE and inner.sort not in _WIDE):
                found[outer.words.start] = number
    return frozenset(found.values())


def _ends_in_name(spot: Spot) -> bool:
    return spot.words.text.rsplit(" ", 1)[-1][:1].isupper()


def _hints(text: str, spots: Sequence[Spot], sentences: Sequence[Span], outer: frozenset[int]) -> dict[int, Signs]:
    """Which spots are candidates, with their hints: known places, and others near what speaks of control."""
    found: dict[int, Signs] = {}
    for number, spot in enumerate(spots):
        asked = number not in outer and (spot.sort in _REACH or not spot.sort.startswith("other"))
        signs = tuple(of_place(spot.words, sentences[spot.number])) if asked else ()
        held = ("held",) if is_held(spot.words.text) else ()
        if asked and (held or _may_claim(spot, signs)):
            found[number] = (*held, *signs)
    forward = range(1, len(spots))
    for numbers, step in ((forward, -1), (reversed(range(len(spots) - 1)), 1)):
        for number in numbers:
            beside = number + step
            if number not in found and number not in outer and spots[number].sort in _LISTABLE and found.get(beside):
                first, second = sorted((number, beside))
                if _is_listed(text, spots[first], spots[second]):
                    found[number] = ("near list",)
    return found


def _may_claim(spot: Spot, signs: Signs) -> bool:
    """Whether a spot is asked about: the less it looks like a place, the nearer what speaks of control must stand."""
    if not spot.sort.startswith("other"):
        return True
    return any(int(s.rsplit(" ", 1)[-1]) <= _REACH[spot.sort] for s in signs)


def _is_listed(text: str, before: Spot, spot: Spot) -> bool:
    """ "X (near Y), Z": whether a name goes on with the list of the one before."""
    return before.number == spot.number and _LISTED.fullmatch(text, before.words.end, spot.words.start) is not None


def _is_time(words: Span, moments: Track[Time]) -> bool:
    near = moments.inside(max(0, words.start - _TIME), words.end)
    return any(t.words.start <= words.start and words.end <= t.words.end for t in near)


def _further(
    text: str, sentences: Sequence[Span], starts: Sequence[int], known: Sequence[Spot], seen: Seen
) -> Iterator[Spot]:
    """Words that may be of place though no vocabulary knows it: other names, common nouns, pronouns."""

    def spot(words: Span, sort: str) -> Spot:
        return Spot(words, _number(starts, words.start), "", f"other {sort}", "")

    taken = sorted((s.words.start, s.words.end) for s in known)
    for mention in seen.mentions:
        if not _is_taken(mention.words.start, mention.words.end, taken):
            is_place = mention.type == "person" and names_a_place(mention.words.text)
            yield spot(_with_title(mention, text), "proper" if is_place else mention.type)
    yield from (spot(words, "counted" if counted else "told") for words, counted in _told(text, known))
    yield from (spot(words, "it" if held else "led it") for words, held in pronouns(text))
    named = [*(m.words for m in seen.mentions), *(t.words for t in seen.times)]
    taken = sorted([*taken, *((w.start, w.end) for w in named)])
    for match in _PROPER.finditer(text):
        start, end = match.span()
        if _is_taken(start, end, taken) or not is_capital(match.group().split()[-1]):
            continue
        if " " in match.group() or start != starts[_number(starts, start)]:
            yield spot(Span(start, end, match.group()), "proper")
    for sentence in sentences:
        if (name := opening_name(sentence)) and not _is_taken(name.start, name.end, taken):
            yield spot(name, "proper")


def _told(text: str, known: Sequence[Spot]) -> Iterator[tuple[Span, bool]]:
    """Places by a common noun where no known place stands, or around one that is told of ("the city centre")."""
    named = sorted((s.words.start, s.words.end) for s in known if s.sort != "told")
    told = sorted((s.words.start, s.words.end) for s in known if s.sort == "told")
    places = {s.words.start: s.words.end for s in known}
    for words, counted in told_places(text):
        if _is_taken(words.start, words.end, named) or (reached := reach(words, text, places)) is None:
            continue
        if reached == words and is_bare(words.text):
            continue
        if not _is_taken(reached.start, reached.end, told) or all(
            len(reached.text) > places[at] - at for at in _held(reached, told)
        ):
            yield reached, counted


def _held(words: Span, told: Sequence[tuple[int, int]]) -> list[int]:
    """Where those of the stretches begin that overlap the words."""
    low, high = bisect_right(told, (words.start - _TIME, 0)), bisect_right(told, (words.end, 0))
    return [start for start, end in told[low:high] if end > words.start]


def _with_title(mention: Mention, text: str) -> Span:
    """A person's name with the "Sheikh" before it, which is how many villages are named."""
    start = mention.words.start
    if mention.type != "person" or not (title := _TITLE.search(text, max(0, start - 8), start)):
        return mention.words
    return Span(title.start(), mention.words.end, text[title.start() : mention.words.end])


def _number(starts: Sequence[int], at: int) -> int:
    return max(0, bisect_right(starts, at) - 1)


def _is_taken(start: int, end: int, taken: Sequence[tuple[int, int]]) -> bool:
    """Whether any of the stretches, which are in order, overlaps the one from start to end."""
    at = bisect_right(taken, (end, -1))
    return any(first < end and start < last for first, last in taken[max(0, at - 3) : at])
