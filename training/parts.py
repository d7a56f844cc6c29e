"""Which texts train, which are watched, which are the test split that is looked at last."""

from __future__ import annotations

import hashlib

DEV = 0.1


def is_held(name: str) -> bool:
    """Whether a text is of the fifth that is looked at last."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 5 == 0


def share(name: str) -> float:
    """A number from 0 to 1 that a text's name gives, to split by."""
    return int(hashlib.sha256(f"share {name}".encode()).hexdigest()[:8], 16) / 0xFFFFFFFF


def part_of(name: str) -> str:
    """test for the fifth that is held out, dev for a tenth of the rest, train for all other texts."""
    if is_held(name):
        return "test"
    return "dev" if share(name) < DEV else "train"
