"""Times: two exclude each other when no instant lies in both."""

from __future__ import annotations

from datetime import timedelta

import regex

from atodds.language.moments import moment_in_words
from atodds.model import Assertion, Judgement, Moment, Verdict

CLOCK_SLACK = timedelta(minutes=10)
"""Outlets round clock times to five or ten minutes."""
CLOCK_WIDTH = timedelta(hours=1)
DAY = timedelta(days=1)
DAY_AND_NIGHT = timedelta(hours=36)
WEEK = timedelta(days=7)
FIGURE = regex.compile(r"\d")
YEAR = regex.compile(r"\d{4}")


def moments_stand(left: Assertion, right: Assertion, mine: Moment, other: Moment) -> Judgement:
    """Return how two times of one event stand: clock times by the clock, others by the day."""
    if (mine.earliest, mine.latest) == (other.earliest, other.latest):
        return Judgement(Verdict.AGREE, f"both give {moment_in_words(mine)}")
    if mine.meets(other):
        return Judgement(
            Verdict.COMPATIBLE, f"{moment_in_words(mine)} leaves room for {moment_in_words(other)}"
        )
    if _is_clock(mine) and _is_clock(other):
        return _clocks_stand(mine, other)
    if _days_meet(mine, other):
        return Judgement(
            Verdict.COMPATIBLE,
            f"{moment_in_words(mine)} and {moment_in_words(other)} may be one night",
        )
    doubt = _doubt(left.mention.text, right.mention.text, mine, other)
    if doubt:
        return Judgement(Verdict.INCOMPARABLE, doubt)
    return Judgement(Verdict.CONFLICT, f"{moment_in_words(mine)} is not {moment_in_words(other)}")


def _clocks_stand(mine: Moment, other: Moment) -> Judgement:
    if _gap_by_the_clock(mine, other) <= CLOCK_SLACK:
        return Judgement(
            Verdict.COMPATIBLE,
            f"{moment_in_words(mine)} and {moment_in_words(other)} differ by rounding",
        )
    return Judgement(Verdict.CONFLICT, f"{moment_in_words(mine)} is not {moment_in_words(other)}")


def _gap_by_the_clock(mine: Moment, other: Moment) -> timedelta:
    """Return how far the two are apart on the dial, whatever the day; nothing where they meet."""
    widths = (mine.latest - mine.earliest + other.latest - other.earliest) / 2
    middles = [m.earliest + (m.latest - m.earliest) / 2 for m in (mine, other)]
    apart = abs(middles[0] - middles[1]) % DAY
    return max(min(apart, DAY - apart) - widths, timedelta(0))


def _is_clock(moment: Moment) -> bool:
    return moment.latest - moment.earliest <= CLOCK_WIDTH


def _days_meet(mine: Moment, other: Moment) -> bool:
    """Tell whether the days touched are the same: "Sunday night" goes on into Monday."""
    if "T" in mine.value and mine.value.partition("T")[2] == other.value.partition("T")[2]:
        return False
    return mine.days_meet(other)


def _is_anniversary(mine: Moment, other: Moment) -> bool:
    days = [(m.first_day.month, m.first_day.day) for m in (mine, other)]
    return days[0] == days[1]


def _doubt(said: str, told: str, mine: Moment, other: Moment) -> str | None:
    """Return why two days are rather two events, or one weekday counted from two dates.

    An archive's date often stands in place of the publication date, so that the same weekday
    comes out weeks apart. A misprint keeps the day or the month.
    """
    if max(m.latest - m.earliest for m in (mine, other)) > DAY_AND_NIGHT:
        return "a week or a month is too wide to be at odds with"
    apart = abs(mine.first_day - other.first_day)
    if not (YEAR.search(said) and YEAR.search(told)) and _is_anniversary(mine, other):
        return "the day is the same, and one of them leaves the year out"
    relative = not (FIGURE.search(said) and FIGURE.search(told))
    if relative and apart.days % WEEK.days == 0:
        return "the weekday is the same, and the date it is counted from may be wrong"
    misprint = mine.earliest.day == other.earliest.day or (
        (mine.earliest.year, mine.earliest.month) == (other.earliest.year, other.earliest.month)
    )
    if apart > WEEK and (relative or not misprint):
        return "the days lie so far apart that they are rather two events"
    return None
