"""Whether a number that stands in no trap is an amount, or a year, a label or a pronoun."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from atodds import lexicon
from atodds.extract.amounts.counted import Counted
from atodds.extract.amounts.measured import Measured
from atodds.extract.amounts.modifiers import modifier_after, modifier_before
from atodds.extract.amounts.traps import is_in_series, is_labelled, is_year
from atodds.extract.amounts.units import TIME
from atodds.language import Pattern
from atodds.model import Modifier
from atodds.model.quantity import COUNT

_CLOCK_UNITS = {"hour", "minute", "second"}
_ROUND_YEAR = 50


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number with its unit and what it counts, in a sentence that starts at `start`."""

    text: str
    start: int
    end: int
    amount: Measured
    counted: Counted | None

    @property
    def written(self) -> str:
        """The figure as written."""
        figure = self.amount.low
        return self.text[figure.start : figure.end]

    def before(self, pattern: Pattern) -> regex.Match[str] | None:
        """Match a pattern that ends where the figure begins."""
        figure = self.amount.low
        return pattern.search(self.text, max(self.start, figure.start - 40), figure.start)


def is_amount(candidate: Candidate) -> bool:
    """Tell whether the candidate says how much or how many."""
    amount, figure = candidate.amount, candidate.amount.low
    if figure.currency or figure.expected:
        return True
    if amount.is_range:
        return bool(amount.unit) or not _looks_like_year(candidate)
    if figure.bare and is_in_series(candidate.text, candidate.start, figure.start):
        return False
    if amount.unit is not None and amount.unit.dimension != COUNT:
        return _measures(candidate)
    return _counts(candidate)


def _counts(candidate: Candidate) -> bool:
    """Tell a count or bare number from a year, a pronoun or a label."""
    figure = candidate.amount.low
    if figure.bare and _looks_like_year(candidate):
        return _is_modified(candidate) or _counts_people(candidate)
    if figure.spelled and figure.value == 1:
        return _counts_one(candidate)
    return candidate.counted is not None or _stands_alone(candidate)


def _looks_like_year(candidate: Candidate) -> bool:
    position = candidate.amount.low.start
    return is_year(candidate.text, candidate.start, position, candidate.written)


def _is_modified(candidate: Candidate) -> bool:
    amount, text = candidate.amount, candidate.text
    before = modifier_before(text, candidate.start, amount.start)
    if before and before.manner != Modifier.BETWEEN:
        return True
    return modifier_after(text, amount.end, candidate.end) is not None


def _counts_people(candidate: Candidate) -> bool:
    """Tell "2000 people" from "2000 elections", whose figure is a year."""
    counted = candidate.counted
    if counted is None or candidate.amount.low.value % _ROUND_YEAR:
        return False
    return counted.noun in lexicon.load("counted")["counted_after_years"].split()


def _measures(candidate: Candidate) -> bool:
    """Tell "one hour" from "one day", which is mostly no length of time."""
    amount, figure = candidate.amount, candidate.amount.low
    unit = amount.unit
    if unit is None or unit.dimension != TIME or not (figure.spelled and figure.value == 1):
        return True
    hyphened = candidate.text[figure.end : figure.end + 1] == "-"
    return hyphened or unit.name in _CLOCK_UNITS or _is_modified(candidate)


def _counts_one(candidate: Candidate) -> bool:
    """Tell "one barn burned" from "the one", "no one", "one must" and "one of them"."""
    counted = candidate.counted
    if counted is None or not counted.follows:
        return False
    if candidate.text.startswith(" of ", candidate.amount.low.end):
        return False
    before = candidate.before(_WORD_BEFORE)
    return before is None or before["word"].lower() not in lexicon.load("counted")["not_before_one"]


def _stands_alone(candidate: Candidate) -> bool:
    """Tell whether a number without a unit is an amount: "killing 12" but not "Channel 4"."""
    text, end, figure = candidate.text, candidate.amount.end, candidate.amount.low
    if figure.spelled and candidate.before(_THE):
        return False
    if _PART_OF_WORD.match(text, end) or is_labelled(text, candidate.start, figure.start):
        return False
    if figure.bare and _is_before_name(candidate):
        return False
    return not (_AGE_ENDS.match(text, end) and candidate.before(_NAME))


def _is_before_name(candidate: Candidate) -> bool:
    """Tell whether a name goes on behind the number: "the 7 Plus"."""
    match = _CAPITAL.match(candidate.text, candidate.amount.end)
    return match is not None and match["word"] not in _days_and_months()


def _days_and_months() -> frozenset[str]:
    return frozenset(lexicon.load("traps")["days"] + lexicon.load("traps")["months"])


_WORD_BEFORE = Pattern(r"(?P<word>\p{L}+)[ \n-]$")
# "the two met", "all three"
_THE = Pattern(r"(?i)\b(?:the|these|those|all|both|other|next|last|first)[ ]$")
_PART_OF_WORD = Pattern(r"\p{L}|-(?!strong\b)\p{L}|[_&/@]|\.\p{L}")
_CAPITAL = Pattern(r"[ ](?P<word>\p{Lu}[\p{L}\p{N}]*)")
# "Ann Example, 27, of Springfield": an age between commas is read with the name.
_AGE_ENDS = Pattern(r"[,.;)]|\s*$")
_NAME = Pattern(r"\p{Lu}[\p{L}'-]+(?:,[ ]|[ ]\()$")
