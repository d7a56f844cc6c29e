"""What is told of bodies, added up from series and states: for every form of the library."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from fairwitness.model import State
from fairwitness.web.library import ActorTold, SeriesOn, actor_id


def actors(series: Iterable[SeriesOn], states: Iterable[State]) -> tuple[ActorTold, ...]:
    """Every body that does, suffers or holds something here: those of most series first, then by name."""
    did: dict[str, Counter[str]] = defaultdict(Counter)
    suffered: dict[str, Counter[str]] = defaultdict(Counter)
    disputed: Counter[str] = Counter()
    for told in series:
        about = told.series.matter
        if about.actor:
            did[about.actor][about.kind] += 1
        if about.side:
            suffered[about.side][about.kind] += 1
        for name in {about.actor, about.side} - {None}:
            disputed[str(name)] += told.point.disputed
    holds = Counter(s.holder for s in states)
    found = [
        ActorTold(
            actor_id(n), n, dict(sorted(did[n].items())), dict(sorted(suffered[n].items())), disputed[n], holds[n]
        )
        for n in {*did, *suffered, *holds}
    ]
    return tuple(sorted(found, key=lambda a: (-a.total, a.name)))
