"""Times of the clock: "8:20 p.m. (0720 GMT)", "22:30", "1130 am", "8 o'clock", "midnight"."""

from __future__ import annotations

import regex

from atodds.extract.times.lengths import amount
from atodds.extract.times.patterns import TIMES, rule, words
from atodds.extract.times.sense import Clock, Sense
from atodds.lexicon import load

_ZONES = load("timezones")
_HOURS, _MINUTES, _NOON = 24, 60, 12
_TWELVES = {"noon": 12, "midnight": 24}
_LATE_PARTS = frozenset({"afternoon", "evening", "night"})


def _clock(match: regex.Match[str]) -> Sense | None:
    groups = match.groupdict()
    hour, minute = _number(match["h"]), int(groups.get("min") or 0)
    half = (groups.get("mer") or groups.get("when") or "").lower()
    if half and 1 <= hour <= _NOON:
        late = half.startswith("p") or half in _LATE_PARTS
        hour = hour % _NOON + (_NOON if late else 0)
    if hour >= _HOURS or minute >= _MINUTES:
        return None
    return Clock(
        hour,
        minute,
        precise=groups.get("min") is not None,
        universal=(groups.get("zone") or "").upper() in _ZONES["universal"],
        stamp=groups.get("stamp") is not None,
        twelve_hours=not half and 1 <= hour <= _NOON and not match["h"].startswith("0"),
    )


def _number(word: str) -> int:
    return int(word) if word.isdigit() else int(TIMES["cardinals"][word.lower()])


def _past_or_to(match: regex.Match[str]) -> Sense | None:
    part = match["part"].lower().removeprefix("a ")
    minutes = {"half": 30, "quarter": 15}.get(part)
    if minutes is None:
        minutes = int(amount(part) or 0)
    if match["h"].lower() in _TWELVES:
        return _around_twelve(match, minutes)
    hour = _number(match["h"])
    if match["way"].lower() == "to":
        hour, minutes = (hour - 2) % _NOON + 1, _MINUTES - minutes
    if not 0 < hour <= _NOON or not 0 <= minutes < _MINUTES:
        return None
    return Clock(hour, minutes, precise=True, twelve_hours=True)


def _around_twelve(match: regex.Match[str], minutes: int) -> Sense:
    """Read "ten minutes to midnight", which is of the day that ends."""
    twelve = _TWELVES[match["h"].lower()]
    if match["way"].lower() == "to":
        return Clock(twelve - 1, _MINUTES - minutes, precise=True)
    return Clock(twelve % _HOURS, minutes, precise=True)


def _named(match: regex.Match[str]) -> Sense:
    if match["word"].lower() == "midnight":
        return Clock(0, 0, precise=False, midnight=True)
    return Clock(_NOON, 0, precise=False)


_SHORT_ZONE = rf"(?-i:{words(_ZONES['universal'], _ZONES['local'])})"
_LONG_ZONE = words(_ZONES["phrases"])
_ANY_ZONE = rf"(?:{_SHORT_ZONE}|{_LONG_ZONE})"
_ZONE = rf"(?: ?(?P<zone>{_SHORT_ZONE})\b|,? {_LONG_ZONE}\b)"
# The same instant elsewhere, said again: "(0720 GMT)", "(2145 GMT on Sunday)".
_ELSEWHERE = (
    r"(?: ?\((?:\d{1,2}[:.]?(?:\d\d)?(?: ?[ap]\.?m\.?)?|noon|midnight) ?"
    rf"{_ANY_ZONE}[^()\n]{{0,20}}\))"
)
_TAIL = rf"{_ZONE}?{_ELSEWHERE}?"
_MERIDIAN = r"(?P<mer>[ap]\.m\.|[ap]\.m\b|[ap]m\b)"
_START = r"\b(?<![:.,$£€/-])"
_H24, _MIN = r"(?P<h>[01]?\d|2[0-3])", r"(?P<min>[0-5]\d)"
_CUE = (
    r"(?<=\b(?:at|by|until|till|from|around|about|before|after|since|between|approximately"
    r"|roughly) )"
)
_IN_PART = r"(?: in the (?P<when>morning|afternoon|evening)| at (?P<when>night))"
_BEFORE_PART = (
    r"(?= (?:tonight\b|on {FULLWEEKDAY}\b"
    r"|(?:this|yesterday|tomorrow|(?:on )?{FULLWEEKDAY}) (?:morning|afternoon|evening|night)\b))"
)

