"""The commands shown in the README and the documents print what is said they print."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

import pytest
import regex

CONSOLE = regex.compile(r"(?ms)^```console\n(?P<lines>.*?)^```$")
LEFT_OUT = "..."
"""On a line of its own: any lines; at a line's end: the rest of the line."""

PROJECT = Path(__file__).resolve().parents[2]
DOCUMENTS = ("README.md", "docs/design.md", "docs/accuracy.md")


class Shown(NamedTuple):
    """A command and the lines it is said to print."""

    command: str
    output: tuple[str, ...]


def shown() -> list[Shown]:
    """Return the commands of the documents that are atodds's own, with their output."""
    found = []
    texts = "".join((PROJECT / name).read_text("utf-8") for name in DOCUMENTS)
    for block in CONSOLE.finditer(texts):
        lines = block["lines"].splitlines()
        for number, line in enumerate(lines):
            if line.startswith("$ atodds"):
                output = takewhile(lambda text: not text.startswith("$ "), lines[number + 1 :])
                found.append(Shown(line.removeprefix("$ "), tuple(output)))
    return found


@pytest.fixture(scope="module")
def folder(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of what the commands read."""
    folder = tmp_path_factory.mktemp("readme")
    for name in ("examples", "checks"):
        shutil.copytree(project / name, folder / name)
    shutil.copy(project / "rules.yaml", folder)
    return folder


@pytest.mark.parametrize("example", shown(), ids=lambda example: example.command)
def test_the_command_prints_what_is_shown(example: Shown, folder: Path) -> None:
    programs = str(Path(sys.executable).parent)
    path = os.pathsep.join([programs, os.environ.get("PATH", "")])
    done = subprocess.run(
        ["/bin/sh", "-c", example.command],
        cwd=folder,
        env={**os.environ, "PATH": path, "COLUMNS": "80", "NO_COLOR": "1"},
        check=False,
        capture_output=True,
        text=True,
    )
    assert prints(example.output, done.stdout.splitlines()), done.stdout + done.stderr


def prints(expected: tuple[str, ...], printed: list[str]) -> bool:
    """Tell whether the lines are those expected, with what is left out in between."""
    if not expected:
        return True
    pattern = "".join(
        r"(?:.*\n)*?" if line.strip() == LEFT_OUT else _line(line) for line in expected
    )
    text = "".join(f"{line.rstrip()}\n" for line in printed)
    return regex.fullmatch(pattern, text) is not None


@pytest.mark.parametrize(
    ("expected", "printed", "same"),
    [
        pytest.param(("a", "b"), ["a", "b"], True, id="every line"),
        pytest.param(("a", "..."), ["a", "b", "c"], True, id="the rest left out"),
        pytest.param(("...", "c"), ["a", "b", "c"], True, id="the beginning left out"),
        pytest.param(("ab...",), ["abc"], True, id="the rest of a line left out"),
        pytest.param(("a",), ["a", "b"], False, id="more than is shown"),
        pytest.param(("a", "b"), ["a"], False, id="less than is shown"),
        pytest.param(("a", "...", "c"), ["a", "b"], False, id="no such line"),
        pytest.param(("a.c",), ["abc"], False, id="a full stop is a full stop"),
    ],
)
def test_lines_left_out_are_those_marked(
    expected: tuple[str, ...], printed: list[str], *, same: bool
) -> None:
    assert prints(expected, printed) is same


def _line(line: str) -> str:
    line = line.rstrip()
    if line.endswith(LEFT_OUT):
        return rf"{regex.escape(line.removesuffix(LEFT_OUT))}.*\n"
    return rf"{regex.escape(line)}\n"
