"""Incidents in columns and codes like ACLED's: what is told settles a code, or the cell is empty.

Of ACLED's codebook: types and sub-types of events, codes of actors, geo_precision, time_precision, and 10, 12 and 100
for tens, dozens and hundreds. Fatalities are the smallest figure told, as ACLED's are; low, best and high stand beside.
What was taken back or overtaken counts for nothing, as in the series.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from fairwitness.codec import number
from fairwitness.interval import fold, interval_of
from fairwitness.model import Account, Incident, Interval, Place
from fairwitness.publish import wording
from fairwitness.publish.export.as_geojson import geometry
from fairwitness.publish.picture import Picture
from fairwitness.publish.tables import Cell, Table
from fairwitness.vocab import precision
from fairwitness.vocab.actors import plain_actor, type_of
from fairwitness.vocab.columns import names
from fairwitness.vocab.countries import countries

_REMOTE = "Explosions/Remote violence"
_ON_CIVILIANS = "Violence against civilians"
_BY_MEANS = {
    "airstrike": (_REMOTE, "Air/drone strike"),
    "drone": (_REMOTE, "Air/drone strike"),
    "shelling": (_REMOTE, "Shelling/artillery/missile attack"),
    "rocket_or_missile": (_REMOTE, "Shelling/artillery/missile attack"),
    "mine_or_ied": (_REMOTE, "Remote explosive/landmine/IED"),
    "chemical": (_REMOTE, "Chemical weapon"),
}
# A car or suicide bomb is one of two of ACLED's sub-types, and which is not told: see _type.
_BY_KIND = {
    "airstrike": (_REMOTE, "Air/drone strike"),
    "shelling": (_REMOTE, "Shelling/artillery/missile attack"),
    "clash": ("Battles", "Armed clash"),
    "abducted": (_ON_CIVILIANS, "Abduction/forced disappearance"),
    "detained": ("Strategic developments", "Arrests"),
}
_FIGHTERS = frozenset({"combatants", "security_forces", "prisoners", "other", None})
_HARM = frozenset({"killed", "injured", "abducted", "missing"})
# By the registry's types. What it does not tell apart (rebels and militias) has no code.
_INTER = {"state": 1, "military": 1, "government": 1, "armed_group": 2, "un": 8}
_CIVILIANS, _CIVILIANS_CODE = "Civilians", 7
_VAGUE = {20: 10, 24: 12, 200: 100}
_WITHIN = ((0, 1), (7, 2), (31, 3))

Row = dict[str, Cell]


def table(picture: Picture) -> Table:
    """The incidents of a picture, a row each, by day."""
    columns = names("acled")
    rows = tuple(tuple(row.get(c) for c in columns) for row in _rows(picture))
    return Table("acled", columns, rows)


def _rows(picture: Picture) -> Iterator[Row]:
    for incident in picture.incidents:
        told = picture.accounts_of(incident.accounts)
        accounts = tuple(a for a in told if not a.denied and not picture.is_overtaken(a))
        if accounts:
            yield _row(picture, incident, accounts)


def _row(picture: Picture, incident: Incident, accounts: tuple[Account, ...]) -> Row:
    kind, sub = _type(incident, accounts)
    reports = dict.fromkeys(p.report for a in accounts for p in a.appearances)
    outlets = dict.fromkeys(p.outlet for a in accounts for p in a.appearances if p.outlet)
    return {
        "event_id_cnty": incident.id,
        "event_type": kind,
        "sub_event_type": sub,
        "source": "; ".join(outlets) or None,
        "source_scale": len(reports),
        "notes": picture.words_of(accounts[0]) or None,
        "told_by": wording.origins(accounts),
        **_days(incident),
        **_actors(incident, accounts),
        **_where(incident.place),
        **_fatalities(accounts),
    }


def _days(incident: Incident) -> Row:
    start, end = incident.period.start, incident.period.end
    length = (end - start).days if start and end else None
    code = None if length is None else next((c for longest, c in _WITHIN if length <= longest), None)
    return {
        "event_date": end.isoformat() if end else None,
        "year": end.year if end else None,
        "time_precision": code,
    }


def _type(incident: Incident, accounts: tuple[Account, ...]) -> tuple[str | None, str | None]:
    """ACLED's type and sub-type, where the means or a kind settles them."""
    if incident.means in _BY_MEANS:
        return _BY_MEANS[incident.means]
    if incident.means == "car_or_suicide_bomb":
        return _REMOTE, None
    kinds = {a.matter.kind for a in accounts}
    for kind, found in _BY_KIND.items():
        if kind in kinds:
            return found
    if "bombing" in kinds:
        return _REMOTE, None
    by_hand = incident.means in ("small_arms", "execution")
    return (_ON_CIVILIANS, "Attack") if by_hand and _only_civilians(accounts) else (None, None)


