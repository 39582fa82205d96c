"""Days, weekdays and months: "14 March 2014", "the seventh of November", "Friday", "early May"."""

from __future__ import annotations

from datetime import date

import regex

from atodds.extract.times import periods
from atodds.extract.times.patterns import TIMES, Found, month_number, rule, weekday_number
from atodds.extract.times.sense import (
    Clock,
    Cycle,
    EitherDay,
    OnDay,
    Placed,
    Recurring,
    Sense,
    Step,
)

_CENTURY_TURN = 40
"""Two-figure years below belong to this century, the others to the last."""
_STEPS = {step.value: step for step in Step} | {"past": Step.LAST, "this past": Step.LAST}
_HOURS, _MINUTES, _LEAP_YEAR = 24, 60, 2000


def full_year(figures: str) -> int:
    """Return the year that two or four figures stand for."""
    plain = figures.strip("' ")
    if len(plain) > len("99"):
        return int(plain)
    return int(plain) + (2000 if int(plain) < _CENTURY_TURN else 1900)


def step_of(match: regex.Match[str]) -> Step | None:
    """Return which round of its cycle a match names with "last", "this" or "next"."""
    word = (match.groupdict().get("step") or "").lower()
    return _STEPS.get(word)


def _placed_day(of_year: int, month: int, day: int) -> Placed | None:
    try:
        return Placed(periods.day(date(of_year, month, day)))
    except (ValueError, OverflowError):
        return None


def _day_number(word: str) -> int:
    figures = regex.sub(r"\D", "", word)
    return int(figures) if figures else int(TIMES["ordinals"][word.lower()])


def _day_of(match: regex.Match[str], group: str) -> Sense | None:
    month, day = month_number(match["m"]), _day_number(match[group])
    written = match.groupdict().get("y")
    if written:
        return _placed_day(full_year(written), month, day)
    if _placed_day(_LEAP_YEAR, month, day) is None:
        return None
    return Recurring(Cycle.DAY, (month, day), step_of(match))


def _named_day(match: regex.Match[str]) -> Sense | None:
    return _day_of(match, "d")


def _two_days(match: regex.Match[str]) -> Found | None:
    """Read "April 24 and 25" and "24-25 April" as two days."""
    first, second = _day_of(match, "d"), _day_of(match, "d2")
    if first is None or second is None:
        return None
    return (("first", first), ("second", second))


def _numeric_day(match: regex.Match[str]) -> Sense | None:
    """Read 14/03/2014 either way round."""
    first, second, of_year = int(match["a"]), int(match["b"]), full_year(match["y"])
    found = (_placed_day(of_year, first, second), _placed_day(of_year, second, first))
    if found[0] and found[1] and found[0] != found[1]:
        return EitherDay((found[0].moment, found[1].moment))
    return found[0] or found[1]


def _iso_day(match: regex.Match[str]) -> Sense | None:
    day = _placed_day(int(match["y"]), int(match["m"]), int(match["d"]))
    if day is None or match["h"] is None:
        return day
    hour, minute = int(match["h"]), int(match["min"])
    if hour >= _HOURS or minute >= _MINUTES:
        return day
    return OnDay(Clock(hour, minute, precise=True, universal=match["zone"] == "Z"), day)


def _month_of_year(match: regex.Match[str]) -> Sense:
    return Placed(periods.month(full_year(match["y"]), month_number(match["m"])))


def _month(match: regex.Match[str]) -> Sense:
    return Recurring(Cycle.MONTH, month_number(match["m"]), step_of(match))


def _weekday(match: regex.Match[str]) -> Sense:
    return Recurring(Cycle.WEEKDAY, weekday_number(match["w"]), step_of(match))


def _weekdays_ago(match: regex.Match[str]) -> Sense:
    rounds = int(TIMES["cardinals"][match["n"].lower()])
    return Recurring(Cycle.WEEKDAY, weekday_number(match["w"]), Step.LAST, rounds=rounds)


def _day_of_month(match: regex.Match[str]) -> Sense:
    return Recurring(Cycle.DAY_OF_MONTH, _day_number(match["d"]))


_STEP = r"(?:\b(?:(?P<step>last|past|this past|this|next)|the (?P<step>following|previous)) )"
_EDGE = r"(?:(?:early|late|mid|middle|beginning of|end of|start of)[ -])"
_AT_YEAR = r"(?:(?:,? |,)(?P<y>{YYYY}|'\d\d\b))"
_BARE = r"\b(?<![.,$£€/-])"
_AND = r"(?: (?:and|or|to|through|until|till) | ?-{1,2} ?)"
_DAY = r"(?:{DD}|{ORDINAL})"
# March is a verb, May a verb and a name too; these words before make them months.
_TITLE = r"(?<!\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen)\.? )"
_MARCH_CUE = (
    r"(?:in|of|since|until|till|by|through|from|to|before|after|during|for|every|each|and|or|between"
    r"|late|early|mid|this|the|around|throughout|end of|last|next)"
)
_MAY_CUE = (
    r"(?:in|of|since|until|till|by|through|during|every|each|late|early|mid|this|throughout|end of"
    r"|last|next|(?:year|months|quarter|up) to)"
)

