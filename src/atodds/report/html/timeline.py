"""How the figures of a fact went from day to day, outlet by outlet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from fractions import Fraction

from atodds.language.moments import day_in_words, moment_in_words, time_in_words
from atodds.model import Assertion, Change, Fact, Interval, Modifier, Moment, Quantity, Value
from atodds.report.plain import plain, shortened
from atodds.report.sources import Sources, assertions_of
from atodds.report.values import SCORE, figure, unit_after

SIGNS = {
    Modifier.ABOUT: "≈ ",
    Modifier.MORE_THAN: "> ",
    Modifier.JUST_OVER: "> ",
    Modifier.AT_LEAST: "≥ ",
    Modifier.LESS_THAN: "< ",
    Modifier.NEARLY: "< ",
    Modifier.AT_MOST: "≤ ",
    Modifier.UP_TO: "≤ ",
}
CHANGES = {Change.UP: "+", Change.DOWN: "−"}  # noqa: RUF001  # a minus sign

_ROWS = 24
_LEFT, _RIGHT, _WHOLE = 4.0, 96.0, 100.0
"""Per cent of the width: between the first two times are set."""
_CHARACTER = 2.0
"""The width of a character, in per cent of the narrowest time line."""
_LABEL = 30
"""Characters of a label: so wide a one fits wherever its time is."""
_TOGETHER = 3
"""Figures of about one time that are all told."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Figures of one outlet at about one time."""

    at: float
    """Per cent of the width."""
    label: str
    when: str
    """When the first of them was published, in words."""
    anchor: str
    """Of SVG: start, middle or end."""


@dataclass(frozen=True, slots=True)
class Row:
    """An outlet's figures in the order in which it gave them."""

    outlet: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Figures by outlet and time of publication."""

    rows: tuple[Row, ...]
    unit: str
    """The unit of all of them; "" where each has its own."""
    first: str
    last: str
    further: int


@dataclass(frozen=True, slots=True)
class _Told:
    when: datetime
    outlet: str
    label: str


def timeline_of(fact: Fact, sources: Sources) -> Timeline | None:
    """Return the time line of a fact; None where time changes nothing, or it has no figures."""
    told = sources.in_order(assertions_of(fact))
    units = {_unit(assertion.value) for assertion in told}
    dated = [
        _Told(when, sources.outlet(assertion), label)
        for assertion in told
        if (when := sources.document(assertion).published)
        and (label := _short(assertion, with_unit=len(units) > 1))
    ]
    times = sorted({one.when for one in dated})
    if len(times) < 2 or len({one.label for one in dated}) < 2:  # noqa: PLR2004  # what goes on
        return None
    outlets = list(dict.fromkeys(one.outlet for one in dated))
    rows = [
        Row(outlet, tuple(_figures([one for one in dated if one.outlet == outlet], times)))
        for outlet in outlets[:_ROWS]
    ]
    unit = units.pop() if len(units) == 1 else ""
    return Timeline(tuple(rows), unit, _say(times[0]), _say(times[-1]), len(outlets) - len(rows))


@dataclass(frozen=True, slots=True)
class _Group:
    """What an outlet said at about one time, under one label."""

    at: float
    when: datetime
    labels: tuple[str, ...]

    @property
    def label(self) -> str:
        """All of it; of very much, the first and the last."""
        told = list(dict.fromkeys(self.labels))
        few = told if len(told) <= _TOGETHER else [told[0], "…", told[-1]]
        return shortened(", ".join(few), _LABEL)

    @property
    def anchor(self) -> str:
        """Keep the label within the line."""
        half = _CHARACTER * len(self.label) / 2
        return "start" if self.at < half else "end" if self.at > _WHOLE - half else "middle"

    @property
    def extent(self) -> tuple[float, float]:
        """Where its label begins and ends."""
        width = _CHARACTER * len(self.label)
        before = {"start": 0.0, "middle": width / 2, "end": width}[self.anchor]
        return self.at - before, self.at - before + width

    def covers(self, other: _Group) -> bool:
        """Tell whether there is no room for both labels."""
        return other.extent[0] < self.extent[1] + _CHARACTER

    def joined_by(self, other: _Group) -> _Group:
        """Put a later group under one label with this one."""
        return _Group(self.at, self.when, self.labels + other.labels)


def _figures(told: Sequence[_Told], times: Sequence[datetime]) -> Iterator[Figure]:
    span = (times[-1] - times[0]).total_seconds()
    groups: list[_Group] = []
    for one in told:
        at = _LEFT + (_RIGHT - _LEFT) * (one.when - times[0]).total_seconds() / span
        groups.append(_Group(at, one.when, (one.label,)))
        while len(groups) > 1 and groups[-2].covers(groups[-1]):
            last = groups.pop()
            groups[-1] = groups[-1].joined_by(last)
    for group in groups:
        yield Figure(round(group.at, 2), group.label, _say(group.when), group.anchor)


def _say(when: datetime) -> str:
    return day_in_words(when) if when.time() == time.min else time_in_words(when)


def _unit(value: Value) -> str:
    if not isinstance(value, Quantity) or value.dimension == SCORE:
        return ""
    return unit_after(Fraction(2), value.unit).strip()


def _short(assertion: Assertion, *, with_unit: bool) -> str:
    """Return a figure as one would note it: 12, ≥ 12, ≈ 12, 12–14, 14 March 2014; else ""."""  # noqa: RUF002  # a range
    match assertion.value:
        case Quantity() as amount:
            unit = f" {_unit(amount)}" if with_unit else ""
            return f"{CHANGES[amount.change] if amount.change else ''}{_noted(amount)}{unit}"
        case Moment() as moment:
            said = plain(moment_in_words(moment))
            return said if len(said) <= _LABEL else ""
        case _:
            return ""


def _noted(amount: Quantity) -> str:
    match amount.value:
        case Fraction() as value:
            return f"{SIGNS.get(amount.modifier, '')}{figure(value)}"
        case (Fraction() as lower, Fraction() as upper):
            return f"{figure(lower)}–{figure(upper)}"  # noqa: RUF001  # a range
        case _:
            return _bounds(amount.hard)


def _bounds(amount: Interval) -> str:
    if amount.upper is None:
        return f"{'>' if amount.lower_open else '≥'} {figure(amount.lower)}"
    if amount.lower is None:
        return f"{'<' if amount.upper_open else '≤'} {figure(amount.upper)}"
    if amount.lower == amount.upper:
        return figure(amount.lower)
    return f"{figure(amount.lower)}–{figure(amount.upper)}"  # noqa: RUF001  # a range
