"""What rules a comparison out, and what does not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest

from atodds.config import Match, Measure, Rule
from atodds.model import (
    Assertion,
    Category,
    Event,
    Kind,
    Mention,
    Modality,
    Slot,
    Span,
    Unit,
    Wording,
)

if TYPE_CHECKING:
    from tests.link.conftest import Make

Evidence = Callable[..., dict[str, float]]
NEVER = float("-inf")


def vetoed(found: dict[str, float]) -> set[str]:
    return {name for name, weight in found.items() if weight == NEVER}


def test_dates_apart_keep_two_events_apart(make: type[Make], evidence: Evidence) -> None:
    friday = make.statement("a", event=Event("bombing", when=make.day("2019-05-03")))
    sunday = make.statement("b", event=Event("bombing", when=make.day("2019-05-05")))
    assert vetoed(evidence(friday, sunday)) == {"dates-apart"}


@pytest.mark.parametrize(
    ("mine", "other", "carried"),
    [
        pytest.param("2019-05-03", "2019-05-03", (), id="one day"),
        pytest.param("2019-05-03", None, (), id="one is not dated"),
        pytest.param("2019-05-03", "2019-05-05", ("when", "when"), id="both only by their context"),
    ],
)
def test_dates_that_may_be_one_keep_nothing_apart(
    make: type[Make],
    evidence: Evidence,
    mine: str,
    other: str | None,
    carried: tuple[str, ...],
) -> None:
    left = make.statement(
        "a", event=Event("bombing", when=make.day(mine), carried=frozenset(carried[:1]))
    )
    right = make.statement(
        "b",
        event=Event(
            "bombing", when=make.day(other) if other else None, carried=frozenset(carried[1:])
        ),
    )
    assert "dates-apart" not in vetoed(evidence(left, right))


def test_a_wider_time_holds_the_narrower_one(make: type[Make], evidence: Evidence) -> None:
    week = make.statement("a", event=Event("bombing", when=make.day("2019-04-29", 7)))
    friday = make.statement("b", event=Event("bombing", when=make.day("2019-05-03")))
    assert "dates-apart" not in evidence(week, friday)


def test_places_apart_keep_two_events_apart(make: type[Make], evidence: Evidence) -> None:
    oslo = make.statement(
        "a", event=Event("talks", where=frozenset({make.place("oslo", "norway")}))
    )
    vienna = make.statement(
        "b", event=Event("talks", where=frozenset({make.place("vienna", "austria")}))
    )
    assert vetoed(evidence(oslo, vienna)) == {"places-apart"}


@pytest.mark.parametrize(
    ("mine", "other", "carried"),
    [
        pytest.param([("oslo", "norway")], [("oslo", "norway")], False, id="one place"),
        pytest.param([("oslo", "norway")], [("norway",)], False, id="a city and its country"),
        pytest.param([("oslo", "norway")], [], False, id="one is not placed"),
        pytest.param([("oslo",)], [("vienna",)], True, id="one only by its context"),
        pytest.param([("oslo",), ("bergen",)], [("bergen",)], False, id="two places, one shared"),
    ],
)
def test_places_that_may_be_one_keep_nothing_apart(  # columns of the table
    make: type[Make],
    evidence: Evidence,
    mine: list[tuple[str, ...]],
    other: list[tuple[str, ...]],
    carried: bool,  # noqa: FBT001  # a column
) -> None:
    left = make.statement("a", event=Event("talks", where=frozenset(make.place(*p) for p in mine)))
    right = make.statement(
        "b",
        event=Event(
            "talks",
            where=frozenset(make.place(*p) for p in other),
            carried=frozenset({"where"} if carried else ()),
        ),
    )
    assert "places-apart" not in evidence(left, right)


def test_two_companies_keep_two_events_apart(make: type[Make], evidence: Evidence) -> None:
    left = make.statement("a", event=Event("talks", who=frozenset({make.person("Ann Porter")})))
    right = make.statement("b", event=Event("talks", who=frozenset({make.person("Otto Weiss")})))
    assert vetoed(evidence(left, right)) == {"people-apart"}


@pytest.mark.parametrize(
    ("mine", "other"),
    [
        pytest.param([("Ann Porter", None)], [("Ann Porter", None)], id="the same person"),
        pytest.param([("Ann Porter", None)], [], id="nobody is named in one"),
        pytest.param(
            [("Ann Porter", None), ("Karl Brandt", None)],
            [("Karl Brandt", None), ("Lena Strand", None)],
            id="somebody is in both",
        ),
        pytest.param(
            [("Ann Porter", "GB")], [("Otto Weiss", "GB")], id="both speak for one country"
        ),
    ],
)
def test_companies_that_may_be_one_keep_nothing_apart(
    make: type[Make],
    evidence: Evidence,
    mine: list[tuple[str, str | None]],
    other: list[tuple[str, str | None]],
) -> None:
    left = make.statement("a", event=Event("talks", who=frozenset(make.person(*p) for p in mine)))
    right = make.statement("b", event=Event("talks", who=frozenset(make.person(*p) for p in other)))
    assert "people-apart" not in evidence(left, right)


def test_things_apart_are_not_compared(make: type[Make], evidence: Evidence) -> None:
    passengers = make.statement("a", kind=Kind.PEOPLE, slot=Slot("count", "passenger"))
    crew = make.statement("b", kind=Kind.PEOPLE, slot=Slot("count", "crew"))
    assert vetoed(evidence(passengers, crew)) == {"things-apart"}


def test_ages_of_two_people_are_not_compared(make: type[Make], evidence: Evidence) -> None:
    ann = make.statement("a", kind=Kind.AGE, slot=Slot("age", "person:porter:ann"))
    otto = make.statement("b", kind=Kind.AGE, slot=Slot("age", "person:weiss:otto"))
    assert vetoed(evidence(ann, otto)) == {"things-apart"}


@pytest.mark.parametrize("of", ["person", None])
def test_one_thing_is_compared_with_itself_or_what_is_not_told(
    make: type[Make], evidence: Evidence, of: str | None
) -> None:
    left, right = make.statement("a"), make.statement("b", slot=Slot("killed", of))
    assert "things-apart" not in evidence(left, right)


def test_a_part_is_not_compared_with_the_whole(make: type[Make], evidence: Evidence) -> None:
    part = make.statement("a", hints=frozenset({"subset"}))
    assert vetoed(evidence(part, make.statement("b"))) == {"part-of-whole"}


def test_the_whole_is_not_compared_with_a_part_that_is_told_elsewhere(
    make: type[Make], evidence: Evidence
) -> None:
    eight = make.statement("a", hints=frozenset({"whole"}), value=make.amount(8))
    six = make.statement("b", value=make.amount(6))
    assert vetoed(evidence(eight, six)) == {"part-of-whole"}
    assert vetoed(evidence(eight, make.statement("b", value=make.amount(8)))) == set()


def test_two_parts_may_be_one(make: type[Make], evidence: Evidence) -> None:
    left, right = (make.statement(d, hints=frozenset({"subset"})) for d in "ab")
    assert vetoed(evidence(left, right)) == set()


def test_an_earlier_event_is_not_the_storys_own(make: type[Make], evidence: Evidence) -> None:
    earlier = make.statement("a", event=Event("bombing", background=True))
    now = make.statement("b", value=make.amount(17))
    assert vetoed(evidence(earlier, now)) == {"background"}
    also = make.statement("b", event=Event("bombing", background=True))
    assert vetoed(evidence(earlier, also)) == set()


def test_what_a_later_article_dates_back_may_be_the_storys_own(
    make: type[Make], evidence: Evidence
) -> None:
    earlier = make.statement("a", event=Event("bombing", background=True))
    equal = make.statement("b")
    assert vetoed(evidence(earlier, equal)) == set(), "the same figure of two digits"
    small = make.statement("a", value=make.amount(2), event=Event("bombing", background=True))
    alike = make.statement("b", value=make.amount(2))
    assert vetoed(evidence(small, alike)) == {"background"}, "two may be any two"
    then = make.day("2018-05-06")
    dated = make.statement("a", event=Event("bombing", when=then, background=True))
    at_once = make.statement("b", value=make.amount(17), event=Event("bombing", when=then))
    assert vetoed(evidence(dated, at_once)) == set(), "one day, years back for one of them"


@pytest.mark.parametrize(
    ("measure", "days", "apart"),
    [
        pytest.param(Measure.STOCK, 5, True, id="a stock moves within days"),
        pytest.param(Measure.STOCK, 1, False, id="but not overnight"),
        pytest.param(Measure.FIXED, 5, False, id="what is fixed holds"),
        pytest.param(Measure.RISING, 5, False, id="what rises is judged later"),
    ],
)
def test_a_figure_that_comes_and_goes_is_compared_at_one_time_only(  # noqa: PLR0913, PLR0917  # columns
    make: type[Make],
    rule: Callable[..., Rule],
    evidence: Evidence,
    measure: Measure,
    days: int,
    apart: bool,  # noqa: FBT001  # a column
) -> None:
    published = {
        "a": datetime.fromisoformat("2019-05-01"),
        "b": datetime.fromisoformat(f"2019-05-{1 + days:02}"),
    }
    told: dict[str, Any] = {"rules": (rule(measure=measure),), "published": published}
    found = evidence(make.statement("a"), make.statement("b", value=make.amount(15)), **told)
    assert ("moments-apart" in vetoed(found)) is apart
    same = evidence(make.statement("a"), make.statement("b"), **told)
    assert vetoed(same) == set(), "a figure that stayed is one figure"


@pytest.mark.parametrize(
    ("day", "of_now", "apart"),
    [
        pytest.param(2, "b", True, id="the later figure is told as that of now"),
        pytest.param(2, "a", False, id="the earlier one was of its own day"),
        pytest.param(1, "b", False, id="both tell of one day"),
    ],
)
def test_a_figure_told_as_that_of_now_may_have_changed_overnight(  # noqa: PLR0913, PLR0917  # columns
    make: type[Make],
    rule: Callable[..., Rule],
    evidence: Evidence,
    day: int,
    of_now: str,
    apart: bool,  # noqa: FBT001  # a column
) -> None:
    published = {
        "a": datetime.fromisoformat("2019-05-01"),
        "b": datetime.fromisoformat(f"2019-05-{day:02}"),
    }
    left, right = (
        make.statement(d, value=make.amount(n), hints=frozenset({"now"} if d == of_now else ()))
        for d, n in (("a", 12), ("b", 15))
    )
    found = evidence(left, right, rules=(rule(measure=Measure.STOCK),), published=published)
    assert ("moments-apart" in vetoed(found)) is apart


def test_amounts_of_two_dimensions_are_not_compared(make: type[Make], evidence: Evidence) -> None:
    hours = make.statement("a", value=make.amount(5, Unit("hour", "time", "second")))
    miles = make.statement("b", value=make.amount(5, Unit("mile", "length", "meter")))
    assert vetoed(evidence(hours, miles)) == {"dimensions-apart"}


def test_amounts_of_one_dimension_are_compared(make: type[Make], evidence: Evidence) -> None:
    hours = make.statement("a", value=make.amount(5, Unit("hour", "time", "second")))
    minutes = make.statement("b", value=make.amount(5, Unit("minute", "time", "second")))
    assert vetoed(evidence(hours, minutes)) == set()


@pytest.mark.parametrize(
    ("kind", "mine", "other", "apart"),
    [
        pytest.param(Kind.THINGS, Modality.FACT, Modality.PLAN, True, id="a plan is no fact"),
        pytest.param(Kind.THINGS, Modality.FACT, Modality.FACT, False, id="two facts"),
        pytest.param(Kind.THINGS, Modality.PLAN, Modality.PLAN, False, id="two plans"),
        pytest.param(
            Kind.THINGS, Modality.HYPOTHETICAL, Modality.HYPOTHETICAL, True, id="both might be"
        ),
        pytest.param(Kind.QUOTE, Modality.FACT, Modality.PLAN, False, id="a quotation is words"),
        pytest.param(
            Kind.DATE, Modality.FACT, Modality.PLAN, False, id="one date before and after it"
        ),
    ],
)
def test_what_is_and_what_is_to_be_are_not_compared(  # noqa: PLR0913, PLR0917  # columns
    make: type[Make],
    rule: Callable[..., Rule],
    evidence: Evidence,
    kind: Kind,
    mine: Modality,
    other: Modality,
    apart: bool,  # noqa: FBT001  # a column
) -> None:
    left = make.statement("a", kind=kind, modality=mine, value=make.amount(40))
    right = make.statement("b", kind=kind, modality=other, value=make.amount(90))
    told = (rule(match=Match(modality=tuple(Modality))),)
    assert ("modalities-apart" in evidence(left, right, rules=told)) is apart


def test_what_was_planned_and_came_to_pass_is_one_figure(
    make: type[Make], rule: Callable[..., Rule], evidence: Evidence
) -> None:
    planned, built = make.statement("a", modality=Modality.PLAN), make.statement("b")
    told = (rule(match=Match(modality=tuple(Modality))),)
    assert vetoed(evidence(planned, built, rules=told)) == set()


def said(
    make: type[Make], document: str, name: str, words: str, *, direct: bool = True
) -> Assertion:
    topic = Wording(words, tuple(words.lower().split()), direct)
    return make.statement(
        document,
        kind=Kind.SPEAKER,
        slot=Slot("speaker", topic=topic),
        value=Category("person", name.lower(), name),
        mention=Mention(Span(0, len(words)), words),
    )


@pytest.mark.parametrize(
    ("left", "right", "veto"),
    [
        pytest.param(
            ("Ann Porter", "we agreed that Weiss would come", True),
            ("Otto Weiss", "they agreed to come", True),
            "joint-statement",
            id="one names the other as a party",
        ),
        pytest.param(
            ("Ann Porter", "we agreed to talk", True),
            ("Otto Weiss", "we agreed to talk", True),
            "joint-statement",
            id="both speak for both",
        ),
        pytest.param(
            ("Ann Porter", "the wall will hold", True),
            ("Otto Weiss", "the wall will hold", False),
            "nobody-quoted",
            id="anybody may have told a fact",
        ),
    ],
)
def test_what_two_may_both_have_said_is_nobodys_mistake(
    make: type[Make],
    evidence: Evidence,
    left: tuple[str, str, bool],
    right: tuple[str, str, bool],
    veto: str,
) -> None:
    mine, other = (
        said(make, document, name, words, direct=direct)
        for document, (name, words, direct) in (("a", left), ("b", right))
    )
    assert veto in vetoed(evidence(mine, other))


def test_one_quotation_of_two_speakers_is_compared(make: type[Make], evidence: Evidence) -> None:
    mine = said(make, "a", "Ann Porter", "the harbour wall will hold")
    other = said(make, "b", "Otto Weiss", "the harbour wall will hold")
    assert vetoed(evidence(mine, other)) == set()


def test_a_rule_may_leave_a_veto_out(
    make: type[Make], rule: Callable[..., Rule], evidence: Evidence
) -> None:
    friday = make.statement("a", event=Event("bombing", when=make.day("2019-05-03")))
    sunday = make.statement("b", event=Event("bombing", when=make.day("2019-05-05")))
    found = evidence(friday, sunday, rules=(rule(vetoes=["places-apart"]),))
    assert vetoed(found) == set()


def test_what_a_rule_requires_must_be_there(
    make: type[Make], rule: Callable[..., Rule], evidence: Evidence
) -> None:
    required = (rule(require=["same-date"]),)
    assert vetoed(evidence(make.statement("a"), make.statement("b"), rules=required)) == {
        "nothing-required"
    }
    dated = [
        make.statement(d, event=Event("bombing", when=make.day("2019-05-03"))) for d in ("a", "b")
    ]
    assert vetoed(evidence(*dated, rules=required)) == set()


def test_one_speaker_quoted_and_reported_is_one_speaker(
    make: type[Make], evidence: Evidence
) -> None:
    mine = said(make, "a", "Ann Porter", "the harbour wall will hold", direct=True)
    other = said(make, "b", "Ann Porter", "the harbour wall will hold", direct=False)
    assert vetoed(evidence(mine, other)) == set()
