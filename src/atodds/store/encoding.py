"""Frozen nouns as bytes and back, exactly: what comes out is equal in every field.

JSON, since a file that others may write must never be able to run anything when it is read.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from fractions import Fraction
from functools import cache, partial
from sys import intern
from typing import Any, TypeVar, get_args, get_origin

from cattrs import Converter
from cattrs.preconf.json import make_converter
from cattrs.strategies import configure_tagged_union

from atodds.model import Assertion, Value

T = TypeVar("T")

_LEVEL = 1
"""Of compression: three quarters of the bytes go at once, and more costs more than it saves."""

_met: dict[object, Any] = {}
"""What was met in the bytes that are being decoded, by what it is written as.

An assertion stands in each comparison that it is part of. Made anew there, with its sets of words,
the comparisons of a story of 25 articles take eight megabytes, and otherwise one and a half.
"""

Figure = Fraction | tuple[Fraction, Fraction] | None


class UnreadableError(ValueError):
    """Bytes that hold no such value: another program wrote them, or they are damaged."""


def encode(value: object, kind: Any) -> bytes:  # noqa: ANN401  # a type, or what stands for one
    """Return a value of a kind, such as `tuple[Assertion, ...]`, as bytes."""
    plain = _converter().unstructure(value, unstructure_as=kind)
    return zlib.compress(json.dumps(plain, separators=(",", ":")).encode("ascii"), _LEVEL)


def decode(data: bytes, kind: type[T]) -> T:
    """Return the value that `encode` made the bytes of; UnreadableError where it did not.

    Assertions, sets of words and strings that are equal in it are one object.
    """
    try:
        return _converter().structure(json.loads(zlib.decompress(data)), kind)
    except Exception as error:  # noqa: BLE001  # each wrong shape fails in a way of its own
        said = f"holds no readable {kind}: {error}"
        raise UnreadableError(said) from None
    finally:
        _met.clear()


@cache
def _converter() -> Converter:
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
    make = converter.gen_structure_attrs_fromdict(Assertion)
    converter.register_structure_hook(Assertion, partial(_assertion_met, make))
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
    found: frozenset[str] = _met.setdefault(words, words)
    return found


def _assertion_met(
    make: Callable[[Any, Any], Assertion],
    plain: Any,  # noqa: ANN401  # what JSON holds
    kind: Any,  # noqa: ANN401  # likewise
) -> Assertion:
    written = json.dumps(plain)
    if written not in _met:
        _met[written] = make(plain, kind)
    found: Assertion = _met[written]
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
