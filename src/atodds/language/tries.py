"""Lists of words in patterns, written so that a search tells at each letter which may still follow.

`regex` tries the words of `(?:killed|injured|kill)` one by one at every place of a text. Written
`(?:injured|kill(?:ed)?)` they match the same, and most are ruled out together by one letter.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

_SCAN = regex.compile(
    r"""
    \\. | \[\^?\]?(?:\\.|[^\]\\])*+\]       # nothing begins inside an escape or a class
    | (?P<opening> \| | \( (?:\?(?:P?<\w+>|[ims-]*:|>))? )
      (?P<words> (?P<word> (?: \\[^\w\n] | [^\W_] | ['&,%-] | \  )++ ) (?: \|(?P>word) )+ )
      (?= [|)] )
    """,
    regex.VERBOSE | regex.DOTALL,
)
_LETTER = regex.compile(r"\\.|.")
_FEWEST = 4

_Trie = dict[str, "_Trie"]
END = ""


def with_tries(pattern: str, *, verbose: bool = False) -> str:
    """Return a pattern that matches the same, its longer lists of words written as tries.

    A list in which a word stands before a longer one that it begins is left alone: there the order
    says which of the two is wanted.
    """
    return _SCAN.sub(lambda match: _rewritten(match, verbose=verbose), pattern)


def _rewritten(match: regex.Match[str], *, verbose: bool) -> str:
    if match["words"] is None:
        return match[0]
    words = [tuple(_LETTER.findall(word)) for word in match["words"].split("|")]
    layout = verbose and any(" " in word for word in words)
    if len(words) < _FEWEST or layout or not _longest_first(words):
        return match[0]
    trie: _Trie = {}
    for word in words:
        node = trie
        for letter in (*word, END):
            node = node.setdefault(letter, {})
    return match["opening"] + "|".join(_branches(trie)) if _is_of_one_case(trie) else match[0]


def _longest_first(words: Sequence[tuple[str, ...]]) -> bool:
    """Tell whether no word stands before a longer one that it begins."""
    seen: set[str] = set()
    for word in words:
        lower = "".join(word).casefold()
        if any(lower[:length] in seen for length in range(len(lower))):
            return False
        seen.add(lower)
    return True


def _is_of_one_case(trie: _Trie) -> bool:
    """Tell whether no two letters that may follow one another differ in case only."""
    letters = {letter.casefold() for letter in trie}
    return len(letters) == len(trie) and all(map(_is_of_one_case, trie.values()))


def _branches(trie: _Trie) -> list[str]:
    return [letter + _rest(trie[letter]) for letter in sorted(trie) if letter != END]


def _rest(trie: _Trie) -> str:
    branches = _branches(trie)
    if not branches:
        return ""
    if len(branches) == 1 and END not in trie:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if END in trie else ''}"
