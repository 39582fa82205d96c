from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atodds.config import RuleSet, load_rules
from atodds.link import default_weights
from atodds.quality import Fit, Pair, fitted

RULES = load_rules(learnt=False)


def pair(*evidence: str, one_fact: bool, rule: str = "injured", agreeing: bool = False) -> Pair:
    return Pair("s", rule, agreeing, tuple((e, 1.0) for e in evidence), 0.0, one_fact, 1.0)


def learnt(*pairs: Pair, rules: RuleSet = RULES) -> Fit:
    return fitted(pairs, rules, default_weights())


BARS = {rule.name: rule.conflict_threshold for rule in RULES.rules}


def test_without_pairs_everything_stays_as_it_is() -> None:
    assert learnt() == Fit({}, {}, {})


def test_false_alarms_raise_the_bar_of_their_rule_and_of_no_other() -> None:
    fit = learnt(
        *[pair("same-event", "same-date", "same-place", "same-thing", one_fact=False)] * 20
    )
    assert fit.bars["injured"] > BARS["injured"]
    assert "money" not in fit.bars


def test_missed_conflicts_lower_the_bar() -> None:
    fit = learnt(*[pair("same-event", one_fact=True)] * 20)
    assert fit.bars["injured"] < BARS["injured"]


def test_evidence_found_with_one_fact_gains_and_evidence_found_without_loses() -> None:
    fit = learnt(
        *[pair("same-source", one_fact=True), pair("same-event", one_fact=False)] * 20,
    )
    assert fit.weights["same-source"] > default_weights()["same-source"]
    assert fit.weights["same-event"] < default_weights()["same-event"]
    assert "same-place" not in fit.weights


def test_a_threshold_is_learnt_from_pairs_that_agree_and_never_lies_above_the_bar() -> None:
    fit = learnt(*[pair("same-event", one_fact=False, agreeing=True)] * 30)
    before = next(rule.threshold for rule in RULES.rules if rule.name == "injured")
    assert before < fit.thresholds["injured"] <= fit.bars["injured"]


@given(st.permutations(range(6)))
def test_the_order_of_the_pairs_makes_no_difference(order: list[int]) -> None:
    pairs = [
        pair("same-event", one_fact=True),
        pair("same-event", "same-date", one_fact=True),
        pair("same-date", one_fact=False),
        pair("same-source", one_fact=False, rule="money"),
        pair("near-figures", one_fact=True, rule="money"),
        pair(one_fact=False, agreeing=True),
    ]
    assert learnt(*[pairs[n] for n in order]).bars == pytest.approx(learnt(*pairs).bars, abs=0.011)


def test_two_halves_teach_what_one_whole_teaches() -> None:
    whole = pair("same-event", one_fact=True)
    half = replace(whole, share=0.5)
    assert learnt(half, half) == learnt(whole)


def test_a_false_alarm_weighs_more_than_a_miss(monkeypatch: pytest.MonkeyPatch) -> None:
    undecided = [pair("same-event", one_fact=fact) for fact in (True, False)] * 20
    wary = learnt(*undecided)
    monkeypatch.setattr("atodds.quality.fit.WORTH_OF_A_FALSE_ALARM", 1)
    assert wary.bars["injured"] > learnt(*undecided).bars["injured"]
