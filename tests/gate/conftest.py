"""Assertions about invented talks, of which a test changes what it is about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from fractions import Fraction

import pytest

from atodds.model import (
    Assertion,
    Category,
    Entity,
    EntityKind,
    Event,
    Fact,
    Interval,
    Kind,
    Mention,
    Modifier,
    Moment,
    Position,
    Quantity,
    Slot,
    Span,
    Unit,
    Value,
    Verdict,
)

HOUR = Unit("hour", "time", "second", Fraction(3600))


def _hours(
    lower: float, upper: float | None, *, unit: Unit = HOUR, lower_open: bool = False
) -> Quantity:
    interval = Interval(
        Fraction(lower), None if upper is None else Fraction(upper), lower_open, upper is not None
    )
    return Quantity(None, Modifier.BETWEEN, unit, interval, interval)


def _day(number: int) -> Moment:
    start = datetime(2021, 5, number)
    return Moment(start, start + timedelta(days=1), start.date().isoformat())


def _place(key: str, *within: str) -> Category:
    return Category("place", key, key.title(), frozenset(within))


def _person(key: str) -> Entity:
    return Entity(EntityKind.PERSON, key, key.title())


@pytest.fixture
def hours() -> Callable[..., Quantity]:
    return _hours


@pytest.fixture
def day() -> Callable[[int], Moment]:
    return _day


@pytest.fixture
def place() -> Callable[..., Category]:
    return _place


@pytest.fixture
def person() -> Callable[[str], Entity]:
    return _person


@pytest.fixture
def said() -> Assertion:
    """An outlet says that the talks at Vellmar on 4 May lasted five hours."""
    return Assertion(
        document="harbour",
        kind=Kind.DURATION,
        slot=Slot("length"),
        value=_hours(4.5, 5.5),
        event=Event(
            type="talks",
            when=_day(4),
            where=frozenset({_place("vellmar", "vellmar", "norland")}),
            who=frozenset({_person("halloran"), _person("brandt")}),
        ),
        mention=Mention(Span(10, 20), "five hours"),
        sentence=Span(0, 40),
        words=frozenset({"talk", "last", "hour"}),
    )


@pytest.fixture
def other(said: Assertion) -> Assertion:
    """Another outlet says more than six hours."""
    return replace(said, document="herald", value=_hours(6, None, lower_open=True))


def _fact(*assertions: Assertion, verdict: Verdict = Verdict.CONFLICT) -> Fact:
    by_value: dict[Value, tuple[Assertion, ...]] = {}
    for assertion in assertions:
        by_value[assertion.value] = (*by_value.get(assertion.value, ()), assertion)
    return Fact(
        id="",
        rule="talks-duration",
        kind=assertions[0].kind,
        subject="Length of the talks",
        verdict=verdict,
        positions=tuple(Position(value, same) for value, same in by_value.items()),
        why_same="",
        why_verdict="",
        comparisons=(),
    )


@pytest.fixture
def fact_of() -> Callable[..., Fact]:
    return _fact
