"""Laws of reading times that hold whatever the text."""

from __future__ import annotations

import time
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atodds.extract.times import time_record, times_of
from atodds.extract.times.holidays import easter, holiday
from atodds.language import fold, sentences_of
from atodds.lexicon import load
from atodds.model import Mention, TimeMention, Timex

MONTHS = [name.title() for name in load("times")["months"]]
SMALL_WORDS = """
    a an the of on at in to from before after last next this following previous same ago earlier
    later early late every each half and or until since will said is 1 3 12 25 29 30 31 99 1999 2014
    0 00:00 22:30 9.15 p.m. a.m. GMT EST , . ( ) - ' '90s 9999 1000000 Easter Christmas week year
"""
TABLES = ("months", "weekdays", "units", "day_parts", "cardinals", "seasons", "ordinals")
WORDS = st.sampled_from(
    [
        *SMALL_WORDS.split(),
        *(word for table in TABLES for word in load("times")[table]),
        *(word.title() for table in ("months", "weekdays") for word in load("times")[table]),
    ]
)
WEDNESDAY = datetime.fromisoformat("2014-03-19")
PUBLISHED = st.none() | st.datetimes(
    datetime.fromisoformat("1000-01-01"), datetime.fromisoformat("9000-01-01")
)
DAYS = st.dates(date(1600, 1, 1), date(2099, 12, 31))


def read(text: str, published: datetime | None) -> tuple[TimeMention, ...]:
    folded = fold(text)
    return times_of(folded, sentences_of(folded, ()), published)


def check(text: str, found: tuple[TimeMention, ...]) -> None:
    for time_mention in found:
        span = time_mention.mention.span
        assert time_mention.mention == Mention.cut(fold(text), span.start, span.end)
        assert time_mention.value
        if time_mention.moment:
            assert time_mention.moment.earliest < time_mention.moment.latest
            assert time_mention.moment.value == time_mention.value
            assert time_mention.timex in {Timex.DATE, Timex.TIME}
    for left, right in pairwise(found):
        assert left.mention.span.end <= right.mention.span.start


@given(st.text(max_size=300), PUBLISHED)
def test_any_text_is_read(text: str, published: datetime | None) -> None:
    check(text, read(text, published))


@given(st.lists(WORDS, max_size=40).map(" ".join), PUBLISHED)
def test_any_heap_of_time_words_is_read(text: str, published: datetime | None) -> None:
    check(text, read(text, published))


@given(DAYS)
def test_one_day_is_one_moment_however_it_is_written(day: date) -> None:
    month = MONTHS[day.month - 1]
    short = {"May": "May", "September": "Sept."}.get(month, f"{month[:3]}.")
    forms = [
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{short} {day.day}, {day.year}",
        f"the {day.day}th of {month} {day.year}",
        f"{day:%A}, {month} {day.day}, {day.year}",
        f"{day:%A} {day.day} {month} {day.year}",
        f"{month.upper()} {day.day}, {day.year}",
        day.isoformat(),
    ]
    if day.day > 12:
        forms += [f"{day:%d/%m/%Y}", f"{day:%m/%d/%Y}", f"{day:%d.%m.%Y}"]
    moments = {form: [t.moment for t in read(f"It was {form}.", None)] for form in forms}
    assert moments == {form: [moments[day.isoformat()][0]] for form in forms}


@given(DAYS)
def test_a_day_lies_in_its_month_and_year(day: date) -> None:
    month = MONTHS[day.month - 1]
    (whole,) = read(f"in {month} {day.year}", None)
    (part,) = read(f"on {month} {day.day}, {day.year}", None)
    (year,) = read(f"in {day.year}", None)
    assert whole.moment
    assert part.moment
    assert year.moment
    assert whole.moment.contains(part.moment)
    assert year.moment.contains(whole.moment)


@given(DAYS, st.integers(1, 7))
def test_a_bare_weekday_is_within_the_week_and_after_a_past_verb_tomorrow_at_most(
    day: date, weekday: int
) -> None:
    today = datetime.combine(day, datetime.min.time())
    name = list(load("times")["weekdays"])[weekday - 1].title()
    (back,) = read(f"They met on {name}.", today)
    (ahead,) = read(f"They will meet on {name}.", today)
    assert back.moment
    assert ahead.moment
    assert today - timedelta(days=5) <= back.moment.earliest <= today + timedelta(days=1)
    assert today <= ahead.moment.earliest <= today + timedelta(days=6)
    assert back.moment.earliest.isoweekday() == weekday
    assert (back.moment == ahead.moment) == (weekday - today.isoweekday() in {0, 1, -6})


@given(
    st.sampled_from(
        [
            "on May 3, 1998",
            "on Friday night",
            "in late November",
            "at 8:20 p.m. (0720 GMT)",
            "at noon on Monday",
            "last week",
            "two and a half years ago",
            "in the third quarter of 1999",
            "the past 20 years",
            "a five-hour",
            "every other Monday",
            "on Christmas Eve",
            "earlier this month",
            "in the early 1990s",
            "on Thursday of next week",
            "half past eight on Sunday night",
        ]
    ),
    PUBLISHED,
)
def test_a_time_cut_out_alone_is_a_time_still(text: str, published: datetime | None) -> None:
    for found in read(f"They spoke {text} in Paris.", published):
        again = read(found.mention.text, published)
        assert [(each.timex, each.mention.text) for each in again] == [
            (found.timex, found.mention.text)
        ]


@pytest.mark.parametrize(
    "text",
    ["at ", "1 ", "1, ", "a half ", "Friday, ", "late ", "'", "May ", "2014-", "the ", "12:", "\n"],
)
def test_reading_takes_time_in_proportion_to_length(text: str) -> None:
    def seconds(size: int) -> float:
        folded = (text * size)[:size]
        clocks = [time.process_time()]
        for _ in range(3):
            times_of(folded, sentences_of(folded[:10], ()), None)
            clocks.append(time.process_time())
        return min(after - before for before, after in pairwise(clocks))

    assert seconds(20_000) < 12 * max(seconds(5_000), 0.02)


def test_a_record_has_the_agreed_keys() -> None:
    text = "It fell on Friday."
    (found,) = read(text, WEDNESDAY)
    assert time_record(found, "s1") == {
        "document": "s1",
        "type": "time",
        "start": 11,
        "end": 17,
        "exact": "Friday",
        "timex": "DATE",
        "value": "2014-03-14",
    }


@pytest.mark.parametrize(
    ("year", "day"),
    [(1818, (3, 22)), (1943, (4, 25)), (2000, (4, 23)), (2008, (3, 23)), (2024, (3, 31))],
)
def test_easter_follows_the_moon(year: int, day: tuple[int, int]) -> None:
    assert easter(year) == date(year, *day)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("thanksgiving", date(2014, 11, 27)),
        ("memorial day", date(2014, 5, 26)),
        ("labor day", date(2014, 9, 1)),
        ("election day", date(1998, 11, 3)),
        ("good friday", date(2014, 4, 18)),
        ("christmas eve", date(2014, 12, 24)),
    ],
)
def test_holidays_fall_on_their_days(name: str, day: date) -> None:
    assert holiday(name, day.year) == day
