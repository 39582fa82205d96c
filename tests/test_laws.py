"""Laws of the whole line, tried on small stories made up from templates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from itertools import pairwise
from random import Random

from hypothesis import example, given, settings
from hypothesis import strategies as st

from atodds.config import RuleSet, load_rules
from atodds.config.rules import Learnt
from atodds.extract import extract
from atodds.findings import Findings
from atodds.language import fold, paragraphs_of
from atodds.link import default_weights
from atodds.model import Comparison, Document, Quantity, Verdict
from atodds.pipeline import compare
from atodds.read.layout import blocks_of
from atodds.read.origins import origins_named

PEOPLE = ("Ann Porter", "Karl Brandt", "Lena Strand", "Otto Weiss")
CITIES = ("Oslo", "Vienna", "Hamburg", "Lyon")
DAYS = ("Monday", "Thursday", "Friday", "Saturday")
TEMPLATES = (
    "An explosion at a paint factory in {city} on {day} killed {modifier} {number} workers.",
    "{modifier} {number} people were injured in {day}'s explosion in {city}.",
    "The death toll rose to {number}, {person} said.",
    "Police arrested {number} people at {day}'s protest in {city}.",
    "{person} and {other} held talks in {city} on {day}.",
    "The talks between {person} and {other} lasted {modifier} {number} hours.",
    "{person} met {other} in {city} on {day} to discuss the harbour dues.",
    "In a telephone call with {other}, {person} asked for {number} ships.",
    "The painting of the harbour was sold for ${number} million at an auction in {city} on {day}.",
    "Turnout in {day}'s election in {city} was {number} per cent, {person} said.",
    "{person}, {number}, of {city}, was among the injured.",
    "Some {number},000 Ruritanian troops began exercises near {city} on {day}.",
    '"The harbour wall will hold for {number} years and nobody need worry," {person} said.',
    "{person} said the ferry had left {city} at {number} a.m. on {day}.",
    "Everybody within {number} miles of the fire in {city} was told to leave.",
)
MODIFIERS = ("", "about", "more than", "at least", "nearly", "exactly")
CHROME = (
    "Share this article",
    "Advertisement",
    "Sign up for our newsletter",
    "Copyright 2019 The Gazette. All rights reserved.",
    "Read more",
    "Follow us on Twitter",
    "Related articles",
    "Comments",
)
WEIGHTS = default_weights()
PUBLISHED = tuple(datetime(2019, 5, day) for day in range(4, 8))

sentences = st.builds(
    lambda template, person, other, city, day, modifier, number: " ".join(
        template.format(
            person=person, other=other, city=city, day=day, modifier=modifier, number=number
        ).split()
    ),
    st.sampled_from(TEMPLATES),
    st.sampled_from(PEOPLE[:2]),
    st.sampled_from(PEOPLE[2:]),
    st.sampled_from(CITIES[:3]),
    st.sampled_from(DAYS),
    st.sampled_from(MODIFIERS),
    st.integers(min_value=2, max_value=12),
)
texts = st.lists(sentences, min_size=1, max_size=4).map("\n\n".join)
stories = st.lists(st.tuples(texts, st.sampled_from(PUBLISHED)), min_size=2, max_size=4)

seeds = st.integers(min_value=0, max_value=2**32)


@st.composite
def disputes(draw: st.DrawFn) -> list[tuple[str, datetime]]:
    """Articles on the same few matters, so that many of their statements are comparable."""
    matters = draw(st.lists(st.sampled_from(TEMPLATES), min_size=1, max_size=3, unique=True))
    city, day, person, other = CITIES[0], DAYS[2], PEOPLE[0], PEOPLE[2]
    articles = []
    for _ in range(draw(st.integers(min_value=2, max_value=4))):
        lines = [
            " ".join(
                matter.format(
                    person=person,
                    other=other,
                    city=city,
                    day=day,
                    modifier=draw(st.sampled_from(MODIFIERS)),
                    number=draw(st.integers(min_value=2, max_value=9)),
                ).split()
            )
            for matter in matters
        ]
        articles.append(("\n\n".join(lines), draw(st.sampled_from(PUBLISHED))))
    return articles


@cache
def rules() -> RuleSet:
    return load_rules()


def weighed_otherwise(seed: int) -> RuleSet:
    """Return the rule set with weights and bars as other labelled stories might teach them."""
    chance = Random(seed)  # noqa: S311  # no secret
    weights = {name: weight * chance.uniform(0.5, 1.5) for name, weight in WEIGHTS.items()}
    bars = {r.name: r.conflict_threshold + chance.uniform(-1.5, 1.5) for r in rules().rules}
    return rules().model_copy(
        update={
            "learnt": Learnt(weights=weights),
            "rules": tuple(r.model_copy(update={"bar": bars[r.name]}) for r in rules().rules),
        }
    )


def documents_of(story: Iterable[tuple[str, datetime | None]]) -> list[Document]:
    """Return documents of different outlets, each a witness of its own."""
    return [
        Document(
            id=f"d{number}",
            path=f"d{number}.txt",
            outlet=f"Outlet {number}",
            text=text,
            published=published,
            blocks=blocks_of(fold(text), paragraphs_of(fold(text))),
            origin=f"Outlet {number}",
        )
        for number, (text, published) in enumerate(story)
    ]


def at_odds(findings: Findings) -> set[tuple[str, frozenset[str]]]:
    """Return the pairs of wordings that are reported as conflicts, by rule."""
    return {
        (fact.rule, frozenset((pair.left.mention.text, pair.right.mention.text)))
        for fact in findings.facts
        if fact.verdict is Verdict.CONFLICT
        for pair in fact.comparisons
        if pair.verdict is Verdict.CONFLICT
    }


def verdicts(comparisons: Iterable[Comparison]) -> list[tuple[str, list[str], str, float]]:
    return sorted(
        (
            pair.rule,
            sorted((pair.left.mention.text, pair.right.mention.text)),
            pair.verdict.value,
            round(pair.score, 6),
        )
        for pair in comparisons
    )


@settings(max_examples=40)
@given(disputes(), st.randoms(use_true_random=False))
def test_the_order_of_the_documents_never_matters(
    story: list[tuple[str, datetime]], random: Random
) -> None:
    documents = documents_of(story)
    shuffled = list(documents)
    random.shuffle(shuffled)
    assert compare(documents, rules()) == compare(shuffled, rules())


@settings(max_examples=60)
@given(disputes())
def test_comparison_is_symmetric(story: list[tuple[str, datetime]]) -> None:
    """Documents come in the order of their names, so that other names swap left and right."""
    documents = documents_of(story[:2])
    renamed = [replace(d, id=f"z{9 - n}") for n, d in enumerate(documents)]
    assert verdicts(compare(documents, rules()).comparisons) == (
        verdicts(compare(renamed, rules()).comparisons)
    )


@settings(max_examples=60)
@given(disputes())
def test_a_shared_amount_is_never_a_conflict(story: list[tuple[str, datetime]]) -> None:
    for pair in compare(documents_of(story), rules()).comparisons:
        mine, other = pair.left.value, pair.right.value
        if isinstance(mine, Quantity) and isinstance(other, Quantity):
            shared = mine.hard_base.meets(other.hard_base)
            assert not (shared and pair.verdict is Verdict.CONFLICT)


@settings(max_examples=100)
@given(disputes(), seeds, st.data())
def test_an_agreeing_article_never_adds_a_conflict(
    story: list[tuple[str, datetime]], seed: int, data: st.DataObject
) -> None:
    weighed = weighed_otherwise(seed)
    copies = data.draw(st.lists(st.sampled_from(story), min_size=1, max_size=4))
    before = at_odds(compare(documents_of(story), weighed))
    after = at_odds(compare(documents_of([*story, *copies]), weighed))
    assert after <= before


@settings(max_examples=60)
@given(disputes(), seeds, st.data())
def test_no_copy_changes_what_the_others_say_to_each_other(
    story: list[tuple[str, datetime]], seed: int, data: st.DataObject
) -> None:
    """Every score and verdict stays, whatever evidence weighs."""
    weighed = weighed_otherwise(seed)
    copies = data.draw(st.lists(st.sampled_from(story), min_size=1, max_size=4))
    names = {d.id for d in documents_of(story)}
    after = compare(documents_of([*story, *copies]), weighed).comparisons
    among = [c for c in after if {c.left.document, c.right.document} <= names]
    assert verdicts(among) == verdicts(compare(documents_of(story), weighed).comparisons)


@settings(max_examples=60)
@given(stories, st.data())
def test_a_copy_of_an_article_never_adds_a_conflict(
    story: list[tuple[str, datetime]], data: st.DataObject
) -> None:
    text, published = data.draw(st.sampled_from(story))
    before = at_odds(compare(origins_named(documents_of(story)), rules()))
    copied = origins_named(documents_of([*story, (text, published)]))
    assert at_odds(compare(copied, rules())) <= before


TWO_BLASTS = (
    "An explosion at a paint factory in Oslo on Monday killed 2 workers.\n\n"
    "An explosion at a paint factory in Oslo on Thursday killed 2 workers.\n\n"
    "2 people were injured in Monday's explosion in Oslo."
)


@settings(max_examples=60)
@given(stories)
@example([(TWO_BLASTS, PUBLISHED[0])])
def test_no_article_is_at_odds_with_its_own_copy(story: list[tuple[str, datetime]]) -> None:
    documents = documents_of([story[0], story[0]])
    copies = [replace(d, origin="Agency") for d in documents]
    assert at_odds(compare(copies, rules())) == set()


@settings(max_examples=60)
@given(disputes(), st.lists(st.sampled_from(CHROME), min_size=1, max_size=5), st.booleans())
def test_page_furniture_never_adds_a_conflict(
    story: list[tuple[str, datetime]],
    furniture: list[str],
    ahead: bool,  # noqa: FBT001  # hypothesis passes it by place
) -> None:
    page = "\n\n".join(furniture)
    text, published = story[0]
    dressed = f"{page}\n\n{text}" if ahead else f"{text}\n\n{page}"
    before = at_odds(compare(documents_of(story), rules()))
    after = at_odds(compare(documents_of([(dressed, published), *story[1:]]), rules()))
    assert after <= before


@settings(max_examples=60)
@given(disputes())
def test_a_conflict_has_two_origins_and_two_positions(story: list[tuple[str, datetime]]) -> None:
    documents = documents_of(story)
    origins = {d.id: d.origin for d in documents}
    for fact in compare(documents, rules()).facts:
        held = [a for p in fact.positions for a in p.assertions]
        assert len({origins[a.document] for a in held}) > 1
        assert fact.verdict is not Verdict.CONFLICT or len(fact.positions) > 1
        assert len(set(held)) == len(held)


@settings(max_examples=60)
@given(disputes())
def test_no_fact_unites_what_a_veto_keeps_apart(story: list[tuple[str, datetime]]) -> None:
    found = compare(documents_of(story), rules())
    apart = {frozenset((c.left, c.right)) for c in found.comparisons if not c.comparable}
    for fact in found.facts:
        held = [a for p in fact.positions for a in p.assertions]
        assert not any(frozenset((a, b)) in apart for a in held for b in held)


words = st.sampled_from(
    [
        *PEOPLE,
        *CITIES,
        *DAYS,
        *("killed", "injured", "arrested", "talks", "met", "said", "told", "to", "of", "in", "on"),
        *("at", "the", "a", "12", "five", "3.5", "$4", "million", "hours", "people", "per cent"),
        *("2019", "ago", "more than", "at least", "between", "and", "or"),
        *(",", ".", ";", ":", "-", "(", ")"),
        '"',
        "\n\n",
        "'s",
    ]
)
rubble = st.one_of(
    st.lists(words, max_size=40).map(" ".join),
    st.text(max_size=200),
    st.lists(st.one_of(words, st.text(max_size=8)), max_size=30).map("".join),
)


@settings(max_examples=100)
@given(rubble, st.sampled_from((*PUBLISHED, None)))
def test_any_text_is_read_and_every_span_is_valid(text: str, published: datetime | None) -> None:
    [document] = documents_of([(text, published)])
    for found in extract(document):
        span = found.mention.span
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text) == found.mention.text
        assert 0 <= found.sentence.start < found.sentence.end <= len(text)
        assert found.sentence.start <= span.start < found.sentence.end


@settings(max_examples=60)
@given(st.lists(st.tuples(rubble, st.sampled_from((*PUBLISHED, None))), max_size=3))
def test_any_texts_are_compared(story: list[tuple[str, datetime | None]]) -> None:
    found = compare(documents_of(story), rules())
    assert all(fact.positions and fact.comparisons for fact in found.facts)


@settings(max_examples=40)
@given(texts)
def test_extracting_is_a_function_of_the_document_in_text_order(text: str) -> None:
    [document] = documents_of([(text, PUBLISHED[0])])
    found = extract(document)
    assert found == extract(document)
    assert all(left.mention.span <= right.mention.span for left, right in pairwise(found))


@settings(max_examples=40)
@given(disputes())
def test_identities_of_facts_are_unique_within_a_rule(story: list[tuple[str, datetime]]) -> None:
    found: Sequence[str] = [f.id for f in compare(documents_of(story), rules()).facts]
    assert all(found)
    assert len(set(found)) == len(found)
