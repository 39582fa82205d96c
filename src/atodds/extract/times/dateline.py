"""The day a text was written, by its dateline: "SYDNEY, March 9 (Agency) - ..."."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from atodds.extract.times.place import Frame, told
from atodds.extract.times.sense import Cycle, Placed, Reading, Recurring
from atodds.extract.times.tense import Direction
from atodds.language import Pattern

_PLACE = Pattern(r"^[^\n]{0,60}\p{Lu}{3}[^\n]{0,40}, $")
_AGENCY = Pattern(r"[.,]? ?(?:\(|/|--|-|:|_)")
_REACH = 1500
"""Characters of a text in which its dateline stands, below headline and summary."""
_DAY = timedelta(days=1)


def told_on(text: str, readings: Sequence[Reading], published: date) -> date:
    """Return the day of the dateline where it is the one before, of or after publication.

    Clocks differ between the desk that publishes and the place that is written from; "today" and
    "Sunday" are said there.
    """
    for reading in readings:
        if reading.span.start > _REACH:
            break
        if isinstance(reading.sense, Recurring | Placed) and _is_dateline(text, reading):
            frame = Frame(published=published, direction=Direction.OPEN)
            found = told(reading.sense, frame)
            if found and found.moment and _is_near(found.moment.earliest.date(), published):
                return found.moment.earliest.date()
    return published


def _is_dateline(text: str, reading: Reading) -> bool:
    if isinstance(reading.sense, Recurring) and reading.sense.cycle is not Cycle.DAY:
        return False
    line = text.rfind("\n", 0, reading.span.start) + 1
    return bool(
        _PLACE.match(text[line : reading.span.start]) and _AGENCY.match(text, reading.span.end)
    )


def _is_near(day: date, published: date) -> bool:
    return abs(day - published) <= _DAY
