"""What stands at one place of two sentences that are told alike, and what at two."""

from __future__ import annotations

from atodds.link.alignment import Alignment
from atodds.link.contrast import one_frame
from atodds.link.story import Story
from atodds.model import Assertion, Moment, Quantity

FULLY_ALIGNED = 6.0
"""The strength from which on two sentences could not be more alike."""
TOLD_ALIKE = 0.5
"""From which likeness on one value at one place is one fact, whatever the context is read to be."""


def sentences_aligned(
    left: Assertion, right: Assertion, story: Story
) -> tuple[str, float, str] | None:
    """The two stand at one place, or at two places, of sentences that are told alike."""
    aligned = story.alignment(left, right)
    if aligned is None:
        return None
    places = aligned.answers(left.mention.span, right.mention.span)
    if places is None:
        return None
    amount = _how_alike(aligned)
    if places and _figures_differ(left, right) and one_frame(left.mention, right.mention, aligned):
        return "one-form", amount, "their sentences are one form, told of two things"
    if places:
        return "aligned-sentences", amount, "both stand at one place of sentences told alike"
    if _one_value(left, right):
        return None
    return "aligned-elsewhere", amount, "they stand at two places of sentences told alike"


def told_alike(left: Assertion, right: Assertion, story: Story) -> bool:
    """Tell whether the two give the same value at one place of sentences told alike."""
    aligned = story.alignment(left, right)
    if aligned is None or _how_alike(aligned) < TOLD_ALIKE:
        return False
    return _one_value(left, right) and bool(aligned.answers(left.mention.span, right.mention.span))


def _one_value(left: Assertion, right: Assertion) -> bool:
    mine, other = left.value, right.value
    if isinstance(mine, Quantity) and isinstance(other, Quantity):
        return mine.value == other.value and mine.hard_base.meets(other.hard_base)
    if isinstance(mine, Moment) and isinstance(other, Moment):
        return mine.meets(other) or left.mention.text == right.mention.text
    return mine == other


def _figures_differ(left: Assertion, right: Assertion) -> bool:
    return isinstance(left.value, Quantity | Moment) and not _one_value(left, right)


def _how_alike(aligned: Alignment) -> float:
    return min(aligned.strength / FULLY_ALIGNED, 1.0) * aligned.likeness
