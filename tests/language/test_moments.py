"""Dates and times in words, as precise as they are known."""

from __future__ import annotations

from datetime import datetime

import pytest

from atodds.language.moments import day_in_words, days_in_words, moment_in_words, time_in_words
from atodds.model import Moment


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        pytest.param((2021, 5, 4), (2021, 5, 5), "4 May 2021", id="a day"),
        pytest.param((2021, 5, 1), (2021, 6, 1), "May 2021", id="a month"),
        pytest.param((2021, 12, 1), (2022, 1, 1), "December 2021", id="the month a year ends in"),
        pytest.param((2021, 1, 1), (2022, 1, 1), "2021", id="a year"),
        pytest.param((2010, 1, 1), (2020, 1, 1), "2010 to 2019", id="a decade"),
        pytest.param((2021, 5, 3), (2021, 5, 10), "3 May 2021 to 9 May 2021", id="a week"),
        pytest.param((2021, 5, 1), (2021, 7, 1), "1 May 2021 to 30 June 2021", id="two months"),
        pytest.param(
            (2021, 5, 4, 9, 30), (2021, 5, 4, 9, 31), "4 May 2021, 09:30", id="to the minute"
        ),
        pytest.param(
            (2021, 5, 4, 9, 27), (2021, 5, 4, 9, 33), "4 May 2021, 09:30", id="as clocks are read"
        ),
        pytest.param(
            (2021, 5, 4, 18), (2021, 5, 4, 22), "4 May 2021, 18:00 to 22:00", id="an evening"
        ),
        pytest.param(
            (2021, 5, 4, 20),
            (2021, 5, 5, 4),
            "4 May 2021, 20:00 to 5 May 2021, 04:00",
            id="a night",
        ),
    ],
)
def test_a_moment_is_said_at_the_precision_written(
    start: tuple[int, int, int], end: tuple[int, int, int], said: str
) -> None:
    assert moment_in_words(Moment(datetime(*start), datetime(*end), "")) == said


def test_an_instant_is_a_day_or_a_minute_of_it() -> None:
    when = datetime(2021, 5, 4, 21, 7, 30)
    assert (day_in_words(when), time_in_words(when)) == ("4 May 2021", "4 May 2021, 21:07")


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        pytest.param((2021, 5, 4, 18), (2021, 5, 5), "4 May 2021", id="an evening is of its day"),
        pytest.param(
            (2021, 5, 4, 17), (2021, 5, 5, 6), "4 May 2021", id="a night of the day before"
        ),
        pytest.param((2021, 5, 3, 23), (2021, 5, 5, 1), "4 May 2021", id="midnight, of either end"),
        pytest.param((2021, 5, 1), (2021, 6, 1), "May 2021", id="a month is no day"),
    ],
)
def test_a_time_of_day_is_told_by_its_day(
    start: tuple[int, int, int], end: tuple[int, int, int], said: str
) -> None:
    assert days_in_words(Moment(datetime(*start), datetime(*end), "")) == said
