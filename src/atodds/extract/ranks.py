"""Ranks: the third-largest, the second time, in seventh place, a third term."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache

import regex

from atodds.extract.context import Context
from atodds.language import base
from atodds.lexicon import alternation, load
from atodds.model import Assertion, Interval, Kind, Modifier, Quantity, Slot

PLACE = "place"
END = r"(?=\s*(?:[.,;)]|$)|\s+(?:in|with|on|at|behind|ahead|of|and|after|overall)\b)"
"""Behind an ordinal that is no adjective: "finished third in the race", not "first aid"."""


def ranks(context: Context) -> Iterator[Assertion]:
    """Yield each rank: which one in an order, and an order of what."""
    reading = context.reading
    for sentence in reading.sentences:
        for match in _pattern().finditer(reading.text, sentence.span.start, sentence.span.end):
            of = _ranked(match)
            if of is None:
                continue
            start, end = min(match.starts("ordinal")), match.end()
            for ordinal in match.captures("ordinal"):
                value = _value(ordinal)
                point = Interval(value, value)
                yield context.assertion(
                    sentence,
                    reading.cut(start, end),
                    Kind.RANK,
                    Slot("rank", of),
                    Quantity(value, Modifier.EXACT, None, point, point),
                )


def _ranked(match: regex.Match[str]) -> str | None:
    """Return what is put in order: the superlative, what comes again, or a place."""
    superlative = match["superlative"]
    if superlative:
        lower = superlative.lower()
        return None if lower in load("ranks")["no_superlatives"] else lower
    if match["ever"]:
        return "such"
    noun = match["repeated"] or match["rowed"] or match["numbered"]
    return base(noun.lower()) if noun else PLACE


def _value(ordinal: str) -> Fraction:
    digits = ordinal.rstrip("stndrhSTNDRH")
    if digits.isdigit():
        return Fraction(digits)
    tens, _, ones = ordinal.lower().replace(" ", "-").rpartition("-")
    numbers = load("numbers")["tens"]
    return Fraction(load("times")["ordinals"][ones] + numbers.get(tens, 0))


@cache
def _pattern() -> regex.Pattern[str]:
    words = {
        name: alternation(listed)
        for name, listed in load("ranks").items()
        if name != "no_superlatives"
    }
    tens = alternation(load("numbers")["tens"])
    spelled = alternation(load("times")["ordinals"])
    in_digits = r"\d{0,3}(?:1st|2nd|3rd|\dth)"
    spelled_out = rf"(?:(?:{tens})[- ])?(?:{spelled})"
    ordinal = rf"(?<![\p{{L}}\d-])(?P<ordinal>{in_digits}|{spelled_out})(?![\p{{L}}\d])"
    another = rf"(?:\s+and\s+{ordinal})?"
    adjectives = r"(?:(?!(?:of|in|to|and)\b)[\p{Ll}-]+\s+){0,2}?"
    return regex.compile(
        rf"""(?:
        {ordinal}[- ](?P<superlative>(?:{words["superlatives"]})|\p{{Ll}}{{2,}}est)\b
      | {ordinal}\s+(?:{words["in_row"]})\s+(?P<repeated>\p{{Ll}}+)
      | {ordinal}\s+(?:\p{{Ll}}+\s+)?(?P<rowed>\p{{Ll}}+)\s+in\s+a\s+row\b
      | (?:\b(?:a|an|the|his|her|its|their)|'s)\s+{ordinal}{another}\s+{adjectives}
        (?P<numbered>(?:{words["numbered"]}))s?\b
      | \bthe\s+{ordinal}\s+(?:[\p{{L}}'-]+\s+){{1,5}}?(?P<ever>since|ever)\b
      | \b(?:{words["placed"]})\s+(?:in\s+)?{ordinal}(?:\s+(?:{words["place"]})\b|{END})
      | \b(?:in|into|to)\s+{ordinal}\s+(?:{words["place"]})\b
      | \b(?:{words["standing"]})\s+(?P<ordinal>{in_digits})
        {END}
        )""",
        regex.IGNORECASE | regex.VERBOSE,
    )
