"""Which law a pair is judged by, what its evidence must come to, and what the reader is told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.judge.saying import exactly, moment, published, said

from atodds.config import Measure, Rule
from atodds.judge import judge
from atodds.model import (
    Assertion,
    Category,
    Comparison,
    Evidence,
    Kind,
    Link,
    Severity,
    Unit,
    Verdict,
    Wording,
)

NEVER = float("-inf")
HOUR = Unit("hour", "time", "hour")
DOCUMENTS = published(a="2019-05-06", b="2019-05-06")
OPEN = Wording("We left with empty nets.", (), direct=True)
SHUT = Wording("We left with full boats.", (), direct=True)


def rule(measure: Measure = Measure.FIXED, within: timedelta | None = None) -> Rule:
    return Rule(
        name="length",
        title="Length",
        what="How long.",
        kind=Kind.DURATION,
        severity=Severity.ERROR,
        measure=measure,
        within=within,
        threshold=2,
        bar=4,
    )


def pair(left: Assertion, right: Assertion, *weights: float, by: Rule | None = None) -> Comparison:
    evidence = [Evidence(f"e{w:g}", w, f"a reason of {w:g}") for w in weights or (5,)]
    judged = by or rule()
    link = Link(judged.name, left, right, tuple(evidence), judged.threshold)
    return judge(link, judged, DOCUMENTS)


FIVE, SIX = said(exactly(5, HOUR), "five hours"), said(exactly(6, HOUR), "six hours", "b")


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        (
            FIVE,
            SIX,
            "“five hours” means 5 hours, “six hours” means 6 hours: no amount is both",
        ),
        (
            said(Category("mode", "telephone", "by phone")),
            said(Category("mode", "meeting", "in person"), document="b"),
            "“by phone” is not “in person”",
        ),
        (
            said(moment("2019-05-03"), "3 May", kind=Kind.DATE),
            said(moment("2019-05-05"), "5 May", "b", kind=Kind.DATE),
            "nothing says that both are the time of one and the same thing",
        ),
        (said(OPEN), said(SHUT, document="b"), 'reworded: "empty nets" against "full boats"'),
        (FIVE, said(OPEN, document="b"), "one gives an amount, the other does not"),
        (said(OPEN), FIVE, "one gives an amount, the other does not"),
    ],
)
def test_each_sort_of_value_has_a_law_of_its_own(
    left: Assertion, right: Assertion, reason: str
) -> None:
    found = pair(left, right)
    assert found.judgement.reason == reason
    assert (found.left, found.right, found.rule, found.threshold) == (left, right, "length", 2)
    assert len(found.evidence) == 1


@pytest.mark.parametrize(
    ("weights", "verdict", "lookalike", "reason"),
    [
        ((4.0,), Verdict.CONFLICT, False, "no amount is both"),
        (
            (3.94,),
            Verdict.INCOMPARABLE,
            True,
            "the evidence comes to 3.9, which does not reach the 4.0 that a conflict needs",
        ),
        (
            (1.94,),
            Verdict.INCOMPARABLE,
            False,
            "the evidence comes to 1.9, which does not reach 2.0",
        ),
        ((5.0, NEVER), Verdict.INCOMPARABLE, True, "a reason of -inf"),
        ((1.0, NEVER), Verdict.INCOMPARABLE, False, "a reason of -inf"),
        ((2.0, NEVER), Verdict.INCOMPARABLE, True, "a reason of -inf"),
        ((3.0, -0.5, 2.0), Verdict.CONFLICT, False, "no amount is both"),
    ],
)
def test_the_evidence_decides_how_far_a_pair_gets(
    weights: tuple[float, ...], verdict: Verdict, reason: str, *, lookalike: bool
) -> None:
    found = pair(FIVE, SIX, *weights)
    assert found.verdict is verdict
    assert found.lookalike is lookalike
    assert found.judgement.reason.endswith(reason)


def test_every_veto_is_told() -> None:
    evidence = (
        Evidence("places-apart", NEVER, "one is in Oslo"),
        Evidence("same-date", 3, "both on Friday"),
        Evidence("dates-apart", NEVER, "one was in May"),
    )
    found = judge(Link("length", FIVE, SIX, evidence, 2), rule(), DOCUMENTS)
    assert found.judgement.reason == "one is in Oslo; one was in May"


def test_what_agrees_needs_no_more_than_to_be_one_fact() -> None:
    assert pair(FIVE, said(exactly(5, HOUR), "5 h", "b"), 2.0).verdict is Verdict.AGREE


@pytest.mark.parametrize(
    ("measure", "within", "verdict"),
    [
        (Measure.FIXED, None, Verdict.CONFLICT),
        (Measure.RISING, None, Verdict.DIVERGENCE),
        (Measure.STOCK, None, Verdict.CONFLICT),
        (Measure.STOCK, timedelta(hours=6), Verdict.DIVERGENCE),
        (Measure.STOCK, timedelta(days=1), Verdict.CONFLICT),
        (Measure.FIXED, timedelta(hours=6), Verdict.CONFLICT),
    ],
)
def test_a_measure_that_moves_is_excused_within_a_day(
    measure: Measure, within: timedelta | None, verdict: Verdict
) -> None:
    assert pair(FIVE, SIX, by=rule(measure, within)).verdict is verdict
