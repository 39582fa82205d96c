"""What speaks for and against two statements being about one fact."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from atodds.config import Rule, load_rules
from atodds.model import Attribution, Event, Interval, Kind, Slot, Wording

if TYPE_CHECKING:
    from tests.link.conftest import Make

Evidence = Callable[..., dict[str, float]]


@pytest.mark.parametrize(
    ("mine", "other", "name"),
    [
        pytest.param(Event("bombing"), Event("bombing"), "same-event", id="one type"),
        pytest.param(
            Event("bombing"),
            Event("bombing", carried=frozenset({"type"})),
            "same-event-carried",
            id="one type, as far as the context tells",
        ),
        pytest.param(Event("bombing"), Event("attack"), "kindred-event", id="a sort of attack"),
        pytest.param(Event("bombing"), Event("shooting"), "kindred-event", id="two attacks"),
        pytest.param(Event("bombing"), Event("vote"), "events-differ", id="two types"),
    ],
)
def test_types_of_events_speak_for_or_against(
    make: type[Make], evidence: Evidence, mine: Event, other: Event, name: str
) -> None:
    found = evidence(make.statement("a", event=mine), make.statement("b", event=other))
    assert {n for n in found if "event" in n} == {name}
    assert (found[name] < 0) is (name == "events-differ")


@pytest.mark.parametrize(
    ("mine", "other"),
    [
        pytest.param(Event(), Event("bombing"), id="one of no type"),
        pytest.param(
            Event("vote", carried=frozenset({"type"})), Event("bombing"), id="one from its context"
        ),
    ],
)
def test_what_is_not_told_of_an_event_is_no_evidence(
    make: type[Make], evidence: Evidence, mine: Event, other: Event
) -> None:
    found = evidence(make.statement("a", event=mine), make.statement("b", event=other))
    assert not any("event" in name for name in found)


@pytest.mark.parametrize(
    ("mine", "other", "carried", "name"),
    [
        pytest.param(("2019-05-03", 1), ("2019-05-03", 1), False, "same-date", id="one day"),
        pytest.param(
            ("2019-05-03", 1), ("2019-05-03", 1), True, "same-date-carried", id="from the context"
        ),
        pytest.param(
            ("2019-05-03", 1), ("2019-04-29", 7), False, "dates-meet", id="a day in a week"
        ),
    ],
)
def test_dates_that_meet_speak_for_one_fact(  # noqa: PLR0913, PLR0917  # columns
    make: type[Make],
    evidence: Evidence,
    mine: tuple[str, int],
    other: tuple[str, int],
    carried: bool,  # noqa: FBT001  # a column
    name: str,
) -> None:
    left = make.statement("a", event=Event("vote", when=make.day(*mine)))
    right = make.statement(
        "b",
        event=Event("vote", when=make.day(*other), carried=frozenset({"when"} if carried else ())),
    )
    found = evidence(left, right)
    assert {n for n in found if "date" in n} == {name}
    assert found[name] > 0


def test_the_same_date_weighs_more_than_one_from_the_context(
    make: type[Make], evidence: Evidence
) -> None:
    event = Event("vote", when=make.day("2019-05-03"))
    carried = Event("vote", when=make.day("2019-05-03"), carried=frozenset({"when"}))
    own = evidence(make.statement("a", event=event), make.statement("b", event=event))
    told = evidence(make.statement("a", event=event), make.statement("b", event=carried))
    assert own["same-date"] > told["same-date-carried"] > 0


def test_dates_apart_that_only_the_context_gives_speak_against(
    make: type[Make], evidence: Evidence
) -> None:
    left, right = (
        make.statement(d, event=Event("vote", when=make.day(day), carried=frozenset({"when"})))
        for d, day in (("a", "2019-05-03"), ("b", "2019-05-05"))
    )
    assert evidence(left, right)["dates-differ-carried"] < 0


@pytest.mark.parametrize(
    ("mine", "other", "name"),
    [
        pytest.param(("oslo", "norway"), ("oslo", "norway"), "same-place", id="one city"),
        pytest.param(("oslo", "norway"), ("norway",), "same-place", id="a city in the country"),
    ],
)
def test_places_that_meet_speak_for_one_fact(
    make: type[Make], evidence: Evidence, mine: tuple[str, ...], other: tuple[str, ...], name: str
) -> None:
    left, right = (
        make.statement(d, event=Event("vote", where=frozenset({make.place(*p)})))
        for d, p in (("a", mine), ("b", other))
    )
    assert evidence(left, right)[name] > 0


@pytest.mark.parametrize(
    ("mine", "other", "name"),
    [
        pytest.param("AB", "AB", "same-people", id="the same two"),
        pytest.param("AB", "A", "same-people", id="one of the two"),
        pytest.param("AB", "AC", "shared-people", id="one of two each"),
        pytest.param("AB", "", None, id="nobody is named in one"),
    ],
)
def test_people_who_take_part_speak_for_one_fact(
    make: type[Make], evidence: Evidence, mine: str, other: str, name: str | None
) -> None:
    people = {letter: make.person(f"{letter}nn Porter{letter}") for letter in "ABC"}
    left, right = (
        make.statement(d, event=Event("talks", who=frozenset(people[p] for p in letters)))
        for d, letters in (("a", mine), ("b", other))
    )
    assert {n for n in evidence(left, right) if "people" in n} == ({name} if name else set())


@pytest.mark.parametrize(
    ("mine", "other", "alike"),
    [
        pytest.param(("killed", "worker"), ("killed", "worker"), True, id="one thing"),
        pytest.param(("killed", "worker"), ("killed", None), False, id="one does not say"),
        pytest.param(("killed", None), ("killed", None), False, id="neither says"),
    ],
)
def test_the_same_thing_counted_speaks_for_one_fact(
    make: type[Make],
    evidence: Evidence,
    mine: tuple[str, str | None],
    other: tuple[str, str | None],
    alike: bool,  # noqa: FBT001  # a column
) -> None:
    found = evidence(make.statement("a", slot=Slot(*mine)), make.statement("b", slot=Slot(*other)))
    assert ("same-thing" in found) is alike


def test_what_narrows_the_count_alike_speaks_for_one_fact(
    make: type[Make], evidence: Evidence
) -> None:
    russian, armed = frozenset({"ruritanian"}), frozenset({"ruritanian", "armed"})
    left = make.statement("a", slot=Slot("count", "soldier", russian))
    right = make.statement("b", slot=Slot("count", "soldier", armed))
    plain = make.statement("b", slot=Slot("count", "soldier"))
    assert evidence(left, right)["same-qualifiers"] > 0
    assert "same-qualifiers" not in evidence(left, plain)


@pytest.mark.parametrize(
    ("mine", "other", "name"),
    [
        pytest.param((274, 0), (274, 0), "same-figure", id="three digits"),
        pytest.param((274, 0), (274, 90), "same-figure", id="however the words widen it"),
        pytest.param((400, 0), (400, 0), "same-round-figure", id="round, and yet hundreds"),
        pytest.param((4, 0), (4, 0), "same-small-figure", id="four of many things"),
        pytest.param((274, 90), (212, 90), None, id="ranges that meet are no equal figures"),
        pytest.param((274, 0), (275, 0), None, id="two figures"),
    ],
)
def test_equal_figures_speak_for_one_fact_by_how_seldom_they_are(
    make: type[Make],
    evidence: Evidence,
    mine: tuple[int, int],
    other: tuple[int, int],
    name: str | None,
) -> None:
    left, right = (
        make.statement(
            d, value=replace(make.amount(n), hard=Interval(Fraction(n - w), Fraction(n + w)))
        )
        for d, (n, w) in zip("ab", (mine, other), strict=True)
    )
    assert [n for n in evidence(left, right) if n.endswith("figure")] == ([name] if name else [])


def test_the_only_counts_of_a_thing_speak_for_one_fact(
    make: type[Make], links: Callable[..., list[Any]]
) -> None:
    def cranes(document: str, number: int) -> Any:  # noqa: ANN401  # an assertion
        return make.statement(
            document, kind=Kind.THINGS, slot=Slot("count", "crane"), value=make.amount(number)
        )

    [alone] = links(cranes("a", 40), cranes("b", 90))
    assert "only-count" in {e.name for e in alone.evidence}
    beside = links(cranes("a", 40), cranes("b", 90), cranes("b", 12))
    assert not any(e.name == "only-count" for pair in beside for e in pair.evidence)


@pytest.mark.parametrize(
    ("figure", "differ"), [pytest.param(274, False, id="rare"), pytest.param(4, True, id="common")]
)
def test_two_subjects_speak_against_one_fact_unless_the_figure_is_rare(
    make: type[Make],
    evidence: Evidence,
    figure: int,
    differ: bool,  # noqa: FBT001  # a column
) -> None:
    left, right = (
        make.statement(
            document,
            kind=Kind.MONEY,
            slot=Slot("amount", "currency"),
            value=make.amount(figure),
            before=frozenset({subject}),
        )
        for document, subject in (("a", "bridge"), ("b", "town"))
    )
    assert ("subjects-differ" in evidence(left, right)) is differ


def test_rare_words_that_two_sentences_share_speak_for_one_fact(
    make: type[Make], links: Callable[..., list[Any]]
) -> None:
    crowd = [
        make.statement(d, words=frozenset({"town", f"w{d}"}), event=Event()) for d in "cdefghij"
    ]
    rare = [make.statement(d, words=frozenset({"town", "harpoon"}), event=Event()) for d in "ab"]
    found = {
        (pair.left.document, pair.right.document): {e.name: e.weight for e in pair.evidence}
        for pair in links(*rare, *crowd)
    }
    assert found["a", "b"]["shared-words"] > found["c", "d"].get("shared-words", 0)


def test_names_of_those_who_take_part_are_no_shared_words(
    make: type[Make], evidence: Evidence
) -> None:
    who = frozenset({make.person("Ann Porter")})
    left, right = (
        make.statement(d, event=Event("talks", who=who), words=frozenset({"ann", "porter"}))
        for d in "ab"
    )
    assert "shared-words" not in evidence(left, right)


def test_one_remark_is_known_by_its_words(make: type[Make], evidence: Evidence) -> None:
    def quoted(document: str, words: str) -> Any:  # noqa: ANN401  # an assertion
        wording = Wording(words, tuple(words.split()), direct=True)
        return make.statement(document, kind=Kind.QUOTE, slot=Slot("words"), value=wording)

    wall = "the harbour wall will hold for ten years"
    left = quoted("a", wall)
    assert evidence(left, quoted("b", wall))["shared-wording"] > 0
    assert "shared-wording" not in evidence(left, quoted("b", "nobody told us of the school"))


@pytest.mark.parametrize(
    ("mine", "other", "alike"),
    [
        pytest.param("Ann Porter", "Ann Porter", True, id="one source"),
        pytest.param("the police", "The police", True, id="however it is spelled"),
        pytest.param("the police", "the union", False, id="two sources"),
        pytest.param("the police", None, False, id="one has none"),
    ],
)
def test_one_source_speaks_for_one_fact(
    make: type[Make],
    evidence: Evidence,
    mine: str,
    other: str | None,
    alike: bool,  # noqa: FBT001  # a column
) -> None:
    left = make.statement("a", attribution=Attribution(mine))
    right = make.statement("b", attribution=Attribution(other) if other else None)
    assert ("same-source" in evidence(left, right)) is alike


def test_leads_tell_the_same_story(make: type[Make], evidence: Evidence) -> None:
    left, right = (make.statement(d, lead=True) for d in "ab")
    assert evidence(left, right)["both-lead"] > 0
    assert "both-lead" not in evidence(left, make.statement("b"))


@pytest.mark.parametrize(("day", "alike"), [("2019-05-02", True), ("2019-05-09", False)])
def test_papers_of_one_day_tell_of_the_same_things(
    make: type[Make],
    evidence: Evidence,
    day: str,
    alike: bool,  # noqa: FBT001  # a column
) -> None:
    published = {"a": datetime.fromisoformat("2019-05-01"), "b": datetime.fromisoformat(day)}
    found = evidence(make.statement("a"), make.statement("b"), published=published)
    assert ("same-day-papers" in found) is alike


def test_a_rule_may_weigh_evidence_otherwise(
    make: type[Make], rule: Callable[..., Rule], evidence: Evidence
) -> None:
    found = evidence(
        make.statement("a"), make.statement("b"), rules=(rule(weights={"same-event": -7}),)
    )
    assert found["same-event"] == -7


def test_the_rules_name_only_evidence_and_vetoes_that_there_are() -> None:
    from atodds.link.vetoes import VETOES  # noqa: PLC0415  # the names alone are asked for

    rules = load_rules(vetoes=VETOES).rules
    assert rules
