"""A small story on disk, and an outcome as the pipeline would give it for the story."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from atodds.model import (
    Assertion,
    Comparison,
    Conflict,
    Document,
    Event,
    Evidence,
    Fact,
    Interval,
    Judgement,
    Kind,
    Mention,
    Modifier,
    Outcome,
    Position,
    Problem,
    Quantity,
    Severity,
    Slot,
    Span,
    State,
    Unit,
    Verdict,
)

TEXTS = {
    "tribune.txt": "Rescue at Alder Point\n\nThe rescue at Alder Point lasted five hours.\n",
    "courier.txt": "All safe\n\nThe rescue at Alder Point lasted three hours, police said.\n",
}

CHECK = """\
version: 1
title: Rescue at Alder Point
documents:
  - path: tribune.txt
    outlet: Tribune
    published: 2021-06-12
  - path: courier.txt
    outlet: Courier
    published: 2021-06-12
"""

CONFLICT_ID = "6dfa34bc05a0"

HOUR = Unit("hour", "time", "second", Fraction(3600))


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """Write the story and return its check file."""
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    path = tmp_path / "rescue.yaml"
    path.write_text(CHECK, encoding="utf-8")
    return path


Outcomes = Callable[..., Outcome]


@pytest.fixture(scope="session")
def outcome() -> Outcomes:
    """Return a function that makes the story's outcome with conflicts of the states asked for."""
    return make_outcome


def make_outcome(
    *conflicts: tuple[Severity, State],
    check: str = "rescue.yaml",
    problems: tuple[Problem, ...] = (),
) -> Outcome:
    documents = tuple(
        Document(id=name.split(".")[0], path=name, outlet=name, text=text, origin=name)
        for name, text in TEXTS.items()
    )
    fact = _fact(*documents)
    return Outcome(
        title="Rescue at Alder Point",
        check=check,
        documents=documents,
        problems=problems,
        conflicts=tuple(Conflict(fact, severity, state) for severity, state in conflicts),
        facts=(),
        apart=(),
    )


def _fact(tribune: Document, courier: Document) -> Fact:
    left, right = _assertion(tribune, "five", 5), _assertion(courier, "three", 3)
    comparison = Comparison(
        rule="rescue-length",
        left=left,
        right=right,
        evidence=(Evidence("same-place", 3.0, "both name Alder Point"),),
        threshold=2.0,
        judgement=Judgement(Verdict.CONFLICT, "five hours is not three hours"),
    )
    return Fact(
        id=CONFLICT_ID,
        rule="rescue-length",
        kind=Kind.DURATION,
        subject="Rescue, Alder Point",
        verdict=Verdict.CONFLICT,
        positions=(Position(left.value, (left,)), Position(right.value, (right,))),
        why_same="both name Alder Point",
        why_verdict="five hours is not three hours",
        comparisons=(comparison,),
    )


def _assertion(document: Document, word: str, hours: int) -> Assertion:
    start = document.text.index(word)
    exact = Interval(Fraction(hours), Fraction(hours))
    return Assertion(
        document=document.id,
        kind=Kind.DURATION,
        slot=Slot("length"),
        value=Quantity(Fraction(hours), Modifier.EXACT, HOUR, exact, exact),
        event=Event(type="rescue"),
        mention=Mention.cut(document.text, start, start + len(word) + len(" hours")),
        sentence=Span(document.text.index("The rescue"), len(document.text) - 1),
    )
