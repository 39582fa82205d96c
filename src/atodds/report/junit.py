"""The report as JUnit XML, which every build server shows: a test case for each fact compared.

Source: the schema `junit-10.xsd` of the xUnit plugin of Jenkins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from atodds.model import Fact, Outcome, Severity
from atodds.report.order import facts_in_order
from atodds.report.plain import plain
from atodds.report.sources import Sources
from atodds.report.telling import (
    Fails,
    Found,
    evidence_of,
    excuse,
    found_in,
    gist,
    lines_of,
    standing,
)
from atodds.report.values import question_of

_COUNTED = {"failures": "failure", "errors": "error", "skipped": "skipped"}


def render_junit(outcomes: Iterable[Outcome], fails: Fails) -> str:
    """Return one suite for each check.

    A conflict that fails its check is a failure; one that has been explained, was known before, or
    is a warning only is skipped, and says why; what could not be read is an error.
    """
    ordered = sorted(outcomes, key=lambda outcome: (outcome.check, outcome.title))
    root = Element("testsuites", name="atodds")
    for number, outcome in enumerate(ordered):
        root.append(_suite(outcome, number, fails))
    for attribute in ("tests", "failures", "errors"):
        root.set(attribute, str(sum(int(suite.get(attribute, "0")) for suite in root)))
    indent(root)
    written = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'


def _suite(outcome: Outcome, number: int, fails: Fails) -> Element:
    cases = list(_cases(outcome, fails))
    counts = {
        attribute: str(sum(case.find(tag) is not None for case in cases))
        for attribute, tag in _COUNTED.items()
    }
    named = {"name": plain(outcome.title).strip() or plain(outcome.check), "id": str(number)}
    counted = {"tests": str(len(cases)), **counts}
    suite = Element("testsuite", {**named, "file": plain(outcome.check), **counted})
    suite.extend(cases)
    return suite


def _cases(outcome: Outcome, fails: Fails) -> Iterator[Element]:
    sources = Sources.of(outcome.documents, outcome.check)
    for found in found_in([outcome]):
        yield _conflict(found, fails)
    for fact in facts_in_order(outcome.facts):
        case = _case(fact, outcome)
        SubElement(case, "system-out").text = _lines(evidence_of(fact, sources))
        yield case
    for problem in sorted(set(outcome.problems)):
        case = Element(
            "testcase", classname=f"{_stem(outcome)}.read", name=plain(problem.place).strip()
        )
        SubElement(case, "error", type="unread", message=plain(problem.message))
        yield case


def _conflict(found: Found, fails: Fails) -> Element:
    conflict = found.conflict
    case = _case(conflict.fact, found.outcome)
    if fails(found.outcome, conflict):
        failure = SubElement(
            case, "failure", type=conflict.state.value, message=gist(conflict.fact)
        )
        failure.text = _lines(lines_of(found))
        return case
    if why := excuse(conflict) or _harmless(found):
        SubElement(case, "skipped", type=conflict.state.value, message=why)
    SubElement(case, "system-out").text = _lines(lines_of(found))
    return case


def _harmless(found: Found) -> str:
    """JUnit knows no warnings: a skipped case is all that shows without failing."""
    if found.conflict.severity is Severity.INFO:
        return ""
    return f"{standing(found.conflict)}; it does not fail the check"


def _case(fact: Fact, outcome: Outcome) -> Element:
    """Name a case by what is asked, not by the answers, so that its history goes on."""
    about = f": {plain(fact.subject)}" if fact.subject else ""
    return Element(
        "testcase",
        classname=f"{_stem(outcome)}.{plain(fact.rule)}",
        name=f"{question_of(fact)}{about} [{fact.id}]",
    )


def _stem(outcome: Outcome) -> str:
    return plain(PurePath(outcome.check).stem)


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(plain(line) for line in lines)
