"""By which first name a text calls each person, once a document."""

from __future__ import annotations

from collections.abc import Iterator

from atodds.extract.context import Context
from atodds.extract.reading import inside
from atodds.model import Assertion, Category, EntityKind, Kind, Slot

SHORTEST = 3
"""An initial is no first name that another could contradict."""


def namings(context: Context) -> Iterator[Assertion]:
    """Yield the name of each person who has a first name, where it first stands in full."""
    seen: set[str] = set()
    for sentence in context.reading.sentences:
        for person in inside(context.reading.entities, sentence.span):
            entity = person.entity
            if entity.kind is not EntityKind.PERSON or entity.key in seen:
                continue
            _, family, given = entity.key.split(":", 2)
            if len(given) < SHORTEST or entity.name not in person.mention.text:
                continue
            seen.add(entity.key)
            yield context.assertion(
                sentence,
                person.mention,
                Kind.NAME,
                Slot("name", f"family {family}", name=entity.name),
                Category("name", entity.key, entity.name),
            )
