"""Dates and times as a reader would write them: 14 March 2014."""

from __future__ import annotations

from calendar import monthrange
from datetime import datetime, time, timedelta

from atodds.model import Moment

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
_DAY = timedelta(days=1)
_A_DAY_AND_NIGHT = timedelta(hours=36)
_A_FEW_MINUTES = timedelta(minutes=10)
"""As wide as a clock time is taken to be: outlets round to five minutes."""


def day_in_words(when: datetime) -> str:
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
