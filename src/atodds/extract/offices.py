"""Which offices a person is said to hold."""

from __future__ import annotations

from collections.abc import Iterator

from atodds.extract.context import Context
from atodds.extract.names import office_key, offices_around
from atodds.extract.reading import inside
from atodds.language import Pattern
from atodds.model import Assertion, Category, EntityKind, EntityMention, Kind, Sentence, Slot

APPOSED = Pattern(
    r",\s+(?:the|a|an|his|her|its|their)\s+(?P<title>[\p{L}][\p{L}\s.'-]{2,60}?)[,;.]"
)


def offices(context: Context) -> Iterator[Assertion]:
    """Yield each office of each person once a document: by the fullest title or in apposition."""
    seen: set[tuple[str, str]] = set()
    for sentence in context.reading.sentences:
        for person in inside(context.reading.entities, sentence.span):
            if person.entity.kind is not EntityKind.PERSON:
                continue
            for title in _titles(context, sentence, person):
                key = office_key(title)
                if key is None or (person.entity.key, key) in seen:
                    continue
                seen.add((person.entity.key, key))
                yield context.assertion(
                    sentence,
                    person.mention,
                    Kind.TITLE,
                    Slot("office", person.entity.key, name=person.entity.name),
                    Category("office", key, title, offices_around(key)),
                )


def _titles(context: Context, sentence: Sentence, person: EntityMention) -> Iterator[str]:
    """Yield the title that goes with the name, and what stands behind it in apposition."""
    if person.entity.title:
        yield person.entity.title
    apposed = APPOSED.match(context.reading.text, person.mention.span.end, sentence.span.end)
    if apposed:
        yield apposed["title"]
