"""The folder of reports: one folder a day, the latest beside them, and an index.

A reader finds a day's reports whole or not at all, whenever the run that writes them is stopped.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import regex

from atodds.config import copy_whole, write_whole
from atodds.report.markup import table

_DAY = regex.compile(r"\d{4}-\d{2}-\d{2}")
_SUMMARY = "summary.json"


def publish(
    folder: Path, day: date, reports: Mapping[str, str | Iterable[str]], tally: Mapping[str, int]
) -> list[Path]:
    """Write the reports of a day, texts or their pieces by suffix, and return where they lie.

    They take the place of earlier ones of the day. OSError as it comes, and whatever a piece
    raises that cannot be made: then all stays as it was.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _clear(folder)
    target = folder / day.isoformat()
    draft = folder / f".{target.name}.{os.getpid()}.new"
    draft.mkdir()
    try:
        for suffix, text in reports.items():
            write_whole(draft / f"report.{suffix}", text)
        write_whole(draft / _SUMMARY, json.dumps(dict(tally), indent=2) + "\n")
    except BaseException:
        _clear(folder)
        raise
    # A folder cannot be renamed over one that is not empty.
    if target.exists():
        target.rename(folder / f".{target.name}.{os.getpid()}.old")
    draft.rename(target)
    _clear(folder)
    if target == _days(folder)[0]:
        for suffix in reports:
            copy_whole(target / f"report.{suffix}", folder / f"latest.{suffix}")
    write_whole(folder / "index.md", _index(folder))
    return [target / f"report.{suffix}" for suffix in reports]


def _clear(folder: Path) -> None:
    """Take away what a run that was stopped has left."""
    for left in folder.glob(".????-??-??.*.*"):
        shutil.rmtree(left, ignore_errors=True)


def _days(folder: Path) -> list[Path]:
    """Return the folders of days, the latest first."""
    return sorted(
        (path for path in folder.iterdir() if path.is_dir() and _DAY.fullmatch(path.name)),
        reverse=True,
    )


def _index(folder: Path) -> str:
    days = _days(folder)
    tallies = {path: _tally(path / _SUMMARY) for path in days}
    columns = list(dict.fromkeys(name for tally in tallies.values() for name in tally))
    rows = [[_links(path), *(str(tallies[path].get(c, "")) for c in columns)] for path in days]
    return f"# Reports, night by night\n\n{table(['', *columns], rows)}\n"


def _links(day: Path) -> str:
    reports = sorted(day.glob("report.*"))
    links = ", ".join(f"[{r.suffix[1:]}]({day.name}/{r.name})" for r in reports)
    return f"{day.name}: {links}"


def _tally(path: Path) -> dict[str, int]:
    try:
        tally: dict[str, int] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return tally
