"""How far two figures that exclude each other lie apart."""

from __future__ import annotations

from fractions import Fraction

from atodds.link.story import Story
from atodds.model import Assertion, Interval, Kind, Quantity

Finding = tuple[str, float, str] | None

NEXT_DOOR = Fraction(4, 3)
"""Up to this ratio two figures differ as a slip, a recount or a part left out makes them differ."""
NEAR = Fraction(9, 4)
FAR = Fraction(8)
ALMOST_NOTHING = Fraction(1, 2)
"""What nought counts as in a ratio."""


def figures_near(left: Assertion, right: Assertion, story: Story) -> Finding:
    """Two figures at odds are of one size, as accounts of one thing mostly are, or far from it.

    All ages are of one size.
    """
    del story
    if left.kind is Kind.AGE:
        return None
    if not (isinstance(left.value, Quantity) and isinstance(right.value, Quantity)):
        return None
    mine, other = left.value.hard_base, right.value.hard_base
    if mine.meets(other):
        return None
    ratio = _ratio(mine, other)
    if ratio is None or NEAR < ratio <= FAR:
        return None
    if ratio > FAR:
        return "far-figures", 1.0, "the two figures are of quite different sizes"
    return "near-figures", 1.0 if ratio <= NEXT_DOOR else 0.7, "the two figures are of one size"


def _ratio(mine: Interval, other: Interval) -> Fraction | None:
    """Return how many times the greater is the smaller, by the ends that lie nearest; at least 1.

    None where a figure is below nought.
    """
    smaller, greater = sorted((mine, other), key=lambda i: i.lower or Fraction(0))
    end = smaller.upper if smaller.upper is not None else smaller.lower
    if end is None or end < 0 or greater.lower is None:
        return None
    return max(Fraction(1), greater.lower / max(end, ALMOST_NOTHING))
