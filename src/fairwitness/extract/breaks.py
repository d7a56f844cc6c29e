"""Where a text breaks off: its line ends and blank lines, counted between any two offsets without a walk over it."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

_LINE = re.compile("\n")
_BLANK = re.compile("(?=\n\n)\n")


class Breaks:
    """The line ends of one text.

    >>> Breaks("a\\n\\nb\\nc").blank_lines(0, 6), Breaks("a\\n\\nb\\nc").has_line_end(3, 4)
    (1, False)
    """

    def __init__(self, text: str) -> None:
        self._lines = [m.start() for m in _LINE.finditer(text)]
        self._blank = [m.start() for m in _BLANK.finditer(text)]

    def has_line_end(self, start: int, end: int) -> bool:
        """Whether a line ends between two offsets."""
        at = bisect_left(self._lines, start)
        return at < len(self._lines) and self._lines[at] < end

    def blank_lines(self, start: int, end: int, most: int = 4) -> int:
        """How often ``str.count`` finds a blank line between two offsets; no further than ``most``."""
        count, at = 0, bisect_left(self._blank, start)
        while count < most and at < len(self._blank) and self._blank[at] + 2 <= end:
            count += 1
            at = bisect_left(self._blank, self._blank[at] + 2, at)
        return count


@lru_cache(maxsize=4)
def breaks_of(text: str) -> Breaks:
    """The breaks of a text, found once for all who ask."""
    return Breaks(text)
