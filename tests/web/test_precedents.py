"""Which explanations of others are offered: the same rule, the same subject, the same values."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cli.conftest import make_outcome

from atodds.gate import content_of
from atodds.model import Conflict, Explanation, Reason, Severity, State
from atodds.web.precedents import nearest

FIVE, THREE = "18000 second", "10800 second"


def conflict() -> Conflict:
    """Two outlets differ on how long the rescue at Alder Point lasted."""
    (one,) = make_outcome((Severity.ERROR, State.NEW)).conflicts
    return replace(one, values=content_of(one.fact))


def said(name: str, rule: str, subject: str | None, *values: str) -> Explanation:
    return Explanation(
        conflict=name,
        rule=rule,
        subject=subject,
        values=frozenset(values),
        kind=Reason.SUPERSEDED,
        reason=f"As {name} says.",
        owner="city desk",
    )


ALIKE = [
    (said("a", "rescue-length", None, "1"), ("same rule",), "another rescue"),
    (said("a", "killed", "Alder Point, rescue", "1"), ("same subject",), "its words turned round"),
    (said("a", "killed", None, FIVE), ("same values",), "one of its values"),
    (
        said("a", "rescue-length", "Rescue, Alder Point", FIVE, THREE),
        ("same rule", "same subject", "same values"),
        "in all",
    ),
]

UNLIKE = [
    (said("a", "killed", None, "1"), "in nothing"),
    (said("a", "killed", "Flood, Sorel Valley", "1"), "another place"),
    (said("a", "killed", "Alder House fire", "1"), "a place of like name"),
    (said("6dfa34bc05a0", "rescue-length", "Rescue, Alder Point", FIVE), "the conflict itself"),
]


@pytest.mark.parametrize(("other", "alike", "why"), ALIKE, ids=[why for *_, why in ALIKE])
def test_what_is_alike_is_offered_with_what_is_alike_in_it(
    other: Explanation, alike: tuple[str, ...], why: str
) -> None:
    (one,) = nearest(conflict(), [other])
    assert one.alike == alike, why


@pytest.mark.parametrize(("other", "why"), UNLIKE, ids=[why for _, why in UNLIKE])
def test_what_is_alike_in_nothing_is_not_offered(other: Explanation, why: str) -> None:
    assert nearest(conflict(), [other]) == [], why


def test_the_nearest_stands_first_and_few_are_offered() -> None:
    others = [
        said("rule", "rescue-length", None, "1"),
        said("all", "rescue-length", "Rescue, Alder Point", FIVE, THREE),
        said("half", "killed", None, FIVE, "1"),
        said("values", "killed", None, FIVE, THREE),
    ]
    found = [one.explanation.conflict for one in nearest(conflict(), others)]
    assert found == ["all", "values", "rule"]


def test_one_wording_is_offered_once() -> None:
    one = said("a", "rescue-length", None, "1")
    nearer = replace(one, conflict="b", subject="Rescue, Alder Point")
    (found,) = nearest(conflict(), [one, nearer])
    assert found.explanation is nearer


@given(st.permutations([other for other, *_ in ALIKE] + [said("b", "rescue-length", None, "2")]))
def test_the_order_of_the_list_changes_nothing(others: list[Explanation]) -> None:
    named = [replace(other, conflict=repr(other)) for other in others]
    first = sorted(named, key=lambda e: e.conflict)
    assert nearest(conflict(), named) == nearest(conflict(), first)
