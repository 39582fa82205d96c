"""Frozen nouns as bytes and back, exactly: what comes out is equal in every field.

JSON, since a file that others may write must never be able to run anything when it is read.
"""

from __future__ import annotations

import json
import zlib
from fractions import Fraction
from functools import cache, partial
from sys import intern
from typing import Any, TypeVar, get_args, get_origin

from cattrs import Converter
from cattrs.preconf.json import make_converter
from cattrs.strategies import configure_tagged_union

from atodds.model import Assertion, Evidence, Judgement, Value

T = TypeVar("T")

_LEVEL = 1
"""Of compression: three quarters of the bytes go at once, and more costs more than it saves."""

_PARTS = (Assertion, Evidence, Judgement)
"""What stands in many comparisons of a story: it is written once, and else by its number. A story
of 25 articles takes eight megabytes in memory with them made anew wherever they stand, and one and
a half."""

_numbers: dict[int, int] = {}
"""The numbers of the parts that are being written, by the identity of the objects."""
_written: dict[str, dict[str, int]] = {kind.__name__: {} for kind in _PARTS}
"""The same by what they are written as, for each kind of part."""
_made: dict[str, list[Any]] = {}
"""The parts that are being read, by their numbers."""
_words: dict[frozenset[str], frozenset[str]] = {}
"""Sets of words that were met in what is being read."""

Figure = Fraction | tuple[Fraction, Fraction] | None


class UnreadableError(ValueError):
    """Bytes that hold no such value: another program wrote them, or they are damaged."""


def encode(value: object, kind: Any) -> bytes:  # noqa: ANN401  # a type, or what stands for one
    """Return a value of a kind, such as `tuple[Assertion, ...]`, as bytes."""
    try:
        whole = _json(_converter().unstructure(value, unstructure_as=kind))
        parts = (f'"{name}":[{",".join(texts)}]' for name, texts in _written.items() if texts)
        text = f"[{{{','.join(parts)}}},{whole}]"
    finally:
        _numbers.clear()
        for texts in _written.values():
            texts.clear()
    return zlib.compress(text.encode("ascii"), _LEVEL)


def decode(data: bytes, kind: type[T]) -> T:
    """Return the value that `encode` made the bytes of; UnreadableError where it did not.

    Assertions, evidence, judgements, sets of words and strings that are equal in it are one object.
    """
    try:
        parts, whole = json.loads(zlib.decompress(data))
        for part in _PARTS:
            _made[part.__name__] = _whole().structure(parts.pop(part.__name__, []), list[part])  # type: ignore[valid-type]  # a type, though not one that is known before
        _nothing_more(parts)
        return _converter().structure(whole, kind)
    except Exception as error:  # noqa: BLE001  # each wrong shape fails in a way of its own
        said = f"holds no readable {kind}: {error}"
        raise UnreadableError(said) from None
    finally:
        _made.clear()
        _words.clear()


def _json(plain: object) -> str:
    return json.dumps(plain, separators=(",", ":"))


def _nothing_more(parts: dict[str, Any]) -> None:
    if parts:
        said = f"parts of an unknown kind: {', '.join(parts)}"
        raise ValueError(said)


@cache
def _converter() -> Converter:
    """Return what writes parts by their numbers, and all else as it is."""
    converter = _new_converter()
    for kind in _PARTS:
        converter.register_unstructure_hook(kind, partial(_part_out, kind))
        converter.register_structure_hook(kind, _part_in)
    return converter


def _part_out(kind: type[Any], part: object) -> int:
    number = _numbers.get(id(part))
    if number is None:
        texts = _written[kind.__name__]
        written = _json(_whole().unstructure(part, unstructure_as=kind))
        number = _numbers[id(part)] = texts.setdefault(written, len(texts))
    return number


def _part_in(number: int, kind: type[Any]) -> Any:  # noqa: ANN401  # of the kind that is asked for
    return _made[kind.__name__][number]


@cache
def _whole() -> Converter:
    """Return what writes all as it is."""
    return _new_converter()


def _new_converter() -> Converter:
    converter = make_converter(
        omit_if_default=True, detailed_validation=False, forbid_extra_keys=True
    )
    converter.register_unstructure_hook(Fraction, str)
    converter.register_structure_hook(Fraction, lambda text, _: Fraction(text))
    converter.register_structure_hook(str, _text_met)
    converter.register_structure_hook_func(lambda kind: kind == frozenset[str], _words_met)
    # A weight that a rule gives as 2 is told as 2 and not as 2.0.
    converter.register_structure_hook(float, lambda number, _: number)
    converter.register_unstructure_hook_factory(_is_frozen_set, _sorted_members)
    converter.register_unstructure_hook_func(lambda kind: kind == Figure, _figure_out)
    converter.register_structure_hook_func(lambda kind: kind == Figure, _figure_in)
    configure_tagged_union(Value, converter)
    return converter


def _is_frozen_set(kind: object) -> bool:
    return get_origin(kind) is frozenset


def _sorted_members(kind: object, converter: Converter) -> Any:  # noqa: ANN401  # a hook of cattrs
    """Write sets in order, so that the same value is the same bytes in every process."""
    member = get_args(kind)[0]
    return lambda members: [
        converter.unstructure(one, unstructure_as=member) for one in sorted(members)
    ]


def _text_met(plain: str, kind: type[str]) -> str:
    """Return a string or, since they come here as well, a member of an enumeration of strings."""
    return intern(plain) if kind is str else kind(plain)


def _words_met(plain: Any, _: object) -> frozenset[str]:  # noqa: ANN401  # what JSON holds
    words = frozenset(map(intern, plain))
    found: frozenset[str] = _words.setdefault(words, words)
    return found


def _figure_out(figure: Figure) -> object:
    if isinstance(figure, tuple):
        return [str(end) for end in figure]
    return None if figure is None else str(figure)


def _figure_in(plain: Any, _: object) -> Figure:  # noqa: ANN401  # what JSON holds
    if plain is None:
        return None
    if isinstance(plain, list):
        low, high = map(Fraction, plain)
        return low, high
    return Fraction(plain)
