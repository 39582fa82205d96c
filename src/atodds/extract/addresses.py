"""Addresses: a house, a block, a corner or a street, and what is said to have happened there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from atodds.extract.context import Context
from atodds.extract.streets import Found, street_alone, street_at
from atodds.extract.whereabouts import matter_at
from atodds.language import Pattern
from atodds.language.streets import STREET, Address, Street
from atodds.lexicon import alternation, load
from atodds.model import Assertion, Category, Kind, Slot, Span

BEGINNING = Pattern(
    r"(?<![\d$£€#.,:/-])(?P<block>\d{2,5})(?:\s+(?:and|to)\s+(?P<last>\d{2,5}))?(?:\s+|-)blocks?\s+of\s+(?:the\s+)?"
    r"|\b(?P<corner>intersection|corner)\s+of\s+(?:the\s+)?"
    r"|\b[Aa]t\s+(?P<bare>\d{3,5})\s+"
    r"|(?<![\d$£€#.,:/-])(?P<house>\d{1,5})\s+"
    r"|\b(?P<on>[Oo]n|along|off|[Nn]ear|[Aa]t|area\s+of)\s+(?:the\s+)?"
    r"|\b(?P<between>between)\s+(?:the\s+)?"
    r"|\b(?:[Ii]n|to|of|from|down|up|onto|behind|outside|by|past|and|towards?)\s+(?:the\s+)?"
)
"""What an address begins with."""
NUMBERS = ("block", "bare", "house")
CROSSING = Pattern(r"\s+(?:and|&|at|near)\s+(?:the\s+)?")
DATED = Pattern(
    r"\b(?:(?!From|Near|Outside|Behind)\p{Lu}\p{Ll}{2,8}\.?\s+(?:[12]?\d|3[01])"
    r"|(?i:in|since|by|until|of)\s+(?:19|20)\d\d)$"
)
"""A number of a day or year: "On June 12 Xxxx Street was closed", "In 2014 Xxxx Street"."""
LONGEST_MONTH = 12
A_HUNDRED = 100


def addresses(context: Context) -> Iterator[Assertion]:
    """Yield where each address puts what the sentence tells of."""
    text = context.reading.text
    for sentence in context.reading.sentences:
        for span, address in addresses_in(text, sentence.span):
            mention = context.reading.cut(span.start, span.end)
            yield context.assertion(
                sentence,
                mention,
                Kind.PLACE,
                Slot("address", matter_at(text, sentence, span)),
                Category(STREET, address.key, mention.text),
            )


def addresses_in(text: str, within: Span) -> Iterator[tuple[Span, Address]]:
    """Yield the addresses of a stretch of text with their places, in text order."""
    if not _worth_reading().search(text, within.start, within.end):
        return
    done = within.start
    for match in BEGINNING.finditer(text, within.start, within.end, overlapped=True):
        if match.start() < done:
            continue
        read = _corner(text, match, within.end) or _stretch(text, match, within.end)
        if read:
            start, address, done = read
            yield Span(start, done), address


Read = tuple[int, Address, int]
"""Where an address begins, what it is, where it ends."""


def _corner(text: str, match: regex.Match[str], end: int) -> Read | None:
    """Return the corner of two streets: "Elm Street and Oak Road", "the corner of Elm and Oak"."""
    if any(match[name] for name in (*NUMBERS, "between")):
        return None
    start, at_corner = match.end(), bool(match["corner"])
    first = street_at(text, start, end, sure=True)
    alone = first is None
    first = first or street_alone(text, start, end)
    between = CROSSING.match(text, first.end, end) if first else None
    if first is None or between is None:
        return None
    second = street_at(text, between.end(), end, sure=True)
    if second is None and at_corner:
        second = street_alone(text, between.end(), end)
    if second is None or (alone and not (at_corner or second.plural)):
        return None
    streets = tuple(_with_sort(found, second) for found in (first, second))
    return start, Address(streets), second.end


def _with_sort(found: Found, last: Found) -> Street:
    """Return a street with the sort that stands behind both: "Elm and Oak Streets"."""
    street = found.street
    if street.sort or not last.plural:
        return street
    return Street(street.name, last.street.sort, street.side)


def _stretch(text: str, match: regex.Match[str], end: int) -> Read | None:
    """Return the house, the block or the street."""
    number = next((name for name in NUMBERS if match[name]), None)
    if number and _is_dated(text, match.start(number), match.end(number)):
        return None
    sure = bool(number or match["on"])
    found = street_at(text, match.end(), end, sure=sure)
    if found is None and (match["block"] or match["bare"]):
        found = street_alone(text, match.end(), end)
    if found is None:
        return None
    start = match.start(number) if number else match.end()
    return start, Address((found.street,), _numbers(match)), found.end


def _is_dated(text: str, start: int, end: int) -> bool:
    return bool(DATED.search(text[max(0, start - LONGEST_MONTH) : end]))


def _numbers(match: regex.Match[str]) -> tuple[int, int] | None:
    """Return the numbers of the house or block: the 900 block runs from 900 to 999."""
    house = match["house"] or match["bare"]
    if house:
        return int(house), int(house)
    if not match["block"]:
        return None
    low, high = int(match["block"]), int(match["last"] or match["block"])
    return low, high + A_HUNDRED - high % A_HUNDRED - 1


@cache
def _worth_reading() -> Pattern:
    streets = load("streets")
    sorts = alternation(f for sort, short in streets["types"].items() for f in (sort, *short))
    roads = alternation(streets["numbered"])
    return Pattern(
        rf"\bblocks?\s+of\b|\bcorner of\b|\bat \d{{3,5}} \p{{Lu}}"
        rf"|\p{{Lu}}\S*\s(?i:{sorts})s?\b|\d(?:st|nd|rd|th)\s(?i:{sorts})\b|(?i:{roads})\s*\d|\bI-\d"
    )
