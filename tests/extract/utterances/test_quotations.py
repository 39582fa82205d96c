"""Quotation marks of every house style, kept well or badly."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from atodds.extract.utterances.marks import quotations_in
from atodds.language import fold, paragraphs_of

STRETCHES = [
    pytest.param('"We go," she said.', ["We go"], id="straight double marks"),
    pytest.param("\u201cWe go,\u201d she said.", ["We go"], id="curly double marks"),
    pytest.param("\u2018We go,\u2019 she said.", ["We go"], id="curly single marks"),
    pytest.param("\u00abWe go\u00bb, she said.", ["We go"], id="guillemets"),
    pytest.param("``We go,'' she said.", ["We go"], id="typewriter marks"),
    pytest.param("'We go,' she said.", ["We go"], id="straight single marks"),
    pytest.param("'We don't know,' she said.", ["We don't know"], id="apostrophe within a word"),
    pytest.param(
        "'The pilots' union won't sign,' she said.",
        ["The pilots' union won't sign"],
        id="a plural's apostrophe is no closing mark",
    ),
    pytest.param(
        "'We saw 'em in the '90s,' she said.",
        ["We saw 'em in the '90s"],
        id="elisions open nothing",
    ),
    pytest.param(
        "\"He told us 'go' and we went,\" she said.",
        ["He told us 'go' and we went"],
        id="single marks within double ones belong to the whole",
    ),
    pytest.param(
        "'He told us \"go\" and we went,' she said.",
        ['He told us "go" and we went'],
        id="double marks within single ones belong to the whole",
    ),
    pytest.param("\"We go'', she said.", ["We go"], id="closed by two single marks"),
    pytest.param(
        "\"We go and stay.' He left.", ["We go and stay."], id="closed by one single mark"
    ),
    pytest.param('She said: "We go.', ["We go."], id="never closed"),
    pytest.param(
        '"We go.\n\nThe harbour was calm.', ["We go."], id="never closed, bounded by its paragraph"
    ),
    pytest.param(
        '"We go, Fell said. The harbour was calm.', ["We go"], id="never closed before its speaker"
    ),
    pytest.param(
        '"We go. "And we stay," she said.',
        ["We go.", "And we stay"],
        id="opened twice, closed once",
    ),
    pytest.param(
        '"We go.\n\n"And we stay," she said.',
        ["We go.", "And we stay"],
        id="opens each paragraph and closes in the last",
    ),
    pytest.param(
        "'We go.\n\n'And we stay,' she said.",
        ["We go.", "And we stay"],
        id="the same with single marks",
    ),
    pytest.param('"We go , " she said.', ["We go"], id="a space before the closing mark"),
    pytest.param(
        'The plan was called "late" and "weak".', ["late", "weak"], id="two in a sentence"
    ),
    pytest.param(
        'A wave of 6\'2" high hit. "We ran," she said.', ["We ran"], id="a sign for inches"
    ),
]

NO_STRETCHES = [
    pytest.param("The ministers' talks and the rebels' answer.", id="plural possessives"),
    pytest.param("It was the '90s and rock 'n' roll.", id="elisions"),
    pytest.param("She doesn't know what they've done.", id="contractions"),
    pytest.param('Bo "Red" Lind won.', id="a nickname"),
    pytest.param('She is the author of "The Long Quay".', id="a book"),
    pytest.param("The film 'A Night at Sea' opened.", id="a film"),
    pytest.param('The reel was 8" wide.', id="inches"),
    pytest.param('He wrote "" and nothing else.', id="nothing within"),
]


@pytest.mark.parametrize(("text", "stretches"), STRETCHES)
def test_words_in_marks_are_found(text: str, stretches: list[str]) -> None:
    assert _in_marks(text) == stretches


@pytest.mark.parametrize("text", NO_STRETCHES)
def test_marks_that_quote_nobody_are_passed_over(text: str) -> None:
    assert _in_marks(text) == []


UNCUED = [
    pytest.param('The so-called "safe" harbour was closed.', id="a term held at arm's length"),
    pytest.param('The "grey zone" is closed to ships.', id="two words without a verb of saying"),
    pytest.param('A banner with the slogan "Give us our harbour back" hung there.', id="a banner"),
]


@pytest.mark.parametrize("text", UNCUED)
def test_terms_and_signs_are_no_utterances(
    text: str, quoted: Callable[[str], list[tuple[str, str | None]]]
) -> None:
    assert quoted(text) == []


def _in_marks(text: str) -> list[str]:
    folded = fold(text)
    paragraphs = [block.span for block in paragraphs_of(folded)]
    return [q.inner.of(folded) for q in quotations_in(folded, paragraphs)]
