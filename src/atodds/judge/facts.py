"""Comparisons gathered into facts: what several sources say in answer to one question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from atodds.config import Rule
from atodds.judge.subjects import subject_of
from atodds.model import Assertion, Comparison, Document, Fact, Position, Verdict

LOUDEST_FIRST = (
    Verdict.CONFLICT,
    Verdict.PARTY_DISPUTE,
    Verdict.DIVERGENCE,
    Verdict.UPDATE,
    Verdict.COMPATIBLE,
    Verdict.AGREE,
)

THIN = "nothing-required"
"""A pair without the evidence that its rule asks for is not known to be two facts."""


def facts_of(
    comparisons: Iterable[Comparison], rule: Rule, documents: Mapping[str, Document]
) -> tuple[Fact, ...]:
    """Return the facts of one rule: groups in which no two assertions were kept apart.

    Pairs are joined best evidence first; a pair whose two groups hold assertions that a veto
    keeps apart is left alone, so that London's five hours never meet Paris's four.
    """
    judged = list(comparisons)
    apart = {_pair(c) for c in judged if _holds_apart(c, rule)}
    joined = [c for c in judged if c.verdict is not Verdict.INCOMPARABLE]
    groups = [part for group in _groups(joined, apart) for part in _parts(group, joined)]
    return tuple(_fact(group, joined, rule, documents) for group in groups)


def _holds_apart(comparison: Comparison, rule: Rule) -> bool:
    """Tell whether the two must not meet in one fact: vetoed, or at odds for a reason found.

    Thin evidence holds nothing apart: where a better pair carries the conflict, it joins in.
    """
    if any(e.vetoes and e.name != THIN for e in comparison.evidence):
        return True
    return comparison.lookalike and comparison.score >= rule.conflict_threshold


def _pair(comparison: Comparison) -> frozenset[Assertion]:
    return frozenset((comparison.left, comparison.right))


def _groups(
    joined: Sequence[Comparison], apart: set[frozenset[Assertion]]
) -> list[frozenset[Assertion]]:
    group_of: dict[Assertion, frozenset[Assertion]] = {}
    for comparison in sorted(joined, key=_best_first):
        left = group_of.get(comparison.left, frozenset({comparison.left}))
        right = group_of.get(comparison.right, frozenset({comparison.right}))
        if left == right or any(frozenset((a, b)) in apart for a in left for b in right):
            continue
        union = left | right
        group_of.update(dict.fromkeys(union, union))
    return sorted(set(group_of.values()), key=lambda g: min(map(_reading_order, g)))


def _parts(group: frozenset[Assertion], joined: Sequence[Comparison]) -> list[frozenset[Assertion]]:
    """Part what is at odds from what is merely told beside it, such as a superseded toll."""
    held = [c for c in joined if c.left in group and c.right in group]
    odds = {a for c in held if c.verdict is Verdict.CONFLICT for a in (c.left, c.right)}
    if not odds:
        return [group]
    for comparison in held:
        if comparison.verdict is Verdict.AGREE and not odds.isdisjoint(_pair(comparison)):
            odds |= _pair(comparison)
    rest = group - odds
    told = any(c.left in rest and c.right in rest for c in held)
    return [frozenset(odds), rest] if told else [frozenset(odds)]


def _best_first(comparison: Comparison) -> tuple[float, tuple[object, ...], tuple[object, ...]]:
    return -comparison.score, _reading_order(comparison.left), _reading_order(comparison.right)


def _reading_order(assertion: Assertion) -> tuple[object, ...]:
    return assertion.document, assertion.mention.span, assertion.slot.aspect, assertion.mention.text


def _fact(
    group: frozenset[Assertion],
    joined: Sequence[Comparison],
    rule: Rule,
    documents: Mapping[str, Document],
) -> Fact:
    held = sorted(
        (c for c in joined if c.left in group and c.right in group),
        key=lambda c: (LOUDEST_FIRST.index(c.verdict), _best_first(c)),
    )
    decisive = held[0]
    return Fact(
        id="",
        rule=rule.name,
        kind=decisive.left.kind,
        subject=subject_of(group),
        verdict=decisive.verdict,
        positions=_positions(group, held, documents),
        why_same=_why_same(decisive),
        why_verdict=decisive.judgement.reason,
        comparisons=tuple(held),
        title=rule.title,
    )


def _positions(
    group: frozenset[Assertion], held: Sequence[Comparison], documents: Mapping[str, Document]
) -> tuple[Position, ...]:
    """Gather the assertions whose values are one; the values in the order they were published."""
    agreed = [(c.left, c.right) for c in held if c.verdict is Verdict.AGREE]
    equal = [pair for pair in combinations(group, 2) if pair[0].value == pair[1].value]
    members = [sorted(m, key=_reading_order) for m in _united(group, agreed + equal)]
    positions = [Position(m[0].value, tuple(m)) for m in members]
    return tuple(sorted(positions, key=lambda p: _published_order(p, documents)))


def _united(
    members: Iterable[Assertion], pairs: Iterable[tuple[Assertion, Assertion]]
) -> set[frozenset[Assertion]]:
    """Return the sets into which the pairs join the members."""
    set_of = {member: frozenset({member}) for member in members}
    for left, right in pairs:
        union = set_of[left] | set_of[right]
        set_of.update(dict.fromkeys(union, union))
    return set(set_of.values())


def _published_order(position: Position, documents: Mapping[str, Document]) -> tuple[object, ...]:
    first = min(str(documents[a.document].published or "9999") for a in position.assertions)
    return first, _reading_order(position.assertions[0])


def _why_same(comparison: Comparison) -> str:
    told = sorted(
        (e for e in comparison.evidence if e.weight > 0), key=lambda e: (-e.weight, e.name)
    )
    return "; ".join(e.detail for e in told)
