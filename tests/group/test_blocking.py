"""Which pairs are looked at: all that share something rare, and never the square of the intake."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from atodds.group.blocking import MOST_IN_A_BLOCK, NEIGHBOURS, candidate_pairs
from atodds.group.linkage import Node

from .conftest import vector

START = datetime(2020, 1, 1)


def intake(stories: int, articles: int) -> list[Node]:
    """Return articles of so many stories, which all share a word with all others."""
    return [
        Node(
            vector(**{"police": 0.1, f"story{story}": 0.8, f"place{story % 7}": 0.3}),
            (START + timedelta(hours=story),),
        )
        for story in range(stories)
        for _ in range(articles)
    ]


def test_all_articles_of_a_small_story_are_held_against_each_other() -> None:
    pairs = set(candidate_pairs(intake(40, 3)))
    assert {(0, 1), (0, 2), (1, 2), (117, 119)} <= pairs


def test_twice_the_articles_make_about_twice_the_pairs() -> None:
    once, twice = (len(list(candidate_pairs(intake(stories, 4)))) for stories in (300, 600))
    assert twice < 2.1 * once


def test_of_many_articles_on_one_event_each_meets_its_neighbours_in_time() -> None:
    count = MOST_IN_A_BLOCK * 10
    nodes = [Node(vector(flood=1.0), (START - timedelta(hours=n),)) for n in range(count)]
    pairs = list(candidate_pairs(nodes))
    assert len(pairs) < count * NEIGHBOURS
    assert {number for pair in pairs for number in pair} == set(range(count))
    assert max(right - left for left, right in pairs) == NEIGHBOURS


@given(st.lists(st.tuples(st.sets(st.sampled_from("abcdef")), st.integers(0, 9)), max_size=90))
def test_pairs_are_those_that_each_block_by_itself_gives(told: list[tuple[set[str], int]]) -> None:
    nodes = [
        Node(vector(**dict.fromkeys(terms, 1.0)), (START + timedelta(hours=hours),))
        for terms, hours in told
    ]
    expected = set[tuple[int, int]]()
    for term in "abcdef":
        block = [n for n, (terms, _) in enumerate(told) if term in terms]
        block.sort(key=lambda n: told[n][1])
        reach = len(block) if len(block) <= MOST_IN_A_BLOCK else NEIGHBOURS
        expected |= {
            (min(one, other), max(one, other))
            for place, one in enumerate(block)
            for other in block[place + 1 : place + 1 + reach]
        }
    assert list(candidate_pairs(nodes)) == sorted(expected)


def test_a_pair_is_given_once_the_smaller_number_first() -> None:
    pairs = list(candidate_pairs(intake(5, 5)))
    assert pairs == sorted(set(pairs))
    assert all(left < right for left, right in pairs)
