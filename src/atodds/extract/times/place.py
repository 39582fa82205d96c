"""Place what was read: against the publication date, the verb's tense and the text so far."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from atodds.extract.times import periods
from atodds.extract.times.holidays import holiday
from atodds.extract.times.sense import (
    Anchor,
    Away,
    Clock,
    Cycle,
    DayPart,
    Length,
    OnDay,
    Open,
    Placed,
    Recurring,
    Repeat,
    Sense,
    Shifted,
    Step,
    WeekOf,
    Within,
)
from atodds.extract.times.tense import Direction
from atodds.model import Moment, Timex

_YEARS_AROUND = 9
"""A leap day is at most eight years from the next."""
_NEAR, _FAR = timedelta(days=60), timedelta(days=300)
_WEEK = timedelta(days=7)
_SOON = 4


@dataclass(frozen=True, slots=True)
class Told:
    """A time expression's type, value and, where it can be placed, moment."""

    timex: Timex
    value: str
    moment: Moment | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """What is known when an expression is read."""

    published: date | None
    """The day the text was written on, where it was written."""
    story: date | None = None
    """The day, or the first day of the period, that the text last spoke of."""
    story_unit: str = "D"
    direction: Direction = Direction.OPEN


def told(sense: Sense, frame: Frame) -> Told | None:
    """Return type, value and moment; None for what means nothing here."""
    match sense:
        case Length(value):
            return Told(Timex.DURATION, value)
        case Repeat(value):
            return Told(Timex.SET, value)
        case Open(value):
            return Told(Timex.DATE, value)
        case Clock() | DayPart() | OnDay():
            return _time(sense, frame)
        case _:
            return _date(sense, frame)


def _date(sense: Sense, frame: Frame) -> Told | None:
    moment = _moment(sense, frame)
    if moment is not None:
        timex = Timex.TIME if moment.value.endswith("TNI") else Timex.DATE
        return Told(timex, moment.value, moment)
    value = _unplaced(sense)
    return Told(Timex.DATE, value) if value else None


def _moment(sense: Sense | None, frame: Frame) -> Moment | None:
    match sense:
        case Placed(moment):
            return moment
        case Recurring():
            return None if frame.published is None else _round_of(sense, frame.published, frame)
        case Within(part, whole):
            around = _moment(whole, frame)
            return None if around is None else _part_of(part, around)
        case Shifted():
            return _shifted(sense, frame)
        case WeekOf(day):
            inner = _moment(day, frame)
            return None if inner is None else periods.week(inner.earliest.date())
        case Away(unit, count, _, day):
            inner = _moment(day, frame)
            return None if inner is None else periods.shifted(unit, count, inner.earliest.date())
        case _:
            return None


def _part_of(part: Recurring, whole: Moment) -> Moment | None:
    if part.cycle is Cycle.WEEKDAY and isinstance(part.key, int):
        return periods.day(whole.earliest.date() + timedelta(days=part.key - 1))
    return _occurrence(part, whole.earliest.year)


