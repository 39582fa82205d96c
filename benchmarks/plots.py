"""Tables as pictures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from tables import Cell, Plot, Table

WIDTH, BAR, LEAST = 7.0, 0.32, 2.2
"""Inches: of a picture, and its height for each bar and at the least."""


def draw(table: Table, plot: Plot, file: Path) -> None:
    """Draw a table into a file of the format that its name tells."""
    places = {column: place for place, column in enumerate(table.columns)}
    height = LEAST + BAR * len(table.rows) if plot.kind == "bars" else 4.0
    figure = Figure(figsize=(WIDTH, height), layout="constrained")
    axes = figure.add_subplot()
    for column in plot.drawn:
        known = [row for row in table.rows if row[places[column]] is not None]
        _KINDS[plot.kind](axes, plot, column, [(row[0], row[places[column]]) for row in known])
    axes.set_title(table.title, loc="left")
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(alpha=0.3)
    if len(plot.drawn) > 1:
        axes.legend(frameon=False)
    figure.savefig(file)


def _bars(axes: Axes, plot: Plot, column: str, points: list[tuple[Cell, Cell]]) -> None:
    del column  # that of the only bars is said by the unit
    names = [str(name) for name, _ in points]
    bars = axes.barh(names, [float(length or 0) for _, length in points], log=plot.factors)
    axes.bar_label(bars, [f"{length:,.3g}" for _, length in points], padding=3)
    axes.invert_yaxis()  # the first row stands at the top
    axes.margins(x=0.15)
    axes.set_xlabel(plot.unit)


def _lines(axes: Axes, plot: Plot, column: str, points: list[tuple[Cell, Cell]]) -> None:
    axes.plot(*zip(*points, strict=True), marker="o", label=column)
    axes.set_xscale("log")
    axes.set_yscale("log" if plot.factors else "linear")
    if not plot.factors:
        axes.set_ylim(bottom=0)
    axes.xaxis.set_major_formatter("{x:,.0f}")
    axes.set_xlabel("articles")
    axes.set_ylabel(plot.unit)


_KINDS: dict[str, Callable[[Axes, Plot, str, list[tuple[Cell, Cell]]], None]] = {
    "bars": _bars,
    "lines": _lines,
}
