"""Dates of the calendar: "14 March 2014", "March 14", "Friday", "the third quarter", "the 1990s"."""

from __future__ import annotations

from datetime import date

import regex

from atodds.extract.times import periods
from atodds.extract.times.patterns import (
    TIMES,
    Found,
    month_number,
    rule,
    weekday_number,
    words,
)
from atodds.extract.times.sense import (
    Clock,
    Cycle,
    OnDay,
    Placed,
    Recurring,
    Sense,
    Step,
    WeekOf,
    Within,
)
from atodds.lexicon import load

_HOLIDAYS = load("holidays")
HOLIDAY = words(*(_HOLIDAYS[table] for table in ("fixed", "weekday", "after_weekday", "easter")))
_CENTURY_TURN = 40
"""Two-figure years below belong to this century, the others to the last."""


def full_year(figures: str) -> int:
    """Return the year that two or four figures stand for."""
    number = int(figures)
    if len(figures) > 2:  # noqa: PLR2004
        return number
    return number + (2000 if number < _CENTURY_TURN else 1900)


def placed_day(of_year: int, month: int, day: int) -> Placed | None:
    """Return the day, None if the calendar has none such."""
    try:
        return Placed(periods.day(date(of_year, month, day)))
    except (ValueError, OverflowError):
        return None


def _step(match: regex.Match[str]) -> Step | None:
    word = (match.groupdict().get("step") or "").lower()
    return {"last": Step.LAST, "past": Step.LAST, "this": Step.THIS, "next": Step.NEXT}.get(word)


def _named_day(match: regex.Match[str]) -> Sense | None:
    month, day = month_number(match["m"]), int(regex.sub(r"\D", "", match["d"]))
    written = match.groupdict().get("y")
    if written:
        return placed_day(full_year(written.strip("' ")), month, day)
    if placed_day(2000, month, day) is None:
        return None
    return Recurring(Cycle.DAY, (month, day), _step(match))


def _numeric_day(match: regex.Match[str]) -> Sense | None:
    """Read 14/03/2014 either way round where only one way makes a date."""
    first, second, of_year = int(match["a"]), int(match["b"]), full_year(match["y"])
    months = [(m, d) for m, d in {(first, second), (second, first)} if m <= 12]  # noqa: PLR2004
    return placed_day(of_year, *months[0]) if len(months) == 1 else None


def _iso_day(match: regex.Match[str]) -> Sense | None:
    day = placed_day(int(match["y"]), int(match["m"]), int(match["d"]))
    hour, minute = match["h"], match["min"]
    if day is None or hour is None or int(hour) > 23 or int(minute) > 59:  # noqa: PLR2004
        return day
    universal = (match["zone"] or "") == "Z"
    return OnDay(Clock(int(hour), int(minute), precise=True, universal=universal), day)


def _two_days_front(match: regex.Match[str]) -> Found:
    yield from _two_days(match, "first", "d2")


def _two_days_back(match: regex.Match[str]) -> Found:
    yield from _two_days(match, "d", "second")


def _two_days(match: regex.Match[str], group: str, other: str) -> Found:
    month = month_number(match["m"])
    for where, figures in ((group, match["d"]), (other, match["d2"])):
        day = int(regex.sub(r"\D", "", figures))
        if match["y"]:
            placed = placed_day(int(match["y"]), month, day)
            if placed:
                yield where, placed
        elif placed_day(2000, month, day):
            yield where, Recurring(Cycle.DAY, (month, day))


def _month_of_year(match: regex.Match[str]) -> Sense:
    return Placed(periods.month(full_year(match["y"].strip("' ")), month_number(match["m"])))


def _month(match: regex.Match[str]) -> Sense:
    return Recurring(Cycle.MONTH, month_number(match["m"]), _step(match))


def _weekday(match: regex.Match[str]) -> Sense:
    return Recurring(Cycle.WEEKDAY, weekday_number(match["w"]), _step(match))


def _year(match: regex.Match[str]) -> Sense | None:
    return Placed(periods.year(int(match["y"])))


def _fiscal_year(match: regex.Match[str]) -> Sense:
    return Placed(periods.fiscal_year(full_year(match["y"])))


def _years(match: regex.Match[str]) -> Found:
    """Read "1994-97" as two years."""
    first, last = int(match["y"]), match["y2"]
    yield "y", Placed(periods.year(first))
    yield "y2", Placed(periods.year(int(match["y"][: -len(last)] + last)))


def _decade(match: regex.Match[str]) -> Sense:
    figures = match["y"]
    first = int(figures) if len(figures) > 2 else 1900 + int(figures)  # noqa: PLR2004
    return Placed(periods.decade(first))


