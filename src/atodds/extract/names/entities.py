"""All names of a document, short forms under the key of the full ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from atodds.extract.names.finder import names_in
from atodds.extract.names.register import Register
from atodds.extract.names.tokens import Token, tokens_of
from atodds.model import Entity, EntityMention, Mention, Sentence

_LONGEST = 6


def entities_of(text: str, sentences: Sequence[Sentence]) -> tuple[EntityMention, ...]:
    """Return the people, places and bodies that a document names, in text order, none overlapping.

    Short forms ("Mr. Xxxx", "the foreign minister") carry the key of the full form wherever in the
    document that stands. In headlines only names known from the body are found. Plain nouns and
    pronouns are left out; so is a possessive ending.
    """
    tokenised = [tokens_of(text, sentence) for sentence in sentences]
    lower = frozenset(
        t.low for tokens in tokenised for t in tokens if t.is_word and t.text[0].islower()
    )
    register = Register([f for tokens in tokenised for f in names_in(tokens, lower)])
    mentions = [
        EntityMention(Mention.cut(text, start, end), entity)
        for start, end, entity in (
            *register.resolved(),
            *(named for tokens in tokenised for named in _in_headline(tokens, register)),
        )
    ]
    return tuple(sorted(mentions, key=lambda m: m.mention.span))


def _in_headline(tokens: Sequence[Token], register: Register) -> Iterator[tuple[int, int, Entity]]:
    """Yield the names in a headline that the body makes known."""
    at = 0
    while at < len(tokens):
        size, entity = 1, None
        if tokens[at].quiet and tokens[at].is_name:
            size, entity = _longest(tokens, at, register)
        if entity:
            yield tokens[at].start, tokens[at + size - 1].end, entity
        at += size


def _longest(tokens: Sequence[Token], at: int, register: Register) -> tuple[int, Entity | None]:
    for size in range(min(_LONGEST, len(tokens) - at), 0, -1):
        span = tokens[at : at + size]
        if not (span[-1].quiet and span[-1].is_name) or any(t.possessive for t in span[:-1]):
            continue
        entity = register.known([t.text for t in span])
        if entity:
            return size, entity
    return 1, None
