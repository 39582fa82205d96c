from collections.abc import Callable
from pathlib import Path

import pytest

from atodds.config import Check, load_check
from atodds.model import Document, Problem
from atodds.read import read_documents

Files = dict[str, str | bytes]
Reader = Callable[..., tuple[tuple[Document, ...], tuple[Problem, ...]]]


@pytest.fixture
def check_of(tmp_path: Path) -> Callable[..., Check]:
    """Return a function that writes files and a check that lists them in the order given."""

    def write(files: Files, published: dict[str, str] | None = None) -> Check:
        lines = ["version: 1", "title: A ferry sinks", "documents:"]
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
            lines.append(f"  - path: {name}")
            lines.append(f"    outlet: {Path(name).stem.title()}")
            if date := (published or {}).get(name):
                lines.append(f'    published: "{date}"')
        check = tmp_path / "check.yaml"
        check.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return load_check(check)

    return write


@pytest.fixture
def read(check_of: Callable[..., Check]) -> Reader:
    """Return a function that writes files and reads them as one check."""

    def write_and_read(
        files: Files, published: dict[str, str] | None = None
    ) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
        return read_documents(check_of(files, published))

    return write_and_read
