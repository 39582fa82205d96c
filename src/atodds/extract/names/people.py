"""Names of people: where one begins and ends, its parts, and what speaks for it being one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import regex

from atodds import lexicon
from atodds.extract.names.offices import is_honorific, is_role
from atodds.extract.names.spelling import is_syllabic, person_key
from atodds.extract.names.tokens import Token, calendar_words, function_words, is_ordinary

_PARTICLES = frozenset(
    "van von der den ter de du da di do dos das del della la le al el bin ibn bint ben abu umm y e zu af".split()
)
_DROPPED = frozenset("bin ibn bint ben al el".split())
_SUFFIXES = frozenset("jr jr. sr sr. ii iii iv esq esq. phd".split())
_INITIAL = regex.compile(r"\p{Lu}\.?|(?:\p{Lu}\.)+")
_LONGEST = 6
_FAMILY_FIRST = frozenset(
    "ban kim park lee choi chung jung jang cho yoon lim han shin kwon hwang ahn song hong moon yang bae baek ri ryu roh "
    "xi li wang zhang liu chen huang zhao wu zhou xu sun ma zhu hu guo lin he gao liang zheng luo tang feng deng cao peng "
    "zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren yao lai tsai bo mao wen bai meng qin nguyen "
    "tran pham phan vu vo dang bui do ngo duong truong".split()
)
_AGE = regex.compile(r"\d{1,3}")


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name as written, and its parts."""

    words: tuple[str, ...]
    given: tuple[str, ...]
    family: str

    @property
    def key(self) -> str:
        """The person's key."""
        return person_key(self.given, self.family)

    @property
    def text(self) -> str:
        """The name as written."""
        return " ".join(self.words)


def name_from(words: Sequence[str]) -> Name:
    """Take a name apart: family name last, or first where it is Chinese, Korean or Vietnamese."""
    core = [w for w in words if w.lower().rstrip(",") not in _SUFFIXES] or list(words)
    if len(core) == 1:
        return Name(tuple(words), (), core[0])
    if _family_first(core):
        return Name(tuple(words), ("".join(core[1:]),), core[0])
    start = len(core) - 1
    while start > 1 and core[start - 1].lower() in _PARTICLES:
        start -= 1
    if start == 1 and core[0].lower() in _PARTICLES:
        start = 0
    family = "".join(w for w in core[start:] if w.lower() not in _DROPPED) or core[-1]
    return Name(tuple(words), tuple(core[:start]), family)


def name_end(tokens: Sequence[Token], start: int) -> int:
    """Return where the longest run of words built like a name ends that begins at `start`."""
    at = start
    while at < len(tokens) and at - start < _LONGEST:
        token = tokens[at]
        if token.is_name and _may_be_part(token, at > start):
            at += 1
        elif token.low in _PARTICLES and _name_goes_on(tokens, at):
            at += 1
            continue
        else:
            break
        if token.possessive:
            return at
    if at > start and at + 1 < len(tokens) and tokens[at].text == ",":
        if tokens[at + 1].low in _SUFFIXES:
            return at + 2
    return at


def speaks_for_person(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether something in or around a run of two or more words shows that it is a person."""
    words = [t for t in tokens[start:end] if t.is_word]
    if len(words) < 2:  # noqa: PLR2004  # a single word has nothing in it that could tell
        return False
    if _is_first_name(words[0]) or _has_inner_initial(words) or words[-1].low in _SUFFIXES:
        return True
    if _family_first([w.text for w in words]):
        return True
    if any(w.low in _PARTICLES and not w.is_name for w in words[1:-1]):
        return True
    return _introduced(tokens, start) or _followed_by_description(tokens, end)


def is_first_name(low: str) -> bool:
    """Tell whether a lower-case word is a common first name and nothing commoner."""
    return low in _first_names() and low not in _doubtful()


def spoken(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether a verb of saying stands right before or after the run."""
    after = tokens[end] if end < len(tokens) else None
    before = tokens[start - 1] if start else None
    return (after is not None and after.low in saying_words()) or (
        before is not None and before.low in saying_words() - _OBJECTIVE
    )


@cache
def saying_words() -> frozenset[str]:
    """Return verbs of saying in the forms that a sentence about one speaker has."""
    return frozenset(
        "said says added told wrote tweeted insisted recalled explained noted replied warned argued testified "
        "acknowledged admitted announced declared denied claimed stressed concluded remarked joked confirmed "
        "described called vowed pledged urged believes believed wants wanted thinks thought hopes hoped "
        "tells asked asks writes warns insists denies".split()
    )


_OBJECTIVE = frozenset("told asked called urged warned described denied".split())


def _may_be_part(token: Token, inner: bool) -> bool:
    if token.quiet or token.low in calendar_words():
        return False
    if token.low in function_words():
        return inner and bool(_INITIAL.fullmatch(token.text)) and token.text != "I"
    return not (is_honorific(token.low) and not inner)


def _name_goes_on(tokens: Sequence[Token], at: int) -> bool:
    following = tokens[at + 1 : at + 3]
    if not following or tokens[at].quiet:
        return False
    first = following[0]
    if first.is_name and not first.quiet:
        return True
    return first.low in _PARTICLES and len(following) > 1 and following[1].is_name


def _family_first(words: Sequence[str]) -> bool:
    if not 2 <= len(words) <= 3 or words[0].lower() not in _FAMILY_FIRST:  # noqa: PLR2004  # one family name and one or two of a person's own
        return False
    own = words[1:]
    if len(own) == 1 and own[0].lower() in _first_names() and "-" not in own[0]:
        return False
    return all(is_syllabic(w) for w in own)


def _is_first_name(token: Token) -> bool:
    return token.low in _first_names() and (
        token.low not in _doubtful() or not is_ordinary(token.low)
    )


def _has_inner_initial(words: Sequence[Token]) -> bool:
    return any(_INITIAL.fullmatch(w.text) for w in words[:-1]) and len(words[-1].text) > 2


def _introduced(tokens: Sequence[Token], start: int) -> bool:
    before = tokens[start - 1] if start else None
    if before is None:
        return False
    if before.text == "," and start > 1:
        return is_role(tokens[start - 2].low) and not tokens[start - 2].is_name
    return is_role(before.low) or before.low in {"named", "alias", "aka"}


def _followed_by_description(tokens: Sequence[Token], end: int) -> bool:
    after = tokens[end : end + 5]
    if len(after) < 2:
        return False
    first, second = after[0], after[1]
    if first.text in {",", "("}:
        if _AGE.fullmatch(second.text.rstrip(",.")):
            return True
        if second.low in {"who", "whose", "aged", "age"}:
            return True
        return any(is_role(t.low) for t in after[2:]) and second.low in {
            "a",
            "an",
            "the",
            "his",
            "her",
            "their",
        }
    return first.low == "who"


@cache
def _first_names() -> frozenset[str]:
    lists = lexicon.load("firstnames")
    return frozenset(w for name, words in lists.items() for w in words.split())


@cache
def _doubtful() -> frozenset[str]:
    return frozenset(lexicon.load("firstnames")["doubtful"].split())
