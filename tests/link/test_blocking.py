"""Which pairs are weighed at all, and which rule has them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atodds.config import Match, Rule
from atodds.link.blocking import candidate_pairs
from atodds.model import Attribution, Document, Event, Kind, Link, Mention, Modality, Slot, Span

if TYPE_CHECKING:
    from tests.link.conftest import Make

Links = Callable[..., list[Link]]


def test_a_document_is_never_held_against_itself(make: type[Make], links: Links) -> None:
    first = make.statement("a")
    second = make.statement("a", mention=Mention(Span(10, 12), "15"))
    assert links(first, second) == []


def test_no_pair_is_weighed_twice(make: type[Make], links: Links) -> None:
    both = [make.statement(d, words=frozenset({"a", "b", "c"})) for d in "ab"]
    assert len(links(*both)) == 1


def test_what_shares_nothing_is_not_weighed(make: type[Make], links: Links) -> None:
    left = make.statement(
        "a", slot=Slot("count", "ship"), event=Event("vote"), words=frozenset("x")
    )
    right = make.statement(
        "b", slot=Slot("count", "cow"), event=Event("fire"), words=frozenset("y")
    )
    assert links(left, right) == []


@given(
    st.lists(
        st.tuples(
            st.sampled_from("abc"),
            st.sampled_from(["person", "ship", None]),
            st.sampled_from(["vote", "fire", None]),
            st.frozensets(st.sampled_from("xyz"), max_size=2),
        ),
        max_size=12,
    )
)
def test_no_pair_that_shares_a_slot_an_event_or_a_word_is_lost(
    make: type[Make],
    rows: list[tuple[str, str | None, str | None, frozenset[str]]],
) -> None:
    statements = [
        make.statement(
            document,
            slot=Slot("count", of),
            event=Event(type_),
            words=words,
            mention=Mention(Span(number, number + 1), "1"),
        )
        for number, (document, of, type_, words) in enumerate(rows)
    ]
    expected = {
        frozenset((left, right))
        for left, right in combinations(statements, 2)
        if left.document != right.document
        and (
            (left.slot.of and left.slot.of == right.slot.of)
            or (left.event.type and left.event.type == right.event.type)
            or left.words & right.words
        )
    }
    assert {frozenset(pair) for pair in candidate_pairs(statements)} == expected


def test_a_thousand_articles_do_not_cost_a_million_comparisons(make: type[Make]) -> None:
    statements = [
        make.statement(f"d{number}", words=frozenset({"town", f"rare{number // 3}"}))
        for number in range(1_000)
    ]
    pairs = list(candidate_pairs(statements))
    assert 900 < len(pairs) < 30_000


def test_a_large_story_loses_no_pair_that_shares_a_rare_word(make: type[Make]) -> None:
    statements = [
        make.statement(f"d{number}", words=frozenset({"town", f"rare{number // 2}"}))
        for number in range(600)
    ]
    pairs = {frozenset((a.document, b.document)) for a, b in candidate_pairs(statements)}
    assert all(frozenset((f"d{n}", f"d{n + 1}")) in pairs for n in range(0, 600, 2))


def test_the_first_rule_that_takes_a_statement_up_has_it(
    make: type[Make], rule: Callable[..., Rule], links: Links
) -> None:
    narrow = rule(name="narrow", match=Match(kind=(Kind.KILLED,)))
    wide = rule(name="wide")
    killed = [make.statement(d) for d in "ab"]
    injured = [make.statement(d, kind=Kind.INJURED) for d in "ab"]
    found = links(*killed, *injured, rules=(narrow, wide))
    assert sorted((pair.rule, pair.left.kind.value) for pair in found) == [
        ("narrow", "killed"),
        ("wide", "injured"),
    ]


def test_every_condition_of_a_rule_must_be_met(
    make: type[Make], rule: Callable[..., Rule], links: Links
) -> None:
    match = Match(kind=(Kind.KILLED,), aspect=("killed",), of=("worker",), event=("bombing",))
    strict = (rule(match=match),)
    meeting = [make.statement(d, slot=Slot("killed", "worker")) for d in "ab"]
    assert len(links(*meeting, rules=strict)) == 1
    for field, value in (
        ("kind", Kind.INJURED),
        ("slot", Slot("killed", "child")),
        ("slot", Slot("count", "worker")),
        ("event", Event("vote")),
        ("modality", Modality.PLAN),
    ):
        fields = {"slot": Slot("killed", "worker"), field: value}
        assert links(*(make.statement(d, **fields) for d in "ab"), rules=strict) == []


def test_a_rule_may_leave_some_things_out(
    make: type[Make], rule: Callable[..., Rule], links: Links
) -> None:
    others = (rule(match=Match(unless_of=("person",))),)
    assert links(make.statement("a"), make.statement("b"), rules=others) == []


def test_rules_take_up_facts_alone_unless_they_say_so(
    make: type[Make], rule: Callable[..., Rule], links: Links
) -> None:
    plans = [make.statement(d, modality=Modality.PLAN) for d in "ab"]
    assert links(*plans) == []
    assert len(links(*plans, rules=(rule(match=Match(modality=(Modality.PLAN,))),))) == 1


def test_pairs_below_the_threshold_are_given_with_what_there_was(
    make: type[Make], rule: Callable[..., Rule], links: Links
) -> None:
    [pair] = links(make.statement("a"), make.statement("b"), rules=(rule(threshold=99),))
    assert not pair.comparable
    assert pair.evidence


def test_a_large_story_of_like_sentences_still_finds_the_one_that_differs(
    make: type[Make],
) -> None:
    statements = [make.statement(f"d{number}", value=make.amount(12)) for number in range(300)]
    odd = make.statement("odd", value=make.amount(15))
    pairs = candidate_pairs([*statements, odd])
    assert any(odd in pair for pair in pairs)


def test_pairs_of_many_that_say_the_same_grow_with_them_and_not_with_their_square(
    make: type[Make],
) -> None:
    def pairs(count: int) -> int:
        statements = [
            make.statement(
                f"d{number}",
                value=make.amount(12 + number % 5),
                words=frozenset({"town", "fire", f"outlet{number % 40}"}),
            )
            for number in range(count)
        ]
        return len(list(candidate_pairs(statements)))

    few, many = pairs(500), pairs(2_000)
    assert many <= 4 * few
    assert many <= 3 * 2_000


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("value", 15, id="another figure"),
        pytest.param("slot", Slot("killed", "child"), id="of another group"),
        pytest.param("event", Event("vote"), id="of another event"),
        pytest.param("modality", Modality.PLAN, id="of what is planned"),
        pytest.param("hints", frozenset({"final"}), id="told as final"),
        pytest.param("attribution", Attribution("the mayor"), id="as somebody's word"),
        pytest.param("lead", True, id="in the lead, where it counts for more"),
    ],
)
def test_of_many_none_speaks_for_one_that_says_it_otherwise(
    make: type[Make], field: str, value: object
) -> None:
    fields = {field: make.amount(value) if isinstance(value, int) else value}
    statements = [make.statement(f"d{number:03}", value=make.amount(12)) for number in range(300)]
    odd = make.statement("odd", **{"value": make.amount(12), **fields})
    partners = {p for pair in candidate_pairs([*statements, odd]) if odd in pair for p in pair}
    assert {a.document for a in partners} >= {"odd", "d000", "d001", "d002"}


def test_of_many_none_speaks_for_one_of_another_day(make: type[Make]) -> None:
    statements = [make.statement(f"d{number:03}") for number in range(300)]
    days = {
        a.document: Document(a.document, a.document, "The Bell", "", datetime(2020, 3, 4))
        for a in statements
    }
    days["d299"] = replace(days["d299"], published=datetime(2020, 3, 6))
    partners = {
        other.document
        for pair in candidate_pairs(statements, days)
        for other in pair
        if statements[299] in pair
    }
    assert partners >= {"d000", "d001", "d002"}


def test_each_of_many_is_held_against_the_first_that_says_the_same(make: type[Make]) -> None:
    """And not against the one before it: a row of neighbours is no better held together."""
    statements = [make.statement(f"d{number:03}") for number in range(300)]
    pairs = set(candidate_pairs(statements))
    assert pairs >= {(statements[0], statements[n]) for n in range(1, 300)}
    assert (statements[200], statements[201]) not in pairs


def test_pairs_come_in_the_order_of_the_statements(make: type[Make]) -> None:
    """Sets of words are ordered otherwise in each process; what follows from pairs must not be."""
    statements = [
        make.statement(f"d{number}", words=frozenset({"x", "y", f"w{number % 3}"}))
        for number in range(9)
    ]
    assert list(candidate_pairs(statements)) == list(combinations(statements, 2))
