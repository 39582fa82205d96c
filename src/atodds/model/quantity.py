"""Amounts: what the words entail, and what a reader takes them to mean."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Modifier(StrEnum):
    """How the words around a figure widen it."""

    EXACT = "exact"
    ABOUT = "about"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    LESS_THAN = "less_than"
    AT_MOST = "at_most"
    NEARLY = "nearly"
    JUST_OVER = "just_over"
    UP_TO = "up_to"
    BETWEEN = "between"
    VAGUE = "vague"


class Change(StrEnum):
    """Which way an amount moved, where it is an amount of change."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Interval:
    """Amounts from `lower` to `upper`; `None` leaves that end unbounded."""

    lower: Fraction | None
    upper: Fraction | None
    lower_open: bool = False
    upper_open: bool = False

    def meets(self, other: Interval) -> bool:
        """Tell whether some amount lies in both."""
        return self._starts_before_end_of(other) and other._starts_before_end_of(self)

    def contains(self, other: Interval) -> bool:
        """Tell whether every amount of `other` lies in this interval."""
        return self._reaches_down_to(other) and self._reaches_up_to(other)

    def scaled(self, factor: Fraction, offset: Fraction = Fraction(0)) -> Interval:
        """Return the same amounts in a unit `factor` times smaller; `factor` must be positive."""
        return Interval(
            None if self.lower is None else self.lower * factor + offset,
            None if self.upper is None else self.upper * factor + offset,
            self.lower_open,
            self.upper_open,
        )

    def _starts_before_end_of(self, other: Interval) -> bool:
        if self.lower is None or other.upper is None:
            return True
        if self.lower == other.upper:
            return not (self.lower_open or other.upper_open)
        return self.lower < other.upper

    def _reaches_down_to(self, other: Interval) -> bool:
        if self.lower is None:
            return True
        if other.lower is None:
            return False
        if self.lower == other.lower:
            return other.lower_open or not self.lower_open
        return self.lower < other.lower

    def _reaches_up_to(self, other: Interval) -> bool:
        if self.upper is None:
            return True
        if other.upper is None:
            return False
        if self.upper == other.upper:
            return other.upper_open or not self.upper_open
        return other.upper < self.upper


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit by its singular English name, ISO 4217 code or counted noun, and its exact conversion.

    An amount in the unit times `factor` plus `offset` is the amount in `base`, the one unit in
    which amounts of the dimension are compared.
    """

    name: str
    dimension: str
    base: str
    factor: Fraction = Fraction(1)
    offset: Fraction = Fraction(0)


COUNT = "count"
"""The dimension of things counted, whose unit is the counted noun."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount as written, and the two intervals it commits to, in the unit written.

    `hard` holds the amounts the words leave possible, `soft` those a reader would expect; `soft`
    lies within `hard` except for "about" and "up to", whose readers allow more than the words.
    """

    value: Fraction | tuple[Fraction, Fraction] | None
    """The figure written, the two ends of a range, or None for "dozens" and the like."""
    modifier: Modifier
    unit: Unit | None
    hard: Interval
    soft: Interval
    change: Change | None = None

    @property
    def dimension(self) -> str | None:
        """The dimension of its unit, None for a bare number."""
        return self.unit.dimension if self.unit else None

    @property
    def hard_base(self) -> Interval:
        """The hard interval in the dimension's base unit."""
        return self._in_base(self.hard)

    @property
    def soft_base(self) -> Interval:
        """The soft interval in the dimension's base unit."""
        return self._in_base(self.soft)

    def _in_base(self, interval: Interval) -> Interval:
        if self.unit is None or (self.unit.factor == 1 and not self.unit.offset):
            return interval
        return interval.scaled(self.unit.factor, self.unit.offset)
