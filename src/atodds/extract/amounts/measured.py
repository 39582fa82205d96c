"""A figure with the unit that stands beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from atodds import lexicon
from atodds.extract.amounts.counted import counted_after
from atodds.extract.amounts.figures import Figure
from atodds.extract.amounts.modifiers import modifier_after
from atodds.extract.amounts.spelling import fraction_of
from atodds.extract.amounts.units import (
    CURRENCY,
    DEGREE,
    DEGREE_OF_HEAT,
    FOLD,
    FRACTION,
    MAGNITUDE,
    YEAR_OLD,
    money,
    per_after,
    scale_letter_before_unit,
    unit_after,
    unit_named,
)
from atodds.language import Pattern
from atodds.model import Unit

_HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Measured:
    """One figure, or the two of a range or score, with the unit read so far."""

    start: int
    end: int
    figures: tuple[Figure, ...]
    unit: Unit | None = None
    per: Unit | None = None
    opened: bool = False
    """Whether "between" or "from" opens it."""
    moved: bool = False
    """Whether the two figures are where something came from and where it arrived."""
    manner: str | None = None
    """The modifier right behind the figure: "20-plus", "two or more"."""

    @property
    def low(self) -> Figure:
        """The only figure, or the first."""
        return self.figures[0]

    @property
    def high(self) -> Figure:
        """The only figure, or the last."""
        return self.figures[-1]

    @property
    def is_range(self) -> bool:
        """Whether two figures are given."""
        return len(self.figures) > 1

    def with_per(self, text: str, end: int, limit: int) -> Measured:
        """Return the amount with the "per day" or "a barrel" that begins at `end`."""
        if read := per_after(text, end, limit):
            return replace(self, end=read.end, per=read.unit)
        of = _OF_STUFF.match(text, end, limit)
        read = per_after(text, of.end(), limit) if of else None
        return replace(self, end=end, per=read.unit if read else None)


def measured(text: str, figure: Figure, start: int, end: int) -> Measured:
    """Return the figure with its unit, which `text[start:end]` holds, if it has one."""
    if before := _unit_before(text, figure, start):
        unit, begin = before
        return Measured(begin, figure.end, (figure,), unit)
    if figure.unit or figure.fold is not None:
        return _with_own_unit(figure)
    if figure.currency:
        amount = Measured(figure.start, figure.end, (figure,), money(figure.currency))
        return amount.with_per(text, figure.end, end)
    if fold := _FOLD.match(text, figure.end, end):
        return Measured(figure.start, fold.end(), (figure,), FOLD)
    if figure.share:
        return _share(text, figure, end)
    return _with_unit_behind(text, figure, start, end)


def _with_own_unit(figure: Figure) -> Measured:
    """Return a figure whose form tells its unit: 5'10", "in his 60s", "twice"."""
    unit = unit_named(figure.unit) if figure.unit else FOLD
    last = () if figure.upto is None else (replace(figure, value=figure.upto),)
    return Measured(figure.start, figure.end, (figure, *last), unit)


def _unit_before(text: str, figure: Figure, start: int) -> tuple[Unit, int] | None:
    """Return the unit that words before a figure give it, and where they begin: "aged 22"."""
    for words, unit in ((_AGED, YEAR_OLD), (_MAGNITUDE, MAGNITUDE)):
        if match := words.search(text, max(start, figure.start - _WINDOW), figure.start):
            return unit, match.start()
    if figure.bare and _is_age_behind(text, figure, start):
        return YEAR_OLD, figure.start
    return None


def _is_age_behind(text: str, figure: Figure, start: int) -> bool:
    """Tell whether the figure is the age of somebody not named: "a man, 34, was hurt"."""
    if figure.value > _OLDEST or not _AGE_ENDS.match(text, figure.end):
        return False
    return _somebody().search(text, max(start, figure.start - _WINDOW), figure.start) is not None


def with_letter_scale(figure: Figure) -> Figure:
    """Return the figure with the letter behind it read as a scale: "1.5m" people."""
    letter = figure.letter or ""
    scale = lexicon.load("numbers")["suffixes"]["unsure"][letter.strip()]
    return figure.scaled(Fraction(scale), figure.end + len(letter))


