"""What every document takes over from its capture: what was given, its address, its id."""

from __future__ import annotations

import hashlib
from datetime import date

from fairwitness.model import Capture, Given, identity


def given_of(capture: Capture) -> tuple[Given, date | None]:
    """What was last said about a capture, field by field, and the day of its last taking."""
    takings = sorted(capture.takings, key=lambda taking: taking.at)
    fields = {name: value for t in takings for name in Given.__slots__ if (value := getattr(t.given, name)) is not None}
    return Given(**fields), takings[-1].at.date() if takings else None


def address_of(capture: Capture) -> str | None:
    """Where the capture was taken from, if that is a web address."""
    return capture.location if capture.location.lower().startswith(("http://", "https://")) else None


def shown(capture: Capture) -> str:
    """The location as a person wrote it."""
    return capture.location.removeprefix("file://")


def document_id(capture_id: str, text: str) -> str:
    """The id of a document: of its capture and its text."""
    return identity(capture_id, sha256(text))


def sha256(text: str) -> str:
    """The SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
