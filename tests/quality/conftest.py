"""A labelled story on disk, and a scorer that finds what it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

GRAZ = """\
Six hurt as a tram leaves the rails in Graz

A tram left the rails in Graz on Monday and six people were injured, the fire brigade said.

In Linz, a bus crash on Friday injured eleven people.
"""
ALPINE = """\
Tram accident in Graz injures nine

Nine people were injured when a tram left the rails in Graz on Monday, the fire brigade said.
"""
CHECK = """\
version: 1
title: Tram in Graz
documents:
  - {path: graz.txt, outlet: Graz Gazette, published: "2019-05-07"}
  - {path: alpine.txt, outlet: Alpine Post, published: "2019-05-07"}
"""
GOLD = """\
version: 1
conflicts:
  - id: c1
    kind: injured
    about: people hurt in the tram
    severity: fail
    sides:
      - value: six
        evidence: [{document: graz.txt, quote: six people were injured}]
      - value: nine
        evidence: [{document: alpine.txt, quote: Nine people were injured}]
lookalikes:
  - id: l1
    kind: injured
    reason: different_event
    evidence:
      - {document: graz.txt, quote: injured eleven people}
      - {document: alpine.txt, quote: Nine people were injured}
"""

SCORER = '''\
"""Counts the conflicts that a report tells, and raises one false alarm in each."""
import json, pathlib, shlex, subprocess, sys
folders = [a for a in sys.argv[1:] if pathlib.Path(a).is_dir()]
told, command = (sys.argv[sys.argv.index(option) + 1] for option in ("--json", "--command"))
def found(folder):
    check = folder + "/check.yaml"
    words = [w.format(python=sys.executable, check=check) for w in shlex.split(command)]
    report = json.loads(subprocess.run(words, capture_output=True, text=True, check=True).stdout)
    return len(report["conflicts"])
results = [
    {"story": "/".join(pathlib.Path(f).parts[-2:]), "right": found(f),
     "covered": 2, "agreements": 4,
     "gold": [{"id": "c1", "kind": "injured", "severity": "fail", "about": "it", "found": True}],
     "alarms": [{"rule": "killed", "lookalike": [], "positions": []}]}
    for f in folders
]
pathlib.Path(told).write_text(json.dumps({"stories": results}))
'''


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    """Return a folder with two labelled stories, trams/first and trams/second."""
    for name in ("first", "second"):
        folder = tmp_path / "trams" / name
        folder.mkdir(parents=True)
        for file, text in (
            ("graz.txt", GRAZ),
            ("alpine.txt", ALPINE),
            ("check.yaml", CHECK),
            ("gold.yaml", GOLD),
        ):
            (folder / file).write_text(text, "utf-8")
    return tmp_path / "trams"


@pytest.fixture
def scorer(tmp_path: Path) -> Path:
    """Return a program that finds every conflict, and raises one false alarm a story."""
    path = tmp_path / "scorer.py"
    path.write_text(SCORER, "utf-8")
    return path
