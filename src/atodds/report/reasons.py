"""Why two passages are one fact, why they cannot both be true, and what to check first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, pairwise
from math import isfinite
from pathlib import PurePath

from atodds.model import (
    Assertion,
    Comparison,
    Evidence,
    Fact,
    Kind,
    Position,
    Quantity,
    Unit,
    Verdict,
)
from atodds.model.quantity import COUNT
from atodds.report import words
from atodds.report.plain import plain
from atodds.report.sources import Sources, shared_attribution, slot_key
from atodds.report.values import (
    SCORE,
    expected_in_words,
    figure,
    in_order,
    interval_in_words,
    labels,
    unit_after,
)

CHECKS = PurePath("checks")
NOTHING_REQUIRED = "nothing-required"
"""A veto that goes without saying where another speaks."""

WHO_SPOKE = {Kind.QUOTE, Kind.SPEAKER}
"""Kinds whose source is the speaker, so that it is no news that both name one."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """The evidence that decided a comparison, weightiest first, and the sum that was needed."""

    evidence: tuple[Evidence, ...]
    score: float
    threshold: float
    further: int
    """How many more pairs of the fact were compared."""


def weighed(fact: Fact) -> Weighed | None:
    """Return the evidence of the pair that most clearly is one fact and carries its verdict."""
    telling = [c for c in fact.comparisons if c.verdict is fact.verdict] or list(fact.comparisons)
    if not telling:
        return None
    best = min(telling, key=lambda c: (-c.score, comparison_order(c)))
    return Weighed(by_weight(best.evidence), best.score, best.threshold, len(fact.comparisons) - 1)


def by_weight(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Sort evidence: vetoes first, then the weightiest for and against."""
    return tuple(sorted(evidence, key=lambda e: (not e.vetoes, -abs(e.weight), e.name, e.detail)))


def weight(number: float) -> str:
    """Return a weight with its sign, such as "+2.5"; a veto has none."""
    if not isfinite(number):
        return "veto"
    return f"{number:+.1f}" if number else "0.0"


def because(fact: Fact) -> list[str]:
    """Return the judgement's reason and the arithmetic, a line each, saying nothing twice."""
    meanings, gaps = arithmetic(fact)
    if gaps and fact.verdict is Verdict.CONFLICT:
        return [*meanings, *gaps]
    return [fact.why_verdict, *meanings, *gaps]


def arithmetic(fact: Fact) -> tuple[list[str], list[str]]:
    """Return what each value commits to, and how far apart the values are, a line each."""
    positions = in_order(fact.positions)
    quantities = [p.value for p in positions if isinstance(p.value, Quantity)]
    if not quantities or len(quantities) < len(positions):
        return [], []
    if any(q.dimension == SCORE for q in quantities):
        # Two scores are no distance apart.
        return [], []
    unit, convert = common_unit(quantities)
    meanings = [
        f"{label} means {_interval(quantity, unit, convert=convert)}{_expected(fact, quantity)}"
        for label, quantity in zip(labels(positions), quantities, strict=True)
    ]
    return meanings, _gaps(quantities, unit, convert=convert)


def advice(fact: Fact, sources: Sources) -> str:
    """Return what an editor would do well to check first."""
    known = words.ADVICE_BY_VERDICT.get(fact.verdict) or words.ADVICE_BY_KIND[fact.kind]
    if fact.verdict is not Verdict.CONFLICT:
        return known
    source = None if fact.kind in WHO_SPOKE else shared_attribution(fact.positions)
    agency = _one_agency(fact.positions, sources)
    first = ""
    if source:
        first = words.ONE_SOURCE.format(source=source)
    elif agency:
        first = words.ONE_AGENCY.format(agency=agency)
    return f"{first} {known}".strip()


def derivation_of(fact: Fact, check: str) -> str:
    """Return the command that tells how a fact was found; it looks into checks/ unless told."""
    return f"atodds why {fact.id}{_naming(check)}"


