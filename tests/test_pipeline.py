"""The whole line, from files and passages to findings."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import permutations
from pathlib import Path

import pytest

from atodds.config import load_check, load_rules
from atodds.language import fold, paragraphs_of
from atodds.model import Document, Outcome, Severity, Span, Verdict
from atodds.pipeline import compare, compare_passages, run
from atodds.report import render_json
from atodds.report.sources import Sources

RULES = load_rules()
STORY = {
    "gazette.txt": (
        "2019-05-04",
        """Talks in Oslo fail

Minister Ann Porter and General Karl Brandt held talks in Oslo on Friday. The talks\
 lasted more than six hours.
""",
    ),
    "herald.txt": (
        "2019-05-04",
        """No deal

After five hours of talks in Oslo on Friday between General Karl Brandt and Minister Ann Porter,\
 no deal was reached.
""",
    ),
    "courier.txt": (
        "2019-05-20",
        """Second meeting ends

After four hours of talks in Oslo on Sunday between General Karl Brandt and Minister Ann Porter,\
 both left.
""",
    ),
}

Checked = Callable[..., Outcome]


@pytest.fixture
def checked(tmp_path: Path) -> Checked:
    """Return a function that runs a check of the story with its documents in a given order."""
    for name, (_, text) in STORY.items():
        (tmp_path / name).write_text(text, encoding="utf-8")

    def outcome(order: Sequence[str] = tuple(STORY), *, explained: bool = True) -> Outcome:
        lines = ["version: 1", "title: Talks", "documents:"]
        for name in order:
            published = STORY[name][0] if name in STORY else "2019-05-04"
            lines += [f"  - path: {name}", f"    outlet: The {name}", f"    published: {published}"]
        path = tmp_path / "check.yaml"
        path.write_text("\n".join(lines), encoding="utf-8")
        return run(load_check(path), RULES, explained=explained)

    return outcome


def document(name: str, text: str, published: str = "2019-05-04") -> Document:
    return Document(
        id=name,
        path=name,
        outlet=name,
        text=text,
        published=datetime.fromisoformat(published),
        blocks=paragraphs_of(fold(text)),
        origin=name,
    )


def test_a_story_yields_its_one_conflict_and_keeps_another_meeting_apart(checked: Checked) -> None:
    found = checked()
    [conflict] = [c for c in found.conflicts if c.severity is Severity.ERROR]
    assert conflict.fact.rule == "talks-duration"
    held = {a.mention.text for p in conflict.fact.positions for a in p.assertions}
    assert held == {"more than six hours", "five hours"}


def test_what_looks_alike_but_is_not_compared_is_listed_with_the_reason(checked: Checked) -> None:
    alike = [
        pair
        for pair in checked().apart
        if "four hours" in pair.right.mention.text or "four hours" in pair.left.mention.text
    ]
    assert alike
    assert all(pair.judgement.reason for pair in alike)


def test_the_report_is_the_same_bytes_whatever_the_order_of_the_documents(checked: Checked) -> None:
    reports = {render_json([checked(order)]) for order in permutations(STORY)}
    assert len(reports) == 1


def test_a_file_that_is_not_there_keeps_the_others_not_back(checked: Checked) -> None:
    found = checked((*STORY, "nowhere.txt"))
    assert [p.message for p in found.problems]
    assert found.conflicts
    assert len(found.documents) == len(STORY)


def test_facts_and_conflicts_share_nothing(checked: Checked) -> None:
    found = checked()
    told = {c.fact.id for c in found.conflicts}
    assert told.isdisjoint(f.id for f in found.facts)


def test_a_note_never_gates() -> None:
    first = "A bus crash near Graz on Monday injured at least 12 people."
    second = "Dozens of people were injured in Monday's bus crash near Graz."
    facts = compare([document("a", first), document("b", second)], RULES).facts
    assert Verdict.DIVERGENCE in {f.verdict for f in facts}
    assert Verdict.CONFLICT not in {f.verdict for f in facts}


@pytest.mark.parametrize("count", [0, 1])
def test_fewer_than_two_documents_have_nothing_to_be_at_odds_on(count: int) -> None:
    texts = [document("a", STORY["gazette.txt"][1])][:count]
    assert compare(texts, RULES).facts == ()


def test_two_passages_are_compared_by_every_rule_that_takes_them_up() -> None:
    gazette, herald = (
        document(name, STORY[name][1], STORY[name][0]) for name in ("gazette.txt", "herald.txt")
    )
    left, right = (
        Span(text.index(words), text.index(words) + len(words))
        for text, words in ((gazette.text, "more than six hours"), (herald.text, "five hours"))
    )
    [found] = compare_passages([gazette, herald], RULES, (gazette.id, left), (herald.id, right))
    assert found.verdict is Verdict.CONFLICT
    assert found.rule == "talks-duration"


def test_running_a_rule_again_on_two_statements_gives_the_same_verdict() -> None:
    documents = [document(name, text, day) for name, (day, text) in STORY.items()]
    for pair in compare(documents, RULES).comparisons:
        again = compare_passages(
            documents,
            RULES,
            (pair.left.document, pair.left.mention.span),
            (pair.right.document, pair.right.mention.span),
        )
        assert pair in again


def test_passages_that_assert_nothing_yield_no_comparison() -> None:
    gazette, herald = (document(name, STORY[name][1]) for name in ("gazette.txt", "herald.txt"))
    nothing = Span(0, 1)
    assert (
        compare_passages([gazette, herald], RULES, (gazette.id, nothing), (herald.id, nothing))
        == ()
    )


def test_the_report_is_the_same_bytes_in_every_process(checked: Checked, tmp_path: Path) -> None:
    """Python orders sets of words otherwise in each process unless it is told a seed."""
    checked()
    command = [sys.executable, "-m", "atodds", "check", "check.yaml", "--format", "json"]
    reports = {
        subprocess.run(
            command,
            cwd=tmp_path,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=False,
        ).stdout
        for seed in ("0", "4242")
    }
    assert len(reports) == 1
    assert b"talks-duration" in reports.pop()


def test_two_scores_are_told_as_scores() -> None:
    first, second = (
        document(name, f"The Rovers won Saturday's final in Lyon {score}, the coach said.")
        for name, score in (("a", "3-1"), ("b", "3-2"))
    )
    [fact] = [f for f in compare([first, second], RULES).facts if f.verdict is Verdict.CONFLICT]
    assert fact.kind == "score"
    assert fact.why_verdict == "“3-1” is not “3-2”"


FERRY = {
    "lund.txt": (
        "2019-05-05",
        """Ferry strikes pier at Lund

