"""Texts that mean to do something, and runs that hold one wherever text comes from outside."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.report.strike import HARBOUR, HERALD, PERSON, amount, compared, interval, one_fact, said

from atodds.config import Measure, Rule
from atodds.model import (
    Absence,
    Attribution,
    Conflict,
    Evidence,
    Explanation,
    Judgement,
    Kind,
    Modifier,
    Outcome,
    Problem,
    Reason,
    Severity,
    Slot,
    State,
    Verdict,
)

HARMLESS = "a plain word"

TEXTS = [
    ("| cell | cell |", "would open a column"),
    ("`code` ``` fence", "would be set as code, or swallow the report"),
    ("**bold** _it_ ~~gone~~", "would be set in another face"),
    ("<script>alert(1)</script>", "would be run"),
    ('"><img src=x onerror=alert(1)>', "would be run where it is not found"),
    ("<!-- hidden --!> shown -->", "would hide the rest"),
    ("</td></table></testcase>", "would end what it stands in"),
    ("]]><failure/>", "would end a section of character data"),
    ("&lt;b&gt; &amp; &#x1b;", "would be read as other characters"),
    ("[here](https://evil.example)", "would be a link"),
    ("[here](javascript:alert%281%29)", "would be a link that is run"),
    ("![x](https://evil.example/x.png)", "would fetch a picture"),
    ("<https://evil.example>", "would be a link"),
    ("https://evil.example www.evil.example", "would be made a link"),
    ("[x](1) [y](2)", "would be a link to another place of the log"),
    ("[id]: https://evil.example 'x'", "would define what links lead to"),
    ("{0} {1}", "would be filled with an argument"),
    ("# heading", "would be a heading"),
    ("- item\n\n1. item", "would be a list"),
    ("--- x", "would be a line"),
    ("=cmd|' /C calc'!A0", "would be run by a spreadsheet program"),
    ("@SUM(1+1)", "would be run by a spreadsheet program"),
    ("+1+1", "would be run by a spreadsheet program"),
    ("-2+3", "would be run by a spreadsheet program"),
    ("\t=1+1", "would be run once the white space is cut off"),
    ("\r=1+1", "would be run once the white space is cut off"),
    ("＝1+1", "would be run in the full width of East Asian type"),  # noqa: RUF001  # it is meant
    ('","=1+1', "would begin a cell of its own"),
    ("\x1b[31mred\x1b[0m", "would colour a terminal"),
    ("\x1b]8;;https://evil.example\x07x", "would be a link in a terminal"),
    ("\x9b2Jgone", "would clear a terminal of one byte codes"),
    ("abc\u202edef\u2066ghi", "would turn the reading direction"),
    ("a\u200bb\ufeffc\u00add", "would hide in a word"),
    ("a\x00b\x08c", "would end a string, or take a character back"),
    ("a\ud800b", "no encoding has it"),
    ("a\ufffeb\uffffc", "XML forbids it"),
    ("a\u2028b\u2029c\x85d", "would end a line for some programs"),
    ("::error::boo", "would be an order to a build server"),
    ("a\n::stop-commands::x\nb", "would be an order on a line of its own"),
    ("a\r\n  ::add-mask::b", "would be an order behind white space"),
    ("%0A::error::boo", "would be a line of its own once it is unescaped"),
    ("title=x,file=y::boo", "would end the properties of an order"),
    ("##[error]boo", "would be an order of the older sort, anywhere in a line"),
    ("###[group]boo", "would still be one with the first sign cut off"),
    ("##vso[task.setvariable variable=x]y", "would be an order to another build server"),
    ("\\", "would escape what follows"),
    ("$x$ ${{ secrets.x }} $(id)", "would be set, or put in"),
]

PLACES = (
    "sentence",
    "figure",
    "outlet",
    "path",
    "headline",
    "url",
    "attribution",
    "title",
    "check",
    "subject",
    "question",
    "verdict",
    "evidence",
    "problem place",
    "problem",
    "reason",
    "owner",
    "state",
    "absence subject",
    "absence",
)
"""Where text stands that an article, an outlet, a file or a person has given."""


def poisoned(text: str, *places: str) -> Outcome:
    """Return a run that holds a text in some of the places, and harmless words in the others."""
    at = {place: text if place in places else HARMLESS for place in PLACES}
    first = replace(
        HARBOUR,
        text=f"{at['sentence']} {at['figure']} 7 dead.",
        outlet=at["outlet"],
        path=at["path"],
        title=at["headline"],
        url=at["url"],
    )
    second = replace(
        HERALD, text=f"It was {at['sentence']} 9 dead.", url=at["url"], title=at["headline"]
    )
    seven = amount(7, Modifier.EXACT, PERSON, interval(7, 7))
    nine = amount(9, Modifier.EXACT, PERSON, interval(9, 9))
    kind, slot = Kind.KILLED, Slot("count", of="dead")
    citing = Attribution(at["attribution"])
    left = said(first, f"{at['figure']} 7", seven, kind=kind, slot=slot, attribution=citing)
    right = said(second, "9", nine, kind=kind, slot=slot)
    judgement = Judgement(Verdict.CONFLICT, f"7 is not 9 {at['verdict']}")
    told = one_fact(f"{at['question']} | {at['subject']}", left, right, judgement, "killed")
    evidence = Evidence("rare-words", 5.0, f"both hold {at['evidence']}")
    pair = compared("killed", left, right, Verdict.CONFLICT, judgement.reason, evidence)
    apart = compared("killed", left, right, Verdict.INCOMPARABLE, judgement.reason, evidence)
    fact = replace(told, comparisons=(pair,))
    explained = _explanation(at["reason"], at["owner"])
    conflicts = (
        Conflict(fact, Severity.ERROR, State.REOPENED, said=at["state"]),
        Conflict(
            replace(fact, id="1" * 12), Severity.ERROR, State.EXPLAINED, explanation=explained
        ),
    )
    absent = (
        Absence(
            "3" * 12,
            "killed",
            at["absence subject"],
            frozenset({"7 person"}),
            State.RESOLVED,
            at["absence"],
        ),
    )
    return Outcome(
        title=at["title"],
        check=at["check"],
        documents=(first, second),
        problems=(Problem(f"{at['problem place']}.txt", at["problem"]),),
        conflicts=conflicts,
        facts=(told,),
        apart=(apart,),
        absent=absent,
    )


def poisoned_rule(text: str) -> Rule:
    """Return a rule whose title and sentence hold a text."""
    return Rule(
        name="killed",
        title=f"{text} x",
        what=f"{text} x",
        kind=Kind.KILLED,
        severity=Severity.ERROR,
        measure=Measure.RISING,
        threshold=4,
    )


def _explanation(reason: str, owner: str) -> Explanation:
    return Explanation(
        conflict="1" * 12,
        rule="killed",
        subject=None,
        values=frozenset({"7 person", "9 person"}),
        kind=Reason.SUPERSEDED,
        reason=reason,
        owner=owner,
        expires=date(2021, 8, 1),
    )
