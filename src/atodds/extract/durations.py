"""Lengths of time: how long something lasted, and what it was that lasted so long."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from fractions import Fraction
from functools import cache

import regex

from atodds.extract.carry import EventMention
from atodds.extract.clauses import clause_before
from atodds.extract.context import Context
from atodds.extract.reading import inside
from atodds.language import Pattern
from atodds.lexicon import alternation, load
from atodds.model import (
    Assertion,
    Entity,
    EntityKind,
    Event,
    Interval,
    Kind,
    Mention,
    Modifier,
    Moment,
    Quantity,
    Sentence,
    Slot,
    Span,
    Timex,
    Unit,
)

OFFSET = Pattern(
    r"^\s*(?:(?P<onward>before|after|since)|ago|earlier|later|from now|beforehand|old|away|behind"
    r"|into)\b",
    regex.IGNORECASE,
)
"""Words behind a duration that make it the distance between two times."""
LASTED_FOR = Pattern(r"\bfor\s+(?:more\s+than\s+|over\s+|some\s+)?$", regex.IGNORECASE)
"""Behind it a length is one for all that: "waited for three hours before they left"."""
LASTING = Pattern(
    r"\b(?:last(?:s|ed|ing)?|took|taken|taking|continu(?:ed|ing)(?: for)?|went on for|ran for"
    r"|running for|raged for|stretch(?:ed|ing) (?:over|to)|spann(?:ed|ing))\s+(?:\w+\s+){0,2}$",
    regex.IGNORECASE,
)
STOPPED = Pattern(r"\d\.\d{1,3}[\s-]*sec|\d:\d\d\.\d")
"""A time to the tenth of a second: nothing but sport is told so, whatever words stand around."""
OF_EVENT = Pattern(r"^(?:\s+of\s+(?:[\p{L}'-]+,?\s+){0,4}|-?\s*(?:[\p{L}'-]+\s+){0,2})$")
TALKS = "talks"
FOR = Pattern(
    r"(?:(?!\b(?:and|but|who|which|that|said|told|after|before|to|when|while)\b)[^,;:.]){0,60}"
    r"\bfor\s+(?:more\s+than\s+|over\s+|some\s+)?"
)
"""Between a verb of meeting and how long they met: "met in Xxxx on Friday for three hours"."""
WITHIN = Pattern(r"\bwithin (?:\w+ )?$", regex.IGNORECASE)
OF_THAT = Pattern(r"^ of\b")
"""Between these a length is the distance between two times: "within an hour of the storm"."""
DESCRIBED = Pattern(r" (?:[\p{L}.-]+ ){0,4}")
NEAR = 45
"""So many characters behind a length of time tell what lasted."""
SENTENCE = "prison sentence"
"""It is passed at a trial, and the trial does not last as long."""
RACE, EARLIER_RACE = "race", "earlier race"
SENTENCES_BACK = 3
"""So far back somebody is still the one meant by "her time"."""
SECOND = Unit("second", "time", "second")
DAY = Unit("day", "time", "second", Fraction(86400))
YEAR = Unit("year", "time", "second", Fraction(31557600))
A_YEAR = timedelta(days=365)
LONGEST_TOLD_IN_DAYS = timedelta(days=60)


def durations(context: Context) -> Iterator[Assertion]:
    """Yield the lengths of time that are told, and those that "since 1998" implies."""
    for sentence in context.reading.sentences:
        yield from _amounts(context, sentence)
        yield from _long(context, sentence)
        yield from _raced(context, sentence)
        yield from _since(context, sentence)


def _amounts(context: Context, sentence: Sentence) -> Iterator[Assertion]:
    text = context.reading.text
    for amount in inside(context.reading.amounts, sentence.span):
        span = amount.mention.span
        if amount.quantity.dimension != "time" or _lies_between(text, sentence, span):
            continue
        yield _length(context, sentence, amount.mention, amount.quantity)


def _lies_between(text: str, sentence: Sentence, span: Span) -> bool:
    """Tell whether an amount of time is the distance between two times."""
    before, after = text[sentence.span.start : span.start], text[span.end : sentence.span.end]
    if WITHIN.search(before) and OF_THAT.match(after):
        return True
    behind = OFFSET.match(after)
    return behind is not None and not (behind["onward"] and LASTED_FOR.search(before))


def _length(
    context: Context, sentence: Sentence, mention: Mention, quantity: Quantity
) -> Assertion:
    event = _event_measured(context, sentence, mention.span)
    of = _matter(context.reading.text, sentence, mention.span)
    if of is None and STOPPED.search(mention.text):
        of = RACE
    if event is None or of == SENTENCE:
        return _told(context, sentence, mention, of, quantity)
    found = _told(context, sentence, mention, event.event.type, quantity)
    return replace(found, event=event.event)


def _told(
    context: Context, sentence: Sentence, mention: Mention, of: str | None, quantity: Quantity
) -> Assertion:
    """Return the length, as somebody's own where it is of a kind that people have."""
    if of == RACE and _of_an_earlier_race(context.reading.text, sentence, mention.span):
        of = EARLIER_RACE
    found = context.assertion(sentence, mention, Kind.DURATION, Slot("length", of), quantity)
    kinds = _kinds_of_matters()
    event = Event() if of in kinds["standing"] else found.event
    if of not in kinds["personal"]:
        return replace(found, event=event)
    person = _whose(context, sentence, mention.span)
    if person:
        event = replace(event, who=frozenset({person}), carried=event.carried - {"who"})
    elif of == RACE:
        event = _of_the_one_before(context, sentence, event)
    return replace(found, event=event)


