"""Statements put together by hand, and the evidence that links two of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from atodds.config import Measure, Rule, RuleSet
from atodds.link import Story, link
from atodds.model import (
    Assertion,
    Category,
    Document,
    Entity,
    EntityKind,
    Event,
    Interval,
    Kind,
    Link,
    Mention,
    Modifier,
    Moment,
    Quantity,
    Severity,
    Slot,
    Span,
    Unit,
)

DAY = timedelta(days=1)
COUNT_OF_PEOPLE = Unit("person", "count", "person")


class Make:
    """Short ways to write nouns down."""

    @staticmethod
    def amount(number: float, unit: Unit | None = COUNT_OF_PEOPLE) -> Quantity:
        point = Interval(Fraction(number), Fraction(number))
        return Quantity(Fraction(number), Modifier.EXACT, unit, point, point)

    @staticmethod
    def day(text: str, days: int = 1) -> Moment:
        start = datetime.fromisoformat(text)
        return Moment(start, start + days * DAY, text)

    @staticmethod
    def place(key: str, *within: str, scheme: str = "settlement") -> Category:
        return Category(scheme, key, key.title(), frozenset(within))

    @staticmethod
    def person(name: str, country: str | None = None) -> Entity:
        first, last = name.lower().split()
        return Entity(EntityKind.PERSON, f"person:{last}:{first}", name, country)

    @staticmethod
    def statement(document: str = "a", **fields: Any) -> Assertion:  # noqa: ANN401  # of any field
        defaults: dict[str, Any] = {
            "kind": Kind.KILLED,
            "slot": Slot("killed", "person"),
            "value": Make.amount(12),
            "event": Event("bombing"),
            "mention": Mention(Span(0, 2), "12"),
            "sentence": Span(0, 40),
            "words": frozenset({"blast", "kill"}),
        }
        return Assertion(document=document, **{**defaults, **fields})


def rule_of(**fields: Any) -> Rule:  # noqa: ANN401  # of any field
    defaults: dict[str, Any] = {
        "name": "rule",
        "title": "Rule",
        "what": "Anything.",
        "kind": Kind.OTHER,
        "severity": Severity.ERROR,
        "measure": Measure.FIXED,
        "threshold": 0.0,
    }
    return Rule(**{**defaults, **fields})


def linked(
    *statements: Assertion,
    rules: tuple[Rule, ...] = (),
    published: dict[str, datetime] | None = None,
) -> list[Link]:
    names = sorted({s.document for s in statements})
    documents = [
        Document(
            id=name,
            path=name,
            outlet=name,
            text="",
            published=(published or {}).get(name, datetime.fromisoformat("2019-05-06")),
            origin=name,
        )
        for name in names
    ]
    rule_set = RuleSet(path=Path("rules.yaml"), rules=rules or (rule_of(),))
    return list(link(statements, rule_set, Story.of(documents, statements)))


@pytest.fixture(scope="session")
def make() -> type[Make]:
    """Return short ways to write nouns down."""
    return Make


@pytest.fixture(scope="session")
def rule() -> Callable[..., Rule]:
    """Return a function that makes a rule which takes up everything."""
    return rule_of


@pytest.fixture(scope="session")
def links() -> Callable[..., list[Link]]:
    """Return a function that links statements by rules."""
    return linked


@pytest.fixture(scope="session")
def evidence() -> Callable[..., dict[str, float]]:
    """Return a function that gives the evidence on two statements, from either side the same."""

    def between(
        left: Assertion,
        right: Assertion,
        **kwargs: Any,  # noqa: ANN401  # handed on
    ) -> dict[str, float]:
        [pair] = linked(left, right, **kwargs)
        [turned] = linked(right, left, **kwargs)
        found = {e.name: e.weight for e in pair.evidence}
        assert found == {e.name: e.weight for e in turned.evidence}
        assert all(e.detail for e in pair.evidence)
        return found

    return between
