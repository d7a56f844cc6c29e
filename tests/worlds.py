"""Small made-up records for tests: no real body says anything here."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from decimal import Decimal

from fairwitness.model import (
    Actor,
    Capture,
    Claim,
    Document,
    Figure,
    Given,
    Meaning,
    Period,
    Place,
    Problem,
    Reading,
    Source,
    Span,
    Statement,
    Taking,
    Time,
    claim_id,
    identity,
)

TEXT = "At least 12 people were killed in Qasr Amun on Monday, the Harbour Relief Society said."
DAY = date(2031, 5, 13)


def span(text: str, words: str, after: int = 0) -> Span:
    """The first place of these words in a text."""
    start = text.index(words, after)
    return Span(start, start + len(words), words)


def capture(body: bytes, location: str = "file:///made/up.txt") -> Capture:
    """A capture of these bytes, taken on a fixed day."""
    sha = hashlib.sha256(body).hexdigest()
    taking = Taking(datetime(2031, 5, 14, 8, 30, tzinfo=UTC), "file", Given(outlet="The Qasr Courier", published=DAY))
    return Capture(identity(sha, location), location, sha, "text/plain", (taking,))


def reading(text: str = TEXT, location: str = "file:///made/up.txt") -> Reading:
    """A reading of TEXT, with one claim, all its slots filled."""
    taken = capture(text.encode(), location)
    sha = hashlib.sha256(text.encode()).hexdigest()
    document = Document(identity(taken.id, sha), taken.id, text, outlet="The Qasr Courier", published=DAY)
    words = span(text, "At least 12 people were killed in Qasr Amun on Monday")
    figure = Figure(span(text, "At least 12"), "at_least", Decimal(12), None, None)
    source = Source(None, "Harbour Relief Society", span(text, "the Harbour Relief Society"))
    when = Time(span(text, "on Monday"), "DATE", "2031-05-12", Period(date(2031, 5, 12), date(2031, 5, 12)))
    claim = Claim(
        claim_id(document.id, "killed", figure.words),
        document.id,
        "killed",
        words,
        chain=(source,),
        figure=figure,
        group=span(text, "people"),
        place=span(text, "Qasr Amun"),
        when=when,
    )
    place = Place("test:qasr-amun", "Qasr Amun, Syria", "town", "town", "SY", 35.0, 38.0, ("Syria",))
    meanings = (
        Meaning(claim.id, "place", place, 0.9, "rule:test"),
        Meaning(claim.id, "group", "people", 1.0, "rule:test"),
        Meaning(claim.id, "when", when.period or Period(None, None), 1.0, "rule:test"),
        Meaning(claim.id, "actor", Actor("northern-front", "Northern Front"), 0.5, "rule:test"),
    )
    said = Statement(identity("s", document.id), document.id, (source.words or words,), (), (words,), (source,))
    return Reading(document, (claim,), (said,), meanings, (Problem("resolve", document.id, "a town not known"),))
