"""Where the amounts that each outlet's words leave open lie on one scale."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from math import log10

from atodds.language.moments import moment_in_words
from atodds.model import Assertion, Fact, Interval, Moment, Quantity, Unit, Verdict
from atodds.report.plain import plain
from atodds.report.reasons import common_unit
from atodds.report.sources import Sources, assertions_of
from atodds.report.values import SCORE, figure, in_words, unit_after

_ROWS = 24
_MARGIN = Fraction(1, 20)
"""Of the width, kept free on a side where all amounts end."""
_OPEN_END = Fraction(1, 4)
"""Of the width, kept free where an interval has no end."""
_LOGARITHMIC_FROM = 100
"""The largest amount over the smallest from which a linear scale would crush the small ones."""
_CHARACTER = 2.4
"""The width of a character of a tick's label, in per cent of the narrowest plot."""

Ends = tuple[Fraction | None, Fraction | None]


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of the scale, in per cent of its width."""

    start: float
    end: float
    open_start: bool = False
    """Whether it has no lower end, to be shown as an arrow."""
    open_end: bool = False

    @property
    def point(self) -> bool:
        """Whether it is one amount only."""
        return self.start == self.end


@dataclass(frozen=True, slots=True)
class Row:
    """The outlets that leave the same amounts open."""

    outlets: tuple[str, ...]
    means: str
    bar: Bar
    expected: Bar | None
    """What a reader takes the words to mean, where it is that which differs."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the scale."""

    at: float
    label: str
    anchor: str
    """Of SVG: start, middle or end."""


@dataclass(frozen=True, slots=True)
class Plot:
    """Intervals on one scale, lowest first."""

    rows: tuple[Row, ...]
    gaps: tuple[Bar, ...]
    """What lies between the intervals and no outlet leaves open."""
    ticks: tuple[Tick, ...]
    unit: str
    logarithmic: bool
    further: int


@dataclass(frozen=True, slots=True)
class _Scale:
    low: Fraction
    high: Fraction
    logarithmic: bool

    def at(self, amount: Fraction) -> float:
        """Return where an amount lies, in per cent."""
        if self.logarithmic:
            low, high = _log(self.low), _log(self.high)
            share = (_log(amount) - low) / (high - low)
        else:
            share = float((amount - self.low) / (self.high - self.low))
        return round(100 * min(max(share, 0.0), 1.0), 2)


def plot_of(fact: Fact, sources: Sources) -> Plot | None:
    """Return the plot of a fact; None where its values are neither amounts nor times."""
    told = assertions_of(fact)
    unit, convert = _unit(told)
    found: dict[tuple[Ends, Ends, str], list[Assertion]] = {}
    for assertion in told:
        hard, soft = _ends(assertion, convert=convert)
        if hard == (None, None):
            return None
        found.setdefault((hard, soft, in_words(assertion.value)), []).append(assertion)
    ordered = sorted(found, key=_lowest_first)
    scale = _scale([*(hard for hard, _, _ in ordered)])
    divergent = fact.verdict is Verdict.DIVERGENCE
    rows = tuple(
        Row(
            tuple(sorted({sources.outlet(a) for a in found[key]})),
            key[2],
            _bar(key[0], scale),
            _bar(key[1], scale) if divergent and key[1] != key[0] else None,
        )
        for key in ordered[:_ROWS]
    )
    return Plot(
        rows,
        tuple(_gaps([hard for hard, _, _ in ordered], scale)),
        tuple(_ticks(ordered, told, scale)),
        unit_after(Fraction(2), unit).strip(),
        scale.logarithmic,
        len(ordered) - len(rows),
    )


def _unit(told: Sequence[Assertion]) -> tuple[Unit | None, bool]:
    quantities = [a.value for a in told if isinstance(a.value, Quantity)]
    return common_unit(quantities) if quantities else (None, False)


