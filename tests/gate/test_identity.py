"""Which edits leave a conflict what it was, and which make it another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from fractions import Fraction
from itertools import permutations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from atodds.gate import canonical_value, content_of, identified, slot_id
from atodds.model import (
    SOMEBODY,
    Assertion,
    Attribution,
    Category,
    Change,
    Entity,
    Fact,
    Interval,
    Kind,
    Mention,
    Modifier,
    Moment,
    Quantity,
    Slot,
    Span,
    Unit,
    Value,
    Verdict,
    Wording,
)

MAY_9 = datetime(2021, 5, 9)
MAY_10 = datetime(2021, 5, 10)
Edit = Callable[[Assertion], Assertion]


def id_of(*assertions: Assertion) -> str:
    sides: dict[str, list[Assertion]] = {}
    for assertion in assertions:
        sides.setdefault(canonical_value(assertion.value), []).append(assertion)
    return slot_id("talks-duration", list(sides.values()))


def in_event(assertion: Assertion, **fields: object) -> Assertion:
    return replace(assertion, event=replace(assertion.event, **fields))  # type: ignore[arg-type]  # by name


def test_an_id_is_twelve_hex_digits(said: Assertion, other: Assertion) -> None:
    assert regex.fullmatch("[0-9a-f]{12}", id_of(said, other))


def test_an_id_is_the_same_on_every_machine(said: Assertion, other: Assertion) -> None:
    assert id_of(said, other) == "6b7156108921"


SAME: list[tuple[str, Edit]] = [
    ("the text moved", lambda a: replace(a, mention=Mention(Span(90, 99), "x"))),
    ("the sentence was rewritten", lambda a: replace(a, words=frozenset({"other"}))),
    ("it is worded otherwise", lambda a: replace(a, mention=Mention(Span(1, 5), "5 hrs"))),
    ("the file was renamed", lambda a: replace(a, document="harbour-2")),
    ("another says so", lambda a: replace(a, attribution=Attribution("an aide"))),
    ("it moved to the lead", lambda a: replace(a, lead=True)),
    ("the figure changed", lambda a: replace(a, value=canonical_ten())),
    ("a name is spelled otherwise", lambda a: in_event(a, who=renamed(a.event.who))),
    ("the noun of the event differs", lambda a: in_event(a, noun="negotiation")),
    ("a clock time was added", lambda a: in_event(a, when=noon(a.event.when))),
    ("the sentence names nobody", lambda a: in_event(a, who=frozenset())),
    ("the sentence names no place", lambda a: in_event(a, where=frozenset())),
    ("the sentence names no day", lambda a: in_event(a, when=None)),
    ("the sentence names no event", lambda a: in_event(a, type=None)),
]


def canonical_ten() -> Quantity:
    ten = Interval(Fraction(10), Fraction(10))
    return Quantity(Fraction(10), Modifier.EXACT, None, ten, ten)


def renamed(people: frozenset[Entity]) -> frozenset[Entity]:
    return frozenset(replace(person, name=person.name.upper()) for person in people)


def noon(when: Moment | None) -> Moment:
    assert when
    start = when.earliest.replace(hour=12)
    return Moment(start, start.replace(hour=13), f"{when.value}T12")


@pytest.mark.parametrize(("why", "edit"), SAME, ids=[why for why, _ in SAME])
def test_an_edit_leaves_the_conflict_what_it_was(
    said: Assertion, other: Assertion, why: str, edit: Edit
) -> None:
    assert id_of(edit(said), other) == id_of(said, other), why


OTHER: list[tuple[str, Edit]] = [
    ("another day", lambda a: in_event(a, when=Moment(MAY_9, MAY_10, "2021-05-09"))),
    ("another place", lambda a: in_event(a, where=frozenset({Category("place", "ostby", "")}))),
    ("other people", lambda a: in_event(a, who=frozenset())),
    ("another event", lambda a: in_event(a, type="strike")),
    ("another question", lambda a: replace(a, slot=Slot("delay"))),
    ("another thing", lambda a: replace(a, slot=Slot("length", of="dinner"))),
    ("a part of it", lambda a: replace(a, slot=Slot("length", qualifiers=frozenset({"first"})))),
    (
        "other words said",
        lambda a: replace(a, slot=Slot("length", topic=Wording("No", ("no",), direct=True))),
    ),
]


@pytest.mark.parametrize(("why", "edit"), OTHER, ids=[why for why, _ in OTHER])
def test_another_question_is_another_conflict(
    said: Assertion, other: Assertion, why: str, edit: Edit
) -> None:
    assert id_of(edit(said), edit(other)) != id_of(said, other), why


def test_another_rule_is_another_conflict(said: Assertion) -> None:
    assert slot_id("a", [[said]]) != slot_id("b", [[said]])


def test_the_order_of_the_documents_does_not_matter(
    said: Assertion, other: Assertion, person: Callable[[str], Entity]
) -> None:
    third = replace(in_event(said, who=frozenset({person("halloran")})), document="lantern")
    assert len({id_of(*order) for order in permutations((said, other, third))}) == 1


def test_a_third_witness_who_names_fewer_or_more_people_changes_nothing(
    said: Assertion, other: Assertion, person: Callable[[str], Entity]
) -> None:
    fewer = in_event(replace(said, document="lantern"), who=frozenset({person("brandt")}))
    more = in_event(
        replace(said, document="post"), who=frozenset({*said.event.who, person("olsen")})
    )
    assert id_of(said, other, fewer) == id_of(said, other)
    assert id_of(said, other, more) == id_of(said, other)


def test_an_outlet_has_one_vote_however_often_it_repeats_itself(
    said: Assertion, other: Assertion, person: Callable[[str], Entity]
) -> None:
    alone = in_event(said, who=frozenset({person("olsen")}))
    third = replace(other, document="lantern")
    repeats = [replace(alone, mention=Mention(Span(n, n + 1), "x")) for n in range(9)]
    assert id_of(said, other, third, *repeats) == id_of(said, other, third)


def test_a_further_witness_for_one_value_changes_nothing(
    said: Assertion, other: Assertion, place: Callable[..., Category]
) -> None:
    here = in_event(said, where=frozenset({place("vellmar"), place("ostby")}))
    for witness in (here, other):
        third = replace(witness, document="post")
        assert id_of(here, other, third) == id_of(here, other)


CARRIED: list[tuple[str, Edit]] = [
    ("a day", lambda a: in_event(a, when=Moment(MAY_9, MAY_10, "x"), carried=frozenset({"when"}))),
    ("people", lambda a: in_event(a, who=frozenset(), carried=frozenset({"who"}))),
    ("a type", lambda a: in_event(a, type="strike", carried=frozenset({"type"}))),
]


@pytest.mark.parametrize(("why", "edit"), CARRIED, ids=[why for why, _ in CARRIED])
def test_what_one_side_takes_from_the_text_around_it_changes_nothing(
    said: Assertion, other: Assertion, why: str, edit: Edit
) -> None:
    assert id_of(edit(said), other) == id_of(said, other), why
    bare = [in_event(a, who=frozenset(), when=None, type=None) for a in (said, other)]
    assert id_of(edit(bare[0]), bare[1]) == id_of(*bare), why


def test_what_all_sides_take_from_the_text_around_them_tells_events_apart(
    said: Assertion, other: Assertion, day: Callable[[int], Moment]
) -> None:
    first, second = (
        [in_event(a, when=day(n), carried=frozenset({"when"})) for a in (said, other)]
        for n in (4, 7)
    )
    assert id_of(*first) != id_of(*second)


def test_first_names_and_unnamed_people_change_nothing(said: Assertion, other: Assertion) -> None:
    one, variant, unnamed, else_ = (
        replace(a, slot=Slot("children", of=of))
        for a, of in (
            (said, "person:holm:jasper"),
            (other, "person:holm:j"),
            (other, SOMEBODY),
            (other, "person:wels:nora"),
        )
    )
    assert id_of(one, variant) == id_of(one, unnamed)
    assert id_of(one, unnamed) != id_of(one, else_)


def test_naming_the_country_beside_the_town_changes_nothing(
    said: Assertion, other: Assertion, place: Callable[..., Category]
) -> None:
    both = frozenset({*said.event.where, place("norland", "norland")})
    assert id_of(in_event(said, where=both), in_event(other, where=both)) == id_of(said, other)


def test_where_the_place_is_at_issue_a_third_source_for_one_of_them_changes_nothing(
    said: Assertion, place: Callable[..., Category]
) -> None:
    here = replace(said, kind=Kind.PLACE)
    there = replace(in_event(here, where=frozenset({place("ostby")})), document="herald")
    assert id_of(here, there, replace(there, document="post")) == id_of(here, there)


def test_where_the_day_is_at_issue_a_third_source_for_one_of_them_changes_nothing(
    said: Assertion, day: Callable[[int], Moment]
) -> None:
    here = replace(said, kind=Kind.DATE)
    there = replace(in_event(here, when=day(7)), document="herald")
    assert id_of(here, there, replace(there, document="post")) == id_of(here, there)


@pytest.mark.parametrize(
    ("lower", "upper", "opens", "text"),
    [
        (6, None, (True, False), "over 21600 second"),
        (6, None, (False, False), "at least 21600 second"),
        (None, 6, (False, True), "under 21600 second"),
        (None, 6, (False, False), "at most 21600 second"),
        (4, 5, (False, True), "14400 to under 18000 second"),
        (4, 5, (True, False), "over 14400 to 18000 second"),
        (4, 4, (False, False), "14400 second"),
        (None, None, (False, False), "any second"),
    ],
)
def test_an_amount_is_its_hard_interval_in_the_base_unit(
    lower: int | None, upper: int | None, opens: tuple[bool, bool], text: str
) -> None:
    unit = Unit("hour", "time", "second", Fraction(3600))
    hard = Interval(
        None if lower is None else Fraction(lower),
        None if upper is None else Fraction(upper),
        *opens,
    )
    assert canonical_value(Quantity(None, Modifier.EXACT, unit, hard, hard)) == text


@pytest.mark.parametrize(
    ("value", "text", "why"),
    [
        (Moment(MAY_9, MAY_10, "2021-05-09"), "2021-05-09", "its TIMEX3 value"),
        (Category("mode", "telephone", "rang up"), "mode:telephone", "scheme and key"),
        (Wording("We won't!", ("we", "won't"), direct=True), "we won't", "folded words"),
    ],
)
def test_other_values_have_one_text_too(value: Value, text: str, why: str) -> None:
    assert canonical_value(value) == text, why


def counted(number: Fraction, noun: str, change: Change | None = None) -> Quantity:
    point = Interval(number, number)
    return Quantity(number, Modifier.EXACT, Unit(noun, "count", noun), point, point, change)


def test_a_score_is_its_two_figures_whoever_is_named_first() -> None:
    point = Interval(Fraction("3.000001"), Fraction("3.000001"))
    unit = Unit("score", "score", "score")
    for sides in ((1, 3), (3, 1)):
        figures = (Fraction(sides[0]), Fraction(sides[1]))
        assert canonical_value(Quantity(figures, Modifier.EXACT, unit, point, point)) == "3-1"


def test_what_is_counted_is_left_to_the_slot() -> None:
    assert canonical_value(counted(Fraction(340), "ship")) == "340"
    assert canonical_value(counted(Fraction(340), "vessel")) == "340"


def test_a_rise_is_another_value_than_a_fall() -> None:
    up, down = (counted(Fraction(5), "point", change) for change in Change)
    assert (canonical_value(up), canonical_value(down)) == ("up 5", "down 5")


@given(st.fractions())
def test_no_two_amounts_have_one_text(number: Fraction) -> None:
    assert Fraction(canonical_value(counted(number, "x"))) == number


def test_content_is_what_the_sources_say_not_how_or_how_often(
    said: Assertion, other: Assertion, fact_of: Callable[..., Fact]
) -> None:
    again = replace(said, document="post", mention=Mention(Span(1, 2), "5 hrs"))
    assert content_of(fact_of(said, other, again)) == content_of(fact_of(other, said))
    assert content_of(fact_of(said, other)) == {"16200 to under 19800 second", "over 21600 second"}


def test_an_agreement_beside_a_conflict_does_not_rename_it(
    said: Assertion, other: Assertion, fact_of: Callable[..., Fact]
) -> None:
    conflict = fact_of(said, other)
    agreement = fact_of(said, replace(said, document="post"), verdict=Verdict.AGREE)
    names = {f.verdict: f.id for f in identified([agreement, conflict])}
    assert names[Verdict.CONFLICT] == identified([conflict])[0].id
    assert names[Verdict.AGREE] != names[Verdict.CONFLICT]


def test_conflicts_of_one_slot_that_were_kept_apart_have_ids_of_their_own(
    said: Assertion, other: Assertion, fact_of: Callable[..., Fact]
) -> None:
    first, second = fact_of(said, other), fact_of(other, replace(other, document="post"))
    third = fact_of(*(replace(a, words=frozenset({"dinner"})) for a in (said, other)))
    facts = [first, second, third, first]
    ids = [ids_of(order) for order in permutations(facts)]
    assert all(len(set(found)) == 4 for found in ids)
    assert len({tuple(found) for found in ids}) == 1


def ids_of(facts: Sequence[Fact]) -> list[str]:
    return sorted(fact.id for fact in identified(facts))


def test_an_explained_conflict_never_lends_its_id_to_another_on_other_words(
    said: Assertion, other: Assertion, fact_of: Callable[..., Fact]
) -> None:
    first = fact_of(said, other)
    second = fact_of(*(replace(a, words=frozenset({"dinner"})) for a in (said, other)))
    plain = identified([first])[0].id
    assert plain not in ids_of([first, second])
