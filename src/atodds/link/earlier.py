"""Evidence that two texts look back at one earlier event."""

from __future__ import annotations

import regex

from atodds.link.story import Story
from atodds.model import Assertion

Finding = tuple[str, float, str] | None

YEAR = regex.compile(r"\b(?:1[5-9]|20)\d\d\b")


def years_alike(left: Assertion, right: Assertion, story: Story) -> Finding:
    """Both tell of an earlier event and name its year, which dates it among others of its sort."""
    if not (left.event.background and right.event.background):
        return None
    shared = sorted(_years(left, story) & _years(right, story))
    return ("same-year", 1.0, f"both look back at {shared[0]}") if shared else None


def _years(assertion: Assertion, story: Story) -> set[str]:
    return set(YEAR.findall(assertion.sentence.of(story.documents[assertion.document].text)))
