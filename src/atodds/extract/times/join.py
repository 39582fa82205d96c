"""Neighbours that tell one time together: "9 a.m. Tuesday", "Friday, Oct. 23", "May last year"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeGuard

from atodds.extract.times.sense import (
    Anchor,
    Anniversary,
    Away,
    Clock,
    Cycle,
    Day,
    DayPart,
    Length,
    OnDay,
    PeriodOf,
    Placed,
    Reading,
    Recurring,
    Sense,
    Shifted,
    Within,
)
from atodds.language import Pattern
from atodds.model import Span


def joined(text: str, readings: list[Reading]) -> list[Reading]:
    """Return readings with neighbours joined; what means nothing alone is left out."""
    together = _lent_days(text, _joined(text, readings))
    return [alone for reading in together if (alone := _settled(reading))]


def _joined(text: str, readings: list[Reading]) -> list[Reading]:
    """Join neighbours, closest kinds first: "9 a.m. Friday, Oct. 23" is a clock and one date."""
    for joins in _JOIN_PASSES:
        done: list[Reading] = []
        for reading in readings:
            latest = reading
            while done and (both := _together(text, done[-1], latest, joins)):
                done.pop()
                latest = both
            done.append(latest)
        readings = done
    return readings


def _lent_days(text: str, readings: list[Reading]) -> list[Reading]:
    """Give a time the day behind it: "7:15 a.m. (0515 GMT) Friday", "the year ended June 30"."""
    lent = list(readings)
    for place, (time, day) in enumerate(pairwise(readings)):
        if not (isinstance(day.sense, Day) and _is_day(day.sense)):
            continue
        between = text[time.span.end - 1 : day.span.start]
        if isinstance(time.sense, Clock) and _BEHIND_BRACKETS.fullmatch(between):
            lent[place] = replace(time, sense=OnDay(time.sense, day.sense))
        if isinstance(time.sense, PeriodOf) and _BEHIND_ENDED.fullmatch(between):
            lent[place] = replace(time, sense=replace(time.sense, day=day.sense))
    return lent


def _together(
    text: str, left: Reading, right: Reading, joins: Sequence[tuple[Pattern, _Join]]
) -> Reading | None:
    between = text[left.span.end : right.span.start]
    if len(between) > _LONGEST_GAP or "\n\n" in between:
        return None
    if left.span.end and text[left.span.end - 1] == ")":
        return None
    words_between = " ".join(between.split())
    for gap, join in joins:
        if gap.fullmatch(words_between):
            sense = join(left.sense, right.sense)
            if sense is not None:
                return Reading(Span(left.span.start, right.span.end), sense)
    return None


def _weekday_and_date(left: Sense, right: Sense) -> Sense | None:
    if isinstance(left, Recurring) and left.cycle is Cycle.WEEKDAY and _is_date(right):
        if isinstance(right, Recurring) and isinstance(left.key, int):
            return replace(right, weekday=left.key)
        return right
    return None


def _is_date(sense: Sense) -> bool:
    if isinstance(sense, Placed):
        return len(sense.moment.value) == len("2014-03-14") and "W" not in sense.moment.value
    return isinstance(sense, Recurring) and sense.cycle is Cycle.DAY


def _is_day(sense: Sense) -> bool:
    if isinstance(sense, Recurring):
        return sense.cycle in {Cycle.WEEKDAY, Cycle.DAY, Cycle.HOLIDAY}
    if isinstance(sense, Within):
        return sense.part.cycle in {Cycle.WEEKDAY, Cycle.DAY, Cycle.HOLIDAY}
    return _is_date(sense) or (isinstance(sense, Shifted) and sense.unit == "D")


def _day_and_part(left: Sense, right: Sense) -> Sense | None:
    if (
        isinstance(left, Day)
        and _is_day(left)
        and isinstance(right, DayPart)
        and right.days is None
    ):
        return OnDay(right, left)
    return None


def _part_and_day(left: Sense, right: Sense) -> Sense | None:
    return _day_and_part(right, left)


def _part_and_date(left: Sense, right: Sense) -> Sense | None:
    """Read "Sunday morning, Oct. 30"."""
    if not (isinstance(left, OnDay) and _is_weekday(left.day)):
        return None
    if isinstance(right, Placed | Recurring) and _is_date(right):
        return replace(left, day=right)
    return None


def _is_weekday(sense: Sense) -> bool:
    return isinstance(sense, Recurring) and sense.cycle is Cycle.WEEKDAY


def _day_and_clock(left: Sense, right: Sense) -> Sense | None:
    if isinstance(left, Day) and _is_day(left) and isinstance(right, Clock) and not right.stamp:
        return OnDay(right, left)
    return None


def _clock_and_day(left: Sense, right: Sense) -> Sense | None:
    return _day_and_clock(right, left)


def _clock_and_part(left: Sense, right: Sense) -> Sense | None:
    """Read "8 o'clock Friday morning" and "9:30 tonight"."""
    if not isinstance(left, Clock) or left.stamp:
        return None
    match right:
        case OnDay(DayPart(code), day) if clock := _in_part(left, code):
            return OnDay(clock, day)
        case DayPart(code, None) if left.twelve_hours:
            return _in_part(left, code)
        case DayPart(code, int(days), anchor) if clock := _in_part(left, code):
            return OnDay(clock, Shifted("D", days, anchor))
        case _:
            return None


def _part_and_clock(left: Sense, right: Sense) -> Sense | None:
    return _clock_and_part(right, left)


def _in_part(clock: Clock, code: str) -> Clock | None:
    """Put a clock of twelve hours into the part of the day named, None if another part is told."""
    late = code in {"TAF", "TEV"} or (code == "TNI" and clock.hour > _SMALL_HOURS)
    if clock.twelve_hours:
        return replace(clock, hour=clock.hour % _NOON + _NOON * late, twelve_hours=False)
    early = clock.hour < _NOON
    return None if (code == "TMO" and not early) or (late and early) else clock


def _part_and_year(left: Sense, right: Sense) -> Sense | None:
    if not isinstance(left, Recurring) or left.cycle in {Cycle.WEEKDAY, Cycle.WEEKEND}:
        return None
    if isinstance(right, Shifted) and right.unit == "Y":
        return Within(left, right)
    if left.cycle in {Cycle.QUARTER, Cycle.HALF} and _is_year(right):
        return Within(left, right)
    return None


def _is_year(sense: Sense) -> TypeGuard[Placed]:
    return isinstance(sense, Placed) and sense.moment.value.isdigit()


def _year_and_part(left: Sense, right: Sense) -> Sense | None:
    """Read "last year's third quarter"."""
    return _part_and_year(right, left)


def _weekday_and_week(left: Sense, right: Sense) -> Sense | None:
    """Read "Thursday of next week"."""
    if isinstance(left, Recurring) and left.cycle is Cycle.WEEKDAY and isinstance(right, Shifted):
        return Within(left, right) if right.unit == "W" else None
    return None


def _ago_and_period(left: Sense, right: Sense) -> Sense | None:
    """Read "ten years ago today" and "a week ago Tuesday"."""
    if not isinstance(left, Shifted) or left.anchor is not Anchor.PUBLISHED or left.count >= 0:
        return None
    if left.unit == "Y" and isinstance(right, Shifted):
        is_now = right.anchor is Anchor.PUBLISHED and right.count == 0
        return Anniversary(-left.count, right.unit) if is_now else None
    if left.unit == "W" and isinstance(right, Recurring) and _is_weekday(right):
        return Within(right, left)
    return None


def _lead_and_day(left: Sense, right: Sense) -> Sense | None:
    """Read "the week of March 6" and "two days after Christmas"."""
    if (
        isinstance(left, PeriodOf | Away)
        and left.day is None
        and isinstance(right, Day)
        and _is_day(right)
    ):
        return replace(left, day=right)
    return None


def _settled(reading: Reading) -> Reading | None:
    """Return a reading that found no neighbour as what it says alone, None if nothing."""
    match reading.sense:
        case PeriodOf("WE", None):
            return Reading(reading.span, Recurring(Cycle.WEEKEND, 6))
        case DayPart(_, None) | PeriodOf(_, None) | Away(_, _, "", None):
            return None
        case Away(_, _, length, None):
            return Reading(reading.span, Length(length))
        case _:
            return reading


_Join = Callable[[Sense, Sense], Sense | None]
_LONGEST_GAP = 30
_NOON, _SMALL_HOURS = 12, 4
_BEHIND_ENDED = Pattern(r"\w\s(?:ended|ending)(?:\son)?\s")
_BEHIND_BRACKETS = Pattern(r"\),? (?:on )?")
_JOIN_PASSES: tuple[tuple[tuple[Pattern, _Join], ...], ...] = (
    (
        (Pattern(r",?(?: the)?|\("), _weekday_and_date),
        (Pattern(r"|of|,|in"), _part_and_year),
        (Pattern(r"|of|,"), _weekday_and_week),
        (Pattern(r"'s|'"), _year_and_part),
        (Pattern(r""), _ago_and_period),
    ),
    (
        (
            Pattern(r"of|from|before|after|beginning|starting"),
            _lead_and_day,
        ),
    ),
    (
        (Pattern(r"|,|in the|at|'s|\(?in the"), _day_and_part),
        (Pattern(r"|on|of|,? on|of the"), _part_and_day),
        (Pattern(r",?"), _part_and_date),
    ),
    (
        (
            Pattern(
                r",?(?: ?(?:at|by|until|around|about|before|after|from|since|shortly|just|exactly"
                r"|approximately|roughly|on))*"
            ),
            _day_and_clock,
        ),
        (Pattern(r"|,|on|,? on|\(|of"), _clock_and_day),
        (Pattern(r"|,|on|in the"), _clock_and_part),
        (Pattern(r"|,|at|around|about"), _part_and_clock),
    ),
)
