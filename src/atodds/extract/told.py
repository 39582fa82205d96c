"""Times, places and words of closed classes: what a like sentence elsewhere may tell otherwise.

Each says little alone; held against what stands at the same place of nearly the same sentence, it
shows whether two outlets tell the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from atodds.extract.carry import dates_an_event
from atodds.extract.context import Context
from atodds.extract.locations import places_of
from atodds.extract.reading import Reading, inside
from atodds.language import content_words, tokens
from atodds.language.opposites import opposites_in
from atodds.model import (
    Assertion,
    Category,
    Event,
    Kind,
    Sentence,
    Slot,
    Span,
    Timex,
    Value,
)
from atodds.model.assertion import TOLD

Told = tuple[Span, Kind, str, Value]
"""Where it stands, the sort of fact, the class of the value, and the value."""


def told(context: Context) -> Iterator[Assertion]:
    """Yield the times, places and words of closed classes of every sentence."""
    reading = context.reading
    for sentence in reading.sentences:
        found = [
            *_times(reading, sentence),
            *_places(reading, sentence),
            *_words(reading, sentence),
        ]
        if not found:
            continue
        event = next((e.event for e in inside(context.events, sentence.span)), Event())
        words = content_words(sentence.span.of(reading.text))
        for span, kind, scheme, value in found:
            yield Assertion(
                document=reading.document.id,
                kind=kind,
                slot=Slot(TOLD, scheme),
                value=value,
                event=event,
                mention=reading.cut(span.start, span.end),
                sentence=sentence.span,
                words=words,
            )


def _times(reading: Reading, sentence: Sentence) -> Iterator[Told]:
    for time in inside(reading.times, sentence.span):
        if time.moment is not None and dates_an_event(time):
            by_the_clock = time.timex is Timex.TIME and time.value[-1].isdigit()
            kind = Kind.TIME if by_the_clock else Kind.DATE
            yield time.mention.span, kind, kind.value, time.moment


def _places(reading: Reading, sentence: Sentence) -> Iterator[Told]:
    for located in places_of(reading, sentence):
        yield located.span, Kind.PLACE, located.place.scheme, located.place


def _words(reading: Reading, sentence: Sentence) -> Iterator[Told]:
    words = tokens(reading.text, sentence.span.start, sentence.span.end)
    for found, opposite in opposites_in(words):
        text = found.of(reading.document.text)
        value = Category(opposite.scheme, opposite.key, text, opposite.within)
        yield found, opposite.kind, opposite.scheme, value
