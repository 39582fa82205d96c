"""`atodds history`, as a user runs it."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from atodds.cli import run
from atodds.model import Record, Severity, State
from atodds.store import Sighting, open_store


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Return a store of three runs, the last of them stopped."""
    file = tmp_path / "s.sqlite"
    nights = [
        (datetime(2031, 3, 4, 4), State.NEW, {"4 person", "9 person"}),
        (datetime(2031, 3, 5, 4), State.CHANGED, {"4 person", "9 person", "11 person"}),
    ]
    with open_store(file) as opened:
        ledger = opened.ledger
        for now, state, values in nights:
            record = Record("ab12cd34", "killed", "Sorel", frozenset(values))
            said = "the run before found it, but not with “eleven”" * (state is State.CHANGED)
            seen = Sighting(record, "Dead", state, Severity.ERROR, said)
            number = ledger.begin("desk.yaml", now, now.date())
            ledger.finish(number, now, [seen], {"read": 4, "fresh": 2, state: 1})
        ledger.begin("desk.yaml", datetime(2031, 3, 6, 4), date(2031, 3, 6))
    return file


def test_without_a_conflict_it_lists_the_runs(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["history", "--store", str(store)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "2031-03-06 04:00  desk.yaml: has not come to its end",
        "2031-03-05 04:00  desk.yaml: 4 read, 2 new; 1 changed",
        "2031-03-04 04:00  desk.yaml: 4 read, 2 new; 1 new",
    ]


def test_of_a_conflict_it_tells_how_it_stood_in_each_run(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["history", "ab12", "--store", str(store)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "ab12cd34  Dead: Sorel (killed)",
        "  2031-03-04 04:00  new: 4 person | 9 person",
        "  2031-03-05 04:00  changed: 11 person | 4 person | 9 person",
        "      the run before found it, but not with “eleven”",
    ]


@pytest.mark.parametrize(
    ("conflict", "said"),
    [
        ("ff00", "no run in"),
        ("talks", "'talks' is no id of a conflict"),
        ("AB12", "'AB12' is no id of a conflict"),
    ],
)
def test_a_conflict_that_nobody_has_seen_is_said_to_be_none(
    store: Path, conflict: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["history", conflict, "--store", str(store)]) == 2
    assert said in capsys.readouterr().err


def test_where_there_is_no_store_it_says_what_makes_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["history", "--store", str(tmp_path / "none.sqlite")]) == 2
    assert "`atodds nightly` makes it" in capsys.readouterr().err
