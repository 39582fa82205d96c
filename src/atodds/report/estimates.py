"""How far apart the sources lie on a fact, and how many independent ones stand behind a value."""

from __future__ import annotations

from dataclasses import dataclass

from atodds.model import Fact, Position, Quantity
from atodds.report.sources import Sources, assertions_of
from atodds.report.values import in_order, labels


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value as printed, and how many independent origins give it."""

    label: str
    origins: int


@dataclass(frozen=True, slots=True)
class Estimates:
    """The lowest and the highest value given for a fact, and that of the most origins.

    Named after the low, best and high estimates of the Uppsala Conflict Data Program.
    """

    low: Estimate | None
    """None where only one value is given, or the values are no amounts."""
    best: Estimate | None
    """None where no value has more independent origins than every other: none is picked then."""
    high: Estimate | None
    origins: int


def estimates_of(fact: Fact, sources: Sources, width: int | None = None) -> Estimates:
    """Return how far apart a fact's values lie, their labels cut to `width` characters."""
    positions = in_order(fact.positions)
    found = [
        Estimate(label, _origins(position, sources))
        for label, position in zip(labels(positions, width), positions, strict=True)
    ]
    amounts = len(positions) > 1 and all(
        isinstance(position.value, Quantity) for position in positions
    )
    return Estimates(
        found[0] if amounts else None,
        _most_told(found),
        found[-1] if amounts else None,
        len(sources.origins(assertions_of(fact))),
    )


def _origins(position: Position, sources: Sources) -> int:
    return len(sources.origins(position.assertions))


def _most_told(found: list[Estimate]) -> Estimate | None:
    most = max(estimate.origins for estimate in found)
    leading = [estimate for estimate in found if estimate.origins == most]
    return leading[0] if len(leading) == 1 else None
