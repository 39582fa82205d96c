"""Figures beside each other that make one amount: ranges, scores, odds, "five feet two inches"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

import regex

from atodds import lexicon
from atodds.extract.amounts.figures import Figure
from atodds.extract.amounts.measured import Measured
from atodds.extract.amounts.units import AGE, CURRENCY, FRACTION, SCORE, YEAR_OLD
from atodds.language import Pattern
from atodds.model import Unit

_FARTHEST = 24
"""Characters between two figures that belong together."""
_WINDOW = 80
"""Characters before a pair that tell what it is."""
_LARGEST_SCORE = 1000
_YEARS = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two amounts beside each other in a sentence that starts at `start`."""

    text: str
    left: Measured
    right: Measured
    start: int

    @property
    def between(self) -> str:
        """What stands between the two."""
        return self.text[self.left.end : self.right.start]

    @property
    def unitless(self) -> bool:
        """Whether neither has a unit or is itself a range."""
        return not (self.left.unit or self.right.unit or self.left.is_range or self.right.is_range)

    def before(self, pattern: Pattern) -> regex.Match[str] | None:
        """Match a pattern that ends where the first of the two begins."""
        return _ends_at(pattern, self, self.left.start)


def _ends_at(pattern: Pattern, pair: _Pair, position: int) -> regex.Match[str] | None:
    return pattern.search(pair.text, max(pair.start, position - _WINDOW), position)


def joined(text: str, amounts: Sequence[Measured], start: int) -> list[Measured]:
    """Return the amounts of a sentence with those put together that are one, in text order."""
    result: list[Measured] = []
    for amount in amounts:
        whole = _one_amount(_Pair(text, result[-1], amount, start)) if result else None
        if whole:
            result[-1] = whole
        elif len(result) > 1 and (whole := _moved_since(text, result, amount, start)):
            result[-2:] = [whole]
        else:
            result.append(amount)
    return _with_shared_units(text, result, start)


def _moved_since(
    text: str, earlier: Sequence[Measured], amount: Measured, start: int
) -> Measured | None:
    """Read "from 20 in 2008 to 30", where a year stands between the two."""
    year = earlier[-1].low
    if not year.bare or earlier[-1].unit or year.value not in _YEARS:
        return None
    return _movement(_Pair(text, earlier[-2], amount, start))


def _one_amount(pair: _Pair) -> Measured | None:
    too_far = pair.right.start - pair.left.end > _FARTHEST
    if too_far or pair.left.low.expected or pair.right.low.expected:
        return None
    return _movement(pair) or _odds(pair) or _score(pair) or _range(pair) or _compound(pair)


def _movement(pair: _Pair) -> Measured | None:
    """Read "rose from 20 to 30", which tells where something arrived and where it came from."""
    left, right = pair.left, pair.right
    onward = _ONWARD.fullmatch(pair.between)
    opening = pair.before(_FROM)
    if not (onward and opening) or left.is_range or right.is_range:
        return None
    falls = left.low.value > right.low.value
    if not (falls or onward["time"] or _ends_at(_moved(), pair, opening.start())):
        return None
    unit = left.unit or right.unit
    if left.unit and right.unit and left.unit != right.unit:
        return None
    low, high = left.low, right.low
    if high.scale > low.scale == 1 and _shares_scale(left, high):
        low = low.scaled(high.scale, low.end)
    per = right.per or left.per
    return Measured(
        opening.start(), right.end, (low, high), unit, per, moved=True, manner=right.manner
    )


def _odds(pair: _Pair) -> Measured | None:
    """Read "one in five" and "nine out of 10"."""
    match = _OUT_OF.fullmatch(pair.between)
    part, whole = pair.left.low, pair.right.low
    if match is None or not pair.unitless or whole.value in _YEARS:
        return None
    if part.value.denominator * whole.value.denominator != 1 or not 0 < part.value < whole.value:
        return None
    if not match["out"] and not _are_common_odds(part.value, whole.value):
        return None
    value = part.value / whole.value
    figure = replace(part, value=value, step=1 / (2 * whole.value), end=whole.end, share=True)
    return Measured(pair.left.start, pair.right.end, (figure,), FRACTION)


