"""What a reader sees of a page's source, and where it stands there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atodds.model import Original
from atodds.read.items import item_of
from atodds.read.visible import passages_of


def seen(source: str) -> list[str]:
    return [passage.text for passage in passages_of(source)]


SEEN = [
    (
        "<p>more than <b>six</b> hours</p>",
        ["more than six hours"],
        "tags within a line part nothing",
    ),
    ("<p>About 15&nbsp;000 people</p>", ["About 15\u00a0000 people"], "a fixed space is a space"),
    ("<p>Ann&#8217;s &amp; Ben&#x2019;s</p>", ["Ann\u2019s & Ben\u2019s"], "references are read"),
    (
        "<p>AT&T and R&D; 5 < 6</p>",
        ["AT&T and R&D; 5 < 6"],
        "what is no reference and no tag stays",
    ),
    ("<p>nine\n    people</p>", ["nine people"], "a line end with its indent is a space"),
    ("<p>one</p><p>two<p>three", ["one", "two", "three"], "paragraphs part, closed or not"),
    ("one<br>two<br/><br />three", ["one\ntwo", "three"], "one break ends a line, two a paragraph"),
    ("<p>a<script>if (1<2) x('</p>')</script>b</p>", ["ab"], "no script, whatever it holds"),
    ("<style>p{}</style><p>a</p><!-- <p>no</p> -->", ["a"], "no style and no comment"),
    ("<p>a</p><script>never closed <p>b</p>", ["a"], "an open script goes on to the end"),
    ("<p>a</p><!-- never closed <p>b</p>", ["a"], "an open comment does too"),
    ("<p>a <!-- x -- > y --!> b</p>", ["a b"], "a comment ends as browsers end it"),
    ('<p title="a > b">c</p>', ["c"], "a bracket within quotation marks ends no tag"),
    ('<a href="x"">Ann\'s</a> dog', ["Ann's dog"], "a mark too many is no attribute"),
    ("<td>Rosa</td><td>42</td>", ["Rosa", "42"], "cells part"),
    ("<p>inter\u00adnational\u200b</p>", ["international"], "soft hyphens are not seen"),
    ("<p>  \n </p><div></div>", [], "no empty blocks"),
    ("<X:P>one</X:P><xhtml:p>two</xhtml:p>", ["one", "two"], "prefixes of XML do not matter"),
    ("plain words only", ["plain words only"], "no tag at all"),
    ("<p>a < b and <em>c</em></p>", ["a < b and c"], "a bracket before a space is a sign"),
]


@pytest.mark.parametrize(("source", "blocks", "why"), SEEN, ids=[row[2] for row in SEEN])
def test_a_page_is_seen_as_a_browser_shows_it(source: str, blocks: list[str], why: str) -> None:
    assert seen(source) == blocks, why


def test_headings_captions_and_the_page_title_are_told_apart() -> None:
    source = "<title>T</title><h1>A</h1><h2>B</h2><p>C</p><figcaption>D</figcaption>E"
    kinds = [(p.kind.value, p.text) for p in passages_of(source)]
    assert kinds == [
        ("chrome", "T"), ("headline", "A"), ("subhead", "B"), ("paragraph", "C"), ("caption", "D"),
        ("paragraph", "E"),
    ]  # fmt: skip


def test_a_heading_that_is_never_closed_ends_with_the_next_paragraph() -> None:
    assert [p.kind.value for p in passages_of("<h2>B<p>C")] == ["subhead", "paragraph"]


MARKS = [
    "<p>", "</p>", "<b>", "</b>", "<br>", "<div class='a'>", "</div>", "<!--", "-->", "<script>",
    "</script>", "&amp;", "&nbsp;", "&#8217;", "&bogus;", "&", "<", ">", '"', "=", "six", " ", "\n",
    "\u2019", "<h1>", "</h1>", "<title>", "<![CDATA[", "]]>", "<?x?>", "\ufeff", "\0",
]  # fmt: skip
SOURCES = st.one_of(st.text(), st.lists(st.sampled_from(MARKS)).map("".join))


@given(SOURCES)
def test_every_even_run_stands_letter_for_letter_in_the_source(source: str) -> None:
    for passage in passages_of(source):
        for run in passage.runs:
            words = passage.text[run.at : run.end]
            assert not run.even or words.split() == run.source.of(source).split()


@given(SOURCES)
def test_runs_cover_a_block_and_move_forward_in_the_source(source: str) -> None:
    before = 0
    for passage in passages_of(source):
        at = 0
        for run in passage.runs:
            assert run.at == at
            assert run.length > 0
            assert before <= run.source.start < run.source.end
            at, before = run.end, run.source.end
        assert at == len(passage.text)


@given(SOURCES, st.data())
def test_a_cut_block_reads_as_the_same_stretch_of_the_whole(
    source: str, data: st.DataObject
) -> None:
    for passage in passages_of(source):
        start = data.draw(st.integers(0, len(passage.text) - 1))
        end = data.draw(st.integers(start + 1, len(passage.text)))
        cut = passage.cut(start, end)
        assert cut.text == passage.text[start:end]
        assert sum(run.length for run in cut.runs) == end - start


@given(SOURCES)
def test_each_word_of_the_text_is_found_in_the_source_where_it_says(source: str) -> None:
    item = item_of(list(passages_of(source)), source)
    assert isinstance(item.original, Original)
    for block in item.lines or ():
        found = item.original.mention(block.span)
        assert found.text == found.span.of(source)
        assert item.original.span(found.span) == block.span


HOSTILE = [
    ("<div>", "nothing but open elements"),
    ("<a ", "tags that never end"),
    ('<a b="', "attributes that never end"),
    ("<!--", "comments that never end"),
    ("<script ", "scripts that never end"),
    ("&", "nothing but ampersands"),
    ("<", "nothing but brackets"),
    ("<!a [", "document types that never end"),
    ("&lt;<b>", "references and tags in turn"),
]


@pytest.mark.parametrize(("unit", "why"), HOSTILE, ids=[row[1] for row in HOSTILE])
def test_hostile_pages_are_read_to_their_end(unit: str, why: str) -> None:
    # Were any of it quadratic, a megabyte would take hours.
    assert sum(1 for _ in passages_of(unit * (1_000_000 // len(unit)))) <= 1, why