def _named_decade(match: regex.Match[str]) -> Sense | None:
    tens = dict(
        zip(
            ("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet"),
            range(20, 100, 10),
            strict=True,
        )
    )
    return Placed(periods.decade(1900 + tens[match["ten"].lower()]))


def _century(match: regex.Match[str]) -> Sense | None:
    figures = regex.sub(r"\D", "", match["n"])
    number = int(figures) if figures else TIMES["ordinals"].get(match["n"].lower())
    return Placed(periods.century(number)) if number and 2 <= number <= 30 else None  # noqa: PLR2004


def _in_year(part: Recurring, match: regex.Match[str]) -> Sense:
    if match.groupdict().get("y"):
        return Within(part, Placed(periods.year(int(match["y"].strip("' ")))))
    return part


def _season(match: regex.Match[str]) -> Sense:
    code = TIMES["seasons"][match["s"].lower()]
    return _in_year(Recurring(Cycle.SEASON, code, _step(match)), match)


def _quarter(match: regex.Match[str]) -> Sense:
    word = match["q"].lower()
    number = int(word[0]) if word[0].isdigit() else TIMES["ordinals"][word]
    return _in_year(Recurring(Cycle.QUARTER, number), match)


def _half(match: regex.Match[str]) -> Sense:
    number = 1 if match["h"].lower() == "first" else 2
    return _in_year(Recurring(Cycle.HALF, number), match)


def _holiday(match: regex.Match[str]) -> Sense:
    return _in_year(Recurring(Cycle.HOLIDAY, match["holiday"].lower(), _step(match)), match)


_STEP = r"(?:(?P<step>last|past|this|next) )"
_OF_YEAR = r"(?:(?: of|,|)(?: the year)? (?P<y>{YYYY}))"
_AT_YEAR = r"(?:,? ?(?P<y>(?<=[ ,]){YYYY}|(?<= )'\d\d\b))"
_BEFORE_YEAR = (
    r"(?:in|since|of|from|by|until|till|before|after|between|during|through|throughout|to|and|or"
    r"|early|late|mid|summer|spring|autumn|fall|winter|around|circa|back|as|for|than|with|versus"
    r"|vs\.|against|year|late in|early in|dated)"
)
_EDGE = r"(?:early|late|mid|middle|beginning of|end of|start of)"

