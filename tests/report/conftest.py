"""Outcomes of runs on an invented story, and of runs on nothing and on hostile texts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from tests.report.hostile import PLACES, poisoned
from tests.report.strike import (
    HARBOUR,
    HERALD,
    LANTERN,
    POST,
    day_of_vote,
    halloran_quoted,
    kept_apart,
    length_of_talks,
    means_of_contact,
    number_arrested,
    ships_waiting,
    size_of_crowd,
)

from atodds.config import Measure, Rule
from atodds.model import (
    Absence,
    Conflict,
    Explanation,
    Kind,
    Outcome,
    Problem,
    Reason,
    Severity,
    State,
)
from atodds.report.telling import Fails


@pytest.fixture
def outcome() -> Outcome:
    return Outcome(
        title="Port strike at Vellmar, May 2021",
        check="checks/port.yaml",
        documents=(HARBOUR, HERALD, LANTERN, POST),
        problems=(
            Problem("checks/missing.txt", "there is no such file"),
            Problem("torn.txt:3", "found byte 0xff, which is not UTF-8"),
        ),
        conflicts=(
            Conflict(length_of_talks(), Severity.ERROR),
            Conflict(day_of_vote(), Severity.ERROR, State.EXPLAINED),
            Conflict(means_of_contact(), Severity.ERROR, State.KNOWN),
            Conflict(halloran_quoted(), Severity.WARNING),
            Conflict(number_arrested(), Severity.INFO),
            Conflict(size_of_crowd(), Severity.INFO),
        ),
        facts=(ships_waiting(),),
        apart=kept_apart(),
    )


@pytest.fixture
def stated(outcome: Outcome) -> Outcome:
    """A run with a conflict in every state there is."""
    accepted = Explanation(
        conflict=day_of_vote().id,
        rule="event-date",
        subject=None,
        values=frozenset({"2021-05-07", "2021-05-10"}),
        kind=Reason.DIFFERENT_MOMENT,
        reason="the union votes first, the port after it",
        owner="night desk",
        expires=date(2021, 8, 1),
    )
    looked_into = replace(accepted, kind=Reason.UNDER_REVIEW, expires=None)
    again = "“8 hours” is not among the values explained"
    return replace(
        outcome,
        conflicts=(
            Conflict(length_of_talks(), Severity.ERROR, values=frozenset({"5 hour", "6.5 hour"})),
            Conflict(day_of_vote(), Severity.ERROR, State.EXPLAINED, explanation=accepted),
            Conflict(means_of_contact(), Severity.ERROR, State.KNOWN),
            Conflict(halloran_quoted(), Severity.WARNING, State.CHANGED),
            Conflict(number_arrested(), Severity.INFO, State.PERSISTING),
            Conflict(size_of_crowd(), Severity.INFO, State.NARROWED, explanation=looked_into),
            Conflict(
                replace(day_of_vote(), id="0123456789ab"),
                Severity.ERROR,
                State.REOPENED,
                explanation=accepted,
                said=again,
            ),
        ),
        absent=(
            _absence("aaaaaaaaaaaa", State.RESOLVED, "all its sources were read again"),
            _absence("bbbbbbbbbbbb", State.NOT_RECHECKED, "post-2.txt was not read"),
        ),
    )


def _absence(conflict: str, state: State, said: str) -> Absence:
    return Absence(conflict, "talks-duration", "Talks, Ostby", frozenset({"4 hour"}), state, said)


@pytest.fixture
def rules() -> tuple[Rule, ...]:
    """The rules of the invented story, as a rule set would hold them."""
    names = ("talks-duration", "event-date", "encounter-mode", "quote-wording", "killed")
    return tuple(
        Rule(
            name=name,
            title=name.replace("-", " ").capitalize(),
            what=f"What the sources give for {name.replace('-', ' ')}.",
            kind=Kind.OTHER,
            severity=Severity.ERROR,
            measure=Measure.FIXED,
            threshold=4,
        )
        for name in names
    )


@pytest.fixture
def fails() -> Fails:
    """Whether a conflict fails its check: an error in a state that gates."""
    return lambda _, c: c.severity is Severity.ERROR and c.state.gates


@pytest.fixture
def quiet() -> Outcome:
    """A run that found nothing to tell."""
    return Outcome("Nothing to tell", "checks/quiet.yaml", (POST,), (), (), (), ())


@pytest.fixture
def empty() -> Outcome:
    """A run that could read nothing."""
    problems = (Problem("gone.txt", "there is no such file"),)
    return Outcome("Nothing read", "checks/empty.yaml", (), problems, (), (), ())


@pytest.fixture
def hostile() -> Callable[[str], Outcome]:
    """Return a run whose every field that comes from outside holds a text."""
    return lambda text: poisoned(text, *PLACES)
