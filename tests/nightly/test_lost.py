"""What kills the process that reads it is told, and the night finds all else."""

from __future__ import annotations

import pytest
from tests.deadly import DEADLY, asserted
from tests.nightly.conftest import FERRY, Intake, Nightly, states

KILLS = "kills the process that reads it (killed twice)"


def test_a_document_that_kills_is_told_and_the_rest_of_its_story_compared(
    intake: Intake, nightly: Nightly, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("atodds.nightly.night.assert_of", asserted)
    whole = nightly(intake, store="whole")
    intake.write({"fire/gazette.txt": f"The {DEADLY} of Sorel\n\nA fire killed nine people."})
    found = nightly(intake, jobs=2)
    assert [str(problem) for problem in found.outcome.problems] == [f"fire/gazette.txt: {KILLS}"]
    assert found.outcome.documents == whole.outcome.documents
    assert found.outcome.conflicts == whole.outcome.conflicts
    assert (found.tally["read"], found.tally["failed"]) == (4, 1)


def test_what_was_found_in_a_document_that_now_kills_is_not_resolved(
    intake: Intake, nightly: Nightly, monkeypatch: pytest.MonkeyPatch
) -> None:
    nightly(intake)
    monkeypatch.setattr("atodds.nightly.night.assert_of", asserted)
    intake.write({"fire/herald.txt": f"The {DEADLY} of Sorel\n\nA fire killed four people."})
    assert states(nightly(intake, 1, jobs=2).outcome) == {"killed": "not-rechecked"}


def test_a_document_that_kills_no_more_is_read_the_next_night(
    intake: Intake, nightly: Nightly, monkeypatch: pytest.MonkeyPatch
) -> None:
    intake.write({"ferry/gazette.txt": FERRY.format(aboard=180, hurt="two") + DEADLY})
    with monkeypatch.context() as patched:
        patched.setattr("atodds.nightly.night.assert_of", asserted)
        assert nightly(intake, jobs=2).tally["failed"] == 1
    later = nightly(intake, 1)
    assert (later.tally["extracted"], later.tally["failed"]) == (1, 0)
    assert later.outcome.problems == ()
