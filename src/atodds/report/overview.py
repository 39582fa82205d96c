"""Two tables that show a story at a glance: outlets by facts, and low, best and high."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from atodds.model import Conflict, Fact, Outcome
from atodds.report import words
from atodds.report.estimates import Estimate, estimates_of
from atodds.report.grid import grid_of
from atodds.report.markup import anchor, escape, table
from atodds.report.order import told_in_order
from atodds.report.sources import Sources
from atodds.report.values import question_of

_ROWS, _OUTLETS = 40, 8
"""What a page has room for."""

_CELL = 40
"""Characters of a value."""


def overview(outcome: Outcome, sources: Sources) -> Iterator[str]:
    """Yield the sections of both tables, those with rows only."""
    yield from _grid(outcome)
    yield from _ranges(outcome, sources)


def _grid(outcome: Outcome) -> Iterator[str]:
    grid = grid_of(outcome, _OUTLETS, _ROWS, _CELL)
    if not grid.rows:
        return
    yield "## Outlets by facts"
    rows = [
        [_row_title(row.fact, row.conflict), *(escape("; ".join(cell)) for cell in row.cells)]
        for row in grid.rows
    ]
    yield table(["fact", *map(escape, grid.outlets)], rows)
    left_out = [
        words.counted(number, noun)
        for number, noun in ((grid.further_rows, "fact"), (grid.further_outlets, "outlet"))
        if number
    ]
    if left_out:
        yield f"Left out for width and length: {words.listed(left_out)}."


def _row_title(fact: Fact, conflict: Conflict | None) -> str:
    about = f" {escape(fact.subject)}" if fact.subject else ""
    question = escape(question_of(fact))
    return (
        f"[{question}](#{anchor('conflict', conflict.fact.id)})" if conflict else question
    ) + about


def _ranges(outcome: Outcome, sources: Sources) -> Iterator[str]:
    """Yield how far apart the figures lie of facts for which there are several."""
    told = told_in_order(outcome.conflicts, outcome.facts)
    every = ((fact, conflict, estimates_of(fact, sources, _CELL)) for fact, conflict in told)
    ranges = (entry for entry in every if entry[2].low)
    rows = [
        [
            _row_title(fact, conflict),
            *map(_estimate, (found.low, found.best, found.high)),
            str(found.origins),
        ]
        for fact, conflict, found in islice(ranges, _ROWS)
    ]
    if not rows:
        return
    yield "## Low, best and high"
    yield (
        "Best is the value of the most independent origins, empty where none has more than every "
        "other; behind each value stands how many give it."
    )
    yield table(["fact", "low", "best", "high", "origins"], rows)
    if further := sum(1 for _ in ranges):
        yield f"{further} more are in the JSON report."


def _estimate(found: Estimate | None) -> str:
    return f"{escape(found.label)} ({found.origins})" if found else ""
