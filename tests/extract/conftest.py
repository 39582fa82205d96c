"""Short texts, read for what they assert."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from atodds.extract import extract
from atodds.language import fold, paragraphs_of
from atodds.model import Assertion, Document
from atodds.model.assertion import TOLD

Asserted = Callable[..., list[Assertion]]

MONDAY = datetime.fromisoformat("2019-05-06")


@pytest.fixture(scope="session")
def asserted() -> Asserted:
    """Return a function that lists what a text of Monday 6 May 2019 asserts of some kinds.

    Mere days, places and words of a sentence are left out.
    """

    def read(text: str, *kinds: str, published: datetime | None = MONDAY) -> list[Assertion]:
        document = Document(
            id="a",
            path="a.txt",
            outlet="Gazette",
            text=text,
            published=published,
            blocks=paragraphs_of(fold(text)),
            origin="Gazette",
        )
        found = [a for a in extract(document) if a.slot.aspect != TOLD]
        return [a for a in found if not kinds or a.kind in kinds]

    return read
