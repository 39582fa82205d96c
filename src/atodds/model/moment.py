"""Times: a date is an interval whose width is its precision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum


class Timex(StrEnum):
    """The four types of time expression of TimeML's TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A time at the precision written: some instant of the half-open interval."""

    earliest: datetime
    latest: datetime
    """The first instant that is too late."""
    value: str
    """The normalised TIMEX3 value, such as 2014-03-14 or 2014-03-14TEV."""

    def meets(self, other: Moment) -> bool:
        """Tell whether one instant satisfies both."""
        return self.earliest < other.latest and other.earliest < self.latest

    def days_meet(self, other: Moment) -> bool:
        """Tell whether the calendar days touched have one in common."""
        return self.first_day <= other.last_day and other.first_day <= self.last_day

    @property
    def first_day(self) -> date:
        """The day on which it may begin."""
        return self.earliest.date()

    @property
    def last_day(self) -> date:
        """The last day that it touches."""
        return (self.latest - timedelta(microseconds=1)).date()

    def contains(self, other: Moment) -> bool:
        """Tell whether the other is the same time, said as precisely or more so."""
        return self.earliest <= other.earliest and other.latest <= self.latest
