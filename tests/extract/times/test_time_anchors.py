"""Times that lean on others: on those told before, the dateline and the day of publication."""

from __future__ import annotations

from datetime import datetime

import pytest

from atodds.extract.times import times_of
from atodds.language import fold, sentences_of

WEDNESDAY = datetime.fromisoformat("2014-03-19")


def values(text: str, published: datetime | None = WEDNESDAY) -> list[tuple[str, str]]:
    folded = fold(text)
    read = times_of(folded, sentences_of(folded, ()), published)
    return [(found.mention.text, found.value) for found in read]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "He was shot on May 3, 1998. Two days later he died.",
            [("May 3, 1998", "1998-05-03"), ("Two days later", "1998-05-05")],
        ),
        (
            "They met on Monday. The next day they signed.",
            [("Monday", "2014-03-17"), ("The next day", "2014-03-18")],
        ),
        (
            "It burned down on June 5, 2010. The same day it rained; later that year it reopened.",
            [
                ("June 5, 2010", "2010-06-05"),
                ("The same day", "2010-06-05"),
                ("later that year", "2010"),
            ],
        ),
        (
            "Profit rose in the third quarter from a year earlier.",
            [("the third quarter", "2013-Q3"), ("a year earlier", "2012-Q3")],
        ),
        (
            "Sales rose in January from a year earlier.",
            [("January", "2014-01"), ("a year earlier", "2013-01")],
        ),
        (
            "In January he said that a year earlier he had left.",
            [("January", "2014-01"), ("a year earlier", "2013")],
        ),
        (
            "It fell from the third quarter and the year-earlier quarter, the year-ago period.",
            [
                ("the third quarter", "2013-Q3"),
                ("the year-earlier quarter", "2012-Q3"),
                ("the year-ago period", "2012-Q3"),
            ],
        ),
        (
            "He was charged in March 2012. That day he fled. Two days later he was found.",
            [
                ("March 2012", "2012-03"),
                ("That day", "2012-03-XX"),
                ("Two days later", "2012-03-XX"),
            ],
        ),
        (
            "In 2010 he came; the next day he left.",
            [("2010", "2010"), ("the next day", "2010-XX-XX")],
        ),
        ("It ran Jan. 15-Feb. 2.", [("Jan. 15", "2014-01-15"), ("Feb. 2", "2014-02-02")]),
        ("In the Jan. 15-20 week it rained.", [("Jan. 15", "2014-01-15"), ("20", "2014-01-20")]),
        ("They met on March 4 and 5.", [("March 4", "2014-03-04"), ("5", "2014-03-05")]),
        (
            "From 24-25 April 2013 it rained.",
            [("24", "2013-04-24"), ("25 April 2013", "2013-04-25")],
        ),
        ("Between 1994 and 1997 it rained.", [("1994", "1994"), ("1997", "1997")]),
        ("From 1961-64 it rained.", [("1961", "1961"), ("64", "1964")]),
        ("It lasts two to six days.", [("two", "P2D"), ("six days", "P6D")]),
        ("It is a two- to three-week trip.", [("two", "P2W"), ("three-week", "P3W")]),
        ("He got a 15-to-20-year term.", [("15", "P15Y"), ("20-year", "P20Y")]),
        ("It closed two days after Christmas.", [("two days after Christmas", "2013-12-27")]),
        ("It closed 10 days after the fire.", [("10 days", "P10D")]),
        ("It will open the week of March 24.", [("the week of March 24", "2014-W13")]),
        (
            "It struck at 7:15 a.m. (0515 GMT) Friday.",
            [("7:15 a.m. (0515 GMT)", "2014-03-14T07:15"), ("Friday", "2014-03-14")],
        ),
    ],
)
def test_times_lean_on_each_other(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


def test_a_dateline_tells_which_day_it_is_where_the_text_was_written() -> None:
    text = "SYDNEY, March 20 (Agency) - A rocket rose on Thursday.\n\nToday it rained."
    assert values(text) == [
        ("March 20", "2014-03-20"),
        ("Thursday", "2014-03-20"),
        ("Today", "2014-03-20"),
    ]


def test_the_minutes_of_a_live_report_are_of_the_day_of_publication() -> None:
    text = "21.05 The wall of 1998 held.\n\n19.40 It was built on May 3, 1998."
    assert ("19.40", "2014-03-19T19:40") in values(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It fell on Friday.", "XXXX-WXX-5"),
        ("It fell on March 14.", "XXXX-03-14"),
        ("It fell on Friday night.", "XXXX-WXX-5TNI"),
        ("It fell at 22:30.", "XXXX-XX-XXT22:30"),
        ("It fell last week.", "PAST_REF"),
        ("It will fall next week.", "FUTURE_REF"),
        ("It falls today.", "PRESENT_REF"),
    ],
)
def test_without_a_date_of_publication_the_unknown_stays_unknown(text: str, value: str) -> None:
    assert [each for _, each in values(text, published=None)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It sank at 8:25 p.m. on Monday. By midday most were saved.", "2014-03-18T12:00"),
        ("It sank at 8:25 p.m. on Monday. It had left at 5:35 p.m.", "2014-03-17T17:35"),
        (
            "It sank at 8:25 p.m. on Monday. By midday most were saved. It had left at 5:35 p.m.",
            "2014-03-17T17:35",
        ),
        ("It sank on Monday night. As of 6 a.m. ten were saved.", "2014-03-18T06:00"),
        ("It sank at 8:25 p.m. on Wednesday. By 6 a.m. it had been full.", "2014-03-19T06:00"),
    ],
)
def test_a_clock_without_its_day_is_of_the_day_told_of_or_the_next(text: str, value: str) -> None:
    assert values(text)[-1][1] == value


@pytest.mark.parametrize(
    ("text", "values_told"),
    [
        (
            "The film opens on Friday. Police were called at 8 a.m.",
            ["2014-03-21", "2014-03-19T08:00"],
        ),
        (
            "He was shot on March 3. In 1988 two others died. He was found at 10 p.m.",
            ["2014-03-03", "1988", "2014-03-03T22:00"],
        ),
        (
            "He was taken ill on Monday. A vigil will be held on Friday. It will start at 8 p.m.",
            ["2014-03-17", "2014-03-21", "2014-03-21T20:00"],
        ),
    ],
)
def test_a_clock_is_of_the_day_last_told_of_that_its_verb_may_mean(
    text: str, values_told: list[str]
) -> None:
    assert [value for _, value in values(text)] == values_told


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The minister left on Thursday.", "2014-03-20"),  # it was Thursday already where he was
        ("The minister left last Thursday.", "2014-03-13"),
        ("The minister left on Friday.", "2014-03-14"),  # two days ahead no clock is
        ("The minister will leave on Thursday.", "2014-03-20"),
        ("Two Thursdays ago the minister left.", "2014-03-06"),
        ("Three Wednesdays ago the minister left.", "2014-02-26"),
        ("The minister left on the 13th.", "2014-03-13"),
        ("The minister left on the 21st.", "2014-02-21"),
        ("The minister will leave on the 21st.", "2014-03-21"),
    ],
)
def test_weekdays_and_days_of_the_month_lie_where_the_verb_looks(text: str, value: str) -> None:
    assert [each for _, each in values(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "He lives on the 13th floor.",
        "He works on the 13th and 14th floors.",
        "She won on the 18th hole.",
        "It was signed on the first.",
        "It fell to the 13th, 14th and 15th brigades.",
    ],
)
def test_ordinals_of_other_things_are_no_days_of_the_month(text: str) -> None:
    assert values(text) == []
