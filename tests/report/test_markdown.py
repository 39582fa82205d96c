"""The Markdown report: what stands in it, and that quoted text can do nothing in it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from atodds.model import Evidence, Outcome
from atodds.report import render_markdown
from atodds.report.markup import escape, sentence
from atodds.report.plain import plain
from atodds.report.sources import Passage

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])

HOSTILE = [
    ("| cell | cell |", "would open a column"),
    ("`code`", "would be set as code"),
    ("**bold** _it_ ~~gone~~", "would be set in another face"),
    ("<script>alert(1)</script>", "would be run"),
    ("<!-- hidden", "would hide the rest"),
    ("[here](https://evil.example)", "would be a link"),
    ("![x](https://evil.example/x.png)", "would fetch a picture"),
    ("# heading", "would be a heading"),
    ("- item\n\n1. item", "would be a list"),
    ("---", "would be a line"),
    ("+", "would be an empty list"),
    ("2021) item", "would be a numbered list"),
    ("=== x", "would make a heading of the line before"),
    ("```\ncode", "would swallow the report"),
    ("&lt;b&gt; &amp;", "would be read as other characters"),
    ("\\", "would escape what follows"),
    ("$x$", "would be set as mathematics"),
    ("\x1b[31mred\x07", "would colour a terminal"),
    ("abc\u202edef\u2066", "would turn the reading direction"),
    ("=1+1", "means nothing here and must stay as it is"),
]


def tokens(text: str) -> list[Token]:
    blocks = MARKDOWN.parse(text)
    return [*blocks, *(child for block in blocks for child in block.children or [])]


def shown(text: str) -> str:
    """Return what a reader sees."""
    return "".join(t.content for t in tokens(text) if t.type in {"text", "code_inline"})


def test_the_heading_sets_the_values_against_each_other(outcome: Outcome) -> None:
    assert (
        "### Length of the talks, Vellmar, 4 May 2021: "
        "“five hours” against “lasted more than six hours”"
    ) in render_markdown(outcome)


def test_the_figure_is_bold_in_its_sentence_with_its_place_beside_it(outcome: Outcome) -> None:
    row = next(
        r for r in render_markdown(outcome).splitlines() if "Ostby" not in r and "six and" in r
    )
    assert "which took **six and a half hours**." in row
    assert row.endswith("| copy/lantern-2.md:3 |")


def test_a_weekday_is_shown_with_its_date(outcome: Outcome) -> None:
    assert "“Friday” (7 May 2021) against “Monday, May 10” (10 May 2021)" in render_markdown(
        outcome
    )


def test_conflicts_come_before_notes_and_errors_before_warnings(outcome: Outcome) -> None:
    text = render_markdown(outcome)
    order = ["## Conflicts", "### Length", "### Day of", "### What Halloran", "## Notes"]
    order += ["### Size of the crowd", "## No conflict", "## Looked alike, not compared"]
    places = [text.index(part) for part in order]
    assert places == sorted(places)


def test_a_reader_sees_what_was_not_read_and_which_date_was_inferred(outcome: Outcome) -> None:
    text = render_markdown(outcome)
    assert "- checks/missing.txt: there is no such file" in text
    rows = [row for row in text.splitlines() if row.startswith("|") and "5 May 2021" in row]
    assert rows
    for row in rows:
        assert ("5 May 2021 (inferred)" in row) == ("Daily Lantern" in row)


def test_every_link_of_the_contents_leads_to_its_conflict(outcome: Outcome) -> None:
    text = render_markdown(outcome)
    links = [t.attrs["href"] for t in tokens(text) if t.type == "link_open"]
    assert len(links) == len(outcome.conflicts)
    assert all(f'<a id="{str(link).removeprefix("#")}"></a>' in text for link in links)


def test_a_quiet_report_has_no_empty_sections(quiet: Outcome) -> None:
    text = render_markdown(quiet)
    assert "No conflicts in 1 document of 1 outlet." in text
    assert [line for line in text.splitlines() if line.startswith("#")] == [
        "# Nothing to tell",
        "## What was read",
    ]


def test_look_alikes_beyond_forty_are_counted_not_listed(outcome: Outcome) -> None:
    many = tuple(replace(outcome.apart[0], rule=f"rule-{n:03}") for n in range(45))
    text = render_markdown(replace(outcome, apart=many))
    assert text.count("**“five hours”** Northern Herald herald-1.txt:1") == 40
    assert "5 more, less alike than these, are in the JSON report." in text


def test_one_pair_of_values_in_many_papers_is_listed_once_with_all_its_places(
    outcome: Outcome,
) -> None:
    pair = outcome.apart[0]
    turned = replace(pair, left=pair.right, right=replace(pair.left, document="post"))
    post = replace(outcome.documents[3], text=outcome.documents[1].text)
    both = replace(outcome, documents=(*outcome.documents[:3], post), apart=(pair, turned))
    rows = [row for row in render_markdown(both).splitlines() if "places-apart" in row]
    assert len(rows) == 1
    assert (
        "**“five hours”** Northern Herald herald-1.txt:1, Evening Post copy/post-1.txt:1" in rows[0]
    )


def test_a_paper_is_no_copy_of_itself(outcome: Outcome) -> None:
    own = replace(outcome.documents[0], origin="Harbour")
    text = render_markdown(replace(outcome, documents=(own, *outcome.documents[1:])))
    row = next(row for row in text.splitlines() if row.startswith("| Harbour Times | harbour-1"))
    assert row.split(" | ")[3] == ""


def test_evidence_without_weight_is_left_to_the_derivation(outcome: Outcome) -> None:
    fact = outcome.conflicts[0].fact
    idle = Evidence("idle", 0.0, "of no weight")
    pairs = tuple(replace(c, evidence=(*c.evidence, idle)) for c in fact.comparisons)
    told = replace(outcome.conflicts[0], fact=replace(fact, comparisons=pairs))
    assert "of no weight" not in render_markdown(replace(outcome, conflicts=(told,)))


@pytest.mark.parametrize(("text", "why"), HOSTILE)
def test_escaped_text_is_shown_as_it_is(text: str, why: str) -> None:
    assert shown(f"x {escape(text)} x").replace("  ", " ") == f"x {plain(text).strip()} x", why


@pytest.mark.parametrize(("text", "why"), HOSTILE)
def test_a_hostile_text_changes_nothing_of_the_report_around_it(
    hostile: Callable[[str], Outcome], text: str, why: str
) -> None:
    assert skeleton(render_markdown(hostile(text))) == skeleton(render_markdown(hostile("x"))), why


@given(text=st.text(max_size=40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_changes_the_report_around_it(hostile: Callable[[str], Outcome], text: str) -> None:
    report = render_markdown(hostile(f"x{text}"))
    assert skeleton(report) == skeleton(render_markdown(hostile("x")))
    steering = {c for c in report if unicodedata.category(c) in {"Cc", "Cs"}}
    assert steering <= {"\n"}


@given(
    before=st.text("a$“( ", max_size=3), figure=st.text("a$5%”)", min_size=1, max_size=4),
    after=st.text("a.,” ", max_size=3),
)  # fmt: skip
def test_the_figure_is_bold_whatever_stands_beside_it(before: str, figure: str, after: str) -> None:
    made = tokens(f"x {sentence(Passage(before, figure, after))} x")
    marks = sum(t.type == "strong_open" or t.content == "<b>" for t in made)
    assert marks == 1
    text = "".join(t.content for t in made if t.type == "text")
    assert text == plain(f"x {(before + figure + after).strip()} x")


def skeleton(text: str) -> list[str]:
    """Return the kinds of blocks and of inline marks, without the texts."""
    quiet = {"text", "softbreak"}
    return [t.type for t in tokens(text) if t.type not in quiet]


def test_links_in_quoted_text_are_broken_so_that_no_platform_makes_them_live() -> None:
    assert escape("see https://evil.example and www.evil.example") == (
        "see https:\\//evil.example and www\\.evil.example"
    )
