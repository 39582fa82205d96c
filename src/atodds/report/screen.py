"""Lines for a terminal: wrapped, indented, in colour or without a single escape code."""

from __future__ import annotations

from io import StringIO

from rich.console import Console
from rich.text import Text

from atodds.model import Severity
from atodds.report.plain import plain
from atodds.report.sources import Passage

SEVERITY_STYLES = {
    Severity.ERROR: "bold red",
    Severity.WARNING: "bold yellow",
    Severity.INFO: "bold blue",
}
FIGURE = "bold reverse"
FAINT = "dim"
STRONG = "bold"

Part = str | tuple[str, str]
"""Text, or text and style."""

_NARROWEST = 24
"""Below this many columns lines are not wrapped further, as indents would eat the text."""


class Screen:
    """Gathers lines of a given width and renders them at the end."""

    def __init__(self, width: int, *, colour: bool) -> None:
        """Take the width in columns and whether to use colour."""
        self.width = max(width, _NARROWEST)
        self.colour = colour
        self._lines: list[Text] = []
        # An environment of its own: the terminal's variables must not change the report.
        self._console = Console(
            file=StringIO(),
            width=self.width,
            height=25,
            color_system="standard" if colour else None,
            force_terminal=colour,
            force_jupyter=False,
            no_color=not colour,
            markup=False,
            highlight=False,
            emoji=False,
            legacy_windows=False,
            _environ={},
        )

    def say(self, *parts: Part, indent: int = 0, hang: int = 0) -> None:
        """Add a paragraph; its further lines hang further in."""
        self._add(_joined(parts), indent, hang)

    def quote(self, passage: Passage, indent: int = 0) -> None:
        """Add a sentence with the words that carry the value marked."""
        line = Text(passage.before)
        line.append(passage.figure if self.colour else f"«{passage.figure}»", style=FIGURE)
        line.append(passage.after)
        self._add(line, indent, 0)

    def field(self, label: str, *parts: Part, indent: int = 2, column: int = 12) -> None:
        """Add a faint label in a column of its own with a paragraph beside it."""
        if len(label) >= column:
            self.say((f"{label}: ", FAINT), *parts, indent=indent, hang=2)
            return
        self._add(_joined(parts), indent + column, 0, Text(label.ljust(column), style=FAINT))

    def gap(self) -> None:
        """Add an empty line, never two in a row and never at the top."""
        if self._lines and self._lines[-1].plain:
            self._lines.append(Text())

    def text(self) -> str:
        """Return everything said, ending with a line end."""
        for line in self._lines:
            self._console.print(line, soft_wrap=True)
        output = self._console.file
        return output.getvalue() if isinstance(output, StringIO) else ""

    def _add(self, line: Text, indent: int, hang: int, label: Text | None = None) -> None:
        room = max(self.width - indent - hang, _NARROWEST // 2)
        for number, piece in enumerate(line.wrap(self._console, room) or [Text()]):
            piece.rstrip()
            margin = Text(" " * (indent + (hang if number else 0)))
            if label and not number:
                margin = Text(" " * (indent - len(label))) + label
            self._lines.append(margin + piece)


def _joined(parts: tuple[Part, ...]) -> Text:
    line = Text()
    for part in parts:
        text, style = (part, "") if isinstance(part, str) else part
        line.append(plain(text), style=style)
    return line
