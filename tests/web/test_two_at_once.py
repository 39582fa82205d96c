"""Two who review at once, in one browser, in two, or at a terminal beside."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from tests.web.conftest import IDS, PAGES, SAID, Newsroom, Reviewer
from tests.web.test_walk import by_another

from atodds.gate import content_of, explain, load_explanations, withdraw
from atodds.model import Explanation

SitsDown = Callable[[], Reviewer]


@pytest.fixture
def theirs(newsroom: Newsroom) -> Explanation:
    """What another says of the first conflict."""
    return by_another(IDS[0], values=content_of(newsroom.conflicts()[IDS[0]].fact))


def test_what_was_explained_since_the_page_was_opened_is_not_written_over(
    editor: Reviewer, newsroom: Newsroom, theirs: Explanation
) -> None:
    editor.opens(PAGES[0])
    explain(newsroom.file, theirs)
    answer = editor.sends(f"{PAGES[0]}/explain", **SAID)
    assert answer.status_code == 409
    assert "Somebody was quicker" in answer.text
    assert "The city desk has asked." in answer.text
    assert ">Corrected at noon.</textarea>" in answer.text
    assert newsroom.explained == {IDS[0]: theirs}


def test_who_has_seen_what_the_other_said_can_put_something_in_its_place(
    editor: Reviewer, newsroom: Newsroom, theirs: Explanation
) -> None:
    editor.opens(PAGES[0])
    explain(newsroom.file, theirs)
    editor.page = editor.sends(f"{PAGES[0]}/explain", **SAID)
    assert editor.sends(f"{PAGES[0]}/explain", **SAID).status_code == 303
    assert newsroom.explained[IDS[0]].reason == "Corrected at noon."
    editor.undoes(PAGES[0])
    assert newsroom.explained == {IDS[0]: theirs}


def test_what_was_changed_twice_is_shown_again(
    editor: Reviewer, newsroom: Newsroom, theirs: Explanation
) -> None:
    editor.opens(PAGES[0])
    explain(newsroom.file, theirs)
    editor.page = editor.sends(f"{PAGES[0]}/explain", **SAID)
    explain(newsroom.file, replace(theirs, reason="The harbour office has answered."))
    answer = editor.sends(f"{PAGES[0]}/explain", **SAID)
    assert answer.status_code == 409
    assert "The harbour office has answered." in answer.text


def test_what_was_taken_out_meanwhile_is_said(
    editor: Reviewer, newsroom: Newsroom, theirs: Explanation
) -> None:
    explain(newsroom.file, theirs)
    editor.opens(PAGES[0])
    withdraw(newsroom.file, {IDS[0]})
    answer = editor.sends(f"{PAGES[0]}/explain", **SAID)
    assert answer.status_code == 409
    assert "has been taken out since" in answer.text
    assert newsroom.explained == {}


def test_what_another_has_changed_is_not_taken_back(
    editor: Reviewer, newsroom: Newsroom, theirs: Explanation
) -> None:
    editor.explains(PAGES[0])
    editor.opens(PAGES[0])
    explain(newsroom.file, theirs)
    answer = editor.sends(f"{PAGES[0]}/undo")
    assert answer.status_code == 409
    assert "The city desk has asked." in answer.text
    assert "It stands where yours stood, and is left as it is." in answer.text
    assert newsroom.explained == {IDS[0]: theirs}


def test_what_another_has_explained_is_passed_over_and_told(
    editor: Reviewer, newsroom: Newsroom
) -> None:
    explain(newsroom.file, by_another(IDS[1], values=newsroom.conflicts()[IDS[1]].values))
    assert editor.explains(PAGES[0]).headers["location"] == PAGES[2]
    text = editor.opens("/")
    assert "explained meanwhile" in text
    assert "2 explained, 1 left" in text
    assert "Explained meanwhile" in editor.opens(PAGES[1])


def test_two_browsers_share_the_file_but_not_what_they_can_undo(
    sits_down: SitsDown, newsroom: Newsroom
) -> None:
    one, other = sits_down(), sits_down()
    one.explains(PAGES[0])
    text = other.opens("/")
    assert "1 explained, 2 left" in text
    assert "/undo" not in text
    other.opens(PAGES[0])
    other.sends(f"{PAGES[0]}/undo")
    assert list(newsroom.explained) == [IDS[0]]


def test_of_many_who_explain_one_conflict_at_once_one_does_and_the_others_are_told(
    sits_down: SitsDown, newsroom: Newsroom
) -> None:
    reviewers = [sits_down() for _ in range(8)]
    for reviewer in reviewers:
        reviewer.opens(PAGES[0])
    start = Barrier(len(reviewers))

    def explains(number: int) -> int:
        start.wait()
        said = {**SAID, "reason": f"So says {number}."}
        return reviewers[number].sends(f"{PAGES[0]}/explain", **said).status_code

    with ThreadPoolExecutor(len(reviewers)) as pool:
        statuses = list(pool.map(explains, range(len(reviewers))))
    assert sorted(statuses) == [303, *[409] * (len(reviewers) - 1)]
    assert newsroom.explained[IDS[0]].reason == f"So says {statuses.index(303)}."


def test_two_servers_on_one_file_lose_nothing_of_each_other(newsroom: Newsroom) -> None:
    """As when a colleague reviews the same folder: no memory is shared, the lock is the file's."""
    reviewers = [newsroom.reviewer() for _ in range(3)]
    start = Barrier(3)

    def explains(number: int) -> int:
        start.wait()
        reviewers[number].explains(PAGES[number])
        reviewers[number].undoes(PAGES[number])
        return reviewers[number].explains(PAGES[number]).status_code

    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(explains, range(3))) == [303] * 3
    assert {e.conflict for e in load_explanations(newsroom.file)} == set(IDS)
