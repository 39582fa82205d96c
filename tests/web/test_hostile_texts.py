"""Texts that mean to do something, on pages that let them be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from lxml import html
from tests.report.hostile import HARMLESS, TEXTS
from tests.web.conftest import SAID, Newsroom, whole_characters

PAGE = "/conflicts/conflict-"

WHOLE = [(text, why) for text, why in TEXTS if text == whole_characters(text)]
TORN = [text for text, _ in TEXTS if text != whole_characters(text)]


def shape(text: str) -> Counter[str]:
    """Return the elements of a page and the names of what they carry."""
    page = html.document_fromstring(text)
    return Counter(
        name
        for element in page.iter()
        for name in (str(element.tag), *(f"{element.tag}@{key}" for key in element.keys()))  # noqa: SIM118  # lxml's own
    )


def pages(newsroom: Newsroom) -> list[str]:
    """Return the list, a conflict, what it says when explained, and a form with a mistake."""
    reviewer = newsroom.reviewer()
    listed = reviewer.opens("/")
    path = PAGE + listed.partition(PAGE)[2].partition('"')[0]
    case = reviewer.opens(path)
    reason = {"reason": newsroom.owner}
    mistaken = reviewer.sends(f"{path}/explain", **{**SAID, **reason, "kind": ""}).text
    reviewer.explains(path, **reason)
    return [listed, case, mistaken, reviewer.opens(path), reviewer.opens("/")]


@pytest.mark.parametrize(("text", "why"), WHOLE, ids=[why for _, why in WHOLE])
def test_a_hostile_text_adds_no_element_and_nothing_to_any(
    hostile: Callable[[str], Newsroom], text: str, why: str
) -> None:
    usual = [shape(page) for page in pages(hostile(HARMLESS))]
    assert [shape(page) for page in pages(hostile(text))] == usual, why


@pytest.mark.parametrize("text", TORN)
def test_what_no_file_can_hold_is_shown_and_not_written(
    hostile: Callable[[str], Newsroom], text: str
) -> None:
    newsroom = hostile(text)
    reviewer = newsroom.reviewer()
    listed = reviewer.opens("/")
    path = PAGE + listed.partition(PAGE)[2].partition('"')[0]
    answer = reviewer.explains(path)
    assert answer.status_code == 422
    assert "of which a character is but half of one" in answer.text
    assert newsroom.trouble == []
