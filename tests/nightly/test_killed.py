"""A run that is killed loses nothing, and the next one comes to the same end."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest
from benchmarks.invented import stories

from atodds.store import open_store

KILLS = 10
NOW = "2031-05-20T04:00"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return the check file of an intake of four stories."""
    folder = tmp_path / "desk"
    lines = ["version: 1", "title: Desk", "grouping: stories", "documents:"]
    for story in stories(4, 16, wrong=0.5):
        for article in story:
            path = folder / f"{article.name}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(article.text, encoding="utf-8")
            lines.append(
                f"  - {{path: {article.name}.txt, outlet: {article.outlet},"
                f" published: {article.published}}}"
            )
    (folder / "desk.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder / "desk.yaml"


def night(desk: Path, name: str) -> subprocess.Popen[bytes]:
    out = desk.parent.parent / name
    return subprocess.Popen(
        [
            sys.executable, "-m", "atodds", "nightly", str(desk), "--jobs", "2", "--now", NOW,
            "--store", str(out / "s.sqlite"), "--reports", str(out / "reports"),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip


def published(folder: Path) -> dict[str, str]:
    """Return the reports; the index and its figures tell what had to be worked out this time."""
    reports = folder / "reports"
    return {
        path.relative_to(reports).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(reports.rglob("*"))
        if path.is_file() and path.name not in {"summary.json", "index.md"}
    }


def came_to_its_end(store: Path) -> bool:
    """Tell whether a run is written down as finished, as it is a moment before it ends."""
    if not store.exists():
        return False
    with open_store(store) as opened:
        return any(run.finished for run in opened.ledger.runs())


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "killpg"), reason="kills a group of processes")
def test_killed_at_ten_random_moments_it_comes_to_the_same_report(desk: Path) -> None:
    begun = time.monotonic()
    assert night(desk, "undisturbed").wait() == 1
    whole = time.monotonic() - begun
    chance = Random(20310520)  # noqa: S311  # no secret
    out, kills = desk.parent.parent / "killed", 0
    while kills < KILLS:
        run = night(desk, "killed")
        time.sleep(whole * chance.random())
        if run.poll() is None:
            os.killpg(run.pid, signal.SIGKILL)
            kills += 1
        run.wait()
        if came_to_its_end(out / "s.sqlite"):  # it was quicker, and all begins anew
            shutil.rmtree(out)
    assert night(desk, "killed").wait() == 1
    assert published(out) == published(desk.parent.parent / "undisturbed")
