"""Which event a statement is about: its type, its time, its place, and what carries over."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from atodds.model import Assertion, Event

Asserted = Callable[..., list[Assertion]]


def places(event: Event) -> set[str]:
    return {place.text for place in event.where}


def people(event: Event) -> set[str]:
    return {person.name for person in event.who}


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        pytest.param("The explosion killed 12 people.", "bombing", id="a noun"),
        pytest.param("A bomb exploded and killed 12 people.", "bombing", id="a verb"),
        pytest.param("The bus crash near Graz injured 12 people.", "crash", id="a compound"),
        pytest.param("The floods have killed 12 people.", "flood", id="a plural"),
        pytest.param("A suicide bombing killed 12 people.", "bombing", id="the longest phrase"),
        pytest.param("Gunmen opened fire and killed 12 people.", "shooting", id="a phrasal verb"),
        pytest.param("The ferry capsized and 12 people died.", "crash", id="past tense"),
        pytest.param("An air strike killed 12 people.", "strike", id="strikes from the air"),
    ],
)
def test_a_noun_or_verb_names_the_type_of_an_event(
    asserted: Asserted, text: str, type_: str
) -> None:
    assert {a.event.type for a in asserted(text, "killed", "injured")} == {type_}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Twelve people were killed.", id="nothing is named"),
        pytest.param(
            "Blast Records said 12 people were killed.",
            id="a company's name",
            marks=pytest.mark.xfail(strict=True, reason="a name at the head that no list holds"),
        ),
        pytest.param("March 3 was the day on which 12 people were killed.", id="a month"),
        pytest.param("He booked a table for 12 people.", id="a verb of no list"),
        pytest.param("The nurse counted 12 people killed.", id="a profession"),
    ],
)
def test_what_only_looks_like_an_event_is_none(asserted: Asserted, text: str) -> None:
    assert {a.event.type for a in asserted(text, "killed", "people")} <= {None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The protest in Lyon on Saturday followed a clash in Marseille on Thursday.",
            {("protest", "2019-05-04", "Lyon"), ("clash", "2019-05-02", "Marseille")},
            id="to the nearest before it",
        ),
        pytest.param(
            "On Thursday a bomb exploded in Hamburg, a day before talks in Oslo on Friday.",
            {("bombing", "2019-05-02", "Hamburg"), ("talks", "2019-05-03", "Oslo")},
            id="or to the first one behind it",
        ),
        pytest.param(
            "An explosion at a paint factory killed 12 workers in Hamburg on Thursday.",
            {("bombing", "2019-05-02", "Hamburg")},
            id="over a figure",
        ),
    ],
)
def test_each_time_and_place_belongs_to_one_event(
    asserted: Asserted, text: str, expected: set[tuple[str, str, str]]
) -> None:
    found = {
        (a.event.type, a.event.when.value, place)
        for a in asserted(text, "place")
        if a.event.when
        for place in places(a.event)
    }
    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The crisis in Ghent led to a vote.", id="a topic's place is not the event's"),
        pytest.param("The Lyon police reported a crash.", id="a place before another noun"),
        pytest.param("Hamburg mourned after the blast.", id="a place as subject"),
    ],
)
def test_a_place_that_locates_nothing_is_not_where_it_happened(
    asserted: Asserted, text: str
) -> None:
    assert asserted(text, "place") == []


def test_a_time_before_a_verb_of_saying_dates_the_saying(asserted: Asserted) -> None:
    assert asserted("Ann Porter on Friday rejected claims that the vote was unfair.", "date") == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Police said on Friday that the fire killed 3 people.", id="said on Friday"),
        pytest.param("A spokesman told us on Friday the fire killed 3 people.", id="told us"),
    ],
)
def test_a_time_behind_a_verb_of_saying_dates_the_saying(asserted: Asserted, text: str) -> None:
    assert [a.event.when for a in asserted(text, "killed")] == [None]


@pytest.mark.parametrize(
    ("text", "background"),
    [
        ("The earthquake of 2011 killed 500 people.", True),
        ("In a fire in March 2004 12 people died.", True),
        ("The fire on Friday killed 3 people.", False),
        ("The fire of 3 May 2019 killed 3 people.", False),
        ("On 3 March 2014 a gunman killed six people.", True),
        ("Graz last burned in 1987, when 26 people died.", True),
        ("In the worst fire of the century, in 1987, 300 people died.", True),
        pytest.param("Graz burned in 2004. That fire killed 12 people.", True, id="that fire"),
        pytest.param("A similar fire near Linz killed 30 people.", True, id="a similar one"),
        pytest.param("The fire killed 12 people, the most since 1998.", False, id="most since"),
        pytest.param("Rebels, in arms since 2012, killed 12 people.", False, id="since then"),
        pytest.param("The plant, built in 2003, burned and killed 12 people.", False, id="aside"),
        pytest.param("The plant, which opened in 2003, killed 12 people.", False, id="relative"),
        pytest.param("A 1911 bridge fell and killed 12 people.", False, id="a thing of a year"),
        pytest.param(
            "The fire killed 12 people, twice as many as died in a fire in 2004.",
            False,
            id="a comparison",
        ),
        pytest.param("The case of 2004 was closed when 12 people died on Friday.", False, id="now"),
    ],
)
def test_a_date_years_back_makes_its_clause_background(
    asserted: Asserted,
    text: str,
    background: bool,  # noqa: FBT001  # a column of the table
) -> None:
    assert {a.event.background for a in asserted(text, "killed")} == {background}


def test_without_a_publication_date_nothing_is_background(asserted: Asserted) -> None:
    found = asserted("The earthquake of 2011 killed 500 people.", "killed", published=None)
    assert [a.event.background for a in found] == [False]


LEAD = "Minister Ann Porter and General Karl Brandt held talks in Oslo on Friday."


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{LEAD} The talks lasted five hours.", id="from the sentence before"),
        pytest.param(f"{LEAD}\n\nThe talks lasted five hours.", id="from the paragraph before"),
        pytest.param(f"Talks last five hours\n\n{LEAD}", id="into the headline from the lead"),
        pytest.param(
            f"{LEAD} A fire broke out in Hamburg. The talks lasted five hours.",
            id="over an event of another type",
        ),
    ],
)
def test_what_a_later_mention_leaves_out_is_carried_over_and_marked(
    asserted: Asserted, text: str
) -> None:
    [length] = asserted(text, "duration")
    event = length.event
    assert event.when is not None
    assert event.when.value == "2019-05-03"
    assert places(event) == {"Oslo"}
    assert people(event) == {"Ann Porter", "Karl Brandt"}
    assert event.carried == {"when", "where", "who"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            f"{LEAD} The talks in Vienna on 9 May will last five hours.", id="another date"
        ),
        pytest.param(
            f"{LEAD} Talks in 2011 between Otto Weiss and Lena Strand lasted five hours.",
            id="an earlier event",
        ),
        pytest.param(f"{LEAD} The fire burned for five hours.", id="another type of event"),
    ],
)
def test_nothing_is_carried_over_from_an_event_that_cannot_be_the_same(
    asserted: Asserted, text: str
) -> None:
    [length] = asserted(text, "duration")
    assert places(length.event) != {"Oslo"}
    assert "when" not in length.event.carried


def test_a_sentence_without_an_event_goes_on_about_the_last_one_of_its_paragraph(
    asserted: Asserted,
) -> None:
    text = "A bomb exploded in Hamburg on Thursday. Twelve people were killed."
    [toll] = asserted(text, "killed")
    assert toll.event.type == "bombing"
    assert places(toll.event) == {"Hamburg"}
    assert toll.event.carried == {"type", "noun", "when", "where"}


def test_a_paragraph_without_an_event_is_about_the_articles_main_one(asserted: Asserted) -> None:
    text = (
        "Blast in Hamburg kills workers\n\nAn explosion at a paint factory shook Hamburg on"
        " Thursday.\n\nA party was held in a street nearby.\n\nTwelve people were killed."
    )
    [toll] = asserted(text, "killed")
    assert toll.event.type == "bombing"
    assert places(toll.event) == {"Hamburg"}


def test_its_own_place_and_time_come_before_those_carried_over(asserted: Asserted) -> None:
    text = f"{LEAD} The next day 12 people were killed in Hamburg."
    [toll] = asserted(text, "killed")
    assert toll.event.when is not None
    assert toll.event.when.value == "2019-05-04"
    assert places(toll.event) == {"Hamburg"}
    assert not {"when", "where"} & toll.event.carried


def test_the_lead_is_counted_without_page_furniture(asserted: Asserted) -> None:
    text = "\n\n".join(f"The mill has {number} cranes." for number in range(2, 8))
    assert [a.lead for a in asserted(text, "things")] == [True] * 4 + [False] * 2
