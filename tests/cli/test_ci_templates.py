"""The workflows that `init --ci` writes: valid, frugal with rights, and their shell runs."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import regex
import yaml

from atodds import __version__
from atodds.cli import run
from atodds.cli.init import CI

WORKFLOW = ".github/workflows/atodds.yml"
GITLAB = ".gitlab/atodds.yml"
CRON = "cron/atodds.sh"

REPORTS = "reports/atodds"

BROKEN = "version: 1\ntitle: Nothing to compare\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Begin a project, whose sample story holds one conflict, with all that CI needs."""
    folder = tmp_path / "news & room"
    run(["init", str(folder), *(f"--ci={name}" for name in CI)])
    return folder


@pytest.mark.parametrize(
    ("name", "schema"),
    [
        (WORKFLOW, "github-workflows"),
        (GITLAB, "gitlab-ci"),
        (".gitlab-ci.yml", "gitlab-ci"),
    ],
)
def test_a_workflow_is_what_its_service_reads(project: Path, name: str, schema: str) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}"]
    done = subprocess.run([*command, project / name], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_a_workflow_installs_the_version_that_wrote_it(project: Path) -> None:
    for name in (WORKFLOW, GITLAB):
        assert f'ATODDS: "atodds=={__version__}"' in (project / name).read_text()


def test_every_placeholder_is_filled_in(project: Path) -> None:
    for name in (WORKFLOW, GITLAB, CRON, "cron/crontab"):
        assert not regex.search("@[A-Z]+@", (project / name).read_text()), name


def test_every_action_is_pinned_to_a_version(project: Path) -> None:
    used = [step["uses"] for step in _steps(project) if "uses" in step]
    assert len(used) == 5
    assert all(regex.fullmatch(r"(actions|github)/[\w/-]+@v\d+", action) for action in used)


def test_a_workflow_may_read_and_show_conflicts_and_nothing_else(project: Path) -> None:
    workflow = _yaml(project / WORKFLOW)
    assert workflow["permissions"] == {"contents": "read"}
    assert workflow["jobs"]["check"]["permissions"] == {
        "contents": "read",
        "actions": "read",
        "security-events": "write",
    }


def test_every_script_of_the_workflows_is_sound_shell(project: Path, tmp_path: Path) -> None:
    scripts = [_gate(project), _gitlab(project), (project / CRON).read_text()]
    for number, script in enumerate(scripts):
        path = tmp_path / f"{number}.sh"
        path.write_text(script if script.startswith("#!") else f"#!/bin/bash\n{script}")
        done = _started(["shellcheck", str(path)], tmp_path)
        assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("service", ["github", "gitlab"])
def test_the_gate_of_a_workflow_fails_until_the_conflict_is_explained(
    project: Path, tmp_path: Path, service: str
) -> None:
    script = _gate(project) if service == "github" else _gitlab(project)
    assert _run(script, project, tmp_path).returncode == 1
    _explain(project)
    assert _run(script, project, tmp_path).returncode == 0


def test_the_workflow_writes_what_its_later_steps_hand_on(project: Path, tmp_path: Path) -> None:
    _run(_gate(project), project, tmp_path)
    summary = next(step["run"] for step in _steps(project) if step.get("name") == "Summary")
    assert _run(summary, project, tmp_path).returncode == 0
    assert "Injured" in (tmp_path / "summary.md").read_text()
    handed_on = regex.findall(r"reports/[\w.]+", (project / WORKFLOW).read_text())
    assert all((project / name).is_file() for name in handed_on)
    assert (project / "reports/story.md").is_file()


def test_gitlab_finds_the_reports_it_is_told_of(project: Path, tmp_path: Path) -> None:
    _run(_gitlab(project), project, tmp_path)
    for path in _yaml(project / GITLAB)["atodds"]["artifacts"]["reports"].values():
        assert (project / path).is_file()


def test_at_night_a_new_conflict_is_told_each_time(project: Path, tmp_path: Path) -> None:
    for _ in range(2):
        done = _run_cron(project, tmp_path)
        assert done.returncode == 1
        assert "Nineteen passengers" in done.stdout
    assert (project / "reports/story.md").is_file()
    (log,) = (project / "reports/log").glob("*.log")
    assert log.read_text().count("exit status 1") == 2


def test_a_night_with_nothing_new_is_silent(project: Path, tmp_path: Path) -> None:
    _run_cron(project, tmp_path)
    _explain(project)
    done = _run_cron(project, tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_what_goes_wrong_at_night_is_told(project: Path, tmp_path: Path) -> None:
    (project / "checks/story.yaml").write_text(BROKEN)
    done = _run_cron(project, tmp_path)
    assert done.returncode == 2
    assert "documents is missing" in done.stdout


def test_two_nights_never_overlap(project: Path, tmp_path: Path) -> None:
    (project / "reports/log").mkdir(parents=True)
    lock = project / "reports/log/lock"
    holder = ["flock", str(lock), "sh", "-c", "echo held; read -r _"]
    with subprocess.Popen(
        holder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as before:
        assert before.stdout is not None
        before.stdout.readline()
        done = _run_cron(project, tmp_path)
        before.communicate("\n")
    assert done.returncode == 75
    assert "has not ended" in done.stderr
    assert _run_cron(project, tmp_path).returncode == 1


def test_old_logs_are_cleared_away(project: Path, tmp_path: Path) -> None:
    logs = project / "reports/log"
    logs.mkdir(parents=True)
    for name in ("2001-01-01.log", "kept.txt"):
        (logs / name).write_text("old\n")
        os.utime(logs / name, (0, 0))
    _run_cron(project, tmp_path)
    assert not (logs / "2001-01-01.log").exists()
    assert (logs / "kept.txt").exists()


def test_the_crontab_line_finds_the_script_whatever_the_folder_is_called(tmp_path: Path) -> None:
    folder = tmp_path / "100% news; it's"
    run(["init", str(folder), "--ci=cron"])
    *_, line = (folder / "cron/crontab").read_text().splitlines()
    minute, hour, *_, command = line.split(" ", 5)
    assert (minute, hour) == ("15", "5")
    # What cron hands to the shell: an escaped % is a %, and a bare one would end the command.
    command = regex.sub(r"\\%", "%", command)
    done = _started(["/bin/sh", "-c", command], tmp_path)
    assert done.returncode == 1, done.stderr
    assert "Nineteen passengers" in done.stdout


def _yaml(path: Path) -> Any:  # noqa: ANN401  # whatever the file holds
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _steps(project: Path) -> Iterator[dict[str, Any]]:
    yield from _yaml(project / WORKFLOW)["jobs"]["check"]["steps"]


def _gate(project: Path) -> str:
    return str(next(step["run"] for step in _steps(project) if step.get("id") == "check"))


def _gitlab(project: Path) -> str:
    return "\n".join(_yaml(project / GITLAB)["atodds"]["script"])


def _explain(project: Path) -> None:
    """Explain the conflict of the sample story for good, by the command line."""
    done = subprocess.run(
        [sys.executable, "-m", "atodds", "review", "--owner", "night desk"],
        cwd=project,
        input="4\nCorrected at noon.\np\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "no conflicts left" in done.stdout


def _run(script: str, project: Path, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    """Run a step as the services do: by bash, which stops at the first command that fails."""
    path = tmp_path / "step.sh"
    path.write_text(script)
    return _started(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(path)],
        project,
        CI="true",
        GITHUB_STEP_SUMMARY=str(tmp_path / "summary.md"),
    )


def _run_cron(project: Path, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    """Run the script from elsewhere, with as little around it as cron leaves."""
    return _started([str(project / CRON)], tmp_path)


def _started(
    command: list[str], folder: Path, **variables: str
) -> subprocess.CompletedProcess[str]:
    programs = Path(sys.executable).parent
    around = {"PATH": f"{programs}:/usr/bin:/bin", "HOME": str(folder), **variables}
    if "PYTHONPATH" in os.environ:
        around["PYTHONPATH"] = os.environ["PYTHONPATH"]
    return subprocess.run(
        command, cwd=folder, env=around, capture_output=True, text=True, check=False
    )
