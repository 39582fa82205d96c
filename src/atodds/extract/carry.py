"""What a mention of an event leaves out and the surrounding text supplies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from atodds.extract.reading import Reading, inside
from atodds.model import Entity, Event, Mention, Sentence, TimeMention

LEAD_SENTENCES = 4


@dataclass(frozen=True, slots=True)
class EventMention:
    """A noun or verb that names an event, with what the text tells of it."""

    mention: Mention
    sentence: Sentence
    event: Event
    time: TimeMention | None = None
    """The expression in the sentence that dates it."""


def is_lead(sentence: Sentence) -> bool:
    """Tell whether a sentence stands where a story's main facts are given."""
    return sentence.index < LEAD_SENTENCES


def carried_over(reading: Reading, mentions: Sequence[EventMention]) -> tuple[EventMention, ...]:
    """Complete each mention from the earlier one of its type that fits it best.

    A headline is completed from the lead. What tells of an earlier event is left as it is.
    """
    completed: list[EventMention] = []
    for told in mentions:
        mention = _completed_in_sentence(told, mentions)
        source = (
            None if mention.event.background else _source(reading, mention, completed, mentions)
        )
        event = filled(mention.event, source) if source else mention.event
        completed.append(replace(mention, event=event))
    return tuple(completed)


def filled(event: Event, source: Event, *, whole: bool = False) -> Event:
    """Return the event with what it lacks taken from the source and marked as carried over."""
    fields = ("type", "noun", "when", "where", "who") if whole else ("when", "where", "who")
    taken = {f: getattr(source, f) for f in fields if not getattr(event, f) and getattr(source, f)}
    return replace(event, **taken, carried=event.carried | frozenset(taken))


def _completed_in_sentence(mention: EventMention, mentions: Sequence[EventMention]) -> EventMention:
    """Give an event the one time and the one place that its sentence has, if it has none itself."""
    others = [m.event for m in mentions if m.sentence.index == mention.sentence.index]
    times = {e.when for e in others if e.when}
    places = {e.where for e in others if e.where}
    only = Event(
        when=times.pop() if len(times) == 1 else None,
        where=places.pop() if len(places) == 1 else frozenset(),
    )
    return replace(mention, event=filled(mention.event, only))


def _source(
    reading: Reading,
    mention: EventMention,
    completed: Sequence[EventMention],
    mentions: Sequence[EventMention],
) -> Event | None:
    present = frozenset(e.entity for e in inside(reading.entities, mention.sentence.span))
    earlier = [m for m in completed if _may_be_one(mention.event, m.event)]
    if not earlier and is_lead(mention.sentence):
        earlier = [
            m
            for m in mentions
            if m.mention != mention.mention
            and is_lead(m.sentence)
            and _may_be_one(mention.event, m.event)
        ]
    if not earlier:
        return None
    return max(earlier, key=lambda m: _fit(m, present, mention)).event


def _fit(
    source: EventMention, present: frozenset[Entity], mention: EventMention
) -> tuple[int, ...]:
    """Rank a source: the people of this sentence, then this paragraph, then how much it knows."""
    event = source.event
    return (
        len(event.who & present),
        source.sentence.paragraph == mention.sentence.paragraph,
        (event.when is not None) + bool(event.where) + bool(event.who),
        -source.sentence.index,
    )


def _may_be_one(event: Event, other: Event) -> bool:
    if other.type != event.type or other.background:
        return False
    if event.when and other.when and not event.when.meets(other.when):
        return False
    return not (event.who and other.who and event.who.isdisjoint(other.who))
