"""Comparisons gathered into facts: what several sources say in answer to one question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from atodds.config import Rule
from atodds.judge.subjects import subject_of
from atodds.model import Assertion, Category, Comparison, Document, Fact, Position, Verdict

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
    joined = [c for c in judged if c.verdict is not Verdict.INCOMPARABLE]
    groups = _groups(joined, [c for c in judged if _holds_apart(c, rule)])
    number_of = {member: number for number, group in enumerate(groups) for member in group}
    held: dict[int | None, list[Comparison]] = defaultdict(list)
    for c in joined:
        if number_of.get(c.left) == number_of.get(c.right):
            held[number_of.get(c.left)].append(c)
    parts = (part for number, group in enumerate(groups) for part in _parts(group, held[number]))
    return tuple(_fact(group, within, rule, documents) for group, within in parts)


def _holds_apart(comparison: Comparison, rule: Rule) -> bool:
    """Tell whether the two must not meet in one fact: vetoed, or at odds for a reason found.

    Thin evidence holds nothing apart: where a better pair carries the conflict, it joins in.
    """
    if any(e.vetoes and e.name != THIN for e in comparison.evidence):
        return True
    return comparison.lookalike and comparison.score >= rule.conflict_threshold


def _groups(
    joined: Sequence[Comparison], apart: Iterable[Comparison]
) -> list[frozenset[Assertion]]:
    foes: dict[Assertion, set[Assertion]] = defaultdict(set)
    for c in apart:
        foes[c.left].add(c.right)
        foes[c.right].add(c.left)
    group_of = {a: _Group({a}, set(foes[a])) for c in joined for a in (c.left, c.right)}
    for c in sorted(joined, key=_best_first):
        left, right = group_of[c.left], group_of[c.right]
        if left is right or not left.foes.isdisjoint(right.members):
            continue
        larger, smaller = sorted((left, right), key=lambda g: len(g.members), reverse=True)
        larger.members |= smaller.members
        larger.foes |= smaller.foes
        group_of.update(dict.fromkeys(smaller.members, larger))
    different = {id(group): group for group in group_of.values()}
    several = (frozenset(g.members) for g in different.values() if len(g.members) > 1)
    return sorted(several, key=lambda g: min(map(_reading_order, g)))


@dataclass(slots=True)
class _Group:
    """Assertions of one fact so far, and all that are kept apart from any of them."""

    members: set[Assertion]
    foes: set[Assertion]


def _parts(
    group: frozenset[Assertion], held: Sequence[Comparison]
) -> list[tuple[frozenset[Assertion], list[Comparison]]]:
    """Part what is at odds from what is merely told beside it, such as a superseded toll.

    Each part comes with the comparisons within it.
    """
    odds = {a for c in held if c.verdict is Verdict.CONFLICT for a in (c.left, c.right)}
    if not odds:
        return [(group, list(held))]
    for c in held:
        if c.verdict is Verdict.AGREE and (c.left in odds or c.right in odds):
            odds |= {c.left, c.right}
    rest = group - odds
    at_odds = [c for c in held if c.left in odds and c.right in odds]
    beside = [c for c in held if c.left in rest and c.right in rest]
    return [(frozenset(odds), at_odds), *([(rest, beside)] if beside else [])]


def _best_first(comparison: Comparison) -> tuple[float, tuple[object, ...], tuple[object, ...]]:
    return -comparison.score, _reading_order(comparison.left), _reading_order(comparison.right)


def _reading_order(assertion: Assertion) -> tuple[object, ...]:
    """Order assertions as they stand; one title may name two offices."""
    value, mention = assertion.value, assertion.mention
    key = value.key if isinstance(value, Category) else ""
    return assertion.document, mention.span, assertion.slot.aspect, mention.text, key


def _fact(
    group: frozenset[Assertion],
    within: Iterable[Comparison],
    rule: Rule,
    documents: Mapping[str, Document],
) -> Fact:
    held = sorted(within, key=lambda c: (LOUDEST_FIRST.index(c.verdict), _best_first(c)))
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
    first_of = {a.value: a for a in group}
    equal = [(first_of[a.value], a) for a in group]
    members = [sorted(m, key=_reading_order) for m in _united(group, agreed + equal)]
    positions = [Position(m[0].value, tuple(m)) for m in members]
    return tuple(sorted(positions, key=lambda p: _published_order(p, documents)))


def _united(
    members: Iterable[Assertion], pairs: Iterable[tuple[Assertion, Assertion]]
) -> list[set[Assertion]]:
    """Return the sets into which the pairs join the members."""
    set_of = {member: {member} for member in members}
    for left, right in pairs:
        smaller, larger = sorted((set_of[left], set_of[right]), key=len)
        if smaller is not larger:
            larger |= smaller
            set_of.update(dict.fromkeys(smaller, larger))
    return list({id(one): one for one in set_of.values()}.values())


def _published_order(position: Position, documents: Mapping[str, Document]) -> tuple[object, ...]:
    first = min(str(documents[a.document].published or "9999") for a in position.assertions)
    return first, _reading_order(position.assertions[0])


def _why_same(comparison: Comparison) -> str:
    told = sorted(
        (e for e in comparison.evidence if e.weight > 0), key=lambda e: (-e.weight, e.name)
    )
    return "; ".join(e.detail for e in told)
