"""Whether two times are the time of one happening."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from atodds.model import Event, Kind, Slot

if TYPE_CHECKING:
    from tests.link.conftest import Make

Evidence = Callable[..., dict[str, float]]
NEVER = float("-inf")


def vetoed(found: dict[str, float]) -> set[str]:
    return {name for name, weight in found.items() if weight == NEVER}


TWO_HAPPENINGS = [
    pytest.param("shooting", "arrest", Kind.DATE, id="two happenings"),
    pytest.param("roll", "sink", Kind.DATE, id="two verbs that no list holds"),
    pytest.param("death", "arrest", Kind.TIME, id="two happenings at one time"),
]
ONE_HAPPENING = [
    pytest.param("shooting", "shooting", Kind.DATE, id="one happening"),
    pytest.param("shooting", "call", Kind.TIME, id="a shooting and the call about it"),
    pytest.param("roll", "sink", Kind.TIME, id="two verbs at one time of the clock"),
    pytest.param(None, "arrest", Kind.TIME, id="something unnamed at a time"),
    pytest.param("person", "child", Kind.KILLED, id="people counted happen to nobody"),
]


@pytest.mark.parametrize(("mine", "other", "kind"), TWO_HAPPENINGS)
def test_two_happenings_are_not_compared(
    make: type[Make], evidence: Evidence, mine: str, other: str, kind: Kind
) -> None:
    left = make.statement("a", kind=kind, slot=Slot("date", mine), value=make.day("2019-05-03"))
    right = make.statement("b", kind=kind, slot=Slot("date", other), value=make.day("2019-05-03"))
    assert "happenings-apart" in vetoed(evidence(left, right))


@pytest.mark.parametrize(("mine", "other", "kind"), ONE_HAPPENING)
def test_what_may_be_one_happening_is(
    make: type[Make], evidence: Evidence, mine: str | None, other: str, kind: Kind
) -> None:
    left = make.statement("a", kind=kind, slot=Slot("date", mine), value=make.day("2019-05-03"))
    right = make.statement("b", kind=kind, slot=Slot("date", other), value=make.day("2019-05-03"))
    assert "happenings-apart" not in vetoed(evidence(left, right))


@pytest.mark.parametrize(
    ("other", "carried", "apart"),
    [
        pytest.param("2019-05-04", (), True, id="two days"),
        pytest.param("2019-05-10", (), False, id="one weekday, counted from two dates"),
        pytest.param("2019-05-04", ("when",), False, id="a day from the context"),
    ],
)
def test_clock_times_of_two_days_are_not_compared(
    make: type[Make],
    evidence: Evidence,
    other: str,
    carried: tuple[str, ...],
    apart: bool,  # noqa: FBT001  # a column of the table
) -> None:
    left = make.statement("a", kind=Kind.TIME, event=Event(when=make.day("2019-05-03")))
    right = make.statement(
        "b", kind=Kind.TIME, event=Event(when=make.day(other), carried=frozenset(carried))
    )
    assert ("days-apart" in vetoed(evidence(left, right))) == apart
