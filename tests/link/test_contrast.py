"""When one word for another in sentences told alike is a contradiction, and when it is none."""

from __future__ import annotations

from datetime import datetime

import pytest

from atodds.config import load_rules
from atodds.findings import Findings
from atodds.model import Document, Verdict
from atodds.pipeline import compare

BACKGROUND = (
    "The council of Weiz meets twice a month. Rents in the old quarter rose again. A bakery on the"
    " square closed in spring. Nobody was surprised by the weather. The museum shows clocks."
)
TOLD = {"time-told", "place-told", "told-otherwise"}


def document(name: str, text: str, published: str = "2019-05-10") -> Document:
    return Document(
        id=name,
        path=f"{name}.txt",
        outlet=name,
        text=text,
        published=datetime.fromisoformat(published),
        origin=name,
    )


def findings(left: str, right: str, published: tuple[str, str] | None = None) -> Findings:
    days = published or ("2019-05-10", "2019-05-10")
    documents = [
        document("a", f"{left}\n\n{BACKGROUND}", days[0]),
        document("b", right, days[1]),
    ]
    return compare(documents, load_rules())


def at_odds(found: Findings) -> list[tuple[str, ...]]:
    return [
        tuple(sorted(p.assertions[0].mention.text for p in fact.positions))
        for fact in found.facts
        if fact.verdict is Verdict.CONFLICT and fact.rule in TOLD
    ]


@pytest.mark.parametrize(
    ("sentence", "one", "other"),
    [
        pytest.param(
            "The injured climber was carried down by her {}, who had waited at the hut.",
            "brother",
            "sister",
            id="kin",
        ),
        pytest.param(
            "The goalkeeper broke two fingers of his {} hand when he fell against the post.",
            "left",
            "right",
            id="hand",
        ),
        pytest.param(
            "The widest of the two cracks is in the {} half of the dam, below the lock.",
            "front",
            "back",
            id="end",
        ),
        pytest.param(
            "She won the {} medal in the rowing at the games, a second behind the champion.",
            "silver",
            "bronze",
            id="medal",
        ),
        pytest.param(
            "The council {} the plan for a tunnel under the harbour after a long debate.",
            "approved",
            "rejected",
            id="outcome",
        ),
        pytest.param(
            "Thieves broke into the museum through a window on the {} floor and took a coin case.",
            "upper",
            "lower",
            id="floor",
        ),
        pytest.param(
            "The new power station beside the old lock will burn {} for at least ten winters.",
            "coal",
            "gas",
            id="fuel",
        ),
        pytest.param(
            "Police are looking for a {} tent that was seen near the chapel after the alarm.",
            "red",
            "green",
            id="colour",
        ),
        pytest.param(
            "Owners of boats in the flooded basin have until {} to move them to the upper lock.",
            "Wednesday",
            "Thursday",
            id="day of what is no event",
        ),
        pytest.param(
            "The youngest rower of the crew trains all winter on a lake near {} with her uncle.",
            "Turku",
            "Vaasa",
            id="town",
        ),
    ],
)
def test_words_of_one_class_exclude_one_another(sentence: str, one: str, other: str) -> None:
    found = findings(sentence.format(one), sentence.format(other))
    assert at_odds(found) == [tuple(sorted((one, other)))]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(
            "The quarry lies in the northern part of the island, an hour from the ferry.",
            "The quarry lies in the northeastern part of the island, an hour from the ferry.",
            id="one says it more closely",
        ),
        pytest.param(
            "The thieves escaped in a truck that was later found burned out in a wood.",
            "The thieves escaped in a pickup that was later found burned out in a wood.",
            id="a sort of the other",
        ),
        pytest.param(
            "Divers found the wreck of the herring boat off Helsinki, with its log and its bell.",
            "Divers found the wreck of the herring boat off Finland, with its log and its bell.",
            id="a town and its country",
        ),
        pytest.param(
            "Divers found the wreck of the herring boat in Al Numaira, with its log and its bell.",
            "Divers found the wreck of the herring boat in al-Numayra, with its log and its bell.",
            id="two spellings",
        ),
        pytest.param(
            "Anna Berg, 34, was found in the northern part of the forest by a search party.",
            "Nils Holm, 51, was found in the southern part of the forest by a search party.",
            id="two people in one form",
        ),
        pytest.param(
            "The first of the two rescue boats reached the reef at noon with six sailors in it.",
            "The second of the two rescue boats reached the reef at noon with nine sailors in it.",
            id="two boats with a figure each",
        ),
        pytest.param(
            "The boy was pulled from the river by the bridge and taken to the northern clinic.",
            "The girl was pulled from the river by the bridge and taken to the southern clinic.",
            id="two of a class in one sentence",
        ),
        pytest.param(
            "The road carries the left and right lanes of the motorway over the gorge of Weiz.",
            "The road carries the right and left lanes of the motorway over the gorge of Weiz.",
            id="the same in another order",
        ),
        pytest.param(
            "At least 12 sailors were killed in the collision off Osker.",
            "At least 12 sailors were injured and four killed in the collision off Osker.",
            id="one tells more",
        ),
        pytest.param(
            "Residents of the eastern district were told to boil their water.",
            "Residents of the western district were told that nobody knew of trouble.",
            id="two sentences that begin alike",
        ),
        pytest.param(
            "The council raised the fee for boats moored in the northern harbour.",
            "The council lifted the charge on yachts that lie in the southern port.",
            id="too little is told alike",
        ),
    ],
)
def test_what_may_be_of_two_things_is_silent(left: str, right: str) -> None:
    assert at_odds(findings(left, right)) == []


def test_one_weekday_counted_from_two_dates_is_no_contradiction() -> None:
    line = "Workers began to drain the flooded quarry on Wednesday, using pumps lent by the navy."
    assert at_odds(findings(line, line, ("2019-05-10", "2019-05-27"))) == []


def test_equal_days_and_towns_are_facts_and_equal_words_are_none() -> None:
    line = "Owners of boats in the upper basin of Turku have until Wednesday to move them all."
    found = findings(line, line)
    told = {fact.rule for fact in found.facts if fact.verdict is Verdict.AGREE} & TOLD
    assert told == {"time-told", "place-told"}


def test_what_a_rule_of_its_own_has_settled_is_not_told_again() -> None:
    line = "An explosion wrecked the old mint of Korsar on {} morning and broke every window."
    found = findings(line.format("Thursday"), line.format("Wednesday"))
    rules = [fact.rule for fact in found.facts if fact.verdict is Verdict.CONFLICT]
    assert rules == ["event-date"]


def test_figures_of_one_form_filled_in_twice_are_not_of_one_thing() -> None:
    line = "A {} sailor from {} who was {} hours in the water off Osker was saved by {} in a canoe."
    found = findings(
        line.format("young", "Turku", 14, "Anna Berg"),
        line.format("young", "Vaasa", 31, "Nils Holm"),
    )
    [pair] = [c for c in found.comparisons if c.left.kind.value == "duration"]
    assert "one-form" in {e.name for e in pair.evidence}
    assert pair.verdict is Verdict.INCOMPARABLE
