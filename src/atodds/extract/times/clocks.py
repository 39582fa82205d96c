"""Times of the clock: "9:40 p.m. (1340 GMT)", "22:30", "1130 am", "8 o'clock", "midnight"."""

from __future__ import annotations

import regex

from atodds.extract.times.patterns import TIMES, rule, words
from atodds.extract.times.sense import Clock, Sense
from atodds.lexicon import load

_ZONES = load("timezones")
_HOURS, _MINUTES, _NOON = 24, 60, 12
_NAMED = {"noon": 12, "midday": 12, "midnight": 0}


def _clock(match: regex.Match[str]) -> Sense | None:
    groups = match.groupdict()
    hour, minute = _hour(match["h"]), int(groups.get("min") or 0)
    meridian = (groups.get("mer") or groups.get("when") or "").lower()
    if meridian[:1] in {"a", "p"} or meridian in {"morning", "evening", "night"}:
        if not 1 <= hour <= _NOON:
            return None if hour == 0 or hour >= _HOURS else _told(hour, minute, match)
        hour = _by_meridian(hour, meridian)
    return _told(hour, minute, match)


def _told(hour: int, minute: int, match: regex.Match[str]) -> Sense | None:
    if hour >= _HOURS or minute >= _MINUTES:
        return None
    groups = match.groupdict()
    return Clock(
        hour,
        minute,
        precise=groups.get("min") is not None,
        universal=(groups.get("zone") or "").upper() in _ZONES["universal"],
    )


def _hour(word: str) -> int:
    return int(word) if word.isdigit() else int(TIMES["cardinals"][word.lower()])


def _by_meridian(hour: int, meridian: str) -> int:
    late = meridian.startswith("p") or meridian in {"afternoon", "evening", "night"}
    return hour % _NOON + (_NOON if late else 0)


def _past_or_to(match: regex.Match[str]) -> Sense | None:
    hour = _hour(match["h"])
    minutes = {"half": 30, "quarter": 15}.get(match["part"].lower())
    if minutes is None:
        minutes = _hour(match["part"])
    if match["way"].lower() == "to":
        hour, minutes = hour - 1, _MINUTES - minutes
    if not 0 <= hour < _HOURS or not 0 <= minutes < _MINUTES:
        return None
    return Clock(hour, minutes, precise=True)


_ZONE = rf"(?: ?(?P<zone>{words(_ZONES['universal'])}|{words(_ZONES['local'])}|{words(_ZONES['phrases'])})\b)"
_ANY_ZONE = words(_ZONES["universal"], _ZONES["local"], _ZONES["phrases"])
_IN_BRACKETS = rf"(?: ?\((?:\d{{1,2}}[:.]?(?:\d\d)?(?: ?[ap]\.?m\.?)?|noon|midnight) ?{_ANY_ZONE}[^()\n]{{0,20}}\))"
_MERIDIAN = r"(?P<mer>[ap]\.m\.|[ap]\.m\b|[ap]m\b)"
_START = r"(?<![\w:.,$£€/-])"

CLOCK_RULES = (
    rule(
        rf"{_START}(?P<h>\d{{1,2}})[:.](?P<min>[0-5]\d) ?{_MERIDIAN}{_ZONE}?{_IN_BRACKETS}?",
        _clock,
    ),
    rule(rf"{_START}(?P<h>\d{{1,2}}) ?{_MERIDIAN}{_ZONE}?{_IN_BRACKETS}?", _clock),
    rule(
        rf"{_START}(?P<h>1[0-2]|0?[1-9])(?P<min>[0-5]\d) ?{_MERIDIAN}{_ZONE}?{_IN_BRACKETS}?",
        _clock,
    ),
    rule(
        rf"{_START}(?P<h>[01]?\d|2[0-3])[:.](?P<min>[0-5]\d)(?::[0-5]\d)?(?![\d:]){_ZONE}{_IN_BRACKETS}?",
        _clock,
    ),
    rule(
        rf"{_START}(?P<h>[01]\d|2[0-3])(?P<min>[0-5]\d)(?: ?h(?:ou)?rs?\b|h\b|(?={_ZONE})){_ZONE}?{_IN_BRACKETS}?",
        _clock,
    ),
    rule(
        rf"(?<=\b(?:at|by|until|till|from|around|about|before|after|since|between|and|to|approximately) )"
        rf"(?P<h>[01]?\d|2[0-3])[:](?P<min>[0-5]\d)(?![\d:%]|-\d){_IN_BRACKETS}?",
        _clock,
    ),
    rule(
        rf"{_START}(?P<h>[01]\d|2[0-3]):(?P<min>[0-5]\d)(?![\d:%-]){_IN_BRACKETS}?(?=,? (?:on )?{{WEEKDAY}})",
        _clock,
    ),
    rule(
        r"\b(?P<h>\d{1,2}|{CARDINAL}) o'clock(?: in the (?P<when>morning|afternoon|evening)| at (?P<when>night))?"
        rf"{_ZONE}?",
        _clock,
    ),
    rule(
        r"(?<=\b(?:at|by|until|around|about|before|after|since) )(?P<h>\d{1,2}|{CARDINAL})(?::(?P<min>[0-5]\d))?"
        r" (?:in the (?P<when>morning|afternoon|evening)|at (?P<when>night))\b",
        _clock,
    ),
    rule(
        r"\b(?P<part>half|quarter|five|ten|twenty) (?P<way>past|to) (?P<h>{CARDINAL}|1?\d)\b",
        _past_or_to,
    ),
    rule(
        rf"(?<!\bhigh )\b(?P<word>noon|midday|midnight)\b{_ZONE}?{_IN_BRACKETS}?",
        lambda m: Clock(_NAMED[m["word"].lower()], 0, precise=False),
    ),
)
