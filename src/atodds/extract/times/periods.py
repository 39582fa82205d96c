"""Periods of the calendar as moments: value by TIMEX3, bounds as local time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import MAXYEAR, date, datetime, time, timedelta

from atodds.lexicon import load
from atodds.model import Moment

FIRST_YEAR, LAST_YEAR = 100, MAXYEAR - 200
"""Years outside are not placed: no news speaks of them, and neighbours must fit the calendar."""

# Meteorological quarters widened to the astronomical ones, since writers use either.
_SEASON_BOUNDS = {
    "SP": ((3, 1), (6, 22)),
    "SU": ((6, 1), (9, 24)),
    "FA": ((9, 1), (12, 22)),
    "WI": ((12, 1), (3, 22)),
}
_MONTHS = 12
_DAY, _HALF_AN_HOUR, _INSTANT = timedelta(days=1), timedelta(minutes=30), timedelta(minutes=1)


def year(number: int) -> Moment:
    """Return the calendar year."""
    return _between(date(number, 1, 1), date(number + 1, 1, 1), f"{number:04}")


def month(of_year: int, number: int) -> Moment:
    """Return the month, `number` counted from 1."""
    start = date(of_year, number, 1)
    return _between(start, _months_after(start, 1), f"{of_year:04}-{number:02}")


def day(of: date) -> Moment:
    """Return the day."""
    return _between(of, of + timedelta(days=1), of.isoformat())


def week(holding: date) -> Moment:
    """Return the ISO week, Monday to Sunday, that holds a day."""
    monday = holding - timedelta(days=holding.weekday())
    iso = monday.isocalendar()
    return _between(monday, monday + timedelta(days=7), f"{iso.year:04}-W{iso.week:02}")


def weekend(holding: date) -> Moment:
    """Return Saturday and Sunday of the ISO week that holds a day."""
    whole = week(holding)
    return Moment(whole.earliest + timedelta(days=5), whole.latest, f"{whole.value}-WE")


def quarter(of_year: int, number: int) -> Moment:
    """Return the calendar quarter, `number` counted from 1."""
    start = date(of_year, 3 * number - 2, 1)
    return _between(start, _months_after(start, 3), f"{of_year:04}-Q{number}")


def half(of_year: int, number: int) -> Moment:
    """Return the half-year, `number` 1 or 2."""
    start = date(of_year, 6 * number - 5, 1)
    return _between(start, _months_after(start, 6), f"{of_year:04}-H{number}")


def season(of_year: int, code: str) -> Moment:
    """Return the northern season that begins in the year; winter runs into the next."""
    (first_month, first_day), (last_month, last_day) = _SEASON_BOUNDS[code]
    end_year = of_year + (last_month < first_month)
    return _between(
        date(of_year, first_month, first_day),
        date(end_year, last_month, last_day),
        f"{of_year:04}-{code}",
    )


def decade(first_year: int) -> Moment:
    """Return the ten years from a year that ends in 0."""
    return _between(date(first_year, 1, 1), date(first_year + 10, 1, 1), f"{first_year // 10:03}X")


def century(number: int) -> Moment:
    """Return the century, 20 for 1900 to 1999 as TIMEX3 counts its first two digits."""
    first = (number - 1) * 100
    return _between(date(first, 1, 1), date(first + 100, 1, 1), f"{number - 1:02}")


def fiscal_year(number: int) -> Moment:
    """Return the year accounts call `number`; it may begin in the April of it or before."""
    return _between(date(number - 1, 4, 1), date(number + 1, 4, 1), f"{number:04}")


def part_of_day(of: date, code: str) -> Moment:
    """Return the part of a day by its TIMEX3 code (TMO, TMI, TAF, TEV, TNI, TDT)."""
    first, last = load("times")["day_part_hours"][code]
    midnight = _midnight(of)
    return Moment(
        midnight + timedelta(hours=first),
        midnight + timedelta(hours=last),
        f"{of.isoformat()}{code}",
    )


Slack = tuple[timedelta, timedelta]
"""How much earlier and how much later than told."""


def clock(of: date, hour: int, minute: int, slack: Slack) -> Moment:
    """Return the time of a clock, with its slack; what it touches is part of it."""
    told = _midnight(of) + timedelta(hours=hour, minutes=minute)
    early, late = slack
    value = f"{of.isoformat()}T{hour:02}:{minute:02}"
    return Moment(told - early, told + max(late, _INSTANT), value)


def universal_clock(of: date, hour: int, minute: int) -> Moment:
    """Return the local times that a time in GMT may be, over the span of the world's zones."""
    told = _midnight(of) + timedelta(hours=hour, minutes=minute)
    value = f"{of.isoformat()}T{hour:02}:{minute:02}Z"
    return Moment(told - timedelta(hours=12), told + timedelta(hours=14), value)


