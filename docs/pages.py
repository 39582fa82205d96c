"""What the documentation site has beside the pages in docs/: the rules, and files from above.

mkdocs calls the functions by their names (https://www.mkdocs.org/user-guide/configuration/#hooks).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from atodds.config import Expectation, Passage, Rule, RuleTest, load_rules
from atodds.language.moments import day_in_words

PROJECT = Path(__file__).resolve().parent.parent
FROM_ABOVE = {
    "README.md": "index.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
    "reports/ukraine-2014.md": "reports/ukraine-2014.md",
    "examples/ukraine-2014/README.md": "examples/ukraine-2014.md",
    "examples/ferry/README.md": "examples/ferry.md",
}
"""Pages that stand outside docs/, and where they stand in the site."""
IN_SITE = {**FROM_ABOVE, "rules.yaml": "rules.md"}
ORDER = {
    "Use": ("index", "tutorial", "rules", "review", "scale", "security", "changelog"),
    "How right, how fast": ("accuracy", "performance", "reliability", "mutants"),
    "Carry it on": ("contributing", "design", "decisions/README", "releasing"),
}
"""The menu, by names of pages; those that are in none of these lists follow."""
LINK = re.compile(r"(?P<before>!?\[[^\]\n]*\]\()(?P<to>[^)\s#:]+)(?P<rest>#[^)\s]*)?\)")
HEADINGS = {
    Expectation.CONFLICT: "A conflict",
    Expectation.NOTE: "A note",
    Expectation.AGREE: "Both can be true",
    Expectation.SILENT: "Not compared",
}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the rules and the pages from above, and put the menu in its order."""
    for path, name in FROM_ABOVE.items():
        text = (PROJECT / path).read_text("utf-8")
        files.append(File.generated(config, name, content=text))
    rules = rule_reference(load_rules(PROJECT / "rules.yaml").rules)
    files.append(File.generated(config, "rules.md", content=rules))
    config.nav = list(_menu({file.src_uri for file in files.documentation_pages()}))
    return files


def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    """Turn links that lead out of docs/, or into it, to where the pages stand in the site."""
    stood = {name: path for path, name in FROM_ABOVE.items()}
    source = stood.get(page.file.src_uri, f"docs/{page.file.src_uri}")

    def turned(link: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(source), link["to"]))
        name = IN_SITE.get(path, path.removeprefix("docs/") if path[:5] == "docs/" else None)
        if name is None:
            return link[0]
        to = posixpath.relpath(name, posixpath.dirname(page.file.src_uri) or ".")
        return f"{link['before']}{to}{link['rest'] or ''})"

    return LINK.sub(turned, markdown)


def rule_reference(rules: tuple[Rule, ...]) -> str:
    """Return the page on the rules: what each compares, and its tests as examples."""
    ordered = sorted(rules, key=lambda rule: (rule.kind, rule.title))
    sections = [
        f"## {kind.capitalize()}\n\n" + "\n".join(_rule(rule) for rule in group)
        for kind, group in groupby(ordered, key=lambda rule: rule.kind)
    ]
    return (
        "# Rules\n\nWhat is compared, by the kind that a conflict is filed under. The examples are"
        " the tests that stand with each rule in `rules.yaml`; [adding a rule](contributing.md)"
        " takes ten minutes.\n\n" + "\n".join(sections)
    )


def _rule(rule: Rule) -> str:
    tests = "\n".join(_example(test) for test in rule.tests)
    said = f"`{rule.name}`, {rule.severity}, {rule.measure}"
    return f"### {rule.title} {{ #{rule.name} }}\n\n{rule.what}\n\n{said}\n\n{tests}"


def _example(test: RuleTest) -> str:
    because = f": {test.because}" if test.because else ""
    days = {passage.published for passage in test.passages}
    texts = "\n".join(_passage(passage, dated=len(days) > 1) for passage in test.passages)
    return f"**{HEADINGS[test.expectation]}**{because}\n\n{texts}\n"


def _passage(passage: Passage, *, dated: bool) -> str:
    said = [_literal(passage.outlet)] if passage.outlet else []
    if dated and passage.published:
        said.append(day_in_words(passage.published))
    return f"- {_literal(passage.text)}" + (f" ({', '.join(said)})" if said else "")


def _literal(text: str) -> str:
    """Return a text in which Markdown finds nothing to set."""
    return re.sub(r"([\\`*_{}\[\]<>#+!|-])", r"\\\1", " ".join(text.split()))


def _menu(pages: set[str]) -> Iterator[dict[str, list[str]]]:
    listed = {f"{name}.md" for names in ORDER.values() for name in names}
    for title, names in ORDER.items():
        there = [f"{name}.md" for name in names if f"{name}.md" in pages]
        yield {title: there}
    others = sorted(page for page in pages - listed if "/" not in page)
    if others:
        yield {"More": others}
