"""A check on Spark: documents read, grouped and compared wherever the cluster has room.

Each function handed to Spark does what one process would do with the same documents, and what it
yields depends on them alone. So a task may be run twice, and rows may lie in any partition.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from operator import itemgetter
from typing import NamedTuple

import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession

from atodds.config import Check, DocumentEntry, Grouping, RuleSet
from atodds.engine import Lost
from atodds.extract import extract
from atodds.fetch import with_sources
from atodds.gate import Before
from atodds.group import Profile, copies_of, profile_of, published_of, stories_in
from atodds.model import Assertion, Document, Outcome, Problem, Record
from atodds.pipeline import (
    Asserted,
    Compared,
    Findings,
    before_of,
    compare_readings,
    gated,
    times_told,
    together,
)
from atodds.read import (
    Imprint,
    dates_printed,
    imprint_of,
    of_one_story,
    origins_named,
    read_entry,
    recent,
    with_names,
)
from atodds.spark.grouping import KNOWN, Known, groups_on_spark
from atodds.spark.partition import workers_here
from atodds.spark.rows import Row, batches_of, kept, pack, rows_in, unpack
from atodds.spark.tables import rows_of_story, write_conflicts, write_stories

_ENTRY = "entry long, body binary"
_ITEM = "entry long, item long, body binary"
"""What an entry of the check holds, item by item: a document or a problem."""
_READ = f"{_ITEM}, light binary"
"""The same with what was read of a document, and what the driver has to know of either."""
_NODE = "entry long, item long, node long, published binary"
"""A document that stands for all copies of it, its number, and when they were published."""
_PLACED = "entry long, item long, story long, rank long, name binary"
"""Where a document belongs: the number of its story, its place there, and its name."""
_STORY = "story long, body binary, rows binary"
"""What comparing a story has come to, and its rows in tables where these are asked for."""

Batches = Iterable[pa.RecordBatch]


class _Read(NamedTuple):
    """A document, what it asserts, and what its story is known by."""

    document: Document
    assertions: tuple[Assertion, ...]
    profile: Profile


class _Light(NamedTuple):
    """A document without the file that it was taken out of, and what its copies are known by."""

    document: Document
    imprint: Imprint


class _Placed(NamedTuple):
    """Which item of which entry a document is, and its name."""

    entry: int
    item: int
    name: str


class _Told(NamedTuple):
    """What comparing the documents of a story has come to."""

    documents: tuple[Document, ...]
    findings: Findings


_NOTHING = _Told((), Findings((), ()))


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
            rows = read.select("entry", "item", "light").toLocalIterator()
            found = {(row.entry, row.item): unpack(row.light) for row in rows}
            in_order = [(place, found[place]) for place in sorted(found)]
            documents = [(place, thing) for place, thing in in_order if isinstance(thing, _Light)]
            stories = self._stories(read, documents)
            with kept(self._told(read, stories)) as told:
                light = told.select("story", "body").toLocalIterator()
                by_story = {row.story: unpack(row.body) for row in light}
                outcomes = [by_story.get(n, _NOTHING) for n in range(len(stories))]
                compared = _together([one for one in outcomes if isinstance(one, _Told)])
                if self.tables:
                    write_stories(told, _renamed(outcomes, compared.findings), self.tables)
        unread = [thing for _, thing in in_order if isinstance(thing, Problem)]
        lost = [one for one in outcomes if isinstance(one, Problem)]
        numbers = {placed.name: n for n, story in enumerate(stories) for placed in story}
        return replace(compared, problems=(*unread, *lost)), numbers

    @property
    def _parts(self) -> int:
        return int(str(self.spark.conf.get("spark.sql.shuffle.partitions")))

    def _read(self) -> DataFrame:
        entries = [(number, pack(entry)) for number, entry in enumerate(self.check.documents)]
        bare = self.check.model_copy(update={"documents": ()})
        return (
            self.spark.createDataFrame(entries, _ENTRY)
            .repartition(self._parts, "entry")
            .mapInArrow(partial(_read, bare, self.as_of), _ITEM)
            .repartition(self._parts, "entry", "item")
            .mapInArrow(_extract, _READ)
        )

    def _stories(
        self, read: DataFrame, documents: Sequence[tuple[tuple[int, int], _Light]]
    ) -> list[list[_Placed]]:
        named = with_names([light.document for _, light in documents])
        pairs = list(zip(documents, named, strict=True))
        places = {d.id: _Placed(*place, d.id) for (place, _), d in pairs}
        if self.check.grouping is Grouping.ONE:
            return [list(places.values())]
        if not named:
            return []
        imprints = {document.id: light.imprint for (_, light), document in pairs}
        copies = copies_of(origins_named(named, imprints))
        nodes = [
            (*places[same[0].id][:2], number, pack(published_of(same)))
            for number, same in enumerate(copies)
        ]
        chosen = read.join(self.spark.createDataFrame(nodes, _NODE), ["entry", "item"])
        with kept(chosen.mapInArrow(_known, KNOWN)) as known:
            groups = groups_on_spark(known, len(copies), self._parts)
        stories = stories_in(copies, groups)
        return [[places[document.id] for document in story] for story in stories]

    def _told(self, read: DataFrame, stories: Sequence[Sequence[_Placed]]) -> DataFrame:
        rows = [
            (placed.entry, placed.item, number, rank, pack(placed.name))
            for number, story in enumerate(stories)
            for rank, placed in enumerate(story)
        ]
        return (
            read.join(self.spark.createDataFrame(rows, _PLACED), ["entry", "item"])
            .repartition(self._parts, "story")
            .groupBy("story")
            .applyInArrow(_comparing(self.rules, tables=bool(self.tables)), _STORY)
        )


def _read(check: Check, as_of: date | None, batches: Batches) -> Iterator[pa.RecordBatch]:
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

    return batches_of(rows(), _ITEM)


def _read_entry(check: Check, as_of: date | None, entry: DocumentEntry) -> list[Document | Problem]:
    documents, problems = read_entry(check, entry, as_of)
    return [*dates_printed(recent(documents, entry, as_of)), *problems]


def _size(check: Check, entry: DocumentEntry) -> int:
    try:
        return check.file_of(entry).stat().st_size
    except (OSError, ValueError):
        return 0


def _extract(batches: Batches) -> Iterator[pa.RecordBatch]:
    """Yield the documents with what they assert; problems pass as they are."""

    def rows() -> Iterator[Row]:
        with workers_here() as do:
            for batch in batches:
                given = [(row, unpack(row["body"])) for row in rows_in([batch])]
                documents = [thing for _, thing in given if isinstance(thing, Document)]
                found = do(_said, documents, _length)
                for row, thing in given:
                    yield {**row, **_seen(thing, found)}

    return batches_of(rows(), _READ)


def _length(document: Document) -> int:
    return len(document.text)


def _said(document: Document) -> tuple[_Read, Imprint]:
    said = extract(document)
    read = _Read(document, said, profile_of(document, times_told(said)))
    return read, imprint_of(document)


def _seen(thing: Document | Problem, found: Iterator[tuple[_Read, Imprint] | Lost]) -> Row:
    if isinstance(thing, Document):
        seen = next(found)
        if not isinstance(seen, Lost):
            read, imprint = seen
            light = _Light(replace(thing, original=None), imprint)
            return {"body": pack(read), "light": pack(light)}
        thing = Problem(thing.path, seen.why)
    return {"body": None, "light": pack(thing)}


def _known(batches: Batches) -> Iterator[pa.RecordBatch]:
    """Yield what is known of documents that stand for their copies."""

    def row_of(row: Row) -> Row:
        known = Known(unpack(row["body"]).profile, unpack(row["published"]))
        return {"node": row["node"], "body": pack(known)}

    return batches_of(map(row_of, rows_in(batches)), KNOWN)


def _together(stories: Sequence[_Told]) -> Compared:
    return Compared(
        [story.documents for story in stories], together([story.findings for story in stories])
    )


def _renamed(stories: Sequence[_Told | Problem], findings: Findings) -> dict[tuple[int, str], str]:
    """Return the facts that have another id beside those of other stories than alone."""
    names = {id(fact.positions): fact.id for fact in findings.facts}
    return {
        (number, fact.id): names[id(fact.positions)]
        for number, story in enumerate(stories)
        if isinstance(story, _Told)
        for fact in story.findings.facts
        if names[id(fact.positions)] != fact.id
    }


def _comparing(
    rules: RuleSet, *, tables: bool
) -> Callable[[tuple[pa.Scalar, ...], Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """Return what compares the documents of one story, as Spark calls it with its rows."""

    def compare(
        key: tuple[pa.Scalar, ...], batches: Iterator[pa.RecordBatch]
    ) -> Iterator[pa.RecordBatch]:
        number = key[0].as_py()
        story = [_named(row) for row in sorted(rows_in(batches), key=itemgetter("rank"))]
        work = partial(_compare, rules, number if tables else None)
        with workers_here() as do:
            (found,) = do(work, [story], _lengths)
        told, rows = (_lost(story, found), {}) if isinstance(found, Lost) else found
        row = {"story": number, "body": pack(told), "rows": pack(rows)}
        yield from batches_of([row], _STORY)

    return compare


def _named(row: Row) -> Asserted:
    read, name = unpack(row["body"]), unpack(row["name"])
    said = tuple(replace(assertion, document=name) for assertion in read.assertions)
    return replace(read.document, id=name), said


def _lost(story: Sequence[Asserted], found: Lost) -> Problem:
    number = f"{len(story)} article{'s' * (len(story) != 1)}"
    return Problem(story[0][0].path, f"its story of {number} {found.why}")


def _lengths(story: Sequence[Asserted]) -> int:
    return sum(_length(document) for document, _ in story)


def _compare(
    rules: RuleSet, tabled: int | None, story: Sequence[Asserted]
) -> tuple[_Told, dict[str, list[Row]]]:
    """Compare a story; its rows in tables bear the number by which it is `tabled`."""
    readings = _settled(story)
    compared = compare_readings(readings, rules)
    findings = Findings(compared.facts, tuple(c for c in compared.comparisons if c.lookalike))
    rows = {} if tabled is None else rows_of_story(tabled, readings, findings)
    return _Told(tuple(document for document, _ in readings), findings), rows


def _settled(story: Sequence[Asserted]) -> list[Asserted]:
    """Return the readings of a story with what its documents tell of each other.

    A document that learns its date from the others is read anew.
    """
    documents = of_one_story([document for document, _ in story])
    return [
        (d, said if d.published == before.published else extract(d))
        for (before, said), d in zip(story, documents, strict=True)
    ]
