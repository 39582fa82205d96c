from __future__ import annotations

import pytest

from atodds.link.unrelated import Naming

GRIMSEY = (
    "The ferry left Grimsey for Aldmouth with Ingrid Osterby at the wheel, and the brothers"
    " Lundgaard on deck. It never came to Aldmouth."
)
VELTEN = (
    "A tram of the line to Velten ran into a lorry of the brewer Hochdorn near the square of"
    " Sankt Ansbert, and the driver, Tobias Quendler, was hurt."
)


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (VELTEN, "another tram, another town"),
        (f"{VELTEN} Police in Velten asked for help on Monday.", "the days are of everybody"),
        (f"{VELTEN} Police in Velten tell of Monday's crash.", "and so are Monday's events"),
        (f"{VELTEN} It is the deadliest year since Ingrid, a storm.", "a first name is of many"),
        (f"{VELTEN} The old County Hospital of Velten was full.", "there is a hospital anywhere"),
    ],
)
def test_texts_that_name_nothing_alike_are_of_two_events(other: str, reason: str) -> None:
    mine = Naming.of(f"{GRIMSEY} Those hurt lie in the County Hospital since Monday.")
    assert mine.shares_nothing(Naming.of(other)), reason
    assert Naming.of(other).shares_nothing(mine), reason


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (f"{VELTEN} He was born on Grimsey.", "an island in common"),
        (f"GRIMSEY — {VELTEN}", "a place line in capitals names it too"),
        (f"Osterby was warned. {VELTEN}", "at the start of a sentence"),
        (f"{VELTEN} A Grimseyan vet helped.", "who is from there"),
        ("A ferry went down with forty on board, the coastguard said.", "it names nobody"),
        ("A ferry from Norholm sank, said Jens Wulff.", "too short to name all"),
        (GRIMSEY, "one text"),
        ("", "no text"),
    ],
)
def test_texts_may_be_of_one_event(other: str, reason: str) -> None:
    mine = Naming.of(GRIMSEY)
    assert not mine.shares_nothing(Naming.of(other)), reason
    assert not Naming.of(other).shares_nothing(mine), reason


def test_a_sentence_names_what_its_text_nowhere_writes_small() -> None:
    text = "The Lantern sank off Aldmouth on Monday. A lantern was found near Velten."
    assert Naming.of(text).in_sentence("The Lantern sank off Aldmouth on Monday.") == {"aldmo"}


def test_a_word_that_either_writes_small_names_nothing() -> None:
    mine = Naming.of(f"{GRIMSEY} She spoke to the Lantern last week.")
    other = Naming.of(f"{VELTEN} A lantern fell.")
    assert mine.shares_nothing(other)
