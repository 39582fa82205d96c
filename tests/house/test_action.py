"""The action and the pre-commit hook: valid, and their scripts do what they promise."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import regex
import yaml

from atodds.cli import run

Action = dict[str, Any]

INPUTS = regex.compile(r"\$\{\{\s*inputs\.([\w-]+)\s*\}\}")


@pytest.fixture(scope="module")
def action(project: Path) -> Action:
    loaded: Action = yaml.safe_load((project / "action.yml").read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module")
def hook(project: Path) -> dict[str, Any]:
    hooks: list[dict[str, Any]] = yaml.safe_load(
        (project / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    )
    assert len(hooks) == 1
    return hooks[0]


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """Begin a project whose sample story holds one conflict, and a runner's folder beside it."""
    programs = tmp_path / "atodds" / "bin"
    programs.mkdir(parents=True)
    (programs / "atodds").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m atodds "$@"\n')
    (programs / "atodds").chmod(0o755)
    run(["init", str(tmp_path / "newsroom")])
    return tmp_path / "newsroom"


def test_the_action_is_what_github_reads(project: Path) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema"]
    done = subprocess.run(
        [*command, "vendor.github-actions", project / "action.yml"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_every_input_and_output_of_the_action_says_what_it_is(action: Action) -> None:
    for part in ("inputs", "outputs"):
        assert all(len(entry["description"]) > 15 for entry in action[part].values())


def test_no_input_is_put_into_a_script(action: Action) -> None:
    scripts = [step["run"] for step in action["runs"]["steps"] if "run" in step]
    assert len(scripts) == 3
    assert not any("${{" in script for script in scripts)


def test_every_input_is_used(action: Action) -> None:
    used = set(regex.findall(r"inputs\.([\w-]+)", str(action["runs"])))
    assert used == set(action["inputs"])


def test_the_scripts_of_the_action_are_sound_shell(action: Action, tmp_path: Path) -> None:
    for step in action["runs"]["steps"]:
        if step.get("shell") == "bash":
            path = tmp_path / "step.sh"
            path.write_text(f"#!/bin/bash\n{step['run']}")
            shellcheck = str(Path(sys.executable).with_name("shellcheck"))
            done = subprocess.run([shellcheck, path], capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stdout


def test_the_action_fails_on_a_conflict_and_counts_it(action: Action, newsroom: Path) -> None:
    done, outputs = _run(action, newsroom)
    assert done.returncode == 1, done.stderr
    assert outputs["new"] == "1"
    assert (newsroom / outputs["sarif"]).is_file()
    assert (newsroom / outputs["json"]).is_file()
    assert (newsroom / outputs["reports"] / "story.md").is_file()
    assert "Injured" in (newsroom.parent / "summary").read_text()


@pytest.mark.parametrize(
    ("inputs", "status", "why"),
    [
        ({"fail-on": "none"}, 0, "nothing is to fail it"),
        ({"checks": "checks/story.yaml\n"}, 1, "a file instead of a folder"),
        ({"checks": "checks/story.yaml\nchecks/gone.yaml\n"}, 2, "one of two is missing"),
        ({"min-severity": "info"}, 1, "an error is more than a note"),
        ({"reports": "out of the way"}, 1, "a folder with spaces"),
        ({"checks": "$(touch spoilt)\n`touch spoilt`; touch spoilt"}, 2, "inputs are not run"),
    ],
)
def test_the_action_does_what_its_inputs_say(
    action: Action, newsroom: Path, inputs: dict[str, str], status: int, why: str
) -> None:
    done, _ = _run(action, newsroom, **inputs)
    assert done.returncode == status, f"{why}: {done.stderr}"
    assert not (newsroom / "spoilt").exists()


def test_where_the_check_breaks_off_nothing_is_counted(action: Action, newsroom: Path) -> None:
    (newsroom / "checks/story.yaml").write_text("version: 1\n")
    done, outputs = _run(action, newsroom)
    assert done.returncode == 2
    assert "new" not in outputs


def test_the_hook_is_what_pre_commit_reads(project: Path) -> None:
    manifest = project / ".pre-commit-hooks.yaml"
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-manifest", manifest],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_the_hook_runs_and_leaves_every_file_as_it_was(
    hook: dict[str, Any], newsroom: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = [*hook["entry"].split(), *hook["args"]]
    assert command[0] == "atodds"
    monkeypatch.chdir(newsroom)
    before = {p: p.read_bytes() for p in newsroom.rglob("*") if p.is_file()}
    assert run(command[1:]) == 1
    assert all(path.read_bytes() == text for path, text in before.items())


@pytest.mark.parametrize(
    ("name", "starts", "why"),
    [
        ("checks/story.yaml", True, "a check"),
        ("checks/known.jsonl", True, "what is known"),
        ("articles/harbour.txt", True, "an article"),
        ("in/Wire.HTML", True, "an article, whatever its case"),
        ("pictures/harbour.jpg", False, "no text"),
        ("Makefile", False, "no article either"),
    ],
)
def test_the_hook_starts_when_an_article_or_a_check_changes(
    hook: dict[str, Any],
    name: str,
    starts: bool,  # noqa: FBT001  # a column of the table
    why: str,
) -> None:
    assert bool(regex.search(hook["files"], name)) is starts, why


def _run(
    action: Action,
    newsroom: Path,
    **inputs: str,
) -> tuple[subprocess.CompletedProcess[str], dict[str, str]]:
    """Run the check of the action and then the count, as a runner does; also return outputs."""
    files = {name: newsroom.parent / name for name in ("output", "summary")}
    for path in files.values():
        path.write_text("")
    given = {name: entry.get("default", "") for name, entry in action["inputs"].items()} | inputs
    around = {
        "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin",
        "CI": "true",
        "RUNNER_TEMP": str(newsroom.parent),
        "GITHUB_OUTPUT": str(files["output"]),
        "GITHUB_STEP_SUMMARY": str(files["summary"]),
    }
    if "PYTHONPATH" in os.environ:
        around["PYTHONPATH"] = os.environ["PYTHONPATH"]
    steps = {step["id"]: step for step in action["runs"]["steps"] if "id" in step}
    shells = {"bash": ["bash", "--noprofile", "--norc", "-eo", "pipefail"]}
    done = []
    for name in ("check", "count"):
        step, script = steps[name], newsroom.parent / name
        script.write_text(step["run"])
        variables = {key: INPUTS.sub(lambda m: given[m[1]], v) for key, v in step["env"].items()}
        variables = {key: _filled(value, files["output"]) for key, value in variables.items()}
        done.append(
            subprocess.run(
                [*shells.get(step["shell"], [sys.executable]), script],
                cwd=newsroom,
                env=around | variables,
                capture_output=True,
                text=True,
                check=False,
            )
        )
    assert done[1].returncode == 0, done[1].stderr
    return done[0], _outputs(files["output"])


def _filled(value: str, output: Path) -> str:
    """Put in what an earlier step has written."""
    return regex.sub(
        r"\$\{\{ steps\.check\.outputs\.(\w+) \}\}", lambda m: _outputs(output)[m[1]], value
    )


def _outputs(path: Path) -> dict[str, str]:
    return dict(line.split("=", 1) for line in path.read_text().splitlines())