def _are_common_odds(part: Fraction, whole: Fraction) -> bool:
    """Tell "one in six" and "two in five" from "killed two in 17 attacks"."""
    if part == 1:
        return whole <= 10 or whole % 10 == 0  # noqa: PLR2004  # the numbers odds are told in
    return whole in {5, 10, 100}


def _score(pair: _Pair) -> Measured | None:
    """Read "3-1" beside words of winning and losing, or with the greater number first."""
    left, right = pair.left.low, pair.right.low
    if not (pair.unitless and left.bare and right.bare) or pair.before(_OPENING):
        return None
    versus = _VERSUS.fullmatch(pair.between)
    voted = versus and (versus["votes"] or pair.before(_voting()))
    if not voted and (left.value >= _LARGEST_SCORE or not _looks_like_score(pair)):
        return None
    return Measured(pair.left.start, pair.right.end, (left, right), SCORE)


def _looks_like_score(pair: _Pair) -> bool:
    left, right = pair.left.low.value, pair.right.low.value
    if pair.between == " to ":
        return left > right
    if pair.between not in {"-", " - "}:
        return False
    if left >= right:
        return True
    after = _result_after().match(pair.text, pair.right.end)
    return bool(after or pair.before(_result_before()))


def _range(pair: _Pair) -> Measured | None:
    """Read "8,000 to 10,000", "between 1 and 2 kg", "$20 to $30 billion", "two or three"."""
    left, right = pair.left, pair.right
    joint = _TO.fullmatch(pair.between)
    if joint is None or left.is_range or right.is_range:
        return None
    word = joint["joint"].lower().strip()
    opening = pair.before(_OPENING)
    if _is_other(pair, word, opening):
        return None
    unit = _common_unit(left, right)
    if unit is None and (left.unit or right.unit):
        return None
    low, high = left.low, right.low
    if high.scale > low.scale == 1 and _shares_scale(left, high):
        low = low.scaled(high.scale, low.end)
    falls = word == "to" and left.unit is not None and left.unit == right.unit
    if low.value == high.value or (low.value > high.value and not falls):
        return None
    if word == "or" and not _neighbours(low, high):
        return None
    begin = opening.start() if opening else left.start
    return Measured(begin, right.end, (low, high), unit, right.per or left.per, bool(opening))


def _is_other(pair: _Pair, word: str, opening: regex.Match[str] | None) -> bool:
    """Tell a range from two amounts: "two and three", "fell 5% to 30%"."""
    if word == "and" and not (opening and "between" in opening.group().lower()):
        return True
    return bool(word == "to" and pair.left.unit and pair.before(_moved_just_before()))


def _common_unit(left: Measured, right: Measured) -> Unit | None:
    if left.unit is None:
        return right.unit
    if right.unit is None:
        # "rose 5% to 30": the second figure is of another kind, unless a sign stands before both.
        return left.unit if left.low.currency or left.unit.dimension == AGE else None
    return left.unit if left.unit == right.unit else None


def _shares_scale(left: Measured, high: Figure) -> bool:
    """Tell whether "$20 to $30 billion" means billions at both ends."""
    own_unit = left.unit and not left.low.currency
    return not own_unit and left.low.value < high.value / high.scale


def _neighbours(low: Figure, high: Figure) -> bool:
    """Tell whether "two or three" is a range rather than a choice."""
    return low.spelled == high.spelled and high.value - low.value <= max(low.step, high.step)


def _compound(pair: _Pair) -> Measured | None:
    """Read "two hours and 20 minutes" and "five feet two inches" in the smaller unit."""
    left, right = pair.left, pair.right
    if not (left.unit and right.unit) or left.is_range or right.is_range or left.per or right.per:
        return None
    names = [left.unit.name, right.unit.name]
    if names not in lexicon.load("joins")["pairs"] or not _ALONG.fullmatch(pair.between):
        return None
    factor = left.unit.factor / right.unit.factor
    if right.low.value >= factor or left.low.value.denominator != 1:
        return None
    value = left.low.value * factor + right.low.value
    step = min(right.low.step, Fraction(1))
    figure = replace(right.low, start=left.low.start, value=value, step=step)
    return Measured(left.start, right.end, (figure,), right.unit)


