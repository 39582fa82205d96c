"""Parquet: an article a row."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from atodds.config import Check, DocumentEntry
from atodds.read import read_documents

pa = pytest.importorskip("pyarrow", reason="Parquet is not tried: pip install 'atodds[spark]'")
pq = pytest.importorskip("pyarrow.parquet")

ROWS = [
    {"text": "The ferry to Drumholm sank on Monday.", "outlet": "Harbour Times", "title": None},
    {"text": None, "outlet": "Northern Wire", "title": "A row without a text"},
    {"text": "Divers found the ferry.", "outlet": None, "title": "Ferry found"},
]


def read(folder: Path, *paths: str) -> tuple[Any, ...]:
    entries = tuple(DocumentEntry(path=path, outlet="Valley Courier") for path in paths)
    return read_documents(Check(path=folder / "check.yaml", title="Ferry", documents=entries))


def test_a_row_is_an_article_named_by_its_number(tmp_path: Path) -> None:
    pq.write_table(pa.Table.from_pylist(ROWS), tmp_path / "night.parquet", row_group_size=1)
    documents, problems = read(tmp_path, "night.parquet")
    assert [(d.path, d.outlet) for d in documents] == [
        ("night.parquet#1", "Harbour Times"),
        ("night.parquet#3", "Valley Courier"),
    ]
    assert documents[1].text.startswith("Ferry found")
    (problem,) = problems
    assert problem.place.endswith("/night.parquet#2")
    assert "found no text among" in problem.message


@pytest.mark.parametrize(
    ("value", "published", "why"),
    [
        ("2031-03-04", datetime(2031, 3, 4), "as text"),
        (date(2031, 3, 4), datetime(2031, 3, 4), "a day"),
        (datetime(2031, 3, 4, 18, 30), datetime(2031, 3, 4, 18, 30), "no zone: UTC"),
        (datetime(2031, 3, 4, 18, 30, tzinfo=UTC), datetime(2031, 3, 4, 18, 30), "UTC"),
        (
            datetime(2031, 3, 4, 1, 30, tzinfo=timezone(timedelta(hours=3))),
            datetime(2031, 3, 3, 22, 30),
            "a zone of its own, in which it is another day",
        ),
    ],
)
def test_a_date_may_be_text_day_or_time(
    value: object, published: datetime, why: str, tmp_path: Path
) -> None:
    row = {"text": "The ferry sank.", "published": value}
    pq.write_table(pa.Table.from_pylist([row]), tmp_path / "a.parquet")
    (document,), problems = read(tmp_path, "a.parquet")
    assert document.published == published, why
    assert not problems


def test_a_file_that_breaks_off_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    pq.write_table(pa.Table.from_pylist(ROWS[:1]), tmp_path / "whole.parquet")
    data = (tmp_path / "whole.parquet").read_bytes()
    (tmp_path / "cut.parquet").write_bytes(data[: len(data) // 2])
    documents, (problem,) = read(tmp_path, "cut.parquet", "whole.parquet")
    assert [document.path for document in documents] == ["whole.parquet#1"]
    assert problem.place.endswith("/cut.parquet#1")
    assert "found no row that can be read" in problem.message


def test_without_pyarrow_the_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pq.write_table(pa.Table.from_pylist(ROWS[:1]), tmp_path / "a.parquet")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    documents, (problem,) = read(tmp_path, "a.parquet")
    assert not documents
    assert "pip install 'atodds[spark]'" in problem.message
