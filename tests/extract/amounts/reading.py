"""One sentence read for its amounts, and values as tables of cases write them."""

from __future__ import annotations

from fractions import Fraction

from atodds.extract.amounts import amounts_in
from atodds.model import AmountMention, Span

Value = int | float | str | tuple[int | float | str, int | float | str] | None


def read(text: str) -> tuple[AmountMention, ...]:
    """Return all amounts of a text that is one sentence."""
    return amounts_in(text, Span(0, len(text)))


def read_one(text: str) -> AmountMention:
    """Return the only amount of a sentence."""
    found = read(text)
    assert len(found) == 1, [amount.mention.text for amount in found]
    return found[0]


def as_fractions(value: Value) -> Fraction | tuple[Fraction, Fraction] | None:
    """Return a value as amounts hold it: exact."""
    if value is None:
        return None
    if isinstance(value, tuple):
        return Fraction(str(value[0])), Fraction(str(value[1]))
    return Fraction(str(value))
