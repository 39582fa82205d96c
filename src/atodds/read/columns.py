"""Items in Parquet: an article a row, with the columns that JSON Lines has as keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from atodds.model import Problem
from atodds.read.deliveries import items_in_record
from atodds.read.items import Item

_TOGETHER = 64
"""Rows that are held at once."""


def items_in_parquet(path: Path, place: str, as_of: date | None) -> Iterator[Item | Problem]:
    """Yield the articles of a Parquet file, named by their rows, and what is wrong with others.

    Rows count from 1. The columns are the keys of JSON Lines: `text` or `html`, and where they are
    known `title`, `published` and so on; a time without a zone is in UTC.
    """
    try:
        # A heavy library, which few have a use for.
        from pyarrow import ArrowException  # noqa: PLC0415  # see above
        from pyarrow.parquet import ParquetFile  # noqa: PLC0415  # see above
    except ImportError:
        said = "Parquet is read by pyarrow, which is not installed; pip install 'atodds[spark]'"
        yield Problem(place, f"{said} is right")
        return
    number = 0
    try:
        with ParquetFile(path) as file:
            for batch in file.iter_batches(_TOGETHER):
                for row in batch.to_pylist():
                    number += 1
                    given = {name: _plain(value) for name, value in row.items()}
                    for read in items_in_record(given, f"{place}#{number}", as_of):
                        yield replace(read, name=str(number)) if isinstance(read, Item) else read
    except (ArrowException, OSError, ValueError) as error:
        said = str(error).partition("\n")[0]
        yield Problem(f"{place}#{number + 1}", f"found no row that can be read: {said}")


def _plain(value: Any) -> Any:  # noqa: ANN401  # whatever a column holds
    return value.isoformat() if isinstance(value, date | datetime) else value
