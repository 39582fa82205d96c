"""How an event ended: agreed or failed, convicted or acquitted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from atodds.extract.context import Context
from atodds.extract.events import event_at
from atodds.language.wording import fold_words
from atodds.lexicon import alternation, load
from atodds.model import Assertion, Category, Kind, Sentence, Slot, Wording

CLAUSE = regex.compile(r"[^,;:.]{0,160}")


@dataclass(frozen=True, slots=True)
class _Scheme:
    name: str
    events: frozenset[str]
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
                event = event_at(context.reading, context.events, sentence, mention.span)
                if event.type not in scheme.events:
                    continue
                value = Category(scheme.name, key, mention.text)
                slot = Slot("outcome", event.type, topic=_object(context, sentence, match.end()))
                yield context.assertion(sentence, mention, Kind.OUTCOME, slot, value)


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
            frozenset(entry["events"]),
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
