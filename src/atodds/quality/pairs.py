"""What a labelled story teaches: pairs that are about one fact, and pairs that are not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from atodds.config import Rule, RuleSet, load_check
from atodds.findings import Findings
from atodds.judge import judge, without_answered
from atodds.link import features
from atodds.model import Assertion, Comparison, Verdict
from atodds.pipeline import compare
from atodds.quality.labels import Label, LabelledStory, labels_of
from atodds.read import read_documents

AGREEING = {Verdict.AGREE, Verdict.COMPATIBLE}
NOTES = {Verdict.DIVERGENCE, Verdict.PARTY_DISPUTE}
EVERYTHING = float("-inf")
"""A threshold that any evidence reaches."""
TELLING = {"conflict", "agreement"}
"""Sorts of label whose item is one fact."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two assertions that nothing but the sum of their evidence could keep apart."""

    story: str
    rule: str
    agreeing: bool
    """Whether both can be true; otherwise they are at odds if they are about one fact."""
    amounts: tuple[tuple[str, float], ...]
    """How much there is of each evidence, by name, where the rule leaves its weight open."""
    fixed: float
    """The sum of the evidence whose weight the rule sets itself."""
    one_fact: bool
    """What people say."""
    share: float
    """What it counts: one to each two values of a story, however often they are told."""


Need = tuple[str, bool]
"""A rule, and whether it is its threshold, for pairs that agree, or its bar."""


def need_of(pair: Pair) -> Need:
    """Return what the evidence of the pair has to reach."""
    return pair.rule, pair.agreeing


def pairs_of(story: LabelledStory, rules: RuleSet) -> tuple[Pair, ...]:
    """Return what the labels of a story tell of the pairs that the rules take up."""
    documents, _ = read_documents(load_check(story.check))
    findings = compare(documents, rules)
    by_name = {rule.name: rule for rule in rules.rules}
    under = labels_of(story, documents, findings.assertions)
    told = [
        (comparison, one_fact)
        for comparison in open_pairs(findings, by_name)
        if (one_fact := _one_fact(comparison, under)) is not None
    ]
    often = Counter(_values(c, one_fact=one_fact) for c, one_fact in told)
    return tuple(
        Pair(
            story.name,
            comparison.rule,
            comparison.verdict in AGREEING,
            *evidence_of(comparison, by_name[comparison.rule], findings),
            one_fact=one_fact,
            share=1 / often[_values(comparison, one_fact=one_fact)],
        )
        for comparison, one_fact in told
    )


def open_pairs(findings: Findings, rules: Mapping[str, Rule]) -> list[Comparison]:
    """Return what agrees, is at odds or worth a note as soon as the evidence is enough."""
    held = [c for c in findings.comparisons if c.verdict in AGREEING]
    unbarred = [
        _unbarred(comparison, rules[comparison.rule], findings)
        for comparison in findings.comparisons
        if not any(e.vetoes for e in comparison.evidence)
    ]
    agreeing = [c for c in unbarred if c.verdict in AGREEING]
    at_odds = [c for c in unbarred if c.verdict is Verdict.CONFLICT]
    unanswered = without_answered([*held, *at_odds])
    notes = [c for c in unbarred if c.verdict in NOTES]
    return [*agreeing, *notes, *(c for c in unanswered if c.verdict is Verdict.CONFLICT)]


def _unbarred(comparison: Comparison, rule: Rule, findings: Findings) -> Comparison:
    """Judge a pair anew, as if it had evidence enough."""
    lenient = rule.model_copy(update={"threshold": EVERYTHING, "bar": None})
    link = replace(comparison, threshold=EVERYTHING)
    return judge(link, lenient, findings.story.documents)


def _one_fact(comparison: Comparison, under: Mapping[Assertion, frozenset[Label]]) -> bool | None:
    """Tell whether people take the two for one fact; None where they leave it open.

    Not every agreement is labelled, but every conflict is: what would be at odds and stands under
    no label is not one fact. Two values that people told to agree, and that are read as excluding
    each other, teach nothing of what is one fact.
    """
    if comparison.verdict in NOTES:
        return None
    left, right = under[comparison.left], under[comparison.right]
    shared = {m.item for m in left} & {o.item for o in right}
    if comparison.verdict in AGREEING:
        if any(sort in TELLING for sort, _ in shared):
            return True
        return False if left and right and not any(sort == "note" for sort, _ in shared) else None
    if any(m.item == o.item and m.side != o.side for m in left for o in right):
        return True
    return None if any(sort != "lookalike" for sort, _ in shared) else False


def _values(comparison: Comparison, *, one_fact: bool) -> tuple[object, ...]:
    left, right = sorted(a.mention.text.lower() for a in (comparison.left, comparison.right))
    return comparison.rule, comparison.verdict in AGREEING, one_fact, left, right


def evidence_of(
    comparison: Comparison, rule: Rule, findings: Findings
) -> tuple[tuple[tuple[str, float], ...], float]:
    """Return the amounts whose weight is open, and the sum of those that the rule weighs itself."""
    found = [(n, a) for n, a, _ in features(comparison.left, comparison.right, findings.story)]
    amounts = tuple((name, amount) for name, amount in found if name not in rule.weights)
    return amounts, sum(rule.weights[n] * a for n, a in found if n in rule.weights)
