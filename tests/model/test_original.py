"""Where the characters of a text stand in the file it was taken out of."""

from __future__ import annotations

import pytest

from atodds.model import Original, Run, Span

FILE = "<p>more than <b>six</b> hours,</p>\n<p>Ann&#8217;s  dog</p>"
TEXT = "more than six hours,\n\nAnn\u2019s dog"
RUNS = (
    Run(0, 10, Span(3, 13)),
    Run(10, 3, Span(16, 19)),
    Run(13, 7, Span(23, 30)),
    Run(22, 3, Span(38, 41)),
    Run(25, 1, Span(41, 48)),
    Run(26, 1, Span(48, 49)),
    Run(27, 1, Span(49, 51)),
    Run(28, 3, Span(51, 54)),
)
ORIGINAL = Original(FILE, RUNS)

PLACES = [
    ("six", "six", "within a tag"),
    ("more than six", "more than <b>six", "up to a closing tag, which follows the last letter"),
    ("six hours", "six</b> hours", "the tag between two words belongs to the passage"),
    ("Ann\u2019s", "Ann&#8217;s", "a reference is one character"),
    ("\u2019", "&#8217;", "a reference on its own"),
    ("s dog", "s  dog", "two spaces are one"),
    ("hours,\n\nAnn", "hours,</p>\n<p>Ann", "across two paragraphs"),
]


@pytest.mark.parametrize(("words", "exact", "why"), PLACES, ids=[row[2] for row in PLACES])
def test_a_passage_is_found_in_the_file_with_its_tags(words: str, exact: str, why: str) -> None:
    start = TEXT.index(words)
    found = ORIGINAL.mention(Span(start, start + len(words)))
    assert found.text == exact, why
    assert found.span.of(FILE) == exact


@pytest.mark.parametrize(("words", "exact", "why"), PLACES, ids=[row[2] for row in PLACES])
def test_a_stretch_of_the_file_is_found_in_the_text(words: str, exact: str, why: str) -> None:
    start = FILE.index(exact)
    assert ORIGINAL.span(Span(start, start + len(exact))).of(TEXT) == words, why


def test_a_stretch_of_the_file_that_was_not_read_is_nowhere_in_the_text() -> None:
    assert ORIGINAL.span(Span(0, 3)) == Span(0, 0)


def test_a_passage_that_begins_between_two_blocks_begins_with_the_second() -> None:
    assert ORIGINAL.mention(Span(21, 25)).text == "Ann"


def test_a_text_without_runs_has_its_passages_at_the_head_of_the_file() -> None:
    assert Original("<p></p>", ()).mention(Span(0, 0)).span == Span(0, 0)
