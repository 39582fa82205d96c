"""`atodds why`: the whole derivation of a conflict, or of a pair of passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from atodds import pipeline
from atodds.cli.inputs import rules_in
from atodds.cli.output import colours, columns, emit, say
from atodds.cli.passages import asserted_at, line_of, passage
from atodds.cli.running import ID, checks_given, outcomes_of, rule_sets_of
from atodds.cli.surroundings import today
from atodds.config import Check, RuleSet
from atodds.model import Comparison, Document, Problem, Span
from atodds.report import render_comparison, render_conflict
from atodds.report.plain import plain
from atodds.report.sources import Sources
from atodds.report.words import KINDS


@click.command(name="why")
@click.argument("what", nargs=-1, required=True, metavar="CONFLICT | A B")
@click.option(
    "--check",
    "checks",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Check file that lists the documents; may be repeated.  [default: those in checks/]",
)
@click.option("--rules", type=click.Path(path_type=Path), help="Rule set to use.")
@click.option("--debug", is_flag=True, expose_value=False, hidden=True)
def command(what: tuple[str, ...], checks: tuple[Path, ...], rules: Path | None) -> int:
    """Explain a conflict, or why two passages are or are not compared.

    CONFLICT is the id that a report gives, or the first four or more digits of it. A and
    B are passages: DOCUMENT:LINE, DOCUMENT:LINE:COLUMN or DOCUMENT:some words.

    \b
    Examples:
      atodds why 6dfa34bc05a0
      atodds why tribune.txt:12 courier.txt:8
      atodds why "tribune:five hours" "courier:more than six hours"
    """
    given = checks_given(checks, " with --check")
    match what:
        case [conflict]:
            _explain(conflict, given, rules)
        case [left, right]:
            _compare(left, right, given, rules)
        case _:
            said = "one conflict or two passages would be right; quote words that hold spaces"
            raise click.UsageError(said)
    return 0


def _explain(conflict: str, checks: Sequence[Check], rules: Path | None) -> None:
    if not ID.fullmatch(conflict):
        said = f"{conflict!r} is no id of a conflict, such as 6dfa34bc05a0, and B is missing"
        raise click.UsageError(said)
    found = list(_found(conflict, checks, rules))
    if not found:
        said = f"no conflict or fact {conflict} in {', '.join(str(c.path) for c in checks)}"
        raise click.UsageError(said)
    emit("\n".join(found))


def _found(conflict: str, checks: Sequence[Check], rules: Path | None) -> Iterator[str]:
    for check, outcome in zip(
        checks, outcomes_of(checks, rule_sets_of(checks, rules)), strict=True
    ):
        _tell(outcome.problems)
        for one in outcome.conflicts:
            if one.fact.id.startswith(conflict):
                yield render_conflict(one, outcome, columns(), colour=colours())
        for fact in outcome.facts:
            if fact.id.startswith(conflict):
                yield _derivations(fact.comparisons, outcome.documents, check)


def _compare(left: str, right: str, checks: Sequence[Check], rules: Path | None) -> None:
    unknown: click.UsageError | None = None
    for check in checks:
        stories, problems = pipeline.read_stories(check, today())
        documents = [document for story in stories for document in story]
        _tell(problems)
        try:
            path = str(check.path)
            passages = passage(left, documents, path), passage(right, documents, path)
        except click.UsageError as error:
            unknown = unknown or error
            continue
        told_in = next(story for story in stories if passages[0][0] in story)
        if passages[1][0] not in told_in:
            emit("They are told in different stories, so they are not compared.\n")
            return
        emit(_comparison(passages, told_in, check, rules_in(rules or check.rules)))
        return
    if unknown:
        raise unknown


def _comparison(
    passages: tuple[tuple[Document, Span], tuple[Document, Span]],
    documents: Sequence[Document],
    check: Check,
    rules: RuleSet,
) -> str:
    (left, here), (right, there) = passages
    found = pipeline.compare_passages(documents, rules, (left.id, here), (right.id, there))
    if found:
        return _derivations(found, documents, check)
    sources = Sources.of(documents, str(check.path))
    read = [_read_in(document, span, sources) for document, span in passages]
    return "\n".join([*read, "No rule takes up both, so they are not compared.", ""])


def _read_in(document: Document, span: Span, sources: Sources) -> str:
    place = f"{sources.path(document)}:{line_of(document, span)}"
    read = [f"“{plain(a.mention.text)}” ({KINDS[a.kind]})" for a in asserted_at(document, span)]
    return f"{place} asserts {', '.join(read) or 'nothing that is read'}."


def _derivations(
    comparisons: Sequence[Comparison], documents: Sequence[Document], check: Check
) -> str:
    width, colour, path = columns(), colours(), str(check.path)
    return "\n".join(
        render_comparison(c, documents, width, check=path, colour=colour) for c in comparisons
    )


def _tell(problems: Sequence[Problem]) -> None:
    for problem in problems:
        say(str(problem))
