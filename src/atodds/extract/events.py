"""Which event a stretch of text is about: its type, time, place and participants."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import chain

import regex

from atodds.extract.background import is_background
from atodds.extract.carry import (
    EventMention,
    carried_over,
    dates_an_event,
    filled,
    is_lead,
)
from atodds.extract.encounters import between_people, needs_people, participants_of
from atodds.extract.locations import places_of
from atodds.extract.reading import Reading, inside, names_and_times
from atodds.language import Pattern, base, longest_by_first, singular
from atodds.lexicon import load
from atodds.model import Event, Mention, Sentence, Span, TimeMention

WORD = Pattern(r"\p{L}[\p{L}\p{M}'-]*+")
NOUN_CUE = Pattern(
    r"(?:\b(?:the|a|an|this|that|these|those|his|her|their|its|our|new|first|second|last|final|latest"
    r"|earlier|previous|recent|further|more|of|in|after|before|during|when)|'s?|-\w+)\s+(?:[\w'-]+\s+){0,2}$",
    regex.IGNORECASE,
)
SAID_BETWEEN = Pattern(r"\b(?:said|says|told|\p{Ll}{3,}ed)\b")
"""A time before such a verb dates the saying: "on Friday rejected claims that the vote ..."."""
SAID_BEFORE = Pattern(
    r"\b(?:said|says|told|added|confirmed)\s+(?:\p{Ll}+\s+){0,2}(?:on\s+|late\s+|early\s+)?$"
)
"""A time behind such a verb is the day of the saying: "police said on Friday that the fire ..."."""
MOST_EVENTS = 200
"""So many mentions tell what a document is about; few articles hold more."""
REACH = 45
"""As far as a place belongs to an event; behind it the distance counts half."""


def events_of(reading: Reading) -> tuple[EventMention, ...]:
    """Find what names an event; what a mention leaves out is carried over from earlier ones."""
    mentions = [m for s in reading.sentences for m in _events_in(reading, s)]
    return carried_over(reading, mentions)


def event_at(
    reading: Reading, events: Sequence[EventMention], sentence: Sentence, span: Span
) -> Event:
    """Return the event that a stretch of the sentence is about.

    The nearest one named in the sentence; else the last one of the paragraph; else the
    document's main event, its time and place marked as carried over.
    """
    here = inside(events, sentence.span)
    if here:
        event = min(here, key=lambda e: _distance(e.mention.span, span)).event
        return replace(event, background=is_background(reading, sentence, span))
    told = _told_in(reading, sentence, span)
    at = bisect_left(events, sentence.span.start, key=lambda e: e.mention.span.start) - 1
    same_paragraph = at >= 0 and events[at].sentence.paragraph == sentence.paragraph
    return filled(told, events[at].event if same_paragraph else main_event(events), whole=True)


def main_event(events: Sequence[EventMention]) -> Event:
    """Return what the document is about: the event its headline and lead name most often."""
    first = events[:MOST_EVENTS]
    lead = [e for e in first if is_lead(e.sentence) and not e.event.background] or first
    if not lead:
        return Event()
    types = Counter(e.event.type for e in lead)
    most = max(types.values())
    chosen = next(e for e in lead if types[e.event.type] == most)
    return max(
        (e.event for e in lead if e.event.type == chosen.event.type),
        key=lambda e: (e.when is not None) + bool(e.where) + bool(e.who),
    )


def _triggers(reading: Reading, sentence: Sentence) -> list[tuple[Mention, str]]:
    names = names_and_times(reading, sentence.span)
    words = list(WORD.finditer(reading.text, sentence.span.start, sentence.span.end))
    found: list[tuple[Mention, str]] = []
    at = 0
    while at < len(words):
        length, type_ = _phrase_at(reading.text, sentence, words, at)
        if type_:
            mention = reading.cut(words[at].start(), words[at + length - 1].end())
            if not any(mention.span.overlaps(name) for name in names):
                found.append((mention, type_))
        at += length
    return found


def _phrase_at(
    text: str,
    sentence: Sentence,
    words: list[regex.Match[str]],
    at: int,
) -> tuple[int, str | None]:
    nouns, verbs = _names()
    for length in range(min(_longest(words[at].group().lower()), len(words) - at), 0, -1):
        surface = [w.group().lower() for w in words[at : at + length]]
        noun = " ".join([*surface[:-1], singular(surface[-1])])
        verb = " ".join([base(surface[0]), *surface[1:]])
        if " ".join(surface) in between_people():
            return length, "talks"
        if noun in nouns and (noun not in verbs or _reads_as_noun(text, sentence, words[at])):
            return length, nouns[noun]
        if verb in verbs and surface[0] not in nouns:
            return length, verbs[verb]
    return 1, None


@lru_cache(1 << 14)
def _longest(word: str) -> int:
    """Return how many words the longest phrase has that may begin with a word."""
    longest = _longest_by_first()
    return max(longest.get(form, 0) for form in (word, singular(word), base(word)))


@cache
def _longest_by_first() -> dict[str, int]:
    return longest_by_first(chain(between_people(), *_names()))


@cache
def _names() -> tuple[dict[str, str], dict[str, str]]:
    types = load("events")
    nouns = {noun: type_ for type_, entry in types.items() for noun in entry["nouns"]}
    verbs = {verb: type_ for type_, entry in types.items() for verb in entry["verbs"]}
    return nouns, verbs


def _reads_as_noun(text: str, sentence: Sentence, word: regex.Match[str]) -> bool:
    return bool(NOUN_CUE.search(text[max(sentence.span.start, word.start() - 40) : word.start()]))


def _events_in(reading: Reading, sentence: Sentence) -> list[EventMention]:
    """Return the events of a sentence, each with the time and the places that belong to it."""
    triggers = [
        (mention, type_)
        for mention, type_ in _triggers(reading, sentence)
        if not needs_people(mention) or participants_of(reading, sentence, mention.span)
    ]
    spans = [mention.span for mention, _ in triggers]
    times = [t for t in inside(reading.times, sentence.span) if dates_an_event(t)]
    places = places_of(reading, sentence)
    time_of = _times_of(reading.text, spans, times)
    moment_of = {span: time.moment for span, time in time_of.items()}
    return [
        EventMention(
            mention,
            sentence,
            Event(
                type=type_,
                noun=mention.text.lower(),
                when=moment_of.get(mention.span),
                where=frozenset(p.place for p in places if _owns(mention.span, p.span, spans)),
                who=participants_of(reading, sentence, mention.span)
                if type_ == "talks"
                else frozenset(),
                background=is_background(reading, sentence, mention.span),
            ),
            time_of.get(mention.span),
        )
        for mention, type_ in triggers
    ]


def _times_of(text: str, triggers: list[Span], times: list[TimeMention]) -> dict[Span, TimeMention]:
    """Give each trigger one time and each time one trigger, the nearest two first."""
    pairs = sorted(
        ((_distance(trigger, t.mention.span), trigger, t) for trigger in triggers for t in times),
        key=lambda p: (p[0], p[1], p[2].mention.span),
    )
    given: dict[Span, TimeMention] = {}
    for _, trigger, time in pairs:
        start = time.mention.span.start
        said = SAID_BETWEEN.search(text[time.mention.span.end : trigger.start])
        said = said or SAID_BEFORE.search(text[max(0, start - REACH) : start])
        if trigger not in given and time not in given.values() and not said:
            given[trigger] = time
    return given


def _owns(trigger: Span, place: Span, triggers: list[Span]) -> bool:
    """Tell whether a place belongs to the trigger: the nearest, sooner one before it, and near."""
    if min(triggers, key=lambda t: _distance(t, place)) != trigger:
        return False
    return _distance(trigger, place) <= REACH


def _told_in(reading: Reading, sentence: Sentence, span: Span) -> Event:
    """Return the time and place that a sentence without an event of its own gives."""
    times = [t.moment for t in inside(reading.times, sentence.span) if dates_an_event(t)]
    return Event(
        when=times[0] if times else None,
        where=frozenset(p.place for p in places_of(reading, sentence)),
        background=is_background(reading, sentence, span),
    )


def _distance(left: Span, right: Span) -> int:
    """Return how many characters lie between; it counts half where `left` stands before `right`."""
    if left.overlaps(right):
        return 0
    return (right.start - left.end) // 2 if left.end <= right.start else left.start - right.end
