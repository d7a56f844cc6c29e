"""What was added up once over a casebook and stays so until the casebook changes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

V = TypeVar("V")
_MOST = 2000


class Known:
    """Sums over one state of a casebook, the least lately asked for forgotten first. Any thread may ask."""

    def __init__(self) -> None:
        self._found: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = Lock()

    def once(self, question: Hashable, ask: Callable[[], V]) -> V:
        """The answer to a question, asked when it is not known."""
        with self._lock:
            if question in self._found:
                self._found.move_to_end(question)
                known: V = self._found[question]
                return known
        answer = ask()
        with self._lock:
            self._found[question] = answer
            if len(self._found) > _MOST:
                self._found.popitem(last=False)
        return answer
