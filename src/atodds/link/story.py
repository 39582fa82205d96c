"""What the linker knows of the documents beyond the two assertions it looks at."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import log

from atodds.link.alignment import Alignment, Place, alignments
from atodds.link.rivals import Rivals
from atodds.link.roster import Roster
from atodds.link.unrelated import Naming
from atodds.model import Assertion, Document
from atodds.model.assertion import TOLD


@dataclass(frozen=True, slots=True)
class Story:
    """The documents by id, how rare each content word is in them, and which sentences are alike.

    Copies count as one, so that whoever repeats what is said changes nothing for the others.
    """

    documents: Mapping[str, Document]
    rarity: Mapping[str, float]
    """From 0, in every sentence, to 1, in one alone."""
    rivals: Rivals = field(default_factory=Rivals)
    alignments: Mapping[tuple[Place, Place], Alignment] = field(default_factory=dict)
    """The sentences that tell something alike, the earlier place first."""
    rosters: Mapping[str, Roster] = field(default_factory=dict)
    """Whom each document tells of by age."""
    namings: Mapping[str, Naming] = field(default_factory=dict)
    """Whom and what places each document names."""

    @classmethod
    def of(cls, documents: Iterable[Document], assertions: Iterable[Assertion]) -> Story:
        """Count in how many different sentences that assert something each word stands."""
        told = tuple(a for a in assertions if a.slot.aspect != TOLD)
        by_document: dict[str, list[Assertion]] = defaultdict(list)
        for assertion in told:
            by_document[assertion.document].append(assertion)
        # Each figure leaves its own words out: a sentence of three would count as three.
        sentences = set({(a.document, a.sentence): a.words for a in told}.values())
        counts = Counter(word for words in sentences for word in words)
        total = len(sentences) + 1
        rarity = {word: log(total / n) / log(total) for word, n in counts.items()}
        by_id = {d.id: d for d in documents}
        rosters = {name: Roster.of(of_one) for name, of_one in by_document.items()}
        namings = {name: Naming.of(document.text) for name, document in by_id.items()}
        return cls(by_id, rarity, Rivals.of(told), alignments(by_id.values()), rosters, namings)

    def unrelated(self, left: Assertion, right: Assertion) -> bool:
        """Tell whether the texts of the two name nobody and no place in common."""
        mine, other = (self.namings.get(a.document) for a in (left, right))
        return bool(mine and other and mine.shares_nothing(other))

    def names_others(self, left: Assertion, right: Assertion) -> bool:
        """Tell whether either sentence names somebody, and nobody of whom the other text tells."""
        told = []
        for one, another in ((left, right), (right, left)):
            mine, other = (self.namings.get(a.document) for a in (one, another))
            if mine is None or other is None:
                return False
            names = mine.in_sentence(one.sentence.of(self.documents[one.document].text))
            told.append(bool(names) and names.isdisjoint(other.words))
        return all(told)

    def alignment(self, left: Assertion, right: Assertion) -> Alignment | None:
        """Return how the sentences of two assertions are told alike, seen from the left one."""
        mine, other = ((a.document, a.sentence.start) for a in (left, right))
        if mine < other:
            return self.alignments.get((mine, other))
        found = self.alignments.get((other, mine))
        return found.swapped() if found else None

    def shared_rarity(self, left: frozenset[str], right: frozenset[str]) -> tuple[float, list[str]]:
        """Return the summed rarity of the words in both, and the rarest of them first."""
        shared = sorted(left & right, key=lambda w: (-self.rarity.get(w, 0), w))
        return sum(self.rarity.get(w, 0) for w in shared), shared
