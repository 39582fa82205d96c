"""The report where GitHub shows it: annotations beside the lines, and the summary of a job.

Source: GitHub's documentation, "Workflow commands for GitHub Actions".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from atodds.model import Outcome, Severity
from atodds.report import words
from atodds.report.markdown import conflict_section, opening
from atodds.report.plain import plain
from atodds.report.telling import Fails, Found, gist, lines_of, sides, to_look_at

COMMANDS: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "notice",
}

SHOWN = 10
"""Annotations of one sort that GitHub shows of a step; the others vanish without a word."""

SUMMARY = 1_024 * 1_024
"""Bytes of a summary; a longer one is not shown at all."""

_LAST_WORDS = 256
"""Bytes kept for the line that says how much was left out."""

_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def render_github(outcomes: Iterable[Outcome], fails: Fails) -> str:
    """Return a workflow command a line for what GitHub will show, the loudest first.

    Errors, then what could not be read, warnings and notes; a last line tells of the others.
    """
    known = list(outcomes)
    by_command: dict[str, list[str]] = {command: [] for command in COMMANDS.values()}
    for found in to_look_at(known, fails):
        command = COMMANDS[found.conflict.severity]
        by_command[command].append(_annotation(command, found))
    problems = sorted({problem for outcome in known for problem in outcome.problems})
    by_command["error"] += [_command("error", {"title": "Not read"}, str(p)) for p in problems]
    # One place is kept for the last line, which is a notice too.
    rooms = {command: SHOWN - (command == "notice") for command in by_command}
    shown = [line for command, lines in by_command.items() for line in lines[: rooms[command]]]
    rest = {command: len(lines) - rooms[command] for command, lines in by_command.items()}
    more = [
        words.counted(number, f"more {command}") for command, number in rest.items() if number > 0
    ]
    if more:
        title = {"title": "Not all is shown here"}
        shown.append(_command("notice", title, f"{words.listed(more)}; the report has them all"))
    return "".join(f"{line}\n" for line in shown)


def render_github_summary(outcomes: Iterable[Outcome], fails: Fails) -> str:
    """Return Markdown for the summary of a job: what asks somebody to act, within GitHub's limit.

    Where there is too much, the quieter conflicts are left out whole, and a last line says so.
    """
    ordered = sorted(outcomes, key=lambda outcome: (outcome.check, outcome.title))
    openings = {outcome.check: opening(outcome) for outcome in ordered}
    wanted = to_look_at(ordered, fails)
    sections = _that_fit(wanted, SUMMARY - _LAST_WORDS - sum(map(_size, openings.values())))
    parts: list[str] = []
    for check, first in openings.items():
        parts += [first, *(section for found, section in sections if found.outcome.check == check)]
    if left_out := len(wanted) - len(sections):
        parts.append(f"{words.counted(left_out, 'further conflict')}: see the report.")
    return "\n\n".join(parts) + "\n"


def _that_fit(wanted: Iterable[Found], room: int) -> list[tuple[Found, str]]:
    """Return the sections that fit into so many bytes; one that is too long lets others pass."""
    sections = []
    for found in wanted:
        section = conflict_section(found.conflict, found.sources, found.outcome.check)
        if _size(section) <= room:
            room -= _size(section)
            sections.append((found, section))
    return sections


def _annotation(command: str, found: Found) -> str:
    fact, sources = found.conflict.fact, found.sources
    stands = sides(fact, sources)[0].assertions[0]
    region = sources.region(stands)
    properties = {
        "file": sources.path(sources.document(stands)),
        "line": str(region.line),
        "endLine": str(region.end_line),
    }
    if region.line == region.end_line:
        # The last column, not the one behind it.
        columns = {"col": region.column, "endColumn": max(region.column, region.end_column - 1)}
        properties |= {name: str(column) for name, column in columns.items()}
    return _command(command, {**properties, "title": gist(fact)}, *lines_of(found))


def _command(name: str, properties: Mapping[str, str], *lines: str) -> str:
    given = ",".join(
        f"{key}={plain(value).translate(_IN_PROPERTY)}" for key, value in properties.items()
    )
    message = "\n".join(map(plain, lines)).translate(_IN_MESSAGE)
    return f"::{name} {given}::{message}"


def _size(text: str) -> int:
    """Return bytes, with those of the empty line that parts it from the next."""
    return len(text.encode("utf-8", "backslashreplace")) + 2
