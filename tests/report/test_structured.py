"""The JSON report: its shape, its bounds, and the offsets that scripts rely on."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest
import regex
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from atodds.model import Comparison, Evidence, Kind, Modality, Outcome, Severity, State, Verdict
from atodds.report import render_json

Json = Any
"""What json.loads returns."""

TYPES: dict[str, Callable[[Any], bool]] = {
    "null": lambda value: value is None,
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "string": lambda value: isinstance(value, str),
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
}
KEYWORDS = {
    "$defs", "$ref", "$schema", "const", "description", "enum", "items", "maxItems", "minItems",
    "minimum", "properties", "required", "title", "type",
}  # fmt: skip


@pytest.fixture(scope="module")
def schema() -> Json:
    return json.loads(files("atodds.report").joinpath("schema.json").read_text("utf-8"))


def misfits(value: Json, shape: Json, schema: Json, way: str = "$") -> Iterator[str]:
    """Yield where a value differs from a JSON Schema that uses KEYWORDS alone."""
    if "$ref" in shape:
        shape = schema["$defs"][shape["$ref"].removeprefix("#/$defs/")]
    types = shape.get("type", [])
    if types and not any(TYPES[t](value) for t in ([types] if isinstance(types, str) else types)):
        yield f"{way} is no {types}"
    elif isinstance(value, dict):
        yield from (f"{way} lacks {key}" for key in shape["required"] if key not in value)
        yield from (f"{way} has {key}" for key in value if key not in shape["properties"])
        for key, inner in value.items():
            yield from misfits(inner, shape["properties"].get(key, {}), schema, f"{way}.{key}")
    elif isinstance(value, list):
        if not shape.get("minItems", 0) <= len(value) <= shape.get("maxItems", len(value)):
            yield f"{way} has {len(value)} items"
        for number, inner in enumerate(value):
            yield from misfits(inner, shape["items"], schema, f"{way}[{number}]")
    elif value not in shape.get("enum", [value]) or value != shape.get("const", value):
        yield f"{way} may not be {value!r}"
    elif "minimum" in shape and value < shape["minimum"]:
        yield f"{way} is below {shape['minimum']}"


def keywords(shape: Json) -> Iterator[str]:
    """Yield every keyword of a schema, not the names of properties and definitions."""
    for key, inner in shape.items():
        yield key
        if key in {"properties", "$defs"}:
            for named in inner.values():
                yield from keywords(named)
        elif key == "items":
            yield from keywords(inner)


def report(*outcomes: Outcome) -> Json:
    return json.loads(render_json(outcomes))


def test_the_schema_uses_no_keyword_that_these_tests_do_not_check(schema: Json) -> None:
    assert set(keywords(schema)) <= KEYWORDS


@pytest.mark.parametrize("which", ["outcome", "quiet", "empty"])
def test_a_report_has_the_shape_that_the_schema_says(
    request: pytest.FixtureRequest,
    schema: Json,
    which: str,
) -> None:
    assert list(misfits(report(request.getfixturevalue(which)), schema, schema)) == []


@pytest.mark.parametrize(
    ("way", "value", "why"),
    [
        (("schema",), "atodds/report-2", "another version"),
        (("conflicts", 0, "severity"), "fatal", "no such severity"),
        (("conflicts", 0, "id"), None, "an id must be"),
        (("conflicts", 0, "colour"), "red", "a field that nobody described"),
        (("conflicts", 0, "positions", 0, "value", "lower"), [1], "a bound is one value"),
        (("facts", 0, "positions", 0, "assertions", 0, "start"), -1, "before the text begins"),
        (("facts", 0, "positions", 0, "assertions", 0, "sentence"), [1], "half a span"),
        (("apart", 0, "reasons"), [], "kept apart for no reason"),
    ],
)
def test_the_schema_refuses_a_report_of_another_shape(
    outcome: Outcome,
    schema: Json,
    way: tuple[Any, ...],
    value: Json,
    why: str,
) -> None:
    found = report(outcome)
    inner = found
    for step in way[:-1]:
        inner = inner[step]
    inner[way[-1]] = value
    assert list(misfits(found, schema, schema)), why


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("kind", Kind),
        ("verdict", Verdict),
        ("severity", Severity),
        ("state", State),
        ("modality", Modality),
    ],
)
def test_the_schema_knows_every_word_of_the_program(
    schema: Json,
    name: str,
    values: Json,
) -> None:
    text = json.dumps(schema)
    lists = [json.loads(found) for found in regex.findall(r'"enum": (\[[^]]*\])', text)]
    assert sorted(values) in map(sorted, lists), name


def test_bounds_are_in_the_base_unit_and_null_where_there_is_none(outcome: Outcome) -> None:
    first, second = (p["value"] for p in report(outcome)["conflicts"][0]["positions"])
    assert (first["lower"], first["upper"], first["unit"]) == (16200, 19800, "second")
    assert (second["lower"], second["upper"], second["unit"]) == (21600, None, "second")
    assert isinstance(first["lower"], int)
    assert (first["upper_open"], second["lower_open"]) == (True, True)


def test_bounds_of_days_are_iso_times_and_those_of_categories_their_key(outcome: Outcome) -> None:
    by_rule = {
        c["rule"]: [p["value"] for p in c["positions"]] for c in report(outcome)["conflicts"]
    }
    assert by_rule["event-date"][0]["lower"] == "2021-05-07T00:00:00"
    assert by_rule["event-date"][0]["upper"] == "2021-05-08T00:00:00"
    assert [v["lower"] for v in by_rule["encounter-mode"]] == ["in-person", "telephone"]


def test_a_value_is_printed_as_by_those_who_give_exactly_that_value(outcome: Outcome) -> None:
    texts = [p["value"]["text"] for p in report(outcome)["conflicts"][0]["positions"]]
    assert texts == ["five hours", "lasted more than six hours"]


def test_every_passage_is_the_very_text_between_its_offsets(outcome: Outcome) -> None:
    texts = {d.path: d.text for d in outcome.documents}
    found = report(outcome)
    passages = [
        a
        for fact in (*found["conflicts"], *found["facts"])
        for p in fact["positions"]
        for a in p["assertions"]
    ]
    passages += [pair[side] for pair in found["apart"] for side in ("left", "right")]
    assert len(passages) > 10
    for passage in passages:
        assert texts[passage["document"]][passage["start"] : passage["end"]] == passage["exact"]


def test_a_line_is_counted_as_an_editor_counts_it_whatever_ends_it(outcome: Outcome) -> None:
    day = next(c for c in report(outcome)["conflicts"] if c["rule"] == "event-date")
    lines = {a["document"]: a["line"] for p in day["positions"] for a in p["assertions"]}
    assert lines == {"harbour-1.txt": 3, "herald-1.txt": 5}


def test_publication_says_whether_it_is_a_day_a_time_or_inferred(outcome: Outcome) -> None:
    said = {
        d["id"]: (d["published"], d["published_inferred"]) for d in report(outcome)["documents"]
    }
    assert said == {
        "harbour": ("2021-05-04T22:10:00", False),
        "herald": ("2021-05-04", False),
        "lantern": ("2021-05-05", True),
        "post": ("2021-05-05", False),
    }


def test_a_veto_has_no_weight_and_its_sum_none_either(outcome: Outcome) -> None:
    apart = report(outcome)["apart"]
    pair = next(p for p in apart if p["rule"] == "talks-duration")
    assert pair["score"] is None
    assert [(e["weight"], e["veto"]) for e in pair["evidence"]] == [
        (None, True),
        (None, True),
        (3.0, False),
    ]
    assert pair["reasons"] == ["dates-apart", "places-apart"]


def test_too_little_evidence_is_a_reason_of_its_own(outcome: Outcome) -> None:
    pair = next(p for p in report(outcome)["apart"] if p["rule"] == "other-counts")
    assert pair["reasons"] == ["too-little-evidence"]
    assert "0.5 of the 4.0" in pair["why"]


def test_several_checks_make_one_document_with_the_check_on_everything(
    outcome: Outcome, quiet: Outcome
) -> None:
    found = report(quiet, outcome)
    assert [c["check"] for c in found["checks"]] == ["checks/port.yaml", "checks/quiet.yaml"]
    assert {d["check"] for d in found["documents"]} == {"checks/port.yaml", "checks/quiet.yaml"}
    assert render_json([quiet, outcome]) == render_json([outcome, quiet])


def test_an_endless_weight_never_makes_the_report_unreadable(outcome: Outcome) -> None:
    evidence = (Evidence("sure", float("inf"), "beyond doubt"),)
    pair: Comparison = replace(outcome.apart[0], evidence=evidence, threshold=float("inf"))
    found = report(replace(outcome, apart=(pair,)))
    assert (found["apart"][0]["score"], found["apart"][0]["threshold"]) == (None, None)


@given(text=st.text(max_size=30))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_text_the_report_is_plain_ascii_and_keeps_it_exactly(
    hostile: Callable[[str], Outcome],
    schema: Json,
    text: str,
) -> None:
    outcome = hostile(text)
    raw = render_json([outcome])
    assert regex.fullmatch(r"[\n\x20-\x7e]*", raw)
    found = json.loads(raw)
    assert list(misfits(found, schema, schema)) == []
    exact = {a["exact"] for p in found["conflicts"][0]["positions"] for a in p["assertions"]}
    assert exact == {f"{text} 7", "9"}
