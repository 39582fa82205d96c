"""When a document was published, where the check file does not say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time

from atodds.language import fold
from atodds.model import BlockKind, Document
from atodds.read.stamps import dateline_date, dates_in

_HEAD_BLOCKS = 8
_FURNITURE = {BlockKind.CHROME, BlockKind.CREDIT}


def dates_inferred(documents: Sequence[Document]) -> tuple[Document, ...]:
    """Return the documents with a publication date each, where one can be known.

    A date that the check file leaves out is the full date printed in the document's own stamp or
    dateline, or else the median day of the story's other documents. Such dates are midnight, and
    marked as not given.
    """
    printed = dates_printed(documents)
    known = sorted(document.published for document in printed if document.published)
    if not known:
        return printed
    middle = datetime.combine(known[(len(known) - 1) // 2].date(), time.min)
    return tuple(
        document
        if document.published
        else replace(document, published=middle, published_given=False)
        for document in printed
    )


def dates_printed(documents: Sequence[Document]) -> tuple[Document, ...]:
    """Return the documents with the date in their own stamp or dateline, where none is given."""
    return tuple(d if d.published else _with_own_date(d) for d in documents)


def _with_own_date(document: Document) -> Document:
    own = _printed_date(document)
    return replace(document, published=own, published_given=False)


def _printed_date(document: Document) -> datetime | None:
    text = fold(document.text, document.markup)
    for block in document.blocks[:_HEAD_BLOCKS]:
        words = block.span.of(text)
        if block.kind in _FURNITURE and (date := next(dates_in(words), None)):
            return date
        if block.kind is BlockKind.PARAGRAPH and (date := dateline_date(words)):
            return date
    return None
