"""What the amounts of a text assert: how many, how long, how much."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from atodds.extract.carry import EventMention
from atodds.extract.context import Context
from atodds.extract.counted import NounClass, class_of
from atodds.extract.predicates import Predicate, predicate_of
from atodds.extract.reading import inside
from atodds.model import (
    AmountMention,
    Assertion,
    Kind,
    Quantity,
    Sentence,
    Slot,
    Span,
)
from atodds.model.quantity import COUNT

KINDS = {
    "currency": Kind.MONEY,
    "ratio": Kind.PERCENT,
    "length": Kind.DISTANCE,
    "area": Kind.SIZE,
    "volume": Kind.SIZE,
    "mass": Kind.SIZE,
    "speed": Kind.SIZE,
    "temperature": Kind.SIZE,
    "magnitude": Kind.SIZE,
    "power": Kind.SIZE,
    "energy": Kind.SIZE,
    "pressure": Kind.SIZE,
    "data": Kind.SIZE,
}
PREDICATE_KINDS = {
    "killed": Kind.KILLED,
    "injured": Kind.INJURED,
    "missing": Kind.MISSING,
    "arrested": Kind.ARRESTED,
}
OFFSET = regex.compile(
    r"^\s*(?:ago|earlier|later|before|after|from now|beforehand|old|away|since|behind|into)\b",
    regex.IGNORECASE,
)
"""Words behind a duration that make it the distance between two times."""
LASTING = regex.compile(
    r"\b(?:last(?:s|ed|ing)?|took|taken|taking|continu(?:ed|ing)(?: for)?|went on for|ran for|running for"
    r"|raged for|stretch(?:ed|ing) (?:over|to)|spann(?:ed|ing))\s+(?:\w+\s+){0,2}$",
    regex.IGNORECASE,
)
OF_EVENT = regex.compile(r"^(?:\s+of\s+(?:[\p{L}'-]+\s+){0,4}|-?\s*(?:[\p{L}'-]+\s+){0,2})$")
SUBSET = regex.compile(
    r"\b(?:including|include[sd]?|among(?:st)? (?:them|the)|of wh(?:om|ich)"
    r"|of (?:them|these|those))\b[^.;]{0,25}$",
    regex.IGNORECASE,
)
SUBSET_AFTER = regex.compile(
    r"^[^.;,]{0,12}\bof (?:them|these|those|whom|which|the (?:dead|victims|injured|wounded))\b",
    regex.IGNORECASE,
)
ROUNDED_FROM = 100
OTHERS = regex.compile(r"\b(?:others?|more|further|another)\b", regex.IGNORECASE)


def figures(context: Context) -> Iterator[Assertion]:
    """Yield an assertion for each amount that answers a question: how many, how long, how much."""
    for sentence in context.reading.sentences:
        for amount in inside(context.reading.amounts, sentence.span):
            if amount.quantity.dimension == "age":
                continue
            read = _duration if amount.quantity.dimension == "time" else _measure
            if amount.quantity.dimension in {COUNT, None}:
                read = _count
            assertion = read(context, sentence, amount)
            if assertion:
                yield assertion


def _duration(context: Context, sentence: Sentence, amount: AmountMention) -> Assertion | None:
    text = context.reading.text
    span = amount.mention.span
    if OFFSET.match(text[span.end : sentence.span.end]):
        return None
    event = _event_measured(context, sentence, span)
    found = context.assertion(
        sentence,
        amount.mention,
        Kind.DURATION,
        Slot("length", event.event.type if event else None),
        amount.quantity,
    )
    return replace(found, event=event.event) if event else found


def _event_measured(context: Context, sentence: Sentence, span: Span) -> EventMention | None:
    """Return the event whose length it is: "five hours of talks", "talks lasted five hours"."""
    here = [e for e in context.events if e.sentence.index == sentence.index]
    text = context.reading.text
    for event in here:
        if event.mention.span.start >= span.end and OF_EVENT.match(
            text[span.end : event.mention.span.start]
        ):
            return event
    if not LASTING.search(text[max(sentence.span.start, span.start - 40) : span.start]):
        return None
    before = [e for e in here if e.mention.span.end <= span.start]
    return before[0] if before else None


def _measure(context: Context, sentence: Sentence, amount: AmountMention) -> Assertion | None:
    dimension = amount.quantity.dimension
    kind = KINDS.get(dimension or "", Kind.OTHER)
    return context.assertion(
        sentence, amount.mention, kind, Slot("amount", dimension), amount.quantity
    )


def _count(context: Context, sentence: Sentence, amount: AmountMention) -> Assertion | None:
    noun = class_of(amount.noun) if amount.noun else None
    predicate = predicate_of(context.reading.text, sentence, amount)
    if noun is None and predicate is None:
        return None
    slot = _count_slot(noun, predicate, amount)
    found = context.assertion(
        sentence,
        amount.mention,
        _kind(noun, predicate),
        slot,
        _exact_if_small(amount.quantity, predicate),
    )
    return replace(found, hints=found.hints | _standing(context.reading.text, sentence, amount))


def _count_slot(noun: NounClass | None, predicate: Predicate | None, amount: AmountMention) -> Slot:
    group = "person" if noun is None or noun.total else noun.name
    return Slot(predicate.name if predicate else "count", group, frozenset(amount.qualifiers))


def _kind(noun: NounClass | None, predicate: Predicate | None) -> Kind:
    people = noun is None or noun.person
    if predicate and people:
        return PREDICATE_KINDS.get(predicate.name, Kind.PEOPLE)
    return Kind.PEOPLE if people else Kind.THINGS


def _exact_if_small(quantity: Quantity, predicate: Predicate | None) -> Quantity:
    """Return dead or injured below a hundred without a halo: outlets do not round them."""
    value = quantity.value
    if predicate is None or isinstance(value, tuple) or value is None or value >= ROUNDED_FROM:
        return quantity
    if quantity.modifier != "exact":
        return quantity
    exact = replace(quantity.hard, lower=value, upper=value, lower_open=False, upper_open=False)
    return replace(quantity, hard=exact, soft=exact)


def _standing(text: str, sentence: Sentence, amount: AmountMention) -> frozenset[str]:
    """Return whether the figure is a part of another: "among them 11 children", "three others"."""
    span = amount.mention.span
    hints = set()
    if SUBSET.search(
        text[max(sentence.span.start, span.start - 60) : span.start]
    ) or SUBSET_AFTER.match(text[span.end : sentence.span.end]):
        hints.add("subset")
    if OTHERS.search(amount.mention.text) or OTHERS.search(" ".join(amount.qualifiers)):
        hints.add("others")
    return frozenset(hints)
