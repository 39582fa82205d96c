from __future__ import annotations

from pathlib import Path

from atodds.config import load_check, load_rules
from atodds.pipeline import compare
from atodds.quality import labelled_stories, pairs_of
from atodds.quality.labels import labels_of
from atodds.read import read_documents


def test_stories_are_found_at_any_depth_and_sorted_by_name(stories: Path) -> None:
    found = labelled_stories([stories.parent])
    assert [story.name for story in found] == ["trams/first", "trams/second"]


def test_a_statement_stands_under_the_labels_that_quote_it_or_its_like(stories: Path) -> None:
    story = labelled_stories([stories])[0]
    documents, _ = read_documents(load_check(story.check))
    findings = compare(documents, load_rules())
    under = labels_of(story, documents, findings.assertions)
    by_words = {
        (a.mention.text.lower(), label.item, label.side) for a in under for label in under[a]
    }
    assert ("six people", ("conflict", "c1"), 0) in by_words
    assert ("nine people", ("conflict", "c1"), 1) in by_words
    assert ("eleven people", ("lookalike", "l1"), 0) in by_words
    assert not any("eleven" in words and item[0] == "conflict" for words, item, _ in by_words)


def test_a_labelled_conflict_teaches_one_fact_and_all_else_at_odds_teaches_two(
    stories: Path,
) -> None:
    pairs = pairs_of(labelled_stories([stories])[0], load_rules())
    at_odds = [pair for pair in pairs if not pair.agreeing and pair.rule == "injured"]
    assert any(pair.one_fact for pair in at_odds)
    assert all(pair.story == "trams/first" for pair in pairs)


def test_what_is_told_several_times_counts_once(stories: Path) -> None:
    pairs = pairs_of(labelled_stories([stories])[0], load_rules())
    one_fact = [p for p in pairs if p.one_fact and not p.agreeing and p.rule == "injured"]
    values = {"six people / nine people", "six / nine", "six hurt / nine"}
    assert 1 <= sum(pair.share for pair in one_fact) <= len(values) + 1
