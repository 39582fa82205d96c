"""How many attacked: "a gunman opened fire" is one, "three men fired at the house" are three."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

import regex

from atodds.extract.context import Context
from atodds.extract.reading import inside
from atodds.language import Pattern
from atodds.lexicon import alternation, load
from atodds.model import (
    AmountMention,
    Assertion,
    Interval,
    Kind,
    Mention,
    Modifier,
    Quantity,
    Sentence,
    Slot,
    Unit,
)
from atodds.model.quantity import COUNT

ATTACKS = frozenset({"shooting", "attack", "stabbing"})
SLOT = Slot("attackers", "attacker")
UNIT = Unit("attacker", COUNT, "attacker")
ONE = Fraction(1)
MOST = 20
"""More fight a battle, and nobody counts them."""


@dataclass(frozen=True, slots=True)
class _Told:
    sentence: Sentence
    mention: Mention
    quantity: Quantity
    alone: bool = False
    """Whether it is said that there was no other."""


def attackers(context: Context) -> Iterator[Assertion]:
    """Yield how many attacked, where the whole text tells of one number of them.

    One who opens fire may be one of several: a text that speaks of gunmen tells of no single one.
    """
    told = [t for s in context.reading.sentences for t in _told_in(context, s)]
    many = [t for t in told if t.quantity.hard.lower != ONE]
    chosen = many or told
    if len({t.quantity.hard for t in chosen}) != 1:
        return
    if not many and not any(t.alone for t in told) and _tells_of_several(context):
        return
    for item in chosen:
        found = context.assertion(item.sentence, item.mention, Kind.PEOPLE, SLOT, item.quantity)
        if found.event.type in {*ATTACKS, None} and not found.event.background:
            yield found


def _told_in(context: Context, sentence: Sentence) -> Iterator[_Told]:
    text, span = context.reading.text, sentence.span
    for amount in inside(context.reading.amounts, span):
        if _are_attackers(text, sentence, amount):
            yield _Told(sentence, amount.mention, _of_attackers(amount.quantity))
    for name in ("alone", "one", "by one"):
        for match in _patterns()[name].finditer(text, span.start, span.end):
            mention = context.reading.cut(*match.span("who"))
            exact = Quantity(ONE, Modifier.EXACT, UNIT, Interval(ONE, ONE), Interval(ONE, ONE))
            yield _Told(sentence, mention, exact, alone=name == "alone")


def _are_attackers(text: str, sentence: Sentence, amount: AmountMention) -> bool:
    """Tell whether a count is of attackers: by its noun, or by what they did."""
    lower = amount.quantity.hard.lower
    if lower is None or not ONE < lower <= MOST or amount.noun is None:
        return False
    words = load("attackers")
    behind = text[amount.mention.span.end : sentence.span.end]
    if amount.noun in words["attackers"]:
        return not _patterns()["of"].match(behind)
    return amount.noun in words["anybody"] and bool(
        "shooting" in amount.qualifiers or _patterns()["act"].match(behind)
    )


def _of_attackers(quantity: Quantity) -> Quantity:
    """Return the count in one unit; so few are not rounded."""
    value = quantity.value
    if quantity.modifier is not Modifier.EXACT or not isinstance(value, Fraction):
        return Quantity(value, quantity.modifier, UNIT, quantity.hard, quantity.soft)
    return Quantity(value, Modifier.EXACT, UNIT, Interval(value, value), Interval(value, value))


def _tells_of_several(context: Context) -> bool:
    text = context.reading.text
    return any(
        _patterns()["several"].search(text, s.span.start, s.span.end)
        for s in context.reading.sentences
    )


@cache
def _patterns() -> dict[str, Pattern]:
    words = {name: alternation(listed) for name, listed in load("attackers").items()}
    people = rf"(?:{words['attackers']}|{words['anybody']})"
    between = rf"(?:(?!\b(?:{words['new_subject']})\b)[^.;]){{0,90}}?"
    numbers = alternation([*load("numbers")["ones"], *load("numbers")["teens"]])
    victim = rf"(?=(?:{words['victim']}|{numbers}|\d+)\b)"
    struck = rf"(?<!\b(?:{words['passive']})\s+)\b(?:{words['struck']})\s+(?-i:{victim})"
    act = rf"{between}(?:(?<!\b(?:{words['passive']})\s+)\b(?:{words['acts']})\b|{struck})"
    barred = rf"{words['new_subject']}|{words['another']}|an?|the|and|of"
    described = rf"(?:(?!(?:{barred})\b)[\p{{L}}\d-]+\s+){{0,3}}?"
    article = rf"\b(?:an?|one|the)\s+(?:(?:{words['alone']})\s+)?{described}"
    somebody = rf"(?:{article}{people}|\b(?:someone|somebody)|^{people})\b"
    return {
        name: Pattern(pattern, regex.IGNORECASE)
        for name, pattern in {
            "alone": rf"(?P<who>\b(?:{words['alone']})\s+(?:{words['attackers']}))\b",
            "one": rf"(?P<who>{somebody}){act}",
            "by one": rf"\b(?:{words['by']})\s+(?P<who>an?\s+{described}{people})\b",
            "act": rf"\s*{act}",
            "of": rf"\s+(?:who\s+)?(?:were|are)\s+(?:\p{{L}}+ly\s+)?(?:{words['suffered']})\b",
            "several": rf"(?<!\b(?:no|any|of|for)\s+)\b(?:(?:{words['several']})\b"
            rf"|(?:{words['another']})\s+(?:\p{{L}}+\s+)?{people}\s)",
        }.items()
    }
