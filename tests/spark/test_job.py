"""A check on Spark comes to what it comes to in one process, whatever happens to its workers."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

from atodds import pipeline
from atodds.cli.formats import FORMATS, Run
from atodds.config import Check, DocumentEntry, Grouping, load_rules
from atodds.model import Outcome

RULES = load_rules(None)
DEADLY = {
    "kills": "Whoever reads this dies.",
    "kills once": "Whoever reads this first dies, and leaves ",
    "fails": "Whoever reads this stumbles.",
}
"""What the workers of these tests make of some texts; it stands in `deadly`."""

OnSpark = Callable[[Check], Outcome]


def here(check: Check) -> Outcome:
    return pipeline.run(check, RULES)


def bare(outcome: Outcome) -> Outcome:
    """Return an outcome without texts: the driver has only those that a report quotes from."""
    documents = (
        replace(d, text="", blocks=(), markup=(), original=None) for d in outcome.documents
    )
    return replace(outcome, documents=tuple(documents))


def assert_same(found: Outcome, expected: Outcome) -> None:
    assert bare(found) == bare(expected)
    for form in ("json", "markdown", "csv", "html", "sarif", "junit"):
        assert report(found, form) == report(expected, form)


def report(outcome: Outcome, form: str) -> str:
    run = Run((outcome,), RULES.rules, lambda *_: True, width=80, colour=False)
    return "".join(FORMATS[form](run))


def test_a_grouped_intake_comes_to_what_it_does_in_one_process(
    on_spark: OnSpark, intake: Check
) -> None:
    expected = here(intake)
    assert len(expected.stories) == 3
    assert expected.conflicts
    assert [problem.place for problem in expected.problems] == [f"{intake.path}:8"]
    found = on_spark(intake)
    assert_same(found, expected)


def test_an_intake_too_large_for_the_driver_comes_to_the_same(
    on_spark: OnSpark, intake: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("atodds.spark.job"), "FEW", 0)
    assert_same(on_spark(intake), here(intake))


def test_of_very_many_articles_those_at_odds_are_told_as_in_one_process(
    on_spark: OnSpark, intake: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    flood = "A flood in Veldt on Monday drove 800 people from their homes, the mayor said.{}"
    quiet = [flood.format(""), flood.format(" Shops in the old town of Veldt stayed shut.")]
    check = with_lines(intake, [{"text": t, "outlet": f"Veldt {n}"} for n, t in enumerate(quiet)])
    whole = here(check)
    for module in (pipeline, import_module("atodds.spark.job")):
        monkeypatch.setattr(module, "MANY", 0)
    few = on_spark(check)
    assert few.conflicts
    assert {conflict.fact.id for conflict in few.conflicts} == {
        conflict.fact.id for conflict in whole.conflicts
    }
    assert 0 < len(few.facts) < len(whole.facts)
    assert_same(few, here(check))


def test_of_an_article_that_is_not_quoted_the_driver_has_no_text(
    on_spark: OnSpark, intake: Check
) -> None:
    check = with_lines(intake, [{"text": "Nothing of note happened.", "outlet": "Quiet Post"}])
    texts = {document.outlet: document.text for document in on_spark(check).documents}
    assert texts["Quiet Post"] == ""
    assert all(text for outlet, text in texts.items() if outlet != "Quiet Post")


def test_a_check_of_one_story_has_the_dates_that_its_documents_tell_each_other(
    on_spark: OnSpark, intake: Check
) -> None:
    check = intake.model_copy(update={"grouping": Grouping.ONE})
    expected = here(check)
    assert not all(document.published_given for document in expected.documents)
    assert_same(on_spark(check), expected)


def test_a_check_of_which_nothing_can_be_read_says_so(on_spark: OnSpark, intake: Check) -> None:
    lost = [e for e in intake.documents if e.path == "lost.txt"]
    for grouping in Grouping:
        check = intake.model_copy(update={"documents": tuple(lost), "grouping": grouping})
        assert_same(on_spark(check), here(check))


def test_half_a_surrogate_pair_comes_through(on_spark: OnSpark, intake: Check) -> None:
    """JSON can hold it, and Arrow's strings cannot."""
    text = (
        "Twelve people \ud83d were killed in a fire at the Hotel Meridian in Kellmouth on Tuesday."
    )
    check = with_lines(intake, [{"text": text, "outlet": "Half \ude00 Hour"}])
    expected = here(check)
    assert any("\ud83d" in document.text for document in expected.documents)
    assert_same(on_spark(check), expected)


def test_a_document_larger_than_a_batch_goes_alone(on_spark: OnSpark, intake: Check) -> None:
    long = "\n\n".join(f"The clerk of Kellmouth read out line {n}." for n in range(1500))
    given = {"text": f"{long}\n\nA fire killed 12 people in Kellmouth.", "outlet": "Long Read"}
    check = with_lines(intake, [given, {"text": "Short.", "outlet": "Short Read"}])
    assert_same(on_spark(check), here(check))


def test_a_worker_that_is_killed_is_replaced_and_nothing_is_lost(
    on_spark: OnSpark, intake: Check, tmp_path: Path
) -> None:
    grave = tmp_path / "grave"
    check = with_lines(intake, [{"text": f"{DEADLY['kills once']}{grave} behind.", "outlet": "X"}])
    assert_same(on_spark(check), here(check))
    assert grave.exists()


def test_a_document_that_kills_each_worker_is_reported_and_left_out(
    on_spark: OnSpark, intake: Check
) -> None:
    check = with_lines(intake, [{"text": DEADLY["kills"], "outlet": "Y"}])
    found, expected = on_spark(check), here(intake)
    said = "kills the process that reads it (killed twice)"
    assert [str(p) for p in found.problems] == [
        *map(str, expected.problems),
        f"lines.jsonl#1: {said}",
    ]
    assert bare(found).documents == bare(expected).documents
    assert found.conflicts == expected.conflicts


def test_a_document_that_brings_a_defect_to_light_is_reported_and_left_out(
    on_spark: OnSpark, intake: Check
) -> None:
    check = with_lines(intake, [{"text": DEADLY["fails"], "outlet": "Z"}])
    found = on_spark(check)
    assert "a stumble" in str(found.problems[-1])
    assert found.conflicts == here(intake).conflicts


def with_lines(check: Check, lines: list[dict[str, str]]) -> Check:
    """Add a file of JSON Lines to a check; its one line, if it has but one, counts as the first."""
    path = check.path.parent / "lines.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    entry = DocumentEntry(path="lines.jsonl", outlet="Lines")
    return check.model_copy(update={"documents": (*check.documents, entry)})
