"""An amount as one record of the extraction output."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from atodds.extract.amounts.units import CURRENCY, FRACTION, currency_name
from atodds.model import AmountMention, Quantity
from atodds.model.quantity import COUNT


def quantity_record(mention: AmountMention, document: str) -> dict[str, Any]:
    """Return the amount as a JSON object of type `quantity`, offsets in code points."""
    quantity = mention.quantity
    change = quantity.change or mention.trend
    lower, upper = _ends(quantity)
    return {
        "document": document,
        "type": "quantity",
        "start": mention.mention.span.start,
        "end": mention.mention.span.end,
        "exact": mention.mention.text,
        "value": _value(quantity),
        "lower": lower,
        "upper": upper,
        "modifier": quantity.modifier.value,
        "unit": _unit(mention),
        "dimension": quantity.dimension,
        "counted": _counted(mention),
        "change": change.value if change else None,
    }


def _counted(mention: AmountMention) -> str | None:
    """Return the counted phrase, with what it is per where that follows: "calls a minute"."""
    if mention.counted is None:
        return None
    start, whole = mention.counted.span.start, mention.mention
    if mention.per and mention.quantity.dimension == COUNT and whole.span.start < start:
        return max(mention.counted.text, whole.text[start - whole.span.start :], key=len)
    return mention.counted.text


def _ends(quantity: Quantity) -> tuple[int | float | None, int | float | None]:
    if quantity.dimension == "score" and isinstance(quantity.value, tuple):
        return _number(min(quantity.value)), _number(max(quantity.value))
    return _number(quantity.hard.lower), _number(quantity.hard.upper)


def _value(quantity: Quantity) -> int | float | list[int | float | None] | None:
    if isinstance(quantity.value, tuple):
        return [_number(end) for end in quantity.value]
    return _number(quantity.value)


def _number(value: Fraction | None) -> int | float | None:
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else float(value)


def _unit(mention: AmountMention) -> str | None:
    unit = mention.quantity.unit
    if unit is None:
        return None
    if unit == FRACTION and mention.noun:
        # "a third of the houses" is so many houses.
        return mention.noun
    if mention.per is None:
        return unit.name
    # A rate is no currency: "$3 a barrel" is in dollars per barrel.
    name = currency_name(unit.name) if unit.dimension == CURRENCY else unit.name
    return f"{name} per {mention.per.name}"
