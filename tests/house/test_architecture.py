"""How the program is built, kept so by reading it."""

from __future__ import annotations

import ast
import itertools
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import regex
from importlinter import cli

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_FILE = 400
EMPTY_NAMES = {"common", "helper", "helpers", "lib", "misc", "tools", "util", "utils"}
CLOCKS = {"now", "utcnow", "today", "time", "time_ns", "localtime", "gmtime"}
CLOCK_MODULES = {"datetime", "date", "time", "dt"}
# pydantic documents types that live in its compiled half.
HALVES = {"pydantic-core": "pydantic"}
SURROUNDINGS = {"environ", "getenv", "getcwd", "getlocale"}

# Put together from parts, so that this file is not its own first finding.
UNFINISHED = regex.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b")
REGISTRY = regex.compile(r"\b(?:pypi\.(?:org|python)|pythonhos" + r"ted|index-url=?\s*http)")
MACHINE_PATH = regex.compile(r"(?<![\w.\-/])/(?:home|root|Users|wo" + r"rk)/")
UNREASONED = regex.compile(r"#\s*(?:noqa|type:\s*ignore)(?:\[[^\]]*\]|:\s*[A-Z0-9, ]+)?\s*$")

TEXT_SUFFIXES = {".py", ".toml", ".yaml", ".md", ".txt", ".json", ""}
TEXT_FOLDERS = ("src", "tests", "docs", "examples", "checks", "reports", ".ci")


def test_nouns_lie_below_verbs_and_no_stage_imports_another(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = cli.lint_imports(
        config_filename=str(project / "pyproject.toml"), no_cache=True, no_logo=True
    )
    assert status == 0, capsys.readouterr().out


def test_every_file_is_short_enough_to_be_read_at_one_sitting(project: Path) -> None:
    lengths = {str(path): len(_lines(path)) for path in _python(project, "src", "tests")}
    assert {path: n for path, n in lengths.items() if n >= LONGEST_FILE} == {}


def test_every_module_is_named_after_what_it_holds(project: Path) -> None:
    names = {path: {path.stem, *path.parent.parts} for path in _python(project, "src")}
    assert [str(path) for path, parts in names.items() if parts & EMPTY_NAMES] == []


def test_nothing_is_left_for_later_in_the_code(project: Path) -> None:
    found = _found(UNFINISHED, project)
    assert not found, "\n".join(found)


def test_no_file_names_a_package_index(project: Path) -> None:
    found = _found(REGISTRY, project)
    assert not found, "\n".join(found)


def test_no_file_names_a_folder_of_somebodys_machine(project: Path) -> None:
    found = _found(MACHINE_PATH, project)
    assert not found, "\n".join(found)


def test_every_rule_of_the_linter_that_is_off_says_why(project: Path) -> None:
    ignored = regex.compile(r'^\s+"[A-Z]+\d*",(?P<rest>.*)$')
    lines = (ignored.match(line) for line in _lines(project / "pyproject.toml"))
    assert [m.group() for m in lines if m and not m["rest"].strip().startswith("# ")] == []


def test_every_exception_in_the_code_says_why(project: Path) -> None:
    """A reason follows the code on the line, or is a comment on the line before."""
    bare = [
        f"{path}:{number}"
        for path in _python(project, "src", "tests")
        for number, (before, line) in enumerate(itertools.pairwise(_lines(path)), start=2)
        if UNREASONED.search(line) and not before.strip().startswith("#")
    ]
    assert not bare, "\n".join(bare)


def test_what_is_imported_is_declared_and_what_is_declared_is_imported(project: Path) -> None:
    declared = _declared(project)
    homes = packages_distributions()
    imported = {
        _normal(home)
        for module in _imported_modules(project)
        # An extra that is not installed has no home here.
        for home in homes.get(module, (module,) if module in declared else ())
        if module != "atodds"
    }
    assert not imported - declared, "imported, not declared"
    assert not declared - imported, "declared, not imported"


def test_only_the_command_line_reads_clock_or_surroundings(project: Path) -> None:
    readings = [
        f"{path}:{node.lineno} {node.attr}"
        for path in _python(project, "src")
        if "cli" not in path.parts
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Attribute) and _reads_surroundings(node)
    ]
    assert not readings, "\n".join(readings)


def test_every_noun_is_frozen(project: Path) -> None:
    """What a stage works on meanwhile may change; what is handed on may not."""
    thawed = [
        f"{path}:{node.lineno} {node.name}"
        for path in _python(project, "src/atodds/model")
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.ClassDef) and _is_thawed(node)
    ]
    assert not thawed, "\n".join(thawed)


def test_every_word_list_is_read_by_some_module(project: Path) -> None:
    lists = {path.stem for path in (project / "src/atodds/lexicon").glob("*.yaml")}
    strings = {
        node.value
        for path in _python(project, "src")
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert not lists - strings


def test_the_tests_mirror_the_program(project: Path) -> None:
    """Besides `tests/house`, which is about the project as a whole."""
    folders = {path.parent.relative_to(project / "tests") for path in _python(project, "tests")}
    program = project / "src" / "atodds"
    assert [str(f) for f in folders if f != Path("house") and not (program / f).is_dir()] == []


def _python(project: Path, *folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from sorted((project / folder).rglob("*.py"))


def _texts(project: Path) -> Iterator[Path]:
    yield from sorted(path for path in project.iterdir() if path.is_file())
    for folder in TEXT_FOLDERS:
        yield from sorted(path for path in (project / folder).rglob("*") if path.is_file())


def _found(pattern: regex.Pattern[str], project: Path) -> list[str]:
    return [
        f"{path.relative_to(project)}:{number}: {line.strip()}"
        for path in _texts(project)
        if path.suffix in TEXT_SUFFIXES and "__pycache__" not in path.parts
        for number, line in enumerate(_lines(path), start=1)
        if pattern.search(line)
    ]


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8", errors="replace").splitlines()


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def _imported_modules(project: Path) -> set[str]:
    nodes = [node for path in _python(project, "src") for node in ast.walk(_tree(path))]
    plain = {a.name.partition(".")[0] for n in nodes if isinstance(n, ast.Import) for a in n.names}
    origin = {
        n.module.partition(".")[0] for n in nodes if isinstance(n, ast.ImportFrom) and n.module
    }
    return plain | origin


def _declared(project: Path) -> set[str]:
    tables: dict[str, Any] = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))
    project_table = tables["project"]
    extras = project_table.get("optional-dependencies", {}).values()
    lines = [*project_table["dependencies"], *(line for extra in extras for line in extra)]
    return {_normal(regex.split(r"[^\w.-]", line)[0]) for line in lines}


def _normal(distribution: str) -> str:
    name = distribution.lower().replace("_", "-").replace(".", "-")
    return HALVES.get(name, name)


def _reads_surroundings(node: ast.Attribute) -> bool:
    owner = ast.unparse(node.value).rpartition(".")[2]
    if node.attr in CLOCKS:
        return owner in CLOCK_MODULES
    return node.attr in SURROUNDINGS and owner in {"os", "locale", "Path"}


def _is_thawed(node: ast.ClassDef) -> bool:
    marks = [ast.unparse(mark) for mark in node.decorator_list]
    return any("dataclass" in mark and "frozen=True" not in mark for mark in marks)
