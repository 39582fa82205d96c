"""Sets of times: "daily", "every Monday", "twice a week", "$1 billion a year"."""

from __future__ import annotations

from fractions import Fraction

import regex

from atodds.extract.times.lengths import amount, duration
from atodds.extract.times.patterns import TIMES, Found, rule, unit_code, weekday_number, words
from atodds.extract.times.sense import Repeat, Sense


def _every(match: regex.Match[str]) -> Sense:
    count = amount(match["n"]) if match["n"] else Fraction(2 if match["other"] else 1)
    return Repeat(duration(count, unit_code(match["u"])))


def _each_of(match: regex.Match[str]) -> Sense:
    return Repeat(duration(Fraction(1), unit_code(match["u"])))


def _every_weekday(match: regex.Match[str]) -> Sense:
    part = match.groupdict().get("part")
    code = TIMES["day_parts"][part.lower().removesuffix("s")] if part else ""
    return Repeat(f"XXXX-WXX-{weekday_number(match['w'].removesuffix('s'))}{code}")


def _every_part(match: regex.Match[str]) -> Sense:
    return Repeat(f"XXXX-XX-XX{TIMES['day_parts'][match['part'].lower()]}")


def _per(match: regex.Match[str]) -> Found:
    return (("rate", Repeat(duration(Fraction(1), unit_code(match["u"])))),)


# Words that end a counted phrase: after them "a year" is a length, no rate.
_NO_RATE = (
    r"(?!(?:for|in|over|within|after|about|than|almost|nearly|ago|and|to|as|of|half|is|was|by|from"
    r"|with|before|last|lasted|only|just|at)\b)"
)
# "The Daily Mirror" and "Weekly World" are names of papers.
_NAMED = r"(?!(?-i:(?<=\b\p{Lu}\p{Ll}{1,12}) \p{Lu}\p{Ll}))"
_AMOUNT = (
    r"(?<![\w.,])(?:[$£€]?\d+(?:[.,]\d+)*(?:[mbnk]{1,2}\b)?%?|{PLAIN}|dozens|hundreds|thousands|millions"
    r"|billions|once|twice)"
)

REPEAT_RULES = (
    rule(r"\b(?:every|each) (?:(?P<other>other) |(?P<n>{PLAIN}) )?(?P<u>{UNITS})\b", _every),
    rule(r"\beach of the (?:last|past) {PLAIN} (?P<u>{UNITS})\b", _each_of),
    rule(
        r"\b(?:every|each) (?:other )?(?P<w>{FULLWEEKDAY})(?: (?P<part>{PART}))?\b", _every_weekday
    ),
    rule(r"\b(?:every|each) (?P<part>{PART})\b", _every_part),
    rule(
        r"(?:(?<=\b(?:on|of|and|or|most|these|many) )(?P<w>{WEEKDAYS})\b"
        r"|(?P<w>{WEEKDAYS})\b(?! [a-z](?!nd\b|r\b|t\b|n\b|rom\b)))",
        _every_weekday,
    ),
    rule(
        r"\b(?P<w>{FULLWEEKDAY}) (?P<part>(?:morning|afternoon|evening|night)s)\b", _every_weekday
    ),
    rule(r"\bweekends\b", lambda _: Repeat("XXXX-WXX-WE")),
    rule(
        rf"\b(?P<often>{words(TIMES['frequencies'])})\b{_NAMED}",
        lambda m: Repeat(TIMES["frequencies"][m["often"].lower()]),
    ),
    rule(
        rf"{_AMOUNT}(?: {_NO_RATE}[\w'-]+){{0,3}}? "
        r"(?P<rate>an? (?P<u>minute|hour|day|week|month|year))\b"
        r"(?! (?:ago|earlier|before|later|after|and a half|or)\b)",
        _per,
    ),
    # "Miles per hour" is a speed, no round of hours.
    rule(r"(?<=\w )(?P<rate>per (?P<u>day|week|month|quarter|year|decade))\b", _per),
)
