"""Work within a partition, by a Python worker of Spark that may be killed like any other.

Spark runs a task anew whose worker has died, and gives the whole job up after a few times. So what
kills its worker must be found and set aside: the first run of a task works straight on, and each
further one leaves the work to processes that die in its stead and show what killed them.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from pyspark import TaskContext

from atodds.engine import Lost, Workers, collect_seldom, processes
from atodds.engine.pool import PATIENCE, SLOWEST
from atodds.engine.tasks import Result, Task, attempt

_IN_ITS_STEAD = 2
"""Processes that work for one whose worker has died: with a single one there would be none."""


@contextmanager
def workers_here() -> Iterator[Workers]:
    """Give what does the work of the partition that this process is at."""
    collect_seldom()
    running = TaskContext.get()
    if running is None or not running.attemptNumber():
        yield _watched
        return
    with processes(_IN_ITS_STEAD, patience=PATIENCE) as do:
        yield do


def _watched(
    work: Callable[[Task], Result], tasks: Iterable[Task], weight: Callable[[Task], int]
) -> Iterator[Result | Lost]:
    """Do the work in this process, which the system kills if a task takes too long.

    A signal that nobody handles ends compiled code as well, which waits for no exception.
    """
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    for task in tasks:
        signal.setitimer(signal.ITIMER_REAL, PATIENCE + weight(task) / SLOWEST)
        result = attempt(work, task)
        signal.setitimer(signal.ITIMER_REAL, 0)
        yield result
