"""Typed access to ``protected.toml``: words for objects and services that the law of armed conflict protects."""

from __future__ import annotations

import re
from functools import cache

from fairwitness.vocab import table


@cache
def _pattern() -> re.Pattern[str]:
    forms = (form for row in table("protected")["words"] for form in row["forms"])
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b", re.IGNORECASE)


def names_protected(words: str) -> bool:
    """Whether words name something protected.

    >>> names_protected("31 attacks on health care"), names_protected("31 attacks on the front")
    (True, False)
    """
    return bool(_pattern().search(words))
