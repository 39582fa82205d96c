import random
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest

from atodds.language import fold, paragraphs_of
from atodds.model import Document
from atodds.read.imprints import Imprints, imprint_of
from atodds.read.layout import blocks_of
from atodds.read.origins import origins_named

FERRY = [
    "A wooden ferry sank in rough seas off the island late on Monday with dozens on board.",
    "Fishing boats picked up survivors through the night, and divers went down at first light.",
    "The owner of the vessel had been fined twice for carrying more people than allowed.",
    "Harbour officials closed the pier and told boats to stay in port until the wind fell.",
    "Relatives gathered in a school near the beach, where names were read out every hour.",
    "The transport ministry promised an inquiry and said it would report by summer.",
]
TRAIN = [
    "A goods train left the rails near the quarry on Monday and spilled its load across the road.",
    "Nobody lived close enough to be hurt, though a shepherd lost eleven animals to fumes.",
    "Engineers blamed a cracked wheel that should have been found when it was last looked at.",
    "The line will stay shut for a week while cranes lift the wagons and workers lay new sleepers.",
    "Buses take travellers from the valley to the next station, which adds an hour to the trip.",
    "The railway said it would pay for the animals and for the cleaning of the stream.",
]
QUOTE = '"I heard a bang and then the water was everywhere and we ran for the rail," he said.'


def document(name: str, paragraphs: list[str], outlet: str | None = None) -> Document:
    text = "\n".join(paragraphs)
    folded = fold(text)
    made = Document(name, f"{name}.txt", outlet or name.title(), text)
    return replace(made, blocks=blocks_of(folded, paragraphs_of(folded)))


def origins(*documents: Document) -> list[str]:
    return [document.origin for document in origins_named(documents)]


def test_a_copy_shares_the_origin_of_what_it_copies() -> None:
    assert origins(document("gazette", FERRY), document("times", FERRY)) == ["Gazette", "Gazette"]


def test_a_copy_cut_from_the_end_is_a_copy() -> None:
    assert origins(document("times", FERRY[:3]), document("gazette", FERRY)) == [
        "Gazette",
        "Gazette",
    ]


def test_a_copy_with_another_headline_and_a_few_words_changed_is_a_copy() -> None:
    edited = [
        "Dozens feared drowned",
        FERRY[0].replace("late on Monday", "on Monday night"),
        *FERRY[1:],
    ]
    assert len(set(origins(document("gazette", FERRY), document("times", edited)))) == 1


def test_two_reports_of_two_events_have_two_origins() -> None:
    assert origins(document("gazette", FERRY), document("times", TRAIN)) == ["Gazette", "Times"]


QUAKE = (
    "An earthquake of magnitude {0} struck {1} miles from the town of {2} on {3} at a depth of {4} "
    "miles, the Tovland Seismological Institute said. There were no reports of damage or of "
    "anybody hurt. The institute said that smaller ones may follow in the days to come."
)
VERDICT = (
    "A jury in {0} found {1} guilty of fraud on {2} after a trial of three weeks. The judge will "
    "pass sentence next month. The defence said that it would appeal, and that the case had been "
    "decided in the newspapers before the first witness was heard."
)
ONE_FORM = [
    (
        QUAKE.format("4.6", "12", "Gressvik", "Tuesday", "20"),
        QUAKE.format("5.1", "31", "Hamarvik", "Friday", "7"),
        "two quakes as one institute reports them",
    ),
    (
        QUAKE.format("4.6", "12", "Gressvik", "Tuesday", "20"),
        QUAKE.format("4.9", "14", "Gressvik", "Tuesday", "11"),
        "two quakes near one town on one day: only the figures tell them apart",
    ),
    (
        VERDICT.format("Bexford", "Tobias Renn", "Monday"),
        VERDICT.format("Melborne", "Carla Ost", "Monday"),
        "two verdicts of one day: only the names tell them apart",
    ),
]


@pytest.mark.parametrize(("left", "right", "why"), ONE_FORM)
def test_two_reports_written_to_one_form_have_two_origins(left: str, right: str, why: str) -> None:
    found = origins(document("gazette", [left]), document("times", [right]))
    assert found == ["Gazette", "Times"], why


@pytest.mark.parametrize(
    ("text", "edited", "why"),
    [
        (ONE_FORM[0][0], ONE_FORM[0][0].replace("4.6", "4.7"), "one figure is mistyped"),
        (ONE_FORM[2][0], ONE_FORM[2][0].replace("Renn", "Wren"), "one name is misspelt"),
        (ONE_FORM[2][0], ONE_FORM[2][0].replace("Monday", "Tuesday"), "a day is mistaken"),
        (ONE_FORM[2][0], ONE_FORM[2][0].upper(), "all in capitals"),
        ("\n".join(FERRY), "\n".join([*FERRY[:5], "Nobody said why."]), "names and figures: none"),
    ],
)
def test_a_copy_with_a_mistake_is_a_copy(text: str, edited: str, why: str) -> None:
    copies = (document(name, made.split("\n")) for name, made in [("g", text), ("t", edited)])
    assert len(set(origins(*copies))) == 1, why


def test_reports_to_one_form_are_not_made_copies_by_their_number() -> None:
    quakes = [
        QUAKE.format(f"{4 + n % 3}.{n}", str(11 + 7 * n), f"{place}vik", "Tuesday", str(90 - 4 * n))
        for n, place in enumerate(["Hamar", "Gress", "Sol", "Ner", "Brei", "Lar", "Nar", "Ve"])
    ]
    assert len(set(origins(*(document(f"paper{n}", [q]) for n, q in enumerate(quakes))))) == 8


