"""Evidence that two people of whom one at least is unnamed are one."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from atodds.language import content_words
from atodds.language.persons import same_person
from atodds.link.roster import group_of, sorts_of
from atodds.link.story import Story
from atodds.model import SOMEBODY, Assertion, Category, Kind, Profile, Quantity

Finding = tuple[str, float, str] | None

CLOSE = Fraction(2)
FAR = Fraction(5)
FEWEST_OTHERS, MOST_OTHERS = 2, 3
HALF = 0.5
GENERAL = frozenset({"man", "woman", "person", "individual", "victim", "male", "female"})
"""Nouns that say less of who it is than the sex and the fate that are weighed beside them."""
SEXES = frozenset({"male", "female"})


def described_alike(left: Assertion, right: Assertion, story: Story) -> Finding:
    """Both are of somebody of one sex, of one trade or to whom the same happened."""
    del story
    both = _profiles(left, right)
    if both is None:
        return None
    mine, other = both
    trades = mine.nouns & other.nouns - GENERAL
    sexes = mine.features & other.features & SEXES
    fates = {group_of(left), group_of(right)}
    fate = frozenset(fates - {None}) if len(fates) == 1 else frozenset()
    amount = len(trades) + HALF * len(sexes) + len(fate)
    shared = ", ".join(sorted(str(trait) for trait in trades | sexes | fate))
    return ("same-description", amount, f"both are of somebody {shared}") if shared else None


def aged_alike(left: Assertion, right: Assertion, story: Story) -> Finding:
    """Both are of somebody of one age, which is not itself in question."""
    del story
    both = _profiles(left, right)
    if both is None or both[0].age is None or both[1].age is None:
        return None
    return "same-age", 1.0, f"both are of somebody aged {both[0].age.lower}"


def fates_differ(left: Assertion, right: Assertion, story: Story) -> Finding:
    """One is of somebody killed or hurt, the other of somebody else's fate."""
    del story
    if _profiles(left, right) is None:
        return None
    mine, other = group_of(left), group_of(right)
    if mine is None or other is None or mine == other:
        return None
    return "fates-differ", 1.0, f"one is {mine}, the other {other}"


def one_alone(left: Assertion, right: Assertion, story: Story) -> Finding:
    """Each text tells of one person of that sort alone: the baby, the woman killed."""
    if _profiles(left, right) is None:
        return None
    mine, other = (
        sorts_of(a) & story.rosters[a.document].sole
        if a.document in story.rosters
        else frozenset[str]()
        for a in (left, right)
    )
    shared = sorted(mine & other, key=lambda s: (s == "victim", s.startswith("person"), s))
    return ("one-alone", 1.0, f"each text tells of one {shared[0]} alone") if shared else None


def others_alike(left: Assertion, right: Assertion, story: Story) -> Finding:
    """Both texts give as many ages, suspects apart, and all but these two are the same."""
    if _profiles(left, right) is None or "accused" in {group_of(left), group_of(right)}:
        return None
    if not (isinstance(left.value, Quantity) and isinstance(right.value, Quantity)):
        return None
    mine, other = (story.rosters[a.document].ages for a in (left, right))
    rest = mine - {left.value.hard_base}
    if len(rest) < FEWEST_OTHERS or rest != other - {right.value.hard_base}:
        return None
    ages = ", ".join(str(i.lower) for i in sorted(rest, key=lambda i: i.lower or 0))
    return (
        "same-others",
        float(min(len(rest), MOST_OTHERS)),
        f"both give the ages of the others as {ages}",
    )


def ages_near(left: Assertion, right: Assertion, story: Story) -> Finding:
    """Two ages of one person differ by little: of two people, by anything."""
    del story
    if _profiles(left, right) is None:
        return None
    if not (isinstance(left.value, Quantity) and isinstance(right.value, Quantity)):
        return None
    low, high = sorted(
        (left.value.hard_base.lower or Fraction(0), right.value.hard_base.lower or Fraction(0))
    )
    if low == high:
        return None
    if high - low <= CLOSE:
        return "ages-near", 1.0, "the two ages are close"
    return "ages-apart", 6.0 if high - low > FAR else 1.0, "the two ages are not close"


def persons_apart(left: Assertion, right: Assertion) -> str | None:
    """Return why two people of whom one is unnamed cannot be one."""
    both = _profiles(left, right)
    if both is None:
        return None
    mine, other = (p.features for p in both)
    for one, another in (("male", "female"), ("infant", "adult"), ("culprit", "victim")):
        if (one in mine and another in other) or (another in mine and one in other):
            return f"one is {one}, the other {another}"
    ages = [p.age for p in both if p.age]
    if len(ages) > 1 and not ages[0].meets(ages[1]):
        return f"one is aged {ages[0].lower}, the other {ages[1].lower}"
    kin = [p.nouns for p in both if "kin" in p.features]
    if len(kin) > 1 and kin[0].isdisjoint(kin[1]):
        return f"one is a {', '.join(kin[0])}, the other a {', '.join(kin[1])}"
    return None


def namesakes(left: Assertion, right: Assertion, story: Story) -> str | None:
    """Return why two people of one family name, if of two first names, are no slip of the pen."""
    mine, other = left.value, right.value
    if left.kind is not Kind.NAME or not (
        isinstance(mine, Category) and isinstance(other, Category)
    ):
        return None
    if same_person(mine.key, other.key):
        return "both give one name"
    if _given(mine)[0] != _given(other)[0]:
        return "two first names so unlike are of two people"
    for name, assertion in ((mine, right), (other, left)):
        if any(same_person(name.key, told) for told in story.rosters[assertion.document].names):
            return f"both texts tell of {name.text}"
    return None


def name_words(assertion: Assertion) -> frozenset[str]:
    """Return the words of the names that take part: who is there has evidence of its own."""
    return frozenset[str]().union(*(_words_of(p.name) for p in assertion.event.who))


@lru_cache(maxsize=4096)
def _words_of(name: str) -> frozenset[str]:
    return frozenset(content_words(name))


def _given(name: Category) -> str:
    return name.key.rpartition(":")[2]


def _profiles(left: Assertion, right: Assertion) -> tuple[Profile, Profile] | None:
    """Return both profiles, where names do not tell by themselves who it is."""
    mine, other = left.slot.profile, right.slot.profile
    if mine is None or other is None or SOMEBODY not in {left.slot.of, right.slot.of}:
        return None
    return mine, other
