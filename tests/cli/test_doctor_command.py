"""`atodds doctor`, as a user runs it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

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
        status, lines = self.all(day=day)
        return status, [line for line in lines if line.startswith("WRONG")]

    def all(self, *options: str, day: int = 4) -> tuple[int, list[str]]:
        """Return what is right as well."""
        status = run([
            "doctor", str(self.desk / "desk.yaml"), "--store", str(self.desk / "s.sqlite"),
            "--now", f"2031-03-{day:02}T09:00", *options,
        ])  # fmt: skip
        return status, self.capsys.readouterr().out.replace(f"{self.desk}/", "").splitlines()


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


class Page(BaseHTTPRequestHandler):
    """A site with one page, which asks nothing of its guests."""

    def do_GET(self) -> None:
        there = self.path == "/bridge"
        body = b"<html><body><article><p>The bridge is shut.</p></article></body></html>"
        self.send_response(200 if there else 404)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body) if there else 0))
        self.end_headers()
        if there:
            self.wfile.write(body)

    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def site() -> Iterator[str]:
    """Return the address of a site on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "private", "told"),
    [
        ("/bridge", True, "ok     desk.yaml: page SITE/bridge: answers"),
        ("/gone", True, "WRONG  desk.yaml: page SITE/gone: "),
        ("/bridge", False, "WRONG  desk.yaml: page SITE/bridge: "),
    ],
    ids=["answers", "not there", "in a private network"],
)
def test_sites_are_asked_when_that_is_wanted_and_nothing_of_it_is_kept(  # noqa: PLR0913, PLR0917  # fixtures
    doctor: Doctor,
    desk: Path,
    site: str,
    path: str,
    told: str,
    private: bool,  # noqa: FBT001  # a column of the table
) -> None:
    source = f"  - {{page: '{site}{path}', allow_private: {str(private).lower()}}}\n"
    (desk / "desk.yaml").write_text(f"{CHECK}sources:\n{source}", encoding="utf-8")
    _, lines = doctor.all("--online")
    (line,) = (line for line in lines if site in line)
    assert line.replace(site, "SITE").startswith(told)
    assert not list(desk.rglob("*snapshots*"))
    assert not any(site in line for line in doctor.all()[1]), "unless it is wanted"
