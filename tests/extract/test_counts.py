"""Counts: what happened to whom, whether of all or of a part, and how exactly."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from atodds.model import Assertion, Quantity

Asserted = Callable[..., list[Assertion]]

COUNTS = ("killed", "injured", "missing", "arrested", "people", "things")


def counts(found: list[Assertion]) -> list[tuple[str, int, str | None]]:
    return [
        (a.kind.value, int(a.value.value), a.slot.of)
        for a in found
        if isinstance(a.value, Quantity) and isinstance(a.value.value, Fraction)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The blast killed 12 people.", ("killed", 12, "person"), id="a verb before the figure"
        ),
        pytest.param(
            "Twelve people were killed.", ("killed", 12, "person"), id="a verb behind the noun"
        ),
        pytest.param(
            "Twelve people have been killed.", ("killed", 12, "person"), id="two auxiliaries"
        ),
        pytest.param("Twelve people died.", ("killed", 12, "person"), id="to die"),
        pytest.param("The blast claimed 12 lives.", ("killed", 12, "person"), id="lives"),
        pytest.param("There were 12 deaths.", ("killed", 12, "person"), id="the noun says it"),
        pytest.param("The blast left 12 dead.", ("killed", 12, "person"), id="left dead"),
        pytest.param("Twelve workers were killed.", ("killed", 12, "worker"), id="a group"),
        pytest.param(
            "At least 12 people, including foreigners, were killed.",
            ("killed", 12, "person"),
            id="over an insertion",
        ),
        pytest.param(
            "The death toll rose to 12.", ("killed", 12, "person"), id="the name of the toll"
        ),
        pytest.param(
            "The blast wounded 40 people.", ("injured", 40, "person"), id="a verb of injury"
        ),
        pytest.param(
            "Forty people were taken to hospital.", ("injured", 40, "person"), id="in hospital"
        ),
        pytest.param(
            "The blast left 40 wounded.", ("injured", 40, "person"), id="a participle as noun"
        ),
        pytest.param("Police arrested 74 people.", ("arrested", 74, "person"), id="arrested"),
        pytest.param(
            "Seventy-four people were detained.", ("arrested", 74, "person"), id="detained"
        ),
        pytest.param("Four workers are still missing.", ("missing", 4, "worker"), id="missing"),
        pytest.param(
            "Rescuers are searching for four workers.", ("missing", 4, "worker"), id="searched for"
        ),
        pytest.param("About 500 people were evacuated.", ("people", 500, "person"), id="moved"),
        pytest.param(
            "The ferry was carrying 163 passengers.", ("people", 163, "passenger"), id="no verb"
        ),
        pytest.param(
            "Some 8,500 Ruritanian troops began exercises.",
            ("people", 8500, "soldier"),
            id="nouns of one class are counted alike",
        ),
        pytest.param("The port has 40 cranes.", ("things", 40, "crane"), id="things"),
        pytest.param("The fire destroyed 40 homes.", ("things", 40, "house"), id="homes"),
    ],
)
def test_a_count_is_of_what_happened_to_whom(
    asserted: Asserted, text: str, expected: tuple[str, int, str]
) -> None:
    assert expected in counts(asserted(text, *COUNTS))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("The fire killed 12 cows.", "killed", id="cattle is no toll"),
        pytest.param("Twelve people watched the killing.", "killed", id="watching is not dying"),
        pytest.param("He shot 12 films.", "killed", id="films are not shot dead"),
        pytest.param("Twelve people missed the bus.", "missing", id="missing a bus"),
        pytest.param("Police arrested nobody in 12 cities.", "arrested", id="cities"),
        pytest.param("Nobody was hurt in the 12 houses.", "injured", id="houses"),
        pytest.param("Apartment 12 was empty.", "people", id="a number, no count"),
        pytest.param("Highway 12 was closed.", "things", id="a road"),
    ],
)
def test_a_count_of_something_else_is_no_count_of_this_kind(
    asserted: Asserted, text: str, kind: str
) -> None:
    assert asserted(text, kind) == []


@pytest.mark.parametrize(
    "text",
    [
        "The blast killed 12 people, including four children.",
        "The blast killed 12 people, among them four children.",
        "The blast killed 12 people, four of them children.",
        "The blast killed 12 people, four of whom were children.",
        "The blast killed 12 people. Four of the dead were children.",
    ],
)
def test_a_part_of_a_larger_figure_is_marked_as_one(asserted: Asserted, text: str) -> None:
    found = {c[1]: a.hints for a in asserted(text, *COUNTS) for c in counts([a])}
    assert "subset" in found[4]
    assert "subset" not in found[12]


@pytest.mark.parametrize(
    "text",
    [
        "Three others were wounded.",
        "Three more people were wounded.",
        "A further three people were wounded.",
    ],
)
def test_others_are_marked_as_not_being_all(asserted: Asserted, text: str) -> None:
    assert any("others" in a.hints for a in asserted(text, "injured"))


@pytest.mark.parametrize(
    "text",
    [
        "Three people were wounded.",
        "Three people were wounded in the other car.",
        "More than three people were wounded.",
        "Three people, mostly children, were wounded.",
    ],
)
def test_a_whole_figure_is_marked_neither_as_part_nor_as_others(
    asserted: Asserted, text: str
) -> None:
    assert [a.hints & {"subset", "others"} for a in asserted(text, "injured")] == [frozenset()]


@pytest.mark.parametrize(
    ("text", "total", "parts"),
    [
        ("Two women, a man and a child were killed.", 4, {2}),
        ("Three men and one woman were killed.", 4, {1, 3}),
        ("On the bus two soldiers and a 4-year-old boy were killed.", 3, {2}),
    ],
)
def test_people_listed_group_by_group_are_also_counted_in_all(
    asserted: Asserted, text: str, total: int, parts: set[int]
) -> None:
    found = asserted(text, "killed")
    assert [c[1] for a in found for c in counts([a]) if "subset" not in a.hints] == [total]
    assert {c[1] for a in found for c in counts([a]) if "subset" in a.hints} <= parts


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("Three dogs, two men and a child were killed.", 3, id="with other things"),
        pytest.param("A crew and a woman were killed.", 2, id="a crew is not one person"),
        pytest.param("Three people were killed and two men hurt.", 5, id="another fate"),
        pytest.param("About 20 men and two women were killed.", 22, id="a rounded part"),
        pytest.param("Two men, two women were killed.", 4, id="a list that does not end"),
    ],
)
def test_what_is_no_list_of_people_is_not_added_up(
    asserted: Asserted, text: str, number: int
) -> None:
    assert number not in [c[1] for c in counts(asserted(text, "killed"))]


@pytest.mark.parametrize(
    "text",
    [
        "The search ended with a final toll of 12 dead.",
        "The final death toll was 12.",
        "In all, 12 people died.",
        "Twelve people died in all.",
        "A total of 12 people died.",
        "All told, the blast killed 12 people.",
    ],
)
def test_a_figure_told_as_the_last_or_the_whole_is_final(asserted: Asserted, text: str) -> None:
    assert ["final" in a.hints for a in asserted(text, "killed")] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Twelve people died.",
        "The toll rose to 12 dead.",
        "Twelve people died in the final.",
        "Twelve people died in all three villages.",
        "Twelve people died. In all, he bought 40 films.",
    ],
)
def test_other_figures_may_still_change(asserted: Asserted, text: str) -> None:
    assert ["final" in a.hints for a in asserted(text, "killed")] == [False]


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [
        pytest.param("The blast killed 20 people.", 20, 20, id="a toll is not rounded"),
        pytest.param("The blast killed 300 people.", 250, 350, id="but above a hundred it may be"),
        pytest.param("The blast killed about 20 people.", 18, 22, id="about is said"),
        pytest.param("The blast killed at least 20 people.", 20, None, id="at least is open"),
    ],
)
def test_tolls_below_a_hundred_are_exact(
    asserted: Asserted, text: str, lower: int, upper: int | None
) -> None:
    [toll] = asserted(text, "killed")
    assert isinstance(toll.value, Quantity)
    assert toll.value.hard.lower == lower
    assert toll.value.hard.upper == upper


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A 31-year-old woman was beaten to death in Leeds.", "killed"),
        ("Police said a soldier was shot dead in Leeds.", "killed"),
        ("In Leeds a woman was killed.", "killed"),
        ("On Friday a teacher, who was not named, was injured.", "injured"),
        ("Police said a student was arrested.", "arrested"),
    ],
)
def test_what_befell_a_single_person_is_a_toll_of_one(
    asserted: Asserted, text: str, kind: str
) -> None:
    [toll] = asserted(text, kind)
    assert isinstance(toll.value, Quantity)
    assert toll.value.modifier == "at_least"
    assert [c[1] for c in counts(asserted(text, kind))] == [1]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("In Leeds a bus was destroyed.", id="a thing"),
        pytest.param("Police said a proposal was killed.", id="a proposal"),
        pytest.param("The man was arrested.", id="a man already told of"),
        pytest.param("In Leeds a man was seen.", id="nothing happened to him"),
        pytest.param("Police said no man was killed.", id="nobody"),
        pytest.param("A man who was rich bought 12 cows.", id="nothing of the sort"),
    ],
)
def test_no_toll_of_one_is_made_up(asserted: Asserted, text: str) -> None:
    assert asserted(text, "killed", "injured", "arrested") == []


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("The painting was sold for $38.5 million.", "money", Fraction(38_500_000)),
        ("Turnout was 57.4 per cent.", "percent", Fraction("57.4")),
        ("The village lies 20 km from the border.", "distance", Fraction(20)),
        ("The storm moved at 52 miles per hour.", "size", Fraction(52)),
        ("A magnitude 6.5 earthquake struck.", "size", Fraction("6.5")),
        ("The whale weighs 40 tonnes.", "size", Fraction(40)),
        ("The fire covers 500 hectares.", "size", Fraction(500)),
        ("The tower leans by 4.2 degrees.", "size", Fraction("4.2")),
        ("The car does 40 miles per gallon.", "size", Fraction(40)),
        ("The station sends at 98.6 megahertz.", "size", Fraction("98.6")),
        ("It was 40 degrees Celsius in the shade.", "size", Fraction(40)),
    ],
)
def test_a_measured_amount_is_of_the_kind_of_its_dimension(
    asserted: Asserted, text: str, kind: str, value: Fraction
) -> None:
    found = [a.value.value for a in asserted(text, kind) if isinstance(a.value, Quantity)]
    assert found == [value]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The team won 3-1.", "score"),
        ("Parliament voted 52 to 48 for the bill.", "votes"),
        ("He finished third in the race.", "rank"),
    ],
)
def test_scores_votes_and_ranks_are_kinds_of_their_own(
    asserted: Asserted, text: str, kind: str
) -> None:
    others = {"score", "votes", "rank", "other"}
    assert {a.kind.value for a in asserted(text)} & others == {kind}


def test_a_margin_is_no_measure_of_the_thing(asserted: Asserted) -> None:
    text = "The gust reached 140 mph and broke the old record of the island by six mph."
    assert [a.slot.of for a in asserted(text, "size")] == ["speed of gusts", "speed margin"]
