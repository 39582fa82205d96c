"""Time expressions: what they are by TIMEX3, and the time they name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from atodds.extract.times.dateline import told_on
from atodds.extract.times.place import Frame, moved_on, told
from atodds.extract.times.scan import readings_of
from atodds.extract.times.sense import Clock, Like, Sense, Shifted
from atodds.extract.times.tense import Direction, direction_at
from atodds.model import BlockKind, Mention, Sentence, Span, TimeMention

__all__ = ["time_record", "times_of"]


def times_of(
    text: str, sentences: Sequence[Sentence], published: datetime | None
) -> tuple[TimeMention, ...]:
    """Return the time expressions that stand in the sentences, in text order.

    `text` is the folded text, `published` local time of publication. Moments are local times
    without zone; an expression that needs a publication date has none without it.
    """
    readings = readings_of(text)
    frame = Frame(published=told_on(text, readings, published.date()) if published else None)
    sentence = -1
    mentions = []
    for reading in readings:
        around = _sentences_at(sentences, reading.span)
        if not around:
            continue
        if around[0].index != sentence:
            frame, sentence = replace(frame, period=None), around[0].index
        frame = replace(frame, direction=_direction(text, around, reading.span))
        found = told(reading.sense, frame)
        if found is None:
            continue
        mention = Mention.cut(text, reading.span.start, reading.span.end)
        mentions.append(TimeMention(mention, found.timex, found.value, found.moment))
        if found.moment is not None and not _is_aside(reading.sense):
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


def _sentences_at(sentences: Sequence[Sentence], span: Span) -> list[Sentence]:
    """Return the sentence around an expression; "9 a.m. Tuesday" may have been cut in two."""
    first = bisect_right(sentences, span.start, key=lambda sentence: sentence.span.end)
    return [sentence for sentence in sentences[first : first + 3] if sentence.span.overlaps(span)]


def _is_aside(sense: Sense) -> bool:
    # "By midday 128 had been saved. It had left at 7:50 p.m.": the story stays where it was,
    # and so it does after "up from a year earlier".
    if isinstance(sense, Shifted):
        return sense.like in {Like.COMPARED, Like.REPORTED}
    return isinstance(sense, Clock) and sense.onward


def _direction(text: str, around: Sequence[Sentence], span: Span) -> Direction:
    direction = direction_at(text, Span(around[0].span.start, around[-1].span.end), span)
    # Headlines and captions tell of the past in the present: "Crowds gather in Paris on Sunday".
    timeless = around[0].block.kind in {BlockKind.HEADLINE, BlockKind.CAPTION}
    return Direction.OPEN if timeless and direction is Direction.NOW else direction
