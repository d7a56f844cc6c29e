"""The slots of a claim that a person may correct: what may stand in each, and what a claim is with it.

Values are told in the words of notation ("~1100", "2017-06-01..2017-10-13", "Name (Body) -> Body"); "" means nothing.
Places and actors are records, found before they come here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from fairwitness.errors import UsageError
from fairwitness.model import Actor, Claim, Figure, Meaning, Period, Place, Source, Time
from fairwitness.vocab.actors import actor_named, plain_actor

Value = Place | Actor | Period | str

# What CODEBOOK sections 2 and 3 allow.
KINDS = tuple(
    "killed injured missing detained abducted surrendered displaced evacuated arrived returned trapped present "
    "deprived aided airstrike shelling bombing clash attack damaged controls captured withdrew other".split()
)
GROUPS = tuple(
    (
        "civilians combatants children women women_and_children men health_workers aid_workers journalists prisoners "
        "refugees foreigners security_forces people hospitals schools homes buildings vehicles other"
    ).split()
)
_MEANS = (
    "airstrike drone shelling rocket_or_missile mine_or_ied car_or_suicide_bomb small_arms execution chemical fire "
    "siege other"
)
_UNITS = "people households percent strikes attacks rounds objects places loads units times km km2 other"
# The slots in which one of a few words may stand.
WORDS: Mapping[str, tuple[str, ...]] = {
    "kind": KINDS,
    "group": (*GROUPS, ""),
    "means": (*_MEANS.split(), ""),
    "basis": ("event", "total", "rate", "standing"),
    "unit": tuple(_UNITS.split()),
    "per": ("hour", "day", "week", "month", ""),
    "extent": ("whole", "most", "part", ""),
    "degree": ("destroyed", "damaged", ""),
    "past": ("true", "false"),
    "hedged": ("true", "false"),
    "denied": ("true", "false"),
}
_FIGURE = ("figure", "basis", "unit", "per")
SLOTS = ("kind", *_FIGURE, *"group side actor means place when chain extent degree past hedged denied".split())


def value_of(slot: str, told: str, claim: Claim) -> Value:
    """What a person told for a slot of a claim (not place), checked; UsageError says what may stand there."""
    told = " ".join(told.split())
    if slot not in SLOTS:
        raise UsageError(f"a claim has no slot {slot!r}; those that can be corrected are {', '.join(SLOTS)}")
    if slot in _FIGURE and claim.figure is None:
        raise UsageError(f"claim {claim.id[:8]} is told without a figure, so its {slot} cannot be corrected")
    if slot in WORDS:
        return _one_of(slot, told.lower())
    if slot in ("actor", "side"):
        return (actor_named(told) or plain_actor(told)) if told else ""
    if slot == "when":
        return parse_period(told) if told else ""
    if slot == "figure":
        parse_figure(told)
    return told


def _one_of(slot: str, told: str) -> str:
    if told not in WORDS[slot]:
        known = ", ".join(word or "nothing" for word in WORDS[slot])
        raise UsageError(f"{slot} cannot be {told!r}; it is one of {known}")
    return told


# -- the words of notation, read back ----------------------------------------------------------------------------------

_FORMS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (r"(?P<n>N)", "exact", ("low", "best", "high")),
    (r"~(?P<n>N)", "about", ("best",)),
    (r">=(?P<n>N)", "at_least", ("low",)),
    (r">(?P<n>N)", "more_than", ("low",)),
    (r"<=(?P<n>N)", "at_most", ("high",)),
    (r"<(?P<n>N)", "less_than", ("high",)),
    (r"(?P<n>N)-", "nearly", ("high",)),
    (r"(?P<n>N)\+", "vague", ("low",)),
)
_NUMBER = r"\d+(?:\.\d+)?"
_BETWEEN = re.compile(rf"({_NUMBER})\.\.({_NUMBER})%?")


def parse_figure(told: str) -> tuple[str, Decimal | None, Decimal | None, Decimal | None]:
    """Sense, low, best and high of a figure in notation; UsageError shows the forms.

    >>> parse_figure(">=12")[:2], parse_figure("300..400")[0]
    (('at_least', Decimal('12')), 'between')
    """
    plain = told.replace(",", "").replace(" ", "")
    if between := _BETWEEN.fullmatch(plain):
        ends = Decimal(between[1]), Decimal(between[2])
        if ends[0] <= ends[1]:
            return "between", ends[0], None, ends[1]
    for form, sense, told_ends in _FORMS:
        if found := re.fullmatch(form.replace("N", _NUMBER) + "%?", plain):
            n = Decimal(found["n"])
            low, best, high = (n if end in told_ends else None for end in ("low", "best", "high"))
            return sense, low, best, high
    raise UsageError(
        f"{told!r} is no figure; write 12, ~12 (about), >=12, >12, <=12, <12, 12- (nearly), 12..15 or 12+ (vague)"
    )


def parse_period(told: str) -> Period:
    """The days of "2017-10-13" or "2017-06-01..2017-10-13", with an open end left empty; UsageError shows the form."""
    start, dots, end = told.partition("..")
    try:
        first = date.fromisoformat(start.strip()) if start.strip() else None
        last = (date.fromisoformat(end.strip()) if end.strip() else None) if dots else first
    except ValueError as e:
        raise UsageError(f"{told!r} is no time; write 2017-10-13 or 2017-06-01..2017-10-13") from e
    if (first is None and last is None) or (first and last and first > last):
        raise UsageError(f"{told!r} is no time; write 2017-10-13 or 2017-06-01..2017-10-13, the earlier day first")
    return Period(first, last, "day" if first == last else "days")


_LINK = re.compile(r"(?P<name>.*?)\s*\((?P<org>[^()]*)\)")


def parse_chain(told: str) -> tuple[Source, ...]:
    """Who says so, origin first: bodies, or "Name (Body)" for persons; nothing or "(own voice)" is the outlet itself.

    >>> [(s.name, s.org) for s in parse_chain("Amal Rif (Harbour Relief Society) -> Demo Wire")]
    [('Amal Rif', 'Harbour Relief Society'), (None, 'Demo Wire')]
    """
    if told in ("", "(own voice)"):
        return ()
    return tuple(_link(part.strip()) for part in told.split("->"))


def _link(told: str) -> Source:
    found = _LINK.fullmatch(told)
    name, org = (found["name"], found["org"]) if found else ("", told)
    unnamed = name == "unnamed" or (not name and org == "unnamed")
    return Source(None if unnamed else name or None, None if org in ("", "unnamed") else org, None)


# -- a claim with what people said of it -------------------------------------------------------------------------------

_Change = Callable[[Claim, Value], Claim]


def corrected(claim: Claim, meanings: Iterable[Meaning]) -> Claim:
    """The claim as people corrected it. Its words and id stay; the places and actors they named are in the meanings."""
    for meaning in meanings:
        claim = _CHANGES[meaning.slot](claim, meaning.value)
    return claim


def _cleared(slot: str) -> _Change:
    def change(claim: Claim, value: Value) -> Claim:
        return claim if value else replace(claim, **{slot: None})  # type: ignore[arg-type]

    return change


def _field(slot: str) -> _Change:
    return lambda claim, value: replace(claim, **{slot: value or None})  # type: ignore[arg-type]


def _flag(slot: str) -> _Change:
    return lambda claim, value: replace(claim, **{slot: value == "true"})  # type: ignore[arg-type]


def _figured(change: Callable[[Figure, str], Figure]) -> _Change:
    def changed(claim: Claim, value: Value) -> Claim:
        return replace(claim, figure=change(claim.figure, str(value))) if claim.figure else claim

    return changed


def _amount(figure: Figure, told: str) -> Figure:
    sense, low, best, high = parse_figure(told)
    unit = "percent" if told.endswith("%") else figure.unit
    return replace(figure, sense=sense, low=low, best=best, high=high, unit=unit)


def _part(slot: str) -> _Change:
    return _figured(lambda figure, told: replace(figure, **{slot: told or None}))  # type: ignore[arg-type]


def _when(claim: Claim, value: Value) -> Claim:
    if claim.when is None or not isinstance(value, Period):
        return replace(claim, when=None)
    # The words stay; that they are a length of time up to some day ("P1W") no longer holds.
    return replace(claim, when=Time(claim.when.words, "DATE", "", value))


_CHANGES: Mapping[str, _Change] = {
    "kind": lambda claim, value: replace(claim, kind=str(value)),
    "figure": _figured(_amount),
    **{slot: _part(slot) for slot in ("basis", "unit", "per")},
    **{slot: _cleared(slot) for slot in ("group", "side", "actor", "means", "place")},
    "when": _when,
    "chain": lambda claim, value: replace(claim, chain=parse_chain(str(value))),
    **{slot: _field(slot) for slot in ("extent", "degree")},
    **{slot: _flag(slot) for slot in ("past", "hedged", "denied")},
}
