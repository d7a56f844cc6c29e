"""Every record of the program, defined once: frozen, slotted, typed; tuples, never lists; Decimal for figures.

Reading order follows the picture in docs/tour.md: what was taken (Capture), what it says (Document), what we read in
it (Claim, Statement), what its words stand for (Meaning), and what sources say together (Account, Series, State).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal


def identity(*parts: str) -> str:
    """The id of whatever is made of exactly these parts: the same input gives the same id on any day.

    >>> identity("a", "b") == identity("a", "b") != identity("ab")
    True
    """
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:20]


# -- what was taken ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Given:
    """What the person who added a location said about it; it goes before what the page says.

    ``restricted``: nothing taken from there, or read in it, is ever told in public.
    """

    outlet: str | None = None
    published: date | None = None
    title: str | None = None
    url: str | None = None
    place: str | None = None
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class Taking:
    """One dated act of taking a capture: when (UTC), how ("file", "http 200", "feed entry"), what was given."""

    at: datetime
    manner: str
    given: Given = Given()


@dataclass(frozen=True, slots=True)
class Capture:
    """Bytes taken from a location. The bytes are kept by their SHA-256; id = identity(body_sha256, location)."""

    id: str
    location: str
    body_sha256: str
    media_type: str
    takings: tuple[Taking, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """Exact characters of a document: ``document.text[start:end] == text`` (code points)."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """The readable text of one capture; id = identity(capture_id, SHA-256 of the text).

    Where the page shows a headline, it is the first line of ``text``. ``published_from`` says how the date is known:
    given, metadata, text, feed, address or None; ``published_at`` is its last minute told (UTC; the day is of the
    outlet's own zone). ``repeats`` are the later copies of passages that stand earlier.
    ``row``: of a row of a table, the table's form and the row's own name ("ucdp 300380"); its text is its cells.
    """

    id: str
    capture_id: str
    text: str
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    byline: str | None = None
    dateline: Span | None = None
    published: date | None = None
    published_from: str | None = None
    agency: str | None = None
    language: str | None = None
    repeats: tuple[Span, ...] = ()
    row: str | None = None
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table as a document, with what all rows of the table share.

    ``form``: which table (vocab/tables.toml). ``since``: the first day of a series. ``place``: where, in the words of
    the person who added it or of the form.
    """

    document: Document
    form: str
    since: date | None = None
    place: str | None = None


# -- what we read in it -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Period:
    """Days from start to end, both inside; None where the words leave that end open.

    precision: day, days, week, month, season, year, or vague.
    """

    start: date | None
    end: date | None
    precision: str = "day"


@dataclass(frozen=True, slots=True)
class Time:
    """Words of time and their TIMEX3 reading (type DATE, TIME, DURATION or SET), against the document's date only.

    ``value`` keeps the time of day ("2031-05-12T20:40"). mod: START, MID, END, APPROX, MORE_THAN ...; quant: EVERY,
    EACH; freq: how often in each ("2X").
    """

    words: Span
    type: str
    value: str
    period: Period | None = None
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """How many, with the doubt kept (CODEBOOK section 3). What the words do not give is None."""

    words: Span
    sense: str
    low: Decimal | None
    best: Decimal | None
    high: Decimal | None
    basis: str = "event"
    unit: str = "people"
    per: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found in the text; type: place, site, actor, source, person, demonym."""

    words: Span
    type: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One link of a chain: who says something. Unnamed: name None; an organisation that speaks: only org."""

    name: str | None
    org: str | None
    words: Span | None
    role: str | None = None
    said: Time | None = None
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """What a source is reported to have said or believed, as spans (a broken quote has several), with its chain."""

    id: str
    document_id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    chain: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that one text says, in its words. What the words stand for is in its Meanings.

    id = identity(document_id, start, end of the figure (without one, of the words), kind); ``part_of`` is such an id.
    """

    id: str
    document_id: str
    kind: str
    words: Span
    chain: tuple[Source, ...] = ()
    figure: Figure | None = None
    group: Span | None = None
    side: Span | None = None
    actor: Span | None = None
    means: Span | None = None
    place: Span | None = None
    when: Time | None = None
    extent: str | None = None
    past: bool = False
    degree: str | None = None
    hedged: bool = False
    denied: bool = False
    part_of: str | None = None
    count_hint: int | None = None
    score: float = 1.0


def claim_id(document_id: str, kind: str, anchor: Span) -> str:
    """The id of a claim; ``anchor`` is its figure's words, or without a figure its own."""
    return identity(document_id, str(anchor.start), str(anchor.end), kind)


# -- what the words stand for -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Place:
    """A place; ``name`` is "Raqqa, Syria" (CODEBOOK); ``within`` names what holds it, narrowest first; degrees WGS 84.

    precision: site, neighbourhood, town, near_town, district, province, region, country, none.
    ``country``: ISO 3166 alpha-2. ``pcode``: OCHA's, where a loaded table has one.
    """

    id: str
    name: str
    kind: str
    precision: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    within: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    pcode: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """An armed or political body under its canonical name; ``parent`` and ``party_to`` are names."""

    id: str
    name: str
    other_names: tuple[str, ...] = ()
    parent: str | None = None
    party_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LearnedBody:
    """A body as one document introduces it: kept apart from the registry until a person accepts it there.

    ``name``: the registry's where that knows it, and only an alias is new; ``type`` as in the registry; ``words``:
    where the document says so.
    """

    name: str
    aliases: tuple[str, ...]
    type: str
    parent: str | None
    words: Span


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one slot of a claim stands for, by a rule or a person.

    slot: place (Place), actor (Actor), side (Actor), when (Period), group, means (str: the class). A person
    (``by`` "person:NAME") may give any slot that review/slots.py names, as str in the words of notation; "": nothing.
    """

    claim_id: str
    slot: str
    value: Place | Actor | Period | str
    score: float
    by: str


@dataclass(frozen=True, slots=True)
class Problem:
    """What was hard: at which step, about what (a location or an id), in one plain sentence."""

    step: str
    about: str
    message: str
    words: Span | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything taken from one document; the unit of work, stored whole or not at all."""

    document: Document
    claims: tuple[Claim, ...] = ()
    statements: tuple[Statement, ...] = ()
    meanings: tuple[Meaning, ...] = ()
    problems: tuple[Problem, ...] = ()


# -- what sources say together ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Family:
    """Documents that share a text, as a star around the earliest; ``newest`` is the version in force."""

    id: str
    earliest: str
    newest: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose version an account is; type: named, unnamed, agency or outlet. ``parent``: the body it counts as."""

    name: str
    type: str
    parent: str | None = None
    party: bool = False


def origin_id(origin: Origin) -> str:
    """The id of an origin: of its name and type."""
    return identity("origin", origin.name, origin.type)


@dataclass(frozen=True, slots=True)
class Matter:
    """What accounts are about (DESIGN section 5, rule 1). group, means: classes; side, actor: canonical names."""

    id: str
    kind: str
    place: Place | None = None
    group: str | None = None
    side: str | None = None
    actor: str | None = None
    means: str | None = None
    basis: str | None = None
    unit: str | None = None
    per: str | None = None
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Appearance:
    """One claim in one document in which an account appears; how: attributed, own_voice, or repeat.

    ``copy_of``: the document that holds the same text of the same outlet and day, taken from another location.
    """

    claim_id: str
    document_id: str
    outlet: str | None
    published: date | None
    how: str
    copy_of: str | None = None

    @property
    def report(self) -> str:
        """The document that counts as the report: a text taken from two locations is one."""
        return self.copy_of or self.document_id


@dataclass(frozen=True, slots=True)
class Account:
    """One origin's version of one matter, however often and wherever it appears; ``said``: the day first said.

    ``corrected_by``: the document in which its own outlet took it back, and ``corrected_on`` the day of that, if known;
    the account is kept, and not in force from then on.
    """

    id: str
    origin: Origin
    matter: Matter
    figure: Figure | None
    said: date | None
    appearances: tuple[Appearance, ...]
    denied: bool = False
    hedged: bool = False
    extent: str | None = None
    past: bool = False
    corrected_by: str | None = None
    corrected_on: date | None = None


@dataclass(frozen=True, slots=True)
class Interval:
    """What a figure allows: low to high; None is unknown; ``open`` when there is no upper end; best only if stated.

    ``low_excluded``: more than n; ``high_excluded``: fewer than n.
    """

    low: Decimal | None
    high: Decimal | None
    best: Decimal | None = None
    open: bool = False
    low_excluded: bool = False
    high_excluded: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A series on one day: the interval over what is in force, how many origins in how many reports, whose accounts."""

    on: date
    interval: Interval
    origins: int
    unnamed: int
    reports: int
    accounts: tuple[str, ...]
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two accounts that cannot both hold, and by which rule: intervals, denied, holders, part_larger."""

    id: str
    accounts: tuple[str, str]
    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Series:
    """The accounts of one matter through time; ``origins`` counts independent named ones; ``suggestion``: rule 10."""

    id: str
    matter: Matter
    points: tuple[Point, ...]
    origins: int
    unnamed: int
    reports: int
    disputed: bool
    suggestion: str


@dataclass(frozen=True, slots=True)
class Incident:
    """One occurrence: place, days, means, actor; with the event accounts that tell of it."""

    id: str
    place: Place
    period: Period
    means: str | None
    actor: str | None
    accounts: tuple[str, ...]


def incident_id(place: Place, period: Period, means: str | None, actor: str | None, accounts: tuple[str, ...]) -> str:
    """The id of an incident, from what it holds."""
    return identity("incident", place.id, str(period.start), str(period.end), means or "", actor or "", *accounts)


@dataclass(frozen=True, slots=True)
class State:
    """Who holds a place or site, from when to when, on whose word."""

    id: str
    place: Place
    holder: str
    extent: str | None
    since: date | None
    until: date | None
    accounts: tuple[str, ...]


# -- what people decided ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Pin:
    """What a judgement holds on to: characters of a text, and the slot of the claim that stands on them.

    ``start`` and ``end`` are those of the claim's figure (``figured``), or without one of its words; ``slot`` is
    "claim" for all of it. ``before`` and ``after`` hold what stands around the characters, so that they are found again
    in a text that a newer reader changed; ``told`` is the claim as it then was, in notation.
    """

    text_sha256: str
    start: int
    end: int
    slot: str
    kind: str
    figured: bool
    words: str
    before: str
    after: str
    capture_id: str
    told: str


@dataclass(frozen=True, slots=True)
class Thing:
    """A record that people judged, as it is found again: by the claims in it; an origin or a place by its name.

    sort: account, incident, series, origin, place. ``id`` and ``told``: what it was then, by its id and in words;
    ``type``: of an origin.
    """

    sort: str
    id: str
    told: str
    claims: tuple[Pin, ...] = ()
    name: str | None = None
    type: str | None = None


@dataclass(frozen=True, slots=True)
class Things:
    """What a judgement about records holds on to. Of a merge the first is kept; of a split the first is taken out.

    ``was``: ids that what was made of them had besides, so that old addresses still lead somewhere.
    """

    things: tuple[Thing, ...]
    was: tuple[str, ...] = ()

    @property
    def slot(self) -> str:
        """Of what sort they are."""
        return self.things[0].sort

    @property
    def told(self) -> str:
        """What they were, in words."""
        return " + ".join(t.told for t in self.things)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided about a claim or records; verdicts: docs/judgements.md; undo names the one undone.

    It holds on to characters, never to the id of a claim, and is never removed: an undo is a judgement too.
    """

    id: str
    about: Pin | Things
    verdict: str
    value: Place | Actor | Period | str | None
    by: str
    at: datetime
    why: str | None


@dataclass(frozen=True, slots=True)
class Attachment:
    """Where a judgement (by its id) holds now; state: in_force, superseded (by a later one), undone, or lost.

    ``claims``: the claims on its characters, one in each document of that text; none where it is undone or lost.
    ``parts``: of records, the claims of each thing, whatever the state; ``record``: the id of the record it is about.
    """

    id: str
    state: str
    claims: tuple[str, ...] = ()
    parts: tuple[tuple[str, ...], ...] = ()
    record: str | None = None
