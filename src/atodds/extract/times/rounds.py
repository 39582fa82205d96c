"""Which round of a cycle is meant: the last Friday or the next, this spring or that before."""

from __future__ import annotations

from datetime import date, timedelta

from atodds.extract.times import periods
from atodds.extract.times.holidays import holiday
from atodds.extract.times.sense import Cycle, Recurring, Step
from atodds.extract.times.tense import Direction
from atodds.model import Moment

_YEARS_AROUND = 9
"""A leap day is at most eight years from the next."""
_NEAR, _FAR = timedelta(days=60), timedelta(days=300)
"""A day this near one way and this far the other is not meant by its year alone."""
_WEEKDAY_COUNTS = timedelta(days=400)
"""Farther off, a weekday that fits is chance: the writer or the calendar is wrong."""
_WEEK = timedelta(days=7)
_SATURDAY = 6
_SOON = 4
_BACKWARD = frozenset({Step.LAST, Step.PREVIOUS})
_FORWARD = frozenset({Step.NEXT, Step.FOLLOWING})


def round_of(sense: Recurring, today: date, direction: Direction) -> Moment | None:
    """Return the round meant by one who speaks on a day and looks back or ahead."""
    if sense.cycle is Cycle.WEEKDAY and isinstance(sense.key, int):
        weeks_more = timedelta(days=7 * (sense.rounds - 1))
        return periods.day(_weekday(sense.key, today, sense.step, direction) - weeks_more)
    if sense.cycle is Cycle.WEEKEND:
        return _weekend(today, direction)
    if sense.cycle is Cycle.DAY_OF_MONTH and isinstance(sense.key, int):
        return _chosen(_days_of_months(sense.key, today), periods.day(today), None, direction)
    years = range(today.year - _YEARS_AROUND, today.year + _YEARS_AROUND)
    rounds = [found for year in years if (found := occurrence(sense, year))]
    if sense.weekday is not None:
        rounds = [found for found in rounds if _falls_on(sense.weekday, found, today)] or rounds
    return _chosen(rounds, periods.day(today), sense.step, direction)


def occurrence(sense: Recurring, year: int) -> Moment | None:
    """Return the round that begins in a year, None where the calendar has none (29 February)."""
    if not periods.FIRST_YEAR < year < periods.LAST_YEAR:
        return None
    match sense.key:
        case (month, day):
            return _day(year, month, day)
        case str(name):
            season = sense.cycle is Cycle.SEASON
            return periods.season(year, name) if season else periods.day(holiday(name, year))
        case number:
            period = {
                Cycle.MONTH: periods.month,
                Cycle.QUARTER: periods.quarter,
                Cycle.HALF: periods.half,
            }.get(sense.cycle)
            return period(year, number) if period else None


def _day(year: int, month: int, day: int) -> Moment | None:
    try:
        return periods.day(date(year, month, day))
    except ValueError:
        return None


def _days_of_months(number: int, today: date) -> list[Moment]:
    """Return the day of that number in the months around, which all but February have."""
    months = (today.year * 12 + today.month - 1 + shift for shift in range(-2, 3))
    days = (_day(month // 12, month % 12 + 1, number) for month in months)
    return [day for day in days if day]


def _falls_on(weekday: int, day: Moment, today: date) -> bool:
    found = day.earliest.date()
    return found.isoweekday() == weekday and abs(found - today) <= _WEEKDAY_COUNTS


def _weekday(number: int, today: date, step: Step | None, direction: Direction) -> date:
    back = (today.isoweekday() - number) % 7
    ahead = (number - today.isoweekday()) % 7
    if step in _BACKWARD:
        return today - timedelta(days=back or 7)
    if step is Step.FOLLOWING:
        return today + timedelta(days=ahead or 7)
    if step is Step.NEXT:
        # Said on Tuesday, "next Thursday" is of next week; said on Monday, "next Saturday" is not.
        skips_one = 0 < ahead < _SOON and number > today.isoweekday()
        return today + timedelta(days=(ahead or 7) + 7 * skips_one)
    # Said on Monday, "he left on Tuesday" was written where it was Tuesday already; six days
    # back it would be "last Tuesday".
    if direction is Direction.BACK and step is None and ahead == 1:
        return today + timedelta(days=1)
    nearer_ahead = direction is Direction.EITHER and ahead < back
    looks_on = nearer_ahead or direction in {Direction.AHEAD, Direction.NOW}
    if looks_on or (step is Step.THIS and direction is Direction.OPEN):
        return today + timedelta(days=ahead)
    return today - timedelta(days=back)


def _weekend(today: date, direction: Direction) -> Moment:
    if direction is Direction.AHEAD or today.isoweekday() >= _SATURDAY:
        return periods.weekend(today)
    return periods.weekend(today - _WEEK)


def _chosen(
    rounds: list[Moment], today: Moment, step: Step | None, direction: Direction
) -> Moment | None:
    if step in _BACKWARD:
        return next((r for r in reversed(rounds) if r.latest <= today.earliest), None)
    if step in _FORWARD:
        return next((r for r in rounds if r.earliest >= today.latest), None)
    past = next((r for r in reversed(rounds) if r.earliest < today.latest), None)
    coming = next((r for r in rounds if r.latest > today.earliest), None)
    if past is None or coming is None:
        return past or coming
    return coming if _looks_on(past, coming, today, direction) else past


def _looks_on(past: Moment, coming: Moment, today: Moment, direction: Direction) -> bool:
    """Tell whether the coming round is meant.

    A date of another calendar year is written with its year, so that one nearly a year away is not
    meant whatever the verb: "was told to pay by Jan. 14".
    """
    back, ahead = today.earliest - past.latest, coming.earliest - today.earliest
    if direction is Direction.AHEAD:
        return not (back <= _NEAR and ahead >= _FAR)
    if direction is Direction.BACK:
        return ahead <= _NEAR and back >= _FAR
    return ahead < back
