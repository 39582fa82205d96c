"""The report kept under version control is the one that `make report` writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from atodds.config import load_check, load_rules
from atodds.pipeline import run
from atodds.report import render_markdown

SAMPLE = "ukraine-2014"


def test_the_sample_report_is_current(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    outcome = run(load_check(Path("checks") / f"{SAMPLE}.yaml"), load_rules(None), explained=False)
    kept = (project / "reports" / f"{SAMPLE}.md").read_bytes().decode()
    assert kept == render_markdown(outcome), "run `make report`, read the difference, commit it"
