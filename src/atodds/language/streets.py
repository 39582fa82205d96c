"""Addresses as keys: equal however they are abbreviated, and how two of them stand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from jellyfish import damerau_levenshtein_distance

STREET = "street"
"""The scheme of addresses, and the beginning of their keys."""
_LONG = 6
"""Names so long may be misspelled by a letter and still be one."""


class Stand(StrEnum):
    """How two addresses stand to each other."""

    SAME = "same"
    """Equal, or equal but for what one of them leaves out."""
    MEET = "meet"
    """On one street, one said more closely; or at a corner of it."""
    MISNAMED = "misnamed"
    """Of one name, but a street of another sort or side: Elm Road, Elm Lane."""
    MISNUMBERED = "misnumbered"
    """On one street, at numbers that a slip of the pen turns into each other."""
    APART = "apart"
    """Anything else: two places, or one that two streets lead to."""


@dataclass(frozen=True, slots=True, order=True)
class Street:
    """A street by its name, its sort and its side of the town, either of which may be left out."""

    name: str
    sort: str = ""
    side: str = ""


@dataclass(frozen=True, slots=True)
class Address:
    """A stretch of a street, the whole of it, or the corner of two."""

    streets: tuple[Street, ...]
    numbers: tuple[int, int] | None = None
    """The lowest and the highest number of the house or block."""

    @property
    def key(self) -> str:
        """All that is known, in one line."""
        streets = "+".join(f"{s.name}/{s.sort}/{s.side}" for s in sorted(self.streets))
        low, high = self.numbers or (0, 0)
        return f"{STREET}:{streets}:{low}-{high}"


def address_of(key: str) -> Address:
    """Return the address of a key."""
    _, streets, numbers = key.split(":")
    low, _, high = numbers.partition("-")
    return Address(
        tuple(Street(*street.split("/")) for street in streets.split("+")),
        (int(low), int(high)) if int(high) else None,
    )


def addresses_stand(mine: Address, other: Address) -> Stand:
    """Return how two addresses stand."""
    pairs = [
        (left, right)
        for left, right in product(mine.streets, other.streets)
        if _one_name(left.name, right.name)
    ]
    if not pairs:
        return Stand.APART
    if not any(_compatible(left, right) for left, right in pairs):
        return Stand.MISNAMED if _numbers_meet(mine, other) else Stand.APART
    if not _numbers_meet(mine, other):
        return Stand.MISNUMBERED if _slipped(mine, other) else Stand.APART
    whole = len(pairs) >= max(len(mine.streets), len(other.streets))
    return Stand.SAME if whole and bool(mine.numbers) == bool(other.numbers) else Stand.MEET


def _one_name(left: str, right: str) -> bool:
    if left == right:
        return True
    long = min(len(left), len(right)) >= _LONG and not any(c.isdigit() for c in left + right)
    return long and left[0] == right[0] and damerau_levenshtein_distance(left, right) <= 1


def _compatible(left: Street, right: Street) -> bool:
    return all(
        not mine or not other or mine == other
        for mine, other in ((left.sort, right.sort), (left.side, right.side))
    )


def _numbers_meet(mine: Address, other: Address) -> bool:
    if mine.numbers is None or other.numbers is None:
        return True
    return mine.numbers[0] <= other.numbers[1] and other.numbers[0] <= mine.numbers[1]


def _slipped(mine: Address, other: Address) -> bool:
    """Tell whether a digit was dropped, doubled or changed places with the next."""
    if mine.numbers is None or other.numbers is None:
        return False
    left, right = str(mine.numbers[0]), str(other.numbers[0])
    if damerau_levenshtein_distance(left, right) != 1:
        return False
    return len(left) != len(right) or sorted(left) == sorted(right)
