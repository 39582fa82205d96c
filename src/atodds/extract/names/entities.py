"""All names of a document, short forms under the key of the full ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from atodds.extract.names.countries import demonyms, speaks_english  # noqa: F401
from atodds.extract.names.finder import names_in
from atodds.extract.names.found import Found
from atodds.extract.names.people import name_end, name_from
from atodds.extract.names.register import Register
from atodds.extract.names.tokens import Token, tokens_of
from atodds.model import Entity, EntityKind, EntityMention, Mention, Sentence, Span


def entities_of(text: str, sentences: Sequence[Sentence]) -> tuple[EntityMention, ...]:
    """Return the people, places and bodies that a document names, in text order, none overlapping.

    Short forms ("Mr. Xxxx", "the foreign minister") carry the key of the full form wherever in the
    document that stands. Plain nouns and pronouns are left out.
    """
    if not sentences:
        return ()
    tokenised = [tokens_of(text, sentence) for sentence in sentences]
    lower = frozenset(
        t.low for tokens in tokenised for t in tokens if t.is_word and not t.text[0].isupper()
    )
    found = [f for tokens in tokenised for f in names_in(tokens, lower)]
    register = Register(found)
    resolved = [e for f in found if (e := _resolved(f, register))]
    mentions = [_mention(text, find, entity) for find, entity in resolved]
    taken = [m.mention.span for m in mentions]
    mentions += _in_headlines(text, tokenised, register, resolved)
    return tuple(sorted(mentions, key=lambda m: m.mention.span))


def people_in(entities: Iterable[EntityMention], span: Span) -> tuple[EntityMention, ...]:
    """Return the mentions of people that lie within a span."""
    return tuple(
        e for e in entities if e.entity.kind is EntityKind.PERSON and span.contains(e.mention.span)
    )


def _resolved(find: Found, register: Register) -> tuple[Found, Entity] | None:
    if find.kind is not EntityKind.PERSON:
        return find, Entity(find.kind, find.key, find.name, find.country)
    if find.person is None:
        person = register.holder(find.title or "", find.country)
        return (find, person.entity) if person else None
    person = register.person(find.person)
    if person:
        return find, person.entity
    if find.certain:
        return find, Entity(EntityKind.PERSON, find.key, find.name, find.country, find.title)
    return None


def _in_headlines(
    text: str,
    tokenised: Sequence[Sequence[Token]],
    register: Register,
    resolved: Sequence[tuple[Found, Entity]],
) -> list[EntityMention]:
    """Return the names in headlines that the body makes known."""
    known = {
        find.name.lower(): entity
        for find, entity in resolved
        if entity.kind is not EntityKind.PERSON
    }
    return [mention for tokens in tokenised for mention in _known_in(text, tokens, register, known)]


def _known_in(
    text: str, tokens: Sequence[Token], register: Register, known: dict[str, Entity]
) -> list[EntityMention]:
    found = []
    at = 0
    while at < len(tokens):
        size, entity = 0, None
        if tokens[at].quiet and tokens[at].is_name:
            size, entity = _longest(tokens, at, register, known)
        if entity:
            start, end = tokens[at].start, tokens[at + size - 1].end
            found.append(EntityMention(Mention.cut(text, start, end), entity))
        at += max(size, 1)
    return found


def _longest(
    tokens: Sequence[Token], at: int, register: Register, known: dict[str, Entity]
) -> tuple[int, Entity | None]:
    for size in (5, 4, 3, 2, 1):
        span = tokens[at : at + size]
        if len(span) < size or not (span[-1].quiet and span[-1].is_name):
            continue
        name = " ".join(t.low for t in span)
        if name in known:
            return size, known[name]
        if all(t.is_word for t in span):
            person = register.person(name_from([t.text for t in span]))
            if person:
                return size, person.entity
    return 0, None


def _mention(text: str, find: Found, entity: Entity) -> EntityMention:
    return EntityMention(Mention.cut(text, find.start, find.end), entity)
