"""How a source fared in a run."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Health:
    """What a source has given tonight."""

    source: str
    """As the check file names it."""
    read: int
    """Articles that it gave."""
    new: int
    """Of these, the ones that no run before has seen as they are now."""
    failed: int
    """Files, pages or items that could not be read."""
    said: str = ""
    """Why it gave less than it should, where that is so."""
