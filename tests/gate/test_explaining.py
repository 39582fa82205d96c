"""Explanations written into a file that people write in as well."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atodds.config import ConfigError
from atodds.gate import ChangedMeanwhileError, explain, load_explanations, withdraw
from atodds.gate.explaining import _added, _amended
from atodds.gate.explanations import explanations_in
from atodds.model import Explanation, Reason

DINNER = Explanation(
    conflict="6dfa34bc05a0",
    rule="talks-duration",
    subject="Brandt and Halloran, Vellmar",
    values=frozenset({"16200 to under 19800 second", "over 21600 second"}),
    kind=Reason.DIFFERENT_MEASURE,
    reason="One counts the dinner in.",
    owner="night desk",
    created=date(2021, 5, 5),
    expires=date(2021, 6, 30),
    documents=frozenset({"../articles/harbour.txt", "../articles/herald.txt"}),
)

TOLL = replace(
    DINNER,
    conflict="000000000001",
    rule="killed",
    subject=None,
    values=frozenset({"4", "5"}),
    kind=Reason.SUPERSEDED,
    reason="The fifth died: on Sunday # in hospital",
    expires=None,
    documents=frozenset(),
)

BY_HAND = """\
# Kept by the night desk.
version: 1
explained:   # newest last

  # Asked the embassy on the 5th.
  - conflict: 6dfa34bc05a0
    rule:     talks-duration
    subject: Brandt and Halloran, Vellmar
    values:
      - 16200 to under 19800 second   # the Harbour
      - over 21600 second
    documents: ["../articles/harbour.txt", ../articles/herald.txt]
    kind: different-measure
    reason: >
      One counts
      the dinner in.

    owner: 'night desk'   # Olsen
    created: 2021-05-05
    expires: 2021-06-30

  # The hospital has confirmed it.
  - {conflict: "000000000001", values: ["4", "5"], kind: superseded,
     reason: Later., owner: city desk, permanent: true}

