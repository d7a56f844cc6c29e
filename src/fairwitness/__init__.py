"""Fairwitness reads news about armed conflict and keeps fair account of who says what happened.

    document = fairwitness.read("story.txt", published=date(2017, 10, 13), outlet="The Outlet")
    claims = fairwitness.claims(document)
    with fairwitness.Casebook.open("my.casebook") as casebook:
        casebook.add("stories/")

A script that adds keeps this under ``if __name__ == "__main__":``, as the processes that read import it again.

The public face is small: ``read``, ``claims``, ``statements``, ``meanings``, ``Casebook``, and the records of
``fairwitness.model``. They are loaded when first used, so that importing the package costs nothing.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fairwitness.face import Casebook, claims, meanings, read, statements

__all__ = ["Casebook", "claims", "meanings", "read", "statements"]
__version__ = "0.1.0"


class _Package(ModuleType):
    """This package, whose ``read`` is the public function also once the step of that name is loaded."""

    @property
    def read(self) -> Any:
        """The function of that name in face.py."""
        return import_module("fairwitness.face").read

    @read.setter
    def read(self, step: ModuleType) -> None:
        """Loading the step ``fairwitness.read`` would put the module here; it stays in ``sys.modules``."""


sys.modules[__name__].__class__ = _Package


def __getattr__(name: str) -> Any:
    if name in __all__:
        return getattr(import_module("fairwitness.face"), name)
    raise AttributeError(f"module 'fairwitness' has no attribute {name!r}")
