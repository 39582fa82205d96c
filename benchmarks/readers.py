"""One reader, timed by the interpreter that has it installed; `reading.py` starts this.

    python readers.py NAME ARTICLES SECONDS DAY

ARTICLES is a JSON list of texts published on DAY. Prints the characters that the reader reads in a
second of one core. Each reader is imported only where it is asked for: no environment has them all.
"""

# ruff: noqa: PLC0415

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

ROUNDS = 3
UNITS = [
    "minute",
    "hour",
    "day",
    "week",
    "month",
    "year",
    "kilometre",
    "mile",
    "percent",
    "dollar",
    "million",
    "people",
]
DAYS = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "today",
    "yesterday",
]
CALLS = ["killed", "injured", "wounded", "arrested", "said", "told", "announced", "died", "missing"]


class Prepared(NamedTuple):
    """What to call, and with what for each text; what it took to prepare does not count."""

    read: Callable[[Any], object]
    items: Sequence[Any]


def main() -> None:
    """Time the reader that the arguments name."""
    _, name, articles, seconds, day = sys.argv
    texts = json.loads(Path(articles).read_text(encoding="utf-8"))
    prepared = READERS[name](texts, datetime.fromisoformat(day))
    prepared.read(prepared.items[0])
    print(max(_pace(prepared, texts, float(seconds)) for _ in range(ROUNDS)))


def _pace(prepared: Prepared, texts: Sequence[str], seconds: float) -> float:
    characters, spent, begun = 0, 0.0, time.process_time()
    for text, item in zip(texts, prepared.items, strict=True):
        prepared.read(item)
        characters += len(text)
        spent = time.process_time() - begun
        if spent > seconds:
            break
    return characters / spent


def _atodds(texts: Sequence[str], day: datetime) -> Prepared:
    from atodds.config import DocumentEntry
    from atodds.engine import collect_seldom
    from atodds.extract import extract
    from atodds.read import documents_of

    collect_seldom()  # as the command does

    entries = [
        DocumentEntry(path=f"{n}.txt", outlet="A Paper", published=day) for n in range(len(texts))
    ]
    return Prepared(extract, [documents_of([pair])[0] for pair in zip(entries, texts, strict=True)])


def _compiled(texts: Sequence[str], _: datetime) -> Prepared:
    import re

    return Prepared(re.compile(r"\b\d[\d.,]*\s+\w+").findall, texts)


def _spacy(texts: Sequence[str], _: datetime) -> Prepared:
    import spacy

    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    number: dict[str, object] = {"LIKE_NUM": True}
    forms = [form for unit in UNITS for form in (unit, f"{unit}s")]
    rules: list[list[dict[str, object]]] = [
        [number, {"LOWER": {"IN": forms}}],
        [{"LOWER": {"IN": ["about", "nearly", "over"]}}, number, {"IS_ALPHA": True}],
        [{"LOWER": "more"}, {"LOWER": "than"}, number, {"IS_ALPHA": True}],
        [{"TEXT": {"IN": DAYS}}],
        [number, {"LOWER": {"IN": ["a.m.", "p.m."]}}],
        [number, {"IS_ALPHA": True, "OP": "*"}, {"LOWER": {"IN": CALLS}}],
    ]
    ruler = pipeline.add_pipe("span_ruler")
    ruler.add_patterns([{"label": "FACT", "pattern": rule} for rule in rules])
    return Prepared(pipeline, texts)


def _quantulum(texts: Sequence[str], _: datetime) -> Prepared:
    from quantulum3 import parser

    return Prepared(parser.parse, texts)


def _recognizers(texts: Sequence[str], day: datetime) -> Prepared:
    import recognizers_date_time
    import recognizers_number
    import recognizers_number_with_unit as with_unit
    from recognizers_text import Culture

    models = [
        recognizers_number.recognize_number,
        with_unit.recognize_dimension,
        with_unit.recognize_currency,
        with_unit.recognize_age,
        partial(recognizers_date_time.recognize_datetime, reference=day),
    ]
    return Prepared(lambda text: [model(text, Culture.English) for model in models], texts)


def _dateparser(texts: Sequence[str], day: datetime) -> Prepared:
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": day}
    return Prepared(lambda t: search_dates(t, languages=["en"], settings=settings), texts)


READERS = {
    "atodds": _atodds,
    "re": _compiled,
    "spacy": _spacy,
    "quantulum3": _quantulum,
    "recognizers-text": _recognizers,
    "dateparser": _dateparser,
}

if __name__ == "__main__":
    main()
