"""`atodds explained`: list, lint and prune."""

from __future__ import annotations

import pytest
from tests.cli.conftest import TALKS, Newsroom

from atodds.gate import load_explanations

AGREEING = TALKS["courier.txt"].replace("two hours", "four hours")

PROJECT = "[tool.atodds.limits]\nlongest = '30d'\n"


def test_the_list_says_what_is_explained_why_by_whom_and_for_how_long(newsroom: Newsroom) -> None:
    name = newsroom.conflict
    newsroom.explains(name, "--expires", "2999-12-31")
    assert newsroom.runs("explained", "list") == 0
    first, about, reason = newsroom.out.splitlines()
    assert first == f"{name}: different-measure, Olsen, until 2999-12-31"
    assert about.startswith("    talks-duration · ")
    assert reason == "    One counts the dinner in."
    newsroom.runs("explained", "list", "--as-of", "3000-01-01")
    assert "(expired)" in newsroom.out


def test_without_explanations_there_is_nothing_to_list_lint_or_prune(newsroom: Newsroom) -> None:
    for name in ("list", "lint", "prune"):
        assert newsroom.runs("explained", name) == 0
        assert newsroom.out == ""
    assert not newsroom.explained.exists()


def test_an_explanation_that_holds_is_in_order(newsroom: Newsroom) -> None:
    newsroom.explains(newsroom.conflict)
    assert newsroom.runs("explained", "lint") == 0
    assert newsroom.out == ""


def test_lint_names_what_has_expired(newsroom: Newsroom) -> None:
    newsroom.explains(newsroom.conflict)
    assert newsroom.runs("explained", "lint", "--as-of", "2999-01-01") == 1
    assert newsroom.out.startswith("checks/explained.yaml:5:15: what checks/explained.yaml:5:15")


def test_an_unused_explanation_is_named_and_pruned(newsroom: Newsroom) -> None:
    newsroom.explains(newsroom.conflict)
    newsroom.writes("courier.txt", AGREEING)
    assert newsroom.runs("explained", "lint") == 1
    assert newsroom.out.startswith("checks/explained.yaml:5:15: unused: ")
    newsroom.runs("explained", "prune", "--dry-run")
    assert "is resolved" in newsroom.err
    assert len(load_explanations(newsroom.explained)) == 1
    assert newsroom.runs("explained", "prune") == 0
    assert load_explanations(newsroom.explained) == ()


@pytest.mark.parametrize("way", ["unreadable", "unlisted", "other check"])
def test_an_unknown_explanation_is_told_apart_and_stays(newsroom: Newsroom, way: str) -> None:
    newsroom.explains(newsroom.conflict)
    newsroom.writes("other.txt", "It rained in Bergen on Friday.\n")
    if way == "unreadable":
        (newsroom.folder / "articles/courier.txt").unlink()
    else:
        listed = ["other.txt"] if way == "other check" else ["tribune.txt", "other.txt"]
        newsroom.lists("talks", *listed)
    assert newsroom.runs("explained", "lint") == 0
    assert newsroom.out.startswith("checks/explained.yaml:5:15: unknown: ")
    newsroom.runs("explained", "prune")
    assert len(load_explanations(newsroom.explained)) == 1


def test_a_value_that_nobody_gives_any_longer_is_named_and_pruned(newsroom: Newsroom) -> None:
    name = newsroom.conflict
    third = TALKS["courier.txt"].replace("two hours", "one hour")
    newsroom.writes("lantern.txt", third)
    newsroom.lists("talks", *TALKS, "lantern.txt")
    newsroom.explains(name)
    newsroom.writes("lantern.txt", TALKS["courier.txt"])
    assert newsroom.found() == [(name, "narrowed")]
    assert newsroom.runs("explained", "lint") == 1
    assert "which nobody says any longer" in newsroom.out
    newsroom.runs("explained", "prune")
    assert newsroom.found() == [(name, "explained")]
    assert newsroom.runs("explained", "lint") == 0


def test_an_explanation_whose_conflict_goes_by_another_id_is_named_and_mended(
    newsroom: Newsroom,
) -> None:
    name = newsroom.conflict
    newsroom.explains(name)
    text = newsroom.explained.read_text()
    newsroom.explained.write_text(text.replace(name, "0123456789ab"))
    assert newsroom.found() == [(name, "explained")]
    assert newsroom.runs("check", "checks") == 0
    assert newsroom.runs("explained", "lint") == 1
    assert "explained as 0123456789ab; `atodds explained prune` writes" in newsroom.out
    newsroom.runs("explained", "prune")
    assert newsroom.explained.read_text() == text
    assert newsroom.runs("explained", "lint") == 0


def test_limits_of_the_project_hold_where_the_check_sets_none(newsroom: Newsroom) -> None:
    newsroom.explains(newsroom.conflict)
    (newsroom.folder / "pyproject.toml").write_text(PROJECT)
    assert newsroom.runs("explained", "lint") == 2
    assert newsroom.err.startswith("checks/explained.yaml:")
    assert "the limits allow 30 days" in newsroom.err
    newsroom.lists("talks", *TALKS, more="limits: {longest: 365d}\n")
    assert newsroom.runs("explained", "lint") == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[tool.atodds.limits]\nlongest = 'soon'\n", "pyproject.toml:1:1: longest must be a"),
        ("\n[tool.atodds]\nlimit = 1\n", "pyproject.toml:2:1: unknown key 'limit'"),
        ("[tool.atodds\n", "pyproject.toml: is not TOML"),
    ],
)
def test_what_is_wrong_with_the_limits_of_the_project_is_said(
    newsroom: Newsroom, text: str, said: str
) -> None:
    (newsroom.folder / "pyproject.toml").write_text(text)
    assert newsroom.runs("explained", "list") == 2
    assert said in newsroom.err
