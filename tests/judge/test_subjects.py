"""What a fact is about, in the words of its heading."""

from __future__ import annotations

from itertools import permutations

import pytest
from tests.judge.saying import exactly, moment, said

from atodds.judge.subjects import subject_of
from atodds.model import (
    Assertion,
    Category,
    Entity,
    EntityKind,
    Event,
    Kind,
    Mention,
    Moment,
    Slot,
    Span,
    Wording,
)

FRIDAY = moment("2019-05-03")
OSLO = Category("settlement", "place:oslo", "Oslo")
HOTEL = Category("site", "place:grand", "Grand Hotel")


def person(name: str, key: str | None = None) -> Entity:
    return Entity(EntityKind.PERSON, key or f"person:{name.lower()}", name)


ANN, BO, CY = person("Ann Porter"), person("Bo Sample"), person("Cy Holm")


def told(  # noqa: PLR0913  # each is a part of a heading
    kind: Kind = Kind.DURATION,
    *who: Entity,
    where: tuple[Category, ...] = (),
    when: Moment | None = None,
    slot: Slot | None = None,
    carried: bool = False,
    start: int = 0,
) -> Assertion:
    event = Event(
        when=when,
        where=frozenset(where),
        who=frozenset(who),
        carried=frozenset({"when"}) if carried else frozenset(),
    )
    return said(
        exactly(1),
        kind=kind,
        event=event,
        slot=slot or Slot("length"),
        mention=Mention(Span(start, start + 1), "1"),
    )


def subject(*group: Assertion) -> str:
    [only] = {subject_of(order) for order in permutations(group)}
    return only


def remark(text: str) -> Slot:
    return Slot("speaker", topic=Wording(text, tuple(text.split()), direct=True))


LONG = "one two three four five six seven eight nine ten eleven twelve"


@pytest.mark.parametrize(
    ("group", "heading"),
    [
        pytest.param([told()], "", id="nothing told"),
        pytest.param(
            [told(Kind.DURATION, ANN, BO, where=(OSLO,), when=FRIDAY)],
            "Ann Porter and Bo Sample, Oslo, 3 May 2019",
            id="who, where and when",
        ),
        pytest.param(
            [told(Kind.THINGS, slot=Slot("count", "wagon"), where=(OSLO,))],
            "wagons, Oslo",
            id="what is counted, in the plural",
        ),
        pytest.param(
            [told(Kind.THINGS, slot=Slot("count", "person:porter:ann"))], "", id="a key is no word"
        ),
        pytest.param(
            [told(Kind.KILLED, slot=Slot("killed", "person"))], "", id="the dead are people"
        ),
        pytest.param(
            [
                told(
                    Kind.AGE,
                    BO,
                    slot=Slot("age", "person:porter:ann", name="Ann Porter"),
                    where=(OSLO,),
                    when=FRIDAY,
                )
            ],
            "Ann Porter",
            id="an age is of one person, whoever else is there, wherever and whenever",
        ),
        pytest.param(
            [told(Kind.QUOTE, slot=Slot("words", name="Ann Porter"), where=(OSLO,), when=FRIDAY)],
            "Ann Porter, 3 May 2019",
            id="a remark is of one person on a day",
        ),
        pytest.param([told(Kind.AGE, BO, slot=Slot("age"))], "", id="of nobody named"),
        pytest.param(
            [told(Kind.DATE, ANN, where=(OSLO,), when=FRIDAY)],
            "Ann Porter, Oslo",
            id="the day is the question",
        ),
        pytest.param(
            [told(Kind.PLACE, ANN, where=(OSLO,), when=FRIDAY)],
            "Ann Porter, 3 May 2019",
            id="the place is the question",
        ),
        pytest.param(
            [told(Kind.SPEAKER, ANN, slot=remark('"We stay"'), where=(OSLO,), when=FRIDAY)],
            "“We stay”, 3 May 2019",
            id="the speaker is the question",
        ),
        pytest.param([told(Kind.SPEAKER, ANN)], "", id="who said something"),
        pytest.param([told(Kind.SPEAKER, slot=remark(LONG))], f"“{LONG}”", id="twelve words"),
        pytest.param(
            [told(Kind.SPEAKER, slot=remark(f"{LONG} thirteen"))], f"“{LONG}…”", id="thirteen"
        ),
        pytest.param(
            [
                told(Kind.SPEAKER, slot=remark("We stay here")),
                told(Kind.SPEAKER, slot=remark("We stay"), start=9),
                told(Kind.SPEAKER, start=5),
            ],
            "“We stay”",
            id="a remark as short as it is told",
        ),
        pytest.param(
            [told(Kind.PARTICIPANTS, ANN, BO), told(Kind.PARTICIPANTS, ANN, CY, start=9)],
            "Ann Porter",
            id="who took part is the question: only whom all name",
        ),
        pytest.param(
            [told(Kind.PARTICIPANTS, ANN), told(Kind.PARTICIPANTS, BO, start=9)],
            "",
            id="nobody whom all name",
        ),
        pytest.param([told(Kind.PARTICIPANTS)], "", id="nobody at all"),
        pytest.param(
            [told(Kind.DURATION, ANN, BO, CY), told(Kind.DURATION, CY, start=9)],
            "Ann Porter and Cy Holm",
            id="two at most, whom most name",
        ),
        pytest.param(
            [
                told(Kind.DURATION, person("Porter", "p")),
                told(Kind.DURATION, person("Ann Porter", "p"), start=3),
                told(Kind.DURATION, person("Ann Porter", "p"), start=9),
            ],
            "Ann Porter",
            id="each once, as most name them",
        ),
        pytest.param(
            [
                told(Kind.DURATION, person("Zoe", "p")),
                told(Kind.DURATION, person("Amy", "p"), start=9),
            ],
            "Amy",
            id="of equals, the first of the alphabet",
        ),
    ],
)
def test_a_heading_names_what_the_values_are_not_about(
    group: list[Assertion], heading: str
) -> None:
    assert subject(*group) == heading


