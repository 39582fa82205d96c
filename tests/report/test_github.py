"""Annotations and job summaries: the loudest first, within limits, and nothing lost silently."""

from __future__ import annotations

from dataclasses import replace

import pytest
import regex

from atodds.model import Outcome, Problem, Severity, State
from atodds.report import github, render_github, render_github_summary
from atodds.report.telling import Fails

COMMAND = regex.compile(r"::(?P<name>\w+) (?P<properties>[^:]*)::(?P<message>.*)")


def unescaped(text: str) -> str:
    """Undo the escapes as GitHub's runner does."""
    for escape, character in (
        ("%0D", "\r"),
        ("%0A", "\n"),
        ("%3A", ":"),
        ("%2C", ","),
        ("%25", "%"),
    ):
        text = text.replace(escape, character)
    return text


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Read the commands as GitHub's runner does."""
    found = []
    for line in text.splitlines():
        command = COMMAND.fullmatch(line)
        assert command, line
        pairs = (pair.partition("=") for pair in command["properties"].split(","))
        properties = {name: unescaped(value) for name, _, value in pairs}
        found.append((command["name"], properties, unescaped(command["message"])))
    return found


def many(outcome: Outcome, severity: Severity, number: int) -> Outcome:
    first = outcome.conflicts[0]
    conflicts = tuple(
        replace(
            first,
            severity=severity,
            fact=replace(first.fact, id=f"{n:012x}", subject=f"Berth {n:03}"),
        )
        for n in range(number)
    )
    return replace(outcome, conflicts=conflicts, problems=())


def test_an_annotation_stands_at_the_words_with_the_whole_of_the_conflict(
    outcome: Outcome, fails: Fails
) -> None:
    name, properties, message = commands(render_github([outcome], fails))[0]
    assert name == "error"
    assert properties == {
        "file": "checks/herald-1.txt",
        "line": "1",
        "endLine": "1",
        "col": "7",
        "endColumn": "16",
        "title": "Length of talks: “five hours” against “lasted more than six hours”"
        " — Ines Halloran and Tomas Brandt, Vellmar, 4 May 2021",
    }
    assert "After «five hours» of talks" in message
    assert f"Why: atodds why {outcome.conflicts[0].fact.id}" in message.splitlines()


def test_only_what_asks_somebody_to_act_is_annotated(stated: Outcome, fails: Fails) -> None:
    said = [
        (name, message.partition(";")[0])
        for name, _, message in commands(render_github([replace(stated, problems=())], fails))
    ]
    assert said == [
        ("error", "error, new"),
        ("error", "error, reopened: “8 hours” is not among the values explained"),
        ("warning", "warning, changed"),
        ("notice", "note, still open"),
    ]


def test_what_fails_the_check_is_annotated_even_if_it_was_explained(stated: Outcome) -> None:
    found = commands(render_github([replace(stated, problems=())], lambda *_: True))
    assert len(found) == len(stated.conflicts)


def test_what_could_not_be_read_is_an_error_after_the_conflicts(
    outcome: Outcome, fails: Fails
) -> None:
    found = [
        (p["title"], m)
        for name, p, m in commands(render_github([outcome], fails))
        if name == "error"
    ]
    assert found[-1] == ("Not read", "torn.txt:3: found byte 0xff, which is not UTF-8")


@pytest.mark.parametrize(
    ("found", "shown", "rest"),
    [
        ((Severity.ERROR, 10), 10, None),
        ((Severity.ERROR, 25), 10, "15 more errors; the report has them all"),
        ((Severity.WARNING, 11), 10, "1 more warning; the report has them all"),
        ((Severity.INFO, 9), 9, None),
        ((Severity.INFO, 12), 9, "3 more notices; the report has them all"),
    ],
)
def test_no_more_than_github_shows_and_a_last_line_says_how_many_more(
    outcome: Outcome, fails: Fails, found: tuple[Severity, int], shown: int, rest: str | None
) -> None:
    told = commands(render_github([many(outcome, *found)], fails))
    last = told.pop() if rest else None
    assert len(told) == shown
    assert [p["title"].rpartition(" ")[2] for _, p, _ in told] == [f"{n:03}" for n in range(shown)]
    if last:
        assert (last[0], last[2]) == ("notice", rest)


