from __future__ import annotations

from collections.abc import Callable

import pytest

from atodds.extract.names import entities_of
from atodds.language import fold, sentences_of
from atodds.model import EntityMention

Reader = Callable[[str], tuple[EntityMention, ...]]


@pytest.fixture(scope="session")
def read() -> Reader:
    """Return a function that finds the names in a text."""

    def names(text: str) -> tuple[EntityMention, ...]:
        folded = fold(text)
        return entities_of(folded, sentences_of(folded))

    return names
