"""What all formats have in common: they tell what JSON tells, and change nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from html.parser import HTMLParser

import pytest

from atodds.cli.formats import FORMATS, Run
from atodds.model import Outcome
from atodds.report import render_json, render_markdown
from atodds.report.html import render_html


def run_of(outcome: Outcome) -> Run:
    return Run((outcome,), (), lambda _, conflict: conflict.state.gates, 80, colour=False)


@pytest.mark.parametrize("form", FORMATS)
def test_rendering_never_changes_what_json_says(stated: Outcome, form: str) -> None:
    before = render_json([stated])
    "".join(FORMATS[form](run_of(stated)))
    assert render_json([stated]) == before


class Page(HTMLParser):
    """The conflicts of a page in their order, and all its words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.conflicts: list[str] = []
        self.marked: list[str] = []
        self.words = ""
        self._marking = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "article":
            self.conflicts.append(dict(attrs)["id"] or "")
        self._marking = tag == "mark"

    def handle_data(self, data: str) -> None:
        self.words += data
        if self._marking:
            self.marked.append(data)
            self._marking = False


def test_the_page_tells_every_conflict_of_json_and_marks_its_words(stated: Outcome) -> None:
    page = Page(render_html([stated]))
    told = json.loads(render_json([stated]))["conflicts"]
    assert sorted(page.conflicts) == sorted(f"conflict-{conflict['id']}" for conflict in told)
    exact = {a["exact"] for c in told for p in c["positions"] for a in p["assertions"]}
    assert exact <= set(page.marked)


@pytest.mark.parametrize("render", [lambda o: render_html([o]), render_markdown])
def test_what_json_says_of_a_conflict_stands_in_every_report(
    stated: Outcome, render: Callable[[Outcome], str]
) -> None:
    text = render(stated)
    for conflict in json.loads(render_json([stated]))["conflicts"]:
        assert conflict["check_first"].split("'")[0] in text
        assert conflict["rule"] in text
