from __future__ import annotations

import gzip
import tracemalloc
import zlib
from itertools import pairwise

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from atodds.fetch.manners import NotFetchedError
from atodds.fetch.unpacking import unpacking, unzipped

LARGEST = 2_000_000


def bare(data: bytes) -> bytes:
    stream = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return stream.compress(data) + stream.flush()


PACKED = {
    "": bytes,
    "identity": bytes,
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "Deflate": bare,
    "br": brotli.compress,
}


def unpacked(
    packing: str, data: bytes, cuts: list[int] | None = None, largest: int = LARGEST
) -> bytes:
    stream = unpacking(packing, largest)
    places = sorted({0, len(data), *(cut % (len(data) + 1) for cut in cuts or ())})
    for start, end in pairwise(places):
        stream.feed(data[start:end])
    return stream.body()


@given(
    st.sampled_from(sorted(PACKED)),
    st.one_of(st.binary(max_size=300), st.builds(lambda n: b"ab" * n, st.integers(0, 400_000))),
    st.lists(st.integers(0, 10_000), max_size=5),
)
def test_what_is_packed_is_unpacked_however_it_comes_in(
    packing: str, data: bytes, cuts: list[int]
) -> None:
    packed = PACKED[packing](data)
    if packed:
        assert unpacked(packing, packed, cuts) == data


def test_gzip_files_put_together_are_one_body() -> None:
    members = gzip.compress(b"one ") + gzip.compress(b"two")
    assert unpacked("gzip", members) == b"one two"
    assert unpacked("gzip", members + b"\0" * 20, [30]) == b"one two", "padding"


@pytest.mark.parametrize("packing", ["gzip", "deflate", "br"])
def test_a_bomb_is_given_up_before_it_fills_the_memory(packing: str) -> None:
    bomb = PACKED[packing](b"\0" * 60_000_000)
    tracemalloc.start()
    try:
        with pytest.raises(NotFetchedError, match="more than 2,000,000 bytes"):
            unpacked(packing, bomb)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 4 * LARGEST


BROKEN = [
    ("gzip", gzip.compress(b"a" * 999)[:-12], "breaks off", "cut"),
    ("br", brotli.compress(b"abc" * 999)[:-3], "breaks off", "cut"),
    ("gzip", b"<html>", "is broken", "not packed at all"),
    ("br", b"\xff" * 50, "is broken", "not packed at all"),
    ("deflate", b"\xff" * 50, "is broken", "not packed at all"),
    ("zstd", b"x", "packed as 'zstd', which was not asked for", "another way"),
    ("gzip, br", b"x", "which was not asked for", "twice"),
]


@pytest.mark.parametrize(
    ("packing", "data", "says", "why"), BROKEN, ids=[f"{row[0]} {row[3]}" for row in BROKEN]
)
def test_what_cannot_be_unpacked_is_named(packing: str, data: bytes, says: str, why: str) -> None:
    with pytest.raises(NotFetchedError, match=says):
        unpacked(packing, data)
    assert why


def test_a_file_that_is_no_gzip_file_stays_as_it_is() -> None:
    assert unzipped(b"<urlset/>", LARGEST) == b"<urlset/>"
    assert unzipped(gzip.compress(b"<urlset/>"), LARGEST) == b"<urlset/>"
