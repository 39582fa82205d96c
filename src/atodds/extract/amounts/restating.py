"""Amounts said twice, in two units: "50 miles (80 km)"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from atodds.extract.amounts.intervals import bands
from atodds.language import Pattern
from atodds.model import AmountMention, Modifier, Quantity
from atodds.model.quantity import COUNT

_NOT_SHARED = {Modifier.EXACT, Modifier.BETWEEN, Modifier.VAGUE}


def tied(text: str, mentions: Iterable[AmountMention]) -> Iterator[AmountMention]:
    """Yield the amounts with each that says the one before again tied to it."""
    previous: AmountMention | None = None
    for mention in mentions:
        found = mention
        if previous and _says_again(text, previous, mention):
            first = previous.same_as or previous.mention.span
            found = replace(mention, same_as=first, quantity=_as_modified(mention, previous))
        yield found
        previous = found


def _says_again(text: str, first: AmountMention, second: AmountMention) -> bool:
    one, other = first.quantity.unit, second.quantity.unit
    if one is None or other is None or one == other:
        return False
    if one.dimension != other.dimension or one.dimension == COUNT:
        return False
    between = text[first.mention.span.end : second.mention.span.start]
    if between in {" / ", "/"}:
        return True
    return between == " (" and _CLOSING.match(text, second.mention.span.end) is not None


def _as_modified(mention: AmountMention, first: AmountMention) -> Quantity:
    """Return the second saying with the first one's modifier, where it has none of its own."""
    quantity, modifier = mention.quantity, first.quantity.modifier
    value, halo = quantity.value, quantity.hard
    own = quantity.modifier is not Modifier.EXACT or modifier in _NOT_SHARED
    if own or not isinstance(value, Fraction) or halo.lower is None or halo.upper is None:
        return quantity
    hard, soft = bands(value, halo.upper - halo.lower, modifier, whole=False)
    return replace(quantity, modifier=modifier, hard=hard, soft=soft)


_CLOSING = Pattern(r"[^()]{0,40}\)")
