"""A real browser for the tests of pages, where the machine has one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Dialog, Page, Request, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

FLAGS = (
    "--no-sandbox",  # a build server runs as root, for whom Chromium's sandbox does not work
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")

needs_browser = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium: pages are not tried in a browser (apt install chromium)"
)


@dataclass
class Trouble:
    """What a page does that it must not do, as the browser tells it."""

    allowed: tuple[str, ...]
    """How the addresses begin that may be asked for."""
    found: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        page.on("request", self.requested)
        page.on("console", lambda message: self.found.append(message.text))
        page.on("pageerror", lambda error: self.found.append(str(error)))
        page.on("dialog", self.asked)

    def requested(self, request: Request) -> None:
        if not request.url.startswith(self.allowed):
            self.found.append(request.url)

    def asked(self, dialog: Dialog) -> None:
        self.found.append(dialog.message)
        dialog.dismiss()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Debian's Chromium; to be ended with the module, as its loop is in asyncio's way."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


def violations(page: Page) -> list[str]:
    """Return what axe has to say against a page under WCAG 2.2 AA and its best practices."""
    options: dict[str, Any] = {"runOnly": {"type": "tag", "values": list(WCAG)}}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{v['id']}: {node['html'][:200]}" for v in found for node in v["nodes"]]
