"""Date stamps: the full dates that pages print of their own making, not of what they report."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Iterator
from datetime import date, datetime, time
from functools import cache

import regex

from atodds import lexicon

_MONTHS = tuple(month_name)[1:]
_MONTH = "|".join(
    rf"{name[:3]}(?:{name[3:]}|{'t' if name == 'September' else ''}\.?)" for name in _MONTHS
)
_WEEKDAY = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\.?,?"
_DATE = rf"""
    (?:
        (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<month>{_MONTH}),?\s(?P<year>\d{{4}})
      | (?P<month>{_MONTH})\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s?(?P<year>\d{{4}})
      | (?P<year>\d{{4}})-(?P<number>\d{{2}})-(?P<day>\d{{2}})(?!\d)
      | (?P<first>\d{{1,2}})(?P<mark>[./-])(?P<second>\d{{1,2}})(?P=mark)
        (?P<year>(?:20)?\d\d)(?!\d)
    )
"""
_ZONE = r"(?:\s?(?:[ECMP][SD]?T|GMT|UTC|BST|CES?T)(?:[+-]\d{1,2})?\b)?"
_TIME = rf"""
    (?: \s?[,-]?\s(?:at\s)?
        \d{{1,2}}(?:[:.]\d\d)?(?::\d\d)?\s?[AaPp]\.?[Mm]\b\.?{_ZONE}
      | \s?[,-]?\s(?:at\s)? \d{{1,2}}:\d\d(?::\d\d)?{_ZONE}
      | \sat\s\d{{4}}(?!\d){_ZONE}
      | \s\d{{4}}\s[AaPp][Mm]\b{_ZONE}
      | \s\d{{4}}\s?(?:GMT|UTC)(?:[+-]\d{{1,2}})?\b
    )?
"""
_LABEL = r"""
    (?: Date\sof\s[Pp]ublication
      | (?:First|Last)\s(?:posted|updated|published|modified)
      | Posted | Updated | Published
      | (?:LAST\s)?(?:POSTED|UPDATED|PUBLISHED)
    )
"""
_BUTTONS = r"(?:\s?(?:Print|Tweet|Share|E-?mail|Views\s\d+|Get\sshort\sURL)\b(?:\s0\b)*)*"
_NEXT = r"(?=\s*$|\s*[\p{Lu}\p{N}\"'(\u2022])"

_LABELLED = regex.compile(
    rf"\(?\b{_LABEL}(?:\s(?:on|at))?:?\s(?:{_WEEKDAY}\s)?{_DATE}{_TIME}\)?{_BUTTONS}",
    regex.VERBOSE,
)
_LEADING = regex.compile(rf"\s*(?:{_WEEKDAY}\s)?{_DATE}{_TIME}{_BUTTONS}{_NEXT}", regex.VERBOSE)
_FULL_DATE = regex.compile(rf"(?<![\p{{L}}\p{{N}}]){_DATE}", regex.VERBOSE)
_DATELINE = regex.compile(
    rf"\p{{Lu}}[\p{{Lu}}\p{{M}}.' -]{{1,40}}(?:,\s\p{{L}}[\p{{L}}. ]{{1,30}})?,?\s{_DATE}",
    regex.VERBOSE,
)
_AGENCY_STAMP_REACH = 600
_CENTURY = 2000
_MOST_MONTHS = 12


def stamps_in(line: str, *, in_head: bool) -> Iterator[tuple[int, int]]:
    """Yield where a line holds date stamps: after a label such as "Updated", anywhere.

    In the head of a page a date that begins the line or follows an agency's name is one too;
    further down it may date an event, as in a chronicle.
    """
    found = [match.span() for match in _LABELLED.finditer(line)]
    if in_head and (leading := _LEADING.match(line)):
        found.append(leading.span())
    if in_head and (agency := _agency_stamp().search(line, 0, _AGENCY_STAMP_REACH)):
        found.append(agency.span())
    end = 0
    for start, stop in sorted(found):
        if start >= end:
            yield start, stop
            end = stop


def dates_in(text: str) -> Iterator[datetime]:
    """Yield the full dates that `text` gives in figures or by the month's name."""
    for match in _FULL_DATE.finditer(text):
        if (found := _date(match)) is not None:
            yield found


def dateline_date(paragraph: str) -> datetime | None:
    """Return the full date of a dateline ("LONDON, March 14, 2014 -"), None without one."""
    match = _DATELINE.match(paragraph)
    return _date(match) if match else None


@cache
def _agency_stamp() -> regex.Pattern[str]:
    names = "|".join(
        regex.escape(name) for names in lexicon.load("agencies").values() for name in names
    )
    return regex.compile(rf"\b(?:{names})\s{_WEEKDAY}\s{_DATE}{_BUTTONS}{_NEXT}", regex.VERBOSE)


def _date(match: regex.Match[str]) -> datetime | None:
    year = int(match["year"])
    year += _CENTURY if year < 100 else 0  # noqa: PLR2004  # two digits
    try:
        return datetime.combine(date(year, *_month_and_day(match)), time.min)
    except ValueError:
        return None


def _month_and_day(match: regex.Match[str]) -> tuple[int, int]:
    if match["month"]:
        return 1 + [name[:3] for name in _MONTHS].index(match["month"][:3]), int(match["day"])
    if match["number"]:
        return int(match["number"]), int(match["day"])
    first, second = int(match["first"]), int(match["second"])
    if first > _MOST_MONTHS or match["mark"] == ".":
        return second, first
    if second > _MOST_MONTHS or first == second:
        return first, second
    said = "day and month could be either"
    raise ValueError(said)
