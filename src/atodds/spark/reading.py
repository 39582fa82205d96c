"""Documents read and their assertions extracted, by the tasks of a job.

Each function handed to Spark does what one process would do with the same documents, and what it
yields depends on them alone. So a task may be run twice, and rows may lie in any partition.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from typing import NamedTuple

import pyarrow as pa

from atodds.config import Check, DocumentEntry
from atodds.engine import Lost
from atodds.extract import extract
from atodds.group import Profile, profile_of
from atodds.model import Assertion, Document, Problem
from atodds.pipeline import characters_of, times_told
from atodds.read import Imprint, dates_printed, imprint_of, read_entry, recent
from atodds.spark.partition import workers_here
from atodds.spark.rows import Batches, Row, batches_of, pack, rows_in, unpack

ENTRY = "entry long, body binary"
ITEM = "entry long, item long, body binary"
"""What an entry of the check holds, item by item: a document or a problem."""
READ = f"{ITEM}, light binary, profile binary"
"""The same with what was read of a document, what the driver has to know of either, and what the
story of a document is known by."""


class _Said(NamedTuple):
    """What a document asserts, and what its story and its copies are known by."""

    assertions: tuple[Assertion, ...]
    profile: Profile
    imprint: Imprint


class Light(NamedTuple):
    """A document without its text, and what its copies are known by."""

    document: Document
    imprint: Imprint


def read_entries(check: Check, as_of: date | None, batches: Batches) -> Iterator[pa.RecordBatch]:
    """Yield what the entries of a check hold, and what is wrong with them."""

    def rows() -> Iterator[Row]:
        entries = [(row["entry"], unpack(row["body"])) for row in rows_in(batches)]
        work, size = partial(_read_entry, check, as_of), partial(_size, check)
        with workers_here() as do:
            read = do(work, [entry for _, entry in entries], size)
            for (number, entry), found in zip(entries, read, strict=True):
                things = [Problem(entry.path, found.why)] if isinstance(found, Lost) else found
                for item, thing in enumerate(things):
                    yield {"entry": number, "item": item, "body": pack(thing)}

    return batches_of(rows(), ITEM)


def _read_entry(check: Check, as_of: date | None, entry: DocumentEntry) -> list[Document | Problem]:
    documents, problems = read_entry(check, entry, as_of)
    return [*dates_printed(recent(documents, entry, as_of)), *problems]


def _size(check: Check, entry: DocumentEntry) -> int:
    try:
        return check.file_of(entry).stat().st_size
    except (OSError, ValueError):
        return 0


def extract_all(batches: Batches) -> Iterator[pa.RecordBatch]:
    """Yield the documents with what they assert; problems pass as they are."""

    def rows() -> Iterator[Row]:
        with workers_here() as do:
            for batch in batches:
                given = [(row, unpack(row["body"])) for row in rows_in([batch])]
                documents = [thing for _, thing in given if isinstance(thing, Document)]
                found = do(_said, documents, characters_of)
                for row, thing in given:
                    yield {**row, **_seen(thing, found)}

    return batches_of(rows(), READ)


def _said(document: Document) -> _Said:
    said = extract(document)
    return _Said(said, profile_of(document, times_told(said)), imprint_of(document))


def _seen(thing: Document | Problem, found: Iterator[_Said | Lost]) -> Row:
    if isinstance(thing, Document):
        said = next(found)
        if not isinstance(said, Lost):
            return {
                "body": pack((thing, said.assertions)),
                "light": pack(Light(without_text(thing), said.imprint)),
                "profile": pack(said.profile),
            }
        thing = Problem(thing.path, said.why)
    return {"body": None, "light": pack(thing), "profile": None}


def without_text(document: Document) -> Document:
    """Return a document with all that a report tells of one that it does not quote."""
    return replace(document, text="", blocks=(), markup=(), original=None)