DATE_RULES = (
    rule(
        r"(?<![\d-])(?P<y>(?:1[5-9]|20)\d\d)-(?P<m>0[1-9]|1[0-2])-(?P<d>[0-3]\d)"
        r"(?:[T ](?P<h>\d\d):(?P<min>\d\d)(?::\d\d(?:\.\d{1,6})?)?"
        r"(?P<zone>Z|[+-]\d\d:?\d\d)?)?(?![\d-])",
        _iso_day,
    ),
    rule(
        r"(?<![\d/.-])(?P<a>0?[1-9]|[12]\d|3[01])(?P<sep>[/.-])(?P<b>0?[1-9]|[12]\d|3[01])(?P=sep)"
        r"(?P<y>(?:19|20)\d\d|\d\d)(?![\d/.-]\d|\d)",
        _numeric_day,
    ),
    rule(
        rf"{_STEP}?(?P<m>{{MONTH}}) (?:the )?(?P<d>{{DD}}){_AT_YEAR}?(?![-\w])",
        _named_day,
    ),
    rule(
        rf"(?<![\w.,$-])(?:the )?(?P<d>{{DD}})[ -](?:of )?(?P<m>{{MONTH}}),?{_AT_YEAR}?\b",
        _named_day,
    ),
    rule(rf"(?<![\w.,$-])(?P<d>{{DD}})-(?P<m>{{MONTH}})-(?P<y>(?:19|20)?\d\d)\b", _named_day),
    rule(
        r"(?P<first>(?P<m>{MONTH}) (?P<d>{DD}))(?: (?:and|or|to|through|until|till) | ?-{1,2} ?|, )"
        r"(?P<d2>{DD})(?:(?:,| of)? (?P<y>{YYYY}))?(?![-\w]| (?:a\.?m|p\.?m|{UNITS}|people|million))",
        _two_days_front,
    ),
    rule(
        r"(?<![\w.,$-])(?P<d>{DD})(?: (?:and|or|to|through|until|till) | ?-{1,2} ?)"
        r"(?P<second>(?P<d2>{DD}) (?P<m>{MONTH}))(?:,? (?P<y>{YYYY}))?\b",
        _two_days_back,
    ),
    rule(rf"(?P<m>{{MONTH}})(?:,| of)?{_AT_YEAR}(?!\w)", _month_of_year),
    rule(rf"{_STEP}(?P<m>{{MONTH}})", _month),
    rule(rf"(?:\b{_EDGE}[ -])?(?P<m>(?!(?:May|March)\b){{MONTH}})(?<!\b[A-Z][a-z]{{2}})", _month),
    rule(
        r"(?<=\b(?:in|of|since|until|till|by|through|from|to|before|after|during|for|every|each|and"
        r"|or|between|late|early|mid|this|the|in mid|around|throughout)[ -])(?P<m>(?-i:March|May))\b"
        r"(?! (?-i:[A-Z])[a-z]+ (?:said|says|has|is|was))",
        _month,
    ),
    rule(r"(?P<m>(?-i:March|May))(?='s\b)", _month),
    rule(rf"(?:{_STEP}|\b(?:early|late) )?(?P<w>{{WEEKDAY}})", _weekday),
    rule(rf"(?<=\b{_BEFORE_YEAR}[ -])(?P<y>{{YYYY}})(?![\w$]|-\w)", _year),
    rule(
        r"(?<=\b(?:the|a|an|his|her|its|their|our|this|that|whose|'s|-)[ ])(?P<y>(?:1[5-9]|20)\d\d)"
        r"(?= [a-z(])",
        _year,
    ),
    rule(r"(?<![\w$£€#.,:/-])(?P<y>(?:19[0-9]|20[0-3])\d)(?=[-,.;:)]?(?:[\s)]|$)|'s|,)", _year),
    rule(r"(?:post|pre|mid)-(?P<y>(?:1[5-9]|20)\d\d)\b", _year),
    rule(
        r"(?<![\w$£€.,:/-])(?P<y>(?:1[5-9]|20)\d\d)(?: ?-{1,2} ?|/)(?P<y2>(?:(?:1[5-9]|20)\d\d|\d\d))(?![\w-]|\.\d|/)",
        _years,
    ),
    rule(
        r"\b(?:the )?(?:fiscal|financial)(?:[ -]year)?[ -]'?(?P<y>(?:19|20)?\d\d)\b", _fiscal_year
    ),
    rule(r"\bFY ?'?(?P<y>(?:19|20)?\d\d)\b", _fiscal_year, cased=True),
    rule(
        r"(?:\bthe )?(?:\b(?:early|late|mid|middle)[ -])?(?<![\w$£])(?P<y>(?:1[5-9]|20)\d0)'?s\b",
        _decade,
    ),
    rule(
        r"(?:\bthe )?(?:\b(?:early|late|mid)[ -])?(?<!\w)'?(?P<y>(?<=')[2-9]0|(?<=the |mid-|early |late )[2-9]0)'?s\b",
        _decade,
    ),
    rule(
        r"\bthe (?:early |late |mid-?|roaring |swinging )?(?P<ten>twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies\b",
        _named_decade,
    ),
    rule(
        r"(?:\bthe )?(?:\b(?:early|late|mid)[ -])?\b(?P<n>(?:\d{1,2}(?:st|nd|rd|th))|{ORDINAL})[ -]century\b",
        _century,
    ),
    rule(rf"\b{_STEP}(?P<s>{{SEASON}})\b", _season),
    rule(
        rf"(?<=\b(?:in|during|by|since|until|before|after|over|throughout|for) (?:the )?)"
        rf"(?:{_EDGE}[ -])?(?P<s>{{SEASON}})(?! of\b){_OF_YEAR}?\b",
        _season,
    ),
    rule(rf"\b(?:the )?(?:{_EDGE}[ -])?(?P<s>{{SEASON}})(?: of|,)? (?P<y>{{YYYY}})\b", _season),
    rule(
        r"\b(?:the )?(?:fiscal |calendar )?(?P<q>first|second|third|fourth|[1-4](?:st|nd|rd|th)?)"
        rf"[ -](?:fiscal[ -])?quarter\b(?! of (?:a|the)|final){_OF_YEAR}?",
        _quarter,
    ),
    rule(rf"\b(?:Q(?P<q>[1-4])|(?P<q>[1-4])Q){_OF_YEAR}?(?!\w)", _quarter, cased=True),
    rule(r"\b(?P<y>(?:19|20)\d\d)-?Q(?P<q>[1-4])\b", _quarter),
    rule(
        rf"\b(?:the )?(?P<h>first|second|latter)[ -]half(?:{_OF_YEAR}| of the year)",
        _half,
    ),
    rule(
        r"\b(?P<holiday>Easter|Christmas|Thanksgiving) week\b",
        lambda m: WeekOf(Recurring(Cycle.HOLIDAY, m["holiday"].lower())),
    ),
    rule(rf"\b(?:{_STEP}|the )?(?P<holiday>{HOLIDAY}){_OF_YEAR}?(?!\w)", _holiday),
)