def _of_an_earlier_race(text: str, sentence: Sentence, span: Span) -> bool:
    """Tell whether it is a former record, or what somebody had run before."""
    return bool(_earlier_race().search(text, sentence.span.start, span.start))


def _of_the_one_before(context: Context, sentence: Sentence, event: Event) -> Event:
    """Return the event with the first one named in the nearest sentence before that names any."""
    before: Sentence | None = sentence
    for _ in range(SENTENCES_BACK):
        before = context.reading.sentence_before(before, across=True) if before else None
        people = [
            e.entity
            for e in (inside(context.reading.entities, before.span) if before else ())
            if e.entity.kind is EntityKind.PERSON
        ]
        if people:
            who = frozenset(people[:1])
            return replace(event, who=who, carried=event.carried | {"who"})
    return event


def _whose(context: Context, sentence: Sentence, span: Span) -> Entity | None:
    """Return the person named right behind "12-year veteran", else last before the length.

    Where none stands before it, the only person that its sentence names.
    """
    text = context.reading.text
    people = [
        e
        for e in inside(context.reading.entities, sentence.span)
        if e.entity.kind is EntityKind.PERSON
    ]
    if "-" in span.of(text):
        for person in people:
            start = person.mention.span.start
            if start >= span.end and DESCRIBED.fullmatch(text[span.end : start]):
                return person.entity
    before = [e.entity for e in people if e.mention.span.end <= span.start]
    if before:
        return before[-1]
    return people[0].entity if len({e.entity for e in people}) == 1 else None


def _event_measured(context: Context, sentence: Sentence, span: Span) -> EventMention | None:
    """Return the event whose length it is: "five hours of talks", "talks lasted five hours"."""
    here = inside(context.events, sentence.span)
    text = context.reading.text
    for event in here:
        if event.mention.span.start >= span.end and OF_EVENT.match(
            text[span.end : event.mention.span.start]
        ):
            return event
    before = [e for e in here if e.mention.span.end <= span.start]
    if LASTING.search(text[max(sentence.span.start, span.start - 40) : span.start]):
        return before[0] if before else None
    met = (e for e in reversed(before) if e.event.type == TALKS)
    return next((e for e in met if FOR.fullmatch(text[e.mention.span.end : span.start])), None)


def _matter(text: str, sentence: Sentence, span: Span) -> str | None:
    """Return what lasted, by the words of the clause on both sides."""
    before = clause_before(text, sentence, span)
    after = text[span.end : min(sentence.span.end, span.end + NEAR)]
    around = f"{before} | {_clause_end().split(after, maxsplit=1)[0]}"
    return next((name for name, pattern in _matters() if pattern.search(around)), None)


def _long(context: Context, sentence: Sentence) -> Iterator[Assertion]:
    """Yield the hour of "an hour-long wait"."""
    text, amounts = context.reading.text, inside(context.reading.amounts, sentence.span)
    for match in _long_form().finditer(text, sentence.span.start, sentence.span.end):
        span = Span(*match.span())
        if any(a.mention.span.overlaps(span) for a in amounts):
            continue
        size = Fraction(load("durations")["long"][match["unit"].lower()])
        unit = Unit(match["unit"].lower(), "time", "second", size)
        about = Interval(Fraction(3, 4), Fraction(3, 2))
        quantity = Quantity(Fraction(1), Modifier.ABOUT, unit, about, about)
        yield _length(context, sentence, context.reading.cut(*match.span()), quantity)


