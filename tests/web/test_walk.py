"""Explaining, skipping and taking back by forms; what a page of a conflict tells."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.web.conftest import IDS, PAGES, SAID, TODAY, Newsroom, Reviewer

from atodds.config import load_check
from atodds.gate import content_of, explain
from atodds.model import Explanation, Reason, State

OWN = """\
# Ours.
version: 1
explained:
  # The mayor said so.
  - conflict: "000000000001"
    rule: rescue-length
    values: ["1", "2"]
    kind: superseded
    reason: The mayor has corrected it.
    owner: city desk   # Olsen
    permanent: true
"""


def test_the_list_shows_what_is_to_be_looked_at(editor: Reviewer) -> None:
    text = editor.opens("/")
    assert "3 conflicts to look at" in text
    assert "0 explained, 3 left" in text
    assert all(page in text for page in PAGES)
    assert f'rel="next" href="{PAGES[0]}"' in text


def test_a_conflict_shows_both_passages_in_their_paragraphs_and_the_reasons(
    editor: Reviewer,
) -> None:
    text = editor.opens(PAGES[1])
    assert "2 of 3" in text
    for figure in ("five hours", "three hours"):
        assert f"<mark>{figure}</mark>" in text
    assert "Why both cannot be true." in text
    assert "What to check first." in text
    assert "both name Alder Point" in text
    assert f'rel="prev" href="{PAGES[0]}"' in text
    assert f'rel="next" href="{PAGES[2]}"' in text


def test_a_form_explains_and_leads_to_the_next(editor: Reviewer, newsroom: Newsroom) -> None:
    answer = editor.explains(PAGES[0], kind="different-measure", reason="One counts the way back.")
    assert (answer.status_code, answer.headers["location"]) == (303, PAGES[1])
    (entry,) = newsroom.explained.values()
    assert (entry.conflict, entry.kind) == (IDS[0], Reason.DIFFERENT_MEASURE)
    assert (entry.reason, entry.owner) == ("One counts the way back.", "night desk")
    assert entry.values == content_of(newsroom.conflicts()[IDS[0]].fact)
    assert entry.documents == {"tribune.txt", "courier.txt"}
    assert (entry.created, entry.expires) == (TODAY, TODAY + timedelta(days=90))


@pytest.mark.parametrize(
    ("said", "expires", "why"),
    [
        ({"holds": "7d"}, date(2021, 6, 27), "a week"),
        ({"holds": "30d"}, date(2021, 7, 20), "days from today"),
        ({"holds": "permanent"}, None, "for good"),
        ({"holds": "until", "until": "2021-12-31"}, date(2021, 12, 31), "a date"),
        ({"holds": "until", "until": "2021-06-20"}, TODAY, "today is not over"),
        ({"holds": "90d", "until": "2021-12-31"}, date(2021, 9, 18), "a date left in its field"),
    ],
)
def test_it_holds_as_long_as_is_said(
    editor: Reviewer, newsroom: Newsroom, said: dict[str, str], expires: date | None, why: str
) -> None:
    editor.explains(PAGES[0], **said)
    assert newsroom.explained[IDS[0]].expires == expires, why


@pytest.mark.parametrize("kind", list(Reason))
def test_every_kind_can_be_said(editor: Reviewer, newsroom: Newsroom, kind: Reason) -> None:
    editor.explains(PAGES[0], kind=kind)
    assert newsroom.explained[IDS[0]].kind is kind


WRONG = [
    ({"kind": ""}, "Choose why the sources differ", "nothing chosen"),
    ({"kind": "because"}, "Choose why the sources differ", "a kind there is not"),
    ({"reason": ""}, "Say why, in a sentence", "no reason"),
    ({"reason": " \n\t \u202e"}, "Say why, in a sentence", "nothing that can be read"),
    ({"reason": "x" * 2_001}, "Say it in 2000 characters; these are 2001", "too long"),
    ({"holds": "until", "until": ""}, "Give the last day", "no day"),
    ({"holds": "until", "until": "2021-02-30"}, "Give the last day", "no such day"),
    ({"holds": "until", "until": "30 June"}, "Give the last day", "a day in words"),
    ({"holds": ""}, "Give the last day", "neither a length nor a day"),
    ({"holds": "until", "until": "2021-06-19"}, "must not be over already", "yesterday"),
]


@pytest.mark.parametrize(("fields", "said", "why"), WRONG, ids=[why for *_, why in WRONG])
def test_a_form_with_a_mistake_comes_back_with_all_that_was_put_in(
    editor: Reviewer, newsroom: Newsroom, fields: dict[str, str], said: str, why: str
) -> None:
    sent = {"kind": "superseded", "reason": "Corrected by noon.", "holds": "7d", **fields}
    answer = editor.explains(PAGES[0], **sent)
    assert answer.status_code == 422, why
    assert said in answer.text
    assert newsroom.explained == {}
    if sent["kind"] == "superseded":
        assert 'value="superseded" required checked' in answer.text
    if fields.get("reason") is None:
        assert "Corrected by noon." in answer.text


def test_steering_characters_in_a_reason_do_not_reach_the_file(
    editor: Reviewer, newsroom: Newsroom
) -> None:
    editor.explains(PAGES[0], reason="Corrected\x1b[31m at\r\n\u202enoon.\x00")
    assert newsroom.explained[IDS[0]].reason == "Corrected[31m at noon."


def test_what_the_limits_forbid_is_not_offered_and_refused_where_it_is_sent(
    editor: Reviewer, newsroom: Newsroom
) -> None:
    assert "for good" in editor.opens(PAGES[0])
    path = newsroom.check.path
    path.write_text(path.read_text() + "limits:\n  longest: 30d\n")
    newsroom.check = load_check(path)
    strict = newsroom.reviewer()
    text = strict.opens(PAGES[0])
    assert "for good" not in text
    assert "90 days" not in text
    assert 'value="30d" required checked' in text
    for holds in ("permanent", "90d"):
        answer = strict.explains(PAGES[0], holds=holds)
        assert answer.status_code == 422
        assert "the limits allow 30 days" in answer.text
    assert newsroom.explained == {}
    assert strict.explains(PAGES[0], holds="30d").status_code == 303


def test_skipping_leads_on_and_the_skipped_can_be_explained_all_the_same(
    editor: Reviewer, newsroom: Newsroom
) -> None:
    editor.opens(PAGES[0])
    assert editor.sends(f"{PAGES[0]}/skip").headers["location"] == PAGES[1]
    assert "0 explained, 1 skipped, 2 left" in editor.opens("/")
    editor.explains(PAGES[0])
    assert list(newsroom.explained) == [IDS[0]]
    assert "1 explained, 2 left" in editor.opens("/")


def test_after_the_last_come_those_left_before_it_and_then_the_list(editor: Reviewer) -> None:
    assert editor.explains(PAGES[2]).headers["location"] == PAGES[0]
    assert editor.explains(PAGES[1]).headers["location"] == PAGES[0]
    assert editor.explains(PAGES[0]).headers["location"] == "/"
    text = editor.opens("/")
    assert "All are explained" in text
    assert "3 explained, 0 left" in text


def test_undo_takes_back_what_was_done_step_by_step(editor: Reviewer, newsroom: Newsroom) -> None:
    editor.explains(PAGES[0])
    editor.opens(PAGES[1])
    editor.sends(f"{PAGES[1]}/skip")
    assert f'action="{PAGES[1]}/undo"' in editor.opens("/")
    assert editor.undoes(PAGES[1]).headers["location"] == PAGES[1]
    assert f'action="{PAGES[0]}/undo"' in editor.opens("/")
    editor.undoes(PAGES[0])
    assert newsroom.explained == {}
    text = editor.opens("/")
    assert "/undo" not in text
    assert "0 explained, 3 left" in text


def test_what_was_said_earlier_can_be_taken_back_before_what_was_said_later(
    editor: Reviewer, newsroom: Newsroom
) -> None:
    editor.explains(PAGES[0])
    editor.explains(PAGES[1])
    assert "You have explained it" in editor.opens(PAGES[0])
    editor.undoes(PAGES[0])
    assert list(newsroom.explained) == [IDS[1]]


def test_what_is_undone_twice_is_undone_once(editor: Reviewer, newsroom: Newsroom) -> None:
    editor.explains(PAGES[0])
    editor.explains(PAGES[1])
    for _ in range(2):
        assert editor.undoes(PAGES[1]).status_code == 303
    assert list(newsroom.explained) == [IDS[0]]


def test_what_is_sent_twice_is_written_once_and_can_be_taken_back(
    editor: Reviewer, newsroom: Newsroom
) -> None:
    editor.opens(PAGES[0])
    for _ in range(2):
        answer = editor.sends(f"{PAGES[0]}/explain", **SAID)
        assert answer.headers["location"] == PAGES[1]
    editor.undoes(PAGES[0])
    assert newsroom.explained == {}


def test_what_others_wrote_in_the_file_outlives_explaining_and_undoing(
    editor: Reviewer, newsroom: Newsroom
) -> None:
    newsroom.file.write_text(OWN)
    editor.explains(PAGES[0])
    assert newsroom.file.read_text().startswith(OWN)
    editor.undoes(PAGES[0])
    assert newsroom.file.read_text() == OWN


def test_undo_puts_back_the_explanation_that_was_replaced(
    editor: Reviewer, newsroom: Newsroom
) -> None:
    former = by_another(IDS[0], values=frozenset({"1"}))
    explain(newsroom.file, former)
    editor.explains(PAGES[0])
    assert newsroom.explained[IDS[0]].owner == "night desk"
    editor.undoes(PAGES[0])
    assert newsroom.explained == {IDS[0]: former}


def test_a_list_that_cannot_be_read_is_told_and_nothing_is_lost(
    editor: Reviewer, newsroom: Newsroom
) -> None:
    newsroom.file.write_text("version: 1\nexplained: [\n")
    assert f"{newsroom.file}:" in editor.opens("/")
    answer = editor.explains(PAGES[0])
    assert answer.status_code == 422
    assert f"{newsroom.file}:" in answer.text
    assert "Corrected at noon." in answer.text
    assert newsroom.file.read_text() == "version: 1\nexplained: [\n"


def test_what_was_said_of_others_like_it_is_offered_and_fills_the_form(
    editor: Reviewer, newsroom: Newsroom
) -> None:
    newsroom.file.write_text(OWN)
    text = editor.opens(PAGES[0])
    assert "Said of others like it" in text
    assert "The mayor has corrected it." in text
    assert "same rule" in text
    text = editor.opens(f"{PAGES[0]}?like=000000000001")
    assert 'value="superseded" required checked' in text
    assert ">The mayor has corrected it.</textarea>" in text
    assert "</textarea>" in editor.opens(f"{PAGES[0]}?like=nothing")


def test_the_reasons_given_last_are_offered_again(editor: Reviewer) -> None:
    editor.explains(PAGES[0], reason="Told at noon.")
    editor.explains(PAGES[1], reason="Told at night.")
    text = editor.opens(PAGES[2])
    assert text.index("Said last") < text.index("Told at night.") < text.index("Told at noon.")
    assert ">Told at noon.</textarea>" in editor.opens(f"{PAGES[2]}?like={IDS[0]}")


def test_why_a_conflict_was_opened_again_is_told(newsroom: Newsroom) -> None:
    former = replace(by_another(IDS[0], values=frozenset({"1"})), expires=date(2021, 6, 1))
    one, *others = newsroom.outcome.conflicts
    reopened = replace(
        one, state=State.REOPENED, explanation=former, said="it held until 2021-06-01"
    )
    newsroom.outcome = replace(newsroom.outcome, conflicts=(reopened, *others))
    text = newsroom.reviewer().opens(PAGES[0])
    assert "It held until 2021-06-01." in text
    assert "The city desk has asked." in text


@pytest.mark.parametrize(
    ("more", "left", "why"),
    [
        ("", 2, "both checks write to one list"),
        ("explained: other.yaml\n", 5, "each check has a list of its own"),
    ],
)
def test_a_conflict_of_two_checks_is_explained_once_for_each_list(
    newsroom: Newsroom, more: str, left: int, why: str
) -> None:
    path = newsroom.check.path.with_name("second.yaml")
    path.write_text(newsroom.check.path.read_text() + more)
    again = replace(newsroom.outcome, check=str(path))
    newsroom.others = ((load_check(path), again),)
    editor = newsroom.reviewer()
    assert "6 conflicts to look at" in editor.opens("/")
    editor.explains(PAGES[0])
    if not more:
        editor.explains(PAGES[1])
        assert "You have explained it" in editor.opens(f"{PAGES[1]}-2")
    assert f"{4 if not more else 1} explained, {left} left" in editor.opens("/"), why


def test_what_another_has_changed_is_not_offered_to_be_undone_again(
    editor: Reviewer, newsroom: Newsroom
) -> None:
    editor.explains(PAGES[0])
    editor.explains(PAGES[1])
    editor.opens(PAGES[1])
    explain(newsroom.file, by_another(IDS[1], values=newsroom.conflicts()[IDS[1]].values))
    assert editor.sends(f"{PAGES[1]}/undo").status_code == 409
    assert f'id="undo" method="post" action="{PAGES[0]}/undo"' in editor.opens("/")


def test_where_there_is_no_such_page_it_says_so(editor: Reviewer) -> None:
    for path in ("/nothing", "/conflicts/", "/conflicts/conflict-dddddddddddd"):
        assert editor.client.get(path).status_code == 404, path
    editor.opens(PAGES[0])
    assert editor.sends("/conflicts/conflict-dddddddddddd/explain", **SAID).status_code == 404


def by_another(conflict: str, *, values: frozenset[str]) -> Explanation:
    return Explanation(
        conflict=conflict,
        rule=None,
        subject=None,
        values=values,
        kind=Reason.UNDER_REVIEW,
        reason="The city desk has asked.",
        owner="city desk",
    )
