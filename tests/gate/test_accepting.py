"""An explanation of a check: written where the check says, within its limits, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from atodds.config import Check, ConfigError, load_check
from atodds.gate import accept, entries_of, explained_by, identified, listed_in, take_back
from atodds.gate.identity import content_of
from atodds.model import Assertion, Conflict, Explanation, Fact, Reason, Severity

TODAY = date(2021, 6, 1)

CHECK = """\
version: 1
title: Talks
documents:
  - {path: ../a/harbour.txt, outlet: Harbour Times}
  - {path: ../a/herald.txt, outlet: Herald}
explained: said/explained.yaml
"""


@pytest.fixture
def conflict(said: Assertion, other: Assertion, fact_of: Callable[..., Fact]) -> Conflict:
    [fact] = identified([fact_of(said, other)])
    return Conflict(fact, Severity.ERROR, values=content_of(fact))


def check(tmp_path: Path, limits: str = "") -> Check:
    path = tmp_path / "checks" / "talks.yaml"
    (path.parent / "said").mkdir(parents=True)
    path.write_text(CHECK + limits, "utf-8")
    return load_check(path)


def explanation(conflict: Conflict, documents: Path, reason: str = "The dinner.") -> Explanation:
    return Explanation(
        conflict=conflict.fact.id,
        rule="talks-duration",
        subject="the talks",
        values=conflict.values,
        kind=Reason.DIFFERENT_MEASURE,
        reason=reason,
        owner="night desk",
        created=TODAY,
        expires=TODAY + timedelta(days=30),
        documents=frozenset({str(documents / "a" / "harbour.txt")}),
    )


def test_it_is_written_where_the_check_says_and_names_documents_from_there(
    tmp_path: Path, conflict: Conflict
) -> None:
    file = tmp_path / "checks" / "said" / "explained.yaml"
    assert listed_in(file) == {}
    assert accept(check(tmp_path), explanation(conflict, tmp_path)) is None
    [entry] = listed_in(file).values()
    assert entry.conflict == conflict.fact.id
    assert entry.documents == {"../../a/harbour.txt"}
    assert entries_of(conflict, listed_in(file)) == (entry,)


def test_a_second_takes_the_place_of_the_first_and_gives_it_back(
    tmp_path: Path, conflict: Conflict
) -> None:
    of = check(tmp_path)
    first, second = (explanation(conflict, tmp_path, reason) for reason in ("One.", "Two."))
    accept(of, first)
    before = accept(of, second)
    assert before is not None
    assert before.reason == "One."
    take_back(of.explained_file, second, before)
    assert [e.reason for e in listed_in(of.explained_file).values()] == ["One."]
    take_back(of.explained_file, first, None)
    assert listed_in(of.explained_file) == {}


@pytest.mark.parametrize(
    ("limits", "why"),
    [
        ("limits: {longest: 10 days}\n", "expires must be 2021-06-11 or earlier"),
        ("limits: {approve: [chief of desk]}\n", "owner must be chief of desk"),
    ],
)
def test_what_goes_beyond_the_limits_is_not_written(
    tmp_path: Path, conflict: Conflict, limits: str, why: str
) -> None:
    of = check(tmp_path, limits)
    with pytest.raises(ConfigError) as error:
        accept(of, explanation(conflict, tmp_path))
    assert [p.place for p in error.value.problems] == [str(of.explained_file)]
    assert why in error.value.problems[0].message
    assert not of.explained_file.exists()


def test_an_entry_under_the_former_name_is_of_the_conflict_too(
    tmp_path: Path, conflict: Conflict
) -> None:
    old = replace(explanation(conflict, tmp_path), conflict="old")
    renamed = replace(conflict, renamed_from="old")
    assert entries_of(renamed, {"old": old}) == (old,)
    assert entries_of(conflict, {"old": old}) == ()


def test_an_entry_explains_while_it_holds_and_speaks_of_every_value(
    tmp_path: Path, conflict: Conflict
) -> None:
    entry = explanation(conflict, tmp_path)
    narrow = replace(entry, values=frozenset(sorted(entry.values)[:1]))
    last = TODAY + timedelta(days=30)
    assert explained_by(conflict, [narrow, entry], last) == entry
    assert explained_by(conflict, [entry], last + timedelta(days=1)) is None
    assert explained_by(conflict, [narrow], TODAY) is None
