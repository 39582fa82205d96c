"""The run before, from the report that it wrote as JSON."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from atodds.config import ConfigError, read_text
from atodds.model import Problem, Record, State


def load_run(path: Path) -> tuple[Record, ...]:
    """Return what a run found, from its report; its documents as seen from where it was started.

    What it could not look at again counts as found. ConfigError where it is no such report.
    """
    try:
        found = list(_records(json.loads(read_text(path))))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        said = "is no report that `atodds check --format json` of this version wrote"
        raise ConfigError((Problem(str(path), said),)) from None
    return tuple(sorted(found, key=lambda record: record.conflict))


def _records(report: dict[str, Any]) -> Iterator[Record]:
    yield from map(_found, report["conflicts"])
    for conflict in report["absent"]:
        if conflict["state"] == State.NOT_RECHECKED:
            yield _record(conflict, frozenset(conflict["documents"]))


def _found(conflict: dict[str, Any]) -> Record:
    places = {
        assertion["document"]
        for position in conflict["positions"]
        for assertion in position["assertions"]
    }
    folder = posixpath.dirname(conflict["check"])
    documents = (posixpath.normpath(posixpath.join(folder, place)) for place in places)
    return _record(conflict, frozenset(documents))


def _record(conflict: dict[str, Any], documents: frozenset[str]) -> Record:
    return Record(
        conflict=str(conflict["id"]),
        rule=conflict["rule"],
        subject=conflict["subject"],
        values=frozenset(conflict["values"]),
        documents=documents,
    )
