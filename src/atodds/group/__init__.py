"""Which documents of an intake are on one event: its stories.

The manner is that of topic detection and tracking: documents are vectors of weighted terms, held
together by average linkage. What is taken from elsewhere is named where it is used.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from atodds.group.blocking import candidate_pairs
from atodds.group.linkage import Node, linked
from atodds.group.profiles import Profile, profile_of
from atodds.group.vectors import Profiles
from atodds.model import Document

__all__ = [
    "Profile",
    "Profiles",
    "copies_of",
    "profile_of",
    "published_of",
    "stories_in",
    "stories_of",
]


def stories_of(
    documents: Sequence[Document], profiles: Profiles
) -> tuple[tuple[Document, ...], ...]:
    """Return the documents story by story: those on one event at about one time stand together.

    Their origins must be known: copies of one text are one witness of what is rare, and stay
    together. A document that is like no other is a story of its own. Stories and the documents in
    them are sorted by id, so that their order as given makes no difference.
    """
    copies = copies_of(documents)
    vectors = profiles.vectors([same[0].id for same in copies])
    nodes = [Node(vector, published_of(same)) for vector, same in zip(vectors, copies, strict=True)]
    return stories_in(copies, linked(nodes, candidate_pairs(nodes)))


def copies_of(documents: Iterable[Document]) -> list[list[Document]]:
    """Return the documents by their origins, in the order of ids; one without is its own."""
    found: dict[tuple[str, str], list[Document]] = {}
    for document in sorted(documents, key=lambda document: document.id):
        key = (document.origin, "" if document.origin else document.id)
        found.setdefault(key, []).append(document)
    return list(found.values())


def published_of(copies: Iterable[Document]) -> tuple[datetime, ...]:
    """Return when the copies of one text were published, in order, as far as that is known."""
    return tuple(sorted(d.published for d in copies if d.published))


def stories_in(
    copies: Sequence[Sequence[Document]], groups: Iterable[Iterable[int]]
) -> tuple[tuple[Document, ...], ...]:
    """Return the stories that groups of numbers of copies are, in order."""
    stories = ([d for number in group for d in copies[number]] for group in groups)
    in_order = (tuple(sorted(story, key=lambda d: d.id)) for story in stories)
    return tuple(sorted(in_order, key=lambda story: story[0].id))
