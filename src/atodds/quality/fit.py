"""Weights and bars that make labelled pairs most likely, without straying far from the present.

The sum of the evidence, less the rule's bar, is taken for the log-odds that a pair is rightly set
against each other: logistic regression, with the present weights as the centre of a normal prior
(maximum a posteriori). A rule with few labelled pairs so keeps nearly the bar it had.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from atodds.config import RuleSet
from atodds.quality.pairs import Pair

WEIGHT_DEVIATION = 0.5
"""How far, in log-odds, a weight may be expected to lie from the present one."""
BAR_DEVIATION = 1.5
ODDS_NEEDED = 2.0
"""A conflict is reported where it is so many times as likely as not."""
ENOUGH_STEPS = 50
STANDING_STILL = 1e-9

Numbers = NDArray[np.float64]


class Table(NamedTuple):
    """Pairs in rows."""

    amounts: Numbers
    """How much of each evidence, in columns, and one in the column of the rule."""
    fixed: Numbers
    """What is added to the sum whatever is learnt."""
    said: Numbers
    """1 where people say that the pair is at odds, 0 where not."""
    share: Numbers


@dataclass(frozen=True, slots=True)
class Fit:
    """What was learnt, rounded to hundredths."""

    weights: Mapping[str, float]
    """By name of evidence."""
    bars: Mapping[str, float]
    """By name of rule."""


def fitted(pairs: Sequence[Pair], rules: RuleSet, weights: Mapping[str, float]) -> Fit:
    """Return weights and bars for the pairs, `weights` and the rules' bars being the prior.

    Evidence that no pair has keeps its weight, and a rule without pairs its bar. A bar is never
    below the rule's threshold: what is at odds is first of all one fact.
    """
    seen = sorted({name for pair in pairs for name, _ in pair.amounts})
    asked = sorted({pair.rule for pair in pairs})
    rule_by_name = {rule.name: rule for rule in rules.rules}
    present = np.array(
        [weights[name] for name in seen]
        + [log(ODDS_NEEDED) - rule_by_name[name].conflict_threshold for name in asked]
    )
    deviation = np.array([WEIGHT_DEVIATION] * len(seen) + [BAR_DEVIATION] * len(asked))
    learnt = _most_likely(_table(pairs, [*seen, *asked]), present, deviation)
    bars = {
        name: max(log(ODDS_NEEDED) - constant, rule_by_name[name].threshold)
        for name, constant in zip(asked, learnt[len(seen) :], strict=True)
    }
    return Fit(
        {**weights, **{n: round(float(w), 2) for n, w in zip(seen, learnt, strict=False)}},
        {name: round(float(bar), 2) for name, bar in bars.items()},
    )


def _table(pairs: Sequence[Pair], columns: Sequence[str]) -> Table:
    """Set the pairs out in rows; a rule is a column as evidence is, so that its bar is learnt."""
    number = {name: n for n, name in enumerate(columns)}
    amounts = np.zeros((len(pairs), len(columns)))
    for row, pair in zip(amounts, pairs, strict=True):
        for name, amount in pair.amounts:
            row[number[name]] += amount
        row[number[pair.rule]] = 1
    return Table(
        amounts,
        np.array([pair.fixed for pair in pairs]),
        np.array([float(pair.at_odds) for pair in pairs]),
        np.array([pair.share for pair in pairs]),
    )


def _most_likely(table: Table, present: Numbers, deviation: Numbers) -> Numbers:
    """Return the mode of the posterior by Newton's method; the posterior has one mode only."""
    learnt, precision = present, 1 / deviation**2
    for _ in range(ENOUGH_STEPS):
        likely = 1 / (1 + np.exp(-(table.amounts @ learnt + table.fixed)))
        slope = table.amounts.T @ (table.share * (likely - table.said))
        spread = (table.amounts.T * (table.share * likely * (1 - likely))) @ table.amounts
        slope, spread = slope + (learnt - present) * precision, spread + np.diag(precision)
        step = np.linalg.solve(spread, slope)
        learnt = learnt - step
        if np.abs(step).max() < STANDING_STILL:
            break
    return learnt
