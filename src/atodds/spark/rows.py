"""What crosses between the processes of a job: rows of plain columns and of packed values.

Packed, since texts may hold characters that Arrow refuses (half a surrogate pair), and days must
stay what the program has read, whatever the time zone of a machine.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pyarrow as pa
from pyspark import StorageLevel
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import Row as SparkRow

_MOST = 4096
_LARGEST = 8 << 20
"""Rows, and bytes of packed values, that are handed on at once; one that is larger goes alone."""
_STREAMED = 1000
"""Rows that Spark sends to this process at once."""

_ARROW = {
    "binary": pa.large_binary,
    "boolean": pa.bool_,
    "double": pa.float64,
    "long": pa.int64,
    "string": pa.large_string,
}

Row = Mapping[str, Any]
Batches = Iterable[pa.RecordBatch]


def pack(value: object) -> bytes:
    """Return a value as bytes, for this job alone."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def unpack(data: bytes) -> Any:  # noqa: ANN401  # what was packed
    """Return the value that was packed."""
    return pickle.loads(data)  # noqa: S301  # this job has packed it a moment ago


def rows_in(batches: Iterable[pa.RecordBatch]) -> Iterator[dict[str, Any]]:
    """Yield the rows of batches one by one."""
    for batch in batches:
        yield from batch.to_pylist()


def batches_of(rows: Iterable[Row], columns: str) -> Iterator[pa.RecordBatch]:
    """Yield rows of columns written as Spark has them, in batches of bounded size.

    There is at least one batch, if an empty one.
    """
    named = (column.split() for column in columns.split(", "))
    schema = pa.schema([(name.strip("`"), _ARROW[of]()) for name, of in named])
    some: list[Row] = []
    size = 0
    for row in rows:
        some.append(row)
        size += sum(len(value) for value in row.values() if isinstance(value, bytes))
        if len(some) >= _MOST or size >= _LARGEST:
            yield pa.RecordBatch.from_pylist(some, schema)
            some, size = [], 0
    yield pa.RecordBatch.from_pylist(some, schema)


def frame_of(spark: SparkSession, rows: Iterable[Row], columns: str) -> DataFrame:
    """Return rows of this process as a frame of columns written as Spark has them.

    From Arrow: of a list Spark would have a Python process make its rows.
    """
    return spark.createDataFrame(pa.Table.from_batches(batches_of(rows, columns)))


def streamed(rows: DataFrame) -> Iterator[SparkRow]:
    """Yield the rows of a frame that is kept one by one; this process holds a partition at most.

    Each partition is a job of Spark's, so that there are few of them where the rows are few.
    """
    yield from rows.coalesce(1 + rows.count() // _STREAMED).toLocalIterator()


@contextmanager
def kept(rows: DataFrame) -> Iterator[DataFrame]:
    """Work rows out, all partitions at once, and keep them where that was done.

    Whoever asks for the rows of a frame one by one otherwise has each partition wait for the last.
    """
    held = rows.persist(StorageLevel.DISK_ONLY)
    try:
        held.count()
        yield held
    finally:
        held.unpersist()