def _share(text: str, figure: Figure, end: int) -> Measured:
    """Read "half an hour" as half of one hour, any other bare fraction as a share."""
    if article := _AN_HOUR.match(text, figure.end, end):
        read = unit_after(text, figure, article.end(), end)
        if read and read.unit.dimension != CURRENCY:
            step = _HALF if figure.value == _HALF else figure.step
            plain = replace(figure, share=False, step=step)
            return Measured(figure.start, read.end, (plain,), read.unit)
    return Measured(figure.start, figure.end, (figure,), FRACTION)


def _with_unit_behind(text: str, figure: Figure, start: int, end: int) -> Measured:
    if figure.letter and _is_scale(text, figure, start, end):
        figure = with_letter_scale(figure)
    after = modifier_after(text, figure.end, end)
    stop, manner = (after.edge, after.manner) if after else (figure.end, None)
    read = unit_after(text, figure, stop, end)
    if read is None:
        return Measured(figure.start, stop, (figure,), manner=manner)
    if read.unit == DEGREE and _WEATHER.search(text, start, end):
        read = replace(read, unit=DEGREE_OF_HEAT)
    if half := _AND_A_HALF.match(text, read.end, end):
        value = figure.value + fraction_of(half["joined"])
        longer = replace(figure, value=value, step=_HALF)
        return Measured(figure.start, half.end(), (longer,), read.unit)
    amount = Measured(figure.start, read.end, (figure,), read.unit, manner=manner)
    return amount.with_per(text, read.end, end)


def _is_scale(text: str, figure: Figure, start: int, end: int) -> bool:
    """Tell whether the letter behind a figure is a scale: "1.5m people", "12m tonnes"."""
    after = figure.end + len(figure.letter or "")
    if scale_letter_before_unit(text, figure, end) or _people_behind().match(text, after, end):
        return True
    if _people_before().search(text, max(start, figure.start - _WINDOW), figure.start):
        return True
    counted = counted_after(text, after, end, one=False)
    if counted is None or text.startswith("-", after):
        return False
    return counted.noun not in lexicon.load("counted")["measured_in_meters"]


@cache
def _people_behind() -> Pattern:
    return Pattern(
        r"(?i)[ ](?:of[ ](?:them|whom|us|you|those)|(?:(?:have|had|already)[ ]){0,2}\L<verbs>)\b",
        verbs=lexicon.load("counted")["people_do"],
    )


@cache
def _people_before() -> Pattern:
    return Pattern(
        r"(?i)\b\L<bodies>[ ](?:of|is|was|to|grew[ ]to|rose[ ]to)[ ](?:\p{L}+[ ]){0,3}$",
        bodies=lexicon.load("counted")["bodies_of_people"],
    )


@cache
def _somebody() -> Pattern:
    return Pattern(r"(?i)\b(?:\L<nouns>),[ ](?:both[ ])?$", nouns=lexicon.load("counted")["aged"])


_WINDOW = 40
_OLDEST = 120
_AGE_ENDS = Pattern(r"[,.;)]")
_WEATHER = Pattern(r"(?i)\b(?:temperature|heat|hot|cold|warm|weather|freez|frost|thermometer)")
_AGED = Pattern(r"(?i)\b(?:aged|ages?)(?:[ ](?:of|between|from|about|around))*[ ]$")
_MAGNITUDE = Pattern(r"(?i)\bmagnitude(?:[ -]|[ ](?:of|at|as)[ ])(?:about[ ])?$")
_FOLD = Pattern(
    r"(?i)-?[ ]?fold\b|[ ]times(?=[ ](?:as|more|higher|bigger|larger|greater|faster|less"
    r"|the|its|their|what|those|that)\b)"
)
# "two million barrels of oil a day"
_OF_STUFF = Pattern(r"[ ]of[ ](?:\p{Ll}+[ ]){0,2}?\p{Ll}+(?=[ ](?:an?|per)[ ])")
_AN_HOUR = Pattern(r"(?:[ -]an?)?(?=[ -]\p{L})")
_AND_A_HALF = Pattern(r"(?i)[ -]and[ -](?P<joined>an?[ -](?:half|quarter)|three[ -]quarters)\b")
