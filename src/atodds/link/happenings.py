"""Whether two times are the time of one happening, as far as their names and days tell."""

from __future__ import annotations

from datetime import timedelta

from atodds.language.happenings import is_known, kin
from atodds.language.moments import days_in_words
from atodds.model import Assertion, Kind

WEEK, NOTHING = timedelta(days=7), timedelta(0)


def happenings_differ(left: Assertion, right: Assertion) -> str | None:
    """Return why the two are not the time of one happening.

    A clock time is so narrow that the same one twice is most likely of the same.
    """
    mine, other = left.slot.of, right.slot.of
    if left.kind not in {Kind.DATE, Kind.TIME} or kin(mine, other):
        return None
    if left.kind is Kind.TIME and not (is_known(mine) and is_known(other)):
        return None
    return f"one is the time of {_named(mine)}, the other of {_named(other)}"


def days_differ(left: Assertion, right: Assertion) -> str | None:
    """Return why two clock times are not of one day, where both tell their day.

    One weekday comes out weeks apart when an archive's date stands for that of publication.
    """
    mine, other = left.event.when, right.event.when
    if left.kind is not Kind.TIME or mine is None or other is None or mine.days_meet(other):
        return None
    if "when" in left.event.carried | right.event.carried:
        return None
    if abs(mine.first_day - other.first_day) % WEEK == NOTHING:
        return None
    return f"{days_in_words(mine)} is not {days_in_words(other)}"


def _named(sort: str | None) -> str:
    if sort is None:
        return "something unnamed"
    return f"the {sort}" if is_known(sort) else f"what “{sort}” tells"
