"""The tables in which pages find things: narrow rows in the order of the page, beside the records of schema.py.

They hold nothing of their own: listing.py makes each row from records, in the transaction that puts the record in.
``number`` is the place of a row in its list: the latest day first, then by id (``number_of``); so a stretch of days is
a stretch of numbers, and what is found by words comes in the order of the page. Days are ordinals.
"""

from __future__ import annotations

from datetime import date

# Bits of a number below its day: the beginning of the id.
ID_BITS = 40
_DIGITS = ID_BITS // 4
_LAST = date.max.toordinal()

# Words are folded (sought.py) before they come here: the plainest of tokenizers then does for every script.
_WORDS = "USING fts5(words, tokenize = 'ascii', columnsize = 0)"

# For each table how it is made, with the ways into it. A ``class`` is that of a group (civilians, children ...), and
# what holds until a day holds ``till`` it: "group" and "until" are words of SQL, or of some of its readers.
TABLES: tuple[str, ...] = (
    "CREATE TABLE listed_documents (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, outlet TEXT, "
    "unread INTEGER NOT NULL, claims INTEGER NOT NULL)",
    "CREATE INDEX listed_documents_outlet ON listed_documents (outlet)",
    f"CREATE VIRTUAL TABLE document_words {_WORDS}",
    # In the order of the words; kind, place and class as people corrected them.
    "CREATE TABLE listed_claims (document INTEGER, first INTEGER, last INTEGER, kind TEXT, id TEXT, place TEXT, "
    "class TEXT, "
    "PRIMARY KEY (document, first, last, kind, id)) WITHOUT ROWID",
    "CREATE INDEX listed_claims_place ON listed_claims (place)",
    # ``since``, ``till``: the days on which an account stands in its series; denials stand beside, never inside.
    # ``event``: whether it tells of something that happened once (events.py).
    "CREATE TABLE listed_accounts (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, series TEXT NOT NULL, "
    "origin TEXT NOT NULL, place TEXT, kind TEXT NOT NULL, class TEXT, since INTEGER, till INTEGER, "
    "event INTEGER NOT NULL)",
    "CREATE INDEX listed_accounts_origin ON listed_accounts (origin, till, since, series)",
    "CREATE INDEX listed_accounts_said ON listed_accounts (origin, id)",
    "CREATE INDEX listed_accounts_at ON listed_accounts (place, id)",
    "CREATE INDEX listed_accounts_kind ON listed_accounts (kind, class)",
    f"CREATE VIRTUAL TABLE account_words {_WORDS}",
    "CREATE TABLE appearances (document TEXT, claim TEXT, account TEXT NOT NULL, origin TEXT NOT NULL, "
    "report TEXT NOT NULL, PRIMARY KEY (document, claim, account)) WITHOUT ROWID",
    "CREATE INDEX appearances_report ON appearances (origin, report)",
    # A point of a series with the days on which it stands, in the order in which series are shown.
    "CREATE TABLE listed_series (origins INTEGER, reports INTEGER, since INTEGER, kind TEXT, id TEXT, "
    "till INTEGER NOT NULL, place TEXT, basis TEXT, class TEXT, actor TEXT, side TEXT, disputed INTEGER NOT NULL, "
    "PRIMARY KEY (origins DESC, reports DESC, since DESC, kind, id)) WITHOUT ROWID",
    "CREATE INDEX listed_series_id ON listed_series (id)",
    "CREATE INDEX listed_series_till ON listed_series (till)",
    # Counted by place, by what they tell of, by class, by day: each by its index alone.
    "CREATE INDEX listed_series_at ON listed_series (place, kind, since, till, disputed)",
    "CREATE INDEX listed_series_kind ON listed_series (kind, basis, class, disputed, since, till)",
    "CREATE INDEX listed_series_class ON listed_series (class, origins DESC, reports DESC, since DESC, kind, id, till) "
    "WHERE class IS NOT NULL",
    "CREATE INDEX listed_series_since ON listed_series (since, till)",
    "CREATE INDEX listed_series_actor ON listed_series (actor, kind, since, till, disputed) WHERE actor IS NOT NULL",
    "CREATE INDEX listed_series_side ON listed_series (side, kind, since, till, disputed, actor) "
    "WHERE side IS NOT NULL",
    # A dispute with what its two accounts tell of.
    "CREATE TABLE listed_disputes (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT, other_kind TEXT, "
    "place TEXT, other_place TEXT, origin TEXT, other_origin TEXT)",
    # ``heard``: the first day on which any of its accounts was said.
    "CREATE TABLE listed_incidents (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, heard INTEGER NOT NULL, "
    "place TEXT)",
    "CREATE INDEX listed_incidents_heard ON listed_incidents (heard)",
    "CREATE INDEX listed_incidents_place ON listed_incidents (place)",
    "CREATE TABLE incident_tellings (incident INTEGER, account TEXT, said INTEGER NOT NULL, kind TEXT NOT NULL, "
    "origin TEXT NOT NULL, PRIMARY KEY (incident, account)) WITHOUT ROWID",
    "CREATE INDEX incident_tellings_account ON incident_tellings (account)",
    "CREATE TABLE listed_states (name TEXT, since INTEGER, holder TEXT, id TEXT, till INTEGER, place TEXT NOT NULL, "
    "PRIMARY KEY (name, since, holder, id)) WITHOUT ROWID",
    "CREATE INDEX listed_states_place ON listed_states (place)",
    # What stands on the timeline (events.py), with its days: the latest first, what has none last. ``sort``: its place
    # in SORTS; ``heard``: 0 where it is not known when it was first said; kinds with a space around each.
    "CREATE TABLE listed_happenings (late INTEGER, sort INTEGER, id TEXT, start INTEGER, finish INTEGER, "
    "heard INTEGER NOT NULL, place TEXT, kinds TEXT NOT NULL, PRIMARY KEY (late, sort, id)) WITHOUT ROWID",
    "CREATE INDEX listed_happenings_id ON listed_happenings (id, sort)",
    "CREATE INDEX listed_happenings_days ON listed_happenings (sort, start, finish, heard)",
    "CREATE INDEX listed_happenings_place ON listed_happenings (place)",
    # Every place that an account or a claim tells of, and what holds it; every origin.
    "CREATE TABLE listed_places (id TEXT PRIMARY KEY, name TEXT NOT NULL, country TEXT, precision TEXT NOT NULL, "
    "words TEXT NOT NULL) WITHOUT ROWID",
    "CREATE INDEX listed_places_country ON listed_places (country)",
    "CREATE TABLE place_holders (name TEXT, place TEXT, country TEXT, PRIMARY KEY (name, place)) WITHOUT ROWID",
    "CREATE TABLE listed_origins (id TEXT PRIMARY KEY, name TEXT NOT NULL, words TEXT NOT NULL) WITHOUT ROWID",
)
# Those that follow what is reconciled, and go with it.
RECONCILED = (
    *("listed_accounts", "account_words", "appearances", "listed_series", "listed_disputes", "listed_incidents"),
    *("incident_tellings", "listed_states", "listed_happenings", "listed_origins"),
)


def number_of(day: date | None, record_id: str) -> int:
    """The place of a record in its list: the latest day first, without a day last; on one day by id.

    >>> number_of(date(2031, 5, 2), "ff") < number_of(date(2031, 5, 1), "00") < number_of(None, "00")
    True
    """
    return first_of(day.toordinal() if day else 0) + _part(record_id)


def first_of(day: int) -> int:
    """The first number of a day (an ordinal; 0: without a day): what is later stands before it."""
    return (_LAST - day) << ID_BITS


def late(day: int | None) -> int:
    """How long before the last of days a day (an ordinal; None: none) is: what is late comes first, without one last.

    >>> late(date(2031, 5, 2).toordinal()) < late(date(2031, 5, 1).toordinal()) < late(None)
    True
    """
    return _LAST - (day or 0)


def day_in(number: int) -> int:
    """The day in a number, an ordinal; 0 for none."""
    return _LAST - (number >> ID_BITS)


def _part(record_id: str) -> int:
    try:
        return int(record_id[:_DIGITS].ljust(_DIGITS, "0"), 16)
    except ValueError:  # no id of ours: anywhere on its day
        return int.from_bytes(record_id.encode("utf-8", "replace")[: ID_BITS // 8].ljust(ID_BITS // 8), "big")
