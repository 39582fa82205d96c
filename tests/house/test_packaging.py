"""What is pinned, and what a release holds."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tomllib
from importlib.metadata import version
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import regex
from packaging.requirements import Requirement

PIN = regex.compile(r"(?P<name>[A-Za-z][\w.-]*)==(?P<version>\d[\w.!+]*)")


@pytest.fixture(scope="module")
def pins(project: Path) -> dict[str, str]:
    lines = (project / "constraints.txt").read_text("utf-8").splitlines()
    matches = [PIN.fullmatch(line) for line in lines]
    return {_normal(m["name"]): m["version"] for m in matches if m}


@pytest.fixture(scope="module")
def requirements(project: Path) -> list[Requirement]:
    tables: dict[str, Any] = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))
    lines = [
        *tables["build-system"]["requires"],
        *tables["project"]["dependencies"],
        *(line for extra in tables["project"]["optional-dependencies"].values() for line in extra),
        *(
            line
            for group in tables["dependency-groups"].values()
            for line in group
            if isinstance(line, str)  # the others include a group that is listed itself
        ),
    ]
    return [Requirement(line) for line in lines]


def test_constraints_hold_packages_and_versions_only(project: Path) -> None:
    lines = (project / "constraints.txt").read_text("utf-8").splitlines()
    assert [line for line in lines if not PIN.fullmatch(line)] == []


def test_constraints_are_sorted_and_name_a_package_once(project: Path) -> None:
    lines = (project / "constraints.txt").read_text("utf-8").splitlines()
    names = [line.partition("==")[0].lower() for line in lines]
    assert names == sorted(set(names))


def test_everything_the_project_asks_for_is_pinned_at_a_version_it_allows(
    pins: dict[str, str], requirements: list[Requirement]
) -> None:
    off = [
        f"{need} but {pins.get(_normal(need.name))}"
        for need in requirements
        if _normal(need.name) not in pins
        or not need.specifier.contains(pins[_normal(need.name)], prereleases=True)
    ]
    assert off == []


def test_pip_is_pinned_since_old_ones_cannot_read_dependency_groups(pins: dict[str, str]) -> None:
    assert int(pins["pip"].partition(".")[0]) >= 26


def test_atodds_does_not_pin_itself(pins: dict[str, str]) -> None:
    assert "atodds" not in pins


def test_every_dependency_has_a_floor_and_a_reason(project: Path) -> None:
    """The floor is a version with all that is used; the reason says what the package is for."""
    text = (project / "pyproject.toml").read_text("utf-8")
    extras = text.partition("\n[project.optional-dependencies]\n")[2].partition("\n\n")[0]
    for block in (text.partition("\ndependencies = [\n")[2].partition("\n]")[0], extras):
        lines = [line for line in block.splitlines() if line.startswith(" ")]
        assert lines
        assert [line for line in lines if ">=" not in line or "# " not in line] == []


@pytest.mark.slow
def test_wheel_holds_the_program_its_rules_and_its_word_lists(wheel: Path, project: Path) -> None:
    names = set(ZipFile(wheel).namelist())
    package = project / "src" / "atodds"
    program = {
        f"atodds/{path.relative_to(package).as_posix()}"
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert program | {"atodds/rules.yaml"} <= names
    assert {name for name in names - program if ".dist-info/" not in name} == {"atodds/rules.yaml"}


@pytest.mark.slow
def test_source_release_holds_what_is_needed_to_test_it(project: Path, tmp_path: Path) -> None:
    build = [sys.executable, "-m", "build", "--sdist", "--no-isolation"]
    subprocess.run(
        [*build, "--outdir", str(tmp_path), str(project)], check=True, capture_output=True
    )
    with tarfile.open(next(tmp_path.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    needed = {
        "pyproject.toml",
        "constraints.txt",
        "rules.yaml",
        "Makefile",
        "tests/conftest.py",
        "checks/ukraine-2014.yaml",
        "examples/ukraine-2014/harbour-times.txt",
    }
    assert needed <= names


def test_the_version_installed_is_the_version_written(project: Path) -> None:
    source = (project / "src/atodds/__init__.py").read_text("utf-8")
    assert f'__version__ = "{version("atodds")}"' in source


def _normal(distribution: str) -> str:
    return distribution.lower().replace("_", "-").replace(".", "-")
