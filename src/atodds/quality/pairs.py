"""What a labelled story teaches: pairs that exclude each other, rightly set against or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from atodds.config import Rule, RuleSet, load_check
from atodds.judge import judge, without_answered
from atodds.link import features
from atodds.model import Assertion, Comparison, Verdict
from atodds.pipeline import Findings, compare
from atodds.quality.labels import Label, LabelledStory, labels_of
from atodds.read import read_documents

AGREEING = {Verdict.AGREE, Verdict.COMPATIBLE}
EVERYTHING = float("-inf")
"""A threshold that any evidence reaches."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two assertions that would be at odds if they were about one fact."""

    story: str
    rule: str
    amounts: tuple[tuple[str, float], ...]
    """How much there is of each evidence, by name, where the rule leaves its weight open."""
    fixed: float
    """The sum of the evidence whose weight the rule sets itself."""
    at_odds: bool
    """Whether people say so."""
    share: float
    """What it counts: one to each two values of a story, however often they are told."""


def pairs_of(story: LabelledStory, rules: RuleSet) -> tuple[Pair, ...]:
    """Return the pairs of a story that nothing but the sum of their evidence could keep apart."""
    documents, _ = read_documents(load_check(story.check))
    findings = compare(documents, rules)
    by_name = {rule.name: rule for rule in rules.rules}
    open_to = without_answered(_unbarred(findings, by_name))
    under = labels_of(story, documents, findings.assertions)
    taught = [
        (comparison, at_odds)
        for comparison in open_to
        if comparison.verdict is Verdict.CONFLICT
        and (at_odds := _at_odds(under[comparison.left], under[comparison.right])) is not None
    ]
    often = Counter(_told(c, at_odds=at_odds) for c, at_odds in taught)
    return tuple(
        Pair(
            story.name,
            comparison.rule,
            *_evidence(comparison, by_name[comparison.rule], findings),
            at_odds=at_odds,
            share=1 / often[_told(comparison, at_odds=at_odds)],
        )
        for comparison, at_odds in taught
    )


def _unbarred(findings: Findings, rules: Mapping[str, Rule]) -> Iterable[Comparison]:
    """Judge anew, as if every pair had evidence enough, what is neither vetoed nor agrees."""
    for comparison in findings.comparisons:
        if comparison.verdict in AGREEING or any(e.vetoes for e in comparison.evidence):
            yield comparison
            continue
        rule = rules[comparison.rule].model_copy(update={"threshold": EVERYTHING, "bar": None})
        yield judge(replace(comparison, threshold=EVERYTHING), rule, findings.story.documents)


def _at_odds(left: frozenset[Label], right: frozenset[Label]) -> bool | None:
    """Tell whether people say that the two are at odds; None where they leave it open.

    Two values that people told to agree, and that are read as excluding each other, teach nothing
    of what is one fact.
    """
    if any(m.item == o.item and m.side != o.side for m in left for o in right):
        return True
    open_to_doubt = {"conflict", "agreement", "note"}
    shared = {m.item for m in left} & {o.item for o in right}
    return None if any(sort in open_to_doubt for sort, _ in shared) else False


def _told(comparison: Comparison, *, at_odds: bool) -> tuple[object, ...]:
    left, right = sorted(_short(a) for a in (comparison.left, comparison.right))
    return comparison.rule, at_odds, left, right


def _short(assertion: Assertion) -> str:
    return assertion.mention.text.lower()


def _evidence(
    comparison: Comparison, rule: Rule, findings: Findings
) -> tuple[tuple[tuple[str, float], ...], float]:
    """Return the amounts whose weight is open, and the sum of those that the rule weighs itself."""
    found = [(n, a) for n, a, _ in features(comparison.left, comparison.right, findings.story)]
    amounts = tuple((name, amount) for name, amount in found if name not in rule.weights)
    return amounts, sum(rule.weights[n] * a for n, a in found if n in rule.weights)