def _with_shared_units(text: str, amounts: list[Measured], start: int) -> list[Measured]:
    """Give "10- and 20-mile" and "from 3-4 mpg to 5" the unit that one of the two has."""
    result = list(amounts)
    for index in range(len(amounts) - 2, -1, -1):
        pair = _Pair(text, result[index], result[index + 1], start)
        left, right = pair.left, pair.right
        if pair.between == " to " and _ends_at(_FROM, pair, left.low.start):
            result[index] = replace(left, unit=left.unit or right.unit)
            result[index + 1] = replace(right, unit=right.unit or left.unit)
        elif left.unit == YEAR_OLD and not right.unit:
            if _LISTED.fullmatch(pair.between) and _ENDS.match(text, right.end):
                result[index + 1] = replace(right, unit=YEAR_OLD)
        elif not left.unit and right.unit and right.unit.dimension != CURRENCY:
            alike = left.low.step <= right.low.step * 10
            if _HANGING.fullmatch(pair.between) or (alike and _LISTED.fullmatch(pair.between)):
                result[index] = replace(left, unit=right.unit)
    return result


@cache
def _words(name: str, pattern: str) -> Pattern:
    return Pattern(pattern, words=lexicon.load("joins")[name])


def _voting() -> Pattern:
    return _words("voting", r"(?i)\b(?:\L<words>)\b[^.;]{0,30}$")


def _result_after() -> Pattern:
    return _words("result_after", r"(?i)[ ](?:\p{L}+[ ]){0,2}(?:\L<words>)\b")


def _result_before() -> Pattern:
    return _words("result_before", r"(?i)\b(?:\L<words>)[ ](?:\p{L}+[ ]){0,3}$")


@cache
def _moved() -> Pattern:
    changes = lexicon.load("changes")
    words = [*changes["up"], *changes["down"], *lexicon.load("joins")["moving"]]
    return Pattern(r"(?i)\b(?:\L<words>)\b[^.;:]{0,40}$", words=words)


@cache
def _moved_just_before() -> Pattern:
    changes = lexicon.load("changes")
    words = [*changes["up"], *changes["down"]]
    return Pattern(r"(?i)\b(?:\L<words>)[ ](?:by[ ])?$", words=words)


_OUT_OF = Pattern(r"[ ](?:(?P<out>out[ ]of(?:[ ]every)?)|in(?:[ ]every)?)[ ]")
_VERSUS = Pattern(r"-|[ ](?P<votes>votes?[ ])?to[ ]")
_TO = Pattern(
    r"""(?i)\s?(?:-(?P<joint>to)-?
      | (?P<joint>-|to[ ]?-?|through|up[ ]to|or|and|or[ ]even|if[ ]not))\s?
    (?:(?:about|around|as[ ]many[ ]as|as[ ]much[ ]as|perhaps|even|maybe|almost|nearly)[ ])?""",
    regex.VERBOSE,
)
_OPENING = Pattern(
    r"""(?i)\b(?:(?:anywhere[ ]|somewhere[ ])?between
      | (?P<from>(?:starting[ ])?from)|ranging[ ]from)[ ](?:(?:about|around|an?)[ ])?$""",
    regex.VERBOSE,
)
_FROM = Pattern(r"(?i)\bfrom (?:(?:about|around|some|nearly|almost) )?$")
_ONWARD = Pattern(
    r"""(?i)
    (?P<time>[ ](?:in|on|last|this|a|one|two|the|at)[ ](?:[\p{L}\d']+[ ]?){1,3}?,?)?
    [ ](?:up[ ]|down[ ])?to[ ](?:\p{L}+[ ]){0,2}""",
    regex.VERBOSE,
)
_ALONG = Pattern(r"[ ]|,?[ ]and[ ]|,[ ]")
_ENDS = Pattern(r"\s*(?:[,.;)]|$)")
_HANGING = Pattern(r"-(?:,[ ]|,?[ ](?:and|or|to)[ ]|/)")
_LISTED = Pattern(r",[ ](?:and[ ]|or[ ])?|[ ](?:and|or|versus|vs\.?)[ ]")
