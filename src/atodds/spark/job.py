"""A check on Spark: documents read, grouped and compared wherever the cluster has room.

The machine that drives has no text but those that a report quotes from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import NamedTuple

import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as sf

from atodds.config import Check, Grouping, RuleSet
from atodds.fetch import with_sources
from atodds.findings import MANY, Findings, together
from atodds.gate import Before
from atodds.group import Profiles, copies_of, published_of, stories_in, stories_of
from atodds.model import Document, Outcome, Problem, Record
from atodds.pipeline import Compared, before_of, gated
from atodds.read import Imprints, origins_named, with_names
from atodds.spark.comparing import STORY, Told, compare_stories
from atodds.spark.grouping import KNOWN, Known, groups_on_spark
from atodds.spark.reading import ENTRY, ITEM, READ, Light, extract_all, read_entries
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
from atodds.spark.tables import write_conflicts, write_stories

_NODE = "entry long, item long, node long, published binary"
"""A document that stands for all copies of it, its number, and when they were published."""
_PLACED = "entry long, item long, part long, story long, rank long, name binary"
"""Where a document belongs: the partition and number of its story, its place there, its name."""

FEW = 10_000
"""Of so many documents the stories are found by the driver, as by one process: their profiles are a
few dozen megabytes, and Spark would take longer to hand them round than to look at them."""

_PARTS_OF_STORIES = 8
"""Times as many partitions as there are else, since one story is more work than many articles."""


class _Placed(NamedTuple):
    """Which item of which entry a document is, and its name."""

    entry: int
    item: int
    name: str


_NOTHING = Told((), Findings((), ()))


def run_on_spark(  # noqa: PLR0913  # the first three, and those of a run in one process
    spark: SparkSession,
    check: Check,
    rules: RuleSet,
    *,
    as_of: date | None = None,
    explained: bool = True,
    since: Sequence[Record] = (),
    tables: str | None = None,
) -> Outcome:
    """Return all that a check finds, as `pipeline.run` does, with the work done by Spark.

    The files of the check must lie under the same paths for every machine of the cluster. `tables`
    is the folder, as Spark names it, to which the tables are written.
    """
    check = with_sources(check)
    before = replace(before_of(check) if explained else Before(), run=tuple(since))
    compared, numbers = _Job(spark, check, rules, as_of, tables).compared()
    outcome = gated(check, rules, compared, before, as_of)
    if tables:
        write_conflicts(spark, outcome, numbers, tables)
    return outcome


@dataclass(frozen=True, slots=True)
class _Job:
    """One check on Spark."""

    spark: SparkSession
    check: Check
    rules: RuleSet
    as_of: date | None
    tables: str | None

    def compared(self) -> tuple[Compared, dict[str, int]]:
        """Return what comparing yields, and the number of the story of each document."""
        with kept(self._read()) as read:
            stories, unread = self._stories(read)
            with kept(self._told(read, stories)) as told:
                by_story = {row.story: unpack(row.body) for row in streamed(told.drop("rows"))}
                outcomes = [by_story.get(n, _NOTHING) for n in range(len(stories))]
                compared = _together([one for one in outcomes if isinstance(one, Told)])
                if self.tables:
                    write_stories(told, _renamed(outcomes, compared.findings), self.tables)
        lost = [one for one in outcomes if isinstance(one, Problem)]
        numbers = {placed.name: n for n, story in enumerate(stories) for placed in story}
        return replace(compared, problems=(*unread, *lost)), numbers

    @property
    def _parts(self) -> int:
        return int(str(self.spark.conf.get("spark.sql.shuffle.partitions")))

    def _read(self) -> DataFrame:
        entries = ({"entry": n, "body": pack(e)} for n, e in enumerate(self.check.documents))
        bare = self.check.model_copy(update={"documents": ()})
        return (
            frame_of(self.spark, entries, ENTRY)
            .repartition(self._parts, "entry")
            .mapInArrow(partial(read_entries, bare, self.as_of), ITEM)
            .repartition(self._parts, "entry", "item")
            .mapInArrow(extract_all, READ)
        )

    def _stories(self, read: DataFrame) -> tuple[list[list[_Placed]], list[Problem]]:
        """Return where the documents of each story are, and what could not be read."""
        rows = streamed(read.select("entry", "item", "light"))
        found = {(row.entry, row.item): unpack(row.light) for row in rows}
        in_order = [(place, found[place]) for place in sorted(found)]
        unread = [thing for _, thing in in_order if isinstance(thing, Problem)]
        lights = [(place, thing) for place, thing in in_order if isinstance(thing, Light)]
        named = with_names([light.document for _, light in lights])
        places = {d.id: _Placed(*at, d.id) for (at, _), d in zip(lights, named, strict=True)}
        if self.check.grouping is Grouping.ONE:
            return [list(places.values())], unread
        imprints = {d.id: light.imprint for (_, light), d in zip(lights, named, strict=True)}
        known = origins_named(named, Imprints.of(imprints))
        few = len(known) <= FEW
        stories = self._found_here(read, known, places) if few else self._found(read, known, places)
        return [[places[document.id] for document in story] for story in stories], unread

    def _found_here(
        self, read: DataFrame, documents: Sequence[Document], places: Mapping[str, _Placed]
    ) -> tuple[tuple[Document, ...], ...]:
        """Return the stories, found in this process."""
        names = {placed[:2]: name for name, placed in places.items()}
        profiles = Profiles()
        for row in streamed(read.select("entry", "item", "profile").dropna()):
            profiles.add(names[row.entry, row.item], unpack(row.profile))
        return stories_of(documents, profiles)

    def _found(
        self, read: DataFrame, documents: Sequence[Document], places: Mapping[str, _Placed]
    ) -> tuple[tuple[Document, ...], ...]:
        """Return the stories, found by Spark."""
        copies = copies_of(documents)
        nodes = (
            {
                "entry": places[same[0].id].entry,
                "item": places[same[0].id].item,
                "node": number,
                "published": pack(published_of(same)),
            }
            for number, same in enumerate(copies)
        )
        chosen = read.join(frame_of(self.spark, nodes, _NODE), ["entry", "item"])
        with kept(chosen.mapInArrow(_known, KNOWN)) as known:
            groups = groups_on_spark(known, len(copies), self._parts)
        return stories_in(copies, groups)

    def _told(self, read: DataFrame, stories: Sequence[Sequence[_Placed]]) -> DataFrame:
        """Return what comparing comes to, the largest stories first.

        They are dealt out to partitions in turn, so that none has several large ones.
        """
        by_size = sorted(range(len(stories)), key=lambda number: (-len(stories[number]), number))
        parts = max(min(len(stories), self._parts * _PARTS_OF_STORIES), 1)
        sparingly = self.check.grouping is Grouping.STORIES and sum(map(len, stories)) > MANY
        compare = partial(
            compare_stories, self.rules, sparingly=sparingly, tables=bool(self.tables)
        )
        rows = (
            {
                "entry": placed.entry,
                "item": placed.item,
                "part": place % parts,
                "story": number,
                "rank": rank,
                "name": pack(placed.name),
            }
            for place, number in enumerate(by_size)
            for rank, placed in enumerate(stories[number])
        )
        return (
            read.drop("light", "profile")
            .join(frame_of(self.spark, rows, _PLACED), ["entry", "item"])
            .repartitionById(parts, sf.col("part").cast("int"))
            .sortWithinPartitions("story", "rank")
            .mapInArrow(compare, STORY)
        )


def _known(batches: Batches) -> Iterator[pa.RecordBatch]:
    """Yield what is known of documents that stand for their copies."""

    def row_of(row: Row) -> Row:
        known = Known(unpack(row["profile"]), unpack(row["published"]))
        return {"node": row["node"], "body": pack(known)}

    return batches_of(map(row_of, rows_in(batches)), KNOWN)


def _together(stories: Sequence[Told]) -> Compared:
    return Compared(
        [story.documents for story in stories], together([story.findings for story in stories])
    )


def _renamed(stories: Sequence[Told | Problem], findings: Findings) -> dict[tuple[int, str], str]:
    """Return the facts that have another id beside those of other stories than alone."""
    names = {id(fact.positions): fact.id for fact in findings.facts}
    return {
        (number, fact.id): names[id(fact.positions)]
        for number, story in enumerate(stories)
        if isinstance(story, Told)
        for fact in story.findings.facts
        if names[id(fact.positions)] != fact.id
    }
