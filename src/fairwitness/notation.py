"""One line of plain text for each claim; tests, the shell and review speak it.

    killed ~1100 civilians total | by US-led coalition, airstrike | Raqqa, Syria | 2017-06-01..2017-10-13 | Observatory

The parts: kind, figure, group (side), basis, /per | actor and means | place | period | chain, origin first | flags.
Figures: 12, ~n about, >=n, >n, <=n, <n, n- nearly, a..b, n+ vague, - none. Empty parts stay empty between the bars.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from fairwitness.model import Actor, Claim, Figure, Meaning, Period, Place, Source

Best = Mapping[tuple[str, str], Meaning]

_FORMS = {
    "exact": "{best}",
    "about": "~{best}",
    "at_least": ">={low}",
    "more_than": ">{low}",
    "at_most": "<={high}",
    "less_than": "<{high}",
    "nearly": "{high}-",
    "between": "{low}..{high}",
    "vague": "{low}+",
}


def plain(value: Decimal | None) -> str:
    """A number without needless zeros; empty for None.

    >>> plain(Decimal("1100.0")), plain(Decimal("33.3"))
    ('1100', '33.3')
    """
    if value is None:
        return ""
    return str(int(value)) if value == value.to_integral_value() else str(value.normalize())


def figure(value: Figure | None) -> str:
    """A figure in notation, with its doubt; a share ends in %."""
    if value is None:
        return "-"
    form = _FORMS[value.sense].format(low=plain(value.low), best=plain(value.best), high=plain(value.high))
    return form + ("%" if value.unit == "percent" else "")


def period(value: Period | None) -> str:
    """One day as itself, else start..end with an open end left empty."""
    if value is None or (value.start is None and value.end is None):
        return ""
    start, end = _day(value.start), _day(value.end)
    return start if start == end else f"{start}..{end}"


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def chain(sources: Iterable[Source]) -> str:
    """Who says so, origin first; "(own voice)" when the outlet says it itself."""
    return " -> ".join(source(s) for s in sources) or "(own voice)"


def source(link: Source) -> str:
    """One link: a name with its organisation, an organisation, or the words for someone unnamed."""
    if link.name and link.org and link.name != link.org:
        return f"{link.name} ({link.org})"
    unnamed = f"unnamed: {link.words.text}" if link.words else "unnamed"
    return link.name or link.org or unnamed


def lines(claims: tuple[Claim, ...], best: Best) -> Iterator[str]:
    """The claims of one document, a line each."""
    index = {c.id: i for i, c in enumerate(claims)}
    return (line(c, best, index) for c in claims)


def line(claim: Claim, best: Best, index: Mapping[str, int] | None = None) -> str:
    """The claim as one line; ``best`` from codec.best_meanings, ``index`` numbers claims for "part of"."""
    parts = (
        _what(claim, best),
        ", ".join(p for p in (_by(claim, best), _named(claim, best, "means")) if p),
        _named(claim, best, "place"),
        period(_period(claim, best)),
        chain(claim.chain),
        ", ".join(_flags(claim, index or {})),
    )
    return " | ".join(parts).removesuffix(" | ")


def _what(claim: Claim, best: Best) -> str:
    group, side = _named(claim, best, "group"), _named(claim, best, "side")
    unit = claim.figure.unit if claim.figure and not group and claim.figure.unit not in ("people", "percent") else ""
    basis = claim.figure.basis if claim.figure else ""
    per = f"/{claim.figure.per}" if claim.figure and claim.figure.per else ""
    words = (claim.kind, figure(claim.figure), group or unit, f"({side})" if side else "", basis + per)
    return " ".join(w for w in words if w)


def _by(claim: Claim, best: Best) -> str:
    name = _named(claim, best, "actor")
    return f"by {name}" if name else ""


def _named(claim: Claim, best: Best, slot: str) -> str:
    meaning = best.get((claim.id, slot))
    if meaning is None or isinstance(meaning.value, Period):
        return ""
    return meaning.value.name if isinstance(meaning.value, Place | Actor) else meaning.value


def _period(claim: Claim, best: Best) -> Period | None:
    meaning = best.get((claim.id, "when"))
    if meaning is not None and isinstance(meaning.value, Period):
        return meaning.value
    return claim.when.period if claim.when else None


def _flags(claim: Claim, index: Mapping[str, int]) -> list[str]:
    told = [name for name in ("hedged", "denied", "past") if getattr(claim, name)]
    told += [f"extent {claim.extent}"] if claim.extent else []
    told += [claim.degree] if claim.degree else []
    told += [f"count hint {claim.count_hint}"] if claim.count_hint else []
    return told + ([f"part of {index[claim.part_of] + 1}"] if claim.part_of in index and claim.part_of else [])
