"""Articles without end, all invented: as many stories as asked for, told by outlets of their own.

A story has its town, people, day and figures. Each outlet tells some of it in an order and wording
of its own, with background that others leave out; now and then one gets a figure wrong.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from typing import NamedTuple

FIRST_DAY = date(2031, 3, 3)

ONSETS = (*tuple("bdfghklmnprstvw"), "br", "dr", "gr", "kl", "pr", "st", "tr")
NUCLEI = ("a", "e", "i", "o", "u", "ae", "ei", "ou")
CODAS = ("l", "m", "n", "r", "s", "t", "nd", "rk", "lm", "rn", "st")
TOWN_ENDS = ["ford", "holm", "wick", "burn", "mouth", "stead", "haven", "ley"]
FIRST_NAMES = [
    "Anna",
    "Peter",
    "Clara",
    "Oscar",
    "Maria",
    "Simon",
    "Helen",
    "Victor",
    "Nora",
    "Paul",
]
OFFICES = ["police chief", "fire chief", "mayor", "hospital director", "district attorney"]
OUTLETS = [f"{place} {paper}" for place in ("North", "Harbour", "Valley", "Coast", "Capital")
           for paper in ("Times", "Herald", "Courier", "Wire", "Radio", "Gazette")]  # fmt: skip
EVENTS = {
    "fire": ("a fire swept through a {thing}", ("warehouse", "hotel", "factory", "market hall")),
    "explosion": ("an explosion tore through a {thing}", ("plant", "refinery", "bakery", "mine")),
    "crash": ("a bus crashed into a {thing}", ("bridge", "lorry", "tram", "wall")),
    "shooting": ("a gunman opened fire in a {thing}", ("shop", "bar", "school", "church")),
    "flood": ("a flood burst into a {thing}", ("valley", "camp site", "suburb", "harbour")),
}

LEADS = (
    (
        "{killed} people were killed and {injured} injured when {happened} in {town} on "
        "{weekday}, the {office} said."
    ),
    (
        "At least {killed} people died and {injured} others were injured on {weekday} "
        "after {happened} in {town}."
    ),
    (
        "{happened} in {town} on {weekday}, killing {killed} people and injuring "
        "{injured}, officials said."
    ),
)
TOLD = (
    "“We have never seen anything like it in {town},” said {name}, the {office}.",
    "{name}, the {office}, said {rescuers} rescuers worked at the {thing} on {street} Street.",
    "The {event} began at {hour}:{minute:02} p.m. on {street} Street, {name} told reporters.",
    "It took crews {hours} hours to bring the scene under control, the {office} said.",
    "Damage to the {thing} was put at ${damage} million by {witness} of the insurance office.",
    "Among the dead was {victim}, {age}, who had worked at the {thing} for {years} years.",
    "{witness}, {witness_age}, who lives on {street} Street, said she heard {bangs} bangs.",
    "The {injured} injured were taken to two hospitals in {town} and in nearby {next_town}.",
    "{name} said that {missing} people were still missing on {weekday} evening.",
    "Some {evacuated} residents were moved to a sports hall in {next_town}.",
    "The {thing} on {street} Street had been inspected {inspected} months ago.",
    "The government in the capital promised {aid} million dollars in aid to {town}.",
)
BACKGROUND = (
    "The {0} of {region} has long been known for its {1}, which {2} buy by the {3}.",
    "Nobody in the {0} remembers when the {1} was last without its {2} and {3}.",
    "Before the {0} came, the {1} lived off {2}, and some still keep a {3}.",
    "A {0} that sells {1} and {2} stands where the old {3} used to be.",
    "What the {0} and the {1} have in common is the {2}, says a book on {3}.",
    "Each spring the {0} is carried past the {1} to the {2} behind the {3}.",
)
"""Frames for what an outlet adds of its own: the words in them are a story's."""


@dataclass(frozen=True, slots=True)
class Article:
    """One invented article."""

    name: str
    outlet: str
    published: date
    text: str


class Chances(NamedTuple):
    """What chance there is, and where it comes from."""

    seed: int = 0
    wrong: float = 0.1
    """The share of articles that get a figure wrong."""
    characters: int | None = None
    """How long a body may become; longer only where the first two sentences are."""


