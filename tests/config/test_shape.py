from __future__ import annotations

import regex
import yaml
from hypothesis import given
from hypothesis import strategies as st

from atodds.config import (
    Check,
    ConfigError,
    RuleSet,
    Shape,
    in_order,
    parse_yaml,
    shaped,
    suggestion,
)
from atodds.model import Problem

WORDS = st.sampled_from(
    ["version", "title", "documents", "path", "outlet", "published", "fail_on", "rules", "name",
     "kind", "match", "tests", "conflict", "silent", "text", "weights", "threshold", "within",
     "tolerance", "aspect", ":line", ":path", "2014-03-14", "2014-02-30", "2 days", "talks", ""]
)  # fmt: skip
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.floats(-1, 2) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=6),
    max_leaves=25,
)
PLACED = regex.compile(r"f\.yaml:[0-9]+:[0-9]+: \S.*")


def problems_of(content: object, shape: type[Shape]) -> list[str]:
    placed = parse_yaml(yaml.safe_dump(content, sort_keys=False), "f.yaml")
    try:
        shaped(placed, shape)
    except ConfigError as error:
        return [str(problem) for problem in error.problems]
    return []


@given(ANYTHING)
def test_any_content_is_a_check_or_is_refused_with_places(content: object) -> None:
    problems = problems_of(content, Check)
    assert all(PLACED.fullmatch(problem) for problem in problems)


@given(ANYTHING)
def test_any_content_is_a_rule_set_or_is_refused_with_places(content: object) -> None:
    problems = problems_of({"version": 1, "rules": [{"name": "a", "tests": [content]}]}, RuleSet)
    assert problems
    assert all(PLACED.fullmatch(problem) for problem in problems)


def test_problems_come_in_the_order_of_their_lines_and_each_once() -> None:
    places = ["b:1:1", "a:10:2", "a:9:11", "a:9:2", "a", "a:9:2"]
    ordered = [p.place for p in in_order(Problem(place, "x") for place in places)]
    assert ordered == ["a", "a:9:2", "a:9:11", "a:10:2", "b:1:1"]


def test_only_a_word_that_is_similar_is_suggested() -> None:
    known = ["documents", "outlet", "title"]
    assert suggestion("documnts", known) == "; did you mean 'documents'?"
    assert suggestion("outlets", known) == "; did you mean 'outlet'?"
    assert suggestion("colour", known) == ""
    assert suggestion("x", []) == ""
