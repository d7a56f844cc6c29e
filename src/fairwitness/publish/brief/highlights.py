"""The highlights: a few sentences made from the figures by fixed rules, each with who says it and its doubt.

Of each part the series behind which most origins stand (of harm, two); the newest word on who holds a place; the first
dispute; the first change. A sentence never says that something is so: it says who puts the number at what.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from fairwitness.model import Account, Figure, Interval, Matter, Series, State
from fairwitness.publish import wording
from fairwitness.publish.brief.lines import claims_of
from fairwitness.publish.brief.record import Line
from fairwitness.publish.picture import Picture, short

_SHOWN = {"harm": 2, "care": 1, "movement": 1, "force": 1, "detention": 1}
_NAMED = 3
# What was counted, where the kind alone would not read as English after those who are counted.
_AFTER = {
    "surrendered": "who surrendered",
    "arrived": "who arrived",
    "returned": "who returned",
    "deprived": "deprived of what they need",
    "aided": "reached by aid",
}
_NOUNS = {
    "airstrike": "airstrikes",
    "shelling": "shells, rockets or missiles fired",
    "bombing": "bombings",
    "clash": "clashes",
    "attack": "attacks",
}
_SAID = {
    "exact": "{n}",
    "about": "about {n}",
    "nearly": "nearly {n}",
    "at_least": "{n} or more",
    "vague": "{n} or more",
    "more_than": "more than {n}",
    "at_most": "{n} or fewer",
    "less_than": "fewer than {n}",
}


def highlights(
    picture: Picture, told: Mapping[str, Sequence[Series]], held: Iterable[State], others: Iterable[Line]
) -> tuple[Line, ...]:
    """The sentences. ``told``: series by part, those first behind which most stands; ``others``: disputes, changes."""
    chosen = [s for name, n in _SHOWN.items() for s in _asserted(picture, told.get(name, ()))[:n]]
    newest = sorted(held, key=lambda s: (s.since or date.min, s.id))[-1:]
    return (
        *(_series(picture, s) for s in chosen),
        *(_state(picture, s) for s in newest),
        *others,
    )


def disputed(line: Line) -> Line:
    """A dispute as a sentence."""
    return Line(f"Sources dispute: {line.figures}", "", "", "", line.pointer, claims=line.claims)


def changed(line: Line) -> Line:
    """A change as a sentence."""
    what = f"What {line.who} says of {line.what} changed: {line.figures}."
    return Line(what, "", "", "", line.pointer, claims=line.claims)


def _asserted(picture: Picture, series: Iterable[Series]) -> list[Series]:
    return [s for s in series if any(not a.denied for a in picture.accounts_of(s.points[-1].accounts))]


def _state(picture: Picture, s: State) -> Line:
    accounts = tuple(a for i in s.accounts if (a := picture.account_by_id.get(i)))
    extent = f" ({s.extent})" if s.extent else ""
    since = f"since {s.since}" if s.since else "since when was not told"
    what = f"By the word of {_names(accounts)}, {s.holder} holds {s.place.name}{extent}, {since}."
    return Line(what, "", "", "", short(s.id), claims=claims_of(accounts))


def _series(picture: Picture, s: Series) -> Line:
    last = s.points[-1]
    accounts = picture.accounts_of(last.accounts)
    said = tuple(a for a in accounts if not a.denied)
    denied = tuple(a for a in accounts if a.denied)
    one = len(_origins(said)) == 1
    hedged = sum(a.hedged for a in said)
    doubt = ", with reservation," if hedged == len(said) else ", some with reservation," if hedged else ""
    figure = _figure(said, last.interval, s.matter)
    parts = (
        f"{_names(said)} {'puts' if one else 'put'}{doubt} {counted(s.matter)} at {figure}",
        f"{_names(denied)} {'denies' if len(_origins(denied)) == 1 else 'deny'} it" if denied else "",
        "what is said is disputed" if last.disputed else "",
    )
    tally = wording.tally(last.origins, last.reports, last.unnamed)
    on = "said on no known day" if last.on == date.min else f"as of {last.on}"
    what = f"{'; '.join(p for p in parts if p)} ({tally}; {on})."
    return Line(what, "", "", "", short(s.id), claims=claims_of(accounts, last.on))


def _origins(accounts: Iterable[Account]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(wording.origin(a.origin) for a in accounts))


def _names(accounts: Iterable[Account]) -> str:
    names = _origins(accounts)
    if len(names) > _NAMED + 1:
        names = (*names[:_NAMED], f"{len(names) - _NAMED} others")
    return " and ".join(p for p in (", ".join(names[:-1]), names[-1]) if p)


def counted(about: Matter) -> str:
    """What was counted as a noun: "the number of civilians killed by Northern Front in Qasr Amun (in all)"."""
    by = " and ".join(p for p in (about.actor, (about.means or "").replace("_", " ")) if p)
    notes = ", ".join(p for p in (wording.basis(about), wording.when(about.period)) if p)
    where = f"in {about.place.name}" if about.place else "in a place not told"
    words = (_measure(about), _subject(about), f"by {by}" if by else "", where, f"({notes})" if notes else "")
    return " ".join(w for w in words if w)


def _measure(about: Matter) -> str:
    return "the share of" if about.unit == "percent" else "the number of"


def _subject(about: Matter) -> str:
    whom = wording.counted(about)
    if about.kind in _NOUNS:
        return f"{_NOUNS[about.kind]} ({whom})" if whom else _NOUNS[about.kind]
    thing = whom or ("people" if about.unit == "people" else "what was")
    return f"{thing} {_AFTER.get(about.kind, about.kind)}"


def _figure(said: Sequence[Account], over: Interval, about: Matter) -> str:
    """The figure with its doubt: as one account has it, else the interval over them all."""
    sign = " %" if about.unit == "percent" else ""
    figures = {(f.sense, f.low, f.best, f.high) for a in said if (f := a.figure)}
    only = said[0].figure if len(figures) == 1 and said[0].figure else None
    return (_said(only) if only and only.sense in _SAID else _between(over)) + sign


def _said(value: Figure) -> str:
    n = next((n for n in (value.best, value.low, value.high) if n is not None), None)
    words = " ".join(value.words.text.split())
    vague = f" (in words: “{words}”)" if value.sense == "vague" and words else ""
    return (_SAID[value.sense].format(n=wording.number(n)) if n is not None else "a number not told") + vague


def _between(value: Interval) -> str:
    low = None if value.low is None else wording.number(value.low)
    high = None if value.high is None or value.open else wording.number(value.high)
    if low is None and high is None:
        return "a number not told"
    if low is None:
        return f"{'fewer than ' if value.high_excluded else ''}{high}{'' if value.high_excluded else ' or fewer'}"
    if high is None:
        found = f"more than {low}" if value.low_excluded else f"{low} or more"
    else:
        found = low if low == high else f"between {low} and {high}"
    best = None if value.best is None else wording.number(value.best)
    return found if best in (None, low, high) else f"{found} ({best} in the middle of what they state)"
