"""Dates and times as a reader would write them: 14 March 2014."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, time, timedelta

import regex

from atodds.model import Assertion, Moment

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAY, _DIAL = timedelta(days=1), timedelta(hours=12)
_HALF_TOLD = regex.compile(
    r"[ap]\.?m\b|\b(?:1[3-9]|2[0-3]|0\d)[:.]|noon|midnight|morning|night|evening", regex.IGNORECASE
)
"""What tells the half of the day: "9 p.m.", "21:00"; "nine o'clock" leaves it open."""
CLOCK_SLACK = timedelta(minutes=9)
"""How far two clock times may be apart beyond what their words leave open, and be one."""
_A_DAY_AND_NIGHT = timedelta(hours=36)
_A_FEW_MINUTES = timedelta(minutes=10)
"""As wide as a clock time is taken to be: outlets round to five minutes."""


def day_in_words(when: date) -> str:
    """Return a date such as "14 March 2014"."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def time_in_words(when: datetime) -> str:
    """Return a time such as "14 March 2014, 21:10"."""
    return f"{day_in_words(when)}, {when:%H:%M}"


def moment_in_words(moment: Moment) -> str:
    """Return a day, month, year, time of day or period, as precise as it is known."""
    start, end = moment.earliest, moment.latest
    if start.time() == time.min == end.time():
        return _days_in_words(start, end)
    if end - start <= _A_FEW_MINUTES:
        return time_in_words(start + (end - start) / 2)
    if start.date() == end.date():
        return f"{time_in_words(start)} to {end:%H:%M}"
    return f"{time_in_words(start)} to {time_in_words(end)}"


def days_in_words(moment: Moment) -> str:
    """Return the day of an hour, an evening or a night, and any longer time as it is."""
    width = moment.latest - moment.earliest
    if width >= _A_DAY_AND_NIGHT:
        return moment_in_words(moment)
    return day_in_words(moment.earliest + width / 2)


def clock_gap(left: Assertion, right: Assertion, mine: Moment, other: Moment) -> timedelta:
    """Return how far two times are apart on the dial, whatever the day; nothing where they meet."""
    told = _HALF_TOLD.search(left.mention.text) and _HALF_TOLD.search(right.mention.text)
    round_of = _DAY if told else _DIAL
    widths = (mine.latest - mine.earliest + other.latest - other.earliest) / 2
    middles = [m.earliest + (m.latest - m.earliest) / 2 for m in (mine, other)]
    apart = abs(middles[0] - middles[1]) % round_of
    return max(min(apart, round_of - apart) - widths, timedelta(0))


def _days_in_words(start: datetime, end: datetime) -> str:
    last = end - _DAY
    if start.date() >= last.date():
        return day_in_words(start)
    whole_months = start.day == 1 and last.day == monthrange(last.year, last.month)[1]
    if whole_months and (start.month, last.month) == (1, 12):
        return f"{start.year}" if start.year == last.year else f"{start.year} to {last.year}"
    if whole_months and (start.year, start.month) == (last.year, last.month):
        return f"{MONTHS[start.month - 1]} {start.year}"
    return f"{day_in_words(start)} to {day_in_words(last)}"
