"""Counts that no figure gives: "a 22-year-old man was stabbed to death" is one dead."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache

import regex

from atodds.extract.context import Context
from atodds.extract.counted import class_of
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
NUMBERS = {
    "a": 1,
    "an": 1,
    "another": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
NUMBER = r"(?:an?|another|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
SOME_PEOPLE = (
    rf"{NUMBER}\s+(?:(?!of\b|and\b)[\p{{Ll}}\d][\p{{Ll}}\d-]*\s+){{0,3}}?"
    r"(?:m[ae]n|wom[ae]n|boys?|girls?|child(?:ren)?|kids?|teens?|teenagers?|infants?|bab(?:y|ies)"
    r"|civilians?|soldiers?|officers?|adults?|males?|females?|toddlers?)"
)
PEOPLE_LISTED = regex.compile(
    rf"(?<![\w-]|,\s|and\s)(?i:{SOME_PEOPLE})(?:,\s+{SOME_PEOPLE}){{0,4}},?\s+and\s+{SOME_PEOPLE}\b"
)
"""Several counts that make one: "two women, a man and a child"."""
COUNT_LISTED = regex.compile(rf"(?i)(?<![\w-])({NUMBER})\s+(?!of\b)")


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
    text = context.reading.text
    for sentence in context.reading.sentences:
        for match in PEOPLE_LISTED.finditer(text, sentence.span.start, sentence.span.end):
            mention = context.reading.cut(*match.span())
            predicate = happened_to(text, sentence, match.span())
            if predicate not in PREDICATE_KINDS:
                continue
            total = Fraction(sum(map(_number, COUNT_LISTED.findall(match.group()))))
            interval = Interval(total, total)
            unit = Unit("person", COUNT, "person")
            yield context.assertion(
                sentence,
                mention,
                PREDICATE_KINDS[predicate],
                Slot(predicate, "person"),
                Quantity(total, Modifier.EXACT, unit, interval, interval),
            )


def _number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


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
