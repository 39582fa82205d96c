from __future__ import annotations

import pytest

from atodds.config import ConfigError, parse_yaml


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ("a: 1\n\tb: 2\n", "2:1", "found a tab; spaces would be right"),
        ("a: b: c\n", "1:5", "found a second `:`"),
        ("title: Talks: day two\n", "1:13", "quotation marks around the whole text"),
        ("a: 1\n  b: 2\n", "2:4", "a key indented under a value"),
        ("a: - b\n", "1:4", "the next line would be right"),
        ("outlet: @tribune\n", "1:9", "found @ at the beginning of a text"),
        ("a: `b`\n", "1:4", "found ` at the beginning of a text"),
        ("a: %b\n", "1:4", "found % at the beginning of a text"),
        ('a: "C:\\qux"\n', "1:8", "found a \\ that YAML does not know"),
        ("a: 'b\nc: d\n", "1:4", "a quotation mark without its partner"),
        ('a: "b\nc: d\n', "1:4", "a quotation mark without its partner"),
        ("a: [1, 2\nb: 3\n", "2:2", "`]` would be right"),
        ("{a: 1", "1:6", "`}` would be right"),
        ("a: }\n", "1:4", "found }; a value would be right"),
        ("a: 'it's'\n", "1:8", "found text after a closing quotation mark"),
        ("- a\nb: c\n", "2:1", "`- ...` in a list or `key: ...` would be right"),
        ("a: 1\nwords alone\nb: 2\n", "3:1", "`key: ...` would be right"),
        ("a:\n  b: 1\n c: 2\n", "3:2", "indented unlike those before it"),
        ("  - a\n - b\n", "2:2", "indented unlike those before it"),
        ("a: !x!y z\n", "1:4", "found the tag !x!"),
        ("a: 1\nb: x\0y\n", "2:5", "found a control character"),
        ("a: \x1b[31mred\n", "1:4", "found a control character"),
    ],
)
def test_an_error_of_syntax_says_where_it_is_what_was_found_and_what_would_be_right(
    text: str, place: str, says: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        parse_yaml(text, "f.yaml")
    [problem] = caught.value.problems
    assert problem.place == f"f.yaml:{place}"
    assert says in problem.message
    assert "would be right" in problem.message
