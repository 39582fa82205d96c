"""What the processes of these tests are made to do; they import it from here."""

from __future__ import annotations

import os
import signal
import time
from functools import partial
from pathlib import Path

Deed = tuple[str, int]
"""What to do, and a number."""


def weight(deed: Deed) -> int:
    """Return what a deed weighs: its number."""
    return deed[1]


def do(folder: Path, deed: Deed) -> object:
    """Do what is asked, and return twice the number; `folder` is where deeds leave their marks.

    To meet is to wait for so many processes.
    """
    what, number = deed
    mark = folder / (f"meet-{os.getpid()}" if what == "meet" else f"{what}-{number}")
    times = len(mark.read_bytes()) if mark.exists() else 0
    if what != "work":
        mark.write_bytes(b"x" * (times + 1))
    if what == "kill" or (what == "kill once" and not times):
        os.kill(os.getpid(), signal.SIGKILL)
    if what == "hang" or (what == "hang once" and not times):
        time.sleep(600)
    if what == "meet":
        while len(list(folder.glob("meet-*"))) < number:
            time.sleep(0.02)
    if what == "raise":
        said = "found no number"
        raise ValueError(said)
    if what == "hide":
        return lambda: number
    return b"x" * number if what == "fill" else 2 * number


def doing(folder: Path) -> partial[object]:
    """Return the work, with the folder for marks."""
    return partial(do, folder)


def sleep_and_tell(folder: Path, number: int) -> int:
    """Leave the process's id, and sleep for longer than any test lasts."""
    (folder / f"process-{number}").write_text(str(os.getpid()), encoding="ascii")
    time.sleep(600)
    return number
