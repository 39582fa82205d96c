from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from atodds.cli import run
from atodds.config import RuleSet
from atodds.findings import Findings
from atodds.model import Document, Fact, Outcome, Severity, State, Verdict

RULE = """\
  - name: {name}
    title: Length of a rescue
    what: How long a rescue took.
    kind: duration
    severity: {severity}
    measure: fixed
    threshold: 1
    tests:
      - {expectation}: [The rescue lasted five hours., The rescue lasted three hours.]
        because: they may differ
"""

Verdicts = list[tuple[str, Verdict]]


class Rules:
    """A rule set, and a pipeline that finds what the test says in texts of a rescue."""

    def __init__(self, path: Path, fact: Fact) -> None:
        self.path = path
        self.found: Verdicts = []
        self.documents: list[Document] = []
        self._fact = fact

    def write(self, *rules: tuple[str, str, str]) -> None:
        text = "version: 1\nrules:\n"
        for name, severity, expectation in rules:
            text += RULE.format(name=name, severity=severity, expectation=expectation)
        self.path.write_text(text)

    def add(self, test: str) -> None:
        self.path.write_text(f"{self.path.read_text()}      - {test}\n")

    def compare(self, documents: Sequence[Document], _: RuleSet) -> Findings:
        self.documents.extend(documents)
        found = self.found if "rescue" in documents[0].text else []
        facts = [replace(self._fact, rule=rule, verdict=v) for rule, v in found]
        return Findings(tuple(facts), self._fact.comparisons)

    def test(self, *names: str) -> int:
        return run(["rules", "test", *names, "--rules", str(self.path)])


