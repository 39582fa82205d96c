"""Every hostile text in every place and every format, judged by what reads the format."""

from __future__ import annotations

import csv
import json
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from html.parser import HTMLParser
from io import StringIO
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import regex
from markdown_it import MarkdownIt
from tests.report.hostile import HARMLESS, PLACES, TEXTS, poisoned, poisoned_rule

from atodds.cli.formats import FORMATS, Run
from atodds.model import Outcome, Severity

Shape = Any
"""What a reader makes of a report, text aside: equal whatever the text."""

JOINERS = {"\u200c", "\u200d"}
SGR = regex.compile(r"\x1b\[[0-9;]*m")
ORDER = regex.compile(r"^\s*::|##\w*\[", regex.MULTILINE)
LINK = regex.compile(r"(?<!\\)\]\((?P<to>[^)]*)\)")
URI = regex.compile(r"(?:file:///)?(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})*+")
SHOWN = ("tool", "invocations", "artifacts", "results")
"""What a viewer of SARIF shows; elsewhere are the line ends by which lines are counted."""

FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # noqa: RUF001  # it is meant
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def steering(text: str, allowed: str = "\n") -> set[str]:
    """Return the characters that steer a screen, hide or turn text, or that XML forbids."""
    kinds = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    return {c for c in text if unicodedata.category(c) in kinds} - JOINERS - set(allowed)


class Elements(HTMLParser):
    """The elements of a page in their order, with where its links lead."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.links: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = sorted(name for name, _ in attrs)
        self.found.append(" ".join([tag, *names]))
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]

    def handle_endtag(self, tag: str) -> None:
        self.found.append(f"/{tag}")

    def handle_comment(self, data: str) -> None:
        self.found.append(f"comment {data}")

    def handle_decl(self, decl: str) -> None:
        self.found.append(f"declaration {decl}")

    def handle_pi(self, data: str) -> None:
        self.found.append(f"instruction {data}")


def on_screen(text: str) -> Shape:
    plain = SGR.sub("", text)
    assert not steering(plain)
    assert not ORDER.search(plain)


def as_page(text: str) -> Shape:
    assert not steering(text)
    assert not ORDER.search(text)
    page = Elements(MARKDOWN.render(text))
    assert all(link.startswith("#conflict-") for link in page.links), page.links
    return page.found


def as_document(text: str) -> Shape:
    assert not steering(text)
    assert not ORDER.search(text)
    page = Elements(text)
    assert all(link.startswith("#") for link in page.links), page.links
    return page.found


def strings(value: Shape) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from strings(inner)


def skeleton(value: Shape) -> Shape:
    """Return JSON with its texts and figures left out."""
    if isinstance(value, dict):
        return {key: skeleton(inner) for key, inner in value.items()}
    return [skeleton(inner) for inner in value] if isinstance(value, list) else type(value)


def as_data(text: str) -> Shape:
    """Text comes out of JSON as it was; in JSON itself it is printable and no order."""
    assert regex.fullmatch(r"[\n\x20-\x7e]*+", text)
    assert not ORDER.search(text)
    return skeleton(json.loads(text))


def as_shown_data(text: str) -> Shape:
    assert not [s for s in strings(json.loads(text)) if steering(s)]
    return as_data(text)


def as_log(text: str) -> Shape:
    (run,) = json.loads(text)["runs"]
    for result in run["results"]:
        known = {str(place["id"]) for place in result.get("relatedLocations", [])}
        assert {link["to"] for link in LINK.finditer(result["message"]["text"])} == known
    locations = json.dumps([run["artifacts"], run["results"], run["invocations"]])
    uris = regex.findall(r'"uri": "([^"]*)"', locations)
    assert uris
    assert all(URI.fullmatch(uri) for uri in uris), uris
    messages = regex.findall(r'"text": "([^"]*)"', json.dumps(run))
    assert not [m for m in messages if regex.search(r"(?<!\{)(?:\{\{)*+\{\d+\}", m)]
    assert not [s for key in SHOWN for s in strings(run[key]) if steering(s)]
    as_data(text)
    return [(len(run[part])) for part in ("results", "artifacts", "invocations")]


def as_suites(text: str) -> Shape:
    root = ET.fromstring(text.encode())  # noqa: S314  # what the program has just written
    elements = list(root.iter())
    for element in elements:
        said = [element.text or "", element.tail or "", *element.attrib.values()]
        assert not [s for s in said if steering(s)]
    assert not ORDER.search(text)
    return [(element.tag, sorted(element.attrib)) for element in elements]


def as_cells(text: str) -> Shape:
    assert not steering(text)
    assert not ORDER.search(text)
    rows = list(csv.reader(StringIO(text), strict=True))
    assert not [cell for row in rows for cell in row if cell.lstrip().startswith(FORMULA)]
    return [len(row) for row in rows]


def as_orders(text: str) -> Shape:
    """Read orders as GitHub's runner does; only those that the report means may be found."""
    found = []
    for line in text.splitlines():
        order = regex.fullmatch(r"::(error|warning|notice) ((?:[^:,=]+=[^:,]*,?)+)::(.*)", line)
        assert order, line
        # Words that run over a line end have no columns.
        names = {pair.partition("=")[0] for pair in order[2].split(",")} - {"col", "endColumn"}
        assert not steering(order[3].replace("%0A", "\n"))
        assert not regex.search(r"%0D|^\s*::", order[3].replace("%0A", "\n"), regex.MULTILINE)
        found.append((order[1], names))
    return found


ORACLES: Mapping[str, Callable[[str], Shape]] = {
    "text": on_screen,
    "markdown": as_page,
    "html": as_document,
    "json": as_data,
    "csv": as_cells,
    "sarif": as_log,
    "junit": as_suites,
    "github": as_orders,
    "github-summary": as_page,
    "github-sarif": as_log,
    "gitlab": as_shown_data,
}


def told(form: str, outcome: Outcome, rule: str = HARMLESS, *, colour: bool = False) -> str:
    run = Run(
        outcomes=(outcome,),
        rules=(poisoned_rule(rule),),
        fails=lambda _, conflict: conflict.severity is Severity.ERROR and conflict.state.gates,
        width=80,
        colour=colour,
    )
    return "".join(FORMATS[form](run))


def test_every_format_has_somebody_who_reads_it() -> None:
    assert set(ORACLES) == set(FORMATS)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("form", FORMATS)
def test_no_text_does_anything_but_be_read(form: str, place: str) -> None:
    read = ORACLES[form]
    shape = read(told(form, poisoned(HARMLESS)))
    for text, why in TEXTS:
        assert read(told(form, poisoned(text, place))) == shape, why


@pytest.mark.parametrize(("text", "why"), TEXTS)
@pytest.mark.parametrize("form", FORMATS)
def test_nor_does_it_in_all_places_at_once(form: str, text: str, why: str) -> None:
    read = ORACLES[form]
    shape = read(told(form, poisoned(HARMLESS)))
    assert read(told(form, poisoned(text, *PLACES), text)) == shape, why


@pytest.mark.parametrize(("text", "why"), TEXTS)
def test_a_terminal_with_colours_gets_colours_only(text: str, why: str) -> None:
    shown = told("text", poisoned(text, *PLACES), colour=True)
    assert SGR.search(shown)
    on_screen(shown)
    assert "\x1b" not in SGR.sub("", shown), why
