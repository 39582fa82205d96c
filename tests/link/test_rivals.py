"""Figures that are the only ones of their kind in both texts, or the only ones left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from atodds.link.rivals import Rivals
from atodds.model import Assertion, Event, Kind, Slot

if TYPE_CHECKING:
    from tests.link.conftest import Make

Told = dict[str, list[float]]


@pytest.fixture(scope="session")
def cranes(make: type[Make]) -> Callable[[str, float], Assertion]:
    """Return a function that makes a count of cranes."""

    def count(document: str, number: float) -> Assertion:
        return make.statement(
            document, kind=Kind.THINGS, slot=Slot("count", "crane"), value=make.amount(number)
        )

    return count


@pytest.mark.parametrize(
    ("mine", "other", "left"),
    [
        pytest.param([40], [90], True, id="each the only one in its text"),
        pytest.param([40], [40], True, id="equal, and the only ones"),
        pytest.param([40, 60], [90, 60], True, id="the other figures find their equals"),
        pytest.param([40, 40], [90], True, id="told twice is one figure"),
        pytest.param([40, 12], [90], False, id="twelve might answer as well"),
        pytest.param([40], [90, 12], False, id="and so on the other side"),
        pytest.param([40, 90], [90], False, id="ninety has its equal, forty is left over"),
        pytest.param([40, *range(1, 7)], [90], False, id="a table"),
    ],
)
def test_figures_are_left_over_when_all_others_are_answered(
    cranes: Callable[[str, float], Assertion],
    mine: list[float],
    other: list[float],
    left: bool,  # noqa: FBT001  # a column
) -> None:
    ours = [cranes("a", number) for number in mine]
    theirs = [cranes("b", number) for number in other]
    rivals = Rivals.of([*ours, *theirs])
    assert rivals.leave_only(ours[0], theirs[0]) is left
    assert rivals.leave_only(theirs[0], ours[0]) is left


def test_what_happened_years_before_rivals_nothing_of_today(
    cranes: Callable[[str, float], Assertion],
) -> None:
    mine, other = cranes("a", 40), cranes("b", 90)
    before = replace(cranes("b", 12), event=Event(background=True))
    assert Rivals.of([mine, other, before]).leave_only(mine, other)
    assert not Rivals.of([mine, other, before]).leave_only(mine, before)


def test_figures_of_two_things_do_not_answer_to_each_other(
    make: type[Make], cranes: Callable[[str, float], Assertion]
) -> None:
    ships = make.statement("b", kind=Kind.THINGS, slot=Slot("count", "ship"), value=make.amount(40))
    rivals = Rivals.of([cranes("a", 40), ships])
    assert not rivals.leave_only(cranes("a", 40), ships)


def test_figures_of_other_things_are_no_rivals(
    make: type[Make], cranes: Callable[[str, float], Assertion]
) -> None:
    ships = make.statement("a", kind=Kind.THINGS, slot=Slot("count", "ship"), value=make.amount(12))
    rivals = Rivals.of([cranes("a", 40), ships, cranes("b", 90)])
    assert rivals.leave_only(cranes("a", 40), cranes("b", 90))
