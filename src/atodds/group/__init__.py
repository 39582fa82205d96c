"""Which documents of an intake are on one event: its stories.

The manner is that of topic detection and tracking: documents are vectors of weighted terms, held
together by average linkage. What is taken from elsewhere is named where it is used.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from atodds.group.blocking import candidate_pairs
from atodds.group.linkage import Node, linked
from atodds.group.profiles import Profile, profile_of
from atodds.group.vectors import Profiles
from atodds.model import Document

__all__ = ["Profile", "Profiles", "profile_of", "stories_of"]


def stories_of(
    documents: Sequence[Document], profiles: Profiles
) -> tuple[tuple[Document, ...], ...]:
    """Return the documents story by story: those on one event at about one time stand together.

    Their origins must be known: copies of one text are one witness of what is rare, and stay
    together. A document that is like no other is a story of its own. Stories and the documents in
    them are sorted by id, so that their order as given makes no difference.
    """
    ordered = sorted(documents, key=lambda document: document.id)
    copies = _copies(ordered)
    vectors = profiles.vectors([same[0].id for same in copies])
    nodes = [
        Node(vector, tuple(sorted(d.published for d in same if d.published)))
        for vector, same in zip(vectors, copies, strict=True)
    ]
    groups = linked(nodes, candidate_pairs(nodes))
    stories = ([d for number in group for d in copies[number]] for group in groups)
    in_order = (tuple(sorted(story, key=lambda d: d.id)) for story in stories)
    return tuple(sorted(in_order, key=lambda story: story[0].id))


def _copies(documents: Iterable[Document]) -> list[list[Document]]:
    """Gather the documents of each origin; one without is its own."""
    found: dict[tuple[str, str], list[Document]] = {}
    for document in documents:
        key = (document.origin, "" if document.origin else document.id)
        found.setdefault(key, []).append(document)
    return list(found.values())
