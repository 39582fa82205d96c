"""Frozen values as bytes and back."""

from __future__ import annotations

import json
import zlib
from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atodds.config import load_check, load_rules
from atodds.extract import extract
from atodds.model import (
    Assertion,
    Category,
    Comparison,
    Document,
    Entity,
    EntityKind,
    Event,
    Evidence,
    Fact,
    Interval,
    Kind,
    Mention,
    Modality,
    Modifier,
    Moment,
    Profile,
    Quantity,
    Slot,
    Span,
    Unit,
    Wording,
)
from atodds.pipeline import compare
from atodds.read import read_documents
from atodds.store import UnreadableError, decode, encode

Texts = st.text(st.characters(), max_size=12)
Sets = st.frozensets(Texts, max_size=3)
Maybe = st.none() | Texts
Fractions = st.fractions(max_denominator=1000)
Ends = st.none() | Fractions
Intervals = st.builds(Interval, Ends, Ends, st.booleans(), st.booleans())
Times = st.datetimes(datetime(1, 1, 1), datetime(9999, 1, 1))
Moments = st.builds(Moment, Times, Times, Texts)
Categories = st.builds(Category, Texts, Texts, Texts, Sets)
Wordings = st.builds(Wording, Texts, st.tuples(Texts, Texts), st.booleans(), st.booleans())
Units = st.builds(Unit, Texts, Texts, Texts, Fractions, Fractions)
Figures = st.none() | Fractions | st.tuples(Fractions, Fractions)
Quantities = st.builds(
    Quantity, Figures, st.sampled_from(Modifier), st.none() | Units, Intervals, Intervals
)
Entities = st.builds(Entity, st.sampled_from(EntityKind), Texts, Texts, Maybe, Maybe)
Spans = st.builds(Span, st.integers(0, 10**9), st.integers(0, 10**9))
Profiles = st.builds(Profile, Sets, Sets, Maybe, st.none() | Intervals, st.booleans())
Slots = st.builds(
    Slot, Texts, Maybe, Sets, st.none() | Wordings, Maybe, st.none() | Profiles
)  # fmt: skip
Events = st.builds(
    Event,
    Maybe,
    Maybe,
    st.none() | Moments,
    st.frozensets(Categories, max_size=3),
    st.frozensets(Entities, max_size=3),
    st.booleans(),
    Sets,
)
Assertions = st.builds(
    Assertion,
    Texts,
    st.sampled_from(Kind),
    Slots,
    Quantities | Moments | Categories | Wordings,
    Events,
    st.builds(Mention, Spans, Texts),
    Spans,
    st.sampled_from(Modality),
    words=Sets,
    hints=Sets,
)


Pair: type[tuple[Assertion, Assertion]] = tuple[Assertion, Assertion]


def same(left: Any, right: Any) -> bool:  # noqa: ANN401  # whatever the model holds
    """Tell whether two values are the same in every field, also those that equality leaves out."""
    if type(left) is not type(right):
        return False
    if is_dataclass(left):
        return all(same(getattr(left, f.name), getattr(right, f.name)) for f in fields(left))
    if isinstance(left, tuple):
        return len(left) == len(right) and all(map(same, left, right))
    if isinstance(left, frozenset):
        return len(left) == len(right) and all(map(same, sorted(left), sorted(right)))
    return bool(left == right)


@given(Assertions)
def test_an_assertion_comes_back_the_same_in_every_field(assertion: Assertion) -> None:
    assert same(decode(encode(assertion, Assertion), Assertion), assertion)


@given(Assertions)
def test_an_assertion_that_stands_twice_is_made_once(assertion: Assertion) -> None:
    first, second = decode(encode((assertion, assertion), Pair), Pair)
    assert first is second


@given(Assertions, Sets)
def test_equal_assertions_that_differ_in_what_equality_leaves_out_stay_two(
    assertion: Assertion, hints: frozenset[str]
) -> None:
    pair = assertion, replace(assertion, hints=hints)
    assert same(decode(encode(pair, Pair), Pair), pair)


