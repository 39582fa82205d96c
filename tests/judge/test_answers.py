"""Figures that find their equal in the other text are at odds with nothing else in it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from tests.judge.saying import compared, exactly, said

from atodds.judge import without_answered
from atodds.model import (
    Assertion,
    Category,
    Comparison,
    Interval,
    Modifier,
    Profile,
    Quantity,
    Slot,
    Verdict,
    Wording,
)

LEG, LEFT_LEG = Category("body", "leg", "the leg"), Category("body", "left leg", "the left leg")
OPEN = Interval(Fraction(4), None)
HALF_OPEN = Interval(None, Fraction(4))
MINE = said(exactly(4), "4 km", "a")
EQUAL = said(exactly(4), "2.5 miles", "b")
OTHER = said(exactly(7), "4.3 miles", "b")


def held(*comparisons: Comparison) -> list[Comparison]:
    turned = without_answered(list(comparisons)[::-1])[::-1]
    found = without_answered(comparisons)
    assert found == turned, "the order of the comparisons must not matter"
    return found


def open_ended(words: str, document: str, interval: Interval) -> Assertion:
    return said(Quantity(None, Modifier.AT_LEAST, None, interval, interval), words, document)


def ranged(words: str, document: str) -> Assertion:
    return open_ended(words, document, Interval(Fraction(3), Fraction(5)))


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("match", [Verdict.AGREE, Verdict.COMPATIBLE])
def test_a_figure_answered_in_the_other_text_is_held_against_nothing_else_there(
    match: Verdict, *, turned: bool
) -> None:
    answer = compared(EQUAL, MINE, match) if turned else compared(MINE, EQUAL, match)
    odds = compared(OTHER, MINE) if turned else compared(MINE, OTHER)
    kept, answered = held(answer, odds)
    assert kept == answer
    assert answered.verdict is Verdict.INCOMPARABLE
    assert answered.lookalike
    assert answered.judgement.reason == "the same text also has '2.5 miles', as '4 km' says"
    assert (answered.left, answered.right) == (odds.left, odds.right)


def test_the_first_answer_in_a_text_is_the_one_that_is_named() -> None:
    again = said(exactly(4), "four kilometres", "b")
    *_, answered = without_answered(
        [
            compared(MINE, EQUAL, Verdict.AGREE),
            compared(MINE, again, Verdict.AGREE),
            compared(MINE, OTHER),
        ]
    )
    assert "'2.5 miles'" in answered.judgement.reason


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(compared(MINE, replace(EQUAL, document="c"), Verdict.AGREE), id="elsewhere"),
        pytest.param(compared(MINE, EQUAL, Verdict.DIVERGENCE), id="only a note"),
        pytest.param(compared(MINE, EQUAL, Verdict.CONFLICT), id="at odds with both"),
        pytest.param(
            compared(replace(MINE, hints=frozenset({"group"})), EQUAL, Verdict.AGREE),
            id="a group leaves room for one beside it",
        ),
        pytest.param(
            compared(MINE, replace(EQUAL, hints=frozenset({"group"})), Verdict.AGREE),
            id="a group in the other text",
        ),
        pytest.param(
            compared(said(exactly(9), "9 km", "a"), EQUAL, Verdict.AGREE), id="of another figure"
        ),
    ],
)
def test_without_an_answer_the_two_stay_at_odds(answer: Comparison) -> None:
    odds = compared(MINE, OTHER)
    assert held(answer, odds)[1] == odds


@pytest.mark.parametrize(
    ("left", "right", "answers", "why"),
    [
        (ranged("3 to 5 km", "a"), EQUAL, True, "both have two ends"),
        (open_ended("at least 4 km", "a", OPEN), EQUAL, False, "no upper end"),
        (open_ended("up to 4 km", "a", HALF_OPEN), EQUAL, False, "no lower end"),
        (ranged("3 to 5 km", "a"), open_ended("at least 4", "b", OPEN), False, "nor has the other"),
        (
            said(LEG, "the leg", "a", slot=Slot("wound", profile=Profile())),
            said(LEFT_LEG, "the left leg", "b", slot=Slot("wound", profile=Profile())),
            True,
            "of one person, one said more closely",
        ),
        (
            said(LEG, "the leg", "a", slot=Slot("wound", profile=Profile())),
            said(LEFT_LEG, "the left leg", "b"),
            False,
            "of a person in one text only",
        ),
        (
            said(Wording("Go", ("go",), direct=True), "Go", "a", slot=Slot("w", profile=Profile())),
            said(Wording("Go on", ("go", "on"), direct=True), "Go", "b"),
            False,
            "words are answered by nothing less than the same",
        ),
    ],
)
def test_what_is_merely_compatible_answers_where_it_is_as_definite(
    left: Assertion, right: Assertion, why: str, *, answers: bool
) -> None:
    odds = compared(left, replace(OTHER, document=right.document))
    found = held(compared(left, right, Verdict.COMPATIBLE), odds)[1]
    assert (found.verdict is Verdict.INCOMPARABLE) is answers, why


ANN = Slot("age", "person:porter:ann")


@pytest.mark.parametrize(
    ("mine", "answer", "other", "answered", "why"),
    [
        (ANN, Slot("age"), ANN, False, "two figures of one person; the answer is of nobody named"),
        (ANN, ANN, ANN, True, "all three of one person"),
        (ANN, Slot("age"), Slot("age"), True, "the other is of nobody named either"),
        (Slot("count", "wagon"), Slot("count"), Slot("count", "wagon"), True, "of things"),
        (Slot("age"), ANN, Slot("age"), True, "of nobody named"),
    ],
)
def test_somebody_elses_figure_is_no_answer(
    mine: Slot, answer: Slot, other: Slot, why: str, *, answered: bool
) -> None:
    told, equal, odd = (
        replace(a, slot=slot) for a, slot in ((MINE, mine), (EQUAL, answer), (OTHER, other))
    )
    found = held(compared(told, equal, Verdict.AGREE), compared(told, odd))[1]
    assert (found.verdict is Verdict.INCOMPARABLE) is answered, why


def test_only_conflicts_are_answered() -> None:
    note = compared(MINE, OTHER, Verdict.DIVERGENCE)
    assert held(compared(MINE, EQUAL, Verdict.AGREE), note)[1] == note
