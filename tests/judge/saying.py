"""Assertions as the tests of the judge make them: only what a case is about need be named."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any

from atodds.model import (
    Assertion,
    Attribution,
    Comparison,
    Document,
    Entity,
    EntityKind,
    Event,
    Interval,
    Judgement,
    Kind,
    Mention,
    Modifier,
    Moment,
    Profile,
    Quantity,
    Slot,
    Span,
    Unit,
    Value,
    Verdict,
)

POLICE = Entity(EntityKind.ORGANISATION, "police", "the police")
UNION = Entity(EntityKind.ORGANISATION, "union", "the union")


def exactly(count: int, unit: Unit | None = None) -> Quantity:
    point = Interval(Fraction(count), Fraction(count))
    return Quantity(Fraction(count), Modifier.EXACT, unit, point, point)


def moment(start: str, hours: float = 24, value: str | None = None) -> Moment:
    earliest = datetime.fromisoformat(start)
    return Moment(earliest, earliest + timedelta(hours=hours), value or start)


def said(value: Value, words: str = "", document: str = "a", **changes: Any) -> Assertion:  # noqa: ANN401  # any field
    """Return a value said in some words; the changes are fields of the assertion."""
    made = Assertion(
        document=document,
        kind=Kind.THINGS,
        slot=Slot("count"),
        value=value,
        event=Event(),
        mention=Mention(Span(0, len(words)), words),
        sentence=Span(0, len(words)),
    )
    return replace(made, **changes)


def compared(
    left: Assertion,
    right: Assertion,
    verdict: Verdict = Verdict.CONFLICT,
    **changes: Any,  # noqa: ANN401  # any field
) -> Comparison:
    made = Comparison("count", left, right, (), 0, Judgement(verdict, "as the test has it"))
    return replace(made, **changes)


def document(name: str, published: datetime | None) -> Document:
    return Document(id=name, path=name, outlet=name, text="", published=published)


def published(**days: str | None) -> dict[str, Document]:
    return {
        name: document(name, datetime.fromisoformat(day) if day else None)
        for name, day in days.items()
    }


def toll(
    document: str, count: int, source: Entity | None = None, interval: Interval | None = None
) -> Assertion:
    point = interval or Interval(Fraction(count), Fraction(count))
    return Assertion(
        document=document,
        kind=Kind.KILLED,
        slot=Slot("killed", "person"),
        value=Quantity(Fraction(count), Modifier.EXACT, None, point, point),
        event=Event(),
        mention=Mention(Span(0, 2), str(count)),
        sentence=Span(0, 2),
        attribution=Attribution(source.name, source) if source else None,
    )


def told(document: str, kind: Kind, count: int, event: str | None = None, *hints: str) -> Assertion:
    return replace(toll(document, count), kind=kind, event=Event(event), hints=frozenset(hints))


def aged(name: str, years: int, fate: str | None = None) -> Assertion:
    said = toll(name, years)
    slot = Slot("age", "person:holm:jasper", profile=Profile(fate=fate))
    return replace(said, kind=Kind.AGE, slot=slot)


def hurt(document: str, count: int, *hints: str, lead: bool = True) -> Assertion:
    return replace(toll(document, count), kind=Kind.INJURED, lead=lead, hints=frozenset(hints))
