r"""What a text must hold for a pattern to match in it, read off the pattern itself.

A form is what a stretch of matching text may be, in lower case, with every run of digits as `0` and
a blank wherever no word goes on: `\bkill(?:s|ed)\b` has the forms " kills " and " killed ".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from atodds.lexicon import load

Forms = frozenset[str]

LONGEST = 10
"""Letters of a word, with its ends, that are looked at: few words differ behind them alone."""
MOST_FORMS = 400
MOST_NEEDS = 3
RARE = 4.0
"""What is commoner than this stands in nearly every sentence, and looking for it is for nothing."""
EMPTY: Forms = frozenset({""})
GAP: Forms = frozenset({" "})
DIGITS: Forms = frozenset({"0"})
REPEATABLE = (DIGITS, GAP, EMPTY, DIGITS | EMPTY, GAP | EMPTY)
"""What stays the same when it is repeated."""


def needs_of(pattern: str, flags: int = 0) -> tuple[frozenset[str], ...]:
    """Return sets of which each has something that every text with a match holds.

    What they hold are pieces of words as `pieces_of` returns them. A pattern that is not understood
    or asks for nothing in particular needs nothing: the answer is empty.
    """
    try:
        part = _Reader(pattern, verbose=bool(flags & regex.VERBOSE)).whole()
    except _UnknownSyntaxError:
        return ()
    candidates = [_pieces(forms) for forms in part.asked]
    ranked = sorted((_commonness(c), sorted(c)) for c in candidates if c)
    chosen = [frozenset(pieces) for common, pieces in ranked if common < RARE]
    return tuple(dict.fromkeys(chosen[:MOST_NEEDS]))


def folded(text: str) -> str:
    """Put word characters as forms have them: no case, and one 0 for digits in a row."""
    plain = text.replace("\u0130", "i").replace("\u0131", "i").casefold()
    return plain if plain.isalpha() else _DIGIT_RUN.sub("0", plain)


def pieces_of(word: str) -> Iterable[str]:
    """Return all that a word holds of what `needs_of` may return; a blank marks its ends."""
    padded = f" {folded(word)} "
    size = len(padded)
    return (padded[i:j] for i in range(size) for j in range(i + 1, min(i + LONGEST, size) + 1))


class _UnknownSyntaxError(Exception):
    """The pattern has something that is not read here."""


@dataclass(frozen=True, slots=True)
class _Part:
    """What a part of a pattern may match."""

    forms: Forms | None
    """All forms; None where they are too many to list."""
    needs: tuple[Forms, ...] = ()
    """Where they are too many: sets of forms, one of each of which is in what it matches."""

    @property
    def asked(self) -> tuple[Forms, ...]:
        return self.needs if self.forms is None else (self.forms,)


ANYTHING = _Part(None)


def _in_sequence(parts: Iterable[_Part]) -> _Part:
    run, needs, listed = EMPTY, [], True
    for part in parts:
        if part.forms is not None and len(run) * len(part.forms) <= MOST_FORMS:
            run = _joined(run, part.forms)
            continue
        needs += [run, *part.needs]
        run, listed = part.forms or EMPTY, False
    return _Part(run) if listed else _Part(None, tuple(n for n in (*needs, run) if _pieces(n)))


def _joined(left: Forms, right: Forms) -> Forms:
    if right == EMPTY:
        return left
    return frozenset(
        a + b[1:] if a and b and a[-1] == b[0] and b[0] in " 0" else a + b
        for a in left
        for b in right
    )


def _one_of(parts: Sequence[_Part]) -> _Part:
    if len(parts) == 1:
        return parts[0]
    listed = [part.forms for part in parts if part.forms is not None]
    if len(listed) == len(parts) and sum(map(len, listed)) <= MOST_FORMS:
        return _Part(frozenset().union(*listed))
    rarest = [_rarest(part.asked) for part in parts]
    return _Part(None, (frozenset().union(*rarest),)) if all(rarest) else ANYTHING


def _rarest(needs: Sequence[Forms]) -> Forms:
    useful = [(common, forms) for forms in needs if (common := _commonness(_pieces(forms)))]
    return min(useful, key=lambda pair: (pair[0], sorted(pair[1])))[1] if useful else frozenset()


def _repeated(part: _Part, least: int, most: int | None) -> _Part:
    if least == 0:
        fits = part.forms is not None and (most == 1 or part.forms in REPEATABLE)
        return _Part(part.forms | EMPTY) if part.forms is not None and fits else ANYTHING
    if most == 1 or part.forms in REPEATABLE or part.forms is None:
        return part
    return _Part(None, (part.forms,))


def _pieces(forms: Forms) -> frozenset[str]:
    """Return of each form the rarest piece of a word; nothing where some form has none."""
    chosen = set()
    for form in forms:
        words = form.split(" ")
        last = len(words) - 1
        pieces = [
            f"{' ' * (at > 0)}{word}{' ' * (at < last)}"[:LONGEST]
            for at, word in enumerate(words)
            if word
        ]
        if not pieces:
            return frozenset()
        chosen.add(min(pieces, key=lambda piece: (_share(piece), piece)))
    return frozenset(chosen)


def _commonness(pieces: Iterable[str]) -> float:
    return sum(map(_share, sorted(pieces)))


def _share(piece: str) -> float:
    """Guess the share of sentences with such a piece of a word."""
    word = piece.strip()
    if word == "0":
        return 0.35
    if len(word) + 1 < len(piece) and word in _function_words():
        return 0.3
    return _SHARES.get(len(piece), 0.005)


_SHARES = {1: 1.0, 2: 0.5, 3: 0.1, 4: 0.03, 5: 0.01}


@cache
def _function_words() -> frozenset[str]:
    return frozenset(load("stopwords")["function"].split())


_DIGIT_RUN = regex.compile(r"\d+")
_APART = regex.compile(r"\W+")
_LISTED = regex.compile(r"(?:\w|\\?[ -]|\|)++(?=\))")
"""All of a group that lists words."""
_PLAIN = regex.compile(r"[^\\\[\](){}*+?|.^$#\s]+(?![*+?{])|[^\\\[\](){}*+?|.^$]")
_COUNT = regex.compile(r"([*+?]|\{(\d*)(,?)(\d*)\})[+?]?")
_GROUP = regex.compile(
    r"\?(?:(?P<kind>P?<(?![=!])\w+>|[:>|]|<?[=!])|(?P<flags>[aiLmsuxbefprwV01-]*)(?P<end>[:)]))"
)
_AGAIN = regex.compile(r"\?P[=>]\w+\)")
_ESCAPES = {
    **dict.fromkeys("bmMAZzsWntrfvRh", GAP),
    **dict.fromkeys("BGK", EMPTY),
    "d": DIGITS,
}
_CODE = regex.compile(r"x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})")
_NAMED = regex.compile(r"[pPN]\{[^}]*\}|[gL]<\w+>")
_NOT_IN_WORD = regex.compile(r"\[[^\]^][^\]]*\\w[^\]]*\]|\[\\w[^\]]*\]|\\w")
_MEMBER = regex.compile(r"\\[pPN]\{[^}]*\}|\\.|[^\\\]]", regex.DOTALL)


class _Reader:
    """Reads a pattern once from left to right."""

    def __init__(self, pattern: str, *, verbose: bool) -> None:
        self._pattern = pattern
        self._at = 0
        self._verbose = verbose
        self._signs: dict[str, Callable[[], _Part | None]] = {
            "(": self._group,
            "[": lambda: _Part(self._class()),
            "\\": lambda: _Part(self._escape()),
            ".": lambda: ANYTHING,
            "^": lambda: _Part(GAP),
            "$": lambda: _Part(GAP),
        }

    def whole(self) -> _Part:
        part = self._alternatives()
        if self._at < len(self._pattern):
            raise _UnknownSyntaxError
        return part

    def _alternatives(self) -> _Part:
        if not self._verbose and (listed := _LISTED.match(self._pattern, self._at)):
            self._at = listed.end()
            words = listed[0].replace("\\", "").split("|")
            return _one_of([_Part(frozenset(map(_form, words)))])
        branches = [self._sequence()]
        while self._takes("|"):
            branches.append(self._sequence())
        return _one_of(branches)

    def _sequence(self) -> _Part:
        parts: list[_Part] = []
        while self._at < len(self._pattern) and self._pattern[self._at] not in "|)":
            part = self._item()
            if part is not None:
                parts.append(self._counted(part))
        return _in_sequence(parts)

    def _counted(self, part: _Part) -> _Part:
        self._skip_layout()
        while count := _COUNT.match(self._pattern, self._at):
            self._at = count.end()
            if count[1] in "*+?":
                least, most = {"*": (0, None), "+": (1, None), "?": (0, 1)}[count[1]]
            else:
                least = int(count[2] or 0)
                most = (int(count[4]) if count[4] else None) if count[3] else least
            part = _repeated(part, least, most)
        return part

    def _item(self) -> _Part | None:
        """Read a group, class, escape or character; None for layout and flags."""
        at = self._at
        self._skip_layout()
        if self._at > at:
            return None
        read = self._signs.get(self._pattern[at])
        if read is None:
            return self._plain()
        self._at += 1
        return read()

    def _plain(self) -> _Part:
        plain = _PLAIN.match(self._pattern, self._at)
        if plain is None:
            raise _UnknownSyntaxError
        # What is counted behind a run of letters is its last one only.
        counted = _COUNT.match(self._pattern, plain.end())
        self._at = plain.end() - (counted is not None and len(plain[0]) > 1)
        return _Part(frozenset({_form(self._pattern[plain.start() : self._at])}))

    def _group(self) -> _Part | None:
        if not self._takes("?", keep=True):
            return self._closed(self._alternatives())
        if again := _AGAIN.match(self._pattern, self._at):
            self._at = again.end()
            return ANYTHING
        head = _GROUP.match(self._pattern, self._at)
        if head is None:
            raise _UnknownSyntaxError
        self._at = head.end()
        if head["kind"] in {"=", "!", "<=", "<!"}:
            return self._around(head["kind"])
        if head["end"] == ")":
            self._verbose = self._verbose or "x" in head["flags"]
            return None
        verbose = self._verbose
        if head["flags"] and "x" in head["flags"]:
            self._verbose = "x" in head["flags"].partition("-")[0]
        part = self._closed(self._alternatives())
        self._verbose = verbose
        return part

    def _around(self, kind: str) -> _Part:
        """Read what stands around: it takes no room, and may say that no word goes on here."""
        start = self._at
        self._closed(self._alternatives())
        inner = self._pattern[start : self._at - 1]
        apart = kind in {"!", "<!"} and _NOT_IN_WORD.fullmatch(inner)
        return _Part(GAP if apart else EMPTY)

    def _closed(self, part: _Part) -> _Part:
        if not self._takes(")"):
            raise _UnknownSyntaxError
        return part

    def _escape(self) -> Forms | None:
        if code := _CODE.match(self._pattern, self._at):
            self._at = code.end()
            return frozenset({_form(chr(int(code[1] or code[2], 16)))})
        if named := _NAMED.match(self._pattern, self._at):
            self._at = named.end()
            return None
        letter = self._pattern[self._at]
        self._at += 1
        if letter in _ESCAPES:
            return _ESCAPES[letter]
        return None if letter.isalnum() else frozenset({_form(letter)})

    def _class(self) -> Forms | None:
        """Read the members of a class, behind its bracket; None where they are too many."""
        negated = self._takes("^")
        members: list[str] = []
        while members == [] or not self._takes("]"):
            member = (
                _MEMBER.match(self._pattern, self._at)
                if members
                else _FIRST.match(self._pattern, self._at)
            )
            if member is None:
                raise _UnknownSyntaxError
            self._at = member.end()
            members.append(member[0])
        return None if negated else _any_of(members)

    def _takes(self, sign: str, *, keep: bool = False) -> bool:
        found = self._pattern.startswith(sign, self._at)
        self._at += found and not keep
        return found

    def _skip_layout(self) -> None:
        if self._verbose:
            layout = _LAYOUT.match(self._pattern, self._at)
            self._at = layout.end() if layout else self._at


_LAYOUT = regex.compile(r"(?:\s|\#[^\n]*(?:\n|$))*")
_FIRST = regex.compile(r"\\[pPN]\{[^}]*\}|\\.|[^\\]", regex.DOTALL)
_FEW = 8


def _any_of(members: Sequence[str]) -> Forms | None:
    """Return the forms of one character of a class."""
    forms: Forms = EMPTY
    for at, member in enumerate(members):
        if member == "[":
            raise _UnknownSyntaxError
        if member == "-" and 0 < at < len(members) - 1:
            if not (members[at - 1].isdigit() and members[at + 1].isdigit()):
                return None
            continue
        found = _member(member)
        if found is None:
            return None
        forms |= found
    return forms - EMPTY if len(forms) <= _FEW else None


def _member(member: str) -> Forms | None:
    if len(member) == 1:
        return frozenset({_form(member)})
    letter = member[1]
    if letter == "b":
        return GAP
    if letter in _ESCAPES:
        return _ESCAPES[letter]
    return None if letter.isalnum() else frozenset({_form(letter)})


def _form(characters: str) -> str:
    """Return the form of characters that stand for themselves."""
    if characters.isascii() and characters.isalpha():
        return characters.lower()
    return _APART.sub(" ", folded(characters))
