"""What was added up once over a casebook and stays so until the casebook changes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence, Sized
from threading import Lock
from typing import Any, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
_MOST = 400_000  # values, in all answers together: some tens of megabytes
_KEY = 20  # values that a question with its answer takes the room of, however short that is


class Known:
    """Sums over one state of a casebook, the least lately asked for forgotten first. Any thread may ask."""

    def __init__(self, most: int = _MOST) -> None:
        self._found: OrderedDict[Hashable, Any] = OrderedDict()
        self._size, self._most = 0, most
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
            self._keep(question, answer)
        return answer

    def each(self, question: str, keys: Iterable[K], ask: Callable[[Sequence[K]], Mapping[K, V]]) -> dict[K, V]:
        """What is known of each of some keys, in their order; those of which it is not are asked for together."""
        wanted = list(dict.fromkeys(keys))
        with self._lock:
            known: dict[K, V] = {k: self._found[question, k] for k in wanted if (question, k) in self._found}
        if missing := [k for k in wanted if k not in known]:
            fresh = ask(missing)
            with self._lock:
                for k, answer in fresh.items():
                    self._keep((question, k), answer)
            known |= fresh
        return {k: known[k] for k in wanted if k in known}

    def _keep(self, question: Hashable, answer: Any) -> None:
        if question in self._found:
            return
        self._found[question] = answer
        self._size += _size(answer)
        while self._size > self._most and len(self._found) > 1:
            self._size -= _size(self._found.popitem(last=False)[1])


def _size(answer: object) -> int:
    return _KEY + (len(answer) if isinstance(answer, Sized) else 0)
