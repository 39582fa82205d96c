"""The Markdown report: what stands in it, and that quoted text can do nothing in it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from atodds.model import Coverage, Evidence, Mention, Moment, Outcome, Position, Span
from atodds.report import render_markdown
from atodds.report.markup import escape, linked, sentence
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
        "### Length of talks: “five hours” against “lasted more than six hours”"
        " — Ines Halloran and Tomas Brandt, Vellmar, 4 May 2021\n"
    ) in render_markdown(outcome)


def test_a_conflict_names_its_story_where_there_are_several(outcome: Outcome) -> None:
    glance = " · rule `talks-duration` · story: Talks \\*fail\\*\n"
    assert glance not in render_markdown(outcome)
    names = tuple(sorted(document.id for document in outcome.documents))
    grouped = replace(outcome, stories=(Coverage("Talks *fail*", names),))
    assert glance in render_markdown(grouped)


def test_the_figure_is_bold_in_its_sentence_with_its_place_beside_it(outcome: Outcome) -> None:
    text = render_markdown(outcome)
    assert "which took **six and a half hours**.<br>`checks/copy/lantern-2.md:3` |" in text


def test_the_sentences_at_odds_stand_side_by_side(outcome: Outcome) -> None:
    rows = render_markdown(outcome).splitlines()
    header = rows.index("| “1,500” | “4,000” |")
    police, union = rows[header + 2].strip("| ").split(" | ")
    assert police.startswith("Northern Herald, 4 May 2021, citing Police:<br>")
    assert union.startswith("[Harbour Times](https://harbour.example/1), 4 May 2021, 22:10,")


def test_more_values_than_a_page_has_columns_for_stand_below_each_other(outcome: Outcome) -> None:
    fact = outcome.conflicts[0].fact
    assertion = fact.positions[1].assertions[0]
    days = [Moment(datetime(2021, 5, n), datetime(2021, 5, n + 1), "") for n in range(1, 5)]
    positions = tuple(Position(day, (replace(assertion, value=day),)) for day in days)
    told = replace(outcome.conflicts[0], fact=replace(fact, positions=positions))
    text = render_markdown(replace(outcome, conflicts=(told,)))
    assert "| value | who says so |" in text
    assert text.count("| “five hours” (") == 4


@pytest.mark.parametrize(
    ("url", "led"),
    [
        ("https://harbour.example/a?b=1&c=%20d", True),
        ("javascript:alert(1)", False),
        ("https://harbour.example/a) [x](https://evil.example", False),
        ("https://harbour.example/a|b", False),
        ("https://harbour.example/<b>", False),
        (None, False),
    ],
)
def test_an_outlet_leads_to_its_page_if_the_address_can_do_nothing_else(
    url: str | None, *, led: bool
) -> None:
    assert linked("Harbour Times", url) == (f"[Harbour Times]({url})" if led else "Harbour Times")


def test_a_sentence_that_gives_a_value_twice_is_shown_once(outcome: Outcome) -> None:
    fact = outcome.conflicts[0].fact
    (assertion,) = fact.positions[1].assertions
    start = assertion.mention.span.start
    narrow = replace(assertion, mention=Mention(Span(start, start + 4), "five"))
    positions = (fact.positions[0], replace(fact.positions[1], assertions=(narrow, assertion)))
    told = replace(outcome.conflicts[0], fact=replace(fact, positions=positions))
    text = render_markdown(replace(outcome, conflicts=(told,)))
    assert text.count("After **five hours** of talks") == 1
    assert "After **five** hours" not in text


def test_a_weekday_is_shown_with_its_date(outcome: Outcome) -> None:
    assert "“Friday” (7 May 2021) against “Monday, May 10” (10 May 2021)" in render_markdown(
        outcome
    )


def test_conflicts_come_before_notes_and_errors_before_warnings(outcome: Outcome) -> None:
    text = render_markdown(outcome)
    order = ["## Conflicts", "### Length", "### Day of", "### Words of"]
    order += ["## Party disputes", "### Size of the crowd", "## Notes", "### Arrested"]
    order += [
        "## Outlets by facts",
        "## Low, best and high",
        "## No conflict",
        "## Looked alike, not compared",
    ]
    order += ["## What was read"]
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
    every = {str(t.attrs["href"]) for t in tokens(text) if t.type == "link_open"}
    links = [link for link in every if link.startswith("#")]
    assert len(links) == len(outcome.conflicts)
    assert all(f'<a id="{link.removeprefix("#")}"></a>' in text for link in links)


def test_a_quiet_report_has_no_empty_sections(quiet: Outcome) -> None:
    text = render_markdown(quiet)
    assert "No conflicts in 1 document of 1 outlet." in text
    assert [line for line in text.splitlines() if line.startswith("#")] == [
        "# Nothing to tell",
        "## What was read",
    ]


def test_look_alikes_beyond_twelve_are_counted_not_listed(outcome: Outcome) -> None:
    many = tuple(replace(outcome.apart[0], rule=f"rule-{n:03}") for n in range(15))
    text = render_markdown(replace(outcome, apart=many))
    assert text.count("**“five hours”** Northern Herald `checks/herald-1.txt:1`") == 12
    assert "3 more, less alike than these, are in the JSON report." in text


def test_facts_beyond_forty_are_counted_not_listed_and_the_best_known_stay(
    outcome: Outcome,
) -> None:
    fact = outcome.facts[0]
    lone = replace(fact, positions=fact.positions[1:])
    many = (*(replace(lone, id=f"{n:012}", subject=f"{n:03}") for n in range(45)), fact)
    text = render_markdown(replace(outcome, facts=many))
    assert text.count("| Counts of things |") == 40
    assert f"| Counts of things | {fact.subject} |" in text
    assert "6 more, told by fewer outlets, are in the JSON report." in text


def test_pairs_kept_apart_for_one_reason_share_a_row(outcome: Outcome) -> None:
    pair = outcome.apart[0]
    mentions = [Mention(pair.left.mention.span, f"{n} hours") for n in range(1, 4)]
    others = [replace(pair, left=replace(pair.left, mention=m)) for m in mentions]
    text = render_markdown(replace(outcome, apart=(pair, *others)))
    [row] = [row for row in text.splitlines() if "`places-apart`" in row]
    assert "and 2 more pairs." in row


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
        "**“five hours”** Northern Herald `checks/herald-1.txt:1`,"
        " Evening Post `checks/copy/post-1.txt:1`"
    ) in rows[0]


def test_a_paper_is_no_copy_of_itself(outcome: Outcome) -> None:
    own = replace(outcome.documents[0], origin="Harbour")
    text = render_markdown(replace(outcome, documents=(own, *outcome.documents[1:])))
    _, _, read = text.partition("## What was read")
    row = next(row for row in read.splitlines() if row.startswith("| [Harbour Times]"))
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
