"""New, explained, known: what each takes, and how they are listed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from atodds.config import ConfigError
from atodds.gate import (
    content_of,
    gate,
    identified,
    load_explanations,
    load_known,
)
from atodds.model import Assertion, Explanation, Fact, Quantity, Reason, Severity, State

FIVE, OVER_SIX = "16200 to under 19800 second", "over 21600 second"
TODAY = date(2021, 6, 1)


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
    before = {fact.id: frozenset(known)} if known else {}
    return gate([(fact, Severity.ERROR)], explanations, before, as_of)[0].state


def test_a_conflict_that_nobody_has_seen_is_new(fact: Fact) -> None:
    assert state(fact) is State.NEW


def test_a_conflict_is_explained_when_all_its_values_are(fact: Fact) -> None:
    assert state(fact, explanation(fact)) is State.EXPLAINED


def test_a_value_that_vanished_leaves_it_explained(fact: Fact) -> None:
    assert state(fact, explanation(fact, FIVE, OVER_SIX, "9 second")) is State.EXPLAINED


def test_a_further_value_makes_it_new(
    fact: Fact, said: Assertion, other: Assertion, hours: Callable[..., Quantity],
    fact_of: Callable[..., Fact],
) -> None:  # fmt: skip
    third = replace(said, document="post", value=hours(8, 9))
    wider = identified([fact_of(said, other, third)])[0]
    assert wider.id == fact.id
    assert state(wider, explanation(fact)) is State.NEW


def test_one_accepted_value_swapped_for_another_makes_it_new(
    fact: Fact, said: Assertion, other: Assertion, hours: Callable[..., Quantity],
    fact_of: Callable[..., Fact],
) -> None:  # fmt: skip
    swapped = identified([fact_of(replace(said, value=hours(8, 9)), other)])[0]
    assert swapped.id == fact.id
    assert state(swapped, explanation(fact)) is State.NEW


@pytest.mark.parametrize(
    ("expires", "as_of", "found", "why"),
    [
        (date(2021, 6, 2), TODAY, State.EXPLAINED, "tomorrow is not over"),
        (TODAY, TODAY, State.EXPLAINED, "the last day counts"),
        (date(2021, 5, 31), TODAY, State.NEW, "yesterday is over"),
        (date(1999, 1, 1), None, State.EXPLAINED, "without a day nothing is over"),
    ],
)
def test_an_explanation_holds_to_its_last_day(
    fact: Fact, expires: date, as_of: date | None, found: State, why: str
) -> None:
    assert state(fact, explanation(fact, expires=expires), as_of=as_of) is found, why


def test_an_expired_explanation_gates_even_what_was_known(fact: Fact) -> None:
    over = explanation(fact, expires=date(2021, 5, 1))
    assert state(fact, over, known=(FIVE, OVER_SIX)) is State.NEW


def test_an_explanation_of_another_conflict_explains_nothing(fact: Fact) -> None:
    assert state(fact, explanation(replace(fact, id="000000000000"))) is State.NEW


@pytest.mark.parametrize(
    ("known", "found", "why"),
    [
        ((FIVE, OVER_SIX), State.KNOWN, "both values were there before"),
        ((FIVE, OVER_SIX, "9 second"), State.KNOWN, "one has gone"),
        ((FIVE,), State.NEW, "one was not there before"),
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
    found = gate(given, [explanation(fact)], {}, TODAY)
    assert [c.fact.subject for c in found] == ["Y", "B", "Z", "A"]
    assert gate(given[::-1], [explanation(fact)], {}, TODAY) == found


EXPLAINED = """\
version: 1
explained:
  - conflict: 6dfa34bc05a0
    rule: talks-duration
    subject: Length of the talks   # for those who read the file
    values:
      - 16200 to under 19800 second
      - over 21600 second
      - 20000
    kind: different-measure
    reason: One counts the dinner in.
    owner: night desk
    created: 2021-05-05
    expires: 2021-06-30