def _only_civilians(accounts: tuple[Account, ...]) -> bool:
    """Whether people are told as harmed, and none of them may be a fighter."""
    harmed = [a.matter.group for a in accounts if a.matter.kind in _HARM]
    return bool(harmed) and not any(group in _FIGHTERS or group == "people" for group in harmed)


def _actors(incident: Incident, accounts: tuple[Account, ...]) -> Row:
    sides = sorted({a.matter.side for a in accounts if a.matter.side and a.matter.side != incident.actor})
    against, code = (" and ".join(sides), _inter(sides[0])) if sides else (None, None)
    targeted = not sides and _only_civilians(accounts)
    if targeted:
        against, code = _CIVILIANS, _CIVILIANS_CODE
    return {
        "actor1": incident.actor,
        "inter1": _inter(incident.actor),
        "actor2": against,
        "inter2": code if len(sides) < 2 else None,
        "civilian_targeting": "Civilian targeting" if targeted else None,
    }


def _inter(name: str | None) -> int | None:
    return _INTER.get(type_of(plain_actor(name)) or "") if name else None


def _where(place: Place) -> Row:
    known = countries().get(place.country or "")
    point = geometry(place)
    inside = [w.partition(",")[0] for w in place.within if known and w != known.name]
    return {
        "country": known.name if known else None,
        "iso": place.country,
        "admin1": inside[-1] if inside else None,
        "location": place.name.partition(",")[0],
        "latitude": point["coordinates"][1] if point else None,
        "longitude": point["coordinates"][0] if point else None,
        "geo_precision": precision.acled(place),
    }


def _fatalities(accounts: tuple[Account, ...]) -> Row:
    """What is told of the dead. Groups are never added up: the largest of them is shown."""
    killed = [a for a in accounts if a.matter.kind == "killed" and a.figure and a.matter.unit in (None, "people")]
    of_all = [a for a in killed if a.matter.group in (None, "people")] or killed
    by_matter: Mapping[str, list[Account]] = {a.matter.id: [] for a in of_all}
    for a in of_all:
        by_matter[a.matter.id].append(a)
    folded = [(fold(interval_of(a.figure) for a in told), told) for told in by_matter.values()]
    if not folded:
        return {}
    whole, told = max(folded, key=lambda f: _size(f[0]))
    least = [n for a in told if (n := _least(a)) is not None]
    return {
        "fatalities": min(least) if least else None,
        "fatalities_low": number(whole.low),
        "fatalities_best": number(whole.best),
        "fatalities_high": "open" if whole.open else number(whole.high),
    }


def _size(i: Interval) -> Decimal:
    return max((n for n in (i.low, i.best, i.high) if n is not None), default=Decimal(-1))


def _least(a: Account) -> int | None:
    """The figure as ACLED counts it: as stated, or the least that it allows; of vague words its own."""
    f = a.figure
    if f is None:
        return None
    n = f.best if f.best is not None else f.low
    if n is None:
        return None
    return _VAGUE.get(int(n), int(n)) if f.sense == "vague" else int(n)
