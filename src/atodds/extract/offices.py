"""Which office a person is said to hold."""

from __future__ import annotations

from collections.abc import Iterator

from atodds.extract.context import Context
from atodds.extract.names import office_key
from atodds.extract.names.offices import is_standing
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
                Slot("office", person.entity.key),
                Category("office", key, title, _less_closely(key)),
            )


def _less_closely(key: str) -> frozenset[str]:
    """Return what else the office may be called: "minister" for "foreign minister".

    Its standing stays: a deputy foreign minister is a deputy minister and no minister.
    """
    words = key.split()
    standing = [w for w in words if is_standing(w)]
    office = words[len(standing) :]
    parts = (office[:size] for size in range(1, len(office)))
    ends = (office[size:] for size in range(1, len(office)))
    return frozenset(" ".join([*standing, *part]) for part in (*parts, *ends))
