"""The conflicts that were there before, so that only further ones gate: `known.jsonl`."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from atodds.config import ConfigError
from atodds.model import Problem

Known = Mapping[str, frozenset[str]]
"""The canonical values known of each conflict, by its id."""


def load_known(path: Path) -> Known:
    """Read `{"conflict": ID, "values": [...]}` a line; order and repeated lines do not matter.

    Lines on one conflict add up, so that two branches that each add a line merge cleanly.
    ConfigError names every line that is not right.
    """
    try:
        lines = path.read_bytes().decode("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError((Problem(str(path), f"cannot be read: {error}"),)) from error
    values: dict[str, set[str]] = defaultdict(set)
    problems = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        entry = _entry(line)
        if isinstance(entry, str):
            problems.append(Problem(f"{path}:{number}", entry))
        else:
            values[entry[0]] |= entry[1]
    if problems:
        raise ConfigError(tuple(problems))
    return {conflict: frozenset(known) for conflict, known in sorted(values.items())}


def _entry(line: str) -> tuple[str, set[str]] | str:
    """Return id and values, or what is wrong with the line."""
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError) as error:
        return f"is not JSON: {error}"
    match entry:
        case {"conflict": str(conflict), "values": list(values)}:
            if all(isinstance(value, str) for value in values):
                return conflict, set(values)
            return "values must be a list of texts"
        case _:
            return 'must look like {"conflict": "6dfa34bc05a0", "values": ["over 21600 second"]}'
