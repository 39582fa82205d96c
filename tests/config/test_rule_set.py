from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from atodds.config import (
    ConfigError,
    Expectation,
    Match,
    Measure,
    RuleSet,
    RuleTest,
    default_rules,
    load_rules,
)
from atodds.model import Kind, Modality, Severity

RULE = """\
version: 1
rules:
  - name: rescue-length
    title: Length of a rescue
    what: How long a rescue took.
    kind: duration
    severity: error
    measure: fixed
    match:
      aspect: length
      event: [rescue, talks]
      modality: [fact, plan]
    require: [same-participants, same-place]
    vetoes: [dates-apart]
    weights: {same-place: 2, shared-words: 0.5}
    threshold: 3
    tolerance: 0.1
    within: 2 days
    tests:
      - conflict:
          - The rescue lasted five hours.
          - text: The rescue lasted three hours.
            published: 2021-06-13
            outlet: Courier
        because: five is not three
        published: 2021-06-12
      - silent: [The rescue lasted five hours., The dinner lasted three hours.]
"""


def loaded(folder: Path, text: str) -> RuleSet:
    path = folder / "rules.yaml"
    path.write_text(text, encoding="utf-8")
    return load_rules(path)


def refused(folder: Path, text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        loaded(folder, text)
    return [str(p).removeprefix(f"{folder / 'rules.yaml'}:") for p in caught.value.problems]


def test_a_rule_says_what_it_takes_up_and_how_strictly(tmp_path: Path) -> None:
    rules = loaded(tmp_path, RULE)
    [rule] = rules.rules
    assert (rules.path, rules.version) == (tmp_path / "rules.yaml", 1)
    assert (rule.name, rule.line) == ("rescue-length", 3)
    assert (rule.kind, rule.severity, rule.measure) == (
        Kind.DURATION,
        Severity.ERROR,
        Measure.FIXED,
    )
    assert rule.match.aspect == ("length",)
    assert rule.match.event == ("rescue", "talks")
    assert rule.match.modality == (Modality.FACT, Modality.PLAN)
    assert rule.require == ("same-participants", "same-place")
    assert rule.vetoes == ("dates-apart",)
    assert rule.weights == {"same-place": 2, "shared-words": 0.5}
    assert (rule.threshold, rule.tolerance, rule.within) == (3, 0.1, timedelta(days=2))


def test_a_test_has_an_expectation_and_passages_with_dates(tmp_path: Path) -> None:
    first, second = loaded(tmp_path, RULE).rules[0].tests
    assert (first.expectation, first.because, first.line) == (
        Expectation.CONFLICT,
        "five is not three",
        20,
    )
    assert [(p.text, p.outlet, p.published) for p in first.passages] == [
        ("The rescue lasted five hours.", None, datetime.fromisoformat("2021-06-12")),
        ("The rescue lasted three hours.", "Courier", datetime.fromisoformat("2021-06-13")),
    ]
    assert (second.expectation, second.line) == (Expectation.SILENT, 27)
    assert [p.published for p in second.passages] == [None, None]


def test_without_conditions_a_rule_takes_up_facts_and_every_veto_holds() -> None:
    assert Match().modality == (Modality.FACT,)
    assert RuleTest(agree=({"text": "a"}, {"text": "b"})).expectation is Expectation.AGREE


def test_the_default_rule_set_lies_beside_the_package_or_at_the_top_of_the_checkout() -> None:
    assert default_rules().name == "rules.yaml"
    assert default_rules().exists()


@pytest.mark.parametrize(
    ("right", "wrong", "problem"),
    [
        ("tolerance: 0.1", "tolerance: 5", "17:16: tolerance must be below 1, not 5"),
        ("tolerance: 0.1", "tolerance: -1", "17:16: tolerance must be at least 0, not -1"),
        ("tolerance: 0.1", 'tolerance: "0"', '17:16: tolerance must be a number, not "0"'),
        ("threshold: 3", "threshold: true", "16:16: threshold must be a number, not true"),
        ("threshold: 3", "treshold: 3", "16:5: unknown key 'treshold'; did you mean 'threshold'?"),
        (
            "rescue-length",
            "Rescue Length",
            '3:11: name must be in lower case with hyphens, such as talks-length, not "Resc',
        ),
        (
            "severity: error",
            "severity: eror",
            "7:15: severity must be error, warning or info, not \"eror\"; did you mean 'error'?",
        ),
        (
            "measure: fixed",
            "measure: always",
            '8:14: measure must be fixed, stock, rising, words or category, not "always"',
        ),
        (
            "[fact, plan]",
            "[fact, pln]",
            "12:24: item 2 of modality must be fact, plan, hypothetical or negated, not",
        ),
        (
            "aspect: length",
            "aspekt: length",
            "10:7: unknown key 'aspekt'; did you mean 'aspect'?",
        ),
        (
            "within: 2 days",
            "within: two days",
            "18:13: within must be a length of time such as 2 days, 36 hours or 90d,",
        ),
        ("same-place: 2", "same-place: x", '15:27: same-place must be a number, not "x"'),
        ("silent: [", "silnt: [", "27:9: unknown key 'silnt'; did you mean 'silent'?"),
        (
            "silent: [The rescue lasted five hours., The",
            "silent: [The",
            "27:17: silent must have 2 or more items, not 1",
        ),
    ],
)
def test_what_is_wrong_with_a_rule_is_told_with_its_place(
    tmp_path: Path, right: str, wrong: str, problem: str
) -> None:
    assert right in RULE
    problems = refused(tmp_path, RULE.replace(right, wrong))
    assert any(p.startswith(problem) for p in problems), problems


def test_a_test_with_two_expectations_or_none_is_refused(tmp_path: Path) -> None:
    twice = RULE + "        agree: [a, b]\n"
    [problem] = refused(tmp_path, twice)
    assert problem.startswith("27:9: item 2 of tests must have one of conflict, note, agree")
    assert problem.endswith("not agree and silent")


def test_two_rules_of_one_name_are_refused(tmp_path: Path) -> None:
    twice = RULE + RULE.split("rules:\n")[1]
    [problem] = refused(tmp_path, twice)
    assert problem.endswith("name 'rescue-length' stands already on line 3; once would be right")


@pytest.mark.parametrize(
    ("right", "wrong", "problem"),
    [
        (
            "[same-participants, same-place]",
            "[same-participants, same-plaice]",
            "13:34: require names 'same-plaice', which there is not; did you mean 'same-place'?",
        ),
        (
            "[same-participants, same-place]",
            "same-plaice",
            "13:14: require names 'same-plaice', which there is not; did you mean 'same-place'?",
        ),
        (
            "{same-place: 2,",
            "{same-plaice: 2,",
            "15:15: weights names 'same-plaice', which there is not; did you mean 'same-place'?",
        ),
        (
            "[dates-apart]",
            "[zzz]",
            "14:14: vetoes names 'zzz', which there is not; known are dates-apart, places-apart",
        ),
    ],
)
def test_evidence_that_there_is_not_is_refused_where_the_names_are_known(
    tmp_path: Path, right: str, wrong: str, problem: str
) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(RULE.replace(right, wrong))
    assert load_rules(path).rules
    with pytest.raises(ConfigError) as caught:
        load_rules(
            path,
            evidence={"same-participants", "same-place", "shared-words"},
            vetoes={"dates-apart", "places-apart"},
        )
    assert str(caught.value) == f"{path}:{problem}"


def test_an_empty_rule_set_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, "") == ["1:1: the file must be a mapping (`key: value`), not empty"]


@pytest.mark.parametrize(
    ("written", "length"),
    [
        ("2 days", timedelta(days=2)),
        ("1 day", timedelta(days=1)),
        ("36 hours", timedelta(hours=36)),
        ("1.5 hours", timedelta(minutes=90)),
        ("90 minutes", timedelta(minutes=90)),
        ("2 weeks", timedelta(weeks=2)),
    ],
)
def test_how_far_apart_a_stock_may_be_counted_is_a_duration(
    tmp_path: Path, written: str, length: timedelta
) -> None:
    rules = loaded(tmp_path, RULE.replace("within: 2 days", f"within: {written}"))
    assert rules.rules[0].within == length
