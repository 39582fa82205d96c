"""Times: two exclude each other when no instant lies in both."""

from __future__ import annotations

from datetime import timedelta

import regex

from atodds.language.happenings import is_personal, same_sort
from atodds.language.moments import CLOCK_SLACK, clock_gap, moment_in_words
from atodds.model import Assertion, Judgement, Kind, Moment, Verdict

DAY_AND_NIGHT = timedelta(hours=36)
WEEK = timedelta(days=7)
DAY, HALF_AN_HOUR, NOTHING = timedelta(days=1), timedelta(minutes=30), timedelta(0)
FIGURE = regex.compile(r"\d")
YEAR = regex.compile(r"\d{4}")


def moments_stand(left: Assertion, right: Assertion, mine: Moment, other: Moment) -> Judgement:
    """Return how two times of one event stand: clock times by the clock, others by the day."""
    one, two = moment_in_words(mine), moment_in_words(other)
    if (mine.earliest, mine.latest) == (other.earliest, other.latest):
        return Judgement(Verdict.AGREE, f"both give {one}")
    if mine.meets(other):
        return Judgement(Verdict.COMPATIBLE, f"{one} leaves room for {two}")
    if _are_clocks(left, right):
        near = clock_gap(left, right, mine, other) <= CLOCK_SLACK
        together = "differ by rounding" if near else None
    else:
        together = "may be one night" if _days_meet(mine, other) else None
    if together:
        return Judgement(Verdict.COMPATIBLE, f"{one} and {two} {together}")
    doubt = next((found for doubt in DOUBTS if (found := doubt(left, right, mine, other))), None)
    if doubt:
        return Judgement(Verdict.INCOMPARABLE, doubt)
    return Judgement(Verdict.CONFLICT, f"{one} is not {two}")


def _two_things(left: Assertion, right: Assertion, mine: Moment, other: Moment) -> str | None:
    """Return why the two may be times of two things of one sort."""
    del mine, other
    if not same_sort(left.slot.of, right.slot.of):
        return "nothing says that both are the time of one and the same thing"
    if is_personal(left.slot.of) and not (left.event.who and right.event.who):
        return f"nothing says that both tell of one person's {left.slot.of}"
    if "several" in left.hints | right.hints:
        return "one text tells of more than one such"
    return None


def _two_zones(left: Assertion, right: Assertion, mine: Moment, other: Moment) -> str | None:
    """Return why one instant may have two names: where it happened and where the reader is."""
    if "zoned" not in left.hints | right.hints:
        return None
    if _are_clocks(left, right):
        near = abs(mine.earliest - other.earliest) % HALF_AN_HOUR == NOTHING
    else:
        near = abs(mine.first_day - other.first_day) <= DAY
    return "the clocks may be of two zones" if near else None


def _days_meet(mine: Moment, other: Moment) -> bool:
    """Tell whether the days touched are the same: "Sunday night" goes on into Monday."""
    if "T" in mine.value and mine.value.partition("T")[2] == other.value.partition("T")[2]:
        return False
    return mine.days_meet(other)


def _two_years(left: Assertion, right: Assertion, mine: Moment, other: Moment) -> str | None:
    """Return why a day may be the same in both, the year being left out."""
    days = {(m.first_day.month, m.first_day.day) for m in (mine, other)}
    written = YEAR.search(left.mention.text) and YEAR.search(right.mention.text)
    if _are_clocks(left, right) or written or len(days) > 1:
        return None
    return "the day is the same, and one of them leaves the year out"


def _counted_from_two_dates(
    left: Assertion, right: Assertion, mine: Moment, other: Moment
) -> str | None:
    """Return why one weekday, or one "two days ago", may come out as two days.

    An archive's date often stands in place of the publication date.
    """
    if _are_clocks(left, right):
        return None
    said, told = left.mention.text, right.mention.text
    if said.lower() == told.lower():
        return "both say the same, counted from two dates"
    apart = abs(mine.first_day - other.first_day)
    if _is_relative(left, right) and apart % WEEK == NOTHING:
        return "the weekday is the same, and the date it is counted from may be wrong"
    return None


def _two_events(left: Assertion, right: Assertion, mine: Moment, other: Moment) -> str | None:
    """Return why two days are rather of two events; a misprint keeps the day or the month."""
    if _are_clocks(left, right):
        return None
    if max(m.latest - m.earliest for m in (mine, other)) > DAY_AND_NIGHT:
        return "a week or a month is too wide to be at odds with"
    one, two = mine.first_day, other.first_day
    misprint = one.day == two.day or (one.year, one.month) == (two.year, two.month)
    if abs(one - two) > WEEK and (_is_relative(left, right) or not misprint):
        return "the days lie so far apart that they are rather two events"
    return None


def _are_clocks(left: Assertion, right: Assertion) -> bool:
    return left.kind is right.kind is Kind.TIME


def _is_relative(left: Assertion, right: Assertion) -> bool:
    """Tell whether at least one day is told without its date: "on Friday"."""
    return not (FIGURE.search(left.mention.text) and FIGURE.search(right.mention.text))


DOUBTS = (_two_things, _two_zones, _two_years, _counted_from_two_dates, _two_events)
