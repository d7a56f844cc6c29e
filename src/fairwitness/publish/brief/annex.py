"""The annex: every report that a line rests on, numbered, with the words of its claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from fairwitness.model import Document
from fairwitness.publish import wording
from fairwitness.publish.brief.lines import quoted
from fairwitness.publish.brief.record import Cited, Line, Quote, Section
from fairwitness.publish.picture import Picture, short
from fairwitness.publish.profile.words import is_public_address

_CITED = 6  # for each line, where lines are left out too


def annexed(
    picture: Picture, sections: Iterable[Section], *, every_one: bool
) -> tuple[tuple[Section, ...], tuple[Cited, ...]]:
    """The sections with where the words of each line stand, and the reports, numbered in the order of the lines."""
    annex = _Annex(picture)
    most = None if every_one else _CITED
    done = tuple(replace(s, lines=tuple(annex.cited(line, most) for line in s.lines)) for s in sections)
    return done, annex.reports()


class _Annex:
    """Gives numbers to reports, and to the claims in each."""

    def __init__(self, picture: Picture) -> None:
        self._picture = picture
        self._claims: dict[str, dict[str, str]] = {}
        self._numbers: dict[str, int] = {}

    def cited(self, line: Line, most: int | None) -> Line:
        """The line with its labels; ``most``: how many are told of it."""
        told = line.claims[:most]
        labels = tuple(dict.fromkeys(self._label(i) for i in told))
        return replace(line, cites=labels, uncited=len(line.claims) - len(told))

    def _label(self, claim_id: str) -> str:
        document = self._picture.claim_by_id[claim_id].document_id
        within = self._claims.setdefault(document, {})
        number = self._numbers.setdefault(document, len(self._claims))
        return within.setdefault(claim_id, f"{number}.{len(within) + 1}")

    def reports(self) -> tuple[Cited, ...]:
        """The reports by number."""
        return tuple(
            self._report(n, self._picture.document_by_id[i], claims)
            for n, (i, claims) in enumerate(self._claims.items(), 1)
        )

    def _report(self, number: int, document: Document, claims: Mapping[str, str]) -> Cited:
        by_id = self._picture.claim_by_id
        return Cited(
            number,
            document.outlet,
            document.title,
            wording.day(document.published),
            _address(self._picture, document),
            short(document.id),
            tuple(
                Quote(label, quoted(by_id[i].words.text), short(i), denied=by_id[i].denied)
                for i, label in claims.items()
            ),
        )


def _address(picture: Picture, document: Document) -> str | None:
    """Where anybody can open it: no file's path and no address with a key in it, since a report is handed on."""
    places = (document.url, picture.location_of(document.id))
    return next((p for p in places if p and is_public_address(p)), None)
