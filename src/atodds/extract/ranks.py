"""Ranks: the third-largest, the second time, in seventh place, a third term."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache

import regex

from atodds.extract.context import Context
from atodds.language import Pattern, base
from atodds.lexicon import alternation, load
from atodds.model import Assertion, Interval, Kind, Modifier, Quantity, Slot

PLACE, STREAK = "place", "streak"
IN_DIGITS = r"\d{0,3}(?:1st|2nd|3rd|\dth)"
END = r"(?=\s*(?:[.,;)]|$)|\s+(?:in|with|on|at|behind|ahead|of|and|after|overall)\b)"
"""Behind an ordinal that is no adjective: "finished third in the race", not "first aid"."""


def ranks(context: Context) -> Iterator[Assertion]:
    """Yield each rank: which one in an order, and an order of what."""
    reading = context.reading
    for sentence in reading.sentences:
        within = reading.text, sentence.span.start, sentence.span.end
        # Half of all sentences hold a verb that may stand before an ordinal, few an ordinal.
        for match in _pattern().finditer(*within) if _ordinals().search(*within) else ():
            slot = _slot(match)
            if slot is None:
                continue
            start, end = min(match.starts("stands") or match.starts("ordinal")), match.end()
            for ordinal in match.captures("ordinal"):
                value = _value(ordinal)
                point = Interval(value, value)
                yield context.assertion(
                    sentence,
                    reading.cut(start, end),
                    Kind.RANK,
                    slot,
                    Quantity(value, Modifier.EXACT, None, point, point),
                )


def _slot(match: regex.Match[str]) -> Slot | None:
    """Return what is put in order: the superlative, what comes again and again, or a place."""
    superlative = match["superlative"]
    if superlative:
        lower = superlative.lower()
        return None if lower in load("ranks")["no_superlatives"] else Slot("rank", lower)
    if match["ever"]:
        return Slot("rank", "such")
    row = match["repeated"] or match["rowed"]
    if row:
        return Slot(STREAK, _thing(row))
    noun = match["numbered"] or match["tallied"]
    return Slot("rank", _thing(noun) if noun else PLACE)


def _thing(noun: str) -> str:
    """Return the word under which a noun is ranked: a victory is a win."""
    word = base(noun.lower())
    same = (thing for thing, nouns in load("ranks")["one_thing"].items() if word in nouns)
    return next(same, word)


def _value(ordinal: str) -> Fraction:
    digits = ordinal.rstrip("stndrhSTNDRH")
    if digits.isdigit():
        return Fraction(digits)
    tens, _, ones = ordinal.lower().replace(" ", "-").rpartition("-")
    numbers = load("numbers")["tens"]
    return Fraction(load("times")["ordinals"][ones] + numbers.get(tens, 0))


@cache
def _ordinals() -> Pattern:
    return Pattern(_ordinal(), regex.IGNORECASE)


def _ordinal() -> str:
    tens = alternation(load("numbers")["tens"])
    spelled = alternation(load("times")["ordinals"])
    spelled_out = rf"(?:(?:{tens})[- ])?(?:{spelled})"
    return rf"(?<![\p{{L}}\d-])(?P<ordinal>{IN_DIGITS}|{spelled_out})(?![\p{{L}}\d])"


@cache
def _pattern() -> Pattern:
    words = {
        name: alternation(listed)
        for name, listed in load("ranks").items()
        if name not in {"no_superlatives", "one_thing"}
    }
    ordinal = _ordinal()
    another = rf"(?:\s+and\s+{ordinal})?"
    adjectives = r"(?:(?!(?:of|in|to|and)\b)[\p{Ll}-]+\s+){0,2}?"
    return Pattern(
        rf"""(?:
        {ordinal}[- ](?P<superlative>(?:{words["superlatives"]})|\p{{Ll}}{{2,}}est)\b
      | {ordinal}\s+(?:{words["in_row"]})\s+(?P<repeated>\p{{Ll}}+)
      | {ordinal}\s+(?:[\p{{L}}-]+\s+)?(?P<rowed>\p{{Ll}}+)\s+(?:{words["behind_row"]})\b
      | {ordinal}\s+(?:[\p{{L}}-]+\s+){{0,2}}?(?P<tallied>(?:{words["tallied"]}))
        (?=[^.,;]{{0,40}}?\s(?:{words["period"]})\s+(?:\w+\s+){{0,2}}?(?:{words["periods"]})\b)
      | (?:\b(?:a|an|the|his|her|its|their)|'s)\s+{ordinal}{another}\s+(?!(?:{words["in_row"]})\b)
        {adjectives}(?P<numbered>(?:{words["numbered"]}))s?\b(?!\s+(?:{words["behind_row"]})\b)
      | \bthe\s+{ordinal}\s+(?:[\p{{L}}'-]+\s+){{1,5}}?(?P<ever>since|ever)\b
      | \b(?:{words["placed"]})\s+(?:in\s+)?{ordinal}(?:\s+(?:{words["place"]})\b|{END})
      | \b(?:in|into|to)\s+{ordinal}\s+(?:{words["place"]})\b
      | \b(?P<stands>{words["standing"]})\s+(?P<ordinal>{IN_DIGITS})
        {END}
      | \b(?P<stands>{words["standing"]})\s+{ordinal}
        (?=\s+with\s+(?:only\s+|just\s+)?(?:[\w-]+\s+)?(?:{words["tally"]})\b)
      | \b(?P<stands>{words["held_on"]})\s+{ordinal}(?=\s*(?:[.,;]|$))
        )""",
        regex.IGNORECASE | regex.VERBOSE,
    )
