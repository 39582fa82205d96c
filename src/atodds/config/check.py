"""Check files: which documents are compared, by which rules, and what gates."""

from __future__ import annotations

from calendar import month_name, monthrange
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal

import regex
from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from atodds.config.limits import Limits, project_limits
from atodds.config.notify import Notify
from atodds.config.placed import Entries, Placed, read_yaml
from atodds.config.shape import Shape, Text, at_least, found, repeated, shaped
from atodds.config.sources import Source
from atodds.model import Problem, Severity

DATE = regex.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ](.+))?")


DECEMBER = 12


class FailOn(StrEnum):
    """Which conflicts of severity error make a check fail."""

    NEW = "new"
    ANY = "any"
    NONE = "none"


class Grouping(StrEnum):
    """What the documents of a check are: articles on one event, or whatever came in."""

    ONE = "one-story"
    STORIES = "stories"


def moment_of(text: object) -> datetime | None:
    """Return the naive UTC time of an ISO 8601 date (its midnight) or timestamp; or ValueError."""
    if text is None or isinstance(text, datetime):
        return text
    parts = DATE.fullmatch(text) if isinstance(text, str) else None
    if parts is None:
        said = f"must be a date such as 2014-03-14 or 2014-03-14T18:30, not {found(text)}"
        raise ValueError(said)
    _day(*map(int, parts.groups()[:3]))
    return _utc(parts[0])


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        said = f"must be a date that exists, not {year:04}-{month:02}-{day:02}"
        if year and 1 <= month <= DECEMBER:
            said += f" ({month_name[month]} {year} has {monthrange(year, month)[1]} days)"
        raise ValueError(said) from None


def _utc(text: str) -> datetime:
    try:
        when = datetime.fromisoformat(text)
        return when if when.tzinfo is None else when.astimezone(UTC).replace(tzinfo=None)
    except (ValueError, OverflowError):
        said = f"must give the time as 18:30, 18:30:00 or 18:30:00+02:00, not as in {found(text)}"
        raise ValueError(said) from None


Published = Annotated[datetime | None, BeforeValidator(moment_of)]


class DocumentEntry(Shape):
    """One document as the check file lists it."""

    path: Text
    """Relative to the check file."""
    outlet: Text
    published: Published = None
    """Naive, in UTC where the file gives a time zone; midnight where it gives a date only."""
    published_text: str | None = Field(default=None, alias=":published")
    """As the file gives it."""
    url: Text | None = None
    file: Path | None = Field(default=None, alias=":file")
    """Where its text lies, if not at `path`: that of a page names where it was fetched from."""
    source: str | None = Field(default=None, alias=":source")
    """The source that it comes from; None where the check lists it."""
    since: timedelta | None = Field(default=None, alias=":since")
    """How long before the day of the run it may have been published."""
    guessed: bool = Field(default=False, alias=":guessed")
    """Whether what it says of itself goes before the outlet and date given here."""
    problem: Problem | None = Field(default=None, alias=":problem")
    """Why there is nothing to read."""

    @classmethod
    def whence(cls, entries: Entries, path: Path) -> dict[str, Any]:
        """Keep the publication date as written beside the one it is read as."""
        published = entries.get("published")
        text = published if isinstance(published, str) else None
        return {**super().whence(entries, path), ":published": text}


def _beside(path: Path | None, info: ValidationInfo) -> Path | None:
    check = info.data.get("path")
    return path if path is None or check is None else check.parent / path


Beside = Annotated[Path | None, AfterValidator(_beside)]
"""A path given relative to the check file."""


class Check(Shape):
    """What a check file says."""

    path: Path = Field(alias=":path")
    """Of the check file itself, as given."""
    version: Literal[1] = 1
    title: Text
    documents: Annotated[tuple[DocumentEntry, ...], at_least(1)] = ()
    sources: Annotated[tuple[Source, ...], at_least(1)] = ()
    """Where further documents come from; a check has documents, sources or both."""
    grouping: Grouping = Grouping.ONE
    """With `stories`, documents are first grouped into stories, and compared within each."""
    rules: Beside = None
    """Another rule set than the default one."""
    explained: Beside = None
    """Conflicts with their explanations."""
    known: Beside = None
    """Conflicts that were there before."""
    snapshots: Beside = None
    """The folder that fetched pages are kept in."""
    reports: Beside = None
    """The folder that reports are written to."""
    fail_on: FailOn = FailOn.NEW
    min_severity: Severity = Severity.ERROR
    """The quietest conflicts that make the check fail."""
    notify: Notify | None = None
    """Whom nightly runs tell of changes."""
    limits: Limits | None = None
    """What explanations must keep to; in place of the project's limits."""

    @property
    def explained_file(self) -> Path:
        """Where explanations stand or are to be written, beside the check file unless it says."""
        return self.explained or self.path.with_name("explained.yaml")

    @property
    def known_file(self) -> Path:
        """Where known conflicts stand or are to be written, likewise."""
        return self.known or self.path.with_name("known.jsonl")

    def file_of(self, entry: DocumentEntry) -> Path:
        """Return the file that holds a document."""
        return self.path.parent / (entry.file or entry.path)

    @property
    def snapshots_folder(self) -> Path:
        """Where fetched pages are kept, beside the check file unless it says."""
        return self.snapshots or self.path.parent / ".atodds" / "snapshots"

    @classmethod
    def whence(cls, entries: Entries, path: Path) -> dict[str, Any]:
        """Keep the path of the check file."""
        return {**super().whence(entries, path), ":path": path}


def load_check(path: str | Path) -> Check:
    """Return the check that a file describes; ConfigError with all that is wrong with it.

    Limits that it does not set are those under `[tool.atodds]` in the nearest pyproject.toml.
    """
    placed = read_yaml(Path(path))
    further = [*repeated(placed, "documents", "path"), *_nothing_listed(placed)]
    check = shaped(placed, Check, further)
    return (
        check if check.limits else check.model_copy(update={"limits": project_limits(Path(path))})
    )


def _nothing_listed(placed: Placed) -> list[Problem]:
    if not isinstance(placed.data, dict) or {"documents", "sources"} & set(placed.data):
        return []
    said = "documents is missing; `documents: ...` or `sources: ...` would be right"
    return [Problem(placed.place(()), said)]
