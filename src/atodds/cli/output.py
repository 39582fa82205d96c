"""Where results go: standard output, files, and standard error for messages."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import click

from atodds.config import write_whole
from atodds.report.plain import plain

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
    """Tell the user something that is no result, on standard error.

    Names of files and words of check files stand in it, so each line is made harmless.
    """
    lines = (" ".join(map(plain, line.split(" "))) for line in message.split("\n"))
    click.echo("\n".join(lines), err=True)


def save(text: str, path: Path) -> None:
    """Write a file whole or not at all, and say so.

    A link stays a link; a device or a pipe is written to, as a file put in its place would end it.
    """
    target = Path(os.path.realpath(path))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.is_char_device() or target.is_fifo():
            target.write_bytes(text.encode("utf-8", "backslashreplace"))
        else:
            write_whole(target, text)
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
