from __future__ import annotations

from pathlib import Path

from atodds.config import load_rules
from atodds.link import default_weights
from atodds.quality import Fit, reweighed, rewritten, with_fit

RULES = load_rules()
NEEDS = {rule.name: 1.25 for rule in RULES.rules}
FIT = Fit({**default_weights(), "same-event": 0.33}, NEEDS, dict.fromkeys(NEEDS, 2.5))


def test_only_thresholds_and_bars_change_in_the_file() -> None:
    text = RULES.path.read_text("utf-8")
    again = rewritten(RULES, text, FIT)
    assert _others(again) == _others(text)
    assert again.count("    threshold: 1.25\n    bar: 2.5\n") == len(RULES.rules)


def test_a_file_with_what_it_says_already_stays_as_it_is() -> None:
    once = rewritten(RULES, RULES.path.read_text("utf-8"), FIT)
    again = with_fit(once, FIT)
    assert with_fit(again, FIT) == again


def test_weights_change_where_they_stand_and_comments_stay() -> None:
    text = "# Log-odds.\nsame-event: 1.0  # one sort\nsame-place: -0.5\n"
    changed = reweighed(text, {"same-event": 0.25, "same-place": 2.0, "other": 3})
    assert changed == "# Log-odds.\nsame-event: 0.25  # one sort\nsame-place: 2\n"


def test_a_rule_set_with_what_was_learnt_is_a_rule_set(tmp_path: Path) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(with_fit(RULES.path.read_text("utf-8"), FIT), "utf-8")
    rules = load_rules(path, evidence=default_weights())
    assert rules.weights["same-event"] == 0.33
    assert {rule.conflict_threshold for rule in rules.rules} == {2.5}


def _others(text: str) -> list[str]:
    needs = ("    threshold:", "    bar:")
    return [line for line in text.splitlines() if not line.startswith(needs)]
