"""How often each row of the lexicon was right, by the decisions that people have settled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from gcm_data.coding.terms import is_weak
from loaders.suggestions.features import see
from loaders.suggestions.lexicon import Term
from loaders.suggestions.settled import Settled


class TermRow(NamedTuple):
    """A term, on how many texts with it people decided, and in how many they accepted its target."""

    term: Term
    decided: int
    accepted: int

    @property
    def is_weak(self) -> bool:
        """Whether the term should be weakened."""
        return is_weak(self.decided, self.accepted)


def term_report(settled: Iterable[Settled]) -> list[TermRow]:
    """A row for each term that stands in a settled text, those to weaken first, then by their row in the lexicon."""
    decided: Counter[Term] = Counter()
    accepted: Counter[Term] = Counter()
    for text in settled:
        seen = see(text.text, is_asked=True)
        for kind in text.kinds & set(seen.kinds):
            for term in {hit.term for hits in seen.kinds[kind].hits.values() for _, hit in hits}:
                decided[term] += 1
                accepted[term] += (kind, term.target) in text.accepted
    rows = [TermRow(term, decided[term], accepted[term]) for term in decided]
    return sorted(rows, key=lambda row: (not row.is_weak, row.term.row))
