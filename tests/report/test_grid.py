"""Outlets by facts: everybody's own words, conflicts first, nothing left out in silence."""

from __future__ import annotations

from atodds.model import Outcome
from atodds.report.grid import grid_of


def test_conflicts_come_first_and_outlets_in_the_order_of_publication(outcome: Outcome) -> None:
    grid = grid_of(outcome, outlets=9, rows=99, width=40)
    assert grid.outlets == ("Northern Herald", "Harbour Times", "Daily Lantern", "Evening Post")
    assert [row.conflict is None for row in grid.rows] == [False] * 6 + [True]


def test_a_cell_holds_the_outlets_own_words_not_those_of_who_agrees_with_it(
    outcome: Outcome,
) -> None:
    talks = grid_of(outcome, outlets=9, rows=1, width=40).rows[0]
    assert talks.cells == (
        ("“five hours”",),
        ("“lasted more than six hours”",),
        ("“six and a half hours”",),
        (),
    )


def test_times_are_told_by_what_they_mean(outcome: Outcome) -> None:
    vote = grid_of(outcome, outlets=9, rows=99, width=40).rows[1]
    assert vote.cells[:2] == (("10 May 2021",), ("7 May 2021",))


def test_what_is_left_out_is_counted_and_the_most_telling_stay(outcome: Outcome) -> None:
    grid = grid_of(outcome, outlets=2, rows=3, width=40)
    assert grid.outlets == ("Northern Herald", "Harbour Times")
    assert (grid.further_outlets, grid.further_rows) == (2, 4)


def test_a_run_on_nothing_has_an_empty_grid(quiet: Outcome) -> None:
    grid = grid_of(quiet, outlets=9, rows=9, width=40)
    assert (grid.outlets, grid.rows) == ((), ())
