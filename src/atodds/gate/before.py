"""What was said or found of conflicts before a run, and what the run has read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from os.path import normpath, relpath
from pathlib import Path, PurePath
from typing import TypeVar

from atodds.model import Explanation, Fact, Record

Entry = TypeVar("Entry", Explanation, Record)


@dataclass(frozen=True, slots=True)
class Before:
    """What was said or found before, with documents by the paths by which a run knows them."""

    explanations: tuple[Explanation, ...] = ()
    known: tuple[Record, ...] = ()
    run: tuple[Record, ...] = ()
    """What the run before found."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Which documents a run was to read, by their paths, and which of them it could not read."""

    paths: Mapping[str, str] = field(default_factory=dict)
    """The path of each document that was read, by its id."""
    unread: frozenset[str] = frozenset()

    def of(self, fact: Fact) -> frozenset[str]:
        """Return the paths of the documents on which a fact stands."""
        return frozenset(
            self.paths.get(a.document, a.document) for p in fact.positions for a in p.assertions
        )

    @property
    def listed(self) -> frozenset[str]:
        """The paths of all that was to be read."""
        return frozenset(self.paths.values()) | self.unread


def seen_from(file: Path, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the entries of a file with their documents as a run started here knows them."""
    return tuple(
        replace(entry, documents=frozenset(located(file, path) for path in entry.documents))
        for entry in entries
    )


def written_in(file: Path, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return entries with their documents as a file names them: as seen from its folder."""
    return tuple(
        replace(entry, documents=frozenset(_relative(path, file) for path in entry.documents))
        for entry in entries
    )


def located(file: Path, path: str) -> str:
    """Return a path that is told from a file's folder as from where that file is told."""
    return PurePath(normpath(file.parent / path)).as_posix()


def files_of(path: str) -> tuple[str, ...]:
    """Return what a document's path may name: a file, and the file of which it is an item."""
    return (path, path.rpartition("#")[0]) if "#" in path else (path,)


def _relative(path: str, file: Path) -> str:
    return PurePath(relpath(path, file.parent)).as_posix()
