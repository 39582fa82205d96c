"""Pairs that look alike and were kept apart, gathered so that a reader meets each pair once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from atodds.model import Assertion, Comparison
from atodds.report.reasons import comparison_order, reason_codes, why_apart
from atodds.report.values import label


@dataclass(frozen=True, slots=True)
class Side:
    """A value as printed and all who print it so."""

    label: str
    assertions: tuple[Assertion, ...]


@dataclass(frozen=True, slots=True)
class LookAlikes:
    """Two values that were kept apart for one reason, wherever they stand."""

    sides: tuple[Side, Side]
    why: str
    reasons: tuple[str, ...]


def look_alikes(comparisons: Iterable[Comparison]) -> list[LookAlikes]:
    """Gather pairs of equal values kept apart for equal reasons, those most alike first.

    The same agency copy in five papers would else fill the list with five times the same.
    """
    gathered: dict[tuple[str, ...], list[Comparison]] = defaultdict(list)
    for comparison in sorted(comparisons, key=comparison_order):
        names = sorted(label(assertion) for assertion in (comparison.left, comparison.right))
        gathered[comparison.rule, why_apart(comparison), *names].append(comparison)
    ordered = sorted(gathered.items(), key=lambda item: (-max(map(_likeness, item[1])), item[0]))
    return [_gathered(pairs) for _, pairs in ordered]


def _likeness(comparison: Comparison) -> float:
    """The weight of all that speaks for one fact, vetoes left aside."""
    return sum(e.weight for e in comparison.evidence if not e.vetoes)


def _gathered(pairs: Sequence[Comparison]) -> LookAlikes:
    assertions = [a for pair in pairs for a in (pair.left, pair.right)]
    first, second = label(pairs[0].left), label(pairs[0].right)
    if first == second:
        sides = (
            Side(first, tuple(p.left for p in pairs)),
            Side(second, tuple(p.right for p in pairs)),
        )
    else:
        one, other = (
            Side(name, tuple(a for a in assertions if label(a) == name))
            for name in sorted((first, second))
        )
        sides = (one, other)
    return LookAlikes(sides, why_apart(pairs[0]), tuple(reason_codes(pairs[0])))
