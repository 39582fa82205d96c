from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from atodds.cli import run
from atodds.config import load_rules
from atodds.quality import labelled_stories, reports_of


def score(stories: Path, scorer: Path, *more: str) -> int:
    return run(["rules", "score", str(stories), "--scorer", str(scorer), "--jobs", "1", *more])


def test_the_table_counts_by_folder_and_all_together(
    stories: Path, scorer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert score(stories, scorer, "--folds", "0") == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "| trams | 2 | 0.500 (2/4) | 1.000 (2/2) | 1.000 (2/2) | 0.500 (4/8) | none |" in told
    assert "| injured | 2 | 2 |" in told
    assert "false alarms by rule: killed 2" in told


def test_each_fold_is_scored_by_what_the_others_taught(
    stories: Path, scorer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert score(stories, scorer, "--folds", "2") == 0
    told = capsys.readouterr()
    assert "scoring fold 2 of 2: 1 stories" in told.err
    assert "0.500 (2/4)" in told.out


def test_what_is_scored_is_what_a_check_prints(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = load_rules().path.read_text("utf-8").replace("severity: error", "severity: warning")
    changed = stories.parent / "rules.yaml"
    changed.write_text(rules, "utf-8")
    labelled = labelled_stories([stories])
    with ProcessPoolExecutor(1) as pool:
        reports = reports_of(labelled, rules, pool)
    for story in labelled:
        run(
            [
                "check",
                str(story.check),
                "--no-explained",
                "--format",
                "json",
                "--rules",
                str(changed),
            ]
        )
        assert reports[story.name] == capsys.readouterr().out
        assert '"warning"' in reports[story.name]


def test_a_floor_is_raised_by_asking_and_lowered_only_by_asking_for_that(
    stories: Path, scorer: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    floor = tmp_path / "floor.yaml"
    options = ("--folds", "0", "--floor", str(floor))
    assert score(stories, scorer, *options, "--raise-floor") == 0
    assert "precision: 0.490\n" in floor.read_text("utf-8")
    assert score(stories, scorer, *options) == 0
    higher = floor.read_text("utf-8").replace("precision: 0.490", "precision: 0.600")
    floor.write_text(higher, "utf-8")
    assert score(stories, scorer, *options) == 1
    assert "precision is 2/4 = 0.500, below 0.6" in capsys.readouterr().err
    assert score(stories, scorer, *options, "--raise-floor") == 2
    assert floor.read_text("utf-8") == higher
    assert score(stories, scorer, *options, "--lower-floor") == 0
    assert "precision: 0.490\n" in floor.read_text("utf-8")


def test_a_floor_of_other_stories_is_said_to_be_none(
    stories: Path, scorer: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    floor = tmp_path / "floor.yaml"
    floor.write_text("stories: 0123456789abcdef\nprecision: 1.0\n", "utf-8")
    assert score(stories, scorer, "--folds", "0", "--floor", str(floor)) == 0
    assert "set on other stories" in capsys.readouterr().err


def test_a_folder_without_labelled_stories_is_a_usage_error(
    scorer: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert score(empty, scorer) == 2
    assert "no labelled story" in capsys.readouterr().err


def test_a_scorer_that_fails_is_quoted(
    stories: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.py"
    broken.write_text("raise SystemExit('no such kind')", "utf-8")
    assert score(stories, broken, "--folds", "0") == 2
    assert "no such kind" in capsys.readouterr().err


def test_fit_shows_what_would_change_and_changes_nothing(
    stories: Path, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (project / "rules.yaml").read_bytes()
    assert run(["rules", "fit", str(stories), "--jobs", "1"]) == 0
    assert "bar of injured" in capsys.readouterr().out
    assert (project / "rules.yaml").read_bytes() == before


def test_fit_writes_into_the_rule_set_that_it_is_given(stories: Path, tmp_path: Path) -> None:
    rules = tmp_path / "rules.yaml"
    rules.write_text(
        "version: 1\nrules:\n  - name: hurt\n    title: Hurt\n    what: People hurt.\n"
        "    kind: injured\n    severity: error\n    measure: fixed\n"
        "    match: {kind: injured}\n    threshold: 2 # at least\n",
        "utf-8",
    )
    before = rules.read_text("utf-8")
    assert run(["rules", "fit", str(stories), "--jobs", "1", "--rules", str(rules), "--write"]) == 0
    assert rules.read_text("utf-8").startswith(before)
    assert "hurt" in load_rules(rules).learnt.bars
