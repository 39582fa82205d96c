"""Keys of people: equal however a name is transliterated, different for different people."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

import regex
from jellyfish import damerau_levenshtein_distance

from atodds import lexicon

PERSON = "person"
_SEPARATOR = ":"

# Letters that NFKD does not take apart.
_PLAIN = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ß": "ss",
        "\u0131": "i",
    }
)
_ARTICLE = regex.compile(r"^(?:al|el|ul|ad|as|ash|at|an|az|ar)-(?=\p{L}{3})")
_SHORTEST_MISSPELLED = 5
_SHORTEST_FAMILY_MISSPELLED = 6
_MAC = regex.compile(r"^mac(?=[bcdfgklmnpqrst])(?=.{4})")
# Spellings of one sound, in the order in which they are folded.
_SOUNDS = tuple(
    (regex.compile(pattern), sound)
    for pattern, sound in (
        (r"^abd(?:ul|el|al|ur|ar|er|ol|us|as|es)(?=\p{L}{3})", "abd"),
        (r"(?<=[eoy])ff$", "v"),
        (r"(?<=o)w$", "v"),
        (r"tsch|tch|cz", "ch"),
        (r"sch|sz", "sh"),
        (r"kh", "h"),
        (r"ph", "f"),
        (r"gh", "g"),
        (r"ck|q", "k"),
        (r"c(?=[aourl])", "k"),
        (r"dj|dzh", "j"),
        (r"ou|oo|ue", "u"),
        (r"oe", "o"),
        (r"(?<=[aeou])[yj](?=[aeou])", "i"),
        (r"ey|ay|ai|ei", "ei"),
        (r"iy|yi|ii|ij|yy|y", "i"),
        (r"^e(?=vg|kat|len)", "ie"),
        (r"eiev", "aiev"),
        (r"(\p{L})\1+", r"\1"),
        (r"(?<=[aeiou])h$", ""),
    )
)
_KOREAN_OR_CHINESE = regex.compile(
    r"(?:zh|ch|sh|ts|kw|gw|hw|ph|th|kh|[bcdfghjklmnpqrstwxyz])?"
    r"(?:iang|iong|uang|ueng|yeong|yeon|young|yung|iao|ian|ieu|uai|uan|uen|ang|eng|ing|ong|ung|eong|eon|eun|oon|oong|yun"
    r"|ai|ao|an|ae|ei|en|eo|er|eu|ia|ie|in|iu|oi|on|oo|ou|ok|ook|uk|ui|un|uo|ue|ya|ye|yo|yu|ak|ek|ik|ap|am|im|om|um"
    r"|yong|yang|yuk|ul|il|al|ol|yul|a|e|i|o|u)"
)


def person_key(given: Sequence[str], family: str) -> str:
    """Return `person:FAMILY:GIVEN`, the two in a spelling that transliterations share.

    GIVEN is the first of the given names or, where only that is known, its initial; it is empty
    where only the family name is known.
    """
    return _SEPARATOR.join((PERSON, family_sound(family), given_sound(given)))


def same_person(left: str, right: str) -> bool:
    """Tell whether two keys can be one person: one family name and no two different first names.

    A family name alone fits everybody of that name, an initial every first name that begins so; a
    long family name may be misspelled by one letter beside the same first name.
    """
    if left == right:
        return True
    if not (_is_person(left) and _is_person(right)):
        return False
    _, left_family, left_given = left.split(_SEPARATOR, 2)
    _, right_family, right_given = right.split(_SEPARATOR, 2)
    if left_family == right_family:
        return compatible(left_given, right_given)
    return left_given == right_given and _is_family_misspelled(left_family, right_family)


def compatible(left: str, right: str) -> bool:
    """Tell whether two GIVEN parts of keys can be one person's: equal, an initial, misspelled."""
    if not left or not right or left == right:
        return True
    shorter, longer = sorted((left, right), key=len)
    if len(shorter) == 1:
        return longer.startswith(shorter)
    return len(shorter) >= _SHORTEST_MISSPELLED and _is_misspelled(shorter, longer)


@lru_cache(1 << 14)
def family_sound(name: str) -> str:
    """Return a family name without accents, article or spelling of its own: "al-Asad" asad."""
    plain = _letters(_ARTICLE.sub("", unaccented(name)))
    return _variants("transliterations").get(plain) or _sound(_MAC.sub("mc", plain))


@lru_cache(1 << 14)
def given_sound(given: Sequence[str]) -> str:
    """Return the first given name in the spelling that its variants share: "Sergey" sergei."""
    if not given:
        return ""
    plain = _letters(unaccented(given[0]))
    for table in ("short_forms", "transliterations"):
        if plain in _variants(table):
            return _variants(table)[plain]
    return _sound(plain)


def is_syllabic(name: str) -> bool:
    """Tell whether a name is built like a Chinese or Korean given name: "Ki-moon", "Jinping"."""
    parts = unaccented(name).replace("'", "").split("-")
    return all(_syllables(part) in {1, 2} for part in parts)


def _is_misspelled(left: str, right: str) -> bool:
    """Tell whether two first names differ in one letter and are not both common names."""
    if damerau_levenshtein_distance(left, right) > 1 or left[0] != right[0]:
        return False
    return not (left in _common() and right in _common())


def _is_family_misspelled(left: str, right: str) -> bool:
    """Tell whether one of two long family names lacks a letter of the other.

    A letter in place of another makes a name of its own: Jansen, Jensen.
    """
    if min(len(left), len(right)) < _SHORTEST_FAMILY_MISSPELLED or len(left) == len(right):
        return False
    return damerau_levenshtein_distance(left, right) == 1


def _is_person(key: str) -> bool:
    return key.startswith(PERSON + _SEPARATOR)


def unaccented(name: str) -> str:
    """Return a name in lower case, its letters without accents."""
    decomposed = unicodedata.normalize("NFKD", name.lower().translate(_PLAIN))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _letters(name: str) -> str:
    return "".join(c for c in name if c.isalpha())


def _sound(plain: str) -> str:
    for pattern, sound in _SOUNDS:
        plain = pattern.sub(sound, plain)
    return plain


def _syllables(part: str) -> int:
    for count in (1, 2):
        if regex.fullmatch(f"(?:{_KOREAN_OR_CHINESE.pattern}){{{count}}}", part):
            return count
    return 0


@cache
def _common() -> frozenset[str]:
    return frozenset(given_sound((name,)) for name in first_names())


@cache
def first_names() -> frozenset[str]:
    """Return common first names in lower case, without accents."""
    lists = lexicon.load("firstnames")
    return frozenset(name for listed in lists.values() for name in listed.split())


@cache
def _variants(table: str) -> dict[str, str]:
    return {name: _sound(group[0]) for group in lexicon.load("nicknames")[table] for name in group}
