"""A project on disk with one conflict in it, and the command line as people and CI use it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from atodds.cli import run

RESCUE = "\nThe rescue at Arven on Tuesday lasted five hours.\n"

ARTICLES = {
    "harbour.txt": f"A bus crash near Arven on Tuesday killed 14 people, police said.\n{RESCUE}",
    "herald.txt": f"Police said 14 people were killed near Arven on Tuesday.\n{RESCUE}",
    "post.txt": f"A bus crash near Arven on Tuesday killed 17 people, police said.\n{RESCUE}",
}
"""Two say that 14 were killed, one says 17; on the rescue all agree."""

CHECK: dict[str, Any] = {
    "version": 1,
    "title": "Bus near Arven",
    "documents": [
        {"path": f"../articles/{name}", "outlet": name.removesuffix(".txt").title()}
        | {"published": "2020-03-04"}
        for name in ARTICLES
    ],
    "explained": "explained.yaml",
    "known": "known.jsonl",
}


class Newsroom:
    """A project on disk, and the command line in it."""

    def __init__(self, capture: pytest.CaptureFixture[str]) -> None:
        self._capture = capture
        self.said = ""

    def atodds(self, *arguments: str) -> int:
        """Run a command; what it prints, errors included, is kept."""
        self._capture.readouterr()
        status = run(list(arguments))
        captured = self._capture.readouterr()
        self.said = captured.out + captured.err
        return status

    def check(self, *options: str) -> int:
        """Run the check of the story with all its reports."""
        return self.atodds("check", "checks/bus.yaml", "--format", "json=report.json", *options)

    @property
    def report(self) -> Any:  # noqa: ANN401  # whatever the report holds
        return json.loads(Path("report.json").read_text())

    @property
    def conflict(self) -> Any:  # noqa: ANN401  # likewise
        """The one conflict of the last check."""
        (one,) = self.report["conflicts"]
        return one

    def explain(self, *options: str, kind: str = "superseded") -> int:
        """Explain the conflict of the last check."""
        given = options or ("--permanent",)
        said = ("--kind", kind, "--reason", "Corrected at noon.", "--owner", "night desk")
        return self.atodds("explain", self.conflict["id"], *said, *given)

    def edit(self, name: str, old: str, new: str) -> None:
        """Change an article or another file."""
        path = Path("articles", name) if name.endswith(".txt") else Path(name)
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new))

    def rewrite(self, **changes: object) -> None:
        """Write the check file anew with other keys."""
        Path("checks/bus.yaml").write_text(yaml.safe_dump(CHECK | changes))


def started(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program as CI does, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "atodds", *arguments],
        cwd=folder,
        env={**os.environ, "CI": "true"},
        capture_output=True,
        text=True,
        check=False,
    )
