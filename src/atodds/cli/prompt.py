"""Questions to whoever sits at the terminal, or to the text that is piped in."""

from __future__ import annotations

import sys

from atodds.cli.output import emit


def ask(question: str) -> str:
    """Return the answer, a line without the spaces around it; EOFError at the end of the input."""
    if sys.stdin.isatty():
        return input(f"{question}: ").strip()
    emit(f"{question}: ")
    line = sys.stdin.buffer.readline().decode("utf-8", "replace")
    if not line:
        raise EOFError
    # Nobody has typed it onto the screen.
    emit(f"{line.strip()}\n")
    return line.strip()
