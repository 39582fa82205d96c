"""The days, places and words of closed classes of a sentence, whatever it tells of."""

from __future__ import annotations

from datetime import datetime

import pytest

from atodds.extract import extract
from atodds.language import fold, paragraphs_of
from atodds.model import Document, Kind
from atodds.model.assertion import TOLD


def told(text: str) -> set[tuple[Kind, str | None, str]]:
    document = Document(
        id="a",
        path="a.txt",
        outlet="Gazette",
        text=text,
        published=datetime.fromisoformat("2019-05-06"),
        blocks=paragraphs_of(fold(text)),
        origin="Gazette",
    )
    return {(a.kind, a.slot.of, a.mention.text) for a in extract(document) if a.slot.aspect == TOLD}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Owners have until Thursday to move them.", (Kind.DATE, "date", "Thursday"), id="a day"
        ),
        pytest.param(
            "The lock stays shut until 5 p.m.", (Kind.TIME, "time", "5 p.m."), id="an hour"
        ),
        pytest.param(
            "She trains on a lake near Bergen.", (Kind.PLACE, "settlement", "Bergen"), id="a town"
        ),
        pytest.param(
            "The northern pier is new.",
            (Kind.PLACE, "compass", "northern"),
            id="a word",
        ),
        pytest.param(
            "“My sister kept it in the kitchen,” he said.",
            (Kind.PLACE, "room", "kitchen"),
            id="behind a quotation mark",
        ),
    ],
)
def test_they_are_told_where_they_stand(text: str, expected: tuple[Kind, str, str]) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Nobody was asked.", id="nothing of the sort"),
        pytest.param("The tunnel took a long while.", id="a length of time"),
    ],
)
def test_other_words_are_not(text: str) -> None:
    assert told(text) == set()
