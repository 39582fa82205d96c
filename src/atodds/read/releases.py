"""Whether an item of a delivery may be used: its status, and the embargo it is under."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import regex

from atodds.read.metadata import moment

_USABLE = "usable"
_ZONE = regex.compile(r"(?:Z|[+-]\d\d:?\d\d)$")
# A day begins 14 hours before it does in Greenwich on the Line Islands, and ends 12 hours after it
# on Baker Island.
_EARLIEST_ZONE = timedelta(hours=14)
_LATEST_ZONE = timedelta(hours=12)


def withheld(status: str | None, embargo: str | None, as_of: date | None) -> str | None:
    """Say why an item must not be used on a day, None where it may be.

    `status` is IPTC's publishing status: usable (also where none is given), withheld or canceled.
    `embargo` is the moment until which nobody may publish; an empty one has no end, and one that
    cannot be read is not over. It is over on a day if it was over when the day began, wherever
    that was; without a day none is known to be over.
    """
    stated = (status or _USABLE).rpartition(":")[2].strip().casefold()
    if stated in {"canceled", "cancelled"}:
        return "canceled by its sender; its text is not read"
    if stated != _USABLE:
        return f"marked {stated!r} by its sender; its text is not read"
    if embargo is None:
        return None
    end = moment(embargo)
    if end is None:
        until = f"until {embargo.strip()!r}" if embargo.strip() else "without an end"
        return f"under embargo {until}; its text is not read"
    if as_of is None or _over(end, embargo) > datetime.combine(as_of, time.min) - _EARLIEST_ZONE:
        return f"under embargo until {embargo.strip()}; its text is not read"
    return None


def _over(end: datetime, embargo: str) -> datetime:
    """Return when an embargo is over everywhere; one without a time zone could be of any."""
    return end if _ZONE.search(embargo.strip()) else end + _LATEST_ZONE
