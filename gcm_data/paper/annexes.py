"""The annexes of evidence: the States behind each count of the text, by paragraph, and the passages, numbered."""

from __future__ import annotations

from dataclasses import dataclass

from gcm_data import reference
from gcm_data.coverage.focus import Evidence, Focus
from gcm_data.coverage.scope import Scope
from gcm_data.evidence.annex import Annex
from gcm_data.paper.parts import Count, Paper, Quote

STATES_BEHIND = (
    "For each count of the text the members and associate members that it counts, each with the numbers of its "
    "passages in annex D. A count that stands in several paragraphs is told at the first. Where members are counted "
    "because they do not mention something, or for having documents, no passage says so. A count of 0 stands behind "
    "nobody and is left out."
)
PASSAGES = "Each passage in full, once, with what it is evidence for and where it stands."


@dataclass(frozen=True, slots=True)
class Backing:
    """Who stands behind a count. `paragraph` is the number of the paragraph in which it stands.

    `states` and `beside` (respondents that count for no State) map a name to the numbers of its passages. `told_at` is
    an earlier paragraph that has this count already and lists its States; 0 where there is none.
    """

    paragraph: int
    count: Count
    states: dict[str, tuple[int, ...]]
    beside: dict[str, tuple[int, ...]]
    told_at: int = 0


@dataclass(frozen=True)
class Annexes:
    """The evidence of a paper: `annex` has its passages, `backings` what stands behind each count."""

    annex: Annex
    backings: tuple[Backing, ...]

    @classmethod
    def of(cls, scope: Scope, paper: Paper) -> Annexes:
        """Gather the evidence of all counts of a paper; counts of documents have none."""
        places = [
            (number, found)
            for number, paragraph in enumerate(paper.paragraphs, start=1)
            for sentence in paragraph.sentences
            for found in sentence.counts
            if found.focus
        ]
        annex = Annex.of(scope, [found.focus for _, found in places if has_passages(found.focus)])
        told: dict[Focus, int] = {}
        backings = []
        for number, found in places:
            first = told.setdefault(found.focus, number)
            made = _backing(scope, annex, number, found, first if first != number else 0)
            if found.count or made.beside:
                backings.append(made)
        return cls(annex, tuple(backings))

    def number_of(self, quote: Quote) -> int:
        """The number of a quoted passage."""
        numbered = zip(self.annex.given, self.annex.rows, strict=True)
        return next(number for number, (response, _) in numbered if response == quote.row)


def has_passages(focus: Focus) -> bool:
    """Whether words stand behind a number: not where it counts members with documents, or members that say nothing."""
    return bool(focus.targets) and not focus.is_silent


def _backing(scope: Scope, annex: Annex, number: int, found: Count, told_at: int) -> Backing:
    by_respondent = annex.by_respondent(found.focus) if has_passages(found.focus) else {}
    counted = [reference.member(iso3) for iso3 in Evidence(scope.grid, found.focus).counted]
    states = {member.name: by_respondent.pop(member.name, ()) for member in counted}
    return Backing(number, found, states, by_respondent, told_at)
