"""Place what was read: against the publication date, the verb's tense and the text so far."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from atodds.extract.times import periods
from atodds.extract.times.rounds import occurrence, round_of
from atodds.extract.times.sense import (
    Anchor,
    Anniversary,
    Away,
    Clock,
    Cue,
    Cycle,
    Day,
    DayPart,
    EitherDay,
    Length,
    Like,
    OnDay,
    Open,
    PeriodOf,
    Placed,
    Recurring,
    Repeat,
    Sense,
    Shifted,
    Step,
    Within,
)
from atodds.extract.times.tense import Direction
from atodds.language import Pattern
from atodds.model import Moment, Timex

_LEAP_YEAR = 2000
_PERIODS = {"Q": ("Q", 4), "H": ("SE", 2), "M": ("MO", 12)}
"""Units of the periods that recur yearly, and how many make a year."""
_UNKNOWN_DAY = {len("2014"): "-XX-XX", len("2014-03"): "-XX"}
_RECURRING = Pattern(r"\d{4}-(?:Q\d|H\d|\d\d)")
_NEARBY = timedelta(days=20)
_NONE, _FIVE, _TWENTY, _HOURS = (timedelta(minutes=m) for m in (0, 5, 20, 180))
_SLACKS = {
    Cue.ABOUT: (_FIVE, _FIVE),
    Cue.SOON_BEFORE: (_TWENTY, _NONE),
    Cue.SOON_AFTER: (_NONE, _TWENTY),
    Cue.BEFORE: (_HOURS, _NONE),
    Cue.AFTER: (_NONE, _HOURS),
}
"""How much earlier and later than the time told."""
_ABOUT_A_DAY = timedelta(days=2)


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
    story: Moment | None = None
    """The time that the text last spoke of."""
    days: tuple[Moment, ...] = ()
    """The days and nights that the text has spoken of."""
    period: Moment | None = None
    """A month, quarter or half-year that the sentence has spoken of."""
    quarter: Moment | None = None
    """The quarter that the text last spoke of."""
    direction: Direction = Direction.OPEN

    @property
    def story_day(self) -> date | None:
        """The first day of the time that the text last spoke of, else the day of writing."""
        return self.story.first_day if self.story else self.published

    @property
    def scene(self) -> date | None:
        """The day last spoken of that the verb may mean: not the hearing ahead, if it looks back.

        None without such a day. Years told in between do not move the scene.
        """
        latest = self.published if self.direction is Direction.BACK else None
        days = (day.first_day for day in reversed(self.days))
        return next((day for day in days if latest is None or day <= latest), None)


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
        case EitherDay() | Recurring() | Shifted() | Anniversary():
            return _told_from_now(sense, frame)
        case Within(_, other) | PeriodOf(_, other) | Away(_, _, _, other):
            anchor = _moment(other, frame)
            return None if anchor is None else _from(sense, anchor)
        case _:
            return None


def _told_from_now(
    sense: EitherDay | Recurring | Shifted | Anniversary, frame: Frame
) -> Moment | None:
    match sense:
        case EitherDay(days):
            return _nearer(days, frame)
        case Recurring():
            return _recurring(sense, frame)
        case Shifted():
            return _shifted(sense, frame)
        case Anniversary(years, unit):
            return _anniversary(years, unit, frame)


def _nearer(days: tuple[Moment, Moment], frame: Frame) -> Moment | None:
    """Return the one of two days that is near the day of writing, None if both or neither are."""
    if frame.published is None:
        return None
    near = [day for day in days if abs(day.earliest.date() - frame.published) <= _NEARBY]
    return near[0] if len(near) == 1 else None


def _recurring(sense: Recurring, frame: Frame) -> Moment | None:
    today = frame.published
    if sense.step in {Step.PREVIOUS, Step.FOLLOWING}:
        today = frame.story_day
    return None if today is None else round_of(sense, today, frame.direction)


def _from(sense: Within | PeriodOf | Away, anchor: Moment) -> Moment | None:
    start = anchor.earliest.date()
    match sense:
        case Within(part):
            return _part_of(part, anchor)
        case PeriodOf(unit):
            return periods.shifted(unit, 0, start)
        case Away(unit, count):
            return periods.shifted(unit, count, start)


def _part_of(part: Recurring, whole: Moment) -> Moment | None:
    if part.cycle is Cycle.WEEKDAY and isinstance(part.key, int):
        return periods.day(whole.earliest.date() + timedelta(days=part.key - 1))
    year = int(whole.value) if whole.value.isdigit() else whole.earliest.year
    return occurrence(part, year)


def _shifted(sense: Shifted, frame: Frame) -> Moment | None:
    anchor = frame.published
    alike = _alike(sense, frame)
    if alike is not None:
        unit, per_year = _PERIODS[_kind(alike)]
        count = sense.count * (per_year if sense.unit == "Y" else 1)
        return periods.shifted(unit, count, alike.first_day)
    if sense.anchor is Anchor.STORY:
        anchor = frame.story_day
        if sense.unit == "D" and frame.story and (some_day := _some_day(frame.story, sense.count)):
            return some_day
    if anchor is None:
        return None
    if sense.unit == "WE" and sense.count == 0 and sense.anchor is Anchor.STORY:
        return periods.weekend(anchor)
    return periods.shifted(sense.unit, sense.count, anchor)


def _some_day(story: Moment, days: int) -> Moment | None:
    """Return "that day" of a month or year told of: some day of it, None after a nearer time."""
    known = story.value.replace("-XX", "")
    unknown = _UNKNOWN_DAY.get(len(known))
    if unknown is None or not known.replace("-", "").isdigit():
        return None
    shift = timedelta(days=days)
    return Moment(story.earliest + shift, story.latest + shift, known + unknown)


def _alike(sense: Shifted, frame: Frame) -> Moment | None:
    """Return the period told before that a year earlier is the like of."""
    period = frame.period
    match sense.like:
        case Like.REPORTED:
            return frame.quarter or _latest_quarter(sense, frame)
        case Like.COMPARED:
            return period
        case Like.QUARTER:
            return period if period and _kind(period) == "Q" else None
        case _:
            return None


def _latest_quarter(sense: Shifted, frame: Frame) -> Moment | None:
    """Return the quarter that a company reports on when the text has named none."""
    if sense.unit != "Q" or frame.published is None:
        return None
    return periods.shifted("Q", -1 if frame.direction is Direction.BACK else 0, frame.published)


def _kind(period: Moment) -> str:
    """Return Q, H or another letter for a month, of a value such as 2014-Q1 or 2014-03."""
    letter = period.value[5]
    return letter if letter in _PERIODS else "M"


def _anniversary(years: int, unit: str, frame: Frame) -> Moment | None:
    today = frame.published
    month = periods.shifted("MO", -12 * years, today) if today else None
    if today is None or month is None:
        return None
    same_day = month.first_day + timedelta(days=today.day - 1)
    return periods.shifted(unit, 0, min(same_day, month.last_day))


def _time(sense: Clock | DayPart | OnDay, frame: Frame) -> Told | None:
    time, day = (sense.time, sense.day) if isinstance(sense, OnDay) else (sense, None)
    of = _day_of(time, day, frame)
    if of is None:
        stem = (_unplaced(day) if day else None) or "XXXX-XX-XX"
        return Told(Timex.TIME, f"{stem}{_clock_value(time)}")
    moment = _moment_of_day(time, of)
    return Told(Timex.TIME, moment.value, moment)


def _moment_of_day(time: Clock | DayPart, of: date) -> Moment:
    if isinstance(time, DayPart):
        return periods.part_of_day(of, time.code)
    if time.midnight:
        return periods.midnight(of, _slack(time) if time.cue else None)
    if time.universal:
        return periods.universal_clock(of, time.hour, time.minute)
    return periods.clock(of, time.hour, time.minute, _slack(time))


def _slack(clock: Clock) -> tuple[timedelta, timedelta]:
    """Return how much earlier and later than told it may be: outlets round to five minutes."""
    if clock.cue in _SLACKS:
        return _SLACKS[clock.cue]
    rounded = not clock.precise or clock.minute == 0
    near = timedelta(minutes=5 if rounded else 2 if clock.minute % 5 == 0 else 1)
    return near, near


def _day_of(time: Clock | DayPart, day: Day | None, frame: Frame) -> date | None:
    if day is not None:
        moment = _moment(day, frame)
        return None if moment is None else moment.earliest.date()
    if isinstance(time, Clock) and time.stamp:
        return frame.published
    story = frame.scene
    if isinstance(time, DayPart) and time.days is not None:
        anchor = frame.published if time.anchor is Anchor.PUBLISHED else story or frame.published
        return None if anchor is None else anchor + timedelta(days=_days(time, frame))
    if story and isinstance(time, Clock) and time.onward and _is_next_day(time, story, frame):
        return story + timedelta(days=1)
    return story or frame.published


def _is_next_day(clock: Clock, story: date, frame: Frame) -> bool:
    """Tell whether "by 6 a.m." follows "at 10 p.m." and had come when the text was written."""
    told_at = frame.story.earliest.hour if frame.story and "T" in frame.story.value else 0
    return clock.hour < told_at and (frame.published is None or story < frame.published)


def _days(part: DayPart, frame: Frame) -> int:
    # "Overnight winds are expected to ease" speaks of the night to come.
    if part.overnight and frame.direction is Direction.AHEAD:
        return 0
    return part.days or 0


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
            found = occurrence(sense, _LEAP_YEAR)
            return None if found is None else f"XXXX{found.value[4:]}"
        case Shifted(_, count):
            return "PRESENT_REF" if count == 0 else "PAST_REF" if count < 0 else "FUTURE_REF"
        case _:
            return None


def _is_short(story: Moment) -> bool:
    return story.latest - story.earliest <= _ABOUT_A_DAY


def moved_on(frame: Frame, moment: Moment) -> Frame:
    """Return the frame after the text has spoken of a time."""
    recurs = _RECURRING.fullmatch(moment.value)
    return replace(
        frame,
        story=moment,
        days=(*frame.days, moment) if _is_short(moment) else frame.days,
        period=moment if recurs else frame.period,
        quarter=moment if recurs and _kind(moment) == "Q" else frame.quarter,
    )