def stories(
    count: int, articles: int, seed: int = 0, wrong: float = 0.1, characters: int | None = None
) -> Iterator[list[Article]]:
    """Yield so many stories with so many articles in all, the same for the same seed.

    `wrong` is the share of articles that get a figure wrong; a body that is longer than so many
    `characters` ends after the last sentence that fits.
    """
    for number in range(count):
        size = articles // count + (number < articles % count)
        yield _articles(number, range(size), Chances(seed, wrong, characters))


def further(number: int, have: int, count: int, characters: int | None = None) -> list[Article]:
    """Return so many more articles on a story of which there are some."""
    return _articles(number, range(have, have + count), Chances(characters=characters))


def _articles(number: int, which: Iterable[int], chances: Chances) -> list[Article]:
    told = _told(random.Random(f"{chances.seed}:{number}"))  # noqa: S311  # no secret
    return [
        _article(
            f"{number:04}/{n:02}",
            told,
            chances,
            random.Random(f"{chances.seed}:{number}:{n}"),  # noqa: S311  # no secret
        )
        for n in which
    ]


def _told(chance: random.Random) -> dict[str, object]:
    event = chance.choice(list(EVENTS))
    happened, things = EVENTS[event]
    thing = chance.choice(things)
    day = FIRST_DAY + timedelta(days=chance.randrange(60))
    names = {
        key: f"{chance.choice(FIRST_NAMES)} {_word(chance)}"
        for key in ("name", "victim", "witness")
    }
    return {
        "event": event,
        "happened": happened.format(thing=thing),
        "thing": thing,
        "day": day,
        "weekday": day.strftime("%A"),
        "town": _word(chance, chance.choice(TOWN_ENDS)),
        "next_town": _word(chance, chance.choice(TOWN_ENDS)),
        "region": _word(chance, "mark"),
        "street": _word(chance),
        "words": " ".join(_word(chance).lower() for _ in range(60)),
        "office": chance.choice(OFFICES),
        **names,
        **{
            key: chance.randint(*limits)
            for key, limits in {
                "killed": (3, 40), "injured": (5, 90), "rescuers": (40, 400), "hour": (1, 11),
                "minute": (0, 59), "hours": (2, 9), "damage": (2, 60), "age": (19, 80),
                "years": (2, 30), "witness_age": (19, 80), "bangs": (2, 5), "missing": (2, 12),
                "evacuated": (100, 900), "inspected": (2, 11), "aid": (1, 20),
            }.items()
        },
    }  # fmt: skip


def _article(
    name: str, told: dict[str, object], chances: Chances, chance: random.Random
) -> Article:
    facts = dict(told)
    if chance.random() < chances.wrong:
        figure = chance.choice(("killed", "injured", "hours", "age", "missing"))
        facts[figure] = int(str(facts[figure])) + chance.randint(1, 4)
    body = [
        *chance.sample(TOLD, chance.randint(4, 7)),
        *(_background(told, chance) for _ in range(chance.randint(4, 9))),
    ]
    own = body[-1]
    chance.shuffle(body)
    lines = [chance.choice(LEADS), *body]
    if chances.characters:
        # Short articles differ by what their outlets add.
        lines[1:] = [own, *(line for line in body if line != own)]
    sentences = _fitting([_sentence(line, facts) for line in lines], chances.characters)
    title = f"{facts['killed']} killed in {facts['town']} {facts['event']}"
    paragraphs = [" ".join(sentences[at : at + 2]) for at in range(0, len(sentences), 2)]
    day = FIRST_DAY if not isinstance(told["day"], date) else told["day"]
    return Article(
        name,
        chance.choice(OUTLETS),
        day + timedelta(days=chance.choice((0, 0, 1))),
        "\n\n".join([title, *paragraphs]),
    )


def _fitting(sentences: list[str], characters: int | None) -> list[str]:
    """Return the first sentences that fit, two at the least."""
    ends = accumulate(map(len, sentences))
    fit = sum(characters is None or end <= characters for end in ends)
    return sentences[: max(fit, 2)]


def _background(told: Mapping[str, object], chance: random.Random) -> str:
    words = str(told["words"]).split()
    return chance.choice(BACKGROUND).format(*chance.sample(words, 4), region=told["region"])


def _sentence(line: str, facts: dict[str, object]) -> str:
    said = line.format(**facts)
    return said[0].upper() + said[1:]


def _word(chance: random.Random, end: str | None = None) -> str:
    syllables = [chance.choice(ONSETS) + chance.choice(NUCLEI) for _ in range(chance.randint(1, 2))]
    return (
        "".join(syllables) + (end or chance.choice(ONSETS) + "e" + chance.choice(CODAS))
    ).title()
