"""What a rule of its own has already settled is not told again as a mere day, place or word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from atodds.model import Assertion, Comparison, Span, Verdict
from atodds.model.assertion import TOLD

Between = tuple[str, str]
"""The ids of two documents."""


def without_repeats(comparisons: Iterable[Comparison]) -> list[Comparison]:
    """Leave out what is merely told where another comparison joins the same words."""
    judged = list(comparisons)
    settled: dict[Between, list[tuple[Span, Span]]] = defaultdict(list)
    for comparison in judged:
        if not _is_told(comparison) and comparison.verdict is not Verdict.INCOMPARABLE:
            for mine, other in _both_ways(comparison):
                settled[mine.document, other.document].append(
                    (mine.mention.span, other.mention.span)
                )
    return [c for c in judged if not (_is_told(c) and _is_settled(c, settled))]


def _is_told(comparison: Comparison) -> bool:
    return comparison.left.slot.aspect == TOLD


def _is_settled(comparison: Comparison, settled: dict[Between, list[tuple[Span, Span]]]) -> bool:
    mine, other = comparison.left, comparison.right
    return any(
        here.overlaps(mine.mention.span) and there.overlaps(other.mention.span)
        for here, there in settled[mine.document, other.document]
    )


def _both_ways(comparison: Comparison) -> Iterator[tuple[Assertion, Assertion]]:
    yield comparison.left, comparison.right
    yield comparison.right, comparison.left
