"""Rule sets: which assertions are comparable, and how strictly they are judged."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal

import regex
from pydantic import AfterValidator, BeforeValidator, Field, FiniteFloat, Strict, model_validator

from atodds.config.check import Published
from atodds.config.lengths import length_of
from atodds.config.placed import Entries, Placed, Way, read_yaml
from atodds.config.shape import (
    Shape,
    Text,
    Texts,
    as_list,
    at_least,
    found,
    items_of,
    repeated,
    shaped,
    suggestion,
)
from atodds.model import Kind, Modality, Problem, Severity

KEBAB = regex.compile(r"[a-z][a-z0-9]*+(?:-[a-z0-9]++)*+")

Number = Annotated[FiniteFloat, Strict()]


class Measure(StrEnum):
    """How a value may move without any source being wrong."""

    FIXED = "fixed"
    STOCK = "stock"
    RISING = "rising"
    WORDS = "words"
    CATEGORY = "category"


class Expectation(StrEnum):
    """What a rule is to make of a test's texts."""

    CONFLICT = "conflict"
    NOTE = "note"
    AGREE = "agree"
    SILENT = "silent"


def _kebab(name: str) -> str:
    if not KEBAB.fullmatch(name):
        said = f"must be in lower case with hyphens, such as talks-length, not {found(name)}"
        raise ValueError(said)
    return name


class Match(Shape):
    """What a rule takes up: an assertion must meet every condition that is given."""

    kind: Annotated[tuple[Kind, ...], BeforeValidator(as_list)] = ()
    aspect: Texts = ()
    event: Texts = ()
    of: Texts = ()
    unless_of: Texts = ()
    modality: Annotated[tuple[Modality, ...], BeforeValidator(as_list)] = (Modality.FACT,)
    dimension: Texts = ()


class Passage(Shape):
    """One text of a rule's test, as an outlet of its own would print it."""

    text: Text
    published: Published = None
    outlet: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, data: object) -> object:
        return {"text": data} if isinstance(data, str) else data


Passages = Annotated[tuple[Passage, ...], at_least(2)]


class RuleTest(Shape):
    """Texts, and what the rule is to make of them."""

    conflict: Passages | None = None
    note: Passages | None = None
    agree: Passages | None = None
    silent: Passages | None = None
    because: Text | None = None
    published: Published = None
    """For all texts that give no date of their own."""

    @property
    def expectation(self) -> Expectation:
        """What the rule is to make of the texts."""
        return next(e for e in Expectation if getattr(self, e) is not None)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The texts, each with the test's date where it gives none itself."""
        given: tuple[Passage, ...] = getattr(self, self.expectation)
        return tuple(
            p if p.published else p.model_copy(update={"published": self.published}) for p in given
        )

    @model_validator(mode="after")
    def _one_expectation(self) -> RuleTest:
        given = [e for e in Expectation if getattr(self, e) is not None]
        if len(given) != 1:
            said = " and ".join(given) or "none"
            said = f"must have one of conflict, note, agree and silent, not {said}"
            raise ValueError(said)
        return self


class Rule(Shape):
    """One fact that outlets may be at odds on."""

    name: Annotated[Text, AfterValidator(_kebab)]
    title: Text
    what: Text
    """One sentence for editors."""
    kind: Kind
    severity: Severity
    measure: Measure
    match: Match = Match()
    also: Match | None = None
    """What else the rule takes up: a crowd that the words tell, or one that the event does."""
    beside: Match | None = None
    """What other rules take up that this one holds against its own all the same."""
    require: Texts = ()
    """Names of evidence of which one at least must be present."""
    vetoes: Texts | None = None
    """Names of the vetoes that hold; None for all."""
    weights: dict[str, Number] = Field(default_factory=dict)
    """By name of evidence, in place of the usual weight."""
    threshold: Number
    """The least sum of weights at which two assertions are about one fact."""
    bar: Number | None = None
    """The least sum of weights at which a conflict is reported; the threshold where omitted."""
    tolerance: Annotated[Number, Field(ge=0, lt=1)] = 0.0
    """The share by which two amounts may differ and still agree."""
    within: Annotated[timedelta | None, BeforeValidator(length_of)] = None
    """How far apart in time a stock's figures are still comparable."""
    tests: tuple[RuleTest, ...] = ()

    @property
    def conflict_threshold(self) -> float:
        """The least sum of weights at which a conflict is reported."""
        return self.threshold if self.bar is None else self.bar


