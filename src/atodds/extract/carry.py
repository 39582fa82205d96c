"""What a mention of an event leaves out and the surrounding text supplies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from atodds.extract.locations import places_of
from atodds.extract.reading import Reading, inside
from atodds.model import Entity, EntityKind, Event, Mention, Sentence, TimeMention, Timex

LEAD_SENTENCES = 4
LONGEST_EVENT_DATE_DAYS = 32
MEMORY = 200
"""How many mentions back an event may have been told of: more than most articles hold."""


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


def dates_an_event(time: TimeMention) -> bool:
    """Tell whether an expression is a date or clock time close enough to tell events apart."""
    return (
        time.timex in {Timex.DATE, Timex.TIME}
        and time.moment is not None
        and (time.moment.latest - time.moment.earliest).days <= LONGEST_EVENT_DATE_DAYS
    )


def carried_over(reading: Reading, mentions: Sequence[EventMention]) -> tuple[EventMention, ...]:
    """Complete each mention from the earlier one of its type that fits it best.

    A headline is completed from the lead. What tells of an earlier event is left as it is.
    """
    completed: list[EventMention] = []
    for told in mentions:
        mention = _completed_in_sentence(reading, told, mentions)
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


def _completed_in_sentence(
    reading: Reading, mention: EventMention, mentions: Sequence[EventMention]
) -> EventMention:
    """Give an event the one time and the one place that its sentence has, if it has none itself."""
    others = [m.event for m in inside(mentions, mention.sentence.span)]
    dated = [t for t in inside(reading.times, mention.sentence.span) if dates_an_event(t)]
    times = {e.when for e in others if e.when} if len(dated) == 1 else set()
    places = {e.where for e in others if e.where}
    only = Event(
        when=times.pop() if times else None,
        where=places.pop() if len(places) == 1 else frozenset(),
    )
    return replace(mention, event=filled(mention.event, only))


def _source(
    reading: Reading,
    mention: EventMention,
    completed: Sequence[EventMention],
    mentions: Sequence[EventMention],
) -> Event | None:
    """Return the best fitting of the earlier mentions and the sentence before, else the lead's."""
    earlier = [
        *((m.event, m.sentence) for m in completed[-MEMORY:]),
        *_sentence_before(reading, mention, mentions),
    ]
    leading = takewhile(lambda m: is_lead(m.sentence), mentions)
    lead = [(m.event, m.sentence) for m in leading if m.mention != mention.mention]
    present = frozenset(e.entity for e in inside(reading.entities, mention.sentence.span))
    for told in (earlier, lead if is_lead(mention.sentence) else []):
        fitting = [s for s in told if _may_be_one(mention.event, s[0])]
        if fitting:
            return max(fitting, key=lambda s: _fit(s[0], s[1], present, mention.sentence))[0]
    return None


def _sentence_before(
    reading: Reading, mention: EventMention, mentions: Sequence[EventMention]
) -> list[tuple[Event, Sentence]]:
    """Return the scene that the sentence before sets, unless it tells of such an event itself."""
    sentence = reading.sentence_before(mention.sentence, across=is_lead(mention.sentence))
    told = inside(mentions, sentence.span) if sentence else ()
    if sentence is None or any(m.event.type == mention.event.type for m in told):
        return []
    return [(replace(_setting(reading, sentence, told), type=mention.event.type), sentence)]


def _setting(reading: Reading, sentence: Sentence, told: Sequence[EventMention]) -> Event:
    """Return the time, places and people of a sentence that belong to no event told of in it."""
    taken = [m.time for m in told]
    elsewhere = {place for m in told for place in m.event.where}
    people = {
        e.entity
        for e in inside(reading.entities, sentence.span)
        if e.entity.kind is EntityKind.PERSON
    }
    times = [
        t.moment
        for t in inside(reading.times, sentence.span)
        if dates_an_event(t) and t not in taken
    ]
    places = {p.place for p in places_of(reading, sentence)}
    return Event(
        when=times[0] if times else None,
        where=frozenset(places - elsewhere),
        who=frozenset(people) if len(people) > 1 else frozenset(),
    )


def _fit(
    event: Event, told: Sentence, present: frozenset[Entity], sentence: Sentence
) -> tuple[int, ...]:
    """Rank a source: the people of this sentence, then this paragraph, then how much it knows."""
    return (
        len(event.who & present),
        told.paragraph == sentence.paragraph,
        (event.when is not None) + bool(event.where) + bool(event.who),
        -told.index,
    )


def _may_be_one(event: Event, other: Event) -> bool:
    if other.type != event.type or other.background:
        return False
    if event.when and other.when and not event.when.meets(other.when):
        return False
    return not (event.who and other.who and event.who.isdisjoint(other.who))
