"""A pool of processes in which a death costs one task at most, and only the second time.

Each process has a pipe of its own, so that one that is killed in the middle of a message leaves
the others' alone, and answers task by task, so that it is known which task it died of.
"""

from __future__ import annotations

import pickle
import signal
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from multiprocessing import get_context
from multiprocessing.connection import wait
from time import monotonic
from typing import Any, Generic

from atodds.engine.tasks import Lost, Result, Task, Workers, here
from atodds.engine.worker import serve

BATCH = 32_000
"""Characters that are handed out at once: long enough to be worth a message, short enough that no
process is left with much when the others have nothing to do."""
AHEAD = 8
"""Batches a process that may be begun or waiting for their turn: a bound to the memory."""
PATIENCE = 60.0
SLOWEST = 500.0
"""Seconds that any task may take, and the characters a second that it may be slow by; reading takes
less than a twentieth of it."""
TRIES = 2
START = 300.0
"""Seconds that a process may take to start and to import what it works with."""
STARTS = 3
"""Processes that may end before they are up, one after the other."""

# A process that is forked while threads draw progress may inherit a lock that nobody frees.
_SPAWNING = get_context("spawn")


@contextmanager
def processes(count: int, *, worth: int = 0, patience: float = PATIENCE) -> Iterator[Workers]:
    """Give what does work in so many processes, and end them all.

    They are started when there is work of so many characters as are `worth` it; less is done in
    this process, as all is with one process alone. A task may take `patience` seconds, and more
    if it is about much text; when it takes longer, or its process dies, it is tried once more.
    What was lost twice is yielded as such, and everything else as it would be without it.
    """
    if count == 1:
        yield here
        return
    pool = _Pool(count, patience)

    def do(
        work: Callable[[Task], Result], tasks: Iterable[Task], weight: Callable[[Task], int]
    ) -> Iterator[Result | Lost]:
        first, rest = _first_of(tasks, weight, worth)
        if rest is None:
            return here(work, first, weight)
        return pool.do(_Round(work, chain(first, rest), weight))

    try:
        yield do
    finally:
        pool.end()


def _first_of(
    tasks: Iterable[Task], weight: Callable[[Task], int], worth: int
) -> tuple[list[Task], Iterator[Task] | None]:
    """Return tasks of so much weight and the others, None where there are not so many."""
    first, rest, total = list[Task](), iter(tasks), 0
    for task in rest:
        first.append(task)
        total += weight(task)
        if total >= worth:
            return first, rest
    return first, None


