"""Makes the pictures of the HTML report and of the review in docs/ from the example stories.

python docs/screenshots.py [--browser /usr/bin/chromium]
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

DOCS = Path(__file__).parent
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
ATODDS = [sys.executable, "-m", "atodds"]
CHECKS = ["checks/ferry.yaml", "checks/ukraine-2014.yaml"]
REPORT = [("report.png", 1280, 1150, "light"), ("report-telephone-dark.png", 400, 1000, "dark")]


def report(folder: Path) -> Path:
    """Write the report on the example stories and return where it lies."""
    page = folder / "report.html"
    command = [*ATODDS, "check", *CHECKS, "--no-explained"]
    command += ["--fail-on", "none", "--reports", str(folder), "--format", f"html={page}"]
    subprocess.run(command, check=True, cwd=DOCS.parent)  # noqa: S603  # the program itself
    return page


@contextmanager
def review(folder: Path) -> Iterator[str]:
    """Serve a review of the example stories, of which nothing is explained; yield its address."""
    shutil.copytree(DOCS.parent / "examples", folder / "examples")
    for check in CHECKS:
        (folder / check).parent.mkdir(exist_ok=True)
        shutil.copy(DOCS.parent / check, folder / check)
    command = [*ATODDS, "review", "--web", "--no-browser", "--owner", "night desk"]
    with subprocess.Popen(  # noqa: S603  # the program itself
        command, cwd=folder, stdout=subprocess.PIPE, text=True
    ) as served:
        yield (served.stdout.readline() if served.stdout else "").split()[-1]
        served.terminate()


def view(browser: Browser, size: tuple[int, int], scheme: str = "light") -> Page:
    """Open a window."""
    width, height = size
    return browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)


def picture_report(browser: Browser, page: Path) -> None:
    """Photograph the first conflict of a report, at a desk and on a telephone."""
    for name, width, height, scheme in REPORT:
        window = view(browser, (width, height), scheme)
        window.goto(page.as_uri())
        window.keyboard.press("j")
        window.evaluate("document.activeElement.blur(); scrollBy(0, 14)")
        window.screenshot(path=DOCS / name)


def picture_review(browser: Browser, address: str) -> None:
    """Photograph a conflict while it is explained, and the list after that."""
    window = view(browser, (1280, 960))
    window.goto(address)
    window.get_by_role("link", name="Begin").click()
    answer(window, "7", "The coast guard's log has 21:40.")
    window.keyboard.press("Enter")
    window.get_by_text("1 explained").wait_for()
    window.get_by_role("link", name="All conflicts").click()
    window.get_by_role("link", name="Length of talks").click()
    answer(window, "2", "One counts the dinner in.")
    window.screenshot(path=DOCS / "review.png")
    window.keyboard.press("Enter")
    window.get_by_text("2 explained").wait_for()
    window.get_by_role("link", name="All conflicts").click()
    window.get_by_role("heading", name="to look at").wait_for()
    window.screenshot(path=DOCS / "review-list.png")


def answer(window: Page, kind: str, reason: str) -> None:
    """Say why the sources of the conflict differ that is open."""
    window.locator("#keys-button:visible").wait_for()
    window.keyboard.press(kind)
    window.keyboard.type(reason)


def main() -> None:
    """Make all pictures."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--browser", default=shutil.which("chromium"))
    given = arguments.parse_args()
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=given.browser, args=FLAGS)
        picture_report(browser, report(Path(folder)))
        with review(Path(folder)) as address:
            picture_review(browser, address)
        browser.close()


if __name__ == "__main__":
    main()