class Learnt(Shape):
    """What labelled stories taught; it goes before what people set by hand."""

    weights: dict[str, Number] = Field(default_factory=dict)
    """By name of evidence."""
    thresholds: dict[str, Number] = Field(default_factory=dict)
    """By name of rule."""
    bars: dict[str, Number] = Field(default_factory=dict)
    """By name of rule."""


class RuleSet(Shape):
    """Rules in the order in which they are asked."""

    path: Path = Field(alias=":path")
    """Of the file, as given."""
    version: Literal[1] = 1
    rules: Annotated[tuple[Rule, ...], at_least(1)]
    learnt: Learnt = Learnt()

    @classmethod
    def whence(cls, entries: Entries, path: Path) -> dict[str, Any]:
        """Keep the path of the rule set."""
        return {**super().whence(entries, path), ":path": path}


def load_rules(
    path: str | Path | None = None,
    *,
    evidence: Collection[str] = (),
    vetoes: Collection[str] = (),
    learnt: bool = True,
) -> RuleSet:
    """Return a rule set, the default one without a path; ConfigError with all that is wrong.

    `evidence` and `vetoes` are the names there are; where none are given, any name will do. Without
    `learnt` the rules are as people set them.
    """
    placed = read_yaml(default_rules() if path is None else Path(path))
    rules = [rule["name"] for rule in items_of(placed.data, "rules") if _has_name(rule)]
    further = [*repeated(placed, "rules", "name")]
    for key, known in (("require", evidence), ("weights", evidence), ("vetoes", vetoes)):
        further += _unknown_names(placed, key, known) if known else ()
    for key, known in (("weights", evidence), ("thresholds", rules), ("bars", rules)):
        holder = placed.data.get("learnt") if isinstance(placed.data, dict) else None
        further += _unknown(placed, ("learnt", key), holder, known) if known else ()
    rule_set = shaped(placed, RuleSet, further)
    if learnt:
        return rule_set.model_copy(update={"rules": tuple(_as_learnt(rule_set))})
    return rule_set.model_copy(update={"learnt": Learnt()})


def _has_name(rule: object) -> bool:
    return isinstance(rule, dict) and isinstance(rule.get("name"), str)


def _as_learnt(rule_set: RuleSet) -> Iterator[Rule]:
    learnt = rule_set.learnt
    for rule in rule_set.rules:
        threshold = learnt.thresholds.get(rule.name, rule.threshold)
        bar = learnt.bars.get(rule.name, rule.bar)
        yield rule.model_copy(update={"threshold": threshold, "bar": bar})


def default_rules() -> Path:
    """Return the rule set of the installed package, or of the checkout that it runs from."""
    package = Path(__file__).parents[1]
    installed = package / "rules.yaml"
    return installed if installed.exists() else package.parents[1] / "rules.yaml"


def _unknown_names(placed: Placed, key: str, known: Collection[str]) -> Iterator[Problem]:
    for number, rule in enumerate(items_of(placed.data, "rules")):
        yield from _unknown(placed, ("rules", number, key), rule, known)


def _unknown(placed: Placed, way: Way, holder: object, known: Collection[str]) -> Iterator[Problem]:
    """Find what the last key of the way names that does not exist."""
    key = way[-1]
    names = holder.get(key) if isinstance(holder, dict) else None
    for step, name in _steps(names):
        if isinstance(name, str) and name not in known:
            hint = suggestion(name, known) or f"; known are {', '.join(sorted(known))}"
            place = placed.place((*way, *step), key=isinstance(names, dict))
            yield Problem(place, f"{key} names {name!r}, which there is not{hint}")


def _steps(names: object) -> Iterator[tuple[Way, object]]:
    """Give each name with the step that leads to it, whether listed, in keys or alone."""
    if isinstance(names, dict):
        yield from (((name,), name) for name in names)
    elif isinstance(names, list):
        yield from (((number,), name) for number, name in enumerate(names))
    else:
        yield (), names
