"""The only file that joins steps: collect -> read -> extract -> resolve -> (store) -> reconcile.

    captures -> documents -> claims, statements -> meanings -> accounts, series, disputes, incidents, states
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

from fairwitness import engine, extract, reconcile, resolve
from fairwitness import read as reading_step
from fairwitness.config import Options
from fairwitness.errors import FairwitnessError, ReadError
from fairwitness.model import (
    Account,
    Capture,
    Claim,
    Dispute,
    Document,
    Family,
    Given,
    Incident,
    Meaning,
    Problem,
    Reading,
    Series,
    State,
)

# Changes whenever the same bytes could be read otherwise: captures read by another reader are read anew.
READER = "spine-1"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one capture: its bytes, what was read (None: nothing readable) and what was hard."""

    capture: Capture
    body: bytes
    reading: Reading | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What sources say together, over any number of readings."""

    families: tuple[Family, ...]
    accounts: tuple[Account, ...]
    series: tuple[Series, ...]
    disputes: tuple[Dispute, ...]
    incidents: tuple[Incident, ...]
    states: tuple[State, ...]

    def records(self) -> Iterator[Any]:
        """All of them, kind by kind."""
        return chain(self.families, self.accounts, self.series, self.disputes, self.incidents, self.states)


def collected(location: str, given: Given, options: Options) -> Iterator[tuple[Capture, bytes] | Problem]:
    """What can be taken from a location; see collect.captures."""
    from fairwitness import collect  # the network libraries are needed only here

    return collect.captures(location, given, options)


def reading(document: Document, problems: Iterable[Problem] = ()) -> Reading:
    """Everything the program takes from one document."""
    seen = extract.see(document)
    claims = extract.claims(document, seen)
    return Reading(
        document=document,
        claims=claims,
        statements=extract.statements(document, seen),
        meanings=resolve.meanings(claims, document),
        problems=(*problems, *extract.problems(document, seen)),
    )


def outcome(taken: tuple[Capture, bytes]) -> Outcome:
    """Read one capture; whatever a foreign parser raises on it becomes a Problem, and the others go on."""
    capture, body = taken
    try:
        document, problems = reading_step.document(capture, body)
        return Outcome(capture, body, reading(document, problems))
    except ReadError as e:
        return Outcome(capture, body, None, (Problem("read", capture.location, str(e)),))
    except FairwitnessError:
        raise
    except Exception as e:  # noqa: BLE001  the one broad net: a document must not take the others down with it
        message = f"could not be read: {type(e).__name__}: {e}; the bytes are kept"
        return Outcome(capture, body, None, (Problem("read", capture.location, message),))


def outcomes(captures: Iterable[tuple[Capture, bytes]], workers: int) -> Iterator[Outcome]:
    """Read many captures over processes, in their order."""
    return engine.run(outcome, captures, workers)


def reconciled(readings: Iterable[Reading]) -> Reconciled:
    """What the sources of these readings say together."""
    kept = tuple(readings)
    families = reconcile.families(r.document for r in kept)
    accounts = reconcile.accounts(kept, families)
    return Reconciled(
        families=families,
        accounts=accounts,
        series=reconcile.series(accounts),
        disputes=reconcile.disputes(accounts),
        incidents=reconcile.incidents(accounts),
        states=reconcile.states(accounts),
    )
