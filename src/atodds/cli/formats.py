"""The formats in which a run is told, by the names that the command line knows them by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import click

from atodds.config import Rule, suggestion
from atodds.model import Outcome
from atodds.report import (
    generate_json,
    generate_markdown,
    render_github,
    render_github_sarif,
    render_github_summary,
    render_gitlab,
    render_junit,
    render_sarif,
    render_text,
)
from atodds.report.telling import Fails


@dataclass(frozen=True, slots=True)
class Run:
    """What the checks of one run came to, and what a format asks for beside it."""

    outcomes: tuple[Outcome, ...]
    rules: tuple[Rule, ...]
    """The rules that were asked, of all the checks."""
    fails: Fails
    width: int
    """Columns of the terminal."""
    colour: bool
    """Whether standard output takes colours."""


def _text(run: Run) -> str:
    return "\n".join(render_text(o, run.width, colour=run.colour) for o in run.outcomes)


def _markdown(run: Run) -> Iterator[str]:
    for number, outcome in enumerate(run.outcomes):
        if number:
            yield "\n"
        yield from generate_markdown(outcome)


def _csv(run: Run) -> Iterator[str]:
    # pandas is the slowest import here, and no other format needs it.
    from atodds.report.frames import render_csv, run_frame  # noqa: PLC0415  # said above

    yield render_csv(run_frame(run.outcomes))


def _html(run: Run) -> Iterator[str]:
    # Jinja2 is slow to import, and no other format needs it.
    from atodds.report.html import generate_html  # noqa: PLC0415  # said above

    yield from generate_html(run.outcomes)


FORMATS: Mapping[str, Callable[[Run], str | Iterable[str]]] = {
    "text": _text,
    "markdown": _markdown,
    "html": _html,
    "json": lambda run: generate_json(run.outcomes),
    "csv": _csv,
    "sarif": lambda run: render_sarif(run.outcomes, run.rules),
    "junit": lambda run: render_junit(run.outcomes, run.fails),
    "github": lambda run: render_github(run.outcomes, run.fails),
    "github-summary": lambda run: render_github_summary(run.outcomes, run.fails),
    "github-sarif": lambda run: render_github_sarif(run.outcomes, run.rules, run.fails),
    "gitlab": lambda run: render_gitlab(run.outcomes, run.fails),
}
"""Each returns its text or, where that grows with every article of an intake, its pieces."""


class Wanted(NamedTuple):
    """A format and the file it goes to, None for standard output."""

    format: str
    path: Path | None


class FormatOption(click.ParamType[Wanted]):
    """A format, alone or with the file it goes to: `json`, `json=report.json`."""

    name = "format"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Wanted:
        """Part the format from the path."""
        if isinstance(value, Wanted):
            return value
        form, named, path = str(value).partition("=")
        if form not in FORMATS:
            said = suggestion(form, FORMATS) or f"; known are {', '.join(FORMATS)}"
            self.fail(f"{form!r} is no format{said}", param, ctx)
        if named and not path:
            self.fail(f"{value!r} names no file after the equals sign", param, ctx)
        return Wanted(form, Path(path) if path else None)
