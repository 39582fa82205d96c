"""Whether something is told as fact, plan, supposition or denial."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from atodds.model import Assertion, Modality

Asserted = Callable[..., list[Assertion]]


def mood(found: list[Assertion]) -> list[Modality]:
    return [a.modality for a in found]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        pytest.param("The army sent 500 soldiers.", Modality.FACT, id="past"),
        pytest.param("The army has 500 soldiers.", Modality.FACT, id="present"),
        pytest.param("He said the army had 500 soldiers.", Modality.FACT, id="reported"),
        pytest.param("The army will send 500 soldiers.", Modality.PLAN, id="will"),
        pytest.param("The army plans to send 500 soldiers.", Modality.PLAN, id="plans to"),
        pytest.param("The army is expected to send 500 soldiers.", Modality.PLAN, id="expected"),
        pytest.param("Both agreed to send 500 soldiers.", Modality.PLAN, id="agreed to"),
        pytest.param("All 500 soldiers agreed.", Modality.FACT, id="agreed alone"),
        pytest.param("The army'll send 500 soldiers.", Modality.PLAN, id="contracted"),
        pytest.param("The army could send 500 soldiers.", Modality.HYPOTHETICAL, id="could"),
        pytest.param(
            "If the army sends 500 soldiers, all is lost.", Modality.HYPOTHETICAL, id="if"
        ),
        pytest.param(
            "It is unclear whether 500 soldiers left.", Modality.HYPOTHETICAL, id="whether"
        ),
        pytest.param("The army did not send 500 soldiers.", Modality.NEGATED, id="not"),
        pytest.param("The army didn't send 500 soldiers.", Modality.NEGATED, id="n't"),
        pytest.param("The army never sent 500 soldiers.", Modality.NEGATED, id="never"),
        pytest.param("The army denied sending 500 soldiers.", Modality.NEGATED, id="denied"),
    ],
)
def test_the_words_before_a_figure_tell_how_it_is_meant(
    asserted: Asserted, text: str, modality: Modality
) -> None:
    assert mood(asserted(text, "people")) == [modality]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The army will march, but 500 soldiers fled.", id="another clause"),
        pytest.param("He did not know that the army had 500 soldiers.", id="what was not known"),
        pytest.param(
            "The town, which could not pay, has 500 soldiers.",
            id="a relative clause",
            marks=pytest.mark.xfail(strict=True, reason="where such a clause ends is not seen"),
        ),
        pytest.param("Wilson sent 500 soldiers.", id="part of a word"),
        pytest.param("The general's will left 500 soldiers leaderless.", id="a testament"),
    ],
)
def test_words_of_another_clause_or_sense_change_nothing(asserted: Asserted, text: str) -> None:
    assert mood(asserted(text, "people")) == [Modality.FACT]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Twelve people were not killed.", Modality.NEGATED),
        ("Twelve people could be killed.", Modality.HYPOTHETICAL),
        ("Twelve people will be killed.", Modality.PLAN),
        ("He denied that 12 people were killed.", Modality.NEGATED),
    ],
)
def test_the_words_behind_a_figure_tell_how_it_is_meant(
    asserted: Asserted, text: str, modality: Modality
) -> None:
    assert mood(asserted(text, "killed")) == [modality]
