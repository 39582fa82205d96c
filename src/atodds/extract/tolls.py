"""Counts that no figure gives: "a 31-year-old woman was shot dead" is one dead."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache

import regex

from atodds.extract.context import Context
from atodds.extract.counted import class_of
from atodds.extract.groups import is_whole, lists_of
from atodds.extract.headcounts import PREDICATE_KINDS
from atodds.extract.predicates import happened_to
from atodds.extract.reading import inside
from atodds.language import base
from atodds.lexicon import alternation, load
from atodds.model import Assertion, Interval, Modifier, Quantity, Slot, Span, Unit
from atodds.model.quantity import COUNT

SINGULAR_PATIENT = (
    r"(?<![\w-])(?i:an?|one|another)\s+(?:(?!of\b)[\p{{Ll}}\d-]+\s+){{0,4}}?(?P<noun>\p{{Ll}}+)"
    r"(?:,[^,.;]{{1,60}},)?\s+(?:who\s+)?(?:was|is|has been|had been)\s+(?:\p{{Ll}}+ly\s+)?"
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
                if not noun.person or _is_counted(context, match.span()):
                    continue
                quantity = Quantity(
                    ONE,
                    Modifier.AT_LEAST,
                    Unit(noun.name, COUNT, noun.name),
                    Interval(ONE, None),
                    Interval(ONE, None),
                )
                yield context.assertion(
                    sentence,
                    context.reading.cut(match.start(), match.end("predicate")),
                    PREDICATE_KINDS[name],
                    Slot(name, "person" if noun.total else noun.name),
                    quantity,
                )


def sums(context: Context) -> Iterator[Assertion]:
    """Yield how many were killed or hurt in all where they are listed group by group."""
    reading = context.reading
    for sentence in reading.sentences:
        for run in lists_of(reading, sentence):
            start, end = run[0].span.start, run[-1].span.end
            predicate = happened_to(reading.text, sentence, (start, end))
            if predicate not in PREDICATE_KINDS or not is_whole(reading, sentence, run):
                continue
            total = sum((group.number for group in run), Fraction(0))
            interval = Interval(total, total)
            unit = Unit("person", COUNT, "person")
            yield context.assertion(
                sentence,
                reading.cut(start, end),
                PREDICATE_KINDS[predicate],
                Slot(predicate, "person"),
                Quantity(total, Modifier.EXACT, unit, interval, interval),
            )


def _is_counted(context: Context, at: tuple[int, int]) -> bool:
    return any(
        a.quantity.dimension in {COUNT, None} for a in inside(context.reading.amounts, Span(*at))
    )


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