@pytest.fixture
def rules(
    tmp_path: Path, outcome: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> Rules:
    fact = outcome((Severity.ERROR, State.NEW)).conflicts[0].fact
    made = Rules(tmp_path / "rules.yaml", fact)
    monkeypatch.setattr("atodds.pipeline.compare", made.compare)
    return made


MINE, OTHER, NOTE = "length", "other", "note-only"


@pytest.mark.parametrize(
    ("expectation", "found", "failed"),
    [
        ("conflict", [(MINE, Verdict.CONFLICT)], 0),
        ("conflict", [(MINE, Verdict.AGREE), (MINE, Verdict.CONFLICT)], 0),
        ("conflict", [(MINE, Verdict.DIVERGENCE)], 1),
        ("conflict", [(OTHER, Verdict.CONFLICT)], 1),
        ("conflict", [], 1),
        ("note", [(MINE, Verdict.DIVERGENCE)], 0),
        ("note", [(MINE, Verdict.PARTY_DISPUTE)], 0),
        ("note", [(MINE, Verdict.CONFLICT)], 1),
        ("note", [(MINE, Verdict.DIVERGENCE), (OTHER, Verdict.CONFLICT)], 1),
        ("note", [], 1),
        ("agree", [(MINE, Verdict.AGREE)], 0),
        ("agree", [(MINE, Verdict.COMPATIBLE)], 0),
        ("agree", [(MINE, Verdict.UPDATE)], 1),
        ("agree", [(MINE, Verdict.AGREE), (OTHER, Verdict.CONFLICT)], 1),
        ("agree", [], 1),
        ("silent", [], 0),
        ("silent", [(MINE, Verdict.AGREE)], 0),
        ("silent", [(MINE, Verdict.UPDATE)], 0),
        ("silent", [(OTHER, Verdict.DIVERGENCE)], 0),
        ("silent", [(NOTE, Verdict.CONFLICT)], 0),
        ("silent", [(MINE, Verdict.DIVERGENCE)], 1),
        ("silent", [(MINE, Verdict.CONFLICT)], 1),
        ("silent", [(OTHER, Verdict.CONFLICT)], 1),
    ],
)
def test_a_rule_test_passes_when_the_rule_set_finds_what_it_says(
    rules: Rules,
    expectation: str,
    found: Verdicts,
    failed: int,
    capsys: pytest.CaptureFixture[str],
) -> None:
    rules.write(
        (MINE, "error", expectation), (OTHER, "warning", "silent"), (NOTE, "info", "silent")
    )
    rules.found = found
    rules.test(MINE)
    assert f"1 rules, 1 tests, {failed} failed" in capsys.readouterr().out


def test_a_failure_says_the_rule_the_place_what_was_expected_and_what_was_found(
    rules: Rules, capsys: pytest.CaptureFixture[str]
) -> None:
    rules.write((MINE, "error", "conflict"))
    rules.found = [(OTHER, Verdict.AGREE)]
    rules.test()
    first, second, *_ = capsys.readouterr().out.splitlines()
    assert first == f"{rules.path}:11: length must find: conflict, because they may differ"
    assert second == (
        "    found  other: agree: five hours / three hours: five hours is not three hours"
    )


@pytest.mark.parametrize(
    ("severity", "expectation", "lacking"),
    [
        ("error", "conflict", ["no silent or agree test"]),
        ("error", "silent", ["no conflict test"]),
        ("error", "agree", ["no conflict test"]),
        ("error", "note", ["no conflict test", "no silent or agree test"]),
        ("info", "note", ["no silent or agree test"]),
        ("info", "silent", ["no conflict or note test"]),
    ],
)
def test_a_rule_that_lacks_tests_is_2_with_its_place(
    rules: Rules,
    severity: str,
    expectation: str,
    lacking: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    rules.write((MINE, severity, expectation))
    assert rules.test() == 2
    lines = capsys.readouterr().err.splitlines()
    assert [line.split("; ")[0] for line in lines] == [
        f"{rules.path}:3: rule length has {lack}" for lack in lacking
    ]


@pytest.mark.parametrize(("verdict", "status"), [(Verdict.CONFLICT, 0), (Verdict.AGREE, 1)])
def test_the_exit_status_says_whether_the_tests_pass(
    rules: Rules, verdict: Verdict, status: int
) -> None:
    rules.write((MINE, "error", "conflict"))
    rules.add("silent: [Nothing happened., Nobody came.]")
    rules.found = [(MINE, verdict)]
    assert rules.test() == status


@pytest.mark.parametrize(
    ("verdict", "status"), [(Verdict.CONFLICT, 0), (Verdict.DIVERGENCE, 0), (Verdict.UPDATE, 1)]
)
def test_a_conflict_of_a_rule_that_only_notes_is_a_note(
    rules: Rules, verdict: Verdict, status: int
) -> None:
    rules.write((NOTE, "info", "note"))
    rules.add("silent: [Nothing happened., Nobody came.]")
    rules.found = [(NOTE, verdict)]
    assert rules.test() == status


def test_each_text_is_an_article_of_an_outlet_and_origin_of_its_own(rules: Rules) -> None:
    rules.write((MINE, "error", "conflict"))
    rules.test()
    first, second = rules.documents
    assert len({first.id, second.id}) == 2
    assert len({first.outlet, second.outlet}) == 2
    assert len({first.origin, second.origin}) == 2
    assert [b.span.of(first.text) for b in first.blocks] == ["The rescue lasted five hours."]


def test_a_name_that_is_no_rule_is_refused_with_the_nearest(
    rules: Rules, capsys: pytest.CaptureFixture[str]
) -> None:
    rules.write((MINE, "error", "conflict"))
    assert rules.test("lenght") == 2
    assert "no rule is called 'lenght'" in capsys.readouterr().err


def test_rules_are_listed_in_the_order_in_which_they_are_asked(
    rules: Rules, capsys: pytest.CaptureFixture[str]
) -> None:
    rules.write((OTHER, "warning", "conflict"), (MINE, "error", "conflict"))
    assert run(["rules", "list", "--rules", str(rules.path)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "other   warning  Length of a rescue",
        "length  error    Length of a rescue",
    ]


def test_a_rule_is_shown_as_it_stands_in_the_file(
    rules: Rules, capsys: pytest.CaptureFixture[str]
) -> None:
    rules.write((OTHER, "warning", "conflict"), (MINE, "error", "silent"))
    assert run(["rules", "show", MINE, "--rules", str(rules.path)]) == 0
    captured = capsys.readouterr()
    assert captured.out == RULE.format(name=MINE, severity="error", expectation="silent")
    assert captured.err == f"{rules.path}:13\n"


def test_the_rules_that_come_with_the_program_pass_their_own_tests(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status = run(["rules", "test"])
    captured = capsys.readouterr()
    assert status == 0, captured.out + captured.err
