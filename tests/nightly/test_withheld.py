"""What a sender withholds reaches no file that a night writes, the store included."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from atodds.cli import run

WITHHELD_NAME = "Brantvik"
USABLE = "Quellmark"
STORY = "A fire in {name} on Sunday killed {dead} people, the fire chief, Otto Lund, said."


def item(name: str, **release: str) -> str:
    return json.dumps({
        "uri": f"tag:wire.example,2031:{len(name)}",
        "type": "text",
        "versioncreated": "2031-03-03T10:00:00Z",
        "headline": f"Fire in {name}",
        "body_text": f"Fire in {name}\n\n{STORY.format(name=name, dead='nine')}\n",
        **release,
    })  # fmt: skip


WITHHELD = {
    "embargo": {"pubstatus": "usable", "embargoed": "2031-03-09T06:00:00Z"},
    "status": {"pubstatus": "withheld"},
    "taken back": {"pubstatus": "canceled"},
}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return a folder with a check of one delivery folder."""
    (tmp_path / "in").mkdir()
    (tmp_path / "desk.yaml").write_text(
        "version: 1\ntitle: Desk\ngrouping: stories\nsources:\n  - {delivery: in, outlet: Wire}\n",
        encoding="utf-8",
    )
    return tmp_path


def night(desk: Path, day: int) -> int:
    return run([
        "nightly", str(desk / "desk.yaml"), "--jobs", "1", "--now", f"2031-03-{day:02}T04:00",
        "--store", str(desk / "out/s.sqlite"), "--reports", str(desk / "out/reports"),
    ])  # fmt: skip


def written(folder: Path) -> Iterator[str]:
    """Yield all that was written, what the store has packed unpacked."""
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.read_bytes().decode("utf-8", "replace")
    with closing(sqlite3.connect(folder / "s.sqlite")) as store:
        # Beside it lie hashes of runs of words, as numbers.
        for (body,) in store.execute("SELECT body FROM kept WHERE kind <> 'imprint'"):
            yield zlib.decompress(body).decode()


def mentions(folder: Path, name: str) -> bool:
    return any(name in text for text in written(folder))


@pytest.mark.parametrize("how", WITHHELD)
def test_what_is_withheld_is_written_nowhere(desk: Path, how: str) -> None:
    (desk / "in/usable.json").write_text(item(USABLE), encoding="utf-8")
    (desk / "in/withheld.json").write_text(item(WITHHELD_NAME, **WITHHELD[how]), encoding="utf-8")
    night(desk, 4)
    assert mentions(desk / "out", USABLE)
    assert not mentions(desk / "out", WITHHELD_NAME)


def test_what_was_under_embargo_is_read_when_it_is_over(desk: Path) -> None:
    (desk / "in/wire.json").write_text(item(WITHHELD_NAME, **WITHHELD["embargo"]), encoding="utf-8")
    night(desk, 4)
    night(desk, 11)
    assert mentions(desk / "out", WITHHELD_NAME)


@pytest.mark.parametrize("how", ["status", "taken back"])
def test_what_is_taken_back_is_gone_from_the_store(desk: Path, how: str) -> None:
    wire = desk / "in/wire.json"
    wire.write_text(item(WITHHELD_NAME), encoding="utf-8")
    (desk / "in/usable.json").write_text(item(USABLE), encoding="utf-8")
    night(desk, 4)
    assert mentions(desk / "out", WITHHELD_NAME)
    wire.write_text(item(WITHHELD_NAME, **WITHHELD[how]), encoding="utf-8")
    night(desk, 5)
    reports = desk / "out/reports"
    # What was published while it could be is not called back; the latest report is another.
    for path in (reports / "2031-03-04").iterdir():
        path.unlink()
    assert mentions(desk / "out", USABLE)
    assert not mentions(desk / "out", WITHHELD_NAME)


def test_a_run_told_of_an_earlier_day_reads_nothing_that_was_under_embargo(desk: Path) -> None:
    (desk / "in/wire.json").write_text(item(WITHHELD_NAME, **WITHHELD["embargo"]), encoding="utf-8")
    night(desk, 11)
    night(desk, 4)
    latest = (desk / "out/reports/2031-03-04/report.json").read_text(encoding="utf-8")
    assert WITHHELD_NAME not in latest
