"""Python workers of Spark in which some texts kill whoever extracts what they assert.

Spark starts them by the name of this module, and so does each process that they start in turn.
"""

from __future__ import annotations

import os
import signal
from pathlib import Path

from pyspark import daemon

from atodds.extract import extract as read
from atodds.model import Assertion, Document
from atodds.spark import comparing, reading

KILLS = "Whoever reads this dies."
KILLS_ONCE = "Whoever reads this first dies, and leaves "
"""Followed by the path of a file that is made by who dies."""
FAILS = "Whoever reads this stumbles."


def extract(document: Document) -> tuple[Assertion, ...]:
    """Return what a document asserts, if its text lets anybody live who reads it."""
    text = document.text
    _, once, rest = text.partition(KILLS_ONCE)
    grave = Path(rest.partition(" ")[0]) if once else None
    if KILLS in text or (grave and not grave.exists()):
        if grave:
            grave.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if FAILS in text:
        said = "a stumble"
        raise ArithmeticError(said)
    return read(document)


reading.extract = extract  # type: ignore[attr-defined]  # both have it by import
comparing.extract = extract  # type: ignore[attr-defined]  # see above

if __name__ == "__main__":
    daemon.manager()
