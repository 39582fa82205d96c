"""Learnt weights and bars written into a rule set: as data, or into the lines of its file."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import regex
import yaml

from atodds.config import RuleSet
from atodds.quality.fit import Fit

WEIGHT_LINE = regex.compile(
    r"(?P<name>[a-z][a-z-]*+):(?P<space> ++)(?P<weight>-?+[\d.]++)(?P<rest>.*+)"
)
THRESHOLD_LINE = regex.compile(r"(?P<indent> ++)threshold: [\d.]++.*+")
BAR_LINE = regex.compile(r" ++bar: [\d.]++.*+")


def with_fit(text: str, fit: Fit) -> str:
    """Return a rule set, given as YAML, with the weights and bars learnt; comments are lost."""
    data = yaml.safe_load(text)
    data["weights"] = dict(sorted(fit.weights.items()))
    for rule in data["rules"]:
        rule |= {"threshold": fit.thresholds[rule["name"]], "bar": fit.bars[rule["name"]]}
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True)


def rewritten(rules: RuleSet, text: str, fit: Fit) -> str:
    """Return a rule set's file with the thresholds and bars learnt; all else stays as it is."""
    lines = text.splitlines(keepends=True)
    begins = [rule.line - 1 for rule in rules.rules]
    names = [rule.name for rule in rules.rules]
    head = lines[: begins[0]]
    for name, (begin, end) in zip(names, pairwise([*begins, len(lines)]), strict=True):
        head += _with_needs(lines[begin:end], fit.thresholds[name], fit.bars[name])
    return "".join(head)


def reweighed(text: str, weights: Mapping[str, float]) -> str:
    """Return the lines of a table of weights with those learnt; comments stay where they are."""
    return "".join(f"{_reweighed(line, weights)}\n" for line in text.splitlines())


def _reweighed(line: str, weights: Mapping[str, float]) -> str:
    found = WEIGHT_LINE.fullmatch(line)
    if not found or found["name"] not in weights:
        return line
    return f"{found['name']}:{found['space']}{weights[found['name']]:g}{found['rest']}"


def _with_needs(block: list[str], threshold: float, bar: float) -> list[str]:
    rest = [line for line in block if not BAR_LINE.fullmatch(line.rstrip("\n"))]
    at, found = next(
        (n, m) for n, line in enumerate(rest) if (m := THRESHOLD_LINE.fullmatch(line.rstrip("\n")))
    )
    needs = [
        f"{found['indent']}{key}: {n:g}\n" for key, n in (("threshold", threshold), ("bar", bar))
    ]
    return [*rest[:at], *needs, *rest[at + 1 :]]
