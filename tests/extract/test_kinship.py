"""Who is whose wife, brother or cousin, and of how many children somebody is the father."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from atodds.model import Assertion, Category, Quantity

Asserted = Callable[..., list[Assertion]]


def relations(found: list[Assertion]) -> list[tuple[str, str]]:
    return [
        (a.slot.aspect, a.value.key)
        for a in found
        if a.slot.aspect in {"couple", "kin"} and isinstance(a.value, Category)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Peter Holm shot his ex-wife, Anna Holm.", [("couple", "divorced")], id="both named"
        ),
        pytest.param(
            "Anna Holm was shot by her former husband, Peter Holm.",
            [("couple", "divorced")],
            id="from the other side",
        ),
        pytest.param("A pilot shot his wife.", [("couple", "married")], id="neither named"),
        pytest.param(
            "Peter Holm was stabbed by his cousin.", [("kin", "cousin")], id="who stabbed"
        ),
        pytest.param("Peter Holm's sister found him.", [("kin", "sister")], id="who found him"),
        pytest.param("Peter Holm's uncle, Karl Moss, was there.", [("kin", "uncle")], id="a name"),
        pytest.param("Peter Holm lived with his cousin.", [], id="one of perhaps many cousins"),
        pytest.param('"He was kind," his wife told reporters.', [], id="who only speaks"),
        pytest.param("Peter Holm shot his wife's car.", [], id="what is hers"),
        pytest.param(
            "Peter Holm shot his wife. His ex-wife, Anna Moss, is safe.", [], id="two wives"
        ),
        pytest.param(
            "Peter Holm was stabbed by his cousin. Peter Holm's brother stabbed him too.",
            [],
            id="two kin",
        ),
    ],
)
def test_what_one_is_to_another(
    asserted: Asserted, text: str, found: list[tuple[str, str]]
) -> None:
    assert relations(asserted(text, "other")) == found


def test_husband_and_wife_answer_one_question(asserted: Asserted) -> None:
    [wife] = asserted("Peter Holm shot his wife, Anna Moss.", "other")
    [husband] = asserted("Anna Moss was shot by her husband, Peter Holm.", "other")
    assert wife.slot.qualifiers == husband.slot.qualifiers


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Peter Holm, a father of three, drowned.", [("Peter Holm", Fraction(3))]),
        ("Anna Moss was a nurse and a mother of two.", [("Anna Moss", Fraction(2))]),
        ("Anna Moss, a mother of four young children, drowned.", [("Anna Moss", Fraction(4))]),
        ("Anna Moss, a mother of two boys, drowned.", []),
        ("Peter Holm is the father of one of the boys.", []),
        ("Anna Moss, a mother of two, drowned. Anna Moss was a mother of three.", []),
    ],
)
def test_how_many_children_somebody_has(
    asserted: Asserted, text: str, count: list[tuple[str | None, Fraction | None]]
) -> None:
    found = (a for a in asserted(text, "people") if a.slot.aspect == "children")
    assert [
        (a.slot.name, a.value.hard.lower) for a in found if isinstance(a.value, Quantity)
    ] == count
