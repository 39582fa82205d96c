"""Steps of the program that die of one document, as where a text makes a library crash.

Tests put them in place of the real ones; the processes that do the work import them from here.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence

from atodds.config import RuleSet
from atodds.extract import extract
from atodds.findings import Findings, told_of
from atodds.model import Assertion, Document
from atodds.nightly import work
from atodds.pipeline import Asserted, compare_readings
from atodds.store import Kept

DEADLY = "drowned bell"
ENDLESS = "bottomless well"


def _die_of(text: str) -> None:
    if DEADLY in text:
        os.kill(os.getpid(), signal.SIGKILL)
    if ENDLESS in text:
        time.sleep(600)


def extracted(document: Document) -> tuple[Assertion, ...]:
    """Extract, if nothing in the document kills."""
    _die_of(document.text)
    return extract(document)


def asserted(document: Document) -> tuple[Kept, Kept]:
    """Extract for a nightly run, likewise."""
    _die_of(document.text)
    return work.assert_of(document)


def compared(story: Sequence[Asserted], rules: RuleSet, *, sparingly: bool) -> Findings:
    """Compare, if nothing in the story kills."""
    for document, _ in story:
        _die_of(document.text)
    return told_of(compare_readings(story, rules), sparingly=sparingly)
