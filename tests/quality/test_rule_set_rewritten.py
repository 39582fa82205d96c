from __future__ import annotations

from pathlib import Path

import pytest

from atodds.config import ConfigError, load_rules
from atodds.link import default_weights
from atodds.quality import Fit, rewritten

RULES = load_rules()
FIT = Fit({"same-event": 0.33}, {"killed": 1.25, "money": 2.0}, {"killed": 2.5, "money": 4.0})
TEXT = RULES.path.read_text("utf-8")


def test_the_rules_stay_as_people_wrote_them() -> None:
    assert rewritten(TEXT, FIT).startswith(TEXT.partition("\n# Learnt by")[0].rstrip())


def test_writing_again_changes_nothing_and_writing_other_figures_leaves_no_old_ones() -> None:
    once = rewritten(TEXT, FIT)
    assert rewritten(once, FIT) == once
    other = rewritten(once, Fit({}, {"killed": 1.5}, {"killed": 3.5}))
    assert "2.5" not in other.partition("learnt:")[2]


def test_what_was_learnt_goes_before_what_was_set(tmp_path: Path) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(rewritten(TEXT, FIT), "utf-8")
    rules = load_rules(path, evidence=default_weights())
    killed = next(rule for rule in rules.rules if rule.name == "killed")
    assert rules.learnt.weights["same-event"] == 0.33
    assert (killed.threshold, killed.conflict_threshold) == (1.25, 2.5)


def test_learning_begins_with_what_was_set(tmp_path: Path) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(rewritten(TEXT, FIT), "utf-8")
    assert load_rules(path, learnt=False).rules == load_rules(learnt=False).rules
    assert load_rules(path, learnt=False).learnt.weights == {}


@pytest.mark.parametrize(
    ("fit", "said"),
    [
        (Fit({"same-evnt": 1.0}, {}, {}), "weights names 'same-evnt', which there is not"),
        (Fit({}, {"kiled": 1.0}, {}), "thresholds names 'kiled', which there is not"),
        (Fit({}, {}, {"kiled": 1.0}), "bars names 'kiled', which there is not"),
    ],
)
def test_a_name_that_there_is_not_is_told_with_its_place(
    fit: Fit, said: str, tmp_path: Path
) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(rewritten(TEXT, fit), "utf-8")
    with pytest.raises(ConfigError) as raised:
        load_rules(path, evidence=default_weights())
    problem = str(raised.value.problems[0])
    assert said in problem
    assert problem.startswith(f"{path}:")
