"""The line from files to findings: read, extract, link, judge, gate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from atodds.config import Check, Rule, RuleSet
from atodds.extract import extract
from atodds.gate import (
    Before,
    Reading,
    files,
    gate,
    identified,
    load_explanations,
    load_known,
    located,
    seen_from,
)
from atodds.judge import facts_of, judge, without_answered, without_repeats
from atodds.link import Story, link, weigh_all
from atodds.model import (
    Assertion,
    Comparison,
    Document,
    Fact,
    Outcome,
    Record,
    Severity,
    Span,
    Verdict,
)
from atodds.read import read_documents

TOLD = {Verdict.CONFLICT, Verdict.DIVERGENCE, Verdict.PARTY_DISPUTE}
"""Verdicts that an editor is told of; only conflicts gate, the others are notes."""


NO_STORY = Story({}, {})


@dataclass(frozen=True, slots=True)
class Findings:
    """What comparing documents yields, before the gate."""

    facts: tuple[Fact, ...]
    comparisons: tuple[Comparison, ...]
    assertions: tuple[Assertion, ...] = ()
    story: Story = NO_STORY


def run(
    check: Check,
    rules: RuleSet,
    *,
    as_of: date | None = None,
    explained: bool = True,
    since: Sequence[Record] = (),
) -> Outcome:
    """Return all that a check finds; with `explained` False nothing counts as explained or known.

    `as_of` is the day on which explanations must still hold and embargoes be over; without it
    neither ever ends. `since` is what the run before found.
    """
    documents, problems = read_documents(check, as_of)
    before = replace(_written(check) if explained else Before(), run=tuple(since))
    findings = compare(documents, rules)
    conflicts, absent = gate(_told(findings, rules), before, _reading(check, documents), as_of)
    return Outcome(
        title=check.title,
        check=str(check.path),
        documents=documents,
        problems=problems,
        conflicts=conflicts,
        facts=tuple(f for f in findings.facts if f.verdict not in TOLD),
        apart=tuple(c for c in findings.comparisons if c.lookalike),
        absent=absent,
    )


def _written(check: Check) -> Before:
    """Return what stands in the check's files; those it does not name may be missing."""
    explained, known = check.explained_file, check.known_file
    explanations = (
        load_explanations(explained, check.limits) if check.explained or explained.exists() else ()
    )
    records = load_known(known).values() if check.known or known.exists() else ()
    return Before(seen_from(explained, explanations), seen_from(known, records))


def _reading(check: Check, documents: Sequence[Document]) -> Reading:
    paths = {d.id: located(check.path, d.path) for d in documents}
    listed = {located(check.path, entry.path) for entry in check.documents}
    return Reading(paths, frozenset(listed - {file for p in paths.values() for file in files(p)}))


def examine(documents: Sequence[Document], rules: RuleSet) -> Outcome:
    """Return all that is found in documents at hand, with every pair that was kept apart."""
    findings = compare(documents, rules)
    return Outcome(
        title="",
        check="",
        documents=tuple(documents),
        problems=(),
        conflicts=gate(_told(findings, rules), Before(), Reading()).conflicts,
        facts=tuple(f for f in findings.facts if f.verdict not in TOLD),
        apart=tuple(c for c in findings.comparisons if c.verdict is Verdict.INCOMPARABLE),
    )


def _told(findings: Findings, rules: RuleSet) -> list[tuple[Fact, Severity]]:
    """Return what an editor is told of, and how loudly."""
    severities = {rule.name: rule.severity for rule in rules.rules}
    return [
        (f, severities[f.rule] if f.verdict is Verdict.CONFLICT else Severity.INFO)
        for f in findings.facts
        if f.verdict in TOLD
    ]


def compare(documents: Sequence[Document], rules: RuleSet) -> Findings:
    """Extract, link and judge; the order of the documents makes no difference."""
    assertions = [a for d in sorted(documents, key=lambda d: d.id) for a in extract(d)]
    story = Story.of(documents, assertions)
    by_name = {rule.name: rule for rule in rules.rules}
    judged = [
        judge(pair, by_name[pair.rule], story.documents) for pair in link(assertions, rules, story)
    ]
    comparisons = without_repeats(without_answered(judged))
    facts = [
        fact
        for rule in rules.rules
        for fact in facts_of((c for c in comparisons if c.rule == rule.name), rule, story.documents)
    ]
    return Findings(identified(facts), tuple(comparisons), tuple(assertions), story)


def compare_passages(
    documents: Sequence[Document],
    rules: RuleSet,
    left: tuple[str, Span],
    right: tuple[str, Span],
) -> tuple[Comparison, ...]:
    """Compare what two passages assert, under every rule that takes up both.

    A passage is a document's id and a span of its text; assertions whose words overlap it count.
    """
    findings = compare(documents, rules)
    found = [c for c in findings.comparisons if _joins(c, left, right)]
    mine, other = (
        [a for a in findings.assertions if _stands_at(a, *passage)] for passage in (left, right)
    )
    by_name: dict[str, Rule] = {rule.name: rule for rule in rules.rules}
    weighed = {frozenset((c.left, c.right)) for c in found}
    unlinked = (
        pair
        for pair in weigh_all(mine, other, rules, findings.story)
        if frozenset((pair.left, pair.right)) not in weighed
    )
    return (*found, *(judge(p, by_name[p.rule], findings.story.documents) for p in unlinked))


def _joins(comparison: Comparison, left: tuple[str, Span], right: tuple[str, Span]) -> bool:
    sides = (comparison.left, comparison.right)
    return any(
        _stands_at(mine, *left) and _stands_at(other, *right)
        for mine, other in (sides, sides[::-1])
    )


def _stands_at(assertion: Assertion, document: str, span: Span) -> bool:
    return assertion.document == document and assertion.mention.span.overlaps(span)
