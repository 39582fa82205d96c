"""Reports of a whole night: what is told of one conflict is gone before the next is told."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import pytest
from tests.report.strike import HARBOUR, HERALD, LANTERN, POST, length_of_talks

from atodds.model import Comparison, Conflict, Outcome, Severity
from atodds.report import generate_json, generate_markdown, render_json, render_markdown
from atodds.report.html import generate_html, render_html

FEW, MANY = 150, 600
GENERATED: dict[str, Callable[[Outcome], Iterable[str]]] = {
    "json": lambda outcome: generate_json([outcome]),
    "markdown": generate_markdown,
    "html": lambda outcome: generate_html([outcome]),
}
RENDERED: dict[str, Callable[[Outcome], str]] = {
    "json": lambda outcome: render_json([outcome]),
    "markdown": render_markdown,
    "html": lambda outcome: render_html([outcome]),
}


def outcome_of(conflicts: Iterable[Conflict]) -> Outcome:
    documents = (HARBOUR, HERALD, LANTERN, POST)
    return Outcome("Port", "checks/port.yaml", documents, (), tuple(conflicts), (), ())


def alike(number: int) -> Iterator[Conflict]:
    """Yield conflicts that differ in their ids alone."""
    talks = length_of_talks()
    for n in range(number):
        yield Conflict(replace(talks, id=f"{n:012x}"), Severity.ERROR)


def length_and_peak(generated: Callable[[Outcome], Iterable[str]], number: int) -> tuple[int, int]:
    """Return how many characters a report has, and the bytes that making it takes at once."""
    outcome = outcome_of(alike(number))
    tracemalloc.start()
    length = sum(map(len, generated(outcome)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return length, peak


@pytest.mark.parametrize("form", GENERATED)
def test_memory_grows_by_less_than_half_of_what_the_text_grows_by(form: str) -> None:
    length_and_peak(GENERATED[form], 1)  # what is made once for all is there from now on
    few, small = length_and_peak(GENERATED[form], FEW)
    many, large = length_and_peak(GENERATED[form], MANY)
    assert large - small < (many - few) / 2


@pytest.mark.parametrize("form", GENERATED)
def test_pieces_are_the_text(stated: Outcome, form: str) -> None:
    pieces = list(GENERATED[form](stated))
    assert len(pieces) > len(stated.conflicts)
    assert "".join(pieces) == RENDERED[form](stated)


class Unreadable(tuple[Comparison, ...]):
    """Comparisons that nobody can look at."""

    __slots__ = ()

    def __iter__(self) -> Iterator[Comparison]:
        raise LookupError


@pytest.mark.parametrize("form", GENERATED)
def test_the_first_conflict_is_told_before_the_last_is_looked_at(form: str) -> None:
    first, last = alike(2)
    unreadable = replace(last.fact, comparisons=Unreadable(last.fact.comparisons))
    told: list[str] = []
    with pytest.raises(LookupError):
        told.extend(GENERATED[form](outcome_of([first, replace(last, fact=unreadable)])))
    assert any("more than six hours" in piece for piece in told)
