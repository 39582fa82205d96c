"""Counts held against others that do not say what happened to those counted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from atodds.config import Match, Rule
from atodds.model import Kind, Link, Slot

if TYPE_CHECKING:
    from tests.link.conftest import Make

Evidence = Callable[..., dict[str, float]]
Links = Callable[..., list[Link]]
NEVER = float("-inf")


@pytest.mark.parametrize(
    ("slot", "number", "told"),
    [
        pytest.param(Slot("count", "person"), 15, False, id="other people, perhaps"),
        pytest.param(Slot("group", "man"), 15, False, id="a group of men, perhaps others"),
        pytest.param(Slot("count", "person"), 12, True, id="one figure is of one group"),
        pytest.param(Slot("escaped", "person"), 15, True, id="both tell it"),
    ],
)
def test_of_two_figures_one_that_does_not_say_it_may_be_of_others(
    make: type[Make],
    evidence: Evidence,
    slot: Slot,
    number: int,
    told: bool,  # noqa: FBT001  # a row of the table
) -> None:
    escaped = make.statement("a", kind=Kind.PEOPLE, slot=Slot("escaped", "person"))
    other = make.statement("b", kind=Kind.PEOPLE, slot=slot, value=make.amount(number))
    for left, right in ((escaped, other), (other, escaped)):
        assert ("fate-untold" not in evidence(left, right)) is told


@pytest.mark.parametrize(
    ("slot", "apart"),
    [
        pytest.param(Slot("group", "man"), False, id="men may be those who escaped"),
        pytest.param(Slot("count", "soldier"), True, id="soldiers are somebody else"),
        pytest.param(Slot("escaped", "child"), True, id="children among them"),
    ],
)
def test_a_few_men_may_be_the_people_of_whom_the_other_text_tells_more(
    make: type[Make],
    evidence: Evidence,
    slot: Slot,
    apart: bool,  # noqa: FBT001  # a row of the table
) -> None:
    escaped = make.statement("a", kind=Kind.PEOPLE, slot=Slot("escaped", "person"))
    other = make.statement("b", kind=Kind.PEOPLE, slot=slot, value=make.amount(15))
    assert (evidence(escaped, other).get("things-apart") == NEVER) is apart


def test_what_a_rule_holds_beside_its_own_is_held_against_its_own_alone(
    make: type[Make], rule: Callable[..., Rule], links: Links
) -> None:
    escaped = rule(
        name="escaped", match=Match(aspect=("escaped",)), beside=Match(aspect=("count",))
    )
    counts = rule(name="counts", match=Match(aspect=("count",)))
    told = make.statement("a", slot=Slot("escaped", "person"))
    untold = [make.statement(d, slot=Slot("count", "person")) for d in "bc"]
    found = links(told, *untold, rules=(escaped, counts))
    assert sorted((pair.rule, pair.left.document, pair.right.document) for pair in found) == [
        ("counts", "b", "c"),
        ("escaped", "a", "b"),
        ("escaped", "a", "c"),
    ]


def test_a_rule_may_take_up_figures_of_two_sorts(
    make: type[Make], rule: Callable[..., Rule], links: Links
) -> None:
    both = rule(match=Match(aspect=("escaped",)), also=Match(aspect=("count",)))
    told = make.statement("a", slot=Slot("escaped", "person"))
    untold = make.statement("b", slot=Slot("count", "person"))
    assert len(links(told, untold, rules=(both,))) == 1
