"""On what day and at what time of the clock things happened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

import regex

from atodds.extract.context import Context
from atodds.extract.happenings import Happening, is_clock, is_limit, timed
from atodds.extract.reading import Reading, inside
from atodds.language import Pattern
from atodds.language.happenings import is_lasting, is_personal
from atodds.lexicon import alternation, load
from atodds.model import (
    Assertion,
    EntityKind,
    Event,
    Kind,
    Moment,
    Sentence,
    Slot,
    Span,
    TimeMention,
)

ASPECTS = {Kind.DATE: "date", Kind.TIME: "clock"}
AN_HOUR = timedelta(hours=1)
"""A wider time, such as a midnight that may open or close the day, is no time of the clock."""
A_DAY_AND_NIGHT = timedelta(hours=36)
A_MONTH = timedelta(days=31)
A_QUARTER_OF_AN_HOUR = timedelta(minutes=15)
DAY_TOLD = Pattern(
    rf"\b(?:\p{{L}}+day|tomorrow|tonight|{alternation(load('times')['months'])}"
    rf"|(?:{alternation(load('times')['month_abbreviations'])})\.?)\b",
    regex.IGNORECASE,
)
"""What tells the day beside the clock: "9 p.m. Tuesday"."""
ZONE = Pattern(
    rf"\b(?:{alternation(load('timezones')['universal'] + load('timezones')['local'])})\b"
    rf"|(?i:\b(?:{alternation(load('timezones')['phrases'])}|(?:our|their) time)\b)"
)
ZONE_BEHIND = Pattern(r"[\s,(]{1,3}(?:here\b|(?:in )?(?:our|their) time\b)")
ONE_OF_SEVERAL = Pattern(
    r"\b(?:first|second|third|fourth|fifth|another|separate|earlier|later|previous|subsequent|next"
    r"|other|similar|different|follow-up|both|two|three|several),?\s(?:\p{L}+,?\s){0,2}$",
    regex.IGNORECASE,
)
"""Before the word for a happening: there were more than one."""


NOT_WHOSE = Pattern(
    r"'s?\s|,?\s(?:\p{Ll}+ly\s)?(?:said|says|told|added|confirmed|announced|identified)\b"
)
"""Behind a name: somebody's brother, or one who only tells of it."""
NOT_WHOSE_BEFORE = Pattern(r"\b(?:said|says|according to|told)\s(?:[\p{L}.]+\s){0,3}$")


def datings(context: Context) -> Iterator[Assertion]:
    """Yield days and clock times with what happened then; a clock time stands on its own too.

    A document that gives several times for one sort of happening tells of several such: each of
    its assertions says so by the hint `several`.
    """
    told = [made for s in context.reading.sentences for made in _in_sentence(context, s)]
    groups: dict[tuple[Kind, str | None], list[Assertion]] = defaultdict(list)
    for made in told:
        groups[made.kind, made.slot.of].append(made)
    for (kind, _), group in groups.items():
        hint = frozenset({"several"} if _are_several(kind, group) else ())
        yield from (replace(made, hints=made.hints | hint) for made in group)


def _in_sentence(context: Context, sentence: Sentence) -> Iterator[Assertion]:
    owned = set()
    for one in timed(context.reading, context.events, sentence):
        owned.add(one.time)
        yield from _when(context, sentence, one.time, one.happening)
    for time in inside(context.reading.times, sentence.span):
        if time not in owned and not is_limit(context.reading.text, sentence, time.mention.span):
            yield from _when(context, sentence, time, None)


def _when(
    context: Context, sentence: Sentence, time: TimeMention, happening: Happening | None
) -> Iterator[Assertion]:
    """Yield the assertions of one time; their event is of that time, unless it is a bare clock."""
    if time.moment is None:
        return
    bare = is_clock(time) and not _tells_day(time)
    hints = frozenset(_hints(context.reading, sentence, time, happening))
    for kind in _kinds(time, time.moment, happening):
        slot = Slot(ASPECTS[kind], happening.sort if happening and happening.sort else None)
        made = context.assertion(sentence, time.mention, kind, slot, time.moment)
        carried = made.event.carried - {"when"} | ({"when"} if bare else frozenset())
        event = replace(made.event, when=time.moment, carried=carried)
        if happening and is_personal(happening.sort):
            event = _of_person(context.reading, sentence, happening, event)
        yield replace(made, event=event, hints=made.hints | hints)


def _kinds(time: TimeMention, moment: Moment, happening: Happening | None) -> Iterator[Kind]:
    """Yield what a time tells of a happening: the clock time, the day, or both."""
    width = moment.latest - moment.earliest
    if is_clock(time) and width <= AN_HOUR:
        yield Kind.TIME
    if happening is None or not happening.sort or (is_clock(time) and not _tells_day(time)):
        return
    if width <= A_MONTH or is_lasting(happening.sort):
        yield Kind.DATE


def _of_person(reading: Reading, sentence: Sentence, happening: Happening, event: Event) -> Event:
    """Return the event with the one whose arrest or death it is, the nearest who does not speak."""
    people = [
        mark
        for mark in inside(reading.entities, sentence.span)
        if mark.entity.kind is EntityKind.PERSON and _may_be_whose(reading.text, mark.mention.span)
    ]
    if not people:
        return event
    whose = min(people, key=lambda mark: _gap(mark.mention.span, happening.span))
    return replace(event, who=frozenset({whose.entity}), carried=event.carried - {"who"})


def _may_be_whose(text: str, name: Span) -> bool:
    before = text[max(0, name.start - 30) : name.start]
    return not (NOT_WHOSE.match(text, name.end) or NOT_WHOSE_BEFORE.search(before))


def _gap(left: Span, right: Span) -> tuple[int, int]:
    return max(right.start - left.end, left.start - right.end), left.start


def _hints(
    reading: Reading, sentence: Sentence, time: TimeMention, happening: Happening | None
) -> Iterator[str]:
    span = time.mention.span
    if ZONE.search(time.mention.text) or ZONE_BEHIND.match(reading.text, span.end):
        yield "zoned"
    if happening:
        start = max(sentence.span.start, happening.span.start - 40)
        before = reading.text[start : happening.span.start]
        if happening.plural or ONE_OF_SEVERAL.search(before):
            yield "several"


def _are_several(kind: Kind, group: Sequence[Assertion]) -> bool:
    moments = [a.value for a in group if isinstance(a.value, Moment)]
    narrow = [m for m in moments if m.latest - m.earliest <= A_DAY_AND_NIGHT]
    if not narrow:
        return False
    first, last = (choose(m.earliest for m in narrow) for choose in (min, max))
    if kind is Kind.DATE:
        return last.date() > min(m.last_day for m in narrow)
    return last - first > A_QUARTER_OF_AN_HOUR


def _tells_day(time: TimeMention) -> bool:
    return bool(DAY_TOLD.search(time.mention.text))
