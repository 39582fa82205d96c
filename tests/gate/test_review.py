"""A walk through conflicts: what is queued, and that every move can be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atodds.gate.review import Review
from atodds.model import (
    Conflict,
    Explanation,
    Fact,
    Kind,
    Outcome,
    Reason,
    Severity,
    State,
    Verdict,
)

LATER = Explanation(
    conflict="6dfa34bc05a0",
    rule=None,
    subject=None,
    values=frozenset({"4", "5"}),
    kind=Reason.SUPERSEDED,
    reason="The fifth died in hospital.",
    owner="night desk",
)

EARLIER = replace(LATER, values=frozenset({"4"}))


FACT = Fact(
    id="6dfa34bc05a0",
    rule="killed",
    kind=Kind.KILLED,
    subject="Arven",
    verdict=Verdict.CONFLICT,
    positions=(),
    why_same="",
    why_verdict="",
    comparisons=(),
)


def outcome(*found: tuple[Severity, State], check: str = "a.yaml") -> Outcome:
    conflicts = tuple(Conflict(FACT, severity, state) for severity, state in found)
    return Outcome(check, check, (), (), conflicts, (), ())


@pytest.fixture
def review() -> Review:
    return Review.of([outcome(*[(Severity.ERROR, state) for state in State])])


def states(review: Review) -> list[State]:
    return [case.conflict.state for case in review.waiting]


def test_what_gates_is_queued_and_nothing_else() -> None:
    found = [(Severity.ERROR, state) for state in State]
    assert set(states(Review.of([outcome(*found)]))) == {
        State.NEW,
        State.CHANGED,
        State.REOPENED,
        State.PERSISTING,
    }


@pytest.mark.parametrize(
    ("least", "queued"),
    [
        (Severity.ERROR, [Severity.ERROR]),
        (Severity.WARNING, [Severity.ERROR, Severity.WARNING]),
        (Severity.INFO, [Severity.ERROR, Severity.WARNING, Severity.INFO]),
    ],
)
def test_only_what_is_severe_enough_is_queued(least: Severity, queued: list[Severity]) -> None:
    review = Review.of([outcome(*[(s, State.NEW) for s in Severity])], least)
    assert [case.conflict.severity for case in review.waiting] == queued


def test_the_loudest_of_all_checks_come_first_and_else_the_order_stays() -> None:
    quiet = outcome((Severity.WARNING, State.NEW), check="a.yaml")
    mixed = outcome((Severity.ERROR, State.NEW), (Severity.WARNING, State.NEW), check="b.yaml")
    loud = outcome((Severity.ERROR, State.NEW), check="c.yaml")
    queued = Review.of([quiet, mixed, loud]).waiting
    assert [case.outcome.check for case in queued] == ["b.yaml", "c.yaml", "a.yaml", "b.yaml"]


def test_what_is_explained_is_kept_with_what_it_took_the_place_of(review: Review) -> None:
    case = review.current
    after = review.explain(LATER, EARLIER)
    assert after.last is not None
    assert after.last.case is case
    assert (after.last.explanation, after.last.former) == (LATER, EARLIER)
    assert after.explained == after.steps


def test_what_is_skipped_is_passed_and_not_counted_as_explained(review: Review) -> None:
    after = review.skip()
    assert after.current is review.waiting[1]
    assert not after.explained


def test_what_is_left_out_cannot_be_gone_back_to(review: Review) -> None:
    after = review.skip().leave_out()
    assert after.undo().waiting == (review.waiting[0], *review.waiting[2:])


def test_at_the_end_nothing_is_current(review: Review) -> None:
    for _ in State:
        review = review.skip()
    assert review.current is None
    assert len(review.steps) == 4


def test_at_the_beginning_there_is_nothing_to_undo(review: Review) -> None:
    assert review.undo() is review
    assert review.last is None


MOVES: dict[str, Callable[[Review], Review]] = {
    "explain": lambda review: review.explain(LATER),
    "skip": lambda review: review.skip(),
    "undo": lambda review: review.undo(),
}


@given(st.lists(st.sampled_from(sorted(MOVES)), max_size=12), st.integers(0, 4))
def test_every_move_can_be_undone_and_none_loses_a_case(moves: list[str], count: int) -> None:
    review = Review.of([outcome(*[(Severity.ERROR, State.NEW)] * count)])
    queued = review.waiting
    for move in moves:
        before, review = review, MOVES[move](review)
        if move != "undo" and before.current:
            assert review.undo() == before
        cases = (*(step.case for step in review.steps), *review.waiting)
        assert cases == queued
