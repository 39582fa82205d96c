"""Stories found by Spark: which documents are on one event, exactly as `group` finds them.

What is counted, ranked and joined is left to Spark: how many documents have a term, and which of
them meet under it. What is calculated is left to `group`, so that each likeness is the same to the
last bit. Nothing joins documents that no likeness connects, however far round: so each part of the
graph that hangs together is joined by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from operator import itemgetter
from typing import NamedTuple

import numpy as np
import pyarrow as pa
from pyspark.sql import DataFrame, Window
from pyspark.sql import Row as SparkRow
from pyspark.sql import functions as sf

from atodds.group import Profile
from atodds.group.blocking import MOST_IN_A_BLOCK, NEIGHBOURS, keys_of
from atodds.group.linkage import Node, linked, may_be_joined
from atodds.group.vectors import Vector, rarity_of, weighted
from atodds.spark.rows import (
    Batches,
    Row,
    batches_of,
    frame_of,
    kept,
    pack,
    rows_in,
    streamed,
    unpack,
)

KNOWN = "node long, body binary"
"""The number of a document, or of several copies of it, and a packed `Known`."""
_TERM = "node long, term binary, amount double"
_NUMBERED = "term binary, frequency long, number long"
_VECTOR = "node long, first string, body binary, keys binary"
_KEY = "node long, first string, term long"
_PAIR = "left long, right long"
_PART = "part long, node long"
_GROUP = "part long, body binary"

Group = Callable[[tuple[pa.Scalar, ...], Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]


class Known(NamedTuple):
    """What is known of a document, or of several copies of it."""

    profile: Profile
    published: tuple[datetime, ...]
    """In order."""


def groups_on_spark(known: DataFrame, total: int, parts: int) -> list[list[int]]:
    """Return the numbers of nodes from 0 to `total` group by group, as `linked` groups them.

    `known` are their rows, worked on in so many `parts`.
    """
    spark = known.sparkSession
    with kept(_vectors(known, total, parts)) as vectors, kept(_pairs(vectors, parts)) as pairs:
        roots = _roots(total, ((row.left, row.right) for row in streamed(pairs)))
        sizes = Counter(roots)
        placed = [
            {"part": root, "node": node} for node, root in enumerate(roots) if sizes[root] > 1
        ]
        lone = [[node] for node, root in enumerate(roots) if sizes[root] == 1]
        if not placed:
            return lone
        part_of = frame_of(spark, placed, _PART)
        inside = pairs.join(part_of, pairs.left == part_of.node).drop("node")
        rows = vectors.select("node", "body").join(part_of, "node")
        joined = (
            rows.select("part", "node", "body", sf.lit(None).cast("long").alias("other"))
            .unionByName(
                inside.select(
                    "part",
                    sf.col("left").alias("node"),
                    sf.lit(None).cast("binary").alias("body"),
                    sf.col("right").alias("other"),
                )
            )
            .repartition(parts, "part")
            .groupBy("part")
            .applyInArrow(_joined, _GROUP)
        )
        with kept(joined) as groups:
            found = [unpack(row.body) for row in streamed(groups)]
    return [*lone, *(group for some in found for group in some)]


def _vectors(known: DataFrame, total: int, parts: int) -> DataFrame:
    """Return each node's vector and keys: tf-idf, for which Spark counts who has a term."""
    spark = known.sparkSession
    terms = known.mapInArrow(_terms, _TERM)
    counted = terms.groupBy("term").agg(sf.count("*").alias("frequency")).orderBy("term")
    # Numbers in the order of the terms, as `Profiles` gives them: sums come out to the last bit.
    numbers = counted.rdd.zipWithIndex().map(_numbered)
    of_nodes = (
        terms.join(spark.createDataFrame(numbers, _NUMBERED), "term")
        .repartition(parts, "node")
        .groupBy("node")
        .applyInArrow(_weighing(total), "node long, body binary, keys binary")
    )
    # One without any term is in no row of the others.
    firsts = known.mapInArrow(_firsts, "node long, first string, published binary")
    return firsts.join(of_nodes, "node", "left").mapInArrow(_nodes, _VECTOR)


def _terms(batches: Batches) -> Iterator[pa.RecordBatch]:
    rows = (
        {"node": row["node"], "term": term.encode("utf-8", "surrogatepass"), "amount": amount}
        for row in rows_in(batches)
        for term, amount in unpack(row["body"]).profile.items()
    )
    return batches_of(rows, _TERM)


def _numbered(counted: tuple[SparkRow, int]) -> tuple[bytearray, int, int]:
    row, number = counted
    return row["term"], row["frequency"], number


def _firsts(batches: Batches) -> Iterator[pa.RecordBatch]:
    def row_of(row: Row) -> Row:
        published = unpack(row["body"]).published
        first = published[0].isoformat() if published else None
        return {"node": row["node"], "first": first, "published": pack(published)}

    return batches_of(map(row_of, rows_in(batches)), "node long, first string, published binary")


