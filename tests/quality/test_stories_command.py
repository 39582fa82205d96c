"""`atodds stories`: what is grouped is listed, and scored."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from atodds.cli import run

# Reports of both stories are asked for by the command as a scorer would, and counted.
SCORER = """\
import json, pathlib, shlex, subprocess, sys
folders = [a for a in sys.argv[1:] if pathlib.Path(a).is_dir()]
told, command = (sys.argv[sys.argv.index(option) + 1] for option in ("--json", "--command"))
results = []
for folder in folders:
    check = str(pathlib.Path(folder, "check.yaml"))
    words = [w.format(python=sys.executable, check=check) for w in shlex.split(command)]
    report = json.loads(subprocess.run(words, capture_output=True, text=True).stdout)
    found = sum(c["severity"] == "error" for c in report["conflicts"])
    gold = [{"kind": "injured", "severity": "fail", "about": "it", "found": found > 0}]
    results.append({"story": "/".join(pathlib.Path(folder).parts[-2:]), "right": found,
                    "covered": 0, "agreements": 0, "gold": gold, "alarms": []})
pathlib.Path(told).write_text(json.dumps({"stories": results}))
"""
FERRY = {
    "graz.txt": "Ferry strikes pier at Lund\n\nThe ferry Sigrun struck the pier of Lund on Sunday"
    " and 14 passengers were injured, the harbour master said.\n",
    "alpine.txt": "Pier hit by ferry\n\nThe ferry Sigrun hit the pier of Lund on Sunday and 20"
    " passengers were injured, the harbour master said.\n",
}


@pytest.fixture
def two(stories: Path) -> Path:
    """Return the folder of two labelled stories, the second on another event."""
    for name, text in FERRY.items():
        (stories / "second" / name).write_text(text, "utf-8")
    return stories


def test_labelled_stories_thrown_together_are_scored(
    two: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["stories", "score", str(two)]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.replace(" ", "") == "|4|2|2|1.000|1.000|1.000|"


def test_what_was_mixed_is_named(stories: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["stories", "score", str(stories), "-v"]) == 0
    told = capsys.readouterr().out
    assert "mixed trams/first (2), trams/second (2)" in told
    assert "0.500" in told


def test_what_is_found_in_the_intake_stands_beside_what_is_found_story_by_story(
    two: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scorer = tmp_path / "asks.py"
    scorer.write_text(SCORER, "utf-8")
    assert run(["stories", "score", str(two), "--scorer", str(scorer), "--jobs", "1"]) == 0
    rows = [line.replace(" ", "") for line in capsys.readouterr().out.splitlines()[-2:]]
    assert rows[0].startswith("|storybystory|1.000(2/2)|1.000(2/2)|")
    assert rows[1].startswith("|oneintake|1.000(2/2)|1.000(2/2)|")


def test_stories_of_a_check_are_listed_with_their_documents(
    two: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    documents = [
        {"path": f"{path.relative_to(two)}", "outlet": path.stem, "published": "2019-05-07"}
        for path in sorted(two.rglob("*.txt"))
    ]
    check = two / "night.yaml"
    check.write_text(json.dumps({"version": 1, "title": "Night", "documents": documents}), "utf-8")
    assert run(["stories", "show", str(check)]) == 0
    assert capsys.readouterr().out == (
        "Tram accident in Graz injures nine\n  first/alpine.txt\n  first/graz.txt\n"
        "Pier hit by ferry\n  second/alpine.txt\n  second/graz.txt\n"
        "2 stories, 0 documents on their own\n"
    )
