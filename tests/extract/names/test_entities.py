"""A labelled set: in each text, the names in order with the first part of their key."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atodds.extract.names import entities_of
from atodds.language import fold, sentences_of
from atodds.model import EntityKind, EntityMention

Reader = Callable[[str], tuple[EntityMention, ...]]
PERSON, PLACE, BODY = EntityKind.PERSON, EntityKind.PLACE, EntityKind.ORGANISATION


def named(mentions: Iterable[EntityMention], kind: EntityKind) -> list[str]:
    return [m.mention.text for m in mentions if m.entity.kind is kind]


PEOPLE = [
    ("Russian Foreign Minister Pavel Drozd met them.", ["Russian Foreign Minister Pavel Drozd"]),
    ("They told police chief Amy Lund to wait.", ["police chief Amy Lund"]),
    ("Lt. Gen. Ann B. Corwen told reporters so.", ["Lt. Gen. Ann B. Corwen"]),
    ("Dubek Orsan, 44, a shepherd, saw it.", ["Dubek Orsan"]),
    ("It was farmer Tavo Brindle who called.", ["Tavo Brindle"]),
    ("A neighbor, Delphine Rook, heard shots.", ["Delphine Rook"]),
    ("The dead were Cannick, 44, Rudge, 39, and Olen, 32.", ["Cannick", "Rudge", "Olen"]),
    ("They saw Osric D. Vane Jr. leave.", ["Osric D. Vane Jr."]),
    ("Envoys met Karl van der Meer and Omar bin Latif.", ["Karl van der Meer", "Omar bin Latif"]),
    ("Yesterday Ban Tae-jin spoke.", ["Ban Tae-jin"]),
    ("Miss O'Dowd's car and Maria Quist's van collided.", ["Miss O'Dowd", "Maria Quist"]),
    ("Presidents Ann Varga and Luis Prell shook hands.", ["Presidents Ann Varga", "Luis Prell"]),
    ('"We waited," Wren Tolliver said.', ["Wren Tolliver"]),
    ("A 44-year-old Brennick Ashgrove was held.", ["Brennick Ashgrove"]),
    ("They identified him as Brennick Ashgrove.", ["Brennick Ashgrove"]),
    ("The President of Finland Aino Kettu left.", ["President of Finland Aino Kettu"]),
    ("Jo White was there. White smoked.", ["Jo White", "White"]),
    ("Reporting by Odalys Frink in London", ["Odalys Frink"]),
    ("Police held Andrew Ross King there.", ["Andrew Ross King"]),
    ("Kweku Asante, the union's treasurer, told us so.", ["Kweku Asante"]),
]

NOBODY = [
    ("The two ministers spoke for an hour.", "nobody in particular"),
    ("Police said the officer was hurt.", "an office without a name"),
    ("Nice people live there.", "a capital at the beginning"),
    ("He will mark the date in May.", "words that are names elsewhere"),
    ("Human Rights said so.", "ordinary words with capitals"),
    ("They met on Tuesday, June 3.", "days and months"),
    ("The Grand Hotel burned.", "a house"),
    ("St. Luke's Hospital said the man died.", "a hospital named for a saint"),
    ("Turkey said it would vote.", "a country that acts"),
    ("White smoke rose. Brown bears fled.", "colours at the beginning"),
    ("In Orva, Keltra and Dunmore it rained.", "a list of places"),
    ("Contact Us Today For More Great News", "a headline"),
    ("It was made by Rolling Mills in London.", "a firm"),
    ("She lives on Martin Luther King Drive.", "a street named for a person"),
    ("The U.S.-led coalition attacked.", "an adjective"),
    ("Senior officials at the Foreign Ministry declined.", "a ministry"),
]

PLACES = [
    ("Talks began in Vienna on Friday.", ["Vienna"], "a city behind a preposition"),
    ("He flew to Nice and lives in Reading.", ["Nice", "Reading"], "cities that are words"),
    ("Shots were fired near Larkspur Avenue.", ["Larkspur Avenue"], "a street"),
    ("The Orvid valley and Lake Tessin flooded.", ["Orvid valley", "Lake Tessin"], "by kind"),
    ("It struck the village of Brandle.", ["Brandle"], "kind before the name"),
    ("The town lies in Velkova.", ["Velkova"], "unknown, behind a preposition"),
    ("PARIS, March 3 - Rain fell.", ["PARIS"], "a dateline"),
    ("Paris, Texas, is small.", ["Paris", "Texas"], "a city and its state"),
    (
        "They met at the residence of the Swiss ambassador.",
        ["residence of the Swiss ambassador"],
        "a house by whose it is",
    ),
    ("They met at City Hall.", ["City Hall"], "a house"),
    ("It happened at 57th Street off Route 9.", ["57th Street", "Route 9"], "by number"),
    ("The villages of Orva and Keltra are cut off.", ["Orva", "Keltra"], "a list of places"),
    ("It lies west of Brandle.", ["Brandle"], "behind a compass point"),
    ("Maltavia's government fell.", ["Maltavia"], "what only a country has"),
    ("US and UK troops left.", ["US", "UK"], "countries by initials"),
    ("He met Scott Jordan. Jordan left.", [], "a person whose name is a country's"),
    ("In May he was in a hurry.", [], "a month and a noun"),
    ("Charlotte Brand said so. Charlotte wept.", [], "a person whose name is a city's"),
    ("Mobile phones rang in German homes.", [], "a word and an adjective"),
    ("French police are reading it.", [], "an adjective and a verb"),
]

BODIES = [
    ("The U.N. and the UN agreed.", ["U.N.", "UN"], "initials"),
    ("The Russian foreign ministry denied it.", ["Russian foreign ministry"], "a ministry"),
    ("The Kremlin denied it.", ["Kremlin"], "a house that stands for a government"),
    ("Moscow said it would wait.", ["Moscow"], "a capital that acts"),
    ("They warned Tehran again.", ["Tehran"], "a capital that is acted on"),
    ("Oswin University reopened.", ["Oswin University"], "by its shape"),
    ("The University of Brandle reopened.", ["University of Brandle"], "by its shape, with of"),
    ("Kelby police are looking for him.", ["Kelby police"], "a town's police"),
    ("He flew to Moscow.", [], "a capital as a place"),
    ("They met at the White House.", [], "a house as a place"),
    ("Who said so? It told us.", [], "pronouns that are initials elsewhere"),
    ("The fire department of the town came.", ["fire department"], "in lower case"),
    ("A court in the town sat.", [], "a common noun"),
]


@pytest.mark.parametrize(("text", "expected"), PEOPLE)
def test_people_are_found(read: Reader, text: str, expected: list[str]) -> None:
    assert named(read(text), PERSON) == expected


@pytest.mark.parametrize(("text", "reason"), NOBODY)
def test_nobody_is_found(read: Reader, text: str, reason: str) -> None:
    assert named(read(text), PERSON) == [], reason


@pytest.mark.parametrize(("text", "expected", "reason"), PLACES)
def test_places_are_found(read: Reader, text: str, expected: list[str], reason: str) -> None:
    assert named(read(text), PLACE) == expected, reason


@pytest.mark.parametrize(("text", "expected", "reason"), BODIES)
def test_bodies_are_found(read: Reader, text: str, expected: list[str], reason: str) -> None:
    assert named(read(text), BODY) == expected, reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Mayor Ann Varga spoke. Varga left.", "a family name"),
        ("Mayor Ann Varga spoke. Ms. Varga left.", "a form of address"),
        ("Mayor Ann Varga spoke. The mayor left.", "an office"),
        ("Varga left. Mayor Ann Varga had spoken.", "the full form comes later"),
        ("Ann Varga, the mayor, spoke. The mayor left.", "an office in apposition"),
        ("The mayor, Ann Varga, spoke. The mayor left.", "an office before the name"),
        ("U.S. Secretary of State Ann Varga spoke. The secretary of state left.", "of two words"),
        ("French President Ann Varga spoke. The French president left.", "with the country"),
        ("French President Ann Varga spoke. France's president left.", "with the country's name"),
        ("Sergei Varga spoke. Sergey Varga left.", "another spelling"),
        ("Ann Varga's aides spoke. Ann left.", "a first name that only one person has"),
    ],
)
def test_a_short_form_is_the_person_of_the_full_form(read: Reader, text: str, reason: str) -> None:
    keys = [m.entity.key for m in read(text) if m.entity.kind is PERSON]
    assert len(keys) >= 2, reason
    assert len(set(keys)) == 1, reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "German President Ann Varga and French President Luc Prell met. The president left.",
            "two presidents",
        ),
        (
            "German President Ann Varga spoke. The French president left.",
            "another country's president",
        ),
        ("Foreign Minister Ann Varga spoke. The prime minister left.", "another office"),
        ("Foreign Minister Ann Varga spoke. A foreign minister left.", "some minister"),
        ("Deputy Mayor Ann Varga spoke. The mayor left.", "the deputy is not the mayor"),
    ],
)
def test_an_office_that_fits_nobody_or_two_is_left_out(
    read: Reader, text: str, reason: str
) -> None:
    assert all("Varga" in m or "Prell" in m for m in named(read(text), PERSON)), reason


def test_brothers_stay_two_and_their_family_name_alone_is_neither(read: Reader) -> None:
    found = read("Rakim Wexford, 22, and Ricardo Wexford, 19, were hurt. Wexford slept.")
    keys = [m.entity.key for m in found]
    assert len(set(keys)) == 3


def test_title_and_country_are_the_fullest_given(read: Reader) -> None:
    (*_, last) = read("Russian Foreign Minister Pavel Drozd spoke. Mr. Drozd left.")
    assert (last.entity.title, last.entity.country) == ("Russian Foreign Minister", "RU")
    assert last.entity.name == "Pavel Drozd"


def test_a_body_before_an_office_is_part_of_the_title(read: Reader) -> None:
    (*_, last) = read("U.N. spokeswoman Clara Bone spoke.")
    assert last.entity.title == "U.N. spokeswoman"


def test_names_in_a_headline_are_those_of_the_body(read: Reader) -> None:
    found = read("Varga Meets Angry Farmers Over Milk Prices\n\nMayor Ann Varga met farmers.")
    assert named(found, PERSON) == ["Varga", "Mayor Ann Varga"]


def test_a_lost_apostrophe_is_no_part_of_a_name(read: Reader) -> None:
    story = "The forces of President Pavel Drozds government shelled the town on Monday. " * 8
    assert {m.entity.key for m in read(story)} == {"person:drozd:pavel"}


def test_spellings_of_a_government_have_one_key(read: Reader) -> None:
    found = read("The Kremlin denied it. Moscow said so. Russia believes it.")
    assert {m.entity.key for m in found} == {"organisation:government RU"}


def test_long_and_short_names_of_a_body_have_one_key(read: Reader) -> None:
    found = read("The World Health Organization (WHO) spoke. The Oswin Observatory is shut.")
    assert len({m.entity.key for m in found}) == 2


PIECES = (
    "Ann,Varga,the,mayor,of,Vienna,said,U.S.,President,Mr.,.,'s,al-Hamwi,bin,Ministry,Street,in,near,44,Lt.,"
    'Gen.,secretary,state,New,York,Moscow,believes,III,-,who,X.,\u0130,\u00df,",'
)
WORDS = st.sampled_from(PIECES.split(","))


@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=30).map(" ".join)))
def test_mentions_are_cut_from_the_text_in_order_and_never_overlap(text: str) -> None:
    folded = fold(text)
    found = entities_of(folded, sentences_of(folded))
    assert all(m.mention.text == m.mention.span.of(folded) for m in found)
    assert all(a.mention.span.end <= b.mention.span.start for a, b in pairwise(found))
    assert all(m.entity.key and not m.mention.text.isspace() for m in found)
