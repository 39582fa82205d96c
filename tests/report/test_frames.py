"""Frames: fixed columns and types, empty or not, and CSV that no spreadsheet runs."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from io import StringIO

import pandas as pd
import pytest

from atodds.model import Outcome
from atodds.report.frames import (
    ASSERTION_COLUMNS,
    COMPARISON_COLUMNS,
    CONFLICT_COLUMNS,
    assertions_frame,
    comparisons_frame,
    conflicts_frame,
    render_csv,
)

FRAMES = [
    (assertions_frame, ASSERTION_COLUMNS),
    (comparisons_frame, COMPARISON_COLUMNS),
    (conflicts_frame, CONFLICT_COLUMNS),
]


@pytest.mark.parametrize(("frame_of", "columns"), FRAMES)
@pytest.mark.parametrize("which", ["outcome", "quiet", "empty"])
def test_columns_and_types_are_the_same_whatever_was_found(
    request: pytest.FixtureRequest,
    frame_of: Callable[[Outcome], pd.DataFrame],
    columns: Mapping[str, str],
    which: str,
) -> None:
    frame = frame_of(request.getfixturevalue(which))
    assert {name: str(of) for name, of in frame.dtypes.items()} == dict(columns)


def test_conflicts_come_loudest_first(outcome: Outcome) -> None:
    frame = conflicts_frame(outcome)
    assert list(frame["severity"]) == ["error"] * 3 + ["warning"] + ["info"] * 2
    assert frame["values"][0] == "“five hours”; “lasted more than six hours”"
    assert (frame["outlets"][0], frame["origins"][3]) == (3, 1)


def test_an_assertion_stands_once_however_often_it_was_compared(outcome: Outcome) -> None:
    frame = assertions_frame(outcome)
    keys = ["document", "start", "end", "kind", "aspect", "of"]
    assert not frame.duplicated(keys).any()
    five = frame[frame["exact"] == "five hours"].iloc[0]
    assert (five["lower"], five["upper"], five["unit"]) == (16200, 19800, "second")


def test_days_have_no_bounds_but_a_value(outcome: Outcome) -> None:
    friday = assertions_frame(outcome).query("exact == 'Friday'").iloc[0]
    assert friday["lower"] is pd.NA
    assert friday["value"] == "7 May 2021"


def test_a_comparison_names_its_fact_or_why_it_has_none(outcome: Outcome) -> None:
    frame = comparisons_frame(outcome)
    apart = frame[frame["fact"].isna()]
    assert len(apart) == len(outcome.apart)
    assert any(reason.startswith("dates-apart, places-apart: ") for reason in apart["reason"])
    assert set(frame["fact"].dropna()) == {
        fact.id for fact in (*(c.fact for c in outcome.conflicts), *outcome.facts)
    }


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0"])
def test_no_cell_of_the_csv_begins_like_a_formula(
    hostile: Callable[[str], Outcome], text: str
) -> None:
    rows = list(csv.reader(StringIO(render_csv(assertions_frame(hostile(text))))))
    columns = {name: n for n, name in enumerate(rows[0]) if ASSERTION_COLUMNS[name] == "string"}
    assert rows[1][columns["exact"]] == f"'{text} 7"
    assert not [
        c for row in rows[1:] for n in columns.values() if (c := row[n]).startswith(text[0])
    ]


def test_the_csv_of_nothing_is_its_header(empty: Outcome) -> None:
    assert render_csv(conflicts_frame(empty)) == ",".join(CONFLICT_COLUMNS) + "\n"
