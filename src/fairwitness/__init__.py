"""Fairwitness reads news about armed conflict and keeps fair account of who says what happened.

    document = fairwitness.read("story.txt", published=date(2017, 10, 13), outlet="The Outlet")
    claims = fairwitness.claims(document)
    with fairwitness.Casebook.open("my.casebook") as casebook:
        casebook.add("stories/")

The public face is small: ``read``, ``claims``, ``statements``, ``meanings``, ``Casebook``, and the records of
``fairwitness.model``. They are loaded when first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fairwitness.face import Casebook, claims, meanings, read, statements

__all__ = ["Casebook", "claims", "meanings", "read", "statements"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    if name in __all__:
        return getattr(import_module("fairwitness.face"), name)
    raise AttributeError(f"module 'fairwitness' has no attribute {name!r}")
