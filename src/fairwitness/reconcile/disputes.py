"""Disputes (rule 7): two accounts of independent origins that cannot both hold.

Compared are accounts in force together that were said within seven days of each other, or are about a closed period:
figures of one growing toll given on different days are change, not dispute.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from fairwitness.interval import interval_of, meet
from fairwitness.model import Account, Dispute, Matter, identity
from fairwitness.origins import body_of
from fairwitness.reconcile.control import rival_holders
from fairwitness.reconcile.force import Days, by_matter, comparable, day_of, in_force
from fairwitness.reconcile.related import exceeded, parts_above_wholes, unspecific_denials

_TENFOLD = 10


def disputes(accounts: Iterable[Account]) -> tuple[Dispute, ...]:
    """Every dispute between these accounts, by id of its rule and accounts."""
    accounts = tuple(accounts)
    force = in_force(accounts)
    live = [a for a in accounts if a.id in force]
    found: dict[str, Dispute] = {}
    for said in by_matter(live).values():
        found |= {d.id: d for d in in_matter(said, force)}
    others = ((unspecific_denials, "denied"), (parts_above_wholes, "part_larger"), (rival_holders, "holders"))
    for find, rule in others:
        found |= {d.id: d for a, b in find(live, force) for d in (dispute(rule, a, b),)}
    return tuple(found[i] for i in sorted(found))


def of_denial(denial: Account, told: Iterable[Account], force: Mapping[str, Days]) -> list[Dispute]:
    """A denial without a figure against what it goes against; ``told``: at least all that is told near it."""
    return [dispute("denied", a, b) for a, b in unspecific_denials((denial, *told), force)]


def of_part(part: Account, wholes: Iterable[Account], force: Mapping[str, Days]) -> list[Dispute]:
    """A part against its wholes that it exceeds."""
    return [dispute("part_larger", a, b) for a, b in exceeded(part, wholes, force)]


def of_place(accounts: Iterable[Account], force: Mapping[str, Days]) -> list[Dispute]:
    """Who is said to hold one place against others who are."""
    return [dispute("holders", a, b) for a, b in rival_holders(accounts, force)]


def in_matter(said: list[Account], force: Mapping[str, Days]) -> Iterator[Dispute]:
    """Within one matter: each account against those in force when it comes (``said`` by day), the latest of each."""
    standing: dict[tuple[str, str, bool], list[Account]] = {}
    for a in said:
        if a.origin.type != "named":
            continue
        for others in standing.values():
            for b in others:
                if comparable(a, b, force) and (rule := _rule(a, b)):
                    yield dispute(rule, b, a)
        key = (a.origin.name, body_of(a.origin), a.denied)
        same_day = [b for b in standing.get(key, ()) if day_of(b) == day_of(a)]
        standing[key] = [*same_day, a]


def _rule(a: Account, b: Account) -> str | None:
    """The rule by which two accounts of one matter cannot both hold, or None."""
    if a.denied and b.denied:
        return None
    together = meet(interval_of(a.figure), interval_of(b.figure))
    if a.denied or b.denied:
        return "denied" if together and (a.figure is not None or a.extent == b.extent) else None
    may_differ = _holds_places(a) or _of_two_sizes(a, b) or _advances(a, b)
    return None if together or may_differ else "intervals"


def _advances(a: Account, b: Account) -> bool:
    """Is it a share of a place that is larger on a later day? Who takes a town holds more of it from day to day."""
    if a.matter.kind != "controls" or a.matter.unit != "percent" or day_of(a) == day_of(b):
        return False
    first, second = sorted((a, b), key=day_of)
    before, after = interval_of(first.figure), interval_of(second.figure)
    return before.high is not None and after.low is not None and before.high < after.low


def _of_two_sizes(a: Account, b: Account) -> bool:
    """Is one total over ten times the other, and its beginning not told? Then they seldom count the same thing."""
    if a.matter.period is not None or a.matter.basis != "total":
        return False
    first, second = interval_of(a.figure), interval_of(b.figure)
    least = [i.low if i.low is not None else i.high for i in (first, second)]
    small, large = sorted(n for n in least if n is not None) if None not in least else (0, 0)
    return 0 < small * _TENFOLD < large


def _holds_places(a: Account) -> bool:
    """Figures of places taken count different places from day to day."""
    return a.matter.kind in ("captured", "withdrew") and a.matter.unit == "places"


# -- the record, in a sentence -----------------------------------------------------------------------------------------


def dispute(rule: str, a: Account, b: Account) -> Dispute:
    """The record; of two accounts the earlier stands first, the denial second, the part first."""
    if rule == "denied" and not b.denied:
        a, b = b, a
    return Dispute(identity("dispute", rule, a.id, b.id), (a.id, b.id), rule, _WHY[rule](a, b))


def _intervals(a: Account, b: Account) -> str:
    return f"{_says(a)} and {_says(b)} of {subject(a.matter)}; the two figures cannot both hold."


def _denied(a: Account, b: Account) -> str:
    if not b.denied:
        return f"{_says(a)} of {subject(a.matter)}; {b.origin.name} says that there was none."
    figure = f" “{b.figure.words.text}”" if b.figure else ""
    return f"{_says(a)} of {subject(a.matter)}; {b.origin.name} denies{figure or ' it'}."


def _part_larger(a: Account, b: Account) -> str:
    return (
        f"{_says(a)} of {subject(a.matter)}, which is more than {b.origin.name} says (“{_words(b)}”) of the whole: "
        f"{subject(b.matter)}."
    )


def _holders(a: Account, b: Account) -> str:
    where = a.matter.place.name if a.matter.place else "the place"
    if a.figure is None and b.figure is None and a.extent == b.extent != "most":
        return f"{a.origin.name} says that {a.matter.actor} holds {where}, {b.origin.name} that {b.matter.actor} does."
    return f"Of {where}, {_holds(a)}, {_holds(b)}; together that is more than the whole."


def _holds(a: Account) -> str:
    held = f"“{_words(a)}”" if a.figure else "most" if a.extent == "most" else "the whole"
    return f"{a.origin.name} says that {a.matter.actor} holds {held}"


_WHY = {"intervals": _intervals, "denied": _denied, "part_larger": _part_larger, "holders": _holders}


def _says(a: Account) -> str:
    return f"{a.origin.name} says “{_words(a)}”" if a.figure else f"{a.origin.name} says so"


def _words(a: Account) -> str:
    return " ".join(a.figure.words.text.split()) if a.figure else "no figure"


def subject(m: Matter) -> str:
    """What a matter is, in a few words: "killed civilians by Northern Front, Qasr Amun"."""
    group = (m.group or "").replace("_", " ")
    side = f"({m.side})" if m.side else ""
    by = f"by {m.actor}" if m.actor else ""
    what = " ".join(w for w in (m.kind, group, side, by) if w)
    return f"{what}, {m.place.name}" if m.place else what
