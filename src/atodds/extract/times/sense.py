"""What a time expression says, before it is known when it was said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from atodds.model import Moment, Span


class Step(StrEnum):
    """Which round of a cycle is meant: "last Friday", "this spring", "next March"."""

    LAST = "last"
    THIS = "this"
    NEXT = "next"
    PREVIOUS = "previous"
    """The last before the time the text spoke of."""
    FOLLOWING = "following"
    """The next after the time the text spoke of."""


class Anchor(StrEnum):
    """What a relative time counts from."""

    PUBLISHED = "published"
    """The day of publication: "two days ago"."""
    STORY = "story"
    """The time the text last spoke of: "two days earlier"."""


class Cycle(StrEnum):
    """What comes round once a year, a month or a week."""

    WEEKDAY = "weekday"
    WEEKEND = "weekend"
    DAY = "day"
    DAY_OF_MONTH = "day of the month"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    HOLIDAY = "holiday"


@dataclass(frozen=True, slots=True)
class Placed:
    """A time that needs nothing from outside: "14 March 2014", "the 1990s"."""

    moment: Moment


@dataclass(frozen=True, slots=True)
class EitherDay:
    """A date in figures that is one day in Europe and another in America: "03/04/2014"."""

    days: tuple[Moment, Moment]


@dataclass(frozen=True, slots=True)
class Recurring:
    """A time that names its place in a cycle but not the round: "Friday", "March 14"."""

    cycle: Cycle
    key: tuple[int, int] | int | str
    """ISO weekday, day of the month, month, (month, day), quarter, half, season or holiday."""
    step: Step | None = None
    weekday: int | None = None
    """ISO weekday written beside a day without year: "Friday, March 14"."""
    rounds: int = 1
    """How many rounds back: "two Saturdays ago"."""


@dataclass(frozen=True, slots=True)
class Within:
    """A place in a year or week, told apart: "April next year", "Thursday of next week"."""

    part: Recurring
    whole: Shifted | Placed


class Like(StrEnum):
    """What a year earlier is meant: the whole of it or the like of a period told before."""

    QUARTER = "quarter"
    """After a quarter in the sentence "a year earlier" is that quarter's, else the year."""
    COMPARED = "compared"
    """"Up in May from a year earlier" is of May, whatever the period of the sentence."""
    REPORTED = "reported"
    """"The year-earlier period" is of the quarter that the text reports on."""


@dataclass(frozen=True, slots=True)
class Anniversary:
    """A period that holds the day so many years ago: "ten years ago today", "this week"."""

    years: int
    unit: str


@dataclass(frozen=True, slots=True)
class Shifted:
    """So many units from an anchor: "last week" (-1 week), "two days earlier" (-2 days)."""

    unit: str
    count: int
    anchor: Anchor = Anchor.PUBLISHED
    like: Like | None = None
    """Which period, told before, it is the like of a year earlier."""


@dataclass(frozen=True, slots=True)
class PeriodOf:
    """The period that holds a day: "the week of March 6", "the quarter ended June 30"."""

    unit: str = "W"
    day: Day | None = None
    """None until the day that follows is read."""


@dataclass(frozen=True, slots=True)
class Away:
    """So many units before or after what follows: "two days after Christmas"."""

    unit: str
    count: int
    length: str
    """The duration's value, all that is known where no time follows; empty for "the day"."""
    day: Day | None = None


@dataclass(frozen=True, slots=True)
class DayPart:
    """A part of a day by its TIMEX3 code, of the day given beside it or understood."""

    code: str
    days: int | None = None
    """Days from publication where the words say so: "tonight" 0, "last night" -1."""
    anchor: Anchor = Anchor.STORY
    """What `days` counts from."""
    overnight: bool = False
    """The night before or after, as the verb tells."""


class Cue(StrEnum):
    """How near a time of the clock is told to be."""

    ABOUT = "about"
    SOON_BEFORE = "shortly before"
    SOON_AFTER = "shortly after"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of the clock, in hours and minutes (and seconds) of the day."""

    hour: int
    minute: int
    precise: bool
    """Whether minutes were written."""
    universal: bool = False
    """Told in GMT or UTC, so that the local time stays unknown."""
    twelve_hours: bool = False
    """Told by the dial, so that half a day later is possible too."""
    midnight: bool = False
    """"Midnight on Friday" may begin Friday or end it."""
    cue: Cue | None = None
    """How near it is told to be."""
    onward: bool = False
    """Told with "by" or "until", so that an earlier hour is the next day's."""
    stamp: bool = False
    """Says when the text itself was posted, not when something happened."""


@dataclass(frozen=True, slots=True)
class OnDay:
    """A part of the day or a time of the clock, with its day: "9 a.m. Tuesday"."""

    time: DayPart | Clock
    day: Day


@dataclass(frozen=True, slots=True)
class Length:
    """A duration by its TIMEX3 value."""

    value: str


@dataclass(frozen=True, slots=True)
class Repeat:
    """A set of times by its TIMEX3 value."""

    value: str


@dataclass(frozen=True, slots=True)
class Open:
    """A time left open: PRESENT_REF, PAST_REF or FUTURE_REF."""

    value: str


@dataclass(frozen=True, slots=True)
class NoTime:
    """Words that look like a time and are none: "9/11", an audio length, a copyright year."""


Day = Placed | Recurring | Within | Shifted
Sense = (
    Placed
    | EitherDay
    | Recurring
    | Within
    | Shifted
    | Anniversary
    | PeriodOf
    | Away
    | DayPart
    | Clock
    | OnDay
    | Length
    | Repeat
    | Open
    | NoTime
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A stretch of text and what it says."""

    span: Span
    sense: Sense
