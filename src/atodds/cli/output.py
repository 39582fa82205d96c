"""Where results go: standard output, files, and standard error for messages."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import click

from atodds.config import write_whole

PLAIN_WIDTH = 80


def emit(text: str) -> None:
    """Write a result to standard output as UTF-8; a reader who has seen enough is no error."""
    try:
        sys.stdout.flush()
        # A lone surrogate, which no UTF-8 can hold, comes out as the escape that JSON has for it.
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # Python flushes once more on exit and would complain of the closed pipe then.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(message: str) -> None:
    """Tell the user something that is no result, on standard error."""
    click.echo(message, err=True)


def save(text: str, path: Path) -> None:
    """Write a file whole or not at all, and say so."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text)
    except OSError as error:
        said = f"{path}: cannot be written: {(error.strerror or str(error)).lower()}"
        raise click.ClickException(said) from None
    say(f"wrote {os.path.normpath(path)}")


def colours() -> bool:
    """Tell whether standard output is a terminal whose user has not asked for no colours."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def columns() -> int:
    """Return the terminal's width, 80 where standard output is none."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else PLAIN_WIDTH
