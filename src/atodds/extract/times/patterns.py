"""The fragments that patterns of time expressions are put together from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from itertools import chain

import regex

from atodds.extract.times.sense import Sense
from atodds.language import Pattern
from atodds.lexicon import load

TIMES = load("times")
MONTH_NUMBERS: dict[str, int] = TIMES["months"] | TIMES["month_abbreviations"]
WEEKDAY_NUMBERS: dict[str, int] = TIMES["weekdays"] | TIMES["weekday_abbreviations"]
UNIT_CODES: dict[str, str] = TIMES["units"]

Found = tuple[tuple[str, Sense], ...]
"""Groups of the match and what each says."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and the reading of what it finds; the reading may decline with None."""

    pattern: Pattern
    read: Callable[[regex.Match[str]], Sense | Found | None]


def rule(
    pattern: str, read: Callable[[regex.Match[str]], Sense | Found | None], *, cased: bool = False
) -> Rule:
    """Compile a pattern in which `{NAME}` stands for a fragment and a blank for any gap."""
    for name, fragment in FRAGMENTS.items():
        pattern = pattern.replace(f"{{{name}}}", fragment)
    flags = 0 if cased else regex.IGNORECASE
    return Rule(Pattern(_BLANK.sub(_widened, pattern), flags), read)


def words(*tables: Iterable[str]) -> str:
    """Return an alternation of words, longest first, with gaps for their blanks."""
    listed = sorted(chain(*tables), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(regex.escape(word, special_only=True) for word in listed) + ")"


# A gap may hold one line end, of wrapped lines, but not the blank line between paragraphs.
GAP = r"(?:[ \t]{1,3}\n?|\n)"
_BLANK = Pattern(r"\\.|\[[^\]]*\]|( )")


def _widened(match: regex.Match[str]) -> str:
    return GAP if match[1] else match[0]


_full_months = words(word.title() for word in TIMES["months"])
_short_months = words(word.title() for word in TIMES["month_abbreviations"])
_full_weekdays = words(word.title() for word in TIMES["weekdays"])
_short_weekdays = words(word.title() for word in TIMES["weekday_abbreviations"])
_units = words(TIMES["units"])
_ones = words(TIMES["cardinals"])
_tens = words(TIMES["tens"])
_figure = r"(?:\d{1,3}(?:,\d{3}){1,6}|\d{1,6})(?:\.\d{1,3})?(?:[ -]\d/\d(?!\d))?"
_spelled = rf"(?:{_tens}(?:-{_ones})?|{_ones})(?:[ -](?:hundred|thousand|dozen))?"

FRAGMENTS = {
    "MONTH": rf"(?-i:\b(?:{_full_months}|{_full_months.upper()}|{_short_months}\.?)(?!\w))",
    "FULLMONTH": rf"(?-i:\b{_full_months}\b)",
    "WEEKDAY": (
        rf"(?-i:\b(?:{_full_weekdays}\b|{_full_weekdays.upper()}\b|{_short_weekdays}\.(?= )"
        rf"|{_short_weekdays}(?=,? (?:\d|{_short_months}))))"
    ),
    "FULLWEEKDAY": rf"(?-i:\b{_full_weekdays}\b)",
    "FULLWEEKDAY_S": rf"(?-i:\b{_full_weekdays})",
    "WEEKDAYS": rf"(?-i:\b{_full_weekdays}s)",
    "DD": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|[:.,]\d|%)",
    "YYYY": r"(?:1[0-9]|20)\d\d(?![\d%]|[.,:/]\d|-\d\d?-)",
    "SEASON": words(TIMES["seasons"]),
    "UNIT": rf"(?:{_units})",
    "UNITS": rf"(?:{_units.replace('century', 'centur(?:y|ies)')}s?|centuries)",
    "CARDINAL": _ones,
    "ORDINAL": words(TIMES["ordinals"]),
    "PART": words(TIMES["day_parts"]),
    "NUMBER": (
        rf"(?:{_figure}(?: (?:hundred|thousand|dozen|million))?|{_spelled}|half(?: an?)?"
        r"|an?(?: half)?|a couple(?: of)?|couple of|several|a few|a dozen|a score|a hundred|few"
        r"|many|some)"
    ),
    "PLAIN": rf"(?:{_figure}|{_spelled})",
}


@cache
def unit_code(word: str) -> str:
    """Return the code of a unit written in singular or plural."""
    lower = word.lower()
    if lower == "centuries":
        return UNIT_CODES["century"]
    return UNIT_CODES.get(lower) or UNIT_CODES[lower.removesuffix("s")]


def month_number(word: str) -> int:
    """Return 1 to 12 for a month's name or abbreviation."""
    return MONTH_NUMBERS[word.lower().removesuffix(".")]


def weekday_number(word: str) -> int:
    """Return the ISO number of a weekday's name or abbreviation, Monday 1."""
    return WEEKDAY_NUMBERS[word.lower().removesuffix(".")]
