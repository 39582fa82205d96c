"""Years and their parts: "1995", "fiscal 1999", "the 1990s", "third quarter", "last fall"."""

from __future__ import annotations

import regex

from atodds.extract.times import periods
from atodds.extract.times.dates import full_year, step_of
from atodds.extract.times.patterns import TIMES, Found, rule, words
from atodds.extract.times.sense import Cycle, PeriodOf, Placed, Recurring, Sense, Within
from atodds.lexicon import load

_HOLIDAYS = load("holidays")
_HOLIDAY = words(*(_HOLIDAYS[table] for table in ("fixed", "weekday", "after_weekday", "easter")))
_TENS = {
    "twent": 20,
    "thirt": 30,
    "fort": 40,
    "fift": 50,
    "sixt": 60,
    "sevent": 70,
    "eight": 80,
    "ninet": 90,
}
_CENTURIES = range(2, 30)


def _year(match: regex.Match[str]) -> Sense:
    return Placed(periods.year(int(match["y"])))


def _years(match: regex.Match[str]) -> Found:
    """Read "1994-97" as two years."""
    first, last = match["y"], match["y2"]
    return (
        ("y", Placed(periods.year(int(first)))),
        ("y2", Placed(periods.year(int(first[: -len(last)] + last)))),
    )


def _fiscal_year(match: regex.Match[str]) -> Sense:
    return Placed(periods.fiscal_year(full_year(match["y"])))


def _decade(match: regex.Match[str]) -> Sense:
    figures = match["y"]
    return Placed(periods.decade(int(figures) if len(figures) > len("90") else 1900 + int(figures)))


def _named_decade(match: regex.Match[str]) -> Sense:
    return Placed(periods.decade(1900 + _TENS[match["ten"].lower()]))


def _century(match: regex.Match[str]) -> Sense | None:
    figures = regex.sub(r"\D", "", match["n"])
    number = int(figures) if figures else int(TIMES["ordinals"][match["n"].lower()])
    return Placed(periods.century(number)) if number in _CENTURIES else None


def _season(match: regex.Match[str]) -> Sense:
    code = TIMES["seasons"][match["s"].lower()]
    return _in_year(Recurring(Cycle.SEASON, code, step_of(match)), match)


def _quarter(match: regex.Match[str]) -> Sense:
    word = match["q"].lower()
    number = int(word[0]) if word[0].isdigit() else int(TIMES["ordinals"][word])
    return _in_year(Recurring(Cycle.QUARTER, number), match)


def _half(match: regex.Match[str]) -> Sense:
    return _in_year(Recurring(Cycle.HALF, 1 if match["h"].lower() in {"first", "1"} else 2), match)


def _holiday(match: regex.Match[str]) -> Sense:
    name = " ".join(match["holiday"].lower().split())
    return _in_year(Recurring(Cycle.HOLIDAY, name, step_of(match)), match)


def _holiday_week(match: regex.Match[str]) -> Sense:
    return PeriodOf(day=Recurring(Cycle.HOLIDAY, match["holiday"].lower()))


def _in_year(part: Recurring, match: regex.Match[str]) -> Sense:
    written = match.groupdict().get("y")
    return Within(part, Placed(periods.year(int(written)))) if written else part


_STEP = r"(?:\b(?:(?P<step>last|past|this|next)|the (?P<step>following|previous)) )"
_EDGE = r"(?:(?:early|late|mid|middle|beginning of|end of|start of)[ -])"
_OF_YEAR = r"(?:(?: of|,)?(?: the year)? (?P<y>{YYYY}))"
_MODERN = r"(?P<y>(?:1[5-9]|20)\d\d)"
# Words before four figures that make them a year whatever follows.
_YEAR_CUE = (
    r"(?:in|since|of|from|by|until|till|before|after|between|during|through|throughout|to|and|or|early"
    r"|late|mid|summer|spring|autumn|fall|winter|around|circa|back|than|year|dated|as)"
)
# "More than 2000" and "an average of 1500" are amounts.
_UNLESS_LIMIT = (
    r"(?<!\b(?:(?:more|less|fewer) than|(?:average|total|maximum|minimum|sum|crowd|excess) of) )"
)
_OWNER = r"(?:the|a|an|his|her|its|their|our|this|that|whose|'s)"
_UNLESS_COUNT = rf"(?! {words(TIMES['traps']['counted'])}\b)"

