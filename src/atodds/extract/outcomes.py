"""How an event ended: agreed or failed, convicted or acquitted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import regex

from atodds.extract.context import Context
from atodds.language import Pattern
from atodds.language.wording import fold_words
from atodds.lexicon import alternation, load
from atodds.model import Assertion, Category, Event, Kind, Mention, Sentence, Slot, Wording

NOTHING = r"(?!)"
ANY = regex.escape(" ~ ")
SOME_WORDS = r"(?:\s+[\w-]+){0,4}?\s+"
CLAUSE = Pattern(r"[^,;:.]{0,160}")


@dataclass(frozen=True, slots=True)
class _Scheme:
    name: str
    events: tuple[str, ...]
    values: tuple[tuple[str, Pattern], ...]
    here: bool
    """Whether the sentence must name the event itself."""


def outcomes(context: Context) -> Iterator[Assertion]:
    """Yield the outcome of each event of a kind that has one."""
    for sentence in context.reading.sentences:
        for scheme in _schemes():
            for key, pattern in scheme.values:
                match = pattern.search(context.reading.text, sentence.span.start, sentence.span.end)
                if match is None:
                    continue
                mention = context.reading.cut(match.start(), match.end())
                event = _event_that_ended(context, sentence, mention, scheme)
                if event is None:
                    continue
                value = Category(scheme.name, key, mention.text)
                slot = Slot("outcome", scheme.name, topic=_object(context, sentence, match.end()))
                found = context.assertion(sentence, mention, Kind.OUTCOME, slot, value)
                yield replace(found, event=event)


def _event_that_ended(
    context: Context, sentence: Sentence, mention: Mention, scheme: _Scheme
) -> Event | None:
    """Return the event that can end so: of the sentence, else the last one told of before."""
    fitting = [e for e in context.events if e.event.type in scheme.events]
    here = [e for e in fitting if e.sentence.index == sentence.index]
    if here:
        return min(here, key=lambda e: scheme.events.index(e.event.type or "")).event
    if scheme.here:
        return None
    before = [e for e in fitting if e.mention.span.start < mention.span.start]
    return before[-1].event if before else None


def _object(context: Context, sentence: Sentence, start: int) -> Wording:
    """Return what was agreed on or failed: the words behind, up to the end of the clause."""
    match = CLAUSE.match(context.reading.text, start, sentence.span.end)
    text = match.group() if match else ""
    return Wording(text, fold_words(text), direct=False)


@cache
def _schemes() -> tuple[_Scheme, ...]:
    return tuple(
        _Scheme(
            name,
            tuple(entry["events"]),
            tuple(
                (
                    key,
                    Pattern(
                        rf"(?<!-)\b(?:{alternation(words).replace(ANY, SOME_WORDS)})(?!\w)"
                        rf"(?!\s+(?:{alternation(entry['void']) or NOTHING})\b)",
                        regex.IGNORECASE,
                    ),
                )
                for key, words in entry["values"].items()
            ),
            entry.get("here", False),
        )
        for name, entry in load("outcomes").items()
    )
