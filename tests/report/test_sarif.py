"""SARIF: valid by its schema, with everything said, and within what GitHub takes."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import regex
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator
from tests.report.strike import HARBOUR, HERALD

from atodds.config import Rule
from atodds.model import Outcome, Severity, State
from atodds.report import render_github_sarif, render_sarif, sarif
from atodds.report.telling import Fails

Json = Any
"""What json.loads returns."""

LINK = regex.compile(r"(?<!\\)(?:\\\\)*+\[((?:[^\\\]\[]|\\.)*)(?<!\\)\]\((\d+)\)")


@pytest.fixture(scope="module")
def schema() -> Draft4Validator:
    path = Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json"
    return Draft4Validator(json.loads(path.read_text("utf-8")))


def run_of(text: str) -> Json:
    (run,) = json.loads(text)["runs"]
    return run


def results(outcome: Outcome, rules: tuple[Rule, ...] = ()) -> dict[str, Json]:
    """Return the results by the id of their conflict."""
    found = run_of(render_sarif([outcome], rules))["results"]
    return {result["partialFingerprints"]["conflict/v1"]: result for result in found}


@pytest.mark.parametrize("which", ["outcome", "stated", "quiet", "empty"])
def test_it_is_valid_by_its_schema(
    request: pytest.FixtureRequest,
    schema: Draft4Validator,
    rules: tuple[Rule, ...],
    fails: Fails,
    which: str,
) -> None:
    outcome = request.getfixturevalue(which)
    for text in (render_sarif([outcome], rules), render_github_sarif([outcome], rules, fails)):
        assert [error.message for error in schema.iter_errors(json.loads(text))] == []


def test_the_schema_refuses_what_is_no_sarif(outcome: Outcome, schema: Draft4Validator) -> None:
    log = json.loads(render_sarif([outcome], ()))
    log["runs"][0]["results"][0]["baselineState"] = "fresh"
    assert list(schema.iter_errors(log))


@given(text=st.text(max_size=30))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_text_it_is_valid_and_plain_ascii(
    hostile: Callable[[str], Outcome], schema: Draft4Validator, text: str
) -> None:
    raw = render_sarif([hostile(text)], ())
    assert regex.fullmatch(r"[\n\x20-\x7e]*", raw)
    assert [error.message for error in schema.iter_errors(json.loads(raw))] == []


def test_a_region_is_the_very_words_by_offset_and_by_line_and_column(outcome: Outcome) -> None:
    texts = {f"checks/{d.path}": d.text for d in outcome.documents}
    seen = 0
    for result in results(outcome).values():
        for location in (*result["locations"], *result["relatedLocations"]):
            place = location["physicalLocation"]
            text = texts[unquote(place["artifactLocation"]["uri"])]
            region = place["region"]
            by_offset = text[region["charOffset"] :][: region["charLength"]]
            lines = regex.split(r"(?<=\r\n|\r(?!\n)|\n)", text)
            assert region["startLine"] == region["endLine"]
            line = lines[region["startLine"] - 1]
            assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == by_offset
            seen += 1
    assert seen > 20


def test_words_that_run_over_a_line_end_on_the_line_they_end_on(outcome: Outcome) -> None:
    fact = outcome.conflicts[0].fact
    first = fact.positions[0].assertions[0]
    start = first.mention.span.start
    text = HARBOUR.text[:start] + "six\nhours and" + HARBOUR.text[start:]
    mention = replace(first.mention, span=replace(first.mention.span, end=start + 9))
    torn = replace(fact.positions[0], assertions=(replace(first, mention=mention),))
    told = replace(outcome.conflicts[0], fact=replace(fact, positions=(torn, fact.positions[1])))
    documents = (replace(HARBOUR, text=text), *outcome.documents[1:])
    result = results(replace(outcome, documents=documents, conflicts=(told,)))[fact.id]
    regions = [place["physicalLocation"]["region"] for place in result["locations"]]
    torn_region = next(r for r in regions if r["charOffset"] == start)
    assert torn_region["endLine"] == torn_region["startLine"] + 1
    assert torn_region["endColumn"] == len("hours") + 1


def test_the_message_says_both_sentences_and_links_each_to_its_place(outcome: Outcome) -> None:
    fact = outcome.conflicts[0].fact
    result = results(outcome)[fact.id]
    text = result["message"]["text"]
    assert text.startswith("Length of talks: “five hours” against “lasted more than six hours”")
    assert "After «five hours» of talks" in text
    linked = {int(number): name for name, number in LINK.findall(text)}
    related = {place["id"]: place["message"]["text"] for place in result["relatedLocations"]}
    assert linked.keys() == related.keys() == {1, 2, 3}
    assert linked[1] == "Northern Herald, 4 May 2021"
    assert related[1] == "Northern Herald: “five hours”"


def test_there_is_a_location_for_each_value_the_first_of_those_who_give_it(
    outcome: Outcome,
) -> None:
    for conflict in outcome.conflicts:
        result = results(outcome)[conflict.fact.id]
        assert len(result["locations"]) == len(conflict.fact.positions)


def test_a_result_points_at_its_rule_and_at_its_documents(
    outcome: Outcome, rules: tuple[Rule, ...]
) -> None:
    run = run_of(render_sarif([outcome], rules))
    for result in run["results"]:
        if "ruleIndex" in result:
            assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        for location in result["locations"]:
            artifact = location["physicalLocation"]["artifactLocation"]
            assert run["artifacts"][artifact["index"]]["location"]["uri"] == artifact["uri"]
    assert sum("ruleIndex" in result for result in run["results"]) == 4


def test_a_rule_says_what_it_is_about_and_how_to_see_it(
    outcome: Outcome, rules: tuple[Rule, ...]
) -> None:
    rule = run_of(render_sarif([outcome], rules))["tool"]["driver"]["rules"][0]
    assert rule["id"] == "talks-duration"
    assert rule["shortDescription"]["text"] == "Talks duration"
    assert rule["help"]["text"].endswith("To see the rule: atodds rules show talks-duration")
    assert rule["defaultConfiguration"] == {"level": "error"}


def test_every_state_has_a_baseline_state_and_every_severity_a_level() -> None:
    assert set(sarif.BASELINE) == set(State)
    assert set(sarif.LEVELS) == set(Severity)


def test_states_come_out_as_baseline_states(stated: Outcome) -> None:
    found = results(stated)
    said = {c.state: found[c.fact.id]["baselineState"] for c in stated.conflicts}
    assert said == {
        State.NEW: "new",
        State.CHANGED: "updated",
        State.REOPENED: "updated",
        State.PERSISTING: "unchanged",
        State.NARROWED: "unchanged",
        State.EXPLAINED: "unchanged",
        State.KNOWN: "unchanged",
    }


def test_what_is_explained_or_known_is_suppressed_with_the_reason(stated: Outcome) -> None:
    found = results(stated)
    said = {c.state: found[c.fact.id]["suppressions"] for c in stated.conflicts}
    assert said[State.EXPLAINED] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "The union votes first, the port after it. "
            "(different moment; night desk, until 1 August 2021)",
        }
    ]
    assert said[State.NARROWED][0]["status"] == "underReview"
    assert said[State.KNOWN][0]["justification"] == "Known before, and not yet explained."
    open_ones = {State.NEW, State.CHANGED, State.REOPENED, State.PERSISTING}
    assert {state for state, given_ in said.items() if given_ == []} == open_ones


def test_what_is_gone_is_absent_and_what_was_not_read_is_open(stated: Outcome) -> None:
    found = results(stated)
    gone, unread = found["aaaaaaaaaaaa"], found["bbbbbbbbbbbb"]
    assert (gone["kind"], gone["level"], gone["baselineState"]) == ("pass", "none", "absent")
    assert (unread["kind"], unread["level"], unread["baselineState"]) == (
        "open",
        "none",
        "unchanged",
    )
    assert "post-2.txt was not read" in unread["message"]["text"]


def test_a_reopened_conflict_says_why(stated: Outcome) -> None:
    standing = results(stated)["0123456789ab"]["properties"]["standing"]
    assert standing == "error, reopened: “8 hours” is not among the values explained"


def test_the_fingerprint_does_not_move_with_the_text(outcome: Outcome) -> None:
    moved = replace(outcome, documents=tuple(replace(d, outlet="X") for d in outcome.documents))
    for one, other in zip(results(outcome).values(), results(moved).values(), strict=True):
        assert one["partialFingerprints"] == other["partialFingerprints"]
        assert one["partialFingerprints"]["primaryLocationLineHash"]


def test_values_that_change_change_their_fingerprint_only(stated: Outcome) -> None:
    first = stated.conflicts[0]
    other = replace(first, values=frozenset({"5 hour", "7 hour"}))
    one, two = (
        results(replace(stated, conflicts=(c,)))[first.fact.id]["partialFingerprints"]
        for c in (first, other)
    )
    assert one["conflict/v1"] == two["conflict/v1"]
    assert one["conflictValues/v1"] != two["conflictValues/v1"]


def test_what_could_not_be_read_is_told_with_its_place(outcome: Outcome) -> None:
    (invocation,) = run_of(render_sarif([outcome], ()))["invocations"]
    assert invocation["executionSuccessful"] is False
    missing, torn = invocation["toolExecutionNotifications"]
    assert missing["message"]["text"] == "checks/missing.txt: there is no such file"
    place = torn["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "torn.txt"
    assert place["region"] == {"startLine": 3}


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        pytest.param("a b.txt", "checks/a%20b.txt", id="space"),
        pytest.param("javascript:alert(1)", "checks/javascript%3Aalert%281%29", id="scheme"),
        pytest.param("../../up.txt", "../up.txt", id="above the folder"),
        pytest.param("/srv/in/a.txt", "file:///srv/in/a.txt", id="absolute"),
        pytest.param("zürich#1?.txt", "checks/z%C3%BCrich%231%3F.txt", id="fragment and query"),
        pytest.param("a%0Ab.txt", "checks/a%250Ab.txt", id="percent sign"),
        pytest.param("a\nb.txt", "checks/a%0Ab.txt", id="line end"),
        pytest.param("a\udc80.txt", "checks/a%ED%B2%80.txt", id="lone surrogate"),
    ],
)
def test_a_path_becomes_a_uri_reference(outcome: Outcome, path: str, uri: str) -> None:
    documents = (replace(HERALD, path=path), *(d for d in outcome.documents if d.id != "herald"))
    run = run_of(render_sarif([replace(outcome, documents=documents)], ()))
    located = {a["location"]["uri"]: a["location"].get("uriBaseId") for a in run["artifacts"]}
    assert located[uri] == (None if uri.startswith("file:") else "%SRCROOT%")


def test_for_github_there_are_open_conflicts_only(
    stated: Outcome, rules: tuple[Rule, ...], fails: Fails
) -> None:
    found = run_of(render_github_sarif([stated], rules, fails))["results"]
    states = {r["properties"]["standing"].split(",")[1].split(":")[0].strip() for r in found}
    assert states == {"new", "changed", "reopened", "still open"}
    assert all(result["suppressions"] == [] for result in found)


def test_what_fails_the_check_is_there_for_github_even_if_explained(stated: Outcome) -> None:
    everything = run_of(render_github_sarif([stated], (), lambda *_: True))["results"]
    assert len(everything) == len(stated.conflicts)


def test_of_too_many_results_the_loudest_are_kept_and_the_rest_is_counted(
    stated: Outcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sarif, "RESULTS", 3)
    run = run_of(render_sarif([stated], ()))
    assert [result["level"] for result in run["results"]] == ["error"] * 3
    told = [note["message"]["text"] for note in run["invocations"][0]["toolExecutionNotifications"]]
    assert "6 further results, less loud than these, left out" in told


def test_the_limits_are_those_that_github_documents() -> None:
    assert (sarif.RESULTS, sarif.SHOWN) == (25_000, 5_000)


def test_order_of_checks_and_documents_makes_no_difference(
    stated: Outcome, quiet: Outcome, rules: tuple[Rule, ...]
) -> None:
    turned = replace(
        stated,
        documents=stated.documents[::-1],
        conflicts=stated.conflicts[::-1],
        problems=stated.problems[::-1],
        absent=stated.absent[::-1],
    )
    assert render_sarif([quiet, turned], rules) == render_sarif([stated, quiet], rules)
