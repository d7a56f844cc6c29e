"""What the vocabulary suggests of a figure, short of reading a claim there: possible kinds, what is counted."""

from __future__ import annotations

from fairwitness.extract.counted.candidates import options
from fairwitness.extract.learned.sheet import Signs
from fairwitness.extract.seen import Seen

_MOST = 3  # kinds, the best first


def of_figures(seen: Seen) -> dict[int, Signs]:
    """By the start of each figure: the kinds that triggers and groups suggest, and what it counts."""
    found: dict[int, Signs] = {}
    for line in seen.lines():
        for counted, some in options(line):
            best: dict[str, tuple[float, str]] = {}
            for link in some:
                best[link.kind] = max(best.get(link.kind, (0.0, "")), (link.score, link.how))
            top = sorted(best.items(), key=lambda item: -item[1][0])[:_MOST]
            kinds = (f"may {kind} {how} {min(5, int(score * 5))}" for kind, (score, how) in top)
            sort = counted.sort
            counts = (f"counts {sort.sort}", f"counts {sort.name}") if sort else ("counts unknown",)
            noun = (f"noun {counted.inner[-1]}",) if counted.inner else ("noun none",)
            them = ("of them",) if counted.of_them else ()
            found[counted.figure.words.start] = (*kinds, *counts, *noun, *them)
    return found
