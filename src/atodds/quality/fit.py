"""Weights, thresholds and bars that make labelled pairs most likely, without straying far.

The sum of the evidence, less what the rule asks for, is taken for the log-odds that a pair is about
one fact: logistic regression, with the present figures as the centre of a normal prior (maximum a
posteriori). Evidence that few pairs have so keeps nearly the weight it had, and a rule with few
labelled pairs its threshold and bar.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from atodds.config import Rule, RuleSet
from atodds.quality.pairs import Need, Pair, need_of
from atodds.quality.promises import bounds_of

WEIGHT_DEVIATION = 0.3
"""How far, in log-odds, a weight may be expected to lie from the present one."""
NEED_DEVIATION = 1.0
ODDS_NEEDED = 0.5
"""How many times as likely as not it must be that two are one fact."""
WORTH_OF_A_FALSE_ALARM = 2
"""How many misses a conflict reported wrongly is as bad as."""
WORTH_OF_A_PROMISE = (0, 1, 3, 10, 30)
"""How many labelled pairs a pair of a test may count as."""
ENOUGH_STEPS = 50
STANDING_STILL = 1e-9

Numbers = NDArray[np.float64]


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


def fitted(
    pairs: Sequence[Pair],
    rules: RuleSet,
    weights: Mapping[str, float],
    promises: Sequence[Pair] = (),
) -> Fit:
    """Return what the pairs teach, `weights` and the rules' thresholds and bars being the prior.

    `promises` are pairs of the rules' own tests. They count as little as they can so that some bar
    keeps them all, and what is learnt gives way where it would break one. Evidence that no pair has
    is not named, nor is a rule without pairs: they keep what they have.
    """
    for worth in WORTH_OF_A_PROMISE:
        told = [*pairs, *(replace(promise, share=worth) for promise in promises)]
        learnt, asked = _learnt(told, rules, weights)
        bounds = bounds_of(promises, {**weights, **learnt})
        if bounds.leave_room():
            break
    bars = {r: bounds.bar(r, least) for (r, agreeing), least in asked.items() if not agreeing}
    thresholds = {
        rule.name: bounds.threshold(
            rule.name,
            min(asked.get((rule.name, True), rule.threshold), bars[rule.name]),
        )
        for rule in rules.rules
        if rule.name in bars
    }
    return Fit(learnt, _rounded(thresholds), _rounded(bars))


def _learnt(
    pairs: Sequence[Pair], rules: RuleSet, weights: Mapping[str, float]
) -> tuple[dict[str, float], dict[Need, float]]:
    """Return the weights, and what each rule that has pairs asks for of either sort."""
    seen = sorted({name for pair in pairs for name, _ in pair.amounts})
    by_name = {rule.name: rule for rule in rules.rules}
    needs = sorted({(pair.rule, agreeing) for pair in pairs for agreeing in (True, False)})
    present = [weights[name] for name in seen] + [
        -_asked(by_name[rule], agreeing=agreeing) for rule, agreeing in needs
    ]
    deviation = [WEIGHT_DEVIATION] * len(seen) + [NEED_DEVIATION] * len(needs)
    table = _table(pairs, [*seen, *needs])
    mode = _most_likely(table, np.array(present), np.array(deviation)).tolist()
    asked = zip(needs, mode[len(seen) :], strict=True)
    return (
        _rounded(dict(zip(seen, mode, strict=False))),
        {need: log(ODDS_NEEDED) - constant for need, constant in asked},
    )


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
        row[number[need_of(pair)]] = 1
    return Table(
        amounts,
        np.array([pair.fixed for pair in pairs]),
        np.array([float(pair.one_fact) for pair in pairs]),
        np.array([pair.share * _worth(pair) for pair in pairs]),
    )


def _worth(pair: Pair) -> int:
    return 1 if pair.agreeing or pair.one_fact else WORTH_OF_A_FALSE_ALARM


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
