"""The plot: where intervals lie on one scale, whatever their unit, size and ends."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.report.strike import (
    HARBOUR,
    HERALD,
    HOUR,
    LANTERN,
    PERSON,
    POST,
    amount,
    day_of_vote,
    halloran_quoted,
    interval,
    length_of_talks,
    means_of_contact,
    number_arrested,
)

from atodds.model import Fact, Modifier, Position, Quantity, Unit
from atodds.report.html.plot import Plot, plot_of
from atodds.report.sources import Sources

SOURCES = Sources.of((HARBOUR, HERALD, LANTERN, POST))
MINUTE = Unit("minute", "time", "second", Fraction(60))


def plot(fact: Fact) -> Plot:
    found = plot_of(fact, SOURCES)
    assert found
    return found


def with_values(*values: Quantity) -> Fact:
    fact = number_arrested()
    positions = tuple(
        Position(value, tuple(replace(a, value=value) for a in position.assertions))
        for value, position in zip(values, fact.positions, strict=True)
    )
    return replace(fact, positions=positions)


def exactly(number: int, unit: Unit = PERSON) -> Quantity:
    return amount(number, Modifier.EXACT, unit, interval(number, number))


def test_intervals_stand_lowest_first_and_open_ends_are_told() -> None:
    found = plot(length_of_talks())
    assert [row.outlets for row in found.rows] == [
        ("Northern Herald",),
        ("Harbour Times",),
        ("Daily Lantern",),
    ]
    assert [row.bar.open_end for row in found.rows] == [False, True, False]
    assert found.unit == "hours"


def test_what_nobody_leaves_open_is_a_gap_and_ticks_stand_at_the_ends() -> None:
    found = plot(length_of_talks())
    (gap,) = found.gaps
    assert gap.start == found.rows[0].bar.end
    assert gap.end == found.rows[1].bar.start
    assert [tick.label for tick in found.ticks][:3] == ["4.5", "5.5", "6"]


@pytest.mark.parametrize(
    ("fact", "why"),
    [
        (means_of_contact(), "a meeting and a call lie on no scale"),
        (halloran_quoted(), "nor do words"),
        (
            with_values(amount(None, Modifier.VAGUE, PERSON, interval(None, None)), exactly(3)),
            "nothing is said of how many",
        ),
    ],
)
def test_what_lies_on_no_scale_has_no_plot(fact: Fact, why: str) -> None:
    assert plot_of(fact, SOURCES) is None, why


def test_days_have_a_plot_with_the_days_as_ticks() -> None:
    found = plot(day_of_vote())
    assert [tick.label for tick in found.ticks] == ["7 May 2021", "10 May 2021"]
    assert len(found.gaps) == 1


def test_units_are_converted_to_one() -> None:
    found = plot(with_values(exactly(2, HOUR), exactly(90, MINUTE)))
    assert found.unit == "seconds"
    assert [tick.label for tick in found.ticks] == ["5,400", "7,200"]


def test_amounts_a_hundredfold_apart_stand_on_a_logarithmic_scale() -> None:
    assert plot(with_values(exactly(3), exactly(4000))).logarithmic
    assert not plot(with_values(exactly(3), exactly(40))).logarithmic
    assert not plot(with_values(exactly(0), exactly(4000))).logarithmic, "zero has no logarithm"


def test_what_a_reader_expects_is_told_where_that_is_what_differs() -> None:
    assert all(row.expected for row in plot(number_arrested()).rows)
    assert not any(row.expected for row in plot(length_of_talks()).rows)


@given(st.tuples(*[st.integers(min_value=-(10**400), max_value=10**400)] * 2))
def test_every_bar_lies_on_the_scale_and_lower_amounts_lie_lower(ends: tuple[int, int]) -> None:
    found = plot(with_values(exactly(ends[0]), exactly(ends[1])))
    places = [(row.bar.start, row.bar.end) for row in found.rows]
    assert all(0 <= start <= end <= 100 for start, end in places)
    assert places == sorted(places)
    assert len(places) == len(set(ends))
