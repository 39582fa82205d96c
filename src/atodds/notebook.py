"""Frames in, frames out: articles in a notebook, and what they are at odds on.

A frame of articles has a row for each article, with the columns `source` (the outlet) and `text`,
and where they are known `published`, `url`, `id` and `story`. Articles are compared within a story
only; without that column all are of one story.
"""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pandas as pd
from pydantic import ValidationError

from atodds.config import DocumentEntry, load_rules
from atodds.link import evidence_names
from atodds.model import Document, Outcome
from atodds.pipeline import examine
from atodds.read import documents_of
from atodds.report.frames import assertions_frame, comparisons_frame, conflicts_frame

__all__ = ["assertions", "check", "comparisons"]

NEEDED = ("source", "text")

Rules = str | Path | None


def check(articles: pd.DataFrame, rules: Rules = None) -> pd.DataFrame:
    """Return what the articles are at odds on, a row for each conflict or note, loudest first.

    `rules` is the path of a rule set, None the default one. Raises ValueError where `articles`
    lacks a column; a row without text is left out with a warning.
    """
    return _by_story(articles, rules, conflicts_frame)


def comparisons(articles: pd.DataFrame, rules: Rules = None) -> pd.DataFrame:
    """Return every pair of statements held against each other, with all evidence in columns.

    A column of evidence holds what it adds to `score`: minus infinity where it rules the pair out,
    NA where there is none of it. `rules` and errors are as for `check`.
    """
    return _by_story(articles, rules, lambda o: comparisons_frame(o, evidence_names()))


def assertions(articles: pd.DataFrame, rules: Rules = None) -> pd.DataFrame:
    """Return every statement that was held against another; `rules` and errors as for `check`."""
    return _by_story(articles, rules, assertions_frame)


def _by_story(
    articles: pd.DataFrame, rules: Rules, frame_of: Callable[[Outcome], pd.DataFrame]
) -> pd.DataFrame:
    lacking = [name for name in NEEDED if name not in articles.columns]
    if lacking:
        has = ", ".join(map(str, articles.columns)) or "none"
        said = f"articles must have the columns {' and '.join(NEEDED)}; found {has}"
        raise ValueError(said)
    rule_set = load_rules(rules)
    frames = [
        _named(frame_of(examine(_documents(part), rule_set)), story)
        for story, part in _stories(articles)
    ]
    return pd.concat(frames, ignore_index=True)


def _stories(articles: pd.DataFrame) -> Iterator[tuple[str | None, pd.DataFrame]]:
    if "story" not in articles.columns or articles.empty:
        yield None, articles
        return
    for story, part in articles.groupby("story", sort=True, dropna=False):
        yield None if pd.isna(story) else str(story), part


def _named(frame: pd.DataFrame, story: str | None) -> pd.DataFrame:
    frame.insert(0, "story", pd.Series([story] * len(frame), dtype="string"))
    return frame


def _documents(articles: pd.DataFrame) -> tuple[Document, ...]:
    texts: list[tuple[DocumentEntry, str]] = []
    for number, (label, row) in enumerate(articles.iterrows(), start=1):
        text = row["text"]
        if not isinstance(text, str) or not text.strip():
            _warn(f"row {label}: text must be text, not {text!r}; the row is left out")
            continue
        texts.append((_entry(label, number, row), text))
    _reject_twins(entry.path for entry, _ in texts)
    return documents_of(texts)


def _reject_twins(ids: Iterable[str]) -> None:
    twins = sorted(name for name, count in Counter(ids).items() if count > 1)
    if twins:
        said = f"id must be another in each row of a story; found twice: {', '.join(twins)}"
        raise ValueError(said)


def _entry(label: object, number: int, row: pd.Series) -> DocumentEntry:
    """Describe an article as a check file would; its number stands for a missing id."""
    known = {name: row[name] for name in ("id", "source", "published", "url") if _given(row, name)}
    path, outlet = str(known.get("id", number)), str(known.get("source", "unknown"))
    url = str(known["url"]) if "url" in known else None
    try:
        return DocumentEntry(path=path, outlet=outlet, url=url, published=_date(known))
    except ValidationError as error:
        _warn(f"row {label}: published {error.errors()[0]['msg']}; the date is left out")
        return DocumentEntry(path=path, outlet=outlet, url=url)


def _date(known: dict[str, object]) -> object:
    published = known.get("published")
    return published.isoformat() if isinstance(published, pd.Timestamp) else published


def _given(row: pd.Series, name: str) -> bool:
    return name in row.index and not pd.isna(row[name])


def _warn(message: str) -> None:
    warnings.warn(message, UserWarning, stacklevel=2)
