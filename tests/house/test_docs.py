"""What the documents promise is there."""

from __future__ import annotations

import shlex
import tomllib
from pathlib import Path
from typing import Any

import click
import pytest
import regex

from atodds.cli import COMMANDS, atodds

LINK = regex.compile(r"(?<!!)\[[^\]\n]*\]\((?P<target>[^)\s]+)\)")
COMMAND = regex.compile(r"(?m)^(?:    |\$ )+(?:\.venv/bin/)?atodds (?P<words>[^\n#|&>]*)")
INLINE_COMMAND = regex.compile(r"`atodds (?P<words>[a-z][^`]*)`")
TARGET = regex.compile(r"(?m)^(?P<name>[a-z]+):")
MAKE = regex.compile(r"(?:`|^\s+|\$ )make(?P<targets>(?: [a-z]+)+)(?=`|\s|$)", regex.MULTILINE)
DECISION = regex.compile(r"(?P<number>\d{4})-[a-z0-9-]+\.md")

HALF_A_PAGE = 40
"""Lines, at most."""


def test_links_lead_to_files_that_are_there(project: Path) -> None:
    broken = [
        f"{path.relative_to(project)}: {target}"
        for path in _documents(project)
        for target in LINK.findall(path.read_text("utf-8"))
        if "://" not in target and not (path.parent / target.partition("#")[0]).exists()
    ]
    assert not broken, "\n".join(broken)


def test_every_command_shown_is_one_that_the_program_has(project: Path) -> None:
    unknown = [
        f"{path.relative_to(project)}: atodds {words}"
        for path in _documents(project)
        for words in _commands(path)
        if not _is_command(words)
    ]
    assert not unknown, "\n".join(unknown)


def test_the_readme_shows_every_command(project: Path) -> None:
    shown = {words.split()[0] for words in _commands(project / "README.md")}
    assert set(COMMANDS) <= shown


def test_every_make_target_named_is_in_the_makefile(project: Path) -> None:
    targets = set(TARGET.findall((project / "Makefile").read_text("utf-8")))
    named = {
        target
        for path in _documents(project)
        for targets in MAKE.findall(path.read_text("utf-8"))
        for target in targets.split()
    }
    assert named - targets == set()
    assert {"report", "test"} <= named


def test_decisions_are_numbered_without_gaps_and_listed(project: Path) -> None:
    folder = project / "docs" / "decisions"
    names = sorted(path.name for path in folder.glob("[0-9]*.md"))
    numbers = [int(m["number"]) for name in names if (m := DECISION.fullmatch(name))]
    assert numbers == list(range(1, len(names) + 1))
    assert set(LINK.findall((folder / "README.md").read_text("utf-8"))) == set(names)


def test_a_decision_is_half_a_page_and_says_what_and_why(project: Path) -> None:
    for path in (project / "docs" / "decisions").glob("[0-9]*.md"):
        text = path.read_text("utf-8")
        assert text.startswith(f"# {path.name[:4]} "), path.name
        assert len(text.splitlines()) <= HALF_A_PAGE, path.name
        assert "**Decided.**" in text or "Not adopted" in text, path.name


def test_every_dependency_has_its_decision(project: Path) -> None:
    tables: dict[str, Any] = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))
    decisions = "\n".join(p.read_text("utf-8") for p in (project / "docs/decisions").glob("*.md"))
    names = [regex.split(r"[^\w.-]", line)[0] for line in tables["project"]["dependencies"]]
    missing = [name for name in names if name.lower() not in decisions.lower()]
    assert missing == []


def test_the_changelog_opens_with_what_is_not_yet_released(project: Path) -> None:
    titles = regex.findall(r"(?m)^## (.+)$", (project / "CHANGELOG.md").read_text("utf-8"))
    assert titles[0] == "Unreleased"
    assert all(regex.fullmatch(r"\d+\.\d+\.\d+ - \d{4}-\d\d-\d\d", title) for title in titles[1:])


def test_contributing_opens_with_adding_a_rule(project: Path) -> None:
    titles = regex.findall(r"(?m)^## (.+)$", (project / "CONTRIBUTING.md").read_text("utf-8"))
    assert titles[0] == "Add a rule in ten minutes"


@pytest.mark.parametrize(
    ("words", "known"),
    [
        pytest.param("check a.yaml --format json", True, id="command with its options"),
        pytest.param("rules test", True, id="command of a group"),
        pytest.param("chekc a.yaml", False, id="no such command"),
        pytest.param("check a.yaml --fromat json", False, id="no such option"),
        pytest.param("rules tset", False, id="no such command in the group"),
    ],
)
def test_a_command_is_known_by_its_name_and_options(words: str, *, known: bool) -> None:
    assert _is_command(words) is known


def _documents(project: Path) -> list[Path]:
    folders = [project / "docs", project / "examples"]
    inside = [p for folder in folders for p in folder.rglob("*.md") if p.name != "coast-gazette.md"]
    return sorted([*project.glob("*.md"), *inside])


def _commands(path: Path) -> list[str]:
    text = path.read_text("utf-8")
    return [*COMMAND.findall(text), *INLINE_COMMAND.findall(text)]


def _is_command(words: str) -> bool:
    parts = shlex.split(words)
    command: click.Command | None = atodds
    while parts and isinstance(command, click.Group) and not parts[0].startswith("-"):
        command = command.get_command(click.Context(command), parts.pop(0))
    if command is None:
        return False
    options = {"--help", "--version", *(name for p in command.params for name in p.opts)}
    return {part.partition("=")[0] for part in parts if part.startswith("-")} <= options
