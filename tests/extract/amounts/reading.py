"""One sentence read for its amounts."""

from __future__ import annotations

from atodds.extract.amounts import amounts_in
from atodds.model import AmountMention, Span


def read(text: str) -> tuple[AmountMention, ...]:
    """Return all amounts of a text that is one sentence."""
    return amounts_in(text, Span(0, len(text)))


def read_one(text: str) -> AmountMention:
    """Return the only amount of a sentence."""
    found = read(text)
    assert len(found) == 1, [amount.mention.text for amount in found]
    return found[0]
