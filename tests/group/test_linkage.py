"""Average linkage on vectors made by hand."""

from __future__ import annotations

from datetime import datetime
from itertools import combinations, zip_longest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atodds.group import linkage
from atodds.group.linkage import Node, linked
from atodds.group.vectors import similarities, similarity

from .conftest import vector


def node(day: int | None = 1, /, **weights: float) -> Node:
    return Node(vector(**weights), (datetime(2020, 1, day),) if day else ())


def groups(nodes: list[Node]) -> list[list[int]]:
    return sorted(linked(nodes, combinations(range(len(nodes)), 2)))


def test_one_that_is_like_a_single_member_is_not_like_the_group() -> None:
    chain = [node(a=1.0), node(a=1.0), node(a=1.0), node(a=0.2, b=0.9), node(b=1.0), node(b=1.0)]
    assert groups(chain) == [[0, 1, 2], [3, 4, 5]]


@pytest.mark.parametrize(
    ("shared", "expected", "why"),
    [
        (0.3, [[0, 1], [2, 3]], "the four have a little in common, each two almost all"),
        (0.8, [[0, 1, 2, 3]], "the four have as much in common as each two"),
    ],
)
def test_two_close_groups_are_joined_only_if_nearly_as_alike_as_within(
    shared: float, expected: list[list[int]], why: str
) -> None:
    nodes = [node(x=shared, a=0.6), node(x=shared, a=0.6), node(x=shared, b=0.6)]
    assert groups([*nodes, node(x=shared, b=0.6)]) == expected, why


@pytest.mark.parametrize(
    ("later", "joined", "why"),
    [
        (2, True, "a day later"),
        (None, True, "nobody knows when"),
        (31, False, "a month later, and only a little alike"),
    ],
)
def test_what_is_a_little_alike_is_joined_if_published_at_about_one_time(
    later: int | None, why: str, *, joined: bool
) -> None:
    pair = [node(1, a=0.4, b=0.8), node(later, a=0.4, c=0.8)]
    assert (len(groups(pair)) == 1) is joined, why


def test_a_story_of_more_texts_than_anybody_reads_falls_apart_where_it_holds_together_least(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sides = [node(x=0.9, a=0.3), node(x=0.9, a=0.3), node(x=0.9, b=0.3), node(x=0.9, b=0.3)]
    nodes = [sides[n % 4] for n in range(0, 20, 2)] + [sides[n % 4] for n in range(1, 21, 2)]
    assert groups(nodes) == [list(range(20))]
    monkeypatch.setattr(linkage, "MOST", 10)
    by_side = [[n for n in range(20) if nodes[n] in pair] for pair in (sides[:2], sides[2:])]
    assert groups(nodes) == sorted(by_side)


@given(st.lists(st.floats(0.1, 1), max_size=30), st.integers(1, 6))
def test_no_group_has_more_than_the_most_texts(shared: list[float], most: int) -> None:
    nodes = [node(x=weight, y=0.2) for weight in shared]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(linkage, "MOST", most)
        found = groups(nodes)
    assert all(len(group) <= most for group in found)
    assert sorted(n for group in found for n in group) == list(range(len(nodes)))


def test_groups_that_no_pair_connects_are_not_joined() -> None:
    assert linked([node(a=1.0), node(a=1.0)], []) == [[0], [1]]


def test_joining_takes_from_what_is_known_of_the_parts_what_is_true_of_the_whole() -> None:
    nodes = [node(a=1.0), node(a=0.9), node(a=0.8, b=0.5), node(b=1.0), node(b=0.9, c=0.3)]
    every, chain = combinations(range(5), 2), [(0, 1), (1, 2), (2, 3), (3, 4)]
    assert sorted(linked(nodes, every)) == sorted(linked(nodes, chain)) == [[0, 1, 2], [3, 4]]


@given(st.lists(st.dictionaries(st.sampled_from("abcdef"), st.floats(0.1, 1)), max_size=8))
def test_every_node_stands_in_one_group(vectors: list[dict[str, float]]) -> None:
    nodes = [node(**vector) for vector in vectors]
    assert sorted(n for group in groups(nodes) for n in group) == list(range(len(nodes)))


_LIKE = st.lists(st.dictionaries(st.sampled_from("abcd"), st.floats(0.1, 1)), max_size=6)


@given(_LIKE, _LIKE)
def test_nodes_that_no_pair_connects_make_no_difference_to_each_other(
    ours: list[dict[str, float]], theirs: list[dict[str, float]]
) -> None:
    nodes = [node(**weights) for both in zip_longest(ours, theirs) for weights in both if weights]
    sides = [range(0, len(nodes), 2), range(1, len(nodes), 2)]
    apart = [
        [some[n] for n in group] for some in sides for group in groups([nodes[n] for n in some])
    ]
    pairs = [pair for some in sides for pair in combinations(some, 2)]
    assert sorted(linked(nodes, sorted(pairs))) == sorted(apart)


@given(st.lists(st.dictionaries(st.sampled_from("abcdef"), st.floats(0.1, 1)), max_size=6))
def test_many_similarities_at_once_are_those_one_by_one(told: list[dict[str, float]]) -> None:
    vectors = [vector(**weights) for weights in told]
    pairs = list(combinations(range(len(vectors)), 2))
    found = list(similarities(vectors, pairs))
    assert [(left, right) for left, right, _ in found] == pairs
    one_by_one = [similarity(vectors[left], vectors[right]) for left, right in pairs]
    assert [total for *_, total in found] == pytest.approx(one_by_one)
