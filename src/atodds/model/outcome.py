"""Everything a run of one check yields, for the reports to render."""

from __future__ import annotations

from dataclasses import dataclass

from atodds.model.comparison import Comparison
from atodds.model.conflict import Absence, Conflict, Fact
from atodds.model.document import Document, Problem
from atodds.model.health import Health


@dataclass(frozen=True, slots=True)
class Coverage:
    """The documents on one event at about one time: a story."""

    title: str
    """A headline: that of the document published first."""
    documents: tuple[str, ...]
    """Their ids, sorted."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was read, what is at odds, what is not, and what was kept apart."""

    title: str
    check: str
    """Path of the check file as given."""
    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]
    """What could not be read; the rest was read all the same."""
    conflicts: tuple[Conflict, ...]
    """Loudest first; also warnings, and notes with severity info."""
    facts: tuple[Fact, ...]
    """Comparable assertions that do not conflict."""
    apart: tuple[Comparison, ...]
    """Pairs whose values differ but which were not compared, each with its reason."""
    absent: tuple[Absence, ...] = ()
    """What was explained, known or found before and is not found now."""
    stories: tuple[Coverage, ...] = ()
    """What the documents were grouped into; empty where the check is one story."""
    sources: tuple[Health, ...] = ()
    """How each source fared, where a run tells of it."""
