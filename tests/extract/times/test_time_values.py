"""What is read as a time, and its TIMEX3 value."""

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
    ("text", "found", "value"),
    [
        # days of the calendar, in each order and style
        ("It opened on 14 March 2014.", "14 March 2014", "2014-03-14"),
        ("It opened on March 14th, 2014.", "March 14th, 2014", "2014-03-14"),
        ("It opened on Mar. 14, 2014, she said.", "Mar. 14, 2014", "2014-03-14"),
        ("It opened on 2014-03-14.", "2014-03-14", "2014-03-14"),
        ("It opened on 14/03/2014.", "14/03/2014", "2014-03-14"),
        ("It opened on 03/14/2014.", "03/14/2014", "2014-03-14"),
        ("It opened on the seventh of March.", "the seventh of March", "2014-03-07"),
        ("It was posted at 2014-03-14T21:10:00Z.", "2014-03-14T21:10:00Z", "2014-03-14T21:10Z"),
        ("It opened on Friday, March 14.", "Friday, March 14", "2014-03-14"),
        ("It opened on Feb. 29, 2012.", "Feb. 29, 2012", "2012-02-29"),
        # the year is the nearest that the verb allows
        ("He died on December 20.", "December 20", "2013-12-20"),
        ("He will retire on December 20.", "December 20", "2014-12-20"),
        ("Born on a leap day, he turned ten on February 29.", "February 29", "2012-02-29"),
        # months and parts of them
        ("Sales fell in late November.", "late November", "2013-11"),
        ("Talks will resume in May.", "May", "2014-05"),
        ("The March accession pleased them.", "March", "2014-03"),
        ("It rained from April to May.", "May", "2013-05"),
        ("Fares fell in the year to May.", "May", "2013-05"),
        ("March's rain was heavy.", "March", "2014-03"),
        ("He came in October last year.", "October last year", "2013-10"),
        ("She arrived in April 1999.", "April 1999", "1999-04"),
        # weekdays
        ("The minister resigned on Monday.", "Monday", "2014-03-17"),
        ("The minister resigned on Wednesday.", "Wednesday", "2014-03-19"),
        ("The minister will resign on Monday.", "Monday", "2014-03-24"),
        ("The vote is scheduled for Sunday.", "Sunday", "2014-03-23"),
        ("Talks have been put off until Friday.", "Friday", "2014-03-21"),
        # a plan that came to nothing is of the nearer day
        ("The rally planned for Monday was called off.", "Monday", "2014-03-17"),
        ("The rally planned for Friday was called off.", "Friday", "2014-03-21"),
        ("The rally was planned for Tuesday.", "Tuesday", "2014-03-25"),
        ("They leave for Geneva on Friday.", "Friday", "2014-03-21"),
        ("Troops could move on Monday if talks fail.", "Monday", "2014-03-24"),
        ("The team could not be found on Monday.", "Monday", "2014-03-17"),
        ("They said they would appeal against Monday's ruling.", "Monday", "2014-03-17"),
        ("He succeeds Lee, who retires on Friday.", "Friday", "2014-03-21"),
        ("The list, to be released Friday, is long.", "Friday", "2014-03-21"),
        ("They were said to be seen there Friday.", "Friday", "2014-03-14"),
        ("She lost the town in Sunday's runoff.", "Sunday", "2014-03-16"),
        ("He won 52 per cent in Sunday's election.", "Sunday", "2014-03-16"),
        ("Turnout in Sunday's election was low.", "Sunday", "2014-03-16"),
        ("She could win 52 per cent in Sunday's election.", "Sunday", "2014-03-23"),
        ("He, who won in 2009, faces her in Sunday's election.", "Sunday", "2014-03-23"),
        ("He hopes to be elected in Sunday's runoff.", "Sunday", "2014-03-23"),
        ("Sunday's ballot offers voters a choice of two parties.", "Sunday", "2014-03-23"),
        ("It fell last Thursday.", "last Thursday", "2014-03-13"),
        ("It opens next Friday.", "next Friday", "2014-03-28"),
        ("It opens on Tuesday of next week.", "Tuesday of next week", "2014-03-25"),
        # units around the day of publication
        ("It rose last week.", "last week", "2014-W11"),
        ("It rose earlier this month.", "earlier this month", "2014-03"),
        ("It will rise next year.", "next year", "2015"),
        ("It rained the weekend of March 8.", "the weekend of March 8", "2014-W10-WE"),
        ("It rose on the weekend of the vote.", "the weekend", "2014-W11-WE"),
        ("It rose over the weekend.", "the weekend", "2014-W11-WE"),
        ("It began two days ago.", "two days ago", "2014-03-17"),
        ("It began a decade ago.", "a decade ago", "2004"),
        ("It began two and a half years ago.", "two and a half years ago", "2011-09"),
        ("It began several years ago.", "several years ago", "PAST_REF"),
        ("It ends two weeks from now.", "two weeks from now", "2014-W14"),
        ("They met the day before yesterday.", "the day before yesterday", "2014-03-17"),
        # parts of the year
        ("It rose in the third quarter.", "the third quarter", "2013-Q3"),
        ("It rose in Q3 2012.", "Q3 2012", "2012-Q3"),
        ("It rose in the first half of 2013.", "the first half of 2013", "2013-H1"),
        ("He was shot last fall.", "last fall", "2013-FA"),
        ("It opened in the summer of 1999.", "the summer of 1999", "1999-SU"),
        ("It ended by the autumn of last year.", "autumn of last year", "2013-FA"),
        ("Profit fell in fiscal 1999.", "fiscal 1999", "1999"),
        ("Profit fell in fiscal 1999's first half.", "fiscal 1999's first half", "1999-H1"),
        ("It fell in the first quarter of fiscal 1999.", None, "1999-Q1"),
        ("It will close by year's end.", "year's end", "2014"),
        ("It opened in late 1988.", "late 1988", "1988"),
        ("They met five years ago today.", "five years ago today", "2009-03-19"),
        ("They met ten years ago this month.", "ten years ago this month", "2004-03"),
        ("They met a week ago Tuesday.", "a week ago Tuesday", "2014-03-11"),
        # the period that ended on a day is the one that holds it
        ("It lost $3 million in the year ended Dec. 31, 2012.", "the year", "2012"),
        ("It lost $3 million in the quarter ended June 30, 2013.", "the quarter", "2013-Q2"),
        # without another, the quarter reported on is the last
        ("Profit rose in the quarter.", "the quarter", "2013-Q4"),
        ("It lost money in the year-earlier quarter.", "the year-earlier quarter", "2012-Q4"),
        ("It began in the early 1990s.", "the early 1990s", "199X"),
        ("It began in the '80s.", "the '80s", "198X"),
        ("It began in the 19th century.", "the 19th century", "18"),
        ("He won in '88 and lost.", "'88", "1988"),
        ("It fell in the 1989 calendar year.", "1989", "1989"),
        ("The war of 1992 is over.", "1992", "1992"),
        ("It was higher than in 1992 and higher than 1991.", "1991", "1991"),
        # holidays
        ("He was found on Thanksgiving Day.", "Thanksgiving Day", "2013-11-28"),
        ("They will vote on Easter Monday.", "Easter Monday", "2014-04-21"),
        ("It fell on New Year's Eve.", "New Year's Eve", "2013-12-31"),
        # parts of the day and clocks
        ("He spoke late on Friday night.", "Friday night", "2014-03-14TNI"),
        ("He spoke on the morning of March 3.", "morning of March 3", "2014-03-03TMO"),
        ("They spoke last night.", "last night", "2014-03-18TNI"),
        ("They will speak tonight.", "tonight", "2014-03-19TNI"),
        ("It fell at 8:20 p.m. (0720 GMT).", "8:20 p.m. (0720 GMT)", "2014-03-19T20:20"),
        ("It fell at 22:30.", "22:30", "2014-03-19T22:30"),
        ("It fell at 1130 am on Monday.", "1130 am on Monday", "2014-03-17T11:30"),
        ("It fell at 0720 GMT.", "0720 GMT", "2014-03-19T07:20Z"),
        ("It fell at 9 a.m. EST Tuesday.", "9 a.m. EST Tuesday", "2014-03-18T09:00"),
        ("It fell at eight o'clock yesterday evening.", None, "2014-03-18T20:00"),
        ("It fell at half past eight on Sunday night.", None, "2014-03-16T20:30"),
        ("It fell at five minutes to three on Monday afternoon.", None, "2014-03-17T14:55"),
        ("It fell on Monday at ten minutes to midnight.", None, "2014-03-17T23:50"),
        ("It fell on Monday at ten minutes past noon.", None, "2014-03-17T12:10"),
        ("It fell at noon on Monday.", "noon on Monday", "2014-03-17T12:00"),
        # durations
        ("They held a five-hour meeting.", "five-hour", "PT5H"),
        ("They met for five and a half hours.", "five and a half hours", "PT5H30M"),
        ("They met for 5 1/2 hours.", "5 1/2 hours", "PT5H30M"),
        ("They sat for three and a quarter hours.", "three and a quarter hours", "PT3H15M"),
        ("He got three years and six months.", "three years and six months", "P3Y6M"),
        ("He has 48 hours to reply.", "48 hours", "PT48H"),
        ("It was done inside of a month.", "a month", "P1M"),
        ("It went on for weeks.", "weeks", "PXW"),
        ("It went on for the past 20 years.", "the past 20 years", "P20Y"),
        ("It rose over the past year.", "the past year", "P1Y"),
        ("Their decade-long feud ended.", "decade-long", "P10Y"),
        ("It lasted a day and a half.", "a day and a half", "P1.5D"),
        ("It takes a couple of weeks.", "a couple of weeks", "P2W"),
        ("It grew over the past couple of months.", "the past couple of months", "P2M"),
        ("It fell over the past fiscal year.", "the past fiscal year", "P1Y"),
        ("It fell for 10-plus years.", "10-plus years", "P10Y"),
        ("It fell for one and one-half years.", "one and one-half years", "P1.5Y"),
        ("It will last for another week.", "another week", "P1W"),
        ("It stood for a quarter century.", "a quarter century", "P25Y"),
        ("It takes half an hour.", "half an hour", "PT30M"),
        ("It was the worst drought in decades.", "decades", "PXY"),
        ("For the first time in months they met.", "months", "PXM"),
        ("It is a matter of days before it falls.", "days", "PXD"),
        ("They worked the whole week.", "the whole week", "P1W"),
        ("One day after the vote it rained.", "One day", "P1D"),
        # sets
        ("It meets daily.", "daily", "P1D"),
        ("It meets every Monday.", "every Monday", "XXXX-WXX-1"),
        ("It meets on Sundays.", "Sundays", "XXXX-WXX-7"),
        ("It meets on Tuesdays and Thursdays.", "Tuesdays", "XXXX-WXX-2"),
        ("It is shut on weekends.", "weekends", "XXXX-WXX-WE"),
        ("It pays a semiannual dividend.", "semiannual", "P6M"),
        ("It meets every four years.", "every four years", "P4Y"),
        ("It costs $3 million a year.", "a year", "P1Y"),
        ("It meets twice a week.", "a week", "P1W"),
        # open times
        ("It is now closed.", "now", "PRESENT_REF"),
        ("It closed recently.", "recently", "PAST_REF"),
        ("The past has shown it.", "The past", "PAST_REF"),
        ("It may reopen in the future.", "the future", "FUTURE_REF"),
    ],
)
def test_a_time_has_its_timex3_value(text: str, found: str | None, value: str) -> None:
    read = values(text)
    assert value in [each for _, each in read]
    if found is not None:
        assert (found, value) in read


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Listen 0:00 0:04:12", "an audio length"),
        ("Eastport won 3:05.94 to 2:28.61.", "a race time is no clock"),
        ("They won 10:5 and 3-2.", "scores"),
        ("It was an 11th-hour deal.", "the eleventh hour is no hour"),
        ("The shop is open 24/7.", "a figure of speech"),
        ("Security changed after 9/11.", "the name of an event"),
        ("Copyright 2014 Example News. All rights reserved.", "page furniture"),
        ("© 1999-2014 Example News", "page furniture"),
        ("Channel 4 showed it.", "a broadcaster"),
        ("Flight 1549 landed.", "a flight number"),
        ("She drove a 1987 Chevrolet.", "a model year"),
        ("It may rain and may not.", "may, the verb"),
        ("Thousands march for peace.", "march, the verb"),
        ("Theresa May spoke, and Mrs. May's deal failed.", "a surname"),
        ("They spoke to May, and Clegg and May agreed.", "a surname"),
        ("The Sun printed it.", "a newspaper"),
        ("Prices fall and leaves fall.", "fall, the verb"),
        ("The fall of the city was sudden.", "fall, the noun"),
        ("This time the company said no.", "an occasion"),
        ("At the same time costs rose.", "no time told"),
        ("One day he left.", "no day in particular"),
        ("It may one day rise.", "no day in particular"),
        ("The Daily Mirror and the Weekly World printed it.", "the names of papers"),
        ("Sun Microsystems grew.", "a company, no abbreviated Sunday"),
        ("Mr. August and Dr. April agreed.", "surnames"),
        ("It has more than 2000 of them, at an average of 1500.", "amounts"),
        ("It was another day of rain.", "no length"),
        ("He wore a size of '8 and rock 'n' roll boots.", "apostrophes without a year"),
        ("The past fortunes of the firm shone.", "past, the adjective"),
        ("USA TODAY printed it.", "the name of a paper"),
        ("It sold 1990 shares for 1995 marks.", "an amount and a price"),
        ("She took an interest in weeks of the calendar.", "no first or worst in weeks"),
        ("The whole year of study was lost.", "a year of study is no calendar year"),
        ("He came second.", "second, the ordinal"),
        ("She won a second prize.", "second, the ordinal"),
        ("Wait a second.", "a figure of speech"),
        ("A quarter of them left.", "a fourth part"),
        ("It needs three quarters of the votes.", "fourth parts"),
        ("She is 44 years old, and he is a 22-year-old.", "ages"),
        ("It cost $2014 and 1999 people paid.", "an amount and a count"),
        ("He lives at 10 Downing Street.", "a street number"),
        ("Call 555-2014.", "a telephone number"),
        ("Resolution 1325 was passed.", "a number"),
        ("Lows dipped into the mid-20s.", "degrees"),
        ("The Prague Spring was crushed.", "the name of an event"),
        ("A decision is due in the morning.", "the morning of no day"),
    ],
)
def test_what_only_looks_like_a_time_is_none(text: str, reason: str) -> None:
    assert values(text) == [], reason


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param(
            "The guests invited for Friday will be told.",
            "2014-03-21",
            marks=pytest.mark.xfail(
                strict=True, reason="a participle before the main verb hides its tense"
            ),
        ),
        pytest.param(
            "Ramadan begins soon; it began on the first day of Ramadan.",
            "2013-07-09",
            marks=pytest.mark.xfail(strict=True, reason="holidays of other calendars move"),
        ),
    ],
)
def test_known_gaps(text: str, value: str) -> None:
    assert value in [each for _, each in values(text)]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("It fell at 9:41 p.m.", 2),
        ("It fell at 8:40 p.m.", 4),
        ("It fell at 9 p.m.", 10),
        ("It fell at about 8:40 p.m.", 10),
        ("It fell shortly after 9 p.m.", 20),
        ("It fell just before 9:30 p.m.", 21),
        ("It fell moments after midnight.", 20),
        ("It fell after 9 p.m.", 180),
        ("It fell before 9 p.m.", 181),
        ("It fell at midnight.", 25 * 60),
        ("It fell at 0720 GMT.", 26 * 60),
        ("It fell on Monday.", 24 * 60),
        ("It fell on 03/19/2014.", 24 * 60),
    ],
)
def test_a_moment_is_as_wide_as_the_words_are_loose(text: str, minutes: int) -> None:
    folded = fold(text)
    (found,) = times_of(folded, sentences_of(folded, ()), WEDNESDAY)
    assert found.moment
    width = found.moment.latest - found.moment.earliest
    assert width.total_seconds() == minutes * 60


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Updated 03/04/2014.", []),
        ("Updated 19/03/2014.", ["2014-03-19"]),
        ("Updated 03/18/2014.", ["2014-03-18"]),
        ("Updated 04/03/2014 today.", ["2014-03-19"]),
        ("Updated 01/04/2014.", ["2014-04-01"]),
    ],
)
def test_figures_that_fit_two_days_are_read_only_if_one_is_near(
    text: str, expected: list[str]
) -> None:
    assert [value for _, value in values(text)] == expected
