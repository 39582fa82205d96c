"""The floor under the scores of labelled stories, where they are at hand."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from atodds.quality.floor import MARGIN, OTHER_MARGIN

SHARED = Path(__file__).parents[3] / "shared"
SCORER = SHARED / "tools" / "score_stories.py"
STORIES = SHARED / "stories"
TALKS = STORIES / "seeds"
FLOOR = Path(__file__).parent / "floor.yaml"

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


def test_no_cross_validated_score_sinks_below_its_floor() -> None:
    score = [sys.executable, "-m", "atodds", "rules", "score", str(STORIES)]
    options = ["--scorer", str(SCORER), "--floor", str(FLOOR)]
    run = subprocess.run([*score, *options], capture_output=True, text=True, check=False)
    if "set on other stories" in run.stderr:
        pytest.skip(run.stderr.splitlines()[-1])
    assert run.returncode == 0, run.stdout + run.stderr


def test_precision_has_the_stricter_floor() -> None:
    assert MARGIN["precision"] < OTHER_MARGIN
