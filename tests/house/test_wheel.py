"""The wheel alone, in an empty environment and another folder, does what the README promises."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def environment(wheel: Path, project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the programs' folder of an environment that holds the wheel and what it needs."""
    folder = tmp_path_factory.mktemp("environment")
    _skip_without_packages(project, folder)
    venv.create(folder / "venv", with_pip=False)
    programs = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    pip = [sys.executable, "-m", "pip", "--python", str(programs / "python"), "install"]
    installed = _run(pip + _quiet_and_pinned(project) + ["--no-compile", str(wheel)], folder)
    assert installed.returncode == 0, installed.stderr
    return programs


@pytest.fixture(scope="module")
def elsewhere(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder far from the project, with a copy of an example and of its check."""
    folder = tmp_path_factory.mktemp("elsewhere")
    shutil.copytree(project / "examples" / "ukraine-2014", folder / "examples" / "ukraine-2014")
    (folder / "checks").mkdir()
    shutil.copy(project / "checks" / "ukraine-2014.yaml", folder / "checks")
    return folder


def test_the_program_runs_from_the_wheel_and_not_from_the_source(
    environment: Path, elsewhere: Path
) -> None:
    where = "import atodds; print(atodds.__file__)"
    done = _run([str(environment / "python"), "-c", where], elsewhere)
    assert Path(done.stdout.strip()).is_relative_to(environment.parent)


def test_a_check_from_another_folder_finds_the_default_rules(
    environment: Path, elsewhere: Path
) -> None:
    check = ["check", "checks/ukraine-2014.yaml", "--no-explained", "--format", "json"]
    done = _run([str(environment / "atodds"), *check], elsewhere)
    assert done.returncode == 1, done.stderr
    report = json.loads(done.stdout)
    assert report["schema"] == "atodds/report-1"
    assert "talks-duration" in {conflict["rule"] for conflict in report["conflicts"]}


def test_the_report_is_written_beside_the_check_it_belongs_to(
    environment: Path, elsewhere: Path
) -> None:
    _run([str(environment / "atodds"), "check", "checks/ukraine-2014.yaml"], elsewhere)
    assert (elsewhere / "reports" / "ukraine-2014.md").is_file()


def test_the_module_runs_as_the_program_does(environment: Path, elsewhere: Path) -> None:
    program = _run([str(environment / "atodds"), "--version"], elsewhere)
    module = _run([str(environment / "python"), "-m", "atodds", "--version"], elsewhere)
    assert program.stdout == module.stdout
    assert program.returncode == module.returncode == 0


def _skip_without_packages(project: Path, folder: Path) -> None:
    fetch = [sys.executable, "-m", "pip", "download", "--no-deps", "--dest", str(folder / "probe")]
    probe = _run(fetch + _quiet_and_pinned(project) + ["tabulate"], folder)
    if probe.returncode != 0:
        pytest.skip("the wheel was not tried out: no package index can be reached from here")


def _quiet_and_pinned(project: Path) -> list[str]:
    constraints = str(project / "constraints.txt")
    return ["-qq", "--disable-pip-version-check", "--constraint", constraints]


def _run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    surroundings = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    return subprocess.run(
        command, cwd=folder, env=surroundings, check=False, capture_output=True, text=True
    )
