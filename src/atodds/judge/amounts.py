"""Amounts: only disjoint hard bounds exclude each other; disjoint soft bounds are worth a note."""

from __future__ import annotations

from fractions import Fraction

from atodds.judge.arithmetic import interval_in_words
from atodds.model import Assertion, Interval, Judgement, Quantity, Verdict

Finding = tuple[Verdict, str] | None


def amounts_stand(
    left: Assertion, right: Assertion, mine: Quantity, other: Quantity, tolerance: float
) -> Judgement:
    """Return how two amounts of one dimension stand, within a relative tolerance."""
    found = (
        _one_figure(left, right, mine, other)
        or _ranges_meet(left, right, mine, other)
        or _within_tolerance(left, right, mine, other, tolerance)
        or _ranges_apart(left, right, mine, other)
    )
    return Judgement(*found)


def _one_figure(left: Assertion, right: Assertion, mine: Quantity, other: Quantity) -> Finding:
    """Both give the same amount at the precision written."""
    if mine.hard_base != other.hard_base or not mine.soft_base.meets(other.soft_base):
        return None
    return Verdict.AGREE, f"“{left.mention.text}” and “{right.mention.text}” are one amount"


def _ranges_meet(left: Assertion, right: Assertion, mine: Quantity, other: Quantity) -> Finding:
    """Neither contradicts the other, because some amount would make both true."""
    if not mine.hard_base.meets(other.hard_base):
        return None
    if mine.soft_base.meets(other.soft_base):
        return Verdict.COMPATIBLE, f"“{left.mention.text}” leaves room for “{right.mention.text}”"
    return Verdict.DIVERGENCE, (
        f"“{left.mention.text}” and “{right.mention.text}” can both be true,"
        " but a reader would infer different sizes"
    )


def _within_tolerance(
    left: Assertion, right: Assertion, mine: Quantity, other: Quantity, tolerance: float
) -> Finding:
    """The rule allows two outlets to differ by so much."""
    if not tolerance or not _widened(mine.hard_base, tolerance).meets(other.hard_base):
        return None
    return Verdict.COMPATIBLE, (
        f"“{left.mention.text}” and “{right.mention.text}” differ by less than {tolerance:.0%}"
    )


def _ranges_apart(
    left: Assertion, right: Assertion, mine: Quantity, other: Quantity
) -> tuple[Verdict, str]:
    """No amount would make both true."""
    if isinstance(mine.value, tuple) and mine.dimension == "score":
        return Verdict.CONFLICT, f"“{left.mention.text}” is not “{right.mention.text}”"
    unit = mine.unit.base if mine.unit else ""
    return Verdict.CONFLICT, (
        f"“{left.mention.text}” means {interval_in_words(mine.hard_base, unit)},"
        f" “{right.mention.text}” means {interval_in_words(other.hard_base, unit)}:"
        " no amount is both"
    )


def _widened(interval: Interval, share: float) -> Interval:
    slack = Fraction(share).limit_denominator(1000)
    return Interval(
        None if interval.lower is None else interval.lower * (1 - slack),
        None if interval.upper is None else interval.upper * (1 + slack),
    )
