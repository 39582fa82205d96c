"""Tables that a job leaves as Parquet, for those who go on with them in SQL or in a notebook.

Their columns are those of the frames of a notebook, under the number of the story; they are added
to, and none is dropped or renamed. Times are text, as the program writes them, so that no time zone
of a cluster moves them. What UTF-8 cannot hold stands there as its escape.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

import pandas as pd
import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as sf

from atodds.findings import Findings
from atodds.model import Document, Fact, Outcome
from atodds.pipeline import Asserted
from atodds.report.frames import (
    ASSERTION_COLUMNS,
    COMPARISON_COLUMNS,
    CONFLICT_COLUMNS,
    comparisons_frame,
    conflicts_frame,
    statements_frame,
)
from atodds.spark.rows import Row, batches_of, rows_in, unpack

_TYPES = {
    "string": "string",
    "Int64": "long",
    "Float64": "double",
    "boolean": "boolean",
    "datetime64[us]": "string",
}
"""Types of the columns of frames, as Spark has them."""


def _columns(frame: Mapping[str, str]) -> str:
    return ", ".join(["story long", *(f"`{name}` {_TYPES[of]}" for name, of in frame.items())])


DOCUMENTS = (
    "story long, id string, path string, outlet string, origin string, published string,"
    " published_given boolean, url string, title string, author string, partial boolean,"
    " characters long"
)
ASSERTIONS = _columns(ASSERTION_COLUMNS)
"""All that was read, whether or not anything was comparable with it."""
COMPARISONS = _columns(COMPARISON_COLUMNS)
"""Those of facts, and the look-alikes that were kept apart."""
CONFLICTS = _columns(CONFLICT_COLUMNS)
OF_STORIES = {"documents": DOCUMENTS, "assertions": ASSERTIONS, "comparisons": COMPARISONS}


def rows_of_story(
    story: int, readings: Sequence[Asserted], findings: Findings
) -> dict[str, list[Row]]:
    """Return the rows of a story for each of its tables."""
    documents = [document for document, _ in readings]
    said = [assertion for _, assertions in readings for assertion in assertions]
    outcome = Outcome("", "", tuple(documents), (), (), findings.facts, findings.comparisons)
    frames = {
        "assertions": statements_frame(said, documents),
        "comparisons": comparisons_frame(outcome),
    }
    return {
        "documents": [_document_row(story, document) for document in documents],
        **{name: list(_rows(story, frame)) for name, frame in frames.items()},
    }


def write_stories(told: DataFrame, renamed: Mapping[tuple[int, str], str], folder: str) -> None:
    """Write the tables of stories from the column `rows`; what stood in the folder is replaced.

    `renamed` are the facts that have another id beside those of other stories than alone.
    """
    for name, columns in OF_STORIES.items():
        rows = told.select("rows").mapInArrow(partial(_unpacked, name, columns), columns)
        _write(_with_ids(rows, renamed) if name == "comparisons" else rows, folder, name)


def write_conflicts(
    spark: SparkSession, outcome: Outcome, stories: Mapping[str, int], folder: str
) -> None:
    """Write the conflicts of an outcome; `stories` are the numbers of stories by document."""
    told_in = {c.fact.id: stories[_first(c.fact)] for c in outcome.conflicts}
    rows = [
        tuple({**row, "story": told_in[row["id"]]}.values())
        for row in _rows(0, conflicts_frame(outcome))
    ]
    _write(spark.createDataFrame(rows, CONFLICTS).coalesce(1), folder, "conflicts")


def _first(fact: Fact) -> str:
    return fact.positions[0].assertions[0].document


def _document_row(story: int, document: Document) -> Row:
    return {
        "story": story,
        "id": _told(document.id),
        "path": _told(document.path),
        "outlet": _told(document.outlet),
        "origin": _told(document.origin),
        "published": document.published.isoformat() if document.published else None,
        "published_given": document.published_given,
        "url": _told(document.url),
        "title": _told(document.title),
        "author": _told(document.author),
        "partial": document.partial,
        "characters": len(document.text),
    }


def _rows(story: int, frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    plain = frame.astype(object).where(frame.notna(), None)
    for row in plain.to_dict("records"):
        yield {"story": story, **{str(name): _told(value) for name, value in row.items()}}


def _told(value: Any) -> Any:  # noqa: ANN401  # what a cell holds
    """Return a value as a table has it; half a surrogate pair is no text to Arrow."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    return value.isoformat() if isinstance(value, datetime) else value


def _unpacked(name: str, columns: str, batches: Iterable[pa.RecordBatch]) -> Iterator[Any]:
    rows = (row for told in rows_in(batches) for row in unpack(told["rows"]).get(name, ()))
    return batches_of(rows, columns)


def _with_ids(rows: DataFrame, renamed: Mapping[tuple[int, str], str]) -> DataFrame:
    if not renamed:
        return rows
    given = [(*key, name) for key, name in renamed.items()]
    ids = rows.sparkSession.createDataFrame(given, "story long, fact string, name string")
    joined = rows.join(sf.broadcast(ids), ["story", "fact"], "left")
    named = joined.withColumn("fact", sf.coalesce("name", "fact"))
    return named.select(*rows.columns)


def _write(rows: DataFrame, folder: str, name: str) -> None:
    # Spark moves what a task has written to its place when the task is done, and only once.
    rows.write.mode("overwrite").parquet(f"{folder}/{name}")
