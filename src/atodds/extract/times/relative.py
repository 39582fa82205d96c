"""Times told from another time: "last week", "two days earlier", "yesterday", "the same day"."""

from __future__ import annotations

from fractions import Fraction

import regex

from atodds.extract.times.lengths import REST, amount, counted, duration
from atodds.extract.times.patterns import TIMES, rule, unit_code
from atodds.extract.times.sense import (
    Anchor,
    Away,
    Cycle,
    DayPart,
    Length,
    Like,
    Open,
    PeriodOf,
    Recurring,
    Sense,
    Shifted,
)
from atodds.language import Pattern

_STEPS = {
    "last": (-1, Anchor.PUBLISHED),
    "this": (0, Anchor.PUBLISHED),
    "this past": (-1, Anchor.PUBLISHED),
    "current": (0, Anchor.PUBLISHED),
    "the current": (0, Anchor.PUBLISHED),
    "next": (1, Anchor.PUBLISHED),
    "coming": (1, Anchor.PUBLISHED),
    "this coming": (1, Anchor.PUBLISHED),
    "the coming": (1, Anchor.PUBLISHED),
    "upcoming": (1, Anchor.PUBLISHED),
    "latest": (-1, Anchor.PUBLISHED),
    "previous": (-1, Anchor.STORY),
    "preceding": (-1, Anchor.STORY),
    "prior": (-1, Anchor.STORY),
    "following": (1, Anchor.STORY),
    "same": (0, Anchor.STORY),
    "very same": (0, Anchor.STORY),
    "that": (0, Anchor.STORY),
    "that same": (0, Anchor.STORY),
    "that very": (0, Anchor.STORY),
}
_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}
_PER_DAY = {"S": 86400, "M": 1440, "H": 24}
_FINER = {"Y": ("MO", 12), "DE": ("Y", 10), "CE": ("Y", 100), "MO": ("W", 4)}
_WHOLE_DECADE = "DEC"
"""The ten years from a round one, where "DE" is any ten years."""


def _stepped(match: regex.Match[str]) -> Sense:
    word = " ".join(match["step"].lower().split())
    unit = unit_code(match["u"])
    if unit == "D" and word in {"next", "last"}:
        return Shifted("D", 1 if word == "next" else -1, Anchor.STORY)
    count, anchor = _STEPS[word]
    return Shifted(_WHOLE_DECADE if unit == "DE" else unit, count, anchor)


def _ago(match: regex.Match[str]) -> Sense:
    count = counted(match)
    if count is None:
        return Open("PAST_REF")
    return _moved(-count, unit_code(match["u"]), Anchor.PUBLISHED, _like(match))


def _from_now(match: regex.Match[str]) -> Sense:
    count = counted(match)
    if count is None:
        return Open("FUTURE_REF")
    return _moved(count, unit_code(match["u"]), Anchor.PUBLISHED)


def _away(match: regex.Match[str]) -> Sense | None:
    """Read "two days later"; hours and uncounted days stay durations."""
    unit, count = unit_code(match["u"]), counted(match)
    if unit in _PER_DAY or count is None:
        return Length(duration(count, unit))
    sign = -1 if match["way"].lower() in {"earlier", "before", "previously", "prior"} else 1
    return _moved(sign * count, unit, Anchor.STORY, _like(match))


def _like(match: regex.Match[str]) -> Like:
    before = match.string[max(match.start() - 12, 0) : match.start()]
    return Like.COMPARED if _COMPARING.search(before) else Like.QUARTER


def _away_from(match: regex.Match[str]) -> Sense:
    """Read "two days after" with the day that follows, or as a duration."""
    count = amount(match["n"]) if match.groupdict().get("n") else Fraction(1)
    unit = unit_code(match["u"])
    length = duration(count, unit) if match.groupdict().get("n") else ""
    if count is None or unit in _PER_DAY or count.denominator != 1:
        return Length(length)
    way = match["way"].lower()
    if way == "from" and unit == "W":
        unit, count = "D", count * 7
    return Away(unit, -int(count) if way == "before" else int(count), length)


def _moved(count: Fraction, unit: str, anchor: Anchor, like: Like | None = None) -> Sense:
    if unit in _PER_DAY:
        return Shifted("D", int(count / _PER_DAY[unit]), anchor)
    if count.denominator == 1:
        return Shifted(unit, int(count), anchor, like if unit == "Y" else None)
    finer, per = _FINER.get(unit, ("D", 7))
    return Shifted(finer, round(count * per), anchor)


def _day_named(match: regex.Match[str]) -> Sense:
    return Shifted("D", _DAYS[match["day"].lower()])


def _part_of_step(match: regex.Match[str]) -> Sense:
    word = " ".join(match["step"].lower().split())
    code = TIMES["day_parts"][match["part"].lower()]
    if word == "next":
        return DayPart(code, 1, Anchor.STORY)
    count, anchor = _STEPS[word]
    return DayPart(code, count, anchor)


_COMPARING = Pattern(r"\b(?:from|than|with|to|against|over|as|versus|vs\.?) $", regex.IGNORECASE)
_COUNT = rf"(?P<n>{{NUMBER}})(?: (?:more|full|long|short|whole))?{REST}?[ -](?P<u>{{UNITS}}){REST}?"
_EDGE = r"(?:(?:early|earlier|late|later|mid)[ -])?"
_CALENDAR_UNIT = r"(?P<u>day|week|weekend|month|quarter|semester|year|decade|century)"

