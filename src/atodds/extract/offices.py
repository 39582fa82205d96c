"""Which office a person is said to hold."""

from __future__ import annotations

from collections.abc import Iterator

from atodds.extract.context import Context
from atodds.extract.names import office_key, offices_around
from atodds.extract.reading import inside
from atodds.model import Assertion, Category, EntityKind, Kind, Slot


def offices(context: Context) -> Iterator[Assertion]:
    """Yield each person's office once a document, where the fullest title stands."""
    seen: set[tuple[str, str]] = set()
    for sentence in context.reading.sentences:
        for person in inside(context.reading.entities, sentence.span):
            title = person.entity.title
            if person.entity.kind is not EntityKind.PERSON or not title:
                continue
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
