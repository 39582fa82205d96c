"""From a sentence to its amounts: figures, units, ranges, modifiers and what is counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from atodds.extract.amounts.admission import Candidate, is_amount
from atodds.extract.amounts.changes import change_of, trend_of
from atodds.extract.amounts.counted import (
    Counted,
    counted_after,
    counted_as,
    counted_before,
    counted_score,
    whole_after,
)
from atodds.extract.amounts.figures import Figure, figures_in
from atodds.extract.amounts.intervals import (
    Band,
    age_bands,
    bands,
    range_bands,
    score_bands,
    vague_bands,
)
from atodds.extract.amounts.joining import joined
from atodds.extract.amounts.measured import Measured, measured, with_letter_scale
from atodds.extract.amounts.modifiers import is_during, modifier_after, modifier_before, modifier_of
from atodds.extract.amounts.restating import tied
from atodds.extract.amounts.traps import traps_in
from atodds.extract.amounts.units import (
    AGE,
    FRACTION,
    SCORE,
    TEMPERATURE,
    TIME,
    counted_unit,
    difference,
)
from atodds.language import Pattern
from atodds.model import AmountMention, Change, Mention, Modifier, Quantity, Span, Unit
from atodds.model.quantity import COUNT

_ARTICLE = Pattern(r"(?i)\ban?[ ](?:\p{Ll}+[ ])?$")
_POINT = "point"
_LEVEL = Pattern(r"(?i)\b(?:to|at)[ ](?:(?:about|around|nearly|almost|just|over|under)[ ])?$")
_OR = {" or ", ", or ", " ("}
_OF_INFANTS = {"month old", "week old"}
_WINDOW = 30
"""Characters before a figure that tell whether an article or "to" stands there."""
_ROUNDED_FROM = 100
"""Counts from here on may be rounded; smaller ones are told exactly."""
_OF_THINGS = {"ratio", "mass", "volume", "area"}
"""Dimensions of which "of" tells the substance or the whole: "60% of voters"."""


@dataclass(frozen=True, slots=True)
class _Wording:
    """How the words around an amount widen it, and how far they reach."""

    manner: str
    start: int
    end: int


def amounts_in(text: str, sentence: Span) -> tuple[AmountMention, ...]:
    """Return the amounts that a sentence states, in text order.

    Args:
        text: the folded text of the document.
        sentence: where in it the sentence stands.
    """
    figures = list(figures_in(text, sentence.start, sentence.end))
    if not figures:
        return ()
    traps = traps_in(text, sentence.start, sentence.end)
    amounts = [
        measured(text, figure, sentence.start, sentence.end) for figure in _outside(figures, traps)
    ]
    found: list[AmountMention] = []
    for amount in joined(text, amounts, sentence.start):
        mention = _mention(text, amount, sentence, found)
        if mention is not None:
            found.append(mention)
    return tuple(tied(text, found))


def _outside(figures: Sequence[Figure], traps: Sequence[Span]) -> Iterator[Figure]:
    """Yield the figures that no trap touches; both are in text order."""
    following = 0
    for figure in figures:
        while following < len(traps) and traps[following].end <= figure.start:
            following += 1
        if following == len(traps) or traps[following].start >= figure.end:
            yield figure


def _mention(
    text: str, amount: Measured, sentence: Span, found: Sequence[AmountMention]
) -> AmountMention | None:
    amount, counted = _with_counted(text, amount, sentence)
    if amount.unit is None and _is_level_of_points(text, amount, sentence, found):
        amount = replace(amount, unit=counted_unit(_POINT))
    if not is_amount(Candidate(text, sentence.start, sentence.end, amount, counted)):
        return None
    wording = _wording(text, amount, sentence)
    if found and wording.start < found[-1].mention.span.end:
        wording = replace(wording, start=amount.low.start)
    return AmountMention(
        mention=Mention.cut(text, wording.start, wording.end),
        quantity=_quantity(text, amount, wording, sentence, found),
        counted=counted.phrase(text) if counted else None,
        noun=counted.noun if counted else None,
        qualifiers=counted.qualifiers if counted else (),
        per=amount.per,
        figure=Span((amount.high if amount.moved else amount.low).start, amount.high.end),
        trend=_trend(text, amount, wording, sentence, found),
    )


def _trend(
    text: str,
    amount: Measured,
    wording: _Wording,
    sentence: Span,
    found: Sequence[AmountMention],
) -> Change | None:
    if amount.moved:
        return Change.UP if amount.low.value < amount.high.value else Change.DOWN
    trend = trend_of(text, sentence.start, wording.start)
    # "lost 30 points, or 1 percent, to fall to 3,000": how far it fell is told already.
    told = found and trend == found[-1].quantity.change
    return None if told else trend


def _is_level_of_points(
    text: str, amount: Measured, sentence: Span, found: Sequence[AmountMention]
) -> bool:
    """Tell whether it is where an index arrived: "fell 30 points, or 1 percent, to 3,000"."""
    if not any(earlier.noun == _POINT for earlier in found):
        return False
    window = max(sentence.start, amount.start - _WINDOW)
    return _LEVEL.search(text, window, amount.start) is not None


def _with_counted(text: str, amount: Measured, sentence: Span) -> tuple[Measured, Counted | None]:
    """Return the amount with its counted noun as the unit, where it has no unit of measure."""
    if amount.unit == SCORE:
        return amount, counted_score(text, amount.end, sentence.end)
    if amount.unit is not None:
        return amount, _substance(text, amount, sentence)
    figure, end = amount.high, sentence.end
    after = max(amount.end, figure.end + len(figure.letter or ""))
    one = figure.value == 1 and not amount.is_range and not figure.letter
    window = max(sentence.start, amount.start - _WINDOW)
    an = _ARTICLE.search(text, window, amount.start) is not None
    counted = counted_after(text, after, end, one=one, an=an)
    if figure.letter:
        figures = (*amount.figures[:-1], with_letter_scale(figure))
        amount = replace(amount, figures=figures, end=after)
    if counted:
        whole = replace(amount, unit=counted_unit(counted.noun))
        return whole.with_per(text, counted.mention.span.end, end), counted
    counted = counted_as(text, amount.end, end) or counted_before(
        text, sentence.start, amount.start
    )
    if counted is None:
        return amount, None
    return replace(amount, unit=counted_unit(counted.noun)), counted


def _substance(text: str, amount: Measured, sentence: Span) -> Counted | None:
    """Return what a measure is of: "60% of voters", "two-thirds of the crew"."""
    unit = amount.unit
    if unit is None:
        return None
    of = text.startswith(" of ", amount.end) and unit.dimension in _OF_THINGS
    if not of and unit != FRACTION:
        return None
    if unit.dimension == "ratio" and unit != FRACTION:
        counted = counted_after(text, amount.end, sentence.end, one=False)
        return replace(counted, follows=False) if counted else None
    return whole_after(text, amount.end, sentence.end)


def _wording(text: str, amount: Measured, sentence: Span) -> _Wording:
    is_range = amount.is_range and amount.unit != SCORE
    plain = Modifier.BETWEEN if is_range else Modifier.EXACT
    if amount.moved:
        reached = modifier_before(text, amount.low.end, amount.high.start)
        manner = reached.manner if reached and reached.manner != Modifier.BETWEEN else None
        return _Wording(manner or amount.manner or Modifier.EXACT, amount.start, amount.end)
    if amount.opened:
        # "between about 10 and 20"
        inner = modifier_before(text, amount.start, amount.low.start)
        manner = inner.manner if inner and inner.manner == Modifier.ABOUT else plain
        return _Wording(manner, amount.start, amount.end)
    before = modifier_before(text, sentence.start, amount.start)
    timed = amount.unit is not None and amount.unit.dimension == TIME
    if before and timed and is_during(text, sentence.start, before, amount.end):
        before = None
    start = amount.start
    if before and (before.manner != Modifier.BETWEEN or is_range):
        if before.manner != Modifier.EXACT:
            return _Wording(before.manner, before.edge, amount.end)
        start = before.edge
    if amount.manner:
        return _Wording(amount.manner, start, amount.end)
    if after := modifier_after(text, amount.end, sentence.end):
        return _Wording(after.manner, start, after.edge)
    return _Wording(plain, start, amount.end)


def _quantity(
    text: str,
    amount: Measured,
    wording: _Wording,
    sentence: Span,
    found: Sequence[AmountMention],
) -> Quantity:
    hard, soft = _bands(amount, wording)
    change = _change(text, amount, wording, sentence, found)
    unit = amount.unit
    if change and unit and unit.dimension == TEMPERATURE:
        unit = difference(unit)
    return Quantity(
        value=_value(amount),
        modifier=Modifier.VAGUE if amount.low.expected else modifier_of(wording.manner),
        unit=unit,
        hard=hard,
        soft=soft,
        change=change,
    )


def _change(
    text: str,
    amount: Measured,
    wording: _Wording,
    sentence: Span,
    found: Sequence[AmountMention],
) -> Change | None:
    if amount.low.fold:
        return Change(amount.low.fold)
    span = Span(wording.start, wording.end)
    if change := change_of(text, sentence.start, span, amount.unit):
        return change
    # "grew by 4,000 jobs, or 2 percent": the same change told again.
    told_again = found and text[found[-1].mention.span.end : span.start] in _OR
    return found[-1].quantity.change if told_again else None


def _bands(amount: Measured, wording: _Wording) -> Band:
    low, high = amount.low, amount.high
    if low.expected:
        return vague_bands(low.value, low.expected)
    if amount.unit == SCORE:
        return score_bands(low.value, high.value)
    if amount.is_range and not amount.moved:
        return range_bands(low.value, high.value, wording.manner)
    if amount.unit and amount.unit.name in _OF_INFANTS and wording.manner == Modifier.EXACT:
        return age_bands(low.value, 1 / amount.unit.factor)
    whole = amount.unit is None or amount.unit.dimension == COUNT
    return bands(high.value, _rounding(high, amount.unit), wording.manner, whole=whole)


def _rounding(figure: Figure, unit: Unit | None) -> Fraction:
    """Return the unit of the last digit that may be rounded; 0 where none is.

    | figure                        | rounded to                    |
    |-------------------------------|-------------------------------|
    | an age                        | not at all                    |
    | a whole count below 100       | not at all                    |
    | "2.5 hours", "half a day"     | half the unit                 |
    | any other, 8,500 or 48 hours  | the last digit that is not 0  |
    """
    if unit and unit.dimension == AGE:
        return Fraction(0)
    if unit is None or unit.dimension == COUNT:
        exact = figure.value < _ROUNDED_FROM and figure.value.denominator == 1
        return Fraction(0) if exact else figure.step
    if unit.dimension == TIME and figure.value.denominator == 2:  # noqa: PLR2004  # a half
        return Fraction(1, 2)
    return figure.step


def _value(amount: Measured) -> Fraction | tuple[Fraction, Fraction] | None:
    if amount.low.expected:
        return None
    return (amount.low.value, amount.high.value) if amount.is_range else amount.low.value
