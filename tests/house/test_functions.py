"""Functions fit a screen, and public ones say which errors they raise."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

SCREEN = 45
"""Lines of a function, without its signature and docstring."""


class Function(NamedTuple):
    """A function and the file that it stands in."""

    file: str
    node: ast.FunctionDef | ast.AsyncFunctionDef

    @property
    def lines(self) -> int:
        body = self.node.body[1:] if ast.get_docstring(self.node) else self.node.body
        return (self.node.end_lineno or 0) - body[0].lineno + 1 if body else 0

    @property
    def public(self) -> bool:
        """Whether others call it; of a command of the command line, the docstring is its help."""
        decorators = map(ast.unparse, self.node.decorator_list)
        return not self.node.name.startswith("_") and not any(".command(" in d for d in decorators)

    @property
    def unsaid(self) -> set[str]:
        """The errors that it raises itself, by name, and that its docstring does not speak of."""
        told = ast.get_docstring(self.node) or ""
        raised = (
            node.exc.func.id
            for node in ast.walk(self.node)
            if isinstance(node, ast.Raise)
            and isinstance(node.exc, ast.Call)
            and isinstance(node.exc.func, ast.Name)
        )
        return {name for name in raised if name[0].isupper() and name not in told}


def functions(project: Path, *, methods: bool = True) -> Iterator[Function]:
    for path in sorted((project / "src").rglob("*.py")):
        module = ast.parse(path.read_text("utf-8"))
        for node in ast.walk(module) if methods else module.body:
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                yield Function(str(path.relative_to(project)), node)


def test_a_function_fits_a_screen(project: Path) -> None:
    long = [
        f"{one.file}: {one.node.name} has {one.lines} lines"
        for one in functions(project)
        if one.lines > SCREEN
    ]
    assert long == []


def test_a_public_function_says_which_errors_it_raises(project: Path) -> None:
    silent = [
        f"{one.file}: {one.node.name} raises {', '.join(sorted(one.unsaid))}"
        for one in functions(project, methods=False)  # a class tells it for its methods
        if one.public and one.unsaid
    ]
    assert silent == []


def test_what_is_too_long_or_silent_would_be_found() -> None:
    lines = "\n".join(["    pass"] * 46)
    text = f'def f():\n    """Do it."""\n{lines}\n    raise ValueError("no")\n'
    [node] = ast.parse(text).body
    assert isinstance(node, ast.FunctionDef)
    assert Function("f.py", node).lines == 47
    assert Function("f.py", node).unsaid == {"ValueError"}
