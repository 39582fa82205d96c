"""A figure with its unit, and how two of them make one amount: ranges, odds, "five feet two"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

import regex

from atodds import lexicon
from atodds.extract.amounts.counted import counted_after
from atodds.extract.amounts.figures import Figure
from atodds.extract.amounts.modifiers import modifier_after
from atodds.extract.amounts.spelling import fraction_of
from atodds.extract.amounts.units import (
    AGE,
    FOLD,
    FRACTION,
    SCORE,
    UnitRead,
    money,
    per_after,
    scale_letter_before_unit,
    unit_after,
)
from atodds.model import Unit
from atodds.model.quantity import COUNT


@dataclass(frozen=True, slots=True)
class Part:
    """One figure, or the two ends of a range, with the unit read so far."""

    start: int
    end: int
    figures: tuple[Figure, ...]
    unit: Unit | None = None
    per: Unit | None = None
    between: bool = False
    """Whether "between" or "from" opens it."""
    manner: str | None = None
    """The modifier right behind the figure: "20-plus", "two or more"."""

    @property
    def low(self) -> Figure:
        """The only figure, or the lower end."""
        return self.figures[0]

    @property
    def high(self) -> Figure:
        """The only figure, or the upper end."""
        return self.figures[-1]

    @property
    def is_range(self) -> bool:
        """Whether two ends are given."""
        return len(self.figures) > 1


def part_of(text: str, figure: Figure, start: int, end: int) -> Part:
    """Return the figure with the unit that stands beside it."""
    age = _AGED.search(text, start, figure.start)
    if age:
        return Part(age.start(), figure.end, (figure,), _year_old())
    if magnitude := _MAGNITUDE.search(text, start, figure.start):
        return Part(magnitude.start(), figure.end, (figure,), _magnitude())
    if figure.fold is not None:
        return Part(figure.start, figure.end, (figure,), FOLD)
    if figure.currency:
        return _with_per(text, Part(figure.start, figure.end, (figure,), money(figure.currency)), end)
    if fold := _FOLD.match(text, figure.end, end):
        return Part(figure.start, fold.end(), (figure,), FOLD)
    if figure.part:
        return _fraction_part(text, figure, end)
    if figure.letter and _is_scale(text, figure, end):
        figure = with_letter_scale(figure)
    after = modifier_after(text, figure.end, end)
    stop, manner = (after.edge, after.manner) if after else (figure.end, None)
    read = unit_after(text, figure, stop, end)
    if read is None:
        return Part(figure.start, stop, (figure,), manner=manner)
    if joined := _AND_A_HALF.match(text, read.end, end):
        value = figure.value + fraction_of(joined["joined"])
        longer = replace(figure, value=value, step=Fraction(1, 2))
        return Part(figure.start, joined.end(), (longer,), read.unit)
    return _with_per(text, Part(figure.start, read.end, (figure,), read.unit, manner=manner), end)


def _is_scale(text: str, figure: Figure, end: int) -> bool:
    """Tell whether the letter behind a figure is a scale: "1.5m people", "12m tonnes"."""
    if scale_letter_before_unit(text, figure, end):
        return True
    counted = counted_after(text, figure.end + len(figure.letter or ""), end, one=False)
    return bool(counted) and counted.noun not in lexicon.load("counted")["measured_in_meters"]


def with_letter_scale(figure: Figure) -> Figure:
    """Return the figure with the letter after it read as a scale: "1.5m" people."""
    letters = lexicon.load("numbers")["suffixes"]["unsure"]
    letter = figure.letter or ""
    return figure.scaled(Fraction(letters[letter.strip()]), figure.end + len(letter))


def joined(text: str, parts: Sequence[Part], start: int) -> list[Part]:
    """Return the parts with those put together that are one amount, in text order."""
    result: list[Part] = []
    for part in parts:
        previous = result[-1] if result else None
        whole = previous and _one_amount(text, previous, part, start)
        if whole:
            result[-1] = whole
        else:
            result.append(part)
    return _with_shared_units(text, result)


def _one_amount(text: str, left: Part, right: Part, start: int) -> Part | None:
    between = text[left.end : right.start]
    if len(between) > 24 or left.low.expected or right.low.expected:  # noqa: PLR2004
        return None
    for reader in (_odds, _score, _range, _compound):
        if whole := reader(text, left, right, start):
            return whole
    return None


def _odds(text: str, left: Part, right: Part, start: int) -> Part | None:
    """Read "one in five" and "nine out of 10"."""
    match = _IN.fullmatch(text, left.end, right.start)
    a, b = left.low, right.low
    if match is None or left.unit or right.unit or left.is_range or right.is_range:
        return None
    plain = b.value.denominator == 1 and a.value.denominator == 1 and 0 < a.value < b.value
    likely = match["out"] or (b.value <= 10 or b.value % 10 == 0) and (a.value == 1 or b.value in (5, 10, 100))
    if not (plain and likely) or (b.bare and b.value >= 1900 and b.value < 2100):
        return None
    value = a.value / b.value
    figure = replace(a, value=value, step=1 / (2 * b.value), end=b.end, part=True)
    return Part(left.start, right.end, (figure,), FRACTION)


def _score(text: str, left: Part, right: Part, start: int) -> Part | None:
    """Read "3-1" beside words of winning and losing, or where the first number is the greater."""
    if left.unit or right.unit or not (left.low.bare and right.low.bare) or left.is_range:
        return None
    dash = text[left.end : right.start] in {"-", " - "}
    votes = _VERSUS.fullmatch(text, left.end, right.start) and _VOTING.search(text, start, left.start)
    if not votes and not (dash and (left.low.value >= right.low.value or _is_result(text, left, right, start))):
        return None
    if left.low.value >= 1000 and not votes:  # noqa: PLR2004
        return None
    return Part(left.start, right.end, (left.low, right.low), SCORE)


def _is_result(text: str, left: Part, right: Part, start: int) -> bool:
    return bool(
        _RESULT_AFTER.match(text, right.end) or _RESULT_BEFORE.search(text, start, left.start)
    )


def _range(text: str, left: Part, right: Part, start: int) -> Part | None:
    """Read "8,000 to 10,000", "between 1 and 2 kg", "$89 to $93 billion", "two or three"."""
    if left.is_range or right.is_range:
        return None
    joint = _TO.fullmatch(text, left.end, right.start)
    opening = _OPENING.search(text, start, left.start)
    if joint is None:
        return None
    word = joint["joint"].lower().strip()
    if word == "and" and not (opening and "between" in opening.group().lower()):
        return None
    if opening and opening["from"] and _MOVED.search(text, start, opening.start()):
        return None
    low, high = left.low, right.low
    unit = _common_unit(left, right)
    if unit is None and (left.unit or right.unit):
        return None
    if high.scale > low.scale == 1 and _shares_scale(left, high):
        low = low.scaled(high.scale, low.end)
    if low.value == high.value or (low.value > high.value and not _falls(left, right, joint)):
        return None
    if word == "or" and not _neighbours(low, high):
        return None
    begin = opening.start() if opening else left.start
    return Part(begin, right.end, (low, high), unit, right.per or left.per, between=bool(opening))


def _shares_scale(left: Part, high: Figure) -> bool:
    """Tell whether "$89 to $93 billion" means billions at both ends."""
    own_unit = left.unit and not left.low.currency
    return not own_unit and left.low.value < high.value / high.scale


def _falls(left: Part, right: Part, joint: regex.Match[str]) -> bool:
    """Tell whether a range is told from its upper end: "1.3 volts to 0.3 volts"."""
    return joint["joint"].lower().strip() == "to" and left.unit is not None and left.unit == right.unit


def _common_unit(left: Part, right: Part) -> Unit | None:
    if left.unit is None:
        return right.unit
    if right.unit is None:
        # "rose 5% to 30": the second figure is of another kind, unless a sign stands before both.
        return left.unit if left.low.currency or left.unit.dimension == AGE else None
    return left.unit if left.unit == right.unit else None


def _neighbours(low: Figure, high: Figure) -> bool:
    """Tell whether "two or three" is a range rather than a choice."""
    return low.spelled == high.spelled and high.value - low.value <= max(low.step, high.step)


def _compound(text: str, left: Part, right: Part, start: int) -> Part | None:
    """Read "two hours and 20 minutes" and "five feet two inches" in the smaller unit."""
    if not (left.unit and right.unit) or left.is_range or left.per or right.per:
        return None
    pair = (left.unit.name, right.unit.name)
    if pair not in _PAIRS or not _ALONG.fullmatch(text, left.end, right.start):
        return None
    factor = left.unit.factor / right.unit.factor
    if right.low.value >= factor or left.low.value.denominator != 1:
        return None
    value = left.low.value * factor + right.low.value
    figure = replace(right.low, start=left.low.start, number=left.low.number, value=value, step=Fraction(1))
    return Part(left.start, right.end, (figure,), right.unit)


def _with_shared_units(text: str, parts: list[Part]) -> list[Part]:
    """Give "four-, five- and six-cylinder" and "2 or 3 percent" the unit that stands at the end."""
    result = list(parts)
    for index in range(len(parts) - 2, -1, -1):
        left, right = result[index], result[index + 1]
        between = text[left.end : right.start]
        if between == " to " and _FROM.search(text, 0, left.low.start):
            result[index] = replace(left, unit=left.unit or right.unit)
            result[index + 1] = replace(right, unit=right.unit or left.unit)
        if left.unit or not right.unit or right.unit.dimension == "currency":
            continue
        if _HANGING.fullmatch(between) or (_LISTED.fullmatch(between) and left.low.step <= right.low.step * 10):
            result[index] = replace(left, unit=right.unit)
    return result


def _fraction_part(text: str, figure: Figure, end: int) -> Part:
    """Read "half an hour" as half of one hour, any other bare fraction as a share."""
    unit = _AN_HOUR.match(text, figure.end, end)
    if unit:
        whole = replace(figure, end=unit.end("article"), part=False)
        read = unit_after(text, whole, whole.end, end)
        if read and read.unit.dimension != "currency":
            stepped = replace(whole, step=Fraction(1, 2) if figure.value == Fraction(1, 2) else figure.step)
            return Part(figure.start, read.end, (stepped,), read.unit)
    return Part(figure.start, figure.end, (figure,), FRACTION)


def _with_per(text: str, part: Part, end: int) -> Part:
    read = per_after(text, part.end, end)
    return replace(part, end=read.end, per=read.unit) if read else part


def with_per(text: str, part: Part, end: int, limit: int) -> Part:
    """Return a counted part with its "per day", read from where the counted phrase ends."""
    read: UnitRead | None = per_after(text, end, limit)
    return replace(part, end=read.end, per=read.unit) if read else replace(part, end=end)


@cache
def _year_old() -> Unit:
    return Unit("year old", AGE, "year old")


@cache
def _magnitude() -> Unit:
    return Unit("magnitude", "magnitude", "magnitude")


_PAIRS = {
    ("hour", "minute"),
    ("minute", "second"),
    ("day", "hour"),
    ("week", "day"),
    ("year", "month"),
    ("foot", "inch"),
    ("pound", "ounce"),
    ("stone", "pound"),
    ("meter", "centimeter"),
}
_IN = regex.compile(r"[ ](?:(?P<out>out[ ]of(?:[ ]every)?)|in(?:[ ]every)?)[ ]")
_VERSUS = regex.compile(r"-|[ ](?:votes?[ ])?to[ ]|[ ]votes?[ ]to[ ]")
_VOTING = regex.compile(r"(?i)\b(?:vot(?:e|es|ed|ing)|ballots?|passed|approved|rejected|defeated|adopted|ruled)\b[^.;]{0,30}$")
_RESULT_AFTER = regex.compile(
    r"(?i)[ ](?:\p{L}+[ ]){0,2}(?:win|victory|lead|defeat|loss|draw|tie|decision|record|triumph|deficit|advantage|scoreline|thrashing|rout|up|down|vote|majority|score|in[ ]favou?r|aggregate|result)\b"
)
_RESULT_BEFORE = regex.compile(
    r"(?i)\b(?:won|win|wins|beat|beats|beating|lost|lose|loses|defeated|drew|draw|led|lead|leads|leading|trailed|trailing|trail|down|up|score|scored|tied|at|finished|ended|finish|vote[sd]?|is|was|it)[ ](?:\p{L}+[ ]){0,3}$"
)
_TO = regex.compile(
    r"(?i)\s?(?:-(?P<joint>to)-?|(?P<joint>-|to[ ]?-?|through|up[ ]to|or|and|or[ ]even|if[ ]not))\s?"
    r"(?:(?:about|around|as[ ]many[ ]as|as[ ]much[ ]as|perhaps|even|maybe|almost|nearly)[ ])?"
)
_OPENING = regex.compile(r"(?i)\b(?:(?:anywhere |somewhere )?(?:between|(?P<from>from)|(?P<from>starting from)|ranging from))[ ](?:(?:about|around|an?)[ ])?$")
_FROM = regex.compile(r"(?i)\bfrom (?:(?:about|around|some|nearly|almost) )?$")
_MOVED = regex.compile(
    r"(?i)\b(?:up|down|rose|risen|rise|rising|grew|grow|grown|growing|increas\p{L}+|climb\p{L}*|jump\p{L}*|surg\p{L}+|fell|fall|fallen|falling|drop\p{L}*|declin\p{L}+|decreas\p{L}+"
    r"|cut|cutting|reduc\p{L}+|rais\p{L}+|lower\p{L}*|chang\p{L}+|slow\p{L}*|improv\p{L}+|expand\p{L}*|shrank|shrunk|shr\p{L}+|doubl\p{L}+|tripl\p{L}+|went|gone|go|goes|mov\p{L}+|upgrad\p{L}+|revis\p{L}+|eas\p{L}+|dip\p{L}*|edg\p{L}+|slip\p{L}*|hik\p{L}+|boost\p{L}*|widen\p{L}*|narrow\p{L}*|creep\p{L}*|crept)\b[^.;:]{0,40}$"
)
_ALONG = regex.compile(r"[ ]|,?[ ]and[ ]|,[ ]")
_HANGING = regex.compile(r"-(?:,[ ]|,?[ ](?:and|or|to)[ ]|/)")
_LISTED = regex.compile(r",[ ](?:and[ ]|or[ ])?|[ ](?:and|or|versus|vs\.?)[ ]")
_AND_A_HALF = regex.compile(r"(?i)[ -]and[ -](?P<joined>an?[ -](?:half|quarter)|three[ -]quarters)\b")
_AN_HOUR = regex.compile(r"(?P<article>(?:[ -]an?)?)(?=[ -]\p{L})")
_AGED = regex.compile(r"(?i)\b(?:aged|ages?)(?:[ ](?:of|between|from|about|around))*[ ]$")
_MAGNITUDE = regex.compile(r"(?i)\bmagnitude(?:[ -]|[ ]of[ ])(?:about[ ])?$")
_FOLD = regex.compile(r"(?i)-?[ ]?fold\b|[ ]times(?=[ ](?:as|more|higher|bigger|larger|greater|faster|the|its|their|less)\b)")
