"""Low, best and high: how far apart, and who has how many independent origins."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.report.strike import (
    HARBOUR,
    HERALD,
    LANTERN,
    POST,
    day_of_vote,
    halloran_quoted,
    length_of_talks,
    number_arrested,
    ships_waiting,
)

from atodds.model import Fact, Position
from atodds.report.estimates import Estimate, estimates_of
from atodds.report.sources import Sources

SOURCES = Sources.of((HARBOUR, HERALD, LANTERN, POST))
FIVE, SIX = Estimate("“five hours”", 1), Estimate("“lasted more than six hours”", 2)


def test_the_value_of_the_most_origins_is_the_best() -> None:
    found = estimates_of(length_of_talks(), SOURCES)
    assert (found.low, found.best, found.high, found.origins) == (FIVE, SIX, SIX, 3)


@pytest.mark.parametrize(
    ("fact", "why"),
    [
        (number_arrested(), "one origin each"),
        (day_of_vote(), "one origin each, and days besides"),
        (halloran_quoted(), "both print the copy of one agency"),
    ],
)
def test_no_value_is_picked_where_none_has_more_origins(fact: Fact, why: str) -> None:
    assert estimates_of(fact, SOURCES).best is None, why


@pytest.mark.parametrize(
    ("fact", "why"),
    [
        (day_of_vote(), "a day is not low"),
        (halloran_quoted(), "nor are words"),
        (replace(ships_waiting(), positions=ships_waiting().positions[:1]), "there is one value"),
    ],
)
def test_only_several_amounts_are_low_and_high(fact: Fact, why: str) -> None:
    found = estimates_of(fact, SOURCES)
    assert found.low is None, why
    assert found.high is None, why


def test_copies_of_one_agency_are_one_origin() -> None:
    fact = length_of_talks()
    first = fact.positions[0]
    copied = replace(first.assertions[1], document=POST.id)
    more = Position(first.value, (*first.assertions, copied))
    found = estimates_of(replace(fact, positions=(more, fact.positions[1])), SOURCES)
    assert found.best == SIX
    assert found.origins == 3
