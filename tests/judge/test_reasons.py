"""Why two amounts or two times stand as they do, in the words that a reader is shown."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.judge.saying import exactly, moment, said

from atodds.judge.amounts import amounts_stand
from atodds.judge.arithmetic import interval_in_words
from atodds.judge.moments import moments_stand
from atodds.model import (
    Entity,
    EntityKind,
    Event,
    Interval,
    Kind,
    Modifier,
    Moment,
    Quantity,
    Slot,
    Unit,
    Verdict,
)

HOUR = Unit("hour", "time", "second", Fraction(3600))
POINT = Unit("point", "score", "point")
CLOCK = 1 / 60


def between(
    low: float | None, high: float | None, *, above: bool = False, under: bool = False
) -> Interval:
    return Interval(
        None if low is None else Fraction(low),
        None if high is None else Fraction(high),
        above,
        under,
    )


def hours(hard: Interval, soft: Interval | None = None) -> Quantity:
    return Quantity(None, Modifier.VAGUE, HOUR, hard, soft or hard)


FIVE = hours(between(4.5, 5.5, under=True))
OVER_SIX = hours(between(6, None, above=True), between(6, 7, above=True))
OVER_THREE = hours(between(3, None, above=True), between(3, 4, above=True))
SCORE = Quantity((Fraction(2), Fraction(1)), Modifier.EXACT, POINT, between(2, 2), between(2, 2))
ANOTHER = Quantity((Fraction(3), Fraction(1)), Modifier.EXACT, POINT, between(3, 3), between(3, 3))


@pytest.mark.parametrize(
    ("mine", "other", "tolerance", "expected", "reason"),
    [
        (FIVE, FIVE, 0, Verdict.AGREE, "“five” and “other” are one amount"),
        (
            FIVE,
            OVER_THREE,
            0,
            Verdict.DIVERGENCE,
            "“five” and “other” can both be true, but a reader would infer different sizes",
        ),
        (FIVE, hours(between(4, None)), 0, Verdict.COMPATIBLE, "“five” leaves room for “other”"),
        (FIVE, OVER_SIX, 0.1, Verdict.COMPATIBLE, "“five” and “other” differ by less than 10%"),
        (
            FIVE,
            OVER_SIX,
            0.05,
            Verdict.CONFLICT,
            (
                "“five” means 4.5 to under 5.5 hours,"
                " “other” means more than 6 hours: no amount is both"
            ),
        ),
        (SCORE, ANOTHER, 0, Verdict.CONFLICT, "“five” is not “other”"),
        (
            exactly(5),
            exactly(6),
            0,
            Verdict.CONFLICT,
            "“five” means 5, “other” means 6: no amount is both",
        ),
    ],
)
def test_two_amounts(
    mine: Quantity, other: Quantity, tolerance: float, expected: Verdict, reason: str
) -> None:
    left, right = said(mine, "five"), said(other, "other", "b")
    found = amounts_stand(left, right, mine, other, tolerance)
    assert (found.verdict, found.reason) == (expected, reason)
    assert amounts_stand(right, left, other, mine, tolerance).verdict is expected


def test_one_range_with_two_expectations_is_no_agreement() -> None:
    low = hours(between(1, 9), between(2, 3))
    high = hours(between(1, 9), between(6, 7))
    assert amounts_stand(said(low), said(high), low, high, 0).verdict is Verdict.DIVERGENCE


@pytest.mark.parametrize(
    ("mine", "other", "meets", "why"),
    [
        (between(100, 100), between(110, 110), True, "a tenth more, to the very end"),
        (between(100, 100), between(111, 111), False, "more than a tenth"),
        (between(100, 100), between(90, 90), True, "a tenth less"),
        (between(100, 100), between(89, 89), False, "less than that"),
        (between(100, None), between(90, 95), True, "with an open end above"),
        (between(None, 100), between(105, 110), True, "and below"),
        (between(100, None), between(80, 85), False, "too little"),
    ],
)
def test_the_slack_of_a_rule_is_a_share_of_each_end(
    mine: Interval, other: Interval, why: str, *, meets: bool
) -> None:
    one, two = hours(mine), hours(other)
    found = amounts_stand(said(one), said(two), one, two, 0.1)
    assert (found.verdict is Verdict.COMPATIBLE) is meets, why


@pytest.mark.parametrize(
    ("interval", "unit", "words"),
    [
        (between(5, 5), "person", "5 people"),
        (between(1, 1), "person", "1 person"),
        (between(5, 5), "", "5"),
        (between(6, None), "person", "at least 6 people"),
        (between(6, None, above=True), "person", "more than 6 people"),
        (between(None, 6), "person", "at most 6 people"),
        (between(None, 6, under=True), "person", "less than 6 people"),
        (between(0, 6), "person", "at most 6 people"),
        (between(4, 6, above=True, under=True), "person", "above 4 to under 6 people"),
        (between(4.5, 6), "metre", "4.5 to 6 metres"),
        (between(1234567, 1234567), "person", "1,234,567 people"),
        (between(59, 59), "second", "59 seconds"),
        (between(60, 60), "second", "1 minute"),
        (between(3600, 7200), "second", "1 to 2 hours"),
        (between(1800, 7200), "second", "30 to 120 minutes"),
        (between(86400, 86400), "second", "1 day"),
        (between(0, 7200), "second", "at most 2 hours"),
        (between(0, None), "second", "at least 0 seconds"),
        (between(7200, 7200), "metre", "7,200 metres"),
    ],
)
def test_an_interval_is_told_in_the_unit_a_reader_would_choose(
    interval: Interval, unit: str, words: str
) -> None:
    assert interval_in_words(interval, unit) == words


FRIDAY, SATURDAY, SUNDAY = (moment(f"2019-05-0{day}") for day in (3, 4, 5))
ANN = frozenset({Entity(EntityKind.PERSON, "person:porter:ann", "Ann Porter")})


@pytest.mark.parametrize(
    ("mine", "other", "words", "of", "hints", "expected", "reason"),
    [
        (FRIDAY, FRIDAY, ("3 May", "3 May"), "shooting", (), Verdict.AGREE, "both give 3 May 2019"),
        (
            FRIDAY,
            moment("2019-05-03T18:00", 3),
            ("3 May", "evening"),
            "shooting",
            (),
            Verdict.COMPATIBLE,
            "3 May 2019 leaves room for 3 May 2019, 18:00 to 21:00",
        ),
        (
            moment("2019-05-03T20:00", 10, "2019-05-03TNI"),
            moment("2019-05-04T08:00", 16),
            ("Friday night", "Saturday"),
            "shooting",
            (),
            Verdict.COMPATIBLE,
            (
                "3 May 2019, 20:00 to 4 May 2019, 06:00 and"
                " 4 May 2019, 08:00 to 5 May 2019, 00:00 may be one night"
            ),
        ),
        (
            moment("2019-05-03T04:15", CLOCK),
            moment("2019-05-03T04:20", CLOCK),
            ("4:15 a.m.", "4:20 a.m."),
            "shooting",
            (),
            Verdict.COMPATIBLE,
            "3 May 2019, 04:15 and 3 May 2019, 04:20 differ by rounding",
        ),
        (
            FRIDAY,
            SUNDAY,
            ("3 May", "5 May"),
            "shooting",
            (),
            Verdict.CONFLICT,
            "3 May 2019 is not 5 May 2019",
        ),
        (
            FRIDAY,
            SUNDAY,
            ("3 May", "5 May"),
            None,
            (),
            Verdict.INCOMPARABLE,
            "nothing says that both are the time of one and the same thing",
        ),
        (
            FRIDAY,
            SUNDAY,
            ("3 May", "5 May"),
            "arrest",
            (),
            Verdict.INCOMPARABLE,
            "nothing says that both tell of one person's arrest",
        ),
        (
            FRIDAY,
            SUNDAY,
            ("3 May", "5 May"),
            "shooting",
            ("several",),
            Verdict.INCOMPARABLE,
            "one text tells of more than one such",
        ),
        (
            FRIDAY,
            SATURDAY,
            ("3 May", "4 May"),
            "shooting",
            ("zoned",),
            Verdict.INCOMPARABLE,
            "the clocks may be of two zones",
        ),
        (
            FRIDAY,
            SUNDAY,
            ("3 May", "5 May"),
            "shooting",
            ("zoned",),
            Verdict.CONFLICT,
            "3 May 2019 is not 5 May 2019",
        ),
        (
            moment("2019-05-03T05:22", CLOCK),
            moment("2019-05-03T08:52", CLOCK),
            ("5:22 a.m.", "8:52 a.m."),
            "shooting",
            ("zoned",),
            Verdict.INCOMPARABLE,
            "the clocks may be of two zones",
        ),
        (
            moment("2019-05-03T05:22", CLOCK),
            moment("2019-05-03T08:40", CLOCK),
            ("5:22 a.m.", "8:40 a.m."),
            "shooting",
            ("zoned",),
            Verdict.CONFLICT,
            "3 May 2019, 05:22 is not 3 May 2019, 08:40",
        ),
        (
            FRIDAY,
            moment("2018-05-03"),
            ("3 May", "3 May 2018"),
            "shooting",
            (),
            Verdict.INCOMPARABLE,
            "the day is the same, and one of them leaves the year out",
        ),
        (
            FRIDAY,
            SUNDAY,
            ("two days ago", "Two days ago"),
            "shooting",
            (),
            Verdict.INCOMPARABLE,
            "both say the same, counted from two dates",
        ),
        (
            FRIDAY,
            moment("2019-05-10"),
            ("Friday", "10 May"),
            "shooting",
            (),
            Verdict.INCOMPARABLE,
            "the weekday is the same, and the date it is counted from may be wrong",
        ),
        (
            moment("2019-05-01", 24 * 31),
            moment("2019-06-03"),
            ("May", "3 June"),
            "shooting",
            (),
            Verdict.INCOMPARABLE,
            "a week or a month is too wide to be at odds with",
        ),
        (
            FRIDAY,
            moment("2019-05-12"),
            ("Friday", "12 May"),
            "shooting",
            (),
            Verdict.INCOMPARABLE,
            "the days lie so far apart that they are rather two events",
        ),
        (
            FRIDAY,
            moment("2019-05-12"),
            ("3 May", "12 May"),
            "shooting",
            (),
            Verdict.CONFLICT,
            "3 May 2019 is not 12 May 2019",
        ),
        (
            FRIDAY,
            moment("2019-07-12"),
            ("3 May", "12 July"),
            "shooting",
            (),
            Verdict.INCOMPARABLE,
            "the days lie so far apart that they are rather two events",
        ),
        (
            FRIDAY,
            moment("2019-05-09"),
            ("Friday", "9 May"),
            "shooting",
            (),
            Verdict.CONFLICT,
            "3 May 2019 is not 9 May 2019",
        ),
    ],
)
def test_two_times(  # noqa: PLR0913, PLR0917  # a row of the table
    mine: Moment,
    other: Moment,
    words: tuple[str, str],
    of: str | None,
    hints: tuple[str, ...],
    expected: Verdict,
    reason: str,
) -> None:
    left, right = (
        said(
            value,
            told,
            kind=Kind.TIME if "m." in told else Kind.DATE,
            slot=Slot("date", of),
            hints=frozenset(hints),
        )
        for value, told in zip((mine, other), words, strict=True)
    )
    found = moments_stand(left, right, mine, other)
    assert (found.verdict, found.reason) == (expected, reason)
    assert moments_stand(right, left, other, mine).verdict is expected


@pytest.mark.parametrize("named", [(True, False), (False, True), (True, True)])
def test_an_arrest_has_one_day_where_both_say_whose_it_is(named: tuple[bool, bool]) -> None:
    left, right = (
        said(
            value,
            words,
            kind=Kind.DATE,
            slot=Slot("date", "arrest"),
            event=Event(who=ANN if told else frozenset()),
        )
        for value, words, told in zip((FRIDAY, SUNDAY), ("3 May", "5 May"), named, strict=True)
    )
    found = moments_stand(left, right, FRIDAY, SUNDAY)
    assert found.verdict is (Verdict.CONFLICT if all(named) else Verdict.INCOMPARABLE)
