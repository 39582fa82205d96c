"""Outcomes of runs on an invented story, and of runs on nothing and on hostile texts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.report.strike import (
    HARBOUR,
    HERALD,
    LANTERN,
    PERSON,
    POST,
    amount,
    compared,
    day_of_vote,
    halloran_quoted,
    interval,
    kept_apart,
    length_of_talks,
    means_of_contact,
    number_arrested,
    one_fact,
    said,
    ships_waiting,
    size_of_crowd,
)

from atodds.model import (
    Attribution,
    Conflict,
    Evidence,
    Judgement,
    Kind,
    Modifier,
    Outcome,
    Problem,
    Severity,
    Slot,
    State,
    Verdict,
)


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
def quiet() -> Outcome:
    """A run that found nothing to tell."""
    return Outcome("Nothing to tell", "checks/quiet.yaml", (POST,), (), (), (), ())


@pytest.fixture
def empty() -> Outcome:
    """A run that could read nothing."""
    problems = (Problem("gone.txt", "there is no such file"),)
    return Outcome("Nothing read", "checks/empty.yaml", (), problems, (), (), ())


def _hostile(text: str) -> Outcome:
    first = replace(HARBOUR, text=f"{text} 7 dead.", outlet=text, path=text, title=text)
    second = replace(HERALD, text=f"It was {text} 9 dead.")
    seven = amount(7, Modifier.EXACT, PERSON, interval(7, 7))
    nine = amount(9, Modifier.EXACT, PERSON, interval(9, 9))
    kind, slot = Kind.KILLED, Slot("count", of="dead")
    left = said(first, f"{text} 7", seven, kind=kind, slot=slot, attribution=Attribution(text))
    right = said(second, "9", nine, kind=kind, slot=slot)
    reason = f"7 is not 9 {text}"
    told = one_fact(
        f"Dead {text} | {text}", left, right, Judgement(Verdict.CONFLICT, reason), "killed"
    )
    evidence = Evidence("rare-words", 5.0, f"both hold {text}")
    pair = compared("killed", left, right, Verdict.CONFLICT, reason, evidence)
    apart = compared("killed", left, right, Verdict.INCOMPARABLE, reason, evidence)
    conflict = Conflict(replace(told, comparisons=(pair,)), Severity.ERROR)
    problems = (Problem(f"{text}.txt", f"cannot be read: {text}"),)
    return Outcome(text, text, (first, second), problems, (conflict,), (told,), (apart,))


@pytest.fixture
def hostile() -> Callable[[str], Outcome]:
    """Return a run whose every field that comes from outside holds a text."""
    return _hostile