CLOCK_RULES = (
    rule(rf"{_START}(?P<h>\d{{1,2}})[:.]{_MIN} ?{_MERIDIAN}{_TAIL}", _clock),
    rule(rf"{_START}(?P<h>\d{{1,2}}|{{CARDINAL}}) ?{_MERIDIAN}{_TAIL}", _clock),
    rule(rf"{_START}(?P<h>1[0-2]|0?[1-9]){_MIN} ?{_MERIDIAN}{_TAIL}", _clock),
    # "Between 9 and 11 p.m.": the half of the day is said once.
    rule(
        rf"{_START}(?P<h>\d{{1,2}})(?::{_MIN})?"
        rf"(?=(?: (?:to|and|until) |-)\d{{1,2}}(?::[0-5]\d)? ?{_MERIDIAN})",
        _clock,
    ),
    rule(rf"{_START}{_H24}[:.]{_MIN}(?::[0-5]\d)?(?![\d:]){_ZONE}{_ELSEWHERE}?", _clock),
    rule(rf"{_START}(?P<h>[01]\d|2[0-3]){_MIN}(?: ?h(?:ou)?rs?\b|h\b|(?={_ZONE})){_TAIL}", _clock),
    rule(rf"{_CUE}{_H24}:{_MIN}(?![\d:%]|[-.]\d){_ELSEWHERE}?", _clock),
    rule(
        rf"(?<=\b(?:from|between) \d{{1,2}}:\d\d (?:to|and|until|till) ){_H24}:{_MIN}"
        r"(?![\d:%]|[-.]\d)",
        _clock,
    ),
    rule(
        r"(?<=\b(?:tonight|night|morning|evening|afternoon|today|tomorrow|{FULLWEEKDAY}) at )"
        r"(?P<h>1[0-2]|[1-9])(?=[.,;)]?(?:\s|$))(?! (?:percent|per cent|points))",
        _clock,
    ),
    rule(rf"{_START}{_H24}:{_MIN}(?![\d:%-]|\.\d){_ELSEWHERE}?(?=,? (?:on )?{{WEEKDAY}})", _clock),
    # The minutes of a live report open its paragraphs: "19.51 Hold at four minutes."
    rule(
        rf"(?:^|(?<=\n))(?P<stamp>)(?P<h>[01]\d|2[0-3])[.:]{_MIN}(?= (?-i:\p{{Lu}}))",
        _clock,
    ),
    rule(
        rf"(?<=\b(?:posted|updated|published):? )(?P<stamp>)(?P<h>\d{{1,2}})[:.]{_MIN}"
        rf"(?: ?{_MERIDIAN})?{_TAIL}",
        _clock,
    ),
    rule(rf"{_START}(?P<h>\d{{1,2}}|{{CARDINAL}})(?:[:.]{_MIN})?{_BEFORE_PART}", _clock),
    rule(rf"\b(?P<h>\d{{1,2}}|{{CARDINAL}}) o'clock{_IN_PART}?{_ZONE}?", _clock),
    rule(rf"{_CUE}(?P<h>\d{{1,2}}|{{CARDINAL}})(?::{_MIN})?{_IN_PART}\b", _clock),
    rule(
        r"\b(?P<part>half|(?:a )?quarter) (?P<way>past|to) (?P<h>{CARDINAL}|1?\d)\b(?! {UNIT})",
        _past_or_to,
    ),
    rule(
        r"\b(?P<part>{PLAIN}) minutes (?P<way>past|to) "
        r"(?P<h>{CARDINAL}|1?\d|noon|midnight)\b(?! {UNIT})",
        _past_or_to,
    ),
    rule(r"\b(?P<part>five|ten|twenty) (?P<way>past) (?P<h>{CARDINAL}|1?\d)\b", _past_or_to),
    rule(rf"(?<!\bhigh )\b(?P<word>noon|midday|midnight)\b{_TAIL}", _named),
)