def _raced(context: Context, sentence: Sentence) -> Iterator[Assertion]:
    """Yield the seconds of "a time of 4:07.35"."""
    text = context.reading.text
    for match in _race_time().finditer(text, sentence.span.start, sentence.span.end):
        parts = [Fraction(part) for part in match.captures("part")]
        seconds = sum((n * 60**power for power, n in enumerate(reversed(parts))), Fraction(0))
        around = text[max(sentence.span.start, match.start() - NEAR) : match.end() + NEAR]
        if not _of_a_race().search(around):
            continue
        point = Interval(seconds, seconds)
        quantity = Quantity(seconds, Modifier.EXACT, SECOND, point, point)
        mention = context.reading.cut(*match.span())
        yield _told(context, sentence, mention, RACE, quantity)


def _since(context: Context, sentence: Sentence) -> Iterator[Assertion]:
    """Yield how long something has lasted that is said to have begun at some time."""
    published = context.reading.document.published
    text = context.reading.text
    if published is None:
        return
    for time in inside(context.reading.times, sentence.span):
        span = time.mention.span
        cue = _beginning().search(text, max(sentence.span.start, span.start - NEAR), span.start)
        if cue is None or time.timex is not Timex.DATE or time.moment is None:
            continue
        of = _matter(text, sentence, span)
        quantity = _so_far(time.moment, published)
        if of is None or quantity is None:
            continue
        mention = context.reading.cut(cue.start("word"), span.end)
        yield _told(context, sentence, mention, of, quantity)


def _so_far(since: Moment, published: datetime) -> Quantity | None:
    """Return how long ago a time was when the text came out."""
    shortest, longest = published - since.latest, published - since.earliest
    if shortest <= timedelta(0) or longest - shortest > A_YEAR + timedelta(days=1):
        return None
    unit = DAY if longest <= LONGEST_TOLD_IN_DAYS else YEAR
    low, high = (Fraction(int(t.total_seconds())) / unit.factor for t in (shortest, longest))
    interval = Interval(low, high)
    return Quantity((low, high), Modifier.BETWEEN, unit, interval, interval)


@cache
def _kinds_of_matters() -> dict[str, frozenset[str]]:
    return {name: frozenset(load("durations")[name]) for name in ("personal", "standing")}


@cache
def _matters() -> tuple[tuple[str, Pattern], ...]:
    return tuple(
        (name, Pattern(rf"\b(?:{alternation(words)})\b", regex.IGNORECASE))
        for name, words in load("durations")["matters"].items()
    )


@cache
def _clause_end() -> Pattern:
    return Pattern(r"[;:]|,\s+(?:but|and|while|although)\b|\bwhile\b|\bbut\b")


@cache
def _long_form() -> Pattern:
    return Pattern(
        rf"(?<![\w-])(?P<unit>{alternation(load('durations')['long'])})-?long\b", regex.IGNORECASE
    )


@cache
def _race_time() -> Pattern:
    return Pattern(
        r"(?<![\d:.])(?:(?P<part>\d{1,2}):(?P<part>[0-5]\d):(?P<part>[0-5]\d(?:\.\d{1,3})?)"
        r"|(?P<part>\d{1,2}):(?P<part>[0-5]\d\.\d{1,3}))(?![\d:%])"
    )


@cache
def _of_a_race() -> Pattern:
    return Pattern(rf"\b(?:{alternation(load('durations')['raced'])})\b", regex.IGNORECASE)


@cache
def _earlier_race() -> Pattern:
    """A pattern for what stands before the time, in its own clause."""
    words = alternation(load("durations")["earlier_race"])
    return Pattern(rf"\b(?:{words})\b[^,;:]*+$", regex.IGNORECASE)


@cache
def _beginning() -> Pattern:
    began = alternation(load("durations")["began"])
    return Pattern(
        rf"\b(?:(?P<word>since)\s+(?:early\s+|late\s+|mid-?)?|(?P<word>{began})\b[^,.;]{{0,30}}\bin\s+)$",
        regex.IGNORECASE,
    )
