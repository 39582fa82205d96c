"""Files that people and program both write: whole or not at all, one writer at a time."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from filelock import SoftFileLock, Timeout

from atodds.config.error import ConfigError
from atodds.config.placed import read_text
from atodds.model import Problem

PATIENCE = 10.0
"""Seconds to wait for another writer: a file is read and written in a small part of one."""


def rewrite(path: Path, change: Callable[[str], str]) -> bool:
    """Put what `change` makes of a file's text, "" where there is no file, in its place.

    Returns whether anything changed. Whoever else calls this for the same file waits, so that no
    change is lost; ConfigError where the file cannot be read or written, and then it is untouched.
    """
    target = Path(os.path.realpath(path))
    lock = SoftFileLock(target.with_name(f".{target.name}.lock"), timeout=PATIENCE)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with lock:
            before = _text(target, path)
            after = change(before or "")
            if after != before:
                write_whole(target, after)
            return after != before
    except Timeout:
        said = f"is being written by another; where nobody does, delete {lock.lock_file}"
        raise ConfigError((Problem(str(path), said),)) from None
    except OSError as error:
        said = f"cannot be written: {(error.strerror or str(error)).lower()}"
        raise ConfigError((Problem(str(path), said),)) from None


def write_whole(path: Path, text: str | Iterable[str]) -> None:
    """Write a text, or its pieces as they come, into a file that readers see whole or not at all.

    OSError as it comes, and whatever a piece raises that cannot be made.
    """
    with draft_of(path) as file:
        file.writelines(encoded(text))


def copy_whole(source: Path, path: Path) -> None:
    """Copy a file as `write_whole` writes one."""
    with source.open("rb") as original, draft_of(path) as file:
        shutil.copyfileobj(original, file)


def encoded(text: str | Iterable[str]) -> Iterator[bytes]:
    """Yield a text, or its pieces, as UTF-8.

    A lone surrogate, which no UTF-8 can hold, comes out as the escape that JSON has for it.
    """
    pieces = (text,) if isinstance(text, str) else text
    return (piece.encode("utf-8", "backslashreplace") for piece in pieces)


@contextmanager
def draft_of(path: Path) -> Iterator[BinaryIO]:
    """Open a draft that takes a file's place once all is written, and leaves nothing otherwise."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with draft.open("wb") as file:
            yield file
            file.flush()
            # Otherwise a name may outlive a power cut that its content does not.
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, draft)
        draft.replace(path)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise


def _text(target: Path, named: Path) -> str | None:
    if not target.exists():
        return None
    try:
        return read_text(target)
    except ConfigError as error:
        said = tuple(Problem(str(named), p.message) for p in error.problems)
        raise ConfigError(said) from None
