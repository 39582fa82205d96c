"""Which outlet gives which value for which fact: the whole story at a glance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from atodds.model import Assertion, Conflict, Fact, Moment, Outcome
from atodds.report.order import told_in_order
from atodds.report.plain import plain
from atodds.report.sources import Sources, assertions_of, in_reading_order
from atodds.report.values import in_order, in_words, label


@dataclass(frozen=True, slots=True)
class Row:
    """A fact with the values that each outlet of the grid gives for it, in the grid's order."""

    fact: Fact
    conflict: Conflict | None
    """None where nobody is at odds on it."""
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Facts by outlets: conflicts first, outlets in the order in which they published."""

    outlets: tuple[str, ...]
    rows: tuple[Row, ...]
    further_outlets: int
    """How many are left out: those that speak to the fewest facts."""
    further_rows: int


def grid_of(outcome: Outcome, outlets: int, rows: int, width: int) -> Grid:
    """Return a grid of so many outlets and rows at most, values cut to `width` characters."""
    sources = Sources.of(outcome.documents, outcome.check)
    told = told_in_order(outcome.conflicts, outcome.facts)
    every = _outlets(outcome, (fact for fact, _ in told), sources)
    shown = _most_telling(every, outlets)
    return Grid(
        tuple(shown),
        tuple(Row(f, c, _cells(f, shown, sources, width)) for f, c in told[:rows]),
        len(every) - len(shown),
        max(len(told) - rows, 0),
    )


def _outlets(outcome: Outcome, facts: Iterable[Fact], sources: Sources) -> dict[str, int]:
    """Return the outlets that speak to a fact, with the number of those they speak to."""
    counts = Counter(
        name for fact in facts for name in {sources.outlet(a) for a in assertions_of(fact)}
    )
    names = dict.fromkeys(plain(d.outlet) for d in in_reading_order(outcome.documents))
    return {name: counts[name] for name in names if counts[name]}


def _most_telling(counts: dict[str, int], number: int) -> list[str]:
    most = set(sorted(counts, key=lambda name: -counts[name])[:number])
    return [name for name in counts if name in most]


def _cells(
    fact: Fact, outlets: list[str], sources: Sources, width: int
) -> tuple[tuple[str, ...], ...]:
    """Each outlet's own words: a value that leaves room for another is not the same value."""
    told = [
        a for position in in_order(fact.positions) for a in sources.in_order(position.assertions)
    ]
    return tuple(
        tuple(dict.fromkeys(_cell(a, width) for a in told if sources.outlet(a) == outlet))
        for outlet in outlets
    )


def _cell(assertion: Assertion, width: int) -> str:
    """Times are told by what they mean: "Friday" and "14 March" may be one day."""
    value = assertion.value
    return in_words(value) if isinstance(value, Moment) else label(assertion, width)