_NO_NOUN = (
    r"(?:(?:and|or) (?!(?:the )?\d)|of (?:last|this|next|the) month\b"
    r"|(?:but|to|at|for|in|after|before|when|with|near|because)\b)"
)

DATE_RULES = (
    rule(
        r"(?<![\d-])(?P<y>(?:1[5-9]|20)\d\d)-(?P<m>0[1-9]|1[0-2])-(?P<d>[0-3]\d)"
        r"(?:[T ](?P<h>\d\d):(?P<min>\d\d)(?::\d\d(?:\.\d{1,6})?)?"
        r"(?P<zone>Z|[+-]\d\d:?\d\d)?)?(?![\d-])",
        _iso_day,
    ),
    rule(
        # For a digit alone `regex` looks twenty times as fast as for a choice of what begins so.
        r"(?=\d)(?<![\d/.-])(?P<a>0?[1-9]|[12]\d|3[01])(?P<sep>[/.-])"
        r"(?P<b>0?[1-9]|[12]\d|3[01])(?P=sep)(?P<y>(?:1[5-9]|20)\d\d|\d\d)(?![\d/.-]\d|\d)",
        _numeric_day,
    ),
    rule(
        rf"{_STEP}?(?P<m>{{MONTH}}) (?:the )?(?P<d>{_DAY}){_AT_YEAR}?(?!\w|-(?!{{MONTH}}))",
        _named_day,
    ),
    rule(
        rf"{_BARE}(?<!{{MONTH}} )(?:the )?(?P<d>{{DD}})[ -](?:of )?(?P<m>{{MONTH}}){_AT_YEAR}?\b",
        _named_day,
    ),
    rule(rf"\bthe (?P<d>{{ORDINAL}})(?: day)? of (?P<m>{{MONTH}}){_AT_YEAR}?\b", _named_day),
    rule(rf"{_BARE}(?P<d>{{DD}})-(?P<m>{{MONTH}})-(?P<y>(?:19|20)?\d\d)\b", _named_day),
    rule(
        rf"(?P<first>(?P<m>{{MONTH}}) (?P<d>{{DD}}))(?:{_AND}|, )(?P<second>(?P<d2>{{DD}}))"
        r"(?:(?:,| of)? (?P<y>{YYYY}))?"
        r"(?![-\w]| (?:[ap]\.?m|(?!week\b){UNITS}|people|million|percent|per cent))",
        _two_days,
    ),
    rule(
        rf"{_BARE}(?P<first>(?P<d>{{DD}})){_AND}(?P<second>(?P<d2>{{DD}}) (?P<m>{{MONTH}})"
        rf"{_AT_YEAR}?)\b",
        _two_days,
    ),
    rule(rf"(?:\b{_EDGE})?(?P<m>{{MONTH}})(?:,? of)?{_AT_YEAR}(?!\w)", _month_of_year),
    rule(rf"{_STEP}(?P<m>{{MONTH}})", _month),
    rule(
        rf"(?:\b{_EDGE})?{_TITLE}(?P<m>(?!(?:May|March)\b){{MONTH}})(?<!\b[A-Z][a-z]{{2}})"
        r"(?! (?-i:[A-Z][a-z]+) (?:said|says|was|is|has|had|told)\b)",
        _month,
    ),
    rule(rf"(?<=\b{_MARCH_CUE}[ -])(?P<m>(?-i:March))\b", _month),
    rule(r"(?P<m>(?-i:March))(?='s\b)", _month),
    rule(rf"(?<=\b{_MAY_CUE}[ -])(?P<m>(?-i:May))\b(?! (?-i:Day)\b)", _month),
    rule(r"(?<={FULLMONTH},? (?:and |or |to |through )?)(?P<m>(?-i:May))\b", _month),
    rule(r"\b(?P<m>(?-i:May))(?= (?:and|or|to|through) {FULLMONTH})", _month),
    rule(rf"(?:{_STEP}|\b(?:early|late) )?(?P<w>{{WEEKDAY}})", _weekday),
    rule(r"\b(?P<n>{CARDINAL}) (?P<w>{FULLWEEKDAY_S})s ago\b", _weekdays_ago),
    # "On the 13th and 14th floors" and "on the 13th hole" are of no month.
    rule(
        r"(?<=\b(?:on|until|since|till|night of) )"
        r"the (?P<d>(?:3[01]|[12]\d|[4-9])th|[123]?1st|2?2nd|2?3rd)\b"
        rf"(?=[.,;:)](?! \d)|$| {_NO_NOUN})",
        _day_of_month,
    ),
    # "Saturdays attack": scrapers lose apostrophes.
    rule(
        r"(?<!\b(?:on|of|and|or|most|these|many|all|every|between|for|to|from) )"
        r"(?P<w>{FULLWEEKDAY_S})s(?= [a-z])",
        _weekday,
    ),
)
