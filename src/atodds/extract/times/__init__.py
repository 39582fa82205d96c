"""Time expressions: what they are by TIMEX3, and the time they name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from atodds.extract.times.place import Frame, moved_on, told
from atodds.extract.times.scan import readings_of
from atodds.extract.times.tense import direction_at
from atodds.model import Mention, Sentence, Span, TimeMention

__all__ = ["time_record", "times_of"]


def times_of(
    text: str, sentences: Sequence[Sentence], published: datetime | None
) -> tuple[TimeMention, ...]:
    """Return the time expressions that stand in the sentences, in text order.

    `text` is the folded text, `published` local time of publication. Moments are local times
    without zone; an expression that needs a publication date has none without it.
    """
    day = published.date() if published else None
    frame = Frame(published=day, story=None)
    mentions = []
    for reading in readings_of(text):
        sentence = _sentence_at(sentences, reading.span)
        if sentence is None:
            continue
        frame = replace(frame, direction=direction_at(text, sentence, reading.span))
        found = told(reading.sense, frame)
        if found is None:
            continue
        mention = Mention.cut(text, reading.span.start, reading.span.end)
        mentions.append(TimeMention(mention, found.timex, found.value, found.moment))
        if found.moment is not None:
            frame = moved_on(frame, found.moment)
    return tuple(mentions)


def time_record(mention: TimeMention, document: str) -> dict[str, str | int]:
    """Return the record of a time expression that `extract` writes as a line of JSON."""
    return {
        "document": document,
        "type": "time",
        "start": mention.mention.span.start,
        "end": mention.mention.span.end,
        "exact": mention.mention.text,
        "timex": mention.timex.value,
        "value": mention.value,
    }


def _sentence_at(sentences: Sequence[Sentence], span: Span) -> Span | None:
    """Return the sentence around an expression; "9 a.m. Tuesday" may have been cut in two."""
    first = bisect_right(sentences, span.start, key=lambda sentence: sentence.span.end)
    around = [s.span for s in sentences[first : first + 3] if s.span.overlaps(span)]
    return Span(around[0].start, around[-1].end) if around else None
