"""Where events took place, who took part, and by what means they dealt with each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from atodds.extract.carry import EventMention
from atodds.extract.context import Context
from atodds.extract.encounters import mode_of
from atodds.extract.locations import places_of
from atodds.model import Assertion, Category, Entity, Kind, Mention, Slot, Value

ASPECTS = {
    Kind.PLACE: "place",
    Kind.PARTICIPANTS: "participants",
    Kind.MODE: "mode",
}


def occasions(context: Context) -> Iterator[Assertion]:
    """Yield what each mention of an event says of its place, participants and means."""
    for event in context.events:
        yield from _places(context, event)
        if event.event.type == "talks":
            yield from _participants(context, event)
            yield from _means(context, event)


def _places(context: Context, event: EventMention) -> Iterator[Assertion]:
    if "where" in event.event.carried:
        return
    named = {p.place: p.span for p in places_of(context.reading, event.sentence)}
    for place in sorted(event.event.where):
        span = named.get(place, event.mention.span)
        mention = context.reading.cut(span.start, span.end)
        yield _of(context, event, mention, Kind.PLACE, place)


def _participants(context: Context, event: EventMention) -> Iterator[Assertion]:
    if "who" in event.event.carried or not event.event.who:
        return
    yield _of(context, event, event.mention, Kind.PARTICIPANTS, company(event.event.who))


def _means(context: Context, event: EventMention) -> Iterator[Assertion]:
    found = mode_of(context.reading, event.sentence, event.mention.span)
    if found and event.event.who:
        mention, mode = found
        yield _of(context, event, mention, Kind.MODE, mode)


def company(people: frozenset[Entity]) -> Category:
    """Return a set of people as one value, each of them part of it."""
    ordered = sorted(people)
    keys = frozenset(p.key for p in ordered)
    return Category("company", "+".join(sorted(keys)), ", ".join(p.name for p in ordered), keys)


def _of(
    context: Context, event: EventMention, mention: Mention, kind: Kind, value: Value
) -> Assertion:
    slot = Slot(ASPECTS[kind], event.event.type)
    return replace(context.assertion(event.sentence, mention, kind, slot, value), event=event.event)
