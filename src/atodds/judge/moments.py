"""Times: two exclude each other when no instant lies in both."""

from __future__ import annotations

from datetime import timedelta

from atodds.model import Judgement, Moment, Verdict

CLOCK_SLACK = timedelta(minutes=10)
"""Outlets round clock times to five or ten minutes."""
CLOCK_WIDTH = timedelta(hours=1)


def moments_stand(mine: Moment, other: Moment) -> Judgement:
    """Return how two times of one event stand."""
    if (mine.earliest, mine.latest) == (other.earliest, other.latest):
        return Judgement(Verdict.AGREE, f"both give {mine.value}")
    if mine.meets(other):
        return Judgement(Verdict.COMPATIBLE, f"{mine.value} leaves room for {other.value}")
    gap = max(mine.earliest - other.latest, other.earliest - mine.latest)
    if _is_clock(mine) and _is_clock(other) and gap <= CLOCK_SLACK:
        return Judgement(Verdict.COMPATIBLE, f"{mine.value} and {other.value} differ by rounding")
    return Judgement(Verdict.CONFLICT, f"{mine.value} is not {other.value}")


def _is_clock(moment: Moment) -> bool:
    return moment.latest - moment.earliest <= CLOCK_WIDTH
