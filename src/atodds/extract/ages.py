"""Ages, tied to the person whose age it is."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from atodds.extract.context import Context
from atodds.extract.reading import inside
from atodds.model import (
    AmountMention,
    Assertion,
    Entity,
    EntityKind,
    EntityMention,
    Interval,
    Kind,
    Modifier,
    Quantity,
    Sentence,
    Slot,
    Unit,
)

YEAR_OLD = Unit("year old", "age", "year old")
BARE_AGE = regex.compile(
    r",\s*(?:aged?\s+)?(?P<age>1[0-4]\d|[1-9]?\d)(?=\s*(?:,|\.|;|and\b|of\b|from\b|was\b|told\b|said\b|$))"
)
"""An age between commas behind a name: "Ann Example, 27, of Springfield"."""
NAME_BEHIND = regex.compile(r"^[\s-]*(?:\p{L}[\p{L}'-]*\s+){0,3}$")
APPOSITION_AHEAD = regex.compile(
    r"^(?:,|\s+as|\s+is|\s+was)\s+(?:an?\s+|the\s+)?(?:[\p{L}-]+\s+){0,2}$"
)


def ages(context: Context) -> Iterator[Assertion]:
    """Yield the age of each person who is given one."""
    for sentence in context.reading.sentences:
        people = [
            e
            for e in inside(context.reading.entities, sentence.span)
            if e.entity.kind is EntityKind.PERSON
        ]
        yield from _bare(context, sentence, people)
        yield from _in_words(context, sentence, people)


def _bare(context: Context, sentence: Sentence, people: list[EntityMention]) -> Iterator[Assertion]:
    for person in people:
        match = BARE_AGE.match(context.reading.text, person.mention.span.end, sentence.span.end)
        if match:
            age = Fraction(int(match["age"]))
            quantity = Quantity(
                age, Modifier.EXACT, YEAR_OLD, Interval(age, age), Interval(age, age)
            )
            yield context.assertion(
                sentence,
                context.reading.cut(person.mention.span.start, match.end("age")),
                Kind.AGE,
                _slot(person.entity),
                quantity,
            )


def _in_words(
    context: Context, sentence: Sentence, people: list[EntityMention]
) -> Iterator[Assertion]:
    for amount in inside(context.reading.amounts, sentence.span):
        if amount.quantity.dimension != "age":
            continue
        person = _person_of(context.reading.text, amount, people)
        if person:
            yield context.assertion(
                sentence, amount.mention, Kind.AGE, _slot(person), amount.quantity
            )


def _person_of(text: str, amount: AmountMention, people: list[EntityMention]) -> Entity | None:
    """Return the person named right behind the age, or right before it in apposition."""
    span = amount.mention.span
    for person in people:
        name = person.mention.span
        if name.start >= span.end and NAME_BEHIND.match(text[span.end : name.start]):
            return person.entity
        if name.end <= span.start and APPOSITION_AHEAD.match(text[name.end : span.start]):
            return person.entity
    return None


def _slot(person: Entity) -> Slot:
    return Slot("age", person.key, name=person.name)
