"""Counts that no figure gives: "a 22-year-old man was stabbed to death" is one dead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache

import regex

from atodds.extract.context import Context
from atodds.extract.counted import class_of
from atodds.extract.figures import PREDICATE_KINDS
from atodds.language import base
from atodds.lexicon import alternation, load
from atodds.model import Assertion, Interval, Modifier, Quantity, Slot, Unit
from atodds.model.quantity import COUNT

SINGULAR_PATIENT = (
    r"(?<![\w-])(?:an?|one|another)\s+(?:(?:[\p{{Ll}}\d-]+)\s+){{0,4}}?(?P<noun>\p{{Ll}}+)"
    r"(?:,[^,.;]{{1,60}},)?\s+(?:who\s+)?(?:was|is|has been|had been|were)\s+(?:\p{{Ll}}+ly\s+)?"
    r"(?P<predicate>{predicates})\b"
)
ONE = Fraction(1)


def tolls(context: Context) -> Iterator[Assertion]:
    """Yield one dead, injured or arrested for a single person to whom that happened."""
    text = context.reading.text
    for sentence in context.reading.sentences:
        for name, pattern in _patterns():
            for match in pattern.finditer(text, sentence.span.start, sentence.span.end):
                noun = class_of(base(match["noun"]))
                if not noun.person:
                    continue
                quantity = Quantity(
                    ONE,
                    Modifier.EXACT,
                    Unit(noun.name, COUNT, noun.name),
                    Interval(ONE, ONE),
                    Interval(ONE, ONE),
                )
                found = context.assertion(
                    sentence,
                    context.reading.cut(match.start(), match.end("predicate")),
                    PREDICATE_KINDS[name],
                    Slot(name, "person" if noun.total else noun.name),
                    quantity,
                )
                yield replace(found, hints=found.hints | {"implicit"})


@cache
def _patterns() -> tuple[tuple[str, regex.Pattern[str]], ...]:
    predicates = load("predicates")
    return tuple(
        (
            name,
            regex.compile(
                SINGULAR_PATIENT.format(predicates=alternation(predicates[name]["after"]))
            ),
        )
        for name in PREDICATE_KINDS
    )