def _weighing(total: int) -> Group:
    """Return what weighs the terms of one node, as Spark calls it with its rows."""

    def weigh(
        key: tuple[pa.Scalar, ...], batches: Iterator[pa.RecordBatch]
    ) -> Iterator[pa.RecordBatch]:
        rows = sorted(rows_in(batches), key=itemgetter("number"))
        words = [row["term"].decode("utf-8", "surrogatepass") for row in rows]
        frequency = np.array([row["frequency"] for row in rows], np.int64)
        amounts = np.array([row["amount"] for row in rows], np.float64)
        rarity = rarity_of(words, frequency, total)
        profile = Vector(np.arange(len(rows), dtype=np.int32), amounts)
        own = weighted(profile, rarity, frequency)
        numbers = np.array([row["number"] for row in rows], np.int32)
        vector = Vector(numbers[own.terms], own.weights)
        row = {"node": key[0].as_py(), "body": pack(vector), "keys": pack(keys_of(vector))}
        yield from batches_of([row], "node long, body binary, keys binary")

    return weigh


def _nodes(batches: Batches) -> Iterator[pa.RecordBatch]:
    nothing = Vector(np.empty(0, np.int32), np.empty(0, np.float64))

    def row_of(row: Row) -> Row:
        vector = unpack(row["body"]) if row["body"] else nothing
        node = Node(vector, unpack(row["published"]))
        keys = row["keys"] or pack([])
        return {"node": row["node"], "first": row["first"], "body": pack(node), "keys": keys}

    return batches_of(map(row_of, rows_in(batches)), _VECTOR)


def _pairs(vectors: DataFrame, parts: int) -> DataFrame:
    """Return the pairs that may be joined, of those that meet under a key, as blocking has it."""
    keys = vectors.select("node", "first", "keys").mapInArrow(_keys, _KEY)
    under = Window.partitionBy("term")
    # Nobody knows when: these come first.
    ranked = keys.select(
        "term",
        "node",
        sf.row_number().over(under.orderBy(sf.asc_nulls_first("first"), "node")).alias("place"),
        sf.count("*").over(under).alias("size"),
    )
    left, right = ranked.alias("left"), ranked.alias("right")
    reach = sf.when(sf.col("left.size") <= MOST_IN_A_BLOCK, sf.col("left.size"))
    ahead = sf.col("right.place") - sf.col("left.place")
    met = left.join(
        right,
        (sf.col("left.term") == sf.col("right.term"))
        & (ahead >= 1)
        & (ahead <= reach.otherwise(NEIGHBOURS)),
    )
    nodes = sf.col("left.node"), sf.col("right.node")
    pairs = met.select(sf.least(*nodes).alias("left"), sf.greatest(*nodes).alias("right"))
    first = vectors.select(sf.col("node").alias("left"), sf.col("body").alias("one"))
    second = vectors.select(sf.col("node").alias("right"), sf.col("body").alias("other"))
    return (
        pairs.distinct()
        .join(first, "left")
        .join(second, "right")
        .repartition(parts, "left", "right")
        .mapInArrow(_near_enough, _PAIR)
    )


def _keys(batches: Batches) -> Iterator[pa.RecordBatch]:
    rows = (
        {"node": row["node"], "first": row["first"], "term": term}
        for row in rows_in(batches)
        for term in unpack(row["keys"])
    )
    return batches_of(rows, _KEY)


def _near_enough(batches: Batches) -> Iterator[pa.RecordBatch]:
    rows = (
        {"left": row["left"], "right": row["right"]}
        for row in rows_in(batches)
        if may_be_joined(unpack(row["one"]), unpack(row["other"]))
    )
    return batches_of(rows, _PAIR)


def _roots(total: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """Return for each node the smallest number in the part of the graph that it lies in."""
    parent = list(range(total))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for left, right in pairs:
        first, second = sorted((root(left), root(right)))
        parent[second] = first
    return [root(node) for node in range(total)]


def _joined(
    key: tuple[pa.Scalar, ...], batches: Iterator[pa.RecordBatch]
) -> Iterator[pa.RecordBatch]:
    """Join the nodes of one part of the graph; their numbers keep their order."""
    rows = list(rows_in(batches))
    nodes = {row["node"]: unpack(row["body"]) for row in rows if row["body"] is not None}
    numbers = sorted(nodes)
    places = {number: place for place, number in enumerate(numbers)}
    pairs = sorted((places[r["node"]], places[r["other"]]) for r in rows if r["body"] is None)
    groups = linked([nodes[number] for number in numbers], pairs)
    body = pack([[numbers[place] for place in group] for group in groups])
    yield from batches_of([{"part": key[0].as_py(), "body": body}], _GROUP)
