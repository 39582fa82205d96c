"""How fast a large HTML report is: written, opened in headless Chromium, and filtered.

    python benchmarks/html_report.py [--conflicts 2000] [--browser /usr/bin/chromium]
        [--against FILE] [--keep FILE] [--json html.json]

The report is on invented conflicts of two to five outlets each. Opening is counted from the
start of the navigation to the end of its load event and to the first text on the screen; a filter
from the choice to the second frame after it, so that layout and painting count: once at its first
use, in a page opened for it, and once when it has been used before. Each is the median of five.
With --against a report written by another version is measured in the same run, turn by turn,
since only the ratio of the two says something on a machine that does other work too.
"""

from __future__ import annotations

import shutil
import sys
from datetime import datetime, timedelta
from fractions import Fraction
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from playwright.sync_api import Browser, sync_playwright
from tables import Table, arguments, tell

from atodds.language.paragraphs import paragraphs_of
from atodds.model import (
    Assertion,
    Comparison,
    Conflict,
    Document,
    Event,
    Evidence,
    Fact,
    Interval,
    Judgement,
    Kind,
    Mention,
    Modifier,
    Outcome,
    Position,
    Quantity,
    Severity,
    Slot,
    Span,
    State,
    Unit,
    Verdict,
)
from atodds.report.html import render_html

RUNS = 5
OUTLETS = 40
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
PERSON = Unit("person", "count", "person")
SAME = (
    Evidence("same-event", 2.5, "both tell of the landslide"),
    Evidence("same-place", 1.5, "both name the valley"),
)

OPENED = """() => ({
  loaded: performance.getEntriesByType("navigation")[0].loadEventEnd,
  painted: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN,
})"""

FILTERED = """([name, value]) => new Promise((done) => {
  const control = document.querySelector(`[name=${name}]`);
  const start = performance.now();
  control.value = value;
  control.dispatchEvent(new Event("input", { bubbles: true }));
  requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)));
})"""

CHOICES = [
    ("severity", "1"),
    ("severity", ""),
    ("outlet", "7"),
    ("outlet", ""),
    ("words", "ridge 77"),
    ("words", "river"),
    ("words", ""),
]


def outcome(conflicts: int) -> Outcome:
    """Return a run with so many conflicts, the documents of each its own."""
    told = [_conflict(number) for number in range(conflicts)]
    return Outcome(
        title="Landslides in one rainy year",
        check="checks/landslides.yaml",
        documents=tuple(document for documents, _ in told for document in documents),
        problems=(),
        conflicts=tuple(conflict for _, conflict in told),
        facts=(),
        apart=(),
    )


def _conflict(number: int) -> tuple[list[Document], Conflict]:
    documents = [_document(number, side) for side in range(2 + number % 4)]
    assertions = [_assertion(document, number, side) for side, document in enumerate(documents)]
    first = assertions[0]
    reason = f"{number + 3} is not {number + 4}"
    pairs = tuple(
        Comparison("killed", first, other, SAME, 3.0, Judgement(Verdict.CONFLICT, reason))
        for other in assertions[1:]
    )
    fact = Fact(
        id=f"{number:012x}",
        rule=("killed", "injured", "missing")[number % 3],
        kind=Kind.KILLED,
        subject=f"Ridge {number}",
        verdict=Verdict.CONFLICT,
        positions=tuple(Position(a.value, (a,)) for a in assertions),
        why_same="both tell of the landslide",
        why_verdict=reason,
        comparisons=pairs,
        title="Dead",
    )
    severity = list(Severity)[number % 3]
    return documents, Conflict(fact, severity, list(State)[number % 7])


def _document(number: int, side: int) -> Document:
    text = (
        f"A landslide below Ridge {number} buried part of a village on Monday night.\n\n"
        f"Rain had fallen for three days. At {6 + side} in the morning {number + 3 + side} people "
        "were dead, the mayor said. The road along the river was closed.\n"
    )
    return Document(
        id=f"{number}-{side}",
        path=f"{number}-{side}.txt",
        outlet=f"Outlet {(number * 7 + side) % OUTLETS}",
        text=text,
        published=datetime(2021, 5, 4) + timedelta(hours=side * 5),
        blocks=paragraphs_of(text),
    )


def _assertion(document: Document, number: int, side: int) -> Assertion:
    dead = Fraction(number + 3 + side)
    words = f"{dead} people"
    start = document.text.index(words)
    sentence = document.text.index("At ")
    return Assertion(
        document=document.id,
        kind=Kind.KILLED,
        slot=Slot("count", of="dead"),
        value=Quantity(dead, Modifier.EXACT, PERSON, Interval(dead, dead), Interval(dead, dead)),
        event=Event("landslide"),
        mention=Mention.cut(document.text, start, start + len(words)),
        sentence=Span(sentence, document.text.index("said.") + len("said.")),
    )


def _times(browser: Browser, address: str) -> dict[str, float]:
    """Return what one opening and each filter took, in milliseconds."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(address)
    times: dict[str, float] = page.evaluate(OPENED)
    page.close()
    for name, value in CHOICES:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(address)
        times[f"{name} {value!r}, at first"] = page.evaluate(FILTERED, [name, value])
        page.evaluate(FILTERED, ["words", "nothing at all"])
        page.evaluate(FILTERED, ["words", ""])
        times[f"{name} {value!r}"] = page.evaluate(FILTERED, [name, value])
        page.close()
    return times


def _measured(browser: Browser, addresses: list[str]) -> list[tuple[str | float, ...]]:
    """Return what each thing took at each address, in milliseconds."""
    runs = [[_times(browser, address) for address in addresses] for _ in range(RUNS)]
    places = range(len(addresses))
    return [
        (what, *(median(run[place][what] for run in runs) for place in places))
        for what in runs[0][0]
    ]


def main() -> None:
    """Write, open and filter a report, and print what each took."""
    parser = arguments(__doc__)
    parser.add_argument("--conflicts", type=int, default=2000)
    parser.add_argument("--browser", default=shutil.which("chromium"))
    parser.add_argument("--against", type=Path, help="a report to compare with")
    parser.add_argument("--keep", type=Path, help="where to leave the report")
    asked = parser.parse_args()
    if asked.browser is None:
        sys.exit("there is no Chromium; --browser names one")
    run = outcome(asked.conflicts)
    begun = perf_counter()
    text = render_html([run])
    written = 1000 * (perf_counter() - begun)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = asked.keep or Path(folder) / "report.html"
        path.write_text(text, "utf-8")
        browser = playwright.chromium.launch(executable_path=asked.browser, args=FLAGS)
        pages = [path, asked.against] if asked.against else [path]
        rows = _measured(browser, [page.resolve().as_uri() for page in pages])
        browser.close()
    columns = ("", "ms", "ms of the other")[: 1 + len(pages)]
    notes = (
        f"{asked.conflicts:,} conflicts, {len(text) / 1e6:.1f} MB, written in {written:.0f} ms.",
    )
    tell([Table("A large HTML report", columns, tuple(rows), notes)], asked.json)


if __name__ == "__main__":
    main()
