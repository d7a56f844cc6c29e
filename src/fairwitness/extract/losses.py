"""Whose losses a figure counts, where its clause says who lost them: "Torland lost up to 75 troops"."""

from __future__ import annotations

import re

from fairwitness.model import Span

_BACK = 120  # characters looked at before the figure
_LOST = re.compile(
    r"(?:^|(?<=[\s“\"‘(]))(?P<who>(?:[Tt]he )?[A-Z][\w’'-]*(?: (?:of (?:the )?)?[A-Z][\w’'-]*){0,4}"
    r"|(?:[Tt]he )?(?:army|military|police|rebels|militants|insurgents|coalition|regime|government|guerrillas|junta)"
    r"|[Ii]t|[Tt]hey|[Ww]e)"
    r" (?:(?:has|had|have|also|itself|alone|later|since|already|reportedly|now) ){0,3}(?:lost|loses|lose) "
    r"(?:(?:a|total|of|another|the|some|more|further|so|far) ){0,3}$"
)


def loser(figure: Span, sentence: Span) -> Span | None:
    """Who lost those whom a figure counts, by the words right before it.

    >>> said = Span(0, 48, "The ministry said Torland lost 75 troops at Ostra")
    >>> loser(Span(31, 33, "75"), said).text
    'Torland'
    """
    at = figure.start - sentence.start
    least = max(0, at - _BACK)
    found = _LOST.search(sentence.text[least:at])
    if found is None:
        return None
    start = sentence.start + least + found.start("who")
    return Span(start, start + len(found["who"]), found["who"])
