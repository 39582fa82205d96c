"""Which documents end up in one story, and which events that look alike are kept apart."""

from __future__ import annotations

from itertools import permutations

import pytest

from .conftest import Article, Grouped

ALIKE: dict[str, list[Article]] = {
    "two shootings in one town, a week apart": [
        (
            "a1",
            "2021-05-03",
            """\
Man killed in shooting on Quarry Lane, Bexford

BEXFORD - A man was shot dead outside a laundry on Quarry Lane on Sunday night, police said.

Officers found Tobias Renn, 31, in the car park shortly after 10 p.m. with two wounds to the \
chest. He died at Bexford General Hospital.

Detective Carla Ost said that a grey van was seen leaving. No arrest has been made. Anyone \
with information is asked to call the Bexford police.
""",
        ),
        (
            "a2",
            "2021-05-03",
            """\
Victim of laundry shooting named

The man who was shot to death outside a Bexford laundry has been named as Tobias Renn, a \
baker and father of two.

Renn, 31, was hit twice on Sunday night on Quarry Lane, said police spokesman Hal Brandt. \
Witnesses saw a van speed off.

It is the fifth homicide of the year in Bexford.
""",
        ),
        (
            "b1",
            "2021-05-10",
            """\
Teenager shot dead in Bexford park

BEXFORD - A 17-year-old was killed on Sunday evening when a quarrel on a basketball court in \
Alder Park ended in gunfire, police said.

Mika Sorrel was hit in the neck and died on the way to Bexford General Hospital. A second \
youth was wounded.

The killing comes a week after Tobias Renn was shot outside a laundry on Quarry Lane. \
Detective Carla Ost said that nothing links the two. Anyone with information is asked to \
call the Bexford police.
""",
        ),
        (
            "b2",
            "2021-05-10",
            """\
Alder Park: police seek two gunmen

Two young men who opened fire on a basketball court in Alder Park are being sought, Bexford \
police said on Monday.

Mika Sorrel, 17, a pupil of Bexford High, died. A boy of 16 was hit in the leg and is \
stable.

Hal Brandt, a police spokesman, said it was the sixth homicide of the year.
""",
        ),
    ],
    "two matches of one team": [
        (
            "a1",
            "2022-09-11",
            """\
Late Orsini goal sinks Melborne

Northwick Rovers came from behind to beat Melborne 2-1 on Saturday, Luca Orsini scoring in \
the 88th minute.

Melborne had led through Petr Vacek before Dunn levelled. Manager Iris Hollow said her side \
had shown heart. Rovers are third in the table, before 21,400 at Castle Road.
""",
        ),
        (
            "a2",
            "2022-09-11",
            """\
Rovers 2 Melborne 1

Luca Orsini struck two minutes from time as Northwick Rovers beat Melborne at Castle Road.

Vacek put the visitors ahead after 12 minutes; Dunn equalised with a header before the \
break. Hollow praised Orsini, who came on as a substitute.
""",
        ),
        (
            "b1",
            "2022-09-18",
            """\
Rovers held by stubborn Harrowby

Northwick Rovers were held 0-0 by bottom side Harrowby Town on Saturday in front of 19,800 \
at Castle Road.

Orsini hit a post and Dunn missed a penalty that goalkeeper Sven Aalto saved. Manager Iris \
Hollow, whose team beat Melborne last week, said that luck had run out. Rovers fall to fifth \
in the table.
""",
        ),
        (
            "b2",
            "2022-09-18",
            """\
Aalto's penalty save earns Harrowby a point

Sven Aalto kept out Dunn's penalty as Harrowby Town drew 0-0 at Northwick Rovers.

The visitors, last in the league, had ten men after Pell was sent off. Iris Hollow said \
Rovers should have won. Orsini hit the woodwork.
""",
        ),
    ],
    "one war, two days, two towns": [
        (
            "a1",
            "2019-03-04",
            """\
Shells kill nine in Dorovan

Government artillery shelled Dorovan, which rebels hold, on Sunday, killing nine \
civilians, a monitoring group said.

The Vashti Observatory, which relies on sources on the ground, said that four pupils had \
died. The shells hit a bakery.

Rebels have held the eastern half of Kastria since 2016. The war has killed more than 80,000 \
people.
""",
        ),
        (
            "a2",
            "2019-03-04",
            """\
Bakery hit in Dorovan, nine dead

At least nine people were killed on Sunday when shells landed on a bakery in Dorovan, in the \
east of Kastria, activists and the Vashti Observatory said.

State television said that the army had struck terrorists. More than 80,000 people have died \
in the war.
""",
        ),
        (
            "b1",
            "2019-03-05",
            """\
Air raid on Pelm hospital kills 14

Warplanes bombed a hospital in Pelm, which rebels hold, on Monday and killed 14 people, \
the Vashti Observatory said.

The raid came a day after shells killed nine in Dorovan. Two nurses were among the dead. The \
government of Kastria denied it. Rebels have held the eastern half of Kastria since 2016. \
The war has killed more than 80,000 people.
""",
        ),
        (
            "b2",
            "2019-03-05",
            """\
Fourteen die as jets strike hospital

Fourteen people, two of them nurses, were killed when jets struck the only hospital of Pelm \
in eastern Kastria on Monday, doctors said.

The Vashti Observatory blamed the government's air force. State television said that the \
army had struck terrorists.
""",
        ),
    ],
    "two quakes, undated": [
        (
            "a1",
            None,
            """\
Strong quake shakes Tovland

An earthquake of magnitude 5.8 struck northern Tovland early on Tuesday, the Tovland \
Seismological Institute said. It was felt in the capital, Ornes. The epicentre lay 12 miles \
from Gressvik at a depth of 9 kilometres. Three people were hurt.
""",
        ),
        (
            "a2",
            None,
            """\
Three hurt as Gressvik is hit by earthquake

Three people were injured by falling bricks in Gressvik when a 5.8 magnitude quake struck \
the north of Tovland before dawn, officials said. The Seismological Institute put the centre \
12 miles from the town.
""",
        ),
        (
            "b1",
            None,
            """\
Quake rattles Tovland's south

An earthquake of magnitude 4.9 struck southern Tovland late on Friday, the Tovland \
Seismological Institute said. It was felt in Ornes. The epicentre lay 20 miles from Hamarvik \
at a depth of 30 kilometres. A church tower fell and nobody was hurt.
""",
        ),
        (
            "b2",
            None,
            """\
Church tower falls in Hamarvik after tremor

The tower of the church of Hamarvik collapsed in an earthquake of magnitude 4.9 on Friday \
night, police said. Nobody was hurt. The Institute said it was 30 kilometres deep.
""",
        ),
    ],
}
"""Two articles on each of two events of one sort; their names begin with a and b."""

