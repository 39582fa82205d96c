"""Texts with hand-marked names, read for their utterances."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from atodds.extract.utterances import attribution_of, utterances_of
from atodds.language import fold, sentences_of
from atodds.model import (
    Attribution,
    Entity,
    EntityKind,
    EntityMention,
    Mention,
    Span,
    Utterance,
)

PEOPLE = {
    "Ada Fell": "fell",
    "Mayor Ada Fell": "fell",
    "Mr Fell": "fell",
    "Mrs Fell": "fell",
    "Fell": "fell",
    "Bo Lind": "lind",
    "Mr Lind": "lind",
    "Lind": "lind",
    "Cora Vance": "vance",
    "Vance": "vance",
}
BODIES = {
    "Harbour Ministry": "harbour ministry",
    "Tern Observatory": "tern observatory",
    "Palace": "palace",
    "Estoria": "government EE",
}
PLACES = {"Tern": "tern", "Wickby": "wickby"}

Speech = Callable[[str], list[tuple[str, str, str | None, str | None]]]


@pytest.fixture
def said() -> Callable[[str], tuple[Utterance, ...]]:
    """Read a text's utterances."""
    return _utterances


@pytest.fixture
def quoted() -> Callable[[str], list[tuple[str, str | None]]]:
    """Read a text's direct speech as words and key or source of the speaker."""

    def read(text: str) -> list[tuple[str, str | None]]:
        return [(u.mention.text, _who(u)) for u in _utterances(text) if u.direct]

    return read


@pytest.fixture
def reported() -> Callable[[str], list[tuple[str, str | None]]]:
    """Read a text's indirect speech as words and key or source of the speaker."""

    def read(text: str) -> list[tuple[str, str | None]]:
        return [(u.mention.text, _who(u)) for u in _utterances(text) if not u.direct]

    return read


@pytest.fixture
def attributed() -> Callable[[str, str | None], Attribution | None]:
    """Tell who the sentence that holds some words is from, or only the words themselves."""

    def read(text: str, words: str | None = None) -> Attribution | None:
        folded = fold(text)
        names = _names(folded)
        found = utterances_of(folded, sentences_of(folded), names)
        if words is None:
            return attribution_of(folded, sentences_of(folded)[0], names, found)
        start = folded.index(words)
        return attribution_of(folded, Span(start, start + len(words)), names, found)

    return read


def _utterances(text: str) -> tuple[Utterance, ...]:
    folded = fold(text)
    return utterances_of(folded, sentences_of(folded), _names(folded))


def _who(utterance: Utterance) -> str | None:
    return utterance.speaker.key if utterance.speaker else utterance.source


def _names(text: str) -> tuple[EntityMention, ...]:
    """Mark the hand-made names, the longest first, without overlaps."""
    kinds = (
        (EntityKind.PERSON, PEOPLE),
        (EntityKind.ORGANISATION, BODIES),
        (EntityKind.PLACE, PLACES),
    )
    found: list[EntityMention] = []
    for kind, names in kinds:
        for name in sorted(names, key=len, reverse=True):
            at = text.find(name)
            while at >= 0:
                mention = Mention.cut(text, at, at + len(name))
                if not any(mention.span.overlaps(f.mention.span) for f in found):
                    entity = Entity(
                        kind, names[name], name, title="mayor" * (names[name] == "fell")
                    )
                    found.append(EntityMention(mention, entity))
                at = text.find(name, at + 1)
    return tuple(sorted(found, key=lambda f: f.mention.span))
