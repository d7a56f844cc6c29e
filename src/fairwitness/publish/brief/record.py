"""A situation report as records: Markdown, HTML and Word are made from these alone, so that they say the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fairwitness.model import Place

KEY_FIGURES, WHERE = "Key figures", "Where"


@dataclass(frozen=True, slots=True)
class Told:
    """The cells of a figure: its bounds in words, how many say so in how many reports, who, and as of when."""

    low: str
    best: str
    high: str
    tally: str
    by: str
    on: str


@dataclass(frozen=True, slots=True)
class Line:
    """One entry: what, the figures, who, the exact words, and the id that ``why`` explains.

    ``claims``: the ids of the claims behind it; ``cites``: where their words stand in the annex ("3.1"); ``uncited``:
    how many more there are.
    """

    what: str
    figures: str
    who: str
    words: str
    pointer: str
    disputed: bool = False
    told: Told | None = None
    claims: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    uncited: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its lines; ``empty`` is said where there are none; ``paragraphs`` stand before them."""

    title: str
    lines: tuple[Line, ...] = ()
    empty: str = "No claim was read."
    left_out: int = 0
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of a claim; ``label``: "3.1" is the first of the third report; ``denied``: its source denies it."""

    label: str
    words: str
    pointer: str
    denied: bool = False

    @property
    def head(self) -> str:
        """What stands before the words, which must not stand there as said where they are denied."""
        return f"{self.label} (denied)" if self.denied else self.label


@dataclass(frozen=True, slots=True)
class Cited:
    """A report in the annex. ``address``: where anybody can open it, or None."""

    number: int
    outlet: str | None
    title: str | None
    published: str
    address: str | None
    pointer: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place told of: how many series by kind, and how many of them are in dispute. Maps are drawn from these."""

    place: Place
    kinds: tuple[tuple[str, int], ...]
    disputed: int


@dataclass(frozen=True, slots=True)
class Brief:
    """A situation report as of a day. ``place``: the one asked for; ``places``: the names that were taken for it."""

    on: date | None
    since: date | None
    place: str | None
    reports: int
    unread: int
    sections: tuple[Section, ...]
    places: tuple[str, ...] = ()
    sources: tuple[Cited, ...] = ()
    public: bool = False
    spots: tuple[Spot, ...] = ()

    @property
    def title(self) -> str:
        """The title, with the place where one was asked for."""
        return f"Situation report – {self.place}" if self.place else "Situation report"

    @property
    def head(self) -> tuple[str, ...]:
        """What is said below the title: as of when, from what, about what."""
        unread = f" ({self.unread} more could not be read)" if self.unread else ""
        as_of = self.on or "an unknown day (no report is dated)"
        told = (
            f"As of {as_of}, from {self.reports} reports{unread}. What sources have said by that day, never a verified "
            "toll. Figures: low – best – high.",
            self._scope,
        )
        return (*told, PUBLIC) if self.public else told

    @property
    def _scope(self) -> str:
        if not self.place:
            return "Scope: every place told of."
        more = f" and {len(self.places) - _NAMED} more" if len(self.places) > _NAMED else ""
        return f"Scope: “{self.place}”, taken for {'; '.join(self.places[:_NAMED])}{more}; and what lies there."

    def explained(self, pointer: str) -> str:
        """How to come from an id to what it rests on; the public has the ids of the public pages."""
        return f"id {pointer}" if self.public else f"why {pointer}"


_NAMED = 12
PUBLIC = (
    "Public edition: victims' names, small counts of people held or of health and aid workers, shelters and single "
    "sites are left out or told more coarsely; words that could give them away are not quoted."
)
