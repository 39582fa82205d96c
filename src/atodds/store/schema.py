"""The tables of a store, and the steps by which an older file becomes one of today."""

from __future__ import annotations

import sqlite3

APPLICATION = 0x61744F64
"""Marks the file as a store: "atOd" in the header's application id."""

STEPS = (
    """
    CREATE TABLE runs (
      id INTEGER PRIMARY KEY,
      "check" TEXT NOT NULL,
      started TEXT NOT NULL,
      finished TEXT,
      day TEXT NOT NULL,
      tally TEXT NOT NULL DEFAULT '{}'
    );
    CREATE INDEX runs_by_check ON runs ("check", finished);
    CREATE TABLE kept (
      "check" TEXT NOT NULL,
      kind TEXT NOT NULL,
      digest TEXT NOT NULL,
      head TEXT NOT NULL,
      body BLOB NOT NULL,
      run INTEGER NOT NULL,
      PRIMARY KEY ("check", kind, digest)
    );
    CREATE TABLE conflicts (
      id TEXT PRIMARY KEY,
      rule TEXT,
      title TEXT NOT NULL,
      subject TEXT
    );
    CREATE TABLE sightings (
      run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
      conflict TEXT NOT NULL REFERENCES conflicts (id),
      state TEXT NOT NULL,
      severity TEXT,
      seen TEXT NOT NULL,
      PRIMARY KEY (run, conflict)
    );
    CREATE INDEX sightings_by_conflict ON sightings (conflict, run);
    """,
    """
    CREATE TABLE notices (
      "check" TEXT NOT NULL,
      channel TEXT NOT NULL,
      digest TEXT NOT NULL,
      sent TEXT NOT NULL,
      PRIMARY KEY ("check", channel)
    );
    """,
)
"""What each version added to the one before; never changed once a release has it."""


class SchemaError(Exception):
    """A file that is no store of this program, or one of a later version."""


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the tables up to date, one step a transaction, so that a kill between them is harmless.

    SchemaError where a newer version of the program has written the file, or something else has.
    """
    version = _pragma(connection, "user_version")
    if version > len(STEPS):
        said = f"was written by a newer version (tables {version}, known here are {len(STEPS)})"
        raise SchemaError(said)
    if _pragma(connection, "application_id") != APPLICATION:
        if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            said = "is a database of another program"
            raise SchemaError(said)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
    for number, step in enumerate(STEPS[version:], version + 1):
        connection.executescript(f"BEGIN; {step} PRAGMA user_version = {number}; COMMIT;")


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    value: int = connection.execute(f"PRAGMA {name}").fetchone()[0]
    return value
