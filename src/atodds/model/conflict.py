"""What is reported: facts that several sources state, and those on which they are at odds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from atodds.model.assertion import Assertion, Kind, Value
from atodds.model.comparison import Comparison, Verdict


class Severity(StrEnum):
    """How loudly to say it."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class State(StrEnum):
    """Where a conflict stands against the explanations and what was known before."""

    NEW = "new"
    EXPLAINED = "explained"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Position:
    """One value and all assertions that give it."""

    value: Value
    assertions: tuple[Assertion, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """Comparable assertions of two or more documents, and how they stand to each other."""

    id: str
    rule: str
    kind: Kind
    subject: str
    """What it is about: people, place and day; empty where the texts tell nothing of them."""
    verdict: Verdict
    positions: tuple[Position, ...]
    why_same: str
    why_verdict: str
    comparisons: tuple[Comparison, ...]
    title: str = ""
    """What is asked of it, such as "Length of talks": the rule's title."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A fact on which the sources are at odds, as the gate sees it."""

    fact: Fact
    severity: Severity
    state: State = State.NEW
