"""Values as printed, in plain words, and as bounds that a program can compare."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from atodds.language.moments import moment_in_words
from atodds.language.plurals import plural
from atodds.model import (
    Assertion,
    Category,
    Fact,
    Interval,
    Moment,
    Position,
    Quantity,
    Unit,
    Value,
    Wording,
)
from atodds.report.plain import plain, shortened
from atodds.report.words import KINDS, listed

Number = int | float
SCORE = "score"
"""The dimension of two figures set against each other."""
_LARGEST_EXACT = 2**53
"""From here on floating point no longer tells neighbouring whole numbers apart."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The hard interval in the base unit; ISO 8601 texts for times, the key for categories."""

    lower: Number | str | None
    upper: Number | str | None
    lower_open: bool = False
    upper_open: bool = False
    unit: str | None = None


def bounds(value: Value) -> Bounds:
    """Return what the value leaves possible; None stands for no bound."""
    match value:
        case Quantity():
            if sides := _sides(value):
                return Bounds(_number(sides[0]), _number(sides[1]), unit=SCORE)
            interval = value.hard_base
            return Bounds(
                _number(interval.lower),
                _number(interval.upper),
                interval.lower_open,
                interval.upper_open,
                value.unit.base if value.unit else None,
            )
        case Moment():
            return Bounds(value.earliest.isoformat(), value.latest.isoformat(), upper_open=True)
        case Category():
            return Bounds(value.key, value.key)
        case Wording():
            return Bounds(None, None)


def printed(position: Position) -> str:
    """Return the value as most of the position's assertions print it, the shortest of equals."""
    same = [a for a in position.assertions if a.value == position.value] or position.assertions
    texts = Counter(_printed(assertion) for assertion in same)
    return min(texts, key=lambda text: (-texts[text], len(text), text))


def labels(positions: Sequence[Position], width: int | None = None) -> list[str]:
    """Return the values as printed, in quotation marks, told apart by their meaning if need be.

    "Friday" says nothing without its date, and two outlets may print the same word for two days.
    Printed text longer than `width` characters is cut.
    """
    texts = [printed(position) for position in positions]
    return [
        f"“{shortened(text, width or len(text))}”"
        if _speaks_for_itself(text, position.value, texts)
        else f"“{shortened(text, width or len(text))}” ({in_words(position.value)})"
        for text, position in zip(texts, positions, strict=True)
    ]


def label(assertion: Assertion, width: int | None = None) -> str:
    """Return the value of one assertion as printed, in quotation marks."""
    return labels([Position(assertion.value, (assertion,))], width)[0]


def title_of(fact: Fact, width: int) -> str:
    """Return what is at issue, the values and what it is about, for a heading.

    Such as: Length of talks: “five hours” against “seven hours” — Ann Example, Oslo, 3 May 2019.
    """
    values = against(labels(in_order(fact.positions), width))
    about = f" — {plain(fact.subject)}" if fact.subject else ""
    return f"{question_of(fact)}: {values}{about}"


def question_of(fact: Fact) -> str:
    """Return what is asked of the fact, such as "Length of talks"."""
    return plain(fact.title or KINDS[fact.kind].capitalize())


def against(texts: list[str]) -> str:
    """Set values against each other in a heading: "a" against "b"; "a", "b" and "c"."""
    return " against ".join(texts) if len(texts) <= 2 else listed(texts)  # noqa: PLR2004  # a pair


def in_words(value: Value) -> str:
    """Return what a value commits to, in the unit written: "from 4.5 to under 5.5 hours"."""
    match value:
        case Quantity():
            if sides := _sides(value):
                return f"{figure(sides[1])} to {figure(sides[0])}"
            change = f", {value.change.value}" if value.change else ""
            return interval_in_words(value.hard, value.unit) + change
        case Moment():
            return moment_in_words(value)
        case Category():
            key = plain(value.key)
            return plain(value.text) if ":" in key else key.replace("_", " ").replace("-", " ")
        case Wording():
            return f"“{plain(value.text)}”"


def expected_in_words(value: Value) -> str | None:
    """Return what a reader would take the value to mean where that is less than it commits to."""
    if isinstance(value, Quantity) and value.soft != value.hard:
        return interval_in_words(value.soft, value.unit)
    return None


def interval_in_words(interval: Interval, unit: Unit | None) -> str:
    """Return an interval in words, open ends said as such."""
    lower, upper = interval.lower, interval.upper
    noun = unit_after(upper if lower is None else lower if upper is None else upper, unit)
    if lower is None and upper is None:
        return f"any number{' of' * bool(noun)}{noun}"
    if upper is None:
        return f"{'more than' if interval.lower_open else 'at least'} {figure(lower)}{noun}"
    if lower is None:
        return f"{'less than' if interval.upper_open else 'at most'} {figure(upper)}{noun}"
    if lower == upper:
        return f"exactly {figure(lower)}{noun}"
    start = "over" if interval.lower_open else "from"
    end = "under " if interval.upper_open else ""
    return f"{start} {figure(lower)} to {end}{figure(upper)}{noun}"


def figure(number: Fraction | None) -> str:
    """Return a number with thousands set apart and at most three places after the point."""
    if number is None:
        return "any"
    if number.denominator == 1:
        return f"{int(number):,}"
    rounded = round(number, 3) or number
    if rounded.denominator == 1:
        return f"{int(rounded):,}"
    if abs(rounded) < Fraction(1, 1000):
        return f"{float(rounded):.2g}"
    whole, _, places = f"{float(rounded - int(rounded)):+.3f}".partition(".")
    return f"{'-' if whole[0] == '-' else ''}{abs(int(rounded)):,}.{places.rstrip('0')}"


def unit_after(number: Fraction | None, unit: Unit | None) -> str:
    """Return the unit as it follows a number, with the space before it."""
    if unit is None:
        return ""
    name = plain(unit.name)
    return f" {name if number == 1 else plural(name)}"


def in_order(positions: Iterable[Position]) -> list[Position]:
    """Sort positions from the lowest value to the highest, others by what they print."""
    return sorted(positions, key=_order)


def _sides(value: Quantity) -> list[Fraction]:
    """Return the two figures of a score, the lower first; none for other amounts."""
    if value.dimension == SCORE and isinstance(value.value, tuple):
        return sorted(value.value)
    return []


def _printed(assertion: Assertion) -> str:
    match assertion.value:
        case Category(text=text) | Wording(text=text):
            return plain(text).strip() or plain(assertion.mention.text).strip()
        case _:
            return plain(assertion.mention.text).strip()


def _speaks_for_itself(text: str, value: Value, texts: list[str]) -> bool:
    if isinstance(value, Wording):
        return True
    if texts.count(text) > 1:
        return False
    return not isinstance(value, Moment) or in_words(value).lower() in text.lower()


def _number(amount: Fraction | None) -> Number | None:
    if amount is None:
        return None
    if amount.denominator == 1 or abs(amount) >= _LARGEST_EXACT:
        return round(amount)
    return float(amount)


def _order(position: Position) -> tuple[str, Fraction, int, Fraction, str]:
    value, zero = position.value, Fraction(0)
    if isinstance(value, Quantity):
        interval = value.hard_base
        return (
            "",
            Fraction(-1) if interval.lower is None else interval.lower,
            int(interval.upper is None),
            zero if interval.upper is None else interval.upper,
            printed(position),
        )
    start = value.earliest.isoformat() if isinstance(value, Moment) else "~"
    return start, zero, 0, zero, f"{printed(position)} {bounds(value).upper}"
