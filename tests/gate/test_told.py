"""Why a conflict is in its state, and what became of one that is not found, as readers are told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from atodds.config import Limits
from atodds.gate import Before, Reading, content_of, gate, identified, settled
from atodds.gate.explanations import beyond_limits
from atodds.gate.identity import canonical_value
from atodds.gate.known import amend_known, load_known
from atodds.gate.upkeep import explanation_of
from atodds.model import (
    Absence,
    Assertion,
    Conflict,
    Document,
    Explanation,
    Fact,
    Interval,
    Modifier,
    Outcome,
    Quantity,
    Reason,
    Record,
    Severity,
    State,
)

FIVE, OVER_SIX = "16200 to under 19800 second", "over 21600 second"
SEEN = frozenset({"a/harbour.txt", "a/herald.txt"})
READING = Reading({name: f"a/{name}.txt" for name in ("harbour", "herald", "post")})


@pytest.fixture
def fact(said: Assertion, other: Assertion, fact_of: Callable[..., Fact]) -> Fact:
    return identified([fact_of(said, other)])[0]


def explained(fact: Fact, *values: str, place: str = "e.yaml:3:5") -> Explanation:
    return Explanation(
        conflict=fact.id,
        rule="talks-duration",
        subject="the talks",
        values=frozenset(values or content_of(fact)),
        kind=Reason.DIFFERENT_MEASURE,
        reason="One counts the dinner in.",
        owner="night desk",
        expires=date(2021, 6, 1),
        place=place,
        documents=SEEN,
    )


def record(name: str, *values: str) -> Record:
    return Record(name, "talks-duration", "the talks", frozenset(values), SEEN)


def told(
    fact: Fact, before: Before, reading: Reading = READING, as_of: date | None = date(2021, 6, 1)
) -> tuple[State, str]:
    [conflict] = gate([(fact, Severity.ERROR)], before, reading, as_of).conflicts
    return conflict.state, conflict.said


def test_a_further_value_is_told_as_it_was_printed(fact: Fact) -> None:
    known = Before(known=(record(fact.id, FIVE),))
    said = "known before, but not with “five hours”"
    [_, six] = fact.positions
    printed = six.assertions[0].mention.text
    assert told(fact, known) == (State.CHANGED, said.replace("five hours", printed))
    run = Before(run=(record(fact.id, FIVE),))
    assert told(fact, run) == (
        State.CHANGED,
        f"the run before found it, but not with “{printed}”",
    )
    assert told(fact, Before((explained(fact, FIVE),))) == (
        State.REOPENED,
        f"e.yaml:3:5 does not speak of “{printed}”",
    )


def test_several_further_values_are_listed(fact: Fact) -> None:
    _, said = told(fact, Before(known=(record(fact.id, "1"),)))
    assert said.startswith("known before, but not with “")
    assert said.count("“") == 2
    assert "”, “" in said


def test_what_holds_says_why_only_where_that_needs_saying(fact: Fact) -> None:
    assert told(fact, Before()) == (State.NEW, "")
    assert told(fact, Before(known=(record(fact.id, FIVE, OVER_SIX),))) == (State.KNOWN, "")
    assert told(fact, Before((explained(fact),))) == (State.EXPLAINED, "")
    run = Before(run=(record(fact.id, FIVE, OVER_SIX),))
    assert told(fact, run) == (State.PERSISTING, "the run before found it as well")


def test_an_explanation_that_has_expired_says_when(fact: Fact) -> None:
    late = date(2021, 6, 2)
    expired = "what e.yaml:3:5 says held until 2021-06-01"
    assert told(fact, Before((explained(fact),)), as_of=late) == (State.REOPENED, expired)
    state, said = told(fact, Before((explained(fact, FIVE),)), as_of=late)
    assert state is State.REOPENED
    assert said.startswith(f"{expired}; e.yaml:3:5 does not speak of “")
    nowhere = Before((explained(fact, place=""),))
    assert told(fact, nowhere, as_of=late)[1] == "what the explanation says held until 2021-06-01"


def test_values_that_nobody_gives_any_longer_are_listed(fact: Fact) -> None:
    wide = Before((explained(fact, FIVE, OVER_SIX, "9 second", "8 second"),))
    assert told(fact, wide) == (
        State.NARROWED,
        (
            "e.yaml:3:5 accepts “8 second”, “9 second” too, which nobody says any longer;"
            " `atodds explained prune` takes it out"
        ),
    )


@pytest.mark.parametrize(
    ("way", "before"),
    [
        ("explained", lambda fact: Before((replace(explained(fact), conflict="old"),))),
        ("known", lambda _: Before(known=(record("old", FIVE, OVER_SIX),))),
    ],
)
def test_a_new_name_is_told_with_the_old_one(
    fact: Fact, way: str, before: Callable[[Fact], Before]
) -> None:
    [conflict] = gate([(fact, Severity.WARNING)], before(fact), READING).conflicts
    assert conflict.renamed_from == "old"
    assert conflict.severity is Severity.WARNING
    assert conflict.values == {FIVE, OVER_SIX}
    assert conflict.said == f"{way} as old; `atodds {way} prune` writes its new name down"


def test_a_renamed_conflict_says_what_else_is_to_say_first(fact: Fact) -> None:
    [conflict] = gate(
        [(fact, Severity.ERROR)],
        Before((replace(explained(fact), conflict="old"),)),
        READING,
        date(2021, 7, 1),
    ).conflicts
    assert conflict.said == (
        "what e.yaml:3:5 says held until 2021-06-01;"
        " explained as old; `atodds explained prune` writes its new name down"
    )


def test_one_that_only_the_run_before_knew_otherwise_is_not_told_of(fact: Fact) -> None:
    run = Before(run=(record("old", FIVE, OVER_SIX),))
    [conflict] = gate([(fact, Severity.ERROR)], run, READING).conflicts
    assert conflict.renamed_from == "old"
    assert conflict.said == "the run before found it as well"


@pytest.mark.parametrize(
    ("reading", "state", "reason"),
    [
        (
            READING,
            State.RESOLVED,
            "its sources were read again, and are at odds on it no longer",
        ),
        (
            Reading({"harbour": "a/harbour.txt"}),
            State.NOT_RECHECKED,
            "a/herald.txt was not read",
        ),
        (
            replace(READING, unread=frozenset({"a/z.txt", "a/b.txt"})),
            State.NOT_RECHECKED,
            "a/b.txt could not be read",
        ),
    ],
)
def test_what_is_not_found_is_told_with_all_that_was_written_of_it(
    fact: Fact, reading: Reading, state: State, reason: str
) -> None:
    explanation = explained(fact)
    [absence] = gate([], Before((explanation,)), reading).absent
    assert absence == Absence(
        conflict=fact.id,
        rule="talks-duration",
        subject="the talks",
        values=frozenset({FIVE, OVER_SIX}),
        state=state,
        said=reason,
        explanation=explanation,
        documents=SEEN,
    )


def test_of_what_was_known_nobody_has_said_anything(fact: Fact) -> None:
    [absence] = gate([], Before(known=(record(fact.id, FIVE),)), READING).absent
    assert absence.explanation is None
    assert absence.rule == "talks-duration"
    assert absence.subject == "the talks"
    assert absence.values == {FIVE}


NOT_RUN = "reads its sources too, and was not run"


def absent(name: str, *documents: str, state: State = State.RESOLVED) -> Absence:
    return Absence(
        name, None, None, frozenset(), state, "as it was", documents=frozenset(documents)
    )


def outcome(*absences: Absence, conflicts: tuple[Conflict, ...] = ()) -> Outcome:
    return Outcome("Talks", "checks/talks.yaml", (), (), conflicts, (), (), absent=absences)


def test_what_another_check_finds_is_not_missing(fact: Fact) -> None:
    found = outcome(conflicts=(Conflict(fact, Severity.ERROR, renamed_from="old"),))
    missing = outcome(absent(fact.id), absent("old"), absent("gone"))
    for order in ((found, missing), (missing, found)):
        outcomes = settled(order)
        assert [o.title for o in outcomes] == ["Talks", "Talks"]
        assert [a.conflict for o in outcomes for a in o.absent] == ["gone"]


@pytest.mark.parametrize(
    ("documents", "state", "said"),
    [
        (("a.txt",), State.NOT_RECHECKED, f"checks/a.yaml {NOT_RUN}"),
        (
            ("b.txt", "a.txt"),
            State.NOT_RECHECKED,
            f"checks/a.yaml {NOT_RUN}",
        ),
        (
            ("day.jsonl#3",),
            State.NOT_RECHECKED,
            f"checks/day.yaml {NOT_RUN}",
        ),
        (("c.txt",), State.RESOLVED, "as it was"),
    ],
)
def test_what_a_check_that_was_not_run_may_still_find_is_not_resolved(
    documents: tuple[str, ...], state: State, said: str
) -> None:
    elsewhere = {
        "a.txt": "checks/a.yaml",
        "b.txt": "checks/b.yaml",
        "day.jsonl": "checks/day.yaml",
    }
    [settled_one] = settled([outcome(absent("x", *documents))], elsewhere)
    [absence] = settled_one.absent
    assert (absence.state, absence.said) == (state, said)
    assert absence.documents == set(documents)


def test_what_was_not_looked_at_keeps_its_own_reason() -> None:
    unread = absent("x", "a.txt", state=State.NOT_RECHECKED)
    [settled_one] = settled([outcome(unread)], {"a.txt": "checks/a.yaml"})
    assert settled_one.absent == (unread,)


@pytest.mark.parametrize("expires", [date(2021, 9, 1), None])
def test_an_explanation_says_all_that_stands_of_the_conflict_today(
    fact: Fact, expires: date | None
) -> None:
    documents = tuple(Document(n, f"../a/{n}.txt", n, "") for n in ("harbour", "herald"))
    run = replace(outcome(), documents=documents)
    made = explanation_of(
        Conflict(fact, Severity.ERROR),
        run,
        kind=Reason.SUPERSEDED,
        reason="Corrected.",
        owner="night desk",
        created=date(2021, 6, 1),
        expires=expires,
    )
    assert made == Explanation(
        conflict=fact.id,
        rule="talks-duration",
        subject="Length of the talks",
        values=frozenset({FIVE, OVER_SIX}),
        kind=Reason.SUPERSEDED,
        reason="Corrected.",
        owner="night desk",
        created=date(2021, 6, 1),
        expires=expires,
        documents=SEEN,
    )


def test_a_rise_and_fall_of_values_is_told_once(
    said: Assertion, other: Assertion, fact_of: Callable[..., Fact], hours: Callable[..., Quantity]
) -> None:
    third = replace(said, document="post", value=hours(2, 3))
    [fact] = identified([fact_of(said, other, third)])
    swapped = Before((explained(fact, FIVE, OVER_SIX, "9 second"),))
    state, reason = told(fact, swapped)
    assert state is State.REOPENED
    assert "accepts" not in reason


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Fraction(5), "5"),
        (Fraction(5, 2), "2.5"),
        (Fraction(-1, 4), "-0.25"),
        (Fraction(1, 1000), "0.001"),
        (Fraction(1, 3), "1/3"),
    ],
)
def test_a_value_is_written_down_exactly(number: Fraction, text: str) -> None:
    point = Interval(number, number)
    assert canonical_value(Quantity(number, Modifier.EXACT, None, point, point)).split()[0] == text


def test_a_limit_names_all_who_may_approve(fact: Fact) -> None:
    limits = Limits(approve=("chief of desk", "night editor"))
    assert list(beyond_limits(explained(fact), limits)) == [
        (
            "owner",
            "owner must be chief of desk or night editor, as the limits say, not 'night desk'",
        )
    ]


def test_what_is_known_without_a_value_is_written_and_read_as_such(tmp_path: Path) -> None:
    path = tmp_path / "known.jsonl"
    assert amend_known(path, [Record("a", None, None, frozenset())])
    assert path.read_text("utf-8") == '{"conflict": "a", "values": []}\n'
    assert load_known(path)["a"].values == frozenset()