@pytest.mark.parametrize(
    ("places", "heading"),
    [
        pytest.param([OSLO, HOTEL, HOTEL], "Oslo", id="a town before a house, however often"),
        pytest.param([HOTEL], "Grand Hotel", id="a house where there is no town"),
        pytest.param(
            [Category("settlement", "place:bergen", "Bergen"), OSLO, OSLO], "Oslo", id="most often"
        ),
        pytest.param(
            [OSLO, Category("settlement", "place:bergen", "Bergen")], "Bergen", id="of equals"
        ),
        pytest.param(
            [Category("settlement", "place:port arven", "PORT ARVEN")],
            "Port Arven",
            id="a dateline",
        ),
        pytest.param([Category("country", "place:US", "US")], "US", id="one word in capitals"),
        pytest.param(
            [Category("site", "place:x", "the Old Mill")], "the Old Mill", id="as written"
        ),
    ],
)
def test_the_place_of_a_heading_is_the_one_that_most_name(
    places: list[Category], heading: str
) -> None:
    assert subject(*(told(where=(p,), start=n) for n, p in enumerate(places))) == heading


@pytest.mark.parametrize(
    ("times", "heading"),
    [
        pytest.param([(FRIDAY, False), (FRIDAY, False)], "3 May 2019", id="one day"),
        pytest.param(
            [(moment("2019-05-04"), True), (FRIDAY, False)],
            "3 May 2019",
            id="a sentence's own day before one carried over",
        ),
        pytest.param(
            [(moment("2019-05-04"), True)] * 3 + [(FRIDAY, False)],
            "4 May 2019",
            id="but not before three",
        ),
        pytest.param(
            [(moment("2019-05-02", 24 * 7), False), (FRIDAY, False)],
            "3 May 2019",
            id="the closest of equals",
        ),
        pytest.param(
            [(moment("2019-05-04"), False), (FRIDAY, False)], "3 May 2019", id="the first of equals"
        ),
        pytest.param([(moment("2019-05-01", 24 * 31), False)], "May 2019", id="a month"),
        pytest.param([(moment("2019-05-01", 24 * 32), False)], "", id="wider says nothing"),
        pytest.param(
            [(moment("2019-05-03T21:10", 1 / 60), False)], "3 May 2019", id="an hour's day"
        ),
    ],
)
def test_the_day_of_a_heading_is_the_one_that_most_give(
    times: list[tuple[Moment, bool]], heading: str
) -> None:
    group = [told(when=when, carried=carried, start=n) for n, (when, carried) in enumerate(times)]
    assert subject(*group) == heading
