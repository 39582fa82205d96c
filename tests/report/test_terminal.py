"""The report in a terminal, and the derivations: width, colour, nothing that steers a screen."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace

import pytest
import regex
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from atodds.model import Coverage, Outcome
from atodds.report import render_comparison, render_conflict, render_one, render_text

ESCAPE = regex.compile(r"\x1b\[[0-9;]*m")

RENDERERS: dict[str, Callable[[Outcome, int, bool], str]] = {
    "report": lambda o, width, colour: render_text(o, width, colour=colour),
    "one": lambda o, width, colour: render_one(o.conflicts[0], o, width, colour=colour),
    "conflict": lambda o, width, colour: render_conflict(o.conflicts[0], o, width, colour=colour),
    "pair": lambda o, width, colour: render_comparison(
        o.apart[0], o.documents, width, colour=colour
    ),
}


def rendered(name: str, outcome: Outcome, width: int, *, colour: bool = False) -> str:
    return RENDERERS[name](outcome, width, colour)


every_renderer = pytest.mark.parametrize("name", RENDERERS)


@every_renderer
@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_is_wider_than_the_terminal(outcome: Outcome, name: str, width: int) -> None:
    text = rendered(name, outcome, width)
    assert max(map(cell_len, text.splitlines())) <= width


@every_renderer
def test_wide_characters_are_counted_by_the_columns_they_take(
    hostile: Callable[[str], Outcome], name: str
) -> None:
    text = rendered(name, hostile("東京で会談 " * 20), 60)
    assert max(map(cell_len, text.splitlines())) <= 60


@every_renderer
def test_without_colour_there_is_no_escape_code_and_with_it_the_words_are_the_same(
    outcome: Outcome, name: str
) -> None:
    plain = rendered(name, outcome, 80)
    colour = rendered(name, outcome, 80, colour=True)
    assert "\x1b" not in plain
    assert "\x1b[" in colour
    words = ESCAPE.sub("", colour).split()
    assert words == regex.sub("[«»]", "", plain).split()


@every_renderer
def test_no_line_ends_in_blanks_and_no_two_lines_are_empty(outcome: Outcome, name: str) -> None:
    text = rendered(name, outcome, 80)
    assert not regex.search(r"[ \t]\n|\n\n\n", text)
    assert text.endswith("\n")


@every_renderer
@given(text=st.text(st.characters(categories=["Cc", "Cf", "Zs", "Zl", "Lo", "So"]), max_size=30))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_steers_the_screen(hostile: Callable[[str], Outcome], name: str, text: str) -> None:
    shown = rendered(name, hostile(f"{text}\x1b[2J\x1b]0;x\x07\u202e"), 80)
    steering = {c for c in shown if unicodedata.category(c) in {"Cc", "Cf"}}
    assert steering <= {"\n", "\u200c", "\u200d"}


def test_rich_markup_and_emoji_names_in_quoted_text_are_only_text(
    hostile: Callable[[str], Outcome],
) -> None:
    shown = render_text(hostile("[bold]x[/bold] :smile:"), colour=True)
    assert "[bold]x[/bold] :smile:" in ESCAPE.sub("", shown)


def test_the_environment_changes_nothing(outcome: Outcome, monkeypatch: pytest.MonkeyPatch) -> None:
    before = [render_text(outcome, colour=colour) for colour in (False, True)]
    for name, value in {
        "NO_COLOR": "1",
        "FORCE_COLOR": "1",
        "TERM": "dumb",
        "COLUMNS": "33",
        "LINES": "3",
    }.items():
        monkeypatch.setenv(name, value)
    assert [render_text(outcome, colour=colour) for colour in (False, True)] == before


def test_a_conflict_names_its_story_where_there_are_several(outcome: Outcome) -> None:
    line = "  story     Talks fail\n"
    assert line not in render_text(outcome)
    names = tuple(sorted(document.id for document in outcome.documents))
    grouped = replace(outcome, stories=(Coverage("Talks fail", names),))
    assert line in render_text(grouped)
    assert line in render_one(outcome.conflicts[0], grouped)


def test_a_conflict_shows_both_sentences_the_arithmetic_and_where_to_look(
    outcome: Outcome,
) -> None:
    text = render_text(outcome)
    for part in (
        "ERROR new · talks-duration",
        "After «five hours» of talks",
        "copy/lantern-2.md:3",
        "Between 5.5 and 6 lies a gap of 0.5 hours",
        f"atodds why {outcome.conflicts[0].fact.id}",
        "1 fact without conflict and 2 look-alikes not compared",
    ):
        assert part in text


def test_a_derivation_tells_what_was_read_and_what_was_carried_over(outcome: Outcome) -> None:
    text = render_conflict(outcome.conflicts[0], outcome)
    for part in (
        "Comparison 3 of 3",
        "value       more than 6 hours",
        "as read     a reader expects from 6 to 7 hours",
        "when        4 May 2021, from the text around it",
        "where       Vellmar\n",
        "standing    told as fact, in the headline or lead",
        "says who    a mediator",
        "+3.0  both tell of the talks (same-event)",
        "+5.0  together, and 4.0 is needed: one fact",
    ):
        assert part in text


def test_a_derivation_of_a_pair_kept_apart_names_every_veto_and_asks_no_more(
    outcome: Outcome,
) -> None:
    text = render_comparison(outcome.apart[0], outcome.documents)
    assert text.count("    veto  ") == 3
    assert "an earlier event than the story's own" in text
    assert "not asked, as they are not one fact" in text


def test_a_derivation_of_too_little_evidence_gives_the_sum(outcome: Outcome) -> None:
    text = render_comparison(outcome.apart[1], outcome.documents)
    assert "+0.5  too little says that they are one fact" in text
