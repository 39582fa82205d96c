"""What a figure without a noun counts: the people of "about 6,700 marched"."""

from __future__ import annotations

from functools import cache

import regex

from atodds.extract.counted import NounClass, class_of
from atodds.extract.reading import Reading
from atodds.language import Pattern
from atodds.lexicon import alternation, load
from atodds.model import AmountMention, Sentence

REACH = 70
A_CROWD = 100
"""Fewer people are no crowd that police and organisers count."""
CLASSES = ("person", "worker")


def implied(reading: Reading, sentence: Sentence, amount: AmountMention) -> NounClass | None:
    """Return whom a bare figure counts by the words around it, None where they do not tell."""
    if amount.quantity.dimension is not None or amount.counted or amount.per:
        return None
    span, text = amount.mention.span, reading.text
    before = text[max(sentence.span.start, span.start - REACH) : span.start]
    after = text[span.end : min(sentence.span.end, span.end + REACH)]
    for name, (ahead, behind) in _patterns().items():
        if behind.match(after) or (ahead.search(before) and _ends_phrase().match(after)):
            return class_of(name)
    lower = amount.quantity.hard.lower
    if lower is None or lower < A_CROWD or not _ends_clause().match(after):
        return None
    return class_of("person") if _counted_crowd().search(before) else None


@cache
def _patterns() -> dict[str, tuple[Pattern, Pattern]]:
    listed = load("implied")
    return {
        name: (
            Pattern(rf"\b(?:{alternation(listed[name]['before'])})\s+$", regex.IGNORECASE),
            Pattern(
                rf"\s+(?:who\s+|have\s+|had\s+|\p{{L}}+ly\s+){{0,2}}?"
                rf"(?:{alternation(listed[name]['behind'])})\b",
                regex.IGNORECASE,
            ),
        )
        for name in CLASSES
    }


@cache
def _counted_crowd() -> Pattern:
    words = {name: alternation(load("implied")[name]) for name in ("counters", "counted_at")}
    return Pattern(
        rf"\b(?:{words['counters']})\b[^.;]{{0,40}}\b(?:{words['counted_at']})\s+$"
        r"|\bput (?:the|its|their) (?:crowd|turnout|attendance|number|figure)\b[^.;]{0,50}\bat\s+$",
        regex.IGNORECASE,
    )


@cache
def _ends_phrase() -> Pattern:
    return Pattern(r"(?!\s*(?:%|-|per\b|percent\b|a\s|an\s|\p{Ll}+s\b(?<!was|is|has|as)))")


@cache
def _ends_clause() -> Pattern:
    return Pattern(r"\s*(?:[.,;)]|$|(?:but|and|while|against|on|in|at)\b)")
