"""Who met, called or wrote to whom, by what means, and how it ended."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from atodds.model import Assertion, Category

Asserted = Callable[..., list[Assertion]]


def company(found: list[Assertion]) -> list[set[str]]:
    met = [a.value for a in found if a.slot.aspect == "participants"]
    return [set(value.text.split(", ")) for value in met if isinstance(value, Category)]


def keys(found: list[Assertion]) -> set[str]:
    return {a.value.key for a in found if isinstance(a.value, Category)}


TWO = {"Ann Porter", "Karl Brandt"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ann Porter met Karl Brandt.", id="subject and object"),
        pytest.param("Ann Porter met with Karl Brandt.", id="met with"),
        pytest.param("Ann Porter and Karl Brandt met.", id="joined by and"),
        pytest.param("Ann Porter and Karl Brandt held talks.", id="held talks"),
        pytest.param("Talks between Ann Porter and Karl Brandt began.", id="between"),
        pytest.param("After talks with Karl Brandt, Ann Porter left.", id="subject behind"),
        pytest.param("In a call with Karl Brandt, Ann Porter asked for calm.", id="in a call"),
        pytest.param("Ann Porter, after her meeting with Karl Brandt, left.", id="possessive"),
        pytest.param(
            "Ann Porter said after her meeting with Karl Brandt that all was well.", id="said"
        ),
        pytest.param("Ann Porter sat down with Karl Brandt.", id="sat down with"),
        pytest.param("Ann Porter spoke by phone with Karl Brandt.", id="spoke by phone with"),
        pytest.param("Minister Ann Porter held a meeting with General Karl Brandt.", id="titles"),
        pytest.param("Ann Porter negotiated with Karl Brandt for hours.", id="negotiated with"),
        pytest.param(
            "A meeting in Oslo between Ann Porter and Karl Brandt began.", id="a place between"
        ),
        pytest.param(
            "Ann Porter, the foreign minister, met Karl Brandt, the general.", id="appositions"
        ),
    ],
)
def test_two_people_are_found_in_every_phrasing(asserted: Asserted, text: str) -> None:
    assert company(asserted(text, "participants")) == [TWO]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Porter, Karl Brandt and Lena Strand met.",
        "Ann Porter met with Karl Brandt and Lena Strand.",
        "Talks between Ann Porter, Karl Brandt and Lena Strand began.",
    ],
)
def test_lists_are_read_to_their_end(asserted: Asserted, text: str) -> None:
    assert company(asserted(text, "participants")) == [{*TWO, "Lena Strand"}]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ann Porter met reporters in Oslo.", id="nobody else is named"),
        pytest.param("The talks failed, Ann Porter said.", id="a speaker takes no part"),
        pytest.param("Ann Porter met the deadline.", id="another sense"),
        pytest.param("Ann Porter telephoned home. Karl Brandt slept.", id="two sentences"),
        pytest.param("Ann Porter praised Karl Brandt.", id="no encounter"),
        pytest.param("Ann Porter and Karl Brandt were born in Oslo.", id="joined, yet never met"),
        pytest.param("Ann Porter met Ann Porter.", id="nobody meets herself"),
        pytest.param(
            "Ann Porter said members met about dismissing Karl Brandt.", id="a source and a topic"
        ),
        pytest.param(
            "According to Ann Porter, members held a meeting on Karl Brandt.", id="according to"
        ),
        pytest.param(
            "Investigators said after a talk with Karl Brandt, they believe Ann Porter is safe.",
            id="a clause with its own subject",
        ),
        pytest.param("Ann Porter's mother had dinner while she spoke to Karl Brandt.", id="owner"),
    ],
)
def test_nobody_is_made_to_meet(asserted: Asserted, text: str) -> None:
    assert company(asserted(text, "participants")) == []


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Ann Porter and Karl Brandt spoke by phone.", "telephone"),
        ("In a telephone call with Karl Brandt, Ann Porter asked for calm.", "telephone"),
        ("In a phone call Ann Porter and Karl Brandt discussed the truce.", "telephone"),
        ("Ann Porter sat down with Karl Brandt.", "in-person"),
        ("Ann Porter said in a meeting with Karl Brandt that all was well.", "in-person"),
        ("Ann Porter and Karl Brandt held talks by video link.", "video"),
        ("Ann Porter telephoned Karl Brandt.", "telephone"),
        ("Ann Porter called Karl Brandt on Sunday.", "telephone"),
        ("Ann Porter rang Karl Brandt to discuss the truce.", "telephone"),
        ("Ann Porter talked to Karl Brandt over the phone.", "telephone"),
        ("Ann Porter wrote to Karl Brandt.", "letter"),
        ("Ann Porter emailed Karl Brandt.", "letter"),
        ("Ann Porter met Karl Brandt.", "in-person"),
        ("Ann Porter received Karl Brandt at her residence.", "in-person"),
        ("Ann Porter and Karl Brandt met online.", "video"),
    ],
)
def test_the_means_stand_beside_the_encounter(asserted: Asserted, text: str, mode: str) -> None:
    assert keys(asserted(text, "mode")) == {mode}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ann Porter and Karl Brandt held talks.", id="talks may be either"),
        pytest.param("Ann Porter bought a phone.", id="a thing"),
        pytest.param("A phone call woke the town.", id="nobody is named"),
        pytest.param("Ann Porter faced by phone masts.", id="no encounter"),
        pytest.param("Ann Porter called Karl Brandt a liar.", id="a name called"),
        pytest.param("Ann Porter called on Karl Brandt to resign.", id="called on"),
        pytest.param("Ann Porter received a letter from Karl Brandt.", id="received a thing"),
        pytest.param("Demands of Ann Porter and Karl Brandt have been met.", id="demands met"),
    ],
)
def test_no_means_are_guessed(asserted: Asserted, text: str) -> None:
    assert asserted(text, "mode") == []


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Ann Porter and Karl Brandt agreed to extend the truce after talks.", "agreed"),
        ("The talks ended in failure.", "failed"),
        ("The talks broke up without a deal.", "failed"),
        ("After talks in Oslo there was no breakthrough.", "failed"),
        ("The jury found Nils Berg not guilty at the end of the trial.", "acquitted"),
        ("Ann Porter and Karl Brandt agreed late on Friday to a truce after talks.", "agreed"),
        ("After their talks Ann Porter and Karl Brandt agreed that time is short.", "agreed"),
        ("Nils Berg was found not guilty after a trial in Lyon.", "acquitted"),
        ("The jury convicted Nils Berg after a trial in Lyon.", "convicted"),
        ("Voters approved the plan in a referendum.", "approved"),
        ("Voters rejected the plan in a referendum.", "rejected"),
    ],
)
def test_an_event_ends_in_one_of_its_kinds_outcomes(
    asserted: Asserted, text: str, outcome: str
) -> None:
    assert keys(asserted(text, "outcome")) == {outcome}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ann Porter agreed to buy a boat.", id="no talks"),
        pytest.param("The failed bank was sold.", id="a bank is no negotiation"),
        pytest.param("The mill rejected the machine.", id="no vote"),
        pytest.param("The talks went on.", id="not over"),
    ],
)
def test_what_has_no_outcome_is_given_none(asserted: Asserted, text: str) -> None:
    assert asserted(text, "outcome") == []
