"""The floor under the labelled story of the talks, where labelled stories are at hand."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[3] / "shared"
SCORER = SHARED / "tools" / "score_stories.py"
TALKS = SHARED / "stories" / "seeds"

pytestmark = pytest.mark.skipif(
    not (SCORER.exists() and TALKS.exists()),
    reason=f"no labelled stories in {SHARED}: the example stories stand in for them",
)


def test_the_talks_are_scored_without_a_miss_or_a_false_alarm(tmp_path: Path) -> None:
    told = tmp_path / "scores.json"
    run = subprocess.run(
        [sys.executable, str(SCORER), str(TALKS), "--json", str(told)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    scores = json.loads(told.read_text(encoding="utf-8"))
    assert scores["precision"] == 1.0, run.stdout
    assert scores["recall"] == 1.0, run.stdout
    assert sum(story["covered"] for story in scores["stories"]) >= 9, run.stdout
