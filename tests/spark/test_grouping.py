"""Stories found by Spark are those that one process finds."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from importlib import import_module
from typing import TYPE_CHECKING

from atodds.group import Profile, Profiles
from atodds.group.blocking import MOST_IN_A_BLOCK, candidate_pairs
from atodds.group.linkage import Node, linked

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

Known = tuple[Profile, tuple[datetime, ...]]
DAY = datetime(2031, 3, 4)


def intake() -> list[Known]:
    """Events of many and of few articles, near in words and in time, and what stands alone."""
    chance = random.Random(1)  # noqa: S311  # no secret
    words = [f"word{n}" for n in range(120)]
    known: list[Known] = [
        ({}, (DAY,)),  # without any term
        ({"half \ud83d pair": 2.0, "word1": 1.0}, ()),
        ({"half \ud83d pair": 2.0, "word1": 1.0}, (DAY,)),
        ({"only here": 1.0}, (DAY,)),
    ]
    for event, articles in enumerate((2 * MOST_IN_A_BLOCK, 1, 2, 3, 4, 5, 6, 7)):
        own = [*chance.sample(words, 6), f"name{event}a", f"name{event}b", "day:2031-03-04"]
        for _ in range(articles):
            telling = chance.sample(own, 7) + chance.sample(words, 8)
            profile = {term: round(chance.uniform(0.3, 4), 3) for term in telling}
            days = sorted(chance.sample(range(12), chance.choice((0, 1, 1, 1, 3))))
            known.append((profile, tuple(DAY + timedelta(days=day) for day in days)))
    chance.shuffle(known)
    return known


def in_one_process(known: list[Known]) -> list[list[int]]:
    profiles = Profiles()
    for number, (profile, _) in enumerate(known):
        profiles.add(str(number), profile)
    vectors = profiles.vectors([str(number) for number in range(len(known))])
    nodes = [Node(v, published) for v, (_, published) in zip(vectors, known, strict=True)]
    return sorted(map(sorted, linked(nodes, candidate_pairs(nodes))))


def test_spark_finds_the_groups_of_one_process(spark: SparkSession) -> None:
    grouping = import_module("atodds.spark.grouping")
    rows = import_module("atodds.spark.rows")
    known = intake()
    expected = in_one_process(known)
    assert 8 < len(expected) < len(known) / 2
    packed = [(n, rows.pack(grouping.Known(*one))) for n, one in enumerate(known)]
    frame = spark.createDataFrame(packed, grouping.KNOWN).repartition(3)
    found = grouping.groups_on_spark(frame, len(known), 4)
    assert sorted(map(sorted, found)) == expected


def test_nodes_that_have_nothing_in_common_stand_alone(spark: SparkSession) -> None:
    grouping = import_module("atodds.spark.grouping")
    rows = import_module("atodds.spark.rows")
    packed = [(n, rows.pack(grouping.Known({f"word{n}": 1.0}, ()))) for n in range(3)]
    frame = spark.createDataFrame(packed, grouping.KNOWN)
    assert sorted(grouping.groups_on_spark(frame, 3, 2)) == [[0], [1], [2]]
