"""Values that are no amounts: one of a closed list, a place, a person, an office."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Category:
    """One value of a scheme, such as `telephone` of `mode` or `paris` of `place`."""

    scheme: str
    key: str
    text: str = field(compare=False)
    """As written."""
    within: frozenset[str] = field(default=frozenset(), compare=False)
    """Keys of what it is part of or an instance of; naming one of them is no contradiction."""
