"""Ten kinds of edit that must not make a conflict a new one, on eight kinds of conflict."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

import pytest

from atodds import pipeline
from atodds.config import DocumentEntry, load_rules
from atodds.gate import content_of
from atodds.model import Verdict
from atodds.read import documents_of

RULES = load_rules(None)

DAY = datetime(2019, 5, 4)

STORIES = {
    "duration": (
        """Minister Sergei Halmov and General Karl Brandt held talks in Oslo on Friday. The talks
        lasted more than three hours.""",
        """After two hours of talks in Oslo on Friday between General Karl Brandt and Minister
        Sergei Halmov, no deal was reached.""",
    ),
    "killed": (
        """Twelve people were killed when a bus overturned near Graz on Friday, Mayor Sergei Halmov
        and police chief Karl Brandt said.""",
        """Nine people were killed when a bus overturned near Graz on Friday, Mayor Sergei Halmov
        and police chief Karl Brandt said.""",
    ),
    "speaker": (
        """“We will not sign a treaty that leaves our fishermen without a harbour,” Minister Sergei
        Halmov said in Oslo on Friday after talks with General Karl Brandt.""",
        """“We will not sign a treaty that leaves our fishermen without a harbour,” General Karl
        Brandt said in Oslo on Friday after talks with Minister Sergei Halmov.""",
    ),
    "mode": (
        """Minister Sergei Halmov telephoned General Karl Brandt on Friday to ask for two more
        ferries, Nora Wels and Karl Brandt said.""",
        """Minister Sergei Halmov received General Karl Brandt at his residence on Friday and asked
        for two more ferries.""",
    ),
    "date": (
        """Sergei Halmov was arrested on Thursday, Nora Wels and Karl Brandt of the police in Graz
        said.""",
        """Sergei Halmov was arrested on Wednesday, Nora Wels and Karl Brandt of the police in Graz
        said.""",
    ),
    "age": (
        """Sergei Halmov, 34, was killed in a fire in Graz on Friday, his neighbours Nora Wels and
        Karl Brandt said.""",
        """Sergei Halmov, 43, was killed in a fire in Graz on Friday, his neighbours Nora Wels and
        Karl Brandt said.""",
    ),
    "quote": (
        """“This timetable leaves every night nurse in the city without a bus home,” Sergei Halmov
        told the council in Graz on Friday, beside Karl Brandt.""",
        """“This timetable leaves every night nurse in town without a tram home,” Sergei Halmov told
        the council in Graz on Friday, beside Karl Brandt.""",
    ),
    "outcome": (
        """Minister Sergei Halmov and General Karl Brandt agreed to reopen the border bridge after
        talks in Oslo on Friday.""",
        """Talks in Oslo on Friday between Minister Sergei Halmov and General Karl Brandt broke up
        without a deal to reopen the border bridge.""",
    ),
}

Entry = tuple[DocumentEntry, str]


def entry(name: str, text: str) -> Entry:
    return DocumentEntry(path=f"{name}.txt", outlet=name, published=DAY), unbroken(text)


def unbroken(text: str) -> str:
    return text.replace("\n        ", " ") + "\n"


def found(entries: Sequence[Entry]) -> dict[str, frozenset[str]]:
    facts = pipeline.compare(documents_of(entries), RULES).facts
    return {f.id: content_of(f) for f in facts if f.verdict is Verdict.CONFLICT}


Edit = Callable[[str, str], Sequence[Entry]]


def edited(change: Callable[[str], str]) -> Edit:
    return lambda one, other: [entry("harbour", change(unbroken(one))), entry("herald", other)]


def swapped(text: str) -> str:
    for pair in (
        ("Minister Sergei Halmov", "General Karl Brandt"),
        ("Mayor Sergei Halmov", "police chief Karl Brandt"),
        ("Sergei Halmov", "Karl Brandt"),
        ("Nora Wels", "Karl Brandt"),
    ):
        first, second = f"{pair[0]} and {pair[1]}", f"{pair[1]} and {pair[0]}"
        if first in text:
            return text.replace(first, second)
    return text


EDITS: dict[str, Edit] = {
    "documents reordered": lambda one, other: [entry("herald", other), entry("harbour", one)],
    "text moved": edited(lambda t: f"Rain is expected until the weekend.\n\nRead on.\n\n{t}"),
    "reworded": edited(lambda t: t.replace(" on Friday", " this Friday").replace("said", "added")),
    "name order": edited(swapped),
    "case": edited(
        lambda t: (
            t.replace("Minister", "minister")
            .replace("General", "general")
            .replace("Mayor", "mayor")
        )
    ),
    "spelling variant of a name": edited(lambda t: t.replace("Sergei", "Sergey")),
    "a third source for the one value": lambda one, other: [
        entry("harbour", one),
        entry("herald", other),
        entry("aurora", f"From our desk in the north.\n\n{one}"),
    ],
    "a third source for the other value": lambda one, other: [
        entry("harbour", one),
        entry("herald", other),
        entry("zenith", f"From our desk in the south.\n\n{other}"),
    ],
    "whitespace": edited(lambda t: "\n" + t.replace(", ", ",  ").replace("\n", "  \r\n")),
    "a typo corrected elsewhere": edited(lambda t: f"{t}\nReaders recieve a letter by noon.\n"),
    "another check file": lambda one, other: [
        entry("../elsewhere/a", other),
        entry("../elsewhere/b", one),
        entry("../elsewhere/c", "Roses want water in the evening.\n"),
    ],
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES.keys())
def test_an_edit_makes_no_conflict_a_new_one(story: tuple[str, str], edit: Edit) -> None:
    before = found([entry("harbour", story[0]), entry("herald", story[1])])
    assert before
    assert found(edit(*story)) == before


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES.keys())
def test_every_edit_changes_what_is_read(story: tuple[str, str]) -> None:
    before = [entry("harbour", story[0]), entry("herald", story[1])]
    same = [
        name
        for name, edit in EDITS.items()
        if list(edit(*story)) == before and name not in {"case", "name order"}
    ]
    assert same == []


def test_another_story_of_the_same_kind_is_another_conflict() -> None:
    one, other = STORIES["killed"]
    here = found([entry("harbour", one), entry("herald", other)])
    there = found(
        [entry(n, t.replace("Graz", "Bergen")) for n, t in (("harbour", one), ("herald", other))]
    )
    assert here.keys().isdisjoint(there)
