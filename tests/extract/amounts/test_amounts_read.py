from __future__ import annotations

from fractions import Fraction

import pytest
from tests.extract.amounts.reading import Value, as_fractions, read, read_one

from atodds.extract.amounts import amounts_in
from atodds.model import Change, Modifier, Span

FIGURES: list[tuple[str, Value, str | None, str]] = [
    ("They counted 8,500 sheep.", 8500, "sheep", "thousands set apart by a comma"),
    ("They counted 8 500 sheep.", 8500, "sheep", "thousands set apart by a space"),
    ("They counted 8500 sheep.", 8500, "sheep", "thousands not set apart"),
    ("They counted 1,00,000 sheep.", 100000, "sheep", "thousands set apart in the Indian manner"),
    ("It grew 3.75 inches.", "3.75", "inch", "decimals"),
    ("He batted .300 all summer.", "0.3", None, "decimals without a nought"),
    ("They lost 2½ hours.", "5/2", "hour", "a fraction of one character"),
    ("They lost 2 1/2 hours.", "5/2", "hour", "a fraction with a stroke"),
    ("They lost two and a half hours.", "5/2", "hour", "a fraction in words"),
    ("They lost an hour and a half.", "3/2", "hour", "a fraction behind its unit"),
    ("They lost half an hour.", "1/2", "hour", "half of one unit"),
    ("Three-quarters of the mayors came.", "3/4", "fraction", "a share in words"),
    ("Output fell by a third.", "1/3", "fraction", "a share without its whole"),
    ("One in five pupils stayed away.", "1/5", "fraction", "a share told as odds"),
    ("Nine out of 10 pupils stayed away.", "9/10", "fraction", "a share out of a number"),
    ("Twenty-three barns burned.", 23, "barn", "words joined by a hyphen"),
    ("Two hundred and five barns burned.", 205, "barn", "hundreds with and"),
    ("Eleven hundred barns burned.", 1100, "barn", "hundreds beyond nine"),
    ("A hundred thousand barns burned.", 100000, "barn", "an article for one"),
    ("Half a million barns burned.", 500000, "barn", "half of a scale word"),
    ("A quarter of a million barns burned.", 250000, "barn", "a quarter of a scale word"),
    ("Two and a half million barns burned.", 2500000, "barn", "a fraction before a scale word"),
    ("A million and a half barns burned.", 1500000, "barn", "a fraction behind a scale word"),
    ("1.5m voters stayed at home.", 1500000, "voter", "m is a million before things counted"),
    ("Nearly 2m of them stayed.", 2000000, None, "m is a million of them"),
    ("Some 2m have fled.", 2000000, None, "m is a million who fled"),
    ("A crowd of upwards of 2m came.", 2000000, None, "m is a million of a crowd"),
    ("The mast is 1.5m tall.", "1.5", "meter", "m is a meter elsewhere"),
    ("They burn 12m tonnes of coal.", 12000000, "tonne", "m is a million before a unit"),
    ("The deal is worth £2bn.", 2000000000, "GBP", "bn is a billion"),
    ("Nearly 5k fans came.", 5000, "fan", "k is a thousand"),
    ("The dam cost 5 crore rupees.", 50000000, "INR", "a crore is ten million"),
    ("Some 2 lakh farmers marched.", 200000, "farmer", "a lakh is a hundred thousand"),
    ("A dozen cows escaped.", 12, "cow", "a dozen"),
    ("Two dozen cows escaped.", 24, "cow", "dozens counted"),
    ("Half a dozen cows escaped.", 6, "cow", "half a dozen"),
    ("It was minus 5 degrees Celsius.", -5, "degree celsius", "minus in words"),
    ("The balance was $-7.5bn.", -7500000000, "USD", "a minus behind the sign"),
    ("Sales doubled.", 2, "fold", "a verb that multiplies"),
    ("Twice as many boats sank.", 2, "fold", "twice as many"),
    ("Three times as many boats sank.", 3, "fold", "times as many"),
    ("They saw a tenfold increase.", 10, "fold", "a suffix that multiplies"),
    ("The moon weighs 7.3 x 10^22 kilograms.", 73 * 10**21, "kilogram", "a power of ten"),
]


@pytest.mark.parametrize(
    ("text", "value", "unit"), [row[:3] for row in FIGURES], ids=[row[3] for row in FIGURES]
)
def test_a_figure_is_read_in_any_form(text: str, value: Value, unit: str | None) -> None:
    quantity = read_one(text).quantity
    assert quantity.value == as_fractions(value)
    assert (quantity.unit.name if quantity.unit else None) == unit


