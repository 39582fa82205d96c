"""The file: opened by one writer at a time, and by readers whenever they like."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from atodds.config import ConfigError
from atodds.model import Problem
from atodds.store.encoding import UnreadableError
from atodds.store.ledger import Ledger
from atodds.store.schema import STEPS, SchemaError, migrate
from atodds.store.shelf import Shelf

_BUSY = 30.0
"""Seconds to wait for another process that reads or writes at this moment."""


@dataclass(frozen=True, slots=True)
class Store:
    """What past runs have left."""

    shelf: Shelf
    """What was read and worked out, so that it need not be again."""
    ledger: Ledger
    """Which runs there were, and which conflicts they saw."""


@contextmanager
def open_store(path: Path, patience: float = 0) -> Iterator[Store]:
    """Open a store to write to, and make it or bring it up to date where need be.

    A second writer waits `patience` seconds; then, or where the file is no store or cannot be
    used, ConfigError. The lock falls when its process ends, however it ends.
    """
    with _lock(path, patience), closing(_connection(path)) as connection:
        try:
            migrate(connection)
            _set_up(connection)
            yield Store(Shelf(connection), Ledger(connection))
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.Error as error:
            raise _unusable(path, f"cannot be used as a store: {error}") from None
        except UnreadableError as error:
            said = f"is damaged: {error}; moving it away, all is read and compared anew"
            raise _unusable(path, said) from None
        except SchemaError as error:
            raise _unusable(path, str(error)) from None


@contextmanager
def read_store(path: Path) -> Iterator[Ledger]:
    """Open the ledger of a store that exists, without writing; ConfigError where that fails."""
    if not path.is_file():
        raise _unusable(path, "there is no store here; `atodds nightly` makes it")
    try:
        with closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        ) as connection:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version != len(STEPS):
                said = f"its tables are of version {version}, and {len(STEPS)} is read here"
                raise _unusable(path, f"{said}; `atodds nightly` brings an older store up to date")
            yield Ledger(connection)
    except sqlite3.Error as error:
        raise _unusable(path, f"cannot be read as a store: {error}") from None


@contextmanager
def _lock(path: Path, patience: float) -> Iterator[None]:
    lock = FileLock(path.with_name(f"{path.name}.lock"), timeout=patience)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        raise _unusable(path, "another run is writing to it; wait until it has ended") from None
    except OSError as error:
        raise _unusable(path, f"cannot be opened: {error.strerror or error}") from None
    try:
        yield
    finally:
        lock.release()


def _connection(path: Path) -> sqlite3.Connection:
    try:
        # Articles are not for everybody who has an account on the machine.
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        return sqlite3.connect(path, timeout=_BUSY)
    except (OSError, sqlite3.Error) as error:
        raise _unusable(path, f"cannot be opened: {error}") from None


def _set_up(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    # What a sender takes back must not linger in free pages.
    connection.execute("PRAGMA secure_delete = ON")


def _unusable(path: Path, said: str) -> ConfigError:
    return ConfigError((Problem(str(path), said),))
