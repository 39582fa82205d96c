"""On which day a holiday falls."""

from __future__ import annotations

from datetime import date, timedelta

from atodds.lexicon import load

_TABLES = load("holidays")
_DAYS_IN_WEEK = 7


def holiday(name: str, year: int) -> date:
    """Return the day the holiday falls on in a year; `name` is a key of the table of holidays."""
    if name in _TABLES["fixed"]:
        month, day = _TABLES["fixed"][name]
        return date(year, month, day)
    if name in _TABLES["weekday"]:
        return _nth_weekday(year, *_TABLES["weekday"][name])
    if name in _TABLES["after_weekday"]:
        month, weekday, which, after = _TABLES["after_weekday"][name]
        return _nth_weekday(year, month, weekday, which) + timedelta(days=after)
    return easter(year) + timedelta(days=_TABLES["easter"][name])


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar, by the anonymous algorithm of 1876."""
    golden = year % 19
    hundreds, rest = divmod(year, 100)
    epact = (
        19 * golden + hundreds - hundreds // 4 - (hundreds - (hundreds + 8) // 25 + 1) // 3 + 15
    ) % 30
    weekday = (32 + 2 * (hundreds % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _nth_weekday(year: int, month: int, weekday: int, which: int) -> date:
    if which < 0:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.isoweekday() - weekday) % _DAYS_IN_WEEK)
    first = date(year, month, 1)
    ahead = (weekday - first.isoweekday()) % _DAYS_IN_WEEK
    return first + timedelta(days=ahead + _DAYS_IN_WEEK * (which - 1))
