"""Looking first which patterns may match changes nothing of what is read."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atodds.config import load_rules
from atodds.extract import extract
from atodds.language import fold, paragraphs_of, patterns, sentences_of
from atodds.model import Assertion, Document
from atodds.read.layout import blocks_of

EXAMPLES = sorted(Path("examples").glob("*/*.txt"))
PUBLISHED = datetime.fromisoformat("2019-05-06")


def _read(text: str) -> tuple[Assertion, ...]:
    """Read with every pattern searched for only where it may match."""
    return _extracted(text, often=0)


def _read_by_trying_all(text: str) -> tuple[Assertion, ...]:
    """Read with every pattern searched for in every text, and its lists as they were written."""
    return _extracted(text, often=sys.maxsize)


def _extracted(text: str, often: int) -> tuple[Assertion, ...]:
    blocks = blocks_of(fold(text), paragraphs_of(fold(text)))
    document = Document("a", "a.txt", "Gazette", text, PUBLISHED, blocks=blocks)
    with pytest.MonkeyPatch.context() as changed:
        changed.setattr(patterns, "_OFTEN", often)
        return extract(document)


def _promised() -> Iterator[str]:
    """Yield the texts that the rules' own tests compare, some together."""
    for rule in load_rules().rules:
        texts = [p.text for test in rule.tests for p in test.passages]
        yield "\n\n".join(dict.fromkeys(texts))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_an_example_is_read_the_same(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = _read(text)
    assert found
    assert found == _read_by_trying_all(text)


@pytest.mark.parametrize("text", list(_promised()))
def test_the_texts_of_the_rules_are_read_the_same(text: str) -> None:
    assert _read(text) == _read_by_trying_all(text)


def _sentences() -> list[str]:
    texts = [fold(path.read_text(encoding="utf-8")) for path in EXAMPLES]
    return [s.span.of(t) for t in texts for s in sentences_of(t, paragraphs_of(t))]


sentences = st.sampled_from(_sentences())
words = sentences.map(str.split).flatmap(st.sampled_from)
muddled = st.lists(words, min_size=1, max_size=25).map(" ".join)
marks = st.text("ab1 .,-'\"\n\u0130\u017f\u00bd\u0301_$", max_size=12)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.one_of(sentences, muddled, marks), min_size=1, max_size=4))
def test_whatever_is_written_is_read_the_same(parts: list[str]) -> None:
    text = " ".join(parts)
    assert _read(text) == _read_by_trying_all(text)
