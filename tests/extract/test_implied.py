"""Figures without a noun: whom they count is told by the words around them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from atodds.model import Assertion, Quantity

Asserted = Callable[..., list[Assertion]]


@pytest.mark.parametrize(
    ("text", "of", "number"),
    [
        pytest.param("About 12,000 marched.", "person", 12_000, id="marched"),
        pytest.param("The unions say 50,000 took part.", "person", 50_000, id="took part"),
        pytest.param("Some 300 attended the vigil.", "person", 300, id="attended"),
        pytest.param("More than 1,500 have caught it.", "person", 1_500, id="fell ill"),
        pytest.param("At least 40,000 live there.", "person", 40_000, id="live there"),
        pytest.param("A crowd of 9,000 watched.", "person", 9_000, id="a crowd of"),
        pytest.param("Police put the crowd at 12,000.", "person", 12_000, id="put the crowd at"),
        pytest.param("The police said 12,000.", "person", 12_000, id="the police count a crowd"),
        pytest.param("The camp now houses 45,000.", "person", 45_000, id="houses"),
        pytest.param("The ferry had room for 180.", "person", 180, id="room for"),
        pytest.param("The town has a population of 8,400.", "person", 8_400, id="a population"),
        pytest.param("The plant employs 740.", "worker", 740, id="employs"),
    ],
)
def test_a_bare_figure_counts_people_where_its_verb_says_so(
    asserted: Asserted, text: str, of: str, number: int
) -> None:
    [found] = asserted(text, "people", "things")
    assert isinstance(found.value, Quantity)
    assert found.slot.of == of
    assert found.value.value == number


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Eleven were unsold.", id="goods"),
        pytest.param("The seats cost 40.", id="a price"),
        pytest.param("The police said 12 of the cars were old.", id="cars"),
        pytest.param("The police said six.", id="six are no crowd"),
        pytest.param("The hall, built for 2014, was full.", id="a year"),
        pytest.param("A crowd of 40% of the town watched.", id="a share"),
        pytest.param("She attended at 9.", id="an hour"),
    ],
)
def test_other_bare_figures_count_nobody(asserted: Asserted, text: str) -> None:
    assert asserted(text, "people") == []


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        pytest.param("He was found guilty on six of eight counts.", True, id="six of eight"),
        pytest.param("Half of the 40 cabins burned.", True, id="half of"),
        pytest.param("Most of its 40 cranes are old.", True, id="most of"),
        pytest.param("The council of 40 members met.", False, id="a council of"),
        pytest.param("He faced eight counts.", False, id="no part"),
    ],
)
def test_a_figure_of_which_a_part_is_told_is_a_whole(
    asserted: Asserted,
    text: str,
    whole: bool,  # noqa: FBT001  # a column
) -> None:
    assert any("whole" in a.hints for a in asserted(text, "things", "people")) is whole


@pytest.mark.parametrize(
    ("text", "interim"),
    [
        pytest.param("With 94 per cent of the votes counted, she had 51 per cent.", True, id="%"),
        pytest.param("So far the fund has raised 40 dollars.", True, id="so far"),
        pytest.param("With all polling stations counted, she had 51 per cent.", False, id="all"),
        pytest.param("She had 51 per cent of the votes.", False, id="the result"),
    ],
)
def test_a_count_that_goes_on_says_so(
    asserted: Asserted,
    text: str,
    interim: bool,  # noqa: FBT001  # a column
) -> None:
    assert any("interim" in a.hints for a in asserted(text, "percent", "money")) is interim
