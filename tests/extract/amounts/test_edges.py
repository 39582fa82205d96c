"""Where the grammar of amounts draws its lines: a row on either side of each."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.extract.amounts.reading import Value, as_fractions, read, read_one
from tests.extract.amounts.test_intervals import written

from atodds.extract.amounts.intervals import age_bands, range_bands, score_bands
from atodds.extract.amounts.record import quantity_record
from atodds.extract.amounts.units import currency_name
from atodds.model import Modifier


@pytest.mark.parametrize(
    ("manner", "hard", "soft"),
    [
        (Modifier.BETWEEN, "[10, 20]", "[10, 20]"),
        (Modifier.EXACT, "[10, 20]", "[10, 20]"),
        (Modifier.ABOUT, "[9, 22]", "[8, 24]"),
        (Modifier.MORE_THAN, "[10, inf)", "[10, 20]"),
        (Modifier.AT_LEAST, "[10, inf)", "[10, 20]"),
        (Modifier.LESS_THAN, "[0, 20]", "[10, 20]"),
        (Modifier.AT_MOST, "[0, 20]", "[10, 20]"),
        (Modifier.UP_TO, "[0, 20]", "[10, 20]"),
    ],
)
def test_a_range_is_taken_at_its_word_whichever_end_stands_first(
    manner: Modifier, hard: str, soft: str
) -> None:
    for low, high in ((10, 20), (20, 10)):
        found = range_bands(Fraction(low), Fraction(high), manner)
        assert tuple(map(written, found)) == (hard, soft)


def test_a_range_below_zero_widens_away_from_its_middle() -> None:
    hard, soft = range_bands(Fraction(-20), Fraction(-10), Modifier.ABOUT)
    assert (written(hard), written(soft)) == ("[-22, -9]", "[-24, -8]")


@pytest.mark.parametrize(
    ("months", "hard", "why"),
    [
        (18, "[12, 18]", "a year and a half is a year old as well"),
        (24, "[24, 24]", "two full years"),
        (11, "[11, 11]", "less than a year is nothing else"),
        (12, "[12, 12]", "a year to the day"),
        (31, "[24, 31]", "two years and some"),
    ],
)
def test_an_age_in_months_is_its_full_years_as_well(months: int, hard: str, why: str) -> None:
    found, soft = age_bands(Fraction(months), Fraction(12))
    assert written(found) == hard, why
    assert written(soft) == f"[{months}, {months}]"


def test_a_score_is_a_point_of_its_own_whoever_is_named_first() -> None:
    results = [(first, second) for first in range(6) for second in range(first + 1)]
    points = {score_bands(Fraction(a), Fraction(b)) for a, b in results}
    assert len(points) == len(results)
    for first, second in results:
        hard, soft = score_bands(Fraction(first), Fraction(second))
        assert score_bands(Fraction(second), Fraction(first)) == (hard, soft)
        assert hard == soft
        assert hard.lower == hard.upper == first + Fraction(second, 10**6)
        assert not hard.lower_open
        assert not hard.upper_open


@pytest.mark.parametrize(
    ("code", "name"),
    [("GBP", "pound"), ("USD", "dollar"), ("AED", "dirham"), ("XXQ", "XXQ")],
)
def test_a_currency_is_called_as_in_a_rate(code: str, name: str) -> None:
    assert currency_name(code) == name


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Gas costs $3 a litre.", "dollar per liter"),
        ("Rent is £9 per square metre.", "pound per square meter"),
        ("Ore sells at 40 euros a tonne.", "euro per tonne"),
    ],
)
def test_a_price_is_told_by_the_name_of_its_currency(text: str, unit: str) -> None:
    amount = read_one(text)
    record = quantity_record(amount, "a")
    assert record["unit"] == unit


@pytest.mark.parametrize(
    ("text", "second", "hard", "modifier"),
    [
        ("about 50 miles (80 km)", 1, "[72, 88]", Modifier.ABOUT),
        ("more than 50 miles (80 km)", 1, "(80, inf)", Modifier.MORE_THAN),
        ("at least 50 miles (80 km) away", 1, "[80, inf)", Modifier.AT_LEAST),
        ("nearly 50 miles (80 km)", 1, "[68, 80)", Modifier.NEARLY),
        ("50 miles (80 km)", 1, "[75, 85)", Modifier.EXACT),
        ("about 50 miles (more than 80 km)", 1, "(80, inf)", Modifier.MORE_THAN),
        ("up to 50 miles (80 km)", 1, "[0, 85)", Modifier.UP_TO),
    ],
)
def test_what_is_said_again_is_meant_as_it_was_said_first(
    text: str, second: int, hard: str, modifier: Modifier
) -> None:
    amount = read(f"The river is {text}.")[second]
    assert amount.same_as is not None
    assert amount.quantity.modifier is modifier
    assert written(amount.quantity.hard) == hard


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("One in six voters stayed at home.", "0.1667"),
        ("One in 10 voters stayed at home.", "0.1"),
        ("One in 20 voters stayed at home.", "0.05"),
        ("Two in five voters stayed at home.", "0.4"),
        ("Nine in ten voters stayed at home.", "0.9"),
        ("Three in 100 voters stayed at home.", "0.03"),
        ("Nine out of 13 voters stayed at home.", "0.6923"),
        ("Two out of 17 voters stayed at home.", "0.1176"),
    ],
)
def test_odds_are_a_share(text: str, value: str) -> None:
    amount = read_one(text)
    assert isinstance(amount.quantity.value, Fraction)
    assert f"{float(amount.quantity.value):.4g}" == f"{float(value):.4g}"
    assert amount.quantity.dimension == "ratio"


@pytest.mark.parametrize(
    "text",
    [
        "The raids killed two in 17 attacks.",
        "They won one in 11 matches.",
        "They won three in six matches.",
        "They lost four in 20 matches.",
        "They lost five in two matches.",
    ],
)
def test_a_count_and_what_it_is_spread_over_are_no_odds(text: str) -> None:
    assert all(amount.quantity.dimension != "ratio" for amount in read(text))


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("Harbour beat Valley 3-1 on Sunday.", (3, 1)),
        ("Valley lost 1-3 on Sunday.", (1, 3)),
        ("They drew 2-2 on Sunday.", (2, 2)),
        ("Harbour won 3 - 1 on Sunday.", (3, 1)),
        ("Harbour won the match 3 to 1 on Sunday.", (3, 1)),
        ("A 1-3 defeat ended the season.", (1, 3)),
    ],
)
def test_a_result_is_a_score(text: str, score: tuple[int, int]) -> None:
    amount = read_one(text)
    assert amount.quantity.dimension == "score"
    assert amount.quantity.value == as_fractions(score)


@pytest.mark.parametrize(
    "text",
    [
        "Chapters 3 to 5 are read.",
        "It takes 1 to 3 days.",
        "Read pages 3, 1 and 2.",
        "From 3 to 1 the road narrows.",
    ],
)
def test_two_figures_that_are_no_result_are_no_score(text: str) -> None:
    assert all(amount.quantity.dimension != "score" for amount in read(text))


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It moved 12m tonnes of ore.", 12_000_000, "tonne"),
        ("Some 1.5m people fled.", 1_500_000, "person"),
        ("The bill is $12m.", 12_000_000, "USD"),
        ("The wall is 12m high.", 12, "meter"),
        ("He ran 400m in a minute.", 400, "meter"),
        ("About 3m workers struck.", 3_000_000, "worker"),
    ],
)
def test_a_letter_is_a_scale_where_something_is_counted_or_paid(
    text: str, value: int, unit: str
) -> None:
    amount = read(text)[0]
    assert amount.quantity.value == value
    assert amount.quantity.unit is not None
    assert amount.quantity.unit.name == unit


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2000 people fled.", 2000),
        ("2000 soldiers marched.", 2000),
        ("Some 2014 people fled.", 2014),
        ("2014 people fled.", None),
        ("The 2000 elections were close.", None),
        ("2000 elections were held.", None),
    ],
)
def test_a_round_year_counts_people_only(text: str, value: Value) -> None:
    found = [amount.quantity.value for amount in read(text)]
    assert found == ([] if value is None else [as_fractions(value)])


@pytest.mark.parametrize(
    ("text", "counted", "noun"),
    [
        ("One barn burned.", "barn", "barn"),
        ("One red wooden barn burned.", "red wooden barn", "barn"),
        ("One more barn burned.", "more barn", "barn"),
        ("One man walks away.", "man", "man"),
        ("One man alone was hurt.", "man", "man"),
    ],
)
def test_one_counts_the_noun_in_the_singular(text: str, counted: str, noun: str) -> None:
    amount = read_one(text)
    assert amount.counted is not None
    assert amount.counted.text == counted
    assert amount.quantity.unit is not None
    assert amount.quantity.unit.name == noun


@pytest.mark.parametrize(
    "text",
    [
        "One of them fled.",
        "One day it will fall.",
        "One must wait.",
        "One way is shut.",
        "No one fled.",
        "The one left.",
    ],
)
def test_one_that_counts_nothing_is_no_amount(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "value", "hard"),
    [
        ("It cost two and a half million euros.", 2_500_000, "[2.25e+06, 2.75e+06)"),
        ("It cost 2.5 million euros.", 2_500_000, "[2.45e+06, 2.55e+06)"),
        ("It cost 20 million euros.", 20_000_000, "[1.5e+07, 2.5e+07)"),
        ("It took two and a half hours.", "2.5", "[2.25, 2.75)"),
        ("It took two hours and a half.", "2.5", "[2.25, 2.75)"),
    ],
)
def test_a_scale_moves_the_last_digit_with_it(text: str, value: Value, hard: str) -> None:
    amount = read_one(text)
    assert amount.quantity.value == as_fractions(value)
    assert written(amount.quantity.hard) == hard


@pytest.mark.parametrize(
    ("text", "base", "value"),
    [
        ("Bread costs 50 pence.", "GBP", "0.5"),
        ("It costs 99 cents.", "USD", "0.99"),
        ("1,000 pounds were paid.", "GBP", 1000),
        ("A day and a half passed.", "second", 129_600),
        ("An hour and a half passed.", "second", 5400),
    ],
)
def test_a_smaller_unit_is_so_much_of_the_larger(text: str, base: str, value: Value) -> None:
    quantity = read_one(text).quantity
    assert quantity.unit is not None
    assert quantity.unit.base == base
    assert isinstance(quantity.value, Fraction)
    assert quantity.value * quantity.unit.factor == as_fractions(value)


@pytest.mark.parametrize(
    "text", ["A 911 call came in.", "999 operators answered.", "A 911 dispatcher heard it."]
)
def test_the_number_of_an_emergency_line_counts_nothing(text: str) -> None:
    assert read(text) == ()


def test_about_a_range_widens_it() -> None:
    amount = read_one("About 10 to 20 people fled.")
    assert written(amount.quantity.hard) == "[9, 22]"


def test_a_unit_behind_the_last_of_several_is_that_of_all() -> None:
    found = read("The poles are 5, 6 and 7 km apart.")
    assert [a.quantity.value for a in found] == [5, 6, 7]
    assert {a.quantity.unit.name for a in found if a.quantity.unit} == {"kilometer"}
    assert all(a.quantity.unit for a in found)


def test_half_of_a_unit_behind_it_is_part_of_the_words() -> None:
    assert read_one("It took two hours and a half to cross.").mention.text == "two hours and a half"
