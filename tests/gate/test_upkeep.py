"""What a run tells of the lists of explained and known conflicts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from atodds.gate import record_of, upkeep_of_explanations, upkeep_of_known
from atodds.model import (
    Absence,
    Assertion,
    Conflict,
    Document,
    Explanation,
    Fact,
    Outcome,
    Reason,
    Record,
    Severity,
    State,
)

FIVE, OVER_SIX = "16200 to under 19800 second", "over 21600 second"

OLD = Record("old", "talks-duration", None, frozenset({FIVE, OVER_SIX}), frozenset({"x/a.txt"}))

NOTHING: frozenset[str] = frozenset()

EXPLANATION = Explanation(
    "old", None, None, OLD.values, Reason.SUPERSEDED, "So it is.", "desk", documents=OLD.documents
)


@pytest.fixture
def conflict(said: Assertion, other: Assertion, fact_of: Callable[..., Fact]) -> Conflict:
    return Conflict(replace(fact_of(said, other), id="new"), Severity.ERROR)


def outcome(*conflicts: Conflict, absent: tuple[Absence, ...] = ()) -> Outcome:
    documents = tuple(
        Document(id=name, path=f"../texts/{name}.txt", outlet=name, text="")
        for name in ("harbour", "herald")
    )
    return Outcome("Talks", "checks/talks.yaml", documents, (), conflicts, (), (), absent)


def absence(state: State) -> Absence:
    return Absence("old", None, None, OLD.values, state, "")


def test_what_is_written_down_of_a_conflict_names_its_documents_from_where_it_was_run(
    conflict: Conflict,
) -> None:
    assert record_of(conflict, outcome(conflict)) == Record(
        "new",
        "talks-duration",
        "Length of the talks",
        frozenset({FIVE, OVER_SIX}),
        frozenset({"texts/harbour.txt", "texts/herald.txt"}),
    )


def test_what_is_resolved_is_dropped_and_what_was_not_rechecked_stays() -> None:
    for state, dropped in ((State.RESOLVED, frozenset({"old"})), (State.NOT_RECHECKED, NOTHING)):
        found = [outcome(absent=(absence(state),))]
        assert upkeep_of_known({"old": OLD}, found) == ((), dropped)
        assert upkeep_of_explanations([EXPLANATION], found).drop == dropped


def test_what_stands_in_another_list_is_left_to_it() -> None:
    found = [outcome(absent=(absence(State.RESOLVED),))]
    assert upkeep_of_known({}, found) == ((), NOTHING)
    assert upkeep_of_explanations([], found).drop == NOTHING


def test_a_renamed_conflict_keeps_what_was_said_of_it(conflict: Conflict) -> None:
    found = [outcome(replace(conflict, renamed_from="old"))]
    documents = frozenset({"texts/harbour.txt", "texts/herald.txt"})
    new = replace(OLD, conflict="new", documents=documents)
    assert upkeep_of_known({"old": OLD}, found) == ((new,), frozenset({"old"}))
    assert upkeep_of_explanations([EXPLANATION], found).write == {
        "old": replace(EXPLANATION, conflict="new", documents=documents)
    }


def test_what_another_check_still_finds_under_its_old_name_keeps_it(conflict: Conflict) -> None:
    old = replace(conflict, fact=replace(conflict.fact, id="old"))
    found = [outcome(replace(conflict, renamed_from="old")), outcome(old)]
    assert upkeep_of_known({"old": OLD}, found) == ((), NOTHING)
    assert upkeep_of_explanations([EXPLANATION], found).write == {}


def test_an_explanation_is_narrowed_to_what_is_still_said(conflict: Conflict) -> None:
    wide = replace(EXPLANATION, conflict="new", values=frozenset({FIVE, OVER_SIX, "9"}))
    narrowed = replace(conflict, state=State.NARROWED, values=frozenset({FIVE, OVER_SIX}))
    upkeep = upkeep_of_explanations([wide], [outcome(narrowed)])
    assert upkeep.write == {"new": replace(wide, values=OLD.values)}
    assert upkeep_of_explanations([wide], [outcome(conflict)]).write == {}


def test_a_value_that_another_check_finds_is_not_taken_out(conflict: Conflict) -> None:
    wide = replace(EXPLANATION, conflict="new", values=frozenset({FIVE, OVER_SIX, "9"}))
    narrowed = replace(conflict, state=State.NARROWED, values=frozenset({FIVE, OVER_SIX}))
    explained = replace(conflict, state=State.EXPLAINED, values=wide.values)
    assert upkeep_of_explanations([wide], [outcome(narrowed), outcome(explained)]).write == {}
