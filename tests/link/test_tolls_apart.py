"""What rules out that two tolls are of one event and of the same people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from atodds.model import Event, Slot

if TYPE_CHECKING:
    from tests.link.conftest import Make

Evidence = Callable[..., dict[str, float]]
NEVER = float("-inf")


def vetoed(found: dict[str, float]) -> set[str]:
    return {name for name, weight in found.items() if weight == NEVER}


@pytest.mark.parametrize(
    ("workers", "people", "apart"),
    [
        pytest.param(12, 12, False, id="all of them may be workers"),
        pytest.param(9, 12, True, id="the others may be no workers"),
        pytest.param(12, 9, False, id="some cannot be more than all"),
    ],
)
def test_people_of_one_kind_may_be_some_of_all(
    make: type[Make],
    evidence: Evidence,
    workers: int,
    people: int,
    apart: bool,  # noqa: FBT001  # a row of the table
) -> None:
    some = make.statement("a", slot=Slot("killed", "worker"), value=make.amount(workers))
    everybody = make.statement("b", slot=Slot("killed", "person"), value=make.amount(people))
    for left, right in ((some, everybody), (everybody, some)):
        assert ("things-apart" in vetoed(evidence(left, right))) is apart


@pytest.mark.parametrize(
    ("day", "published", "apart"),
    [
        pytest.param("2019-06-07", "2019-06-10", False, id="another Friday, weeks later"),
        pytest.param("2019-06-06", "2019-06-10", True, id="a Thursday"),
        pytest.param("2019-06-07", "2019-07-20", True, id="no day of the week before"),
        pytest.param("2019-05-10", "2019-05-12", True, id="the next Friday"),
    ],
)
def test_one_weekday_told_in_texts_dated_weeks_apart_may_be_one_day(
    make: type[Make],
    evidence: Evidence,
    day: str,
    published: str,
    apart: bool,  # noqa: FBT001  # a row of the table
) -> None:
    friday = make.statement("a", event=Event("bombing", when=make.day("2019-05-03")))
    other = make.statement("b", event=Event("bombing", when=make.day(day)))
    dates = {"b": datetime.fromisoformat(published)}
    assert ("dates-apart" in vetoed(evidence(friday, other, published=dates))) is apart


@pytest.mark.parametrize(
    ("published", "apart"),
    [
        pytest.param("2019-06-06", True, id="as the texts are"),
        pytest.param("2019-05-08", False, id="in texts of one week"),
    ],
)
def test_days_weeks_apart_are_two_even_by_their_context(
    make: type[Make],
    evidence: Evidence,
    published: str,
    apart: bool,  # noqa: FBT001  # a row of the table
) -> None:
    carried = frozenset({"when"})
    left = make.statement("a", event=Event("bombing", when=make.day("2019-05-03"), carried=carried))
    right = make.statement(
        "b", event=Event("bombing", when=make.day("2019-06-03"), carried=carried)
    )
    dates = {"b": datetime.fromisoformat(published)}
    assert ("dates-apart" in vetoed(evidence(left, right, published=dates))) is apart


@pytest.mark.parametrize(("others", "apart"), [(3, False), (5, True)])
def test_lists_of_victims_may_name_different_people(
    make: type[Make],
    evidence: Evidence,
    others: int,
    apart: bool,  # noqa: FBT001  # a row of the table
) -> None:
    listed = frozenset({"group", "list"})
    left = make.statement("a", value=make.amount(3), hints=listed)
    right = make.statement("b", value=make.amount(others), hints=listed)
    assert ("things-apart" in vetoed(evidence(left, right))) is apart


def test_men_may_be_some_of_all(make: type[Make], evidence: Evidence) -> None:
    men = make.statement("a", value=make.amount(9), hints=frozenset({"group"}))
    everybody = make.statement("b", value=make.amount(12))
    assert vetoed(evidence(men, everybody)) == {"things-apart"}
