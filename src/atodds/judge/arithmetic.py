"""Intervals in words, for the reader who wants to follow the arithmetic."""

from __future__ import annotations

from fractions import Fraction

from atodds.language.plurals import plural
from atodds.model import Interval

LARGER_UNITS = {"second": ((86400, "day"), (3600, "hour"), (60, "minute"))}
"""Units a reader would rather see than the one that amounts are compared in."""


def interval_in_words(interval: Interval, unit: str) -> str:
    """Return an interval as "more than 6 hours" or "4.5 to under 5.5 hours"."""
    size, name = _readable(interval, unit)
    low = None if interval.lower is None else _figure(interval.lower / size)
    high = None if interval.upper is None else _figure(interval.upper / size)
    if low is not None and low == high:
        return _with_unit(low, name)
    if high is None:
        return _with_unit(f"{'more than' if interval.lower_open else 'at least'} {low}", name)
    if low is None or interval.lower == 0:
        return _with_unit(f"{'less than' if interval.upper_open else 'at most'} {high}", name)
    above = "above " if interval.lower_open else ""
    under = "under " if interval.upper_open else ""
    return _with_unit(f"{above}{low} to {under}{high}", name)


def _readable(interval: Interval, unit: str) -> tuple[Fraction, str]:
    bounds = [b for b in (interval.lower, interval.upper) if b]
    for size, name in LARGER_UNITS.get(unit, ()):
        if bounds and min(bounds) >= size:
            return Fraction(size), name
    return Fraction(1), unit


def _figure(amount: Fraction) -> str:
    if amount.denominator == 1:
        return f"{amount.numerator:,}"
    return f"{float(amount):,.4g}"


def _with_unit(figure: str, unit: str) -> str:
    if not unit:
        return figure
    return f"{figure} {unit if figure == '1' else plural(unit)}"
