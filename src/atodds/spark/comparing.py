"""Stories compared by the tasks of a job: each comes to what it would come to in one process."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, groupby
from operator import itemgetter
from typing import NamedTuple

import pyarrow as pa

from atodds.config import RuleSet
from atodds.engine import Lost
from atodds.extract import extract
from atodds.findings import Findings, told_of
from atodds.model import Document, Problem
from atodds.pipeline import Asserted, compare_readings, lost_story
from atodds.read import of_one_story
from atodds.spark.partition import workers_here
from atodds.spark.reading import without_text
from atodds.spark.rows import Batches, Row, batches_of, pack, rows_in, unpack
from atodds.spark.tables import rows_of_story

STORY = "story long, body binary, rows binary"
"""What comparing a story has come to, and its rows in tables where these are asked for."""


class Told(NamedTuple):
    """What comparing the documents of a story has come to."""

    documents: tuple[Document, ...]
    findings: Findings


def compare_stories(
    rules: RuleSet, batches: Batches, *, sparingly: bool, tables: bool
) -> Iterator[pa.RecordBatch]:
    """Yield what comparing the stories of a partition comes to; their rows lie together."""

    def rows() -> Iterator[Row]:
        with workers_here() as do:
            for number, some in groupby(rows_in(batches), key=itemgetter("story")):
                story = list(map(_named, some))
                tabled = number if tables else None
                work = partial(_compare, rules, sparingly=sparingly, tabled=tabled)
                (found,) = do(work, [story], _lengths)
                told, tabled = (_lost(story, found), {}) if isinstance(found, Lost) else found
                yield {"story": number, "body": pack(told), "rows": pack(tabled)}

    return batches_of(rows(), STORY)


def _named(row: Row) -> Asserted:
    (document, said), name = unpack(row["body"]), unpack(row["name"])
    return replace(document, id=name), tuple(replace(a, document=name) for a in said)


def _lost(story: Sequence[Asserted], found: Lost) -> Problem:
    return lost_story([document for document, _ in story], found.why)


def _lengths(story: Sequence[Asserted]) -> int:
    return sum(len(document.text) for document, _ in story)


def _compare(
    rules: RuleSet, story: Sequence[Asserted], *, sparingly: bool, tabled: int | None
) -> tuple[Told, dict[str, list[Row]]]:
    """Compare a story; its rows in tables bear the number by which it is `tabled`, and tell all."""
    readings = _settled(story)
    all_told = told_of(compare_readings(readings, rules))
    rows = {} if tabled is None else rows_of_story(tabled, readings, all_told)
    findings = told_of(all_told, sparingly=True) if sparingly else all_told
    cited = _cited(findings)
    documents = (d if d.id in cited else without_text(d) for d, _ in readings)
    return Told(tuple(documents), findings), rows


def _cited(findings: Findings) -> set[str]:
    """Return the documents of which a report quotes anything."""
    in_facts = {a.document for f in findings.facts for p in f.positions for a in p.assertions}
    pairs = chain(findings.comparisons, *(fact.comparisons for fact in findings.facts))
    return in_facts.union(*((pair.left.document, pair.right.document) for pair in pairs))


def _settled(story: Sequence[Asserted]) -> list[Asserted]:
    """Return the readings of a story with what its documents tell of each other.

    A document that learns its date from the others is read anew.
    """
    documents = of_one_story([document for document, _ in story])
    return [
        (d, said if d.published == before.published else extract(d))
        for (before, said), d in zip(story, documents, strict=True)
    ]
