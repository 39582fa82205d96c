"""How the figures of a toll went from day to day, outlet by outlet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time

from atodds.language.moments import day_in_words, time_in_words
from atodds.model import Assertion, Fact, Interval, Kind, Quantity
from atodds.report.sources import Sources, assertions_of
from atodds.report.values import figure

TOLLS = {Kind.KILLED, Kind.INJURED, Kind.MISSING, Kind.ARRESTED}
_ROWS = 24
_LEFT, _RIGHT = 4.0, 96.0
"""Per cent of the width between which times are set."""
_BESIDE = 12.0
"""Per cent within which two figures of an outlet would cover each other."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Figures of one outlet at about one time."""

    at: float
    """Per cent of the width."""
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Row:
    """An outlet's figures in the order in which it gave them."""

    outlet: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Figures by outlet and time of publication."""

    rows: tuple[Row, ...]
    first: str
    last: str
    further: int


def timeline_of(fact: Fact, sources: Sources) -> Timeline | None:
    """Return the time line of a toll; None for other facts and where all is of one time."""
    if fact.kind not in TOLLS:
        return None
    dated = [
        (when, assertion)
        for assertion in sources.in_order(assertions_of(fact))
        if (when := sources.document(assertion).published) and isinstance(assertion.value, Quantity)
    ]
    times = sorted({when for when, _ in dated})
    if len(times) < 2:  # noqa: PLR2004  # a line needs two ends
        return None
    outlets = dict.fromkeys(sources.outlet(assertion) for _, assertion in dated)
    rows = [
        Row(
            outlet,
            tuple(_figures(((w, a) for w, a in dated if sources.outlet(a) == outlet), times)),
        )
        for outlet in list(outlets)[:_ROWS]
    ]
    return Timeline(tuple(rows), _say(times[0]), _say(times[-1]), len(outlets) - len(rows))


def _figures(
    dated: Iterable[tuple[datetime, Assertion]], times: list[datetime]
) -> Iterable[Figure]:
    span = (times[-1] - times[0]).total_seconds()
    together: list[tuple[float, dict[str, None]]] = []
    for when, assertion in dated:
        at = _LEFT + (_RIGHT - _LEFT) * (when - times[0]).total_seconds() / span
        if not together or at - together[-1][0] >= _BESIDE:
            together.append((at, {}))
        together[-1][1][_short(assertion)] = None
    for at, labels in together:
        yield Figure(round(at, 2), ", ".join(labels), _anchor(at))


def _say(when: datetime) -> str:
    return day_in_words(when) if when.time() == time.min else time_in_words(when)


def _short(assertion: Assertion) -> str:
    """Return an amount as a sign and a figure: 12, ≥ 12, > 12, ≤ 12, or both ends."""
    if not isinstance(assertion.value, Quantity):
        return ""
    amount: Interval = assertion.value.hard
    if amount.lower == amount.upper:
        return figure(amount.lower)
    if amount.upper is None:
        return f"{'>' if amount.lower_open else '≥'} {figure(amount.lower)}"
    if amount.lower is None:
        return f"{'<' if amount.upper_open else '≤'} {figure(amount.upper)}"
    return f"{figure(amount.lower)}–{figure(amount.upper)}"  # noqa: RUF001  # a range


def _anchor(at: float) -> str:
    if at < _LEFT + _BESIDE:
        return "start"
    return "end" if at > _RIGHT - _BESIDE else "middle"
