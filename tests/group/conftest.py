"""Intakes of short invented articles, as they would be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from atodds.config import DocumentEntry
from atodds.extract import extract
from atodds.group import stories_of
from atodds.model import Document
from atodds.pipeline import times_told
from atodds.read import documents_of

Article = tuple[str, str | None, str]
"""A name, the day it was published or None, and the text."""

Grouped = Callable[[Iterable[Article]], list[list[str]]]


def read(articles: Iterable[Article]) -> tuple[Document, ...]:
    """Return the documents, each of an outlet of its own; no date is taken from another."""
    documents = documents_of(
        [
            (
                DocumentEntry.model_validate(
                    {":line": 1, "path": f"{name}.txt", "outlet": name, "published": published}
                ),
                text,
            )
            for name, published, text in articles
        ]
    )
    return tuple(d if d.published_given else replace(d, published=None) for d in documents)


@pytest.fixture
def grouped() -> Grouped:
    """Return a function that gives the names of articles story by story."""

    def names(articles: Iterable[Article]) -> list[list[str]]:
        documents = read(articles)
        times = {document.id: times_told(extract(document)) for document in documents}
        return [[d.id for d in story] for story in stories_of(documents, times)]

    return names
