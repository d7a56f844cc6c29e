"""Small worlds built from records: invented bodies and towns, so that each rule can be seen at work.

``report("Harbour Post", 3, claim(...), ...)`` is a reading of a document of the third day (3 May 2031).
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from fairwitness.model import (
    Account,
    Actor,
    Claim,
    Document,
    Figure,
    Interval,
    Meaning,
    Period,
    Place,
    Reading,
    Series,
    Source,
    Span,
    Time,
    claim_id,
    identity,
)
from fairwitness.reconcile import Registry, accounts, series
from fairwitness.vocab.orgs import Org

ORGS = {
    org.name: org
    for org in (
        Org("Harbour Relief Society", "ngo"),
        Org("Red Lantern Monitor", "monitor"),
        Org("Council of Qasr Amun", "local_authority"),
        Org("Northern Front", "armed_group", None, True),
        Org("Front Press Office", "armed_group", "Northern Front", True),
        Org("Coast Guard League", "military", None, True),
        Org("Coast State Agency", "agency", "Coast Government", True),
        Org("Gull News Agency", "agency"),
        Org("Harbour Post", "outlet"),
    )
}
FRONT, LEAGUE = "Northern Front", "Coast Guard League"
SOCIETY, MONITOR, COUNCIL = "Harbour Relief Society", "Red Lantern Monitor", "Council of Qasr Amun"

REGISTRY = Registry(exactly=ORGS.get, inside=ORGS.get, actor=lambda words: None)

COUNTRY = Place("p0", "Marram", "country", "country")
TOWN = Place("p1", "Qasr Amun, Marram", "town", "town", within=("Marram",))
OTHER_TOWN = Place("p2", "Tell Barud, Marram", "town", "town", within=("Marram",))
HOSPITAL = Place("p3", "Old Hospital, Qasr Amun, Marram", "hospital", "site", within=("Qasr Amun, Marram", "Marram"))

_SIGNS = {"~": "about", ">=": "at_least", ">": "more_than", "<=": "at_most", "<": "less_than", "+": "vague"}


def day(n: int) -> date:
    """The n-th day of May 2031."""
    return date.fromordinal(date(2031, 5, 1).toordinal() + n - 1)


def figure(said: str, basis: str = "event", unit: str = "people", per: str | None = None) -> Figure:
    """A figure from its notation: 12, ~12, >=12, >12, <=12, <12, 12+, 12-, 10..20."""
    words = Span(0, len(said), said)
    if ".." in said:
        first, last = (Decimal(n) for n in said.split(".."))
        return Figure(words, "between", first, None, last, basis, unit, per)
    sign, number, tail = re.fullmatch(r"(\D*)([\d.]+)([+-]?)", said).groups()  # type: ignore[union-attr]
    n = Decimal(number)
    sense = "vague" if tail == "+" else "nearly" if tail == "-" else _SIGNS.get(sign, "exact")
    low = n if sense in ("exact", "at_least", "more_than", "vague") else None
    high = n if sense in ("exact", "at_most", "less_than", "nearly") else None
    return Figure(words, sense, low, n if sense in ("exact", "about") else None, high, basis, unit, per)


def claim(kind: str = "killed", said: str | None = "12", by: Any = (), **slots: Any) -> dict[str, Any]:
    """A claim to be put into a report; ``by``: the chain, origin first (names of bodies, or "unnamed words")."""
    return {"kind": kind, "said": said, "by": (by,) if isinstance(by, str) else tuple(by), **slots}


def report(outlet: str | None, on: int | None, *claims: dict[str, Any], **given: Any) -> Reading:
    """A reading of one document; ``text``: what it says besides (the same text makes a copy); ``agency``, ``url``."""
    lead = given.pop("text", f"{outlet} {on} {given.get('name', '')} ")
    said = [_sentence(c) for c in claims]
    text = lead + " ".join(said)
    capture = identity(outlet or "", str(on), str(given.pop("name", "")), text)
    doc = identity(capture, text)
    published = None if on is None else day(on)
    document = Document(doc, capture, text, outlet=outlet, published=published, **given)
    made, meanings, at = [], [], len(lead)
    for c, words in zip(claims, said, strict=True):
        one, means = _claim(document, c, Span(at, at + len(words), words))
        made.append(one)
        meanings += means
        at += len(words) + 1
    return Reading(document, tuple(made), (), tuple(meanings), ())


def _sentence(c: dict[str, Any]) -> str:
    return str(c.get("words") or f"{c['kind']} {c['said'] or ''} {c.get('when', '')} {' '.join(c['by'])}.")


def _claim(document: Document, c: dict[str, Any], words: Span) -> tuple[Claim, list[Meaning]]:
    f = None
    if c["said"] is not None:
        f = figure(c["said"], c.get("basis", "event"), c.get("unit", "people"), c.get("per"))
        at = words.start + words.text.index(c["said"].strip("~<>=+-")) if "words" not in c else words.start
        f = Figure(Span(at, at + len(c["said"]), c["said"]), *(getattr(f, s) for s in Figure.__slots__[1:]))
    made = claim_id(document.id, c["kind"], f.words if f else words)
    when = c.get("when")
    one = Claim(
        made,
        document.id,
        c["kind"],
        words,
        chain=tuple(_link(b) for b in c["by"]),
        figure=f,
        when=Time(Span(0, len(when), when), c.get("timex", "DATE"), c.get("value", ""), _period(c)) if when else None,
        extent=c.get("extent"),
        past=c.get("past", False),
        hedged=c.get("hedged", False),
        denied=c.get("denied", False),
    )
    return one, list(_meanings(made, c))


def _link(by: str) -> Source:
    known = by in ORGS or by[:1].isupper()
    return Source(None, by if known else None, Span(0, len(by), by))


def _period(c: dict[str, Any]) -> Period:
    first, last = c["days"]
    return Period(
        day(first) if first is not None else None, day(last) if last is not None else None, c.get("as", "day")
    )


def _meanings(claim_id: str, c: dict[str, Any]) -> list[Meaning]:
    slots: dict[str, Any] = {
        "place": c.get("place", TOWN),
        "group": c.get("group"),
        "means": c.get("means"),
        "actor": Actor(c["actor"], c["actor"]) if c.get("actor") else None,
        "side": Actor(c["side"], c["side"]) if c.get("side") else None,
    }
    return [Meaning(claim_id, slot, value, 0.9, "rule:test") for slot, value in slots.items() if value is not None]


def told(*readings: Reading) -> tuple[Account, ...]:
    """The accounts of a world."""
    return accounts(readings, registry=REGISTRY)


def only(found: tuple[Any, ...]) -> Any:
    """The one thing found."""
    assert len(found) == 1, found
    return found[0]


def lines(found: tuple[Account, ...]) -> list[str]:
    """Accounts as lines: "Harbour Relief Society: 12 (3 appearances)"."""
    return [f"{a.origin.name}: {a.figure.words.text if a.figure else '-'} ({len(a.appearances)})" for a in found]


def bounds(s: Series) -> list[str]:
    """The points of a series as lines: "3: 10 - 12 - 14, 2 origins, 0 unnamed, 4 reports"."""
    return [
        f"{p.on.day}: {' - '.join(ends(p.interval))}, "
        f"{p.origins} origins, {p.unnamed} unnamed, {p.reports} reports{', disputed' if p.disputed else ''}"
        for p in s.points
    ]


def ends(i: Interval) -> tuple[str, str, str]:
    """Low, best and high of an interval, in words."""
    return _end(i.low), _end(i.best), "open" if i.open else _end(i.high)


def _end(n: Decimal | None) -> str:
    return "?" if n is None else f"{n.normalize():f}"


def series_of(*readings: Reading) -> tuple[Series, ...]:
    """The series of a world."""
    return series(told(*readings))
