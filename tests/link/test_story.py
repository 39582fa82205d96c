"""What is known of the documents beyond the two assertions that are compared."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from atodds.link import Story
from atodds.model import Assertion, Document, Kind, Slot, Span

if TYPE_CHECKING:
    from tests.link.conftest import Make


def story_of(*statements: Assertion) -> Story:
    names = sorted({s.document for s in statements})
    published = datetime.fromisoformat("2019-05-06")
    return Story.of((Document(n, n, n, "", published, origin=n) for n in names), statements)


def figure(make: type[Make], document: str, at: int, *words: str) -> Assertion:
    return make.statement(
        document,
        kind=Kind.THINGS,
        slot=Slot("count", "crane"),
        sentence=Span(at, at + 40),
        words=frozenset(words),
    )


def test_a_sentence_of_several_figures_counts_once(make: type[Make]) -> None:
    other = figure(make, "b", 0, "crane", "quay")
    one = figure(make, "a", 0, "crane", "port")
    # Each figure leaves its own unit out of the words around it.
    more = figure(make, "a", 0, "crane", "port", "ton")
    assert story_of(one, more, other).rarity["crane"] == story_of(one, other).rarity["crane"]


def test_a_sentence_that_another_text_repeats_counts_once(make: type[Make]) -> None:
    one, again = (figure(make, name, 0, "crane", "port") for name in "ab")
    other = figure(make, "c", 0, "quay")
    assert story_of(one, again, other).rarity == story_of(one, other).rarity