RELATIVE_RULES = (
    rule(
        rf"\b{_EDGE}(?:the )?(?P<step>this past|(?<!\bthe )last|this coming|this|(?:the )?current"
        rf"|next|(?:the )?coming|upcoming|latest|previous|preceding|prior|following|(?:that )?same"
        rf"|that very|that) (?:fiscal |calendar |financial |school )?{_CALENDAR_UNIT}\b",
        _stepped,
    ),
    rule(
        r"\b(?:(?:more than|less than|almost|nearly|about|some|over|only|just|at least) )?"
        rf"{_COUNT}(?: or (?:so|more))? ago\b",
        _ago,
    ),
    rule(rf"\b{_COUNT} (?:from now|hence)\b", _from_now),
    rule(rf"\b{_COUNT} (?P<way>earlier|later|previously|afterwards?)\b(?! than)", _away),
    rule(rf"\b{_COUNT} (?P<way>before|after)(?=[.,;:)\"]|$| (?:when|that)\b)", _away),
    rule(
        r"\bthe (?P<u>day|week|month|year|night) "
        r"(?P<way>before|after|earlier|later)(?=[.,;:)\"]|$)",
        lambda m: Shifted(
            unit_code(m["u"]),
            -1 if m["way"].lower() in {"before", "earlier"} else 1,
            Anchor.STORY,
        ),
    ),
    rule(rf"\b{_COUNT}(?= (?P<way>before|after) )", _away_from),
    rule(rf"\b{_COUNT}(?= (?P<way>from) (?:{{FULLWEEKDAY}}|today|tomorrow|next )\b)", _away_from),
    rule(r"\bthe (?P<u>day|night|week|month|year)(?= (?P<way>before|after) )", _away_from),
    rule(
        r"\b(?:(?:the )?(?P<u>week)|the (?P<u>weekend))(?= (?:of|beginning|starting) )",
        lambda m: PeriodOf(unit_code(m["u"])),
    ),
    rule(
        r"\b(?:the )?(?:fiscal |financial )?(?P<u>week|month|quarter|year)(?= (?:ending|ended) )",
        lambda m: PeriodOf(unit_code(m["u"])),
    ),
    rule(
        r"(?<=\b(?:for|in|during) )the (?P<u>week|month)(?=[.,;]| to\b|$)",
        lambda m: Shifted(unit_code(m["u"]), 0, Anchor.STORY),
    ),
    rule(
        r"(?<=\b(?:for|in|during|from|to) )the quarter\b(?! (?:of|final|century|mile|inch|end))",
        lambda _: Shifted("Q", 0, Anchor.STORY, Like.REPORTED),
    ),
    rule(
        r"(?<=\b(?:for|during) )the (?P<u>year)(?=[.,;]|$)",
        lambda m: Shifted(unit_code(m["u"]), 0),
    ),
    rule(r"\bthe day before yesterday\b", lambda _: Shifted("D", -2)),
    rule(r"\bthe day after tomorrow\b", lambda _: Shifted("D", 2)),
    rule(r"\b(?:(?:early|earlier|late|later) )?(?P<day>yesterday|today|tomorrow)\b", _day_named),
    rule(r"\byear[- ](?:ago|earlier)\b", lambda _: Shifted("Y", -1, like=Like.QUARTER)),
    rule(
        r"\b(?:the |its )?year[- ](?:ago|earlier) (?P<u>quarter|period|three months)\b",
        lambda m: (
            Shifted("Q", -4, like=Like.REPORTED)
            if m["u"].lower() == "quarter"
            else Shifted("Y", -1, like=Like.REPORTED)
        ),
    ),
    rule(
        r"(?<=\b(?:end of|end|later in|earlier in|late in|early in|beginning of|start of|middle of"
        r"|half of|rest of|remainder of|part of|far) )"
        r"the (?P<u>week|month|year|decade|century)\b",
        lambda m: Shifted(unit_code(m["u"]), 0),
    ),
    rule(r"\b(?:the|this) weekend\b", lambda _: Recurring(Cycle.WEEKEND, 6)),
    rule(
        r"\b(?:the )?(?P<u>year|month|century|decade)(?:[- ]end|'s end)\b(?! (?:{YYYY}|of ))",
        lambda m: Shifted(unit_code(m["u"]), 0),
    ),
    rule(r"\b(?:the )?(?:early|small|wee) hours\b", lambda _: DayPart("TMO")),
    rule(r"\btonight\b", lambda _: DayPart("TNI", 0, Anchor.PUBLISHED)),
    rule(
        r"\bovernight\b(?! (?:stay|stays|flight|flights|train|trains|trip|bag|success|delivery))",
        lambda _: DayPart("TNI", -1, Anchor.PUBLISHED, overnight=True),
    ),
    rule(
        r"\b(?:the )?(?P<step>last|this|next|previous|following|(?:that )?(?:very )?same|that)"
        r" (?P<part>morning|noon|afternoon|evening|night|dawn)\b",
        _part_of_step,
    ),
    rule(
        r"\b(?:(?:mid|late|early|pre)-?)?(?P<part>{PART})\b(?!s\b)",
        lambda m: DayPart(TIMES["day_parts"][m["part"].lower()]),
    ),
)
