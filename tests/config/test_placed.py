from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from atodds.config import ConfigError, Entries, parse_yaml, read_yaml
from atodds.config.placed import DEPTH, REPEATS


def problems_of(text: str) -> list[str]:
    try:
        return [str(p) for p in parse_yaml(text, "f.yaml").problems]
    except ConfigError as error:
        return [str(p) for p in error.problems]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("Oslo", "Oslo"),
        ("5", 5),
        ("-12", -12),
        ("0.25", 0.25),
        ("1.5e+16", 1.5e16),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ('"NO"', "NO"),
        ("'6:30'", "6:30"),
        ('"0123"', "0123"),
        ("2014-03-14", "2014-03-14"),
        ("2014-03-14T18:30:00Z", "2014-03-14T18:30:00Z"),
        ("06:30 a.m.", "06:30 a.m."),
        ("Norway", "Norway"),
        ("nobody", "nobody"),
        ("onward", "onward"),
        ("1e3", "1e3"),
        ("5.", "5."),
        ("9" * 30, "9" * 30),
        ("| \n  two\n  lines", "two\nlines\n"),
        ("> \n  one\n  line", "one line\n"),
    ],
)
def test_a_value_is_read_as_it_is_meant(written: str, value: object) -> None:
    placed = parse_yaml(f"key: {written}\n", "f.yaml")
    read = placed.data["key"]
    assert (type(read), read) == (type(value), value)
    assert not placed.problems


@pytest.mark.parametrize(
    ("written", "meaning"),
    [
        ("NO", "false"),
        ("no", "false"),
        ("Off", "false"),
        ("yes", "true"),
        ("YES", "true"),
        ("on", "true"),
        ("6:30", "base 60"),
        ("06:30", "base 60"),
        ("18:30:00", "base 60"),
        ("0123", "octal"),
        ("0o17", "a number"),
        ("0x1F", "a number"),
        ("1_000", "a number"),
        (".inf", "a number"),
        ("-.INF", "a number"),
        (".nan", "a number"),
    ],
)
def test_a_value_that_other_readers_take_for_something_else_is_refused_with_its_place(
    written: str, meaning: str
) -> None:
    [problem] = problems_of(f"list:\n  - first\n  - {written}\n")
    assert problem.startswith(f"f.yaml:3:5: found {written}, which some YAML readers take for ")
    assert meaning in problem
    assert f'"{written}" in quotation marks' in problem


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ("a: 1\nb: 2\na: 3\n", "3:1", "the key 'a' again, as on line 1"),
        ("a:\n  b: 1\n  b: 2\n", "3:3", "the key 'b' again, as on line 2"),
        ("a: {b: 1, b: 2}\n", "1:11", "the key 'b' again"),
        ("a: !secret x\n", "1:4", "the tag !secret"),
        ("a: !!python/object:os.system x\n", "1:4", "the tag tag:yaml.org,2002:python/object"),
        ("a: !!binary aGk=\n", "1:4", "the tag tag:yaml.org,2002:binary"),
        ("base: &b {c: 1}\na:\n  <<: *b\n", "3:3", "the merge key <<"),
        ("a: *b\n", "1:4", "found *b, but no &b before it"),
        ("a: &b [*b]\n", "1:8", "found *b within what it stands for"),
        ("? [a, b]\n: c\n", "1:3", "as a key; text would be right"),
        ("&k a: 1\n*k : 2\n", "2:1", "as a key; text would be right"),
        ("a: 1\n---\nb: 2\n", "2:1", "a second document"),
    ],
)
def test_what_stands_twice_or_is_of_an_unknown_type_is_refused(
    text: str, place: str, says: str
) -> None:
    [problem] = problems_of(text)
    assert problem.startswith(f"f.yaml:{place}: ")
    assert says in problem


def test_all_traps_of_a_file_are_told_at_once() -> None:
    assert len(problems_of("a: NO\nb: 6:30\nb: x\n")) == 3


def test_a_few_lines_of_aliases_cannot_stand_for_millions_of_values() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    [problem] = problems_of("\n".join(lines))
    assert f"aliases that repeat more than {REPEATS:,} values" in problem


def test_an_alias_repeats_what_it_stands_for() -> None:
    assert parse_yaml("a: &a [1, 2]\nb: *a\n", "f").data == {"a": [1, 2], "b": [1, 2]}


@pytest.mark.parametrize("opening", ["[", "- ", "{a: "])
@pytest.mark.parametrize("depth", [DEPTH + 2, 200_000])
def test_bottomless_nesting_is_refused_and_never_crashes(opening: str, depth: int) -> None:
    [problem] = problems_of(opening * depth)
    assert f"found more than {DEPTH} levels" in problem or "does not end" in problem


def test_a_key_and_a_value_are_found_where_they_stand() -> None:
    placed = parse_yaml("title: x\ndocuments:\n  - path: a\n    outlet: 'b'\n", "f.yaml")
    assert placed.place(("documents", 0, "outlet"), key=True) == "f.yaml:4:5"
    assert placed.place(("documents", 0, "outlet")) == "f.yaml:4:13"
    assert placed.place(("documents", 0, "missing")) == "f.yaml:3:5"
    assert placed.data["documents"][0].line == 3


def test_columns_count_characters_not_bytes() -> None:
    placed = parse_yaml("{é: ü, ключ: 値, z: 1}\n", "f.yaml")
    assert placed.place(("z",)) == "f.yaml:1:20"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "there is no such file"),
        (b"a: \xff\n", "line 1 that are not UTF-8"),
        (b"a: 1\nb: \xe9\n", "line 2 that are not UTF-8"),
        ("a: 1\n".encode("utf-16"), "not UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(
    tmp_path: Path, content: bytes | None, says: str
) -> None:
    path = tmp_path / "check.yaml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ConfigError) as caught:
        read_yaml(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert says in str(caught.value)


def test_a_folder_or_an_impossible_name_is_no_file(tmp_path: Path) -> None:
    for path, says in ((tmp_path, "found a folder"), (Path("a\0b"), "no file is called that")):
        with pytest.raises(ConfigError, match=says):
            read_yaml(path)


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "check.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\n")
    placed = read_yaml(path)
    assert placed.data == {"a": 1}
    assert placed.place(("a",)).endswith("check.yaml:1:4")


SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(10**17), 10**17)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=20)
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text("abcdeé ", min_size=1, max_size=4), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(VALUES)
def test_what_another_writer_of_yaml_writes_is_read_as_the_same(value: object) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, width=1000)
    placed = parse_yaml(text, "f")
    assert not placed.problems
    assert placed.data == value


@given(st.text())
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    for problem in problems_of(text.encode("utf-8", "ignore").decode()):
        assert problem.startswith("f.yaml:")


@given(st.text("ab:-[]{}&*!|>'\"#%@`?, \n\t01", max_size=40))
def test_text_that_is_nearly_yaml_is_read_or_refused_with_a_place(text: str) -> None:
    for problem in problems_of(text):
        assert problem.startswith("f.yaml:")


@given(st.lists(st.sampled_from(["alpha", "beta", "gamma"]), unique=True, min_size=1))
def test_a_place_points_at_the_key_itself(keys: list[str]) -> None:
    text = "top:\n" + "".join(f"    {key}: 1\n" for key in keys)
    placed = parse_yaml(text, "f")
    for key in keys:
        line, column = placed.keys["top", key]
        assert text.splitlines()[line - 1][column - 1 :].startswith(f"{key}:")
    assert isinstance(placed.data["top"], Entries)
