"""Indirect speech, and who a statement is from."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from atodds.model import Attribution

Reported = Callable[[str], list[tuple[str, str | None]]]
Attributed = Callable[..., Attribution | None]

CLAUSES = [
    pytest.param("Fell said that the quay was closed.", "the quay was closed", id="said that"),
    pytest.param("Fell said the quay was closed.", "the quay was closed", id="said without that"),
    pytest.param("Fell told reporters the quay was closed.", "the quay was closed", id="told"),
    pytest.param(
        "Fell said in Wickby on Monday that the quay was closed.",
        "the quay was closed",
        id="setting",
    ),
    pytest.param("Fell said Monday the quay was closed.", "the quay was closed", id="day"),
    pytest.param("The quay was closed, Fell said.", "The quay was closed", id="behind its clause"),
    pytest.param("The quay was closed, said Fell.", "The quay was closed", id="inverted"),
    pytest.param(
        "The quay was closed, Fell told a packed hall on Monday.",
        "The quay was closed",
        id="told, behind",
    ),
    pytest.param(
        "The quay, Fell said, was closed.", "The quay, Fell said, was closed", id="inserted"
    ),
    pytest.param(
        "The quay was closed, according to Fell.", "The quay was closed", id="according to"
    ),
    pytest.param("According to Fell, the quay was closed.", "the quay was closed", id="in front"),
    pytest.param(
        "WICKBY, Feb 3 (Meridian) - The quay was closed, Fell said.",
        "The quay was closed",
        id="dateline",
    ),
    pytest.param(
        "Fell warned the quay would close.",
        "would close",
        id="warned",
        marks=pytest.mark.xfail(
            strict=True, reason="the one warned and the subject of the clause look alike"
        ),
    ),
    pytest.param(
        "The quay was closed Fell said on Monday.",
        "The quay was closed",
        id="lost the comma before",
    ),
    pytest.param(
        "The so-called Palace group met as Fell said the quay was closed.",
        "the quay was closed",
        id="so-called",
    ),
    pytest.param("The quay is closed said Ada Fell", "The quay is closed", id="lost its commas"),
]


@pytest.mark.parametrize(("text", "clause"), CLAUSES)
def test_the_clause_that_is_reported(text: str, clause: str, reported: Reported) -> None:
    assert reported(text) == [(clause, "fell")]


BOUNDED = [
    pytest.param(
        "Fell said the quay was closed, adding that two boats were lost.",
        [("the quay was closed", "fell"), ("two boats were lost", "fell")],
        id="adding that",
    ),
    pytest.param(
        'Fell said the quay was closed, but called the plan "late".',
        [("the quay was closed", "fell"), ('the plan "late"', "fell")],
        id="a second verb of the same speaker",
    ),
    pytest.param(
        "Fell said the quay was closed; Lind said it was open.",
        [("the quay was closed", "fell"), ("it was open", "lind")],
        id="semicolon",
    ),
    pytest.param(
        "As Fell announced the quay was closed, two boats were lost, Lind said.",
        [
            ("As Fell announced the quay was closed, two boats were lost", "lind"),
            ("the quay was closed, two boats were lost", "fell"),
        ],
        id="an outer speaker at the end",
    ),
    pytest.param(
        'Fell called the state of the quay "grave," saying much had been lost.',
        [('the state of the quay "grave,"', "fell"), ("much had been lost", "fell")],
        id="a word quoted and the rest reported",
    ),
    pytest.param(
        "The Palace said Lind had insisted that the quay was closed.",
        [("Lind had insisted that the quay was closed", "palace"), ("the quay was closed", "lind")],
        id="one reports what another said",
    ),
]


@pytest.mark.parametrize(("text", "clauses"), BOUNDED)
def test_clauses_end_where_the_next_begins(
    text: str, clauses: list[tuple[str, str]], reported: Reported
) -> None:
    assert reported(text) == clauses


NOTHING = [
    pytest.param("Fell declined to say how many boats were lost.", id="declined to say"),
    pytest.param("Fell did not say that the quay was closed.", id="did not say"),
    pytest.param("Fell will say that the quay is closed.", id="not said yet"),
    pytest.param("Fell called off the talks with Lind.", id="called off"),
    pytest.param("Fell called on Lind to leave.", id="called on"),
    pytest.param("The yard added 300 jobs in May.", id="added jobs"),
    pytest.param("Reports of losses grew, and claims were paid.", id="nouns"),
    pytest.param("The United States states are many.", id="a name"),
    pytest.param(
        '"We go," Fell said at the quay after five hours of talks.', id="only the setting"
    ),
    pytest.param("Lind was told the quay was closed.", id="told by nobody"),
    pytest.param("A man suspected of theft was held.", id="suspected of"),
    pytest.param("A letter posted on Monday was lost.", id="posted"),
    pytest.param("Fell commented on the plan.", id="commented on"),
    pytest.param("Talks continued in reported calm.", id="reported as an adjective"),
    pytest.param("Police found 30 boats in Tern.", id="found things"),
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_nobody_said_is_no_indirect_speech(text: str, reported: Reported) -> None:
    assert reported(text) == []


SOURCES = [
    pytest.param("Police said 30 boats were lost.", "Police", id="said"),
    pytest.param("Thirty boats were lost, officials said.", "officials", id="trailing"),
    pytest.param(
        "The Tern Observatory said 30 boats were lost.", "The Tern Observatory", id="body"
    ),
    pytest.param(
        "The regional water authority said 30 fell ill.",
        "The regional water authority",
        id="lower case",
    ),
    pytest.param(
        "According to the Harbour Ministry, 30 boats were lost.",
        "the Harbour Ministry",
        id="according to",
    ),
    pytest.param(
        "The Harbour Ministry reported 30 lost boats.", "The Harbour Ministry", id="reported"
    ),
    pytest.param(
        "Figures released by the Harbour Ministry show 30 losses.",
        "the Harbour Ministry",
        id="figures",
    ),
    pytest.param("Thirty boats were reportedly lost.", "reportedly", id="a hedge names nobody"),
]


@pytest.mark.parametrize(("text", "source"), SOURCES)
def test_a_sentence_has_its_source(text: str, source: str, attributed: Attributed) -> None:
    found = attributed(text)
    assert found is not None
    assert found.source == source


OWN = [
    pytest.param("Thirty boats were lost.", "Thirty", id="no source at all"),
    pytest.param(
        '"We go," Fell said after five hours of talks.',
        "five hours",
        id="the setting of what was said",
    ),
    pytest.param(
        "Fell said the quay was closed; 30 boats were lost.", "30 boats", id="another clause"
    ),
    pytest.param("Lind met Fell, a spokesman for 30 crews.", "30 crews", id="a noun of saying"),
]


@pytest.mark.parametrize(("text", "figure"), OWN)
def test_the_outlets_own_voice_has_no_source(
    text: str, figure: str, attributed: Attributed
) -> None:
    assert attributed(text, figure) is None


def test_a_figure_in_a_reported_clause_is_from_the_innermost_speaker(
    attributed: Attributed,
) -> None:
    text = "The Palace said Lind had insisted that 30 boats were lost."
    found = attributed(text, "30 boats")
    assert found is not None
    assert found.entity is not None
    assert found.entity.key == "lind"
