"""Bodies of documents: they lie in the store while a night goes on; it holds one story's at once.

A page is a hundred times as large as all else that is known of an article.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from atodds.model import Block, Document, Original, Span
from atodds.nightly.desk import Desk
from atodds.nightly.digests import of_content
from atodds.store import Kept, Kind, decode, encode


@dataclass(frozen=True, slots=True)
class Filed:
    """A document without its body, and where that is."""

    document: Document
    content: str
    """The digest of what the body says."""
    body: str
    """The digest under which the store keeps it."""


@dataclass(frozen=True, slots=True)
class Body:
    """The text of a document and what is known of it, character by character."""

    text: str
    blocks: tuple[Block, ...]
    markup: tuple[Span, ...]
    original: Original | None


def filed(document: Document) -> tuple[Filed, Kept]:
    """Return a document without its body, and its body to be kept."""
    own = Body(document.text, document.blocks, document.markup, document.original)
    data = encode(own, Body)
    digest = hashlib.sha256(data).hexdigest()
    kept = Kept(Kind.BODY, digest, {}, data)
    return Filed(without_body(document), of_content(document), digest), kept


def without_body(document: Document) -> Document:
    """Return a document without its text and all that points into it."""
    return replace(document, text="", blocks=(), markup=(), original=None)


class Bodies:
    """Where the bodies of a night's documents are, by the ids of the documents."""

    def __init__(self, desk: Desk, articles: Iterable[Filed]) -> None:
        """Take the documents with their ids."""
        self._desk = desk
        self._digests = {one.document.id: one.body for one in articles}

    def whole(self, documents: Sequence[Document]) -> Iterator[Document]:
        """Yield the documents with their bodies; all of these are in memory at once."""
        wanted = {self._digests[document.id] for document in documents}
        found = dict(self._desk.bodies(Kind.BODY, wanted))
        for document in documents:
            own = decode(found[self._digests[document.id]], Body)
            yield replace(
                document,
                text=own.text,
                blocks=own.blocks,
                markup=own.markup,
                original=own.original,
            )
