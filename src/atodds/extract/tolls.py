"""Counts that no figure gives: "a 31-year-old woman was shot dead" is one dead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache

from atodds.extract.context import Context
from atodds.extract.counted import class_of
from atodds.extract.groups import is_whole, lists_of
from atodds.extract.headcounts import PREDICATE_KINDS
from atodds.extract.predicates import happened_to
from atodds.extract.reading import inside
from atodds.language import Pattern, base
from atodds.lexicon import alternation, load
from atodds.model import Assertion, Interval, Modifier, Quantity, Slot, Span, Unit
from atodds.model.quantity import COUNT

PATIENT = (
    r"(?<![\w-])(?i:an?|one|another)\s+(?:(?!(?:of|and|an?|the)\b)[\p{Ll}\d-]+\s+){0,4}?(?P<noun>\p{Ll}{3,})"
    r"(?![\w'-])"
)
ASIDE = r"(?:,[^,.;]{1,60},)?"
ONE = Fraction(1)


def tolls(context: Context) -> Iterator[Assertion]:
    """Yield one dead, injured or arrested for a single person to whom that happened."""
    text = context.reading.text
    for sentence in context.reading.sentences:
        taken: set[tuple[str, int]] = set()
        for name, pattern in _patterns():
            for match in pattern.finditer(text, sentence.span.start, sentence.span.end):
                noun = class_of(base(match["noun"].lower()))
                told = (name, match.start("noun"))
                if not noun.person or told in taken or _is_counted(context, match.span()):
                    continue
                taken.add(told)
                yield context.assertion(
                    sentence,
                    context.reading.cut(match.start(), match.end()),
                    PREDICATE_KINDS[name],
                    Slot(name, "person" if noun.total else noun.name),
                    _people(Interval(ONE, None), Modifier.AT_LEAST, noun.name),
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
            found = context.assertion(
                sentence,
                reading.cut(start, end),
                PREDICATE_KINDS[predicate],
                Slot(predicate, "person"),
                _people(Interval(total, total), Modifier.EXACT),
            )
            yield replace(found, hints=frozenset({"group", "list"}))


def _people(interval: Interval, modifier: Modifier, noun: str = "person") -> Quantity:
    return Quantity(interval.lower, modifier, Unit(noun, COUNT, noun), interval, interval)


def _is_counted(context: Context, at: tuple[int, int]) -> bool:
    return any(
        a.quantity.dimension in {COUNT, None} for a in inside(context.reading.amounts, Span(*at))
    )


@cache
def _patterns() -> tuple[tuple[str, Pattern], ...]:
    return tuple(
        (name, Pattern(pattern))
        for name in PREDICATE_KINDS
        for pattern in _forms(name, load("predicates")[name])
    )


def _forms(name: str, entry: dict[str, list[str]]) -> Iterator[str]:
    """Yield the ways to tell of one person: passive, active, as an object, in a headline."""
    words = load("tolls")
    manner = r"(?:\p{Ll}+ly\s+)?"
    passive = (
        rf"(?:who\s+)?(?:was|is|has been|had been)\s+{manner}(?:{alternation(entry['after'])})"
    )
    yield rf"{PATIENT}{ASIDE}\s+{passive}\b"
    verbs = alternation(entry["before"])
    yield rf"(?i:\b(?:{verbs}))\s+{PATIENT}"
    if name in words["active"]:
        yield rf"{PATIENT}{ASIDE}\s+{manner}(?:{alternation(words['active'][name])})\b"
    if name in words["complement"]:
        left, state = alternation(words["left"]), alternation(words["complement"][name])
        yield rf"(?i:\b(?:{left}))\s+{PATIENT}\s+{manner}(?:{state})\b"
    if name in words["headline"]:
        state = alternation(words["headline"][name])
        yield (
            rf"^(?:(?!The\b)\p{{Lu}}[\p{{L}}-]*\s+)?(?P<noun>\p{{Lu}}?\p{{Ll}}{{2,}})\s+(?i:{state})"
            rf"(?=\s*(?:$|[,:;]|(?:{alternation(words['behind_headline'])})\b))"
        )
