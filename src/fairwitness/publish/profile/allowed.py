"""The fields that the public may see, record by record: what is not named here is told nowhere, whatever it holds.

A field that is new in model.py is private until it is named here; a test plants something in every field that is not.
That a field is named does not make it public: what may stand in it is for the rules beside this file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from fairwitness import model
from fairwitness.errors import FairwitnessError
from fairwitness.publish.picture import Picture

ALLOWED: Mapping[type, frozenset[str]] = {
    kind: frozenset(names.split())
    for kind, names in {
        model.Capture: "id location body_sha256 media_type takings",
        model.Taking: "at given",
        model.Span: "start end text",
        model.Document: "id capture_id text outlet url title published published_from agency language",
        model.Period: "start end precision",
        model.Time: "words type value period",
        model.Figure: "words sense low best high basis unit per",
        model.Source: "name org words role channel",
        model.Statement: "id document_id source cue content chain",
        model.Claim: "id document_id kind words chain figure group side actor means place when extent past degree "
        "hedged denied part_of count_hint score",
        model.Place: "id name kind precision country latitude longitude within other_names pcode",
        model.Actor: "id name other_names parent party_to",
        model.Meaning: "claim_id slot value score by",
        model.Family: "id earliest newest members",
        model.Origin: "name type parent party",
        model.Matter: "id kind place group side actor means basis unit per period",
        model.Appearance: "claim_id document_id outlet published how copy_of",
        model.Account: "id origin matter figure said appearances denied hedged extent past corrected_by corrected_on",
        model.Interval: "low high best open low_excluded high_excluded",
        model.Point: "on interval origins unnamed reports accounts disputed",
        model.Dispute: "id accounts rule why",
        model.Series: "id matter points origins unnamed reports disputed suggestion",
        model.Incident: "id place period means actor accounts",
        model.State: "id place holder extent since until accounts",
        Picture: "documents claims statements meanings families accounts series disputes incidents states captures "
        "verdicts",
    }.items()
}


def checked(picture: Picture) -> Picture:
    """The same picture; FairwitnessError, so that nothing is written, where it holds a field that is not allowed."""
    _check(picture)
    return picture


def _check(record: Any) -> None:
    kind: Any = type(record)
    for name, allowed in _fields(kind):
        value = getattr(record, name)
        if not allowed:
            if value:
                told = f"{kind.__name__}.{name}"
                raise FairwitnessError(f"{told} is no field that the public may see; nothing is written. Report this")
        elif type(value) is tuple:
            for part in value:
                if is_dataclass(part):
                    _check(part)
        elif is_dataclass(value):
            _check(value)


@cache
def _fields(kind: Any) -> tuple[tuple[str, bool], ...]:
    return tuple((f.name, f.name in ALLOWED.get(kind, ())) for f in fields(kind))
