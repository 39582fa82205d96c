"""The conflicts that were there before, so that only further ones gate: `known.jsonl`.

One conflict a line, in the order of their ids, without a day or a count: a line changes only when
what is known of its conflict does, and two branches that each add lines merge line by line.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from atodds.config import ConfigError, read_text, rewrite
from atodds.model import Problem, Record

Known = Mapping[str, Record]
"""What is known of each conflict, by its id."""

LIKE = '{"conflict": "6dfa34bc05a0", "values": ["over 21600 second"]}'


def load_known(path: Path) -> Known:
    """Read `{"conflict": ID, "values": [...]}` a line, with `rule`, `subject` and `documents`.

    Order and repeated lines do not matter; lines on one conflict add up. ConfigError names every
    line that is not right.
    """
    return known_in(read_text(path), str(path))


def known_in(text: str, name: str) -> Known:
    """Return what is known according to the text of a file of that name; ConfigError likewise."""
    records: dict[str, Record] = {}
    problems = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        record = _record(line, f"{name}:{number}")
        if isinstance(record, Problem):
            problems.append(record)
        else:
            records[record.conflict] = _sum(records.get(record.conflict), record)
    if problems:
        raise ConfigError(tuple(problems))
    return dict(sorted(records.items()))


def amend_known(path: Path, add: Iterable[Record], drop: Collection[str] = ()) -> bool:
    """Write records into a file in place of those of their conflicts, and take others out.

    Returns whether anything changed. Lines come out sorted, one a conflict; the file is made where
    there is none. ConfigError where it cannot be read or written, and then it is untouched.
    """
    added = {record.conflict: record for record in add}

    def change(text: str) -> str:
        before = dict(known_in(text, str(path)))
        after = {name: r for name, r in (before | added).items() if name not in drop}
        return text if after == before else "".join(_line(r) for _, r in sorted(after.items()))

    return rewrite(path, change)


def _sum(one: Record | None, other: Record) -> Record:
    if one is None:
        return other
    return replace(
        one,
        rule=one.rule or other.rule,
        subject=one.subject or other.subject,
        values=one.values | other.values,
        documents=one.documents | other.documents,
    )


def _record(line: str, place: str) -> Record | Problem:
    """Return what a line says, or what is wrong with it."""
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Problem(place, f"is not JSON: {error}")
    match entry:
        case {"conflict": str(conflict), "values": list(values)} if conflict:
            documents = entry.get("documents", [])
            for name, texts in (("values", values), ("documents", documents)):
                if not isinstance(texts, list) or not all(isinstance(t, str) for t in texts):
                    return Problem(place, f"{name} must be a list of texts")
            rule, subject = _text(entry, "rule"), _text(entry, "subject")
            return Record(conflict, rule, subject, frozenset(values), frozenset(documents), place)
        case _:
            return Problem(place, f"must look like {LIKE}")


def _text(entry: dict[str, Any], name: str) -> str | None:
    text = entry.get(name)
    return text if isinstance(text, str) else None


def _line(record: Record) -> str:
    entry = {
        "conflict": record.conflict,
        "rule": record.rule,
        "subject": record.subject,
        "values": sorted(record.values),
        "documents": sorted(record.documents),
    }
    told = {name: value for name, value in entry.items() if value or name == "values"}
    return json.dumps(told, ensure_ascii=False) + "\n"