@given(st.frozensets(Texts, min_size=2))
def test_equal_values_are_the_same_bytes_whatever_the_order_of_their_sets(
    words: frozenset[str],
) -> None:
    again = frozenset(sorted(words, reverse=True))
    assert encode(words, frozenset[str]) == encode(again, frozenset[str])


@pytest.mark.parametrize("check", ["ferry", "ukraine-2014"])
def test_all_that_a_check_reads_and_finds_comes_back_the_same(check: str, project: Path) -> None:
    documents, _ = read_documents(load_check(project / "checks" / f"{check}.yaml"))
    findings = compare(documents, load_rules())
    values: list[tuple[object, Any]] = [
        (documents, tuple[Document, ...]),
        (findings.facts, tuple[Fact, ...]),
        (findings.comparisons, tuple[Comparison, ...]),
        (tuple(a for d in documents for a in extract(d)), tuple[Assertion, ...]),
    ]
    for value, kind in values:
        assert same(decode(encode(value, kind), kind), value)


def test_a_text_that_no_utf_8_can_hold_comes_back() -> None:
    assert decode(encode("cut \ud83d off", str), str) == "cut \ud83d off"


def test_an_amount_of_nothing_is_not_taken_for_none() -> None:
    anything = Interval(None, None)
    quantity = Quantity(Fraction(0), Modifier.EXACT, None, anything, anything)
    assert decode(encode(quantity, Quantity), Quantity) == quantity


def packed(text: str) -> bytes:
    return zlib.compress(text.encode())


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "nothing at all"),
        (b"not compressed", "damaged"),
        (packed('[{}, {"start": 1'), "cut off before it was compressed"),
        (packed('[{}, {"start": 1}]'), "a field is missing"),
        (packed('[{}, {"start": 1, "end": 2, "colour": 3}]'), "a field too many"),
        (packed('{"start": 1, "end": 2}'), "without its parts"),
        (packed('[{"Span": []}, {"start": 1, "end": 2}]'), "a kind of part that there is not"),
        (packed('[{"Evidence": [{}]}, {"start": 1, "end": 2}]'), "a part that is none"),
        (packed("[{}, [1, 2]]"), "another shape"),
        (packed("[{}, null]"), "nothing, as JSON has it"),
        (packed("null"), "nothing at all, as JSON has it"),
        (packed('[{}, {"start": 1, "end": 2}]')[:-3], "the last bytes are lost"),
    ],
)
def test_what_is_no_such_value_is_never_taken_for_one(data: bytes, why: str) -> None:
    with pytest.raises(UnreadableError):
        decode(data, Span)
    assert why


@pytest.mark.parametrize("number", ["0", "7", '"Evidence"', "null", "{}"])
def test_a_part_that_is_not_there_is_never_taken_for_another(number: str) -> None:
    with pytest.raises(UnreadableError):
        decode(packed(f"[{{}}, [{number}]]"), tuple[Evidence, ...])


def test_what_stands_in_many_comparisons_is_written_once() -> None:
    evidence = Evidence("same-place", 2, "both name Sorel")
    equal = replace(evidence)
    other = replace(evidence, weight=2.0)
    data = encode((evidence, equal, other) * 50, tuple[Evidence, ...])
    assert zlib.decompress(data).count(b"Sorel") == 2
    found = decode(data, tuple[Evidence, ...])
    assert [type(one.weight) for one in found[:3]] == [int, int, float]


def test_what_one_value_is_made_of_is_no_part_of_the_next() -> None:
    first = encode((Evidence("a", 1, "one"),), tuple[Evidence, ...])
    second = encode((Evidence("b", 1, "two"),), tuple[Evidence, ...])
    assert b"one" not in zlib.decompress(second)
    assert decode(first, tuple[Evidence, ...])[0].name == "a"


def test_nothing_that_is_read_can_name_a_class_to_make() -> None:
    assert json.loads(zlib.decompress(encode(Span(1, 2), Span))) == [{}, {"start": 1, "end": 2}]