def test_of_every_sort_there_are_ten_at_most(outcome: Outcome, fails: Fails) -> None:
    checks = [
        replace(many(outcome, severity, 30), check=f"checks/{severity}.yaml")
        for severity in Severity
    ]
    found = [name for name, _, _ in commands(render_github(checks, fails))]
    assert {name: found.count(name) for name in found} == {"error": 10, "warning": 10, "notice": 10}


def test_nothing_found_is_no_annotation(quiet: Outcome, fails: Fails) -> None:
    assert render_github([quiet], fails) == ""


def test_words_over_a_line_end_have_no_columns(outcome: Outcome, fails: Fails) -> None:
    first = outcome.conflicts[0]
    sides = tuple(
        replace(
            p,
            assertions=tuple(
                replace(
                    a,
                    mention=replace(
                        a.mention, span=replace(a.mention.span, end=a.mention.span.end + 200)
                    ),
                )
                for a in p.assertions
            ),
        )
        for p in first.fact.positions
    )
    torn = replace(first, fact=replace(first.fact, positions=sides))
    _, properties, _ = commands(render_github([replace(outcome, conflicts=(torn,))], fails))[0]
    assert int(properties["endLine"]) > int(properties["line"])
    assert not {"col", "endColumn"} & set(properties)


def test_a_summary_shows_in_full_what_asks_somebody_to_act(stated: Outcome, fails: Fails) -> None:
    text = render_github_summary([stated], fails)
    assert text.startswith("# Port strike at Vellmar, May 2021\n\n")
    assert "which took **six and a half hours**." in text
    headings = regex.findall(r"^### .*", text, regex.MULTILINE)
    assert len(headings) == 4
    assert not [heading for heading in headings if heading.startswith("### By what means")]


def test_a_summary_of_several_checks_keeps_each_under_its_title(
    outcome: Outcome, quiet: Outcome, fails: Fails
) -> None:
    text = render_github_summary([quiet, outcome], fails)
    assert regex.findall(r"^# .*", text, regex.MULTILINE) == [
        "# Port strike at Vellmar, May 2021",
        "# Nothing to tell",
    ]
    assert text.index("### Length of talks") < text.index("# Nothing to tell")


def test_a_summary_too_long_is_cut_at_whole_conflicts_and_says_so(
    outcome: Outcome, fails: Fails, monkeypatch: pytest.MonkeyPatch
) -> None:
    crowd = many(outcome, Severity.ERROR, 200)
    whole = render_github_summary([crowd], fails)
    assert whole.count("\n### ") == 200
    monkeypatch.setattr(github, "SUMMARY", 20_000)
    text = render_github_summary([crowd], fails)
    kept = text.count("\n### ")
    assert 5 < kept < 200
    assert len(text.encode()) <= 20_000
    assert text.endswith(f"\n\n{200 - kept} further conflicts: see the report.\n")
    # What is kept is kept whole, and it is the first.
    assert whole.startswith(text.rpartition("\n\n")[0])


def test_one_conflict_too_long_does_not_shut_out_the_others(
    outcome: Outcome, fails: Fails, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(github, "SUMMARY", 8_000)
    few = many(outcome, Severity.ERROR, 3)
    long = replace(few.conflicts[0], fact=replace(few.conflicts[0].fact, subject="x" * 9_000))
    text = render_github_summary([replace(few, conflicts=(long, *few.conflicts[1:]))], fails)
    assert text.count("\n### ") == 2
    assert text.endswith("1 further conflict: see the report.\n")


def test_the_limit_of_a_summary_is_a_mebibyte() -> None:
    assert github.SUMMARY == 1024 * 1024
    assert github.SHOWN == 10


def test_order_makes_no_difference(stated: Outcome, quiet: Outcome, fails: Fails) -> None:
    turned = replace(stated, conflicts=stated.conflicts[::-1], problems=stated.problems[::-1])
    for render in (render_github, render_github_summary):
        assert render([quiet, turned], fails) == render([stated, quiet], fails)


def test_a_state_that_does_not_gate_asks_nobody_to_act(outcome: Outcome, fails: Fails) -> None:
    for state in (State.EXPLAINED, State.NARROWED, State.KNOWN):
        conflicts = tuple(replace(c, state=state) for c in outcome.conflicts)
        problems: tuple[Problem, ...] = ()
        assert (
            render_github([replace(outcome, conflicts=conflicts, problems=problems)], fails) == ""
        )
