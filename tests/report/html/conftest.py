"""Pages opened in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Request
from tests.browser import chromium

from atodds.language.paragraphs import paragraphs_of
from atodds.model import Outcome
from atodds.report.html import render_html


class Opener(Protocol):
    """Opens the report on some runs in a browser with some settings."""

    def __call__(self, *outcomes: Outcome, **settings: object) -> Page: ...


@dataclass
class Trouble:
    """What a page does that it must not do, as the browser tells it."""

    address: str
    found: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        page.on("request", self.requested)
        page.on("console", lambda message: self.found.append(message.text))
        page.on("pageerror", lambda error: self.found.append(str(error)))
        page.on("dialog", self.asked)

    def requested(self, request: Request) -> None:
        if request.url != self.address:
            self.found.append(request.url)

    def asked(self, dialog: Dialog) -> None:
        self.found.append(dialog.message)
        dialog.dismiss()


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
    return Trouble((tmp_path / "report.html").as_uri())


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
        page.goto(trouble.address)
        return page

    yield opener
    for context in contexts:
        context.close()
    assert trouble.found == []
