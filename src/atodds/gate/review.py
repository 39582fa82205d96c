"""A walk through conflicts that wait for an explanation: what is next, what was done, what undone.

It reads no keys, draws no screen and writes no file: a terminal and a web page can share it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from atodds.model import Conflict, Explanation, Outcome, Reason, Severity

KINDS = {str(number): reason for number, reason in enumerate(Reason, start=1)}
"""Why sources differ, by the digit to press for it."""

_SEVERITIES = tuple(Severity)


@dataclass(frozen=True, slots=True)
class Case:
    """A conflict with the outcome it was found in."""

    outcome: Outcome
    conflict: Conflict


@dataclass(frozen=True, slots=True)
class Step:
    """What was done about a case."""

    case: Case
    explanation: Explanation | None = None
    """None where it was skipped."""
    former: Explanation | None = None
    """What the explanation took the place of."""


@dataclass(frozen=True, slots=True)
class Review:
    """Where a walk stands. Each move returns another one, so that none can be half made."""

    waiting: tuple[Case, ...]
    """Those still to be looked at, the current one first."""
    steps: tuple[Step, ...] = ()
    """What was done, the last of it last."""

    @classmethod
    def of(cls, outcomes: Iterable[Outcome], least: Severity = Severity.WARNING) -> Review:
        """Queue what gates and is at least that severe, the loudest of all checks first."""
        loud = _SEVERITIES[: _SEVERITIES.index(least) + 1]
        cases = [
            Case(outcome, conflict)
            for outcome in outcomes
            for conflict in outcome.conflicts
            if conflict.state.gates and conflict.severity in loud
        ]
        return cls(tuple(sorted(cases, key=lambda case: loud.index(case.conflict.severity))))

    @property
    def current(self) -> Case | None:
        """The case to look at; None when all have been."""
        return self.waiting[0] if self.waiting else None

    @property
    def last(self) -> Step | None:
        """What `undone` would undo."""
        return self.steps[-1] if self.steps else None

    @property
    def explained(self) -> tuple[Step, ...]:
        """The steps that explained something."""
        return tuple(step for step in self.steps if step.explanation)

    def explain(self, explanation: Explanation, former: Explanation | None = None) -> Review:
        """Go on with the current case explained; `former` is what was replaced by that."""
        return self._gone_on(explanation, former)

    def skip(self) -> Review:
        """Go on with the current case left as it is."""
        return self._gone_on(None, None)

    def leave_out(self) -> Review:
        """Go on without the current case, which needs no explanation any more."""
        return replace(self, waiting=self.waiting[1:])

    def undo(self) -> Review:
        """Go back to the case of the last step; the same review where there is none."""
        return self.turn_to(self.steps[-1].case) if self.steps else self

    def turn_to(self, case: Case) -> Review:
        """Go to a case out of turn; what was done about it is undone."""
        return Review(
            (case, *(one for one in self.waiting if one is not case)),
            tuple(step for step in self.steps if step.case is not case),
        )

    def step_of(self, case: Case) -> Step | None:
        """Return what was done about a case."""
        return next((step for step in self.steps if step.case is case), None)

    def _gone_on(self, explanation: Explanation | None, former: Explanation | None) -> Review:
        if not self.waiting:
            return self
        case, *rest = self.waiting
        return replace(
            self, waiting=tuple(rest), steps=(*self.steps, Step(case, explanation, former))
        )
