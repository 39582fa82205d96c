"""What the reports on the invented story look like, byte for byte.

`ATODDS_UPDATE_GOLDEN=1 pytest tests/report/test_golden.py` writes the files anew: read the
difference before committing it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from atodds.model import Outcome
from atodds.report import (
    render_comparison,
    render_conflict,
    render_json,
    render_markdown,
    render_text,
)
from atodds.report.html import render_html

GOLDEN = Path(__file__).parent / "golden"


def _a_tag_a_line(page: str) -> str:
    """Lay a page out for those who read what has changed in it: browsers get it closed up."""
    return page.replace("><", ">\n<")


RENDERERS: dict[str, Callable[[Outcome], str]] = {
    "port.md": render_markdown,
    "port.html": lambda outcome: _a_tag_a_line(render_html([outcome])),
    "port.json": lambda outcome: render_json([outcome]),
    "port.txt": render_text,
    "port-colour.txt": lambda outcome: render_text(outcome, 60, colour=True),
    "port-conflict.txt": lambda outcome: render_conflict(outcome.conflicts[0], outcome),
    "port-apart.txt": lambda outcome: render_comparison(outcome.apart[0], outcome.documents),
}


@pytest.mark.parametrize("name", RENDERERS)
def test_a_report_looks_as_it_did_when_somebody_last_read_it(outcome: Outcome, name: str) -> None:
    path, text = GOLDEN / name, RENDERERS[name](outcome)
    if os.environ.get("ATODDS_UPDATE_GOLDEN"):
        path.write_bytes(text.encode())
    assert text == path.read_bytes().decode()


@pytest.mark.parametrize("name", RENDERERS)
def test_a_report_does_not_depend_on_the_order_of_what_it_is_given(
    outcome: Outcome, name: str
) -> None:
    turned = replace(
        outcome,
        documents=outcome.documents[::-1],
        problems=outcome.problems[::-1],
        facts=outcome.facts[::-1],
    )
    assert RENDERERS[name](turned) == RENDERERS[name](outcome)


@pytest.mark.parametrize("name", ["port.md", "port.html", "port.json", "port.txt"])
def test_a_report_lists_conflicts_and_look_alikes_in_an_order_of_its_own(
    outcome: Outcome, name: str
) -> None:
    turned = replace(outcome, conflicts=outcome.conflicts[::-1], apart=outcome.apart[::-1])
    assert RENDERERS[name](turned) == RENDERERS[name](outcome)


@pytest.mark.parametrize("name", ["port.md", "port.html", "port.json", "port.txt"])
@pytest.mark.parametrize("which", ["quiet", "empty"])
def test_a_report_on_nothing_is_a_report_all_the_same(
    request: pytest.FixtureRequest, which: str, name: str
) -> None:
    text = RENDERERS[name](request.getfixturevalue(which))
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "None" not in text
