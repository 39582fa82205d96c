"""Keys of bodies: whether two may be one, named more or less fully."""

from __future__ import annotations

BODY = "organisation:"


def same_body(left: str, right: str) -> bool:
    """Tell whether two keys may be of one body: the words of one name are all in the other.

    "defense ministry" may be that of any country, "Graz police" are the "Graz police department".
    """
    if not (left.startswith(BODY) and right.startswith(BODY)):
        return False
    mine, other = (set(key.removeprefix(BODY).split()) for key in (left, right))
    return mine <= other or other <= mine
