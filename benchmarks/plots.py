"""Tables as pictures."""

from __future__ import annotations

from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from tables import Plot, Table, written

WIDTH, BAR, AROUND, LINES = 7.0, 0.3, 1.2, 4.0
"""Inches: the width of a picture, the height for each bar and around them, and that of lines."""

Points = list[tuple[str | float, float]]


def draw(table: Table, plot: Plot, file: Path) -> None:
    """Draw a table into a file of the format that its name tells."""
    height = AROUND + BAR * len(table.rows) if plot.kind == "bars" else LINES
    figure = Figure(figsize=(WIDTH, height), layout="constrained")
    axes = figure.add_subplot()
    _KINDS[plot.kind](axes, plot, {column: _points(table, column) for column in plot.drawn})
    axes.set_title(table.title, loc="left")
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(alpha=0.3)
    axes.set_axisbelow(True)
    figure.savefig(file)


def _points(table: Table, column: str) -> Points:
    place = table.columns.index(column)
    return [(row[0] or "", float(row[place] or 0)) for row in table.rows if row[place] is not None]


def _bars(axes: Axes, plot: Plot, drawn: dict[str, Points]) -> None:
    (points,) = drawn.values()
    lengths = [length for _, length in points]
    bars = axes.barh([written(name) for name, _ in points], lengths, log=plot.factors)
    axes.bar_label(bars, list(map(written, lengths)), padding=3)
    axes.invert_yaxis()  # the first row stands at the top
    least = min(lengths) / 3 if plot.factors else 0  # equal factors begin nowhere
    axes.set_xlim(least, max(lengths) * (5 if plot.factors else 1.15))
    axes.xaxis.set_major_formatter("{x:,g}")
    axes.set_xlabel(plot.unit)


def _lines(axes: Axes, plot: Plot, drawn: dict[str, Points]) -> None:
    for column, points in drawn.items():
        axes.plot(*zip(*points, strict=True), marker="o", label=column)
    axes.set_xscale("log")
    axes.xaxis.set_major_formatter("{x:,.0f}")
    axes.set_xlabel("articles")
    if plot.factors:
        axes.set_yscale("log")
        axes.yaxis.set_major_formatter("{x:,g}")
    else:
        axes.set_ylim(bottom=0)
    axes.set_ylabel(plot.unit)
    axes.legend(frameon=False)


_KINDS = {"bars": _bars, "lines": _lines}
