"""Somebody unnamed, as far as a text tells who it is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """What a text tells of a person beside the name, by which somebody unnamed may be known."""

    features: frozenset[str] = frozenset()
    """What the nouns tell, such as male, infant, culprit."""
    nouns: frozenset[str] = frozenset()
    """The nouns themselves in the singular, such as son or bartender."""
    fate: str | None = None
    """What befell the person, such as killed, or that it is laid to his charge."""
    several: bool = False
    """Whether it is said of several at once: "two women, 19 and 44"."""
