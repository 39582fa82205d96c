"""What a job leaves as Parquet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from atodds.config import Check
from atodds.model import Outcome

OnSpark = Callable[..., Outcome]

COLUMNS = {
    "documents": "story id path outlet origin published published_given url title author partial"
    " characters",
    "assertions": "story document outlet published line start end exact sentence kind aspect of"
    " qualifiers value lower upper unit event when where who modality attribution lead",
    "comparisons": "story rule fact left_document left_start left_end left_exact right_document"
    " right_start right_end right_exact score threshold comparable verdict reason evidence",
    "conflicts": "story id rule kind severity state verdict title subject values positions outlets"
    " origins why_same why_conflict",
}
"""What others read: added to, and never dropped or renamed."""


def test_the_tables_hold_what_the_report_tells(
    on_spark: OnSpark, intake: Check, tmp_path: Path
) -> None:
    dataset = pytest.importorskip("pyarrow.dataset")
    folder = tmp_path / "tables"
    stale = folder / "conflicts" / "part-0.parquet"
    stale.parent.mkdir(parents=True)
    stale.write_bytes(b"of a run before")
    outcome = on_spark(intake, tables=str(folder))
    tables = {name: dataset.dataset(folder / name).to_table() for name in COLUMNS}
    assert {name: t.column_names for name, t in tables.items()} == {
        name: names.split() for name, names in COLUMNS.items()
    }
    rows = {name: table.to_pylist() for name, table in tables.items()}
    assert {row["id"] for row in rows["documents"]} == {d.id for d in outcome.documents}
    assert {row["published"] for row in rows["documents"]} == {"2031-03-07T00:00:00"}
    assert {row["id"] for row in rows["conflicts"]} == {c.fact.id for c in outcome.conflicts}
    stories = {row["id"]: row["story"] for row in rows["documents"]}
    assert len(set(stories.values())) == len(outcome.stories)
    facts = {(row["story"], row["fact"]) for row in rows["comparisons"]}
    for row in rows["conflicts"]:
        assert (row["story"], row["id"]) in facts
    counted = [row for row in rows["assertions"] if row["exact"] and "Fourteen" in row["exact"]]
    assert {(row["kind"], row["lower"], row["upper"]) for row in counted} >= {("killed", 14, 14)}
