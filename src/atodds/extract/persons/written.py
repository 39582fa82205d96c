"""Ages as they are written: "a 25-year-old", "ages 6, 8 and 11", "a man, 34, was hurt"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

import regex

from atodds.extract.persons.nouns import nouns
from atodds.extract.reading import Reading, inside
from atodds.language import Pattern
from atodds.lexicon import alternation, load
from atodds.model import Interval, Modifier, Quantity, Sentence, Span, Unit

YEAR = Unit("year old", "age", "year old")
UNITS = {
    "year": YEAR,
    "month": Unit("month old", "age", "year old", Fraction(1, 12)),
    "week": Unit("week old", "age", "year old", Fraction(28, 1461)),
    "day": Unit("day old", "age", "year old", Fraction(4, 1461)),
}
OLDEST = 119
LETTER = Pattern(r"\p{L}")
CUES = Pattern(r"\d|\bold\b|-old|\bage|ty-\p{L}", regex.IGNORECASE)
GAP = Pattern(r"(?:\s|,|and\b|&)*")
NEEDED = {
    "old": "old",
    "of age": "of age",
    "cut short": "old",
    "aged": "age",
    "behind": ", ",
    "in brackets": "(",
    "who is": "who",
}
"""What a sentence must hold to hold such a form: looking for it is much quicker."""
LIMITS = {Modifier.AT_LEAST, Modifier.AT_MOST, Modifier.MORE_THAN, Modifier.LESS_THAN}
LISTING = {"aged", "behind", "in brackets", "who is"}
"""Forms in which the age stands behind the noun, and several ages may follow each other."""


@dataclass(frozen=True, slots=True)
class WrittenAge:
    """An age, and where it stands."""

    span: Span
    quantity: Quantity
    whole: Span
    """With the other ages of a list: "men, 23 and 38"."""
    before: bool = False
    """Whether it stands before the noun or name it belongs to: "a 25-year-old plumber"."""


def written_ages(reading: Reading, sentence: Sentence) -> list[WrittenAge]:
    """Return the ages in a sentence whose form alone shows them, in text order, none overlapping.

    A figure behind a name, as in "Ann Example, 27", is left to whoever knows the names.
    """
    found = list(_inexact(reading, sentence))
    for age in _in_sentence(reading.text, sentence):
        if not any(age.span.overlaps(other.span) for other in found):
            found.append(age)
    return sorted((a for a in found if _is_somebodys(a.quantity)), key=lambda a: a.span)


def age_of(words: str, unit: str = "year") -> Quantity | None:
    """Return the age that figures or words give in a unit, None where nobody is.

    A child of 18 months is a one-year-old as well; one of 11 months is nothing else.
    """
    value = Fraction(number_in(words))
    if unit == "year" and value > OLDEST:
        return None
    year = 1 / UNITS[unit].factor
    full = value // year * year
    exact = Interval(value, value)
    return Quantity(value, Modifier.EXACT, UNITS[unit], Interval(full or value, value), exact)


def number_in(words: str) -> int:
    """Return the number below 120 that figures or words give: "27", "twenty-seven"."""
    if words.isdigit():
        return int(words)
    numbers = load("numbers")
    known = numbers["ones"] | numbers["teens"] | numbers["tens"]
    return sum(int(known[part]) for part in regex.split(r"[ -]", words.lower()))


@cache
def number() -> str:
    """Return the pattern of a number of years below 120, in figures or words."""
    words = load("numbers")
    tens, ones, teens = (alternation(words[name]) for name in ("tens", "ones", "teens"))
    return rf"(?:1[01]\d|[1-9]?\d|(?:{tens})(?:[ -](?:{ones})\b)?|{teens}|{ones})"


def _inexact(reading: Reading, sentence: Sentence) -> Iterator[WrittenAge]:
    """Yield "in his 60s", "about 30 years old" and limits of age, as amounts are read."""
    for amount in inside(reading.amounts, sentence.span):
        quantity = amount.quantity
        if quantity.dimension != "age" or not LETTER.search(amount.mention.text):
            continue
        if isinstance(quantity.value, tuple) or quantity.modifier is not Modifier.EXACT:
            yield WrittenAge(amount.mention.span, quantity, amount.mention.span)


def _is_somebodys(quantity: Quantity) -> bool:
    """Tell whether it is an age and no limit of age, such as "18 or over"."""
    return isinstance(quantity.value, tuple) or quantity.modifier not in LIMITS


def _in_sentence(text: str, sentence: Sentence) -> Iterator[WrittenAge]:
    start, end = sentence.span.start, sentence.span.end
    if not CUES.search(text, start, end):
        return
    sentence_words = text[start:end].lower()
    for name, pattern in _patterns().items():
        if NEEDED[name] not in sentence_words:
            continue
        for match in pattern.finditer(text, start, end):
            unit = (match.capturesdict().get("unit") or ["year"])[0].lower()
            begin = match.start()
            for (_, stop), words in zip(match.spans("n"), match.captures("n"), strict=True):
                last = match.end() if name not in LISTING else stop
                quantity = age_of(words, unit)
                if quantity:
                    yield WrittenAge(
                        Span(begin, last), quantity, Span(*match.span()), before=name not in LISTING
                    )
                begin = _after_gap(text, stop)


def _after_gap(text: str, at: int) -> int:
    gap = GAP.match(text, at)
    return gap.end() if gap else at


@cache
def _patterns() -> dict[str, Pattern]:
    n = rf"(?P<n>{number()})"
    listed = rf"{n}(?:,\s+{n})*(?:,?\s+(?:and|&)\s+{n})?"
    some = rf"\b(?:{alternation(nouns())})"
    closes = r"(?=\s*(?:[,.;:)]|$)|\s+(?:and|is|was|were|are|has|had|of|from|who|dies|died)\b)"
    no_range = r"(?!\s*(?:-|to\b|or\b|and\s+(?:over|older|up|above|under|younger)\b))(?![\d,.]*\d)"
    starts = r"(?<![\w.,$-])"
    months = r"(?:\s+(?P<unit>month|week)s\b)?"
    return {
        name: Pattern(pattern, regex.IGNORECASE)
        for name, pattern in {
            "old": rf"{starts}{n}[ -]+(?P<unit>year|month|week|day)s?(?:[ -]year)?[ -]+old\b",
            "of age": rf"{starts}{n}\s+(?P<unit>year|month|week)s\s+of\s+age\b",
            "cut short": rf"{starts}{n}-(?=(?:,|\s+and)\s+(?:an?\s+)?{number()}[ -]year[ -]old)",
            "aged": rf"\b(?:aged|ages?(?:\s+(?:are|were))?),?:?\s+{listed}\b{no_range}{months}",
            "behind": rf"{some},\s+(?:both\s+)?(?!\p{{L}}+\s+of\b|one\b){listed}\b{months}{closes}",
            "in brackets": rf"{some}\s*\({n}\)",
            "who is": rf"{some},?\s+who\s+(?:is|was|turned)\s+{n}\b{closes}",
        }.items()
    }
