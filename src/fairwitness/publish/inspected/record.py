"""What the page of inspected documents is made from: everything seen in one document, and what each mark is for."""

from __future__ import annotations

from dataclasses import dataclass

from fairwitness.model import Meaning, Mention, Reading, Span, Time


@dataclass(frozen=True, slots=True)
class Inspected:
    """Everything seen in one document; ``number`` tells it from the others on the page.

    ``places``: every toponym with the meaning it is given (its value a Place), or None.
    """

    name: str
    number: int
    reading: Reading
    sentences: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[tuple[Span, Meaning | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """What a stretch of text is to a claim or statement: its code in the page, its layer, and its name for people.

    ``label``: the word drawn beside the stretch; None where the label depends on what it is (the type of a mention).
    """

    code: str
    layer: str
    name: str
    label: str | None


# Outermost first: of two stretches that cover the same characters, the earlier role holds the later one.
ROLES = (
    Role("sn", "sentences", "sentence", None),
    Role("rp", "repeats", "repeated passage", "repeated passage"),
    Role("sc", "attributions", "content", "content"),
    Role("cw", "claims", "clause", None),
    Role("ss", "attributions", "source", "src."),
    Role("su", "attributions", "cue", "cue"),
    Role("ch", "claims", "said by", "said by"),
    Role("cd", "claims", "said when", "said when"),
    Role("cg", "claims", "group", "group"),
    Role("cs", "claims", "side", "side"),
    Role("ca", "claims", "actor", "actor"),
    Role("cm", "claims", "means", "means"),
    Role("cp", "claims", "place", "place"),
    Role("ct", "claims", "time", "time"),
    Role("mn", "mentions", "mention", None),
    Role("pl", "places", "place name", None),
    Role("tm", "times", "time expression", None),
    Role("cf", "claims", "figure", "fig."),
)
RANK = {role.code: i for i, role in enumerate(ROLES)}
ROLE = {role.code: role for role in ROLES}


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters start to end in one role, and what they belong to there: c1 is claim 1, s2 statement 2, t3 time 3."""

    start: int
    end: int
    role: str
    belongs: tuple[str, ...] = ()
    label: str | None = None
