"""Heights, decades, movements and other amounts that take more than a figure and a unit."""

from __future__ import annotations

import pytest
from tests.extract.amounts.reading import Value, as_fractions, read, read_one

from atodds.model import Change, Modifier

HEIGHTS = [
    ("He is 5'10\" tall.", 70, "marks for feet and inches"),
    ("He is 5'10 and thin.", 70, "the mark for feet alone"),
    ("The 6-foot-2 keeper won.", 74, "hyphens, without inches"),
    ("The six-foot-two keeper won.", 74, "words and hyphens"),
    ("The 6-foot-2-inch keeper won.", 74, "hyphens, with inches"),
    ("He is 6 feet 2 inches tall.", 74, "both units in full"),
    ("He is 6ft 2in tall.", 74, "both units in short"),
    ("He is six feet two.", 74, "words, without inches"),
    ("He sawed boards of 12'6\".", 150, "feet beyond nine"),
]


@pytest.mark.parametrize(
    ("text", "inches"), [row[:2] for row in HEIGHTS], ids=[row[2] for row in HEIGHTS]
)
def test_feet_and_inches_are_one_amount(text: str, inches: int) -> None:
    quantity = read_one(text).quantity
    assert quantity.value == inches
    assert quantity.unit is not None
    assert quantity.unit.name == "inch"


NO_HEIGHTS = [
    ("The well is 6 feet deep.", ["6 feet"], "feet alone"),
    ("A 10-foot wall fell.", ["10-foot"], "feet alone, with a hyphen"),
    ("It sank 6 feet 2 days ago.", ["6 feet", "2 days"], "another unit behind the second figure"),
    ("It rose 12 feet; 3 men fled.", ["12 feet", "3 men"], "a count behind"),
]


@pytest.mark.parametrize(
    ("text", "amounts"), [row[:2] for row in NO_HEIGHTS], ids=[row[2] for row in NO_HEIGHTS]
)
def test_feet_beside_another_figure_are_no_height(text: str, amounts: list[str]) -> None:
    assert [amount.mention.text for amount in read(text)] == amounts


DECADES = [
    ("A man in his 60s fell.", (60, 69), "figures"),
    ("A woman in her seventies fell.", (70, 79), "words"),
    ("A woman in her early 30s fell.", (30, 33), "early"),
    ("A man in his mid-40s fell.", (44, 46), "mid"),
    ("They are in their late 50s.", (57, 59), "late"),
    ("A boy in his teens fell.", (13, 19), "teens"),
]


@pytest.mark.parametrize(
    ("text", "ages"), [row[:2] for row in DECADES], ids=[row[2] for row in DECADES]
)
def test_a_decade_of_life_is_a_range_of_ages(text: str, ages: tuple[int, int]) -> None:
    quantity = read_one(text).quantity
    assert quantity.value == ages
    assert quantity.dimension == "age"


MOVEMENTS: list[tuple[str, Value, str, Change, str]] = [
    ("The crowd grew from 20 to 30 thousand.", (20000, 30000), "[25000, 35000)", Change.UP, "up"),
    ("Rates fell from 6.4 to 6.1 percent.", ("6.4", "6.1"), "[6.05, 6.15)", Change.DOWN, "down"),
    ("Pay went from $15 in 2008 to $16 in 2020.", (15, 16), "[15.5, 16.5)", Change.UP, "a year"),
    ("Pay went from $15 in May to about $20.", (15, 20), "[15, 25]", Change.UP, "a modifier"),
]


@pytest.mark.parametrize(
    ("text", "value", "reached", "way"),
    [row[:4] for row in MOVEMENTS],
    ids=[row[4] for row in MOVEMENTS],
)
def test_a_movement_commits_to_the_level_it_reached(
    text: str, value: Value, reached: str, way: Change
) -> None:
    amount = read_one(text)
    hard = amount.quantity.hard
    assert amount.quantity.value == as_fractions(value)
    assert amount.trend is way
    low, high = (float(end) for end in (hard.lower or 0, hard.upper or 0))
    assert f"[{low:g}, {high:g}{')' if hard.upper_open else ']'}" == reached


OVER = [
    ("They sold boats over 11 days.", Modifier.EXACT, "during"),
    ("Over 11 days they sold boats.", Modifier.EXACT, "during, first in the sentence"),
    ("It lasted over 11 days.", Modifier.MORE_THAN, "a verb of lasting"),
    ("They sailed for over 11 days.", Modifier.MORE_THAN, "for"),
    ("They sailed over 11 days ago.", Modifier.MORE_THAN, "ago"),
    ("They sailed just over 11 days.", Modifier.JUST_OVER, "just over"),
    ("They sailed over 11 miles.", Modifier.MORE_THAN, "no length of time"),
]


@pytest.mark.parametrize(("text", "modifier"), [r[:2] for r in OVER], ids=[r[2] for r in OVER])
def test_over_a_length_of_time_is_during_it_or_longer(text: str, modifier: Modifier) -> None:
    assert read_one(text).quantity.modifier is modifier


EXTRA = [
    ("Another 12 boats sank.", Modifier.EXACT, "Another 12 boats", "another"),
    ("At least another 12 boats sank.", Modifier.AT_LEAST, "At least another 12 boats", "at least"),
    ("Up to an extra 12 boats sank.", Modifier.UP_TO, "Up to an extra 12 boats", "up to"),
    ("An additional 12 boats or so sank.", Modifier.ABOUT, "An additional 12 boats or so", "or so"),
    ("A total of 12 or more boats sank.", Modifier.AT_LEAST, "A total of 12 or more boats", "more"),
    ("An average of 1700 boats sank.", Modifier.EXACT, "An average of 1700 boats", "an average"),
]


@pytest.mark.parametrize(
    ("text", "modifier", "mention"), [row[:3] for row in EXTRA], ids=[row[3] for row in EXTRA]
)
def test_words_that_widen_nothing_let_others_do_so(
    text: str, modifier: Modifier, mention: str
) -> None:
    amount = read_one(text)
    assert amount.quantity.modifier is modifier
    assert amount.mention.text == mention


def test_half_before_a_level_is_no_clock_time() -> None:
    half, level = read("Sales fell by half to 1.1 million boats.")
    assert half.quantity.change is Change.DOWN
    assert level.noun == "boat"


def test_an_index_moves_to_a_level_in_points() -> None:
    *_, level = read("The index lost 30 points, or 1 percent, to fall to 3,000.")
    assert level.quantity.unit is not None
    assert level.quantity.unit.name == "point"
    assert level.trend is None


def test_a_number_beside_no_points_has_none() -> None:
    *_, level = read("Sales rose 1 percent to 3,000.")
    assert level.quantity.unit is None


def test_an_hour_and_some_minutes_are_one_amount() -> None:
    for article in ("an", "another"):
        assert read_one(f"It took {article} hour and 15 minutes.").quantity.value == 75


def test_spaces_set_thousands_apart_behind_a_date_too() -> None:
    for date in ("In 2014", "On March 14", "On 14 March"):
        assert [a.quantity.value for a in read(f"{date} 12 000 cows died.")] == [12000]


def test_an_infant_of_months_is_as_many_full_years_old() -> None:
    months, year = read("One is an 18-month-old, one a 1-year-old.")
    assert months.quantity.hard_base.meets(year.quantity.hard_base)
    older = read_one("It is a 2-year-old.")
    assert not months.quantity.hard_base.meets(older.quantity.hard_base)
