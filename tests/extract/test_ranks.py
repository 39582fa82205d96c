"""Ranks: which one in an order, and an order of what."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from atodds.model import Assertion, Quantity

Asserted = Callable[..., list[Assertion]]


@pytest.mark.parametrize(
    ("text", "of", "rank"),
    [
        pytest.param("It is the third-largest city.", "largest", 3, id="a superlative"),
        pytest.param("It was the second deadliest avalanche.", "deadliest", 2, id="two words"),
        pytest.param("It closed for the second time in a week.", "time", 2, id="the second time"),
        pytest.param("She won a third term.", "term", 3, id="a term"),
        pytest.param("She began her second four-year term.", "term", 2, id="a word between"),
        pytest.param("It was the dam's ninth explosion.", "explosion", 9, id="somebody's"),
        pytest.param("It was the first such strike since 1998.", "such", 1, id="the first since"),
        pytest.param("He finished third in the race.", "place", 3, id="finished"),
        pytest.param("The team is in seventh place.", "place", 7, id="in a place"),
        pytest.param("The club lies 12th in the table.", "place", 12, id="in digits"),
        pytest.param("She took her twenty-second title.", "title", 22, id="two words for one"),
        pytest.param("She took her third record this year.", "record", 3, id="in a year"),
        pytest.param(
            "It was the second lake record that she had set this summer.", "record", 2,
            id="words between",
        ),
        pytest.param("The club are third with 31 points.", "place", 3, id="a table with points"),
        pytest.param("The club stay third.", "place", 3, id="at the end"),
        pytest.param("They moved up to second with 31 points.", "place", 2, id="moved up"),
    ],
)  # fmt: skip
def test_a_rank_is_in_an_order_of_something(
    asserted: Asserted, text: str, of: str, rank: int
) -> None:
    [found] = asserted(text, "rank")
    assert isinstance(found.value, Quantity)
    assert found.slot.of == of
    assert found.value.value == rank


@pytest.mark.parametrize(
    ("text", "of", "times"),
    [
        pytest.param("Rates rose for the fifth consecutive month.", "month", 5, id="consecutive"),
        pytest.param("It was their fourth win in a row.", "win", 4, id="in a row"),
        pytest.param("It was a fourth successive victory.", "win", 4, id="a victory is a win"),
        pytest.param("They slumped to a sixth straight loss.", "defeat", 6, id="a loss"),
        pytest.param("It was the bank's third rate rise in a row.", "increase", 3, id="a rise"),
        pytest.param("Prices fell for the third month running.", "month", 3, id="running"),
    ],
)
def test_what_comes_again_and_again_is_a_streak(
    asserted: Asserted, text: str, of: str, times: int
) -> None:
    [found] = asserted(text, "rank")
    assert (found.slot.aspect, found.slot.of) == ("streak", of)
    assert isinstance(found.value, Quantity)
    assert found.value.value == times


def test_two_ranks_may_share_a_noun(asserted: Asserted) -> None:
    found = asserted("They were the club's sixth and seventh titles in ten years.", "rank")
    assert [a.value.value for a in found if isinstance(a.value, Quantity)] == [6, 7]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The second half began late.", id="a part of a match"),
        pytest.param("She came second to nobody.", id="a turn of phrase"),
        pytest.param("The First Minister lives on 12th Street.", id="a title and a street"),
        pytest.param("On the third day it rained.", id="a day"),
        pytest.param("A third of the forest burned.", id="a share"),
        pytest.param("The third forest fire was put out.", id="forest is no superlative"),
        pytest.param("It happened on 12th June.", id="a date"),
        pytest.param("He finished first aid training.", id="first aid"),
        pytest.param("The talks are in their second round.", id="a round"),
        pytest.param("She is second with nobody she trusts more.", id="no tally behind"),
        pytest.param("They stay first friends.", id="not at the end"),
        pytest.param("The third record on the shelf was scratched.", id="no time told"),
    ],
)
def test_other_ordinals_are_no_ranks(asserted: Asserted, text: str) -> None:
    assert asserted(text, "rank") == []
