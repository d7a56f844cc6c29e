"""Run a step over many items with the processes of this computer; results come back in the order of the items."""

from __future__ import annotations

import atexit
import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import chain, islice
from multiprocessing import connection
from typing import Any, TypeVar, overload

from fairwitness.errors import FairwitnessError

I = TypeVar("I")  # noqa: E741
M = TypeVar("M")
R = TypeVar("R")

# Items that a worker is handed at once, at most; and how often that many are under way for each: enough to keep it
# busy, few enough to hold little in memory.
_AT_ONCE = 4
_AHEAD = 2
# Objects that a worker keeps before it looks for cycles of garbage among them (some tens of megabytes).
_KEPT = 500_000

_DIED = (
    "a worker process died. In a script of your own, put what it does under if __name__ == '__main__': as workers read "
    "the script again. Else it may be out of memory: start again with --workers 1, or Options(workers=1), to go on"
)


@overload
def run(step: Callable[[I], R], items: Iterable[I], workers: int = 0) -> Iterator[R]: ...
@overload
def run(step: Callable[[I], M], items: Iterable[I], workers: int = 0, *, then: Callable[[M], R]) -> Iterator[R]: ...
def run(
    step: Callable[[Any], Any], items: Iterable[Any], workers: int = 0, *, then: Callable[[Any], Any] | None = None
) -> Iterator[Any]:
    """The step's results in the order of the items; ``workers`` 0 means one process a processor, 1 means this one.

    ``then``: a second step, on the results of the first. A worker takes the first on a few items, then the second: each
    goes on faster while the processor's caches hold what it needs.

    Items are drawn only as fast as they are worked on. FairwitnessError if a worker process dies.
    """
    wanted = workers or os.cpu_count() or 1
    iterator = iter(items)
    ahead = list(islice(iterator, 2))
    undisturbed = partial(_undisturbed, (step, then) if then else (step,))
    if wanted == 1 or len(ahead) < 2:
        for item in chain(ahead, iterator):
            yield from undisturbed([item])
        return
    yield from _spread(undisturbed, chain(ahead, iterator), wanted)


def _undisturbed(steps: Sequence[Callable[[Any], Any]], some: Sequence[Any]) -> Sequence[Any]:
    """What the steps make of some items, each step taken on all of them before the next one is.

    Looking for cycles of garbage waits: a step makes none, and a tenth of its time would go.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        for step in steps:
            some = [step(item) for item in some]
        return some
    finally:
        if collecting:
            gc.enable()


def _spread(steps: Callable[[Sequence[I]], Sequence[R]], items: Iterator[I], workers: int) -> Iterator[R]:
    # spawn, not fork: the parent may hold threads (progress bar, database) that a fork would copy half-way.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_as_a_worker)
    waiting: deque[tuple[Sequence[I], Future[Sequence[R]]]] = deque()

    def begun(some: Sequence[I]) -> Future[Sequence[R]]:
        return pool.submit(steps, some)

    try:
        for some in _shared_out(items, workers):
            waiting.append((some, begun(some)))
            if len(waiting) >= workers * _AHEAD:
                yield from _made(begun, *waiting.popleft())
        while waiting:
            yield from _made(begun, *waiting.popleft())
    except BrokenProcessPool as e:
        raise FairwitnessError(_DIED) from e
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _made(
    begun: Callable[[Sequence[I]], Future[Sequence[R]]], some: Sequence[I], future: Future[Sequence[R]]
) -> Iterator[R]:
    """What was made of some items; where one of them failed, each is tried alone, so that it takes no other with it."""
    if future.exception() is None:
        yield from future.result()
    else:
        for item in some:
            yield from begun([item]).result()


def _shared_out(items: Iterator[I], workers: int) -> Iterator[list[I]]:
    """The items, a few at once: a worker's share of those at hand, so that few are spread over all, and the last of
    many end together.
    """
    at_hand: deque[I] = deque()
    while True:
        at_hand.extend(islice(items, workers * _AT_ONCE - len(at_hand)))
        if not at_hand:
            return
        yield [at_hand.popleft() for _ in range(max(1, len(at_hand) // workers))]


def _as_a_worker() -> None:
    """Leave interrupts to the parent, and end when it ends, even killed: it cannot tell its workers then.

    Vocabulary and caches stay, and are not to be looked through for garbage after every few items, nor at the end.
    """
    gc.set_threshold(_KEPT)
    atexit.register(gc.freeze)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_parent, daemon=True).start()


def _end_with_the_parent() -> None:
    if (parent := multiprocessing.parent_process()) is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
