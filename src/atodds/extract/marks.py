"""Amounts and times of a text, each figure read as one of them and never as both."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import datetime

from atodds.extract.amounts import amounts_in
from atodds.extract.times import times_of
from atodds.model import AmountMention, Modifier, Sentence, Span, TimeMention, Timex

YEAR_DIGITS = 4


def amounts_and_times(
    text: str, sentences: Sequence[Sentence], published: datetime | None
) -> tuple[tuple[AmountMention, ...], tuple[TimeMention, ...]]:
    """Return the amounts and the times of the sentences, both in text order.

    A date or clock time takes its figures to itself: 14 in "14 March" is no amount. A bare year
    gives way to an amount that has a unit, a noun or a modifier: "more than 1500 customers".
    """
    times = times_of(text, sentences, published)
    amounts = [a for s in sentences for a in amounts_in(text, s.span)]
    counting = [_figure(a) for a in amounts if _counts_something(a)]
    dates = [t.mention.span for t in times if t.timex in {Timex.DATE, Timex.TIME}]
    years = {d for d in dates if _is_bare_year(d.of(text)) and _overlap(d, counting)}
    dates = [d for d in dates if d not in years]
    return (
        tuple(a for a in amounts if not _overlap(_figure(a), dates)),
        tuple(t for t in times if t.mention.span not in years),
    )


def _figure(amount: AmountMention) -> Span:
    return amount.figure or amount.mention.span


def _counts_something(amount: AmountMention) -> bool:
    modified = amount.quantity.modifier is not Modifier.EXACT
    return modified or amount.noun is not None or amount.quantity.unit is not None


def _is_bare_year(words: str) -> bool:
    return len(words) == YEAR_DIGITS and words.isdigit()


def _overlap(span: Span, others: Sequence[Span]) -> bool:
    """Tell whether a span meets one of others that are in text order and never overlap."""
    at = bisect_left(others, span.end, key=lambda other: other.start) - 1
    return at >= 0 and others[at].overlaps(span)
