"""People counted group by group: "two women, a man and a child"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

import regex

from atodds.extract.counted import kinds_of_people
from atodds.extract.reading import Reading, inside
from atodds.language import Pattern
from atodds.lexicon import alternation
from atodds.model import AmountMention, Modifier, Sentence, Span

BESIDE = Pattern(r"\s*(?:,|and|,\s*and|&)\s+(?:(?:his|her|their|its)\s+)?")
OUT_OF = Pattern(r"\s+of (?:them|whom|these|those)\b")
OPEN_BEFORE = Pattern(r"(?:,|\band)\s+$")
"""A list that something else opens: "three dogs, two men and a child"."""
ONE = "an?|another|his|her|their"
ANYBODY = frozenset({"person", "other"})
"""In a list they are whoever is left: "a driver and two others"."""
PAIR = 2
LARGEST = 99
"""Larger groups are rounded, and their sum says less than it seems to."""


@dataclass(frozen=True, slots=True)
class Group:
    """One group of people, and how many it has."""

    span: Span
    number: Fraction


def lists_of(reading: Reading, sentence: Sentence) -> Iterator[tuple[Group, ...]]:
    """Yield the runs of groups of people that a sentence sets side by side, in text order."""
    run: list[Group] = []
    for group in sorted(_groups(reading, sentence), key=lambda g: g.span):
        if run and not BESIDE.fullmatch(reading.text[run[-1].span.end : group.span.start]):
            yield tuple(run)
            run = []
        run.append(group)
    if run:
        yield tuple(run)


def is_one_of_several(reading: Reading, sentence: Sentence, span: Span) -> bool:
    """Tell whether other groups stand beside the one at `span`."""
    return any(
        len(run) > 1 and any(g.span.overlaps(span) for g in run)
        for run in lists_of(reading, sentence)
    )


def is_whole(reading: Reading, sentence: Sentence, run: Sequence[Group]) -> bool:
    """Tell whether a run is told from its beginning to its "and"."""
    last = reading.text[run[-2].span.end : run[-1].span.start] if len(run) > 1 else ""
    opened = OPEN_BEFORE.search(reading.text[sentence.span.start : run[0].span.start])
    ends = "and" in last or "&" in last or (len(run) == PAIR and _is_bare(reading, run[0]))
    return ends and not opened


def _is_bare(reading: Reading, group: Group) -> bool:
    """Tell whether a person is told of as headlines do: "Nurse, two others hurt"."""
    return reading.text[group.span.start : group.span.end].isalpha()


def _groups(reading: Reading, sentence: Sentence) -> Iterator[Group]:
    counted = [
        a
        for a in inside(reading.amounts, sentence.span)
        if _counts_people(a) and not OUT_OF.match(reading.text, a.mention.span.end)
    ]
    for amount in counted:
        if isinstance(amount.quantity.value, Fraction):
            yield Group(amount.mention.span, amount.quantity.value)
    for single in _single():
        for match in single.finditer(reading.text, sentence.span.start, sentence.span.end):
            span = Span(*match.span())
            if not any(a.mention.span.overlaps(span) for a in counted):
                yield Group(span, Fraction(1))


def _counts_people(amount: AmountMention) -> bool:
    quantity = amount.quantity
    return (
        (amount.noun in kinds_of_people() or amount.noun in ANYBODY)
        and quantity.modifier is Modifier.EXACT
        and isinstance(quantity.value, Fraction)
        and quantity.value <= LARGEST
    )


@cache
def _single() -> tuple[Pattern, ...]:
    """Return the patterns of one person, with an article or, in a headline, without."""
    kinds = alternation(kinds_of_people())
    return (
        Pattern(
            rf"(?<![\w-])(?:{ONE})\s+"
            rf"(?:(?!(?:of|and|the|{ONE})\b)[\p{{Ll}}\d][\p{{Ll}}\d-]*\s+){{0,3}}?(?:{kinds})\b",
            regex.IGNORECASE,
        ),
        Pattern(rf"(?m)^(?i:{kinds})(?=(?:,|\s+and|\s+&)\s+\w+\s+\p{{L}})"),
    )
