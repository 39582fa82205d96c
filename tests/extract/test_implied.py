"""Figures without a noun: whom they count is told by the words around them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from atodds.model import Assertion, Quantity

Asserted = Callable[..., list[Assertion]]


@pytest.mark.parametrize(
    ("text", "of", "number"),
    [
        pytest.param("About 6,700 marched.", "person", 6_700, id="marched"),
        pytest.param("The rowers say 8,300 took part.", "person", 8_300, id="took part"),
        pytest.param("Some 300 attended the vigil.", "person", 300, id="attended"),
        pytest.param("More than 260 have caught it.", "person", 260, id="fell ill"),
        pytest.param("At least 3,900 live there.", "person", 3_900, id="live there"),
        pytest.param("A crowd of 9,000 watched.", "person", 9_000, id="a crowd of"),
        pytest.param("Police put the crowd at 6,700.", "person", 6_700, id="put the crowd at"),
        pytest.param("The police said 6,700.", "person", 6_700, id="the police count a crowd"),
        pytest.param("The barracks now house 710.", "person", 710, id="houses"),
        pytest.param("The chapel had room for 65.", "person", 65, id="room for"),
        pytest.param("The town has a population of 8,400.", "person", 8_400, id="a population"),
        pytest.param("The mill employs 330.", "worker", 330, id="employs"),
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
        pytest.param("Thirteen were repainted.", id="goods"),
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
        pytest.param("Nine of 20 cranes were sold.", True, id="nine of twenty"),
        pytest.param("Half of the 40 cabins burned.", True, id="half of"),
        pytest.param("Most of its 40 cranes are old.", True, id="most of"),
        pytest.param("The council of 40 members met.", False, id="a council of"),
        pytest.param("The port has 20 cranes.", False, id="no part"),
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
        pytest.param("With half of the ballots counted, she had 58 per cent.", True, id="%"),
        pytest.param("So far the fund has raised 40 dollars.", True, id="so far"),
        pytest.param("With all ballots counted, she had 58 per cent.", False, id="all"),
        pytest.param("She had 58 per cent of the votes.", False, id="the result"),
    ],
)
def test_a_count_that_goes_on_says_so(
    asserted: Asserted,
    text: str,
    interim: bool,  # noqa: FBT001  # a column
) -> None:
    assert any("interim" in a.hints for a in asserted(text, "percent", "money")) is interim
