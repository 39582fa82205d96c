"""When and where events took place, who took part, and by what means they dealt with each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from atodds.extract.carry import EventMention
from atodds.extract.context import Context
from atodds.extract.encounters import mode_of
from atodds.extract.reading import inside
from atodds.lexicon import load
from atodds.model import Assertion, Category, Entity, Kind, Mention, Slot, TimeMention, Timex, Value

AN_HOUR = timedelta(hours=1)
"""A wider time, such as a midnight that may open or close the day, is no time of the clock."""
ASPECTS = {
    Kind.DATE: "date",
    Kind.TIME: "clock",
    Kind.PLACE: "place",
    Kind.PARTICIPANTS: "participants",
    Kind.MODE: "mode",
}


def occasions(context: Context) -> Iterator[Assertion]:
    """Yield what each mention of an event says of its time, place, participants and means."""
    for event in context.events:
        yield from _times(context, event)
        yield from _places(context, event)
        if event.event.type == "talks":
            yield from _participants(context, event)
            yield from _means(context, event)
    yield from _other_clock_times(context)


def _times(context: Context, event: EventMention) -> Iterator[Assertion]:
    if event.time is None or event.time.moment is None or not _has_one_date(event):
        return
    kind = Kind.TIME if _is_clock(event.time) else Kind.DATE
    yield _of(context, event, event.time.mention, kind, event.time.moment)


def _other_clock_times(context: Context) -> Iterator[Assertion]:
    """Yield the clock times of sentences that name no event: "it rolled over at 9:40 p.m."."""
    told = {e.sentence.index for e in context.events}
    for sentence in context.reading.sentences:
        if sentence.index in told:
            continue
        for time in inside(context.reading.times, sentence.span):
            if time.moment and _is_clock(time):
                slot = Slot(ASPECTS[Kind.TIME])
                yield context.assertion(sentence, time.mention, Kind.TIME, slot, time.moment)


def _is_clock(time: TimeMention) -> bool:
    if time.timex is not Timex.TIME or time.moment is None or not time.value[-1].isdigit():
        return False
    return time.moment.latest - time.moment.earliest <= AN_HOUR


def _has_one_date(event: EventMention) -> bool:
    return bool(load("events")[event.event.type].get("instant"))


def _places(context: Context, event: EventMention) -> Iterator[Assertion]:
    if "where" in event.event.carried:
        return
    for place in sorted(event.event.where):
        yield _of(context, event, event.mention, Kind.PLACE, place)


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
