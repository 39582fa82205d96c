"""Values of which there can be but one: a text with two is misread, or tells of two things."""

from __future__ import annotations

from atodds.model import Category, Quantity, Value


def may_be_one(mine: Value, other: Value) -> bool:
    """Tell whether both can be said of one: amounts that meet, one word said more closely."""
    if isinstance(mine, Quantity) and isinstance(other, Quantity):
        return mine.hard_base.meets(other.hard_base)
    if isinstance(mine, Category) and isinstance(other, Category):
        return mine.key == other.key or mine.key in other.within or other.key in mine.within
    return False