def _shifted(sense: Shifted, frame: Frame) -> Moment | None:
    anchor = frame.published
    if sense.anchor is Anchor.STORY:
        anchor = frame.story or frame.published
        if sense.unit == "Y" and frame.story_unit == "Q" and anchor:
            return periods.quarter(anchor.year + sense.count, (anchor.month - 1) // 3 + 1)
    if anchor is None:
        return None
    if sense.unit == "WE" and sense.count == 0 and sense.anchor is Anchor.STORY:
        return periods.weekend(anchor)
    return periods.shifted(sense.unit, sense.count, anchor)


def _round_of(sense: Recurring, published: date, frame: Frame) -> Moment | None:
    if sense.cycle is Cycle.WEEKDAY:
        return periods.day(_weekday(int(str(sense.key)), published, sense.step, frame.direction))
    if sense.cycle is Cycle.WEEKEND:
        return _weekend(published, frame.direction)
    rounds = [
        occurrence
        for year in range(published.year - _YEARS_AROUND, published.year + _YEARS_AROUND)
        if periods.FIRST_YEAR < year < periods.LAST_YEAR
        and (occurrence := _occurrence(sense, year)) is not None
    ]
    if sense.weekday is not None:
        rounds = [r for r in rounds if r.earliest.isoweekday() == sense.weekday] or rounds
    return _choose(rounds, periods.day(published), sense.step, frame.direction)


def _weekday(number: int, published: date, step: Step | None, direction: Direction) -> date:
    back = (published.isoweekday() - number) % 7
    ahead = (number - published.isoweekday()) % 7
    if step is Step.LAST:
        return published - timedelta(days=back or 7)
    if step is Step.NEXT:
        # "Next Thursday" said on Tuesday is that of next week, "next Saturday" said on Monday is not.
        near = 0 < ahead < _SOON and number > published.isoweekday()
        return published + timedelta(days=(ahead or 7) + 7 * near)
    if direction in {Direction.AHEAD, Direction.NOW} or (
        step is Step.THIS and direction is Direction.OPEN
    ):
        return published + timedelta(days=ahead)
    return published - timedelta(days=back)


def _weekend(published: date, direction: Direction) -> Moment:
    if direction is Direction.AHEAD or published.isoweekday() >= 6:  # noqa: PLR2004
        return periods.weekend(published)
    return periods.weekend(published - _WEEK)


def _choose(
    rounds: list[Moment], today: Moment, step: Step | None, direction: Direction
) -> Moment | None:
    past = [moment for moment in rounds if moment.earliest < today.latest]
    coming = [moment for moment in rounds if moment.latest > today.earliest]
    if step is Step.LAST:
        past = [moment for moment in rounds if moment.latest <= today.earliest]
        return past[-1] if past else None
    if step is Step.NEXT:
        coming = [moment for moment in rounds if moment.earliest >= today.latest]
        return coming[0] if coming else None
    if not past or not coming:
        return (past[-1:] or coming[:1] or [None])[0]
    back, ahead = today.earliest - past[-1].latest, coming[0].earliest - today.earliest
    if direction is Direction.AHEAD:
        return past[-1] if back <= _NEAR and ahead >= _FAR else coming[0]
    if direction in {Direction.OPEN, Direction.NOW}:
        return coming[0] if ahead < back else past[-1]
    return coming[0] if ahead <= _NEAR and back >= _FAR else past[-1]


def _occurrence(sense: Recurring, year: int) -> Moment | None:
    if not periods.FIRST_YEAR < year < periods.LAST_YEAR:
        return None
    match sense.cycle, sense.key:
        case Cycle.DAY, (int(month), int(day)):
            try:
                return periods.day(date(year, month, day))
            except ValueError:
                return None
        case Cycle.MONTH, int(number):
            return periods.month(year, number)
        case Cycle.SEASON, str(code):
            return periods.season(year, code)
        case Cycle.QUARTER, int(number):
            return periods.quarter(year, number)
        case Cycle.HALF, int(number):
            return periods.half(year, number)
        case Cycle.HOLIDAY, str(name):
            return periods.day(holiday(name, year))
    return None


def _time(sense: Clock | DayPart | OnDay, frame: Frame) -> Told | None:
    time, day = (sense.time, sense.day) if isinstance(sense, OnDay) else (sense, None)
    of = _day_of(time, day, frame)
    if of is None:
        stem = (_unplaced(day) if day else None) or "XXXX-XX-XX"
        return Told(Timex.TIME, f"{stem}{_clock_value(time)}")
    if isinstance(time, Clock) and time.midnight:
        moment = periods.midnight(of)
    elif isinstance(time, DayPart):
        moment = periods.part_of_day(of, time.code)
    else:
        moment = periods.clock(
            of, time.hour, time.minute, precise=time.precise, universal=time.universal
        )
    return Told(Timex.TIME, moment.value, moment)


def _day_of(time: Clock | DayPart, day: Sense | None, frame: Frame) -> date | None:
    if day is not None:
        moment = _moment(day, frame)
        return None if moment is None else moment.earliest.date()
    story = frame.story if frame.story_unit == "D" else None
    if isinstance(time, DayPart) and time.days is not None:
        anchor = frame.published if time.anchor is Anchor.PUBLISHED else story or frame.published
        # "Overnight temperatures are forecast to fall" speaks of the night to come.
        days = 0 if time.days < 0 and time.overnight and _looks_on(frame) else time.days
        shifted = None if anchor is None else periods.shifted("D", days, anchor)
        return None if shifted is None else shifted.earliest.date()
    return story or frame.published


def _looks_on(frame: Frame) -> bool:
    return frame.direction in {Direction.AHEAD, Direction.NOW}


def _clock_value(time: Clock | DayPart) -> str:
    if isinstance(time, DayPart):
        return time.code
    return f"T{time.hour:02}:{time.minute:02}{'Z' * time.universal}"


def _unplaced(sense: Sense | None) -> str | None:
    """Return the value of what no publication date places, X for what is not known."""
    match sense:
        case Recurring(Cycle.WEEKDAY, number):
            return f"XXXX-WXX-{number}"
        case Recurring(Cycle.WEEKEND):
            return "XXXX-WXX-WE"
        case Recurring():
            occurrence = _occurrence(sense, _LEAP_YEAR)
            return None if occurrence is None else f"XXXX{occurrence.value[4:]}"
        case Shifted(_, count):
            return "PRESENT_REF" if count == 0 else "PAST_REF" if count < 0 else "FUTURE_REF"
        case _:
            return None


_LEAP_YEAR = 2000


def moved_on(frame: Frame, moment: Moment) -> Frame:
    """Return the frame after the text has spoken of a time."""
    width = moment.latest - moment.earliest
    unit = "Q" if "-Q" in moment.value else "D" if width <= timedelta(days=2) else "P"
    return replace(frame, story=moment.earliest.date(), story_unit=unit)
