from hypothesis import given
from hypothesis import strategies as st

from atodds.language import fold
from atodds.read.layout import blocks_of
from atodds.read.markdown import lines_of_markdown, markup_in

PAGE = """---
title: Ferry sinks
date: 2021-03-09
---

# Ferry sinks off *island*

The ferry sank on [Monday](https://harbour.example/2021/03/09 "9 March"), the
coast guard said. It held **42 people**.

Rough seas
----------

> Nobody slept, Ann Doe said.

- Eleven were found.
- Two were `hurt`.

1. First the bow went down.

```
ferry = 12
```

<div class="ad">Buy 3 boats</div>

| boat | people |
|------|--------|
| Rosa | 42     |

[link]: https://harbour.example/5
"""


def laid_out(text: str) -> list[tuple[str, str]]:
    lines = lines_of_markdown(text)
    folded = fold(text, markup_in(text, lines))
    return [(b.kind.value, " ".join(b.span.of(folded).split())) for b in blocks_of(folded, lines)]


def test_markdown_is_laid_out_by_its_marks() -> None:
    assert laid_out(PAGE) == [
        ("chrome", "--- title: Ferry sinks date: 2021-03-09 ---"),
        ("headline", "Ferry sinks off island"),
        (
            "paragraph",
            "The ferry sank on Monday , the coast guard said. It held 42 people .",
        ),
        ("subhead", "Rough seas"),
        ("paragraph", "Nobody slept, Ann Doe said."),
        ("paragraph", "Eleven were found."),
        ("paragraph", "Two were hurt ."),
        ("paragraph", "First the bow went down."),
        ("chrome", "\"' ferry = 12 \"'"),
        ("chrome", '<div class="ad">Buy 3 boats</div>'),
        ("paragraph", "boat people"),
        ("paragraph", "Rosa 42"),
        ("chrome", "[link]: https://harbour.example/5"),
    ]


def test_offsets_count_the_characters_of_the_file_whatever_its_line_ends() -> None:
    text = PAGE.replace("\n", "\r\n")
    (headline,) = [b for b in lines_of_markdown(text) if b.kind.value == "headline"]
    assert headline.span.of(text) == "Ferry sinks off *island*"


def test_figures_keep_their_stars_and_lines_apart() -> None:
    text = "It cost 5 * 3 = 15 dollars, or snake_case_name, as in 2*3."
    assert fold(text, markup_in(text, lines_of_markdown(text))).split()[2:7] == [
        "5",
        "*",
        "3",
        "=",
        "15",
    ]


def test_a_text_that_never_ends_its_front_matter_is_read() -> None:
    text = "---\nThe ferry sank.\n"
    assert ("paragraph", "The ferry sank.") in laid_out(text)


MARKS = [
    "# a",
    "\n",
    "\r\n",
    "---\n",
    "> ",
    "- b",
    "[x](y)",
    "**",
    "_c_",
    "`",
    "|",
    "<b>",
    "\\*",
    "\ufeff",
    "\0",
]
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(MARKS)).map("".join))


@given(TEXTS)
def test_blocks_and_markup_stand_in_order_and_never_overlap(text: str) -> None:
    lines = lines_of_markdown(text)
    for spans in ([b.span for b in lines], list(markup_in(text, lines))):
        ends = [0, *[span.end for span in spans]]
        assert all(end <= span.start < span.end for end, span in zip(ends, spans, strict=False))


@given(TEXTS)
def test_every_letter_lies_in_a_block(text: str) -> None:
    covered = {p for b in lines_of_markdown(text) for p in range(b.span.start, b.span.end)}
    assert all(place in covered for place, character in enumerate(text) if character.isalpha())
