from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from importlib import import_module
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from atodds.cli import run
from atodds.gate import content_of, explain, load_explanations, withdraw
from atodds.model import Conflict, Explanation, Outcome, Reason, Severity, State
from atodds.report.words import REASONS

Outcomes = Callable[..., Outcome]
Typed = Callable[..., int]

TODAY = date(2021, 6, 20)

CLOCKS = ("cli.surroundings", "cli.explain", "cli.review", "cli.running")

IDS = ("aaaaaaaaaaaa", "bbbbbbbbbbbb", "cccccccccccc")

OWN = """\
# Ours.
version: 1
explained:
  # The mayor said so.
  - conflict: "000000000001"
    values: ["1", "2"]
    kind: superseded
    reason: Corrected.
    owner: city desk   # Olsen
    permanent: true
"""


@pytest.fixture
def found(story: Path, outcome: Outcomes, monkeypatch: pytest.MonkeyPatch) -> list[Conflict]:
    """Let the story's check come out with these conflicts, of which a test may change some."""
    checks = story.parent / "checks"
    checks.mkdir()
    text = story.read_text().replace("path: ", "path: ../") + "explained: explained.yaml\n"
    (checks / "rescue.yaml").write_text(text)
    monkeypatch.chdir(story.parent)
    # A module first imported while another's clock is replaced would keep that clock for good.
    for module in [import_module(f"atodds.{name}") for name in CLOCKS]:
        monkeypatch.setattr(module, "today", lambda: TODAY)
    one = outcome((Severity.ERROR, State.NEW)).conflicts[0]
    values = content_of(one.fact)
    conflicts = [replace(one, fact=replace(one.fact, id=name), values=values) for name in IDS]

    def outcome_of(check: object, *_: object, **__: object) -> Outcome:
        path = str(getattr(check, "path", ""))
        return replace(outcome(check=path), conflicts=tuple(conflicts))

    monkeypatch.setattr("atodds.pipeline.run", outcome_of)
    return conflicts


