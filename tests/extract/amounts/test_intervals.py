from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atodds.extract.amounts import amounts_in
from atodds.extract.amounts.intervals import bands, next_round
from atodds.model import Interval, Quantity, Span


def quantity(text: str) -> Quantity:
    found = amounts_in(text, Span(0, len(text)))
    assert len(found) == 1, [amount.mention.text for amount in found]
    return found[0].quantity


def written(interval: Interval) -> str:
    """Write an interval as mathematicians do: "[7.5, 8.5)"."""
    low = "-inf" if interval.lower is None else f"{float(interval.lower):g}"
    high = "inf" if interval.upper is None else f"{float(interval.upper):g}"
    closed = interval.upper_open or interval.upper is None
    return f"{'(' if interval.lower_open else '['}{low}, {high}{')' if closed else ']'}"


TABLE = [
    ("They talked for five hours.", "[4.5, 5.5)", "[4.5, 5.5)", "half the last digit"),
    ("The truce held 48 hours.", "[47.5, 48.5)", "[47.5, 48.5)", "two digits that count"),
    ("The truce held 20 hours.", "[15, 25)", "[15, 25)", "the tens are the last digit"),
    ("They sent 8,500 troops.", "[8450, 8550)", "[8450, 8550)", "hundreds of a count"),
    ("They sent 20,000 troops.", "[15000, 25000)", "[15000, 25000)", "ten thousands of a count"),
    ("They talked for 2.5 hours.", "[2.25, 2.75)", "[2.25, 2.75)", "half hours of time"),
    ("It weighs 2.50 tonnes.", "[2.495, 2.505)", "[2.495, 2.505)", "a nought that was written"),
    ("It killed 20 people.", "[20, 20]", "[20, 20]", "a small count is exact"),
    ("It killed 99 people.", "[99, 99]", "[99, 99]", "the last exact count"),
    ("A 22-year-old won.", "[22, 22]", "[22, 22]", "an age is exact"),
    ("Exactly 8,500 voted.", "[8500, 8500]", "[8500, 8500]", "exactly"),
    ("Just five hours passed.", "[5, 5]", "[5, 5]", "just"),
    ("About 100 miles.", "[50, 150]", "[0, 200]", "about, where the halo is wider"),
    ("About 48 hours.", "[43.2, 52.8]", "[38.4, 57.6]", "about, where a tenth is wider"),
    ("More than four days.", "(4, inf)", "(4, 5]", "more than"),
    ("At least 12 died.", "[12, inf)", "[12, 24)", "at least"),
    ("Up to 300 boats.", "[1, 350)", "[150, 300]", "up to, of a count"),
    ("Up to 40 miles.", "[0, 45)", "[20, 40]", "up to, of a measure"),
    ("No more than 10 people.", "[0, 10]", "[5, 10]", "at most"),
    ("Fewer than 10 people.", "[0, 10)", "[5, 10)", "fewer than"),
    ("Nearly 100 people.", "[85, 100)", "[93, 100)", "nearly"),
    ("Just under 100 people.", "[85, 100)", "[93, 100)", "just under"),
    ("Just over 100 people.", "(100, 115]", "(100, 115]", "just over"),
    ("Between 10 and 20 people.", "[10, 20]", "[10, 20]", "between"),
    ("A couple of hours.", "[2, inf)", "[2, 2]", "a couple"),
    ("A few people.", "[3, inf)", "[3, 5]", "a few"),
    ("Several people.", "[3, inf)", "[3, 10]", "several"),
    ("Several hundred people.", "[300, inf)", "[300, 1000]", "several hundred"),
    ("Dozens of people.", "[12, inf)", "[24, 99]", "dozens"),
    ("Scores of people.", "[20, inf)", "[40, 100]", "scores"),
    ("Hundreds of people.", "[100, inf)", "[200, 999]", "hundreds"),
    ("Thousands of people.", "[1000, inf)", "[2000, 9999]", "thousands"),
    ("Tens of thousands of people.", "[10000, inf)", "[20000, 99999]", "tens of thousands"),
    ("It was minus 5 degrees Celsius.", "(-5.5, -4.5]", "(-5.5, -4.5]", "below zero"),
]


@pytest.mark.parametrize(
    ("text", "hard", "soft"), [row[:3] for row in TABLE], ids=[row[3] for row in TABLE]
)
def test_words_commit_to_these_amounts(text: str, hard: str, soft: str) -> None:
    found = quantity(text)
    assert (written(found.hard), written(found.soft)) == (hard, soft)


@pytest.mark.parametrize(
    ("value", "following"), [("6", 7), ("60", 70), ("8500", 9000), ("48", 50), ("99", 100)]
)
def test_the_next_round_number_has_one_digit_that_counts(value: str, following: int) -> None:
    assert next_round(Fraction(value)) == following


def test_a_score_is_the_same_whoever_is_named_first() -> None:
    first, second = quantity("They won 3-1."), quantity("They lost 1-3.")
    assert first.hard == second.hard
    assert not quantity("They won 3-2.").hard.meets(first.hard)


AMOUNTS = st.fractions(min_value=Fraction(1, 10), max_value=10**9, max_denominator=100)
MANNERS = st.sampled_from(
    ["about", "more_than", "at_least", "less_than", "at_most", "nearly", "just_over", "up_to"]
)


@given(AMOUNTS, MANNERS)
def test_a_soft_interval_lies_within_the_hard_one_unless_about(value: Fraction, name: str) -> None:
    hard, soft = bands(value, Fraction(1, 10), name, whole=False)
    assert soft.contains(hard) if name == "about" else hard.contains(soft)


@given(AMOUNTS)
def test_a_modifier_never_narrows_the_wrong_way(value: Fraction) -> None:
    step = Fraction(1, 10)
    bare = bands(value, step, "exact", whole=False)[0]
    assert bands(value, step, "about", whole=False)[0].contains(bare)
    assert bands(value, step, "up_to", whole=False)[0].contains(
        Interval(max(bare.lower or Fraction(0), Fraction(0)), value)
    )
    above = bands(value, step, "more_than", whole=False)[0]
    assert bands(value, step, "at_least", whole=False)[0].contains(above)
    assert above.contains(bands(value, step, "just_over", whole=False)[0])
    below = bands(value, step, "less_than", whole=False)[0]
    assert bands(value, step, "at_most", whole=False)[0].contains(below)
    assert below.contains(bands(value, step, "nearly", whole=False)[0])


@given(AMOUNTS, MANNERS)
def test_an_amount_below_zero_is_the_mirror_image(value: Fraction, name: str) -> None:
    mirrored = {"more_than": "less_than", "at_least": "at_most"}
    mirrored |= {other: one for one, other in mirrored.items()}
    positive = bands(value, Fraction(1), mirrored.get(name, name), whole=False)[0]
    negative = bands(-value, Fraction(1), name, whole=False)[0]
    assert negative.upper == (None if positive.lower is None else -positive.lower)
    assert negative.lower == (None if positive.upper is None else -positive.upper)
