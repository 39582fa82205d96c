"""The figures a document gives of one thing: a figure without a rival has one partner at most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from atodds.model import Assertion, Quantity

Question = tuple[str, ...]
"""What a figure answers, as far as its words tell: kind, aspect, thing and dimension."""

MOST_RIVALS = 6
"""A text full of figures of one thing, such as a table, gives none of them away by elimination."""


@dataclass(frozen=True, slots=True)
class Rivals:
    """By document and question, the different amounts given in answer."""

    given: Mapping[tuple[str, Question], tuple[Quantity, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, assertions: Iterable[Assertion]) -> Rivals:
        """Gather the amounts of all documents; what is long past rivals nothing of today."""
        given: dict[tuple[str, Question], dict[Quantity, None]] = defaultdict(dict)
        for assertion in assertions:
            question = None if assertion.event.background else question_of(assertion)
            if question and isinstance(assertion.value, Quantity):
                given[assertion.document, question].setdefault(assertion.value)
        return cls({key: tuple(amounts) for key, amounts in given.items()})

    def leave_only(self, left: Assertion, right: Assertion) -> bool:
        """Tell whether each is the one figure in its document that can answer to the other.

        Figures that find their equal elsewhere in the other document answer to that: where one
        text has 60 cranes and 17, and the other 60 and 14, the 17 and the 14 are left.
        """
        question = question_of(left)
        if question is None or question != question_of(right):
            return False
        mine = self.given.get((left.document, question), ())
        other = self.given.get((right.document, question), ())
        if max(len(mine), len(other)) > MOST_RIVALS:
            return False
        return _all_others_answered(left, right, mine, other) and _all_others_answered(
            right, left, other, mine
        )


def question_of(assertion: Assertion) -> Question | None:
    """Return what an amount answers, None for what is no amount."""
    value = assertion.value
    if not isinstance(value, Quantity):
        return None
    slot = assertion.slot
    return assertion.kind.value, slot.aspect, slot.of or "", value.dimension or ""


def _all_others_answered(
    left: Assertion, right: Assertion, mine: Iterable[Quantity], other: Iterable[Quantity]
) -> bool:
    """Tell whether every other figure of the left text has its equal in the right one."""
    if not (isinstance(left.value, Quantity) and isinstance(right.value, Quantity)):
        return False
    partner = right.value.hard_base
    elsewhere = [q for q in other if not q.hard_base.meets(partner)]
    rest = [q for q in mine if not any(_is_equal(q, o) for o in elsewhere)]
    own = left.value.hard_base
    return left.value in rest and all(q.hard_base.meets(own) for q in rest)


def _is_equal(left: Quantity, right: Quantity) -> bool:
    told = left.value is not None and right.value is not None
    return told and left.hard_base.meets(right.hard_base)
