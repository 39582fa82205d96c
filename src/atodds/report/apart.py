"""Pairs that look alike and were kept apart, gathered so that a reader meets each reason once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from atodds.model import Assertion, Comparison, Kind
from atodds.report.reasons import comparison_order, reason_codes, why_apart
from atodds.report.values import label

_TOLD_BY_NAME = {Kind.TITLE, Kind.AGE, Kind.NAME}
"""Kinds of which everybody in a story has one: that two people differ in it is no news."""


@dataclass(frozen=True, slots=True)
class Side:
    """A value as printed and all who print it so."""

    label: str
    assertions: tuple[Assertion, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two values that were kept apart, wherever they stand."""

    one: Side
    other: Side


@dataclass(frozen=True, slots=True)
class LookAlikes:
    """Pairs that were kept apart under one rule for one reason, those most alike first."""

    rule: str
    pairs: tuple[Pair, ...]
    why: str
    reasons: tuple[str, ...]


def look_alikes(comparisons: Iterable[Comparison]) -> list[LookAlikes]:
    """Gather what was kept apart for equal reasons, what misleads most first.

    The same agency copy in five papers would else fill the list with five times the same.
    """
    gathered: dict[tuple[str, str], list[Comparison]] = defaultdict(list)
    for comparison in sorted(comparisons, key=comparison_order):
        gathered[comparison.rule, why_apart(comparison)].append(comparison)
    ordered = sorted(gathered.items(), key=lambda item: (min(map(_use, item[1])), item[0]))
    return [
        LookAlikes(rule, _pairs(alike), why, tuple(reason_codes(alike[0])))
        for (rule, why), alike in ordered
    ]


def _pairs(comparisons: Iterable[Comparison]) -> tuple[Pair, ...]:
    by_values: dict[tuple[str, ...], list[Comparison]] = defaultdict(list)
    for comparison in comparisons:
        names = sorted((label(comparison.left), label(comparison.right)))
        by_values[tuple(names)].append(comparison)
    ordered = sorted(by_values.items(), key=lambda item: (min(map(_use, item[1])), item[0]))
    return tuple(_pair(same) for _, same in ordered)


def _use(comparison: Comparison) -> tuple[bool, bool, float]:
    """Return a key that puts first what a reader would most likely have taken for one fact."""
    vetoed = any(e.vetoes for e in comparison.evidence)
    likeness = sum(e.weight for e in comparison.evidence if not e.vetoes)
    return comparison.left.kind in _TOLD_BY_NAME, not vetoed, -likeness


def _pair(comparisons: Sequence[Comparison]) -> Pair:
    first, second = label(comparisons[0].left), label(comparisons[0].right)
    if first == second:
        return Pair(
            Side(first, tuple(c.left for c in comparisons)),
            Side(second, tuple(c.right for c in comparisons)),
        )
    both = [a for c in comparisons for a in (c.left, c.right)]
    one, other = (
        Side(name, tuple(a for a in both if label(a) == name)) for name in sorted((first, second))
    )
    return Pair(one, other)
