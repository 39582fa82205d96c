"""`atodds doctor`, as a user runs it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from atodds.cli import run
from atodds.store import open_store

CHECK = """\
version: 1
title: Desk
documents:
  - {path: courier.txt, outlet: Courier, published: 2031-03-03}
notify: {webhook: DESK_WEBHOOK}
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return a folder that is set up well, with a run of that night."""
    (tmp_path / "desk.yaml").write_text(CHECK, encoding="utf-8")
    (tmp_path / "courier.txt").write_text("A fire in Sorel killed four.\n", encoding="utf-8")
    now = datetime(2031, 3, 4, 4)
    with open_store(tmp_path / "s.sqlite") as store:
        store.ledger.finish(store.ledger.begin("desk.yaml", now, now.date()), now, [], {})
    return tmp_path


class Doctor:
    """Runs the command and keeps what it printed."""

    def __init__(self, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.desk = desk
        self.capsys = capsys

    def __call__(self, day: int = 4) -> tuple[int, list[str]]:
        status = run([
            "doctor", str(self.desk / "desk.yaml"), "--store", str(self.desk / "s.sqlite"),
            "--now", f"2031-03-{day:02}T09:00",
        ])  # fmt: skip
        printed = self.capsys.readouterr().out.replace(f"{self.desk}/", "")
        return status, [line for line in printed.splitlines() if line.startswith("WRONG")]


@pytest.fixture
def doctor(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Doctor:
    """Return the command, for a desk whose secrets are set."""
    monkeypatch.setenv("DESK_WEBHOOK", "https://hooks.example/s3cr3t")
    return Doctor(desk, capsys)


def test_where_all_is_in_order_it_says_so(doctor: Doctor) -> None:
    assert doctor() == (0, [])


def test_a_missed_night_is_told(doctor: Doctor) -> None:
    assert doctor(day=6) == (1, ["WRONG  desk.yaml: the last run ended 53 hours ago"])


def test_a_run_that_was_stopped_is_told(doctor: Doctor, desk: Path) -> None:
    now = datetime(2031, 3, 4, 5)
    with open_store(desk / "s.sqlite") as store:
        store.ledger.begin("desk.yaml", now, now.date())
    assert doctor() == (1, ["WRONG  desk.yaml: a later run was stopped, or is still at work"])


def test_a_document_that_is_gone_is_told(doctor: Doctor, desk: Path) -> None:
    (desk / "courier.txt").unlink()
    assert doctor() == (1, ["WRONG  desk.yaml: there is no file courier.txt"])


def test_a_secret_that_is_not_set_is_told(doctor: Doctor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DESK_WEBHOOK")
    said = "the environment variable DESK_WEBHOOK is not set, so nobody is told of changes"
    assert doctor() == (1, [f"WRONG  desk.yaml: {said}"])


def test_a_check_file_that_is_wrong_is_told_with_its_place(doctor: Doctor, desk: Path) -> None:
    (desk / "desk.yaml").write_text(CHECK.replace("outlet", "outlit"), encoding="utf-8")
    status, wrong = doctor()
    assert status == 1
    assert any("desk.yaml:4:" in line and "did you mean 'outlet'?" in line for line in wrong)


def test_a_store_that_is_missing_is_told(doctor: Doctor, desk: Path) -> None:
    (desk / "s.sqlite").unlink()
    said = "there is no store here; `atodds nightly` makes it"
    assert doctor() == (1, [f"WRONG  s.sqlite: {said}"])


def test_explanations_that_have_expired_or_that_no_run_has_seen_are_told(
    doctor: Doctor, desk: Path
) -> None:
    (desk / "explained.yaml").write_text(
        "explained:\n  - conflict: ab12cd34ef56\n    values: [a, b]\n    kind: superseded\n"
        "    reason: Printed at noon.\n    owner: desk\n    expires: 2031-03-01\n",
        encoding="utf-8",
    )
    status, wrong = doctor()
    assert status == 1
    assert [line.partition(": ")[2].partition(";")[0] for line in wrong] == [
        "has expired on 2031-03-01",
        "no run has seen conflict ab12cd34ef56",
    ]
