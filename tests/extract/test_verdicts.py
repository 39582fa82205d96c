"""What a court found on each charge, and how the accused pleaded."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from atodds.model import Assertion, Category

Asserted = Callable[..., list[Assertion]]


def found(assertions: list[Assertion]) -> dict[str | None, str]:
    told = (a for a in assertions if a.slot.aspect in {"verdict", "plea"})
    return {a.slot.of: a.value.key for a in told if isinstance(a.value, Category)}


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        (
            "A jury found Peter Berg guilty of arson and two counts of perjury.",
            {"arson": "convicted", "perjury": "convicted"},
        ),
        (
            "Peter Berg was convicted of arson but acquitted of perjury.",
            {"arson": "convicted", "perjury": "acquitted"},
        ),
        (
            "Helen Holt was found not guilty of second-degree murder but guilty of manslaughter.",
            {"second degree murder": "acquitted", "manslaughter": "convicted"},
        ),
        (
            "Two charges against Helen Holt, of forgery and of arson, were dismissed.",
            {"forgery": "acquitted", "arson": "acquitted"},
        ),
        ("The judge threw out a charge of perjury.", {"perjury": "acquitted"}),
        (
            "Jurors said he was guilty on seven counts and not guilty on three, one of extortion.",
            {"extortion": "acquitted"},
        ),
        (
            "She was cleared of destroying evidence.",
            {"tampering with evidence": "acquitted"},
        ),
        ("Peter Berg was acquitted on all charges.", {"all charges": "acquitted"}),
        ("Peter Berg was convicted on Tuesday.", {"all charges": "convicted"}),
        ("Helen Holt, accused of bribery, pleaded not guilty.", {"plea": "not guilty"}),
        ("Helen Holt pleaded guilty to bribery.", {"plea": "guilty"}),
    ],
)
def test_each_charge_has_its_verdict(
    asserted: Asserted, text: str, verdicts: dict[str, str]
) -> None:
    assert found(asserted(text, "outcome")) == verdicts


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Helen Holt faces 20 years if convicted of kidnapping.", id="not yet"),
        pytest.param("Peter Berg was not convicted of arson.", id="denied"),
        pytest.param("Helen Holt dismissed allegations of fraud.", id="no charge"),
        pytest.param("She felt guilty about the fraud.", id="a feeling"),
        pytest.param("The ferry was cleared to sail.", id="another sense"),
        pytest.param("A convicted felon lives next door.", id="no verdict of this story"),
        pytest.param("Peter Berg is charged with arson.", id="only charged"),
        pytest.param("The jury could not agree on the charge of rape.", id="no verdict"),
    ],
)
def test_no_verdict_is_made_up(asserted: Asserted, text: str) -> None:
    assert asserted(text, "outcome") == []


def test_what_he_is_next_charged_with_is_undecided(asserted: Asserted) -> None:
    text = "Peter Berg was convicted of theft and is accused of arson."
    assert found(asserted(text, "outcome")) == {"theft": "convicted"}


def test_the_accused_is_named_or_carried_over(asserted: Asserted) -> None:
    text = "Peter Berg stood trial in Graz.\n\nThe judge cleared him of arson."
    (verdict,) = asserted(text, "outcome")
    assert {p.name for p in verdict.event.who} == {"Peter Berg"}
    assert "who" in verdict.event.carried
