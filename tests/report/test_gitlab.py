"""GitLab's code quality report: the fields that its documentation asks for, and no more."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from atodds.model import Outcome
from atodds.report import render_gitlab
from atodds.report.telling import Fails

TEXT = {"type": "string", "minLength": 1}
LINE = {"type": "integer", "minimum": 1}
SHAPE = Draft202012Validator(
    {
        "type": "array",
        "items": {
            "type": "object",
            "properties": {
                "description": TEXT,
                "check_name": TEXT,
                "fingerprint": TEXT,
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "type": "object",
                    "properties": {
                        "path": {"type": "string"},
                        "lines": {
                            "type": "object",
                            "properties": {"begin": LINE, "end": LINE},
                            "required": ["begin"],
                            "additionalProperties": False,
                        },
                    },
                    "required": ["path", "lines"],
                    "additionalProperties": False,
                },
            },
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "additionalProperties": False,
        },
    }
)
"""As GitLab's documentation describes it in words; it publishes no schema."""


def issues(*outcomes: Outcome, fails: Fails) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(render_gitlab(outcomes, fails))
    assert [error.message for error in SHAPE.iter_errors(found)] == []
    return found


@pytest.mark.parametrize("which", ["outcome", "stated", "quiet", "empty"])
def test_it_has_the_shape_that_gitlab_describes(
    request: pytest.FixtureRequest, fails: Fails, which: str
) -> None:
    issues(request.getfixturevalue(which), fails=fails)


@given(text=st.text(max_size=30))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_text_it_keeps_its_shape(
    hostile: Callable[[str], Outcome], fails: Fails, text: str
) -> None:
    issues(hostile(text), fails=fails)


def test_an_issue_stands_at_the_first_value_and_says_both(outcome: Outcome, fails: Fails) -> None:
    issue = issues(outcome, fails=fails)[0]
    assert issue["location"] == {"path": "checks/herald-1.txt", "lines": {"begin": 1, "end": 1}}
    assert issue["severity"] == "critical"
    assert issue["check_name"] == "talks-duration"
    for part in ("“five hours” against “lasted more", "«five hours»", "«six and a half hours»"):
        assert part in issue["description"]
    assert "\n" not in issue["description"]


def test_what_is_explained_or_known_is_left_out(stated: Outcome, fails: Fails) -> None:
    found = {issue["fingerprint"] for issue in issues(stated, fails=fails)}
    assert found == {c.fact.id for c in stated.conflicts if c.state.gates}


def test_a_fingerprint_is_unique_also_where_two_checks_find_one_conflict(
    outcome: Outcome, fails: Fails
) -> None:
    other = replace(outcome, check="checks/second.yaml")
    found = [issue["fingerprint"] for issue in issues(outcome, other, fails=fails)]
    assert len(found) == len(set(found))
    assert issues(outcome, other, fails=fails) == issues(outcome, fails=fails)


def test_a_fingerprint_does_not_move_with_the_text(outcome: Outcome, fails: Fails) -> None:
    moved = replace(outcome, documents=tuple(replace(d, outlet="X") for d in outcome.documents))
    one, two = (
        [issue["fingerprint"] for issue in issues(run, fails=fails)] for run in (outcome, moved)
    )
    assert one == two