@pytest.fixture
def typed(found: list[Conflict], monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Return a function that runs a review and types lines into it."""
    assert found

    def type_in(*lines: str, arguments: tuple[str, ...] = ()) -> int:
        typed = "".join(f"{line}\n" for line in lines).encode()
        monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(typed), encoding="utf-8"))
        return run(["review", "--owner", "night desk", *arguments])

    return type_in


def explained() -> dict[str, Explanation]:
    path = Path("checks/explained.yaml")
    return {e.conflict: e for e in load_explanations(path)} if path.exists() else {}


def test_a_digit_a_reason_and_the_expiry_explain_a_conflict(
    typed: Typed, found: list[Conflict]
) -> None:
    assert typed("2", "One counts the way back.", "", "q") == 0
    (entry,) = explained().values()
    assert entry.conflict == IDS[0]
    assert entry.kind is Reason.DIFFERENT_MEASURE
    assert entry.reason == "One counts the way back."
    assert entry.values == content_of(found[0].fact)
    assert entry.documents == {"tribune.txt", "courier.txt"}
    assert (entry.owner, entry.created) == ("night desk", TODAY)
    assert entry.expires == TODAY + timedelta(days=90)


@pytest.mark.parametrize(
    ("said", "expires", "why"),
    [
        ("", date(2021, 9, 18), "90 days unless told otherwise"),
        ("30d", date(2021, 7, 20), "days from today"),
        ("2021-12-31", date(2021, 12, 31), "a date"),
        ("p", None, "for good"),
        ("P", None, "in capitals as well"),
    ],
)
def test_it_holds_as_long_as_is_said(
    typed: Typed, said: str, expires: date | None, why: str
) -> None:
    typed("1", "Told on two days.", said, "q")
    assert explained()[IDS[0]].expires == expires, why


@pytest.mark.parametrize("wrong", ["soon", "2021-02-30", "90", "2021-06-19", "999999d", "-3d"])
def test_a_day_that_is_none_is_asked_for_again(
    typed: Typed, capsys: pytest.CaptureFixture[str], wrong: str
) -> None:
    typed("1", "Told on two days.", wrong, "30d", "q")
    assert explained()[IDS[0]].expires == date(2021, 7, 20)
    assert "\n! " in capsys.readouterr().out


@pytest.mark.parametrize("digit", range(1, 10))
def test_each_digit_is_the_kind_that_the_screen_says(
    typed: Typed, capsys: pytest.CaptureFixture[str], digit: int
) -> None:
    typed(str(digit), "So it is.", "", "q")
    kind = explained()[IDS[0]].kind
    assert f"  {digit} {kind.value}  " in capsys.readouterr().out


def test_the_kinds_are_told_in_the_same_words_as_by_explain(
    capsys: pytest.CaptureFixture[str],
) -> None:
    run(["explain", "--help"])
    told = capsys.readouterr().out
    assert all(f"{reason.value:<24} {words}" in told for reason, words in REASONS.items())


def test_no_reason_leads_back_to_the_kinds(typed: Typed) -> None:
    typed("1", "", "4", "Corrected at noon.", "", "q")
    assert explained()[IDS[0]].kind is Reason.SUPERSEDED


def test_what_is_skipped_is_not_explained(typed: Typed) -> None:
    typed("s", "4", "Corrected at noon.", "", "q")
    assert list(explained()) == [IDS[1]]


def test_a_key_that_means_nothing_is_answered_with_those_that_do(
    typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    typed("0", "", "yes", "q")
    out = capsys.readouterr().out
    assert "! '0' is none of 1 to 9, s, u, w and q" in out
    assert "! 'yes' is none of" in out
    assert not explained()


def test_undo_takes_the_explanation_back_and_asks_again(typed: Typed) -> None:
    typed("4", "Corrected at noon.", "", "u", "9", "The desk asks the coast guard.", "7d", "q")
    (entry,) = explained().values()
    assert (entry.conflict, entry.kind) == (IDS[0], Reason.UNDER_REVIEW)


def test_undo_goes_back_step_by_step_and_not_beyond_the_first(
    typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    typed("4", "Corrected at noon.", "", "s", "u", "u", "u", "q")
    out = capsys.readouterr().out
    assert "! nothing has been done yet" in out
    assert out.endswith("Nothing explained; 3 conflicts left.\n")
    assert not explained()


def test_what_others_wrote_in_the_file_outlives_explaining_and_undoing(typed: Typed) -> None:
    path = Path("checks/explained.yaml")
    path.write_text(OWN)
    typed("4", "Corrected at noon.", "", "q")
    assert path.read_text().startswith(OWN)
    withdraw(path, set(IDS))
    typed("4", "Corrected at noon.", "", "u", "q")
    assert path.read_text() == OWN


def test_undo_puts_back_the_explanation_that_was_replaced(
    typed: Typed, found: list[Conflict]
) -> None:
    former = _by_another(IDS[0], values=frozenset({"1"}))
    explain(Path("checks/explained.yaml"), former)
    found[0] = replace(found[0], state=State.REOPENED, explanation=former)
    typed("4", "Corrected at noon.", "", "q")
    assert explained()[IDS[0]].values == content_of(found[0].fact)
    explain(Path("checks/explained.yaml"), former)
    typed("4", "Corrected at noon.", "", "u", "q")
    assert replace(explained()[IDS[0]], place="") == former


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (("4", "Corrected at noon.", ""), 1),
        (("4", "Corrected at noon.", "", "2"), 1),
        (("4", "Corrected at noon.", "", "2", "One counts the way back."), 1),
        ((), 0),
    ],
)
def test_the_end_of_the_input_keeps_what_was_done(
    typed: Typed, capsys: pytest.CaptureFixture[str], lines: tuple[str, ...], kept: int
) -> None:
    assert typed(*lines) == 0
    assert len(explained()) == kept
    assert f"{3 - kept} conflicts left" in capsys.readouterr().out


def test_control_c_keeps_what_was_done_and_says_so(
    typed: Typed, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = iter(["4", "Corrected at noon.", "", "2"])

    def answer(_: str) -> str:
        for said in answers:
            return said
        raise KeyboardInterrupt

    monkeypatch.setattr("atodds.cli.review.ask", answer)
    assert typed() == 130
    assert list(explained()) == [IDS[0]]
    assert "1 explained in checks/explained.yaml; 2 conflicts left." in capsys.readouterr().out


def test_what_the_limits_do_not_allow_is_told_and_asked_again(
    typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    check = Path("checks/rescue.yaml")
    check.write_text(check.read_text() + "limits:\n  longest: 30d\n")
    assert typed("4", "Corrected at noon.", "p", "4", "Corrected at noon.", "30d", "q") == 0
    assert explained()[IDS[0]].expires == date(2021, 7, 20)
    assert "\n! " in capsys.readouterr().out


def test_what_another_explains_meanwhile_is_left_as_it_is(
    typed: Typed,
    found: list[Conflict],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    theirs = _by_another(IDS[0], values=content_of(found[0].fact))

    def answer(question: str) -> str:
        if question == "kind":
            return "4" if not explained() else "q"
        if question.startswith("reason"):
            explain(Path("checks/explained.yaml"), theirs)
            return "Corrected at noon."
        return ""

    monkeypatch.setattr("atodds.cli.review.ask", answer)
    assert typed() == 0
    assert replace(explained()[IDS[0]], place="") == theirs
    out = capsys.readouterr().out
    assert "explained by city desk meanwhile: Corrected." in out
    assert "Nothing explained; 2 conflicts left." in out


def test_what_another_writes_meanwhile_is_told_where_it_explains_nothing(
    typed: Typed, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    of_one_value = _by_another(IDS[0], values=frozenset({"1"}))
    answers = iter(["4", "Corrected at noon.", "", "4", "Corrected at noon.", "", "q"])

    def answer(question: str) -> str:
        if question.startswith("reason") and not explained():
            explain(Path("checks/explained.yaml"), of_one_value)
        return next(answers)

    monkeypatch.setattr("atodds.cli.review.ask", answer)
    typed()
    assert "somebody has changed it since" in capsys.readouterr().out
    assert explained()[IDS[0]].reason == "Corrected at noon."


def test_what_another_changes_after_it_was_explained_is_not_undone(
    typed: Typed,
    found: list[Conflict],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    theirs = _by_another(IDS[0], values=content_of(found[0].fact))
    answers = iter(["4", "Corrected at noon.", "", "u", "q"])

    def answer(_: str) -> str:
        said = next(answers)
        if said == "u":
            explain(Path("checks/explained.yaml"), theirs)
        return said

    monkeypatch.setattr("atodds.cli.review.ask", answer)
    typed()
    assert replace(explained()[IDS[0]], place="") == theirs
    assert "somebody has changed it since" in capsys.readouterr().out


def test_a_list_that_cannot_be_written_is_told_and_the_review_goes_on(
    typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    path = Path("checks/explained.yaml")
    path.write_text("version: 1\nexplained: [\n")
    check = ("checks/rescue.yaml",)
    assert typed("4", "Corrected at noon.", "", "q", arguments=check) == 0
    assert path.read_text() == "version: 1\nexplained: [\n"
    out = capsys.readouterr().out
    assert "! checks/explained.yaml:" in out
    assert "Nothing explained; 3 conflicts left." in out


def test_a_conflict_of_two_checks_with_one_list_is_asked_about_once(
    typed: Typed, found: list[Conflict], capsys: pytest.CaptureFixture[str]
) -> None:
    del found[1:]
    Path("checks/second.yaml").write_text(Path("checks/rescue.yaml").read_text())
    assert typed("4", "Corrected at noon.", "") == 0
    assert len(explained()) == 1
    assert capsys.readouterr().out.endswith("; no conflicts left.\n")


def test_only_what_waits_for_an_explanation_is_shown(
    typed: Typed, found: list[Conflict], capsys: pytest.CaptureFixture[str]
) -> None:
    found[0] = replace(found[0], state=State.EXPLAINED)
    found[1] = replace(found[1], severity=Severity.INFO)
    typed()
    assert "1 of 1" in capsys.readouterr().out
    typed(arguments=("--min-severity", "info"))
    assert "1 of 2" in capsys.readouterr().out


def test_where_nothing_waits_it_says_so(
    typed: Typed, found: list[Conflict], capsys: pytest.CaptureFixture[str]
) -> None:
    found.clear()
    assert typed() == 0
    assert "no conflicts left" in capsys.readouterr().out


def test_both_passages_are_shown_with_the_figure_marked_in_plain_text_of_80_columns(
    typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    typed("w", "q")
    out = capsys.readouterr().out
    assert "«five hours»" in out
    assert "«three hours»" in out
    assert "\x1b" not in out
    assert max(map(len, out.splitlines())) <= 80


def test_control_characters_in_a_reason_do_not_reach_the_file(typed: Typed) -> None:
    typed("4", "Corrected\x1b[31m at \u202enoon.\x00", "", "q")
    assert explained()[IDS[0]].reason == "Corrected[31m at noon."


def test_bytes_that_are_no_text_do_not_end_the_review(
    found: list[Conflict], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert found
    stdin = TextIOWrapper(BytesIO(b"\xff\n4\nZo\xeb\n\nq\n"), encoding="utf-8")
    monkeypatch.setattr("sys.stdin", stdin)
    assert run(["review", "--owner", "night desk"]) == 0
    assert explained()[IDS[0]].reason == "Zo\ufffd"


def test_without_an_owner_git_is_asked_whose_the_explanations_are(
    found: list[Conflict], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert found
    settings = Path("settings")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings.absolute()))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    settings.write_text("")
    assert run(["review"]) == 2
    assert "--owner" in capsys.readouterr().err
    settings.write_text("[user]\n  name = Day Desk\n")
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(b"4\nCorrected.\n\n")))
    assert run(["review"]) == 0
    assert explained()[IDS[0]].owner == "Day Desk"


def _by_another(conflict: str, *, values: frozenset[str]) -> Explanation:
    return Explanation(
        conflict=conflict,
        rule=None,
        subject=None,
        values=values,
        kind=Reason.SUPERSEDED,
        reason="Corrected.",
        owner="city desk",
    )
