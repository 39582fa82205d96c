"""Articles in a frame, conflicts in a frame."""

from __future__ import annotations

import pandas as pd
import pytest

import atodds
from atodds.link import evidence_names
from atodds.report.frames import ASSERTION_COLUMNS, COMPARISON_COLUMNS, CONFLICT_COLUMNS

LONG = (
    "Minister Ann Porter and General Karl Brandt held talks in Oslo on Friday."
    " The talks lasted more than three hours."
)
SHORT = (
    "After two hours of talks in Oslo on Friday between General Karl Brandt and"
    " Minister Ann Porter, no deal was reached."
)
TALKS = {
    "source": ["Harbour Times", "Meridian"],
    "text": [LONG, SHORT],
    "published": ["2019-05-04", "2019-05-04"],
}
FRAMES = [
    (atodds.check, CONFLICT_COLUMNS),
    (atodds.assertions, ASSERTION_COLUMNS),
    (
        atodds.comparisons,
        {**COMPARISON_COLUMNS, **dict.fromkeys(evidence_names(), "Float64")},
    ),
]


def test_a_conflict_is_a_row() -> None:
    frame = atodds.check(pd.DataFrame(TALKS))
    assert list(frame["rule"]) == ["talks-duration"]
    assert list(frame["severity"]) == ["error"]


@pytest.mark.parametrize(("call", "columns"), FRAMES)
@pytest.mark.parametrize("rows", [0, 1, 2])
def test_columns_and_types_are_the_same_whatever_was_found(
    call: object, columns: dict[str, str], rows: int
) -> None:
    assert callable(call)
    frame = call(pd.DataFrame(TALKS).head(rows))
    assert {name: str(of) for name, of in frame.dtypes.items()} == {"story": "string", **columns}


def test_the_evidence_of_a_comparison_adds_up_to_its_score() -> None:
    frame = atodds.comparisons(pd.DataFrame(TALKS))
    sums = frame[list(evidence_names())].sum(axis=1)
    assert list(frame["score"].round(6)) == list(sums.round(6))


def test_published_may_be_a_timestamp_or_missing() -> None:
    stamped = pd.DataFrame({**TALKS, "published": pd.to_datetime(TALKS["published"])})
    assert len(atodds.check(stamped)) == 1
    assert len(atodds.check(pd.DataFrame({**TALKS, "published": [None, "2019-05-04"]}))) == 1


def test_articles_of_two_stories_are_never_compared() -> None:
    frame = atodds.check(pd.DataFrame({**TALKS, "story": ["one", "two"]}))
    assert frame.empty


def test_each_conflict_names_its_story() -> None:
    twice = pd.concat([pd.DataFrame({**TALKS, "story": name}) for name in ("b", "a")])
    assert list(atodds.check(twice)["story"]) == ["a", "b"]


def test_rows_in_any_order_give_the_same_frame() -> None:
    articles = pd.DataFrame({**TALKS, "id": ["h", "m"]})
    pd.testing.assert_frame_equal(atodds.check(articles), atodds.check(articles[::-1]))


def test_a_row_without_text_is_left_out_with_a_warning() -> None:
    articles = pd.concat([pd.DataFrame(TALKS), pd.DataFrame({"source": ["Silent"]})])
    with pytest.warns(UserWarning, match="row 0: text must be text"):
        assert len(atodds.check(articles)) == 1


def test_a_date_that_does_not_exist_is_left_out_with_a_warning() -> None:
    articles = pd.DataFrame({**TALKS, "published": ["2019-02-30", "2019-05-04"]})
    with pytest.warns(UserWarning, match=r"row 0: published .*2019-02-30"):
        assert len(atodds.check(articles)) == 1


def test_missing_columns_are_named() -> None:
    with pytest.raises(ValueError, match="must have the columns source and text; found text"):
        atodds.check(pd.DataFrame({"text": ["a"]}))


def test_an_id_given_twice_is_named() -> None:
    with pytest.raises(ValueError, match="found twice: h"):
        atodds.check(pd.DataFrame({**TALKS, "id": ["h", "h"]}))


def test_there_is_nothing_else_to_import() -> None:
    with pytest.raises(AttributeError, match="no attribute 'recheck'"):
        _ = atodds.recheck
