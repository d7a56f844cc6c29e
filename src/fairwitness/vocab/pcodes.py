"""P-codes: the codes of OCHA, the United Nations' humanitarian office, for divisions and towns."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PCODE = re.compile(r"[A-Z]{2,3}\w*\d+")


def is_pcode(name: str) -> bool:
    """Whether a name is a p-code: letters of a country and digits.

    >>> is_pcode("SY0204"), is_pcode("T4")
    (True, False)
    """
    return bool(_PCODE.fullmatch(name)) and sum(c.isdigit() for c in name) > 1


def pcode_among(names: Iterable[str], country: str) -> str | None:
    """The p-code among the names of a place: it begins with the letters of its country.

    >>> pcode_among(("Idlib", "SY07"), "SY"), pcode_among(("Pk12", "PK12"), "CF")
    ('SY07', None)
    """
    return next((name for name in names if name[:2] == country and is_pcode(name)), None)
