"""Ages, tied to the person whose age it is."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache

import regex

from atodds.extract.context import Context
from atodds.extract.reading import inside
from atodds.lexicon import alternation, load
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
NAME_BEHIND = regex.compile(
    r"^[\s,-]*(?:(?!and\b|or\b|of\b|in\b|by\b|with\b|who\b|was\b)[\p{L}][\p{L}'-]*\.?,?\s+){0,4}$"
)
"""What may stand between an age and the name behind it: "27-year-old Army Spc. Ann Example"."""
APPOSITION_AHEAD = regex.compile(
    r"^(?:,|,?\s+as|,?\s+(?:who\s+)?is|,?\s+(?:who\s+)?was|\s*\()\s*(?:an?\s+|the\s+)?(?:[\p{L}-]+\s+){0,2}$"
)
UNNAMED = Slot("age", "unnamed person")
WORDS_OF_AGE = regex.compile(r"\p{L}")


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
        match = _bare_age().match(context.reading.text, person.mention.span.end, sentence.span.end)
        if match:
            age = Fraction(_years(match["age"]))
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


def _years(age: str) -> int:
    if age.isdigit():
        return int(age)
    tens, _, ones = age.partition("-")
    words = load("numbers")
    return int(words["tens"][tens] + words["ones"].get(ones, 0))


def _in_words(
    context: Context, sentence: Sentence, people: list[EntityMention]
) -> Iterator[Assertion]:
    for amount in inside(context.reading.amounts, sentence.span):
        if amount.quantity.dimension != "age" or not WORDS_OF_AGE.search(amount.mention.text):
            continue
        person = _person_of(context.reading.text, amount, people)
        slot = _slot(person) if person else UNNAMED
        yield context.assertion(sentence, amount.mention, Kind.AGE, slot, amount.quantity)


def _person_of(text: str, amount: AmountMention, people: list[EntityMention]) -> Entity | None:
    """Return the person named right behind the age, else right before it in apposition."""
    span = amount.mention.span
    for person in people:
        name = person.mention.span
        if name.start >= span.end and NAME_BEHIND.match(text[span.end : name.start]):
            return person.entity
    for person in people:
        name = person.mention.span
        if name.end <= span.start and APPOSITION_AHEAD.match(text[name.end : span.start]):
            return person.entity
    return None


def _slot(person: Entity) -> Slot:
    return Slot("age", person.key, name=person.name)


@cache
def _bare_age() -> regex.Pattern[str]:
    """Return the pattern of an age between commas behind a name: "Ann Example, 27, of Leeds"."""
    words = load("numbers")
    tens, ones = alternation(words["tens"]), alternation(words["ones"])
    return regex.compile(
        r"(?:,?\s+who\s+(?:is|was|turned)|,\s*(?:aged?|who\s+is)?)\s*"
        rf"(?P<age>1[0-4]\d|[1-9]?\d|(?:{tens})(?:-(?:{ones}))?)"
        r"(?=\s*(?:,|\.|;|and\b|of\b|from\b|was\b|told\b|said\b|$))"
    )
