"""Invented articles as documents, and what they assert."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time

from invented import Article

from atodds.extract import extract
from atodds.language import fold, paragraphs_of
from atodds.model import Document
from atodds.pipeline import Asserted
from atodds.read import of_one_story


def document_of(article: Article) -> Document:
    """Return an article as a document, of which nobody knows yet whose copy it is."""
    return Document(
        id=article.name,
        path=article.name,
        outlet=article.outlet,
        text=article.text,
        published=datetime.combine(article.published, time.min),
        blocks=paragraphs_of(fold(article.text)),
    )


def read_story(story: Iterable[Article]) -> list[Asserted]:
    """Return the documents of a story, with what each asserts."""
    return [(d, extract(d)) for d in of_one_story([document_of(article) for article in story])]
