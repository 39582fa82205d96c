"""What is fuzzed: functions of bytes that raise where the program breaks a promise."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from tempfile import mkdtemp

from fuzz.prose import Choices, article
from jsonschema import Draft202012Validator

from atodds.config import Check, ConfigError, RuleSet, load_check, load_rules
from atodds.extract import extract
from atodds.fetch.addresses import checked
from atodds.fetch.feeds import leads_in
from atodds.fetch.leads import Lead, latest
from atodds.fetch.manners import NotFetchedError
from atodds.fetch.sitemaps import sitemap_in
from atodds.fetch.unpacking import unzipped
from atodds.gate import amend_known, explain, load_explanations, load_known
from atodds.language import fold, paragraphs_of
from atodds.model import Document, Explanation, Reason, Record
from atodds.pipeline import compare, examine
from atodds.read import read_entry
from atodds.read.layout import blocks_of
from atodds.report import render_json, render_markdown

Target = Callable[[bytes], None]

DAY = date(2019, 5, 6)
PUBLISHED = (datetime(2019, 5, 4), datetime(2020, 2, 29, 23, 59), datetime(1, 1, 1), None)
CHECK = """\
version: 1
title: Fire
documents:
  - {{path: {}, outlet: Gazette, published: 2019-05-04}}
"""
SITE = "https://gazette.example/"
LARGEST = 1_000_000
FORMATS = ("txt", "md", "html", "xml", "json", "jsonl", "warc")


def reader(suffix: str) -> Target:
    """Return what reads bytes as a file of such a name."""

    def read(data: bytes) -> None:
        check, name = _check_of(suffix)
        (_folder() / name).write_bytes(data)
        [entry] = check.documents
        documents, problems = read_entry(check, entry, DAY)
        assert all(name in problem.place and problem.message for problem in problems), problems
        assert documents or problems or suffix in {"jsonl", "json", "warc"}
        for document in documents:
            _laid_out(document)

    return read


def prose(data: bytes) -> None:
    """What is asserted stands where it is said to, and again the next time."""
    choices = Choices(data)
    [document] = _documents([(article(choices), choices.of(PUBLISHED))])
    found = extract(document)
    assert found == extract(document)
    assert all(left.mention.span <= right.mention.span for left, right in pairwise(found))
    for assertion in found:
        span, sentence = assertion.mention.span, assertion.sentence
        assert 0 <= span.start < span.end <= len(document.text)
        assert span.of(document.text) == assertion.mention.text
        assert sentence.start <= span.start < sentence.end <= len(document.text)


def text(data: bytes) -> None:
    """The same of any text at all."""
    [document] = _documents([(data.decode("utf-8", "surrogateescape"), PUBLISHED[0])])
    _laid_out(document)
    for assertion in extract(document):
        assert assertion.mention.span.of(document.text) == assertion.mention.text


def story(data: bytes) -> None:
    """Reports are valid, and an article never changes what the others assert."""
    choices = Choices(data)
    told = [(article(choices, 5), choices.of(PUBLISHED)) for _ in range(3)]
    documents = _documents(told)
    few, all_ = compare(documents[:2], _rules()), compare(documents, _rules())
    names = {document.id for document in documents[:2]}
    assert few.assertions == tuple(a for a in all_.assertions if a.document in names)
    assert compare(documents[::-1], _rules()) == all_
    outcome = examine(documents, _rules())
    report = render_json([outcome])
    _schema().validate(json.loads(report))
    report.encode("ascii")
    assert render_markdown(outcome)


def rules(data: bytes) -> None:
    """A rule set is used, or told what is wrong with it and where."""
    _loaded(load_rules, data, "rules.yaml")


def check(data: bytes) -> None:
    """So is a check file."""
    _loaded(load_check, data, "check.yaml")


def explained(data: bytes) -> None:
    """Writing an explanation keeps all others, or leaves the file as it is."""
    path = _loaded(load_explanations, data, "explained.yaml")
    before = path.read_bytes()
    number = f"{len(data) % 7:012x}"
    new = Explanation(
        number, None, None, frozenset({"5 hour"}), Reason.UNDER_REVIEW, "Asked # 'why?'", "desk"
    )
    try:
        kept = load_explanations(path)
        explain(path, new)
    except ConfigError:
        assert path.read_bytes() == before
        return
    others = {replace(e, place="") for e in kept if e.conflict != number}
    assert {replace(e, place="") for e in load_explanations(path)} == {*others, new}


def known(data: bytes) -> None:
    """Adding to what is known keeps the rest, or leaves the file as it is."""
    path = _loaded(load_known, data, "known.jsonl")
    before = path.read_bytes()
    new = Record("6dfa34bc05a0", None, None, frozenset({"5 hour"}), frozenset(), "")
    try:
        kept = load_known(path)
        amend_known(path, [new])
    except ConfigError:
        assert path.read_bytes() == before
        return
    after = load_known(path)
    assert after.keys() == kept.keys() | {new.conflict}
    assert all(after[k].values == r.values for k, r in kept.items() if k != new.conflict)


def feed(data: bytes) -> None:
    """Whatever a feed lists can be fetched and kept, or it is told to be none."""
    try:
        leads = leads_in(data, f"{SITE}feed", "application/rss+xml")
    except NotFetchedError as error:
        assert error.reason
    else:
        _listed(leads)


def sitemap(data: bytes) -> None:
    """So is a sitemap's."""
    try:
        found = sitemap_in(unzipped(data, LARGEST), f"{SITE}sitemap.xml")
    except NotFetchedError as error:
        assert error.reason
    else:
        _listed(found.leads)
        assert all(checked(url) == url for url, _ in found.sitemaps)