def test_a_text_of_a_name_alone_hides_no_copies() -> None:
    names = [document(f"a{number}", ["Gressvik"]) for number in range(3)]
    copies = [document("gazette", FERRY), document("times", FERRY)]
    assert origins(*names, *copies)[3:] == ["Gazette", "Gazette"]


@pytest.mark.xfail(reason="whatever holds most of a text counts as its copy, and copies chain")
def test_a_round_up_does_not_make_one_text_of_its_items() -> None:
    ferry, train = document("gazette", FERRY[:3]), document("times", TRAIN[:3])
    both = document("weekly", [*FERRY[:3], *TRAIN[:3]])
    ferry_origin, train_origin, _ = origins(ferry, train, both)
    assert ferry_origin != train_origin


def test_a_shared_quotation_and_background_make_no_copy() -> None:
    left = [*FERRY[:4], QUOTE, TRAIN[5]]
    right = [*TRAIN[:4], QUOTE, TRAIN[5]]
    assert len(set(origins(document("gazette", left), document("times", right)))) == 2


@pytest.mark.parametrize(
    ("credited", "agency"),
    [
        (["HARWICH, March 9 (Reuters) - " + FERRY[0], *FERRY[1:]], "Reuters"),
        (["HARWICH (AP) \u2014 " + FERRY[0], *FERRY[1:]], "Associated Press"),
        (["AFP Tuesday 9 Mar 2021", *FERRY], "AFP"),
        ([*FERRY, "Copyright 2021 The Associated Press. All rights reserved."], "Associated Press"),
        ([*FERRY[:-1], FERRY[-1] + " --AFP"], "AFP"),
        (["HARWICH, March 9 (Meridian) - " + FERRY[0], *FERRY[1:]], "Meridian"),
    ],
    ids=["dateline", "short dateline", "stamp", "copyright", "signed", "unknown agency"],
)
def test_a_credit_names_the_origin(credited: list[str], agency: str) -> None:
    assert origins(document("gazette", credited), document("times", FERRY)) == [agency, agency]


@pytest.mark.parametrize(
    "line",
    [
        "A picture by AFP showed the wreck. AFP PHOTO",
        "The Reuters office in the port was shut.",
        "The captain (AP) could not be reached.",
    ],
)
def test_naming_an_agency_is_no_credit(line: str) -> None:
    assert origins(document("gazette", [*FERRY[:2], line, *FERRY[2:]])) == ["Gazette"]


def test_one_agency_may_send_two_texts() -> None:
    left = document("gazette", ["HARWICH (AP) - " + FERRY[0], *FERRY[1:]])
    right = document("times", ["HARWICH (AP) - " + TRAIN[0], *TRAIN[1:]])
    assert origins(left, right) == ["Associated Press (gazette)", "Associated Press (times)"]


def test_two_texts_of_one_outlet_are_told_apart() -> None:
    left, right = document("times-1", FERRY, "Times"), document("times-2", TRAIN, "Times")
    assert origins(left, right) == ["Times (times-1)", "Times (times-2)"]


def test_page_furniture_that_two_share_makes_no_copy() -> None:
    page = ["Sign up for our newsletter and get the news of the bay every morning at six"] * 1
    left, right = document("gazette", [*FERRY, *page * 9]), document("times", [*TRAIN, *page * 9])
    assert len(set(origins(left, right))) == 2


@pytest.mark.parametrize("seed", range(4))
def test_origins_do_not_depend_on_the_order_of_the_documents(seed: int) -> None:
    documents = [
        document("a", FERRY),
        document("b", FERRY[:4]),
        document("c", TRAIN),
        document("d", ["HARWICH (AP) - " + TRAIN[0], *TRAIN[1:]]),
        document("e", [*FERRY[:3], *TRAIN[:3]]),
    ]
    expected = {d.id: d.origin for d in origins_named(documents)}
    random.Random(seed).shuffle(documents)  # noqa: S311  # no secret
    assert {d.id: d.origin for d in origins_named(documents)} == expected


def test_of_more_copies_than_are_held_against_each_other_all_are_found() -> None:
    copies = [document(f"copy{n}", [*FERRY, TRAIN[n % 6]]) for n in range(60)]
    assert set(origins(*copies, document("zone", TRAIN))) == {"Copy0", "Zone"}


def test_a_text_without_a_word_is_nobodys_copy() -> None:
    blank = [document("a", []), document("b", [QUOTE]), document("c", ["..."])]
    assert origins(*blank, document("d", FERRY)) == ["A", "B", "C", "D"]


def test_what_is_nobodys_copy_is_told_by_its_sketch() -> None:
    documents = [document("a", FERRY), document("b", TRAIN), document("c", FERRY[:4])]
    known = {d.id: imprint_of(d) for d in documents}
    asked = set[str]()

    def runs(names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        for name in names:
            asked.add(name)
            yield name, known[name].runs

    imprints = Imprints(known, runs)
    for name, imprint in known.items():
        imprints.add(name, imprint.sketch)
    assert [d.origin for d in origins_named(documents, imprints)] == ["A", "B", "A"]
    assert asked == {"a", "c"}
