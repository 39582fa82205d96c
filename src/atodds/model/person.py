"""Somebody unnamed, as far as a text tells who it is."""

from __future__ import annotations

from dataclasses import dataclass

from atodds.model.quantity import Interval

SOMEBODY = "unnamed person"
"""In place of a person's key where the text gives no name: anybody, as far as that tells."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What a text tells of a person beside the name, by which somebody unnamed may be known."""

    features: frozenset[str] = frozenset()
    """What the nouns tell, such as male, infant, culprit."""
    nouns: frozenset[str] = frozenset()
    """The nouns themselves in the singular, such as son or bartender."""
    fate: str | None = None
    """What befell the person, such as killed, or that it is laid to his charge."""
    age: Interval | None = None
    """In years, where it is told beside what is asserted."""
    several: bool = False
    """Whether it is said of several at once: "two women, 19 and 44"."""
