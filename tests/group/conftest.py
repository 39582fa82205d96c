"""Intakes of short invented articles, as they would be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import numpy as np
import pytest

from atodds.config import DocumentEntry
from atodds.extract import extract
from atodds.group import Profiles, profile_of, stories_of
from atodds.group.vectors import Vector
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


_NUMBERS: dict[str, int] = {}


def vector(**weights: float) -> Vector:
    """Return a vector with terms by their names."""
    numbers = {_NUMBERS.setdefault(term, len(_NUMBERS)): weight for term, weight in weights.items()}
    terms = sorted(numbers)
    return Vector(np.array(terms, np.int32), np.array([numbers[term] for term in terms]))


@pytest.fixture
def grouped() -> Grouped:
    """Return a function that gives the names of articles story by story."""

    def names(articles: Iterable[Article]) -> list[list[str]]:
        documents = read(articles)
        profiles = Profiles()
        for document in documents:
            profiles.add(document.id, profile_of(document, times_told(extract(document))))
        return [[d.id for d in story] for story in stories_of(documents, profiles)]

    return names
