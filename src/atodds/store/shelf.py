"""What was read and worked out, by the digest of all that it depends on."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Any

_TOGETHER = 500
"""Digests asked for at once; older versions of SQLite take 999 values a statement."""


Head = dict[str, Any]
"""What is asked of a thing without the whole, as JSON has it."""


class Kind(StrEnum):
    """What is kept."""

    DOCUMENTS = "documents"
    """What a file or a fetched item was read as, but for the bodies."""
    BODY = "body"
    """The text of a document, with its blocks and the file that it was taken out of."""
    ASSERTIONS = "assertions"
    """What a document asserts; the head tells what it is about."""
    IMPRINT = "imprint"
    """What the copies of a document are known by; the head tells which documents may be copies."""
    STORY = "story"
    """What comparing the documents of a story has yielded."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One thing on the shelf."""

    kind: Kind
    digest: str
    """Of all that it depends on: where that changes, it is another thing."""
    head: Head
    body: bytes


@dataclass(frozen=True, slots=True)
class Shelf:
    """The things kept for a check; each call is one transaction."""

    connection: sqlite3.Connection

    def put(self, check: str, run: int, things: Iterable[Kept]) -> None:
        """Keep things; they stay as long as runs of the check use them."""
        rows = [(check, t.kind, t.digest, json.dumps(t.head), t.body, run) for t in things]
        with self.connection as connection:
            connection.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?, ?, ?)", rows)

    def held(self, check: str, kind: Kind, digests: Iterable[str]) -> set[str]:
        """Return which of those are kept."""
        batches = _batches(digests)
        return {row[0] for some in batches for row in self._select("digest", check, kind, some)}

    def heads(self, check: str, kind: Kind, digests: Iterable[str]) -> Iterator[tuple[str, Head]]:
        """Yield the heads of those that are kept with their digests; some are in memory at once."""
        for some in _batches(digests):
            for digest, head in self._select("digest, head", check, kind, some):
                yield digest, json.loads(head)

    def bodies(self, check: str, kind: Kind, digests: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Yield those that are kept with their digests; some are in memory at once."""
        for some in _batches(digests):
            # Not the cursor itself: it would be closed with this, maybe after its connection.
            yield from map(tuple, self._select("digest, body", check, kind, some))

    def use(self, check: str, run: int, kind: Kind, digests: Iterable[str]) -> None:
        """Say that a run goes on using things that an earlier one has put here."""
        rows = ((run, check, kind, digest) for digest in digests)
        with self.connection as connection:
            connection.executemany(
                'UPDATE kept SET run = ? WHERE "check" = ? AND kind = ? AND digest = ?', rows
            )

    def clear(self, check: str, run: int) -> int:
        """Drop what a check kept for earlier runs and this one had no use for; return how much."""
        with self.connection as connection:
            gone = connection.execute(
                'DELETE FROM kept WHERE "check" = ? AND run < ?', (check, run)
            )
            return gone.rowcount

    def _select(
        self, columns: str, check: str, kind: Kind, digests: Sequence[str]
    ) -> Iterator[tuple[Any, ...]]:
        marks = ", ".join("?" * len(digests))
        return self.connection.execute(
            f"SELECT {columns} FROM kept"  # noqa: S608  # names of columns and question marks
            f' WHERE "check" = ? AND kind = ? AND digest IN ({marks})',
            (check, kind, *digests),
        )


def _batches(digests: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(digests)
    while some := list(islice(rest, _TOGETHER)):
        yield some
