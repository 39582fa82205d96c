"""Who is told of a night, and when."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from tests.nightly.conftest import FIRE, Intake

from atodds.cli import run
from atodds.config import Notify
from atodds.nightly.notices import Notice, is_due

NOW = datetime(2031, 3, 4, 4)
WEEK = timedelta(days=7)
NOTICE = Notice("Desk: 1 open conflict", "", ("ab12",), "one")


@dataclass
class Desk:
    """A server that notices are sent to."""

    status: int = 200
    received: list[Any] = field(default_factory=list)
    address: str = ""


@pytest.fixture
def desk() -> Iterator[Desk]:
    """Return a server on this machine that keeps what it is sent."""
    made = Desk()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            made.received.append(json.loads(self.rfile.read(length)))
            self.send_response(made.status)
            self.end_headers()

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    made.address = f"http://127.0.0.1:{server.server_port}/hooks/s3cr3t"
    yield made
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    ("sent", "due", "why"),
    [
        (None, True, "the first run shows that notices arrive"),
        (("one", NOW - timedelta(days=1)), False, "nothing has changed"),
        (("one", NOW - WEEK + timedelta(hours=1)), False, "not a week yet"),
        (("one", NOW - WEEK), True, "a sign of life"),
        (("other", NOW - timedelta(hours=1)), True, "the set has changed"),
    ],
)
def test_a_notice_is_due_on_a_change_and_once_a_week(
    sent: tuple[str, datetime] | None,
    due: bool,  # noqa: FBT001  # a column of the table
    why: str,
) -> None:
    assert is_due(sent, NOTICE, NOW, Notify()) is due, why


def night(intake: Intake, tmp_path: Path, day: int) -> int:
    return run([
        "nightly", str(intake.folder / "desk.yaml"), "--jobs", "1",
        "--now", f"2031-03-{day:02}T04:00", "--store", str(tmp_path / "s.sqlite"),
        "--reports", str(tmp_path / "reports"),
    ])  # fmt: skip


@pytest.fixture
def told(intake: Intake) -> Intake:
    """Return an intake whose check names a webhook."""
    path = intake.folder / "desk.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "notify: {webhook: DESK_WEBHOOK}\n", encoding="utf-8")
    return intake


def test_a_desk_is_told_when_the_set_of_conflicts_changes_and_weekly(
    told: Intake, tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DESK_WEBHOOK", desk.address)
    for day in (4, 5, 6, 11):
        night(told, tmp_path, day)
    (told.folder / "fire/herald.txt").write_text(FIRE.format(dead="nine", hours="three"))
    night(told, tmp_path, 12)
    assert [notice["subject"] for notice in desk.received] == [
        "Night desk: 1 open conflict",
        "Night desk: 1 open conflict",
        "Night desk: 0 open conflicts",
    ]
    assert "new: " in desk.received[0]["text"]
    assert len(desk.received[0]["conflicts"]) == 1


def test_a_notice_that_did_not_arrive_is_sent_by_the_next_run(
    told: Intake,
    tmp_path: Path,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("DESK_WEBHOOK", desk.address)
    desk.status = 500
    assert night(told, tmp_path, 4) == 1
    said = capsys.readouterr().err
    assert "no notice by webhook: the address in DESK_WEBHOOK answered 500" in said
    desk.status = 204
    night(told, tmp_path, 5)
    night(told, tmp_path, 6)
    assert len(desk.received) == 2


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("", "the environment variable DESK_WEBHOOK is not set"),
        ("ftp://s3cr3t.example/", "must hold an address that begins with https or http"),
        ("s3cr3t", "must hold an address that begins with https or http"),
        ("http://[s3cr3t", "must hold an address that begins with https or http"),
        ("http://127.0.0.1:1/s3cr3t", "cannot be reached"),
        ("http://127.0.0.1:1/s3cr3t\u00e9", "cannot be reached"),
    ],
)
def test_a_secret_is_never_printed_and_the_reports_are_written_all_the_same(
    told: Intake,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    address: str,
    said: str,
) -> None:
    tmp_path = told.folder.parent
    monkeypatch.setenv("DESK_WEBHOOK", address)
    assert night(told, tmp_path, 4) == 1
    printed = capsys.readouterr()
    assert said in printed.err
    written = [p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()]
    assert not any(b"s3cr3t" in data for data in (*written, printed.err.encode()))
    assert (tmp_path / "reports/latest.md").exists()


def test_a_secret_in_a_check_file_is_refused_and_not_repeated(
    intake: Intake, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = intake.folder / "desk.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "notify: {webhook: 'https://h.example/s3cr3t'}\n", encoding="utf-8")
    assert night(intake, tmp_path, 4) == 2
    said = capsys.readouterr().err
    assert "must be the name of an environment variable" in said
    assert "s3cr3t" not in said