YEAR_RULES = (
    rule(
        rf"(?<=\b{_YEAR_CUE}[ -]){_UNLESS_LIMIT}(?P<y>{{YYYY}})(?![\w$]|-\w){_UNLESS_COUNT}", _year
    ),
    rule(rf"\b(?:early|late|mid)[ -](?P<y>{{YYYY}})(?![\w$]|-\w){_UNLESS_COUNT}", _year),
    rule(rf"(?<=\b{_OWNER} ){_MODERN}(?= [a-z(]){_UNLESS_COUNT}", _year),
    rule(
        rf"(?<![\w$£€#.,:/-]){_UNLESS_LIMIT}"
        r"(?P<y>(?:19[0-9]|20[0-3])\d)(?=[-,.;:)]?(?:[\s)]|$)|'s|,)"
        rf"{_UNLESS_COUNT}",
        _year,
    ),
    rule(rf"\b(?:post|pre|mid)-{_MODERN}\b", _year),
    rule(
        rf"(?<![\w$£€.,:/-]){_MODERN}(?: ?-{{1,2}} ?|/)(?P<y2>(?:(?:1[5-9]|20)\d\d|\d\d))"
        r"(?![\w-]|\.\d|/)",
        _years,
    ),
    rule(
        r"\b(?:the )?(?:fiscal|financial)(?:[ -]year)?[ -]'?(?P<y>(?:19|20)?\d\d)\b", _fiscal_year
    ),
    rule(
        r"(?<=\b(?:in|of|since|from|until|till|by|before|after|late|early) )"
        r"(?P<y>'(?:[3-9]\d|[012]\d))\b(?![\w-]|'|s)",
        lambda m: Placed(periods.year(full_year(m["y"]))),
    ),
    rule(r"\bFY ?'?(?P<y>(?:19|20)?\d\d)\b", _fiscal_year, cased=True),
    rule(rf"(?:\bthe )?(?:\b{_EDGE})?(?<![\w$£])(?P<y>(?:1[5-9]|20)\d0)'?s\b", _decade),
    rule(rf"(?:\bthe )?(?:\b{_EDGE})?(?<!\w)'(?P<y>[2-9]0)'?s\b", _decade),
    rule(
        r"(?<=\b(?:in|of|during|since|from|to) )the (?:early |late |mid-?)?(?P<y>[6-9]0)s\b"
        r"(?! [FC]\b)",
        _decade,
    ),
    rule(
        r"\bthe (?:early |late |mid-? ?|roaring |swinging )?"
        rf"(?P<ten>{words(_TENS)})ies\b(?! of\b)",
        _named_decade,
    ),
    rule(
        rf"(?:\bthe )?(?:\b{_EDGE})?\b(?P<n>\d{{1,2}}(?:st|nd|rd|th)|{{ORDINAL}})[ -]century\b",
        _century,
    ),
    rule(rf"{_STEP}(?P<s>{{SEASON}})\b", _season),
    rule(
        rf"(?<=\b(?:in|during|by|since|until|before|after|over|throughout|for) (?:the )?)"
        rf"(?:{_EDGE})?(?P<s>{{SEASON}})\b(?! of (?!last|this|next|that|the year)){_OF_YEAR}?",
        _season,
    ),
    rule(rf"\b(?:the )?(?:{_EDGE})?(?P<s>{{SEASON}})(?: of|,)? (?P<y>{{YYYY}})\b", _season),
    rule(
        r"\b(?:the )?(?:fiscal |calendar )?(?P<q>first|second|third|fourth|[1-4](?:st|nd|rd|th)?)"
        rf"[ -](?:fiscal[ -])?quarter\b(?! of an?\b|final){_OF_YEAR}?",
        _quarter,
    ),
    rule(rf"\b(?:Q(?P<q>[1-4])|(?P<q>[1-4])Q){_OF_YEAR}?(?!\w)", _quarter, cased=True),
    rule(r"\b(?:the )?(?P<y>{YYYY}) (?P<q>first|second|third|fourth)[ -]quarter\b", _quarter),
    rule(r"\b(?:the )?(?P<y>{YYYY}) (?P<h>first|second)[ -]half\b", _half),
    rule(r"\b(?P<y>(?:19|20)\d\d)-?Q(?P<q>[1-4])\b", _quarter),
    rule(rf"\bH(?P<h>[12]){_OF_YEAR}?(?!\w)", _half, cased=True),
    rule(r"(?<=\b(?:year|fiscal \d{4})'s )(?P<h>first|second)[ -]half\b", _half),
    rule(
        rf"\b(?:the )?(?P<h>first|second|latter)[ -]half(?:{_OF_YEAR}| of the year"
        r"|(?= (?:of )?(?:(?:last|this|next) year|fiscal)))",
        _half,
    ),
    rule(r"\b(?P<holiday>Easter|Christmas|Thanksgiving) week\b", _holiday_week),
    rule(
        rf"(?:{_STEP}|\bthe |\b)(?P<holiday>{_HOLIDAY}){_OF_YEAR}?(?!\w)"
        rf"(?! {words(_HOLIDAYS['kind_nouns'])}\b)",
        _holiday,
    ),
)