def _ends(assertion: Assertion, *, convert: bool) -> tuple[Ends, Ends]:
    match assertion.value:
        case Quantity(dimension=dimension) if dimension == SCORE:
            return (None, None), (None, None)
        case Quantity() as quantity:
            hard, soft = (
                (quantity.hard_base, quantity.soft_base)
                if convert
                else (quantity.hard, quantity.soft)
            )
            return _pair(hard), _within(soft, hard)
        case Moment(earliest=earliest, latest=latest):
            ends = _seconds(earliest), _seconds(latest)
            return ends, ends
        case _:
            return (None, None), (None, None)


def _pair(interval: Interval) -> Ends:
    return interval.lower, interval.upper


def _within(soft: Interval, hard: Interval) -> Ends:
    """Readers of "about" allow more than the words do; only what both hold is drawn."""
    lower = max((e for e in (soft.lower, hard.lower) if e is not None), default=None)
    upper = min((e for e in (soft.upper, hard.upper) if e is not None), default=None)
    return lower, upper


def _seconds(when: datetime) -> Fraction:
    since = when - datetime(1970, 1, 1)
    return Fraction(since.days * 86_400 + since.seconds)


def _lowest_first(key: tuple[Ends, Ends, str]) -> tuple[bool, Fraction, bool, Fraction, str]:
    (lower, upper), _, means = key
    zero = Fraction(0)
    return lower is not None, lower or zero, upper is None, upper or zero, means


def _scale(every: Iterable[Ends]) -> _Scale:
    ends = list(every)
    finite = [end for pair in ends for end in pair if end is not None]
    low, high = min(finite), max(finite)
    logarithmic = low > 0 and high >= _LOGARITHMIC_FROM * low
    below, above = (
        _OPEN_END if any(pair[side] is None for pair in ends) else _MARGIN for side in (0, 1)
    )
    if logarithmic:
        decades = round(_log(high) - _log(low))
        first = low / 10 ** round(decades * below + 1)
        return _Scale(first, high * 10 ** round(decades * above + 1), logarithmic=True)
    width = (high - low) or abs(high) or Fraction(1)
    return _Scale(low - width * below, high + width * above, logarithmic=False)


def _log(amount: Fraction) -> float:
    """Amounts may be larger than any floating point number."""
    return log10(amount.numerator) - log10(amount.denominator)


def _bar(ends: Ends, scale: _Scale) -> Bar:
    lower, upper = ends
    return Bar(
        0.0 if lower is None else scale.at(lower),
        100.0 if upper is None else scale.at(upper),
        lower is None,
        upper is None,
    )


def _gaps(every: Sequence[Ends], scale: _Scale) -> Iterable[Bar]:
    reached = every[0][1]
    for lower, upper in every[1:]:
        if reached is None:
            return
        if lower is not None and lower > reached:
            yield Bar(scale.at(reached), scale.at(lower))
        reached = None if upper is None else max(reached, upper)


def _ticks(
    ordered: Sequence[tuple[Ends, Ends, str]], told: Sequence[Assertion], scale: _Scale
) -> Iterable[Tick]:
    """Yield a tick for each end of an interval that has room for its label."""
    times = {_seconds(a.value.earliest): a.value for a in told if isinstance(a.value, Moment)}
    ends = times or {end for hard, _, _ in ordered for end in hard if end is not None}
    free = 0.0
    for end in sorted(ends):
        label = plain(moment_in_words(times[end])) if times else figure(end)
        at, width = scale.at(end), len(label) * _CHARACTER
        start = min(max(at - width / 2, 0.0), 100 - width)
        if start < free:
            continue
        free = start + width + _CHARACTER
        centred = at - width / 2 >= 0 and at + width / 2 <= 100  # noqa: PLR2004  # per cent
        side = "start" if at < 50 else "end"  # noqa: PLR2004  # the middle of the scale
        yield Tick(at, label, "middle" if centred else side)
