"""What days and clock times are the time of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from atodds.model import Assertion

Asserted = Callable[..., list[Assertion]]


def told(asserted: Asserted, text: str, kind: str) -> list[tuple[str, str | None]]:
    return [(a.mention.text, a.slot.of) for a in asserted(text, kind)]


@pytest.mark.parametrize(
    ("text", "words", "sort"),
    [
        pytest.param(
            "Police were called to a warehouse at 10:35 p.m.", "10:35 p.m.", "call", id="call"
        ),
        pytest.param(
            "The shooting happened about 11:25 p.m. in Tanner Street.",
            "11:25 p.m.",
            "shooting",
            id="happened, of its subject",
        ),
        pytest.param(
            "Ann Orr was pronounced dead at 10:02 p.m.", "10:02 p.m.", "death", id="death"
        ),
        pytest.param(
            "About 7:30 a.m., two men walked up to the counter and opened fire.",
            "7:30 a.m.",
            "walk",
            id="the first of two verbs",
        ),
        pytest.param(
            "At 3:33 a.m., a man opened fire on a crowd.",
            "3:33 a.m.",
            "shooting",
            id="before the verb",
        ),
        pytest.param(
            "The tremor struck at 5:22 a.m. local time, the institute said.",
            "5:22 a.m. local time",
            "earthquake",
            id="struck, of its subject",
        ),
        pytest.param(
            "The bridge collapsed shortly after 7 a.m.", "7 a.m.", "collapse", id="collapse"
        ),
        pytest.param("The tanker rolled over at 6:25 p.m.", "6:25 p.m.", "roll", id="any verb"),
        pytest.param(
            "Gunfire erupted about 8 a.m. at a quarry.", "8 a.m.", "shooting", id="gunfire erupted"
        ),
        pytest.param("The volcano erupted at 8 a.m.", "8 a.m.", "eruption", id="a volcano erupted"),
        pytest.param(
            "A third eruption at six in the morning threw rocks about.",
            "six in the morning",
            "eruption",
            id="before the verb of its noun",
        ),
        pytest.param(
            "Two guests were missed at the roll call at 6:35 a.m.",
            "6:35 a.m.",
            "roll call",
            id="an appointed thing",
        ),
        pytest.param(
            "She left home at ten minutes to midnight.",
            "ten minutes to midnight",
            "departure",
            id="departure",
        ),
    ],
)
def test_a_clock_time_is_of_what_is_nearest(
    asserted: Asserted, text: str, words: str, sort: str
) -> None:
    assert told(asserted, text, "time") == [(words, sort)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Officers arrested Lena Marsh early Wednesday and charged her Thursday with murder in"
            " connection with Tuesday's shooting.",
            [("early Wednesday", "arrest"), ("Thursday", "charge"), ("Tuesday", "shooting")],
            id="each its own",
        ),
        pytest.param(
            "Marsh is due in court on May 20; her trial is set for September 3.",
            [("May 20", "hearing"), ("September 3", "trial")],
            id="two clauses",
        ),
        pytest.param(
            "He was shot Monday night and died Wednesday.",
            [("Monday night", "shooting"), ("Wednesday", "death")],
            id="two verbs",
        ),
        pytest.param(
            "A bomb exploded at a funeral on Sunday.",
            [("Sunday", "bombing")],
            id="what is attacked is not what is dated",
        ),
        pytest.param(
            "The May 3 blaze began in the kitchen.", [("May 3", "fire")], id="before the noun"
        ),
        pytest.param(
            "The blast wounded two people on Sunday and shattered windows.",
            [("Sunday", "bombing")],
            id="what the subject did",
        ),
        pytest.param(
            "The museum, which opened in 1932, was built by two brothers.",
            [("1932", "opening")],
            id="a year of what lasts",
        ),
        pytest.param(
            "The ferry sank at 8:40 a.m. on Sunday.",
            [("8:40 a.m. on Sunday", "crash")],
            id="the day beside a clock",
        ),
        pytest.param(
            "On Friday mourners gathered after the blast.",
            [("Friday", "gather")],
            id="another verb lies between",
        ),
        pytest.param(
            "Survivors of Sunday's crash were flown to Brade.",
            [("Sunday", "crash")],
            id="a name goes before a verb",
        ),
    ],
)
def test_a_day_is_of_what_is_nearest(
    asserted: Asserted, text: str, expected: list[tuple[str, str]]
) -> None:
    assert told(asserted, text, "date") == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Police said on Thursday that the explosion killed four people.", "the day of saying"),
        ("The shop is open from 9 a.m. to 5 p.m.", "a stretch"),
        ("The road was closed until 9 p.m.", "a limit"),
        ("OSLO, May 3 (AP) - An explosion killed four people.", "a dateline"),
        ("The shooting made 2018 a bad year.", "a year of what has a day"),
        ("The attack killed four people by Sunday.", "a limit in days"),
    ],
)
def test_times_that_date_nothing_that_happens(asserted: Asserted, text: str, reason: str) -> None:
    assert told(asserted, text, "date") + told(asserted, text, "time") == [], reason


@pytest.mark.parametrize(
    ("text", "unnamed"),
    [
        ("The party started around 11 p.m.", "11 p.m."),
        ("The shooting came after a party that began about 11 p.m.", "11 p.m."),
    ],
)
def test_what_comes_about_without_a_name_stays_unnamed(
    asserted: Asserted, text: str, unnamed: str
) -> None:
    assert told(asserted, text, "time") == [(unnamed, None)]
