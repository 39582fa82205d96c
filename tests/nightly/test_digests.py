"""What a result is kept by changes with all the code that the result depends on."""

from __future__ import annotations

import grimp
import pytest

from atodds.nightly import digests

NO_RESULT = {"engine", "fetch"}
"""Packages that do or bring what others ask for, and whose code makes no result another."""


@pytest.mark.parametrize(
    ("module", "sources", "why"),
    [
        ("read.documents", digests.READING, "what a file is read as"),
        ("extract", digests.EXTRACTING, "what a text asserts"),
        ("group.profiles", digests.EXTRACTING, "what a text is about"),
        ("read.imprints", digests.EXTRACTING, "what copies are known by"),
        ("store.encoding", digests.READING, "how anything is written down"),
        ("nightly.work", digests.COMPARING, "what comparing a story yields"),
    ],
)
def test_no_code_that_a_result_depends_on_is_left_out(
    module: str, sources: tuple[str, ...], why: str
) -> None:
    needed = {module, *_needed_by(module)}
    packages = {name.partition(".")[0] for name in needed} - NO_RESULT
    assert packages <= {name.removesuffix(".py") for name in sources}, why


def _needed_by(module: str) -> set[str]:
    graph = grimp.build_graph("atodds")
    upstream = graph.find_upstream_modules(f"atodds.{module}")
    return {name.removeprefix("atodds.") for name in upstream if name != "atodds"}
