"""The tests inside a rule set: texts, and what the rules must make of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from atodds import pipeline
from atodds.config import Expectation, Rule, RuleSet
from atodds.findings import Findings
from atodds.model import Fact, Problem, Severity, Verdict
from atodds.quality import documents_of

AGREEING = {Verdict.AGREE, Verdict.COMPATIBLE}

NOTES = {Verdict.DIVERGENCE, Verdict.PARTY_DISPUTE}

SPEAKING = (Expectation.CONFLICT,)

NOTED = (Expectation.CONFLICT, Expectation.NOTE)

QUIET = (Expectation.SILENT, Expectation.AGREE)


@dataclass(frozen=True, slots=True)
class Failure:
    """A test that came out otherwise than its rule says."""

    rule: str
    place: str
    expected: Expectation
    because: str | None
    found: tuple[str, ...]
    """What was found in its place, a line for each finding."""


def untested(rules: RuleSet, chosen: Iterable[Rule]) -> list[Problem]:
    """Return a problem for each rule without a test that speaks and one that stays quiet."""
    problems = []
    for rule in chosen:
        given = {test.expectation for test in rule.tests}
        speaking = NOTED if rule.severity is Severity.INFO else SPEAKING
        for kinds in (speaking, QUIET):
            if not given & set(kinds):
                said = f"rule {rule.name} has no {' or '.join(kinds)} test; one would be right"
                problems.append(Problem(f"{rules.path}:{rule.line}", said))
    return problems


def failures(rules: RuleSet, chosen: Iterable[Rule]) -> Iterator[Failure]:
    """Run the tests of the chosen rules, each against the whole rule set."""
    loud = {r.name for r in rules.rules if r.severity is not Severity.INFO}
    for rule in chosen:
        for test in rule.tests:
            findings = pipeline.compare(documents_of(test), rules)
            if not _as_expected(test.expectation, rule, findings.facts, loud):
                place = f"{rules.path}:{test.line}"
                found = tuple(_found(rule, findings))
                yield Failure(rule.name, place, test.expectation, test.because, found)


def _as_expected(
    expectation: Expectation, rule: Rule, facts: Sequence[Fact], loud: set[str]
) -> bool:
    mine = [fact for fact in facts if fact.rule == rule.name]
    verdicts = {fact.verdict for fact in mine}
    alarm = any(f.verdict is Verdict.CONFLICT and f.rule in loud for f in facts)
    match expectation:
        case Expectation.CONFLICT:
            return Verdict.CONFLICT in verdicts
        case Expectation.NOTE:
            quiet_conflict = rule.severity is Severity.INFO and Verdict.CONFLICT in verdicts
            return not alarm and (bool(verdicts & NOTES) or quiet_conflict)
        case Expectation.AGREE:
            return not alarm and bool(verdicts & AGREEING)
        case Expectation.SILENT:
            return not alarm and not verdicts & {Verdict.CONFLICT, *NOTES}


def _found(rule: Rule, findings: Findings) -> Iterator[str]:
    """Say what every rule found, and what this one held against each other to no avail."""
    for fact in findings.facts:
        values = " / ".join(a.mention.text for p in fact.positions for a in p.assertions)
        yield f"{fact.rule}: {fact.verdict}: {values}: {fact.why_verdict}"
    for pair in findings.comparisons:
        if pair.rule == rule.name and pair.verdict is Verdict.INCOMPARABLE:
            yield (
                f"{pair.rule}: not compared ({pair.score:g} of {pair.threshold:g}): "
                f"{pair.left.mention.text} / {pair.right.mention.text}: {pair.judgement.reason}"
            )
    if not findings.comparisons:
        yield "no two values that a rule takes up"
