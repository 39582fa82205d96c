from __future__ import annotations

from typing import Any

from atodds.extract.amounts import amounts_in, quantity_record
from atodds.model import Span


def records(text: str) -> list[dict[str, Any]]:
    return [quantity_record(a, "s1") for a in amounts_in(text, Span(0, len(text)))]


def test_a_record_has_the_fields_that_other_programs_read() -> None:
    text = "The firm does more than 70 per cent of all trade there."
    assert records(text) == [
        {
            "document": "s1",
            "type": "quantity",
            "start": 14,
            "end": 35,
            "exact": "more than 70 per cent",
            "value": 70,
            "lower": 70,
            "upper": None,
            "modifier": "more_than",
            "unit": "percent",
            "dimension": "ratio",
            "counted": None,
            "change": None,
        }
    ]


def test_a_count_has_its_noun_for_a_unit_and_the_phrase_as_written() -> None:
    [record] = records("They sent 7,300 Danish rowers.")
    assert record["unit"] == "rower"
    assert record["dimension"] == "count"
    assert record["counted"] == "Danish rowers"
    assert (record["lower"], record["upper"]) == (7250, 7350)


def test_a_range_has_two_values() -> None:
    [record] = records("It holds between 1 and 2.5 kg.")
    assert record["value"] == [1, 2.5]
    assert record["modifier"] == "between"


def test_a_vague_amount_has_bounds_and_no_value() -> None:
    [record] = records("Dozens of homes burned.")
    assert (record["value"], record["lower"], record["upper"]) == (None, 12, None)
    assert record["modifier"] == "vague"


def test_money_is_named_by_its_code_and_a_rate_in_words() -> None:
    [money, rate] = records("It costs \u00a34m, or \u00a33 a share.")
    assert money["unit"] == "GBP"
    assert rate["unit"] == "pound per share"


def test_change_tells_the_direction_of_a_rise_and_of_the_way_to_a_level() -> None:
    assert [r["change"] for r in records("Rents rose by 5%.")] == ["up"]
    assert [r["change"] for r in records("Rents fell to 500 euros.")] == ["down"]
    assert [r["change"] for r in records("Rents are 500 euros.")] == [None]


def test_a_score_gives_its_two_numbers_and_bounds_that_hold_them() -> None:
    [record] = records("They lost 1-3.")
    assert record["value"] == [1, 3]
    assert (record["lower"], record["upper"]) == (1, 3)
    assert record["unit"] == "score"


def test_a_share_is_of_what_it_counts_and_a_rate_keeps_its_words() -> None:
    [share] = records("A third of the houses burned.")
    assert (share["unit"], share["dimension"]) == ("house", "ratio")
    [rate] = records("It rings 50 times a minute.")
    assert (rate["unit"], rate["counted"]) == ("time per minute", "times a minute")
