"""Makes the pictures of the HTML report in docs/ from the example stories.

python docs/screenshots.py [--browser /usr/bin/chromium]
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

DOCS = Path(__file__).parent
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
PICTURES = [("report.png", 1280, 1150, "light"), ("report-telephone-dark.png", 400, 1000, "dark")]


def report(folder: Path) -> Path:
    """Write the report on the example stories and return where it lies."""
    page = folder / "report.html"
    checks = ["checks/ferry.yaml", "checks/ukraine-2014.yaml"]
    command = [sys.executable, "-m", "atodds", "check", *checks, "--no-explained"]
    command += ["--fail-on", "none", "--reports", str(folder), "--format", f"html={page}"]
    subprocess.run(command, check=True, cwd=DOCS.parent)  # noqa: S603  # the program itself
    return page


def picture(browser: Browser, page: Path, name: str, size: tuple[int, int], scheme: str) -> None:
    """Photograph the first conflict of a page."""
    width, height = size
    view = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
    view.goto(page.as_uri())
    view.keyboard.press("j")
    view.evaluate("document.activeElement.blur(); scrollBy(0, 14)")
    view.screenshot(path=DOCS / name)


def main() -> None:
    """Make all pictures."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--browser", default=shutil.which("chromium"))
    given = arguments.parse_args()
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        page = report(Path(folder))
        browser = playwright.chromium.launch(executable_path=given.browser, args=FLAGS)
        for name, width, height, scheme in PICTURES:
            picture(browser, page, name, (width, height), scheme)
        browser.close()


if __name__ == "__main__":
    main()
