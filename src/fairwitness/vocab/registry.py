"""The registry of bodies (``registry.toml``), which ``actors`` (who does something) and ``orgs`` (who says it) read."""

from __future__ import annotations

import calendar
import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from fairwitness.config import bodies_file
from fairwitness.errors import VocabularyError
from fairwitness.model import LearnedBody
from fairwitness.vocab import table
from fairwitness.vocab.compiled import version, write_whole

TYPES = frozenset("government military armed_group un ngo monitor agency outlet hospital local_authority other".split())
OWN_HEAD = "# Bodies added to the registry by hand or by `fairwitness sources --accept` (docs/actors.md).\n\n[bodies]\n"
# What acts, but is no organisation that speaks as one.
VOICELESS = frozenset({"state", "side"})
_ALWAYS_ACT = frozenset({"armed_group", *VOICELESS})
_KEYS = frozenset(
    "type parent parents became acts_as in acts since until aliases doing short source".split(),
)


@dataclass(frozen=True, slots=True)
class Tie:
    """A body that another belonged to, from a first to a last day; None: open."""

    name: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """A line of the registry; registry.toml says what each part means. ``countries``: where it is a side (codes)."""

    name: str
    type: str
    source: str
    aliases: tuple[str, ...] = ()
    doing: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    ties: tuple[Tie, ...] = ()
    became: str | None = None
    acts_as: str | None = None
    countries: tuple[str, ...] = ()
    acts: bool = False
    since: date | None = None
    until: date | None = None

    def parent(self, on: date | None = None) -> str | None:
        """The body that this one belonged to on a day; without a day, the one that it still belongs to.

        A body that is no more belongs to what became of it.
        """
        if on and self.until and on > self.until and self.became:
            return self.became
        held = (t.name for t in self.ties if (is_within(on, t.since, t.until) if on else t.until is None))
        return next(held, None) or (self.became if on is None else None)

    def lived(self, on: date | None) -> bool:
        """Whether the body was there on a day, as far as is known; True without a day."""
        return on is None or is_within(on, self.since, self.until)


def is_within(on: date, since: date | None, until: date | None) -> bool:
    """Whether a day lies between two, both inside; None: open."""
    return (since is None or since <= on) and (until is None or on <= until)


@cache
def bodies() -> Mapping[str, Body]:
    """Every body that is listed, by its canonical name; VocabularyError where a line is wrong.

    >>> front = bodies()["al-Nusra Front"]
    >>> front.parent(date(2015, 6, 1)), front.parent(date(2016, 8, 1)), front.parent()
    ('al-Qaida', 'Jabhat Fateh al-Sham', 'Jabhat Fateh al-Sham')
    """
    listed = {name: body_of(name, row, "registry.toml") for name, row in table("registry")["bodies"].items()}
    return {**listed, **_own(listed)}


def _own(listed: Mapping[str, Body]) -> dict[str, Body]:
    """The bodies of the person's own file: new ones, and listed ones with more names."""
    file = bodies_file()
    found: dict[str, Body] = {}
    for name, row in _own_rows(file).items():
        body = body_of(name, row, str(file))
        known = listed.get(name)
        found[name] = replace(known, aliases=(*known.aliases, *body.aliases), source=body.source) if known else body
    return found


def _own_rows(file: Path) -> Mapping[str, Any]:
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as e:
        raise VocabularyError(f"{file} cannot be read ({e}); mend it or name another with FAIRWITNESS_BODIES") from e
    rows: Mapping[str, Any] = told.get("bodies", {})
    return rows


@cache
def own_mark() -> str:
    """A short name for what the person's own file holds; "" where there is none.

    What was read or reconciled with other bodies is done anew.
    """
    file = bodies_file()
    return f" bodies {version(file.read_bytes())}" if file.is_file() else ""


def accept(body: LearnedBody, source: str) -> Path:
    """Write a body into the person's own file, with where it comes from; VocabularyError where it cannot be written.

    The registry of this process stays as it was.
    """
    file = bodies_file()
    parts: dict[str, Any] = {"type": body.type, "parent": body.parent, "aliases": list(body.aliases), "source": source}
    row = ", ".join(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in parts.items() if value)
    old = file.read_text(encoding="utf-8") if file.is_file() else OWN_HEAD
    text = f"{old.rstrip()}\n{json.dumps(body.name, ensure_ascii=False)} = {{ {row} }}\n"
    try:
        tomllib.loads(text)
        write_whole(file, lambda part: part.write_text(text, encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as e:
        raise VocabularyError(f"{body.name} could not be added to {file}: {e}") from e
    return file


def body_of(name: str, row: Mapping[str, Any], file: str) -> Body:
    """The body of a parsed line; VocabularyError names the file, the body and what is wrong."""
    if wrong := set(row) - _KEYS:
        raise VocabularyError(f"{file}: {name} has {sorted(wrong)[0]!r}, which no line has; see docs/actors.md")
    if row.get("type") not in TYPES | VOICELESS:
        raise VocabularyError(f"{file}: {name} has the type {row.get('type')!r}; known are {', '.join(sorted(TYPES))}")
    if not row.get("source"):
        raise VocabularyError(f"{file}: {name} has no source; say where the line comes from")
    try:
        return _body(name, row)
    except ValueError as e:
        raise VocabularyError(f"{file}: {name} has a day that is none: {e}") from e


def _body(name: str, row: Mapping[str, Any]) -> Body:
    ties = [_tie(tie) for tie in row.get("parents", ())]
    if row.get("parent"):
        ties.append(Tie(row["parent"]))
    since, until = days(row)
    aliases, doing, short = (tuple(row.get(part, ())) for part in ("aliases", "doing", "short"))
    return Body(
        name,
        row["type"],
        row["source"],
        aliases,
        doing,
        short,
        tuple(ties),
        became=row.get("became"),
        acts_as=row.get("acts_as"),
        countries=tuple(row.get("in", ())),
        acts=row.get("acts", False),
        since=since,
        until=until,
    )


def _tie(row: Mapping[str, str]) -> Tie:
    return Tie(row["name"], *days(row))


def days(row: Mapping[str, str]) -> tuple[date | None, date | None]:
    """The first and the last day that a row gives, as "2014", "2014-06" or "2014-06-15"; None: open."""
    return _first(row.get("since")), _last(row.get("until"))


def held_on(told: str | Sequence[Mapping[str, str]] | None, on: date | None) -> str | None:
    """The name that holds on a day, of rows with first and last days; a plain name holds always.

    Without a day, the first.
    """
    if told is None or isinstance(told, str):
        return told
    return next((row["name"] for row in told if on is None or is_within(on, *days(row))), None)


def _first(told: str | None) -> date | None:
    """The first day of "2014", "2014-06" or "2014-06-15"."""
    return date.fromisoformat(f"{told}-01-01"[:10]) if told else None


def _last(told: str | None) -> date | None:
    if not told or len(told) == 10:
        return _first(told)
    year, _, month = told.partition("-")
    number = int(month or 12)
    return date(int(year), number, calendar.monthrange(int(year), number)[1])


def acting(listed: Iterable[Body]) -> Mapping[str, Body]:
    """Of bodies, those that are told of as doers under their own name, by name."""
    return {b.name: b for b in listed if not b.acts_as and (b.type in _ALWAYS_ACT or b.countries or b.acts)}
