from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from atodds.cli import run
from atodds.cli.init import CI
from atodds.config import load_check
from atodds.gate import load_explanations, load_known

AUTHOR = ("-c", "user.name=Night Desk", "-c", "user.email=desk@example.org")


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
    path = tmp_path / "articles/harbour-times.txt"
    path.parent.mkdir()
    path.write_text("mine\n")
    assert run(["init", str(tmp_path)]) == 0
    assert path.read_text() == "mine\n"
    assert f"kept  {path}" in capsys.readouterr().err
    assert (tmp_path / "articles/valley-courier.txt").exists()


def test_a_second_time_changes_nothing(tmp_path: Path) -> None:
    arguments = ["init", str(tmp_path), *(f"--ci={name}" for name in CI)]
    run(arguments)
    before = _contents(tmp_path)
    assert run(arguments) == 0
    assert _contents(tmp_path) == before


def test_a_project_with_checks_of_its_own_gets_no_sample(tmp_path: Path) -> None:
    path = tmp_path / "checks" / "harbour.yaml"
    path.parent.mkdir()
    path.write_text("mine\n")
    assert run(["init", str(tmp_path), "--ci", "github"]) == 0
    assert {str(found) for found in _contents(tmp_path)} == {
        ".gitattributes",
        ".gitignore",
        ".github/workflows/atodds.yml",
        "checks/explained.yaml",
        "checks/harbour.yaml",
        "checks/known.jsonl",
    }


def test_the_lists_of_a_new_project_can_be_read_and_are_empty(tmp_path: Path) -> None:
    run(["init", str(tmp_path)])
    check = load_check(tmp_path / "checks/story.yaml")
    assert check.explained is not None
    assert check.known is not None
    assert not load_explanations(check.explained)
    assert not load_known(check.known)


@pytest.mark.parametrize(
    ("name", "ours", "arguments"),
    [
        (".gitattributes", "known.jsonl merge=union", []),
        (".gitignore", "atodds.sqlite*", []),
        (".gitlab-ci.yml", "- local: /.gitlab/atodds.yml", ["--ci", "gitlab"]),
    ],
)
def test_what_a_file_of_others_lacks_is_told_and_not_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, ours: str, arguments: list[str]
) -> None:
    path = tmp_path / name
    path.write_text("theirs\n")
    run(["init", str(tmp_path), *arguments])
    assert path.read_text() == "theirs\n"
    assert ours in capsys.readouterr().err
    path.write_text(f"theirs\n{ours}\n")
    run(["init", str(tmp_path), *arguments])
    assert ours not in capsys.readouterr().err


def test_two_branches_that_each_add_a_known_conflict_merge_cleanly(tmp_path: Path) -> None:
    run(["init", str(tmp_path)])
    known = tmp_path / "checks/known.jsonl"
    _git(tmp_path, "init", "--quiet", "--initial-branch=main")
    _commit(tmp_path, "beginning")
    for branch, conflict in (("one", "aaaaaaaaaaaa"), ("two", "bbbbbbbbbbbb")):
        _git(tmp_path, "checkout", "--quiet", "-b", branch, "main")
        known.write_text(f'{{"conflict": "{conflict}", "values": ["1"]}}\n')
        _commit(tmp_path, branch)
    _git(tmp_path, *AUTHOR, "merge", "--quiet", "--no-edit", "one")
    assert set(load_known(known)) == {"aaaaaaaaaaaa", "bbbbbbbbbbbb"}


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


def _contents(folder: Path) -> dict[Path, bytes]:
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def _commit(folder: Path, message: str) -> None:
    _git(folder, "add", "--all")
    _git(folder, *AUTHOR, "commit", "--quiet", "--message", message)


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)  # noqa: S607  # git as found
