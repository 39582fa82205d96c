"""What is reported: facts that several sources state, and those on which they are at odds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from atodds.model.assertion import Assertion, Kind, Value
from atodds.model.comparison import Comparison, Verdict
from atodds.model.explanation import Explanation


class Severity(StrEnum):
    """How loudly to say it."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class State(StrEnum):
    """Where a conflict stands against the explanations, what was known and the run before."""

    NEW = "new"
    """Nobody has seen it before."""
    CHANGED = "changed"
    """Known before, with other values."""
    REOPENED = "reopened"
    """Explained before; a further value has come, or the explanation has expired."""
    PERSISTING = "persisting"
    """The run before found it as well, and nobody has explained it."""
    NARROWED = "narrowed"
    """Explained, and some accepted value is no longer given: the explanation says too much."""
    EXPLAINED = "explained"
    KNOWN = "known"
    RESOLVED = "resolved"
    """Its sources were read again, and they are at odds no longer."""
    NOT_RECHECKED = "not-rechecked"
    """Not found, but not all of its sources were read again."""

    @property
    def gates(self) -> bool:
        """Whether a conflict in this state still asks somebody to look at it."""
        return self in {State.NEW, State.CHANGED, State.REOPENED, State.PERSISTING}


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
    values: frozenset[str] = frozenset()
    """Canonical texts of the values on which the sources stand."""
    explanation: Explanation | None = None
    """The explanation that holds, or that held before the conflict was reopened."""
    renamed_from: str | None = None
    """The id under which it was explained or known before a better reading named it otherwise."""
    said: str = ""
    """Why it is in its state, where that needs saying: `"8 hours" is not among the values ...`."""


@dataclass(frozen=True, slots=True)
class Record:
    """A conflict as it was written down: as known, or as a run before found it."""

    conflict: str
    """Its id."""
    rule: str | None
    subject: str | None
    values: frozenset[str]
    """Canonical texts of the values on which the sources stood."""
    documents: frozenset[str] = frozenset()
    """Paths of the documents it was seen in."""
    place: str = ""
    """Where it is written, such as `checks/known.jsonl:3`."""


@dataclass(frozen=True, slots=True)
class Absence:
    """A conflict that was explained, known or found before and is not found now."""

    conflict: str
    """Its id."""
    rule: str | None
    subject: str | None
    values: frozenset[str]
    state: State
    """RESOLVED or NOT_RECHECKED."""
    said: str
    """Why: which source was not read, or that all were."""
    explanation: Explanation | None = None
    documents: frozenset[str] = frozenset()
    """Paths of the documents it was seen in."""
