"""The report as SARIF 2.1.0, for code scanning and for viewers of static analysis.

Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", and GitHub's
pages on what its code scanning takes of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import quote

import regex

from atodds import __version__
from atodds.config import Rule
from atodds.model import (
    Absence,
    Assertion,
    Conflict,
    Outcome,
    Problem,
    Reason,
    Severity,
    State,
)
from atodds.report import words
from atodds.report.notation import Entry, as_json
from atodds.report.plain import as_sentence, plain, shortened
from atodds.report.reasons import because
from atodds.report.sources import Sources
from atodds.report.telling import (
    Fails,
    Found,
    excuse,
    found_in,
    gist,
    left_out,
    quoted,
    sides,
    standing,
    to_look_at,
)

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"

LEVELS: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
}

BASELINE: Mapping[State, str] = {
    State.NEW: "new",
    State.CHANGED: "updated",
    State.REOPENED: "updated",
    State.PERSISTING: "unchanged",
    State.NARROWED: "unchanged",
    State.EXPLAINED: "unchanged",
    State.KNOWN: "unchanged",
    State.RESOLVED: "absent",
    State.NOT_RECHECKED: "unchanged",
}

KINDS: Mapping[State, str] = {State.RESOLVED: "pass", State.NOT_RECHECKED: "open"}
"""Of what is not found: it was looked for in vain, or it could not be looked for."""

RESULTS, SHOWN = 25_000, 5_000
"""Results that GitHub takes of a run, and those that it shows."""

DESCRIPTION = 1_024
"""Characters of a rule's description that GitHub takes."""

_ROOT = "%SRCROOT%"
_BRACE = regex.compile(r"[{}]")
_BRACKET = regex.compile(r"[\\\[\]]")
_PLACE = regex.compile(r"(?P<path>.*?)(?::(?P<line>[1-9]\d{0,8}))?+(?::[1-9]\d{0,8})?+")


def render_sarif(outcomes: Iterable[Outcome], rules: Iterable[Rule]) -> str:
    """Return one SARIF run with everything: also what is explained, known, or found no longer.

    Offsets, lines and columns count code points; URIs are relative to the folder of the run.
    """
    log = _Log.of(outcomes, rules)
    found = [log.conflict(one) for one in found_in(log.outcomes)]
    absent = [_absent(absence) for outcome in log.outcomes for absence in _absences(outcome)]
    return as_json(log.whole([*found, *absent], RESULTS))


def render_github_sarif(outcomes: Iterable[Outcome], rules: Iterable[Rule], fails: Fails) -> str:
    """Return one SARIF run with the conflicts that ask somebody to act, for an upload to GitHub.

    GitHub's code scanning passes over suppressions and baseline states: it would open an alert for
    each conflict that has been explained, and one for each that is gone.
    """
    log = _Log.of(outcomes, rules)
    return as_json(log.whole([log.conflict(f) for f in to_look_at(log.outcomes, fails)], SHOWN))


@dataclass(frozen=True, slots=True)
class _Log:
    """What is told, and the indexes by which results point at rules and artifacts."""

    outcomes: tuple[Outcome, ...]
    rules: Mapping[str, Rule]
    rule_index: Mapping[str, int]
    outlets: Mapping[str, str]
    """By the URI of each document."""
    artifact_index: Mapping[str, int]

    @classmethod
    def of(cls, outcomes: Iterable[Outcome], rules: Iterable[Rule]) -> _Log:
        """Gather what the results of several checks point at."""
        ordered = sorted(outcomes, key=lambda outcome: (outcome.check, outcome.title))
        outlets = {
            _uri(Sources.of((), outcome.check).file(document)): document.outlet
            for outcome in ordered
            for document in outcome.documents
        }
        named = {rule.name: rule for rule in rules}
        return cls(
            outcomes=tuple(ordered),
            rules=named,
            rule_index={name: number for number, name in enumerate(named)},
            outlets=outlets,
            artifact_index={uri: number for number, uri in enumerate(sorted(outlets))},
        )

    def whole(self, results: list[Entry], most: int) -> Entry:
        """Return the log with at most so many of the results, the first."""
        driver = {
            "name": "atodds",
            "semanticVersion": __version__,
            "rules": [_rule(rule) for rule in self.rules.values()],
        }
        run = {
            "tool": {"driver": driver},
            "invocations": [self._invocation(len(results) - most)],
            "originalUriBaseIds": {
                _ROOT: {"description": {"text": "The folder in which atodds was run."}}
            },
            "artifacts": [
                {
                    "location": {
                        **_location(uri),
                        "description": {"text": _said(self.outlets[uri])},
                    },
                    "roles": ["analysisTarget"],
                }
                for uri in self.artifact_index
            ],
            "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "results": results[:most],
        }
        return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}

    def conflict(self, found: Found) -> Entry:
        """Return the result that a conflict is told as."""
        conflict, sources = found.conflict, found.sources
        fact = conflict.fact
        told = sides(fact, sources)
        every = [(side.label, a) for side in told for a in side.assertions]
        lines = [f"{_said(gist(fact))}."]
        lines += [_linked(n, label, a, sources) for n, (label, a) in enumerate(every, start=1)]
        if more := left_out(fact, told):
            lines.append(f"and {words.counted(more, 'more sentence')}")
        lines += [_said(as_sentence(reason)) for reason in because(fact)]
        return {
            **self._rule_of(fact.rule),
            "kind": "fail",
            "level": LEVELS[conflict.severity],
            "message": {"text": "\n".join(lines)},
            "locations": [self._place(side.assertions[0], sources) for side in told],
            "relatedLocations": [
                {
                    "id": number,
                    **self._place(assertion, sources),
                    "message": {"text": _said(f"{sources.outlet(assertion)}: {label}")},
                }
                for number, (label, assertion) in enumerate(every, start=1)
            ],
            "partialFingerprints": _fingerprints(fact.id, conflict.values),
            "baselineState": BASELINE[conflict.state],
            "suppressions": _suppressions(conflict),
            "properties": {
                "conflict": fact.id,
                "check": plain(found.outcome.check),
                "standing": standing(conflict),
            },
        }

    def _rule_of(self, name: str) -> Entry:
        if name not in self.rules:
            return {"ruleId": plain(name)}
        return {"ruleId": name, "ruleIndex": self.rule_index[name]}

    def _place(self, assertion: Assertion, sources: Sources) -> Entry:
        uri = _uri(sources.file(sources.document(assertion)))
        region, span = sources.region(assertion), assertion.mention.span
        return {
            "physicalLocation": {
                "artifactLocation": {**_location(uri), "index": self.artifact_index[uri]},
                "region": {
                    "startLine": region.line,
                    "startColumn": region.column,
                    "endLine": region.end_line,
                    "endColumn": region.end_column,
                    "charOffset": span.start,
                    "charLength": span.end - span.start,
                },
            }
        }

    def _invocation(self, too_many: int) -> Entry:
        problems = [p for o in self.outcomes for p in sorted(set(o.problems))]
        told = [_unread(problem) for problem in problems]
        if too_many > 0:
            said = f"{words.counted(too_many, 'further result')}, less loud than these, left out"
            told.append({"level": "warning", "message": {"text": said}})
        return {"executionSuccessful": not problems, "toolExecutionNotifications": told}


