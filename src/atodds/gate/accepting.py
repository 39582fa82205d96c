"""What people say of conflicts, written to the list of a check and taken back from it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from atodds.config import Check, ConfigError, Limits, read_text
from atodds.gate.before import written_in
from atodds.gate.explaining import explain, withdraw
from atodds.gate.explanations import beyond_limits, explanations_in
from atodds.model import Conflict, Explanation, Problem

HELD = timedelta(days=90)
"""How long an explanation holds unless told."""


def accept(
    check: Check,
    explanation: Explanation,
    instead_of: str | None = None,
    *,
    seen: Collection[Explanation] | None = None,
) -> Explanation | None:
    """Write an explanation into the file of a check, and return the one it takes the place of.

    `instead_of` is the id that its conflict had there, `seen` what `entries_of` told of it when
    somebody made up his mind. ConfigError where the limits do not allow it, or the file cannot be
    written; ChangedMeanwhileError where something else stands there by now.
    """
    file = check.explained_file
    beyond = beyond_limits(explanation, check.limits or Limits())
    if problems := [Problem(str(file), said) for _, said in beyond]:
        raise ConfigError(tuple(problems))
    (written,) = written_in(file, [explanation])
    return explain(file, written, instead_of=instead_of, seen=seen)


def take_back(file: Path, given: Explanation, former: Explanation | None) -> None:
    """Put what was there before in the place of an explanation that `accept` has written.

    ChangedMeanwhileError where others have changed it since, ConfigError as in `accept`.
    """
    seen = written_in(file, [given])
    if former:
        explain(file, former, instead_of=given.conflict, seen=seen)
    else:
        withdraw(file, {given.conflict}, seen=seen)


def listed_in(file: Path) -> dict[str, Explanation]:
    """Return the entries of a file by their conflicts, none where there is no file yet."""
    return {e.conflict: e for e in _parsed(read_text(file), str(file))} if file.exists() else {}


def entries_of(conflict: Conflict, listed: Mapping[str, Explanation]) -> tuple[Explanation, ...]:
    """Return what is listed of a conflict by now, under the id that it had there too."""
    names = (conflict.fact.id, conflict.renamed_from)
    return tuple(listed[name] for name in names if name and name in listed)


def explained_by(
    conflict: Conflict, entries: Iterable[Explanation], as_of: date
) -> Explanation | None:
    """Return the entry that explains a conflict as it stands on a day, if one does."""
    holding = (e for e in entries if not e.expired(as_of) and conflict.values <= e.values)
    return next(holding, None)


@lru_cache(maxsize=8)
def _parsed(text: str, name: str) -> tuple[Explanation, ...]:
    """Read a long list no more often than it changes: each page of a review asks for it."""
    return explanations_in(text, name)
