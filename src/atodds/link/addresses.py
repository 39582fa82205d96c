"""Evidence that two addresses are of one place, or that one of them is a slip for the other."""

from __future__ import annotations

from atodds.language.streets import STREET, Stand, address_of, addresses_stand
from atodds.link.story import Story
from atodds.model import Assertion, Category

Finding = tuple[str, float, str] | None
SLIPS = {Stand.MISNAMED, Stand.MISNUMBERED}


def addresses_alike(left: Assertion, right: Assertion, story: Story) -> Finding:
    """Both give one address, or two that differ as slips of the pen do."""
    del story
    mine, other = left.value, right.value
    if not (isinstance(mine, Category) and isinstance(other, Category)):
        return None
    if not mine.scheme == other.scheme == STREET:
        return _site(left, right)
    here, there = address_of(mine.key), address_of(other.key)
    stand = addresses_stand(here, there)
    if stand in SLIPS:
        return _slip(left, right)
    if stand is Stand.APART:
        return None
    if here.numbers and there.numbers:
        return "same-address", 1.0, f"both give {mine.text}"
    return "same-street", 1.0, f"both name the street of {mine.text}"


def _slip(left: Assertion, right: Assertion) -> Finding:
    """Return what nearly one address is worth: nothing where two matters are told."""
    mine, other = left.slot.of, right.slot.of
    if mine is not None and other is not None and mine != other:
        return "matters-differ", 1.0, f"one is about {mine}, the other about {other}"
    return (
        "slip-in-address",
        1.0,
        f"{left.mention.text} and {right.mention.text} are nearly the same",
    )


def _site(left: Assertion, right: Assertion) -> Finding:
    """Return what one named site is worth: there is but one Alder Inn in a story."""
    mine, other = left.value, right.value
    if left.slot.aspect != "site" or right.slot.aspect != "site" or mine != other:
        return None
    return "same-site", 1.0, f"both name {left.mention.text}"