The ferry Sigrun struck the pier of Lund on Sunday and 14 passengers were injured, police said.
""",
    ),
    "sound.txt": (
        None,
        """Pier hit by ferry

The ferry Sigrun hit the pier of Lund on Sunday and 20 passengers were injured, police said.
""",
    ),
}
INTAKE = {**{name: STORY[name] for name in ("gazette.txt", "herald.txt")}, **FERRY}


def intake(folder: Path, names: Sequence[str], *more: str) -> Outcome:
    lines = ["version: 1", "title: Night", *more, "documents:"]
    for name in names:
        published, text = INTAKE[name]
        (folder / name).write_text(text, encoding="utf-8")
        day = f", published: {published}" if published else ""
        lines.append(f"  - {{path: {name}, outlet: {name[:-4]}{day}}}")
    (folder / "check.yaml").write_text("\n".join(lines), encoding="utf-8")
    return run(load_check(folder / "check.yaml"), RULES)


def test_an_intake_is_grouped_and_each_story_found_as_by_itself(tmp_path: Path) -> None:
    mixed = intake(tmp_path, sorted(INTAKE), "grouping: stories")
    apart = [
        intake(tmp_path, names)
        for names in (("gazette.txt", "herald.txt"), ("lund.txt", "sound.txt"))
    ]
    assert [(s.title, s.documents) for s in mixed.stories] == [
        ("Talks in Oslo fail", ("gazette", "herald")),
        ("Ferry strikes pier at Lund", ("lund", "sound")),
    ]
    assert {c.fact.id for c in mixed.conflicts} == {
        c.fact.id for outcome in apart for c in outcome.conflicts
    }
    assert all(outcome.conflicts for outcome in apart)


def test_a_conflict_names_the_story_it_belongs_to(tmp_path: Path) -> None:
    outcome = intake(tmp_path, sorted(INTAKE), "grouping: stories")
    sources = Sources.of(outcome.documents, outcome.check, outcome.stories)
    stories = {c.fact.rule: sources.story(c.fact) for c in outcome.conflicts}
    assert stories["talks-duration"] == "Talks in Oslo fail"
    assert stories["injured"] == "Ferry strikes pier at Lund"


def test_a_document_without_a_date_takes_it_from_its_own_story(tmp_path: Path) -> None:
    outcome = intake(tmp_path, sorted(INTAKE), "grouping: stories")
    (undated,) = (d for d in outcome.documents if d.id == "sound")
    assert (undated.published, undated.published_given) == (datetime(2019, 5, 5), False)


def test_an_intake_gives_the_same_report_in_any_order(tmp_path: Path) -> None:
    reports = {
        render_json([intake(tmp_path, order, "grouping: stories")])
        for order in (sorted(INTAKE), sorted(INTAKE, reverse=True))
    }
    assert len(reports) == 1


def test_a_check_that_does_not_ask_for_it_is_not_grouped(tmp_path: Path) -> None:
    outcome = intake(tmp_path, sorted(INTAKE))
    assert outcome.stories == ()
    assert [entry["story"] for entry in json.loads(render_json([outcome]))["conflicts"]] == [None]
