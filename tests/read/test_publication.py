from collections.abc import Callable
from datetime import datetime

import pytest

from atodds.config import Check
from atodds.model import Document, Problem
from atodds.read import read_intake

Reader = Callable[..., tuple[tuple[Document, ...], tuple[Problem, ...]]]

BODY = "The ferry sank off the island, the coast guard said.\nEleven people were found."

PRINTED = [
    ("Updated: April 12, 2017 - 8:05 AM", "2017-04-12", "a stamp with a label"),
    ("Published 30 May 2016", "2016-05-30", "the day before the month"),
    ("30.05.2016", "2016-05-30", "a date alone, in figures"),
    ("2016-05-30 18:30", "2016-05-30", "a date as computers write it"),
    ("Monday, May 30, 2016", "2016-05-30", "a date alone, in words"),
    ("05/30/2016", "2016-05-30", "no month has the number thirty"),
]
NOT_PRINTED = [
    ("03/04/2016", "the day could be the month"),
    ("31 February 2016", "a date that does not exist"),
    ("The report of May 30, 2016, had warned of it.", "the date of something else"),
    ("Published in 2009", "no day"),
]


def dates(documents: tuple[Document, ...]) -> list[tuple[str | None, bool]]:
    return [
        (d.published.isoformat()[:10] if d.published else None, d.published_given)
        for d in documents
    ]


@pytest.mark.parametrize(("line", "date", "why"), PRINTED, ids=[row[2] for row in PRINTED])
def test_a_date_printed_in_the_head_is_the_publication_date(
    line: str, date: str, why: str, read: Reader
) -> None:
    files = {"a.txt": f"Ferry sinks off island\n{line}\n{BODY}", "b.txt": BODY}
    documents, _ = read(files, {"b.txt": "2016-06-02"})
    assert dates(documents) == [(date, False), ("2016-06-02", True)], why


@pytest.mark.parametrize(("line", "why"), NOT_PRINTED, ids=[row[1] for row in NOT_PRINTED])
def test_other_dates_are_none(line: str, why: str, read: Reader) -> None:
    files = {"a.txt": f"Ferry sinks off island\n{line}\n{BODY}", "b.txt": BODY}
    documents, _ = read(files, {"b.txt": "2016-06-02"})
    assert dates(documents)[0] == ("2016-06-02", False), why


def test_a_full_dateline_dates_its_document(read: Reader) -> None:
    (document,), _ = read({"a.txt": f"HARWICH, May 30, 2016 (Agency) - {BODY}"})
    assert dates((document,)) == [("2016-05-30", False)]


def test_a_date_that_is_given_wins_over_a_printed_one(read: Reader) -> None:
    files = {"a.txt": f"Ferry sinks off island\nPublished 30 May 2016\n{BODY}"}
    assert dates(read(files, {"a.txt": "2016-06-02"})[0]) == [("2016-06-02", True)]


def test_otherwise_it_is_the_middle_day_of_the_others(read: Reader) -> None:
    files = dict.fromkeys(["a.txt", "b.txt", "c.txt", "d.txt"], BODY)
    given = {"b.txt": "2016-06-09T21:10:00", "c.txt": "2016-06-02", "d.txt": "2016-06-03T07:00:00"}
    documents, _ = read(files, given)
    assert documents[0].published == datetime(2016, 6, 3)
    assert not documents[0].published_given


def test_where_nothing_is_known_nothing_is_inferred(read: Reader) -> None:
    assert dates(read({"a.txt": BODY})[0]) == [(None, False)]


def test_in_an_intake_no_document_takes_its_date_from_another(
    check_of: Callable[..., Check],
) -> None:
    files = {"a.txt": BODY, "b.txt": f"{BODY} Two died.", "c.txt": f"Ferry\n30.05.2016\n{BODY}"}
    documents, _ = read_intake(check_of(files, {"b.txt": "2016-06-02"}))
    assert dates(documents) == [(None, False), ("2016-06-02", True), ("2016-05-30", False)]
