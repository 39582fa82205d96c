"""Whether a stretch of a sentence tells of an earlier event than the story's own, or of another."""

from __future__ import annotations

from functools import cache

import regex

from atodds.extract.carry import LONGEST_EVENT_DATE_DAYS
from atodds.extract.reading import Reading, inside
from atodds.language import Pattern
from atodds.lexicon import alternation, load
from atodds.model import Sentence, Span, TimeMention, Timex

MODIFIES = Pattern(r"(?:\b(?:an?|the|his|her|its|their)|'s)\s+$", regex.IGNORECASE)
NOUN_BEHIND = Pattern(r"\s+(?=\p{Ll})")
COMMA = Pattern(r"\s*[,(]")


def is_background(reading: Reading, sentence: Sentence, span: Span) -> bool:
    """Tell whether the clause around `span` is of a year before the story's own or another event.

    A year in another clause of the sentence dates nothing here, nor does one that only opens a
    stretch of time ("since 2011") or names a thing ("a 1926 bridge").
    """
    dates = [t for t in inside(reading.times, sentence.span) if t.timex is Timex.DATE]
    earlier = [
        t
        for t in dates
        if _is_earlier(reading, t) and _is_date_of(reading.text, sentence, span, t.mention.span)
    ]
    if not earlier:
        return _is_of_other_event(reading, sentence, span)
    nearest = min(earlier, key=lambda t: _apart(t.mention.span, span))
    return not any(
        t not in earlier
        and t.moment is not None
        and not _is_earlier(reading, t)
        and _apart(t.mention.span, span) < _apart(nearest.mention.span, span)
        for t in dates
    )


def _is_earlier(reading: Reading, time: TimeMention) -> bool:
    published = reading.document.published
    return (
        published is not None
        and time.moment is not None
        and time.moment.latest.year < published.year
        and (published - time.moment.latest).days > LONGEST_EVENT_DATE_DAYS
    )


def _is_date_of(text: str, sentence: Sentence, span: Span, date: Span) -> bool:
    """Tell whether a date in the sentence is the date of what stands at `span`."""
    patterns = _patterns()
    before, behind = text[sentence.span.start : date.start], text[date.end : sentence.span.end]
    if patterns["since"].search(before):
        return False
    if MODIFIES.search(before) and NOUN_BEHIND.match(behind) and not _names_event(behind):
        return False
    if date.end > span.start:
        between = text[span.end : date.start]
        return not patterns["boundary"].search(between) and not _in_aside(
            text, sentence, date, span
        )
    between = text[date.end : span.start]
    going_on = patterns["on that date"].match(between)
    if going_on:
        return not patterns["boundary"].search(between, going_on.end())
    if patterns["opening"].fullmatch(before):
        return True
    return not patterns["boundary"].search(between) and not _in_aside(text, sentence, date, span)


def _in_aside(text: str, sentence: Sentence, date: Span, span: Span) -> bool:
    """Tell whether commas close the date in before what is dated: "a wall, built in 2011,"."""
    if date.end > span.start or not COMMA.match(text[date.end : sentence.span.end]):
        return False
    _, comma, opened = text[sentence.span.start : date.start].rpartition(",")
    return bool(comma) and not _patterns()["opening"].fullmatch(opened)


def _names_event(behind: str) -> bool:
    return bool(_patterns()["event"].match(behind))


def _is_of_other_event(reading: Reading, sentence: Sentence, span: Span) -> bool:
    """Tell whether the clause names another event, or the one dated in the sentence before."""
    text, patterns = reading.text, _patterns()
    named = list(patterns["other event"].finditer(text, sentence.span.start, span.start))
    if named and not patterns["boundary"].search(text[named[-1].end() : span.start]):
        return True
    if not patterns["that event"].match(text, sentence.span.start, sentence.span.end):
        return False
    told = reading.sentence_before(sentence)
    return told is not None and any(
        _is_earlier(reading, t) and t.timex is Timex.DATE for t in inside(reading.times, told.span)
    )


def _apart(left: Span, right: Span) -> int:
    return max(left.start - right.end, right.start - left.end, 0)


@cache
def _patterns() -> dict[str, Pattern]:
    words = {name: alternation(listed) for name, listed in load("background").items()}
    events = alternation({noun for entry in load("events").values() for noun in entry["nouns"]})
    return {
        name: Pattern(pattern, regex.IGNORECASE)
        for name, pattern in {
            "since": rf"\b(?:{words['since']})\s+(?:\p{{L}}+\s+){{0,6}}$",
            "on that date": rf"\s*,?\s+(?:{words['on_that_date']})\b",
            "boundary": rf"[;:]|\b(?:{words['boundaries']})\b",
            "opening": rf"\W*(?:{words['opening']})\s+(?:the\s+\p{{Ll}}+\s+of\s+)?",
            "event": rf"\s+(?:\p{{Ll}}+\s+){{0,2}}?(?:{events})s?\b",
            "other event": rf"\b(?:{words['other_event']})\s+(?:[\w-]+\s+){{0,2}}?(?:{events})s?\b",
            "that event": rf"\W*(?:{words['that_event']})\s+(?:{events})s?\b",
        }.items()
    }
