"""`atodds explain`, on two articles that are at odds."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from tests.cli.conftest import TALKS, Newsroom

from atodds.cli import run
from atodds.gate import load_explanations


def today() -> date:
    return datetime.now(UTC).date()


def test_an_explained_conflict_fails_the_check_no_more(newsroom: Newsroom) -> None:
    assert newsroom.runs("check", "checks") == 1
    assert newsroom.explains(newsroom.conflict) == 0
    assert newsroom.runs("check", "checks") == 0
    assert newsroom.found() == [(newsroom.conflict, "explained")]


def test_an_explanation_is_written_beside_the_check_with_all_that_is_known(
    newsroom: Newsroom,
) -> None:
    name = newsroom.conflict
    newsroom.explains(name[:4])
    (found,) = load_explanations(newsroom.explained)
    assert (found.conflict, found.rule, found.owner) == (name, "talks-duration", "Olsen")
    assert found.values == {"over 10800 second", "5400 to under 9000 second"}
    assert found.documents == {"../articles/tribune.txt", "../articles/courier.txt"}
    assert found.created == today()
    assert found.expires == today() + timedelta(days=90)
    assert f"wrote checks/explained.yaml: {name} is explained until" in newsroom.err


def test_a_file_that_the_check_names_is_written_in_its_place(newsroom: Newsroom) -> None:
    newsroom.lists("talks", *TALKS, more="explained: ../said.yaml\n")
    (newsroom.folder / "said.yaml").write_text("# Olsen's.\nexplained: []\n")
    newsroom.explains(newsroom.conflict)
    assert not newsroom.explained.exists()
    (found,) = load_explanations(newsroom.folder / "said.yaml")
    assert found.documents == {"articles/tribune.txt", "articles/courier.txt"}
    assert newsroom.runs("check", "checks") == 0


@pytest.mark.parametrize(
    ("options", "until"),
    [
        (["--expires", "2999-12-31"], date(2999, 12, 31)),
        (["--expires", "12 weeks"], today() + timedelta(days=84)),
        (["--expires", "1d"], today() + timedelta(days=1)),
        (["--permanent"], None),
    ],
)
def test_an_explanation_holds_as_long_as_it_is_told(
    newsroom: Newsroom, options: list[str], until: date | None
) -> None:
    newsroom.explains(newsroom.conflict, *options)
    assert load_explanations(newsroom.explained)[0].expires == until


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--expires", "2999-02-30"], "must be a date that exists"),
        (["--expires", "1d", "--permanent"], "either --expires or --permanent"),
        (["--kind", "typo"], "'typo' is not one of"),
        (["--check", "nowhere.yaml"], "nowhere.yaml: there is no such file"),
    ],
)
def test_what_cannot_be_explained_so_is_2_and_writes_nothing(
    newsroom: Newsroom, options: list[str], said: str
) -> None:
    assert newsroom.explains(newsroom.conflict, *options) == 2
    assert said in newsroom.err
    assert not newsroom.explained.exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [("ffffffffffff", "no conflict ffffffffffff in checks/talks.yaml"), ("talks", "is no id of")],
)
def test_what_is_no_conflict_is_2(newsroom: Newsroom, name: str, said: str) -> None:
    assert newsroom.explains(name) == 2
    assert said in newsroom.err


def test_the_owner_is_whom_git_knows(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    name = newsroom.conflict
    arguments = ["explain", name, "--kind", "under-review", "--reason", "Asked the embassy."]
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(newsroom.folder / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", str(newsroom.folder / "none"))
    assert run(arguments) == 2
    (newsroom.folder / "gitconfig").write_text("[user]\nname = Åse Olsen\n", encoding="utf-8")
    assert run(arguments) == 0
    assert load_explanations(newsroom.explained)[0].owner == "Åse Olsen"


def test_a_further_value_reopens_what_was_explained_and_explaining_it_anew_closes_it(
    newsroom: Newsroom,
) -> None:
    name = newsroom.conflict
    newsroom.explains(name)
    newsroom.writes("courier.txt", TALKS["courier.txt"].replace("two hours", "one hour"))
    assert newsroom.found() == [(name, "reopened")]
    assert newsroom.runs("check", "checks") == 1
    newsroom.explains(name)
    assert newsroom.runs("check", "checks") == 0
    assert len(load_explanations(newsroom.explained)) == 1


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        ("{longest: 30d}", "the limits allow 30 days"),
        ("{approve: [Halloran]}", "owner must be Halloran"),
    ],
)
def test_what_goes_beyond_the_limits_is_not_written(
    newsroom: Newsroom, limits: str, said: str
) -> None:
    newsroom.lists("talks", *TALKS, more=f"limits: {limits}\n")
    assert newsroom.explains(newsroom.conflict) == 2
    assert said in newsroom.err
    assert not newsroom.explained.exists()


def test_what_cannot_be_read_is_told_beside_what_is_not_found(newsroom: Newsroom) -> None:
    name = newsroom.conflict
    (newsroom.folder / "articles/courier.txt").unlink()
    assert newsroom.explains(name) == 2
    assert "there is no file '../articles/courier.txt'" in newsroom.err
