"""`atodds extract`: every amount and time that is read, one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import click

from atodds.cli.inputs import Day
from atodds.cli.output import emit, say
from atodds.cli.surroundings import today
from atodds.config import Check, DocumentEntry, moment_of
from atodds.extract.amounts import quantity_record
from atodds.extract.marks import amounts_and_times
from atodds.extract.times import time_record
from atodds.language import fold, sentences_of
from atodds.model import Block, Mention, Original, Problem, Span
from atodds.read import read_documents
from atodds.read.deliveries import withheld_notice

UNREAD = 3


@dataclass(frozen=True, slots=True)
class Article:
    """A text to be read, under the name that its records bear."""

    name: str
    text: str
    published: datetime | None
    blocks: tuple[Block, ...] = ()
    original: Original | None = None


@click.command(name="extract")
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path)
)
@click.option(
    "--format",
    type=click.Choice(["jsonl"]),
    expose_value=False,
    help="One JSON object a line.",
)
@click.option("--published", type=Day(), help="Publication date of texts that give none.")
@click.option("--debug", is_flag=True, expose_value=False, hidden=True)
def command(files: tuple[Path, ...], published: date | None) -> int:
    """Print every amount and time expression that is read in texts.

    FILE is a text or a `.jsonl` file with one {"id": ..., "text": ..., "published": ...}
    a line. Each record gives the document, the half-open span of characters, the words
    and what they are read as, in text order.

    \b
    Examples:
      atodds extract article.txt --published 2014-03-14
      atodds extract sentences.jsonl > read.jsonl
    """
    default = datetime.combine(published, time()) if published else None
    problems: list[Problem] = []
    for file in files:
        read = _json_lines if file.suffix == ".jsonl" else _text
        for article in read(file, default, problems):
            emit("".join(f"{_line(record)}\n" for record in records_of(article)))
    for problem in problems:
        say(str(problem))
    return UNREAD if any(not problem.notice for problem in problems) else 0


def records_of(article: Article) -> list[dict[str, Any]]:
    """Return a record for each amount and time expression of a text, in text order."""
    text = fold(article.text)
    sentences = [s for s in sentences_of(text, article.blocks) if s.block.kind.asserts]
    amounts, times = amounts_and_times(text, sentences, article.published)
    records = [quantity_record(a, article.name) for a in amounts]
    records += [time_record(t, article.name) for t in times]
    return [
        {**r, **_place(article, Span(r["start"], r["end"]))}
        for r in sorted(records, key=lambda r: (r["start"], r["end"], r["type"]))
    ]


def _place(article: Article, span: Span) -> dict[str, Any]:
    """Say where in the file the words stand; offsets count in the file as it lies there."""
    cut = Mention(span, span.of(article.text))
    found = article.original.mention(span) if article.original else cut
    return {"start": found.span.start, "end": found.span.end, "exact": found.text}


def _line(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False)


def _text(file: Path, published: datetime | None, problems: list[Problem]) -> Iterator[Article]:
    if not file.is_file():
        said = "found a folder; a file would be right" if file.is_dir() else "there is no such file"
        problems.append(Problem(str(file), said))
        return
    entry = DocumentEntry(path=str(file), outlet=str(file), published=published)
    documents, found = read_documents(
        Check(path=Path("-"), title=str(file), documents=(entry,)), today()
    )
    problems.extend(found)
    for document in documents:
        yield Article(
            document.path, document.text, document.published, document.blocks, document.original
        )


def _json_lines(
    file: Path, published: datetime | None, problems: list[Problem]
) -> Iterator[Article]:
    for number, line in enumerate(_lines(file, problems), 1):
        if not line.strip():
            continue
        try:
            read = _article(line, f"{file}:{number}", published)
        except ValueError as error:
            problems.append(Problem(f"{file}:{number}", str(error)))
            continue
        if isinstance(read, Problem):
            problems.append(read)
        else:
            yield read


def _lines(file: Path, problems: list[Problem]) -> Iterable[str]:
    try:
        return file.read_bytes().decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        problems.append(Problem(f"{file}:{line}", "found bytes that are not UTF-8"))
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or str(error)
        problems.append(Problem(str(file), f"cannot be read: {said.lower()}"))
    return ()


def _article(line: str, place: str, published: datetime | None) -> Article | Problem:
    """Return the article of a line, or the notice that its sender withholds it."""
    try:
        given = json.loads(line)
    except (ValueError, RecursionError) as error:
        said = f"found no JSON object: {error}"
        raise ValueError(said) from None
    if isinstance(given, dict) and (notice := withheld_notice(given, place, today())):
        return notice
    text = given.get("text") if isinstance(given, dict) else None
    if not isinstance(text, str):
        said = 'found no {"id": ..., "text": ...} with text that is a string'
        raise ValueError(said)  # noqa: TRY004  # the input is wrong, not a type in the program
    try:
        when = moment_of(given.get("published")) or published
    except ValueError as error:
        said = f"published {error}"
        raise ValueError(said) from None
    return Article(str(given.get("id", place)), text, when)
