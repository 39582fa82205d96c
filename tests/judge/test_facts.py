"""How comparisons become facts, with their positions in the order in which they were published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from fractions import Fraction
from itertools import permutations

import pytest

from atodds.config import Measure, Rule
from atodds.judge import facts_of, judge
from atodds.model import (
    Assertion,
    Category,
    Comparison,
    Document,
    Entity,
    EntityKind,
    Event,
    Evidence,
    Fact,
    Interval,
    Judgement,
    Kind,
    Link,
    Mention,
    Modifier,
    Moment,
    Quantity,
    Severity,
    Slot,
    Span,
    Unit,
    Verdict,
)

HOUR = Unit("hour", "time", "second", Fraction(3600))
NEVER = float("-inf")
RULE = Rule(
    name="length",
    title="Length of talks",
    what="How long.",
    kind=Kind.DURATION,
    severity=Severity.ERROR,
    measure=Measure.FIXED,
    threshold=2,
    bar=4,
)


def stated(document: str, hours: int, where: str = "Oslo", person: str = "Ann Porter") -> Assertion:
    point = Interval(Fraction(hours), Fraction(hours))
    return Assertion(
        document=document,
        kind=Kind.DURATION,
        slot=Slot("length", "talks"),
        value=Quantity(Fraction(hours), Modifier.EXACT, HOUR, point, point),
        event=Event(
            "talks",
            when=Moment(
                datetime.fromisoformat("2019-05-03"),
                datetime.fromisoformat("2019-05-04"),
                "2019-05-03",
            ),
            where=frozenset({Category("settlement", where.lower(), where)}),
            who=frozenset({Entity(EntityKind.PERSON, f"person:{person}", person)}),
        ),
        mention=Mention(Span(0, 7), f"{hours} hours"),
        sentence=Span(0, 40),
    )


def documents(published: dict[str, str] | None = None) -> dict[str, Document]:
    days = published or {}
    return {
        name: Document(
            id=name,
            path=name,
            outlet=name,
            text="",
            published=datetime.fromisoformat(days.get(name, "2019-05-06")),
            origin=name,
        )
        for name in "abcd"
    }


def compared(left: Assertion, right: Assertion, score: float = 5, *vetoes: str) -> Comparison:
    evidence = (
        Evidence("same-place", score, "both in Oslo"),
        *(Evidence(name, NEVER, f"{name} holds") for name in vetoes),
    )
    return judge(Link(RULE.name, left, right, evidence, RULE.threshold), RULE, documents())


def facts(*comparisons: Comparison, published: dict[str, str] | None = None) -> tuple[Fact, ...]:
    found = {
        tuple(
            (f.verdict, f.positions, f.why_same)
            for f in facts_of(order, RULE, documents(published))
        )
        for order in permutations(comparisons)
    }
    assert len(found) == 1, "the order of the comparisons must not matter"
    return facts_of(comparisons, RULE, documents(published))


def shown(fact: Fact) -> list[list[tuple[str, str]]]:
    return [[(a.document, a.mention.text) for a in p.assertions] for p in fact.positions]


@pytest.mark.parametrize(
    ("hours", "score", "vetoes", "verdict", "lookalike"),
    [
        pytest.param(5, 5, (), Verdict.AGREE, False, id="one value"),
        pytest.param(6, 5, (), Verdict.CONFLICT, False, id="two values, one fact"),
        pytest.param(6, 3, (), Verdict.INCOMPARABLE, True, id="too little for a conflict"),
        pytest.param(5, 3, (), Verdict.AGREE, False, id="but enough to agree"),
        pytest.param(6, 1, (), Verdict.INCOMPARABLE, False, id="hardly alike"),
        pytest.param(6, 5, ("dates-apart",), Verdict.INCOMPARABLE, True, id="kept apart"),
        pytest.param(5, 5, ("dates-apart",), Verdict.INCOMPARABLE, False, id="nothing to show"),
    ],
)
def test_a_pair_is_judged_by_its_evidence_first_and_its_values_second(
    hours: int, score: float, vetoes: tuple[str, ...], verdict: Verdict, *, lookalike: bool
) -> None:
    found = compared(stated("a", 5), stated("b", hours), score, *vetoes)
    assert found.verdict is verdict
    assert found.lookalike is lookalike
    assert found.judgement.reason


def test_what_agrees_is_one_fact_with_one_position() -> None:
    a, b = stated("a", 5), stated("b", 5)
    [fact] = facts(compared(a, b))
    assert fact.verdict is Verdict.AGREE
    assert shown(fact) == [[("a", "5 hours"), ("b", "5 hours")]]


def test_one_conflict_makes_the_fact_one() -> None:
    a, b, c = stated("a", 5), stated("b", 5), stated("c", 6)
    [fact] = facts(compared(a, b), compared(a, c), compared(b, c))
    assert fact.verdict is Verdict.CONFLICT
    assert shown(fact) == [[("a", "5 hours"), ("b", "5 hours")], [("c", "6 hours")]]
    assert len(fact.comparisons) == 3


def test_a_veto_keeps_two_facts_apart_though_a_third_statement_fits_both() -> None:
    oslo, vienna, unplaced = stated("a", 5), stated("b", 4, "Vienna"), stated("c", 5)
    found = facts(
        compared(oslo, vienna, 9, "places-apart"),
        compared(oslo, unplaced, 7),
        compared(vienna, unplaced, 5),
    )
    assert [shown(fact) for fact in found] == [[[("a", "5 hours"), ("c", "5 hours")]]]


def test_thin_evidence_alone_keeps_nothing_apart() -> None:
    a, b, c = stated("a", 5), stated("b", 5), stated("c", 5)
    found = facts(compared(a, b, 1), compared(a, c, 7), compared(b, c, 5))
    assert [shown(fact) for fact in found] == [
        [[("a", "5 hours"), ("b", "5 hours"), ("c", "5 hours")]]
    ]


def test_the_best_evidence_joins_first() -> None:
    a, b, c = stated("a", 5), stated("b", 5), stated("c", 5)
    found = facts(compared(a, b, 9, "dates-apart"), compared(a, c, 4), compared(b, c, 8))
    assert [shown(fact) for fact in found] == [[[("b", "5 hours"), ("c", "5 hours")]]]


def test_what_nothing_holds_against_each_other_is_no_fact() -> None:
    a, b = stated("a", 5), stated("b", 6)
    assert facts(compared(a, b, 1)) == ()
    assert facts_of([], RULE, documents()) == ()


def test_positions_stand_in_the_order_in_which_they_were_published() -> None:
    a, b = stated("a", 5), stated("b", 6)
    [fact] = facts(compared(a, b), published={"a": "2019-05-09", "b": "2019-05-04"})
    assert [p.assertions[0].document for p in fact.positions] == ["b", "a"]


def test_equal_values_are_one_position_though_only_a_third_links_them() -> None:
    a, b, c = stated("a", 5), stated("b", 6), stated("c", 5)
    [fact] = facts(compared(a, b), compared(b, c))
    assert shown(fact) == [[("a", "5 hours"), ("c", "5 hours")], [("b", "6 hours")]]


def test_the_reasons_are_those_of_the_pair_that_decided() -> None:
    a, b = stated("a", 5), stated("b", 6)
    [fact] = facts(compared(a, b))
    assert fact.why_same == "both in Oslo"
    assert "5 hours" in fact.why_verdict
    assert "6 hours" in fact.why_verdict


def names(found: Iterable[Fact]) -> list[str]:
    return [fact.subject for fact in found]


def test_the_subject_names_who_where_and_when_once() -> None:
    [subject] = names(facts(compared(stated("a", 5), stated("b", 6))))
    assert subject.count("Ann Porter") == 1
    assert subject.count("Oslo") == 1
    assert "3 May 2019" in subject


def test_an_amount_is_not_held_against_a_category() -> None:
    left, right = stated("a", 5), stated("b", 5)
    odd = Assertion(
        **{
            **{name: getattr(right, name) for name in right.__slots__},
            "value": Category("mode", "telephone", "by phone"),
        }
    )
    found = compared(left, odd)
    assert found.judgement == Judgement(Verdict.INCOMPARABLE, found.judgement.reason)


def test_facts_stand_in_the_order_of_reading() -> None:
    pairs = [(stated("a", 5), stated("b", 5)), (stated("c", 7), stated("d", 7))]
    joined = [compared(*pair) for pair in pairs]
    apart = [compared(left, right, 1) for left in pairs[0] for right in pairs[1]]
    for comparisons in (joined + apart, apart + joined[::-1]):
        found = facts_of(comparisons, RULE, documents())
        assert [shown(fact)[0][0][0] for fact in found] == ["a", "c"]


def test_what_is_told_beside_a_conflict_is_a_fact_only_with_a_pair_of_its_own() -> None:
    a, b, c = stated("a", 5), stated("b", 6), stated("c", 5)
    note = replace(compared(a, c), judgement=Judgement(Verdict.COMPATIBLE, "leaves room"))
    [fact] = facts_of([compared(a, b), note], RULE, documents())
    assert fact.verdict is Verdict.CONFLICT
    assert {x.document for p in fact.positions for x in p.assertions} == {"a", "b"}
