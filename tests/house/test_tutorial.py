"""The tutorial, done as it stands in an empty folder, and the ten minutes that a rule takes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex
from tests.house.test_readme import CONSOLE, Shown, prints

STEP = regex.compile(
    r"(?m)(?:Save|And) this as `(?P<file>[^`]+)`:\n\n```\w+\n(?P<text>(?s:.*?))^```$"
)
WORDS = regex.compile(r"(?m)^```(?P<language>\w+)$")


def steps(text: str) -> Iterator[tuple[str, str] | Shown]:
    """Yield what is to be saved, as name and text, and what is to be typed, in their order."""
    found = [*STEP.finditer(text), *CONSOLE.finditer(text)]
    for step in sorted(found, key=lambda match: match.start()):
        if "file" in step.groupdict():
            yield step["file"], step["text"]
        else:
            yield from typed(step["lines"].splitlines())


def typed(lines: list[str]) -> Iterator[Shown]:
    command, output = "", list[str]()
    for line in [*lines, "$ "]:
        if line.startswith("$ "):
            if command:
                yield Shown(command, tuple(output))
            command, output = line.removeprefix("$ "), []
        else:
            output.append(line)


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Return a shell in an empty folder: a tutorial changes folders and asks for exit statuses."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    with subprocess.Popen(
        ["/bin/sh"],
        cwd=tmp_path,
        env={
            **os.environ,
            "PATH": path,
            "COLUMNS": "80",
            "NO_COLOR": "1",
        },
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as started:
        yield started
        started.kill()


END = "--- what the command printed ends here ---"


def run(shell: subprocess.Popen[str], command: str) -> list[str]:
    """Return what a command prints, its messages among it; its exit status stays in `$?`."""
    assert shell.stdin
    assert shell.stdout
    shell.stdin.write(f"{command}\nstatus=$?; echo '{END}'; (exit $status)\n")
    shell.stdin.flush()
    return list(iter(lambda: shell.stdout.readline().rstrip("\n"), END))  # type: ignore[union-attr]  # asserted above


def test_the_tutorial_prints_what_it_says(
    project: Path, tmp_path: Path, shell: subprocess.Popen[str]
) -> None:
    for step in steps((project / "docs/tutorial.md").read_text("utf-8")):
        if isinstance(step, Shown):
            printed = run(shell, step.command)
            assert prints(step.output, printed), "\n".join([step.command, *printed])
        else:
            (tmp_path / "newsroom" / step[0]).write_text(step[1], "utf-8")


def test_every_block_of_the_tutorial_is_done(project: Path) -> None:
    text = (project / "docs/tutorial.md").read_text("utf-8")
    assert len(STEP.findall(text)) + len(CONSOLE.findall(text)) == len(WORDS.findall(text))
    assert sum(isinstance(step, Shown) for step in steps(text)) > 10


def test_a_rule_is_added_in_the_steps_that_contributing_names(
    project: Path, tmp_path: Path, shell: subprocess.Popen[str]
) -> None:
    text = (project / "CONTRIBUTING.md").read_text("utf-8").partition("\n## ")[2]
    text = text.partition("\n## ")[0]
    rule = text.partition("```yaml\n")[2].partition("```")[0]
    shutil.copytree(project / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    before, head, others = (project / "rules.yaml").read_text("utf-8").partition("\nrules:\n")
    (tmp_path / "rules.yaml").write_text(f"{before}{head}{rule}{others}", "utf-8")
    (tmp_path / ".venv/bin").mkdir(parents=True)
    (tmp_path / ".venv/bin/atodds").symlink_to(Path(sys.executable).with_name("atodds"))
    [command] = [line.strip() for line in text.splitlines() if line.startswith("    .venv/")]
    printed = run(shell, f"PYTHONPATH=src {command}")
    assert run(shell, "echo $?") == ["0"], "\n".join(printed)
    assert printed == ["1 rules, 3 tests, 0 failed"]