RANGES: list[tuple[str, Value, str | None, str]] = [
    ("They want 8,000 to 10,000 tents.", (8000, 10000), "tent", "to"),
    ("They want 8,000-10,000 tents.", (8000, 10000), "tent", "a dash"),
    ("They carried between 1 and 2 kg.", (1, 2), "kilogram", "between, in the unit written"),
    ("It takes from five to seven days.", (5, 7), "day", "from"),
    ("It takes five to seven days.", (5, 7), "day", "the unit stands once"),
    ("It costs $20 to $30 billion.", (20 * 10**9, 30 * 10**9), "USD", "the scale stands once"),
    ("Two to three million hens died.", (2000000, 3000000), "hen", "the scale in words"),
    ("Six to seven thousand hens died.", (6000, 7000), "hen", "thousands in words"),
    ("It costs $400,000 to $2 million.", (400000, 2000000), "USD", "each end with its own scale"),
    ("Two or three hens died.", (2, 3), "hen", "neighbouring numbers"),
    ("A six-to-eight-hour drive.", (6, 8), "hour", "hyphens throughout"),
    ("People aged 18 to 30 voted.", (18, 30), "year old", "ages"),
    ("It ran at 20-25 miles per hour.", (20, 25), "mile per hour", "the unit of a rate"),
    ("It took three per cent to 30 per cent.", (3, 30), "percent", "the unit stands twice"),
]


@pytest.mark.parametrize(
    ("text", "value", "unit"), [row[:3] for row in RANGES], ids=[row[3] for row in RANGES]
)
def test_a_range_holds_both_ends(text: str, value: Value, unit: str) -> None:
    quantity = read_one(text).quantity
    assert quantity.value == as_fractions(value)
    assert quantity.modifier is Modifier.BETWEEN
    assert quantity.unit is not None
    assert quantity.unit.name == unit


TWO_AMOUNTS = [
    ("Rates rose 5% to 30.", "a change and a level"),
    ("Bonds fell 3 cents to 90 cents.", "a change and a level in one unit"),
    ("They went from 10 farms to 30 shops.", "from one thing to another"),
    ("They lost 4 cows and 30 hens.", "two things counted"),
    ("It costs 30k or 70k less.", "a choice of far-off numbers"),
    ("In 2014 they lost 12 cows, then 30.", "a list in order of time"),
]


@pytest.mark.parametrize("text", [row[0] for row in TWO_AMOUNTS], ids=[r[1] for r in TWO_AMOUNTS])
def test_two_amounts_are_no_range(text: str) -> None:
    found = read(text)
    assert len(found) == 2
    assert not any(isinstance(amount.quantity.value, tuple) for amount in found)


MODIFIERS: list[tuple[str, Modifier, str]] = [
    ("Exactly 40 boats came.", Modifier.EXACT, "exactly"),
    ("Just 40 boats came.", Modifier.EXACT, "just"),
    ("A total of 40 boats came.", Modifier.EXACT, "a total of"),
    ("About 40 boats came.", Modifier.ABOUT, "about"),
    ("Some 40 boats came.", Modifier.ABOUT, "some before a figure"),
    ("An estimated 40 boats came.", Modifier.ABOUT, "an estimated"),
    ("The fleet has ~40 boats.", Modifier.ABOUT, "a tilde"),
    ("Forty boats or so came.", Modifier.ABOUT, "or so behind the noun"),
    ("The 40-odd boats came.", Modifier.ABOUT, "-odd behind the figure"),
    ("More than 40 boats came.", Modifier.MORE_THAN, "more than"),
    ("Over 40 boats came.", Modifier.MORE_THAN, "over"),
    ("Upwards of 40 boats came.", Modifier.MORE_THAN, "upwards of"),
    ("40-plus boats came.", Modifier.MORE_THAN, "-plus"),
    ("40+ boats came.", Modifier.MORE_THAN, "a plus sign"),
    ("At least 40 boats came.", Modifier.AT_LEAST, "at least"),
    ("No fewer than 40 boats came.", Modifier.AT_LEAST, "no fewer than is no fewer than"),
    ("Forty or more boats came.", Modifier.AT_LEAST, "or more before the noun"),
    ("Fewer than 40 boats came.", Modifier.LESS_THAN, "fewer than"),
    ("Under 40 boats came.", Modifier.LESS_THAN, "under"),
    ("Just under 40 boats came.", Modifier.LESS_THAN, "just under"),
    ("No more than 40 boats came.", Modifier.AT_MOST, "no more than is not more than"),
    ("At most 40 boats came.", Modifier.AT_MOST, "at most"),
    ("Nearly 40 boats came.", Modifier.NEARLY, "nearly"),
    ("Close to 40 boats came.", Modifier.NEARLY, "close to"),
    ("Just over 40 boats came.", Modifier.JUST_OVER, "just over"),
    ("A little more than 40 boats came.", Modifier.JUST_OVER, "a little more than"),
    ("Up to 40 boats came.", Modifier.UP_TO, "up to"),
    ("As many as 40 boats came.", Modifier.UP_TO, "as many as"),
    ("Several boats came.", Modifier.VAGUE, "several"),
    ("Dozens of boats came.", Modifier.VAGUE, "dozens of"),
]


