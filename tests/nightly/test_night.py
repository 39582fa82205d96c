"""Nights one after the other: only what is new is worked out, and nothing comes out otherwise."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.nightly.conftest import FERRY, FIRE, FIRST, STORIES, Intake, Nightly, states

from atodds.config import load_rules
from atodds.model import State
from atodds.nightly.absences import LOOKED_FOR
from atodds.nightly.bodies import without_body
from atodds.pipeline import run
from atodds.report import render_json

LATE = "ferry/gazette.txt"


def told(done: object) -> str:
    return render_json([done.outcome])  # type: ignore[attr-defined]  # a run that is done


def test_the_first_night_finds_what_a_check_finds(intake: Intake, nightly: Nightly) -> None:
    outcome = run(intake.check(), load_rules(), as_of=FIRST.date())
    found = nightly(intake).outcome
    assert [(c.fact.id, c.state, c.severity) for c in found.conflicts] == [
        (c.fact.id, c.state, c.severity) for c in outcome.conflicts
    ]
    assert list(map(without_body, found.documents)) == list(map(without_body, outcome.documents))
    assert found.stories == outcome.stories
    assert states(found) == {"killed": "new"}


def test_only_what_is_told_of_is_in_memory_with_its_body(intake: Intake, nightly: Nightly) -> None:
    for done in (nightly(intake), nightly(intake, 1)):
        bodies = {d.path: bool(d.text and d.blocks) for d in done.outcome.documents}
        assert bodies == {name: name.startswith("fire") for name in STORIES}


def test_a_page_is_cited_by_its_places_in_the_file_from_the_store_too(
    tmp_path: Path, nightly: Nightly
) -> None:
    intake = Intake(tmp_path / "pages")
    intake.write(STORIES)
    for path in [*intake.folder.rglob("*.txt")]:
        head, *rest = path.read_text(encoding="utf-8").strip().split("\n\n")
        body = f"<h1>{head}</h1>" + "".join(f"<p>{paragraph}</p>" for paragraph in rest)
        page = f"<html><body><article>{body}</article></body></html>"
        path.with_suffix(".html").write_text(page, encoding="utf-8")
    intake.list(
        sorted(p.relative_to(intake.folder).as_posix() for p in intake.folder.rglob("*.html"))
    )
    outcome = run(intake.check(), load_rules(), as_of=FIRST.date())
    cited = _quoted(render_json([outcome]))
    assert cited
    for night in (0, 1):
        assert _quoted(told(nightly(intake, night))) == cited


def _quoted(report: str) -> list[object]:
    return [
        [a["document"], a["start"], a["end"], a["exact"], a["sentence"]]
        for conflict in json.loads(report)["conflicts"]
        for position in conflict["positions"]
        for a in position["assertions"]
    ]


def test_of_one_story_it_tells_what_a_check_tells(tmp_path: Path, nightly: Nightly) -> None:
    intake = Intake(tmp_path / "one", grouping="one-story")
    intake.write({name: text for name, text in STORIES.items() if name.startswith("fire")})
    outcome = run(intake.check(), load_rules(), as_of=FIRST.date())
    found = nightly(intake).outcome
    assert render_json([replace(found, sources=())]) == render_json([outcome])


def test_a_night_with_nothing_new_works_nothing_out(intake: Intake, nightly: Nightly) -> None:
    first, second = nightly(intake), nightly(intake, 1)
    assert dict(first.tally) == {
        "read": 4, "fresh": 4, "extracted": 4, "failed": 0, "stories": 2, "compared": 2,
    }  # fmt: skip
    assert dict(second.tally) == {
        "read": 4, "fresh": 0, "extracted": 0, "failed": 0, "stories": 2, "compared": 0,
    }  # fmt: skip
    assert states(second.outcome) == {"killed": "persisting"}


def test_a_new_article_costs_its_story_and_no_other(intake: Intake, nightly: Nightly) -> None:
    nightly(intake)
    intake.write({LATE: FERRY.format(aboard=180, hurt="two")})
    second = nightly(intake, 1)
    assert {key: second.tally[key] for key in ("fresh", "extracted", "compared")} == {
        "fresh": 1, "extracted": 1, "compared": 1,
    }  # fmt: skip
    assert sorted(states(second.outcome).values()) == ["new", "persisting"]


def test_an_article_that_changes_is_read_and_compared_anew(
    intake: Intake, nightly: Nightly
) -> None:
    nightly(intake)
    intake.write({"fire/herald.txt": FIRE.format(dead="nine", hours="three")})
    second = nightly(intake, 1)
    assert (second.tally["fresh"], second.tally["compared"]) == (1, 1)
    assert states(second.outcome) == {"killed": "resolved"}
    assert states(nightly(intake, 2).outcome) == {}


def test_a_file_that_only_moves_down_the_list_is_not_read_again(
    intake: Intake, nightly: Nightly
) -> None:
    nightly(intake)
    intake.list(sorted(STORIES, reverse=True))
    assert (nightly(intake, 1).tally["fresh"], nightly(intake, 2).tally["compared"]) == (0, 0)


def test_what_is_gone_from_the_intake_is_not_resolved(intake: Intake, nightly: Nightly) -> None:
    nightly(intake)
    intake.list(name for name in STORIES if name != "fire/herald.txt")
    assert states(nightly(intake, 1).outcome) == {"killed": "not-rechecked"}
    assert states(nightly(intake, 2).outcome) == {"killed": "not-rechecked"}
    intake.list(STORIES)
    assert states(nightly(intake, 3).outcome) == {"killed": "persisting"}


def test_what_cannot_be_looked_at_again_is_told_for_a_month_with_its_days(
    intake: Intake, nightly: Nightly
) -> None:
    nightly(intake)
    intake.list(name for name in STORIES if name != "fire/herald.txt")
    (absence,) = nightly(intake, 5).outcome.absent
    assert absence.said.endswith("last found on 2031-03-04, looked for until 2031-04-03")
    assert states(nightly(intake, LOOKED_FOR.days).outcome) == {"killed": "not-rechecked"}
    assert states(nightly(intake, LOOKED_FOR.days + 1).outcome) == {}
    intake.list(STORIES)
    assert states(nightly(intake, LOOKED_FOR.days + 2).outcome) == {"killed": "new"}


def test_what_none_of_the_sources_is_left_of_does_not_vanish_untold(
    intake: Intake, nightly: Nightly
) -> None:
    nightly(intake)
    intake.list(name for name in STORIES if not name.startswith("fire"))
    for night in (1, 2):
        (absence,) = nightly(intake, night).outcome.absent
        assert absence.state is State.NOT_RECHECKED
        assert absence.said.startswith("none of its sources is there to be read any longer; last")
    intake.list(STORIES)
    assert states(nightly(intake, 3).outcome) == {"killed": "persisting"}


def test_a_file_that_cannot_be_read_keeps_nothing_from_being_found(
    intake: Intake, nightly: Nightly
) -> None:
    nightly(intake)
    (intake.folder / "fire/herald.txt").unlink()
    outcome = nightly(intake, 1).outcome
    assert states(outcome) == {"killed": "not-rechecked"}
    assert [(h.source, h.read, h.new, h.failed) for h in outcome.sources] == [
        ("ferry", 2, 0, 0),
        ("fire", 1, 0, 1),
    ]


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_carried_over_is_what_comparing_anew_yields(
    intake: Intake, nightly: Nightly, jobs: int
) -> None:
    for store in ("carried", "anew"):
        nightly(intake, store=store)
    intake.write({LATE: FERRY.format(aboard=180, hurt="two")})
    carried = nightly(intake, 1, store="carried", jobs=jobs)
    anew = nightly(intake, 1, store="anew", anew=True)
    assert (carried.tally["compared"], anew.tally["compared"]) == (1, 2)
    assert told(carried) == told(anew)


def test_the_order_of_the_documents_makes_no_difference(intake: Intake, nightly: Nightly) -> None:
    first = told(nightly(intake, store="one"))
    intake.list(sorted(STORIES, reverse=True))
    assert told(nightly(intake, store="other")) == first


def test_other_rules_compare_anew_and_extract_nothing(
    intake: Intake, nightly: Nightly, monkeypatch: pytest.MonkeyPatch
) -> None:
    nightly(intake)
    rules = load_rules()
    stricter = tuple(
        rule.model_copy(update={"threshold": rule.threshold + 0.5}) for rule in rules.rules
    )
    monkeypatch.setattr(
        "tests.nightly.conftest.load_rules", lambda: rules.model_copy(update={"rules": stricter})
    )
    second = nightly(intake, 1)
    assert (second.tally["extracted"], second.tally["compared"]) == (0, 2)


def test_an_explanation_counts_although_nothing_is_compared_again(
    intake: Intake, nightly: Nightly
) -> None:
    (conflict,) = nightly(intake).outcome.conflicts
    values = ", ".join(f'"{value}"' for value in sorted(conflict.values))
    (intake.folder / "explained.yaml").write_text(
        f"explained:\n  - conflict: {conflict.fact.id}\n    values: [{values}]\n"
        "    kind: superseded\n    reason: The Herald went to press at noon.\n    owner: desk\n"
        "    permanent: true\n",
        encoding="utf-8",
    )
    second = nightly(intake, 1)
    assert second.tally["compared"] == 0
    assert states(second.outcome) == {"killed": "explained"}
