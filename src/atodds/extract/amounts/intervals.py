"""What a figure and its modifier leave possible, and what a reader takes them to mean."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from atodds.model import Interval, Modifier

Band = tuple[Interval, Interval]
"""What the words entail, and what a reader expects."""

_TENTH = Fraction(1, 10)
_JUST_OVER = Fraction(115, 100)
_NEARLY = Fraction(85, 100)
_NEARLY_EXPECTED = Fraction(93, 100)


def bands(value: Fraction, step: Fraction, manner: str, *, whole: bool) -> Band:
    """Return the hard and the soft interval of one figure.

    Args:
        value: the figure.
        step: the unit of its last significant digit; 0 where the figure is not rounded.
        manner: how the words around it widen it, a row of the table at the foot.
        whole: whether it counts things, of which "up to" leaves at least one.
    """
    if value < 0:
        hard, soft = bands(-value, step, _MIRRORED.get(manner, manner), whole=False)
        return _mirrored(hard), _mirrored(soft)
    if manner == Modifier.UP_TO:
        least = min(Fraction(1), value) if whole else Fraction(0)
        return Interval(least, value + step / 2, upper_open=step > 0), Interval(value / 2, value)
    return _BANDS[manner](value, step)


def range_bands(low: Fraction, high: Fraction, manner: str) -> Band:
    """Return the intervals of a range, whose ends are taken at their word."""
    low, high = min(low, high), max(low, high)
    if manner == Modifier.ABOUT:
        return (
            Interval(low - abs(low) * _TENTH, high + abs(high) * _TENTH),
            Interval(low - abs(low) * _TENTH * 2, high + abs(high) * _TENTH * 2),
        )
    if manner in {Modifier.MORE_THAN, Modifier.AT_LEAST}:
        return Interval(low, None), Interval(low, high)
    if manner in {Modifier.LESS_THAN, Modifier.AT_MOST, Modifier.UP_TO}:
        return Interval(Fraction(0), high), Interval(low, high)
    return Interval(low, high), Interval(low, high)


def vague_bands(least: Fraction, expected: tuple[Fraction, Fraction]) -> Band:
    """Return the intervals of "dozens" and the like."""
    return Interval(least, None), Interval(*expected)


def age_bands(value: Fraction, year: Fraction) -> Band:
    """Return an age in months or weeks, of which others tell the full years alone.

    A child of 18 months is a one-year-old as well; one of 11 months is nothing else.
    """
    full = value // year * year
    return Interval(full or value, value), Interval(value, value)


def score_bands(first: Fraction, second: Fraction) -> Band:
    """Return a score as one point on a line on which no two scores share a place.

    Who is named first makes no difference: "3-1" and "1-3" are the same point.
    """
    point = max(first, second) + min(first, second) / 10**6
    return Interval(point, point), Interval(point, point)


def next_round(value: Fraction) -> Fraction:
    """Return the next number with one digit other than zero: 7 after 6, 9,000 after 8,500."""
    unit = Fraction(1)
    while unit * 10 <= value:
        unit *= 10
    while unit > value > 0:
        unit /= 10
    return (value // unit + 1) * unit


def _point(value: Fraction, _step: Fraction) -> Band:
    return Interval(value, value), Interval(value, value)


def _bare(value: Fraction, step: Fraction) -> Band:
    halo = Interval(value - step / 2, value + step / 2, upper_open=step > 0)
    return halo, halo


def _about(value: Fraction, step: Fraction) -> Band:
    slack = max(value * _TENTH, step / 2)
    return (
        Interval(value - slack, value + slack),
        Interval(max(value - 2 * slack, Fraction(0)), value + 2 * slack),
    )


def _more_than(value: Fraction, _step: Fraction) -> Band:
    return (
        Interval(value, None, lower_open=True),
        Interval(value, next_round(value), lower_open=True),
    )


def _at_least(value: Fraction, _step: Fraction) -> Band:
    return Interval(value, None), Interval(value, 2 * value, upper_open=True)


def _less_than(value: Fraction, _step: Fraction) -> Band:
    return (
        Interval(Fraction(0), value, upper_open=True),
        Interval(value / 2, value, upper_open=True),
    )


def _at_most(value: Fraction, _step: Fraction) -> Band:
    return Interval(Fraction(0), value), Interval(value / 2, value)


def _nearly(value: Fraction, _step: Fraction) -> Band:
    return (
        Interval(value * _NEARLY, value, upper_open=True),
        Interval(value * _NEARLY_EXPECTED, value, upper_open=True),
    )


def _just_over(value: Fraction, _step: Fraction) -> Band:
    above = Interval(value, value * _JUST_OVER, lower_open=True)
    return above, above


def _mirrored(interval: Interval) -> Interval:
    return Interval(
        None if interval.upper is None else -interval.upper,
        None if interval.lower is None else -interval.lower,
        interval.upper_open,
        interval.lower_open,
    )


_BANDS: dict[str, Callable[[Fraction, Fraction], Band]] = {
    "point": _point,
    "just_under": _nearly,
    Modifier.EXACT: _bare,
    Modifier.ABOUT: _about,
    Modifier.MORE_THAN: _more_than,
    Modifier.AT_LEAST: _at_least,
    Modifier.LESS_THAN: _less_than,
    Modifier.AT_MOST: _at_most,
    Modifier.NEARLY: _nearly,
    Modifier.JUST_OVER: _just_over,
}
# Below zero "more than" leads towards zero; the mirror image of the table says so.
_MIRRORED: dict[str, str] = {
    Modifier.MORE_THAN: Modifier.LESS_THAN,
    Modifier.LESS_THAN: Modifier.MORE_THAN,
    Modifier.AT_LEAST: Modifier.AT_MOST,
    Modifier.AT_MOST: Modifier.AT_LEAST,
}
