"""What the amounts of a text assert: how many, how long, how much."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import regex

from atodds.extract.contests import is_margin
from atodds.extract.context import Context
from atodds.extract.headcounts import headcount
from atodds.extract.measures import slot_of
from atodds.extract.reading import inside
from atodds.extract.standing import is_interim, is_whole_of_part
from atodds.language import Pattern
from atodds.lexicon import alternation, load
from atodds.model import (
    AmountMention,
    Assertion,
    Kind,
    Sentence,
    Slot,
)
from atodds.model.quantity import COUNT

KINDS = {
    "currency": Kind.MONEY,
    "ratio": Kind.PERCENT,
    "length": Kind.DISTANCE,
    "area": Kind.SIZE,
    "volume": Kind.SIZE,
    "mass": Kind.SIZE,
    "speed": Kind.SIZE,
    "temperature": Kind.SIZE,
    "magnitude": Kind.SIZE,
    "angle": Kind.SIZE,
    "power": Kind.SIZE,
    "energy": Kind.SIZE,
    "electricity": Kind.SIZE,
    "torque": Kind.SIZE,
    "force": Kind.SIZE,
    "pressure": Kind.SIZE,
    "data": Kind.SIZE,
    "data rate": Kind.SIZE,
    "frequency": Kind.SIZE,
    "fuel economy": Kind.SIZE,
    "sound": Kind.SIZE,
    "radiation": Kind.SIZE,
    "caliber": Kind.SIZE,
}
EARLIER = Pattern(
    r"\b(?:up|down|higher|lower)\s+(?:from|than)\s+(?:(?:just|about|only|nearly|around)\s+)?$"
)
"""Before the level at which a share stood before it moved: "up from 54 per cent"."""
TOLD_ELSEWHERE = {"age", "score", "time"}
"""Ages have readers of their own, and so have ballots, matches and lengths of time."""


def figures(context: Context) -> Iterator[Assertion]:
    """Yield an assertion for each amount that answers a question: how many, how long, how much."""
    for sentence in context.reading.sentences:
        for amount in inside(context.reading.amounts, sentence.span):
            if amount.quantity.dimension in TOLD_ELSEWHERE or is_margin(
                context.reading, sentence, amount
            ):
                continue
            read = headcount if amount.quantity.dimension in {COUNT, None} else _measure
            assertion = read(context, sentence, amount)
            if assertion:
                hints = assertion.hints | set(_standing(context, sentence, amount))
                yield replace(assertion, hints=hints)


def _standing(context: Context, sentence: Sentence, amount: AmountMention) -> Iterator[str]:
    """Yield what the sentence says of any figure's standing, whatever it measures."""
    if is_interim(sentence.span.of(context.reading.text)):
        yield "interim"
    if is_whole_of_part(context.reading, sentence, amount):
        yield "whole"


def _measure(context: Context, sentence: Sentence, amount: AmountMention) -> Assertion | None:
    dimension = amount.quantity.dimension
    kind = KINDS.get(dimension or "", Kind.OTHER)
    before = context.reading.text[sentence.span.start : amount.mention.span.start]
    slot = Slot("amount", dimension)
    if _margin().search(before):
        slot = Slot("amount", f"{dimension} margin")
    elif kind is Kind.PERCENT:
        slot = _of_rate(context, sentence, amount, before) or slot
    elif kind in {Kind.DISTANCE, Kind.SIZE}:
        slot = slot_of(context.reading, sentence, amount) or slot
    return context.assertion(sentence, amount.mention, kind, slot, amount.quantity)


def _of_rate(
    context: Context, sentence: Sentence, amount: AmountMention, before: str
) -> Slot | None:
    """Return the rate whose level a share is, not by how much it moved or where it stood before."""
    if EARLIER.search(before):
        return Slot("amount", "earlier ratio")
    return None if amount.quantity.change else slot_of(context.reading, sentence, amount)


@cache
def _margin() -> Pattern:
    """Match what leads to a margin, which is no measure of the thing: "broke the record by 2 m"."""
    return Pattern(
        rf"\b(?:{alternation(load('changes')['outdoing'])})\b(?:\s+[\w',-]+){{0,6}}?\s+by\s+$",
        regex.IGNORECASE,
    )
