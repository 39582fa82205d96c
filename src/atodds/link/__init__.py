"""Which assertions are about one fact, decided by weighted evidence and vetoes.

The manner is that of record linkage after Fellegi and Sunter: every agreement between two
assertions adds to a score, some differences rule the pair out, and a rule's threshold decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain, product

import yaml

from atodds.config import Rule, RuleSet
from atodds.link.blocking import aligned_pairs, candidate_pairs
from atodds.link.claims import Claim, claims_of
from atodds.link.correspondence import told_alike
from atodds.link.evidence import FEATURES
from atodds.link.story import Story
from atodds.link.vetoes import LIFTED, VETOES
from atodds.model import Assertion, Evidence, Link

__all__ = ["Story", "default_weights", "evidence_names", "features", "link", "weigh_all"]

VETO = float("-inf")

THIN = "nothing-required"
"""The veto on a pair that has none of the evidence of which its rule demands one."""

ALIGNED = "aligned-sentences"
"""Stands in for whatever a rule demands: nothing is a clearer sign of one fact."""

REQUIRED = {
    "same-date": "both are of one day",
    "same-date-carried": "both are of one day",
    "same-figure": "both give the same figure",
    "same-round-figure": "both give the same figure",
    "only-count": "either text has no other such figure",
    "only-amount": "either text has no other such figure",
    "same-people": "both are about the same people",
    "same-surroundings": "the words around both are alike",
    "shared-wording": "the words spoken are the same",
    ALIGNED: "both stand at one place of sentences told alike",
}
"""What a rule may demand, as the reader of a report is told that it is lacking."""


def link(assertions: Sequence[Assertion], rules: RuleSet, story: Story) -> Iterator[Link]:
    """Yield each pair of assertions of different documents that a rule holds against each other.

    Pairs that fall short of the rule's threshold are yielded too, with what spoke against them.
    """
    for claim in claims_of(assertions, rules):
        rule, weights = claim.rule, _weights(rules, claim.rule)
        aligned = rule.require == (ALIGNED,)
        claimed = claim.assertions
        pairs = (
            aligned_pairs(claimed, story) if aligned else candidate_pairs(claimed, story.documents)
        )
        for left, right in pairs:
            if claim.holds(left, right):
                yield _weigh(left, right, rule, weights, story)


def weigh_all(
    left: Sequence[Assertion], right: Sequence[Assertion], rules: RuleSet, story: Story
) -> Iterator[Link]:
    """Yield every pair of one assertion from each side that one rule takes up."""
    for mine, other in zip(claims_of(left, rules), claims_of(right, rules), strict=True):
        rule, weights = mine.rule, _weights(rules, mine.rule)
        both = mine.assertions, other.assertions
        aligned = rule.require == (ALIGNED,)
        pairs = aligned_pairs(list(chain(*both)), story) if aligned else product(*both)
        for pair in pairs:
            if mine.holds(*pair) or other.holds(*pair):
                yield _weigh(*pair, rule, weights, story)


def features(left: Assertion, right: Assertion, story: Story) -> Iterator[tuple[str, float, str]]:
    """Yield what speaks for or against one fact: its name, how much of it there is, and why."""
    for feature in FEATURES:
        finding = feature(left, right, story)
        if finding:
            yield finding


@cache
def default_weights() -> Mapping[str, float]:
    """Return what evidence weighs by name, where a rule set or a rule says nothing else."""
    text = files(__name__).joinpath("weights.yaml").read_text(encoding="utf-8")
    weights: dict[str, float] = yaml.safe_load(text)
    return weights


def evidence_names() -> tuple[str, ...]:
    """Return the names of all evidence and vetoes that there are, sorted."""
    return tuple(sorted({*default_weights(), *VETOES, THIN}))


def _pairs(claim: Claim, story: Story) -> Iterator[tuple[Assertion, Assertion]]:
    if claim.rule.require == (ALIGNED,):
        return aligned_pairs(claim.assertions, story)
    return candidate_pairs(claim.assertions, story.documents)


def _weights(rules: RuleSet, rule: Rule) -> Mapping[str, float]:
    return {**default_weights(), **rules.learnt.weights, **rule.weights}


def _weigh(
    left: Assertion, right: Assertion, rule: Rule, weights: Mapping[str, float], story: Story
) -> Link:
    """Return the pair with all evidence for and against its being about one fact."""
    weighed = _weighed(features(left, right, story), rule, weights)
    evidence = [*_vetoes(left, right, rule, story), *weighed]
    if rule.require and not any(e.name in {*rule.require, ALIGNED} for e in evidence):
        evidence.insert(0, Evidence(THIN, VETO, _lacking(rule.require)))
    return Link(rule.name, left, right, tuple(evidence), rule.threshold)


def _lacking(required: Iterable[str]) -> str:
    said = dict.fromkeys(REQUIRED.get(name, f"there is {name}") for name in required)
    return f"nothing says that {' or '.join(said)}"


def _vetoes(left: Assertion, right: Assertion, rule: Rule, story: Story) -> Iterator[Evidence]:
    lifted = LIFTED if told_alike(left, right, story) else frozenset()
    for name in VETOES if rule.vetoes is None else rule.vetoes:
        if name in lifted:
            continue
        reason = VETOES[name](left, right, rule, story)
        if reason:
            yield Evidence(name, VETO, reason)


def _weighed(
    found: Iterable[tuple[str, float, str]], rule: Rule, weights: Mapping[str, float]
) -> Iterator[Evidence]:
    for name, amount, detail in found:
        if weights[name] or name in rule.require:
            yield Evidence(name, round(weights[name] * amount, 2), detail)
