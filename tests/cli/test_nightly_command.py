"""`atodds nightly`, as a user runs it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from atodds.cli import run
from atodds.store import open_store

CHECK = """\
version: 1
title: Night desk
grouping: stories
documents:
  - {path: courier.txt, outlet: Courier, published: 2031-03-03}
  - {path: herald.txt, outlet: Herald, published: 2031-03-03}
"""
FIRE = """\
Warehouse fire in Sorel

A fire in a warehouse in Sorel on Sunday killed %s people, the fire chief, Otto Lund, said. It took
 crews three hours to put it out.
"""


class Night(NamedTuple):
    """What a night came to."""

    status: int
    said: str
    reports: Path

    @property
    def latest(self) -> Any:  # noqa: ANN401  # what JSON holds
        """The latest report."""
        return json.loads((self.reports / "latest.json").read_text(encoding="utf-8"))


Nightly = Callable[..., Night]


@pytest.fixture
def nightly(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Nightly:
    """Return a function that runs a night over two outlets at odds on a fire."""
    desk = tmp_path / "desk"
    desk.mkdir()
    (desk / "desk.yaml").write_text(CHECK, encoding="utf-8")
    (desk / "courier.txt").write_text(FIRE % "nine", encoding="utf-8")
    (desk / "herald.txt").write_text(FIRE % "four", encoding="utf-8")

    def night(day: int, *options: str) -> Night:
        reports = tmp_path / "reports"
        status = run([
            "nightly", str(desk), "--jobs", "1", "--now", f"2031-03-{day:02}T04:00",
            "--store", str(tmp_path / "s.sqlite"), "--reports", str(reports), *options,
        ])  # fmt: skip
        return Night(status, capsys.readouterr().err, reports)

    return night


def test_each_night_says_what_has_changed_since_the_last(nightly: Nightly, tmp_path: Path) -> None:
    first, second = nightly(4), nightly(5)
    (tmp_path / "desk/herald.txt").write_text(FIRE % "nine", encoding="utf-8")
    third = nightly(6)
    assert [night.status for night in (first, second, third)] == [1, 1, 0]
    assert "since the last run: 1 new" in first.said
    assert "since the last run: 1 still open" in second.said
    assert "since the last run: 1 resolved" in third.said
    assert "2 read, 2 new, 0 cached, 0 failed; 1 of 1 stories compared" in first.said
    assert "2 read, 0 new, 2 cached, 0 failed; 0 of 1 stories compared" in second.said
    assert [absence["state"] for absence in third.latest["absent"]] == ["resolved"]


def test_reports_lie_in_a_folder_of_the_day(nightly: Nightly) -> None:
    night = nightly(4)
    assert {"report.md", "report.json", "report.csv"} <= {
        path.name for path in (night.reports / "2031-03-04").iterdir()
    }
    assert "killed" in (night.reports / "latest.md").read_text(encoding="utf-8").lower()
    assert "2031-03-04/report.md" in (night.reports / "index.md").read_text(encoding="utf-8")


def test_the_report_tells_how_each_source_fared(nightly: Nightly, tmp_path: Path) -> None:
    (tmp_path / "desk/herald.txt").unlink()
    night = nightly(4)
    assert night.status == 3
    assert ".: 1 read, 1 new, 1 failed" in night.said
    assert night.latest["sources"] == [
        {
            "check": str(tmp_path / "desk/desk.yaml"),
            "source": ".",
            "read": 1,
            "new": 1,
            "failed": 1,
            "said": None,
        }
    ]


def test_a_store_that_another_run_writes_to_is_said_to_be_in_use(
    nightly: Nightly, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("atodds.cli.nightly.PATIENCE", 0)
    with open_store(tmp_path / "s.sqlite"):
        night = nightly(4)
    assert night.status == 2
    assert "s.sqlite: another run is writing to it" in night.said
    assert not night.reports.exists()


def test_nothing_is_written_down_where_reports_cannot_be_written(
    nightly: Nightly, tmp_path: Path
) -> None:
    (tmp_path / "reports").write_text("a file", encoding="utf-8")
    night = nightly(4)
    assert night.status == 2
    assert f"{tmp_path / 'reports'}: cannot be written" in night.said
    (tmp_path / "reports").unlink()
    assert "since the last run: 1 new" in nightly(4).said


def test_a_time_that_is_none_is_refused(nightly: Nightly) -> None:
    night = nightly(4, "--now", "tomorrow")
    assert night.status == 2
    assert "must be a date such as 2014-03-14" in night.said
