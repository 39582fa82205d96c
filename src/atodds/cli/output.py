"""Where results go: standard output, files, and standard error for messages."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO

import click

from atodds.config import draft_of, encoded
from atodds.report.plain import plain

PLAIN_WIDTH = 80

_STANDARD_OUTPUT = Path("standard output")
_AT_HAND = 16 << 20
"""Bytes of a result that are kept in memory until it is whole; those of a longer one on disk."""


def emit(text: str | Iterable[str]) -> None:
    """Write a result to standard output as UTF-8; a reader who has seen enough is no error."""
    deliver([(text, None)])


def save(text: str | Iterable[str], path: Path) -> None:
    """Write a file whole or not at all, and say so.

    A link stays a link; a device or a pipe is written to, as a file put in its place would end it.
    """
    deliver([(text, path)])


def deliver(results: Sequence[tuple[str | Iterable[str], Path | None]]) -> None:
    """Write texts, or their pieces, to files and to standard output, which None stands for.

    Nothing is written anywhere where one of them cannot be made.
    """
    with ExitStack() as begun:
        # What is begun last ends first.
        for text, path in reversed(results):
            draft = begun.enter_context(_saved(path) if path else _printed())
            draft.writelines(encoded(text))


def say(message: str) -> None:
    """Tell the user something that is no result, on standard error.

    Names of files and words of check files stand in it, so each line is made harmless.
    """
    lines = (" ".join(map(plain, line.split(" "))) for line in message.split("\n"))
    click.echo("\n".join(lines), err=True)


def colours() -> bool:
    """Tell whether standard output is a terminal whose user has not asked for no colours."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def columns() -> int:
    """Return the terminal's width, 80 where standard output is none."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else PLAIN_WIDTH


@contextmanager
def _printed() -> Iterator[IO[bytes]]:
    try:
        with SpooledTemporaryFile(_AT_HAND) as whole:
            yield whole
            whole.seek(0)
            sys.stdout.flush()
            shutil.copyfileobj(whole, sys.stdout.buffer)
            sys.stdout.buffer.flush()
    except BrokenPipeError:
        # Python flushes once more on exit and would complain of the closed pipe then.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        raise _unwritten(_STANDARD_OUTPUT, error) from None


@contextmanager
def _saved(path: Path) -> Iterator[IO[bytes]]:
    target = Path(os.path.realpath(path))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        lasting = target.is_char_device() or target.is_fifo()
        with _into(target) if lasting else draft_of(target) as draft:
            yield draft
    except OSError as error:
        raise _unwritten(path, error) from None
    say(f"wrote {os.path.normpath(path)}")


@contextmanager
def _into(target: Path) -> Iterator[IO[bytes]]:
    """Write to what a file cannot take the place of."""
    with SpooledTemporaryFile(_AT_HAND) as whole:
        yield whole
        whole.seek(0)
        with target.open("wb") as device:
            shutil.copyfileobj(whole, device)


def _unwritten(where: Path, error: OSError) -> click.ClickException:
    why = (error.strerror or str(error)).lower()
    return click.ClickException(f"{where}: cannot be written: {why}")
