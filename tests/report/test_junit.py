"""JUnit XML: valid by the schema that Jenkins reads it with, and honest in what it counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from xmlschema import XMLSchema

from atodds.model import Outcome, Severity, State
from atodds.report import render_junit
from atodds.report.telling import Fails


@pytest.fixture(scope="module")
def schema() -> XMLSchema:
    return XMLSchema(str(Path(__file__).parent / "schemas" / "junit-10.xsd"))


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text.encode())  # noqa: S314  # what the program has just written


def case_of(root: ET.Element, conflict: str) -> ET.Element:
    (case,) = (c for c in root.iter("testcase") if f"[{conflict}]" in c.get("name", ""))
    return case


@pytest.mark.parametrize("which", ["outcome", "stated", "quiet", "empty"])
def test_it_is_valid_by_its_schema(
    request: pytest.FixtureRequest, schema: XMLSchema, fails: Fails, which: str
) -> None:
    schema.validate(render_junit([request.getfixturevalue(which)], fails))


def test_the_schema_refuses_what_is_no_junit(
    outcome: Outcome, schema: XMLSchema, fails: Fails
) -> None:
    assert not schema.is_valid(render_junit([outcome], fails).replace("testcase", "case"))


@given(text=st.text(max_size=30))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_text_it_is_well_formed_and_valid(
    hostile: Callable[[str], Outcome], schema: XMLSchema, fails: Fails, text: str
) -> None:
    schema.validate(render_junit([hostile(text)], fails))


def test_each_check_is_a_suite_and_each_fact_a_case(
    outcome: Outcome, quiet: Outcome, fails: Fails
) -> None:
    root = parsed(render_junit([quiet, outcome], fails))
    assert [suite.get("name") for suite in root] == [
        "Port strike at Vellmar, May 2021",
        "Nothing to tell",
    ]
    facts, unread = len(outcome.conflicts) + len(outcome.facts), len(outcome.problems)
    assert len(root[0]) == facts + unread
    assert len(root[1]) == 0


def test_what_is_counted_is_what_is_there(stated: Outcome, fails: Fails) -> None:
    root = parsed(render_junit([stated, stated], fails))
    for suite in root:
        for attribute, tag in (
            ("failures", "failure"),
            ("errors", "error"),
            ("skipped", "skipped"),
        ):
            assert int(suite.get(attribute, "-1")) == len(list(suite.iter(tag)))
        assert int(suite.get("tests", "-1")) == len(suite)
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("20", "4", "4")


@pytest.mark.parametrize(
    ("state", "tag", "said"),
    [
        (State.NEW, "failure", "Length of talks: “five hours” against"),
        (State.REOPENED, "failure", "Day of the vote: “Friday”"),
        (State.EXPLAINED, "skipped", "The union votes first, the port after it. (different"),
        (State.KNOWN, "skipped", "Known before, and not yet explained."),
        (State.NARROWED, "skipped", "The union votes first"),
        (State.CHANGED, "skipped", "warning, changed; it does not fail the check"),
    ],
)
def test_a_conflict_is_a_failure_only_where_it_fails_the_check(
    stated: Outcome, fails: Fails, state: State, tag: str, said: str
) -> None:
    conflict = next(c for c in stated.conflicts if c.state is state)
    case = case_of(parsed(render_junit([stated], fails)), conflict.fact.id)
    found = [child for child in case if child.tag in {"failure", "skipped", "error"}]
    assert [child.tag for child in found] == [tag]
    assert found[0].get("message", "").startswith(said)
    assert found[0].get("type") == state.value


def test_a_note_passes_and_shows_its_evidence(stated: Outcome, fails: Fails) -> None:
    conflict = next(c for c in stated.conflicts if c.state is State.PERSISTING)
    assert conflict.severity is Severity.INFO
    case = case_of(parsed(render_junit([stated], fails)), conflict.fact.id)
    assert [child.tag for child in case] == ["system-out"]


def test_a_failure_shows_both_sentences_and_what_to_do(outcome: Outcome, fails: Fails) -> None:
    case = case_of(parsed(render_junit([outcome], fails)), outcome.conflicts[0].fact.id)
    text = case.findtext("failure") or ""
    for part in (
        "“five hours”: Northern Herald, 4 May 2021 (checks/herald-1.txt:1): After «five hours» of",
        "Between 5.5 and 6 lies a gap of 0.5 hours",
        f"Why: atodds why {outcome.conflicts[0].fact.id}",
    ):
        assert part in text
    assert not any(line != line.strip() for line in text.splitlines())


def test_facts_that_agree_pass(outcome: Outcome, fails: Fails) -> None:
    case = case_of(parsed(render_junit([outcome], fails)), outcome.facts[0].id)
    assert [child.tag for child in case] == ["system-out"]
    assert case.get("classname") == "port.things"


def test_what_could_not_be_read_is_an_error(outcome: Outcome, fails: Fails) -> None:
    root = parsed(render_junit([outcome], fails))
    errors = {
        c.get("name"): e.get("message") for c in root.iter("testcase") for e in c.iter("error")
    }
    assert errors == {
        "checks/missing.txt": "there is no such file",
        "torn.txt:3": "found byte 0xff, which is not UTF-8",
    }


def test_a_case_keeps_its_name_when_its_values_change(outcome: Outcome, fails: Fails) -> None:
    first = outcome.conflicts[0]
    fewer = replace(first.fact, positions=first.fact.positions[::-1][:2])
    other = replace(outcome, conflicts=(replace(first, fact=fewer, state=State.CHANGED),))
    names = [
        {(case.get("classname"), case.get("name")) for case in parsed(text).iter("testcase")}
        for text in (render_junit([outcome], fails), render_junit([other], fails))
    ]
    assert names[1] <= names[0]


def test_no_clock_and_no_order_is_in_it(stated: Outcome, quiet: Outcome, fails: Fails) -> None:
    turned = replace(
        stated,
        documents=stated.documents[::-1],
        conflicts=stated.conflicts[::-1],
        problems=stated.problems[::-1],
        facts=stated.facts[::-1],
    )
    assert render_junit([quiet, turned], fails) == render_junit([stated, quiet], fails)
