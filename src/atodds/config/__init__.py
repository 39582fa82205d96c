"""Check files and rule sets, with the place of everything that is wrong with them."""

from atodds.config.check import Check, DocumentEntry, FailOn, Grouping, load_check, moment_of
from atodds.config.error import ConfigError
from atodds.config.lengths import length_of
from atodds.config.limits import Limits
from atodds.config.notify import Email, Notify
from atodds.config.placed import Entries, Placed, parse_yaml, read_text, read_yaml
from atodds.config.rules import (
    Expectation,
    Match,
    Measure,
    Passage,
    Rule,
    RuleSet,
    RuleTest,
    default_rules,
    load_rules,
)
from atodds.config.shape import Shape, Text, Texts, in_order, repeated, shaped, suggestion
from atodds.config.sources import Source, SourceKind, domain_of
from atodds.config.writing import copy_whole, draft_of, encoded, rewrite, write_whole

__all__ = [
    "Check",
    "ConfigError",
    "DocumentEntry",
    "Email",
    "Entries",
    "Expectation",
    "FailOn",
    "Grouping",
    "Limits",
    "Match",
    "Measure",
    "Notify",
    "Passage",
    "Placed",
    "Rule",
    "RuleSet",
    "RuleTest",
    "Shape",
    "Source",
    "SourceKind",
    "Text",
    "Texts",
    "copy_whole",
    "default_rules",
    "domain_of",
    "draft_of",
    "encoded",
    "in_order",
    "length_of",
    "load_check",
    "load_rules",
    "moment_of",
    "parse_yaml",
    "read_text",
    "read_yaml",
    "repeated",
    "rewrite",
    "shaped",
    "suggestion",
    "write_whole",
]
