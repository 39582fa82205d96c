"""What a benchmark has measured, told to people as text and handed on as JSON to who draws it.

A benchmark makes its arguments with `arguments`, and tells what it has measured with `tell`.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from typing import Any, Literal

from tabulate import tabulate

from atodds.config import write_whole

Cell = str | int | float | None
"""None is what was not measured."""


@dataclass(frozen=True, slots=True)
class Plot:
    """How a table is drawn: `drawn` names its columns, over what the first column holds."""

    kind: Literal["bars", "lines"]
    drawn: tuple[str, ...]
    unit: str
    factors: bool = False
    """Whether equal steps of the unit are equal factors, where the rows lie far apart."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of what was measured."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    plot: Plot | None = None

    @property
    def text(self) -> str:
        """The table as Markdown, which people can read as it stands."""
        cells = [[written(cell) for cell in row] for row in self.rows]
        aligned = [_side(column) for column in zip(*self.rows, strict=True)]
        table = tabulate(
            cells, self.columns, "github", colalign=aligned or None, disable_numparse=True
        )
        return "\n\n".join([f"**{self.title}**", table, *self.notes])


def arguments(told: str | None) -> ArgumentParser:
    """Return a parser of arguments for a benchmark, whose text begins with what it is."""
    parser = ArgumentParser(description=(told or "").partition("\n")[0])
    parser.add_argument("--json", type=Path, help="hand the tables on in this file as well")
    return parser


def tell(tables: Iterable[Table], file: Path | None) -> None:
    """Print tables, and write them into a file if there is one."""
    known = list(tables)
    print("\n\n".join(table.text for table in known), flush=True)
    if file:
        write_whole(file, json.dumps([asdict(table) for table in known], indent=1))


def read(file: Path) -> tuple[Table, ...]:
    """Return the tables that a file holds."""
    return tuple(map(_table, json.loads(file.read_text("utf-8"))))


def largest_memory() -> float:
    """Return how much this process has ever held at once, in MiB."""
    return getrusage(RUSAGE_SELF).ru_maxrss / 1024  # of KiB on Linux


def written(cell: Cell) -> str:
    """Return a cell as people read it, with three digits or all before the point."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:,.0f}" if abs(cell) >= 100 else f"{cell:.3g}"  # noqa: PLR2004  # three digits
    return f"{cell:,}" if isinstance(cell, int) else cell


def _table(given: dict[str, Any]) -> Table:
    plot = given["plot"]
    return Table(
        title=given["title"],
        columns=tuple(given["columns"]),
        rows=tuple(map(tuple, given["rows"])),
        notes=tuple(given["notes"]),
        plot=Plot(**{**plot, "drawn": tuple(plot["drawn"])}) if plot else None,
    )


def _side(column: Sequence[Cell]) -> str:
    return "left" if any(isinstance(cell, str) for cell in column) else "right"
