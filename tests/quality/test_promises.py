from __future__ import annotations

import pytest

from atodds.config import load_rules
from atodds.link import default_weights
from atodds.quality import Pair, fitted, promises_of
from atodds.quality.promises import Bounds, bounds_of

RULES = load_rules(learnt=False)
PROMISES = promises_of(RULES)


def pair(*evidence: str, story: str = "t:1", one_fact: bool, agreeing: bool = False) -> Pair:
    return Pair(story, "hurt", agreeing, tuple((e, 1.0) for e in evidence), 0.0, one_fact, 1.0)


def test_the_rules_as_set_by_hand_lie_within_the_bounds_of_their_own_tests() -> None:
    bounds = bounds_of(PROMISES, default_weights())
    assert bounds.leave_room()
    bars = {rule.name: rule.conflict_threshold for rule in RULES.rules}
    assert {r: s for r, s in bounds.silent.items() if s >= bars[r]} == {}
    assert {r: s for r, s in bounds.conflict.items() if s < bars[r]} == {}


@pytest.mark.parametrize("one_fact", [True, False])
def test_no_labelled_pair_makes_a_rule_break_its_own_tests(*, one_fact: bool) -> None:
    """A hundred pairs that pull the bar down, or push it up."""
    evidence = (("same-event", 1.0), ("same-surroundings", 2.0), ("shared-words", 1.0))
    told = Pair(
        "s", "arrested", agreeing=False, amounts=evidence, fixed=0.0, one_fact=one_fact, share=1
    )
    taught = [told] * 100
    fit = fitted(taught, RULES, default_weights(), PROMISES)
    bounds = bounds_of(PROMISES, {**default_weights(), **fit.weights})
    assert bounds.silent["arrested"] < fit.bars["arrested"] <= bounds.conflict["arrested"]


def test_one_pair_of_a_test_is_enough_for_a_conflict_and_every_pair_must_be_silent() -> None:
    weights = {"a": 1.0, "b": 2.0, "c": 4.0}
    bounds = bounds_of(
        [
            pair("a", one_fact=True),
            pair("c", one_fact=True),
            pair("b", "c", story="t:9", one_fact=True),
            pair("a", story="t:5", one_fact=False),
            pair("b", story="t:5", one_fact=False),
        ],
        weights,
    )
    assert bounds == Bounds(silent={"hurt": 2.0}, conflict={"hurt": 4.0}, agreement={})


@pytest.mark.parametrize(
    ("learnt", "bar"), [(3.0, 3.0), (1.0, 2.05), (9.0, 3.95)], ids=["between", "below", "above"]
)
def test_a_bar_is_moved_no_further_than_the_tests_ask(learnt: float, bar: float) -> None:
    assert Bounds({"hurt": 2.0}, {"hurt": 4.0}, {}).bar("hurt", learnt) == pytest.approx(bar)


def test_tests_that_contradict_each_other_leave_no_room() -> None:
    assert not Bounds({"hurt": 4.0}, {"hurt": 2.0}, {}).leave_room()
