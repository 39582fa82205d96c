"""Where somebody was hurt and how often: "stabbed in the arm", "shot three times"."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache

import regex

from atodds.extract.persons import Said
from atodds.extract.reading import Reading, inside
from atodds.language import Pattern
from atodds.lexicon import alternation, load
from atodds.model import Category, Interval, Kind, Modifier, Quantity, Sentence, Span, Unit
from atodds.model.quantity import COUNT

WOUND = "wound"
HITS = "hits"
REACH = 60
TIME = Unit("time", COUNT, "time")
ADVERBS = {"once": Fraction(1), "twice": Fraction(2), "thrice": Fraction(3)}


def wounds(reading: Reading, sentence: Sentence) -> Iterator[Said]:
    """Yield each place of a wound; of "stabbed in the right arm and the neck" both."""
    text = reading.text
    for match in _wound().finditer(text, sentence.span.start, sentence.span.end):
        parts = zip(match.captures("part"), match.spans("part"), strict=True)
        for word, (start, end) in parts:
            key = _parts()[word.lower()]
            before = text[max(match.start(), start - REACH) : start].lower().split()
            side = next((w for w in before[-2:] if w in load("wounds")["sides"]), None)
            value = _place(key, side, word)
            yield Said(WOUND, value, Span(match.start(), end), start, fate="shot")


def hits(reading: Reading, sentence: Sentence) -> Iterator[Said]:
    """Yield how often somebody was shot or stabbed, where no further count follows.

    "Twice in the arm and once in the leg" counts each place by itself.
    """
    counted = [*_adverbs(reading.text, sentence), *_times(reading, sentence)]
    if not counted:
        return
    span, quantity = max(counted, key=lambda c: c[0])
    begins = [_begins(reading.text, sentence, s) for s, _ in counted]
    if begins.count(None) == len(counted) - 1 and (last := _begins(reading.text, sentence, span)):
        yield Said(HITS, quantity, span, last, Kind.THINGS, fate="shot")


def _begins(text: str, sentence: Sentence, count: Span) -> int | None:
    """Return behind whom to look for who was hit, None where the count is of something else."""
    before = text[sentence.span.start : count.start]
    if passive := _patterns()["was hit"].search(before):
        return sentence.span.start + passive.start()
    return count.start if _patterns()["hit whom"].search(before) else None


def _adverbs(text: str, sentence: Sentence) -> Iterator[tuple[Span, Quantity]]:
    for match in _patterns()["adverb"].finditer(text, sentence.span.start, sentence.span.end):
        number = ADVERBS[match.group().lower()]
        exact = Interval(number, number)
        yield Span(*match.span()), Quantity(number, Modifier.EXACT, TIME, exact, exact)


def _times(reading: Reading, sentence: Sentence) -> Iterator[tuple[Span, Quantity]]:
    for amount in inside(reading.amounts, sentence.span):
        if amount.noun == TIME.name:
            yield amount.mention.span, amount.quantity


def _place(part: str, side: str | None, word: str) -> Category:
    within = frozenset(load("wounds")["within"].get(part, ()))
    if side is None:
        return Category(WOUND, part, word, within)
    sided = frozenset(f"{side} {p}" for p in within)
    return Category(WOUND, f"{side} {part}", f"{side} {word}", within | sided | {part})


@cache
def _parts() -> dict[str, str]:
    return {word: part for part, words in load("wounds")["parts"].items() for word in words}


@cache
def _patterns() -> dict[str, Pattern]:
    verbs = alternation(load("wounds")["hit"])
    return {
        "was hit": Pattern(
            rf"\b(?:was|been|being|got)\s+(?:\p{{L}}+ly\s+)?(?:{verbs})\s+$", regex.IGNORECASE
        ),
        "hit whom": Pattern(rf"\b(?:{verbs})\s+(?:[\p{{L}}.'-]+\s+){{1,3}}$", regex.IGNORECASE),
        "adverb": Pattern(rf"\b(?:{alternation(ADVERBS)})\b", regex.IGNORECASE),
    }


@cache
def _wound() -> Pattern:
    words = load("wounds")
    part = alternation(_parts())
    listed = rf"(?:(?:{alternation(words['before'])})\s+){{0,5}}(?P<part>{part})\b(?!\s+of\b)"
    further = r"(?:,|,?\s+and|\s+or)\s+(?:(?:once|twice|also)\s+)?(?:in\s+|to\s+)?"
    return Pattern(
        rf"\b(?:{alternation(words['wounding'])})\b"
        r"(?:(?!\b(?:and|but|after|while|when)\b)[^.;:]){0,60}?"
        rf"\b(?:in|to|on|through|into|across)\s+{listed}(?:{further}{listed}){{0,4}}",
        regex.IGNORECASE,
    )