def explaining(fact: Fact, check: str) -> str:
    """Return the command that says why a conflict stands, but for the reason."""
    return f"atodds explain {fact.id}{_naming(check)} --kind KIND --reason TEXT"


def why_apart(comparison: Comparison) -> str:
    """Return why two passages were not held against each other, in words."""
    vetoing = [e for e in by_weight(comparison.evidence) if e.vetoes]
    telling = [e for e in vetoing if e.name != NOTHING_REQUIRED]
    vetoes = [plain(e.detail) for e in telling or vetoing]
    if vetoes:
        return "; ".join(vetoes)
    if not comparison.comparable:
        return (
            f"too little says that they are one fact: {figures(comparison.score)} of the "
            f"{figures(comparison.threshold)} needed"
        )
    return plain(comparison.judgement.reason)


def reason_codes(comparison: Comparison) -> list[str]:
    """Return the names of the vetoes, or `too-little-evidence`."""
    vetoes = sorted({e.name for e in comparison.evidence if e.vetoes})
    if vetoes or comparison.verdict is not Verdict.INCOMPARABLE:
        return vetoes or [comparison.verdict.value]
    return ["too-little-evidence"]


def figures(number: float) -> str:
    """Return a sum of weights to one place."""
    return f"{number:.1f}"


def comparison_order(comparison: Comparison) -> tuple[str, ...]:
    """Return a key that sorts comparisons by rule and place."""
    return (comparison.rule, *_place(comparison.left), *_place(comparison.right))


def _naming(check: str) -> str:
    return "" if PurePath(check).parent == CHECKS else f" --check {plain(check)}"


def _place(assertion: Assertion) -> tuple[str, ...]:
    span = assertion.mention.span
    return assertion.document, f"{span.start:012d}", f"{span.end:012d}", slot_key(assertion)


def common_unit(quantities: Sequence[Quantity]) -> tuple[Unit | None, bool]:
    """Return the unit to reckon in, and whether amounts must be converted to it."""
    units = {q.unit.name for q in quantities if q.unit}
    first = next((q.unit for q in quantities if q.unit), None)
    if first is None or len(units) == 1:
        return first, False
    return Unit(first.base, first.dimension, first.base), first.dimension != COUNT


def _interval(quantity: Quantity, unit: Unit | None, *, convert: bool) -> str:
    words_ = interval_in_words(quantity.hard, quantity.unit)
    if not convert:
        return words_
    return f"{words_}, that is {interval_in_words(quantity.hard_base, unit)}"


def _expected(fact: Fact, quantity: Quantity) -> str:
    """Return what a reader takes the words to mean, where it is that which differs."""
    expected = expected_in_words(quantity) if fact.verdict is Verdict.DIVERGENCE else None
    return f"; a reader expects {expected}" if expected else ""


def _gaps(quantities: Sequence[Quantity], unit: Unit | None, *, convert: bool) -> list[str]:
    intervals = [q.hard_base if convert else q.hard for q in quantities]
    if any(a.meets(b) for a, b in combinations(intervals, 2)):
        return []
    gaps = [
        _gap(low.upper, high.lower, unit)
        for low, high in pairwise(intervals)
        if low.upper is not None and high.lower is not None
    ]
    return [gap for gap in gaps if gap]


def _gap(low: Fraction, high: Fraction, unit: Unit | None) -> str:
    if low == high:
        return f"They touch at {figure(low)}{unit_after(low, unit)} and share no amount"
    width = high - low
    return (
        f"Between {figure(low)} and {figure(high)} lies a gap of "
        f"{figure(width)}{_unit_of_difference(width, unit)}: no amount makes both true"
    )


def _unit_of_difference(width: Fraction, unit: Unit | None) -> str:
    """Two ages lie years apart, not years old."""
    return unit_after(width, unit).removesuffix(" old")


def _one_agency(positions: Sequence[Position], sources: Sources) -> str | None:
    """Return the agency whose copy every side has printed, if there is one."""
    sides = [sources.agencies(position.assertions) for position in positions]
    return min(frozenset.intersection(*sides), default=None) if sides else None
