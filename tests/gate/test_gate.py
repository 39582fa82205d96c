"""In which state a conflict is, and what becomes of those that are not found again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from atodds.gate import Before, Reading, content_of, gate, identified
from atodds.model import (
    Assertion,
    Conflict,
    Explanation,
    Fact,
    Quantity,
    Reason,
    Record,
    Severity,
    State,
)

FIVE, OVER_SIX = "16200 to under 19800 second", "over 21600 second"
TODAY = date(2021, 6, 1)
READING = Reading({name: f"a/{name}.txt" for name in ("harbour", "herald", "post", "lantern")})
SEEN = frozenset({"a/harbour.txt", "a/herald.txt"})


@pytest.fixture
def fact(said: Assertion, other: Assertion, fact_of: Callable[..., Fact]) -> Fact:
    return identified([fact_of(said, other)])[0]


def explanation(fact: Fact, *values: str, expires: date | None = None) -> Explanation:
    return Explanation(
        conflict=fact.id,
        rule=None,
        subject=None,
        values=frozenset(values or content_of(fact)),
        kind=Reason.DIFFERENT_MEASURE,
        reason="One counts the dinner in.",
        owner="night desk",
        expires=expires,
    )


def state(
    fact: Fact, *explanations: Explanation, known: tuple[str, ...] = (), as_of: date | None = TODAY
) -> State:
    records = (Record(fact.id, fact.rule, None, frozenset(known)),) if known else ()
    return gated(fact, Before(explanations, records), as_of=as_of).state


def gated(
    fact: Fact, before: Before, reading: Reading = READING, as_of: date | None = TODAY
) -> Conflict:
    (conflict,) = gate([(fact, Severity.ERROR)], before, reading, as_of).conflicts
    return conflict


def test_a_conflict_that_nobody_has_seen_is_new(fact: Fact) -> None:
    assert state(fact) is State.NEW


def test_a_conflict_is_explained_when_all_its_values_are(fact: Fact) -> None:
    assert state(fact, explanation(fact)) is State.EXPLAINED


def test_a_value_that_vanished_asks_for_a_narrower_explanation(fact: Fact) -> None:
    wide = explanation(fact, FIVE, OVER_SIX, "9 second")
    found = gated(fact, Before((wide,)))
    assert found.state is State.NARROWED
    assert "“9 second”" in found.said


@pytest.mark.parametrize(
    ("documents", "reading", "why"),
    [
        (set(), Reading({}, frozenset({"a/post.txt"})), "something could not be read"),
        ({"a/gone.txt"}, READING, "who said it was not to be read"),
    ],
)
def test_a_value_has_not_vanished_where_not_all_was_read(
    fact: Fact, documents: set[str], reading: Reading, why: str
) -> None:
    wide = replace(explanation(fact, FIVE, OVER_SIX, "9"), documents=frozenset(documents))
    assert gated(fact, Before((wide,)), reading).state is State.EXPLAINED, why


def test_a_further_value_reopens_it(
    fact: Fact, said: Assertion, other: Assertion, hours: Callable[..., Quantity],
    fact_of: Callable[..., Fact],
) -> None:  # fmt: skip
    third = replace(said, document="post", value=hours(8, 9))
    wider = identified([fact_of(said, other, third)])[0]
    assert wider.id == fact.id
    found = gated(wider, Before((replace(explanation(fact), place="explained.yaml:3:5"),)))
    assert found.state is State.REOPENED
    assert found.said == "explained.yaml:3:5 does not speak of “five hours”"


def test_one_accepted_value_swapped_for_another_reopens_it(
    fact: Fact, said: Assertion, other: Assertion, hours: Callable[..., Quantity],
    fact_of: Callable[..., Fact],
) -> None:  # fmt: skip
    swapped = identified([fact_of(replace(said, value=hours(8, 9)), other)])[0]
    assert swapped.id == fact.id
    assert state(swapped, explanation(fact)) is State.REOPENED


@pytest.mark.parametrize(
    ("expires", "as_of", "found", "why"),
    [
        (date(2021, 6, 2), TODAY, State.EXPLAINED, "tomorrow is not over"),
        (TODAY, TODAY, State.EXPLAINED, "the last day counts"),
        (date(2021, 5, 31), TODAY, State.REOPENED, "yesterday is over"),
        (date(1999, 1, 1), None, State.EXPLAINED, "without a day nothing is over"),
    ],
)
def test_an_explanation_holds_to_its_last_day(
    fact: Fact, expires: date, as_of: date | None, found: State, why: str
) -> None:
    assert state(fact, explanation(fact, expires=expires), as_of=as_of) is found, why


def test_an_expired_explanation_gates_even_what_was_known(fact: Fact) -> None:
    over = explanation(fact, expires=date(2021, 5, 1))
    assert state(fact, over, known=(FIVE, OVER_SIX)) is State.REOPENED


def test_an_explanation_of_another_conflict_explains_nothing(fact: Fact) -> None:
    assert state(fact, explanation(replace(fact, id="000000000000"))) is State.NEW


@pytest.mark.parametrize(
    ("known", "found", "why"),
    [
        ((FIVE, OVER_SIX), State.KNOWN, "both values were there before"),
        ((FIVE, OVER_SIX, "9 second"), State.KNOWN, "one has gone"),
        ((FIVE,), State.CHANGED, "one was not there before"),
    ],
)
def test_a_conflict_is_known_when_all_its_values_are(
    fact: Fact, known: tuple[str, ...], found: State, why: str
) -> None:
    assert state(fact, known=known) is found, why


def test_what_is_explained_and_known_counts_as_explained(fact: Fact) -> None:
    assert state(fact, explanation(fact), known=(FIVE, OVER_SIX)) is State.EXPLAINED


def test_conflicts_are_listed_loudest_first_and_new_before_the_rest(fact: Fact) -> None:
    note, old = replace(fact, subject="A"), replace(fact, subject="B")
    loud, new = replace(fact, subject="Z"), replace(fact, subject="Y", id="000000000000")
    given = [(note, Severity.INFO), (old, Severity.ERROR), (new, Severity.ERROR)]
    given.append((loud, Severity.WARNING))
    before = Before((explanation(fact),))
    found = gate(given, before, READING, TODAY).conflicts
    assert [c.fact.subject for c in found] == ["Y", "B", "Z", "A"]
    assert gate(given[::-1], before, READING, TODAY).conflicts == found


def record(fact: Fact, *values: str, conflict: str | None = None) -> Record:
    return Record(conflict or fact.id, fact.rule, None, frozenset(values or (FIVE, OVER_SIX)), SEEN)


@pytest.mark.parametrize(
    ("values", "found", "why"),
    [
        ((FIVE, OVER_SIX), State.PERSISTING, "the run before found it just so"),
        ((FIVE, OVER_SIX, "9"), State.PERSISTING, "one value has gone"),
        ((FIVE,), State.CHANGED, "one value has come"),
    ],
)
def test_what_the_run_before_found_persists(
    fact: Fact, values: tuple[str, ...], found: State, why: str
) -> None:
    conflict = gated(fact, Before(run=(record(fact, *values),)))
    assert conflict.state is found, why
    assert conflict.state.gates
    assert conflict.said


def test_what_is_known_is_not_persisting(fact: Fact) -> None:
    before = Before(known=(record(fact),), run=(record(fact),))
    assert gated(fact, before).state is State.KNOWN


def test_an_explanation_comes_with_its_conflict(fact: Fact) -> None:
    assert gated(fact, Before((explanation(fact),))).explanation == explanation(fact)


Entries = Callable[[Fact], Before]
BEFORE: list[tuple[str, Entries]] = [
    ("explained", lambda f: Before((replace(explanation(f), documents=SEEN),))),
    ("known", lambda f: Before(known=(record(f),))),
    ("found by the run before", lambda f: Before(run=(record(f),))),
]


READINGS = [
    (READING, State.RESOLVED, "its sources were read again, and are at odds on it no longer"),
    (Reading({"x": "a/harbour.txt"}), State.NOT_RECHECKED, "a/herald.txt was not read"),
    (
        Reading(READING.paths, frozenset({"a/other.txt"})),
        State.NOT_RECHECKED,
        "a/other.txt could not be read",
    ),
]


@pytest.mark.parametrize("before", [before for _, before in BEFORE], ids=[w for w, _ in BEFORE])
@pytest.mark.parametrize(("reading", "found", "why"), READINGS)
def test_what_is_not_found_is_resolved_only_if_all_was_read(
    fact: Fact, before: Entries, reading: Reading, found: State, why: str
) -> None:
    (absence,) = gate([], before(fact), reading, TODAY).absent
    assert (absence.conflict, absence.state, absence.said) == (fact.id, found, why)
    assert absence.values == {FIVE, OVER_SIX}


def test_what_stands_on_other_documents_is_no_concern_of_a_run(fact: Fact) -> None:
    elsewhere = Reading({"x": "b/x.txt"})
    assert gate([], Before(known=(record(fact),)), elsewhere, TODAY).absent == ()


def test_an_entry_that_names_no_documents_is_never_resolved(fact: Fact) -> None:
    assert gate([], Before((explanation(fact),)), READING, TODAY).absent == ()


RENAMED: list[tuple[str, Entries, State]] = [
    (
        "explained",
        lambda f: Before((replace(explanation(f), conflict="a", rule=f.rule, documents=SEEN),)),
        State.EXPLAINED,
    ),
    ("known", lambda f: Before(known=(record(f, conflict="a"),)), State.KNOWN),
    ("found before", lambda f: Before(run=(record(f, conflict="a"),)), State.PERSISTING),
]


@pytest.mark.parametrize(("why", "before", "found"), RENAMED, ids=[r[0] for r in RENAMED])
def test_a_conflict_that_goes_by_another_id_is_renamed_and_neither_new_nor_resolved(
    fact: Fact, why: str, before: Entries, found: State
) -> None:
    conflicts, absent = gate([(fact, Severity.ERROR)], before(fact), READING, TODAY)
    assert [(c.state, c.renamed_from) for c in conflicts] == [(found, "a")], why
    assert absent == ()


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"rule": "other"}, "another rule"),
        ({"rule": None}, "nobody knows by which rule"),
        ({"values": frozenset({FIVE})}, "other values"),
        ({"documents": frozenset({"a/harbour.txt", "a/x.txt"})}, "one document is another"),
        ({"documents": frozenset()}, "nobody knows in which documents"),
    ],
)
def test_a_conflict_is_not_renamed_on_a_guess(
    fact: Fact, change: dict[str, object], why: str
) -> None:
    other = replace(record(fact, conflict="a"), **change)  # type: ignore[arg-type]  # by name
    found = gate([(fact, Severity.ERROR)], Before(known=(other,)), READING, TODAY)
    assert found.conflicts[0].state is State.NEW, why


def test_of_two_that_could_be_renamed_neither_is(fact: Fact) -> None:
    facts = [(replace(fact, id=name), Severity.ERROR) for name in "bc"]
    found = gate(facts, Before(known=(record(fact, conflict="a"),)), READING, TODAY)
    assert [c.state for c in found.conflicts] == [State.NEW] * 2
    two = Before(known=(record(fact, conflict="a"), record(fact, conflict="d")))
    assert gated(fact, two).state is State.NEW


def test_an_entry_that_is_found_stands_for_no_other(fact: Fact) -> None:
    other = (replace(fact, id="other"), Severity.ERROR)
    found = gate([(fact, Severity.ERROR), other], Before(known=(record(fact),)), READING, TODAY)
    assert [(c.fact.id, c.state) for c in found.conflicts] == [
        ("other", State.NEW), (fact.id, State.KNOWN),
    ]  # fmt: skip


def test_a_renamed_conflict_with_a_further_value_is_new(
    fact: Fact, said: Assertion, other: Assertion, hours: Callable[..., Quantity],
    fact_of: Callable[..., Fact],
) -> None:  # fmt: skip
    third = replace(said, document="post", value=hours(8, 9))
    wider = replace(fact_of(said, other, third), id="b")
    assert gated(wider, Before(known=(record(fact, conflict="a"),))).state is State.NEW
