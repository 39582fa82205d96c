"""Votes and matches: who had how many, by how many one side won, and when the score stood."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from atodds.model import Assertion, Quantity

Asserted = Callable[..., list[Assertion]]


def results(found: list[Assertion], aspect: str) -> list[tuple[int, ...]]:
    """Return the figures of one aspect, the two of a ballot or score as they are written."""
    amounts = [
        a.value.value for a in found if a.slot.aspect == aspect and isinstance(a.value, Quantity)
    ]
    return [tuple(map(int, v)) if isinstance(v, tuple) else (int(v or 0),) for v in amounts]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param("The council approved it by 31 votes to 17.", (31, 17), id="votes to"),
        pytest.param("Parliament voted 52 to 48 for the bill.", (52, 48), id="voted"),
        pytest.param("The bill passed 61-38.", (61, 38), id="a hyphen"),
        pytest.param("Members rejected it on a 61-38 vote.", (61, 38), id="before the noun"),
        pytest.param("The committee split 7-6.", (7, 6), id="split"),
        pytest.param("The jury voted 11-1 to convict.", (11, 1), id="a jury"),
        pytest.param("Ayes 212. Noes 188.", (212, 188), id="as it is called out"),
        pytest.param("Noes 188. Ayes 212.", (212, 188), id="the noes first"),
        pytest.param(
            "It was adopted by 73 members, with 26 against.", (73, 26), id="with so many against"
        ),
        pytest.param("There were 73 votes for and 26 against.", (73, 26), id="for and against"),
    ],
)
def test_a_ballot_has_two_sides_and_a_majority(
    asserted: Asserted, text: str, sides: tuple[int, int]
) -> None:
    found = asserted(text, "votes")
    assert results(found, "ballot") == [sides]
    assert results(found, "margin") == [(sides[0] - sides[1],)]
    assert asserted(text, "score") == []


@pytest.mark.parametrize(
    ("text", "margin"),
    [
        pytest.param("The government won by a majority of 24.", 24, id="a majority of"),
        pytest.param("She won by 1,204 votes.", 1204, id="won by"),
        pytest.param("Porter beat Brandt by just 312 votes.", 312, id="beat somebody by"),
        pytest.param("Some 1,200 votes separated the two.", 1200, id="separated"),
    ],
)
def test_a_majority_may_be_told_alone(asserted: Asserted, text: str, margin: int) -> None:
    found = asserted(text, "votes", "things")
    assert results(found, "margin") == [(margin,)]
    assert results(found, "count") == [], "it does not say how many voted"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Porter had 1,204 votes.", id="votes cast for one"),
        pytest.param("She won by a majority of voters.", id="no figure"),
        pytest.param("He won by 12 seconds.", id="a race"),
        pytest.param("The bill was carried by 12 messengers.", id="carried by people"),
        pytest.param("Twelve people stood up and 40 dogs barked against it.", id="dogs"),
        pytest.param("He served from 1998 to 2004 in the senate.", id="years"),
    ],
)
def test_other_figures_are_no_votes(asserted: Asserted, text: str) -> None:
    assert asserted(text, "votes") == []


@pytest.mark.parametrize(
    ("text", "when", "sides"),
    [
        pytest.param("Graz Rovers beat Weiz Town 3-1.", "final", (3, 1), id="beat"),
        pytest.param("Rovers drew 1-1 with Weiz.", "final", (1, 1), id="drew"),
        pytest.param("In the match Rovers won three to one.", "final", (3, 1), id="in words"),
        pytest.param("The match ended Rovers 0-2 Weiz.", "final", (0, 2), id="between the clubs"),
        pytest.param("The match: Rovers 3, Weiz Town 1", "final", (3, 1), id="a line of results"),
        pytest.param("Rovers led 2-0 at half-time.", "half-time", (2, 0), id="at half-time"),
        pytest.param("Rovers were 2-0 down at the break.", "half-time", (2, 0), id="at the break"),
        pytest.param("Rovers went 2-0 up after an hour.", "moment", (2, 0), id="on the way"),
    ],
)
def test_a_score_stood_at_some_moment_of_the_match(
    asserted: Asserted, text: str, when: str, sides: tuple[int, int]
) -> None:
    found = asserted(text, "score")
    assert results(found, "score") == [sides]
    assert [a.slot.of for a in found] == [when]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The match is on Channel 4, Sunday 12 May.", id="a channel and a day"),
        pytest.param("The match drew 12 of 14 teams.", id="a share"),
        pytest.param("The shop is open 9-5 on Mondays.", id="opening hours"),
    ],
)
def test_other_figures_are_no_scores(asserted: Asserted, text: str) -> None:
    assert asserted(text, "score") == []