def midnight(of: date, slack: Slack | None) -> Moment:
    """Return midnight of a day, which may begin it or end it; "shortly before" tells which."""
    start, value = _midnight(of), f"{of.isoformat()}T00:00"
    if slack is None:
        return Moment(start - _HALF_AN_HOUR, start + _DAY + _HALF_AN_HOUR, value)
    early, late = slack
    told = start + (_DAY if early > late else timedelta(0))
    return Moment(told - early, told + max(late, _INSTANT), value)


def shifted(unit: str, count: int, start: date) -> Moment | None:
    """Return the period of `unit` that lies `count` units from the one that holds `start`.

    None for units shorter than a day and for years that news does not speak of.
    """
    if unit in _UNIT_MONTHS:
        month_count = start.year * _MONTHS + start.month - 1 + _UNIT_MONTHS[unit] * count
        there_year, index = divmod(month_count, _MONTHS)
        there = date(there_year, index + 1, 1) if _in_reach(there_year) else None
    elif unit in _UNIT_DAYS:
        there = _days_after(start, _UNIT_DAYS[unit] * count)
    else:
        return None
    return None if there is None else _HOLDERS[unit](there)


def _in_reach(year_number: int) -> bool:
    return FIRST_YEAR <= year_number <= LAST_YEAR


def _days_after(start: date, count: int) -> date | None:
    ordinal = start.toordinal() + count
    first, last = date(FIRST_YEAR, 1, 1).toordinal(), date(LAST_YEAR, 12, 31).toordinal()
    return date.fromordinal(ordinal) if first <= ordinal <= last else None


def _midnight(of: date) -> datetime:
    return datetime.combine(of, time.min)


def _between(start: date, end: date, value: str) -> Moment:
    return Moment(_midnight(start), _midnight(end), value)


def _months_after(start: date, count: int) -> date:
    years, index = divmod(start.month - 1 + count, _MONTHS)
    return date(start.year + years, index + 1, 1)


_UNIT_DAYS = {"D": 1, "N": 1, "W": 7, "WE": 7, "F": 14}
_UNIT_MONTHS = {"MO": 1, "Q": 3, "SE": 6, "Y": 12, "DE": 120, "DEC": 120, "CE": 1200, "ML": 12000}
_HOLDERS: dict[str, Callable[[date], Moment]] = {
    "D": day,
    "N": lambda there: part_of_day(there, "TNI"),
    "W": week,
    "WE": weekend,
    "F": week,
    "MO": lambda there: month(there.year, there.month),
    "Q": lambda there: quarter(there.year, (there.month - 1) // 3 + 1),
    "SE": lambda there: half(there.year, (there.month - 1) // 6 + 1),
    "Y": lambda there: year(there.year),
    "DE": lambda there: year(there.year),
    "DEC": lambda there: decade(there.year // 10 * 10),
    "CE": lambda there: century(there.year // 100 + 1),
    "ML": lambda there: year(there.year),
}