"""


def test_explanations_are_read_from_yaml(tmp_path: Path) -> None:
    path = tmp_path / "explained.yaml"
    path.write_text(EXPLAINED, encoding="utf-8")
    (found,) = load_explanations(path)
    assert found.conflict == "6dfa34bc05a0"
    assert found.values == {FIVE, OVER_SIX, "20000"}
    assert (found.kind, found.expires) == (Reason.DIFFERENT_MEASURE, date(2021, 6, 30))


def test_an_empty_file_explains_nothing(tmp_path: Path) -> None:
    path = tmp_path / "explained.yaml"
    path.write_text("# nothing yet\n", encoding="utf-8")
    assert load_explanations(path) == ()


@pytest.mark.parametrize(
    ("old", "new", "place", "said"),
    [
        ("kind: different-measure", "kind: different-mesure", "10:11", "different-measure"),
        ("    reason: One counts the dinner in.\n", "", "3:5", "reason"),
        ("    expires: 2021-06-30\n", "", "3:5", "permanent: true"),
        ("expires: 2021-06-30", "expires: 2021-06-31", "14:14", "30 days"),
        ("expires: 2021-06-30", "expires: 2021-06-30\n    permanent: true", "3:5", "either"),
        ("    owner", "    onwer", "12:5", "owner"),
        ("  - conflict", "  - values: []\n    conflict", "7:5", "values"),
        ("      - 20000\n", "      - [20000]\n", "9:9", "text"),
    ],
)
def test_what_is_wrong_with_an_explanation_is_said_with_its_place(
    tmp_path: Path, old: str, new: str, place: str, said: str
) -> None:
    path = tmp_path / "explained.yaml"
    path.write_text(EXPLAINED.replace(old, new), encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        load_explanations(path)
    assert any(p.place == f"{path}:{place}" and said in p.message for p in error.value.problems)


def test_a_conflict_may_be_explained_once_only(tmp_path: Path) -> None:
    path = tmp_path / "explained.yaml"
    path.write_text(EXPLAINED + EXPLAINED.partition("explained:\n")[2], encoding="utf-8")
    with pytest.raises(ConfigError, match="once would be right"):
        load_explanations(path)


def test_known_conflicts_add_up_in_any_order_and_lines_may_repeat(tmp_path: Path) -> None:
    path = tmp_path / "known.jsonl"
    lines = [
        '{"conflict": "b", "values": ["2"]}',
        '{"conflict": "a", "values": ["1"], "rule": "r"}',
        "",
        '{"conflict": "b", "values": ["3 \u2028"]}',
        '{"conflict": "a", "values": ["1"]}',
    ]
    path.write_text("\r\n".join(lines), encoding="utf-8")
    assert load_known(path) == {"a": {"1"}, "b": {"2", "3 \u2028"}}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ('"a"', "must look like"),
        ('{"conflict": 1, "values": []}', "must look like"),
        ('{"conflict": "a"}', "must look like"),
        ('{"conflict": "a", "values": [1]}', "must be a list of texts"),
    ],
)
def test_every_line_of_known_conflicts_that_is_not_right_is_named(
    tmp_path: Path, line: str, said: str
) -> None:
    path = tmp_path / "known.jsonl"
    path.write_text(f'{{"conflict": "a", "values": []}}\n{line}\n{line}\n', encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        load_known(path)
    assert [p.place for p in error.value.problems] == [f"{path}:2", f"{path}:3"]
    assert all(said in p.message for p in error.value.problems)


def test_known_conflicts_that_cannot_be_read_are_a_problem_of_the_file(tmp_path: Path) -> None:
    broken = tmp_path / "known.jsonl"
    broken.write_bytes(b"\xff")
    for path in (broken, tmp_path / "missing.jsonl", tmp_path):
        with pytest.raises(ConfigError) as error:
            load_known(path)
        assert error.value.problems[0].place == str(path)