@pytest.mark.parametrize(
    ("text", "modifier"), [row[:2] for row in MODIFIERS], ids=[row[2] for row in MODIFIERS]
)
def test_the_words_around_a_figure_are_its_modifier(text: str, modifier: Modifier) -> None:
    amount = read_one(text)
    assert amount.quantity.modifier is modifier
    assert amount.noun == "boat"


NO_MODIFIERS = [
    ("The dam means more to the town than 40 jobs.", "more ... than compares two things"),
    ("They worried about 40 jobs.", "worried about"),
    ("They sent 40 more boats.", "more behind the figure adds"),
    ("They saved over a 40-hour week.", "over a stretch of time"),
    ("The row over 40 jobs goes on.", "a row over something"),
    ("A boat, about which 40 people knew, sank.", "about with a pronoun"),
]


@pytest.mark.parametrize("text", [row[0] for row in NO_MODIFIERS], ids=[r[1] for r in NO_MODIFIERS])
def test_like_words_are_no_modifier(text: str) -> None:
    assert read_one(text).quantity.modifier is Modifier.EXACT


CHANGES: list[tuple[str, Change | None, str]] = [
    ("Rents rose 5%.", Change.UP, "a verb before"),
    ("Rents rose by about 5%.", Change.UP, "by and a modifier"),
    ("Rents fell under 5%.", Change.DOWN, "a modifier between"),
    ("Rents ended 5% higher.", Change.UP, "a comparative behind"),
    ("A 5% drop in rents.", Change.DOWN, "a noun behind"),
    ("The index lost 80.5 points.", Change.DOWN, "points lost"),
    ("Staff grew by 500 jobs.", Change.UP, "a count with by"),
    ("They lost 500 men.", None, "things lost are counted"),
    ("They dropped 500 bombs.", None, "things dropped are counted"),
    ("Rents rose to $500.", None, "a level reached is no change"),
    ("Rents stayed at $500.", None, "no verb of change"),
    ("It was 5% of rents.", None, "a share"),
    ("The ship sank 35 miles off the coast.", None, "a ship that sank somewhere"),
]


@pytest.mark.parametrize(
    ("text", "change"), [row[:2] for row in CHANGES], ids=[row[2] for row in CHANGES]
)
def test_an_amount_of_change_has_a_direction(text: str, change: Change | None) -> None:
    assert read_one(text).quantity.change is change


def test_a_change_told_again_keeps_its_direction() -> None:
    found = read("Staff grew by 500 jobs, or 2 percent.")
    assert [amount.quantity.change for amount in found] == [Change.UP, Change.UP]


def test_a_level_tells_which_way_the_measure_moved_to_it() -> None:
    assert read_one("The death toll rose to 12.").trend is Change.UP
    assert read_one("The pressure fell to 980 millibars.").trend is Change.DOWN
    assert read_one("The pressure was 980 millibars.").trend is None


def test_an_amount_said_in_two_units_is_tied_together() -> None:
    first, second = read("The car reached just under 50 miles (80 km).")
    assert second.same_as == first.mention.span
    assert second.quantity.modifier is Modifier.LESS_THAN


def test_two_amounts_of_one_unit_in_brackets_are_not_tied() -> None:
    _, second = read("He took 30 hours (12 hours on foot).")
    assert second.same_as is None


def test_two_units_of_one_length_of_time_are_one_amount() -> None:
    amount = read_one("They talked for two hours and 20 minutes.")
    assert amount.quantity.value == 140
    assert amount.quantity.unit is not None
    assert amount.quantity.unit.name == "minute"


def test_hanging_hyphens_share_the_noun_at_the_end() -> None:
    found = read("They sell two-, three- and four-door cars.")
    assert [a.noun for a in found] == ["door"] * 3
    assert [a.quantity.value for a in found] == [Fraction(2), Fraction(3), Fraction(4)]


def test_spans_are_those_of_the_whole_text_when_the_sentence_stands_inside_it() -> None:
    text = "A 5-year plan. They lost 12 cows. Forty hens died."
    start = text.index("They")
    found = amounts_in(text, Span(start, text.index(" Forty")))
    assert [amount.mention.span.of(text) for amount in found] == ["12 cows"]


@pytest.mark.xfail(strict=True, reason="ranks are not read as amounts")
def test_a_rank_is_read() -> None:
    assert read_one("She was ranked third.").quantity.value == 3
