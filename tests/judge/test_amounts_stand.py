"""Whether two amounts can both be true: a table of cases, and the laws behind it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atodds.judge.amounts import amounts_stand
from atodds.judge.arithmetic import interval_in_words
from atodds.model import (
    Assertion,
    Event,
    Interval,
    Kind,
    Mention,
    Modifier,
    Quantity,
    Slot,
    Span,
    Unit,
    Verdict,
)

HOUR = Unit("hour", "time", "second", Fraction(3600))
MINUTE = Unit("minute", "time", "second", Fraction(60))


def interval(
    lower: float | None, upper: float | None, *, open_below: bool = False, open_above: bool = False
) -> Interval:
    return Interval(
        None if lower is None else Fraction(lower),
        None if upper is None else Fraction(upper),
        open_below,
        open_above,
    )


def quantity(hard: Interval, soft: Interval | None = None, unit: Unit = HOUR) -> Quantity:
    return Quantity(None, Modifier.VAGUE, unit, hard, soft or hard)


def asserted(value: Quantity) -> Assertion:
    return Assertion(
        document="a",
        kind=Kind.DURATION,
        slot=Slot("length"),
        value=value,
        event=Event(),
        mention=Mention(Span(0, 4), "some"),
        sentence=Span(0, 4),
    )


def verdict(mine: Quantity, other: Quantity, tolerance: float = 0.0) -> Verdict:
    return amounts_stand(asserted(mine), asserted(other), mine, other, tolerance).verdict


FIVE = interval(4.5, 5.5, open_above=True)
OVER_SIX = interval(6, None, open_below=True)


@pytest.mark.parametrize(
    ("mine", "other", "expected"),
    [
        pytest.param(FIVE, FIVE, Verdict.AGREE, id="the same words"),
        pytest.param(FIVE, OVER_SIX, Verdict.CONFLICT, id="five hours is not more than six"),
        pytest.param(interval(6, 6), OVER_SIX, Verdict.CONFLICT, id="more than six leaves six out"),
        pytest.param(
            FIVE, interval(5.5, 6.5), Verdict.CONFLICT, id="half-open bounds do not touch"
        ),
        pytest.param(
            interval(6, None), interval(6, 6), Verdict.COMPATIBLE, id="at least six may be six"
        ),
        pytest.param(
            interval(10, None), interval(12, None), Verdict.COMPATIBLE, id="two floors overlap"
        ),
        pytest.param(
            interval(None, 4), interval(4.5, 5.5), Verdict.CONFLICT, id="at most four is not five"
        ),
    ],
)
def test_two_amounts_stand_as_their_hard_bounds_do(
    mine: Interval, other: Interval, expected: Verdict
) -> None:
    assert verdict(quantity(mine), quantity(other)) is expected


def test_disjoint_expectations_are_a_note_where_the_words_leave_room() -> None:
    at_least_ten = quantity(interval(10, None), interval(10, 20, open_above=True))
    dozens = quantity(interval(12, None), interval(24, 99))
    assert verdict(at_least_ten, dozens) is Verdict.DIVERGENCE


def test_amounts_in_two_units_are_compared_in_one() -> None:
    assert verdict(quantity(FIVE), quantity(interval(300, 300), unit=MINUTE)) is Verdict.COMPATIBLE
    assert verdict(quantity(FIVE), quantity(interval(50, 50), unit=MINUTE)) is Verdict.CONFLICT


def test_a_rules_tolerance_forgives_small_differences_only() -> None:
    assert verdict(quantity(interval(100, 100)), quantity(interval(102, 102)), 0.05) is (
        Verdict.COMPATIBLE
    )
    assert verdict(quantity(interval(100, 100)), quantity(interval(120, 120)), 0.05) is (
        Verdict.CONFLICT
    )


bounds = st.fractions(min_value=0, max_value=10_000, max_denominator=10)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(bounds), draw(bounds)))
    if draw(st.booleans()):
        return Interval(low, None, draw(st.booleans()))
    open_ends = low < high
    return Interval(low, high, open_ends and draw(st.booleans()), open_ends and draw(st.booleans()))


@given(intervals(), intervals())
def test_comparison_is_symmetric(mine: Interval, other: Interval) -> None:
    assert verdict(quantity(mine), quantity(other)) is verdict(quantity(other), quantity(mine))


@given(intervals(), intervals(), bounds)
def test_a_shared_amount_is_never_a_conflict(
    mine: Interval, other: Interval, amount: Fraction
) -> None:
    point = Interval(amount, amount)
    if mine.contains(point) and other.contains(point):
        assert verdict(quantity(mine), quantity(other)) is not Verdict.CONFLICT


@given(intervals(), intervals())
def test_amounts_that_exclude_each_other_are_always_a_conflict(
    mine: Interval, other: Interval
) -> None:
    if not mine.meets(other):
        assert verdict(quantity(mine), quantity(other)) is Verdict.CONFLICT


@pytest.mark.parametrize(
    ("given_interval", "unit", "words"),
    [
        (interval(21600, None, open_below=True), "second", "more than 6 hours"),
        (interval(16200, 19800, open_above=True), "second", "4.5 to under 5.5 hours"),
        (interval(3600, 3600), "second", "1 hour"),
        (interval(12, None), "person", "at least 12 people"),
        (interval(0, 30, open_above=True), "vehicle", "less than 30 vehicles"),
        (interval(60, 60), "percent", "60 percent"),
    ],
)
def test_the_arithmetic_is_told_in_words(given_interval: Interval, unit: str, words: str) -> None:
    assert interval_in_words(given_interval, unit) == words
