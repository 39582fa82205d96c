"""Who is whose wife, brother or cousin, and of how many children somebody is the father."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache

import regex

from atodds.extract.context import Context
from atodds.extract.only import may_be_one
from atodds.extract.persons import Phrase, Said, number_in, owner_before, profile_of
from atodds.extract.reading import Reading, inside
from atodds.language import Pattern
from atodds.lexicon import alternation, load
from atodds.model import (
    SOMEBODY,
    Assertion,
    Category,
    Entity,
    EntityKind,
    EntityMention,
    Interval,
    Kind,
    Modifier,
    Quantity,
    Sentence,
    Slot,
    Span,
    Unit,
)
from atodds.model.quantity import COUNT

CHILD = Unit("child", COUNT, "child")
INDEFINITE = Pattern(r"\S\s+an?\s+(?:[\p{L}\d-]+\s+){0,2}$")
NAMED = Pattern(r",?\s+(?:(?:identified as|named)\s+)?(?:[\p{L}-]+\s+){0,2}$")
APPOSED = Pattern(r"(?:,\s+\d{1,2})?,\s+$|\s+(?:was|is)\s+$")
SPEAKS = Pattern(
    r"(?:,?\s+\p{Lu}[\p{L}.'-]*){0,3},?\s+"
    r"(?:said|says|told|wrote|added|recalled|remembers|described|confirmed)\b"
)
REACH = 40
AND = " and "
FOLLOWS = "was|is|had|has|who|from|died|and|in|at|with|when|on|whose|were|will|worked|lived"


def children(reading: Reading, sentence: Sentence) -> Iterator[Said]:
    """Yield of how many children somebody is father or mother: "a father of three"."""
    text = reading.text
    for match in _patterns()["parent"].finditer(text, sentence.span.start, sentence.span.end):
        before = text[max(sentence.span.start, match.start() - REACH) : match.start()]
        # "Ann Example, a mother of two", but "the 34-year-old mother of two".
        begins = match.start() if INDEFINITE.search(before) else match.end("parent")
        count = Fraction(number_in(match["number"]))
        exact = Interval(count, count)
        value = Quantity(count, Modifier.EXACT, CHILD, exact, exact)
        yield Said("children", value, Span(*match.span()), begins, Kind.PEOPLE)


def relations(context: Context) -> Iterator[Assertion]:
    """Yield what somebody is to another: "his ex-wife", "Ms. Berg's cousin".

    Of whom a text names two kin, a brother here and a cousin there, it tells of two people: nothing
    is yielded of either.
    """
    found = [a for s in context.reading.sentences for a in _relations_in(context, s)]
    for assertion in found:
        alike = (a for a in found if a.slot.aspect == assertion.slot.aspect)
        of_one = (a.value for a in alike if not _apart(assertion.slot, a.slot))
        if all(may_be_one(assertion.value, other) for other in of_one):
            yield assertion


def _apart(mine: Slot, other: Slot) -> bool:
    """Tell whether two are known to be kin of two people."""
    told = [{who for q in s.qualifiers for who in q.split(AND)} for s in (mine, other)]
    return bool(told[0] and told[1]) and told[0].isdisjoint(told[1])


def _relations_in(context: Context, sentence: Sentence) -> Iterator[Assertion]:
    reading, text = context.reading, context.reading.text
    people = [
        e for e in inside(reading.entities, sentence.span) if e.entity.kind is EntityKind.PERSON
    ]
    for match in _patterns()["kin"].finditer(text, sentence.span.start, sentence.span.end):
        if SPEAKS.match(text, match.end(), sentence.span.end):
            continue
        owner, person = _owner(reading, sentence, match, people), _named(text, match, people)
        relation, key = _relation_of()[match["kin"].lower()]
        slot = _slot(text, sentence, match, owner, person)
        if slot is None:
            continue
        within = frozenset(load("kinship")["within"].get(key, ()))
        value = Category(relation, key, match["kin"], within)
        mention = reading.cut(*match.span("kin"))
        yield context.assertion(sentence, mention, Kind.OTHER, slot, value)


def _slot(
    text: str,
    sentence: Sentence,
    match: regex.Match[str],
    owner: Entity | None,
    person: Entity | None,
) -> Slot | None:
    """Return what is asked: of a couple, of whom it is said; of kin, also what the kin did.

    None stands for kin of whom nothing tells which it is: a man may have several brothers.
    """
    relation, _ = _relation_of()[match["kin"].lower()]
    profile = profile_of(text, sentence, Phrase(Span(*match.span()), None))
    if relation in load("kinship")["mutual"]:
        if owner and person:
            return Slot(relation, SOMEBODY, _of_whom(owner, person))
        known = owner or person or profile.fate
        return Slot(relation, SOMEBODY, _of_whom(owner, person), profile=profile) if known else None
    if person:
        return Slot(relation, person.key, _of_whom(owner), name=person.name)
    act = _act(text, sentence, match)
    if owner is None or act is None:
        return None
    return Slot(relation, f"the one who {act}", frozenset({f"{owner.key} {act}"}))


def _act(text: str, sentence: Sentence, match: regex.Match[str]) -> str | None:
    """Return what the kin is said to have done or suffered, of a short list of acts."""
    before = text[sentence.span.start : match.start()]
    own = _patterns()["by whom"].search(before) or _patterns()["does"].match(
        text, match.end(), sentence.span.end
    )
    if own:
        return f"does {_act_of()[own['act'].lower()]}"
    suffered = _patterns()["whom"].search(before)
    return f"suffers {_act_of()[suffered['act'].lower()]}" if suffered else None


def _of_whom(*people: Entity | None) -> frozenset[str]:
    """Return the key of the one known, or of both as one: a man may have had two wives."""
    known = sorted(person.key for person in people if person)
    return frozenset({AND.join(known)} if known else ())


def _owner(
    reading: Reading,
    sentence: Sentence,
    match: regex.Match[str],
    people: Sequence[EntityMention],
) -> Entity | None:
    """Return whose kin it is: named right before, or the person spoken of before "his"."""
    if match["pronoun"]:
        sex = "male" if match["pronoun"].lower() == "his" else "female"
        return owner_before(reading, sentence, Span(*match.span()), sex)
    return next((p.entity for p in people if p.mention.span.end == match.start()), None)


def _named(text: str, match: regex.Match[str], people: Sequence[EntityMention]) -> Entity | None:
    """Return the name in apposition: "his ex-wife, Ann Example", "Ann Example, his ex-wife"."""
    for person in people:
        name = person.mention.span
        if name.start >= match.end() and NAMED.fullmatch(text, match.end(), name.start):
            return person.entity
        if name.end <= match.start() and APPOSED.fullmatch(text, name.end, match.start()):
            return person.entity
    return None


@cache
def _relation_of() -> dict[str, tuple[str, str]]:
    """Return the class and the value of each word."""
    classes = load("kinship")["classes"].items()
    return {
        word: (name, key)
        for name, values in classes
        for key, words in values.items()
        for word in words
    }


@cache
def _act_of() -> dict[str, str]:
    return {word: act for act, words in load("kinship")["acts"].items() for word in words}


@cache
def _patterns() -> dict[str, Pattern]:
    words = load("kinship")
    kin, parents = alternation(_relation_of()), alternation(words["parents"])
    one_to_nine = alternation(load("numbers")["ones"])
    described = r"(?:[\p{Ll}\d-]+,?\s+){0,2}?"
    act = rf"(?P<act>{alternation(_act_of())})"
    return {
        "by whom": Pattern(rf"\b{act}\b[^.;:]{{0,60}}\bby\s*$", regex.IGNORECASE),
        "does": Pattern(rf"\s+(?:had\s+)?{act}\b", regex.IGNORECASE),
        "whom": Pattern(rf"(?<!\b(?:was|were|been)\s+){act}\s*$", regex.IGNORECASE),
        "kin": Pattern(
            rf"(?:\b(?P<pronoun>his|her)|'s)\s+{described}(?P<kin>{kin})\b(?!'|-)",
            regex.IGNORECASE,
        ),
        "parent": Pattern(
            rf"\b(?P<parent>{parents})\s+(?:of|to)\s+(?P<number>{one_to_nine}|[2-9]|1\d)\b"
            rf"(?:\s+(?:\p{{L}}+\s+)?(?:{alternation(words['children'])})\b|(?!\s+\p{{L}}+)|(?=\s+(?:{FOLLOWS})\b))",
            regex.IGNORECASE,
        ),
    }
