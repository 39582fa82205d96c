"""A check of many stories outside of any night: what it finds in memory, with little in memory."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from tests.deadly import DEADLY, asserted
from tests.nightly.conftest import FERRY, FIRST, STORIES, Intake

from atodds import findings, pipeline
from atodds.config import ConfigError, load_rules
from atodds.engine import processes
from atodds.model import Outcome
from atodds.nightly import once, run_once
from atodds.nightly.bodies import without_body
from atodds.report import render_json, render_markdown

RULES = load_rules()
DAY = FIRST.date()


def here(intake: Intake) -> Outcome:
    return pipeline.run(intake.check(), RULES, as_of=DAY)


def bare(outcome: Outcome) -> Outcome:
    return replace(outcome, documents=tuple(map(without_body, outcome.documents)))


def assert_same(found: Outcome, expected: Outcome) -> None:
    assert bare(found) == bare(expected)
    assert render_json([found]) == render_json([expected])
    assert render_markdown(found) == render_markdown(expected)


@pytest.mark.parametrize("jobs", [1, 2])
def test_it_finds_what_is_found_in_memory(intake: Intake, jobs: int) -> None:
    expected = here(intake)
    assert expected.conflicts
    assert expected.facts
    with processes(jobs) as workers:
        assert_same(run_once(intake.check(), RULES, as_of=DAY, workers=workers), expected)


def test_among_very_many_articles_it_tells_of_those_at_odds(
    intake: Intake, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = run_once(intake.check(), RULES, as_of=DAY)
    for module in (findings, pipeline, once):
        monkeypatch.setattr(module, "MANY", len(STORIES) - 1)
    few = run_once(intake.check(), RULES, as_of=DAY)
    assert few.conflicts == whole.conflicts
    assert few.stories == whole.stories
    told = {document.id for document in few.documents if document.text}
    assert {document.path for document in few.documents if document.id in told} == {
        name for name in STORIES if name.startswith("fire")
    }
    assert 0 < len(few.facts) < len(whole.facts)
    assert_same(few, here(intake))


def test_a_check_of_one_story_is_run_in_memory(tmp_path: Path) -> None:
    intake = Intake(tmp_path / "one", grouping="one-story")
    intake.write({name: text for name, text in STORIES.items() if name.startswith("fire")})
    found = run_once(intake.check(), RULES, as_of=DAY)
    assert found == here(intake)
    assert all(document.text for document in found.documents)


def test_what_it_lays_down_is_gone_afterwards(
    intake: Intake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    Path(tempfile.gettempdir()).mkdir()
    run_once(intake.check(), RULES, as_of=DAY)
    monkeypatch.setattr("atodds.nightly.once.gated", _fails)
    with pytest.raises(ZeroDivisionError):
        run_once(intake.check(), RULES, as_of=DAY)
    monkeypatch.setattr("atodds.nightly.once.work_off", _fails)
    with pytest.raises(ZeroDivisionError):
        run_once(intake.check(), RULES, as_of=DAY)
    assert list(Path(tempfile.gettempdir()).iterdir()) == []


def test_where_nothing_can_be_laid_down_it_is_told(
    intake: Intake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    with pytest.raises(ConfigError, match=r"missing: no file can be written here"):
        run_once(intake.check(), RULES, as_of=DAY)


def test_a_document_that_kills_is_told_and_all_else_found(
    intake: Intake, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("atodds.nightly.night.assert_of", asserted)
    expected = run_once(intake.check(), RULES, as_of=DAY)
    intake.write({"ferry/gazette.txt": FERRY.format(aboard=180, hurt="two") + DEADLY})
    with processes(2) as workers:
        found = run_once(intake.check(), RULES, as_of=DAY, workers=workers)
    (problem,) = found.problems
    assert str(problem) == "ferry/gazette.txt: kills the process that reads it (killed twice)"
    assert found.conflicts == expected.conflicts


def _fails(*_: object, **__: object) -> None:
    raise ZeroDivisionError
