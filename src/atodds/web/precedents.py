"""What was said of conflicts like one: of the same rule, subject or values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.fuzz import token_set_ratio

from atodds.model import Conflict, Explanation

_MOST = 3
_RULE, _SUBJECT, _VALUES = 1.0, 1.0, 2.0
"""What being alike in each counts: values that come again weigh more than rules with many facts."""
_ALIKE = 0.7
"""From which likeness two subjects are about the same."""


@dataclass(frozen=True, slots=True)
class Precedent:
    """An explanation of another conflict, and wherein that one is like this one."""

    explanation: Explanation
    alike: tuple[str, ...]


def nearest(conflict: Conflict, explanations: Iterable[Explanation]) -> list[Precedent]:
    """Return the explanations of the conflicts most like one, the most alike first.

    One that is like it in nothing is left out; of two with one wording the nearer stands.
    """
    own = {conflict.fact.id, conflict.renamed_from}
    others = [e for e in explanations if e.conflict not in own]
    weighed = [(_likeness(conflict, e), e) for e in others]
    ordered = sorted(
        ((sum(alike.values()), Precedent(e, tuple(alike))) for alike, e in weighed if alike),
        key=lambda pair: (-pair[0], pair[1].explanation.conflict),
    )
    by_wording: dict[tuple[str, str], Precedent] = {}
    for _, one in ordered:
        by_wording.setdefault((one.explanation.kind, one.explanation.reason), one)
    return list(by_wording.values())[:_MOST]


def _likeness(conflict: Conflict, explanation: Explanation) -> dict[str, float]:
    likeness = {}
    if explanation.rule == conflict.fact.rule:
        likeness["same rule"] = _RULE
    about = token_set_ratio(explanation.subject or "", conflict.fact.subject) / 100
    if about >= _ALIKE:
        likeness["same subject"] = _SUBJECT * about
    if shared := conflict.values & explanation.values:
        every = conflict.values | explanation.values
        likeness["same values"] = _VALUES * len(shared) / len(every)
    return likeness