BACKGROUND_ONLY = "one war, two days, two towns"
"""So short that half of the second event's articles are the background it has with the first."""


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(
            name,
            marks=pytest.mark.xfail(
                name == BACKGROUND_ONLY,
                reason="background outweighs the news in articles of four sentences",
            ),
        )
        for name in ALIKE
    ],
)
def test_events_that_are_alike_are_two_stories(name: str, grouped: Grouped) -> None:
    assert grouped(ALIKE[name]) == [["a1", "a2"], ["b1", "b2"]]


def test_events_that_are_alike_are_kept_apart_amid_others(grouped: Grouped) -> None:
    apart = [articles for name, articles in ALIKE.items() if name != BACKGROUND_ONLY]
    intake = [
        (f"{number}-{name}", published, text)
        for number, articles in enumerate(apart)
        for name, published, text in articles
    ]
    expected = [[f"{n}-{e}1", f"{n}-{e}2"] for n in range(len(apart)) for e in "ab"]
    assert grouped(intake) == expected


def test_the_order_of_the_documents_makes_no_difference(grouped: Grouped) -> None:
    articles = ALIKE["two matches of one team"]
    assert len({str(grouped(order)) for order in permutations(articles)}) == 1


DREDGER: list[Article] = [
    (
        "tide",
        "2020-06-02",
        (
            "Dredger sinks off Port Callow\n\nThe dredger Amalie went down in a gale off "
            "Port Callow on Monday night with eleven people aboard, the coastguard said. "
            "Nine were saved.\n"
        ),
    ),
    (
        "mail",
        "2020-06-02",
        (
            "Nine saved from sunken dredger\n\nNine of the crew of eleven were picked up by "
            "helicopter when the Amalie sank in a storm near Port Callow on Monday, said "
            "coastguard Ivo Tran.\n"
        ),
    ),
]
UNLIKE: Article = (
    "farm",
    "2020-06-02",
    (
        "Wheat price falls\n\nWheat fell by 4 percent in Ostrand on Monday, the lowest since "
        "January, after a warm spring promised a rich harvest, traders said.\n"
    ),
)


def test_what_is_published_on_one_day_is_not_one_story_for_that(grouped: Grouped) -> None:
    assert grouped([*DREDGER, UNLIKE]) == [["farm"], ["mail", "tide"]]


@pytest.mark.parametrize(
    ("name", "published", "text", "joins"),
    [
        (
            "later",
            "2020-06-29",
            (
                "Inquiry into loss of the Amalie\n\nAn inquiry into the sinking of the "
                "dredger Amalie off Port Callow, in which two of the crew of eleven drowned, "
                "opened on Monday.\n"
            ),
            True,
        ),
        (
            "undated",
            None,
            (
                "Amalie: search for two called off\n\nThe coastguard gave up the search for "
                "two men of the dredger Amalie, which sank off Port Callow with a crew of "
                "eleven.\n"
            ),
            True,
        ),
        (
            "another",
            "2020-06-02",
            (
                "Trawler aground at Senn Head\n\nThe trawler Bright Hope ran on rocks at "
                "Senn Head on Monday in fog. Her crew of five walked ashore, the coastguard "
                "said.\n"
            ),
            False,
        ),
    ],
    ids=["a follow-up weeks later", "an article without a date", "another ship on the same day"],
)
def test_an_article_joins_the_story_of_its_event_only(
    name: str, published: str | None, text: str, *, joins: bool, grouped: Grouped
) -> None:
    stories = grouped([*DREDGER, (name, published, text)])
    assert stories == ([sorted(["mail", "tide", name])] if joins else [[name], ["mail", "tide"]])


def test_copies_of_one_text_stand_together_and_make_nothing_common(grouped: Grouped) -> None:
    body = " ".join(
        f"The {part} of the Amalie was raised near Port Callow by the salvage tug Otto Renn."
        for part in ("bow", "stern", "engine", "rudder", "bridge", "crane", "anchor", "keel")
    )
    copies = [(f"copy{n}", "2020-06-20", f"Amalie raised\n\n{body}\n") for n in range(6)]
    stories = grouped([*DREDGER, UNLIKE, *copies])
    assert ["farm"] in stories
    assert any({name for name, _, _ in copies} <= set(story) for story in stories)


def test_nothing_is_no_story(grouped: Grouped) -> None:
    assert grouped([]) == []


def test_a_text_without_a_word_is_a_story_of_its_own(grouped: Grouped) -> None:
    assert grouped([*DREDGER, ("blank", None, "...\n")]) == [["blank"], ["mail", "tide"]]
