"""The command ``review``: what a person decides about a claim is kept, and told back as it was understood."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fairwitness import judging
from fairwitness.codec import encode
from fairwitness.config import Options
from fairwitness.errors import UsageError
from fairwitness.model import Judgement, Place
from fairwitness.publish import wording
from fairwitness.publish.picture import short
from fairwitness.store import Casebook


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for: decisions ("accept", "reject", "SLOT=VALUE") about a claim, or a judgement to undo."""

    claim: str | None
    decisions: tuple[str, ...]
    undo: str | None
    by: str
    because: str | None


@dataclass(frozen=True, slots=True)
class Made:
    """The judgements that were made."""

    judgements: tuple[Judgement, ...]

    def records(self) -> list[Any]:
        """Each as plain JSON values."""
        return [encode(j) for j in self.judgements]

    def lines(self) -> Iterator[str]:
        """Each on a line, as it was understood."""
        for j in self.judgements:
            yield f"judgement {short(j.id)}: {_what(j)} | {j.about.told}"


def _what(j: Judgement) -> str:
    if j.verdict == "undo":
        return f"undo {short(str(j.value))}"
    unknown = isinstance(j.value, Place) and j.value.precision == "none"
    note = " (not in the gazetteer: a name without a point)" if unknown else ""
    return f"{j.about.slot} = {wording.value(j.value)}{note}" if j.verdict == "correct" else j.verdict


def review(options: Options, wanted: Wanted) -> Made:
    """Keep what was decided; UsageError where what was asked for is not one thing, or cannot be done as asked."""
    _checked(wanted)
    signed = judging.signature(wanted.by, wanted.because)
    with Casebook.open(options.casebook, create=False) as casebook:
        if wanted.undo is not None:
            return Made((judging.undone(casebook, wanted.undo, signed),))
        return Made(judging.judged_all(casebook, wanted.claim or "", wanted.decisions, signed))


def _checked(wanted: Wanted) -> None:
    whole = [d for d in wanted.decisions if "=" not in d]
    if wanted.undo is not None and (wanted.claim or wanted.decisions):
        raise UsageError("--undo takes the id of a judgement and nothing else to decide")
    if wanted.undo is None and not (wanted.claim and wanted.decisions):
        raise UsageError("name a claim with --accept, --reject or --correct SLOT=VALUE; or --undo ID; or --list")
    if len(whole) > 1 or (whole and len(whole) < len(wanted.decisions)):
        raise UsageError("choose one of --accept, --reject and --correct")