def _absences(outcome: Outcome) -> list[Absence]:
    return sorted(outcome.absent, key=lambda absence: absence.conflict)


def _rule(rule: Rule) -> Entry:
    what = shortened(plain(rule.what), DESCRIPTION // 2)
    return {
        "id": rule.name,
        "shortDescription": {"text": _said(rule.title)},
        "fullDescription": {"text": _said(what)},
        "help": {"text": _said(f"{what} To see the rule: atodds rules show {rule.name}")},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"tags": [rule.kind.value]},
    }


def _linked(number: int, label: str, assertion: Assertion, sources: Sources) -> str:
    name = f"{sources.outlet(assertion)}, {sources.published(assertion)}"
    return f"{_said(label)}: [{_said(name)}]({number}): {_said(quoted(assertion, sources))}"


def _absent(absence: Absence) -> Entry:
    about = f" ({plain(absence.subject)})" if absence.subject else ""
    said = f"Conflict {plain(absence.conflict)}{about}: {plain(absence.said)}"
    return {
        **({"ruleId": plain(absence.rule)} if absence.rule else {}),
        "kind": KINDS[absence.state],
        "level": "none",
        "message": {"text": _said(as_sentence(said))},
        "partialFingerprints": _fingerprints(plain(absence.conflict), absence.values),
        "baselineState": BASELINE[absence.state],
        "suppressions": [],
    }


def _fingerprints(conflict: str, values: frozenset[str]) -> Entry:
    """GitHub knows an alert again by `primaryLocationLineHash` alone.

    Left out, it would be a hash of the line, and each edit of the article would open an alert anew.
    """
    content = {"conflictValues/v1": plain("; ".join(sorted(values)))} if values else {}
    return {"primaryLocationLineHash": conflict, "conflict/v1": conflict, **content}


def _suppressions(conflict: Conflict) -> list[Entry]:
    """An empty list says that nothing suppresses the result; a missing one says nothing."""
    justification = excuse(conflict)
    if not justification:
        return []
    explanation = conflict.explanation
    review = explanation is not None and explanation.kind is Reason.UNDER_REVIEW
    status = "underReview" if review else "accepted"
    return [{"kind": "external", "status": status, "justification": justification}]


def _unread(problem: Problem) -> Entry:
    parts = _PLACE.fullmatch(plain(problem.place))
    physical: Entry = {}
    if parts and parts["path"]:
        physical["artifactLocation"] = _location(_uri(parts["path"]))
        if parts["line"]:
            physical["region"] = {"startLine": int(parts["line"])}
    return {
        "level": "error",
        "message": {"text": _said(str(problem))},
        **({"locations": [{"physicalLocation": physical}]} if physical else {}),
    }


def _location(uri: str) -> Entry:
    return {"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": _ROOT}


def _uri(path: str) -> str:
    """Return a URI reference; a colon is escaped, as what stands before it would be a scheme."""
    posix = PurePath(path).as_posix()
    quoted_path = quote(posix, safe="/", errors="surrogatepass")
    return f"file://{quoted_path}" if posix.startswith("/") else quoted_path


def _said(text: str) -> str:
    """Return text for a message, in which brackets make links and braces stand for arguments."""
    return str(_BRACKET.sub(r"\\\g<0>", _BRACE.sub(r"\g<0>\g<0>", plain(text).strip())))
