"""Figures that find their equal in the other text, and so are at odds with nothing else in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from atodds.model import Assertion, Category, Comparison, Judgement, Quantity, Verdict


def without_answered(comparisons: Iterable[Comparison]) -> list[Comparison]:
    """Return the comparisons, conflicts that a better match explains turned into look-alikes.

    Where one text has 4 km and 7 km and the other 2.5 and 4.3 miles, each has its equal: 4 km
    against 4.3 miles is a comparison of two things.
    """
    judged = list(comparisons)
    answers = _answers(judged)
    return [_without_answer(c, answers) for c in judged]


def _answers(judged: Iterable[Comparison]) -> dict[tuple[Assertion, str], Assertion]:
    """Return, by assertion and other document, what it agrees with there."""
    answers: dict[tuple[Assertion, str], Assertion] = {}
    for comparison in judged:
        if _is_match(comparison):
            left, right = comparison.left, comparison.right
            answers.setdefault((left, right.document), right)
            answers.setdefault((right, left.document), left)
    return answers


def _is_match(comparison: Comparison) -> bool:
    if ("group" in comparison.left.hints) != ("group" in comparison.right.hints):
        # "Three boys and two girls died" leaves room for a fifth beside them.
        return False
    if comparison.verdict is Verdict.AGREE:
        return True
    if comparison.verdict is not Verdict.COMPATIBLE:
        return False
    # "The left leg" answers "the leg", of one person.
    return all(a.slot.profile and isinstance(a.value, Category) for a in _sides(comparison)) or all(
        isinstance(a.value, Quantity)
        and a.value.hard.lower is not None
        and a.value.hard.upper is not None
        for a in _sides(comparison)
    )


def _sides(comparison: Comparison) -> tuple[Assertion, Assertion]:
    return comparison.left, comparison.right


def _without_answer(
    comparison: Comparison, answers: dict[tuple[Assertion, str], Assertion]
) -> Comparison:
    if comparison.verdict is not Verdict.CONFLICT:
        return comparison
    left, right = comparison.left, comparison.right
    for mine, other in ((left, right), (right, left)):
        answer = answers.get((mine, other.document))
        if answer is not None and not _is_of_somebody_else(answer, mine, other):
            reason = (
                f"the same text also has {answer.mention.text!r}, as {mine.mention.text!r} says"
            )
            return replace(
                comparison,
                judgement=Judgement(Verdict.INCOMPARABLE, reason),
                lookalike=True,
            )
    return comparison


def _is_of_somebody_else(answer: Assertion, mine: Assertion, other: Assertion) -> bool:
    """Tell whether two figures are of one person by name, and the answer is of nobody named."""
    of = mine.slot.of
    return of is not None and ":" in of and other.slot.of == of != answer.slot.of
