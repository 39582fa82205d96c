from __future__ import annotations

import pytest

from atodds.extract.amounts import amounts_in
from atodds.model import Span

NO_AMOUNTS = [
    ("They met at 10 Downing Street.", "a street number"),
    ("The firm moved to 16-18 Orchard Avenue.", "a range of street numbers"),
    ("They live on the 200 block of Elm Street.", "a block of a street"),
    ("It was an 11th-hour deal.", "an ordinal with a unit"),
    ("He came 21st.", "an ordinal in figures"),
    ("Her twenty-first birthday passed.", "an ordinal in words"),
    ("She bought an iPhone 11 Pro.", "a product's number"),
    ("The Galaxy 7 and 7 Plus are out.", "a product's number said again"),
    ("He drove an F-150.", "a model behind a hyphen"),
    ("A Boeing 737 landed.", "an airliner"),
    ("The 747 jumbo landed.", "an airliner by its number"),
    ("An A380 landed.", "letters and figures together"),
    ("B-52 bombers took off.", "a bomber's number before a plural"),
    ("Call 555-123-4567 for help.", "a telephone number"),
    ("Call +44 20 7946 0958 for help.", "a telephone number with its country"),
    ("She called 911.", "an emergency number"),
    ("Under Section 230 they are safe.", "a section"),
    ("They filed for Chapter 11.", "a chapter"),
    ("NATO invoked Article 5.", "an article"),
    ("Resolution 2334 passed.", "a resolution"),
    ("Listen 0:03:05", "the length of a recording"),
    ("She ran it in 2:04.7 again.", "a time in a race"),
    ("The talks began at 7:25 p.m. on Friday.", "a clock time"),
    ("The talks began at 10am.", "a clock time without a space"),
    ("The talks began at 0720 GMT.", "a clock time in four digits"),
    ("The talks began at five o'clock.", "a clock time in words"),
    ("The talks began at half past six.", "half past"),
    ("The talks began at four in the afternoon.", "a part of the day"),
    ("They met on March 14.", "a day"),
    ("They met on 14 March 2014.", "a date"),
    ("They met on March 14-16.", "a range of days"),
    ("They met on 2014-03-14.", "a date in figures"),
    ("They met on 14/03/2014.", "a date with strokes"),
    ("They met in 2014.", "a year"),
    ("The 2012 elections were free.", "a year before a plural"),
    ("They came in 1066.", "an early year"),
    ("The 1980s were loud.", "a decade"),
    ("The 2018-19 season began.", "a season"),
    ("The wall dates from A.D. 1200.", "a year of the era"),
    ("Copyright 2014 Example News", "a copyright year"),
    ("\u00a9 2014 Example News", "a copyright sign"),
    ("The class of 2020 left.", "a class by its year"),
    ("It is open 24/7.", "all week"),
    ("The 9/11 attacks changed it.", "a day that is a name"),
    ("It is on Channel 4.", "a channel"),
    ("He lives at No. 10.", "a number of a house"),
    ("See page 12.", "a page"),
    ("Page 1 of 3", "pages of an article"),
    ("Flight 370 vanished.", "a flight"),
    ("Room 101 was locked.", "a room"),
    ("The FTSE 100 fell.", "an index"),
    ("Fortune 500 companies agreed.", "an index before a plural"),
    ("Formula 1 is back.", "a sport"),
    ("The Group of 20 met.", "a group of countries"),
    ("The Group of Seven met.", "a group of countries in words"),
    ("He has Type 2 diabetes.", "a type of an illness"),
    ("COVID-19 spread.", "an illness with its year"),
    ("5G networks are slow.", "a generation of networks"),
    ("It streams in 1080p here.", "lines of a screen"),
    ("Covid cases are up as 3D printing grows.", "dimensions"),
    ("It is one of the tallest barns.", "one of the"),
    ("One of them wept.", "one of them"),
    ("No one wept.", "no one"),
    ("One must weep.", "a pronoun"),
    ("One day she wept.", "some day"),
    ("They helped one another.", "each other"),
    ("On the one hand it is cheap.", "a turn of phrase"),
    ("The two met.", "two people named before"),
    ("All three wept.", "three people named before"),
    ("Some people wept.", "some without a figure"),
    ("She is a mother of two.", "children of whom nothing is told"),
    ("It was a two-way street.", "a way"),
    ("He is a seven-time champion.", "titles"),
    ("He was a third party to it.", "a third that is no share"),
    ("The second half was dull.", "a half that is no share"),
    ("The couple wept.", "a couple that is a pair"),
    ("She scores often.", "scores that is a verb"),
    ("They put the odds at 10 to 1.", "odds"),
    ("Version 2.0.1 is out.", "a version"),
    ("The server is 192.168.1.1.", "an address of a machine"),
    ("Mail desk24@example.org now.", "an address of mail"),
    ("[3]", "a note"),
    ("1. Boil the water.", "the number of a list"),
    ("16.07 Police say the road is shut.", "the time of a running report"),
    ("Ann Example, 27, of Springfield, won.", "an age that is read with its name"),
]


@pytest.mark.parametrize("text", [row[0] for row in NO_AMOUNTS], ids=[row[1] for row in NO_AMOUNTS])
def test_a_number_that_is_no_amount_is_left_alone(text: str) -> None:
    found = amounts_in(text, Span(0, len(text)))
    assert [amount.mention.text for amount in found] == []


BESIDE_TRAPS = [
    ("On March 14, 2014 five soldiers fell.", ["five soldiers"], "behind a date"),
    ("On Tuesday 12 soldiers fell.", ["12 soldiers"], "behind a weekday"),
    ("About 2000 people came.", ["About 2000 people"], "people, not a year"),
    ("About 2000 came.", ["About 2000"], "a modifier rules out a year"),
    ("The FTSE 100 fell 2%.", ["2%"], "beside an index"),
    ("One person fell.", ["One person"], "one counts"),
    ("He works a 24-hour shift.", ["24-hour"], "hours, not all week"),
    ("Three old 747 jumbo jets came.", ["Three old 747 jumbo jets"], "a model inside the phrase"),
    ("It lasted from 7:25 p.m. for six hours.", ["six hours"], "beside a clock time"),
]


@pytest.mark.parametrize(
    ("text", "amounts"), [row[:2] for row in BESIDE_TRAPS], ids=[row[2] for row in BESIDE_TRAPS]
)
def test_an_amount_beside_such_a_number_is_read(text: str, amounts: list[str]) -> None:
    found = amounts_in(text, Span(0, len(text)))
    assert [amount.mention.text for amount in found] == amounts
