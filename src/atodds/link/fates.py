"""Counts of which one tells what those counted did or what happened to them, and one does not."""

from __future__ import annotations

from atodds.lexicon import load
from atodds.link.sameness import EVERYBODY, same_number
from atodds.link.story import Story
from atodds.model import Assertion, Kind

Finding = tuple[str, float, str] | None

UNTOLD = frozenset({"count", "group"})
"""Aspects that tell nothing of what those counted did or what happened to them."""


def fate_untold(left: Assertion, right: Assertion, story: Story) -> Finding:
    """One alone tells what those counted did: with another figure they may be others."""
    del story
    if left.kind is not Kind.PEOPLE or same_number(left, right) or not _one_is_untold(left, right):
        return None
    told = right if left.slot.aspect in UNTOLD else left
    return "fate-untold", 1.0, f"one does not say that they are the people {told.slot.aspect}"


def may_be_anybody(left: Assertion, right: Assertion) -> bool:
    """Tell whether the men whom one text counts may be the people of whom the other tells more."""
    nouns = load("nouns")[EVERYBODY]["nouns"]
    return _one_is_untold(left, right) and all(a.slot.of in nouns for a in (left, right))


def _one_is_untold(left: Assertion, right: Assertion) -> bool:
    return (left.slot.aspect in UNTOLD) != (right.slot.aspect in UNTOLD)