TARGETS: dict[str, Target] = {suffix: reader(suffix) for suffix in FORMATS} | {
    target.__name__: target
    for target in (prose, text, story, rules, check, explained, known, feed, sitemap)
}


def _listed(leads: Iterable[Lead]) -> None:
    for lead in latest(leads, 100, PUBLISHED[0]):
        assert lead.id
        assert lead.url is None or checked(lead.url) == lead.url
        assert lead.published is None or lead.published.tzinfo is None
        assert lead.title is None or lead.title.strip()


def _laid_out(document: Document) -> None:
    folded = fold(document.text, document.markup)
    assert len(folded) == len(document.text)
    end = 0
    for block in document.blocks:
        assert end <= block.span.start < block.span.end <= len(document.text)
        end = block.span.end
        place = document.in_file(block.span)
        assert place.span.of(document.file_text) == place.text


def _loaded(load: Callable[[Path], object], data: bytes, name: str) -> Path:
    path = _folder() / name
    path.write_bytes(data)
    try:
        load(path)
    except ConfigError as error:
        assert error.problems
        assert all(problem.place.startswith(str(path)) for problem in error.problems)
    return path


def _documents(told: list[tuple[str, datetime | None]]) -> list[Document]:
    documents = []
    for number, (words, published) in enumerate(told):
        folded = fold(words)
        blocks = blocks_of(folded, paragraphs_of(folded))
        name, outlet = f"d{number}", f"Outlet {number}"
        documents.append(
            Document(name, f"{name}.txt", outlet, words, published, blocks=blocks, origin=outlet)
        )
    return documents


@cache
def _folder() -> Path:
    # In memory where there is such a folder: each of millions of inputs is written once.
    shared = Path("/dev/shm")  # noqa: S108  # a folder of its own is made in it
    return Path(mkdtemp(prefix="atodds-fuzz-", dir=shared if os.access(shared, os.W_OK) else None))


@cache
def _check_of(suffix: str) -> tuple[Check, str]:
    path, name = _folder() / f"{suffix}.yaml", f"article.{suffix}"
    path.write_text(CHECK.format(name), encoding="utf-8")
    (_folder() / name).touch()
    return load_check(path), name


@cache
def _rules() -> RuleSet:
    return load_rules()


@cache
def _schema() -> Draft202012Validator:
    schema = json.loads((files("atodds.report") / "schema.json").read_text("utf-8"))
    return Draft202012Validator(schema)
