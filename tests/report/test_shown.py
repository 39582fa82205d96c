"""What a notebook shows of the frames of conflicts and comparisons."""

from __future__ import annotations

from html.parser import HTMLParser

import pandas as pd
import pytest
from tests.report.hostile import PLACES, TEXTS, poisoned

from atodds.model import Outcome
from atodds.report.frames import comparisons_frame, conflicts_frame


class Table(HTMLParser):
    """The elements of a table and its cells."""

    def __init__(self, html: str | None) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.cells: list[str] = []
        self.feed(html or "")
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.cells.append(data)


def shown(frame: pd.DataFrame) -> Table:
    return Table(frame._repr_html_())  # type: ignore[operator]  # pandas' stubs leave it out


def test_conflicts_are_shown_by_what_a_reader_asks_for_first(outcome: Outcome) -> None:
    frame = conflicts_frame(outcome)
    cells = shown(frame).cells
    assert cells[:7] == ["severity", "state", "what", "about", "values", "origins", "why"]
    assert cells[7:10] == ["error", "new", "Length of talks"]
    assert frame["id"].iloc[0] not in cells


def test_a_long_reason_is_shown_whole(outcome: Outcome) -> None:
    reason = conflicts_frame(outcome)["why_conflict"].iloc[0]
    assert len(reason) > pd.get_option("display.max_colwidth")
    assert reason in shown(conflicts_frame(outcome)).cells


def test_comparisons_are_shown_with_both_passages_and_what_was_needed(outcome: Outcome) -> None:
    cells = shown(comparisons_frame(outcome)).cells
    assert "five hours" in cells
    assert "needed" in cells


def test_part_of_a_frame_is_shown_alike(outcome: Outcome) -> None:
    errors = conflicts_frame(outcome).query("severity == 'error'").head(2)
    assert shown(errors).cells.count("error") == 2


def test_a_frame_without_the_columns_is_shown_as_pandas_does(outcome: Outcome) -> None:
    assert "id" in shown(conflicts_frame(outcome)[["id", "rule"]]).cells


def test_a_frame_is_as_good_as_any_other(outcome: Outcome) -> None:
    frame = conflicts_frame(outcome)
    plain = pd.DataFrame(frame)
    pd.testing.assert_frame_equal(frame, plain, check_frame_type=False)
    assert list(pd.concat([frame, frame])["id"]) == [*frame["id"], *frame["id"]]


@pytest.mark.parametrize(("text", "why"), TEXTS)
def test_no_text_is_more_than_a_cell(text: str, why: str) -> None:
    run = poisoned(text, *PLACES)
    tags = {"table", "thead", "tbody", "tr", "th", "td"}
    assert shown(conflicts_frame(run)).tags == tags, why
    assert shown(comparisons_frame(run)).tags == tags, why
