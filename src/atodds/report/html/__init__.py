"""The report as one page of HTML that asks nothing of any other place."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from markupsafe import Markup

from atodds.model import Conflict, Outcome
from atodds.report.html.checked import Checked
from atodds.report.html.setting import environment, page_text
from atodds.report.html.told import Entry, entries_of
from atodds.report.plain import plain
from atodds.report.summary import disputes, loud, notes
from atodds.report.telling import found_in


@dataclass(frozen=True, slots=True)
class Section:
    """Conflicts of one sort under a heading."""

    name: str
    title: str
    entries: tuple[Entry, ...]


def render_html(outcomes: Iterable[Outcome]) -> str:
    """Return the report on the checks of a run as one HTML page."""
    return "".join(generate_html(outcomes))


def generate_html(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Yield the page that `render_html` returns, each conflict told when it is asked for.

    Its content security policy allows the page's own style and script, named by their hashes, and
    nothing else: neither an address nor a text that gets past the escaping.
    """
    ordered = sorted(outcomes, key=lambda outcome: (outcome.check, outcome.title))
    entries = entries_of(found_in(ordered))
    pages = environment()
    style, script = (page_text(name) for name in ("page.css", "page.js"))
    return pages.get_template("page.html").generate(
        title=_title(ordered),
        checks=[Checked(o, _anchors(o, entries)) for o in ordered],
        sections=_sections(entries),
        choices=_choices(entries),
        facts_told=sum(len(outcome.facts) for outcome in ordered),
        style=Markup(style),  # noqa: S704  # the program's own file
        script=Markup(script),  # noqa: S704  # the program's own file
        style_hash=_hash(style),
        script_hash=_hash(script),
    )


def _title(outcomes: Sequence[Outcome]) -> str:
    return ", ".join(plain(outcome.title) for outcome in outcomes) or "No checks"


def _anchors(outcome: Outcome, entries: Iterable[Entry]) -> dict[str, str]:
    return {e.fact.id: e.anchor for e in entries if e.check == outcome.check}


def _sections(entries: Sequence[Entry]) -> list[Section]:
    sections = (
        Section(name, title, tuple(_of(entries, sort)))
        for name, title, sort in (
            ("conflicts", "Conflicts", loud),
            ("disputes", "Party disputes", disputes),
            ("notes", "Notes", notes),
        )
    )
    return [section for section in sections if section.entries]


def _of(
    entries: Sequence[Entry], sort: Callable[[Iterable[Conflict]], Sequence[Conflict]]
) -> Iterator[Entry]:
    return (entry for entry in entries if sort([entry.conflict]))


def _choices(entries: Sequence[Entry]) -> dict[str, list[str]]:
    """Return what each filter offers; entries name their own by its place in the list."""
    return {
        "severity": _once(e.severity for e in entries),
        "state": _once(e.state for e in entries),
        "rule": sorted(_once(e.fact.rule for e in entries)),
        "outlet": sorted(_once(name for e in entries for name in e.outlets)),
        "story": _once(e.story for e in entries),
    }


def _once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))


def _hash(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()
