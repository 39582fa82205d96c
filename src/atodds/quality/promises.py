"""What the tests inside a rule set promise, whatever labelled stories teach."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from atodds.config import Expectation, RuleSet, RuleTest
from atodds.language import paragraphs_of
from atodds.model import Comparison, Document, Verdict
from atodds.pipeline import compare
from atodds.quality.pairs import AGREEING, Need, Pair, evidence_of, need_of, open_pairs

HAIR = 0.05
"""How far a bar stays from the score of a pair in a test."""


def documents_of(test: RuleTest) -> tuple[Document, ...]:
    """Return the test's texts as documents, each of an outlet and origin of its own."""
    return tuple(
        Document(
            id=f"text-{number}",
            path=f"text-{number}.txt",
            outlet=passage.outlet or f"Outlet {number}",
            text=passage.text,
            published=passage.published,
            blocks=paragraphs_of(passage.text),
            origin=f"text-{number}",
        )
        for number, passage in enumerate(test.passages, start=1)
    )


def promises_of(rules: RuleSet) -> tuple[Pair, ...]:
    """Return what must be one fact by the rules' own tests, and what must not.

    A pair's story is the rule and the line of the test: of the pairs that must be one fact, one for
    each test is enough.
    """
    return tuple(
        pair
        for rule in rules.rules
        for test in rule.tests
        for pair in _pairs(test, rule.name, rules)
    )


def _pairs(test: RuleTest, tested: str, rules: RuleSet) -> list[Pair]:
    findings = compare(documents_of(test), rules)
    by_name = {rule.name: rule for rule in rules.rules}
    return [
        Pair(
            f"{tested}:{test.line}",
            comparison.rule,
            comparison.verdict in AGREEING,
            *evidence_of(comparison, by_name[comparison.rule], findings),
            one_fact=one_fact,
            share=1.0,
        )
        for comparison in open_pairs(findings, by_name)
        if (one_fact := _one_fact(comparison, test.expectation, tested)) is not None
    ]


def _one_fact(comparison: Comparison, expectation: Expectation, tested: str) -> bool | None:
    """Tell whether a test says that a pair is one fact; None where it leaves that open."""
    verdict = comparison.verdict
    if expectation in {Expectation.SILENT, Expectation.AGREE} and verdict not in AGREEING:
        return False
    wanted = {
        Expectation.CONFLICT: verdict is Verdict.CONFLICT,
        Expectation.AGREE: verdict in AGREEING,
    }
    return True if comparison.rule == tested and wanted.get(expectation) else None


@dataclass(frozen=True, slots=True)
class Bounds:
    """What rules may ask for so that their own tests come out, by name of rule."""

    silent: Mapping[str, float]
    """The highest score of a pair that must not be reported."""
    conflict: Mapping[str, float]
    """The lowest score of a conflict that must be found."""
    agreement: Mapping[str, float]
    """The lowest score of an agreement that must be found."""

    def leave_room(self) -> bool:
        """Tell whether some bar keeps the tests of each rule."""
        return all(
            self.silent[rule] + 2 * HAIR < self.conflict[rule]
            for rule in self.silent.keys() & self.conflict.keys()
        )

    def bar(self, rule: str, learnt: float) -> float:
        """Return the bar learnt, or the nearest one that keeps the tests."""
        above_silent = max(learnt, self.silent.get(rule, learnt - HAIR) + HAIR)
        return min(above_silent, self.conflict.get(rule, above_silent + HAIR) - HAIR)

    def threshold(self, rule: str, learnt: float) -> float:
        """Return the threshold learnt, or the highest one that keeps the tests."""
        return min(learnt, self.agreement.get(rule, learnt + HAIR) - HAIR)


def bounds_of(promises: Sequence[Pair], weights: Mapping[str, float]) -> Bounds:
    """Return the bounds that tests set when evidence weighs so much."""
    silent: dict[str, float] = {}
    best: dict[Need, dict[str, float]] = {}
    for pair in promises:
        score = _score(pair, weights)
        if pair.one_fact:
            tests = best.setdefault(need_of(pair), {})
            tests[pair.story] = max(score, tests.get(pair.story, score))
        else:
            silent[pair.rule] = max(score, silent.get(pair.rule, score))
    least = {need: min(tests.values()) for need, tests in best.items()}
    return Bounds(
        silent,
        {rule: score for (rule, agreeing), score in least.items() if not agreeing},
        {rule: score for (rule, agreeing), score in least.items() if agreeing},
    )


def _score(pair: Pair, weights: Mapping[str, float]) -> float:
    """Return the sum of the evidence as the linker counts it: each piece to hundredths."""
    return pair.fixed + sum(round(weights[name] * amount, 2) for name, amount in pair.amounts)
