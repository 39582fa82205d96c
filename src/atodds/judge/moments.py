"""Times: two exclude each other when no instant lies in both."""

from __future__ import annotations

from datetime import timedelta

from atodds.model import Judgement, Moment, Verdict

CLOCK_SLACK = timedelta(minutes=10)
"""Outlets round clock times to five or ten minutes."""
CLOCK_WIDTH = timedelta(hours=1)
DAY = timedelta(days=1)
INSTANT = timedelta(microseconds=1)


def moments_stand(mine: Moment, other: Moment) -> Judgement:
    """Return how two times of one event stand: clock times by the clock, others by the day."""
    if (mine.earliest, mine.latest) == (other.earliest, other.latest):
        return Judgement(Verdict.AGREE, f"both give {mine.value}")
    if mine.meets(other):
        return Judgement(Verdict.COMPATIBLE, f"{mine.value} leaves room for {other.value}")
    if _is_clock(mine) and _is_clock(other):
        return _clocks_stand(mine, other)
    if _days_meet(mine, other):
        return Judgement(Verdict.COMPATIBLE, f"{mine.value} and {other.value} may be one night")
    return Judgement(Verdict.CONFLICT, f"{mine.value} is not {other.value}")


def _clocks_stand(mine: Moment, other: Moment) -> Judgement:
    apart = abs(mine.earliest - other.earliest) % DAY
    if min(apart, DAY - apart) <= CLOCK_SLACK:
        return Judgement(Verdict.COMPATIBLE, f"{mine.value} and {other.value} differ by rounding")
    return Judgement(Verdict.CONFLICT, f"{mine.value} is not {other.value}")


def _is_clock(moment: Moment) -> bool:
    return moment.latest - moment.earliest <= CLOCK_WIDTH


def _days_meet(mine: Moment, other: Moment) -> bool:
    """Tell whether the days touched are the same: "Sunday night" goes on into Monday."""
    if "T" in mine.value and mine.value.partition("T")[2] == other.value.partition("T")[2]:
        return False
    return mine.earliest.date() <= (other.latest - INSTANT).date() and (
        other.earliest.date() <= (mine.latest - INSTANT).date()
    )
