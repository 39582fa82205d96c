"""Pages opened in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from tests.browser import Trouble, chromium

from atodds.language.paragraphs import paragraphs_of
from atodds.model import Outcome
from atodds.report.html import render_html


class Opener(Protocol):
    """Opens the report on some runs in a browser with some settings."""

    def __call__(self, *outcomes: Outcome, **settings: object) -> Page: ...


@pytest.fixture
def printed(stated: Outcome) -> Outcome:
    """A run with a conflict in every state, its documents parted into paragraphs."""
    documents = tuple(replace(d, blocks=paragraphs_of(d.text)) for d in stated.documents)
    return replace(stated, documents=documents)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def trouble(tmp_path: Path) -> Trouble:
    return Trouble(((tmp_path / "report.html").as_uri(),))


@pytest.fixture
def opened(browser: Browser, tmp_path: Path, trouble: Trouble) -> Iterator[Opener]:
    """Return what opens a report; a request to elsewhere, an error or a dialog fails the test."""
    contexts: list[BrowserContext] = []

    def opener(*outcomes: Outcome, **settings: Any) -> Page:  # noqa: ANN401  # as Playwright's own
        path = tmp_path / "report.html"
        path.write_text(render_html(outcomes), "utf-8", newline="")
        script = settings.pop("init_script", "")
        contexts.append(browser.new_context(**settings))
        contexts[-1].add_init_script(script)
        page = contexts[-1].new_page()
        page.set_default_timeout(10_000)
        trouble.watch(page)
        page.goto(trouble.allowed[0])
        return page

    yield opener
    for context in contexts:
        context.close()
    assert trouble.found == []
