"""How far a long run is: bars on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from rich.console import Console
from rich.progress import Progress as Bars
from rich.progress import TaskID

from atodds.cli.output import say
from atodds.nightly import Progress

PAUSE = 30.0
"""Seconds between two lines, so that the log of a night stays readable."""


@contextmanager
def progress() -> Iterator[Progress]:
    """Give what is told how far a run is."""
    if not sys.stderr.isatty():
        yield _lines()
        return
    with Bars(console=Console(stderr=True), transient=True) as bars:
        tasks: dict[tuple[str, int], TaskID] = {}

        def show(what: str, done: int, total: int) -> None:
            key = (what, total)
            if key not in tasks:
                tasks[key] = bars.add_task(what, total=total)
            bars.update(tasks[key], completed=done)

        yield show


def _lines() -> Progress:
    last = monotonic()

    def show(what: str, done: int, total: int) -> None:
        nonlocal last
        if monotonic() - last > PAUSE:
            last = monotonic()
            say(f"{what}: {done} of {total}")

    return show