class _Process:
    """A process, and the numbers of the tasks that it was given, of which it does the first."""

    def __init__(self) -> None:
        self.given: deque[int] = deque()
        self.preparing = 0
        """Pieces of work that it was sent and has not yet said to have taken in."""
        self.up = False
        """Whether it has ever taken in a piece of work."""
        self.since = monotonic()
        """When it was last heard of."""
        self.connection, theirs = _SPAWNING.Pipe()
        self._work: bytes | None = None
        self._process = _SPAWNING.Process(target=serve, args=(theirs,), daemon=True)
        with _interrupts_held_back():
            self._process.start()
        theirs.close()

    def prepare(self, work: bytes) -> None:
        if work is not self._work:
            self.since = monotonic()
            self.connection.send(work)
            self._work = work
            self.preparing += 1

    def give(self, tasks: Sequence[tuple[int, Any]]) -> None:
        self.since = monotonic()
        self.connection.send([task for _, task in tasks])
        self.given.extend(number for number, _ in tasks)

    def hear(self) -> bytes:
        said = self.connection.recv_bytes()
        self.since = monotonic()
        return said

    def kill(self) -> None:
        self._process.kill()
        self._process.join()
        self.connection.close()


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Let a process start that control-C does not reach: it is for this one to end the others.

    A terminal sends it to all of them, and what is held back when a process starts stays so.
    """
    if not hasattr(signal, "pthread_sigmask"):  # as on Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Round(Generic[Task, Result]):
    """One piece of work for many tasks: which of them are waiting, given out, or done."""

    def __init__(
        self, work: Callable[[Task], Result], tasks: Iterable[Task], weight: Callable[[Task], int]
    ) -> None:
        self.work = pickle.dumps(work, pickle.HIGHEST_PROTOCOL)
        self.waiting: deque[list[int]] = deque()
        """Batches by the numbers of their tasks."""
        self.tasks: dict[int, Task] = {}
        """Those of which nothing has come so far."""
        self.weights: dict[int, int] = {}
        """Of those that were not yet yielded."""
        self._total = 0
        self._done: dict[int, Result | Lost] = {}
        self._deaths = Counter[int]()
        self._new = enumerate(tasks)
        self._weight = weight
        self._next = 0

    def fetch(self, batches: int, most: int) -> None:
        """See to it that so many batches are waiting, unless too much is not yet yielded."""
        while len(self.waiting) < batches and self._total < most:
            batch, weight = list[int](), 0
            for number, task in self._new:
                self.tasks[number] = task
                self.weights[number] = max(self._weight(task), 1)
                batch.append(number)
                weight += self.weights[number]
                if weight >= BATCH:
                    break
            self._total += weight
            if not batch:
                return
            self.waiting.append(batch)

    def done(self, number: int, result: Result | Lost) -> None:
        del self.tasks[number]
        self._done[number] = result

    def died(self, given: Sequence[int], why: str) -> None:
        """Take back what a process was given that died of the first of it."""
        first, rest = given[0], list(given[1:])
        self._deaths[first] += 1
        if rest:
            self.waiting.appendleft(rest)
        if self._deaths[first] < TRIES:
            self.waiting.appendleft([first])
        else:
            self.done(first, Lost(why))

    def in_order(self) -> Iterator[Result | Lost]:
        while self._next in self._done:
            self._total -= self.weights.pop(self._next)
            yield self._done.pop(self._next)
            self._next += 1


class _Pool:
    """The processes, whatever they are working on."""

    def __init__(self, count: int, patience: float) -> None:
        self._count = count
        self._patience = patience
        self._processes: list[_Process] = []
        self._busy = False
        self._starts = 0

    def do(self, asked: _Round[Task, Result]) -> Iterator[Result | Lost]:
        if self._busy:
            said = "processes do one piece of work after the other"
            raise RuntimeError(said)
        self._busy = True
        try:
            while self._give(asked):
                self._hear(asked)
                yield from asked.in_order()
        finally:
            # Whoever has asked may want no more: these answers must not come to who asks next.
            for process in [p for p in self._processes if p.given]:
                self._end(process)
            self._busy = False

    def end(self) -> None:
        for process in list(self._processes):
            self._end(process)

    def _end(self, process: _Process) -> None:
        self._processes.remove(process)
        process.kill()

    def _give(self, asked: _Round[Any, Any]) -> bool:
        """Give each process something to do, and tell whether anything is left to be done."""
        asked.fetch(self._count, self._count * AHEAD * BATCH)
        idle = [process for process in self._processes if not process.given]
        for _ in range(min(self._count - len(self._processes), len(asked.waiting) - len(idle))):
            self._processes.append(_Process())
            idle.append(self._processes[-1])
        for process in idle[: len(asked.waiting)]:
            try:
                self._occupy(process, asked)
            except OSError:  # It has died since it was last heard of, of nothing that it was given.
                self._mourn(process, asked, "")
        return bool(asked.tasks)

    def _occupy(self, process: _Process, asked: _Round[Any, Any]) -> None:
        process.prepare(asked.work)
        if not process.preparing:
            process.give([(number, asked.tasks[number]) for number in asked.waiting[0]])
            asked.waiting.popleft()

    def _hear(self, asked: _Round[Any, Any]) -> None:
        """Wait for word from any process, and end those that have had their time."""
        mute = {p.connection: p for p in self._processes if p.given or p.preparing}
        left = [p.since + self._limit(p, asked) - monotonic() for p in mute.values()]
        heard = wait(list(mute), max(0, min(left, default=0)))
        for connection, process in mute.items():
            limit = self._limit(process, asked)
            if connection in heard:
                self._take(process, asked)
            elif monotonic() - process.since > limit:
                self._mourn(process, asked, f"takes more than {limit:.0f} seconds (stopped twice)")

    def _limit(self, process: _Process, asked: _Round[Any, Any]) -> float:
        if not process.given:
            return START
        return self._patience + asked.weights[process.given[0]] / SLOWEST

    def _take(self, process: _Process, asked: _Round[Any, Any]) -> None:
        try:
            said = process.hear()
        except (EOFError, OSError):
            self._mourn(process, asked, "kills the process that reads it (killed twice)")
            return
        if process.preparing:
            process.preparing -= 1
            process.up = True
            self._starts = 0
            return
        result = pickle.loads(said)  # noqa: S301  # made by a process that was started here
        asked.done(process.given.popleft(), result)

    def _mourn(self, process: _Process, asked: _Round[Any, Any], why: str) -> None:
        self._end(process)
        if process.given:
            asked.died(list(process.given), why)
            return
        if not process.up:
            self._starts += 1
        if self._starts == STARTS:
            self._starts = 0
            said = f"{STARTS} processes ended before they were up"
            raise RuntimeError(said)
