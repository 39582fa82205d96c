from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from atodds.cli import run
from atodds.config import load_check


def test_a_project_begins_with_a_check_file_that_can_be_used_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "newsroom"
    assert run(["init", str(folder)]) == 0
    check = load_check(folder / "checks/story.yaml")
    assert all((check.path.parent / d.path).is_file() for d in check.documents)
    assert check.reports is not None
    assert check.reports.resolve() == folder / "reports"
    assert (folder / "reports").is_dir()


def test_the_check_file_says_of_each_key_what_it_is_for(tmp_path: Path) -> None:
    run(["init", str(tmp_path)])
    text = (tmp_path / "checks/story.yaml").read_text()
    for key in ("documents", "path", "published", "reports", "fail_on", "rules", "known"):
        assert f"{key}:" in text
    assert text.count("# ") >= 8


def test_nothing_that_is_there_already_is_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "checks" / "story.yaml"
    path.parent.mkdir()
    path.write_text("mine\n")
    assert run(["init", str(tmp_path)]) == 0
    assert path.read_text() == "mine\n"
    assert f"kept  {path}" in capsys.readouterr().err
    assert (tmp_path / "articles/harbour-times.txt").exists()


def test_without_a_folder_the_project_begins_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["init"]) == 0
    assert (tmp_path / "checks/story.yaml").exists()


def test_a_folder_that_cannot_be_made_is_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    assert run(["init", str(file)]) == 2
    assert "not a directory" in capsys.readouterr().err


def test_the_articles_of_a_new_project_are_at_odds(tmp_path: Path) -> None:
    run(["init", str(tmp_path)])
    done = subprocess.run(
        [sys.executable, "-m", "atodds", "check", "checks/story.yaml"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert "Nineteen passengers" in done.stdout
    assert (tmp_path / "reports/story.md").exists()