# The end.
"""


def written(path: Path) -> str:
    return path.read_bytes().decode()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "explained.yaml"


@pytest.mark.parametrize(
    ("before", "why"),
    [
        (None, "there is no file"),
        ("", "it is empty"),
        ("# nothing yet\n", "it holds a comment only"),
        ("version: 1\n", "it has no list"),
        ("version: 1\nexplained:\n", "the list is empty"),
        ("version: 1\nexplained: [] # none\n# end\n", "the list is empty brackets"),
        ("explained: ~\nversion: 1\n", "the list is nothing, and not the last key"),
        ("version: 1\nexplained:", "the last line is not ended"),
        ("version: 1\r\nexplained:\r\n", "lines end as on Windows"),
    ],
)
def test_a_first_explanation_is_written_into_whatever_is_there(
    path: Path, before: str | None, why: str
) -> None:
    if before is not None:
        path.write_bytes(before.encode())
    assert explain(path, DINNER) is None
    (found,) = load_explanations(path)
    assert replace(found, place="") == DINNER, why
    for comment in ("# nothing yet", "# none", "# end"):
        assert (comment in (before or "")) == (comment in written(path)), why
    assert ("\r\n" in (before or "")) == ("\r\n" in written(path)), why
    assert written(path).count("\n") == written(path).count("\r\n") or "\r" not in written(path)


@pytest.mark.parametrize(
    "before",
    [
        BY_HAND,
        BY_HAND.replace("\n", "\r\n"),
        BY_HAND.replace("\n  ", "\n"),
        BY_HAND.replace("version: 1\n", "").replace("# The end.", "version: 1"),
        BY_HAND.removesuffix("\n"),
        BY_HAND.partition("\n# The end.")[0],
        BY_HAND.partition("\n  # The hospital")[0],
    ],
    ids=["as-is", "windows", "no-indent", "not-last", "open-end", "flow-last", "block-last"],
)
def test_a_further_explanation_changes_no_other_byte(path: Path, before: str) -> None:
    path.write_bytes(before.encode())
    new = replace(DINNER, conflict="00000000000a")
    explain(path, new)
    after = written(path)
    assert new in [replace(e, place="") for e in load_explanations(path)]
    kept = [line for line in after.splitlines() if line in before.splitlines()]
    start = after.index("00000000000a") - len("conflict: ") - 4
    assert len(kept) >= len(before.splitlines())
    assert after.startswith(before[: max(0, start)].rstrip("-\n\r "))
    assert load_explanations(path)[0].reason == DINNER.reason + "\n"


def test_explaining_it_anew_changes_only_what_is_new(path: Path) -> None:
    path.write_text(BY_HAND, encoding="utf-8")
    wider = replace(
        DINNER,
        values=frozenset({"16200 to under 19800 second", "28800 second"}),
        reason="The press secretary: \"5 hours\", and 'dinner'",
        expires=None,
    )
    former = explain(path, wider)
    assert former
    assert former.expires == date(2021, 6, 30)
    assert written(path) == (
        BY_HAND.replace("      - over 21600 second\n", "      - 28800 second\n")
        .replace(
            ">\n      One counts\n      the dinner in.\n",
            '"The press secretary: \\"5 hours\\", and \'dinner\'"\n',
        )
        .replace("expires: 2021-06-30", "permanent: true")
    )


def test_an_entry_in_braces_is_laid_out_anew(path: Path) -> None:
    path.write_text(BY_HAND, encoding="utf-8")
    explain(path, TOLL)
    assert replace(load_explanations(path)[1], place="") == TOLL
    assert written(path).startswith(BY_HAND.partition("  - {")[0])
    assert written(path).endswith("\n\n# The end.\n")


def test_a_list_in_brackets_is_refused_and_left_as_it_was(path: Path) -> None:
    entry = BY_HAND[BY_HAND.index("{") : BY_HAND.index("}") + 1]
    before = f"version: 1\nexplained: [{entry}]\n"
    path.write_text(before, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"explained.yaml:2:12: .* `- conflict: ID`"):
        explain(path, DINNER)
    assert written(path) == before


def test_a_file_with_mistakes_is_refused_and_left_as_it_was(path: Path) -> None:
    path.write_text(BY_HAND.replace("owner", "onwer"), encoding="utf-8")
    with pytest.raises(ConfigError, match="owner"):
        explain(path, TOLL)
    assert written(path) == BY_HAND.replace("owner", "onwer")


def test_what_is_taken_out_takes_its_comment_with_it_and_nothing_else(path: Path) -> None:
    path.write_text(BY_HAND, encoding="utf-8")
    (gone,) = withdraw(path, {"000000000001", "ffffffffffff"})
    assert gone.owner == "city desk"
    start, end = BY_HAND.index("  # The hospital"), BY_HAND.index("\n# The end.")
    assert written(path) == BY_HAND[:start] + BY_HAND[end:]


def test_the_last_explanation_can_be_taken_out_and_put_back(path: Path) -> None:
    explain(path, DINNER)
    full = written(path)
    withdraw(path, [DINNER.conflict])
    assert load_explanations(path) == ()
    explain(path, DINNER)
    assert written(path) == full


def test_an_entry_may_pass_to_the_conflict_that_took_the_place_of_its_own(path: Path) -> None:
    path.write_text(BY_HAND, encoding="utf-8")
    renamed = replace(DINNER, conflict="00000000000b", reason=DINNER.reason + "\n")
    explain(path, renamed, instead_of=DINNER.conflict)
    assert written(path) == BY_HAND.replace("6dfa34bc05a0", "00000000000b")


def test_undoing_an_explanation_restores_the_one_before(path: Path) -> None:
    path.write_text(BY_HAND, encoding="utf-8")
    former = explain(path, replace(DINNER, expires=date(2022, 1, 1), reason="x"))
    assert former
    explain(path, former)
    found, before = load_explanations(path), explanations_in(BY_HAND, str(path))
    assert [replace(e, place="") for e in found] == [replace(e, place="") for e in before]


TEXTS = st.text(st.characters(codec="utf-8"), min_size=1).filter(lambda text: text.strip() != "")
EXPLANATIONS = st.builds(
    Explanation,
    conflict=st.from_regex(r"[0-9a-f]{12}", fullmatch=True),
    rule=st.none() | TEXTS,
    subject=st.none() | TEXTS,
    values=st.frozensets(TEXTS, min_size=1, max_size=3),
    kind=st.sampled_from(Reason),
    reason=TEXTS,
    owner=TEXTS,
    created=st.none() | st.dates(date(1900, 1, 1)),
    expires=st.none() | st.dates(date(1900, 1, 1)),
    documents=st.frozensets(TEXTS, max_size=2),
)


@given(st.lists(EXPLANATIONS, min_size=1, max_size=4, unique_by=lambda e: e.conflict))
def test_whatever_is_written_is_read_as_it_was_meant(explanations: list[Explanation]) -> None:
    text = ""
    for explanation in explanations:
        text = _added(text, explanation)
    assert [replace(e, place="") for e in explanations_in(text, "")] == explanations
    for old, new in zip(explanations, reversed(explanations), strict=True):
        changed = replace(new, conflict=old.conflict)
        text = _amended(text, [old], changed)
        assert changed in [replace(e, place="") for e in explanations_in(text, "")]


def _write(path: str, number: int) -> None:
    for turn in range(10):
        explain(Path(path), replace(DINNER, conflict=f"{number:06x}{turn:06x}"))


def test_two_who_write_at_once_lose_nothing(path: Path) -> None:
    writers = [get_context("spawn").Process(target=_write, args=(str(path), n)) for n in (1, 2)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len(load_explanations(path)) == 20
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_file_that_cannot_be_written_is_said_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ConfigError, match=r"file/explained.yaml: cannot be written"):
        explain(tmp_path / "file" / "explained.yaml", DINNER)


def test_what_has_changed_since_it_was_seen_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "explained.yaml"
    explain(path, DINNER)
    theirs = replace(DINNER, reason="Another desk knows better.")
    explain(path, theirs)
    for seen, why in [((DINNER,), "it said something else"), ((), "there was nothing")]:
        with pytest.raises(ChangedMeanwhileError) as error:
            explain(path, replace(DINNER, owner="late desk"), seen=seen)
        assert [replace(e, place="") for e in error.value.there] == [theirs], why
        with pytest.raises(ChangedMeanwhileError):
            withdraw(path, {DINNER.conflict}, seen=seen)
    assert [replace(e, place="") for e in load_explanations(path)] == [theirs]


def test_what_is_as_it_was_seen_is_changed(tmp_path: Path) -> None:
    path = tmp_path / "explained.yaml"
    explain(path, DINNER, seen=())
    later = replace(DINNER, reason="Another desk knows better.")
    assert explain(path, later, seen=load_explanations(path)) is not None
    withdraw(path, {DINNER.conflict}, seen=[later])
    assert load_explanations(path) == ()


def test_half_a_character_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "explained.yaml"
    explain(path, TOLL)
    before = path.read_text()
    torn = replace(DINNER, documents=frozenset({"../articles/herald-\udcff.txt"}))
    with pytest.raises(ConfigError, match="half of one"):
        explain(path, torn)
    assert path.read_text() == before
