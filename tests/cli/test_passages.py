from __future__ import annotations

from collections.abc import Callable

import click
import pytest

from atodds.cli.passages import line_of, passage
from atodds.model import Document, Outcome, Span

TRIBUNE = Document(
    id="tribune",
    path="wires/tribune.txt",
    outlet="Tribune",
    text="Talks end\r\n\r\nThey lasted “five\nhours”, not six hours.\rSix hours is a guess.",
)
OTHERS = (
    Document(id="a/day", path="a/day.txt", outlet="A", text="One. Two."),
    Document(id="b/day", path="b/day.txt", outlet="B", text="One. Two."),
    Document(id="12:30", path="12:30.txt", outlet="C", text="Colon."),
)
DOCUMENTS = (TRIBUNE, *OTHERS)


@pytest.mark.parametrize(
    ("named", "covered"),
    [
        ("tribune:1", "Talks end\r\n"),
        ("tribune.txt:3", "They lasted “five\n"),
        ("wires/tribune.txt:4", "hours”, not six hours.\r"),
        ("tribune:5", "Six hours is a guess."),
        ("tribune:3:6", "l"),
        ("tribune:five hours", "five\nhours"),
        ('tribune:"five HOURS"', "“five\nhours”"),
        ("tribune: not six hours", "not six hours"),
        ("tribune:six hours is", "Six hours is"),
    ],
)
def test_a_passage_is_a_line_a_column_or_words(named: str, covered: str) -> None:
    document, span = passage(named, DOCUMENTS)
    assert document is TRIBUNE
    assert span.of(TRIBUNE.text) == covered


@pytest.mark.parametrize(
    ("named", "path"),
    [("a/day.txt:1", "a/day.txt"), ("b/day:Two", "b/day.txt"), ("12:30:1", "12:30.txt")],
)
def test_a_document_goes_by_its_path_or_id_even_if_it_holds_a_colon(named: str, path: str) -> None:
    assert passage(named, DOCUMENTS)[0].path == path


@pytest.mark.parametrize(
    ("named", "says"),
    [
        ("tribune", "is no passage; DOCUMENT:LINE or DOCUMENT:some words would be right"),
        ("tribun:3", "no document is called 'tribun'; did you mean 'tribune'?"),
        ("zzz:3", "no document is called 'zzz'"),
        ("tribune:0", "has 5 lines, and no line 0"),
        ("tribune:9", "has 5 lines, and no line 9"),
        ("tribune:1:99", "line 1 of wires/tribune.txt has 11 columns, not 99"),
        ("tribune:seven hours", "does not hold the words 'seven hours'"),
        ("tribune:", "does not hold the words ''"),
        ("tribune:.*", "does not hold the words '.*'"),
    ],
)
def test_a_passage_that_is_not_there_is_refused_in_words(named: str, says: str) -> None:
    with pytest.raises(click.UsageError) as caught:
        passage(named, DOCUMENTS)
    assert says in caught.value.message


def test_words_that_stand_several_times_are_taken_where_they_stand_first(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _, span = passage("tribune:six hours", DOCUMENTS)
    assert span.start == TRIBUNE.text.index("six hours")
    assert "stands 2 times in wires/tribune.txt; taking line 4" in capsys.readouterr().err


def test_the_line_of_a_passage_is_the_one_that_names_it(outcome: Callable[..., Outcome]) -> None:
    for document in outcome().documents:
        for number in range(1, 4):
            _, span = passage(f"{document.path}:{number}", outcome().documents)
            assert line_of(document, span) == number
            assert line_of(document, Span(span.end - 1, span.end)) == number
