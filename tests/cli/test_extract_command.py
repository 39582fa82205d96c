from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from atodds.cli import run

SENTENCE = "More than 35 per cent of workers left for “five hours” on Friday."


def records(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def written(folder: Path, *lines: object) -> Path:
    path = folder / "sentences.jsonl"
    texts = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return path


def test_amounts_and_times_come_a_record_a_line_in_text_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, {"id": "s1", "text": SENTENCE, "published": "2014-03-16"})
    assert run(["extract", str(path), "--format", "jsonl"]) == 0
    found = records(capsys)
    assert [(r["type"], r["exact"]) for r in found] == [
        ("quantity", "More than 35 per cent"),
        ("quantity", "five hours"),
        ("time", "five hours"),
        ("time", "Friday"),
    ]
    assert {r["document"] for r in found} == {"s1"}
    assert found[0]["modifier"] == "more_than"
    assert (found[0]["value"], found[0]["unit"]) == (35, "percent")
    assert (found[3]["timex"], found[3]["value"]) == ("DATE", "2014-03-14")


def test_every_record_has_the_keys_that_other_programs_rely_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["extract", str(written(tmp_path, {"id": 7, "text": SENTENCE}))])
    common = {"document", "type", "start", "end", "exact", "value"}
    amount = {"lower", "upper", "modifier", "unit", "dimension", "counted", "change"}
    keys = {"quantity": common | amount, "time": common | {"timex"}}
    for record in records(capsys):
        assert keys[record["type"]] <= record.keys()


def test_the_words_are_those_of_the_text_as_published(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "He paid “about 20\N{NO-BREAK SPACE}000 euros” for 1\N{EN DASH}2 days of work."
    run(["extract", str(written(tmp_path, {"id": "s", "text": text}))])
    found = records(capsys)
    assert len(found) >= 2
    assert all(r["exact"] == text[r["start"] : r["end"]] for r in found)


def test_a_figure_within_a_date_is_no_amount(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["extract", str(written(tmp_path, {"id": "s", "text": "They met on March 14, 2014."}))])
    assert [r["type"] for r in records(capsys)] == ["time"]


def test_a_text_file_is_named_by_its_path(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "article.txt"
    path.write_text(f"Workers leave\n\n{SENTENCE}\n", encoding="utf-8")
    assert run(["extract", str(path), "--published", "2014-03-16"]) == 0
    found = records(capsys)
    assert {r["document"] for r in found} == {str(path)}
    assert found[-1]["value"] == "2014-03-14"
    assert found[-1]["start"] == path.read_text(encoding="utf-8").index("Friday")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "found no JSON object: "),
        ("[" * 100_000, "found no JSON object: "),
        ('"words"', 'found no {"id": ..., "text": ...}'),
        ('{"id": 1}', 'found no {"id": ..., "text": ...}'),
        ('{"id": 1, "text": 5}', 'found no {"id": ..., "text": ...} with text that is a string'),
        ('{"id": 1, "text": "x", "published": "2014-02-30"}', "published must be a date that"),
        ('{"id": 1, "text": "x", "published": 2014}', "published must be a date such as"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_read(
    line: str, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, line, "", {"id": "good", "text": "Twelve people left."})
    assert run(["extract", str(path)]) == 3
    captured = capsys.readouterr()
    assert captured.err.startswith(f"{path}:1: {says}")
    assert [json.loads(line)["document"] for line in captured.out.splitlines()] == ["good"]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("none.jsonl", None, "cannot be read: no such file"),
        ("latin.jsonl", b'{"id": 1}\n{"text": "\xe9"}\n', ":2: found bytes that are not UTF-8"),
        ("none.txt", None, "none.txt"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_and_the_others_are_read(
    name: str, content: bytes | None, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    good = written(tmp_path, {"id": "good", "text": "Twelve people left."})
    assert run(["extract", str(tmp_path / name), str(good)]) == 3
    captured = capsys.readouterr()
    assert says in captured.err
    assert '"document": "good"' in captured.out


def test_a_lone_surrogate_comes_out_as_json_can_say_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, '{"id": "a\\ud800", "text": "Twelve people left \\ud800."}')
    assert run(["extract", str(path)]) == 0
    assert records(capsys)[0]["document"] == "a\ud800"


@pytest.mark.parametrize(
    "mark", [{"pubstatus": "canceled"}, {"pubstatus": "withheld"}, {"embargoed": ""}], ids=str
)
def test_a_withheld_line_is_named_and_nothing_of_it_is_printed(
    mark: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, {"id": "s1", "text": SENTENCE, **mark}, {"id": "s2", "text": SENTENCE})
    assert run(["extract", str(path)]) == 0
    said = capsys.readouterr()
    assert '"s1"' not in said.out
    assert '"s2"' in said.out
    assert f"{path}:1: s1 is " in said.err
    assert "per cent" not in said.err
