"""Explanations as they are read, and the limits they must keep to."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from atodds.config import ConfigError, Limits
from atodds.gate import load_explanations
from atodds.model import Reason

FIVE, OVER_SIX = "16200 to under 19800 second", "over 21600 second"

EXPLAINED = """\
version: 1
explained:
  - conflict: 6dfa34bc05a0
    rule: talks-duration
    subject: Length of the talks   # for those who read the file
    values:
      - 16200 to under 19800 second
      - over 21600 second
      - 20000
    kind: different-measure
    reason: One counts the dinner in.
    owner: night desk
    created: 2021-05-05
    expires: 2021-06-30
"""


def test_explanations_are_read_from_yaml(tmp_path: Path) -> None:
    path = tmp_path / "explained.yaml"
    path.write_text(EXPLAINED, encoding="utf-8")
    (found,) = load_explanations(path)
    assert found.conflict == "6dfa34bc05a0"
    assert found.values == {FIVE, OVER_SIX, "20000"}
    assert (found.kind, found.expires) == (Reason.DIFFERENT_MEASURE, date(2021, 6, 30))


def test_an_empty_file_explains_nothing(tmp_path: Path) -> None:
    path = tmp_path / "explained.yaml"
    path.write_text("# nothing yet\n", encoding="utf-8")
    assert load_explanations(path) == ()


@pytest.mark.parametrize(
    ("old", "new", "place", "said"),
    [
        ("kind: different-measure", "kind: different-mesure", "10:11", "different-measure"),
        ("    reason: One counts the dinner in.\n", "", "3:5", "reason"),
        ("    expires: 2021-06-30\n", "", "3:5", "permanent: true"),
        ("expires: 2021-06-30", "expires: 2021-06-31", "14:14", "30 days"),
        ("expires: 2021-06-30", "expires: 2021-06-30\n    permanent: true", "3:5", "either"),
        ("    owner", "    onwer", "12:5", "owner"),
        ("  - conflict", "  - values: []\n    conflict", "7:5", "values"),
        ("      - 20000\n", "      - [20000]\n", "9:9", "text"),
    ],
)
def test_what_is_wrong_with_an_explanation_is_said_with_its_place(
    tmp_path: Path, old: str, new: str, place: str, said: str
) -> None:
    path = tmp_path / "explained.yaml"
    path.write_text(EXPLAINED.replace(old, new), encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        load_explanations(path)
    assert any(p.place == f"{path}:{place}" and said in p.message for p in error.value.problems)


def test_a_conflict_may_be_explained_once_only(tmp_path: Path) -> None:
    path = tmp_path / "explained.yaml"
    path.write_text(EXPLAINED + EXPLAINED.partition("explained:\n")[2], encoding="utf-8")
    with pytest.raises(ConfigError, match="once would be right"):
        load_explanations(path)


def test_the_place_of_an_explanation_is_that_of_its_conflict(tmp_path: Path) -> None:
    path = tmp_path / "explained.yaml"
    path.write_text(EXPLAINED, encoding="utf-8")
    (found,) = load_explanations(path)
    assert found.place == f"{path}:3:15"


YEAR, MONTH = Limits(longest=timedelta(days=365)), Limits(longest=timedelta(days=30))


@pytest.mark.parametrize(
    ("limits", "edit", "place", "said"),
    [
        (MONTH, ("", ""), "14:14", "expires must be 2021-06-04 or earlier: the limits allow 30"),
        (YEAR, ("expires: 2021-06-30", "permanent: true"), "14:16", "must end: the limits allow"),
        (YEAR, ("    created: 2021-05-05\n", ""), "3:15", "created is missing"),
        (Limits(approve=("city desk",)), ("", ""), "12:12", "owner must be city desk"),
    ],
)
def test_what_goes_beyond_the_limits_is_said_with_its_place(
    tmp_path: Path, limits: Limits, edit: tuple[str, str], place: str, said: str
) -> None:
    path = tmp_path / "explained.yaml"
    path.write_text(EXPLAINED.replace(*edit), encoding="utf-8")
    assert len(load_explanations(path)) == 1
    with pytest.raises(ConfigError) as error:
        load_explanations(path, limits)
    (problem,) = error.value.problems
    assert problem.place == f"{path}:{place}"
    assert said in problem.message


@pytest.mark.parametrize("limits", [None, YEAR, Limits(approve=("x", "night desk"))])
def test_what_keeps_within_the_limits_is_read(tmp_path: Path, limits: Limits | None) -> None:
    path = tmp_path / "explained.yaml"
    path.write_text(EXPLAINED, encoding="utf-8")
    assert len(load_explanations(path, limits)) == 1
