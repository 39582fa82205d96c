"""Weights, thresholds and bars that make labelled pairs most likely, without straying far.

The sum of the evidence, less what the rule asks for, is taken for the log-odds that a pair is about
one fact: logistic regression, with the present figures as the centre of a normal prior (maximum a
posteriori). Evidence that few pairs have so keeps nearly the weight it had, and a rule with few
labelled pairs its threshold and bar.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from atodds.config import Rule, RuleSet
from atodds.quality.pairs import Pair

WEIGHT_DEVIATION = 0.3
"""How far, in log-odds, a weight may be expected to lie from the present one."""
NEED_DEVIATION = 0.7
ODDS_NEEDED = 0.5
"""How many times as likely as not it must be that two are one fact.

Few pairs lie near the border: of the conflicts reported at these odds, nine in ten are right in
stories that took no part (docs/accuracy.md).
"""
ENOUGH_STEPS = 50
STANDING_STILL = 1e-9

Numbers = NDArray[np.float64]
Need = tuple[str, bool]
"""A rule, and whether it is its threshold, for pairs that agree, or its bar."""


@dataclass(frozen=True, slots=True)
class Fit:
    """What was learnt, rounded to hundredths."""

    weights: Mapping[str, float]
    """By name of evidence."""
    thresholds: Mapping[str, float]
    """By name of rule; never above the rule's bar."""
    bars: Mapping[str, float]
    """By name of rule."""


class Table(NamedTuple):
    """Pairs in rows."""

    amounts: Numbers
    """How much of each evidence, in columns, and one in the column of what the rule asks for."""
    fixed: Numbers
    """What is added to the sum whatever is learnt."""
    said: Numbers
    """1 where people take the pair for one fact, 0 where not."""
    share: Numbers


def fitted(pairs: Sequence[Pair], rules: RuleSet, weights: Mapping[str, float]) -> Fit:
    """Return what the pairs teach, `weights` and the rules' thresholds and bars being the prior.

    Evidence that no pair has is not named, nor is a rule without pairs: they keep what they have.
    """
    seen = sorted({name for pair in pairs for name, _ in pair.amounts})
    needs = sorted({_need(pair) for pair in pairs})
    by_name = {rule.name: rule for rule in rules.rules}
    present = [weights[name] for name in seen] + [
        -_asked(by_name[r], agreeing=ok) for r, ok in needs
    ]
    deviation = [WEIGHT_DEVIATION] * len(seen) + [NEED_DEVIATION] * len(needs)
    learnt = _most_likely(
        _table(pairs, [*seen, *needs]), np.array(present), np.array(deviation)
    ).tolist()
    asked = {
        need: log(ODDS_NEEDED) - constant
        for need, constant in zip(needs, learnt[len(seen) :], strict=True)
    }
    taught = [by_name[name] for name in sorted({rule for rule, _ in needs})]
    bars = {r.name: asked.get((r.name, False), r.conflict_threshold) for r in taught}
    thresholds = {r.name: asked.get((r.name, True), r.threshold) for r in taught}
    return Fit(
        _rounded(dict(zip(seen, learnt, strict=False))),
        _rounded({name: min(least, bars[name]) for name, least in thresholds.items()}),
        _rounded(bars),
    )


def _need(pair: Pair) -> Need:
    return pair.rule, pair.agreeing


def _asked(rule: Rule, *, agreeing: bool) -> float:
    """Return the evidence at which, by the present figures, one fact is as likely as not."""
    least = rule.threshold if agreeing else rule.conflict_threshold
    return least - log(ODDS_NEEDED)


def _rounded(figures: Mapping[str, float]) -> dict[str, float]:
    return {name: round(float(figure), 2) for name, figure in figures.items()}


def _table(pairs: Sequence[Pair], columns: Sequence[str | Need]) -> Table:
    """Set the pairs out in rows; what a rule asks for is a column, and so is learnt as well."""
    number = {name: n for n, name in enumerate(columns)}
    amounts = np.zeros((len(pairs), len(columns)))
    for row, pair in zip(amounts, pairs, strict=True):
        for name, amount in pair.amounts:
            row[number[name]] += amount
        row[number[_need(pair)]] = 1
    return Table(
        amounts,
        np.array([pair.fixed for pair in pairs]),
        np.array([float(pair.one_fact) for pair in pairs]),
        np.array([pair.share for pair in pairs]),
    )


def _most_likely(table: Table, present: Numbers, deviation: Numbers) -> Numbers:
    """Return the mode of the posterior by Newton's method; the posterior has one mode only."""
    learnt, precision = present, 1 / deviation**2

    def loss(weights: Numbers) -> float:
        sums = table.amounts @ weights + table.fixed
        misfit = table.share @ (np.logaddexp(0, sums) - table.said * sums)
        return float(misfit + precision @ (weights - present) ** 2 / 2)

    for _ in range(ENOUGH_STEPS):
        likely = np.exp(-np.logaddexp(0, -(table.amounts @ learnt + table.fixed)))
        slope = table.amounts.T @ (table.share * (likely - table.said))
        spread = (table.amounts.T * (table.share * likely * (1 - likely))) @ table.amounts
        step = np.linalg.solve(spread + np.diag(precision), slope + (learnt - present) * precision)
        while loss(learnt - step) > loss(learnt) and np.abs(step).max(initial=0) > STANDING_STILL:
            step = step / 2
        learnt = learnt - step
        if np.abs(step).max(initial=0) < STANDING_STILL:
            break
    return learnt
