"""Values of closed lists, places, people and offices: two of one scheme exclude each other."""

from __future__ import annotations

from atodds.language.bodies import same_body
from atodds.language.persons import same_person
from atodds.language.streets import STREET, Stand, address_of, addresses_stand
from atodds.model import Category, Judgement, Verdict

Finding = tuple[Verdict, str] | None
ADDRESSES = {
    Stand.SAME: (Verdict.AGREE, "both say {}"),
    Stand.MEET: (Verdict.COMPATIBLE, "{} and {} are one said more closely"),
    Stand.MISNAMED: (Verdict.CONFLICT, "“{}” and “{}” are two streets of one name"),
    Stand.MISNUMBERED: (Verdict.CONFLICT, "“{}” and “{}” are two places on one street"),
    Stand.APART: (Verdict.INCOMPARABLE, "{} and {} may be two places or one near both"),
}
PAIR = 2
"""In larger companies outlets name whom they think worth naming."""


def categories_stand(mine: Category, other: Category) -> Judgement:
    """Return how two values of one scheme stand."""
    found = next(filter(None, (finds(mine, other) for finds in FINDERS)), None)
    return Judgement(*(found or (Verdict.CONFLICT, f"“{mine.text}” is not “{other.text}”")))


def _one_value(mine: Category, other: Category) -> Finding:
    keys = (mine.key, other.key)
    if mine.key == other.key or same_person(*keys) or same_body(*keys):
        return Verdict.AGREE, f"both say {mine.text}"
    return None


def _one_part_of_other(mine: Category, other: Category) -> Finding:
    if mine.key in other.within or other.key in mine.within:
        return Verdict.COMPATIBLE, f"{mine.text} and {other.text} are one said more closely"
    return None


def _of_two_sorts(mine: Category, other: Category) -> Finding:
    if mine.scheme == other.scheme:
        return None
    return Verdict.COMPATIBLE, f"{mine.text} and {other.text} are of two sorts"


def _one_side(mine: Category, other: Category) -> Finding:
    """A government and its ministry speak for one country."""
    if mine.scheme != "organisation" or mine.within.isdisjoint(other.within):
        return None
    return Verdict.COMPATIBLE, f"{mine.text} and {other.text} speak for one country"


def _two_sites(mine: Category, other: Category) -> Finding:
    """Two sites exclude each other when they are of one name or sort: Elm Street, Elm Road."""
    if mine.scheme != "site":
        return None
    left, right = (key.partition(":")[2].split() for key in (mine.key, other.key))
    if min(len(left), len(right)) > 1 and (left[-1] == right[-1] or left[:-1] == right[:-1]):
        return None
    return Verdict.INCOMPARABLE, f"{mine.text} and {other.text} may be one place or near it"


def _two_addresses(mine: Category, other: Category) -> Finding:
    """Streets of one name and two sorts exclude each other; two streets may meet at a corner."""
    if mine.scheme != STREET:
        return None
    stand = addresses_stand(address_of(mine.key), address_of(other.key))
    verdict, reason = ADDRESSES[stand]
    return verdict, reason.format(mine.text, other.text)


def _two_offices(mine: Category, other: Category) -> Finding:
    """One person may hold two offices of different sorts."""
    if mine.scheme != "office" or mine.key.split()[-1] == other.key.split()[-1]:
        return None
    return Verdict.COMPATIBLE, f"one may be {mine.text} and {other.text}"


def _two_companies(mine: Category, other: Category) -> Finding:
    """Companies of one size are at odds when each has one whom the other has not."""
    if mine.scheme != "company":
        return None
    if mine.within <= other.within or other.within <= mine.within:
        return Verdict.COMPATIBLE, f"{mine.text} are among {other.text} or the reverse"
    strangers = (len(mine.within - other.within), len(other.within - mine.within))
    if mine.within & other.within and strangers == (1, 1) and len(mine.within) <= PAIR:
        return None
    return Verdict.INCOMPARABLE, f"{mine.text} and {other.text} may be two encounters"


FINDERS = (
    _one_value,
    _two_companies,
    _one_part_of_other,
    _of_two_sorts,
    _one_side,
    _two_addresses,
    _two_sites,
    _two_offices,
)
