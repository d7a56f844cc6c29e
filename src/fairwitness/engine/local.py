"""Run a step over many items with the processes of this computer; results come back in the order of the items."""

from __future__ import annotations

import atexit
import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import chain, islice
from multiprocessing import connection
from typing import TypeVar

from fairwitness.errors import FairwitnessError

I = TypeVar("I")  # noqa: E741
R = TypeVar("R")

# Items under way for each worker: enough to keep it busy, few enough to hold little in memory.
_AHEAD = 4
# Objects that a worker keeps before it looks for cycles of garbage among them (some tens of megabytes).
_KEPT = 500_000

_DIED = (
    "a worker process died. In a script of your own, put what it does under if __name__ == '__main__': as workers read "
    "the script again. Else it may be out of memory: start again with --workers 1, or Options(workers=1), to go on"
)


def run(step: Callable[[I], R], items: Iterable[I], workers: int = 0) -> Iterator[R]:
    """The step's results in the order of the items; ``workers`` 0 means one process a processor, 1 means this one.

    Items are drawn only as fast as they are worked on. FairwitnessError if a worker process dies.
    """
    wanted = workers or os.cpu_count() or 1
    iterator = iter(items)
    ahead = list(islice(iterator, 2))
    undisturbed = partial(_undisturbed, step)
    if wanted == 1 or len(ahead) < 2:
        yield from map(undisturbed, ahead)
        yield from map(undisturbed, iterator)
        return
    yield from _spread(undisturbed, chain(ahead, iterator), wanted)


def _undisturbed(step: Callable[[I], R], item: I) -> R:
    """The step's result. Looking for cycles of garbage waits: a step makes none, and a tenth of its time would go."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        return step(item)
    finally:
        if collecting:
            gc.enable()


def _spread(step: Callable[[I], R], items: Iterator[I], workers: int) -> Iterator[R]:
    # spawn, not fork: the parent may hold threads (progress bar, database) that a fork would copy half-way.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_as_a_worker)
    waiting: deque[Future[R]] = deque()
    try:
        for item in items:
            waiting.append(pool.submit(step, item))
            if len(waiting) >= workers * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as e:
        raise FairwitnessError(_DIED) from e
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


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
