"""The project gates its own example stories: what they plant is explained or known, and no more."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex

from atodds.cli import run


def test_the_tests_of_the_project_run_the_gate(project: Path) -> None:
    makefile = (project / "Makefile").read_text(encoding="utf-8")
    assert regex.search(r"^test:.*\bgate\b", makefile, regex.MULTILINE)
    assert regex.search(
        r"^gate:.*\n\t.*atodds check \$\(CHECKS\) --locked", makefile, regex.MULTILINE
    )


def test_the_lists_of_the_examples_hold_what_is_needed_and_nothing_stale(
    project: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(project)
    assert run(["check", "checks", "--locked", "--reports", str(tmp_path)]) == 0
    assert "out of date" not in capsys.readouterr().err
    assert run(["explained", "lint"]) == 0
    assert capsys.readouterr().out == ""
