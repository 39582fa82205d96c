"""How an explanation is written in YAML, so that every reader of YAML takes it for the same."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from atodds.config import ConfigError, parse_yaml
from atodds.model import Explanation

Field = str | bool | list[str]

UNBROKEN = 1_000_000
"""Columns of a line, so that no text is broken into several."""


def fields_of(explanation: Explanation) -> Iterator[tuple[str, Field]]:
    """Yield the keys of an entry and their values; what is not known is left out."""
    yield "conflict", explanation.conflict
    if explanation.rule:
        yield "rule", explanation.rule
    if explanation.subject:
        yield "subject", explanation.subject
    yield "values", sorted(explanation.values)
    if explanation.documents:
        yield "documents", sorted(explanation.documents)
    yield "kind", explanation.kind.value
    yield "reason", explanation.reason
    yield "owner", explanation.owner
    if explanation.created:
        yield "created", explanation.created.isoformat()
    if explanation.expires:
        yield "expires", explanation.expires.isoformat()
    else:
        yield "permanent", True


def field_lines(name: str, value: Field, column: int) -> list[str]:
    """Return a key and its value in lines that begin at a column."""
    space = " " * column
    if isinstance(value, list):
        return [f"{space}{name}:", *(f"{space}  - {scalar(item)}" for item in value)]
    return [f"{space}{name}: {scalar(value)}"]


def scalar(value: str | bool, within: str = "") -> str:  # noqa: FBT001  # a value, no switch
    """Return a value as it is where YAML reads it as such, else in quotation marks.

    `within` are the brackets in which it stands, where commas and brackets mean more.
    """
    if isinstance(value, bool):
        return str(value).lower()
    if _reads_back(value, within):
        return value
    quoted: str = yaml.safe_dump(value, default_style='"', allow_unicode=True, width=UNBROKEN)
    return quoted.rstrip("\n")


def _reads_back(text: str, within: str) -> bool:
    written = f"{within[0]}{text}{within[1]}" if within else f"- {text}"
    try:
        placed = parse_yaml(written, "")
    except ConfigError:
        return False
    return placed.data == [text] and not placed.problems
