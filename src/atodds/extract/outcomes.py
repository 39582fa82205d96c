"""How an event ended: agreed or failed, convicted or acquitted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import regex

from atodds.extract.context import Context
from atodds.extract.events import event_at
from atodds.language.wording import fold_words
from atodds.lexicon import alternation, load
from atodds.model import Assertion, Category, Event, Kind, Mention, Sentence, Slot, Wording

CLAUSE = regex.compile(r"[^,;:.]{0,160}")


@dataclass(frozen=True, slots=True)
class _Scheme:
    name: str
    events: tuple[str, ...]
    values: tuple[tuple[str, regex.Pattern[str]], ...]


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
    """Return the event of the sentence that can end so, the kind named first before others."""
    here = [e.event for e in context.events if e.sentence.index == sentence.index]
    for type_ in scheme.events:
        for event in here:
            if event.type == type_:
                return event
    event = event_at(context.reading, context.events, sentence, mention.span)
    return event if event.type in scheme.events else None


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
                    regex.compile(
                        rf"\b(?:{alternation(words)})(?!\w)",
                        regex.IGNORECASE,
                    ),
                )
                for key, words in entry["values"].items()
            ),
        )
        for name, entry in load("outcomes").items()
    )
